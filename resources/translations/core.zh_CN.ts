<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Chart</name>
    <message>
        <source>95% from</source>
        <translation>95% 区间起</translation>
    </message>
    <message>
        <source>95% to</source>
        <translation>95% 区间止</translation>
    </message>
    <message>
        <source>Centre {value}</source>
        <translation>中线 {value}</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Lower {value}</source>
        <translation>下限 {value}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No data in this period</source>
        <translation>这段时间无数据</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Target {value}</source>
        <translation>目标 {value}</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Upper {value}</source>
        <translation>上限 {value}</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>few answers</source>
        <translation>样本少</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Only the first sheet is read; left out: {names}.</source>
        <translation>只读第一张工作表；未读：{names}。</translation>
    </message>
    <message>
        <source>Password: </source>
        <translation>密码：</translation>
    </message>
    <message>
        <source>Stopped. Nothing half done was left behind.</source>
        <translation>已停止，没有留下做到一半的东西。</translation>
    </message>
    <message>
        <source>The answer could not be written: {reason}. What was asked for was done.</source>
        <translation>结果无法写出：{reason}。要求的操作已经完成。</translation>
    </message>
    <message>
        <source>The file cannot be used: {reason}. Nothing was changed.</source>
        <translation>文件无法使用：{reason}。数据没有改动。</translation>
    </message>
    <message>
        <source>The input holds a number that is too long. Nothing was calculated.</source>
        <translation>输入中有过长的数字。未作计算。</translation>
    </message>
    <message>
        <source>The input is nested too deeply. Nothing was calculated.</source>
        <translation>输入嵌套过深。未作计算。</translation>
    </message>
    <message>
        <source>The input is not JSON: line {line}, character {column}. Nothing was calculated.</source>
        <translation>输入不是 JSON：第 {line} 行第 {column} 个字符处有误。未作计算。</translation>
    </message>
    <message>
        <source>check the chain of the audit</source>
        <translation>核对审计链</translation>
    </message>
    <message>
        <source>find everything that holds words</source>
        <translation>查找包含这些字词的全部内容</translation>
    </message>
    <message>
        <source>import a file</source>
        <translation>导入一个文件</translation>
    </message>
    <message>
        <source>make a backup and open it to be sure</source>
        <translation>备份，并打开核对</translation>
    </message>
    <message>
        <source>make practice data</source>
        <translation>生成练习数据</translation>
    </message>
    <message>
        <source>make the weekly report, or list those issued</source>
        <translation>出周报，或列出已定稿的周报</translation>
    </message>
    <message>
        <source>one method by hand: JSON in, JSON out</source>
        <translation>手工计算一种方法：输入输出均为 JSON</translation>
    </message>
    <message>
        <source>pictures of every page</source>
        <translation>每个页面的图片</translation>
    </message>
    <message>
        <source>put a backup in place of the data</source>
        <translation>用备份恢复数据</translation>
    </message>
    <message>
        <source>the figures of a week or of some days</source>
        <translation>一周或几天的指标</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>{n} tickets</source>
        <translation>{n} 件工单</translation>
    </message>
    <message>
        <source>{value} is not a day; write it like 2016-03-07</source>
        <translation>{value} 不是日期；请写成 2016-03-07 这样</translation>
    </message>
    <message>
        <source>{value} is not a number of results; write 0 or more</source>
        <translation>{value} 不是结果条数；请写 0 或更大的数</translation>
    </message>
    <message>
        <source>… and {n} more; --json gives all of them</source>
        <translation>……另有 {n} 条；加 --json 列出全部</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Have {place} repaired for good: {fault}</source>
        <translation>安排 {place} 彻底检修：{fault}</translation>
    </message>
    <message>
        <source>One more person at the desk in the busiest hours, four weeks on trial</source>
        <translation>高峰时段前台加派 1 人，试行 4 周</translation>
    </message>
    <message>
        <source>Review the time rules or the staffing of the departments that are late</source>
        <translation>复核时限规则，或补足超时部门的人手</translation>
    </message>
    <message>
        <source>being handled</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>call back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>not planned</source>
        <translation>未安排</translation>
    </message>
    <message>
        <source>{hits} of {n} in time, target {target}%</source>
        <translation>按时完成 {hits}/{n} 件，目标 {target}%</translation>
    </message>
    <message>
        <source>{hits} of {n} served within {minutes} minutes, target {target}%</source>
        <translation>{minutes} 分钟内接待 {hits}/{n} 人次，目标 {target}%</translation>
    </message>
    <message>
        <source>{n} times within {days} days</source>
        <translation>{days} 天内 {n} 次</translation>
    </message>
</context>
</TS>
