"""Page 1 below the verdict: who is unhappy, what broke again, promises, compensation."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select

from servicedesk.core.enums import CompensationState, FollowUpState, PromiseState, StateClass, TicketKind
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import (
    BrokenPromiseRow,
    Compensation,
    CompensationCause,
    FaultState,
    Promises,
    RepeatedFaultRow,
    UnhappyCustomerRow,
    WeekFacts,
)
from servicedesk.core.weekly_figures import Interval
from servicedesk.core.weekly_names import without_names
from servicedesk.models import Compensation as CompensationModel
from servicedesk.models import (
    Customer,
    FollowUp,
    Promise,
    Scenario,
    ServiceLevelResult,
    Staff,
    Survey,
    SurveyResponse,
    Ticket,
    Visit,
)
from servicedesk.queries import weeks
from servicedesk.queries.promises import due_within, kept_rate
from servicedesk.storage.conditions import RECEIVED_ONCE
from servicedesk.storage.desk import Read
from servicedesk.storage.prepared import Prepared

FAULT_WINDOW_DAYS = 14
LOW_SCORE = 2
# More than a page can show; how many there are is counted apart.
MOST_LISTED, MOST_PLACES = 20, 12
# Asked for each of those who are unhappy.
_TICKET: BindParameter[int | None] = bindparam("ticket")
_NEXT_CALL = Prepared(
    select(func.min(FollowUp.due_at)).where(FollowUp.ticket_id == _TICKET, FollowUp.state == FollowUpState.DUE.value)
)
_GIVEN_FOR = Prepared(
    select(func.coalesce(func.sum(CompensationModel.amount_cents), 0)).where(
        CompensationModel.ticket_id == _TICKET, CompensationModel.state == CompensationState.APPROVED.value
    )
)


def facts(read: Read, start: datetime, end: datetime, language: str) -> WeekFacts:
    """Return the counts of the opening paragraph; one late ticket of a topic is no pattern and not named."""
    late = read.execute(
        select(Ticket.cause, Scenario.name_zh, Scenario.name_en)
        .join(ServiceLevelResult, ServiceLevelResult.ticket_id == Ticket.id)
        .outerjoin(Scenario, Scenario.id == Ticket.scenario_id)
        .where(ServiceLevelResult.target == "resolution", ServiceLevelResult.is_final)
        .where(ServiceLevelResult.is_met.is_(False))
        .where(ServiceLevelResult.decided_at >= start, ServiceLevelResult.decided_at < end)
    ).all()
    labels = Counter(scenario_name(row, language) for row in late)
    labels.pop("", None)
    top = labels.most_common(1)
    ratio = weeks.on_time(read, start, end)
    return WeekFacts(
        visits=weeks.visits_of(read, start, end),
        responses=weeks.answers(read, start, end),
        breaches=ratio.n - ratio.hits,
        top_breach_cause=top[0][0] if top and top[0][1] > 1 else "",
        top_breaches=top[0][1] if top and top[0][1] > 1 else 0,
    )


def scenario_name(row: object, language: str) -> str:
    zh, en = getattr(row, "name_zh", None) or "", getattr(row, "name_en", None) or ""
    return (en or zh) if language == "en" else (zh or en)


def unhappy(
    read: Read, start: datetime, end: datetime, translator: Translator
) -> tuple[tuple[UnhappyCustomerRow, ...], int]:
    """Return the first of those who answered low this week, the lowest first, and how many there are in all."""
    found = read.execute(
        select(
            Ticket.id,
            func.coalesce(Ticket.place, Visit.place).label("place"),
            func.coalesce(Ticket.title, Visit.request).label("title"),
            Ticket.state_class,
            Customer.name,
            SurveyResponse.csat,
            SurveyResponse.comment,
            func.coalesce(Staff.name, "").label("owner"),
            Ticket.due_at,
            func.count().over().label("total"),
        )
        .select_from(SurveyResponse)
        .join(Survey, Survey.id == SurveyResponse.survey_id)
        .outerjoin(Ticket, Ticket.id == Survey.ticket_id)
        .outerjoin(Visit, Visit.id == Survey.visit_id)
        .outerjoin(Customer, Customer.id == Survey.customer_id)
        .outerjoin(Staff, Staff.id == func.coalesce(Ticket.owner_id, Ticket.solver_id, Visit.staff_id))
        .where(SurveyResponse.is_current, SurveyResponse.csat <= LOW_SCORE)
        .where(SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
        .where(func.coalesce(Ticket.is_sensitive, False).is_(False))
        .order_by(SurveyResponse.csat, SurveyResponse.answered_at.desc())
        .limit(MOST_LISTED)
    ).all()
    rows = []
    people = list(read.execute(select(Staff.name)).scalars()) if found else []
    for row in found:
        next_on, step = _next_step(read, row, translator)
        said = " · ".join(part for part in (row.title or "", row.comment) if part)
        reason = without_names(said, people, row.name or "")
        rows.append(
            UnhappyCustomerRow(
                row.place or "—",
                row.name or "",
                reason,
                row.csat,
                5,
                row.owner,
                step,
                next_on,
                _cost(read, row.id),
            )
        )
    return tuple(rows), found[0].total if found else 0


def unhappy_cost(read: Read, start: datetime, end: datetime) -> int:
    """Return what all of them were given so far; a case that was answered twice is paid once."""
    cases = (
        select(Survey.ticket_id)
        .join(SurveyResponse, SurveyResponse.survey_id == Survey.id)
        .join(Ticket, Ticket.id == Survey.ticket_id)
        .where(SurveyResponse.is_current, SurveyResponse.csat <= LOW_SCORE, Ticket.is_sensitive.is_(False))
        .where(SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
    )
    given = select(func.coalesce(func.sum(CompensationModel.amount_cents), 0)).where(
        CompensationModel.ticket_id.in_(cases), CompensationModel.state == CompensationState.APPROVED.value
    )
    return int(read.execute(given).scalar_one())


def _next_step(read: Read, row: object, translator: Translator) -> tuple[date | None, str]:
    """Return what happens next with a case: its due call-back, its deadline, or nothing."""
    ticket_id = getattr(row, "id", None)
    if ticket_id is None:
        return None, translator.translate("Report", "not planned")
    ((due,),) = read.rows(_NEXT_CALL, ticket=ticket_id)
    if due is not None:
        return read.site.local(due).date(), translator.translate("Report", "call back")
    open_classes = (StateClass.NEW.value, StateClass.ACTIVE.value, StateClass.WAITING.value)
    deadline = getattr(row, "due_at", None)
    if getattr(row, "state_class", None) in open_classes and deadline is not None:
        return read.site.local(deadline).date(), translator.translate("Report", "being handled")
    return None, translator.translate("Report", "not planned")


def _cost(read: Read, ticket_id: int | None) -> int:
    ((cents,),) = read.rows(_GIVEN_FOR, ticket=ticket_id)
    return int(cents)


def faults(read: Read, end: datetime, language: str) -> tuple[tuple[RepeatedFaultRow, ...], int]:
    """Return the places where the same scenario came back within the window, most frequent first, and how many."""
    start = end - timedelta(days=FAULT_WINDOW_DAYS)
    rows = read.execute(
        select(
            Ticket.place,
            Scenario.name_zh,
            Scenario.name_en,
            func.count().label("times"),
            func.max(Ticket.id).label("latest"),
            # Counted over the groups that are left, before the list ends.
            func.count().over().label("total"),
        )
        .join(Scenario, Scenario.id == Ticket.scenario_id)
        .where(Ticket.kind == TicketKind.FAULT.value, Ticket.place != "", Ticket.is_sensitive.is_(False))
        .where(Ticket.opened_at >= start, Ticket.opened_at < end, RECEIVED_ONCE)
        .group_by(Ticket.place, Ticket.scenario_id, Scenario.name_zh, Scenario.name_en)
        .having(func.count() >= 2)
        .order_by(func.count().desc(), Ticket.place, Ticket.scenario_id)
        .limit(MOST_PLACES)
    ).all()
    classes = dict(
        read.execute(select(Ticket.id, Ticket.state_class).where(Ticket.id.in_([row.latest for row in rows]))).all()
    )
    states = {
        StateClass.NEW.value: FaultState.OPEN,
        StateClass.ACTIVE.value: FaultState.IN_PROGRESS,
        StateClass.WAITING.value: FaultState.WAITING,
    }
    listed = tuple(
        RepeatedFaultRow(
            row.place, scenario_name(row, language), row.times, states.get(classes[row.latest], FaultState.RESOLVED)
        )
        for row in rows
    )
    return listed, rows[0].total if rows else 0


def promises(read: Read, start: datetime, end: datetime) -> Promises:
    """Return the promises due this week; one still open after its time is broken."""
    rows = read.execute(
        select(
            Promise.text,
            Promise.due_at,
            Promise.settled_at,
            func.coalesce(Staff.name, "").label("owner"),
        )
        .outerjoin(Staff, Staff.id == Promise.owner_id)
        .outerjoin(Ticket, Ticket.id == Promise.ticket_id)
        .where(due_within(start, min(end, read.now), (PromiseState.OPEN, PromiseState.BROKEN)))
        .where(func.coalesce(Ticket.is_sensitive, False).is_(False))
        .order_by(Promise.id)
    )

    def late(due_at: datetime, settled_at: datetime | None) -> int | None:
        return None if settled_at is None else max(int((settled_at - due_at).total_seconds() // 60), 0)

    broken = [BrokenPromiseRow(text, owner, late(due_at, settled_at)) for text, due_at, settled_at, owner in rows]
    # Never kept is worse than any delay.
    broken.sort(key=lambda row: (row.late_minutes is not None, -(row.late_minutes or 0)))
    rate = kept_rate(read, start, end)
    return Promises(
        rate.kept,
        rate.n,
        tuple(broken),
        None if rate.lower is None or rate.upper is None else Interval(100 * rate.lower, 100 * rate.upper),
    )


def compensation(read: Read, monday: date, language: str) -> Compensation:
    """Return what was approved this week and the week before, by the time of the decision."""
    rows = _given(read, *weeks.bounds(read, monday))
    before = _given(read, *weeks.bounds(read, monday - timedelta(days=7)))
    causes: Counter[str] = Counter()
    for row in rows:
        causes[scenario_name(row, language) or "—"] += row.amount_cents
    amounts = [row.amount_cents for row in rows]
    return Compensation(
        sum(amounts),
        len(rows),
        int(median(amounts)) if amounts else None,
        sum(row.amount_cents for row in before),
        len(before),
        tuple(CompensationCause(label, cents) for label, cents in causes.most_common()),
    )


def _given(read: Read, start: datetime, end: datetime) -> list[Any]:
    return list(
        read.execute(
            select(CompensationModel.amount_cents, Scenario.name_zh, Scenario.name_en)
            .join(Ticket, Ticket.id == CompensationModel.ticket_id)
            .outerjoin(Scenario, Scenario.id == Ticket.scenario_id)
            .where(CompensationModel.state == CompensationState.APPROVED.value)
            .where(CompensationModel.decided_at >= start, CompensationModel.decided_at < end)
        ).all()
    )
