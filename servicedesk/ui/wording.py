"""Values as staff read them: durations, deadlines, dates, money, and the words for every fixed term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from servicedesk.core import enums
from servicedesk.core.enums import (
    AttemptOutcome,
    Channel,
    CompensationKind,
    CompensationState,
    Impact,
    Outcome,
    Priority,
    StateClass,
    TicketKind,
    VoucherState,
)
from servicedesk.core.translation import mark, translate, translate_marked, translator

_CURRENCY_SIGNS = {"CNY": "¥", "JPY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$"}

# Keyed by type too: members of different enums with the same value are equal as strings.
_WORDS = {
    (Channel, Channel.IN_PERSON): mark("Words", "In person"),
    (Channel, Channel.PHONE): mark("Words", "Phone"),
    (Channel, Channel.WECHAT): mark("Words", "WeChat"),
    (Channel, Channel.EMAIL): mark("Words", "E-mail"),
    (Channel, Channel.OTHER): mark("Words", "Other"),
    (Outcome, Outcome.ANSWERED): mark("Words", "Answered now"),
    (Outcome, Outcome.TICKET): mark("Words", "Ticket"),
    (Outcome, Outcome.CALL_BACK): mark("Words", "Call back"),
    (Priority, Priority.URGENT): mark("Words", "Urgent"),
    (Priority, Priority.HIGH): mark("Words", "High"),
    (Priority, Priority.NORMAL): mark("Words", "Normal"),
    (Priority, Priority.LOW): mark("Words", "Low"),
    (TicketKind, TicketKind.COMPLAINT): mark("Words", "Complaint"),
    (TicketKind, TicketKind.REQUEST): mark("Words", "Request"),
    (TicketKind, TicketKind.FAULT): mark("Words", "Fault"),
    (TicketKind, TicketKind.RETURN): mark("Words", "Return or exchange"),
    (TicketKind, TicketKind.LOST_FOUND): mark("Words", "Lost and found"),
    (TicketKind, TicketKind.SUGGESTION): mark("Words", "Suggestion"),
    (TicketKind, TicketKind.PRAISE): mark("Words", "Praise"),
    (TicketKind, TicketKind.INQUIRY): mark("Words", "Inquiry"),
    (AttemptOutcome, AttemptOutcome.REACHED): mark("Words", "Reached"),
    (AttemptOutcome, AttemptOutcome.NO_ANSWER): mark("Words", "No answer"),
    (AttemptOutcome, AttemptOutcome.WRONG_NUMBER): mark("Words", "Wrong number"),
    (AttemptOutcome, AttemptOutcome.REFUSED): mark("Words", "Declined"),
    (AttemptOutcome, AttemptOutcome.CALL_LATER): mark("Words", "Call later"),
    (CompensationState, CompensationState.PENDING): mark("Words", "Awaiting approval"),
    (CompensationState, CompensationState.APPROVED): mark("Words", "Approved"),
    (CompensationState, CompensationState.REFUSED): mark("Words", "Refused"),
    (CompensationState, CompensationState.WITHDRAWN): mark("Words", "Withdrawn"),
    (CompensationState, CompensationState.CANCELLED): mark("Words", "Cancelled"),
    (CompensationKind, CompensationKind.DISCOUNT): mark("Words", "Discount"),
    (CompensationKind, CompensationKind.REFUND): mark("Words", "Refund"),
    (CompensationKind, CompensationKind.VOUCHER): mark("Words", "Voucher"),
    (CompensationKind, CompensationKind.SERVICE): mark("Words", "Free service"),
    (CompensationKind, CompensationKind.POINTS): mark("Words", "Points"),
    (CompensationKind, CompensationKind.GIFT): mark("Words", "Gift"),
    (VoucherState, VoucherState.VALID): mark("Words", "Valid"),
    (VoucherState, VoucherState.REDEEMED): mark("Words", "Redeemed"),
    (VoucherState, VoucherState.VOID): mark("Words", "Void"),
    (VoucherState, VoucherState.EXPIRED): mark("Words", "Expired"),
    (Impact, Impact.ONE): mark("Words", "One {customer}"),
    (Impact, Impact.SEVERAL): mark("Words", "Several"),
    (Impact, Impact.ALL): mark("Words", "Everybody here"),
    (enums.Urgency, enums.Urgency.NOW): mark("Words", "At once"),
    (enums.Urgency, enums.Urgency.TODAY): mark("Words", "Today"),
    (enums.Urgency, enums.Urgency.LATER): mark("Words", "Can wait"),
    (StateClass, StateClass.NEW): mark("Words", "New"),
    (StateClass, StateClass.ACTIVE): mark("Words", "In progress"),
    (StateClass, StateClass.WAITING): mark("Words", "Waiting"),
    (StateClass, StateClass.SOLVED): mark("Words", "Solved"),
    (StateClass, StateClass.CLOSED): mark("Words", "Closed"),
    (StateClass, StateClass.CANCELLED): mark("Words", "Cancelled"),
    (StateClass, StateClass.MERGED): mark("Words", "Merged"),
}
_WEEKDAYS = (
    mark("Words", "Mon"),
    mark("Words", "Tue"),
    mark("Words", "Wed"),
    mark("Words", "Thu"),
    mark("Words", "Fri"),
    mark("Words", "Sat"),
    mark("Words", "Sun"),
)


class Urgency(StrEnum):
    """How a deadline is coloured: the token's stem."""

    CALM = "success"
    SOON = "warning"
    LATE = "danger"
    PAUSED = "neutral"


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """A deadline as ring and words: the share of time left (0–1), the colour, the sentence."""

    share_left: float
    urgency: Urgency
    text: str


def word(value: StrEnum) -> str:
    """Return the word for a fixed term."""
    return translate_marked(_WORDS[type(value), value])


def duration(span: timedelta) -> str:
    """Return a length of time in its two largest units: ``6 分``, ``1 小时 50 分``, ``2 天 3 小时``."""
    minutes = int(abs(span).total_seconds() // 60)
    if minutes < 1:
        return translate("Words", "{n} s", n=int(abs(span).total_seconds()))
    if minutes < 60:
        return translate("Words", "{n} min", n=minutes)
    hours, rest = divmod(minutes, 60)
    if hours < 24:
        if rest == 0:
            return translate("Words", "{hours} h", hours=hours)
        return translate("Words", "{hours} h {minutes} min", hours=hours, minutes=rest)
    days, hours = divmod(hours, 24)
    if hours == 0:
        return translate("Words", "{days} d", days=days)
    return translate("Words", "{days} d {hours} h", days=days, hours=hours)


def short_duration(span: timedelta) -> str:
    """Return a length of time in its largest unit alone from one day on."""
    if abs(span) >= timedelta(days=1):
        return translate("Words", "{days} d", days=abs(span) // timedelta(days=1))
    return duration(span)


def minutes_and_seconds(span: timedelta) -> str:
    """Return a running time as ``02:14``, from an hour on ``1:02:14``."""
    seconds = max(int(span.total_seconds()), 0)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def waiting_time(span: timedelta) -> str:
    """Return a waiting time as staff say it: ``6 分 20 秒``."""
    seconds = max(int(span.total_seconds()), 0)
    if seconds >= 3600:
        return duration(span)
    if seconds < 60:
        return translate("Words", "{n} s", n=seconds)
    return translate("Words", "{minutes} min {seconds} s", minutes=seconds // 60, seconds=f"{seconds % 60:02d}")


def deadline(opened_at: datetime, due_at: datetime | None, now: datetime, paused: bool) -> DeadlineWords:
    """Return ring share, colour and words of a deadline: green above half, amber to 15 %, red below or late."""
    if paused or due_at is None:
        return DeadlineWords(0.5, Urgency.PAUSED, translate("Words", "Paused"))
    left = due_at - now
    if left < timedelta(0):
        return DeadlineWords(0.0, Urgency.LATE, translate("Words", "{time} late", time=short_duration(left)))
    total = max((due_at - opened_at).total_seconds(), 1.0)
    share = min(left.total_seconds() / total, 1.0)
    urgency = Urgency.CALM if share > 0.5 else Urgency.SOON if share >= 0.15 else Urgency.LATE
    return DeadlineWords(share, urgency, translate("Words", "{time} left", time=short_duration(left)))


def clock_time(moment: datetime) -> str:
    """Return ``14:32`` of a local moment."""
    return f"{moment:%H:%M}"


def day_words(day: date) -> str:
    """Return ``11月22日 周日`` or ``Sun 22 Nov``."""
    if translator().language == "en":
        return f"{weekday(day)} {day.day} {_MONTHS[day.month - 1]}"
    return f"{day.month}月{day.day}日 {weekday(day)}"


def short_day(day: date) -> str:
    """Return ``11月22日`` or ``22 Nov``."""
    if translator().language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]}"
    return f"{day.month}月{day.day}日"


def full_day(day: date) -> str:
    """Return ``2026-11-22 周日``."""
    return f"{day.isoformat()} {weekday(day)}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday(day: date) -> str:
    """Return the short name of a weekday."""
    return translate_marked(_WEEKDAYS[day.weekday()])


def moment_words(moment: datetime, today: date) -> str:
    """Return a local moment as short as it stays clear: time today, day and time this year, else the full date."""
    day = moment.date()
    if day == today:
        return clock_time(moment)
    if day == today - timedelta(days=1):
        return translate("Words", "Yesterday {time}", time=clock_time(moment))
    if day == today + timedelta(days=1):
        return translate("Words", "Tomorrow {time}", time=clock_time(moment))
    if day.year == today.year:
        return f"{day:%m-%d} {clock_time(moment)}"
    return f"{day.isoformat()} {clock_time(moment)}"


def time_or_day(moment: datetime, today: date) -> str:
    """Return what fits a line of a list: ``14:32`` today, ``11月20日`` or ``20 Nov`` this year, else the date."""
    day = moment.date()
    if day == today:
        return clock_time(moment)
    return short_day(day) if day.year == today.year else day.isoformat()


def money(cents: int, currency: str = "CNY") -> str:
    """Return an amount with its sign: ``¥136``, ``¥136.50``."""
    sign = _CURRENCY_SIGNS.get(currency, f"{currency} ")
    whole, rest = divmod(abs(cents), 100)
    minus = "−" if cents < 0 else ""
    return f"{minus}{sign}{whole:,}" + (f".{rest:02d}" if rest else "")


def list_words(items: list[str]) -> str:
    """Return items joined as the language does: 、 or commas."""
    return ("、" if translator().language != "en" else ", ").join(items)


def where_data_are(is_shared: bool) -> str:
    """Return the status line's word for data on this PC, or on a server with other desks."""
    return translate("Frame", "Shared data") if is_shared else translate("Frame", "Offline")


def with_detail(words: str, detail: str) -> str:
    """Return words and what is said about them, joined as the language in force joins them."""
    return translate("Words", "{words}: {detail}", words=words, detail=detail)
