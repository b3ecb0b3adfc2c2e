"""What a notice says, and the glyph and hue it says it with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.notices import NoticeKind
from servicedesk.core.translation import Marked, mark, translate, translate_marked
from servicedesk.queries.notices import NoticeRow
from servicedesk.ui import escalation_words, wording

# Glyph, hue, and what the kind is called in Settings.
KINDS: dict[NoticeKind, tuple[str, str, Marked]] = {
    NoticeKind.ASSIGNED: ("user-share", "primary", mark("Notices", "A ticket is assigned to me")),
    NoticeKind.SOON: ("clock", "warning", mark("Notices", "The time of my ticket is running short")),
    NoticeKind.BREACHED: ("alert-circle", "danger", mark("Notices", "The time of my ticket is over")),
    NoticeKind.ESCALATED: ("trending-up", "warning", mark("Notices", "A ticket is escalated to me")),
    NoticeKind.ASKED_AGAIN: ("user-question", "primary", mark("Notices", "A {customer} asks again")),
    NoticeKind.WAIT_OVER: ("player-play", "primary", mark("Notices", "The wait of my ticket is over")),
    NoticeKind.PROMISE_DUE: ("alarm", "teal", mark("Notices", "My promise is due")),
    NoticeKind.PROMISE_LATE: ("alarm", "danger", mark("Notices", "My promise is late")),
    NoticeKind.APPROVAL_WAITING: ("shield-check", "violet", mark("Notices", "A compensation waits for my approval")),
    NoticeKind.DECIDED: ("gift", "violet", mark("Notices", "My request is decided")),
    NoticeKind.REPLIED: ("message", "gold", mark("Notices", "Somebody writes on my ticket")),
    NoticeKind.STATE_CHANGED: ("refresh", "primary", mark("Notices", "Somebody moves my ticket on")),
    NoticeKind.MERGED: ("git-merge", "primary", mark("Notices", "My ticket is merged")),
    NoticeKind.HANDED: ("file-text", "primary", mark("Notices", "A draft is handed to me")),
    NoticeKind.NAMED: ("lock", "violet", mark("Notices", "I may read a sensitive case")),
    NoticeKind.REOPENED: ("rotate-2", "danger", mark("Notices", "My ticket is reopened after a call")),
}


def kind_words(kind: NoticeKind) -> str:
    """Return what a kind is called where one chooses which come."""
    return translate_marked(KINDS[kind][2])


def notice_words(row: NoticeRow, currency: str) -> str:
    """Return the sentence of a notice without its ticket."""
    by = str(row.details.get("by") or "")
    words = _SENTENCES[row.kind](row.details, currency)
    return translate("Notices", "{words} · {name}", words=words, name=by) if by and row.kind in _SAY_WHO else words


def notice_line(row: NoticeRow, currency: str) -> str:
    """Return a notice in one line, for the toast and for assistive technology."""
    parts = [notice_words(row, currency), row.number, row.title]
    if row.is_late:
        parts.append(late_words())
    return " · ".join(part for part in parts if part)


def late_words() -> str:
    """Return the mark of what should have come while the computer was off."""
    return translate("Notices", "late")


_SAY_WHO = frozenset(
    {
        *(NoticeKind.ASSIGNED, NoticeKind.REPLIED, NoticeKind.STATE_CHANGED, NoticeKind.MERGED, NoticeKind.HANDED),
        *(NoticeKind.APPROVAL_WAITING, NoticeKind.DECIDED, NoticeKind.NAMED),
    }
)
_Details = dict[str, Any]


def _soon(details: _Details, _currency: str) -> str:
    level = escalation_words.level_words(details)
    return translate("Notices", "Time is running short: {level}", level=level)


def _breached(details: _Details, _currency: str) -> str:
    level = escalation_words.level_words(details)
    return translate("Notices", "Time is over: {level}", level=level)


def _escalated(details: _Details, _currency: str) -> str:
    if details.get("by"):
        return translate("Notices", "{name} escalated", name=details["by"])
    return translate("Notices", "Escalated: {level}", level=escalation_words.level_words(details))


def _compensation(details: _Details, currency: str) -> str:
    amount = wording.money(int(details.get("cents", 0)), currency)
    return " ".join(part for part in (str(details.get("name", "")), amount) if part)


def _approval(details: _Details, currency: str) -> str:
    return translate("Notices", "Waits for your approval: {what}", what=_compensation(details, currency))


def _decided(details: _Details, currency: str) -> str:
    what = _compensation(details, currency)
    if details.get("approved"):
        return translate("Notices", "Approved: {what}", what=what)
    return translate("Notices", "Not approved: {what}", what=what)


def _replied(details: _Details, _currency: str) -> str:
    if details.get("internal"):
        return translate("Notices", "New internal note")
    return translate("Notices", "The {customer} was told something")


def _state(details: _Details, _currency: str) -> str:
    name = details.get("name") or {}
    state = str(Bilingual(name.get("zh", ""), name.get("en", ""))) if name else str(details.get("state", ""))
    return translate("Notices", "Set to {state}", state=state)


def _merged(details: _Details, _currency: str) -> str:
    return translate("Notices", "{number} was merged into this ticket", number=str(details.get("number", "")))


def _promise(details: _Details, said: str) -> str:
    text = str(details.get("text", ""))
    return f"{said}: {text}" if text else said


_SENTENCES: dict[NoticeKind, Callable[[_Details, str], str]] = {
    NoticeKind.ASSIGNED: lambda _d, _c: translate("Notices", "Assigned to you"),
    NoticeKind.SOON: _soon,
    NoticeKind.BREACHED: _breached,
    NoticeKind.ESCALATED: _escalated,
    NoticeKind.ASKED_AGAIN: lambda _d, _c: translate("Notices", "The {customer} asks again"),
    NoticeKind.WAIT_OVER: lambda _d, _c: translate("Notices", "The wait is over"),
    NoticeKind.PROMISE_DUE: lambda d, _c: _promise(d, translate("Notices", "Promise due")),
    NoticeKind.PROMISE_LATE: lambda d, _c: _promise(d, translate("Notices", "Promise late")),
    NoticeKind.APPROVAL_WAITING: _approval,
    NoticeKind.DECIDED: _decided,
    NoticeKind.REPLIED: _replied,
    NoticeKind.STATE_CHANGED: _state,
    NoticeKind.MERGED: _merged,
    NoticeKind.HANDED: lambda _d, _c: translate("Notices", "A draft was handed to you"),
    NoticeKind.NAMED: lambda _d, _c: translate("Notices", "You may read this sensitive case"),
    NoticeKind.REOPENED: lambda _d, _c: translate("Notices", "Reopened after the call-back"),
}
