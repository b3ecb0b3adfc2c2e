<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Undo</name>
    <message>
        <source>Can be undone</source>
        <translation>可以撤销</translation>
    </message>
    <message>
        <source>Cannot be undone</source>
        <translation>不能撤销</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Left the program: what was printed or handed out cannot be called back</source>
        <translation>已经离开程序：打印或交出去的收不回来</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Nothing done yet</source>
        <translation>还没有操作</translation>
    </message>
    <message>
        <source>Older than thirty days</source>
        <translation>已超过三十天</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Recent acts</source>
        <translation>最近的操作</translation>
    </message>
    <message>
        <source>Undo this</source>
        <translation>撤销这一步</translation>
    </message>
    <message>
        <source>Undone already</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下移动</translation>
    </message>
    <message>
        <source>Whatever you save in the next thirty days stands here and can be taken back</source>
        <translation>保存过的操作会在这里保留三十天，都可以撤回</translation>
    </message>
    <message>
        <source>Whose acts</source>
        <translation>谁的操作</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>{name} went on from it at {time}: {act}</source>
        <translation>{name} {time} 又在此基础上操作：{act}</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} 条记录</translation>
    </message>
</context>
</TS>
