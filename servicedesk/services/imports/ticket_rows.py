"""Rows of an imported ticket: the ticket, its history, what the old system decided, and what it is found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice, pairwise
from typing import Any

from sqlalchemy import bindparam, select

from servicedesk.core.enums import PRIORITY_RANK, Channel, EntryKind, Priority, StateClass, Target, TicketKind
from servicedesk.core.pinyin import initials
from servicedesk.models import (
    ServiceLevelResult,
    Ticket,
    TicketCheck,
    TicketEntry,
    TicketEquipment,
    TicketSource,
    TicketStateChange,
)
from servicedesk.services.field_values import equipment_in, search_texts
from servicedesk.services.imports.overwritten import TICKETS, chunks, remember, take_children
from servicedesk.services.imports.results import WrongValue
from servicedesk.services.imports.writer import Batch, states
from servicedesk.storage import search_index

# Tickets whose rows are collected before they are written.
AT_ONCE = 4000
_OPENED, _MOVED, _SAID = EntryKind.OPENED.value, EntryKind.STATE.value, EntryKind.SYSTEM.value
_RANKS = {priority.value: rank for priority, rank in PRIORITY_RANK.items()}
_FINISHED = (StateClass.SOLVED.value, StateClass.CLOSED.value, StateClass.CANCELLED.value)


@dataclass(slots=True)
class Change:
    """One step of a ticket's history; without a state it is only said what was different."""

    at: datetime
    state: str | None
    text: str = ""
    changes: dict[str, list[str]] = field(default_factory=dict)
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
        moments = [self.opened_at, self.solved_at, self.closed_at, *[change.at for change in self.history]]
        return max([moment for moment in moments if moment is not None])

    def state(self) -> str:
        """Return the state it is in now: a closing time says closed whatever the last row says."""
        last = next((change.state for change in reversed(self.history) if change.state), "new")
        if self.closed_at is not None and last != "cancelled":
            return "closed"
        return "solved" if self.solved_at is not None and last not in ("closed", "cancelled") else last


def _tell(tell: Callable[[int, int], None], before: int, tickets: int, of: int, done: int, rows: int) -> None:
    """Say how many tickets are written, from how many of the rows of the last ones are."""
    tell(before + tickets * done // rows, of)


class _Letters(dict[str, str]):
    """The initials of each title, worked out once: desks write the same ones again and again."""

    def __missing__(self, title: str) -> str:
        letters = self[title] = initials(title)
        return letters


class TicketRows:
    """Writes imported tickets, new ones and those an earlier import wrote."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._states = states(batch.work)
        self._imported: dict[str, int] = {}
        self._letters = _Letters()
        self._taken: set[str] = set()
        bulk = batch.bulk
        self._sources = bulk.lines(TicketSource, "ticket_id", "batch_id", "system", "category", "details")
        self._entries = bulk.lines(TicketEntry, "ticket_id", "kind", "text", "details", "at")
        self._changes = bulk.lines(TicketStateChange, "ticket_id", "state", "state_class", "pauses", "at")

    def look_up(self, numbers: Sequence[str]) -> None:
        """Find which numbers there are: those of an earlier import may be brought up to date, our own may not."""
        connection = self._batch.work.connection
        for piece in chunks(sorted(set(numbers))):
            statement = (
                select(Ticket.id, Ticket.number, Ticket.version, TicketSource.ticket_id)
                .outerjoin(TicketSource, TicketSource.ticket_id == Ticket.id)
                .where(Ticket.number.in_(piece))
            )
            rows = connection.execute(statement).all()
            self._imported |= {row.number: row.id for row in rows if row.ticket_id is not None}
            self._taken |= {row.number for row in rows if row.ticket_id is None}
            ids = {row.id: row.number for row in rows if row.ticket_id is not None}
            for table in (TicketEntry, TicketCheck):
                worked = select(table.ticket_id).where(table.ticket_id.in_(list(ids)))
                if table is TicketEntry:
                    worked = worked.where(TicketEntry.author_id.is_not(None))
                self._taken |= {ids[identity] for identity in connection.execute(worked).scalars()}

    def check(self, number: str) -> bool:
        """Return whether the number is new. Raises WrongValue when it belongs to a ticket worked on here."""
        if number in self._taken:
            raise WrongValue("import_number_taken", field="number", value=number)
        return number not in self._imported

    def write(self, tickets: Iterable[ImportedTicket], of: int) -> None:
        """Write them all; what an earlier import wrote of them is remembered and replaced.

        A piece at a time: what would otherwise lie in memory is several times the file.
        """
        waiting, bulk = iter(tickets), self._batch.bulk
        tell, done = bulk.told, 0
        while piece := list(islice(waiting, AT_ONCE)):
            bulk.told = partial(_tell, tell, done, len(piece), of)
            there = [each for each in piece if each.number in self._imported]
            self._collect(piece, there)
            bulk.flush()
            # Only now: whom they are about may have come with this list.
            self._bring_up_to_date(there)
            done += len(piece)

    def _collect(self, tickets: Sequence[ImportedTicket], there: Sequence[ImportedTicket]) -> None:
        """Collect the rows of new tickets, and anew what belongs to those that are *there*."""
        batch = self._batch
        connection, ids = batch.work.connection, [self._imported[each.number] for each in there]
        batch.replaced += remember(connection, TICKETS, ids)
        take_children(connection, TICKETS, ids)
        self._keep_fields(there)
        for each in tickets:
            if each.number not in self._imported:
                state = each.state()
                identity = batch.bulk.add(Ticket, number=each.number, **self._columns(each, state))
                self._add(each, identity, state)
        for each in there:
            self._add(each, self._imported[each.number], each.state())

    def _bring_up_to_date(self, tickets: Sequence[ImportedTicket]) -> None:
        """Let tickets that an earlier import wrote say what the list says now."""
        if not tickets:
            return
        table = TICKETS.table
        rows = [{"identity": self._imported[each.number], **self._columns(each, each.state())} for each in tickets]
        names: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "identity"}
        names["version"] = table.c.version + 1
        statement = table.update().where(table.c.id == bindparam("identity")).values(names)
        self._batch.work.connection.execute(statement, rows)

    def _keep_fields(self, tickets: Sequence[ImportedTicket]) -> None:
        """Let tickets whose file says nothing of the fields of their kind hold what they held."""
        silent = {self._imported[each.number]: each for each in tickets if each.fields is None}
        for piece in chunks(sorted(silent)):
            held = select(Ticket.id, Ticket.fields).where(Ticket.id.in_(piece))
            for identity, fields in self._batch.work.connection.execute(held):
                silent[identity].fields = fields

    def _columns(self, each: ImportedTicket, state: str) -> dict[str, Any]:
        columns = self._common(each, state)
        return columns if each.fields is None else {**columns, "fields": each.fields}

    def _common(self, each: ImportedTicket, state: str) -> dict[str, Any]:
        state_class, pauses = self._states[state]
        is_finished = state_class in _FINISHED
        return {
            "title": each.title,
            "description": each.description,
            "kind": each.kind,
            "priority": each.priority,
            "priority_rank": _RANKS[each.priority],
            "state": state,
            "state_class": state_class,
            "customer_id": each.customer_id,
            "place": each.place,
            "channel": each.channel,
            "department_id": each.department_id,
            "owner_id": each.owner_id,
            "opened_at": each.opened_at,
            "responded_at": each.responded_at,
            "solved_at": each.solved_at if is_finished else None,
            "closed_at": each.closed_at if is_finished else None,
            "resolution_due_at": each.due_at,
            "due_at": None if is_finished or pauses else each.due_at,
            "resolution": each.resolution,
            "cause": each.cause,
            "times_reopened": self._times_reopened(each),
            "updated_at": each.changed_at,
        }

    def _times_reopened(self, each: ImportedTicket) -> int:
        if len(each.history) <= 1:
            return 0
        classes = [self._states[change.state][0] for change in each.history if change.state]
        return sum(before in _FINISHED and after not in _FINISHED for before, after in pairwise(classes))

    def _add(self, each: ImportedTicket, identity: int, state: str) -> None:
        bulk = self._batch.bulk
        system = self._batch.command.reading.system
        self._sources.append((identity, self._batch.identity, system, each.category, each.details))
        self._entries.append((identity, _OPENED, each.description, {"channel": each.channel}, each.opened_at))
        for equipment_id in equipment_in(self._batch.work, each.fields or {}):
            bulk.add(TicketEquipment, ticket_id=identity, equipment_id=equipment_id)
        self._history(each, identity, state)
        self._result(each, identity, state)
        texts = dict.fromkeys(
            [each.number, each.title, each.description, each.place, each.resolution, each.cause]
            + [change.text for change in each.history]
            + search_texts(self._batch.work, each.fields or {})
        )
        content = " ".join(filter(None, texts))
        if each.number in self._imported:
            connection = self._batch.work.connection
            search_index.put(connection, "ticket", identity, each.title, content, self._letters[each.title])
        else:
            bulk.document("ticket", identity, each.title, content, self._letters[each.title])

    def _history(self, each: ImportedTicket, identity: int, state: str) -> None:
        before: str | None = None
        for change in _steps(each, state):
            if change.state is not None and change.state != before:
                state_class, pauses = self._states[change.state]
                self._changes.append((identity, change.state, state_class, pauses, change.at))
            self._entry(identity, change, before)
            before = change.state or before

    def _entry(self, identity: int, change: Change, before: str | None) -> None:
        """Write the line of the timeline; the beginning has its own."""
        details: dict[str, Any] = {"changes": change.changes} if change.changes else {}
        if change.by:
            details["by"] = change.by
        moved = change.state is not None and change.state != before and before is not None
        if not moved and not details and not change.text:
            return
        if moved:
            details |= {"source": before, "target": change.state}
        self._entries.append((identity, _MOVED if moved else _SAID, change.text, details, change.at))

    def _result(self, each: ImportedTicket, identity: int, state: str) -> None:
        """Freeze what the old system decided; it is not computed anew from our own calendar."""
        finished = each.finished_at
        if finished is None or state not in ("solved", "closed"):
            return
        is_met = each.made_sla if each.made_sla is not None else None
        if is_met is None and each.due_at is not None:
            is_met = (each.solved_at or finished) <= each.due_at
        if is_met is None:
            return
        target = (each.due_at - each.opened_at).total_seconds() / 60 if each.due_at is not None else 0
        self._batch.bulk.add(
            ServiceLevelResult,
            ticket_id=identity,
            target=Target.RESOLUTION.value,
            is_final=True,
            service_level_id=None,
            target_minutes=int(target),
            elapsed_minutes=((each.solved_at or finished) - each.opened_at).total_seconds() / 60,
            due_at=each.due_at,
            is_met=is_met,
            decided_at=finished,
        )


def _steps(each: ImportedTicket, state: str) -> list[Change]:
    """Return the history with what must have been: the beginning, and the closing the last row speaks of."""
    steps = list(each.history)
    if not steps or steps[0].at > each.opened_at or steps[0].state is None:
        steps.insert(0, Change(each.opened_at, "new"))
    states = [step.state for step in steps if step.state]
    last = states[-1] if states else None
    if each.solved_at is not None and "solved" not in states and last != "closed":
        steps.append(Change(each.solved_at, "solved"))
    if each.closed_at is not None and state == "closed" and "closed" not in states:
        steps.append(Change(each.closed_at, "closed"))
    return steps
