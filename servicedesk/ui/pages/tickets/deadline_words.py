"""What the timeline says of deadlines: moved and why, asked again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from servicedesk.core.enums import Target
from servicedesk.core.translation import mark, translate, translate_marked

_MOVED = {
    Target.RESOLUTION: mark("Deadline", "deadline from {old} to {new}: {why}"),
    Target.RESPONSE: mark("Deadline", "first response from {old} to {new}: {why}"),
    Target.UPDATE: mark("Deadline", "next update from {old} to {new}: {why}"),
}
_WHY = {
    "rules": mark("Deadline", "the rules changed"),
    "calendar": mark("Deadline", "the calendar changed"),
    "customer": mark("Deadline", "the tier changed"),
    "fields": mark("Deadline", "the ticket changed"),
}


def moved_words(details: Mapping[str, Any], at: Callable[[datetime], str]) -> str:
    """Return which deadline moved from when to when, and why."""
    old, new = (at(datetime.fromisoformat(details[name])) if details.get(name) else "—" for name in ("old", "new"))
    why = translate_marked(_WHY.get(str(details.get("why")), _WHY["fields"]))
    return translate_marked(_MOVED[Target(details["target"])], old=old, new=new, why=why)


def asked_words(text: str) -> str:
    """Return that the guest asked again, and what."""
    words = translate("Deadline", "the {customer} asked again")
    return f"{words}: {text}" if text else words
