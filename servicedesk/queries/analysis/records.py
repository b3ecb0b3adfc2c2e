"""What stands behind a figure: the very answers, tickets, visits and inquiries it was counted from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select

from servicedesk.core.enums import PromiseState
from servicedesk.core.permissions import Permission
from servicedesk.models import (
    Compensation,
    InternalClock,
    Promise,
    ServiceLevelResult,
    Survey,
    SurveyResponse,
    Ticket,
    Visit,
)
from servicedesk.queries import compensation_costs, promises
from servicedesk.queries.analysis import answers, arrivals, causes, deadlines, other_promises
from servicedesk.queries.analysis.demand import moments_of
from servicedesk.queries.analysis.first_contact import settled_cases
from servicedesk.queries.analysis.record_rows import Found, Record, RecordKind, described
from servicedesk.queries.analysis.scope import ALL, Dimension, Slice, span
from servicedesk.queries.analysis.waiting import WaitBin
from servicedesk.storage.desk import Read, ask, require

MOST_ROWS = 500


class Figure(StrEnum):
    """What was counted."""

    CSAT = "csat"
    NPS = "nps"
    ON_TIME = "on_time"
    FIRST_CONTACT = "first_contact"
    WAIT = "wait"
    VISITS = "visits"
    COMPLAINTS = "complaints"
    COSTS = "costs"
    COMPLAINT_COSTS = "complaint_costs"
    PROMISES = "promises"
    NEXT_UPDATE = "next_update"
    INSIDE = "inside"


@dataclass(frozen=True, slots=True)
class Drill:
    """One number on the page, as what it counts: a figure over a span, and what narrows it.

    *group* is a dimension with its key; *levels* are ratings; *hits* keeps successes or failures; *cause_keys* come
    with *basis*; *cell* is weekday and hour; *waited* one bin of waits; *left* those who gave up;
    *kinds* are types of compensation; *party* is a department or a partner inside the house.
    """

    figure: Figure
    start: datetime
    end: datetime
    part: Slice = ALL
    group: tuple[Dimension, int | str | None] | None = None
    levels: tuple[int, ...] = ()
    hits: bool | None = None
    basis: causes.CauseBasis | None = None
    cause_keys: tuple[Any, ...] = ()
    cell: tuple[int, int] | None = None
    waited: WaitBin | None = None
    left: bool = False
    kinds: tuple[str, ...] = ()
    party: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Records:
    """The first rows, newest first, of so many in all."""

    total: int
    rows: tuple[Record, ...]


@ask(Permission.VIEW_EVALUATION)
def records(read: Read, drill: Drill, limit: int | None = MOST_ROWS) -> Records:
    """Return the records behind a number; as many as its n. Answers need the right to see single ones."""
    found = _FIND[drill.figure](read, drill)
    found.sort(key=lambda each: (each.at, each.id), reverse=True)
    return Records(len(found), tuple(described(read, found if limit is None else found[:limit])))


def _answers(read: Read, drill: Drill) -> list[Found]:
    """Return ratings, or recommendations; who was rated never sees their own singly."""
    require(read.actor, Permission.VIEW_SINGLE_ANSWERS)
    scored = SurveyResponse.nps if drill.figure is Figure.NPS else SurveyResponse.csat
    statement = answers.answers(SurveyResponse.id, SurveyResponse.answered_at, scored, scored=scored)
    if drill.group is not None:
        statement = statement.where(_is(answers.COLUMNS[drill.group[0]], drill.group[1]))
    if drill.levels:
        statement = statement.where(scored.in_(drill.levels))
    if drill.hits is not None:
        satisfied = SurveyResponse.csat >= answers.SATISFIED
        statement = statement.where(satisfied if drill.hits else ~satisfied)
    if drill.basis is not None:
        column = Survey.scenario_id if drill.basis is causes.CauseBasis.UNSATISFIED_BY_SCENARIO else causes.CAUSE
        statement = statement.where(SurveyResponse.csat < answers.SATISFIED)
        statement = statement.where(_among(column, drill.cause_keys)) if drill.cause_keys else statement
    rows = read.execute(answers.narrowed(read, statement, drill.part), span(drill.start, drill.end))
    return [Found(RecordKind.ANSWER, identity, at, float(value)) for identity, at, value in rows]


def _deadlines(read: Read, drill: Drill) -> list[Found]:
    decided = deadlines.decided(Ticket.id, ServiceLevelResult.decided_at, ServiceLevelResult.is_met)
    late = deadlines.late(Ticket.id, Ticket.resolution_due_at)
    if drill.group is not None:
        condition = _is(deadlines.COLUMNS[drill.group[0]], drill.group[1])
        decided, late = decided.where(condition), late.where(condition)
    return _kept_or_late(read, drill, decided, late)


def _kept_or_late(read: Read, drill: Drill, decided: Select[Any], late: Select[Any]) -> list[Found]:
    """Return the tickets of what was decided, kept or not, and of what is late and still open."""
    parameters = span(drill.start, drill.end)
    found = [
        Found(RecordKind.TICKET, identity, at, is_hit=bool(met))
        for identity, at, met in read.execute(deadlines.narrowed(read, decided, drill.part), parameters)
    ]
    cut = deadlines.until_now(read, parameters)
    for identity, at in read.execute(deadlines.narrowed(read, late, drill.part), cut):
        found.append(Found(RecordKind.TICKET, identity, at, is_hit=False))
    return [each for each in found if drill.hits is None or each.is_hit is drill.hits]


def _next_updates(read: Read, drill: Drill) -> list[Found]:
    decided = other_promises.updates(Ticket.id, ServiceLevelResult.decided_at, ServiceLevelResult.is_met)
    return _kept_or_late(read, drill, decided, other_promises.updates_late(Ticket.id, Ticket.update_due_at))


def _inside(read: Read, drill: Drill) -> list[Found]:
    """Return the tickets of hand-overs; one that was handed there twice stands there twice, as it was counted."""
    decided = other_promises.ended(drill.party, Ticket.id, InternalClock.ended_at, InternalClock.is_met)
    late = other_promises.running_late(drill.party, Ticket.id, InternalClock.due_at)
    return _kept_or_late(read, drill, decided, late)


def _settled(read: Read, drill: Drill) -> list[Found]:
    """Return the mature cases, which the figure counts."""
    return [
        Found(
            RecordKind.TICKET if case.is_ticket else RecordKind.INQUIRY,
            case.id,
            case.settled_at,
            is_hit=case.is_first_contact,
        )
        for case in settled_cases(read, drill.start, drill.end, drill.part)
        if case.is_mature and (drill.hits is None or case.is_first_contact is drill.hits)
    ]


def _waits(read: Read, drill: Drill) -> list[Found]:
    found = []
    for each in arrivals.arrivals(read, drill.start, drill.end, drill.part):
        counted = each.has_left if drill.left else each.wait_seconds is not None
        if drill.waited is not None and each.wait_seconds is not None:
            counted = counted and drill.waited.holds(each.wait_seconds)
        if counted:
            found.append(Found(RecordKind.VISIT, each.id, each.arrived_at, each.wait_seconds))
    return found


_VISITS = arrivals.visits(Visit.id, Visit.arrived_at)


def _visits(read: Read, drill: Drill) -> list[Found]:
    statement = arrivals.narrowed(read, _VISITS, drill.part)
    stretches = [(drill.start, drill.end)]
    if drill.cell is not None:
        stretches = moments_of(read.site, drill.start, drill.end, *drill.cell)
    if drill.group is not None:
        columns = {Dimension.CHANNEL: Visit.channel, Dimension.SCENARIO: Visit.scenario_id}
        statement = statement.where(_is(columns[drill.group[0]], drill.group[1]))
    return [
        Found(RecordKind.VISIT, identity, at)
        for stretch in stretches
        for identity, at in read.execute(statement, span(*stretch))
    ]


def _complaints(read: Read, drill: Drill) -> list[Found]:
    statement = causes.complaints(Ticket.id, Ticket.opened_at)
    if drill.cause_keys:
        statement = statement.where(_among(causes.CAUSE, drill.cause_keys))
    rows = read.execute(deadlines.narrowed(read, statement, drill.part), span(drill.start, drill.end))
    return [Found(RecordKind.TICKET, identity, at) for identity, at in rows]


def _costs(read: Read, drill: Drill) -> list[Found]:
    """Return what was given, with what it cost; of complaints by their cause where causes are asked for."""
    columns = (Compensation.id, Compensation.decided_at, Compensation.amount_cents, Ticket.cause)
    statement = compensation_costs.given(read, drill.start, drill.end, drill.part, *columns)
    if drill.kinds:
        statement = statement.where(Compensation.kind.in_(drill.kinds))
    if drill.figure is Figure.COMPLAINT_COSTS:
        statement = statement.where(compensation_costs.IS_COMPLAINT)
    names = compensation_costs.cause_names(read)
    return [
        Found(RecordKind.COMPENSATION, identity, at, float(cents))
        for identity, at, cents, cause in read.execute(statement)
        if not drill.cause_keys or compensation_costs.cause_key(names, cause) in drill.cause_keys
    ]


def _promises(read: Read, drill: Drill) -> list[Found]:
    columns = (Promise.id, Promise.due_at, Promise.state)
    rows = read.execute(promises.due_promises(read, drill.start, drill.end, drill.part, *columns))
    found = [Found(RecordKind.PROMISE, identity, at, is_hit=state == PromiseState.KEPT) for identity, at, state in rows]
    return [each for each in found if drill.hits is None or each.is_hit is drill.hits]


_FIND: dict[Figure, Callable[[Read, Drill], list[Found]]] = {
    Figure.CSAT: _answers,
    Figure.NPS: _answers,
    Figure.ON_TIME: _deadlines,
    Figure.FIRST_CONTACT: _settled,
    Figure.WAIT: _waits,
    Figure.VISITS: _visits,
    Figure.COMPLAINTS: _complaints,
    Figure.COSTS: _costs,
    Figure.COMPLAINT_COSTS: _costs,
    Figure.PROMISES: _promises,
    Figure.NEXT_UPDATE: _next_updates,
    Figure.INSIDE: _inside,
}


def _is(column: Any, key: object) -> Any:
    return column.is_(None) if key is None else column == key


def _among(column: Any, keys: Sequence[Any]) -> Any:
    """Return the condition for one of *keys*; None among them means nothing recorded."""
    known: Iterable[Any] = [key for key in keys if key is not None]
    condition = column.in_(known)
    return condition | column.is_(None) if None in keys else condition
