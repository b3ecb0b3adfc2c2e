"""What the timeline says of steps the program took by itself, and of what was left open on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from servicedesk.core.translation import mark, translate, translate_marked
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.ui import wording

_RULES = {
    "closed_after_days": mark("Lifecycle", "nobody objected in time"),
    "guest_confirmed": mark("Lifecycle", "the {customer} confirmed it"),
    "wait_over": mark("Lifecycle", "the time has come"),
}


def life_words(details: Mapping[str, Any]) -> str:
    """Return why a step was taken by itself, or what was left open and why; empty for a plain step."""
    parts = []
    rule = str(details.get("rule", ""))
    if rule in _RULES:
        parts.append(translate_marked(_RULES[rule]))
    left = details.get("left_open")
    if left:
        parts.append(
            translate(
                "Lifecycle",
                "left open: {items} ({reason})",
                items=wording.list_words([str(item) for item in left]),
                reason=str(details.get("anyway", "")),
            )
        )
    return " · ".join(parts)


def wait_over_words(details: Mapping[str, Any], at: Callable[[datetime], str]) -> str:
    """Return the reminder that a wait has reached its time."""
    until = details.get("until_at")
    if not until:
        return translate("Lifecycle", "the wait is over")
    return translate("Lifecycle", "waited until {time}: the time has come", time=at(datetime.fromisoformat(until)))


def life_facts(detail: TicketDetail, local: Callable[[datetime], datetime], now: datetime) -> list[tuple[str, str]]:
    """Return until when it waits, and what its priority follows from, as facts of the side column."""
    facts = []
    if detail.waiting_until_at is not None:
        until = wording.moment_words(local(detail.waiting_until_at), now.date())
        facts.append((translate("Lifecycle", "Waits until"), until))
    assessed = [wording.word(value) for value in (detail.impact, detail.urgency) if value is not None]
    if detail.priority_is_manual:
        assessed.append(translate("Lifecycle", "set by hand"))
    if assessed:
        facts.append((translate("Lifecycle", "Impact"), " · ".join(assessed)))
    return facts
