<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Frame</name>
    <message>
        <source>Service Desk</source>
        <translation>前台服务台</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>A PIN switches users; it does not encrypt the data</source>
        <translation>PIN 只用于切换用户，不加密数据</translation>
    </message>
    <message>
        <source>Being served</source>
        <translation>正在办理</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核对…</translation>
    </message>
    <message>
        <source>Choose person</source>
        <translation>选择人员</translation>
    </message>
    <message>
        <source>Choose yourself and enter your PIN</source>
        <translation>请选择您的头像，输入 PIN</translation>
    </message>
    <message>
        <source>Choose yourself and enter your password</source>
        <translation>请选择您的头像，输入密码</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Enter PIN</source>
        <translation>输入 PIN</translation>
    </message>
    <message>
        <source>Everything works offline, on this PC</source>
        <translation>全部在本机完成，不需要网络</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>标准内</translation>
    </message>
    <message>
        <source>Locked · drafts and parked receptions are saved</source>
        <translation>已锁定 · 草稿与挂起的接待都已保存</translation>
    </message>
    <message>
        <source>Names, places, numbers and tickets are hidden</source>
        <translation>姓名、{reference}、电话与工单内容已隐藏</translation>
    </message>
    <message>
        <source>Opening the data… You will be signed in at once</source>
        <translation>正在打开数据…打开后立即为您登录</translation>
    </message>
    <message>
        <source>Over standard</source>
        <translation>超出标准</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN forgotten? Use the password, or ask the {supervisor}</source>
        <translation>忘记 PIN？改用密码，或请{supervisor}重置</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>{name}的 PIN</translation>
    </message>
    <message>
        <source>PIN or password</source>
        <translation>PIN / 密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password of {name}</source>
        <translation>{name}的密码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Six digits open the page you were on</source>
        <translation>输满 6 位自动进入，回到刚才的页面</translation>
    </message>
    <message>
        <source>The desks of this house share one set of data</source>
        <translation>各服务台共用同一份数据</translation>
    </message>
    <message>
        <source>The password is asked every twelve hours; after it the PIN is enough</source>
        <translation>每 12 小时需输一次密码，之后用 PIN 即可</translation>
    </message>
    <message>
        <source>The wait is over; please try again.</source>
        <translation>现在可以再试了。</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>Wrong tries lengthen the wait and are written to the audit</source>
        <translation>多次输错须等待更久，并记入审计</translation>
    </message>
    <message>
        <source>guests · longest {time}</source>
        <translation>人 · 最长 {time}</translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation>已等 {time}</translation>
    </message>
    <message>
        <source>{n} drafts</source>
        <translation>草稿 {n} 份</translation>
    </message>
    <message>
        <source>{n} parked</source>
        <translation>挂起 {n} 个接待</translation>
    </message>
</context>
</TS>
