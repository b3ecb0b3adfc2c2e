<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New rule</source>
        <translation>新建规则</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>10 minutes</source>
        <translation>10 分钟</translation>
    </message>
    <message>
        <source>2 minutes</source>
        <translation>2 分钟</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
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
        <source>Auditor, reads only</source>
        <translation>审计员（只读）</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backed up and proved: {n} rows.</source>
        <translation>已备份并验证：{n} 行。</translation>
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
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Checking the newest backup…</source>
        <translation>正在检查最新备份…</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>备份副本</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Disabled people keep their records and can no longer sign in. Everything here is audited.</source>
        <translation>停用后记录保留，不能再登录。这里的改动都记入审计。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
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
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
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
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>上次备份</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Locking hides everything and keeps drafts; the time counts from the next sign-in. A PIN switches users quickly; it does not encrypt the data.</source>
        <translation>锁定时内容隐藏、草稿保留；时间从下次登录起生效。PIN 用于快速切换用户，并非数据加密。</translation>
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
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Next update</source>
        <translation>下次更新</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>People and roles</source>
        <translation>人员与权限</translation>
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
        <source>Proved restorable</source>
        <translation>已验证可恢复</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>删除规则</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>办结</translation>
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
        <source>Results already frozen stay as they were; only open tickets follow a new rule.</source>
        <translation>已定下的结果不变，只有未办结的工单按新规则重算。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save rules</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
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
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
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
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>The newest backup opens and is whole.</source>
        <translation>最新备份可以打开，内容完整。</translation>
    </message>
    <message>
        <source>The newest backup opens, but its audit chain has a gap. Make a new one.</source>
        <translation>最新备份可以打开，但审计链有缺口，请重新备份。</translation>
    </message>
    <message>
        <source>The two differ.</source>
        <translation>两次输入不一样。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Tier</source>
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
        <source>What was entered since this backup will be gone from the desk. The present file is kept aside first; then everybody signs in again.</source>
        <translation>这份备份之后录入的内容将不再显示。现有文件会先另存，恢复后所有人重新登录。</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>您的密码</translation>
    </message>
    <message>
        <source>any</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>at least 8 characters</source>
        <translation>至少 8 个字符</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>for this PC</source>
        <translation>仅本机</translation>
    </message>
    <message>
        <source>from top to bottom, the first that matches applies</source>
        <translation>自上而下，第一条符合的生效</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不锁定</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>{Supervisor}</source>
        <translation>{supervisor}</translation>
    </message>
    <message>
        <source>{earlier} earlier, {later} later, {overdue} late at once; {unchanged} stay</source>
        <translation>{earlier} 件提前，{later} 件推后，{overdue} 件保存后即超时；{unchanged} 件不变</translation>
    </message>
    <message>
        <source>{n} deadlines will move</source>
        <translation>{n} 件工单的到期时间将变化</translation>
    </message>
</context>
</TS>
