"""What is asked of tickets: commands and the answer to opening one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from servicedesk.core.enums import Channel, Priority, TicketKind


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
    cleared: frozenset[str] = frozenset()
    base: Mapping[str, object] | None = None
