"""What escalation is called: when a level is due, and what it did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from servicedesk.core.enums import Priority
from servicedesk.core.translation import mark, translate, translate_marked
from servicedesk.ui import wording

_TARGETS = {
    "response": mark("Escalation", "First response"),
    "update": mark("Escalation", "Next update"),
    "resolution": mark("Escalation", "Solution"),
    "agreement": mark("Escalation", "Internal agreement"),
}


def target_words(target: str) -> str:
    """Return what a target is called."""
    return translate_marked(_TARGETS[target]) if target in _TARGETS else target


def when_words(percent: int | None, minutes: int | None) -> str:
    """Return when a level is due, such as "at 75 % of the time" or "30 min after the deadline"."""
    if percent is not None:
        return translate("Escalation", "{percent} % of the time", percent=percent)
    if not minutes:
        return translate("Escalation", "at the deadline")
    span = wording.duration(timedelta(minutes=abs(minutes)))
    if minutes < 0:
        return translate("Escalation", "{span} before the deadline", span=span)
    return translate("Escalation", "{span} after the deadline", span=span)


def level_words(details: Mapping[str, Any]) -> str:
    """Return which level this is: its target and when it is due."""
    return translate(
        "Escalation",
        "{target} · {when}",
        target=target_words(str(details.get("target", ""))),
        when=when_words(details.get("percent"), details.get("minutes")),
    )


def done_words(details: Mapping[str, Any]) -> list[str]:
    """Return what a level or a person who escalated has brought about."""
    parts = []
    told = wording.list_words(details.get("told") or [])
    if told:
        parts.append(translate("Escalation", "told {names}", names=told))
    raised = details.get("raised") or []
    if raised:
        parts.append(
            translate("Escalation", "priority raised to {priority}", priority=wording.word(Priority(raised[1])))
        )
    return parts


def entry_words(details: Mapping[str, Any], note: str, should: str) -> str:
    """Return a line of the timeline; *should* is when it should have fired, empty when it did."""
    if details.get("by_hand"):
        words = translate("Escalation", "escalated")
    else:
        words = translate("Escalation", "by rule “{level}”", level=level_words(details))
    parts = [words, *done_words(details)]
    if should:
        parts.append(translate("Escalation", "late, due {time}", time=should))
    return " · ".join(parts) + (f": {note}" if note else "")
