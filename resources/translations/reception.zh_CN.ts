<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Call next</source>
        <translation>叫下一位</translation>
    </message>
    <message>
        <source>Choose scenario</source>
        <translation>选场景</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新接待</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Please enter a name.</source>
        <translation>请输入姓名。</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Reception</source>
        <translation>接待</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>A colleague wrote here meanwhile; saving keeps both</source>
        <translation>同事刚在这里写了内容；保存时两份都保留</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>回访事由</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>其他原因，写好后按回车</translation>
    </message>
    <message>
        <source>Answered now</source>
        <translation>已当场解决</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>约回访</translation>
    </message>
    <message>
        <source>Call promised</source>
        <translation>已约回访</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Choose a scenario with 1–0: its steps and the words appear here.</source>
        <translation>按 1–0 选场景，这里会列出步骤和话术。</translation>
    </message>
    <message>
        <source>Choose how it ended: F5, F6 or F7; F8 parks it</source>
        <translation>请选择本次结果：F5 当场解决、F6 开工单、F7 约回访；F8 挂起</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Do not register</source>
        <translation>不登记</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Everything about this {customer}</source>
        <translation>{customer}全部资料</translation>
    </message>
    <message>
        <source>F4 finds somebody first; choosing them begins the visit</source>
        <translation>也可以按 F4 先查人，选中即开始接待</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>In 1 h</source>
        <translation>1 小时后</translation>
    </message>
    <message>
        <source>In the {customer}’s own words; answers appear while you type</source>
        <translation>照{customer}的原话记，边打字边出建议</translation>
    </message>
    <message>
        <source>Interrupted? F8 parks; drafts are kept</source>
        <translation>被打断时按 F8 挂起，草稿自动保留</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New {customer}</source>
        <translation>新{customer}</translation>
    </message>
    <message>
        <source>Night {night}</source>
        <translation>第 {night} 晚</translation>
    </message>
    <message>
        <source>No scenario chosen yet</source>
        <translation>还没选场景</translation>
    </message>
    <message>
        <source>No visit is open</source>
        <translation>当前没有进行中的接待</translation>
    </message>
    <message>
        <source>No. {n}</source>
        <translation>第 {n} 次</translation>
    </message>
    <message>
        <source>Nobody chosen yet. Enter without a hit writes a new {customer} down.</source>
        <translation>还没选{customer}。查不到时按回车登记新{customer}；不登记也能接待。</translation>
    </message>
    <message>
        <source>Nobody is registered for this visit: note the number here.</source>
        <translation>本次没有登记{customer}，请把电话写在这里。</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>没有人在等候</translation>
    </message>
    <message>
        <source>Nobody waits. Whoever comes, calls or writes begins here.</source>
        <translation>没有人在等候。来人、来电、来消息都从这里开始。</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>开工单</translation>
    </message>
    <message>
        <source>Open visits</source>
        <translation>进行中的接待</translation>
    </message>
    <message>
        <source>Outcome of this visit</source>
        <translation>本次结果</translation>
    </message>
    <message>
        <source>Own time</source>
        <translation>自选时间</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Pinyin, phone tail, {reference} or name</source>
        <translation>拼音、手机尾号、{reference}或姓名</translation>
    </message>
    <message>
        <source>Priority {priority} (suggested)</source>
        <translation>优先级 {priority}（建议）</translation>
    </message>
    <message>
        <source>Promise a call</source>
        <translation>约定回访时间</translation>
    </message>
    <message>
        <source>Promise it</source>
        <translation>约好了</translation>
    </message>
    <message>
        <source>Reception record</source>
        <translation>接待记录</translation>
    </message>
    <message>
        <source>Required {must_done} / {must} · {done} / {whole} steps</source>
        <translation>必做 {must_done} / {must} · 共 {done} / {whole} 步</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Same place, same fault: {place}, {ago}</source>
        <translation>同处同故障：{place} {ago}报修过</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Service standard</source>
        <translation>服务标准</translation>
    </message>
    <message>
        <source>Standard · {scenario}</source>
        <translation>服务标准 · {scenario}</translation>
    </message>
    <message>
        <source>Standard: within {n} minutes</source>
        <translation>标准：{n} 分钟内</translation>
    </message>
    <message>
        <source>Stands on the call list</source>
        <translation>会列在回访清单里</translation>
    </message>
    <message>
        <source>Suggested answers</source>
        <translation>知识库建议</translation>
    </message>
    <message>
        <source>Suggested: {scenario}</source>
        <translation>建议场景：{scenario}</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Time served</source>
        <translation>接待时长</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>Tomorrow {time}</source>
        <translation>明天 {time}</translation>
    </message>
    <message>
        <source>Type who it is: choosing somebody begins a visit.</source>
        <translation>先查{customer}，选中后即开始接待。</translation>
    </message>
    <message>
        <source>Unregistered</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>What the {customer} wants</source>
        <translation>{customer}诉求</translation>
    </message>
    <message>
        <source>When</source>
        <translation>什么时候</translation>
    </message>
    <message>
        <source>Who is it</source>
        <translation>查找{customer}</translation>
    </message>
    <message>
        <source>at the desk</source>
        <translation>到柜台</translation>
    </message>
    <message>
        <source>digits choose</source>
        <translation>按数字键直接选择</translation>
    </message>
    <message>
        <source>helpful {helpful}/{votes}</source>
        <translation>有用 {helpful}/{votes}</translation>
    </message>
    <message>
        <source>it is still open: add to it</source>
        <translation>还没办结，请接着处理</translation>
    </message>
    <message>
        <source>left {day}</source>
        <translation>{day} 离店</translation>
    </message>
    <message>
        <source>noted as used</source>
        <translation>已记为采用</translation>
    </message>
    <message>
        <source>of {n} nights</source>
        <translation>共 {n} 晚</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>parked {time}</source>
        <translation>已挂起 {time}</translation>
    </message>
    <message>
        <source>say what is different this time</source>
        <translation>请写明这次有何不同</translation>
    </message>
    <message>
        <source>staying here</source>
        <translation>入住</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>used {n} times this month</source>
        <translation>本月使用 {n} 次</translation>
    </message>
    <message>
        <source>while you type</source>
        <translation>随输入更新</translation>
    </message>
    <message>
        <source>{Customer}</source>
        <translation>{Customer}</translation>
    </message>
    <message>
        <source>{Reference}</source>
        <translation>{Reference}</translation>
    </message>
    <message>
        <source>{number} parked</source>
        <translation>{number} 已挂起</translation>
    </message>
    <message>
        <source>{number} taken back</source>
        <translation>{number} 已作废</translation>
    </message>
    <message>
        <source>{number} waits again</source>
        <translation>{number} 已退回等候</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>{n} 天前</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>更多 {n} 个</translation>
    </message>
    <message>
        <source>{n} open tickets</source>
        <translation>未办结工单 {n} 件</translation>
    </message>
    <message>
        <source>{n} required steps are open. Why are they left out?</source>
        <translation>还有 {n} 项必做没完成，为什么跳过？</translation>
    </message>
    <message>
        <source>{n} steps are required, the others as needed. Leaving one out asks for a reason.</source>
        <translation>{n} 步必做，其余视情况；跳过必做项须选原因。</translation>
    </message>
    <message>
        <source>{n} {customers} wait.</source>
        <translation>有 {n} 位{customer}在等候。</translation>
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
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
</context>
</TS>
