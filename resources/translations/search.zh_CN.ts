<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Bin</name>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>Any part of a word: two Chinese characters are enough</source>
        <translation>词的任何一段都行，两个字就够</translation>
    </message>
    <message>
        <source>Fewer words find more; -word leaves out, “…” keeps spaces</source>
        <translation>少打几个词会找到更多；-词 表示不含，“…”保留空格</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Inquiries</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>差评</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>中评</translation>
    </message>
    <message>
        <source>Nothing else holds these words</source>
        <translation>没有其他内容包含这些词</translation>
    </message>
    <message>
        <source>Nothing holds these words</source>
        <translation>没有内容同时包含这些词</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>好评</translation>
    </message>
    <message>
        <source>Receptions</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search everything that was ever written here</source>
        <translation>搜索这里写过的一切</translation>
    </message>
    <message>
        <source>The hit in full</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>券</translation>
    </message>
    <message>
        <source>What the number leads to</source>
        <translation>这个编号对应的内容</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Words in tickets, answers, reviews …</source>
        <translation>工单、知识、评论里的字词……</translation>
    </message>
    <message>
        <source>{Customers}</source>
        <translation>{Customers}</translation>
    </message>
    <message>
        <source>{n} of 5</source>
        <translation>{n} 分（满分 5）</translation>
    </message>
</context>
</TS>
