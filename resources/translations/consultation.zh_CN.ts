<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Answered now</source>
        <translation>当场解决</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字展示</translation>
    </message>
    <message>
        <source>WeChat text</source>
        <translation>复制微信文本</translation>
    </message>
</context>
<context>
    <name>Consultation</name>
    <message>
        <source>Answered and counted</source>
        <translation>已答复，计为当场解决</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>答案</translation>
    </message>
    <message>
        <source>Answers appear while you type; Ctrl+N notes what is missing</source>
        <translation>边输入边出答案；没有合适的，按 Ctrl+N 记为待写知识</translation>
    </message>
    <message>
        <source>Copied for WeChat</source>
        <translation>已复制微信文本</translation>
    </message>
    <message>
        <source>Draft restored</source>
        <translation>草稿已恢复</translation>
    </message>
    <message>
        <source>Inquiry</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation>答复语言</translation>
    </message>
    <message>
        <source>Make a ticket</source>
        <translation>转工单</translation>
    </message>
    <message>
        <source>No answer chosen</source>
        <translation>未选答案</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>还没有答案</translation>
    </message>
    <message>
        <source>Not found? Note it to be written</source>
        <translation>未找到？记为待写知识</translation>
    </message>
    <message>
        <source>Noted as an article to write</source>
        <translation>已记为待写知识</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Review {day}</source>
        <translation>复核日 {day}</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
    <message>
        <source>Similar questions</source>
        <translation>相似的历史咨询</translation>
    </message>
    <message>
        <source>The answer you choose is read here in full; F5 and F6 work without one, too</source>
        <translation>选中的答案在这里看全文；没有合适的，也可直接按 F5 或 F6</translation>
    </message>
    <message>
        <source>Unregistered, may stay empty</source>
        <translation>未登记访客，可留空</translation>
    </message>
    <message>
        <source>What does the {customer} want to know?</source>
        <translation>{customer}想问什么？</translation>
    </message>
    <message>
        <source>answered at once</source>
        <translation>当场解决</translation>
    </message>
    <message>
        <source>became {number}</source>
        <translation>转工单 {number}</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>较匹配</translation>
    </message>
    <message>
        <source>fits partly</source>
        <translation>部分匹配</translation>
    </message>
    <message>
        <source>fits well</source>
        <translation>很匹配</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>{Customer}</source>
        <translation>{customer}</translation>
    </message>
    <message>
        <source>{code} · used {uses}× · helpful {helpful}/{votes}</source>
        <translation>{code} · 使用 {uses} 次 · 有用 {helpful}/{votes} 票</translation>
    </message>
    <message>
        <source>{n} answered at once</source>
        <translation>当场解决 {n} 条</translation>
    </message>
    <message>
        <source>{n} expired ones left out</source>
        <translation>另有 {n} 篇已过期，不参与推荐</translation>
    </message>
    <message>
        <source>{n} in 30 days</source>
        <translation>近 30 天 {n} 条</translation>
    </message>
    <message>
        <source>{n} today</source>
        <translation>今日 {n} 条</translation>
    </message>
    <message>
        <source>“{title}” was withdrawn by a colleague; choose another answer.</source>
        <translation>“{title}”已被同事撤下，请改选其他答案。</translation>
    </message>
</context>
</TS>
