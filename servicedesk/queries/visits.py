"""Visits: who waits, who is being served, and what a reception shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel, Outcome, Priority, TicketKind, VisitState
from servicedesk.core.gate_rows import Board, wait_standard_of
from servicedesk.core.permissions import Permission
from servicedesk.models import Customer, Scenario, ScenarioStep, Setting, Staff, Tier, Visit, VisitStep
from servicedesk.queries.sensitive import visit_readable
from servicedesk.storage.conditions import visit_is
from servicedesk.storage.desk import Desk, Read, ask


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit as lists show it; ``customer_name`` is empty for an unregistered visitor."""

    id: int
    version: int
    queue_number: str
    channel: Channel
    state: VisitState
    customer_id: int | None
    customer_name: str
    tier: Bilingual | None
    tier_colour: str
    place: str
    request: str
    scenario: Bilingual | None
    scenario_id: int | None
    arrived_at: datetime
    started_at: datetime | None
    parked_at: datetime | None
    ended_at: datetime | None
    outcome: Outcome | None
    staff_id: int | None
    staff_name: str


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """A scenario as a tile; ``key`` is the digit that chooses it, empty beyond the tenth."""

    id: int
    code: str
    name: Bilingual
    icon: str
    ticket_kind: TicketKind
    priority: Priority
    department_id: int | None
    standard_minutes: int
    key: str
    keywords: tuple[str, ...]
    category_id: int | None = None


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the service standard with what became of it in this visit."""

    id: int
    text: Bilingual
    script: Bilingual
    is_mandatory: bool
    is_done: bool
    skip_reason: str


@dataclass(frozen=True, slots=True)
class VisitDetail:
    """A visit being served: the row, its scenario's steps, whether alerts were seen."""

    row: VisitRow
    scenario: ScenarioRow | None
    steps: tuple[StepRow, ...]
    alerts_seen: bool


@dataclass(frozen=True, slots=True)
class QueueSummary:
    """The queue in one line: how many wait, since when the longest, and the standard."""

    waiting: int
    longest_since: datetime | None
    standard: timedelta
    serving_number: str


_COLUMNS = (
    Visit.id,
    Visit.version,
    Visit.queue_number,
    Visit.channel,
    Visit.state,
    Visit.customer_id,
    func.coalesce(Customer.name, Visit.caller).label("customer_name"),
    Tier.name_zh.label("tier_zh"),
    Tier.name_en.label("tier_en"),
    Tier.colour.label("tier_colour"),
    Visit.place,
    Visit.request,
    Visit.scenario_id,
    Scenario.name_zh.label("scenario_zh"),
    Scenario.name_en.label("scenario_en"),
    Visit.arrived_at,
    Visit.started_at,
    Visit.parked_at,
    Visit.ended_at,
    Visit.outcome,
    Visit.staff_id,
    func.coalesce(Staff.name, "").label("staff_name"),
    Visit.alerts_seen_at,
)
_ROWS = (
    select(*_COLUMNS)
    .outerjoin(Customer, Customer.id == Visit.customer_id)
    .outerjoin(Tier, Tier.code == Customer.tier_code)
    .outerjoin(Scenario, Scenario.id == Visit.scenario_id)
    .outerjoin(Staff, Staff.id == Visit.staff_id)
)


def _row(found: Row[tuple[object, ...]]) -> VisitRow:
    return VisitRow(
        found.id,
        found.version,
        found.queue_number,
        Channel(found.channel),
        VisitState(found.state),
        found.customer_id,
        found.customer_name or "",
        Bilingual(found.tier_zh, found.tier_en) if found.tier_zh else None,
        found.tier_colour or "neutral",
        found.place,
        found.request,
        Bilingual(found.scenario_zh, found.scenario_en) if found.scenario_zh else None,
        found.scenario_id,
        found.arrived_at,
        found.started_at,
        found.parked_at,
        found.ended_at,
        Outcome(found.outcome) if found.outcome else None,
        found.staff_id,
        found.staff_name,
    )


def _listed(read: Read, condition: ColumnElement[bool], *order: ColumnElement[object] | object) -> list[VisitRow]:
    statement: Select[tuple[object, ...]] = _ROWS.where(condition).order_by(*order)  # type: ignore[arg-type] # columns
    return [_row(found) for found in read.execute(statement)]


@ask(Permission.VIEW_VISITS)
def waiting_queue(read: Read) -> list[VisitRow]:
    """Return who waits, in the order they will be called."""
    day_start = read.site.day_bounds(read.site.business_day(read.now))[0]
    today_first = case((Visit.arrived_at >= day_start, 0), else_=1)
    return _listed(read, visit_is(VisitState.WAITING), today_first, Visit.rank.desc(), Visit.arrived_at, Visit.id)


@ask(Permission.VIEW_VISITS)
def open_visits(read: Read) -> list[VisitRow]:
    """Return receptions being served or parked, everybody's, oldest first."""
    return _listed(read, visit_is(VisitState.SERVING, VisitState.PARKED), Visit.started_at, Visit.id)


@ask(Permission.VIEW_VISITS)
def queue_summary(read: Read) -> QueueSummary:
    """Return the waiting pill's facts."""
    waiting, longest = read.execute(
        select(func.count(), func.min(Visit.arrived_at)).where(visit_is(VisitState.WAITING))
    ).one()
    serving = read.execute(
        select(Visit.queue_number).where(visit_is(VisitState.SERVING)).order_by(Visit.started_at.desc()).limit(1)
    ).scalar()
    return QueueSummary(waiting, longest, wait_standard(read), serving or "")


def wait_standard(read: Read) -> timedelta:
    """Return within which time a waiting guest is to be served."""
    value = read.execute(select(Setting.value).where(Setting.key == "wait_standard")).scalar()
    return wait_standard_of(value)


@ask(Permission.VIEW_VISITS)
def visit_detail(read: Read, visit_id: int) -> VisitDetail | None:
    """Return one visit with its scenario's steps, or None when it is gone, or ended as a ticket that is secret."""
    seen = or_(Visit.ended_at.is_(None), visit_readable(read, Visit.id))
    found = read.execute(_ROWS.where(Visit.id == visit_id, seen)).first()
    if found is None:
        return None
    scenario = next((row for row in scenarios(read) if row.id == found.scenario_id), None)
    steps = scenario_steps(read, found.scenario_id, visit_id) if found.scenario_id is not None else ()
    return VisitDetail(_row(found), scenario, steps, found.alerts_seen_at is not None)


@ask(Permission.VIEW_KNOWLEDGE)
def scenarios(read: Read) -> list[ScenarioRow]:
    """Return the active scenarios in key order; the first ten are chosen by 1–9 and 0."""
    statement = select(Scenario.__table__).where(Scenario.is_active).order_by(Scenario.position, Scenario.id)
    return [
        ScenarioRow(
            found.id,
            found.code,
            Bilingual(found.name_zh, found.name_en),
            found.icon,
            TicketKind(found.ticket_kind),
            Priority(found.priority),
            found.department_id,
            found.standard_minutes,
            "1234567890"[index] if index < 10 else "",
            tuple(found.keywords),
            found.category_id,
        )
        for index, found in enumerate(read.execute(statement))
    ]


@ask(Permission.VIEW_KNOWLEDGE)
def priority_hints(read: Read) -> list[tuple[Priority, tuple[str, ...]]]:
    """Return the words that speak for a priority, the most urgent first."""
    value = read.execute(select(Setting.value).where(Setting.key == "priority_hints")).scalar() or {}
    return [(priority, tuple(value[priority.value])) for priority in Priority if priority.value in value]


@ask(Permission.VIEW_VISITS)
def scenario_steps(read: Read, scenario_id: int, visit_id: int | None = None) -> tuple[StepRow, ...]:
    """Return a scenario's steps, with what was done of them in one visit."""
    statement = (
        select(
            ScenarioStep.id,
            ScenarioStep.text_zh,
            ScenarioStep.text_en,
            ScenarioStep.script_zh,
            ScenarioStep.script_en,
            ScenarioStep.is_mandatory,
            VisitStep.done_at,
            VisitStep.skip_reason,
        )
        .outerjoin(VisitStep, and_(VisitStep.scenario_step_id == ScenarioStep.id, VisitStep.visit_id == visit_id))
        .where(ScenarioStep.scenario_id == scenario_id)
        .order_by(ScenarioStep.position)
    )
    return tuple(
        StepRow(
            found.id,
            Bilingual(found.text_zh, found.text_en),
            Bilingual(found.script_zh, found.script_en),
            found.is_mandatory,
            found.done_at is not None,
            found.skip_reason or "",
        )
        for found in read.execute(statement)
    )


@ask(Permission.VIEW_VISITS)
def visits_by_hour(read: Read) -> list[int]:
    """Return today's arrivals per local hour, 24 numbers from midnight (or the site's day cut)."""
    start, end = read.site.day_bounds(read.site.business_day(read.now))
    hours = [0] * 24
    for (arrived_at,) in read.execute(
        select(Visit.arrived_at).where(Visit.arrived_at >= start, Visit.arrived_at < end)
    ):
        hours[read.site.local(arrived_at).hour] += 1
    return hours


@ask(Permission.VIEW_VISITS)
def usual_by_hour(read: Read) -> list[float]:
    """Return the mean arrivals per local hour on this weekday in the four weeks before."""
    day = read.site.business_day(read.now)
    hours = [0.0] * 24
    for week in range(1, 5):
        start, end = read.site.day_bounds(day - timedelta(days=7 * week))
        for (arrived_at,) in read.execute(
            select(Visit.arrived_at).where(Visit.arrived_at >= start, Visit.arrived_at < end)
        ):
            hours[read.site.local(arrived_at).hour] += 0.25
    return hours


def board(desk: Desk) -> Board:
    """Return the queue without anything private; shown before anybody is signed in, so without a right."""
    return _board(desk.as_actor(SYSTEM))


@ask(Permission.VIEW_VISITS)
def _board(read: Read) -> Board:
    summary = queue_summary(read)
    waiting = tuple((row.queue_number, row.arrived_at) for row in waiting_queue(read))
    return Board(summary.serving_number, waiting, summary.standard)
