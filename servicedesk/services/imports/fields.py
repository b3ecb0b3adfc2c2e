"""What can be imported: the fields of each kind and the column names they are recognised by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from servicedesk.core.text import fold
from servicedesk.core.ticket_fields import FieldDefinition

OWN = "field:"
"""What the fields of kinds begin with among the fields of an import."""


class ImportKind(StrEnum):
    """What the rows of a file become."""

    CUSTOMERS = "customers"
    TICKETS = "tickets"
    TICKET_EVENTS = "ticket-events"
    FEEDBACK = "feedback"
    ARTICLES = "articles"
    SURVEY_RESPONSES = "survey-responses"


class Value(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    MOMENT = "moment"
    DAY = "day"
    NUMBER = "number"
    PHONE = "phone"
    YES_NO = "yes_no"
    PRIORITY = "priority"
    STATE = "state"
    TICKET_KIND = "ticket_kind"
    CHANNEL = "channel"
    SENTIMENT = "sentiment"
    TIER = "tier"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its code, how it is read, whether every row needs it, and the column names it goes by."""

    code: str
    value: Value
    names: tuple[str, ...]
    needed: bool = False
    # Smallest and largest number that is not an error.
    span: tuple[int, int] | None = None
    # The field of a kind of ticket that it is; of the common ones none.
    definition: FieldDefinition | None = None

    @property
    def words(self) -> str:
        """What it is called in the language in force; of the common ones its code."""
        return str(self.definition.name) if self.definition is not None else self.code


# Every field is held against every column, and a file may have a hundred thousand columns.
@lru_cache(maxsize=1 << 17)
def plain(name: str) -> str:
    """Return the letters and digits of a column's name: what it is recognised by."""
    return "".join(char for char in fold(name) if char.isalnum())


_TEXT, _MOMENT, _DAY, _PHONE = Value.TEXT, Value.MOMENT, Value.DAY, Value.PHONE
_PERSON = (
    Field("customer", _TEXT, ("customer name", "guest", "guest name", "客户", "宾客", "客人", "顾客", "患者", "姓名")),
    Field("phone", _PHONE, ("mobile", "telephone", "手机", "电话", "手机号", "联系电话")),
    Field("member_number", _TEXT, ("member", "member no", "会员号", "会员编号", "卡号")),
)

FIELDS: dict[ImportKind, tuple[Field, ...]] = {
    ImportKind.CUSTOMERS: (
        Field(
            "name", _TEXT, ("guest", "guest name", "customer", "customer name", "姓名", "宾客姓名", "客户姓名", "客人")
        ),
        Field("phone", _PHONE, ("mobile", "telephone", "tel", "手机", "手机号", "手机号码", "电话", "联系电话")),
        Field("email", _TEXT, ("e-mail", "mail", "邮箱", "电子邮件")),
        Field("wechat", _TEXT, ("wechat id", "微信", "微信号")),
        Field(
            "member_number",
            _TEXT,
            ("member", "member no", "membership", "card number", "会员号", "会员编号", "会员卡号", "卡号"),
        ),
        Field("tier", Value.TIER, ("level", "vip", "membership tier", "等级", "会员等级", "级别")),
        Field("company", _TEXT, ("firm", "organisation", "公司", "单位", "单位名称")),
        Field("language", _TEXT, ("lang", "语言")),
        Field("birthday", _TEXT, ("date of birth", "生日", "出生日期")),
        Field("reference", _TEXT, ("room", "room no", "order", "order no", "房号", "房间", "房间号", "订单号", "订单")),
        Field("arrives_on", _DAY, ("arrival", "check in", "check-in", "入住日", "入住日期", "到店日期", "抵店")),
        Field("leaves_on", _DAY, ("departure", "check out", "check-out", "离店日", "离店日期", "退房日期")),
        Field("alert", _TEXT, ("warning", "提醒", "注意", "特别提醒")),
        Field("preference", _TEXT, ("preferences", "偏好", "喜好")),
        Field("notes", _TEXT, ("note", "remark", "remarks", "comment", "备注", "说明")),
    ),
    ImportKind.TICKETS: (
        Field("number", _TEXT, ("ticket", "ticket number", "id", "case", "incident", "no", "编号", "工单号", "单号")),
        Field("title", _TEXT, ("subject", "summary", "short description", "标题", "主题", "摘要")),
        Field("description", _TEXT, ("text", "details", "body", "描述", "内容", "详情", "问题描述")),
        Field("kind", Value.TICKET_KIND, ("type", "ticket type", "类型", "工单类型")),
        Field("priority", Value.PRIORITY, ("urgency level", "优先级", "紧急程度")),
        Field("state", Value.STATE, ("status", "ident_state", "incident_state", "状态")),
        Field("category", _TEXT, ("分类", "类别", "问题分类")),
        Field("subcategory", _TEXT, ("category (2)", "子类", "小类")),
        Field("channel", Value.CHANNEL, ("contact type", "source", "渠道", "来源", "受理渠道")),
        Field("place", _TEXT, ("room", "location", "房号", "房间", "地点", "位置")),
        *_PERSON,
        Field("opened_at", _MOMENT, ("created", "created at", "opened", "date", "创建时间", "受理时间", "时间"), True),
        Field("updated_at", _MOMENT, ("updated", "sys_updated_at", "modified", "更新时间", "修改时间")),
        Field("responded_at", _MOMENT, ("first response", "first response at", "响应时间", "首次响应时间")),
        Field("solved_at", _MOMENT, ("resolved", "resolved at", "solved", "解决时间", "办结时间")),
        Field("closed_at", _MOMENT, ("closed", "closed at", "关闭时间", "结案时间")),
        Field("due_at", _MOMENT, ("due", "due date", "deadline", "期限", "截止时间", "承诺时间")),
        Field("made_sla", Value.YES_NO, ("sla", "sla met", "on time", "是否按时", "按时完成")),
        Field("resolution", _TEXT, ("solution", "answer", "解决方案", "处理结果", "处理")),
        Field("cause", _TEXT, ("reason", "root cause", "原因")),
        Field("group", _TEXT, ("assignment group", "department", "team", "部门", "处理部门")),
        Field("assignee", _TEXT, ("assigned to", "owner", "agent", "处理人", "负责人")),
    ),
    ImportKind.TICKET_EVENTS: (
        Field("ticket", _TEXT, ("case", "case id", "number", "id", "工单", "工单号", "编号"), True),
        Field("activity", _TEXT, ("event", "action", "动作", "事件", "活动", "操作"), True),
        Field("at", _MOMENT, ("complete time", "completetime", "timestamp", "time", "date", "时间", "发生时间"), True),
        Field("state", Value.STATE, ("status", "状态")),
        Field("by", _TEXT, ("resource", "org:resource", "agent", "user", "人员", "处理人", "操作人")),
        Field("note", _TEXT, ("text", "comment", "备注", "内容")),
        Field("title", _TEXT, ("subject", "标题", "主题")),
    ),
    ImportKind.FEEDBACK: (
        Field("text", _TEXT, ("review", "comment", "content", "body", "评论", "评价", "内容", "点评", "意见"), True),
        Field("rating", Value.NUMBER, ("score", "stars", "评分", "星级", "打分"), span=(1, 5)),
        Field("sentiment", Value.SENTIMENT, ("label", "polarity", "倾向", "情感", "好评")),
        Field("number", _TEXT, ("id", "review id", "编号")),
        Field("source", _TEXT, ("site", "platform", "channel", "来源", "平台", "网站")),
        Field("author", _TEXT, ("user", "name", "nickname", "昵称", "用户", "作者")),
        Field("place", _TEXT, ("room", "room type", "房号", "房型")),
        Field("phone", _PHONE, ("mobile", "手机", "电话")),
        Field("received_at", _MOMENT, ("date", "time", "created", "posted", "日期", "时间", "发表时间")),
    ),
    ImportKind.ARTICLES: (
        Field("title", _TEXT, ("title_zh", "question", "标题", "问题", "题目"), True),
        Field("title_en", _TEXT, ("english title", "英文标题")),
        Field("code", _TEXT, ("number", "id", "编号")),
        Field("folder", _TEXT, ("category", "分类", "目录")),
        Field("subfolder", _TEXT, ("subcategory", "子类", "子目录")),
        Field("script", _TEXT, ("script_zh", "answer", "say", "话术", "回答", "答案")),
        Field("script_en", _TEXT, ("english script", "英文话术")),
        Field("body", _TEXT, ("body_zh", "text", "content", "details", "正文", "内容", "详情")),
        Field("body_en", _TEXT, ("english body", "英文正文")),
        Field("review_on", _DAY, ("review", "review date", "复核日期")),
    ),
    ImportKind.SURVEY_RESPONSES: (
        Field("csat", Value.NUMBER, ("satisfaction", "score", "rating", "满意度", "评分"), span=(1, 5)),
        Field("nps", Value.NUMBER, ("recommend", "recommendation", "推荐", "推荐度"), span=(0, 10)),
        Field("comment", _TEXT, ("text", "remark", "评论", "意见", "留言", "备注")),
        Field("answered_at", _MOMENT, ("date", "time", "answered", "时间", "日期", "答卷时间"), True),
        Field("ticket", _TEXT, ("ticket number", "case", "工单", "工单号")),
        Field("channel", Value.CHANNEL, ("渠道",)),
        *_PERSON,
    ),
}


def field_of(kind: ImportKind, code: str, own: Mapping[str, Field] | None = None) -> Field | None:
    """Return the field with this code, or ``None``; *own* are those of the kinds of tickets."""
    if own is not None and code in own:
        return own[code]
    return next((field for field in FIELDS[kind] if field.code == code), None)
