<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Agreements</name>
    <message>
        <source>Agreement</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Agreement with {who} removed</source>
        <translation>已删除{who}的内部时限</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Internal agreements</source>
        <translation>内部时限</translation>
    </message>
    <message>
        <source>Internal agreements saved</source>
        <translation>内部时限已保存</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New agreement</source>
        <translation>新增内部时限</translation>
    </message>
    <message>
        <source>New partner</source>
        <translation>新增合作单位</translation>
    </message>
    <message>
        <source>No partners yet: a lift company, a laundry, a courier.</source>
        <translation>还没有合作单位：电梯维保、洗涤厂、快递等。</translation>
    </message>
    <message>
        <source>Nothing agreed yet: Ins says how long a department or partner may take.</source>
        <translation>还没有内部时限：按 Ins 设定部门或合作单位要在多久内办完。</translation>
    </message>
    <message>
        <source>Order of the agreements changed</source>
        <translation>内部时限的顺序已调整</translation>
    </message>
    <message>
        <source>Partner saved</source>
        <translation>合作单位已保存</translation>
    </message>
    <message>
        <source>Partners</source>
        <translation>合作单位</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>The clock starts when a ticket is handed over and stops when it is handed back or solved. The {customer}&apos;s own deadlines are not touched.</source>
        <translation>派出时开始计时，交回或办结时停止；不影响{customer}的到期时间。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>With</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>from top to bottom, the first that matches applies</source>
        <translation>自上而下，第一条符合的生效</translation>
    </message>
    <message>
        <source>kept as it was changed</source>
        <translation>保留修改后的</translation>
    </message>
    <message>
        <source>no longer used</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>still used</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>such as 30 min</source>
        <translation>如 30 分钟</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>{name} is no longer used</source>
        <translation>{name}已停用</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>上报规则</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Practice data</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>首次设置</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>States and steps</source>
        <translation>状态与流转</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Time rules</source>
        <translation>时限规则</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>account disabled</source>
        <translation>账号已停用</translation>
    </message>
    <message>
        <source>added a calendar</source>
        <translation>新增了日历</translation>
    </message>
    <message>
        <source>added a check</source>
        <translation>添加清单项</translation>
    </message>
    <message>
        <source>added a contact</source>
        <translation>添加联系方式</translation>
    </message>
    <message>
        <source>added a note</source>
        <translation>添加备注</translation>
    </message>
    <message>
        <source>added a person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>added a preference</source>
        <translation>添加偏好</translation>
    </message>
    <message>
        <source>added a reply</source>
        <translation>添加答复</translation>
    </message>
    <message>
        <source>added a tag</source>
        <translation>新增了标签</translation>
    </message>
    <message>
        <source>added a {customer}</source>
        <translation>新建{customer}</translation>
    </message>
    <message>
        <source>added a {reference}</source>
        <translation>添加{reference}</translation>
    </message>
    <message>
        <source>added an alert</source>
        <translation>添加提醒</translation>
    </message>
    <message>
        <source>added the usual escalation levels</source>
        <translation>加入了常用上报规则</translation>
    </message>
    <message>
        <source>added the usual fields of tickets</source>
        <translation>加入了常用工单字段</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>等另 {n} 张</translation>
    </message>
    <message>
        <source>answered a question</source>
        <translation>回答咨询</translation>
    </message>
    <message>
        <source>answered a visit</source>
        <translation>当场解决</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>已授权</translation>
    </message>
    <message>
        <source>approved by PIN at a colleague&apos;s screen</source>
        <translation>在同事的屏幕上授权</translation>
    </message>
    <message>
        <source>asked for a compensation</source>
        <translation>申请补偿</translation>
    </message>
    <message>
        <source>assigned a ticket</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>backed up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>began a visit</source>
        <translation>开始接待</translation>
    </message>
    <message>
        <source>brought in the industry&apos;s categories</source>
        <translation>导入行业分类</translation>
    </message>
    <message>
        <source>called a number</source>
        <translation>叫号</translation>
    </message>
    <message>
        <source>called the next</source>
        <translation>叫下一位</translation>
    </message>
    <message>
        <source>cancelled a compensation</source>
        <translation>取消了补偿</translation>
    </message>
    <message>
        <source>changed a contact</source>
        <translation>修改联系方式</translation>
    </message>
    <message>
        <source>changed a day of the calendar</source>
        <translation>调整营业日历</translation>
    </message>
    <message>
        <source>changed a person</source>
        <translation>修改人员</translation>
    </message>
    <message>
        <source>changed a promise</source>
        <translation>修改了承诺</translation>
    </message>
    <message>
        <source>changed a tag</source>
        <translation>修改了标签</translation>
    </message>
    <message>
        <source>changed a ticket</source>
        <translation>修改工单</translation>
    </message>
    <message>
        <source>changed a {customer}</source>
        <translation>修改{customer}资料</translation>
    </message>
    <message>
        <source>changed a {reference}</source>
        <translation>修改{reference}</translation>
    </message>
    <message>
        <source>changed days of the calendar</source>
        <translation>改了营业日历的特殊日</translation>
    </message>
    <message>
        <source>changed how tickets close</source>
        <translation>修改办结关闭规则</translation>
    </message>
    <message>
        <source>changed many tickets</source>
        <translation>批量修改了工单</translation>
    </message>
    <message>
        <source>changed opening hours</source>
        <translation>修改营业时间</translation>
    </message>
    <message>
        <source>changed ready reasons</source>
        <translation>修改常用原因</translation>
    </message>
    <message>
        <source>changed the compensation catalogue</source>
        <translation>修改了补偿目录</translation>
    </message>
    <message>
        <source>changed the limits of compensation</source>
        <translation>修改了补偿额度</translation>
    </message>
    <message>
        <source>changed the name of the site</source>
        <translation>修改单位名称</translation>
    </message>
    <message>
        <source>changed the return policy</source>
        <translation>修改了退换政策</translation>
    </message>
    <message>
        <source>changed the state of a ticket</source>
        <translation>变更工单状态</translation>
    </message>
    <message>
        <source>changed what ends a wait</source>
        <translation>修改等待到点的处理</translation>
    </message>
    <message>
        <source>changed what priority is proposed</source>
        <translation>修改优先级矩阵</translation>
    </message>
    <message>
        <source>changed when tickets are reopened</source>
        <translation>修改重开规则</translation>
    </message>
    <message>
        <source>changed who is named on a sensitive case</source>
        <translation>改了敏感工单的指定可看人员</translation>
    </message>
    <message>
        <source>changed who may read a case</source>
        <translation>更改了工单的敏感设置</translation>
    </message>
    <message>
        <source>changed who may take a step</source>
        <translation>修改流转权限</translation>
    </message>
    <message>
        <source>chose a scenario</source>
        <translation>选择场景</translation>
    </message>
    <message>
        <source>chose how long the bin keeps</source>
        <translation>设置了回收站保留天数</translation>
    </message>
    <message>
        <source>chose the places for backups</source>
        <translation>设置备份位置</translation>
    </message>
    <message>
        <source>chose the preferred contact</source>
        <translation>设为首选联系方式</translation>
    </message>
    <message>
        <source>chose which notices come</source>
        <translation>选了要收哪些通知</translation>
    </message>
    <message>
        <source>chose which roles read sensitive cases</source>
        <translation>改了哪些角色可看敏感工单</translation>
    </message>
    <message>
        <source>classified a ticket</source>
        <translation>为工单归类</translation>
    </message>
    <message>
        <source>closed a department</source>
        <translation>停用部门</translation>
    </message>
    <message>
        <source>closed solved tickets</source>
        <translation>自动关闭已解决工单</translation>
    </message>
    <message>
        <source>confirmed by password</source>
        <translation>密码确认</translation>
    </message>
    <message>
        <source>decided on a compensation</source>
        <translation>处理了补偿授权</translation>
    </message>
    <message>
        <source>deleted a ticket</source>
        <translation>删除了工单</translation>
    </message>
    <message>
        <source>deleted an article</source>
        <translation>删除了知识条目</translation>
    </message>
    <message>
        <source>deleted many tickets</source>
        <translation>批量删除了工单</translation>
    </message>
    <message>
        <source>did an act again</source>
        <translation>重做了一步操作</translation>
    </message>
    <message>
        <source>disabled a person</source>
        <translation>停用人员</translation>
    </message>
    <message>
        <source>discarded a draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>discarded a visit</source>
        <translation>作废接待</translation>
    </message>
    <message>
        <source>dismissed a missing answer</source>
        <translation>忽略待补知识</translation>
    </message>
    <message>
        <source>enabled a person</source>
        <translation>启用人员</translation>
    </message>
    <message>
        <source>ended waits</source>
        <translation>处理到点的等待</translation>
    </message>
    <message>
        <source>erased for good</source>
        <translation>彻底清除</translation>
    </message>
    <message>
        <source>erased what was in the bin long enough</source>
        <translation>自动清除回收站到期内容</translation>
    </message>
    <message>
        <source>escalated a ticket</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>escalated a ticket by a rule</source>
        <translation>按规则上报了工单</translation>
    </message>
    <message>
        <source>filed a ticket under a category</source>
        <translation>为工单选择分类</translation>
    </message>
    <message>
        <source>filled in public holidays</source>
        <translation>填入了法定节假日</translation>
    </message>
    <message>
        <source>finished a call-back</source>
        <translation>完成回访</translation>
    </message>
    <message>
        <source>handed a draft over</source>
        <translation>移交草稿</translation>
    </message>
    <message>
        <source>imported a file</source>
        <translation>导入了文件</translation>
    </message>
    <message>
        <source>imported {customers}</source>
        <translation>导入了{customers}</translation>
    </message>
    <message>
        <source>issued a weekly report</source>
        <translation>出具周报</translation>
    </message>
    <message>
        <source>joined two tags</source>
        <translation>合并了两个标签</translation>
    </message>
    <message>
        <source>kept a draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>let the priority follow impact and urgency</source>
        <translation>优先级恢复按影响与紧急程度</translation>
    </message>
    <message>
        <source>linked tickets</source>
        <translation>关联工单</translation>
    </message>
    <message>
        <source>made a promise</source>
        <translation>作出承诺</translation>
    </message>
    <message>
        <source>made practice data</source>
        <translation>生成示例数据</translation>
    </message>
    <message>
        <source>merged a category into another</source>
        <translation>合并分类</translation>
    </message>
    <message>
        <source>merged two tickets</source>
        <translation>合并了两张工单</translation>
    </message>
    <message>
        <source>moved a category</source>
        <translation>调整分类顺序</translation>
    </message>
    <message>
        <source>moved a field of tickets</source>
        <translation>移动了工单字段</translation>
    </message>
    <message>
        <source>moved a state of tickets</source>
        <translation>调整状态顺序</translation>
    </message>
    <message>
        <source>named the {customer} of a visit</source>
        <translation>确认来访{customer}</translation>
    </message>
    <message>
        <source>noted a missing answer</source>
        <translation>记录待补知识</translation>
    </message>
    <message>
        <source>noted a request</source>
        <translation>记录诉求</translation>
    </message>
    <message>
        <source>noted an arrival</source>
        <translation>登记到达</translation>
    </message>
    <message>
        <source>noted impact and urgency</source>
        <translation>填写影响与紧急程度</translation>
    </message>
    <message>
        <source>noted that somebody left</source>
        <translation>登记离开</translation>
    </message>
    <message>
        <source>noted that the {customer} asked</source>
        <translation>记下{customer}来问</translation>
    </message>
    <message>
        <source>opened a department again</source>
        <translation>恢复部门</translation>
    </message>
    <message>
        <source>opened a linked ticket</source>
        <translation>开关联工单</translation>
    </message>
    <message>
        <source>opened a ticket</source>
        <translation>开工单</translation>
    </message>
    <message>
        <source>opened a ticket from a visit</source>
        <translation>接待转工单</translation>
    </message>
    <message>
        <source>ordered the compensation catalogue</source>
        <translation>调整了补偿目录顺序</translation>
    </message>
    <message>
        <source>parked a visit</source>
        <translation>挂起接待</translation>
    </message>
    <message>
        <source>planned a call-back</source>
        <translation>安排回访</translation>
    </message>
    <message>
        <source>printed a voucher</source>
        <translation>打印了代金券</translation>
    </message>
    <message>
        <source>promised a call-back</source>
        <translation>约回访</translation>
    </message>
    <message>
        <source>proved a backup restorable</source>
        <translation>恢复演练</translation>
    </message>
    <message>
        <source>published an article</source>
        <translation>发布知识</translation>
    </message>
    <message>
        <source>put a reminder of holidays away</source>
        <translation>收起了节假日提醒</translation>
    </message>
    <message>
        <source>put an older edition back</source>
        <translation>恢复旧版知识</translation>
    </message>
    <message>
        <source>put back into the queue</source>
        <translation>放回队列</translation>
    </message>
    <message>
        <source>read all notices</source>
        <translation>把通知全部标为已读</translation>
    </message>
    <message>
        <source>read notices</source>
        <translation>看了通知</translation>
    </message>
    <message>
        <source>read the notices of a ticket</source>
        <translation>看了一张工单的通知</translation>
    </message>
    <message>
        <source>redeemed a voucher</source>
        <translation>核销了代金券</translation>
    </message>
    <message>
        <source>removed a contact</source>
        <translation>删除联系方式</translation>
    </message>
    <message>
        <source>removed a preference</source>
        <translation>删除偏好</translation>
    </message>
    <message>
        <source>removed a {reference}</source>
        <translation>删除{reference}</translation>
    </message>
    <message>
        <source>removed an alert</source>
        <translation>取消提醒</translation>
    </message>
    <message>
        <source>restored a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>restored from the bin</source>
        <translation>从回收站恢复</translation>
    </message>
    <message>
        <source>resumed a visit</source>
        <translation>恢复接待</translation>
    </message>
    <message>
        <source>retired or brought back a category</source>
        <translation>停用或启用分类</translation>
    </message>
    <message>
        <source>retired or brought back a state of tickets</source>
        <translation>停用或启用状态</translation>
    </message>
    <message>
        <source>revealed a number</source>
        <translation>查看完整号码</translation>
    </message>
    <message>
        <source>reviewed an article</source>
        <translation>复核知识</translation>
    </message>
    <message>
        <source>said that two tickets are not the same</source>
        <translation>标明两张工单不是同一件事</translation>
    </message>
    <message>
        <source>said whether an answer helped</source>
        <translation>评价知识</translation>
    </message>
    <message>
        <source>saved a category</source>
        <translation>保存分类</translation>
    </message>
    <message>
        <source>saved a department</source>
        <translation>保存部门</translation>
    </message>
    <message>
        <source>saved a field of tickets</source>
        <translation>保存了工单字段</translation>
    </message>
    <message>
        <source>saved a partner</source>
        <translation>保存了合作单位</translation>
    </message>
    <message>
        <source>saved a piece of equipment</source>
        <translation>保存了设备</translation>
    </message>
    <message>
        <source>saved a state of tickets</source>
        <translation>保存状态</translation>
    </message>
    <message>
        <source>saved internal agreements</source>
        <translation>保存了内部时限</translation>
    </message>
    <message>
        <source>saved the escalation levels</source>
        <translation>保存了上报规则</translation>
    </message>
    <message>
        <source>saved the time rules</source>
        <translation>保存时限规则</translation>
    </message>
    <message>
        <source>saved tickets as a file</source>
        <translation>把工单存为文件</translation>
    </message>
    <message>
        <source>saw the alerts</source>
        <translation>查看提醒</translation>
    </message>
    <message>
        <source>set a PIN</source>
        <translation>设置 PIN</translation>
    </message>
    <message>
        <source>set a password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>set up the site</source>
        <translation>完成首次设置</translation>
    </message>
    <message>
        <source>settled a promise</source>
        <translation>了结承诺</translation>
    </message>
    <message>
        <source>signed in by PIN</source>
        <translation>PIN 登录</translation>
    </message>
    <message>
        <source>signed in by password</source>
        <translation>密码登录</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>skipped a step</source>
        <translation>跳过步骤</translation>
    </message>
    <message>
        <source>split a ticket</source>
        <translation>拆分了工单</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>tagged a ticket</source>
        <translation>给工单加了标签</translation>
    </message>
    <message>
        <source>threw a draft away</source>
        <translation>丢弃了草稿</translation>
    </message>
    <message>
        <source>ticked a check</source>
        <translation>勾选清单项</translation>
    </message>
    <message>
        <source>ticked a step</source>
        <translation>完成步骤</translation>
    </message>
    <message>
        <source>ticked a step of a call-back</source>
        <translation>完成回访步骤</translation>
    </message>
    <message>
        <source>took a draft handed over</source>
        <translation>接收了转交的草稿</translation>
    </message>
    <message>
        <source>took a handed draft back</source>
        <translation>收回了转交的草稿</translation>
    </message>
    <message>
        <source>took a link away</source>
        <translation>解除了工单关联</translation>
    </message>
    <message>
        <source>took a state of tickets away</source>
        <translation>删除状态</translation>
    </message>
    <message>
        <source>took a tag off a ticket</source>
        <translation>去掉了工单的标签</translation>
    </message>
    <message>
        <source>took an article out of use</source>
        <translation>停用知识</translation>
    </message>
    <message>
        <source>took an import back</source>
        <translation>撤销了一次导入</translation>
    </message>
    <message>
        <source>took planned opening hours back</source>
        <translation>撤回了未生效的营业时间</translation>
    </message>
    <message>
        <source>tried to call back</source>
        <translation>回访一次</translation>
    </message>
    <message>
        <source>undid a merge</source>
        <translation>撤销了合并</translation>
    </message>
    <message>
        <source>undid an act</source>
        <translation>撤销操作</translation>
    </message>
    <message>
        <source>unknown name</source>
        <translation>登录名不存在</translation>
    </message>
    <message>
        <source>used a ready text</source>
        <translation>使用常用语</translation>
    </message>
    <message>
        <source>used an answer</source>
        <translation>采用知识</translation>
    </message>
    <message>
        <source>voided a voucher</source>
        <translation>作废了代金券</translation>
    </message>
    <message>
        <source>watched a ticket</source>
        <translation>关注工单</translation>
    </message>
    <message>
        <source>withdrew a compensation</source>
        <translation>撤回了补偿申请</translation>
    </message>
    <message>
        <source>worked out missing deadlines</source>
        <translation>补算了缺少的时限</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>wrote an article</source>
        <translation>编写知识</translation>
    </message>
    <message>
        <source>{Customers}</source>
        <translation>{Customers}</translation>
    </message>
    <message>
        <source>{numbers} {more}</source>
        <translation>{numbers}{more}</translation>
    </message>
    <message>
        <source>{n} tickets</source>
        <translation>{n} 张工单</translation>
    </message>
</context>
<context>
    <name>Compensation</name>
    <message>
        <source>Above the limit somebody else with a higher one approves: nobody approves their own request.</source>
        <translation>超出额度须由额度更高的同事授权；任何人都不能给自己的申请授权。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Catalogue saved</source>
        <translation>已保存补偿目录</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Compensation catalogue</source>
        <translation>补偿目录</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Limits saved</source>
        <translation>已保存额度</translation>
    </message>
    <message>
        <source>Limits without approval</source>
        <translation>免授权额度</translation>
    </message>
    <message>
        <source>May cost nothing</source>
        <translation>金额可为 0</translation>
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
        <source>Moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Please enter an amount like 136 or 136.50.</source>
        <translation>请输入金额，例如 136 或 136.50。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save limits</source>
        <translation>保存额度</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Voucher valid, days</source>
        <translation>券有效期（天）</translation>
    </message>
    <message>
        <source>or share of a bill</source>
        <translation>或账单比例</translation>
    </message>
</context>
<context>
    <name>Conflicts</name>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>moved or taken away</source>
        <translation>已移动或删除</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>taken away</source>
        <translation>已删除</translation>
    </message>
</context>
<context>
    <name>Effect</name>
    <message>
        <source>Deadlines that move</source>
        <translation>到期时间会变的工单</translation>
    </message>
    <message>
        <source>See tickets</source>
        <translation>查看明细</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 件</translation>
    </message>
    <message>
        <source>press one to open its ticket; nothing is saved yet</source>
        <translation>按一下打开工单；尚未保存</translation>
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
    <name>Escalation</name>
    <message>
        <source>% of the time is used</source>
        <translation>% 时限已用</translation>
    </message>
    <message>
        <source>Begin with the usual levels</source>
        <translation>用常用的几级</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Choose level</source>
        <translation>选级别</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>计时</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Each level fires once for a deadline, in the order they are due</source>
        <translation>每一级对同一时限只触发一次，按到点先后</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>上报规则</translation>
    </message>
    <message>
        <source>Escalation saved</source>
        <translation>上报规则已保存</translation>
    </message>
    <message>
        <source>Hand to department</source>
        <translation>转给部门</translation>
    </message>
    <message>
        <source>Hand to person</source>
        <translation>转给</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Level {n}</source>
        <translation>第 {n} 级</translation>
    </message>
    <message>
        <source>Levels tell the owner that time is short, and the {supervisor} that it is over.</source>
        <translation>到点提醒负责人时间不多，超时提醒{supervisor}。</translation>
    </message>
    <message>
        <source>New level</source>
        <translation>新一级</translation>
    </message>
    <message>
        <source>Nobody is reminded yet</source>
        <translation>还没有人会收到提醒</translation>
    </message>
    <message>
        <source>Note in the timeline</source>
        <translation>写进时间线的备注</translation>
    </message>
    <message>
        <source>Nothing fires at once</source>
        <translation>保存后没有立即触发的</translation>
    </message>
    <message>
        <source>One step more urgent</source>
        <translation>优先级升一级</translation>
    </message>
    <message>
        <source>Only while nobody has it</source>
        <translation>只在没人负责时</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Percent and minutes count the open hours of the calendar; while a ticket waits, the clock stands. What was due while the computer was off fires at the next start, marked as late.</source>
        <translation>百分比和分钟都按营业日历的营业时间算；工单等待时停表。关机期间到点的，下次启动时补触发，并标“迟到”。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Remove level</source>
        <translation>删除这一级</translation>
    </message>
    <message>
        <source>Save levels</source>
        <translation>保存级别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Tell people</source>
        <translation>通知个人</translation>
    </message>
    <message>
        <source>Tell roles</source>
        <translation>通知岗位</translation>
    </message>
    <message>
        <source>Tell the department</source>
        <translation>通知部门</translation>
    </message>
    <message>
        <source>Tell the owner</source>
        <translation>通知负责人</translation>
    </message>
    <message>
        <source>Tell the watchers</source>
        <translation>通知关注的人</translation>
    </message>
    <message>
        <source>The usual levels are set</source>
        <translation>已设为常用的几级</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>会员等级</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>administrators</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>does nothing yet</source>
        <translation>还没有动作</translation>
    </message>
    <message>
        <source>every ticket</source>
        <translation>全部工单</translation>
    </message>
    <message>
        <source>for which tickets</source>
        <translation>适用工单</translation>
    </message>
    <message>
        <source>hand to {name}</source>
        <translation>转给 {name}</translation>
    </message>
    <message>
        <source>minutes after the deadline</source>
        <translation>分钟，超时后</translation>
    </message>
    <message>
        <source>minutes before the deadline</source>
        <translation>分钟，到期前</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>不通知</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>没人负责</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>one step more urgent</source>
        <translation>优先级升一级</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>specialists</source>
        <translation>部门专员</translation>
    </message>
    <message>
        <source>stays where it is</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>tell {names}</source>
        <translation>通知 {names}</translation>
    </message>
    <message>
        <source>the front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>watchers</source>
        <translation>关注的人</translation>
    </message>
    <message>
        <source>what it does</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>{n} levels fire at once</source>
        <translation>保存后立即触发 {n} 次</translation>
    </message>
    <message>
        <source>{n} now</source>
        <translation>现在 {n} 件</translation>
    </message>
    <message>
        <source>{supervisor}</source>
        <translation>{supervisor}</translation>
    </message>
</context>
<context>
    <name>FieldSettings</name>
    <message>
        <source>A payment record will do where there is no receipt</source>
        <translation>无小票时付款记录可代替</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>As the desk sees it</source>
        <translation>柜台看到的样子</translation>
    </message>
    <message>
        <source>Asked for in</source>
        <translation>用于哪些工单</translation>
    </message>
    <message>
        <source>Counted over</source>
        <translation>计数周期</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
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
        <source>Example: bought {n} days ago, no receipt, the second time</source>
        <translation>举例：购买 {n} 天、无凭证、第二次破例</translation>
    </message>
    <message>
        <source>Exceptions per {customer}</source>
        <translation>每位{customer}可破例次数</translation>
    </message>
    <message>
        <source>Exchange within</source>
        <translation>换货期限</translation>
    </message>
    <message>
        <source>Field moved</source>
        <translation>字段已移动</translation>
    </message>
    <message>
        <source>Field saved</source>
        <translation>字段已保存</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Find equipment</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>Goods left out</source>
        <translation>不退换的商品</translation>
    </message>
    <message>
        <source>Hint (Chinese)</source>
        <translation>提示（中文）</translation>
    </message>
    <message>
        <source>Hint (English)</source>
        <translation>提示（英文）</translation>
    </message>
    <message>
        <source>In view at the desk</source>
        <translation>柜台直接显示</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Kind of ticket</source>
        <translation>工单类型</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Name (Chinese)</source>
        <translation>名称（中文）</translation>
    </message>
    <message>
        <source>Name (English)</source>
        <translation>名称（英文）</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>新建字段</translation>
    </message>
    <message>
        <source>New piece</source>
        <translation>新增设备</translation>
    </message>
    <message>
        <source>No equipment yet. Ins adds a piece; faults then name it and warn when they repeat.</source>
        <translation>还没有设备。按 Ins 新增；以后报修可选设备，重复故障会提醒。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number, name, place or pinyin</source>
        <translation>编号、名称、位置或拼音</translation>
    </message>
    <message>
        <source>Only for those who may see sensitive tickets</source>
        <translation>仅有权查看敏感工单的人可见</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Proof of purchase is needed</source>
        <translation>需要购买凭证</translation>
    </message>
    <message>
        <source>Refund within</source>
        <translation>退款期限</translation>
    </message>
    <message>
        <source>Repair within</source>
        <translation>维修期限</translation>
    </message>
    <message>
        <source>Required to solve</source>
        <translation>办结必填</translation>
    </message>
    <message>
        <source>Required when opening</source>
        <translation>建单必填</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Return policy saved</source>
        <translation>退换政策已保存</translation>
    </message>
    <message>
        <source>Returns and exchanges</source>
        <translation>退换货政策</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>This kind asks for nothing of its own yet. Ins adds a field.</source>
        <translation>这类工单还没有字段。按 Ins 新建。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Unused, unless faulty</source>
        <translation>须未使用（质量问题除外）</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>What befell it</source>
        <translation>报修记录</translation>
    </message>
    <message>
        <source>Who repairs it</source>
        <translation>维修方</translation>
    </message>
    <message>
        <source>at the desk</source>
        <translation>柜台常用</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>days from the purchase</source>
        <translation>天，自购买日起</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>one a line: Chinese / English</source>
        <translation>每行一个：中文 / 英文</translation>
    </message>
    <message>
        <source>one word a line</source>
        <translation>每行一个词</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>own</source>
        <translation>自建</translation>
    </message>
    <message>
        <source>private</source>
        <translation>保密</translation>
    </message>
    <message>
        <source>required to solve</source>
        <translation>办结必填</translation>
    </message>
    <message>
        <source>required when opening</source>
        <translation>建单必填</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>{number} saved</source>
        <translation>{number} 已保存</translation>
    </message>
    <message>
        <source>{n} open tickets</source>
        <translation>{n} 张未结工单</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Service Desk</source>
        <translation>前台服务台</translation>
    </message>
</context>
<context>
    <name>Holidays</name>
    <message>
        <source>Days taken over</source>
        <translation>已导入特殊日</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Fill public holidays</source>
        <translation>填入法定节假日</translation>
    </message>
    <message>
        <source>Holidays and make-up days</source>
        <translation>节假日与调休</translation>
    </message>
    <message>
        <source>Hours of this day</source>
        <translation>当天时间</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>No day of this year differs: the week alone decides. Ins fills the public holidays.</source>
        <translation>这一年没有特殊日，只按每周时间计算。按 Ins 填入法定节假日。</translation>
    </message>
    <message>
        <source>Planned hours taken back</source>
        <translation>已撤回未生效的营业时间</translation>
    </message>
    <message>
        <source>Public holidays of {year} filled in</source>
        <translation>已填入 {year} 年法定节假日</translation>
    </message>
    <message>
        <source>Save the days as a file</source>
        <translation>导出特殊日</translation>
    </message>
    <message>
        <source>Take days from a file</source>
        <translation>从文件导入特殊日</translation>
    </message>
    <message>
        <source>The file cannot be read; nothing was changed. Save it as UTF-8.</source>
        <translation>文件读不了，什么都没改。请另存为 UTF-8 编码。</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder.</source>
        <translation>写不到那里，请换个文件夹。</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>empty is closed; 22:00-06:00 runs over midnight; time zone {zone}</source>
        <translation>留空为休息；22:00-06:00 表示跨夜；时区 {zone}</translation>
    </message>
    <message>
        <source>from {day}: {hours}</source>
        <translation>{day} 起：{hours}</translation>
    </message>
    <message>
        <source>hours, if its own</source>
        <translation>当天另定时间</translation>
    </message>
    <message>
        <source>press to take it back</source>
        <translation>按一下撤回</translation>
    </message>
    <message>
        <source>valid from</source>
        <translation>生效日</translation>
    </message>
    <message>
        <source>{added} added, {changed} changed, {same} as before, {over} over and left as counted</source>
        <translation>新增 {added} 天，改动 {changed} 天，{same} 天不变，{over} 天已过、保持原样</translation>
    </message>
    <message>
        <source>{n} days differ from the week</source>
        <translation>{n} 天与平常不同</translation>
    </message>
    <message>
        <source>{n} days saved</source>
        <translation>已导出 {n} 天</translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Lists as CSV, XLSX or ZIP: {kinds}. Or drop a file anywhere on the window.</source>
        <translation>CSV、XLSX 或 ZIP 名单：{kinds}。也可以把文件直接拖到窗口上。</translation>
    </message>
</context>
<context>
    <name>Lifecycle</name>
    <message>
        <source>A state that tickets have been in is retired, not taken away: history keeps its name.</source>
        <translation>工单用过的状态只停用、不删除，历史记录保留其名称。</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Categories brought in</source>
        <translation>已导入行业分类</translation>
    </message>
    <message>
        <source>Categories merged</source>
        <translation>分类已合并</translation>
    </message>
    <message>
        <source>Category retired</source>
        <translation>分类已停用</translation>
    </message>
    <message>
        <source>Category saved</source>
        <translation>分类已保存</translation>
    </message>
    <message>
        <source>Chinese name</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>归类</translation>
    </message>
    <message>
        <source>Default state of its group</source>
        <translation>该类的默认状态</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Finishing and coming back</source>
        <translation>办结、关闭与重开</translation>
    </message>
    <message>
        <source>From {source} to {target}</source>
        <translation>从{source}到{target}</translation>
    </message>
    <message>
        <source>In use again</source>
        <translation>已恢复使用</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>合并到</translation>
    </message>
    <message>
        <source>New category</source>
        <translation>新分类</translation>
    </message>
    <message>
        <source>New state</source>
        <translation>新状态</translation>
    </message>
    <message>
        <source>No category yet</source>
        <translation>还没有分类</translation>
    </message>
    <message>
        <source>Offered for</source>
        <translation>适用类型</translation>
    </message>
    <message>
        <source>One a line: Chinese | English</source>
        <translation>每行一条：中文 | 英文</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Order changed</source>
        <translation>顺序已调整</translation>
    </message>
    <message>
        <source>Pause the clock in this state</source>
        <translation>此状态下办结计时暂停</translation>
    </message>
    <message>
        <source>Priority from impact and urgency</source>
        <translation>优先级矩阵：影响 × 紧急程度</translation>
    </message>
    <message>
        <source>Proposed for new tickets; a priority set by hand stays, and tickets keep theirs.</source>
        <translation>用于新工单的建议；人工设定的优先级保留，已有工单不变。</translation>
    </message>
    <message>
        <source>Ready reasons</source>
        <translation>常用原因</translation>
    </message>
    <message>
        <source>Reasons saved</source>
        <translation>原因已保存</translation>
    </message>
    <message>
        <source>Reopening</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Rule saved</source>
        <translation>规则已保存</translation>
    </message>
    <message>
        <source>Scenarios propose a category. Retired ones stay on the tickets that have them.</source>
        <translation>典型场景会建议分类；停用的分类仍保留在原有工单上。</translation>
    </message>
    <message>
        <source>Solved tickets close by themselves after so many days (0: never)</source>
        <translation>已解决的工单几天后自动关闭（0 为不自动关闭）</translation>
    </message>
    <message>
        <source>Stands under</source>
        <translation>上级分类</translation>
    </message>
    <message>
        <source>State retired</source>
        <translation>状态已停用</translation>
    </message>
    <message>
        <source>State saved</source>
        <translation>状态已保存</translation>
    </message>
    <message>
        <source>State taken away</source>
        <translation>状态已删除</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Take those of the industry</source>
        <translation>导入行业分类</translation>
    </message>
    <message>
        <source>Tickets are found and counted by what they are about</source>
        <translation>分类用于查找和统计工单</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>When the time until which a ticket waits has come</source>
        <translation>等待到点时</translation>
    </message>
    <message>
        <source>Who may take which step</source>
        <translation>谁可以做哪一步流转</translation>
    </message>
    <message>
        <source>all kinds</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>all who work on it</source>
        <translation>全部负责人</translation>
    </message>
    <message>
        <source>always</source>
        <translation>始终可以</translation>
    </message>
    <message>
        <source>clock paused</source>
        <translation>计时暂停</translation>
    </message>
    <message>
        <source>for cancelling</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>for reopening</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>for waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>from the row to the column; saved at once</source>
        <translation>从行到列；即改即存</translation>
    </message>
    <message>
        <source>go on by itself</source>
        <translation>自动恢复处理</translation>
    </message>
    <message>
        <source>needs a category</source>
        <translation>须选分类</translation>
    </message>
    <message>
        <source>needs its checks</source>
        <translation>须勾完清单</translation>
    </message>
    <message>
        <source>needs its sub-tickets</source>
        <translation>须办结下级工单</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不可以</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>禁止</translation>
    </message>
    <message>
        <source>remind</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>saved at once</source>
        <translation>即改即存</translation>
    </message>
    <message>
        <source>top level</source>
        <translation>顶层</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>within days</source>
        <translation>限天数内</translation>
    </message>
    <message>
        <source>within {n} days</source>
        <translation>{n} 天内</translation>
    </message>
    <message>
        <source>{n} tickets</source>
        <translation>{n} 件工单</translation>
    </message>
    <message>
        <source>{role} +</source>
        <translation>{role}及以上</translation>
    </message>
    <message>
        <source>{switch}: {who} has just chosen “{now}”. Nothing was lost; choose again to set yours.</source>
        <translation>{switch}：{who}刚刚改为“{now}”。没有丢失任何内容；如仍要用您的设定，请再选一次。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>My notices</source>
        <translation>我的通知</translation>
    </message>
    <message>
        <source>They wait in the bell ({key}). Only a ticket of mine whose time is over is also said at once, in a line at the foot that takes no key away.</source>
        <translation>通知都在铃铛里（{key}）。只有我的工单超时，会立刻在底部提示一行，不打断输入。</translation>
    </message>
    <message>
        <source>for me alone, at every desk</source>
        <translation>只对我，在每个柜台都一样</translation>
    </message>
</context>
<context>
    <name>RuleLimits</name>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Limit to scenario, channel or category</source>
        <translation>限定场景、渠道或分类</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>SensitiveRoles</name>
    <message>
        <source>An administrator sets this</source>
        <translation>由管理员设置</translation>
    </message>
    <message>
        <source>Everybody of a role that is ticked. The others see nothing of them, in no list and no figure; single people are named on the case itself ({key}).</source>
        <translation>勾选的角色全员可看；其他人在任何列表和数字里都看不到。个别人员在工单上指定（{key}）。</translation>
    </message>
    <message>
        <source>Saved; it holds at once everywhere</source>
        <translation>已保存，各台立即生效</translation>
    </message>
    <message>
        <source>Who reads sensitive cases</source>
        <translation>哪些角色可看敏感工单</translation>
    </message>
    <message>
        <source>always</source>
        <translation>始终可看</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A PIN has six digits and switches users within twelve hours after the password.</source>
        <translation>PIN 为六位数字；密码登录后 12 小时内可用它快速切换。</translation>
    </message>
    <message>
        <source>A PIN is not encryption</source>
        <translation>PIN 不是加密</translation>
    </message>
    <message>
        <source>A locked screen shows the clock and the waiting numbers, never a {customer}. What was typed is kept and comes back with its writer. Ctrl+L locks at once.</source>
        <translation>锁定后只显示时钟和排队号，不显示{customer}信息。已输入的内容会保留，本人回来即可继续。按 Ctrl+L 立即锁定。</translation>
    </message>
    <message>
        <source>A {supervisor}&apos;s PIN also approves one act at a colleague&apos;s screen, and is audited.</source>
        <translation>{supervisor}的 PIN 还可在同事的屏幕上授权单次操作，并记入审计。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Administrators have no PIN: they sign in with their password.</source>
        <translation>管理员没有 PIN，只用密码登录。</translation>
    </message>
    <message>
        <source>Also approves, sets time rules, reads figures and the audit, backs up</source>
        <translation>另可授权、设置时限、查看评估与审计、备份</translation>
    </message>
    <message>
        <source>Also manages people and restores; signs in by password only</source>
        <translation>另可管理人员、恢复备份；只用密码登录</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多占用</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backed up to {file}</source>
        <translation>已备份为 {file}</translation>
    </message>
    <message>
        <source>Backing up; work goes on meanwhile…</source>
        <translation>正在备份，可继续工作…</translation>
    </message>
    <message>
        <source>Backup and restore</source>
        <translation>备份与恢复</translation>
    </message>
    <message>
        <source>Business calendar</source>
        <translation>营业日历</translation>
    </message>
    <message>
        <source>Business calendar · {name}</source>
        <translation>营业日历 · {name}</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Categories, priority</source>
        <translation>分类与优先级</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Change day</source>
        <translation>修改当天</translation>
    </message>
    <message>
        <source>Changes discarded. Bring them back</source>
        <translation>修改已放弃。取回</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Checking the copy, backing up the present data, putting the copy in place. This can take a minute; please leave the PC on.</source>
        <translation>正在核对副本、备份现有数据、换入副本。可能需要一分钟，请勿关机。</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份文件</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose copy</source>
        <translation>选副本</translation>
    </message>
    <message>
        <source>Choose person</source>
        <translation>选人员</translation>
    </message>
    <message>
        <source>Choose rule</source>
        <translation>选规则</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>备份副本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>前后一天</translation>
    </message>
    <message>
        <source>Deadlines run only while the calendar is open. A change moves every open deadline at once.</source>
        <translation>时限只在营业时间内计算。修改后，所有未结工单的到期时间立即更新。</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
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
        <source>Departments saved</source>
        <translation>部门已保存</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Do not restore</source>
        <translation>不恢复</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Each wrong PIN makes the next try wait longer; after five the password is asked.</source>
        <translation>每输错一次，等待时间会加长；连错五次须输入密码。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Enter restores one</source>
        <translation>按回车恢复所选</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>上报规则</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Four weeks back</source>
        <translation>前四周</translation>
    </message>
    <message>
        <source>Four weeks on</source>
        <translation>后四周</translation>
    </message>
    <message>
        <source>From 1 January the week alone counts; mark the days here once published</source>
        <translation>1 月 1 日起按普通周计算；放假安排公布后请在此标注</translation>
    </message>
    <message>
        <source>From top to bottom, the first that matches applies</source>
        <translation>自上而下，第一条符合的生效</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind shown</source>
        <translation>示例类型</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>上次备份</translation>
    </message>
    <message>
        <source>Last proved restorable</source>
        <translation>最近恢复演练</translation>
    </message>
    <message>
        <source>Licence text</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色/深色</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Lock at once</source>
        <translation>立即锁屏</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Locking and PIN</source>
        <translation>锁定与 PIN</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>使用的组件</translation>
    </message>
    <message>
        <source>Make a new one and look into the audit</source>
        <translation>请重新备份，并查看审计</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>My notices</source>
        <translation>我的通知</translation>
    </message>
    <message>
        <source>My sign-in</source>
        <translation>我的登录</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name (Chinese)</source>
        <translation>中文名称</translation>
    </message>
    <message>
        <source>Name (English)</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Name of the house</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Name of this desk</source>
        <translation>柜台名称</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>New PIN set</source>
        <translation>PIN 已更新</translation>
    </message>
    <message>
        <source>New department</source>
        <translation>新部门</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New password set</source>
        <translation>密码已更新</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>重设密码…</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新规则</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>下次更新</translation>
    </message>
    <message>
        <source>No backup was made</source>
        <translation>未能备份</translation>
    </message>
    <message>
        <source>No copy yet: make the first backup now.</source>
        <translation>还没有副本，请现在备份一次。</translation>
    </message>
    <message>
        <source>No deadline moves</source>
        <translation>没有到期时间变化</translation>
    </message>
    <message>
        <source>On or off</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>On this PC</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Opening hours of the week</source>
        <translation>每周营业时间</translation>
    </message>
    <message>
        <source>Opening hours saved</source>
        <translation>营业时间已保存</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>再输一次 PIN</translation>
    </message>
    <message>
        <source>PIN taken away</source>
        <translation>PIN 已取消</translation>
    </message>
    <message>
        <source>PIN…</source>
        <translation>PIN…</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>备份位置</translation>
    </message>
    <message>
        <source>Places for backups saved</source>
        <translation>备份位置已保存</translation>
    </message>
    <message>
        <source>Please enter a name.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>Please enter the name to sign in with.</source>
        <translation>请填写登录名。</translation>
    </message>
    <message>
        <source>Please type your present password.</source>
        <translation>请输入您现在的密码。</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Prove the newest</source>
        <translation>验证最新备份</translation>
    </message>
    <message>
        <source>Reads everything, changes nothing</source>
        <translation>只查看，不修改</translation>
    </message>
    <message>
        <source>Receives {customers}, opens tickets, calls back</source>
        <translation>接待{customers}、开工单、回访</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>删除规则</translation>
    </message>
    <message>
        <source>Reorder</source>
        <translation>改顺序</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>恢复 {name}</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restoring the newest backup into a temporary folder to check it…</source>
        <translation>正在把最新备份恢复到临时文件夹核对…</translation>
    </message>
    <message>
        <source>Restoring {name}</source>
        <translation>正在恢复 {name}</translation>
    </message>
    <message>
        <source>Results already frozen stay as they were; only open tickets follow a new rule.</source>
        <translation>已定下的结果不变，只有未办结的工单按新规则重算。</translation>
    </message>
    <message>
        <source>Returns and exchanges</source>
        <translation>退换货政策</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Rule {n}</source>
        <translation>规则 {n}</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save hours</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Save places</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>Save rules</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Saved; slips and reports use the new name from now on</source>
        <translation>已保存，此后单据和报表使用新名称</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二位置</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>设置分类</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>去登录</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Site and departments</source>
        <translation>单位与部门</translation>
    </message>
    <message>
        <source>Site and desk</source>
        <translation>单位与柜台</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Something unexpected happened; the report says what.</source>
        <translation>发生意外，详情见错误报告。</translation>
    </message>
    <message>
        <source>Space used</source>
        <translation>占用空间</translation>
    </message>
    <message>
        <source>Specialist</source>
        <translation>专员</translation>
    </message>
    <message>
        <source>Staff and roles</source>
        <translation>人员与权限</translation>
    </message>
    <message>
        <source>States and flow</source>
        <translation>状态与流转</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Takes effect at once. Names and notes stay as they were typed.</source>
        <translation>立即生效。姓名和备注保持原样。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>The audit was changed from outside</source>
        <translation>审计记录被外部改动</translation>
    </message>
    <message>
        <source>The backup is in place</source>
        <translation>备份已恢复</translation>
    </message>
    <message>
        <source>The backup was not restored</source>
        <translation>备份未恢复</translation>
    </message>
    <message>
        <source>The data are on the server {address} and are backed up there, not by this desk. The manual tells the administrator how.</source>
        <translation>数据在服务器 {address} 上，由那边备份，不由这个服务台备份。做法见手册，请管理员照做。</translation>
    </message>
    <message>
        <source>The day begins at</source>
        <translation>营业日起点</translation>
    </message>
    <message>
        <source>The deadlines of {n} tickets move</source>
        <translation>{n} 件工单的到期时间将变化</translation>
    </message>
    <message>
        <source>The holidays of {year} are not in this version</source>
        <translation>{year} 年放假安排未收录</translation>
    </message>
    <message>
        <source>The newest backup can be restored</source>
        <translation>最新备份可以恢复</translation>
    </message>
    <message>
        <source>The newest backup opens, but its audit was changed</source>
        <translation>最新备份能打开，但审计被改动</translation>
    </message>
    <message>
        <source>The people are those of the backup: sign in with the password of that day. The data as they were before are in {file}.</source>
        <translation>人员以备份为准，请用当时的密码登录。恢复前的数据保存在 {file}。</translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation>两次输入不一样。</translation>
    </message>
    <message>
        <source>The {supervisor} or administrator sets this</source>
        <translation>由{supervisor}或管理员设置</translation>
    </message>
    <message>
        <source>This day</source>
        <translation>当天</translation>
    </message>
    <message>
        <source>This folder cannot be reached: is the stick plugged in?</source>
        <translation>找不到此文件夹：U 盘插好了吗？</translation>
    </message>
    <message>
        <source>This is not your present password.</source>
        <translation>这不是您现在的密码。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>会员等级</translation>
    </message>
    <message>
        <source>Time rules</source>
        <translation>时限规则</translation>
    </message>
    <message>
        <source>Time rules saved</source>
        <translation>时限规则已保存</translation>
    </message>
    <message>
        <source>Time to solve after saving</source>
        <translation>生效后的办结时限</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Title (Chinese)</source>
        <translation>中文职务</translation>
    </message>
    <message>
        <source>Title (English)</source>
        <translation>英文职务</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下选择</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>进展更新</translation>
    </message>
    <message>
        <source>Verify the chain</source>
        <translation>核验审计链</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Walking the chain from the first entry…</source>
        <translation>正在从第一条开始核验…</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>前后一周</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What was entered after this backup will no longer be at the desk. The present data are backed up and kept aside first. Nobody can work meanwhile; afterwards everybody signs in again.</source>
        <translation>此备份之后录入的内容将不在系统中。现有数据会先备份并另存。恢复期间不能使用，完成后所有人需重新登录。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Who is disabled cannot sign in from that moment; their records keep their name.</source>
        <translation>停用后立即不能登录；其经手的记录保留姓名。</translation>
    </message>
    <message>
        <source>Whoever can copy the data file can read it: protect the PC and the backups.</source>
        <translation>能复制数据文件的人就能读取：请保护好电脑和备份。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>With the PIN you switch in quickly for twelve hours after a sign-in by password. After five wrong tries the password is asked.</source>
        <translation>密码登录后 12 小时内，可用 PIN 快速切换；连错五次须输入密码。</translation>
    </message>
    <message>
        <source>Works on the tickets of the department</source>
        <translation>处理本部门工单</translation>
    </message>
    <message>
        <source>Works without network, server or account. Your data stay on this PC.</source>
        <translation>无需网络、服务器或账号，数据都在本机。</translation>
    </message>
    <message>
        <source>Write a time such as 30 min, 4 h or 2 d.</source>
        <translation>请写时间，如 30 分钟、4 小时、2 天。</translation>
    </message>
    <message>
        <source>Write hours such as 9:00–12:00, 13:30–18:00; leave a closed day empty.</source>
        <translation>请写时段，如 9:00–12:00, 13:30–18:00；休息日留空。</translation>
    </message>
    <message>
        <source>Your present password</source>
        <translation>您现在的密码</translation>
    </message>
    <message>
        <source>a role changes rights</source>
        <translation>改角色即改权限</translation>
    </message>
    <message>
        <source>a stick or a share</source>
        <translation>U 盘或共享文件夹</translation>
    </message>
    <message>
        <source>all tiers</source>
        <translation>全部等级</translation>
    </message>
    <message>
        <source>any</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>any kind</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>any priority</source>
        <translation>全部优先级</translation>
    </message>
    <message>
        <source>as the week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>at least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>best another disk</source>
        <translation>最好另一块硬盘</translation>
    </message>
    <message>
        <source>by itself every 30 minutes and on leaving</source>
        <translation>每 30 分钟及退出时自动备份</translation>
    </message>
    <message>
        <source>changed, not saved</source>
        <translation>已改，未保存</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>closed by exception</source>
        <translation>休 放假</translation>
    </message>
    <message>
        <source>closed day</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>compared with the heads kept in backups</source>
        <translation>已与备份中的链首核对</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>every act, the latest first</source>
        <translation>每一次操作，最新在前</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>全部人员</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部内容</translation>
    </message>
    <message>
        <source>everything else (cannot be removed)</source>
        <translation>其余全部（不可删除）</translation>
    </message>
    <message>
        <source>first response {response}, update {update}, solved {resolution}</source>
        <translation>首次响应 {response}，更新 {update}，办结 {resolution}</translation>
    </message>
    <message>
        <source>first seen at entry {n}</source>
        <translation>最早见于第 {n} 条</translation>
    </message>
    <message>
        <source>for this PC</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>hours differ by day</source>
        <translation>每天时段不同</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>no second place</source>
        <translation>未设第二位置</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>none; a fire would take both</source>
        <translation>未设；遇火灾会同时失去两份</translation>
    </message>
    <message>
        <source>not proved yet</source>
        <translation>尚未演练</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>of {size}</source>
        <translation>上限 {size}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>older than a day</source>
        <translation>已超过一天</translation>
    </message>
    <message>
        <source>open</source>
        <translation>班</translation>
    </message>
    <message>
        <source>open day</source>
        <translation>营业日</translation>
    </message>
    <message>
        <source>prove again</source>
        <translation>该再演练了</translation>
    </message>
    <message>
        <source>round the clock</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>second place</source>
        <translation>第二位置</translation>
    </message>
    <message>
        <source>set</source>
        <translation>已设置</translation>
    </message>
    <message>
        <source>short, easy to type</source>
        <translation>简短好输</translation>
    </message>
    <message>
        <source>six digits, may come later</source>
        <translation>六位数字，可以后设</translation>
    </message>
    <message>
        <source>six digits; empty takes it away</source>
        <translation>六位数字；留空则取消</translation>
    </message>
    <message>
        <source>such as 30 min, 4 h</source>
        <translation>如 30 分钟、4 小时</translation>
    </message>
    <message>
        <source>such as National Day; Enter saves</source>
        <translation>如 国庆；回车保存</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>worked instead</source>
        <translation>班 调休上班</translation>
    </message>
    <message>
        <source>{Supervisor}</source>
        <translation>{supervisor}</translation>
    </message>
    <message>
        <source>{day} changed</source>
        <translation>已调整 {day}</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>已保存 {name}</translation>
    </message>
    <message>
        <source>{n} audit entries are whole</source>
        <translation>{n} 条审计记录完整</translation>
    </message>
    <message>
        <source>{n} changes, not saved</source>
        <translation>已改 {n} 处，未保存</translation>
    </message>
    <message>
        <source>{n} d</source>
        <translation>{n} 天</translation>
    </message>
    <message>
        <source>{n} deadlines moved</source>
        <translation>{n} 件到期时间已变化</translation>
    </message>
    <message>
        <source>{n} entries are as they were written</source>
        <translation>{n} 条记录与写入时一致</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} 小时</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} open days</source>
        <translation>{n} 个营业日</translation>
    </message>
    <message>
        <source>{n} open tickets</source>
        <translation>未结 {n} 件</translation>
    </message>
    <message>
        <source>{n} open tickets stay</source>
        <translation>另有 {n} 件未结不变</translation>
    </message>
    <message>
        <source>{n} overdue at once</source>
        <translation>其中 {n} 件保存后即超时</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} 人</translation>
    </message>
    <message>
        <source>{n} rows, checked</source>
        <translation>{n} 行，已核对</translation>
    </message>
    <message>
        <source>{n} tickets</source>
        <translation>{n} 件</translation>
    </message>
    <message>
        <source>{n} work days</source>
        <translation>{n} 个工作日</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time}前</translation>
    </message>
    <message>
        <source>{title}. {words}.</source>
        <translation>{title}。{words}。</translation>
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
    <name>TicketTags</name>
    <message>
        <source>Amber</source>
        <translation>橙</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Choose tag</source>
        <translation>选标签</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Every ticket with this tag gets the other one; this one is retired. Undo works.</source>
        <translation>带此标签的工单都改用另一个标签，此标签停用，可撤销。</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>金</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并标签</translation>
    </message>
    <message>
        <source>Join it into</source>
        <translation>合并到</translation>
    </message>
    <message>
        <source>Name in Chinese</source>
        <translation>中文名</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文名</translation>
    </message>
    <message>
        <source>New tag …</source>
        <translation>新标签…</translation>
    </message>
    <message>
        <source>Offered when a tag is typed</source>
        <translation>加标签时可选</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag “{tag}” saved</source>
        <translation>标签“{tag}”已保存</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青</translation>
    </message>
    <message>
        <source>Two tags for one thing</source>
        <translation>两个标签一个意思</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>marks on tickets, found with tag:name</source>
        <translation>工单上的记号，可用 标签:名称 查找</translation>
    </message>
    <message>
        <source>on {n} tickets</source>
        <translation>用在 {n} 张工单上</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>“{one}” joined into “{other}”</source>
        <translation>“{one}”已合并到“{other}”</translation>
    </message>
</context>
</TS>
