<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Keep the other one</source>
        <translation>交换主单</translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Can be undone for {n} days</source>
        <translation>{n} 天内可撤销合并</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>处理清单</translation>
    </message>
    <message>
        <source>Clock start</source>
        <translation>计时起点</translation>
    </message>
    <message>
        <source>Compensations</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Different: choose</source>
        <translation>不一样 · 请选</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>往来记录</translation>
    </message>
    <message>
        <source>Joined by itself</source>
        <translation>自动合在一起</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge into {number}</source>
        <translation>合并到 {number}</translation>
    </message>
    <message>
        <source>Merge two tickets</source>
        <translation>合并两张工单</translation>
    </message>
    <message>
        <source>Merge {one} and {other}</source>
        <translation>合并 {one} 与 {other}</translation>
    </message>
    <message>
        <source>No deadline runs.</source>
        <translation>没有在计的时限。</translation>
    </message>
    <message>
        <source>Nothing was merged yet: please confirm above.</source>
        <translation>还没有合并：请先勾选上面的确认。</translation>
    </message>
    <message>
        <source>One of the two is merged already or gone. Nothing was changed.</source>
        <translation>其中一张已合并或已不在，没有改动。</translation>
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
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Row up or down</source>
        <translation>上下一项</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>交换主单</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The clock of {number} stops.</source>
        <translation>{number} 停止计时。</translation>
    </message>
    <message>
        <source>The deadline moves from {before} to {after}.</source>
        <translation>到期时间由 {before} 变为 {after}。</translation>
    </message>
    <message>
        <source>The deadline stays {after}, {over} over.</source>
        <translation>合并不改到期时间：仍为{after}，已超时 {over}。</translation>
    </message>
    <message>
        <source>The deadline stays {after}.</source>
        <translation>合并不改到期时间：仍为{after}。</translation>
    </message>
    <message>
        <source>The {customers} differ; it is one matter all the same</source>
        <translation>{customer}不同，但确是同一件事</translation>
    </message>
    <message>
        <source>Time spent</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Two tickets about one matter that differ in nothing; everything is joined.</source>
        <translation>同一件事开了两张单，内容没有不同，全部自动合在一起。</translation>
    </message>
    <message>
        <source>Two tickets about one matter. Choose for the {n} fields that differ; the rest is joined.</source>
        <translation>同一件事开了两张单。只需选不一样的 {n} 项，其余自动合在一起。</translation>
    </message>
    <message>
        <source>Watchers</source>
        <translation>关注人</translation>
    </message>
    <message>
        <source>Why they are merged</source>
        <translation>合并原因</translation>
    </message>
    <message>
        <source>Why they are merged, if that helps whoever reads it (may stay empty)</source>
        <translation>合并原因，方便以后查看（可不填）</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>goes into it</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>未派单</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>together</source>
        <translation>合在一起</translation>
    </message>
    <message>
        <source>together, each once</source>
        <translation>合在一起（去重）</translation>
    </message>
    <message>
        <source>{Customer}</source>
        <translation>{Customer}</translation>
    </message>
    <message>
        <source>{lines}, each with the number it came from</source>
        <translation>{lines}，各自注明来源单号</translation>
    </message>
    <message>
        <source>{list} (each once)</source>
        <translation>{list}（去重）</translation>
    </message>
    <message>
        <source>{numbers} is finished already; merge all the same</source>
        <translation>{numbers} 已经办结，仍要合并</translation>
    </message>
    <message>
        <source>{number} is no longer reported as unassigned.</source>
        <translation>{number} 的未派单提醒会取消。</translation>
    </message>
    <message>
        <source>{number} is still found and leads here</source>
        <translation>{number} 仍可搜到，打开即到这里</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} 条</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} people (each once)</source>
        <translation>{n} 人（去重）</translation>
    </message>
    <message>
        <source>{sentence} {next}</source>
        <translation>{sentence}{next}</translation>
    </message>
    <message>
        <source>{source} merged into {target}</source>
        <translation>{source} 已并入 {target}</translation>
    </message>
    <message>
        <source>{state} (as the one kept)</source>
        <translation>{state}（随主单）</translation>
    </message>
    <message>
        <source>{time} (the earlier one)</source>
        <translation>{time}（取较早的）</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
</context>
</TS>
