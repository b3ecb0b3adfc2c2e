<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Report</name>
    <message>
        <source> (n={n})</source>
        <translation>（n={n}）</translation>
    </message>
    <message>
        <source>12 weeks · dashed: target · compared by 95% intervals</source>
        <translation>12 周走势 · 虚线为目标 · 比较用 95% 区间</translation>
    </message>
    <message>
        <source>95% CI {low} to {high}</source>
        <translation>95% 区间 {low} 至 {high}</translation>
    </message>
    <message>
        <source>95% CI {low}–{high}%</source>
        <translation>95% 区间 {low}–{high}%</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>All figures differ from last week within chance.</source>
        <translation>各项与上周的差别都在误差范围内。</translation>
    </message>
    <message>
        <source>All other figures differ from last week within chance.</source>
        <translation>其余各项与上周的差别都在误差范围内。</translation>
    </message>
    <message>
        <source>Basis: {text}</source>
        <translation>依据：{text}</translation>
    </message>
    <message>
        <source>Broken promises</source>
        <translation>未兑现的承诺</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>满意度 CSAT</translation>
    </message>
    <message>
        <source>Cause and the {customer}&apos;s own words</source>
        <translation>事由与{customer}原话</translation>
    </message>
    <message>
        <source>Checksum {code}    Page {page} / {pages}</source>
        <translation>校验码 {code}    第 {page} / {pages} 页</translation>
    </message>
    <message>
        <source>Clearly higher</source>
        <translation>明显上升</translation>
    </message>
    <message>
        <source>Clearly lower</source>
        <translation>明显下降</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿合计</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Discuss</source>
        <translation>再议</translation>
    </message>
    <message>
        <source>Doing</source>
        <translation>在做</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>做完</translation>
    </message>
    <message>
        <source>Draft, figures may change · 95% intervals · {customer} names masked</source>
        <translation>草稿，数字可能变化 · 区间为 95% · {customer}姓名已遮盖</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>FCR</source>
        <translation>首次解决 FCR</translation>
    </message>
    <message>
        <source>Few answers (n&lt;10)</source>
        <translation>样本少 (n&lt;10)</translation>
    </message>
    <message>
        <source>For you to decide</source>
        <translation>请您决定</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>In {minutes} min</source>
        <translation>{minutes} 分钟内接待</translation>
    </message>
    <message>
        <source>Issued, reprints are identical · 95% intervals · {customer} names masked</source>
        <translation>已定稿，重印内容不变 · 区间为 95% · {customer}姓名已遮盖</translation>
    </message>
    <message>
        <source>Last week&apos;s actions</source>
        <translation>上周行动</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>晚了</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>NPS</source>
        <translation>NPS</translation>
    </message>
    <message>
        <source>NPS 4 wk</source>
        <translation>NPS（4 周）</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No clear change</source>
        <translation>无明显变化</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>No data this week</source>
        <translation>本周无数据</translation>
    </message>
    <message>
        <source>No interval</source>
        <translation>无区间</translation>
    </message>
    <message>
        <source>No target set</source>
        <translation>不设目标</translation>
    </message>
    <message>
        <source>Not comparable</source>
        <translation>无法比较</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未做</translation>
    </message>
    <message>
        <source>Nothing was recorded between {start} and {end}.</source>
        <translation>{start} 至 {end} 没有任何记录。</translation>
    </message>
    <message>
        <source>Of {breaches} late ones {count} were {cause}.</source>
        <translation>超时 {breaches} 件中 {count} 件为{cause}。</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按时完成率 SLA</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺人</translation>
    </message>
    <message>
        <source>Repeated faults</source>
        <translation>重复故障</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Six figures</source>
        <translation>六项指标</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已花费</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Target {target}: inside interval, open</source>
        <translation>目标 {target}：区间含目标，未定</translation>
    </message>
    <message>
        <source>Target {target}: interval lies above</source>
        <translation>目标 {target}：区间全在目标之上</translation>
    </message>
    <message>
        <source>Target {target}: interval lies below</source>
        <translation>目标 {target}：区间全在目标之下</translation>
    </message>
    <message>
        <source>Target {target}: no data</source>
        <translation>目标 {target}：无数据</translation>
    </message>
    <message>
        <source>Target {target}: too few answers (n={n})</source>
        <translation>目标 {target}：样本少 (n={n})，不判</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Usual range not known yet</source>
        <translation>常见范围尚不可知</translation>
    </message>
    <message>
        <source>Usual range {low}–{high}</source>
        <translation>常见范围 {low}–{high}</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>接待量</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Week not finished: {finding}</source>
        <translation>本周未结束：{finding}</translation>
    </message>
    <message>
        <source>Week {week} of {year} · {start} – {end}</source>
        <translation>{year} 年第 {week} 周 · {start} – {end}</translation>
    </message>
    <message>
        <source>Weekly service report ({supervisor})</source>
        <translation>服务质量周报（{supervisor}）</translation>
    </message>
    <message>
        <source>by {day} {month_name}</source>
        <translation>{day}日前</translation>
    </message>
    <message>
        <source>first-contact resolution</source>
        <translation>首次解决率</translation>
    </message>
    <message>
        <source>kept {kept}/{total} = {share}%</source>
        <translation>兑现 {kept}/{total} = {share}%</translation>
    </message>
    <message>
        <source>last week {amount} · {count}×</source>
        <translation>上周 {amount} · {count} 笔</translation>
    </message>
    <message>
        <source>mean {minutes} min</source>
        <translation>平均 {minutes} 分</translation>
    </message>
    <message>
        <source>n={n} · 4 weeks before {value}</source>
        <translation>n={n} · 前 4 周 {value}</translation>
    </message>
    <message>
        <source>n={n} · last week {value}</source>
        <translation>n={n} · 上周 {value}</translation>
    </message>
    <message>
        <source>n={n} · week before {value}</source>
        <translation>n={n} · 前周 {value}</translation>
    </message>
    <message>
        <source>never kept</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>no data for this week</source>
        <translation>本周无数据</translation>
    </message>
    <message>
        <source>no figure changed clearly against last week</source>
        <translation>各项指标与上周相比无明显变化</translation>
    </message>
    <message>
        <source>on-time completion</source>
        <translation>按时完成率</translation>
    </message>
    <message>
        <source>points</source>
        <translation>分</translation>
    </message>
    <message>
        <source>prepared by {name} {at} · data as of {data}</source>
        <translation>{name} 编制于 {at} · 数据截至 {data}</translation>
    </message>
    <message>
        <source>same place, ≥2 in {days} days</source>
        <translation>同处同设备 {days} 天内 ≥2 次</translation>
    </message>
    <message>
        <source>satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>satisfaction shows no clear change</source>
        <translation>满意度无明显变化</translation>
    </message>
    <message>
        <source>service within {minutes} minutes</source>
        <translation>{minutes} 分钟内接待率</translation>
    </message>
    <message>
        <source>the number of visits</source>
        <translation>接待量</translation>
    </message>
    <message>
        <source>too few records this week to compare</source>
        <translation>本周记录太少，无法比较</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>week {week}</source>
        <translation>第 {week} 周</translation>
    </message>
    <message>
        <source>{Customers} still unhappy</source>
        <translation>仍不满意的{customers}</translation>
    </message>
    <message>
        <source>{Customer}</source>
        <translation>{customer}</translation>
    </message>
    <message>
        <source>{Reference}</source>
        <translation>{reference}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 项未列出</translation>
    </message>
    <message>
        <source>{count} payments · median {amount}</source>
        <translation>{count} 笔 · 单笔中位 {amount}</translation>
    </message>
    <message>
        <source>{count} provisional</source>
        <translation>待观察 {count}</translation>
    </message>
    <message>
        <source>{count} survey answers</source>
        <translation>收回答卷 {count} 份</translation>
    </message>
    <message>
        <source>{count} visits</source>
        <translation>接待 {count} 人次</translation>
    </message>
    <message>
        <source>{days} · last week {value}</source>
        <translation>{days} · 上周 {value}</translation>
    </message>
    <message>
        <source>{done} done · {doing} doing · {missed} open</source>
        <translation>{total} 项：做完 {done} · 在做 {doing} · 未做 {missed}</translation>
    </message>
    <message>
        <source>{metric} clearly fell</source>
        <translation>{metric}明显下降</translation>
    </message>
    <message>
        <source>{metric} clearly fell, below the {target} target</source>
        <translation>{metric}明显下降，低于 {target} 目标</translation>
    </message>
    <message>
        <source>{metric} clearly rose</source>
        <translation>{metric}明显上升</translation>
    </message>
    <message>
        <source>{metric} clearly rose, still below the {target} target</source>
        <translation>{metric}明显上升，仍低于 {target} 目标</translation>
    </message>
    <message>
        <source>{metric} is below the {target} target</source>
        <translation>{metric}低于 {target} 目标</translation>
    </message>
    <message>
        <source>{met} of {n} tickets done on time, {points} points fewer than last week (95% interval {low}–{high}).</source>
        <translation>按时完成 {met}/{n} 件，比上周低 {points} 个百分点（95% 区间 {low}–{high}）。</translation>
    </message>
    <message>
        <source>{met} of {n} tickets done on time, {points} points more than last week (95% interval {low}–{high}).</source>
        <translation>按时完成 {met}/{n} 件，比上周高 {points} 个百分点（95% 区间 {low}–{high}）。</translation>
    </message>
    <message>
        <source>{met} of {n} tickets done on time.</source>
        <translation>按时完成 {met}/{n} 件。</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} items · tracked once decided</source>
        <translation>{n} 项 · 批复后由系统跟踪</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} {customers} · {amount} spent so far</source>
        <translation>{n} 位 · 已花费合计 {amount}</translation>
    </message>
    <message>
        <source>{period} (not finished)</source>
        <translation>{period}（本周未结束）</translation>
    </message>
    <message>
        <source>{site} · Service Desk</source>
        <translation>{site} · 前台服务台</translation>
    </message>
    <message>
        <source>{step} {day} {month_name}</source>
        <translation>{day}日{step}</translation>
    </message>
    <message>
        <source>{visits} this week, {answers} ({share}%).</source>
        <translation>本周{visits}，{answers}（{share}%）。</translation>
    </message>
    <message>
        <source>{visits} this week, {answers}.</source>
        <translation>本周{visits}，{answers}。</translation>
    </message>
    <message>
        <source>{weekday} {day} {month_name}</source>
        <translation>{month}月{day}日{weekday}</translation>
    </message>
    <message>
        <source>〓 stands for characters the fonts lack: {codes}</source>
        <translation>〓 为字体未收录的字符：{codes}</translation>
    </message>
</context>
</TS>
