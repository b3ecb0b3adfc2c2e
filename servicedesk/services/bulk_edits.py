"""Many tickets changed by one act: each by the rules of its own, those that cannot be left out with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import Select, select

from servicedesk.core.enums import LinkKind, Priority, StateClass
from servicedesk.core.errors import Refused, ServiceDeskError, StorageProblem
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold
from servicedesk.models import Base, Department, Staff, Tag, Ticket, TicketLink, TicketState, TicketTag, TicketWatcher
from servicedesk.services import bin as recycle_bin
from servicedesk.services import search_documents
from servicedesk.services.deadline_effects import Move, in_order, moves_between, times_of
from servicedesk.services.reading_cases import editable, may_read
from servicedesk.services.tags import tag_ticket
from servicedesk.services.ticket_categories import file_under
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.ticket_links import by_number, link
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import assign, edit_ticket, watch
from servicedesk.storage.bulk import with_room
from servicedesk.storage.desk import Desk, Work, act, require

Told = Callable[[int, int], None]
_CHUNK = 500
# So many tickets are read at once before each is changed.
_AT_HAND = 200
# Kept in the audit word for word; of more only how many.
_NAMED = 50


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who many tickets are handed to; nobody and nowhere are answers as well."""

    department_id: int | None
    owner_id: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewState:
    """The state many tickets are moved to, and what it asks for, said once for all."""

    state: str
    reason: str = ""
    until_at: datetime | None = None
    resolution: str = ""
    cause: str = ""
    anyway: str = ""

    def of(self, ticket_id: int) -> ChangeState:
        """Return the change of one ticket."""
        return ChangeState(
            ticket_id,
            self.state,
            reason=self.reason,
            until_at=self.until_at,
            resolution=self.resolution,
            cause=self.cause,
            anyway=self.anyway,
        )


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """What to change on which tickets; what is None stays. *versions* are those that were looked at."""

    ids: tuple[int, ...]
    versions: dict[int, int] = field(default_factory=dict)
    priority: Priority | None = None
    assignment: Assignment | None = None
    state: NewState | None = None
    watching: bool | None = None
    parent: str = ""
    category_id: int | None = None
    tag: str = ""

    @property
    def changes_nothing(self) -> bool:
        """Whether nothing was chosen yet."""
        chosen = (self.priority, self.assignment, self.state, self.watching, self.category_id)
        return all(each is None for each in chosen) and not self.parent.strip() and not self.tag.strip()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A ticket that stays as it is, and why: the code and words of the refusal."""

    id: int
    number: str
    error: ServiceDeskError


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What was, or would be, done: how many change, how many are so already, who is left out, deadlines that move.

    ``moves`` are the first of these deadlines.
    """

    changed: int
    unchanged: int
    left_out: tuple[LeftOut, ...]
    moved: int
    versions: dict[int, int]
    moves: tuple[Move, ...] = ()


class Stopped(Exception):
    """Raised by whoever is told of the progress to leave everything as it was."""


def _nobody(_done: int, _of: int) -> None:
    """Tell nobody."""


@act(Permission.WORK_ON_TICKET)
def edit_many(work: Work, command: BulkEdit, told: Told = _nobody) -> BulkResult:
    """Change many tickets in one act, each as if alone; one that cannot be changed does not stop the others.

    *told* hears how many are done and may raise to leave everything as it was. Raises Refused ``nothing_chosen``,
    ``ticket_unknown`` for the parent, ``none_changed`` with the first reason when no ticket could be changed.
    """
    result = _edit(work, command, told)
    if not result.changed:
        if result.left_out:
            raise result.left_out[0].error if len(result.left_out) == 1 else Refused("none_changed")
        raise Refused("so_already")
    _note(work, result, command)
    return result


@act(Permission.DELETE_TICKET)
def delete_many(
    work: Work, ids: Sequence[int], reason: str = "", versions: dict[int, int] | None = None, told: Told = _nobody
) -> BulkResult:
    """Move many tickets into the bin in one act; raises Refused ``none_changed`` when none could go."""
    facts = _facts(work, ids)
    wanted, left_out = _deletable(work, ids, facts, versions or {})
    if not wanted:
        raise left_out[0].error if len(left_out) == 1 else Refused("none_changed")
    with with_room(work.connection):
        for start in range(0, len(wanted), _CHUNK):
            recycle_bin.delete_tickets(work, wanted[start : start + _CHUNK], reason)
            told(min(start + _CHUNK, len(wanted)), len(wanted))
    numbers = [facts[identity].number for identity in wanted[:_NAMED]]
    work.audit("ticket", None, tickets=len(wanted), numbers=numbers, left_out=len(left_out))
    return BulkResult(len(wanted), 0, tuple(left_out), 0, {})


def preview_edit(desk: Desk, command: BulkEdit, told: Told = _nobody) -> BulkResult:
    """Return what :func:`edit_many` would do: it is done, counted, and rolled back.

    Some tickets at a time, each time in a transaction of its own: whoever acts meanwhile goes between. *told* hears
    how many were tried and may raise to end it.
    """
    require(desk.actor, Permission.WORK_ON_TICKET)
    parts = []
    for start in range(0, max(len(command.ids), 1), _AT_HAND):
        some = replace(command, ids=command.ids[start : start + _AT_HAND])
        with desk.work("bulk_edits.preview") as work:
            parts.append(_edit(work, some, partial(_told_from, told, start, len(command.ids)), kept=False))
    return _together(parts, desk.clock.now())


def _told_from(told: Told, start: int, of: int, done: int, _of: int) -> None:
    told(start + done, of)


def _together(parts: Sequence[BulkResult], now: datetime) -> BulkResult:
    """Return the result of all parts: the first of all deadlines that move are among the first of each."""
    return BulkResult(
        sum(part.changed for part in parts),
        sum(part.unchanged for part in parts),
        tuple(each for part in parts for each in part.left_out),
        sum(part.moved for part in parts),
        {identity: version for part in parts for identity, version in part.versions.items()},
        tuple(in_order([move for part in parts for move in part.moves], now)[:_NAMED]),
    )


def preview_delete(desk: Desk, ids: Sequence[int]) -> BulkResult:
    """Return what :func:`delete_many` would do; nothing is written for it."""
    require(desk.actor, Permission.DELETE_TICKET)
    with desk.work("bulk_edits.preview") as work:
        facts = _facts(work, ids)
        wanted, left_out = _deletable(work, ids, facts, {})
    return BulkResult(len(wanted), 0, tuple(left_out), 0, {each: facts[each].version for each in wanted})


def _edit(work: Work, command: BulkEdit, told: Told, *, kept: bool = True) -> BulkResult:
    if command.changes_nothing:
        raise Refused("nothing_chosen")
    work.keep_rules()
    parent_id = _parent(work, command.parent) if command.parent.strip() else None
    facts = _facts(work, command.ids)
    before = times_of(work, command.ids)
    changed: list[int] = []
    left_out: list[LeftOut] = []
    done = 0
    with with_room(work.connection), search_documents.once_at_the_end(work, kept=kept):
        for start in range(0, len(command.ids), _AT_HAND):
            some = command.ids[start : start + _AT_HAND]
            hand = _AtHand.of(work, some, command, parent_id)
            for done, identity in enumerate(some, start=start + 1):
                try:
                    if _change(work, identity, facts.get(identity), command, hand):
                        changed.append(identity)
                except StorageProblem:
                    raise
                except ServiceDeskError as error:
                    left_out.append(_left_out(facts, identity, error))
                told(done, len(command.ids))
    moves = moves_between(before, times_of(work, changed), work.now)
    versions = {identity: facts[identity].version for identity in changed}
    unchanged = done - len(changed) - len(left_out)
    return BulkResult(len(changed), unchanged, tuple(left_out), len(moves), versions, tuple(moves[:_NAMED]))


@dataclass(frozen=True, slots=True)
class _AtHand:
    """What is read for the next tickets at once: rows that are looked at again and again, and what hangs on them."""

    rows: list[Base]
    parent_id: int | None
    watched: frozenset[int]
    tagged: frozenset[int]
    below: frozenset[int]

    @classmethod
    def of(cls, work: Work, ids: Sequence[int], command: BulkEdit, parent_id: int | None) -> _AtHand:
        """Read it for *ids*."""
        rows: list[Base] = list(work.session.execute(select(Ticket).where(Ticket.id.in_(ids))).scalars())
        folded = fold(" ".join(command.tag.split()))
        rows += work.session.execute(select(Tag).where(Tag.folded == folded)).scalars() if folded else ()
        rows += filter(None, (work.session.get(model, key) for model, key in _named(command) if key is not None))
        watching = (TicketWatcher.ticket_id.in_(ids), TicketWatcher.staff_id == work.actor.staff_id)
        tagged = select(TicketTag.ticket_id).join(Tag, Tag.id == TicketTag.tag_id).where(TicketTag.ticket_id.in_(ids))
        below = select(TicketLink.other_id).where(
            TicketLink.other_id.in_(ids), TicketLink.ticket_id == parent_id, TicketLink.kind == LinkKind.PARENT.value
        )
        return cls(
            rows,
            parent_id,
            _found(work, select(TicketWatcher.ticket_id).where(*watching), command.watching is not None),
            _found(work, tagged.where(Tag.folded == folded), bool(folded)),
            _found(work, below, parent_id is not None),
        )


def _named(command: BulkEdit) -> Iterator[tuple[type[Base], int | str | None]]:
    """Yield the rows that each of the tickets is given."""
    if command.assignment is not None:
        yield Department, command.assignment.department_id
        yield Staff, command.assignment.owner_id
    if command.state is not None:
        yield TicketState, command.state.state


def _found(work: Work, statement: Select[tuple[int]], asked: bool) -> frozenset[int]:
    return frozenset(work.connection.execute(statement).scalars()) if asked else frozenset()


def _change(work: Work, identity: int, row: Any, command: BulkEdit, hand: _AtHand) -> bool:
    """Change one ticket, whole or not at all; return whether there was anything to change."""
    steps = list(_steps(work, identity, row, command, hand))
    if steps:
        with work.attempt():
            for step in steps:
                step()
    return bool(steps)


def _steps(work: Work, identity: int, row: Any, command: BulkEdit, hand: _AtHand) -> Iterator[Callable[[], object]]:
    """Yield what is to be done with one ticket; what is so already is left alone."""
    _refuse_untouchable(work, row, command)
    wanted, state = command.assignment, command.state
    if wanted is not None and (wanted.department_id, wanted.owner_id) != (row.department_id, row.owner_id):
        yield lambda: assign(work, identity, wanted.department_id, wanted.owner_id, wanted.note)
    if command.priority is not None and command.priority.value != row.priority:
        yield lambda: edit_ticket(work, EditTicket(identity, priority=command.priority))
    if command.category_id is not None and command.category_id != row.category_id:
        yield lambda: file_under(work, editable(work, identity), command.category_id)
    if state is not None and state.state != row.state:
        yield lambda: change_state(work, state.of(identity))
    yield from _hangings(work, identity, command, hand)


def _refuse_untouchable(work: Work, row: Any, command: BulkEdit) -> None:
    """Refuse a ticket that is gone, hidden from this actor, changed since it was looked at, or merged."""
    if row is None or (row.is_sensitive and not may_read(work, work.get(Ticket, row.id))):
        raise Refused("ticket_gone")
    if command.versions.get(row.id, row.version) != row.version:
        raise Refused("ticket_changed", number=row.number)
    if row.state_class == StateClass.MERGED.value:
        raise Refused("ticket_merged", number=row.number)


def _hangings(work: Work, identity: int, command: BulkEdit, hand: _AtHand) -> Iterator[Callable[[], object]]:
    """Yield what hangs on a ticket: who watches it, its tag, the ticket above it."""
    if command.watching is not None and command.watching != (identity in hand.watched):
        yield lambda: watch(work, identity, bool(command.watching))
    if command.tag.strip() and identity not in hand.tagged:
        yield lambda: tag_ticket(work, identity, command.tag)
    parent_id = hand.parent_id
    if parent_id is not None and identity not in hand.below:
        yield lambda: link(work, parent_id, identity, LinkKind.PARENT)


def _facts(work: Work, ids: Sequence[int]) -> dict[int, Any]:
    """Return what is looked at of each ticket before it is touched."""
    columns = (Ticket.id, Ticket.number, Ticket.version, Ticket.state, Ticket.state_class, Ticket.priority)
    more = (Ticket.department_id, Ticket.owner_id, Ticket.is_sensitive, Ticket.category_id)
    found: dict[int, Any] = {}
    for start in range(0, len(ids), _CHUNK):
        chosen = select(*columns, *more).where(Ticket.id.in_(list(ids[start : start + _CHUNK])))
        found.update((row.id, row) for row in work.connection.execute(chosen))
    return found


def _left_out(facts: dict[int, Any], identity: int, error: ServiceDeskError) -> LeftOut:
    """Return what is said of a ticket that stays as it is; of a hidden one not even its number."""
    known = identity in facts and error.code != "ticket_gone"
    return LeftOut(identity, facts[identity].number if known else "", error)


def _deletable(
    work: Work, ids: Sequence[int], facts: dict[int, Any], versions: dict[int, int]
) -> tuple[list[int], list[LeftOut]]:
    wanted: list[int] = []
    left_out: list[LeftOut] = []
    command = BulkEdit(tuple(ids), versions)
    for identity in dict.fromkeys(ids):
        try:
            _refuse_untouchable(work, facts.get(identity), command)
        except ServiceDeskError as error:
            left_out.append(_left_out(facts, identity, error))
        else:
            wanted.append(identity)
    return wanted, left_out


def _parent(work: Work, typed: str) -> int:
    """Return the ticket that the number typed leads to; ``2417`` means ``T-2417``."""
    return by_number(work, typed, "parent")


def _note(work: Work, result: BulkResult, command: BulkEdit) -> None:
    """Say in the audit what the act was: the changes once, the tickets by number as far as they are few."""
    ids = list(result.versions)
    facts = _facts(work, ids[:_NAMED])
    said: dict[str, object] = {}
    if command.priority is not None:
        said["priority"] = command.priority.value
    if command.assignment is not None:
        said |= {"department_id": command.assignment.department_id, "owner_id": command.assignment.owner_id}
    if command.state is not None:
        said["state"] = command.state.state
    if command.watching is not None:
        said["watching"] = command.watching
    if command.category_id is not None:
        said["category_id"] = command.category_id
    if command.parent.strip():
        said["parent"] = command.parent.strip()
    numbers = [row.number for row in facts.values()]
    work.audit("ticket", None, tickets=result.changed, numbers=numbers, left_out=len(result.left_out), **said)
