<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Call next</source>
        <translation>叫下一位</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>All tickets</source>
        <translation>全部工单</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>即将超时</translation>
    </message>
    <message>
        <source>Every visit is counted here by the hour it began</source>
        <translation>有接待后，这里按时段显示人次</translation>
    </message>
    <message>
        <source>F2 receives whoever comes next</source>
        <translation>按 F2 接待下一位</translation>
    </message>
    <message>
        <source>F6 opens a ticket</source>
        <translation>按 F6 开工单</translation>
    </message>
    <message>
        <source>Follow-ups due</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>My tickets due</source>
        <translation>我的到期工单</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>No call is due today</source>
        <translation>今天没有待回访</translation>
    </message>
    <message>
        <source>No request noted yet</source>
        <translation>尚未记录诉求</translation>
    </message>
    <message>
        <source>Nobody has come yet</source>
        <translation>今天还没有接待</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>没有人等候</translation>
    </message>
    <message>
        <source>Nothing is about to be late</source>
        <translation>没有即将超时的工单</translation>
    </message>
    <message>
        <source>Nothing is assigned to you</source>
        <translation>没有派给您的工单</translation>
    </message>
    <message>
        <source>Reminder put away</source>
        <translation>提醒已收起</translation>
    </message>
    <message>
        <source>Satisfaction today</source>
        <translation>今日满意度</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Shown from {n} answers on, so that nobody is singled out</source>
        <translation>满 {n} 份答卷后显示，以免看出是谁</translation>
    </message>
    <message>
        <source>Solved tickets plan their own call-backs</source>
        <translation>工单办结后会自动安排回访</translation>
    </message>
    <message>
        <source>Start calls</source>
        <translation>开始回访</translation>
    </message>
    <message>
        <source>Tickets due within the hour show here</source>
        <translation>一小时内到期的工单显示在这里</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Unregistered visitor</source>
        <translation>未登记访客</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>很不满意</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Visits today</source>
        <translation>今日客流</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等候中</translation>
    </message>
    <message>
        <source>Waiting queue</source>
        <translation>等候队列</translation>
    </message>
    <message>
        <source>due</source>
        <translation>位</translation>
    </message>
    <message>
        <source>longest {time}</source>
        <translation>最长 {time}</translation>
    </message>
    <message>
        <source>longest {time}, over standard</source>
        <translation>最长 {time}，超标准</translation>
    </message>
    <message>
        <source>no public holidays in {names} yet; Ins fills them there</source>
        <translation>日历“{names}”还没有这一年的法定节假日；到那里按 Ins 填入</translation>
    </message>
    <message>
        <source>no public holidays in {names} yet; enter them once published</source>
        <translation>日历“{names}”还没有这一年的法定节假日；公布后请录入或导入</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>没有人等候</translation>
    </message>
    <message>
        <source>none is late</source>
        <translation>没有超时</translation>
    </message>
    <message>
        <source>none overdue</source>
        <translation>没有逾期</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>未派单</translation>
    </message>
    <message>
        <source>open</source>
        <translation>件</translation>
    </message>
    <message>
        <source>over {time} standard</source>
        <translation>超出标准 {time}</translation>
    </message>
    <message>
        <source>standard {time}</source>
        <translation>标准 {time}内</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>件</translation>
    </message>
    <message>
        <source>{count} · peak {hour}:00</source>
        <translation>{count} · 高峰 {hour} 时</translation>
    </message>
    <message>
        <source>{customers}</source>
        <translation>人</translation>
    </message>
    <message>
        <source>{n} answers</source>
        <translation>{n} 份</translation>
    </message>
    <message>
        <source>{n} answers so far</source>
        <translation>已收 {n} 份</translation>
    </message>
    <message>
        <source>{n} due within the hour</source>
        <translation>{n} 件将在 1 小时内到期</translation>
    </message>
    <message>
        <source>{n} late, up to {time}</source>
        <translation>{n} 件已超时，最长 {time}</translation>
    </message>
    <message>
        <source>{n} open deadlines reach into it</source>
        <translation>有 {n} 件未结工单的时限落在这一年</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} 位逾期</translation>
    </message>
    <message>
        <source>{n} so far</source>
        <translation>累计 {n}</translation>
    </message>
    <message>
        <source>{satisfied} of {n} satisfied</source>
        <translation>{satisfied} / {n} 份满意</translation>
    </message>
    <message>
        <source>{score} of 5</source>
        <translation>{score} 分</translation>
    </message>
    <message>
        <source>{time} overdue</source>
        <translation>逾期 {time}</translation>
    </message>
</context>
</TS>
