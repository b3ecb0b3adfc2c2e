"""The fixed terms of the weekly report in the reader's language; a term of somebody's own stays as it is."""

from __future__ import annotations

from datetime import date, datetime

from servicedesk.core.enums import AttemptOutcome, Channel, CompensationKind, Priority, TicketKind
from servicedesk.core.figure_text import NO_DATA, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly_complaints import Element, Handling
from servicedesk.reports.weekly_words import MONTHS, weekday_names


def term(code: str, translator: Translator) -> str:
    """Return the word for a code: a channel, a kind, a priority, an element …"""
    words = {
        Channel.IN_PERSON.value: translator.translate("Report", "In person"),
        Channel.PHONE.value: translator.translate("Report", "Phone"),
        Channel.WECHAT.value: translator.translate("Report", "WeChat"),
        Channel.EMAIL.value: translator.translate("Report", "E-mail"),
        Element.PEOPLE.value: translator.translate("Report", "People"),
        Element.PROCESS.value: translator.translate("Report", "Process"),
        Element.TECHNOLOGY.value: translator.translate("Report", "Technology"),
        Element.ENVIRONMENT.value: translator.translate("Report", "Environment"),
        Element.OTHER.value: translator.translate("Report", "Other"),
        AttemptOutcome.REACHED.value: translator.translate("Report", "Reached"),
        AttemptOutcome.NO_ANSWER.value: translator.translate("Report", "No answer"),
        AttemptOutcome.WRONG_NUMBER.value: translator.translate("Report", "Wrong number"),
        AttemptOutcome.REFUSED.value: translator.translate("Report", "Declined"),
        AttemptOutcome.CALL_LATER.value: translator.translate("Report", "Call later"),
    }
    return words.get(code) or kind(code, translator)


def kind(code: str, translator: Translator) -> str:
    """Return the word for a kind of case."""
    words = {
        TicketKind.COMPLAINT.value: translator.translate("Report", "Complaint"),
        TicketKind.REQUEST.value: translator.translate("Report", "Request"),
        TicketKind.FAULT.value: translator.translate("Report", "Fault"),
        TicketKind.RETURN.value: translator.translate("Report", "Return or exchange"),
        TicketKind.LOST_FOUND.value: translator.translate("Report", "Lost and found"),
        TicketKind.SUGGESTION.value: translator.translate("Report", "Suggestion"),
        TicketKind.PRAISE.value: translator.translate("Report", "Praise"),
        TicketKind.INQUIRY.value: translator.translate("Report", "Inquiry"),
        "": translator.translate("Report", "No category"),
    }
    return words.get(code, code)


def compensation_word(code: str, translator: Translator) -> str:
    """Return the word for a type of compensation; a type this program does not know stays as it is."""
    words = {
        CompensationKind.DISCOUNT.value: translator.translate("Report", "Discount"),
        CompensationKind.REFUND.value: translator.translate("Report", "Refund"),
        CompensationKind.VOUCHER.value: translator.translate("Report", "Voucher"),
        CompensationKind.SERVICE.value: translator.translate("Report", "Free service"),
        CompensationKind.POINTS.value: translator.translate("Report", "Points"),
        CompensationKind.GIFT.value: translator.translate("Report", "Gift"),
    }
    return words.get(code, code)


def priority_word(priority: Priority, translator: Translator) -> str:
    """Return the word for a priority."""
    words = {
        Priority.URGENT: translator.translate("Report", "Urgent"),
        Priority.HIGH: translator.translate("Report", "High"),
        Priority.NORMAL: translator.translate("Report", "Normal"),
        Priority.LOW: translator.translate("Report", "Low"),
    }
    return words[priority]


def handling_word(code: str, translator: Translator) -> tuple[str, str]:
    """Return the name and the date basis of a figure of complaint handling."""
    words = {
        Handling.ANSWERED_IN_TIME.value: (
            translator.translate("Report", "Answered in time"),
            translator.translate("Report", "by first answer"),
        ),
        Handling.SOLVED_IN_TIME.value: (
            translator.translate("Report", "Solved in time"),
            translator.translate("Report", "by closing"),
        ),
        Handling.NOT_REOPENED.value: (
            translator.translate("Report", "Not reopened"),
            translator.translate("Report", "by solving"),
        ),
        Handling.SATISFIED.value: (
            translator.translate("Report", "Satisfied (4–5)"),
            translator.translate("Report", "by answer"),
        ),
    }
    return words[code]


def short_day(day: date, translator: Translator) -> str:
    """Return 9 Nov, in Chinese 11/9."""
    name = MONTHS[day.month - 1]
    return translator.translate("Report", "{day} {month_name}", day=day.day, month=day.month, month_name=name)


def day_time(at: datetime | None, translator: Translator) -> str:
    """Return 9 Nov 17:30, in Chinese 11/9 17:30."""
    return NO_DATA if at is None else f"{short_day(at.date(), translator)} {at:%H:%M}"


def moment(at: datetime | None, translator: Translator) -> str:
    """Return Mon 9 Nov 17:30, in Chinese 11/9 周一 17:30."""
    if at is None:
        return NO_DATA
    return translator.translate(
        "Report",
        "{weekday} {day} {time}",
        weekday=weekday_names(translator)[at.weekday()],
        day=short_day(at.date(), translator),
        time=f"{at:%H:%M}",
    )


def hours(hour: int) -> str:
    """Return an hour of the day: 11:00–12:00."""
    return f"{hour}:00–{hour + 1}:00"


def lasting(seconds: float | None, translator: Translator) -> str:
    """Return a wait: 30 s, 4.2 min."""
    if seconds is None:
        return NO_DATA
    if seconds < 60:
        return translator.translate("Report", "{n} s", n=number(seconds))
    return translator.translate("Report", "{n} min", n=number(seconds / 60, 1))
