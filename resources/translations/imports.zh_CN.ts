<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Imports</name>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A try reads every row and says what would become of it. Nothing is written.</source>
        <translation>试运行会逐行读取，告诉您每一行会变成什么。不写入任何数据。</translation>
    </message>
    <message>
        <source>Alert, for 7 days</source>
        <translation>提醒（7 天后过期）</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换个文件</translation>
    </message>
    <message>
        <source>Answered at</source>
        <translation>答卷时间</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>知识条目</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Back, kept as it is</source>
        <translation>返回，进度保留</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Body in English</source>
        <translation>英文正文</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>谁做的</translation>
    </message>
    <message>
        <source>CSV, TSV, XLSX or a ZIP with one of them, in any encoding</source>
        <translation>CSV、TSV、XLSX，或装着其中一个的 ZIP；编码不限</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Change the field</source>
        <translation>改对应列</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>结案时间</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>对应列</translation>
    </message>
    <message>
        <source>Columns are found by their names in any order; you see everything before it counts.</source>
        <translation>按列名认列，顺序不限；写入之前全部给您看过。</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
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
        <source>Drop a list here</source>
        <translation>把名单拖到这里</translation>
    </message>
    <message>
        <source>Due at</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Earlier imports</source>
        <translation>以前的导入</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>找字段</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>入住日期</translation>
    </message>
    <message>
        <source>First response at</source>
        <translation>首次响应时间</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>From another ticket program, with all updates</source>
        <translation>来自别的工单系统，连同每次更新</translation>
    </message>
    <message>
        <source>Good or bad</source>
        <translation>好评或差评</translation>
    </message>
    <message>
        <source>Header in line {n}</source>
        <translation>表头在第 {n} 行</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import as</source>
        <translation>导入为</translation>
    </message>
    <message>
        <source>Import undone: {n} rows are as before</source>
        <translation>导入已撤销：{n} 行恢复原样</translation>
    </message>
    <message>
        <source>Import {count} rows</source>
        <translation>导入 {count} 行</translation>
    </message>
    <message>
        <source>Import {n} rows</source>
        <translation>导入 {n} 行</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Kept with the ticket</source>
        <translation>随工单保留</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>离店日期</translation>
    </message>
    <message>
        <source>Li Guodong</source>
        <translation>李国栋</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>去看看</translation>
    </message>
    <message>
        <source>Looking and trying write nothing</source>
        <translation>预览与试运行不写入任何数据</translation>
    </message>
    <message>
        <source>Match columns</source>
        <translation>对应列</translation>
    </message>
    <message>
        <source>Member number</source>
        <translation>会员号</translation>
    </message>
    <message>
        <source>No preset</source>
        <translation>不用预设</translation>
    </message>
    <message>
        <source>No row can be imported.</source>
        <translation>没有一行可以导入。</translation>
    </message>
    <message>
        <source>No row has an error.</source>
        <translation>没有一行有错。</translation>
    </message>
    <message>
        <source>No row has an error. {n} rows are exactly like one before them and are imported like any other.</source>
        <translation>没有一行有错。有 {n} 行与前面的某行完全相同，照样导入。</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing has been imported yet.</source>
        <translation>还没有导入过。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>On time, as the old system decided</source>
        <translation>是否按时（以原系统为准）</translation>
    </message>
    <message>
        <source>One import at a time: wait for this one or stop it.</source>
        <translation>一次只能导入一个文件：等它做完，或先停下。</translation>
    </message>
    <message>
        <source>One row with an error keeps all of them out: correct the file.</source>
        <translation>有一行错就全部不导：请先改好文件。</translation>
    </message>
    <message>
        <source>One row with an error keeps all out</source>
        <translation>有一行错就全部不导</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Opened at</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Perhaps known already</source>
        <translation>可能已有的</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Preference</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Press again: {n} rows are taken back</source>
        <translation>再按一次：撤回 {n} 行</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Questions and the words to say</source>
        <translation>问题与话术</translation>
    </message>
    <message>
        <source>Read the dates</source>
        <translation>选日期读法</translation>
    </message>
    <message>
        <source>Recognise</source>
        <translation>识别格式</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>识别结果</translation>
    </message>
    <message>
        <source>Recommendation, 0 to 10</source>
        <translation>推荐度（0–10）</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>复核日期</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>点评</translation>
    </message>
    <message>
        <source>Row {n}</source>
        <translation>第 {n} 行</translation>
    </message>
    <message>
        <source>Rows with errors</source>
        <translation>有错的行</translation>
    </message>
    <message>
        <source>Rows with errors, the first {n}</source>
        <translation>有错的行（前 {n} 行）</translation>
    </message>
    <message>
        <source>Satisfaction, 1 to 5</source>
        <translation>满意度（1–5）</translation>
    </message>
    <message>
        <source>Save as rejects.csv</source>
        <translation>存为 rejects.csv</translation>
    </message>
    <message>
        <source>Save the rows with errors</source>
        <translation>保存有错的行</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>Say how the dates are read: D or M.</source>
        <translation>请先说明日期怎么读：按 D 或 M。</translation>
    </message>
    <message>
        <source>Say which column holds what is still needed.</source>
        <translation>请先指明还缺的内容在哪一列。</translation>
    </message>
    <message>
        <source>Scores given elsewhere</source>
        <translation>在别处收集的评分</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Solved at</source>
        <translation>办结时间</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Stars, 1 to 5</source>
        <translation>星级（1–5）</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step {n} of 5: {name}</source>
        <translation>第 {n} 步，共 5 步：{name}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>已停止，什么也没有导入。</translation>
    </message>
    <message>
        <source>Subcategory</source>
        <translation>小类</translation>
    </message>
    <message>
        <source>Subfolder</source>
        <translation>子目录</translation>
    </message>
    <message>
        <source>Survey answers</source>
        <translation>满意度答卷</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>The dates can be read both ways: say which</source>
        <translation>日期两种读法都说得通，请确认</translation>
    </message>
    <message>
        <source>The dates can be read both ways; you said which</source>
        <translation>日期两种读法都说得通，已按您选的读</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>前几行</translation>
    </message>
    <message>
        <source>The list of who is in the house, for example</source>
        <translation>例如在住名单</translation>
    </message>
    <message>
        <source>There is no row below the header.</source>
        <translation>表头下面没有数据行。</translation>
    </message>
    <message>
        <source>There is no row below the header: nothing to import.</source>
        <translation>表头下面没有数据行，没有可导入的内容。</translation>
    </message>
    <message>
        <source>Ticket history</source>
        <translation>工单经过</translation>
    </message>
    <message>
        <source>Ticket number</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>英文标题</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重新试运行</translation>
    </message>
    <message>
        <source>Try first: it says what would become of every row.</source>
        <translation>请先试运行：它告诉您每一行会变成什么。</translation>
    </message>
    <message>
        <source>Trying</source>
        <translation>正在试运行</translation>
    </message>
    <message>
        <source>Trying: every row is read and checked, nothing is written.</source>
        <translation>正在试运行：逐行读取、检查，不写入任何数据。</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下一行</translation>
    </message>
    <message>
        <source>Updated at</source>
        <translation>更新时间</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>What can be imported</source>
        <translation>可以导入什么</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>What happened to tickets, one step a row</source>
        <translation>工单的每一步，一步一行</translation>
    </message>
    <message>
        <source>What people wrote on travel sites</source>
        <translation>旅行网站上的评论</translation>
    </message>
    <message>
        <source>What the try says</source>
        <translation>试运行结果</translation>
    </message>
    <message>
        <source>What {column} becomes</source>
        <translation>“{column}”对应什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who is in the house, who arrives, members: every morning</source>
        <translation>在住、预抵、会员名单：每天早上</translation>
    </message>
    <message>
        <source>Words to say</source>
        <translation>话术</translation>
    </message>
    <message>
        <source>Words to say in English</source>
        <translation>英文话术</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>Written at</source>
        <translation>发表时间</translation>
    </message>
    <message>
        <source>as last time with the same header</source>
        <translation>与上次同样的表头，自动套用</translation>
    </message>
    <message>
        <source>checking, {percent} %</source>
        <translation>核对中，{percent} %</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>日/月/年</translation>
    </message>
    <message>
        <source>empty in every row</source>
        <translation>每一行都是空的</translation>
    </message>
    <message>
        <source>first sheet only, not {names}</source>
        <translation>只读第一张表，未读 {names}</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>不可撤销</translation>
    </message>
    <message>
        <source>look at the first rows: is the encoding right?</source>
        <translation>请看前几行：编码对吗？</translation>
    </message>
    <message>
        <source>may be {name}, {number}; imported as somebody new</source>
        <translation>可能是 {name}（{number}）；按新的导入</translation>
    </message>
    <message>
        <source>month/day/year</source>
        <translation>月/日/年</translation>
    </message>
    <message>
        <source>named twice: {names}</source>
        <translation>列名重复：{names}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>no column is known: say what each becomes</source>
        <translation>没有认出任何列，请指明每列对应什么</translation>
    </message>
    <message>
        <source>perhaps double</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>read as {order}</source>
        <translation>按 {order}</translation>
    </message>
    <message>
        <source>remembered for the next file with this header</source>
        <translation>会记住，下次同样的表头自动套用</translation>
    </message>
    <message>
        <source>row {done}</source>
        <translation>第 {done} 行</translation>
    </message>
    <message>
        <source>row {done} of {rows}</source>
        <translation>第 {done} 行，共 {rows} 行</translation>
    </message>
    <message>
        <source>still needed: {names}</source>
        <translation>还缺：{names}</translation>
    </message>
    <message>
        <source>the first {n} rows shown</source>
        <translation>显示前 {n} 行</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>with errors</source>
        <translation>有错</translation>
    </message>
    <message>
        <source>writing, {percent} %</source>
        <translation>写入中，{percent} %</translation>
    </message>
    <message>
        <source>{Customers}</source>
        <translation>{customers}</translation>
    </message>
    <message>
        <source>{Customer} name</source>
        <translation>{customer}姓名</translation>
    </message>
    <message>
        <source>{Reference}</source>
        <translation>{reference}</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>{empty} of {rows} rows empty</source>
        <translation>{rows} 行中 {empty} 行为空</translation>
    </message>
    <message>
        <source>{name}, a guess</source>
        <translation>{name}（猜的）</translation>
    </message>
    <message>
        <source>{name}, marked</source>
        <translation>{name}（有 BOM）</translation>
    </message>
    <message>
        <source>{new} new, {changed} updated</source>
        <translation>新增 {new}，更新 {changed}</translation>
    </message>
    <message>
        <source>{n} columns</source>
        <translation>{n} 列</translation>
    </message>
    <message>
        <source>{n} days to undo</source>
        <translation>{n} 天内可撤销</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>新增 {n}</translation>
    </message>
    <message>
        <source>{n} perhaps double rows are imported and can be merged later</source>
        <translation>{n} 行疑似重复照样导入，之后可合并</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>{n} rows are written at once and can be undone for 30 days</source>
        <translation>{n} 行一次写入，30 天内可撤销</translation>
    </message>
    <message>
        <source>{n} rows imported</source>
        <translation>已导入 {n} 行</translation>
    </message>
    <message>
        <source>{n} rows with errors are saved apart</source>
        <translation>{n} 行有错另存</translation>
    </message>
    <message>
        <source>{n} rows with errors were not imported and are kept in {file}</source>
        <translation>{n} 行有错，没有导入，存在 {file}</translation>
    </message>
    <message>
        <source>{n} updated</source>
        <translation>更新 {n}</translation>
    </message>
    <message>
        <source>{n} with errors</source>
        <translation>有错 {n}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} · nothing written</source>
        <translation>{seconds} · 未写入</translation>
    </message>
</context>
</TS>
