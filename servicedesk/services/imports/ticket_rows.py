"""Rows of an imported ticket: the ticket, its history, what the old system decided, and what it is found by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice, pairwise
from typing import Any

from sqlalchemy import bindparam, select

from servicedesk.core.enums import PRIORITY_RANK, EntryKind, StateClass, Target
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
from servicedesk.services.imports.imported_tickets import Change, ImportedTicket
from servicedesk.services.imports.overwritten import TICKETS, chunks, remember, take_children
from servicedesk.services.imports.results import WrongValue
from servicedesk.services.imports.writer import Batch, states
from servicedesk.storage import search_index

# Tickets whose rows are collected before they are written.
AT_ONCE = 4000
_OPENED, _MOVED, _SAID = EntryKind.OPENED.value, EntryKind.STATE.value, EntryKind.SYSTEM.value
_RANKS = {priority.value: rank for priority, rank in PRIORITY_RANK.items()}
_FINISHED = (StateClass.SOLVED.value, StateClass.CLOSED.value, StateClass.CANCELLED.value)
# What is written of every ticket, as TicketRows._columns says it; its fields only where the list has any.
_COLUMNS = (
    *("title", "description", "kind", "priority", "priority_rank", "state", "state_class", "customer_id", "place"),
    *("channel", "department_id", "owner_id", "opened_at", "responded_at", "solved_at", "closed_at"),
    *("resolution_due_at", "due_at", "resolution", "cause", "times_reopened", "updated_at"),
)


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
        # Documents that many lines share are worded once.
        self._opened: dict[str, dict[str, Any]] = {}
        self._moved: dict[tuple[str, str], dict[str, Any]] = {}
        bulk = batch.bulk
        self._tickets = bulk.lines(Ticket, "id", "number", *_COLUMNS)
        self._with_fields = bulk.lines(Ticket, "id", "number", *_COLUMNS, "fields")
        self._sources = bulk.lines(TicketSource, "ticket_id", "batch_id", "system", "category", "details")
        self._entries = bulk.lines(TicketEntry, "ticket_id", "kind", "text", "details", "at")
        self._changes = bulk.lines(TicketStateChange, "ticket_id", "state", "state_class", "pauses", "at")

    def look_up(self, numbers: Sequence[str]) -> None:
        """Find which numbers there are: those of an earlier import may be brought up to date, our own may not."""
        connection = self._batch.work.connection
        for piece in chunks(sorted(set(numbers))):
            statement = (
                select(Ticket.id, Ticket.number, TicketSource.ticket_id)
                .outerjoin(TicketSource, TicketSource.ticket_id == Ticket.id)
                .where(Ticket.number.in_(piece))
            )
            rows = connection.execute(statement).all()
            self._imported |= {row.number: row.id for row in rows if row.ticket_id is not None}
            self._taken |= {row.number for row in rows if row.ticket_id is None}
            ids = {row.id: row.number for row in rows if row.ticket_id is not None}
            if not ids:
                continue
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
                identity = batch.bulk.reserve(Ticket)
                line = (identity, each.number, *self._columns(each, state))
                if each.fields is None:
                    self._tickets.append(line)
                else:
                    self._with_fields.append((*line, each.fields))
                self._add(each, identity, state)
        for each in there:
            self._add(each, self._imported[each.number], each.state())

    def _bring_up_to_date(self, tickets: Sequence[ImportedTicket]) -> None:
        """Let tickets that an earlier import wrote say what the list says now."""
        if not tickets:
            return
        table = TICKETS.table
        rows = [self._named(each) for each in tickets]
        names: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "identity"}
        names["version"] = table.c.version + 1
        statement = table.update().where(table.c.id == bindparam("identity")).values(names)
        self._batch.work.connection.execute(statement, rows)

    def _named(self, each: ImportedTicket) -> dict[str, Any]:
        """Return the columns of a ticket that is there, by name."""
        named = dict(
            zip(_COLUMNS, self._columns(each, each.state()), strict=True), identity=self._imported[each.number]
        )
        return named if each.fields is None else {**named, "fields": each.fields}

    def _keep_fields(self, tickets: Sequence[ImportedTicket]) -> None:
        """Let tickets whose file says nothing of the fields of their kind hold what they held."""
        silent = {self._imported[each.number]: each for each in tickets if each.fields is None}
        for piece in chunks(sorted(silent)):
            held = select(Ticket.id, Ticket.fields).where(Ticket.id.in_(piece))
            for identity, fields in self._batch.work.connection.execute(held):
                silent[identity].fields = fields

    def _columns(self, each: ImportedTicket, state: str) -> tuple[Any, ...]:
        state_class, pauses = self._states[state]
        is_finished = state_class in _FINISHED
        return (
            *(each.title, each.description, each.kind, each.priority, _RANKS[each.priority], state, state_class),
            *(each.customer_id, each.place, each.channel, each.department_id, each.owner_id),
            *(each.opened_at, each.responded_at),
            *((each.solved_at, each.closed_at) if is_finished else (None, None)),
            *(each.due_at, None if is_finished or pauses else each.due_at),
            *(each.resolution, each.cause, self._times_reopened(each), each.changed_at),
        )

    def _times_reopened(self, each: ImportedTicket) -> int:
        if len(each.history) <= 1:
            return 0
        classes = [self._states[change.state][0] for change in each.history if change.state]
        return sum(before in _FINISHED and after not in _FINISHED for before, after in pairwise(classes))

    def _add(self, each: ImportedTicket, identity: int, state: str) -> None:
        batch = self._batch
        system = batch.command.reading.system
        self._sources.append((identity, batch.identity, system, each.category, each.details))
        opened = self._opened.get(each.channel)
        if opened is None:
            opened = self._opened[each.channel] = {"channel": each.channel}
        self._entries.append((identity, _OPENED, each.description, opened, each.opened_at))
        self._history(each, identity, state)
        self._result(each, identity, state)
        texts = [each.number, each.title, each.description, each.place, each.resolution, each.cause]
        texts += [change.text for change in each.history]
        if each.fields:
            texts += search_texts(batch.work, each.fields)
            for equipment_id in equipment_in(batch.work, each.fields):
                batch.bulk.add(TicketEquipment, ticket_id=identity, equipment_id=equipment_id)
        content = " ".join(filter(None, dict.fromkeys(texts)))
        if each.number in self._imported:
            connection = batch.work.connection
            search_index.put(connection, "ticket", identity, each.title, content, self._letters[each.title])
        else:
            batch.bulk.document("ticket", identity, each.title, content, self._letters[each.title])

    def _history(self, each: ImportedTicket, identity: int, state: str) -> None:
        before: str | None = None
        for change in each.steps(state):
            after = change.state
            if after is not None and after != before:
                state_class, pauses = self._states[after]
                self._changes.append((identity, after, state_class, pauses, change.at))
                if before is not None:
                    details = self._details(change, before, after)
                    self._entries.append((identity, _MOVED, change.text, details, change.at))
                    before = after
                    continue
            # The beginning has a line of its own: what else it says is a second one.
            details = _said(change)
            if details or change.text:
                self._entries.append((identity, _SAID, change.text, details, change.at))
            before = after or before

    def _details(self, change: Change, before: str, after: str) -> dict[str, Any]:
        """Return what a line of the timeline says of a change of state."""
        said = _said(change)
        if said:
            return {**said, "source": before, "target": after}
        moved = self._moved.get((before, after))
        if moved is None:
            moved = self._moved[before, after] = {"source": before, "target": after}
        return moved

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


def _said(change: Change) -> dict[str, Any]:
    said: dict[str, Any] = {"changes": change.changes} if change.changes else {}
    if change.by:
        said["by"] = change.by
    return said
