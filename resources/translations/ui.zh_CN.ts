<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Add note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Answered now</source>
        <translation>当场解决</translation>
    </message>
    <message>
        <source>Approve or refuse</source>
        <translation>处理授权</translation>
    </message>
    <message>
        <source>Article to write</source>
        <translation>记为待写知识</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Back, draft kept</source>
        <translation>返回，草稿保留</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>约回访</translation>
    </message>
    <message>
        <source>Call later</source>
        <translation>稍后再打</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>叫下一位</translation>
    </message>
    <message>
        <source>Cancel compensation</source>
        <translation>取消补偿</translation>
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
        <source>Change the marked</source>
        <translation>批量修改</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Chart or table</source>
        <translation>图或表格</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Choose cause</source>
        <translation>选原因</translation>
    </message>
    <message>
        <source>Choose period</source>
        <translation>选时段</translation>
    </message>
    <message>
        <source>Choose scenario</source>
        <translation>选场景</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比上期</translation>
    </message>
    <message>
        <source>Compensate</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Compensations and vouchers</source>
        <translation>补偿台账与代金券</translation>
    </message>
    <message>
        <source>Day first</source>
        <translation>日/月/年</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>丢弃草稿</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit ticket</source>
        <translation>修改工单</translation>
    </message>
    <message>
        <source>Enter public holidays</source>
        <translation>录入法定节假日</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>彻底清除</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Fill in fields</source>
        <translation>填写字段</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Find {customer}</source>
        <translation>查{customer}</translation>
    </message>
    <message>
        <source>Go to module</source>
        <translation>切换模块</translation>
    </message>
    <message>
        <source>Hand over draft</source>
        <translation>转交草稿</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>有用</translation>
    </message>
    <message>
        <source>Hide the reminder</source>
        <translation>收起提醒</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Issued weekly reports</source>
        <translation>已定稿的周报</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>Keep the other one</source>
        <translation>交换主单</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字展示</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Link the match</source>
        <translation>关联匹配</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Look at the change</source>
        <translation>看改动</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Mark all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Mark all notices read</source>
        <translation>通知全部标为已读</translation>
    </message>
    <message>
        <source>Mark on</source>
        <translation>连续勾选</translation>
    </message>
    <message>
        <source>Merge with another</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Month first</source>
        <translation>月/日/年</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>新建知识</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>New sub-ticket</source>
        <translation>开子单</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>开工单</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新接待</translation>
    </message>
    <message>
        <source>Next open visit</source>
        <translation>下一个接待</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>恢复文字大小</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>没用</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Open promises</source>
        <translation>未兑现的承诺</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Park or resume</source>
        <translation>挂起或恢复</translation>
    </message>
    <message>
        <source>Period after</source>
        <translation>后一期</translation>
    </message>
    <message>
        <source>Period before</source>
        <translation>前一期</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Recent acts</source>
        <translation>最近的操作</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>推荐意愿</translation>
    </message>
    <message>
        <source>Redeem voucher</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Save and next</source>
        <translation>保存并下一位</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Save or send</source>
        <translation>保存或发送</translation>
    </message>
    <message>
        <source>Save the list as a file</source>
        <translation>列表存为文件</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>打分</translation>
    </message>
    <message>
        <source>Sensitive or not</source>
        <translation>敏感／取消敏感</translation>
    </message>
    <message>
        <source>Service quality</source>
        <translation>服务质量</translation>
    </message>
    <message>
        <source>Show number</source>
        <translation>显示号码</translation>
    </message>
    <message>
        <source>Show voucher</source>
        <translation>查看券</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Switch language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Switch user</source>
        <translation>切换用户</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation>取我的</translation>
    </message>
    <message>
        <source>Take the draft</source>
        <translation>接手草稿</translation>
    </message>
    <message>
        <source>Take the left one</source>
        <translation>取左边</translation>
    </message>
    <message>
        <source>Take the right one</source>
        <translation>取右边</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>取对方</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Tick step</source>
        <translation>完成步骤</translation>
    </message>
    <message>
        <source>Tickets that move</source>
        <translation>查看变动工单</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重新试运行</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>撤销这一步</translation>
    </message>
    <message>
        <source>Use answer</source>
        <translation>采用答案</translation>
    </message>
    <message>
        <source>Use suggestion</source>
        <translation>采用建议</translation>
    </message>
    <message>
        <source>Void voucher</source>
        <translation>作废券</translation>
    </message>
    <message>
        <source>Wait for {customer}</source>
        <translation>等待{customer}</translation>
    </message>
    <message>
        <source>WeChat text</source>
        <translation>复制微信文本</translation>
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
        <source>Weekly report</source>
        <translation>周报预览</translation>
    </message>
    <message>
        <source>Who may read it</source>
        <translation>谁可以看</translation>
    </message>
    <message>
        <source>Why this deadline</source>
        <translation>时限说明</translation>
    </message>
    <message>
        <source>{Customer} asked again</source>
        <translation>{customer}来问</translation>
    </message>
</context>
<context>
    <name>Bin</name>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Erased for good</source>
        <translation>已彻底清除</translation>
    </message>
    <message>
        <source>It can be restored</source>
        <translation>可以恢复</translation>
    </message>
    <message>
        <source>Show in the bin</source>
        <translation>在回收站中查看</translation>
    </message>
    <message>
        <source>{number} was deleted on {day}</source>
        <translation>{number} 已于{day}删除</translation>
    </message>
    <message>
        <source>{number} was deleted on {day} by {who}</source>
        <translation>{number} 已由{who}于{day}删除</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>A colleague took this away meanwhile. Your words are still here.</source>
        <translation>同事刚删除了这一项。您写的内容还在这里。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All differences</source>
        <translation>看全部差异</translation>
    </message>
    <message>
        <source>Changed by a colleague meanwhile: {what}</source>
        <translation>同事刚改了：{what}</translation>
    </message>
    <message>
        <source>Choose later</source>
        <translation>稍后再选</translation>
    </message>
    <message>
        <source>Everything is chosen</source>
        <translation>都选好了</translation>
    </message>
    <message>
        <source>Everything you wrote is still here.</source>
        <translation>您写的都还在。</translation>
    </message>
    <message>
        <source>Keep both: yours follows what {who} wrote</source>
        <translation>两段都保留：您写的接在{who}写的之后</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Merged already</source>
        <translation>已自动合并</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Mine ({where})</source>
        <translation>我的（{where}）</translation>
    </message>
    <message>
        <source>No text overwrites the other; each keeps its author and time</source>
        <translation>文字不会互相覆盖；每段留作者与时间</translation>
    </message>
    <message>
        <source>Originally</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>简略</translation>
    </message>
    <message>
        <source>Show in short</source>
        <translation>收起差异</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Take the choice</source>
        <translation>采用所选</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>Theirs ({where})</source>
        <translation>对方（{where}）</translation>
    </message>
    <message>
        <source>You and {who} changed this at the same time</source>
        <translation>您和{who}同时改了这里</translation>
    </message>
    <message>
        <source>You and {who} changed this at the same time: {n} fields need your choice</source>
        <translation>您和{who}同时改了这里，{n} 项需要您选</translation>
    </message>
    <message>
        <source>You and {who} changed this ticket at the same time</source>
        <translation>您和{who}同时改了这张工单</translation>
    </message>
    <message>
        <source>You and {who} changed this ticket at the same time: {n} fields need your choice</source>
        <translation>您和{who}同时改了这张工单，{n} 项需要您选</translation>
    </message>
    <message>
        <source>You can receive somebody first and choose later.</source>
        <translation>可以先去接待，稍后再选。</translation>
    </message>
    <message>
        <source>You {time}</source>
        <translation>您 {time}</translation>
    </message>
    <message>
        <source>[{name} {time}]</source>
        <translation>【{name} {time}】</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
    <message>
        <source>before both changes</source>
        <translation>改动之前</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>typed by you</source>
        <translation>您改的</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{field}: as it was</source>
        <translation>{field}：原来</translation>
    </message>
    <message>
        <source>{field}: keep both</source>
        <translation>{field}：两段都保留</translation>
    </message>
    <message>
        <source>{field}: mine</source>
        <translation>{field}：我的</translation>
    </message>
    <message>
        <source>{field}: theirs</source>
        <translation>{field}：对方</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>{n} more were changed by one side only and are merged already.</source>
        <translation>另有 {n} 项只有一方改过，已自动合并。</translation>
    </message>
    <message>
        <source>{n} still to choose: {names}</source>
        <translation>还差 {n} 项：{names}</translation>
    </message>
    <message>
        <source>{who} changed it, too</source>
        <translation>{who}也改过</translation>
    </message>
    <message>
        <source>{who} changed it, too: choose {n}</source>
        <translation>{who}也改了，选 {n} 项</translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>Draft restored</source>
        <translation>草稿已恢复</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A PIN has six digits.</source>
        <translation>PIN 是六位数字。</translation>
    </message>
    <message>
        <source>A calendar has to be open at some time of the week.</source>
        <translation>日历每周至少要有一段营业时间。</translation>
    </message>
    <message>
        <source>A category cannot go under itself. Nothing was changed; choose another.</source>
        <translation>分类不能放在自己下面。未做任何更改；请另选一个。</translation>
    </message>
    <message>
        <source>A choice needs at least one answer. Please write one on each line.</source>
        <translation>选择题至少要有一个选项，请每行写一个。</translation>
    </message>
    <message>
        <source>A colleague has to enter this score: nobody enters scores about themselves.</source>
        <translation>这份评分请同事代录：任何人都不能录入对自己的评分。</translation>
    </message>
    <message>
        <source>A kind of ticket takes {most} fields of your own. Retire one first.</source>
        <translation>每类工单最多 {most} 个自建字段，请先停用一个。</translation>
    </message>
    <message>
        <source>A password has at least {minimum} characters.</source>
        <translation>密码至少 {minimum} 个字符。</translation>
    </message>
    <message>
        <source>A search takes {most} words at most. Please leave some out.</source>
        <translation>一次搜索最多 {most} 个词，请去掉一些。</translation>
    </message>
    <message>
        <source>A share of a bill is from 1 to 100 percent.</source>
        <translation>账单折扣比例须在 1 到 100 之间。</translation>
    </message>
    <message>
        <source>A ticket cannot be linked to itself.</source>
        <translation>工单不能关联自己。</translation>
    </message>
    <message>
        <source>A voucher is valid from 1 to {most} days.</source>
        <translation>券的有效期须在 1 到 {most} 天之间。</translation>
    </message>
    <message>
        <source>Administrators sign in with their password, not with a PIN.</source>
        <translation>管理员用密码登录，不用 PIN。</translation>
    </message>
    <message>
        <source>Agreement {position}: by its calendar this time is not used up within {years} years. Nothing was changed; shorten the time or open longer.</source>
        <translation>第 {position} 条约定：按所用日历，这个时限 {years} 年内都用不完。未作改动；请缩短时限，或延长营业时间。</translation>
    </message>
    <message>
        <source>Agreement {position}: choose either a department or a partner. Nothing was changed.</source>
        <translation>第 {position} 条内部时限：部门与合作单位请二选一。什么都没改。</translation>
    </message>
    <message>
        <source>An exception needs a reason. Please write why it is made.</source>
        <translation>破例需要理由，请写明原因。</translation>
    </message>
    <message>
        <source>Another desk is just bringing the data up to date. Please start again soon.</source>
        <translation>另一个服务台正在升级数据。请稍后再启动。</translation>
    </message>
    <message>
        <source>Another program has locked the data. Nothing was lost; close it and try again.</source>
        <translation>数据被另一个程序锁住了。没有丢失任何内容；请关掉它再试。</translation>
    </message>
    <message>
        <source>Another program is using the data. Nothing was lost; please try again in a moment.</source>
        <translation>另一个程序正在使用数据。没有丢失任何内容；请稍等再试。</translation>
    </message>
    <message>
        <source>At most {most} answers fit, retired ones included.</source>
        <translation>最多 {most} 个选项（含已停用的）。</translation>
    </message>
    <message>
        <source>Choose at least one entry for the new ticket. Nothing was changed.</source>
        <translation>请至少选一条记录放进新工单，没有改动。</translation>
    </message>
    <message>
        <source>Every sort keeps at least one state. Nothing was changed; add another one first.</source>
        <translation>每一类至少保留一个状态。未做任何更改；请先新增一个。</translation>
    </message>
    <message>
        <source>Hours in force stay as they were counted; nothing was changed. Choose today or a later date.</source>
        <translation>已生效的营业时间不能追改，什么都没改。请选今天或以后的日期。</translation>
    </message>
    <message>
        <source>Imports use this state. Nothing was changed; rename it or retire it.</source>
        <translation>导入会用到此状态。未做任何更改；可以改名或停用。</translation>
    </message>
    <message>
        <source>Its time has passed: say whether it was kept, and make a new promise. Nothing was changed.</source>
        <translation>承诺时间已过：请先标记是否兑现，再作新的承诺。未作任何更改。</translation>
    </message>
    <message>
        <source>Level {position} does not say when. Enter percent of the time, or minutes. Nothing was saved.</source>
        <translation>第 {position} 级没有写何时触发。请填用时百分比或分钟数。尚未保存。</translation>
    </message>
    <message>
        <source>Level {position} does nothing. Choose who is told or what changes. Nothing was saved.</source>
        <translation>第 {position} 级什么也不做。请选通知谁或改什么。尚未保存。</translation>
    </message>
    <message>
        <source>Level {position} has no time that it counts. Choose one.</source>
        <translation>第 {position} 级没有选计时目标，请选一个。</translation>
    </message>
    <message>
        <source>Line {line} cannot be read: {text}. Nothing was changed; write date, open or closed, name, hours.</source>
        <translation>第 {line} 行看不懂：{text}。什么都没改；请按“日期、open 或 closed、名称、时间”填写。</translation>
    </message>
    <message>
        <source>Name and password do not match. Please try again.</source>
        <translation>姓名与密码不符，请重试。</translation>
    </message>
    <message>
        <source>Name either a week or a first and a last day, not both.</source>
        <translation>请只写周，或只写起止日期，不要两样都写。</translation>
    </message>
    <message>
        <source>None of these tickets could be changed. Nothing was changed.</source>
        <translation>这些工单都不能这样改，没有做任何更改。</translation>
    </message>
    <message>
        <source>Nothing was changed: {tickets} open tickets and {people} people belong to it. Move them first.</source>
        <translation>未做改动：该部门还有 {tickets} 件未结工单、{people} 名人员，请先转出。</translation>
    </message>
    <message>
        <source>Nothing was erased: please type {wanted} exactly.</source>
        <translation>没有清除任何内容：请准确输入 {wanted}。</translation>
    </message>
    <message>
        <source>One entry takes at most {most} minutes. Your words are kept.</source>
        <translation>一条记录最多记 {most} 分钟，已写的内容都在。</translation>
    </message>
    <message>
        <source>Open checks: {checks}, open tasks: {tasks}. Finish them, or write why they are left open.</source>
        <translation>未勾选 {checks} 项，下级工单 {tasks} 件未办结。请完成，或写明为何保留。</translation>
    </message>
    <message>
        <source>Other desks have these data open. Close the program there, start it here first, then there.</source>
        <translation>其他服务台正在使用这份数据。请先在那边关闭程序，在这里启动一次，再到那边启动。</translation>
    </message>
    <message>
        <source>Please choose a category; what you typed is kept.</source>
        <translation>请选择分类；已输入的内容保留。</translation>
    </message>
    <message>
        <source>Please choose a department.</source>
        <translation>请选择部门。</translation>
    </message>
    <message>
        <source>Please choose a folder.</source>
        <translation>请选择文件夹。</translation>
    </message>
    <message>
        <source>Please choose a role.</source>
        <translation>请选择角色。</translation>
    </message>
    <message>
        <source>Please choose a time.</source>
        <translation>请选择时间。</translation>
    </message>
    <message>
        <source>Please choose at least one kind of ticket.</source>
        <translation>请至少选择一类工单。</translation>
    </message>
    <message>
        <source>Please choose first what to change.</source>
        <translation>请先选择要改什么。</translation>
    </message>
    <message>
        <source>Please choose or type a reason.</source>
        <translation>请选择或填写原因。</translation>
    </message>
    <message>
        <source>Please choose when to call back. Your words are kept as a draft.</source>
        <translation>请选择回访时间。已输入的内容存为草稿。</translation>
    </message>
    <message>
        <source>Please enter 0 to {most} days.</source>
        <translation>请输入 0 到 {most} 天。</translation>
    </message>
    <message>
        <source>Please enter a figure from 0 to {most}.</source>
        <translation>请输入 0 到 {most} 的数。</translation>
    </message>
    <message>
        <source>Please enter a name.</source>
        <translation>请输入姓名。</translation>
    </message>
    <message>
        <source>Please enter a number.</source>
        <translation>请填写编号。</translation>
    </message>
    <message>
        <source>Please enter an amount.</source>
        <translation>请输入金额。</translation>
    </message>
    <message>
        <source>Please enter at least one day, or choose never.</source>
        <translation>请至少填 1 天，或选择“从不”。</translation>
    </message>
    <message>
        <source>Please enter the bill of which {percent}% is given.</source>
        <translation>请输入账单金额，按其 {percent}% 计算。</translation>
    </message>
    <message>
        <source>Please enter the {reference}.</source>
        <translation>请输入{reference}。</translation>
    </message>
    <message>
        <source>Please fill in “{name}” first. Nothing you typed is lost.</source>
        <translation>请先填写“{name}”。您输入的内容都还在。</translation>
    </message>
    <message>
        <source>Please name a week, or a first and a last day in this order.</source>
        <translation>请指定一周，或依次给出起止日期。</translation>
    </message>
    <message>
        <source>Please say in a few words what it is about.</source>
        <translation>请用几个字说明是什么事。</translation>
    </message>
    <message>
        <source>Please say what the call is about.</source>
        <translation>请说明回访什么事。</translation>
    </message>
    <message>
        <source>Please type the question.</source>
        <translation>请输入问题。</translation>
    </message>
    <message>
        <source>Please type the text first.</source>
        <translation>请先输入内容。</translation>
    </message>
    <message>
        <source>Please use the password this time.</source>
        <translation>这次请用密码登录。</translation>
    </message>
    <message>
        <source>Please write how it was solved.</source>
        <translation>请写明是怎么解决的。</translation>
    </message>
    <message>
        <source>Rule {position}: by its calendar this time is not used up within {years} years. Nothing was changed; shorten the time or open longer.</source>
        <translation>第 {position} 条规则：按所用日历，这个时限 {years} 年内都用不完。未作改动；请缩短时限，或延长营业时间。</translation>
    </message>
    <message>
        <source>Rule {position}: please enter times above zero.</source>
        <translation>规则 {position}：时间须大于零。</translation>
    </message>
    <message>
        <source>Rule {position}: the first response cannot be later than the resolution.</source>
        <translation>规则 {position}：首次响应不能晚于办结时限。</translation>
    </message>
    <message>
        <source>Say with --output which file the report is written to.</source>
        <translation>请用 --output 指明报告写到哪个文件。</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile. Your words are kept; look again and save.</source>
        <translation>这里刚被别人改过。您输入的内容都在；请核对后再保存。</translation>
    </message>
    <message>
        <source>Somebody else has to approve: nobody approves their own request.</source>
        <translation>须由他人授权：不能给自己的申请授权。</translation>
    </message>
    <message>
        <source>Something is known of {number} already: choose how the visit ended.</source>
        <translation>{number} 已有记录：请选择这次接待的结果。</translation>
    </message>
    <message>
        <source>That day is over and stays as it was counted. Choose today or a later day.</source>
        <translation>这一天已经过去，计时保持原样。请选今天或以后的日子。</translation>
    </message>
    <message>
        <source>The amount is above your own limit. Somebody with a higher limit has to approve.</source>
        <translation>金额超出您的额度，须由额度更高的人授权。</translation>
    </message>
    <message>
        <source>The answers of this case are locked. Nothing was changed.</source>
        <translation>这份答卷已锁定，未作任何修改。</translation>
    </message>
    <message>
        <source>The connection to the database server was lost. Look whether the last act was saved; then try again.</source>
        <translation>与数据库服务器的连接断了。请先看看最后一步是否已保存，再试一次。</translation>
    </message>
    <message>
        <source>The data are on {address} and are backed up by whoever runs that server. Nothing was changed.</source>
        <translation>数据在 {address} 上，由管理该服务器的人备份。没有任何改动。</translation>
    </message>
    <message>
        <source>The data cannot be stored safely in this folder. Nothing was changed; choose a folder on this PC.</source>
        <translation>这个文件夹不能安全存放数据。未作任何修改；请选择本机的文件夹。</translation>
    </message>
    <message>
        <source>The data file cannot be written. Nothing was changed; check the rights of its folder.</source>
        <translation>数据文件无法写入。未作任何修改；请检查文件夹的权限。</translation>
    </message>
    <message>
        <source>The data file is damaged. It was not changed; please restore the latest backup.</source>
        <translation>数据文件已损坏。没有改动它；请恢复最近的备份。</translation>
    </message>
    <message>
        <source>The data file {path} cannot be made. Nothing was changed; choose another folder.</source>
        <translation>无法创建数据文件 {path}。未作任何修改；请另选一个文件夹。</translation>
    </message>
    <message>
        <source>The database engine {found} is too old to be safe. Please set the program up again.</source>
        <translation>数据库引擎 {found} 太旧，不够安全。请重新安装程序。</translation>
    </message>
    <message>
        <source>The database server does not answer. Nothing was lost; check the network.</source>
        <translation>数据库服务器没有回应。没有丢失任何内容；请检查网络。</translation>
    </message>
    <message>
        <source>The database server is PostgreSQL {found}; {needed} or newer is needed.</source>
        <translation>数据库服务器是 PostgreSQL {found}；需要 {needed} 或更新的版本。</translation>
    </message>
    <message>
        <source>The database server refused: {reason}. Nothing was changed; check the address and its password.</source>
        <translation>数据库服务器拒绝了：{reason}。没有任何改动；请检查地址和密码。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing saved was lost; free some space and save again.</source>
        <translation>磁盘已满。已保存的内容都在；请腾出空间后再保存。</translation>
    </message>
    <message>
        <source>The disk reports an error. What was saved is safe; make a backup to another disk now.</source>
        <translation>磁盘报错。已保存的内容都在；请立即备份到另一块磁盘。</translation>
    </message>
    <message>
        <source>The field “{name}” is not known here. Nothing was saved; look again and save.</source>
        <translation>没有“{name}”这个字段。什么都没有保存；请刷新后再存。</translation>
    </message>
    <message>
        <source>The folder {path} is not there. Nothing was changed; plug in the disk or choose another.</source>
        <translation>找不到文件夹 {path}。未作任何修改；请插上磁盘或另选一个。</translation>
    </message>
    <message>
        <source>The holidays of {year} are not published; nothing was assumed. Known up to {last}.</source>
        <translation>{year} 年放假安排尚未公布，没有作任何假定。已知到 {last} 年。</translation>
    </message>
    <message>
        <source>The last day is before the first. Please check both.</source>
        <translation>结束日期早于开始日期，请核对。</translation>
    </message>
    <message>
        <source>The member number {number} belongs to {name}. Please check it.</source>
        <translation>会员号 {number} 是 {name} 的，请核对。</translation>
    </message>
    <message>
        <source>The merge of {number} can no longer be undone after {days} days. Split what does not belong.</source>
        <translation>{number} 合并已过 {days} 天，不能再撤销；不属于这里的内容可以拆分出去。</translation>
    </message>
    <message>
        <source>The number of tickets cannot be below zero.</source>
        <translation>工单数量不能小于零。</translation>
    </message>
    <message>
        <source>The number {number} is used by another answer. Choose another one.</source>
        <translation>编号 {number} 已被另一篇知识使用，请换一个。</translation>
    </message>
    <message>
        <source>The number {number} is used by another record now. Nothing was changed.</source>
        <translation>编号 {number} 现在已被另一条记录占用，没有做任何更改。</translation>
    </message>
    <message>
        <source>The reception {number} has ended already. Nothing was changed.</source>
        <translation>接待 {number} 已经结束，未作任何修改。</translation>
    </message>
    <message>
        <source>The rights of {name} were changed. Please sign in again; drafts are kept.</source>
        <translation>{name} 的权限已变更。请重新登录；草稿都在。</translation>
    </message>
    <message>
        <source>The server&apos;s database is encoded as {found}. Make one with the encoding UTF8.</source>
        <translation>服务器上的数据库编码是 {found}。请新建一个 UTF8 编码的数据库。</translation>
    </message>
    <message>
        <source>The space for backups is too small for three copies. Please allow more.</source>
        <translation>备份空间放不下三份。请调大。</translation>
    </message>
    <message>
        <source>The ticket has moved on and cannot go to this state now.</source>
        <translation>工单状态已变，现在不能这样操作。</translation>
    </message>
    <message>
        <source>The ticket is incomplete. Your words are kept as a draft.</source>
        <translation>工单还没填完整。已输入的内容存为草稿。</translation>
    </message>
    <message>
        <source>The two tickets have different {customers}. Nothing was changed; confirm that it is one matter.</source>
        <translation>两张工单的{customer}不同，没有改动；确认是同一件事请先勾选。</translation>
    </message>
    <message>
        <source>The type of a field in use cannot change. Retire it and add another.</source>
        <translation>使用中的字段不能改类型。请停用后另建一个。</translation>
    </message>
    <message>
        <source>The usual state of its sort is offered for all tickets. Nothing was changed; make another usual first.</source>
        <translation>默认状态须适用于全部类型。未做任何更改；请先把另一个设为默认。</translation>
    </message>
    <message>
        <source>The {customer} was reached: save the answers.</source>
        <translation>已联系上{customer}：请保存答卷。</translation>
    </message>
    <message>
        <source>There is no backup to restore yet. Nothing was changed.</source>
        <translation>还没有可恢复的备份。未作任何修改。</translation>
    </message>
    <message>
        <source>There is no data file at {path}. Nothing was changed; check the path.</source>
        <translation>{path} 没有数据文件。未作任何修改；请检查路径。</translation>
    </message>
    <message>
        <source>There is no questionnaire yet. Ask the {supervisor} to choose one in Settings.</source>
        <translation>还没有问卷。请{supervisor}在“设置”里选一份。</translation>
    </message>
    <message>
        <source>There is no such list of reasons. Nothing was changed.</source>
        <translation>没有这样的原因列表。未做任何更改。</translation>
    </message>
    <message>
        <source>There is no ticket {number}. Check the number.</source>
        <translation>没有工单 {number}。请核对编号。</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>没有可以重做的操作。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There must be exactly one default rule.</source>
        <translation>必须有且只有一条默认规则。</translation>
    </message>
    <message>
        <source>These are one and the same. Nothing was changed; choose another one.</source>
        <translation>两个是同一个，没有改动；请另选一个。</translation>
    </message>
    <message>
        <source>These hours cannot be read; nothing was changed. Write them as 09:00-12:00, 22:00-06:00.</source>
        <translation>时间写法看不懂，什么都没改。请写成 09:00-12:00, 22:00-06:00。</translation>
    </message>
    <message>
        <source>These tickets are like this already. Nothing was changed.</source>
        <translation>这些工单本来就是这样，没有做任何更改。</translation>
    </message>
    <message>
        <source>This PC lacks the part of the program that talks to database servers. Keep the data in a file here.</source>
        <translation>这台电脑缺少连接数据库服务器的组件。请把数据放在本机文件里。</translation>
    </message>
    <message>
        <source>This PIN is too easy to guess. Choose six other digits.</source>
        <translation>这个 PIN 太容易猜到，请换六位数字。</translation>
    </message>
    <message>
        <source>This PIN is wrong. {left} tries are left before the password is asked.</source>
        <translation>PIN 不对。再错 {left} 次须改用密码。</translation>
    </message>
    <message>
        <source>This amount is too large. Nothing was saved; please check the digits.</source>
        <translation>金额过大，尚未保存，请核对位数。</translation>
    </message>
    <message>
        <source>This answer has expired. Please look for the one that replaced it.</source>
        <translation>这篇知识已过期，请找替换它的那一篇。</translation>
    </message>
    <message>
        <source>This answer to “{name}” is not offered any more. Please choose again.</source>
        <translation>“{name}”的这个选项已停用，请重新选择。</translation>
    </message>
    <message>
        <source>This call-back is finished already.</source>
        <translation>这次回访已经完成。</translation>
    </message>
    <message>
        <source>This category is not offered any more. Nothing was changed; choose another.</source>
        <translation>该分类已停用。未做任何更改；请另选一个。</translation>
    </message>
    <message>
        <source>This compensation does not stand any more. Nothing was changed.</source>
        <translation>该补偿已不在生效状态，未作任何更改。</translation>
    </message>
    <message>
        <source>This compensation has been decided already.</source>
        <translation>这笔补偿已有结论。</translation>
    </message>
    <message>
        <source>This could not be done ({code}). Nothing saved was lost; please try again.</source>
        <translation>这一步没有做成（{code}）。已保存的内容都在；请重试。</translation>
    </message>
    <message>
        <source>This data has a site already. Nothing was changed; choose another file.</source>
        <translation>这份数据里已经有单位。未作任何修改；请另选文件。</translation>
    </message>
    <message>
        <source>This data has staff: name who acts with --user and give the password.</source>
        <translation>数据里已有人员：请用 --user 指明操作人并输入密码。</translation>
    </message>
    <message>
        <source>This data was made by a newer version. It was not touched; please update the program.</source>
        <translation>数据来自更新的版本，没有动它；请升级程序。</translation>
    </message>
    <message>
        <source>This day is over already. Please choose a later one.</source>
        <translation>这一天已经过去，请选更晚的日期。</translation>
    </message>
    <message>
        <source>This file belongs to another program. It was not touched; choose another file.</source>
        <translation>这个文件属于别的程序，没有动它；请另选文件。</translation>
    </message>
    <message>
        <source>This is more than {years} years away. Nothing was changed; check the year.</source>
        <translation>离现在超过 {years} 年。未作改动；请核对年份。</translation>
    </message>
    <message>
        <source>This is not a phone number. Please check the digits.</source>
        <translation>这不是电话号码，请核对数字。</translation>
    </message>
    <message>
        <source>This is not an e-mail address. Please check it, or leave it empty.</source>
        <translation>这不是邮箱地址，请核对，或留空。</translation>
    </message>
    <message>
        <source>This is not given any more. Choose something else from the list.</source>
        <translation>该项已停用，请从列表中另选一项。</translation>
    </message>
    <message>
        <source>This is not in the bin any more. The list has been refreshed.</source>
        <translation>它已经不在回收站里了，列表已刷新。</translation>
    </message>
    <message>
        <source>This is not there any more. The list has been refreshed.</source>
        <translation>这一条已经不在了，列表已刷新。</translation>
    </message>
    <message>
        <source>This is still used elsewhere and was kept.</source>
        <translation>别处还在使用，已保留。</translation>
    </message>
    <message>
        <source>This is the last administrator; make somebody else one first.</source>
        <translation>这是最后一位管理员；请先指定另一位。</translation>
    </message>
    <message>
        <source>This is the usual state of its sort. Make another one usual first.</source>
        <translation>这是该类的默认状态。请先把另一个设为默认。</translation>
    </message>
    <message>
        <source>This is there already. Nothing was changed.</source>
        <translation>已经有了，未作任何修改。</translation>
    </message>
    <message>
        <source>This kind of ticket is not known. Nothing was changed; choose from the list.</source>
        <translation>没有这种工单类型。未做任何更改；请从列表中选择。</translation>
    </message>
    <message>
        <source>This merge is undone already, or was made by an import. Nothing was changed.</source>
        <translation>这次合并已经撤销，或来自导入，没有改动。</translation>
    </message>
    <message>
        <source>This password is too easy to guess. Mix words, digits or signs.</source>
        <translation>这个密码太容易猜到，请混用词语、数字或符号。</translation>
    </message>
    <message>
        <source>This person is not on the staff list any more.</source>
        <translation>人员名单里已没有这个人。</translation>
    </message>
    <message>
        <source>This promise is settled already.</source>
        <translation>这项承诺已有结果。</translation>
    </message>
    <message>
        <source>This right is not known here. Nothing was changed; choose from the list.</source>
        <translation>没有这种权限。未做任何更改；请从列表中选择。</translation>
    </message>
    <message>
        <source>This state is not offered for this ticket. Nothing was changed; choose another.</source>
        <translation>该工单不能使用此状态。未做任何更改；请另选一个。</translation>
    </message>
    <message>
        <source>This step makes no sense. Nothing was changed.</source>
        <translation>没有这样的流转。未做任何更改。</translation>
    </message>
    <message>
        <source>This ticket is not there any more.</source>
        <translation>这张工单已经不在了。</translation>
    </message>
    <message>
        <source>This time is over already. Nothing was changed; choose a later one.</source>
        <translation>该时间已过。未做任何更改；请选择更晚的时间。</translation>
    </message>
    <message>
        <source>This {customer} has had all {limit} exceptions. The {supervisor} has to make this one.</source>
        <translation>这位{customer}的 {limit} 次破例已用完，这一次须由{supervisor}办理。</translation>
    </message>
    <message>
        <source>Tickets have been in this state, so it stays what it is. Nothing was changed; add another state.</source>
        <translation>已有工单用过此状态，不能改变其类别。未做任何更改；请另建一个状态。</translation>
    </message>
    <message>
        <source>Tickets have been in this state. Nothing was changed; retire it instead.</source>
        <translation>已有工单用过此状态。未做任何更改；请改为停用。</translation>
    </message>
    <message>
        <source>Tickets like {number} are not reopened. Nothing was changed; open a linked ticket.</source>
        <translation>{number} 这类工单不能重开。未做任何更改；请开一件关联工单。</translation>
    </message>
    <message>
        <source>Too many wrong tries. Please wait {seconds} seconds.</source>
        <translation>错误次数太多，请等 {seconds} 秒。</translation>
    </message>
    <message>
        <source>Voucher {number} expired on {day}. Nothing was changed; the {supervisor} decides.</source>
        <translation>券 {number} 已于 {day} 过期，未作任何更改；请{supervisor}决定。</translation>
    </message>
    <message>
        <source>Voucher {number} is void and is not taken. Nothing was changed.</source>
        <translation>券 {number} 已作废，不能使用，未作任何更改。</translation>
    </message>
    <message>
        <source>Voucher {number} was redeemed already. Nothing was changed.</source>
        <translation>券 {number} 已核销，未作任何更改。</translation>
    </message>
    <message>
        <source>What this act was about is not shown to you any more. Nothing was undone; ask the {supervisor}.</source>
        <translation>这项操作涉及的内容已不再对您显示。未撤销任何操作；请联系{supervisor}。</translation>
    </message>
    <message>
        <source>Who or what “{name}” names is not there any more. Please choose again.</source>
        <translation>“{name}”所选的人员或设备已不存在，请重新选择。</translation>
    </message>
    <message>
        <source>Without this step no ticket could be solved. Nothing was changed.</source>
        <translation>去掉这一步，工单将无法办结。未做任何更改。</translation>
    </message>
    <message>
        <source>You cannot disable your own account.</source>
        <translation>不能停用自己的账号。</translation>
    </message>
    <message>
        <source>You have a draft of your own in this form. Finish or discard that one, then take this.</source>
        <translation>这个表单里您已有一份草稿。两份都没丢；请先写完或丢弃那一份，再接手这份。</translation>
    </message>
    <message>
        <source>Your role may not do this. Nothing was changed; ask the {supervisor}.</source>
        <translation>您的角色不能这样做。未作任何修改；请找{supervisor}。</translation>
    </message>
    <message>
        <source>{count} mandatory steps are open. Tick them or choose why they were left out.</source>
        <translation>还有 {count} 个必做步骤。请勾选，或选择跳过的原因。</translation>
    </message>
    <message>
        <source>{name} is taken already. Choose another name.</source>
        <translation>“{name}”已被使用，请换一个。</translation>
    </message>
    <message>
        <source>{name} may no longer sign in. Ask the administrator.</source>
        <translation>{name} 已不能登录，请找管理员。</translation>
    </message>
    <message>
        <source>{name} no longer works here. Choose somebody else.</source>
        <translation>{name} 已离岗，请另选一人。</translation>
    </message>
    <message>
        <source>{name} takes no tickets any more. Nothing was lost; choose another department.</source>
        <translation>{name}已不再接单。没有丢失任何内容，请改选其他部门。</translation>
    </message>
    <message>
        <source>{number} already hangs on this ticket; the link would lead in a circle. Nothing was changed.</source>
        <translation>{number} 已经挂在这张工单下，这样关联会绕成圈，没有改动。</translation>
    </message>
    <message>
        <source>{number} can no longer be reopened after {days} days. Open a linked ticket.</source>
        <translation>{number} 已超过 {days} 天，不能重开。请开一张关联工单。</translation>
    </message>
    <message>
        <source>{number} has not been called yet.</source>
        <translation>还没有叫到 {number}。</translation>
    </message>
    <message>
        <source>{number} is a sub-ticket of another ticket already. Nothing was changed; ask the {supervisor}.</source>
        <translation>{number} 已经是另一张工单的子工单。未做任何更改；请联系{supervisor}。</translation>
    </message>
    <message>
        <source>{number} is a sub-ticket of {other} already. Nothing was changed; take that link away first.</source>
        <translation>{number} 已经是 {other} 的子单，没有改动；请先解除原来的关联。</translation>
    </message>
    <message>
        <source>{number} is finished already. Nothing was changed; confirm that it is merged all the same.</source>
        <translation>{number} 已经办结，没有改动；仍要合并请先勾选确认。</translation>
    </message>
    <message>
        <source>{number} is in the register already. Please enter another number.</source>
        <translation>设备册里已有 {number}，请换一个编号。</translation>
    </message>
    <message>
        <source>{number} is no longer open; nothing was noted. Reopen it first.</source>
        <translation>{number} 已经办结，没有记下。请先重开。</translation>
    </message>
    <message>
        <source>{number} is not sensitive: everybody may read it. Nothing was changed; mark it as sensitive first.</source>
        <translation>{number} 不是敏感工单，大家都能看。没有改动任何内容；请先设为敏感。</translation>
    </message>
    <message>
        <source>{number} is not waiting any more. The list has been refreshed.</source>
        <translation>{number} 已不在等候，列表已刷新。</translation>
    </message>
    <message>
        <source>{number} was changed meanwhile. Look again before changing it.</source>
        <translation>{number} 刚刚被改过，请看过之后再改。</translation>
    </message>
    <message>
        <source>{number} was erased for good and cannot come back.</source>
        <translation>{number} 已被彻底清除，无法恢复。</translation>
    </message>
    <message>
        <source>{number} was merged into another ticket. Open that one.</source>
        <translation>{number} 已并入另一张工单，请打开那一张。</translation>
    </message>
    <message>
        <source>{number} was merged into {other} meanwhile. Nothing was changed; undo that merge first.</source>
        <translation>{number} 之后又并入了 {other}，没有改动；请先撤销那次合并。</translation>
    </message>
    <message>
        <source>{path} is no backup, or a damaged one. The data in use were not touched; choose another backup.</source>
        <translation>{path} 不是备份，或备份已损坏。正在使用的数据没有改动；请另选一个备份。</translation>
    </message>
    <message>
        <source>{path} is on a network share, where data can be damaged. Choose a folder on this PC.</source>
        <translation>{path} 在网络共享上，数据可能损坏。请选择本机的文件夹。</translation>
    </message>
    <message>
        <source>{path} is synchronised to a cloud, which damages data. Choose another folder.</source>
        <translation>{path} 会同步到云端，数据会损坏。请另选文件夹。</translation>
    </message>
    <message>
        <source>{value} is not a week. Write it like 2016-W10.</source>
        <translation>{value} 不是周次，请写成 2016-W10 这样。</translation>
    </message>
    <message>
        <source>{value} is outside the scale {lowest}–{highest}.</source>
        <translation>{value} 超出 {lowest}–{highest} 的范围。</translation>
    </message>
    <message>
        <source>{week} is not over yet. Nothing was frozen; issue the report when it is.</source>
        <translation>{week} 还没有结束。没有冻结任何内容；请在结束后再定稿。</translation>
    </message>
    <message>
        <source>{who} chose something else here meanwhile. Nothing was lost; choose again to set yours.</source>
        <translation>{who}在此期间已改为别的选项。没有丢失任何内容；如仍要用您的设定，请再选一次。</translation>
    </message>
    <message>
        <source>“{name}” does not take this. Nothing was saved; your words are still there.</source>
        <translation>“{name}”不能这样填。什么都没有保存，您输入的内容还在。</translation>
    </message>
    <message>
        <source>“{name}” is out of range. Nothing was saved; please correct it.</source>
        <translation>“{name}”超出范围。什么都没有保存，请改正。</translation>
    </message>
    <message>
        <source>“{name}” takes {limit} at most. Nothing was saved; please shorten it.</source>
        <translation>“{name}”最多 {limit}。什么都没有保存，请缩短一些。</translation>
    </message>
</context>
<context>
    <name>Escalation</name>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Internal agreement</source>
        <translation>内部时限</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>下次更新</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>at the deadline</source>
        <translation>到期时</translation>
    </message>
    <message>
        <source>by rule “{level}”</source>
        <translation>按规则“{level}”</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>late, due {time}</source>
        <translation>迟到，应于 {time}</translation>
    </message>
    <message>
        <source>priority raised to {priority}</source>
        <translation>优先级升为{priority}</translation>
    </message>
    <message>
        <source>told {names}</source>
        <translation>通知 {names}</translation>
    </message>
    <message>
        <source>{percent} % of the time</source>
        <translation>用时 {percent}%</translation>
    </message>
    <message>
        <source>{span} after the deadline</source>
        <translation>超时 {span}</translation>
    </message>
    <message>
        <source>{span} before the deadline</source>
        <translation>到期前 {span}</translation>
    </message>
    <message>
        <source>{target} · {when}</source>
        <translation>{target} · {when}</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>({n} errors)</source>
        <translation>（共 {n} 个错误）</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Compensations</source>
        <translation>补偿台账</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>随处可用</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>全局搜索</translation>
    </message>
    <message>
        <source>Find {customers}, rooms, tickets, answers, commands</source>
        <translation>搜索{customers}、{reference}、工单、知识或命令</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>列表中</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>Locking in {seconds} s; drafts are kept</source>
        <translation>{seconds} 秒后锁定，草稿会保留</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Narrow the list</source>
        <translation>筛选按键</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>No key does this</source>
        <translation>没有这样的按键</translation>
    </message>
    <message>
        <source>Not everything could be saved. Close again to close anyway.</source>
        <translation>有内容没能保存。再次关闭将直接退出。</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线运行</translation>
    </message>
    <message>
        <source>Offline · saved {time}</source>
        <translation>离线运行 · 已保存 {time}</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>本页</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Practice mode</source>
        <translation>练习模式</translation>
    </message>
    <message>
        <source>Recent acts</source>
        <translation>最近的操作</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Service Desk</source>
        <translation>前台服务台</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Shared data</source>
        <translation>数据共用</translation>
    </message>
    <message>
        <source>Shared data · saved {time}</source>
        <translation>数据共用 · 已保存 {time}</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>程序出了点意外</translation>
    </message>
    <message>
        <source>The report may quote what was typed: read it before you pass it on.</source>
        <translation>报告里可能有输入过的内容，转交前请先看一遍。</translation>
    </message>
    <message>
        <source>These are sample data: whatever is done or printed here is practice.</source>
        <translation>这些是示例数据，在这里办的、打印的都只供练习。</translation>
    </message>
    <message>
        <source>This one step was not done; everything saved before is safe, and drafts are kept. You can go on working. If it happens again, give the report to your administrator.</source>
        <translation>刚才这一步没有做成；之前保存的内容都在，草稿也在。可以继续工作；如果再次出现，请把报告交给管理员。</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Type to narrow</source>
        <translation>输入几个字来筛选</translation>
    </message>
    <message>
        <source>While writing</source>
        <translation>输入时</translation>
    </message>
    <message>
        <source>{Customers}</source>
        <translation>{Customers}</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>等候 {n} 人</translation>
    </message>
    <message>
        <source>{waiting} · longest {time}</source>
        <translation>{waiting} · 最长 {time}</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>A cell of row {row} does not end. A quotation mark is missing there; nothing was changed.</source>
        <translation>第 {row} 行有个单元格没有结束，可能少了一个引号。什么都没有改动。</translation>
    </message>
    <message>
        <source>A phone number does not have {n} digits.</source>
        <translation>电话号码有 {n} 位，位数不对。</translation>
    </message>
    <message>
        <source>Dates such as {example} can be read as day/month or month/day. Nothing was imported; say which it is.</source>
        <translation>像 {example} 这样的日期，日/月和月/日两种读法都说得通。还没有导入任何数据，请指明是哪一种。</translation>
    </message>
    <message>
        <source>More than {limit} characters do not fit here.</source>
        <translation>这里最多 {limit} 个字。</translation>
    </message>
    <message>
        <source>Neither name nor phone nor member number is given.</source>
        <translation>姓名、电话、会员号都没有填。</translation>
    </message>
    <message>
        <source>Neither satisfaction nor recommendation is given.</source>
        <translation>满意度和推荐度都没有填。</translation>
    </message>
    <message>
        <source>No column of this file was recognised: {header}. Say which column fills which field.</source>
        <translation>没有认出任何一列：{header}。请指明哪一列对应哪个字段。</translation>
    </message>
    <message>
        <source>No mapped column has a value.</source>
        <translation>没有可用的值。</translation>
    </message>
    <message>
        <source>Row {row} cannot be read as {encoding}. Nothing was changed; choose another encoding.</source>
        <translation>第 {row} 行不能按 {encoding} 读出。什么都没有改动，请换一种编码。</translation>
    </message>
    <message>
        <source>Say which column holds the field {name}. The columns are: {header}.</source>
        <translation>请指明字段 {name} 对应哪一列。文件里有：{header}。</translation>
    </message>
    <message>
        <source>Somebody has worked on what this import brought ({n}). It was kept; nothing was changed.</source>
        <translation>这次导入的内容已有人接着处理（{n} 条），因此保留，什么都没有改动。</translation>
    </message>
    <message>
        <source>The archive {name} has a password. Unpack it and choose the table in it.</source>
        <translation>压缩包 {name} 有密码。请先解压，再选择里面的表格。</translation>
    </message>
    <message>
        <source>The archive {name} is damaged. Nothing was changed; copy the file here once more.</source>
        <translation>压缩包 {name} 已损坏。什么都没有改动，请重新拷贝一次。</translation>
    </message>
    <message>
        <source>The code {value} belongs to an article that is there already.</source>
        <translation>编号 {value} 已有知识条目在用。</translation>
    </message>
    <message>
        <source>The field {name} is given two columns. Say which one fills it.</source>
        <translation>字段 {name} 指定了两列。请只指定一列。</translation>
    </message>
    <message>
        <source>The file has no column {name}. Its columns are: {header}.</source>
        <translation>文件里没有“{name}”这一列。文件里有：{header}。</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was imported.</source>
        <translation>导入已停止，没有导入任何数据。</translation>
    </message>
    <message>
        <source>The number {value} belongs to a ticket that is worked on here.</source>
        <translation>编号 {value} 是本系统正在处理的工单。</translation>
    </message>
    <message>
        <source>The preset {name} is not for importing {kind}.</source>
        <translation>预设 {name} 不能用来导入 {kind}。</translation>
    </message>
    <message>
        <source>The row has {n} cells, the header {columns}. A quotation mark may be missing.</source>
        <translation>这一行有 {n} 格，表头只有 {columns} 列，可能少了引号。</translation>
    </message>
    <message>
        <source>The ticket {value} has answers already.</source>
        <translation>工单 {value} 已有评价。</translation>
    </message>
    <message>
        <source>The workbook {name} cannot be opened. Nothing was changed; save it again.</source>
        <translation>工作簿 {name} 打不开。什么都没有改动，请重新另存一次。</translation>
    </message>
    <message>
        <source>There is no field {name}. The fields are: {known}.</source>
        <translation>没有字段 {name}。可用字段：{known}。</translation>
    </message>
    <message>
        <source>There is no preset {name}. There are: {known}.</source>
        <translation>没有预设 {name}。现有：{known}。</translation>
    </message>
    <message>
        <source>There is no table in {name}. Choose an archive with a CSV, TSV or XLSX file.</source>
        <translation>{name} 里没有表格。请选择装有 CSV、TSV 或 XLSX 文件的压缩包。</translation>
    </message>
    <message>
        <source>There is no ticket {value}.</source>
        <translation>没有工单 {value}。</translation>
    </message>
    <message>
        <source>There is no tier “{value}”.</source>
        <translation>没有等级“{value}”。</translation>
    </message>
    <message>
        <source>There is nothing in {name}. Nothing was changed; choose another file.</source>
        <translation>{name} 里没有内容。什么都没有改动，请换一个文件。</translation>
    </message>
    <message>
        <source>This import can no longer be undone. Nothing was changed.</source>
        <translation>这次导入已不能撤销。什么都没有改动。</translation>
    </message>
    <message>
        <source>This row cannot be imported ({code}).</source>
        <translation>这一行不能导入（{code}）。</translation>
    </message>
    <message>
        <source>This value is missing.</source>
        <translation>缺少这一项。</translation>
    </message>
    <message>
        <source>Tickets of this kind do not have the field “{value}”.</source>
        <translation>这类工单没有“{value}”这个字段。</translation>
    </message>
    <message>
        <source>{encoding} is not an encoding. Use utf-8, gb18030, utf-16 or another that exists.</source>
        <translation>没有 {encoding} 这种编码。可用 utf-8、gb18030、utf-16 等。</translation>
    </message>
    <message>
        <source>{name} cannot be opened. Nothing was changed; close it in the other program and try again.</source>
        <translation>打不开 {name}。什么也没有改动；请在别的程序里关掉它，再试一次。</translation>
    </message>
    <message>
        <source>{name} holds {n} tables ({names}). Unpack it and choose the one to import.</source>
        <translation>{name} 里有 {n} 个表格（{names}）。请解压后选择要导入的一个。</translation>
    </message>
    <message>
        <source>{name} is an old workbook, or one with a password. Save it as XLSX or CSV without one and choose that file.</source>
        <translation>{name} 是旧版工作簿，或设有密码。请另存为不带密码的 XLSX 或 CSV 再选择。</translation>
    </message>
    <message>
        <source>{name} is not a table this program reads. Choose a CSV, TSV or XLSX file, or a ZIP holding one.</source>
        <translation>{name} 不是可以读取的表格。请选择 CSV、TSV 或 XLSX 文件，或只装一个表格的 ZIP。</translation>
    </message>
    <message>
        <source>{name} is not there any more. Nothing was changed; plug the disk in again or choose another file.</source>
        <translation>{name} 已经不在那里。什么也没有改动；请重新插上磁盘，或换一个文件。</translation>
    </message>
    <message>
        <source>{name} was changed after it was read. Nothing was changed here; choose the file once more.</source>
        <translation>{name} 读过之后又被改了。这里什么也没有改动；请重新选择这个文件。</translation>
    </message>
    <message>
        <source>{name} would unpack to far more than a table needs. Split the table and import it in parts.</source>
        <translation>{name} 解压后大得不像一张表格。请把表格拆开分次导入。</translation>
    </message>
    <message>
        <source>{value} is before the arrival on {start}.</source>
        <translation>{value} 早于到店日 {start}。</translation>
    </message>
    <message>
        <source>{value} is out of range.</source>
        <translation>“{value}”超出范围。</translation>
    </message>
    <message>
        <source>{value} is outside the scale {low}–{high}.</source>
        <translation>{value} 超出 {low}–{high} 的范围。</translation>
    </message>
    <message>
        <source>“{value}” does not say which column fills which field; write field=column.</source>
        <translation>“{value}”没有说明哪一列对应哪个字段，请写成 字段=列名。</translation>
    </message>
    <message>
        <source>“{value}” is not a date.</source>
        <translation>“{value}”认不出是日期。</translation>
    </message>
    <message>
        <source>“{value}” is not a known value here.</source>
        <translation>“{value}”不是认识的取值。</translation>
    </message>
    <message>
        <source>“{value}” is not a whole number.</source>
        <translation>“{value}”不是整数。</translation>
    </message>
    <message>
        <source>“{value}” is not an amount.</source>
        <translation>“{value}”不是金额。</translation>
    </message>
</context>
<context>
    <name>MovedWords</name>
    <message>
        <source>No open deadline moves.</source>
        <translation>未结工单的时限都不变。</translation>
    </message>
    <message>
        <source>{n} open deadlines move</source>
        <translation>{n} 件未结工单的时限会变</translation>
    </message>
    <message>
        <source>{words} · overdue at once</source>
        <translation>{words} · 保存后即超时</translation>
    </message>
    <message>
        <source>↑ {n} earlier</source>
        <translation>↑ {n} 件提前</translation>
    </message>
    <message>
        <source>↓ {n} later</source>
        <translation>↓ {n} 件推后</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>99+ unread</source>
        <translation>99+ 条未读</translation>
    </message>
    <message>
        <source>A compensation waits for my approval</source>
        <translation>有补偿待我授权</translation>
    </message>
    <message>
        <source>A draft is handed to me</source>
        <translation>有草稿转给我</translation>
    </message>
    <message>
        <source>A draft was handed to you</source>
        <translation>有草稿转给您</translation>
    </message>
    <message>
        <source>A ticket is assigned to me</source>
        <translation>工单派给我</translation>
    </message>
    <message>
        <source>A ticket is escalated to me</source>
        <translation>有工单上报给我</translation>
    </message>
    <message>
        <source>A {customer} asks again</source>
        <translation>{customer}又来催问</translation>
    </message>
    <message>
        <source>Approved: {what}</source>
        <translation>已授权：{what}</translation>
    </message>
    <message>
        <source>Assigned to you</source>
        <translation>派给您</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>更早</translation>
    </message>
    <message>
        <source>Escalated: {level}</source>
        <translation>按规则上报：{level}</translation>
    </message>
    <message>
        <source>I may read a sensitive case</source>
        <translation>我被指定可看敏感工单</translation>
    </message>
    <message>
        <source>Mark all read</source>
        <translation>全部标为已读</translation>
    </message>
    <message>
        <source>My promise is due</source>
        <translation>我的承诺快到时间</translation>
    </message>
    <message>
        <source>My promise is late</source>
        <translation>我的承诺过了时间</translation>
    </message>
    <message>
        <source>My request is decided</source>
        <translation>我的申请有了结果</translation>
    </message>
    <message>
        <source>My ticket is merged</source>
        <translation>我的工单被合并</translation>
    </message>
    <message>
        <source>My ticket is reopened after a call</source>
        <translation>我的工单回访后重新打开</translation>
    </message>
    <message>
        <source>New internal note</source>
        <translation>新的内部备注</translation>
    </message>
    <message>
        <source>Not approved: {what}</source>
        <translation>未授权：{what}</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>没有新通知</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Promise due</source>
        <translation>承诺快到时间</translation>
    </message>
    <message>
        <source>Promise late</source>
        <translation>承诺过了时间</translation>
    </message>
    <message>
        <source>Reopened after the call-back</source>
        <translation>回访后重新打开</translation>
    </message>
    <message>
        <source>Set to {state}</source>
        <translation>改为{state}</translation>
    </message>
    <message>
        <source>Somebody moves my ticket on</source>
        <translation>有人推进了我的工单</translation>
    </message>
    <message>
        <source>Somebody writes on my ticket</source>
        <translation>有人在我的工单上写了内容</translation>
    </message>
    <message>
        <source>The time of my ticket is over</source>
        <translation>我的工单超时</translation>
    </message>
    <message>
        <source>The time of my ticket is running short</source>
        <translation>我的工单快到时限</translation>
    </message>
    <message>
        <source>The time of {numbers} is over</source>
        <translation>{numbers} 已超时</translation>
    </message>
    <message>
        <source>The time of {n} tickets is over</source>
        <translation>{n} 张工单已超时</translation>
    </message>
    <message>
        <source>The wait is over</source>
        <translation>等待到期</translation>
    </message>
    <message>
        <source>The wait of my ticket is over</source>
        <translation>我的工单等待到期</translation>
    </message>
    <message>
        <source>The {customer} asks again</source>
        <translation>{customer}又来催问</translation>
    </message>
    <message>
        <source>The {customer} was told something</source>
        <translation>已告知{customer}</translation>
    </message>
    <message>
        <source>Tickets assigned to you, short times and decisions appear here by themselves.</source>
        <translation>派给您的工单、快到的时限、授权结果，会自动出现在这里。</translation>
    </message>
    <message>
        <source>Time is over: {level}</source>
        <translation>已超时：{level}</translation>
    </message>
    <message>
        <source>Time is running short: {level}</source>
        <translation>快到时限：{level}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Waits for your approval: {what}</source>
        <translation>待您授权：{what}</translation>
    </message>
    <message>
        <source>Which of them come is chosen in Settings, My notices.</source>
        <translation>要收哪些，在“设置 · 我的通知”里选。</translation>
    </message>
    <message>
        <source>You may read this sensitive case</source>
        <translation>你可以看这张敏感工单了</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
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
        <source>{number} was merged into this ticket</source>
        <translation>{number} 并入此单</translation>
    </message>
    <message>
        <source>{n} unread</source>
        <translation>{n} 条未读</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time}前</translation>
    </message>
    <message>
        <source>{words} · {name}</source>
        <translation>{words} · {name}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>&gt; commands only · # tickets only</source>
        <translation>&gt; 只看命令 · # 只看工单</translation>
    </message>
    <message>
        <source>Actions for {name}</source>
        <translation>{name}的操作</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands only</source>
        <translation>只看命令</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Everything that holds “{text}”</source>
        <translation>全部包含“{text}”的内容</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>开工单</translation>
    </message>
    <message>
        <source>Nothing found; try a room, the end of a phone number or initials</source>
        <translation>没有找到；试试{reference}、手机尾号或拼音首字母</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open {customer}</source>
        <translation>打开{customer}档案</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>看全文</translation>
    </message>
    <message>
        <source>Receptions</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>点评</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Start reception</source>
        <translation>开始接待</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Tickets only</source>
        <translation>只看工单</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>{Customers}</source>
        <translation>{Customers}</translation>
    </message>
    <message>
        <source>{count} · pinyin initials {initials}</source>
        <translation>{count} · 拼音首字母 {initials}</translation>
    </message>
    <message>
        <source>{name}: {actions}</source>
        <translation>{name}的操作：{actions}</translation>
    </message>
    <message>
        <source>{n} hits</source>
        <translation>{n} 条</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Page preview</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} / {count} 页</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>No printer is set up on this computer. Save the PDF and print it elsewhere.</source>
        <translation>这台电脑没有打印机。请先保存 PDF，到别处打印。</translation>
    </message>
    <message>
        <source>Printer “{name}” was not found. Choose another or save the PDF.</source>
        <translation>找不到打印机“{name}”。请换一台，或先保存 PDF。</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be printed.</source>
        <translation>文件已损坏，无法打印。</translation>
    </message>
    <message>
        <source>The printer does not answer. Check that it is on, or save the PDF.</source>
        <translation>打印机没有响应。请检查是否开机，或先保存 PDF。</translation>
    </message>
    <message>
        <source>The printer refused the job. Check paper and connection, then print again.</source>
        <translation>打印机没有接受任务。请检查纸张和连接后重打。</translation>
    </message>
</context>
<context>
    <name>Promises</name>
    <message>
        <source>Change promise</source>
        <translation>修改承诺</translation>
    </message>
    <message>
        <source>F12 notes a promise in one line, from anywhere</source>
        <translation>任何页面按 F12，一句话记下承诺</translation>
    </message>
    <message>
        <source>Next promise: {words}</source>
        <translation>最近的承诺：{words}</translation>
    </message>
    <message>
        <source>Nothing is promised</source>
        <translation>暂无承诺</translation>
    </message>
    <message>
        <source>Open promises</source>
        <translation>未兑现的承诺</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promise changed</source>
        <translation>已修改承诺</translation>
    </message>
    <message>
        <source>Promise it</source>
        <translation>记下承诺</translation>
    </message>
    <message>
        <source>Promise noted</source>
        <translation>已记下承诺</translation>
    </message>
    <message>
        <source>Until when? For example 15:30, in 20 min, tomorrow 9</source>
        <translation>到几点？例如 15:30、20 分钟、明早 9 点</translation>
    </message>
    <message>
        <source>Until {time}, in {left}: {text}</source>
        <translation>{time} 前（还有 {left}）：{text}</translation>
    </message>
    <message>
        <source>Who sees to it</source>
        <translation>谁负责</translation>
    </message>
    <message>
        <source>fix the A/C in 20 min</source>
        <translation>例如：20 分钟修好空调</translation>
    </message>
    <message>
        <source>↵ open   Y kept   N not kept   M change</source>
        <translation>↵ 打开　Y 已兑现　N 未兑现　M 修改</translation>
    </message>
</context>
<context>
    <name>Tickets</name>
    <message>
        <source>Promise kept</source>
        <translation>承诺已兑现</translation>
    </message>
    <message>
        <source>Promise not kept</source>
        <translation>承诺未兑现</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Done again: {act}</source>
        <translation>已重做：{act}</translation>
    </message>
    <message>
        <source>Undone: {act}</source>
        <translation>已撤销：{act}</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} 条记录</translation>
    </message>
</context>
<context>
    <name>Widgets</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Close {name}</source>
        <translation>关闭 {name}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Dissatisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Erase the last digit</source>
        <translation>删除最后一位</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>待授权</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Reason for skipping</source>
        <translation>跳过原因</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Skip with a reason</source>
        <translation>跳过并写明原因</translation>
    </message>
    <message>
        <source>Skipped: {reason}</source>
        <translation>已跳过：{reason}</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Very dissatisfied</source>
        <translation>很不满意</translation>
    </message>
    <message>
        <source>Very satisfied</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Why is this step skipped? Enter saves</source>
        <translation>为什么跳过这一步？按回车保存</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必做</translation>
    </message>
    <message>
        <source>skipped: {reason}</source>
        <translation>已跳过：{reason}</translation>
    </message>
    <message>
        <source>{days}d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{days}d {hours}h</source>
        <translation>{days} 天 {hours} 小时</translation>
    </message>
    <message>
        <source>{hours}h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours}h {minutes}m</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{label} *</source>
        <translation>{label} *</translation>
    </message>
    <message>
        <source>{minutes}m</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{seconds}s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{span} left</source>
        <translation>剩 {span}</translation>
    </message>
    <message>
        <source>{span} over</source>
        <translation>超时 {span}</translation>
    </message>
    <message>
        <source>{typed} of {length} digits</source>
        <translation>已输 {typed} 位，共 {length} 位</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Answered now</source>
        <translation>当场解决</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已授权</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>待授权</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>约回访</translation>
    </message>
    <message>
        <source>Call later</source>
        <translation>稍后再打</translation>
    </message>
    <message>
        <source>Can wait</source>
        <translation>可稍后</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>拒绝回访</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Everybody here</source>
        <translation>全店</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>报修</translation>
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
        <source>High</source>
        <translation>高</translation>
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
        <source>Inquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Lost and found</source>
        <translation>遗留与报失</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无人接听</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>中</translation>
    </message>
    <message>
        <source>One {customer}</source>
        <translation>一位{customer}</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Praise</source>
        <translation>表扬</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>已核销</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>服务请求</translation>
    </message>
    <message>
        <source>Return or exchange</source>
        <translation>退换</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Several</source>
        <translation>多位</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已办结</translation>
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
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日内</translation>
    </message>
    <message>
        <source>Tomorrow {time}</source>
        <translation>明天 {time}</translation>
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
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
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
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 小时</translation>
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
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>{time} late</source>
        <translation>超时 {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩 {time}</translation>
    </message>
    <message>
        <source>{words}: {detail}</source>
        <translation>{words}：{detail}</translation>
    </message>
</context>
</TS>
