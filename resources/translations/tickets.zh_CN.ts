<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Assign</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Category and priority</source>
        <translation>分类与优先级</translation>
    </message>
    <message>
        <source>Change state</source>
        <translation>更改状态</translation>
    </message>
    <message>
        <source>Compensate</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Save the list as a file</source>
        <translation>列表存为文件</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Wait for {customer}</source>
        <translation>等待{customer}</translation>
    </message>
    <message>
        <source>Why this deadline</source>
        <translation>时限说明</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Add the tag</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>All {count} of this view</source>
        <translation>选中此视图全部 {count} 张</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete {number}</source>
        <translation>删除 {number}</translation>
    </message>
    <message>
        <source>How they were solved</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>It goes into the bin with everything on it and can be restored.</source>
        <translation>会连同全部内容放进回收站，可以恢复。</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Please choose a department or a person.</source>
        <translation>请选择部门或人员。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed</source>
        <translation>已停止，没有做任何更改</translation>
    </message>
    <message>
        <source>Sub-tickets of</source>
        <translation>设为子工单</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>工单编号</translation>
    </message>
    <message>
        <source>Unmark</source>
        <translation>取消勾选</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 张</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>{count} tickets marked</source>
        <translation>已勾选 {count} 张</translation>
    </message>
    <message>
        <source>{done} of {of} tried; saving need not wait for it</source>
        <translation>已试算 {done}／{of}；不必等它，可直接保存</translation>
    </message>
    <message>
        <source>{done} of {of}; Esc stops and changes nothing</source>
        <translation>{done} / {of}，按 Esc 停止且不做更改</translation>
    </message>
    <message>
        <source>{number} deleted</source>
        <translation>{number} 已删除</translation>
    </message>
    <message>
        <source>{n} are so already</source>
        <translation>{n} 张本来就是</translation>
    </message>
    <message>
        <source>{n} deadlines move</source>
        <translation>{n} 个期限会变</translation>
    </message>
    <message>
        <source>{n} left out, still marked</source>
        <translation>{n} 张未改，仍然勾选</translation>
    </message>
    <message>
        <source>{n} stay as they are:</source>
        <translation>{n} 张不改：</translation>
    </message>
    <message>
        <source>{n} tickets change</source>
        <translation>将修改 {n} 张</translation>
    </message>
    <message>
        <source>{n} tickets changed</source>
        <translation>已修改 {n} 张</translation>
    </message>
    <message>
        <source>{n} tickets deleted</source>
        <translation>已删除 {n} 张</translation>
    </message>
    <message>
        <source>{n} tickets marked</source>
        <translation>已勾选 {n} 张</translation>
    </message>
    <message>
        <source>{n} tickets: for each it is checked on saving that it was not merged, that you may, that the step is allowed and nothing it asks for is missing. What does not pass stays as it is, marked, and is counted afterwards.</source>
        <translation>共 {n} 张：保存时逐张检查是否已被合并、是否有权限、这一步是否允许、所需内容是否齐全。不符合的保持原样、仍然标记，保存后给出张数。</translation>
    </message>
</context>
<context>
    <name>Compensation</name>
    <message>
        <source>Above your own limit: somebody with a higher one enters the PIN.</source>
        <translation>超出您的额度：请额度更高的同事输入 PIN。</translation>
    </message>
    <message>
        <source>Approve instead</source>
        <translation>改为授权</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>账单金额</translation>
    </message>
    <message>
        <source>Please enter an amount like 136 or 136.50.</source>
        <translation>请输入金额，例如 136 或 136.50。</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不予授权</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>Request withdrawn</source>
        <translation>已撤回申请</translation>
    </message>
    <message>
        <source>That is {amount}.</source>
        <translation>折合 {amount}。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Withdraw request</source>
        <translation>撤回申请</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
</context>
<context>
    <name>Deadline</name>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>假期</translation>
    </message>
    <message>
        <source>If it now waited for the {customer}:</source>
        <translation>若现在设为等待{customer}：</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>下次更新</translation>
    </message>
    <message>
        <source>Paused; it would be due {time}</source>
        <translation>暂停中；原定 {time} 到期</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>The clock stops until then; new deadline {time}.</source>
        <translation>到那时之前停止计时；到期改为 {time}。</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>等到</translation>
    </message>
    <message>
        <source>Wait until</source>
        <translation>等到</translation>
    </message>
    <message>
        <source>Which deadline</source>
        <translation>哪个时限</translation>
    </message>
    <message>
        <source>Why there is no deadline</source>
        <translation>为什么没有到期时间</translation>
    </message>
    <message>
        <source>Why {time}</source>
        <translation>为什么是{time}</translation>
    </message>
    <message>
        <source>choose a later time</source>
        <translation>请选以后的时间</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>counted {span}</source>
        <translation>计时 {span}</translation>
    </message>
    <message>
        <source>deadline from {old} to {new}: {why}</source>
        <translation>到期由 {old} 改为 {new}：{why}</translation>
    </message>
    <message>
        <source>done {time}</source>
        <translation>办结 {time}</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>到期变为 {time}</translation>
    </message>
    <message>
        <source>first response from {old} to {new}: {why}</source>
        <translation>首次响应由 {old} 改为 {new}：{why}</translation>
    </message>
    <message>
        <source>hours differ by day</source>
        <translation>各日不同</translation>
    </message>
    <message>
        <source>if it waits</source>
        <translation>若暂停</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>met</source>
        <translation>达成</translation>
    </message>
    <message>
        <source>minus {span}</source>
        <translation>扣除 {span}</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达成</translation>
    </message>
    <message>
        <source>next update from {old} to {new}: {why}</source>
        <translation>下次更新由 {old} 改为 {new}：{why}</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>not open</source>
        <translation>不营业</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>now {time}</source>
        <translation>现在 {time}</translation>
    </message>
    <message>
        <source>over</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>round the clock</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>the calendar changed</source>
        <translation>日历改动</translation>
    </message>
    <message>
        <source>the rules changed</source>
        <translation>规则改动</translation>
    </message>
    <message>
        <source>the ticket changed</source>
        <translation>工单改动</translation>
    </message>
    <message>
        <source>the tier changed</source>
        <translation>会员等级改动</translation>
    </message>
    <message>
        <source>the {customer} asked again</source>
        <translation>{customer}来问</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>without the pauses below</source>
        <translation>已扣除下面的暂停</translation>
    </message>
    <message>
        <source>{calendar} {hours} · target {target} of working time</source>
        <translation>{calendar} {hours} · 目标 {target}（按营业时间）</translation>
    </message>
    <message>
        <source>{days} worked instead, counted as usual</source>
        <translation>{days}调休，照常计时</translation>
    </message>
    <message>
        <source>{day} make-up</source>
        <translation>{day} 调休</translation>
    </message>
    <message>
        <source>{first} to {last} {hours}</source>
        <translation>{first}至{last} {hours}</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{name} holiday</source>
        <translation>{name}假期</translation>
    </message>
    <message>
        <source>{number}: noted that the {customer} asked</source>
        <translation>{number}：已记下{customer}来问</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} days not counted</source>
        <translation>{n} 天不计时</translation>
    </message>
    <message>
        <source>{n} more pauses</source>
        <translation>另 {n} 次暂停</translation>
    </message>
    <message>
        <source>{reason}; {more}</source>
        <translation>{reason}；{more}</translation>
    </message>
    <message>
        <source>{rest} left</source>
        <translation>剩 {rest}</translation>
    </message>
    <message>
        <source>{rest} over</source>
        <translation>超时 {rest}</translation>
    </message>
    <message>
        <source>{rest} over, missed</source>
        <translation>超时 {rest}，未达成</translation>
    </message>
    <message>
        <source>{rest} to spare, met</source>
        <translation>余 {rest}，达成</translation>
    </message>
    <message>
        <source>{target} − {used} = </source>
        <translation>{target} − {used} = </translation>
    </message>
    <message>
        <source>{target}: {state}, and so it stays</source>
        <translation>{target}{state}，结果已定</translation>
    </message>
    <message>
        <source>{time} opened</source>
        <translation>{time} 开单</translation>
    </message>
    <message>
        <source>{time} {customer} asked</source>
        <translation>{time} {customer}来问</translation>
    </message>
    <message>
        <source>{words}, from {time} on</source>
        <translation>{words}，{time} 起算</translation>
    </message>
    <message>
        <source>{words}; the clock stands until work goes on</source>
        <translation>{words}；暂停中，恢复处理后续算</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Please choose first what to change.</source>
        <translation>请先选择要改什么。</translation>
    </message>
    <message>
        <source>Please choose or type a reason.</source>
        <translation>请选择或填写原因。</translation>
    </message>
    <message>
        <source>Please enter a name.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>Please enter the bill of which {percent}% is given.</source>
        <translation>请输入账单金额，按其 {percent}% 计算。</translation>
    </message>
    <message>
        <source>Please say in a few words what it is about.</source>
        <translation>请用几个字说明是什么事。</translation>
    </message>
    <message>
        <source>Please write how it was solved.</source>
        <translation>请写明是怎么解决的。</translation>
    </message>
    <message>
        <source>This amount is too large. Nothing was saved; please check the digits.</source>
        <translation>金额过大，尚未保存，请核对位数。</translation>
    </message>
</context>
<context>
    <name>Escalation</name>
    <message>
        <source>Escalations</source>
        <translation>上报记录</translation>
    </message>
    <message>
        <source>earlier ones are in the timeline</source>
        <translation>更早的见时间线</translation>
    </message>
    <message>
        <source>late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>{name} escalated</source>
        <translation>{name} 上报</translation>
    </message>
    <message>
        <source>{time}, due {due}</source>
        <translation>{time}（应于 {due}）</translation>
    </message>
</context>
<context>
    <name>Inside</name>
    <message>
        <source>Internal agreements</source>
        <translation>内部时限</translation>
    </message>
    <message>
        <source>Internal overdue</source>
        <translation>内部超时</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作单位</translation>
    </message>
    <message>
        <source>kept, {rest} to spare</source>
        <translation>按时，余 {rest}</translation>
    </message>
    <message>
        <source>missed by {rest}</source>
        <translation>未按时，超 {rest}</translation>
    </message>
    <message>
        <source>no partner</source>
        <translation>不转合作单位</translation>
    </message>
    <message>
        <source>{rest} left</source>
        <translation>剩 {rest}</translation>
    </message>
    <message>
        <source>{rest} over</source>
        <translation>超时 {rest}</translation>
    </message>
    <message>
        <source>{who} {target} · {rest}</source>
        <translation>{who} {target} · {rest}</translation>
    </message>
</context>
<context>
    <name>JoinTickets</name>
    <message>
        <source>Compare</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>How</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Is a duplicate of it</source>
        <translation>与它重复</translation>
    </message>
    <message>
        <source>Is a sub-ticket of it</source>
        <translation>是它的子单</translation>
    </message>
    <message>
        <source>It is a sub-ticket</source>
        <translation>它是子单</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Link taken away</source>
        <translation>已解除关联</translation>
    </message>
    <message>
        <source>Link with another ticket</source>
        <translation>关联另一张工单</translation>
    </message>
    <message>
        <source>Merge undone: {n} entries went back to {number}.</source>
        <translation>已撤销合并：{n} 条记录回到 {number}。</translation>
    </message>
    <message>
        <source>Merge {number} with another ticket</source>
        <translation>{number} 与另一张工单合并</translation>
    </message>
    <message>
        <source>Noted: two matters</source>
        <translation>已记下：不是同一件事</translation>
    </message>
    <message>
        <source>Number, title or words</source>
        <translation>单号、标题或关键词</translation>
    </message>
    <message>
        <source>Please choose a ticket.</source>
        <translation>请选一张工单。</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Tag taken off</source>
        <translation>已去掉标签</translation>
    </message>
    <message>
        <source>Tagged “{tag}”</source>
        <translation>已加标签“{tag}”</translation>
    </message>
    <message>
        <source>The other ticket</source>
        <translation>另一张工单</translation>
    </message>
    <message>
        <source>Waits for it</source>
        <translation>要等它</translation>
    </message>
    <message>
        <source>What was done since stays on {number}.</source>
        <translation>合并后新增的内容留在 {number}。</translation>
    </message>
    <message>
        <source>{number} was split</source>
        <translation>{number} 已拆分</translation>
    </message>
    <message>
        <source>↓ shows those of the same {customer} and place</source>
        <translation>按 ↓ 看同{customer}、同地点的工单</translation>
    </message>
</context>
<context>
    <name>Lifecycle</name>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Category and priority</source>
        <translation>分类与优先级</translation>
    </message>
    <message>
        <source>Empty the category, or choose another view</source>
        <translation>清空分类，或换一个视图</translation>
    </message>
    <message>
        <source>Finish what is open, or say why it is left.</source>
        <translation>请完成未办事项，或写明为何保留。</translation>
    </message>
    <message>
        <source>Impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Impact and urgency</source>
        <translation>影响与紧急程度</translation>
    </message>
    <message>
        <source>Leave the rest open because</source>
        <translation>其余不办的原因</translation>
    </message>
    <message>
        <source>Let the priority follow impact and urgency again</source>
        <translation>优先级恢复按影响与紧急程度</translation>
    </message>
    <message>
        <source>Linked ticket opened</source>
        <translation>已开关联工单</translation>
    </message>
    <message>
        <source>Name or pinyin</source>
        <translation>名称或拼音</translation>
    </message>
    <message>
        <source>No ticket of this category here</source>
        <translation>这里没有该分类的工单</translation>
    </message>
    <message>
        <source>Open a linked ticket</source>
        <translation>开关联工单</translation>
    </message>
    <message>
        <source>Please choose what it was about.</source>
        <translation>请选择分类。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>The priority stays “{priority}”.</source>
        <translation>优先级仍为“{priority}”。</translation>
    </message>
    <message>
        <source>The priority “{priority}” was set by hand and stays; proposed: “{proposed}”.</source>
        <translation>优先级“{priority}”为人工设定，保持不变；建议“{proposed}”。</translation>
    </message>
    <message>
        <source>This category is not offered any more; please choose another.</source>
        <translation>该分类已停用，请另选一个。</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Tickets like {number} are not reopened; what is known of it is taken over.</source>
        <translation>{number} 这类工单不能重开；已知信息会带入新工单。</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Waits until</source>
        <translation>等待至</translation>
    </message>
    <message>
        <source>What is new about it</source>
        <translation>新情况</translation>
    </message>
    <message>
        <source>impact</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>left open: {items} ({reason})</source>
        <translation>未完成：{items}（{reason}）</translation>
    </message>
    <message>
        <source>nobody objected in time</source>
        <translation>到期无异议，自动关闭</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>人工设定</translation>
    </message>
    <message>
        <source>the time has come</source>
        <translation>到点，自动恢复处理</translation>
    </message>
    <message>
        <source>the wait is over</source>
        <translation>等待到点</translation>
    </message>
    <message>
        <source>the {customer} confirmed it</source>
        <translation>{customer}已确认</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>waited until {time}: the time has come</source>
        <translation>等待至 {time}，现已到点</translation>
    </message>
    <message>
        <source>{number} classified</source>
        <translation>{number} 已归类</translation>
    </message>
    <message>
        <source>{number} was finished more than {days} days ago; what is known of it is taken over.</source>
        <translation>{number} 办结已超过 {days} 天；已知信息会带入新工单。</translation>
    </message>
    <message>
        <source>{number}: {state}</source>
        <translation>{number}：{state}</translation>
    </message>
    <message>
        <source>{n} checks are open</source>
        <translation>还有 {n} 项未勾选</translation>
    </message>
    <message>
        <source>{n} tickets under it are open</source>
        <translation>还有 {n} 件下级工单未办结</translation>
    </message>
</context>
<context>
    <name>NewTicket</name>
    <message>
        <source>A colleague took this off the form; you had entered {what}</source>
        <translation>同事已从表单中撤去此项；您原已填写 {what}</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Due {moment} · {time} from now</source>
        <translation>{moment} 到期 · 还有 {time}</translation>
    </message>
    <message>
        <source>New sub-ticket of {number}</source>
        <translation>{number} 的子单</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新工单</translation>
    </message>
    <message>
        <source>No time rule applies</source>
        <translation>没有适用的时限规则</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>暂不指定</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不选</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>开工单</translation>
    </message>
    <message>
        <source>Pinyin, phone tail, {reference} or name</source>
        <translation>拼音、手机尾号、{reference}或姓名</translation>
    </message>
    <message>
        <source>Please choose a reason.</source>
        <translation>请选择原因。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promised until</source>
        <translation>承诺到几点</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>What is it about</source>
        <translation>什么事</translation>
    </message>
    <message>
        <source>What was chosen here is not offered any more; please choose again.</source>
        <translation>原先选的这一项已停用，请重新选择。</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>诉求原话</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>e.g. an engineer is there within 10 minutes</source>
        <translation>例如：工程 10 分钟内到房</translation>
    </message>
    <message>
        <source>kept in sight until it is done</source>
        <translation>兑现前会一直显示</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>{Customer}</source>
        <translation>{Customer}</translation>
    </message>
    <message>
        <source>{Reference} or place</source>
        <translation>{Reference}或地点</translation>
    </message>
    <message>
        <source>{number} opened</source>
        <translation>{number} 已开单</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>在办 {n}</translation>
    </message>
    <message>
        <source>{n} required steps are open. Why are they left out?</source>
        <translation>还有 {n} 项必做没完成，为什么跳过？</translation>
    </message>
</context>
<context>
    <name>Promises</name>
    <message>
        <source>promise changed to {time} (was {earlier}): {text}</source>
        <translation>承诺改为 {time}（原 {earlier}）：{text}</translation>
    </message>
</context>
<context>
    <name>Readers</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>指定的人</translation>
    </message>
    <message>
        <source>By role, always: {people}</source>
        <translation>按角色始终可看：{people}</translation>
    </message>
    <message>
        <source>Name people</source>
        <translation>添加可看的人</translation>
    </message>
    <message>
        <source>Name, pinyin or initials</source>
        <translation>姓名、拼音或首字母</translation>
    </message>
    <message>
        <source>Name, pinyin or initials; several, then save</source>
        <translation>输入姓名、拼音或首字母，可添加多人，一次保存</translation>
    </message>
    <message>
        <source>Nobody fits “{words}”. Who reads every case by role need not be named.</source>
        <translation>没有找到“{words}”。按角色可看的人不用再指定。</translation>
    </message>
    <message>
        <source>People who may read this case</source>
        <translation>可以看这张工单的人</translation>
    </message>
    <message>
        <source>Readers of {number} saved</source>
        <translation>{number} 的可看人员已保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Take off {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Who may read it</source>
        <translation>谁可以看</translation>
    </message>
    <message>
        <source>Who may read {number}</source>
        <translation>谁可以看 {number}</translation>
    </message>
    <message>
        <source>{name} may no longer read it</source>
        <translation>{name} 不再可看</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{role}: {names}</source>
        <translation>{role}：{names}</translation>
    </message>
</context>
<context>
    <name>ReturnPolicy</name>
    <message>
        <source>A receipt is needed</source>
        <translation>须有小票或发票</translation>
    </message>
    <message>
        <source>All {most} exceptions of this {customer} are used</source>
        <translation>这位{customer}的 {most} 次破例已用完</translation>
    </message>
    <message>
        <source>Bought {n} days ago</source>
        <translation>购买 {n} 天</translation>
    </message>
    <message>
        <source>Checked {time}</source>
        <translation>核对于 {time}</translation>
    </message>
    <message>
        <source>Condition fits</source>
        <translation>商品状态符合</translation>
    </message>
    <message>
        <source>Condition not known</source>
        <translation>商品状态未知</translation>
    </message>
    <message>
        <source>Date of purchase not known; {limit}</source>
        <translation>购买日期未知；{limit}</translation>
    </message>
    <message>
        <source>Faulty goods are taken back used</source>
        <translation>质量问题，用过也可办</translation>
    </message>
    <message>
        <source>Goods the policy covers</source>
        <translation>属于可办商品</translation>
    </message>
    <message>
        <source>Left out of the policy: {goods}</source>
        <translation>政策不含：{goods}</translation>
    </message>
    <message>
        <source>No proof of purchase is needed</source>
        <translation>不需要购买凭证</translation>
    </message>
    <message>
        <source>No receipt: a payment record is needed</source>
        <translation>无小票：需付款记录</translation>
    </message>
    <message>
        <source>No receipt; the payment record will do</source>
        <translation>无小票，有付款记录即可</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>信息还不全</translation>
    </message>
    <message>
        <source>Only as an exception: no. {number} of {most} for this {customer}</source>
        <translation>需破例：这位{customer}的第 {number} 次（共 {most} 次）</translation>
    </message>
    <message>
        <source>Proof of purchase not known</source>
        <translation>还不知道有无凭证</translation>
    </message>
    <message>
        <source>Receipt there</source>
        <translation>有小票或发票</translation>
    </message>
    <message>
        <source>The date of purchase lies ahead; {limit}</source>
        <translation>购买日期在以后；{limit}</translation>
    </message>
    <message>
        <source>The policy allows it</source>
        <translation>符合政策</translation>
    </message>
    <message>
        <source>Used, without being faulty</source>
        <translation>已使用且无质量问题</translation>
    </message>
    <message>
        <source>the policy allows {n} days</source>
        <translation>政策 {n} 天内可办</translation>
    </message>
    <message>
        <source>{bought}; {limit}</source>
        <translation>{bought}；{limit}</translation>
    </message>
</context>
<context>
    <name>SameTicket</name>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不是</translation>
    </message>
    <message>
        <source>Open {number}</source>
        <translation>打开 {number}</translation>
    </message>
    <message>
        <source>Same place, same matter: {number}, {ago} apart; perhaps one and the same</source>
        <translation>同地同症：{number}，相隔 {ago}，可能是同一件事</translation>
    </message>
    <message>
        <source>Same {customer}, same matter: {number}, {ago} apart; perhaps the same thing</source>
        <translation>同{customer}同类：{number}，相隔 {ago}，可能是同一件事</translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>merged into {number}</source>
        <translation>已并入 {number}</translation>
    </message>
    <message>
        <source>merged {number} into this</source>
        <translation>{number} 并入本单</translation>
    </message>
    <message>
        <source>{number} was merged into {other}</source>
        <translation>{number} 已并入 {other}</translation>
    </message>
    <message>
        <source>{number} was merged into {other} · {time}</source>
        <translation>{number} 已并入 {other} · {time}</translation>
    </message>
</context>
<context>
    <name>Sensitive</name>
    <message>
        <source>Registered as {number}; the {supervisor} sees to it.</source>
        <translation>已登记，编号 {number}，由{supervisor}处理。</translation>
    </message>
    <message>
        <source>{number} is no longer sensitive</source>
        <translation>{number} 已取消敏感</translation>
    </message>
    <message>
        <source>{number} is sensitive now</source>
        <translation>{number} 已设为敏感</translation>
    </message>
</context>
<context>
    <name>SplitTicket</name>
    <message>
        <source>Checklist</source>
        <translation>处理清单</translation>
    </message>
    <message>
        <source>Choose at least one entry.</source>
        <translation>请至少选一条记录。</translation>
    </message>
    <message>
        <source>Compensations</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Split off</source>
        <translation>拆成新单</translation>
    </message>
    <message>
        <source>Split {number}</source>
        <translation>拆分 {number}</translation>
    </message>
    <message>
        <source>The clock counts from the first start</source>
        <translation>时限从原单开始计</translation>
    </message>
    <message>
        <source>Title of the new ticket</source>
        <translation>新单标题</translation>
    </message>
    <message>
        <source>split off from {number}</source>
        <translation>从 {number} 拆出</translation>
    </message>
    <message>
        <source>split {n} entries off into {number}</source>
        <translation>拆出 {n} 条到 {number}</translation>
    </message>
    <message>
        <source>{n} entries go into a new ticket of their own; both are linked.</source>
        <translation>{n} 条记录移到新工单，两单互相关联。</translation>
    </message>
</context>
<context>
    <name>TicketEdit</name>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Close, draft kept</source>
        <translation>收起，草稿保留</translation>
    </message>
    <message>
        <source>Edit {number}</source>
        <translation>修改 {number}</translation>
    </message>
    <message>
        <source>How soon it matters</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>看一下</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Who is concerned</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 处</translation>
    </message>
    <message>
        <source>category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>how it was solved</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>how soon it matters</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>person</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>told the {customer} something</source>
        <translation>记了告知{customer}的话</translation>
    </message>
    <message>
        <source>who is concerned</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>wrote an internal note</source>
        <translation>写了内部备注</translation>
    </message>
    <message>
        <source>{name} {time}: {act}</source>
        <translation>{name} {time} {act}</translation>
    </message>
    <message>
        <source>{number} changed</source>
        <translation>{number} 已修改</translation>
    </message>
</context>
<context>
    <name>TicketFields</name>
    <message>
        <source>11-20 14:30</source>
        <translation>11-20 14:30</translation>
    </message>
    <message>
        <source>11-20 or yesterday</source>
        <translation>11-20 或 昨天</translation>
    </message>
    <message>
        <source>88 or 12.50</source>
        <translation>88 或 12.50</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>At most {limit} characters fit here.</source>
        <translation>这里最多填 {limit} 个字。</translation>
    </message>
    <message>
        <source>Can be claimed until (Civil Code, art. 318)</source>
        <translation>招领期至（民法典第 318 条）</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <translation>收起字段</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Link with {number}</source>
        <translation>与 {number} 关联</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>长文本</translation>
    </message>
    <message>
        <source>May be the same thing</source>
        <translation>可能是同一件</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Nothing filled in yet.</source>
        <translation>还没有填写。</translation>
    </message>
    <message>
        <source>One choice</source>
        <translation>单选</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写这一项。</translation>
    </message>
    <message>
        <source>Please type a day and a time, like 11-20 14:30.</source>
        <translation>请输入日期和时间，如 11-20 14:30。</translation>
    </message>
    <message>
        <source>Please type a day, like 2026-11-20, 11-20 or yesterday.</source>
        <translation>请输入日期，如 2026-11-20、11-20 或 昨天。</translation>
    </message>
    <message>
        <source>Please type a whole number.</source>
        <translation>请输入整数。</translation>
    </message>
    <message>
        <source>Please type an amount, like 88 or 12.50.</source>
        <translation>请输入金额，如 88 或 12.50。</translation>
    </message>
    <message>
        <source>Same equipment, a fault {ago} ago</source>
        <translation>同一设备 {ago}前报过修</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Several choices</source>
        <translation>多选</translation>
    </message>
    <message>
        <source>Short text</source>
        <translation>短文本</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>Take {name} away</source>
        <translation>移除{name}</translation>
    </message>
    <message>
        <source>This does not fit here.</source>
        <translation>这里不能这样填。</translation>
    </message>
    <message>
        <source>This is not offered any more. Please choose again.</source>
        <translation>这个选项已停用，请重新选择。</translation>
    </message>
    <message>
        <source>This is out of range.</source>
        <translation>超出可填的范围。</translation>
    </message>
    <message>
        <source>This kind of ticket asks for nothing more.</source>
        <translation>这类工单没有更多字段。</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>是否</translation>
    </message>
    <message>
        <source>{day}, over</source>
        <translation>{day}，已过期</translation>
    </message>
    <message>
        <source>{name} wrote “{theirs}” here meanwhile. Save again to keep yours.</source>
        <translation>{name}刚才在这里填了“{theirs}”。再次保存则以您的为准。</translation>
    </message>
    <message>
        <source>{number}: fields saved</source>
        <translation>{number} 字段已保存</translation>
    </message>
    <message>
        <source>{n} more fields</source>
        <translation>还有 {n} 个字段</translation>
    </message>
    <message>
        <source>{words}, {n} filled in</source>
        <translation>{words}，已填 {n} 个</translation>
    </message>
</context>
<context>
    <name>TicketFile</name>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭时间</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>First answer due</source>
        <translation>首次响应时限</translation>
    </message>
    <message>
        <source>First answered</source>
        <translation>首次响应时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Minutes of work</source>
        <translation>用时（分）</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开单时间</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Saved as {name}: {n} tickets</source>
        <translation>已保存为 {name}：{n} 张工单</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>敏感</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Solution due</source>
        <translation>办结时限</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>办结时间</translation>
    </message>
    <message>
        <source>Solved in time</source>
        <translation>按时办结</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}. Choose another place.</source>
        <translation>文件未能写入：{reason}。请换一个位置。</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Times reopened</source>
        <translation>重开次数</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>{Customer}</source>
        <translation>{customer}</translation>
    </message>
    <message>
        <source>{n} tickets are being written …</source>
        <translation>正在写入 {n} 张工单……</translation>
    </message>
</context>
<context>
    <name>TicketFilter</name>
    <message>
        <source>There is no field “{name}”; ↓ in the filter shows them</source>
        <translation>没有“{name}”这个字段；在筛选框里按 ↓ 可以选</translation>
    </message>
    <message>
        <source>Words, ↓ fields ( / )</source>
        <translation>关键字，↓ 选字段（/）</translation>
    </message>
    <message>
        <source>field:</source>
        <translation>字段:</translation>
    </message>
    <message>
        <source>“{name}” is compared with = only</source>
        <translation>“{name}”只能用 = 比较</translation>
    </message>
</context>
<context>
    <name>TicketLinks</name>
    <message>
        <source>Duplicate of</source>
        <translation>重复于</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复单</translation>
    </message>
    <message>
        <source>Is waited for by</source>
        <translation>被等待</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Sub-ticket of</source>
        <translation>上级工单</translation>
    </message>
    <message>
        <source>Sub-tickets</source>
        <translation>子单</translation>
    </message>
    <message>
        <source>Take away the link with {number}</source>
        <translation>解除与 {number} 的关联</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>要等</translation>
    </message>
    <message>
        <source>made a sub-ticket of {number}</source>
        <translation>设为 {number} 的子单</translation>
    </message>
    <message>
        <source>took back: {words}</source>
        <translation>解除关联：{words}</translation>
    </message>
    <message>
        <source>{number} waits for this</source>
        <translation>{number} 要等本单</translation>
    </message>
    <message>
        <source>{number} was made a sub-ticket of this</source>
        <translation>{number} 成为本单的子单</translation>
    </message>
    <message>
        <source>{number} was marked as a duplicate of this</source>
        <translation>{number} 标为与本单重复</translation>
    </message>
</context>
<context>
    <name>TicketTags</name>
    <message>
        <source>Add a tag</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>Minutes spent</source>
        <translation>用时（分钟）</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take off “{tag}”</source>
        <translation>去掉“{tag}”</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>tagged “{tag}”</source>
        <translation>加标签“{tag}”</translation>
    </message>
    <message>
        <source>took off the tag “{tag}”</source>
        <translation>去掉标签“{tag}”</translation>
    </message>
    <message>
        <source>{n} tags</source>
        <translation>{n} 个标签</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>Above your limit of {limit}: the {supervisor} approves at this desk or later.</source>
        <translation>超出本人额度 {limit}：由{supervisor}在本机授权，或稍后授权。</translation>
    </message>
    <message>
        <source>Add an item</source>
        <translation>加一项</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未办结</translation>
    </message>
    <message>
        <source>All tickets</source>
        <translation>全部工单</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Answered questions stay receptions; open a ticket when somebody has to follow up</source>
        <translation>当场答复的只记接待；需要有人跟进的事，才开工单</translation>
    </message>
    <message>
        <source>Approval by the {supervisor}</source>
        <translation>{supervisor}授权</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Approve at this desk</source>
        <translation>主管授权</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已授权</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>待主管授权</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>By deadline</source>
        <translation>按到期时间</translation>
    </message>
    <message>
        <source>By priority</source>
        <translation>按优先级</translation>
    </message>
    <message>
        <source>Cancel ticket</source>
        <translation>取消工单</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>处理清单</translation>
    </message>
    <message>
        <source>Checklist {done} of {all}</source>
        <translation>清单 {done} / {all}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Close ticket</source>
        <translation>关闭工单</translation>
    </message>
    <message>
        <source>Compensate</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Compensation noted</source>
        <translation>补偿已登记</translation>
    </message>
    <message>
        <source>Deadline stays {time}.</source>
        <translation>到期时间不变：{time}。</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
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
        <translation>时限</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>即将超时</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>Every word has to occur; shorten them or choose another view</source>
        <translation>须包含每个词；请减少几个词，或换一个视图</translation>
    </message>
    <message>
        <source>From {system}</source>
        <translation>来自 {system}</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>登记补偿</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续处理</translation>
    </message>
    <message>
        <source>How was it solved?</source>
        <translation>怎么解决的？</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>J and K walk the list; F6 opens a new one</source>
        <translation>J、K 在列表中移动；F6 开新工单</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>最近改动</translation>
    </message>
    <message>
        <source>Link with number</source>
        <translation>关联工单号</translation>
    </message>
    <message>
        <source>Link with ticket number</source>
        <translation>关联工单号</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>My tickets</source>
        <translation>我的待办</translation>
    </message>
    <message>
        <source>Name it</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>筛选列表</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新工单</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>No longer watching</source>
        <translation>已取消关注</translation>
    </message>
    <message>
        <source>No ticket chosen</source>
        <translation>未选工单</translation>
    </message>
    <message>
        <source>No ticket contains these words</source>
        <translation>没有包含这些词的工单</translation>
    </message>
    <message>
        <source>Nobody can approve here now. It waits under “Awaiting approval”.</source>
        <translation>现在没有人能在此授权，已转入“待主管授权”。</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>暂不清楚</translation>
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
        <source>Nothing here</source>
        <translation>这里没有工单</translation>
    </message>
    <message>
        <source>Open {customer} record</source>
        <translation>{customer}资料</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>开单</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Priority becomes “{priority}”; deadlines follow at once.</source>
        <translation>优先级改为“{priority}”，时限随即重算。</translation>
    </message>
    <message>
        <source>Priority “{priority}”</source>
        <translation>优先级“{priority}”</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>承诺已兑现</translation>
    </message>
    <message>
        <source>Promise not kept</source>
        <translation>承诺未兑现</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>对客承诺</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Remind at</source>
        <translation>提醒时间</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Reply noted</source>
        <translation>已记录告知</translation>
    </message>
    <message>
        <source>Same place, same matter {ago} before</source>
        <translation>同一地点、同一问题，{ago}前出现过</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Solved this week</source>
        <translation>本周办结</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>取消关注</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The clock runs again; new deadline {time}.</source>
        <translation>恢复计时，新的到期时间 {time}。</translation>
    </message>
    <message>
        <source>The clock stops until work goes on.</source>
        <translation>保存后暂停计时，继续处理时恢复。</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Told the {customer}</source>
        <translation>告知{customer}</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未派单</translation>
    </message>
    <message>
        <source>Unregistered visitor</source>
        <translation>未登记访客</translation>
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
        <source>Wait</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>等待对象</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>我关注的</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>已关注</translation>
    </message>
    <message>
        <source>What</source>
        <translation>补偿内容</translation>
    </message>
    <message>
        <source>What happened, what is next; Ctrl+Enter sends</source>
        <translation>进展如何，下一步是什么；Ctrl+Enter 发送</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>Whole department</source>
        <translation>整个部门</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>时限说明</translation>
    </message>
    <message>
        <source>Within your limit of {limit}.</source>
        <translation>在本人额度 {limit} 以内。</translation>
    </message>
    <message>
        <source>You stay signed in. Without a PIN it waits under “Awaiting approval”.</source>
        <translation>您仍保持登录；暂不输入 PIN 的，转入“待主管授权”。</translation>
    </message>
    <message>
        <source>assigned to {target}</source>
        <translation>派单给 {target}</translation>
    </message>
    <message>
        <source>assignee</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>broken · {time}</source>
        <translation>未兑现 · {time}</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name} 操作</translation>
    </message>
    <message>
        <source>called back: {outcome}</source>
        <translation>回访：{outcome}</translation>
    </message>
    <message>
        <source>category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>changed fields</source>
        <translation>修改了字段</translation>
    </message>
    <message>
        <source>changed {field}</source>
        <translation>修改了{field}</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>depends on {number}</source>
        <translation>依赖 {number}</translation>
    </message>
    <message>
        <source>description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>group</source>
        <translation>处理部门</translation>
    </message>
    <message>
        <source>kept · {time}</source>
        <translation>已兑现 · {time}</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>linked with {number}</source>
        <translation>关联 {number}</translation>
    </message>
    <message>
        <source>marked as a duplicate of {number}</source>
        <translation>标记为与 {number} 重复</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>未派单</translation>
    </message>
    <message>
        <source>opened from reception {number} · {channel}</source>
        <translation>从接待 {number} 开单 · {channel}</translation>
    </message>
    <message>
        <source>opened · {channel}</source>
        <translation>开单 · {channel}</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>promised until {time}: {text}</source>
        <translation>承诺（{time} 前）：{text}</translation>
    </message>
    <message>
        <source>sensitive</source>
        <translation>敏感</translation>
    </message>
    <message>
        <source>set to {state}</source>
        <translation>改为{state}</translation>
    </message>
    <message>
        <source>subcategory</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>told the {customer}</source>
        <translation>告知{customer}</translation>
    </message>
    <message>
        <source>took the assignment back</source>
        <translation>收回派单</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>{time} 前</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{customer}</source>
        <translation>{customer}</translation>
    </message>
    <message>
        <source>{number} assigned</source>
        <translation>{number} 已派单</translation>
    </message>
    <message>
        <source>{number} closed</source>
        <translation>{number} 已关闭</translation>
    </message>
    <message>
        <source>{number} escalated</source>
        <translation>{number} 已上报</translation>
    </message>
    <message>
        <source>{number} goes on</source>
        <translation>{number} 继续处理</translation>
    </message>
    <message>
        <source>{number} is not shown to you any more.</source>
        <translation>您已不能查看 {number}。</translation>
    </message>
    <message>
        <source>{number} is not shown to you any more. What you typed is kept as a draft.</source>
        <translation>您已不能查看 {number}。您写的内容已存为草稿。</translation>
    </message>
    <message>
        <source>{number} solved</source>
        <translation>{number} 已办结</translation>
    </message>
    <message>
        <source>{number} waits</source>
        <translation>{number} 已转等待</translation>
    </message>
    <message>
        <source>{number}: {act}</source>
        <translation>{number}：{act}</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>{n} 件未办结</translation>
    </message>
    <message>
        <source>{n} open tickets are in other views; the arrows choose one on the left</source>
        <translation>其他视图里有 {n} 件未办结，用 ↑ ↓ 在左侧切换</translation>
    </message>
    <message>
        <source>{words} until {time}</source>
        <translation>{words}，至 {time}</translation>
    </message>
</context>
</TS>
