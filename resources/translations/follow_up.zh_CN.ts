<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FollowUp</name>
    <message>
        <source>A colleague finished this call meanwhile; your words are kept as a draft</source>
        <translation>同事已完成这次回访；您写的内容留作草稿</translation>
    </message>
    <message>
        <source>Call again at</source>
        <translation>下次拨打</translation>
    </message>
    <message>
        <source>Call noted: {outcome}</source>
        <translation>已记录：{outcome}</translation>
    </message>
    <message>
        <source>Call saved</source>
        <translation>回访已保存</translation>
    </message>
    <message>
        <source>Call-back {subject}</source>
        <translation>回访：{subject}</translation>
    </message>
    <message>
        <source>Call-backs</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Do not reopen</source>
        <translation>不重开</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Draft restored</source>
        <translation>草稿已恢复</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>How likely are you to recommend us?</source>
        <translation>您愿意向朋友推荐我们吗？</translation>
    </message>
    <message>
        <source>How satisfied are you with how it was handled?</source>
        <translation>这次处理，您满意吗？</translation>
    </message>
    <message>
        <source>How the call went</source>
        <translation>通话结果</translation>
    </message>
    <message>
        <source>In the {customer}&apos;s own words</source>
        <translation>{customer}原话</translation>
    </message>
    <message>
        <source>Leave the scores to a colleague; saving keeps the words alone</source>
        <translation>评分请同事来录；您保存只记原话</translation>
    </message>
    <message>
        <source>Low score</source>
        <translation>低分</translation>
    </message>
    <message>
        <source>No number noted</source>
        <translation>没有登记电话</translation>
    </message>
    <message>
        <source>Nobody to call</source>
        <translation>没有待回访</translation>
    </message>
    <message>
        <source>Note the call</source>
        <translation>记录这次拨打</translation>
    </message>
    <message>
        <source>Opened {number} for it</source>
        <translation>已另开 {number}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>推荐意愿</translation>
    </message>
    <message>
        <source>Reopen after all</source>
        <translation>还是重开</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>保存并下一位</translation>
    </message>
    <message>
        <source>Save and reopen</source>
        <translation>保存并重开工单</translation>
    </message>
    <message>
        <source>Saving reopens {number} and tells the {supervisor}</source>
        <translation>保存后将重开 {number} 并告知{supervisor}</translation>
    </message>
    <message>
        <source>Service quality, 1 to 7</source>
        <translation>服务质量（1–7 分）</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示号码</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Solved tickets and promises plan their own call-backs</source>
        <translation>办结的工单和约定的回访会自动排到这里</translation>
    </message>
    <message>
        <source>Solved tickets plan a call-back by their kind; F7 at the desk promises one</source>
        <translation>工单办结后按类型自动安排回访；接待时按 F7 可以约回访</translation>
    </message>
    <message>
        <source>The answers</source>
        <translation>满意度录入</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明日</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Unregistered visitor</source>
        <translation>未登记访客</translation>
    </message>
    <message>
        <source>What it was about</source>
        <translation>工单摘要</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>回访话术</translation>
    </message>
    <message>
        <source>You worked on this yourself</source>
        <translation>这件事是您本人办的</translation>
    </message>
    <message>
        <source>last reached around {hour}:00</source>
        <translation>上次 {hour} 点接通</translation>
    </message>
    <message>
        <source>{number} stays as it is</source>
        <translation>{number} 保持不变</translation>
    </message>
    <message>
        <source>{n} due</source>
        <translation>{n} 位待回访</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} 位逾期</translation>
    </message>
    <message>
        <source>{n} tried</source>
        <translation>已拨 {n} 次</translation>
    </message>
    <message>
        <source>{n}× {outcome}</source>
        <translation>{n} 次{outcome}</translation>
    </message>
    <message>
        <source>{time} overdue</source>
        <translation>逾期 {time}</translation>
    </message>
</context>
</TS>
