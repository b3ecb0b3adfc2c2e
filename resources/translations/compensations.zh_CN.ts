<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Cancel compensation</source>
        <translation>取消补偿</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Void voucher</source>
        <translation>作废券</translation>
    </message>
</context>
<context>
    <name>Compensation</name>
    <message>
        <source>All cases</source>
        <translation>全部工单</translation>
    </message>
    <message>
        <source>All causes</source>
        <translation>全部原因</translation>
    </message>
    <message>
        <source>All departments</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Back to the ledger</source>
        <translation>返回台账</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Choose a longer period, or fewer words</source>
        <translation>请放宽期间，或减少关键词</translation>
    </message>
    <message>
        <source>Compensation cancelled</source>
        <translation>已取消补偿</translation>
    </message>
    <message>
        <source>Compensations and vouchers</source>
        <translation>补偿台账与代金券</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Cost {amount}</source>
        <translation>成本 {amount}</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部人员</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>For</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Kind of case</source>
        <translation>工单类型</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More ({n})</source>
        <translation>更多（{n}）</translation>
    </message>
    <message>
        <source>Narrow the ledger</source>
        <translation>筛选台账</translation>
    </message>
    <message>
        <source>No cause recorded</source>
        <translation>未记录原因</translation>
    </message>
    <message>
        <source>Nothing fits this choice</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Nothing was given yet</source>
        <translation>还没有补偿记录</translation>
    </message>
    <message>
        <source>On a ticket, B gives a compensation; it is listed here with its voucher</source>
        <translation>在工单上按 B 给予补偿，连同代金券都列在这里</translation>
    </message>
    <message>
        <source>Open ticket</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reason of the decision</source>
        <translation>授权说明</translation>
    </message>
    <message>
        <source>Reason of the end</source>
        <translation>取消说明</translation>
    </message>
    <message>
        <source>Redeemed</source>
        <translation>已核销</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}. Choose another place.</source>
        <translation>文件无法写入：{reason}。请另选位置。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
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
        <source>Voucher state</source>
        <translation>券状态</translation>
    </message>
    <message>
        <source>Voucher, ticket, name ( / )</source>
        <translation>券号、工单号、名称（/）</translation>
    </message>
    <message>
        <source>Voucher: any</source>
        <translation>券：全部</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{number} is void</source>
        <translation>{number} 已作废</translation>
    </message>
    <message>
        <source>{number} redeemed</source>
        <translation>{number} 已核销</translation>
    </message>
    <message>
        <source>{n} entries</source>
        <translation>{n} 条</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
</context>
</TS>
