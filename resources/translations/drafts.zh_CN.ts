<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Drafts</name>
    <message>
        <source>A day of the calendar</source>
        <translation>日历中的一天</translation>
    </message>
    <message>
        <source>A word about it</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Alert about a {customer}</source>
        <translation>{customer}提醒</translation>
    </message>
    <message>
        <source>Answers of a call-back</source>
        <translation>回访答卷</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>知识条目</translation>
    </message>
    <message>
        <source>Assigning a ticket</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Cancelling a ticket</source>
        <translation>取消工单</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Choice waits</source>
        <translation>待您选择</translation>
    </message>
    <message>
        <source>Classifying a ticket</source>
        <translation>工单分类</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Closing a ticket</source>
        <translation>关闭工单</translation>
    </message>
    <message>
        <source>Compensation</source>
        <translation>补偿</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation>草稿已丢弃</translation>
    </message>
    <message>
        <source>Draft handed over</source>
        <translation>草稿已转交</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Editing a ticket</source>
        <translation>修改工单</translation>
    </message>
    <message>
        <source>Entry of the compensation catalogue</source>
        <translation>补偿目录条目</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Escalating a ticket</source>
        <translation>上报工单</translation>
    </message>
    <message>
        <source>Escalation</source>
        <translation>上报规则</translation>
    </message>
    <message>
        <source>Field of tickets</source>
        <translation>工单字段</translation>
    </message>
    <message>
        <source>Fields of a ticket</source>
        <translation>工单字段</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Hand the draft over</source>
        <translation>转交草稿</translation>
    </message>
    <message>
        <source>Handed to you</source>
        <translation>转交给您的</translation>
    </message>
    <message>
        <source>Internal agreement</source>
        <translation>内部时限</translation>
    </message>
    <message>
        <source>Letting a ticket wait</source>
        <translation>转等待</translation>
    </message>
    <message>
        <source>Limits without approval</source>
        <translation>免审批额度</translation>
    </message>
    <message>
        <source>Linked ticket</source>
        <translation>关联工单</translation>
    </message>
    <message>
        <source>My draft</source>
        <translation>我的草稿</translation>
    </message>
    <message>
        <source>New contact of a {customer}</source>
        <translation>{customer}的新联系方式</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>新工单</translation>
    </message>
    <message>
        <source>New {customer} at reception</source>
        <translation>接待时新建{customer}</translation>
    </message>
    <message>
        <source>Note on a {customer}</source>
        <translation>{customer}备注</translation>
    </message>
    <message>
        <source>Nothing half-written</source>
        <translation>没有写到一半的内容</translation>
    </message>
    <message>
        <source>Once taken it is your draft: it is sent in your name.</source>
        <translation>接手后就是您的草稿，以您的名义发出。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>营业时间</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作单位</translation>
    </message>
    <message>
        <source>Preference of a {customer}</source>
        <translation>{customer}偏好</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>咨询问题</translation>
    </message>
    <message>
        <source>Ready reasons</source>
        <translation>常用原因</translation>
    </message>
    <message>
        <source>Reception record</source>
        <translation>接待记录</translation>
    </message>
    <message>
        <source>Reopening a ticket</source>
        <translation>重新打开工单</translation>
    </message>
    <message>
        <source>Return policy</source>
        <translation>退换货政策</translation>
    </message>
    <message>
        <source>Site and desk</source>
        <translation>单位与柜台</translation>
    </message>
    <message>
        <source>Solving a ticket</source>
        <translation>办结工单</translation>
    </message>
    <message>
        <source>Somebody of the staff</source>
        <translation>员工资料</translation>
    </message>
    <message>
        <source>State of tickets</source>
        <translation>工单状态</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>接手</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>The record is no longer there or not yours to read. The draft is kept until you discard it.</source>
        <translation>这条记录已不存在，或您无权查看。草稿会一直留着，直到您丢弃。</translation>
    </message>
    <message>
        <source>The record was merged into another one. Copy what you need there, then discard the draft.</source>
        <translation>这条记录已并入另一条。需要的内容请抄过去，再丢弃草稿。</translation>
    </message>
    <message>
        <source>This has been lying here for more than a week. It stays until you discard it.</source>
        <translation>这份草稿放了一周多了。您不丢弃，它就一直在。</translation>
    </message>
    <message>
        <source>This was finished meanwhile. Copy what you still need, then discard it.</source>
        <translation>这件事已经办完。还要的内容请先抄下，再丢弃草稿。</translation>
    </message>
    <message>
        <source>Time rules</source>
        <translation>时限规则</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>转给谁</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下选择</translation>
    </message>
    <message>
        <source>What you type anywhere is kept here until you save it, also after a power cut</source>
        <translation>您在哪里打的字都会留在这里，直到保存；断电也不丢</translation>
    </message>
    <message>
        <source>With colleagues, not taken yet</source>
        <translation>已转交，对方还没接手</translation>
    </message>
    <message>
        <source>Words on a ticket</source>
        <translation>工单备注</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您的</translation>
    </message>
    <message>
        <source>finished meanwhile</source>
        <translation>已办完</translation>
    </message>
    <message>
        <source>merged meanwhile</source>
        <translation>已被合并</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>已不存在</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>over a week old</source>
        <translation>超过一周</translation>
    </message>
    <message>
        <source>{Customer} form</source>
        <translation>{customer}资料</translation>
    </message>
    <message>
        <source>{name} has not taken it yet; until then you can take it back.</source>
        <translation>{name}还没接手，接手前您可以收回。</translation>
    </message>
    <message>
        <source>{name}: {note}</source>
        <translation>{name}：{note}</translation>
    </message>
    <message>
        <source>{n} drafts</source>
        <translation>{n} 份草稿</translation>
    </message>
</context>
</TS>
