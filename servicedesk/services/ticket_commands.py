"""What is asked of tickets: commands and the answer to opening one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from servicedesk.core.enums import Channel, Priority, TicketKind
from servicedesk.core.errors import Refused
from servicedesk.core.text import one_line
from servicedesk.services.editing import PART

TITLE_LIMIT = 200
# Of these both versions may be kept where two people wrote.
LONG_TEXTS = ("description", "resolution")
EDITABLE = (
    *("title", "description", "kind", "priority", "place", "customer_id", "is_sensitive", "channel"),
    *("scenario_id", "resolution", "cause", "category_id", "impact", "urgency"),
)
CLEARABLE = frozenset({"customer_id", "scenario_id", "category_id", "impact", "urgency"})


@dataclass(frozen=True, slots=True)
class OpenTicket:
    """What is needed to open a ticket; the scenario fills what is left empty."""

    title: str
    description: str = ""
    kind: TicketKind | None = None
    priority: Priority | None = None
    scenario_id: int | None = None
    customer_id: int | None = None
    place: str = ""
    department_id: int | None = None
    owner_id: int | None = None
    channel: Channel = Channel.IN_PERSON
    visit_id: int | None = None
    promise: str = ""
    promise_due_at: datetime | None = None
    is_sensitive: bool = False
    # Code of a field → value; None where nobody was asked.
    fields: Mapping[str, object] | None = None
    category_id: int | None = None
    impact: str | None = None
    urgency: str | None = None
    # The ticket it becomes a sub-ticket of.
    parent_id: int | None = None

    def for_visit(self, visit_id: int, customer_id: int | None, channel: Channel) -> OpenTicket:
        """Return the command as part of a visit."""
        return replace(self, visit_id=visit_id, customer_id=self.customer_id or customer_id, channel=channel)


@dataclass(frozen=True, slots=True)
class TicketOpened:
    """The new ticket's id and the number people say."""

    id: int
    number: str


@dataclass(frozen=True, slots=True)
class EditTicket:
    """Changed fields of a ticket; None leaves a field as it is, ``cleared`` names those that become empty.

    ``base`` holds the values the editor started from: with it, what others changed meanwhile stays, and only fields
    that both sides changed ask. ``version`` is for whoever has seen the whole ticket and no base.
    """

    ticket_id: int
    version: int | None = None
    title: str | None = None
    description: str | None = None
    kind: TicketKind | None = None
    priority: Priority | None = None
    place: str | None = None
    customer_id: int | None = None
    is_sensitive: bool | None = None
    # Changed codes only; a value of None takes it away.
    fields: Mapping[str, object] | None = None
    channel: Channel | None = None
    scenario_id: int | None = None
    resolution: str | None = None
    cause: str | None = None
    category_id: int | None = None
    impact: str | None = None
    urgency: str | None = None
    cleared: frozenset[str] = frozenset()
    base: Mapping[str, object] | None = None

    def wanted(self) -> dict[str, object]:
        """Return the fields this edit names, as they are kept; raises Refused ``title_needed``."""
        wanted: dict[str, object] = {}
        for name in EDITABLE:
            value = getattr(self, name)
            if value is not None:
                wanted[name] = value.value if isinstance(value, StrEnum) else value
        wanted.update(dict.fromkeys(self.cleared & CLEARABLE))
        wanted.update({f"{PART}{code}": value for code, value in (self.fields or {}).items()})
        if "title" in wanted:
            wanted["title"] = one_line(str(wanted["title"]), TITLE_LIMIT)
            if not wanted["title"]:
                raise Refused("title_needed", field="title")
        for name in ("place", "cause"):
            if name in wanted:
                wanted[name] = str(wanted[name]).strip()
        return wanted
