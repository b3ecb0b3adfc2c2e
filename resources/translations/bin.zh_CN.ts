<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Bin</name>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Erase by itself</source>
        <translation>自动清除</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>彻底清除</translation>
    </message>
    <message>
        <source>Erase {number} for good?</source>
        <translation>彻底清除 {number}？</translation>
    </message>
    <message>
        <source>Erase {n} records for good?</source>
        <translation>彻底清除 {n} 条记录？</translation>
    </message>
    <message>
        <source>Every word has to occur; shorten them</source>
        <translation>每个词都要出现，试试缩短一些</translation>
    </message>
    <message>
        <source>How long the bin keeps was changed</source>
        <translation>回收站保留时间已修改</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Look in the bin</source>
        <translation>在回收站里查找</translation>
    </message>
    <message>
        <source>Look in the bin ( / )</source>
        <translation>在回收站里查找（ / ）</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Nothing in the bin contains these words</source>
        <translation>回收站里没有包含这些词的记录</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>This cannot be undone. Texts, history, drafts and what undo kept are erased; the number and the audit entry stay. Earlier backups and issued reports still hold what they held.</source>
        <translation>此操作无法撤销。正文、经过、草稿和撤销记录都会清除，只保留编号和审计条目。以前的备份和已出具的报告仍保留原有内容。</translation>
    </message>
    <message>
        <source>Type {wanted} to confirm</source>
        <translation>输入 {wanted} 以确认</translation>
    </message>
    <message>
        <source>What is deleted lies here with everything that hung on it, until it is restored</source>
        <translation>删除的记录连同全部内容都放在这里，随时可以恢复</translation>
    </message>
    <message>
        <source>after {n} days</source>
        <translation>{n} 天后</translation>
    </message>
    <message>
        <source>deleted by {name} on {time}</source>
        <translation>{name} 于 {time} 删除</translation>
    </message>
    <message>
        <source>erased for good</source>
        <translation>已彻底清除</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>with {n} merged into it</source>
        <translation>含并入的 {n} 张</translation>
    </message>
    <message>
        <source>{number} was erased for good; only its number is left</source>
        <translation>{number} 已彻底清除，只留下编号</translation>
    </message>
    <message>
        <source>{n} deleted</source>
        <translation>{n} 条已删除</translation>
    </message>
    <message>
        <source>{n} records</source>
        <translation>{n} 条记录</translation>
    </message>
    <message>
        <source>{n} records erased for good</source>
        <translation>已彻底清除 {n} 条记录</translation>
    </message>
    <message>
        <source>{n} records marked</source>
        <translation>已勾选 {n} 条</translation>
    </message>
    <message>
        <source>{what} restored</source>
        <translation>已恢复 {what}</translation>
    </message>
</context>
</TS>
