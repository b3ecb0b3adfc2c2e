<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FirstRun</name>
    <message>
        <source>A stick, another disk or a share</source>
        <translation>U 盘、另一块硬盘或共享文件夹</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Backups are made by themselves, beside the data too.</source>
        <translation>系统会自动备份，数据旁边也留有副本。</translation>
    </message>
    <message>
        <source>Begin empty</source>
        <translation>从空白开始</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>起始数据</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Colleagues are added in Settings; an administrator signs in with the password.</source>
        <translation>同事之后在“设置”里添加；管理员用密码登录。</translation>
    </message>
    <message>
        <source>Everything stays on this PC</source>
        <translation>全部在本机完成</translation>
    </message>
    <message>
        <source>Everything stays on your server</source>
        <translation>数据都在您自己的服务器上</translation>
    </message>
    <message>
        <source>First set-up, about 3 minutes</source>
        <translation>首次设置，约 3 分钟</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>选行业</translation>
    </message>
    <message>
        <source>Industry and data</source>
        <translation>行业与数据</translation>
    </message>
    <message>
        <source>It brings scenarios, words to say, questionnaires and time rules; choose the nearest.</source>
        <translation>行业包自带场景、话术、问卷、时限和本行业的称呼；请选最接近的。</translation>
    </message>
    <message>
        <source>Keep the password safe: nobody can read it from the data.</source>
        <translation>请记好密码：任何人都无法从数据中读出。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Name and desk</source>
        <translation>名称与柜台</translation>
    </message>
    <message>
        <source>Name of the house</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>柜台名称</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Next: {step}</source>
        <translation>下一步：{step}</translation>
    </message>
    <message>
        <source>No network, server or mailbox is needed. Names and people are changed in Settings.</source>
        <translation>不需要网络、服务器或邮箱。名称和人员以后可在“设置”里修改。</translation>
    </message>
    <message>
        <source>Nothing has been written so far.</source>
        <translation>按“完成设置”后才写入数据。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>Please enter a name.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>Please enter the name of the house.</source>
        <translation>请填写单位名称。</translation>
    </message>
    <message>
        <source>Practice data</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>Practice mode for “{industry}”. Everybody signs in with the password {password}, then with PIN {pin}.</source>
        <translation>“{industry}”练习模式。所有人用密码 {password} 登录，之后可用 PIN {pin}。</translation>
    </message>
    <message>
        <source>Practice shows a green strip; nothing of it enters a report.</source>
        <translation>练习模式顶部有绿色横幅，练习记录不进报表。</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>准备就绪</translation>
    </message>
    <message>
        <source>Receive the first guest at once</source>
        <translation>直接接待第一位客人</translation>
    </message>
    <message>
        <source>Second place for backups</source>
        <translation>备份的第二位置</translation>
    </message>
    <message>
        <source>Second place, open the desk</source>
        <translation>备份位置，开始使用</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>完成设置</translation>
    </message>
    <message>
        <source>Setting up; this takes a few seconds…</source>
        <translation>正在设置，需要几秒钟…</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Step {n} of {all}</source>
        <translation>第 {n} 步，共 {all} 步</translation>
    </message>
    <message>
        <source>Ten weeks of an invented house, to try everything</source>
        <translation>一家虚构单位十周的记录，供练习使用</translation>
    </message>
    <message>
        <source>The data are on a server and are backed up there.</source>
        <translation>数据在服务器上，由那边备份。</translation>
    </message>
    <message>
        <source>The house</source>
        <translation>单位信息</translation>
    </message>
    <message>
        <source>The name stands on sign-in, slips and reports.</source>
        <translation>名称会出现在登录页、单据和报表上。</translation>
    </message>
    <message>
        <source>The other desks open what is set up here. Names and people are changed in Settings.</source>
        <translation>在这里设置好，其他服务台打开就能用。名称和人员以后在“设置”里改。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不一样。</translation>
    </message>
    <message>
        <source>Which industry is your desk in?</source>
        <translation>您的前台属于哪个行业？</translation>
    </message>
    <message>
        <source>Who administers it?</source>
        <translation>由谁管理？</translation>
    </message>
    <message>
        <source>Who looks after it</source>
        <translation>管理人员与权限</translation>
    </message>
    <message>
        <source>Whose front desk is this?</source>
        <translation>这是哪里的前台？</translation>
    </message>
    <message>
        <source>Words, scenarios, rules</source>
        <translation>行业包与起始数据</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>at least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>can be switched any time</source>
        <translation>可随时切换</translation>
    </message>
    <message>
        <source>may stay empty</source>
        <translation>可留空</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>练习模式</translation>
    </message>
    <message>
        <source>short, easy to type</source>
        <translation>简短、好输入</translation>
    </message>
    <message>
        <source>{n} articles</source>
        <translation>{n} 篇知识</translation>
    </message>
    <message>
        <source>{n} questionnaires</source>
        <translation>{n} 套问卷</translation>
    </message>
    <message>
        <source>{n} scenarios</source>
        <translation>{n} 个场景</translation>
    </message>
    <message>
        <source>{scenarios} · {articles} · {sets}</source>
        <translation>{scenarios} · {articles} · {sets}</translation>
    </message>
    <message>
        <source>“{name}” as “{industry}”, administered by {person}. Afterwards sign in with {sign_in} and your password.</source>
        <translation>“{name}”，行业“{industry}”，由{person}管理。完成后用登录名 {sign_in} 和密码登录。</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Service Desk</source>
        <translation>前台服务台</translation>
    </message>
</context>
</TS>
