<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>InsideFigures</name>
    <message>
        <source>95% interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Department or partner</source>
        <translation>部门或外部单位</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>守时</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>下次更新</translation>
    </message>
    <message>
        <source>No agreement inside the house was decided this week</source>
        <translation>本周没有内部时限有定论</translation>
    </message>
    <message>
        <source>Nobody waited for a next update this week</source>
        <translation>本周没有等待更新的情况</translation>
    </message>
    <message>
        <source>Other promises</source>
        <translation>其他时限承诺</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>answer or hand-over&apos;s end, or breach</source>
        <translation>答复或交办结束，或超时</translation>
    </message>
    <message>
        <source>hand-overs by their end, running ones by their breach</source>
        <translation>按交办结束时间，未结束的按超时时间</translation>
    </message>
    <message>
        <source>kept of all decided or late; not part of on-time completion</source>
        <translation>守时数占已定论与已超时的总数；不计入按时办结率</translation>
    </message>
    <message>
        <source>those told something within the target since they last asked, and hand-overs that kept what was agreed, each of all decided; still waiting past the target counts as late; never part of on-time completion</source>
        <translation>询问后在目标内得到答复的，以及守住约定时限的内部交办，各占已定论的比例；超过目标仍在等待的计为超时；均不计入按时办结率</translation>
    </message>
    <message>
        <source>{kept} of {n} hand-overs inside the house kept what was agreed</source>
        <translation>{n} 次内部交办中 {kept} 次守时</translation>
    </message>
    <message>
        <source>{kept} of {n} next updates came in time</source>
        <translation>{n} 次下次更新中 {kept} 次及时</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source> (n={n})</source>
        <translation>（n={n}）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 very unsatisfied</source>
        <translation>1 很不满意</translation>
    </message>
    <message>
        <source>12 weeks · dashed: target · compared by 95% intervals</source>
        <translation>12 周走势 · 虚线为目标 · 比较用 95% 区间</translation>
    </message>
    <message>
        <source>1–2 of 5; in hand: the case is open or a call-back is due; taken up again: reopened, linked to a new case or reached again since</source>
        <translation>5 分制中的 1–2 分；处理中：工单未结或回访未到期；已再处理：之后重开、另开关联工单或再次联系上</translation>
    </message>
    <message>
        <source>2 unsatisfied</source>
        <translation>2 不满意</translation>
    </message>
    <message>
        <source>3 neutral</source>
        <translation>3 一般</translation>
    </message>
    <message>
        <source>4 satisfied</source>
        <translation>4 满意</translation>
    </message>
    <message>
        <source>4–5 of 5</source>
        <translation>4–5 分</translation>
    </message>
    <message>
        <source>4–5: {share}</source>
        <translation>4–5 分 {share}</translation>
    </message>
    <message>
        <source>5 very satisfied</source>
        <translation>5 很满意</translation>
    </message>
    <message>
        <source>90% within</source>
        <translation>九成在此之内</translation>
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
        <source>95% interval {interval}</source>
        <translation>95% 区间 {interval}</translation>
    </message>
    <message>
        <source>95%: shares after Wilson, differences after Newcombe (method 10), NPS adjusted Wald; a change is called clear only if its interval excludes zero; below ten nothing is judged; of twenty groups one lies outside by chance alone</source>
        <translation>95%：占比用 Wilson，差值用 Newcombe（方法 10），NPS 用调整 Wald；区间不含零才称明显变化；不足 10 份不作判断；二十组中约有一组仅因偶然落在区间之外</translation>
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
        <source>Answered in time</source>
        <translation>及时响应</translation>
    </message>
    <message>
        <source>Answers given again</source>
        <translation>重复作答</translation>
    </message>
    <message>
        <source>Answers without a score</source>
        <translation>未评分的答卷</translation>
    </message>
    <message>
        <source>Appendix</source>
        <translation>附录</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>未结工单</translation>
    </message>
    <message>
        <source>Basis: {text}</source>
        <translation>依据：{text}</translation>
    </message>
    <message>
        <source>Breached</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Broken promises</source>
        <translation>未兑现的承诺</translation>
    </message>
    <message>
        <source>Busiest hour {day} {hour} ({count}); over the week {peak} ({share} of all)</source>
        <translation>{day} {hour} 最忙（{count} 人次）；全周 {peak} 到访最多，占 {share}</translation>
    </message>
    <message>
        <source>By channel</source>
        <translation>按渠道</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By the day</source>
        <translation>当天办</translation>
    </message>
    <message>
        <source>By topic</source>
        <translation>按场景</translation>
    </message>
    <message>
        <source>By topic: no data this week</source>
        <translation>按场景：本周无数据</translation>
    </message>
    <message>
        <source>By topic: {topics}</source>
        <translation>按场景：{topics}</translation>
    </message>
    <message>
        <source>CSAT</source>
        <translation>满意度 CSAT</translation>
    </message>
    <message>
        <source>Call later</source>
        <translation>改时再打</translation>
    </message>
    <message>
        <source>Call-backs</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Came this week</source>
        <translation>本周到访</translation>
    </message>
    <message>
        <source>Cause and the {customer}&apos;s own words</source>
        <translation>事由与{customer}原话</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
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
        <source>Clearly higher than last week: {names}</source>
        <translation>明显高于上周：{names}</translation>
    </message>
    <message>
        <source>Clearly lower</source>
        <translation>明显下降</translation>
    </message>
    <message>
        <source>Clearly lower than last week: {names}</source>
        <translation>明显低于上周：{names}</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿合计</translation>
    </message>
    <message>
        <source>Compensation came to {amount}; most of it: {kind}, {share}</source>
        <translation>补偿共 {amount}，最多的是{kind}，占 {share}</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
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
        <source>Complaints per 1,000 visits</source>
        <translation>投诉率（每千人次）</translation>
    </message>
    <message>
        <source>Control charts</source>
        <translation>控制图</translation>
    </message>
    <message>
        <source>Date basis</source>
        <translation>日期口径</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Deadlines and backlog</source>
        <translation>时限与未结</translation>
    </message>
    <message>
        <source>Deadlines and promises</source>
        <translation>时限、未结与其他承诺</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>拒访</translation>
    </message>
    <message>
        <source>Definitions and date bases</source>
        <translation>定义与日期口径</translation>
    </message>
    <message>
        <source>Demand and waiting</source>
        <translation>需求与等候</translation>
    </message>
    <message>
        <source>Demand and waiting: no data this week</source>
        <translation>需求与等候：本周无数据</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>减免</translation>
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
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Elements of service: no cause recorded</source>
        <translation>服务要素：未记录原因</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Every topic has fewer than ten answers: nothing is compared</source>
        <translation>各场景答卷均不足 10 份，不作比较</translation>
    </message>
    <message>
        <source>FCR</source>
        <translation>首次解决 FCR</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>报修</translation>
    </message>
    <message>
        <source>Few answers (n&lt;10)</source>
        <translation>样本少 (n&lt;10)</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首次解决</translation>
    </message>
    <message>
        <source>For you to decide</source>
        <translation>请您决定</translation>
    </message>
    <message>
        <source>Free service</source>
        <translation>免费服务</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>礼品</translation>
    </message>
    <message>
        <source>Handling shows no clear change against last week</source>
        <translation>投诉处理与上周相比无明显变化</translation>
    </message>
    <message>
        <source>Handling: no data this week</source>
        <translation>投诉处理：本周无数据</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>How to read this report</source>
        <translation>如何读这份报告</translation>
    </message>
    <message>
        <source>ISO week, Monday to Sunday, business days in the site&apos;s time zone</source>
        <translation>ISO 周，周一至周日，按本店时区的营业日</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面</translation>
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
        <source>Inquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>95% 区间</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Issued, reprints are identical · 95% intervals · {customer} names masked</source>
        <translation>已定稿，重印内容不变 · 区间为 95% · {customer}姓名已遮盖</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>在册</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近到访</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>上周</translation>
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
        <source>Left unserved</source>
        <translation>未接待离开</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等候</translation>
    </message>
    <message>
        <source>Looked for, not found</source>
        <translation>已查、未发现</translation>
    </message>
    <message>
        <source>Lost and found</source>
        <translation>遗留物品</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Low answers</source>
        <translation>低分答卷</translation>
    </message>
    <message>
        <source>Made late</source>
        <translation>迟办</translation>
    </message>
    <message>
        <source>Main cause</source>
        <translation>主要原因</translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation>平均等候</translation>
    </message>
    <message>
        <source>Median wait</source>
        <translation>等候中位数</translation>
    </message>
    <message>
        <source>Members and follow-up</source>
        <translation>会员与回访</translation>
    </message>
    <message>
        <source>Members and follow-up: no call-back fell due this week</source>
        <translation>会员与回访：本周无到期回访</translation>
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
        <source>New this week</source>
        <translation>本周新客</translation>
    </message>
    <message>
        <source>New, at risk, lost</source>
        <translation>新客、预警、流失</translation>
    </message>
    <message>
        <source>New, at risk, lost: no data</source>
        <translation>新客、预警、流失：无数据</translation>
    </message>
    <message>
        <source>Newly at risk</source>
        <translation>本周进入预警</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>No answer of 1–2 this week</source>
        <translation>本周没有 1–2 分</translation>
    </message>
    <message>
        <source>No call-back was finished this week</source>
        <translation>本周没有完成的回访</translation>
    </message>
    <message>
        <source>No call-back was promised to the minute</source>
        <translation>没有约定时刻的回访</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>No cause is recorded yet</source>
        <translation>尚未记录原因</translation>
    </message>
    <message>
        <source>No cause recorded</source>
        <translation>未记录原因</translation>
    </message>
    <message>
        <source>No channel clearly differs</source>
        <translation>看不出渠道差别</translation>
    </message>
    <message>
        <source>No clear change</source>
        <translation>无明显变化</translation>
    </message>
    <message>
        <source>No comments this week</source>
        <translation>本周无留言</translation>
    </message>
    <message>
        <source>No compensation was given for complaints</source>
        <translation>没有为投诉给出补偿</translation>
    </message>
    <message>
        <source>No compensation was given this week</source>
        <translation>本周没有给出补偿</translation>
    </message>
    <message>
        <source>No complaint was received this week</source>
        <translation>本周未接到投诉</translation>
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
        <source>No element of service stands out</source>
        <translation>没有哪个服务要素特别突出</translation>
    </message>
    <message>
        <source>No interval</source>
        <translation>无区间</translation>
    </message>
    <message>
        <source>No open ticket is due in these 48 hours.</source>
        <translation>这 48 小时内到期的工单均已办结。</translation>
    </message>
    <message>
        <source>No serious complaint is open now.</source>
        <translation>目前没有未结的严重投诉。</translation>
    </message>
    <message>
        <source>No serious complaint was open at the end of the week</source>
        <translation>周末没有未结的严重投诉</translation>
    </message>
    <message>
        <source>No single cause of complaint stands out</source>
        <translation>投诉没有特别突出的原因</translation>
    </message>
    <message>
        <source>No target set</source>
        <translation>不设目标</translation>
    </message>
    <message>
        <source>No ticket was late this week</source>
        <translation>本周没有工单超时</translation>
    </message>
    <message>
        <source>No topic lies clearly below the site&apos;s {value}</source>
        <translation>没有场景的区间整体低于全店 {value}</translation>
    </message>
    <message>
        <source>Nobody passed the usual interval this week</source>
        <translation>本周没有客人超过惯常间隔</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>普通</translation>
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
        <source>Not made</source>
        <translation>未办</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>Not reopened</source>
        <translation>未重开</translation>
    </message>
    <message>
        <source>Nothing is due within 48 hours</source>
        <translation>其后 48 小时没有到期工单</translation>
    </message>
    <message>
        <source>Nothing was open at the end of the week</source>
        <translation>周末没有未结工单</translation>
    </message>
    <message>
        <source>Nothing was recorded between {start} and {end}.</source>
        <translation>{start} 至 {end} 没有任何记录。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
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
        <source>On-time completion</source>
        <translation>按时完成率</translation>
    </message>
    <message>
        <source>On-time share</source>
        <translation>按时率</translation>
    </message>
    <message>
        <source>Only {n} ratings: nothing is compared</source>
        <translation>只有 {n} 份评分，不作比较</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Open without a deadline</source>
        <translation>未结且无时限</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Other causes</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>相差（百分点）</translation>
    </message>
    <message>
        <source>Practice data</source>
        <translation>练习数据</translation>
    </message>
    <message>
        <source>Praise</source>
        <translation>表扬</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>流程</translation>
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
        <source>Promised to the minute: {kept} of {count} kept</source>
        <translation>约定时刻的回访 {count} 个，守时 {kept} 个</translation>
    </message>
    <message>
        <source>Ratings: no data this week</source>
        <translation>评分：本周无数据</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>联系上</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>接到</translation>
    </message>
    <message>
        <source>Recorded most often: {cause}, {count} of {total}</source>
        <translation>记录最多的是{cause}，{total} 件中 {count} 件</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Repeated faults</source>
        <translation>重复故障</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Return or exchange</source>
        <translation>退换</translation>
    </message>
    <message>
        <source>Returning</source>
        <translation>回头客</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Satisfaction (CSAT)</source>
        <translation>满意度 CSAT</translation>
    </message>
    <message>
        <source>Satisfied (4–5)</source>
        <translation>对处理满意（4–5 分）</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Sensitive, not listed</source>
        <translation>敏感、未列出</translation>
    </message>
    <message>
        <source>Served before arrival</source>
        <translation>接待早于到达</translation>
    </message>
    <message>
        <source>Service Desk</source>
        <translation>前台服务台</translation>
    </message>
    <message>
        <source>Service level</source>
        <translation>服务水平</translation>
    </message>
    <message>
        <source>Service level and abandonment</source>
        <translation>服务水平与离开</translation>
    </message>
    <message>
        <source>Six figures</source>
        <translation>六项指标</translation>
    </message>
    <message>
        <source>Small samples (n&lt;10)</source>
        <translation>样本少（n&lt;10）</translation>
    </message>
    <message>
        <source>Solved in time</source>
        <translation>按时办结</translation>
    </message>
    <message>
        <source>Solved without a cause</source>
        <translation>已办结但未记原因</translation>
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
        <source>Subject</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
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
        <source>Technology</source>
        <translation>设备技术</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Tickets without a topic</source>
        <translation>未选场景的工单</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Tiers: no data this week</source>
        <translation>等级：本周无数据</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Too few answers per channel to compare</source>
        <translation>各渠道答卷太少，不作比较</translation>
    </message>
    <message>
        <source>Too few complaints to compare their handling with last week</source>
        <translation>投诉太少，处理情况无法与上周比较</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
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
        <source>Visit days</source>
        <translation>到访天数</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>接待量</translation>
    </message>
    <message>
        <source>Visits of unregistered {customers}</source>
        <translation>未登记{customers}的到访</translation>
    </message>
    <message>
        <source>Visits still waiting</source>
        <translation>仍在等候的到访</translation>
    </message>
    <message>
        <source>Visits without a topic</source>
        <translation>未选场景的到访</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Waiting times</source>
        <translation>等候</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>一周前</translation>
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
        <source>Weekday and hour</source>
        <translation>星期与时段</translation>
    </message>
    <message>
        <source>Weekly service report ({supervisor})</source>
        <translation>服务质量周报（{supervisor}）</translation>
    </message>
    <message>
        <source>What the data lack</source>
        <translation>数据缺了什么</translation>
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
        <source>Whole site</source>
        <translation>全店</translation>
    </message>
    <message>
        <source>Wholly above the site&apos;s {value}: {names}</source>
        <translation>{names}的区间整体高于全店 {value}</translation>
    </message>
    <message>
        <source>Wholly below the site&apos;s {value}: {names}</source>
        <translation>{names}的区间整体低于全店 {value}</translation>
    </message>
    <message>
        <source>Within {minutes} min</source>
        <translation>{minutes} 分钟内接待</translation>
    </message>
    <message>
        <source>Without a tier</source>
        <translation>无等级</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答卷时间</translation>
    </message>
    <message>
        <source>arrival</source>
        <translation>到达时间</translation>
    </message>
    <message>
        <source>attempts by result (last week)</source>
        <translation>按结果的拨打次数（括号为上周）</translation>
    </message>
    <message>
        <source>by answer</source>
        <translation>按答卷</translation>
    </message>
    <message>
        <source>by arrival</source>
        <translation>按到达时间</translation>
    </message>
    <message>
        <source>by closing</source>
        <translation>按办结</translation>
    </message>
    <message>
        <source>by closing, open ones by their breach</source>
        <translation>按办结时间，未结按超时时刻</translation>
    </message>
    <message>
        <source>by first answer</source>
        <translation>按首次响应</translation>
    </message>
    <message>
        <source>by receipt</source>
        <translation>按接到时间</translation>
    </message>
    <message>
        <source>by solving</source>
        <translation>按解决</translation>
    </message>
    <message>
        <source>by the site&apos;s list of causes; last week in brackets</source>
        <translation>按本店原因清单归类；括号为上周</translation>
    </message>
    <message>
        <source>by time of answer</source>
        <translation>按答卷时间</translation>
    </message>
    <message>
        <source>by {day} {month_name}</source>
        <translation>{day}日前</translation>
    </message>
    <message>
        <source>call-backs by the day they were due</source>
        <translation>按回访到期日</translation>
    </message>
    <message>
        <source>call-backs by the time they were due, cancelled ones left out</source>
        <translation>按回访到期时间，不含已取消</translation>
    </message>
    <message>
        <source>cannot be late; check the time rules</source>
        <translation>不会计为超时；请检查时限规则</translation>
    </message>
    <message>
        <source>causes speak for the others only</source>
        <translation>原因统计只代表其余工单</translation>
    </message>
    <message>
        <source>centre {value} from {count} weeks</source>
        <translation>中线 {value} 由 {count} 周得出</translation>
    </message>
    <message>
        <source>closing, or breach</source>
        <translation>办结或超时</translation>
    </message>
    <message>
        <source>compensation by type, approved this week</source>
        <translation>本周授权的补偿，按类型</translation>
    </message>
    <message>
        <source>counted as no wait; look at the clock of the station</source>
        <translation>按零等候计；请检查工位时钟</translation>
    </message>
    <message>
        <source>counted in every figure, named in no list</source>
        <translation>计入各项数字，不出现在名单</translation>
    </message>
    <message>
        <source>counted, but in no comparison by topic</source>
        <translation>计入总数，不参与场景比较</translation>
    </message>
    <message>
        <source>counted, but in no topic and no family</source>
        <translation>计入总数，不属任何场景与类别</translation>
    </message>
    <message>
        <source>days open, as of {moment}</source>
        <translation>已开天数，截至 {moment}</translation>
    </message>
    <message>
        <source>different {customers} by arrival; answers by the tier when the survey was issued, by time of answer</source>
        <translation>到访按到达时间、同一{customer}只计一次；评分按发卷时的等级与答卷时间</translation>
    </message>
    <message>
        <source>due time</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>each counts once, with the ticket it went into</source>
        <translation>每件只与并入的工单合计一次</translation>
    </message>
    <message>
        <source>each figure by its own date · 95% intervals</source>
        <translation>各项按各自日期 · 95% 区间</translation>
    </message>
    <message>
        <source>each row by share of answers, 3 in the middle</source>
        <translation>各行按份数占比 · 3 分居中</translation>
    </message>
    <message>
        <source>end of week</source>
        <translation>周末时点</translation>
    </message>
    <message>
        <source>every contact at the desk; usual range: mean ± 2 standard deviations of the eight weeks before; family: the kind of case the topic leads to</source>
        <translation>前台的每次接触；常见范围：前八周均值 ± 2 倍标准差；类别：场景所属的工单类型</translation>
    </message>
    <message>
        <source>few (n&lt;10)</source>
        <translation>样本少</translation>
    </message>
    <message>
        <source>first-contact resolution</source>
        <translation>首次解决率</translation>
    </message>
    <message>
        <source>from {moment}</source>
        <translation>自 {moment} 起</translation>
    </message>
    <message>
        <source>from {moment}; listed: open when the report was made</source>
        <translation>自 {moment} 起；所列为制表时未结</translation>
    </message>
    <message>
        <source>hatched: over {minutes} min</source>
        <translation>斜线为超过 {minutes} 分钟</translation>
    </message>
    <message>
        <source>in no ratio of waiting</source>
        <translation>不计入等候比率</translation>
    </message>
    <message>
        <source>in no tier and no rhythm; a return cannot be recognised</source>
        <translation>不计入等级与到访节奏；无法识别回头</translation>
    </message>
    <message>
        <source>kept {kept}/{total} = {share}%</source>
        <translation>兑现 {kept}/{total} = {share}%</translation>
    </message>
    <message>
        <source>last week n={n}</source>
        <translation>上周 n={n}</translation>
    </message>
    <message>
        <source>last week {amount} · {count}×</source>
        <translation>上周 {amount} · {count} 笔</translation>
    </message>
    <message>
        <source>last week {value}</source>
        <translation>上周 {value}</translation>
    </message>
    <message>
        <source>left out of satisfaction</source>
        <translation>不计入满意度</translation>
    </message>
    <message>
        <source>lowest and latest praise, names taken out, nobody is judged by one answer</source>
        <translation>自动选取最低分与最近好评 · 已隐去人名，不以单份答卷评价个人</translation>
    </message>
    <message>
        <source>made by its day: done before the business day it was due on ended; cancelled ones left out</source>
        <translation>当天办：在到期营业日结束前完成；不含已取消</translation>
    </message>
    <message>
        <source>mean {minutes} min</source>
        <translation>平均 {minutes} 分</translation>
    </message>
    <message>
        <source>met of decided</source>
        <translation>按时 / 已判定</translation>
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
        <source>n={sizes} a week</source>
        <translation>每周 n={sizes}</translation>
    </message>
    <message>
        <source>neither finished nor cancelled nor merged at the end of the week, or now if it is not over</source>
        <translation>周末（本周未结束则为现在）既未办结、也未取消或合并</translation>
    </message>
    <message>
        <source>never kept</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>nine of ten returns come within {days} days ({count} intervals of the year before); at risk: two visit days or more and longer away than that; lost: longer than {twice} days</source>
        <translation>九成回头在 {days} 天内（前一年 {count} 个间隔）；预警：到访过两天以上且超过此间隔未来；流失：超过 {twice} 天未来</translation>
    </message>
    <message>
        <source>no clear change against last week where there are enough records</source>
        <translation>记录足够的指标与上周相比均无明显变化</translation>
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
        <source>not comparable</source>
        <translation>无法比较</translation>
    </message>
    <message>
        <source>of all offered, by arrival · 95% intervals</source>
        <translation>占全部应接待 · 按到达时间 · 95% 区间</translation>
    </message>
    <message>
        <source>of it what complaints cost, by their recorded cause</source>
        <translation>其中投诉的补偿，按已记录的原因</translation>
    </message>
    <message>
        <source>on-time completion</source>
        <translation>按时完成率</translation>
    </message>
    <message>
        <source>only the last one counts</source>
        <translation>只计最后一次</translation>
    </message>
    <message>
        <source>p chart</source>
        <translation>p 控制图</translation>
    </message>
    <message>
        <source>p chart p ± 3√(p(1−p)/n), u chart u ± 3√(u/n) per 1,000 visits; the centre pools the finished weeks shown, eight at least; signals: Western Electric rules 1–4</source>
        <translation>p 图 p ± 3√(p(1−p)/n)，u 图 u ± 3√(u/n)（每千人次）；中线由图中已结束的周合并，至少八周；信号：西电规则 1–4</translation>
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
        <source>prepared {at} · data as of {data}</source>
        <translation>编制于 {at} · 数据截至 {data}</translation>
    </message>
    <message>
        <source>ratings 4 and 5 of all valid ratings 1–5; a later answer replaces an earlier one</source>
        <translation>有效评分 1–5 分中 4、5 分的占比；后答替代先答</translation>
    </message>
    <message>
        <source>receipt</source>
        <translation>接到时间</translation>
    </message>
    <message>
        <source>recorded causes of complaints received this week</source>
        <translation>本周接到的投诉按记录原因</translation>
    </message>
    <message>
        <source>resolutions past their target, by closing or breach</source>
        <translation>超过解决时限的工单，按办结或超时时刻</translation>
    </message>
    <message>
        <source>resolved within the target on the calendar that applies, of all decided; open past the target counts as late at once; cancelled and merged ones count nowhere</source>
        <translation>按适用日历在时限内解决的，占全部已判定；未结而过限即计超时；已取消、已合并的不计</translation>
    </message>
    <message>
        <source>rhythm: 90th percentile of the days between two visit days of one {customer} in the year before, from 30 intervals on; at risk: away longer than that; lost: longer than twice that; a short history makes the rhythm look shorter than it is</source>
        <translation>节奏：前一年同一{customer}两个到访日间隔天数的第 90 百分位，满 30 个间隔才算；预警：超过此间隔未来；流失：超过其两倍；历史较短时节奏会显得偏短</translation>
    </message>
    <message>
        <source>rule {rule}</source>
        <translation>西电规则 {rule}</translation>
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
        <source>served within {minutes} minutes (included), of all offered: served and left; who still waits is in no ratio; 90% waited at most: nearest rank</source>
        <translation>{minutes} 分钟（含）内接待，占全部应接待（已接待与已离开）；仍在等候的不计；九成在此之内：最近秩</translation>
    </message>
    <message>
        <source>served, by wait in minutes</source>
        <translation>已接待，按等候分钟</translation>
    </message>
    <message>
        <source>service within {minutes} minutes</source>
        <translation>{minutes} 分钟内接待率</translation>
    </message>
    <message>
        <source>settled at first contact and no case of the same {customer} and topic within seven days, of all settled; the week before, which is old enough to know</source>
        <translation>首次接触即解决、且七天内同一{customer}同一场景没有再来，占全部已解决；取上一周，因为已过观察期</translation>
    </message>
    <message>
        <source>share of 4–5 of 5</source>
        <translation>4–5 分占比</translation>
    </message>
    <message>
        <source>share of 4–5 with Wilson&apos;s interval</source>
        <translation>4–5 分占比与 Wilson 区间</translation>
    </message>
    <message>
        <source>share of 9–10 minus share of 0–6, four weeks</source>
        <translation>9–10 分占比减 0–6 分占比，四周</translation>
    </message>
    <message>
        <source>shown, not judged</source>
        <translation>列出，不判断</translation>
    </message>
    <message>
        <source>solving</source>
        <translation>解决时间</translation>
    </message>
    <message>
        <source>the number of visits</source>
        <translation>接待量</translation>
    </message>
    <message>
        <source>this week opened {opened}, closed {closed}</source>
        <translation>本周新开 {opened} · 办结 {closed}</translation>
    </message>
    <message>
        <source>tickets of that kind, per 1,000 visits of the week; causes as recorded, by people, process, technology and environment after the site&apos;s list; sensitive ones are counted, never listed</source>
        <translation>投诉类工单，除以当周每千人次；原因按记录，依本店清单归入人员、流程、设备技术、环境；敏感的计入数字、不列出</translation>
    </message>
    <message>
        <source>too few records this week to compare</source>
        <translation>本周记录太少，无法比较</translation>
    </message>
    <message>
        <source>u chart</source>
        <translation>u 控制图</translation>
    </message>
    <message>
        <source>urgent, high or reopened, not resolved as of {moment}; sensitive ones are not listed</source>
        <translation>紧急、高优先或曾重开，截至 {moment} 未办结；敏感的不列出</translation>
    </message>
    <message>
        <source>visit day</source>
        <translation>到访日</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>visits by arrival, this week (last week)</source>
        <translation>人次，按到达时间，本周（上周）</translation>
    </message>
    <message>
        <source>visits by weekday and hour of arrival, local time, this week</source>
        <translation>本周人次，按到达的星期与时段（当地时间）</translation>
    </message>
    <message>
        <source>week {week}</source>
        <translation>第 {week} 周</translation>
    </message>
    <message>
        <source>{Customers}</source>
        <translation>{customers}</translation>
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
        <source>{amount} · {count}×</source>
        <translation>{amount} · {count} 次</translation>
    </message>
    <message>
        <source>{causes} make up {share} of the recorded causes</source>
        <translation>{causes}占已记录原因的 {share}</translation>
    </message>
    <message>
        <source>{count} answers of 1–2, {share}</source>
        <translation>1–2 分共 {count} 份，占 {share}</translation>
    </message>
    <message>
        <source>{count} call-backs fell due: {share} made by their day, {late} late, {open} not made</source>
        <translation>本周到期回访 {count} 个：当天办 {share}，迟办 {late} 个，未办 {open} 个</translation>
    </message>
    <message>
        <source>{count} complaints on {visits} visits</source>
        <translation>{visits} 人次中 {count} 件投诉</translation>
    </message>
    <message>
        <source>{count} complaints; without visits there is no rate</source>
        <translation>投诉 {count} 件；没有到访记录，算不出比率</translation>
    </message>
    <message>
        <source>{count} due within 48 hours, all open</source>
        <translation>其后 48 小时到期 {count} 件，均未结</translation>
    </message>
    <message>
        <source>{count} due within 48 hours, all resolved since</source>
        <translation>其后 48 小时到期 {count} 件，均已办结</translation>
    </message>
    <message>
        <source>{count} due within 48 hours, {open} still open</source>
        <translation>其后 48 小时到期 {count} 件，未结 {open} 件</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>超时 {count} 件</translation>
    </message>
    <message>
        <source>{count} left unserved ({share})</source>
        <translation>未接待离开 {count} 人次（{share}）</translation>
    </message>
    <message>
        <source>{count} low answers: {taken_up} taken up again, {in_hand} in hand, {untouched} without a next step</source>
        <translation>低分 {count} 份：已再处理 {taken_up} 份，处理中 {in_hand} 份，尚无下一步 {untouched} 份</translation>
    </message>
    <message>
        <source>{count} members came this week, {before} the week before</source>
        <translation>本周有 {count} 位会员到访，上周 {before} 位</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有 {count} 项未列出</translation>
    </message>
    <message>
        <source>{count} of {total} ({share})</source>
        <translation>{count} / {total}（{share}）</translation>
    </message>
    <message>
        <source>{count} open; {old} older than {days} days, none has a deadline</source>
        <translation>未结 {count} 件：超过 {days} 天 {old} 件，均未设时限</translation>
    </message>
    <message>
        <source>{count} open; {old} older than {days} days, {late} past their target</source>
        <translation>未结 {count} 件：超过 {days} 天 {old} 件，已超时 {late} 件</translation>
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
        <source>{count} serious complaints are open</source>
        <translation>未结的严重投诉 {count} 件</translation>
    </message>
    <message>
        <source>{count} serious complaints were open, all resolved since</source>
        <translation>周末有 {count} 件严重投诉未结，现均已办结</translation>
    </message>
    <message>
        <source>{count} serious complaints were open, {open} still are</source>
        <translation>周末有 {count} 件严重投诉未结，现仍有 {open} 件</translation>
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
        <source>{count} without a cause</source>
        <translation>未记原因 {count} 件</translation>
    </message>
    <message>
        <source>{count} without a cause yet</source>
        <translation>尚未记原因 {count} 件</translation>
    </message>
    <message>
        <source>{days} · last week {value}</source>
        <translation>{days} · 上周 {value}</translation>
    </message>
    <message>
        <source>{day} time rules changed</source>
        <translation>{day} 时限规则变更</translation>
    </message>
    <message>
        <source>{day} {month_name}</source>
        <translation>{month}/{day}</translation>
    </message>
    <message>
        <source>{done} done · {doing} doing · {missed} open</source>
        <translation>{total} 项：做完 {done} · 在做 {doing} · 未做 {missed}</translation>
    </message>
    <message>
        <source>{finding}, above the {target} target</source>
        <translation>{finding}，高于 {target} 目标</translation>
    </message>
    <message>
        <source>{finding}, below the {target} target</source>
        <translation>{finding}，低于 {target} 目标</translation>
    </message>
    <message>
        <source>{finding}, clearly fewer than last week</source>
        <translation>{finding}，明显少于上周</translation>
    </message>
    <message>
        <source>{finding}, clearly more than last week</source>
        <translation>{finding}，明显多于上周</translation>
    </message>
    <message>
        <source>{finding}, no clear change</source>
        <translation>{finding}，无明显变化</translation>
    </message>
    <message>
        <source>{finding}; against the {target} target undecided</source>
        <translation>{finding}；是否达到 {target} 目标未定</translation>
    </message>
    <message>
        <source>{fresh} new {customers}; too few returns ({count}) to know the site&apos;s rhythm</source>
        <translation>新客 {fresh} 位；回头间隔只有 {count} 个，尚不知本店节奏</translation>
    </message>
    <message>
        <source>{fresh} new {customers}; {count} newly at risk, {lost} more lost</source>
        <translation>新客 {fresh} 位；{count} 位进入流失预警，流失净增 {lost} 位</translation>
    </message>
    <message>
        <source>{late}; no cause was recorded</source>
        <translation>{late}，均未记原因</translation>
    </message>
    <message>
        <source>{late}; no single cause stands out</source>
        <translation>{late}，没有特别突出的原因</translation>
    </message>
    <message>
        <source>{late}; recorded most often: {cause} ({count})</source>
        <translation>{late}，记录最多的原因是{cause}（{count} 件）</translation>
    </message>
    <message>
        <source>{low}–{high}%</source>
        <translation>{low}–{high}%</translation>
    </message>
    <message>
        <source>{metrics}: no clear change against last week; too few records to compare the rest</source>
        <translation>{metrics}与上周相比无明显变化，其余指标记录太少，不作比较</translation>
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
        <source>{metric} runs above its centre line (rule {rule}), {value} this week</source>
        <translation>{metric}持续高于中线（西电规则 {rule}），本周 {value}</translation>
    </message>
    <message>
        <source>{metric} runs below its centre line (rule {rule}), {value} this week</source>
        <translation>{metric}持续低于中线（西电规则 {rule}），本周 {value}</translation>
    </message>
    <message>
        <source>{metric} {value} this week, above the upper limit</source>
        <translation>{metric}本周 {value}，高于控制上限</translation>
    </message>
    <message>
        <source>{metric} {value} this week, below the lower limit</source>
        <translation>{metric}本周 {value}，低于控制下限</translation>
    </message>
    <message>
        <source>{metric} {value} this week; below eight weeks there are no limits</source>
        <translation>{metric}本周 {value}；不足八周，不设控制限</translation>
    </message>
    <message>
        <source>{metric} {value}: ordinary variation for {weeks} weeks</source>
        <translation>{metric}本周 {value}，{weeks} 周以来均属正常波动</translation>
    </message>
    <message>
        <source>{metric} {value}: ordinary variation; outside the limits in the week of {days}</source>
        <translation>{metric}只在 {days} 当周超出控制限，本周 {value} 属正常波动</translation>
    </message>
    <message>
        <source>{metric} {value}: ordinary variation; signals in the weeks of {days}</source>
        <translation>{metric}本周 {value}，属正常波动；{days} 当周有信号</translation>
    </message>
    <message>
        <source>{metric}: no data this week</source>
        <translation>{metric}：本周无数据</translation>
    </message>
    <message>
        <source>{metric}: too few this week to judge (n={n})</source>
        <translation>{metric}：本周样本少（n={n}），不判</translation>
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
        <source>{names} and {count} more</source>
        <translation>{names}等 {total} 项</translation>
    </message>
    <message>
        <source>{name}: {first} {share}</source>
        <translation>{name}：{first} {share}</translation>
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
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{n} sensitive ones are counted and not listed</source>
        <translation>另有 {n} 件敏感工单计入、不列出</translation>
    </message>
    <message>
        <source>{n} tickets of the week went into others</source>
        <translation>本周有 {n} 件工单并入其他工单</translation>
    </message>
    <message>
        <source>{n} weeks</source>
        <translation>{n} 周</translation>
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
        <source>{points} ({low} to {high})</source>
        <translation>{points}（{low} 至 {high}）</translation>
    </message>
    <message>
        <source>{priority}, reopened {count}×</source>
        <translation>{priority}，重开 {count} 次</translation>
    </message>
    <message>
        <source>{section} · weekly service report</source>
        <translation>服务质量周报 · {section}</translation>
    </message>
    <message>
        <source>{share} of {count} finished call-backs reached the {customer}</source>
        <translation>完成的 {count} 个回访中 {share} 联系上{customer}</translation>
    </message>
    <message>
        <source>{share} served within {minutes} min</source>
        <translation>{share} 在 {minutes} 分钟内接待</translation>
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
        <source>{visits} this week, above the usual {low}–{high}</source>
        <translation>本周{visits}，高于常见范围 {low}–{high}</translation>
    </message>
    <message>
        <source>{visits} this week, below the usual {low}–{high}</source>
        <translation>本周{visits}，低于常见范围 {low}–{high}</translation>
    </message>
    <message>
        <source>{visits} this week, within the usual {low}–{high}</source>
        <translation>本周{visits}，在常见范围 {low}–{high} 之内</translation>
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
        <source>{visits} this week; the usual range is not known yet</source>
        <translation>本周{visits}；常见范围尚未知</translation>
    </message>
    <message>
        <source>{weekday} {day} {month_name}</source>
        <translation>{month}月{day}日{weekday}</translation>
    </message>
    <message>
        <source>{weekday} {day} {time}</source>
        <translation>{day} {weekday} {time}</translation>
    </message>
    <message>
        <source>– active</source>
        <translation>– 活跃</translation>
    </message>
    <message>
        <source>– at risk</source>
        <translation>– 预警</translation>
    </message>
    <message>
        <source>– lost</source>
        <translation>– 流失</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…另有 {count} 项</translation>
    </message>
    <message>
        <source>◆ wholly below the site · dashed: site {value} · hollow: n&lt;10, not ranked</source>
        <translation>◆ 整体低于全店 · 虚线 = 全店 {value} · 空心 = n&lt;10，不排名</translation>
    </message>
    <message>
        <source>〓 stands for characters the fonts lack: {codes}</source>
        <translation>〓 为字体未收录的字符：{codes}</translation>
    </message>
</context>
<context>
    <name>Voucher</name>
    <message>
        <source>Approved by</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Check code {code}</source>
        <translation>校验码 {code}</translation>
    </message>
    <message>
        <source>Copy {number}</source>
        <translation>副本 {number}</translation>
    </message>
    <message>
        <source>For</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>开具时间</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>开具人</translation>
    </message>
    <message>
        <source>Practice data, not valid</source>
        <translation>练习数据，不能兑换</translation>
    </message>
    <message>
        <source>The desk compares number and check code; valid once, not paid out in cash.</source>
        <translation>使用时由前台核对券号与校验码；限用一次，不兑换现金。</translation>
    </message>
    <message>
        <source>This is a copy: the voucher is taken once, whichever paper comes.</source>
        <translation>此为副本：无论使用哪一张，本券只核销一次。</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>bearer</source>
        <translation>持券人</translation>
    </message>
    <message>
        <source>without end</source>
        <translation>长期有效</translation>
    </message>
</context>
</TS>
