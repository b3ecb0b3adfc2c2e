"""A ticket as another system knew it, and the steps of its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from servicedesk.core.enums import Channel, Priority, TicketKind

_NOTHING: Mapping[str, list[str]] = MappingProxyType({})


class Change(NamedTuple):
    """One step of a ticket's history; without a state it is only said what was different."""

    at: datetime
    state: str | None
    text: str = ""
    changes: Mapping[str, list[str]] = _NOTHING
    by: str = ""


@dataclass(slots=True)
class ImportedTicket:
    """A ticket as the old system knew it; moments are UTC."""

    number: str
    title: str
    opened_at: datetime
    history: list[Change]
    category: str = ""
    description: str = ""
    kind: str = TicketKind.REQUEST.value
    priority: str = Priority.NORMAL.value
    channel: str = Channel.OTHER.value
    place: str = ""
    resolution: str = ""
    cause: str = ""
    customer_id: int | None = None
    department_id: int | None = None
    owner_id: int | None = None
    responded_at: datetime | None = None
    solved_at: datetime | None = None
    closed_at: datetime | None = None
    due_at: datetime | None = None
    made_sla: bool | None = None
    details: dict[str, str] = field(default_factory=dict)
    # What its kind asks for; None where the file has no column of that.
    fields: dict[str, Any] | None = None

    @property
    def finished_at(self) -> datetime | None:
        """When it was closed, else solved."""
        return self.closed_at or self.solved_at

    @property
    def changed_at(self) -> datetime:
        """When it last changed: old systems close a ticket after its last row, and reports look for that by this."""
        latest = self.opened_at
        for moment in (self.solved_at, self.closed_at, *[change.at for change in self.history]):
            if moment is not None and moment > latest:
                latest = moment
        return latest

    def state(self) -> str:
        """Return the state it is in now: a closing time says closed whatever the last row says."""
        last = "new"
        for change in self.history:
            last = change.state or last
        if self.closed_at is not None and last != "cancelled":
            return "closed"
        return "solved" if self.solved_at is not None and last not in ("closed", "cancelled") else last

    def steps(self, state: str) -> list[Change]:
        """Return the history with what must have been: the beginning, and the closing the last row speaks of."""
        steps = list(self.history)
        if not steps or steps[0].at > self.opened_at or steps[0].state is None:
            steps.insert(0, Change(self.opened_at, "new"))
        states = [step.state for step in steps if step.state]
        last = states[-1] if states else None
        if self.solved_at is not None and "solved" not in states and last != "closed":
            steps.append(Change(self.solved_at, "solved"))
        if self.closed_at is not None and state == "closed" and "closed" not in states:
            steps.append(Change(self.closed_at, "closed"))
        return steps
