<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
</context>
<context>
    <name>Costs</name>
    <message>
        <source>Broken</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>Compensation came to {amount}; most of it: {kind}, {share}</source>
        <translation>补偿共 {amount}，最多的是{kind}，占 {share}</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Complaints cost {amount}; dearest cause: {cause}, {share}</source>
        <translation>投诉补偿共 {amount}，花费最多的原因：{cause}，占 {share}</translation>
    </message>
    <message>
        <source>Complaints cost {amount}; no cause is recorded</source>
        <translation>投诉补偿共 {amount}，均未记录原因</translation>
    </message>
    <message>
        <source>Divide costs</source>
        <translation>费用如何划分</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>兑现</translation>
    </message>
    <message>
        <source>No cause recorded</source>
        <translation>未记录原因</translation>
    </message>
    <message>
        <source>No compensation was given</source>
        <translation>没有给出补偿</translation>
    </message>
    <message>
        <source>No compensation was given for complaints</source>
        <translation>没有为投诉给出补偿</translation>
    </message>
    <message>
        <source>No promise was due</source>
        <translation>没有到期的承诺</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>What was given cost nothing</source>
        <translation>所给补偿没有费用</translation>
    </message>
    <message>
        <source>What was given for complaints cost nothing</source>
        <translation>为投诉所给的补偿没有费用</translation>
    </message>
    <message>
        <source>by date approved</source>
        <translation>按授权日期</translation>
    </message>
    <message>
        <source>of complaints, by date approved</source>
        <translation>投诉的补偿，按授权日期</translation>
    </message>
    <message>
        <source>promises due; open after their time is broken</source>
        <translation>到期的承诺；到时未办结算未兑现</translation>
    </message>
    <message>
        <source>{amount} · {count}×</source>
        <translation>{amount} · {count} 次</translation>
    </message>
    <message>
        <source>{n} promises: too few to judge</source>
        <translation>只有 {n} 项承诺，不足以判断</translation>
    </message>
    <message>
        <source>{share} of promises kept ({low}–{high})</source>
        <translation>承诺兑现率 {share}（{low}–{high}）</translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message>
        <source>* not finished</source>
        <translation>* 未结束</translation>
    </message>
    <message>
        <source>2016-03-07, 3-7, yesterday; a whole week: 2016-W10</source>
        <translation>2016-03-07、3-7、昨天；整周写 2016-W10</translation>
    </message>
    <message>
        <source>95% from</source>
        <translation>95% 区间起</translation>
    </message>
    <message>
        <source>95% intervals</source>
        <translation>区间为 95%</translation>
    </message>
    <message>
        <source>95% to</source>
        <translation>95% 区间止</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All channels</source>
        <translation>全部渠道</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n} 项</translation>
    </message>
    <message>
        <source>All {n} weeks vary within normal limits</source>
        <translation>{n} 周都在控制限内，属正常波动</translation>
    </message>
    <message>
        <source>An answer about you: it counts, but is not shown to you</source>
        <translation>对您本人的评价：计入统计，不向您显示</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>At first contact</source>
        <translation>一次解决</translation>
    </message>
    <message>
        <source>Average wait</source>
        <translation>平均等候</translation>
    </message>
    <message>
        <source>Average wait in minutes</source>
        <translation>平均等候（分钟）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the figures</source>
        <translation>返回评估</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上期</translation>
    </message>
    <message>
        <source>Busiest at {first}:00 and {second}:00</source>
        <translation>高峰在 {first} 时和 {second} 时</translation>
    </message>
    <message>
        <source>Busiest at {hour}:00</source>
        <translation>高峰在 {hour} 时</translation>
    </message>
    <message>
        <source>By cause</source>
        <translation>未满意 · 原因</translation>
    </message>
    <message>
        <source>By scenario</source>
        <translation>未满意 · 场景</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Clear change {points} pts</source>
        <translation>明显变化 {points} 百分点</translation>
    </message>
    <message>
        <source>Clear change: in {minutes} min {points} pts</source>
        <translation>明显变化 {minutes} 分内 {points} 百分点</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>分组对比</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Compensation for complaints</source>
        <translation>投诉补偿</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Control limits need 8 weeks with data; there are {n}</source>
        <translation>控制限需 8 周数据，现有 {n} 周</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Every group is too small to compare</source>
        <translation>各组样本都少，不作比较</translation>
    </message>
    <message>
        <source>Every week is within its limits, but a run ends in the week of {day}</source>
        <translation>各周都在控制限内，但 {day} 当周出现连续偏移</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figure of the control chart</source>
        <translation>控制图的指标</translation>
    </message>
    <message>
        <source>First contact FCR</source>
        <translation>一次解决率 FCR</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Issue and freeze</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Issued weekly reports</source>
        <translation>已定稿的周报</translation>
    </message>
    <message>
        <source>Issued, frozen</source>
        <translation>已定稿</translation>
    </message>
    <message>
        <source>Issued; checksum {checksum}</source>
        <translation>已定稿，校验码 {checksum}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Left without being served</source>
        <translation>未接待就离开</translation>
    </message>
    <message>
        <source>Look at that week</source>
        <translation>看这一周</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Most often {cause}: {count} of {n}</source>
        <translation>最多的是{cause}：{n} 条中 {count} 条</translation>
    </message>
    <message>
        <source>No clear change</source>
        <translation>无明显变化</translation>
    </message>
    <message>
        <source>No complaint was received</source>
        <translation>没有收到投诉</translation>
    </message>
    <message>
        <source>No data in these {weeks} weeks</source>
        <translation>这 {weeks} 周无数据</translation>
    </message>
    <message>
        <source>No data in this period</source>
        <translation>本期无数据</translation>
    </message>
    <message>
        <source>No data this day</source>
        <translation>当日无数据</translation>
    </message>
    <message>
        <source>No data this month</source>
        <translation>本月无数据</translation>
    </message>
    <message>
        <source>No data this quarter</source>
        <translation>本季无数据</translation>
    </message>
    <message>
        <source>No data this week</source>
        <translation>本周无数据</translation>
    </message>
    <message>
        <source>No difference beyond chance</source>
        <translation>各组差异都在偶然范围内</translation>
    </message>
    <message>
        <source>No dissatisfied answer</source>
        <translation>没有未满意的评价</translation>
    </message>
    <message>
        <source>No font has these characters, they print as 〓: {shown}</source>
        <translation>以下字符字库没有，打印为 〓：{shown}</translation>
    </message>
    <message>
        <source>No record is left</source>
        <translation>没有记录了</translation>
    </message>
    <message>
        <source>No scenario</source>
        <translation>无场景</translation>
    </message>
    <message>
        <source>No tier</source>
        <translation>非会员</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>没有人评价</translation>
    </message>
    <message>
        <source>Nobody came</source>
        <translation>没有人到访</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>未注明人员</translation>
    </message>
    <message>
        <source>Nobody waited</source>
        <translation>没有人等候</translation>
    </message>
    <message>
        <source>Nobody was registered here: there is no more to open</source>
        <translation>这次没有登记{customer}，没有更多可打开</translation>
    </message>
    <message>
        <source>None yet. A report that is issued stands here for good and prints the same each time.</source>
        <translation>还没有。定稿的周报都列在这里，每次打印都一样。</translation>
    </message>
    <message>
        <source>Not at first contact</source>
        <translation>非一次解决</translation>
    </message>
    <message>
        <source>Not issued yet</source>
        <translation>未定稿</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的数据</translation>
    </message>
    <message>
        <source>Nothing was recorded in these days</source>
        <translation>这几天没有记录</translation>
    </message>
    <message>
        <source>Nothing written down</source>
        <translation>没有文字记录</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按时完成率</translation>
    </message>
    <message>
        <source>Only the week of {day} fell below its limit; the rest vary normally</source>
        <translation>仅 {day} 当周跌破控制下限，其余各周属正常波动</translation>
    </message>
    <message>
        <source>Only the week of {day} rose above its limit; the rest vary normally</source>
        <translation>仅 {day} 当周高于控制上限，其余各周属正常波动</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>前后一期</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Practice data</source>
        <translation>练习数据</translation>
    </message>
    <message>
        <source>Print report</source>
        <translation>打印周报</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>本季</translation>
    </message>
    <message>
        <source>Recommendation NPS</source>
        <translation>净推荐值 NPS</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>查看明细</translation>
    </message>
    <message>
        <source>Records behind the figure</source>
        <translation>指标的明细</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Satisfaction CSAT</source>
        <translation>满意度 CSAT</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Saved as {names}: {n} records</source>
        <translation>已存为 {names}，共 {n} 条记录</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已送打印机。</translation>
    </message>
    <message>
        <source>Served within the standard</source>
        <translation>标准时间内接待</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>The band is what chance alone allows at this n; whiskers are 95% intervals</source>
        <translation>灰带是该样本量下的偶然范围（漏斗限），横须是 95% 区间</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}. Choose another place.</source>
        <translation>文件写不进去：{reason}。请换一个位置。</translation>
    </message>
    <message>
        <source>The last week with records is {week} ({days}).</source>
        <translation>最近有记录的是 {week}（{days}）。</translation>
    </message>
    <message>
        <source>The week of {day} fell below its limit, and a run rule is broken</source>
        <translation>{day} 当周跌破控制下限，另有连续偏移</translation>
    </message>
    <message>
        <source>The week of {day} rose above its limit, and a run rule is broken</source>
        <translation>{day} 当周高于控制上限，另有连续偏移</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Too few visits to speak of peaks</source>
        <translation>到访少，看不出高峰</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>很不满意</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>很满意</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>接待人次</translation>
    </message>
    <message>
        <source>WE rule {rules}</source>
        <translation>西电规则 {rules}</translation>
    </message>
    <message>
        <source>Waited {bin} min</source>
        <translation>等候 {bin} 分</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>换周</translation>
    </message>
    <message>
        <source>Week after</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>Week not over yet</source>
        <translation>本周未结束</translation>
    </message>
    <message>
        <source>Week {week}</source>
        <translation>第 {week} 周</translation>
    </message>
    <message>
        <source>Week {week}, {year}</source>
        <translation>{year} 年第 {week} 周</translation>
    </message>
    <message>
        <source>Weekly report</source>
        <translation>周报</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>比较什么</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计什么</translation>
    </message>
    <message>
        <source>What was counted has changed since</source>
        <translation>统计之后记录有变动</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>all provisional</source>
        <translation>都在观察期</translation>
    </message>
    <message>
        <source>all {share}</source>
        <translation>全体 {share}</translation>
    </message>
    <message>
        <source>before {value}</source>
        <translation>上期 {value}</translation>
    </message>
    <message>
        <source>by answer date</source>
        <translation>按答卷日</translation>
    </message>
    <message>
        <source>by channel</source>
        <translation>按渠道</translation>
    </message>
    <message>
        <source>by closing or breach</source>
        <translation>按办结或超时日</translation>
    </message>
    <message>
        <source>by name, never ranked</source>
        <translation>按名称，不排名</translation>
    </message>
    <message>
        <source>by person</source>
        <translation>按人员</translation>
    </message>
    <message>
        <source>by scenario</source>
        <translation>按场景</translation>
    </message>
    <message>
        <source>by tier</source>
        <translation>按等级</translation>
    </message>
    <message>
        <source>complaints by date received</source>
        <translation>投诉按受理日</translation>
    </message>
    <message>
        <source>few</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>few (n&lt;10)</source>
        <translation>样本少 (n&lt;10)</translation>
    </message>
    <message>
        <source>goal {value}</source>
        <translation>目标 {value}</translation>
    </message>
    <message>
        <source>issued {moment}</source>
        <translation>{moment} 定稿</translation>
    </message>
    <message>
        <source>left</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>mean {mean}</source>
        <translation>均值 {mean}</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分</translation>
    </message>
    <message>
        <source>minutes waited, by arrival</source>
        <translation>等候分钟 · 按到达</translation>
    </message>
    <message>
        <source>n before</source>
        <translation>上期 n</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>不显示</translation>
    </message>
    <message>
        <source>p chart · {weeks} weeks · {basis}</source>
        <translation>p 控制图 · {weeks} 周 · {basis}</translation>
    </message>
    <message>
        <source>rated 1–3, by answer date</source>
        <translation>评 1–3 分 · 按答卷日</translation>
    </message>
    <message>
        <source>share of 4–5, by answer date</source>
        <translation>4–5 分占比 · 按答卷日</translation>
    </message>
    <message>
        <source>standard {minutes} min</source>
        <translation>标准 {minutes} 分</translation>
    </message>
    <message>
        <source>the newest {n} are shown, the export has all</source>
        <translation>显示最新 {n} 条，导出含全部</translation>
    </message>
    <message>
        <source>too little before</source>
        <translation>上期样本少</translation>
    </message>
    <message>
        <source>too little the week before</source>
        <translation>前一周样本少</translation>
    </message>
    <message>
        <source>visits by arrival</source>
        <translation>接待 · 按到达</translation>
    </message>
    <message>
        <source>vs. day before</source>
        <translation>与前一日对比</translation>
    </message>
    <message>
        <source>vs. days before</source>
        <translation>与前一段对比</translation>
    </message>
    <message>
        <source>vs. month before</source>
        <translation>与前一月对比</translation>
    </message>
    <message>
        <source>vs. quarter before</source>
        <translation>与前一季对比</translation>
    </message>
    <message>
        <source>vs. week before</source>
        <translation>与前一周对比</translation>
    </message>
    <message>
        <source>{count} records</source>
        <translation>{count} 条记录</translation>
    </message>
    <message>
        <source>{count} visits</source>
        <translation>接待 {count} 人次</translation>
    </message>
    <message>
        <source>{days} (finished)</source>
        <translation>{days}（已结束）</translation>
    </message>
    <message>
        <source>{days} (not begun)</source>
        <translation>{days}（未开始）</translation>
    </message>
    <message>
        <source>{days} (not finished)</source>
        <translation>{days}（未结束）</translation>
    </message>
    <message>
        <source>{day} time rules changed</source>
        <translation>{day} 时限规则变更</translation>
    </message>
    <message>
        <source>{day} {year}</source>
        <translation>{year}年{day}</translation>
    </message>
    <message>
        <source>{high} rated 4 or 5, {low} rated 1 or 2</source>
        <translation>4–5 分占 {high}，1–2 分占 {low}</translation>
    </message>
    <message>
        <source>{n} answers: too few to judge</source>
        <translation>仅 {n} 份评价，样本少</translation>
    </message>
    <message>
        <source>{n} cases: too few to weigh causes</source>
        <translation>仅 {n} 条，样本少，不分主次</translation>
    </message>
    <message>
        <source>{n} causes make up {share} of the complaints</source>
        <translation>前 {n} 类原因占投诉的 {share}</translation>
    </message>
    <message>
        <source>{n} causes make up {share} of the dissatisfied</source>
        <translation>前 {n} 类原因占未满意的 {share}</translation>
    </message>
    <message>
        <source>{n} lie above the funnel, none below: {names}</source>
        <translation>{n} 项高于漏斗上限，无一低于下限：{names}</translation>
    </message>
    <message>
        <source>{n} lie below the funnel: {names}</source>
        <translation>{n} 项低于漏斗下限：{names}</translation>
    </message>
    <message>
        <source>{n} of {weeks} weeks lie outside the control limits</source>
        <translation>{weeks} 周中有 {n} 周超出控制限</translation>
    </message>
    <message>
        <source>{n} provisional</source>
        <translation>待观察 {n}</translation>
    </message>
    <message>
        <source>{n} visits: too few to judge</source>
        <translation>仅 {n} 人次，样本少</translation>
    </message>
    <message>
        <source>{score} detractor</source>
        <translation>{score} 贬损者</translation>
    </message>
    <message>
        <source>{score} passive</source>
        <translation>{score} 被动者</translation>
    </message>
    <message>
        <source>{score} promoter</source>
        <translation>{score} 推荐者</translation>
    </message>
    <message>
        <source>{share} served within {minutes} min</source>
        <translation>{minutes} 分内接待 {share}</translation>
    </message>
    <message>
        <source>{share} served within {minutes} min, {left} left</source>
        <translation>{minutes} 分内接待 {share}，{left} 人离开</translation>
    </message>
    <message>
        <source>{shown} of {n}</source>
        <translation>{n} 项中 {shown} 项</translation>
    </message>
    <message>
        <source>{unknown} of {n} have no cause recorded</source>
        <translation>{n} 条中 {unknown} 条未登记原因</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Insights</source>
        <translation>评估</translation>
    </message>
</context>
<context>
    <name>PromiseLines</name>
    <message>
        <source>Counted apart from tickets on time</source>
        <translation>与工单按时率分开统计</translation>
    </message>
    <message>
        <source>Inside the house:</source>
        <translation>内部时限：</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>下次更新</translation>
    </message>
    <message>
        <source>Other times that were set</source>
        <translation>其他时限</translation>
    </message>
    <message>
        <source>{kept} of {n} kept</source>
        <translation>守时 {kept}/{n}</translation>
    </message>
</context>
</TS>
