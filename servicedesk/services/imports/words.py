"""What old systems call priorities, states, channels and the like, as our codes."""

from __future__ import annotations

import re

from servicedesk.core.enums import Channel, Priority, TicketKind
from servicedesk.services.imports.fields import Value

_PRIORITIES = {
    Priority.URGENT: ("1", "p1", "urgent", "critical", "highest", "紧急", "特急", "立即"),
    Priority.HIGH: ("2", "p2", "high", "major", "高", "重要"),
    Priority.NORMAL: ("3", "p3", "normal", "medium", "moderate", "中", "普通", "一般"),
    Priority.LOW: ("4", "5", "p4", "p5", "low", "lowest", "minor", "planning", "低"),
}
_STATES = {
    "new": ("new", "open", "opened", "created", "新建", "待处理", "待受理"),
    "in_progress": (
        *("active", "in progress", "in_progress", "processing", "assigned", "work in progress", "reopened"),
        *("处理中", "进行中", "已派单", "已受理"),
    ),
    "internal_waiting": ("internal_waiting", "on hold", "hold", "awaiting problem", "内部等待", "挂起"),
    "waiting_customer": (
        *("waiting_customer", "pending", "waiting", "wait", "awaiting user info", "waiting for customer"),
        *("等待客户", "等待宾客", "等待顾客", "等待患者", "待客户确认"),
    ),
    "waiting_third_party": ("waiting_third_party", "awaiting vendor", "waiting for vendor", "等待第三方"),
    "solved": ("solved", "resolved", "done", "fixed", "已解决", "已办结", "已完成", "办结"),
    "closed": ("closed", "已关闭", "关闭", "已结案", "结案"),
    "cancelled": ("cancelled", "canceled", "invalid", "rejected", "已取消", "作废", "取消"),
}
_KINDS = {
    TicketKind.COMPLAINT: ("complaint", "投诉"),
    TicketKind.REQUEST: ("request", "service request", "需求", "请求", "服务"),
    TicketKind.FAULT: ("fault", "incident", "problem", "bug", "报修", "故障", "维修"),
    TicketKind.RETURN: ("return", "exchange", "refund", "退换货", "退货", "换货", "退款"),
    TicketKind.LOST_FOUND: ("lost_found", "lost and found", "lost & found", "失物招领", "遗留物品", "失物"),
    TicketKind.SUGGESTION: ("suggestion", "idea", "建议", "意见"),
    TicketKind.PRAISE: ("praise", "compliment", "表扬", "感谢"),
    TicketKind.INQUIRY: ("inquiry", "question", "咨询", "询问"),
}
_CHANNELS = {
    Channel.IN_PERSON: ("in_person", "walk-in", "in person", "counter", "当面", "到店", "柜台", "前台", "现场"),
    Channel.PHONE: ("phone", "telephone", "call", "ivr", "电话", "来电", "热线"),
    Channel.WECHAT: ("wechat", "chat", "微信", "企业微信", "公众号"),
    Channel.EMAIL: ("email", "e-mail", "mail", "邮件", "邮箱"),
    Channel.OTHER: ("other", "web", "self service", "self-service", "portal", "direct opening", "其他", "网络", "网站"),
}
_SENTIMENTS = {
    "positive": ("1", "positive", "pos", "good", "好评", "正面", "满意", "推荐"),
    "neutral": ("neutral", "中评", "一般", "中性"),
    "negative": ("0", "-1", "negative", "neg", "bad", "差评", "负面", "不满意", "不推荐"),
}
_YES_NO = {
    "yes": ("true", "yes", "y", "1", "是", "按时", "达标", "met"),
    "no": ("false", "no", "n", "0", "否", "超时", "未达标", "breached", "missed"),
}
_RANKED = re.compile(r"([1-5])\s*[-–—.:]\s*\D.*")


def _table(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: str(code) for code, names in words.items() for name in (str(code), *names)}


KNOWN: dict[Value, dict[str, str]] = {
    Value.PRIORITY: _table({code.value: names for code, names in _PRIORITIES.items()}),
    Value.STATE: _table(_STATES),
    Value.TICKET_KIND: _table({code.value: names for code, names in _KINDS.items()}),
    Value.CHANNEL: _table({code.value: names for code, names in _CHANNELS.items()}),
    Value.SENTIMENT: _table(_SENTIMENTS),
    Value.YES_NO: _table(_YES_NO),
}


def code_of(value: Value, text: str) -> str | None:
    """Return our code for a word of an old system, or ``None``; ``3 - Moderate`` is priority 3."""
    word = text.strip().lower()
    ranked = _RANKED.fullmatch(word) if value is Value.PRIORITY else None
    return KNOWN[value].get(ranked[1] if ranked else word)


_ACTIVITIES = {
    "new": ("insert ticket", "create", "open", "新建", "登记"),
    "in_progress": (
        *("take in charge ticket", "take in charge", "assign", "assign seriousness", "start", "require upgrade"),
        *("schedule intervention", "create sw anomaly", "受理", "接单", "处理", "派单"),
    ),
    "waiting_customer": ("wait", "waiting", "await", "等待", "挂起"),
    "solved": ("resolve ticket", "resolved", "resolve", "solve", "resolve sw anomaly", "解决", "办结"),
    "closed": ("closed", "close", "close ticket", "verified", "关闭", "结案"),
    "cancelled": ("invalid", "duplicate", "cancel", "取消", "作废"),
}
# What happened to a ticket, where an event log says it by the name of the activity only.
ACTIVITIES: dict[str, str] = {name: state for state, names in _ACTIVITIES.items() for name in names}
