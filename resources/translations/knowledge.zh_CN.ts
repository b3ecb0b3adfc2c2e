<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
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
    <name>Knowledge</name>
    <message>
        <source>All articles</source>
        <translation>全部知识</translation>
    </message>
    <message>
        <source>An answer written down once is found by everybody</source>
        <translation>写下一次，人人都能查到</translation>
    </message>
    <message>
        <source>An article needs a title.</source>
        <translation>请填写标题。</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>知识列表</translation>
    </message>
    <message>
        <source>Choose where it belongs.</source>
        <translation>请选择目录。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Copied for WeChat</source>
        <translation>已复制微信文本</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细说明</translation>
    </message>
    <message>
        <source>Details (Chinese)</source>
        <translation>详细说明（中文）</translation>
    </message>
    <message>
        <source>Details (English)</source>
        <translation>详细说明（英文）</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Draft restored</source>
        <translation>草稿已恢复</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>复核日</translation>
    </message>
    <message>
        <source>Edit article</source>
        <translation>编辑知识</translation>
    </message>
    <message>
        <source>Edition saved</source>
        <translation>新版本已保存</translation>
    </message>
    <message>
        <source>Editions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Find in the library</source>
        <translation>在知识中查找</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>有用评价</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>新建知识</translation>
    </message>
    <message>
        <source>No longer offered</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>No {n}</source>
        <translation>没用 {n}</translation>
    </message>
    <message>
        <source>Noted, thank you</source>
        <translation>已记录，谢谢</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有知识</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Published v{edition}</source>
        <translation>已发布 v{edition}</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>Save article</source>
        <translation>保存知识</translation>
    </message>
    <message>
        <source>Save edition</source>
        <translation>保存为新版本</translation>
    </message>
    <message>
        <source>Say these two lines first</source>
        <translation>先说这两句</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>关联场景</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Subfolder</source>
        <translation>子目录</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Title (Chinese)</source>
        <translation>标题（中文）</translation>
    </message>
    <message>
        <source>Title (English)</source>
        <translation>标题（英文）</translation>
    </message>
    <message>
        <source>To be written</source>
        <translation>待写知识</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待复核</translation>
    </message>
    <message>
        <source>Two lines to say (Chinese)</source>
        <translation>先说两句（中文）</translation>
    </message>
    <message>
        <source>Two lines to say (English)</source>
        <translation>先说两句（英文）</translation>
    </message>
    <message>
        <source>Up and down</source>
        <translation>上下选择</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>改了什么</translation>
    </message>
    <message>
        <source>Yes {n}</source>
        <translation>有用 {n}</translation>
    </message>
    <message>
        <source>asked {n} times</source>
        <translation>问过 {n} 次</translation>
    </message>
    <message>
        <source>helpful {n}/{all}</source>
        <translation>有用 {n}/{all}</translation>
    </message>
    <message>
        <source>no longer offered</source>
        <translation>不再推荐</translation>
    </message>
    <message>
        <source>no votes yet</source>
        <translation>还没有评价</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>review {day}</source>
        <translation>复核 {day}</translation>
    </message>
    <message>
        <source>review {n} days late</source>
        <translation>复核已过 {n} 天</translation>
    </message>
    <message>
        <source>v{edition} restored as a new edition</source>
        <translation>v{edition} 已恢复为新版本</translation>
    </message>
    <message>
        <source>{code} · v{edition} · {uses}× this month</source>
        <translation>{code} · v{edition} · 本月 {uses} 次</translation>
    </message>
    <message>
        <source>{number} deleted</source>
        <translation>{number} 已删除</translation>
    </message>
    <message>
        <source>{n} articles</source>
        <translation>{n} 篇</translation>
    </message>
    <message>
        <source>{n} to review</source>
        <translation>{n} 篇待复核</translation>
    </message>
</context>
</TS>
