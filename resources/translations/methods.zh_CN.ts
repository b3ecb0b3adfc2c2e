<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Methods</name>
    <message>
        <source>1 to {number}, once each</source>
        <translation>1 到 {number} 各一次</translation>
    </message>
    <message>
        <source>A level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>A pause ends at {end}, before it begins at {start}.</source>
        <translation>暂停于 {end} 结束，早于它的开始 {start}。</translation>
    </message>
    <message>
        <source>An item with a score</source>
        <translation>有得分的项目</translation>
    </message>
    <message>
        <source>Case {case} was resolved before it was opened.</source>
        <translation>事项 {case} 在登记之前就已解决。</translation>
    </message>
    <message>
        <source>Rating {value} at position {position} is outside the scale {lowest} to {highest}.</source>
        <translation>第 {position} 个评分 {value} 超出量表 {lowest} 到 {highest}。</translation>
    </message>
    <message>
        <source>Some moments have a time zone and some have none.</source>
        <translation>有的时刻带时区，有的不带。</translation>
    </message>
    <message>
        <source>The calendar has no open time after {start}.</source>
        <translation>{start} 之后日历没有营业时间。</translation>
    </message>
    <message>
        <source>The clock is paused since {start} without an end, so there is no deadline.</source>
        <translation>计时自 {start} 起暂停且没有结束，因此没有截止时间。</translation>
    </message>
    <message>
        <source>The confidence {value} is not between 0 and 1.</source>
        <translation>置信水平 {value} 不在 0 与 1 之间。</translation>
    </message>
    <message>
        <source>The highest point of the scale</source>
        <translation>量表的最高分</translation>
    </message>
    <message>
        <source>The history of states is empty.</source>
        <translation>状态历史为空。</translation>
    </message>
    <message>
        <source>The moment {value} has a time zone but the calendar has none.</source>
        <translation>时刻 {value} 带时区，而日历没有时区。</translation>
    </message>
    <message>
        <source>The moment {value} is outside the years 1 to 9999.</source>
        <translation>时刻 {value} 超出公元 1 到 9999 年。</translation>
    </message>
    <message>
        <source>The number of levels</source>
        <translation>等级数</translation>
    </message>
    <message>
        <source>The points</source>
        <translation>权重分</translation>
    </message>
    <message>
        <source>The result is larger than a number can hold.</source>
        <translation>结果超出数字所能容纳的范围。</translation>
    </message>
    <message>
        <source>The service level {value} is not a share from 0 to below 1.</source>
        <translation>服务水平 {value} 不是 0 到 1（不含）之间的比例。</translation>
    </message>
    <message>
        <source>The state change at {value} comes before the one in front of it.</source>
        <translation>{value} 的状态变更早于它前面的一条。</translation>
    </message>
    <message>
        <source>The target is the baseline ({value}), so there is no way to go.</source>
        <translation>目标等于起点（{value}），没有可走的路程。</translation>
    </message>
    <message>
        <source>The target of {value} minutes is not used up within {years} years.</source>
        <translation>{value} 分钟的时限在 {years} 年内用不完。</translation>
    </message>
    <message>
        <source>The thresholds of {name} must not fall: {value}.</source>
        <translation>{name} 的阈值不能下降：{value}。</translation>
    </message>
    <message>
        <source>The thresholds of {where}</source>
        <translation>{where} 的阈值</translation>
    </message>
    <message>
        <source>The top {value} points do not fit a scale of {scale} points.</source>
        <translation>最高 {value} 分与 {scale} 分量表不符。</translation>
    </message>
    <message>
        <source>There is no time zone {value}.</source>
        <translation>没有时区 {value}。</translation>
    </message>
    <message>
        <source>Ticket {ticket} was both served and left.</source>
        <translation>票号 {ticket} 既已接待又已离开。</translation>
    </message>
    <message>
        <source>Ticket {ticket} was served or left {seconds} s before it arrived.</source>
        <translation>票号 {ticket} 在到达前 {seconds} 秒就已接待或离开。</translation>
    </message>
    <message>
        <source>Week {week} does not exist in {year}.</source>
        <translation>{year} 年没有第 {week} 周。</translation>
    </message>
    <message>
        <source>a count in {where}</source>
        <translation>{where}中的一个计数</translation>
    </message>
    <message>
        <source>a pair of satisfied_of</source>
        <translation>satisfied_of 的一对</translation>
    </message>
    <message>
        <source>a pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>a score in {where}</source>
        <translation>{where}中的一个评分</translation>
    </message>
    <message>
        <source>a threshold of {where}</source>
        <translation>{where} 的一个阈值</translation>
    </message>
    <message>
        <source>a verdict without levels</source>
        <translation>未给 levels 时的判定</translation>
    </message>
    <message>
        <source>active in period {number}</source>
        <translation>第 {number} 期的 active</translation>
    </message>
    <message>
        <source>an answer in {where}</source>
        <translation>{where}中的一个回答</translation>
    </message>
    <message>
        <source>an answer of pair {number}</source>
        <translation>第 {number} 对的一个回答</translation>
    </message>
    <message>
        <source>an answer of the pair</source>
        <translation>这一对的一个回答</translation>
    </message>
    <message>
        <source>an interval of {where}</source>
        <translation>{where} 的一个时段</translation>
    </message>
    <message>
        <source>an item of {where}</source>
        <translation>{where} 的一个题号</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>case</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>handling time</source>
        <translation>处理时长</translation>
    </message>
    <message>
        <source>indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>items {where}</source>
        <translation>题号 {where}</translation>
    </message>
    <message>
        <source>least n of {where}</source>
        <translation>{where} 的最小 n</translation>
    </message>
    <message>
        <source>level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>lost of joiners</source>
        <translation>新加入者中的流失</translation>
    </message>
    <message>
        <source>members at the start</source>
        <translation>期初会员数</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>pair {number}</source>
        <translation>第 {number} 对</translation>
    </message>
    <message>
        <source>respondent</source>
        <translation>答卷人</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>row {number} of the table</source>
        <translation>表格第 {number} 行</translation>
    </message>
    <message>
        <source>short abandonment</source>
        <translation>短时放弃</translation>
    </message>
    <message>
        <source>subject {number}</source>
        <translation>第 {number} 个对象</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>the input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>the method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>the respondent</source>
        <translation>答卷人</translation>
    </message>
    <message>
        <source>the respondent {number}</source>
        <translation>第 {number} 位答卷人</translation>
    </message>
    <message>
        <source>touchpoint</source>
        <translation>触点</translation>
    </message>
    <message>
        <source>week of a version</source>
        <translation>版本的 week</translation>
    </message>
    <message>
        <source>week of the calendar</source>
        <translation>日历的 week</translation>
    </message>
    <message>
        <source>{first} and {second} differ in length ({first_length} and {second_length}).</source>
        <translation>{first} 与 {second} 的长度不同（{first_length} 与 {second_length}）。</translation>
    </message>
    <message>
        <source>{key} {number}</source>
        <translation>{key} 第 {number} 项</translation>
    </message>
    <message>
        <source>{name} add up to {value}, not to 100.</source>
        <translation>{name} 合计为 {value}，不是 100。</translation>
    </message>
    <message>
        <source>{name} are for {value}; expected are {known}.</source>
        <translation>{name} 对应的是 {value}，应为 {known}。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 为空。</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>缺少 {name}。</translation>
    </message>
    <message>
        <source>{name} is {value}, less than {lowest}.</source>
        <translation>{name} 为 {value}，小于 {lowest}。</translation>
    </message>
    <message>
        <source>{name} is {value}, more than {highest}.</source>
        <translation>{name} 为 {value}，大于 {highest}。</translation>
    </message>
    <message>
        <source>{name} is {value}; it must be above {lowest}.</source>
        <translation>{name} 为 {value}，应大于 {lowest}。</translation>
    </message>
    <message>
        <source>{name} is {value}; known are {known}.</source>
        <translation>{name} 为 {value}；可用的有 {known}。</translation>
    </message>
    <message>
        <source>{name} must be a date or a date with time, not {value}.</source>
        <translation>{name} 应为日期或带时刻的日期，不能是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be a list, not {value}.</source>
        <translation>{name} 应为列表，不能是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be a number, not {value}.</source>
        <translation>{name} 应为数字，不能是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be a whole number, not {value}.</source>
        <translation>{name} 应为整数，不能是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be an object, not {value}.</source>
        <translation>{name} 应为对象，不能是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be text, not {value}.</source>
        <translation>{name} 应为文字，不能是 {value}。</translation>
    </message>
    <message>
        <source>{name} must be true or false, not {value}.</source>
        <translation>{name} 应为 true 或 false，不能是 {value}。</translation>
    </message>
    <message>
        <source>{name} must have {length} values, not {value}.</source>
        <translation>{name} 应有 {length} 个值，现有 {value} 个。</translation>
    </message>
    <message>
        <source>{name} needs at least {lowest} values, not {value}.</source>
        <translation>{name} 至少要有 {lowest} 个值，现有 {value} 个。</translation>
    </message>
    <message>
        <source>{name} {value} occurs twice.</source>
        <translation>{name} {value} 出现两次。</translation>
    </message>
    <message>
        <source>{part} ({value}) is more than {whole} ({limit}).</source>
        <translation>{part}（{value}）多于 {whole}（{limit}）。</translation>
    </message>
    <message>
        <source>{path} of {where}</source>
        <translation>{where} 的 {path}</translation>
    </message>
    <message>
        <source>{value} is not a time of day (00:00 to 24:00).</source>
        <translation>{value} 不是一天中的时刻（00:00 到 24:00）。</translation>
    </message>
    <message>
        <source>{value} is not a weekday (1 = Monday to 7 = Sunday).</source>
        <translation>{value} 不是星期几（1 为周一，7 为周日）。</translation>
    </message>
    <message>
        <source>{where} at position {number}</source>
        <translation>{where} 的第 {number} 个</translation>
    </message>
</context>
</TS>
