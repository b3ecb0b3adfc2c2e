<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Customers</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add alert</source>
        <translation>添加提醒</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>添加联系方式</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>Add preference</source>
        <translation>添加偏好</translation>
    </message>
    <message>
        <source>Agreed that this is kept</source>
        <translation>本人同意留存以上信息</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Alert added</source>
        <translation>已添加提醒</translation>
    </message>
    <message>
        <source>Alert removed</source>
        <translation>已移除提醒</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回访评价</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已解答</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Begin visit</source>
        <translation>开始接待</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Changes saved</source>
        <translation>修改已保存</translation>
    </message>
    <message>
        <source>Choose somebody on the left to see everything that happened</source>
        <translation>在左侧选一位，查看资料与全部往来</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿记录</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>信息授权</translation>
    </message>
    <message>
        <source>Contact added</source>
        <translation>已添加联系方式</translation>
    </message>
    <message>
        <source>Contact removed</source>
        <translation>已移除联系方式</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑资料</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部动态</translation>
    </message>
    <message>
        <source>Find {customer}</source>
        <translation>查找{customer}</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>在店</translation>
    </message>
    <message>
        <source>How loud</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Know before speaking</source>
        <translation>接待前须知</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Member no.</source>
        <translation>会员号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新联系方式</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新工单</translation>
    </message>
    <message>
        <source>New {customer}</source>
        <translation>新{customer}</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>未选{customer}</translation>
    </message>
    <message>
        <source>Nobody fits these words</source>
        <translation>没有符合的人</translation>
    </message>
    <message>
        <source>Nobody in this view</source>
        <translation>这里没有人</translation>
    </message>
    <message>
        <source>Nobody is written down yet</source>
        <translation>还没有登记任何人</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note saved</source>
        <translation>备注已保存</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing happened yet</source>
        <translation>还没有往来记录</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未办结的工单</translation>
    </message>
    <message>
        <source>Nothing noted yet</source>
        <translation>还没有备注</translation>
    </message>
    <message>
        <source>Nothing to know before speaking</source>
        <translation>没有须知事项</translation>
    </message>
    <message>
        <source>Only until</source>
        <translation>设定到期日</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>未办结工单</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Pinyin initials, the last four digits of a phone or a {reference} find them</source>
        <translation>可输入拼音首字母、手机后四位或{reference}</translation>
    </message>
    <message>
        <source>Pinyin, phone tail, {reference}</source>
        <translation>拼音、手机尾号、{reference}</translation>
    </message>
    <message>
        <source>Please write something.</source>
        <translation>请填写内容。</translation>
    </message>
    <message>
        <source>Possibly the same person</source>
        <translation>可能是同一个人</translation>
    </message>
    <message>
        <source>Preference</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Preference added</source>
        <translation>已添加偏好</translation>
    </message>
    <message>
        <source>Preference removed</source>
        <translation>已移除偏好</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Remove alert {text}</source>
        <translation>移除提醒 {text}</translation>
    </message>
    <message>
        <source>Remove preference {text}</source>
        <translation>移除偏好 {text}</translation>
    </message>
    <message>
        <source>Remove {kind}</source>
        <translation>移除{kind}</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Salutation</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Score without words</source>
        <translation>评分，未留言</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show {kind}</source>
        <translation>查看完整{kind}</translation>
    </message>
    <message>
        <source>This is a company</source>
        <translation>这是单位客户</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>会员等级</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下选择</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Visits in a year</source>
        <translation>近一年来访</translation>
    </message>
    <message>
        <source>Visits, tickets and calls will stand here, newest first</source>
        <translation>接待、工单和回访会按时间显示在这里</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>What they like makes the next visit shorter</source>
        <translation>记下喜好，下次接待更快</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>Who is known by name is served faster the second time</source>
        <translation>登记过的人，下次接待更快</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>e.g. quiet room, window seat</source>
        <translation>如：高楼层、靠窗</translation>
    </message>
    <message>
        <source>given {day}</source>
        <translation>{day} 已授权</translation>
    </message>
    <message>
        <source>kept in the audit</source>
        <translation>会记入审计</translation>
    </message>
    <message>
        <source>left {day}</source>
        <translation>{day} 已离店</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>same member number</source>
        <translation>会员号相同</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>姓名相同</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>电话相同</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>{Customers}</source>
        <translation>{Customers}</translation>
    </message>
    <message>
        <source>{Customer} written down</source>
        <translation>已登记{customer}</translation>
    </message>
    <message>
        <source>{Reference}</source>
        <translation>{Reference}</translation>
    </message>
    <message>
        <source>{amount} in all</source>
        <translation>累计 {amount}</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>{n} visits</source>
        <translation>{n} 次</translation>
    </message>
    <message>
        <source>{n} weeks with visits</source>
        <translation>{n} 周有来访</translation>
    </message>
    <message>
        <source>{place} arriving</source>
        <translation>{place} 预抵</translation>
    </message>
    <message>
        <source>{place} here</source>
        <translation>{place} 在住</translation>
    </message>
    <message>
        <source>{year}-{month}</source>
        <translation>{year}年{month}月</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Please choose or type a reason.</source>
        <translation>请选择或填写原因。</translation>
    </message>
    <message>
        <source>Please enter a name.</source>
        <translation>请输入姓名。</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
</TS>
