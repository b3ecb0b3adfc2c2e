"""Visits: a guest arrives, is called, served, parked, and leaves with an outcome."""

from __future__ import annotations

from sqlalchemy import and_, bindparam, case, select

from servicedesk.core.enums import Channel, Outcome, VisitState
from servicedesk.core.errors import Refused
from servicedesk.core.numbering import queue_number
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.core.three_way import Clash, joined
from servicedesk.models import Customer, ScenarioStep, Tier, Visit, VisitStep
from servicedesk.services import drafts, editing, follow_up_plans, inquiries, search_documents, tickets
from servicedesk.services.visit_commands import Arrive, EditVisit, FinishVisit
from servicedesk.storage.conditions import visit_is
from servicedesk.storage.counters import next_number
from servicedesk.storage.desk import Work, act
from servicedesk.storage.prepared import Prepared

DRAFT_FORM = "visit"
_RANK = Prepared(
    select(Tier.position).join(Customer, Customer.tier_code == Tier.code).where(Customer.id == bindparam("customer"))
)
_OPEN_STATES = (VisitState.SERVING.value, VisitState.PARKED.value)


@act(Permission.RECEIVE)
def arrive(work: Work, command: Arrive) -> int:
    """Put a guest into the queue with the day's next number; return the visit's id."""
    return _create(work, command, VisitState.WAITING)


@act(Permission.RECEIVE)
def start_visit(work: Work, command: Arrive) -> int:
    """Begin serving somebody at once, without waiting; return the visit's id."""
    return _create(work, command, VisitState.SERVING)


def _create(work: Work, command: Arrive, state: VisitState) -> int:
    day = work.site.business_day(work.now)
    number = queue_number(next_number(work.connection, f"queue {day.isoformat()}"))
    serving = state is VisitState.SERVING
    identity = work.insert(
        Visit,
        business_on=day,
        queue_number=number,
        channel=command.channel.value,
        state=state.value,
        customer_id=command.customer_id,
        caller=command.caller.strip(),
        headcount=max(command.headcount, 1),
        rank=_rank(work, command.customer_id),
        scenario_id=command.scenario_id,
        place=command.place.strip(),
        request=command.request,
        arrived_at=work.now,
        called_at=work.now if serving else None,
        started_at=work.now if serving else None,
        staff_id=work.actor.staff_id if serving else None,
        station=work.station if serving else "",
    )
    search_documents.add_visit(work, identity, number, command.caller, command.request, command.place)
    work.audit("visit", identity, number=number)
    return identity


def _rank(work: Work, customer_id: int | None) -> int:
    """Return the queue rank: a higher tier is called first."""
    if customer_id is None:
        return 0
    return int(_RANK.scalar(work.connection, {"customer": customer_id}) or 0)


@act(Permission.RECEIVE)
def call_next(work: Work) -> int | None:
    """Call the highest-ranked, longest-waiting guest; return the visit's id, None when nobody waits."""
    day_start = work.site.day_bounds(work.site.business_day(work.now))[0]
    statement = (
        select(Visit.id)
        .where(visit_is(VisitState.WAITING))
        # Nobody left over from yesterday is called before today's guests.
        .order_by(case((Visit.arrived_at >= day_start, 0), else_=1), Visit.rank.desc(), Visit.arrived_at, Visit.id)
        .limit(1)
    )
    found = work.connection.execute(statement).scalar()
    if found is None:
        work.audit("visit", None, empty=True)
        return None
    call(work, found)
    return int(found)


@act(Permission.RECEIVE)
def call(work: Work, visit_id: int) -> None:
    """Begin serving one waiting guest."""
    visit = work.get(Visit, visit_id)
    if visit.state != VisitState.WAITING.value:
        raise Refused("visit_not_waiting", number=visit.queue_number)
    visit.state = VisitState.SERVING.value
    visit.called_at = work.now
    visit.started_at = work.now
    visit.staff_id = work.actor.staff_id
    visit.station = work.station
    work.audit("visit", visit_id)


@act(Permission.RECEIVE)
def leave(work: Work, visit_id: int) -> None:
    """The guest went away before being served (counted as abandoned)."""
    visit = work.get(Visit, visit_id)
    if visit.state != VisitState.WAITING.value:
        raise Refused("visit_not_waiting", number=visit.queue_number)
    visit.state = VisitState.LEFT.value
    visit.ended_at = work.now
    work.audit("visit", visit_id)


@act(Permission.RECEIVE)
def put_back(work: Work, visit_id: int) -> None:
    """Put a guest who was called by mistake back into the queue, arrival kept."""
    visit = _open_visit(work, visit_id)
    visit.state = VisitState.WAITING.value
    visit.called_at = visit.started_at = None
    visit.staff_id = None
    work.audit("visit", visit_id)


@act(Permission.RECEIVE)
def set_customer(work: Work, visit_id: int, customer_id: int | None, place: str = "") -> None:
    """Say who the guest is; alerts are to be seen again."""
    visit = _open_visit(work, visit_id)
    visit.customer_id = customer_id
    visit.alerts_seen_at = None
    if place:
        visit.place = place
    work.audit("visit", visit_id, customer_id=customer_id)


@act(Permission.RECEIVE)
def see_alerts(work: Work, visit_id: int) -> None:
    """Note that the alerts of this guest were read in this visit."""
    _open_visit(work, visit_id).alerts_seen_at = work.now
    work.audit("visit", visit_id)


@act(Permission.RECEIVE)
def choose_scenario(work: Work, visit_id: int, scenario_id: int | None) -> None:
    """Say which typical scenario this is; steps done under another scenario stay in the record."""
    _open_visit(work, visit_id).scenario_id = scenario_id
    work.audit("visit", visit_id, scenario_id=scenario_id)


@act(Permission.RECEIVE)
def edit_visit(work: Work, command: EditVisit) -> None:
    """Note what was said; the search row follows. Words that are in the record are no draft any more."""
    visit = _open_visit(work, command.visit_id)
    if command.request is not None:
        drafts.discard_draft(work, DRAFT_FORM, str(visit.id))
        visit.request = _request(work, visit, command.request, command.base)
    for name in ("place", "caller"):
        value = getattr(command, name)
        if value is not None:
            setattr(visit, name, value)
    if command.channel is not None:
        visit.channel = command.channel.value
    work.flush()
    search_documents.refresh(work, "visit", visit.id)
    work.audit("visit", visit.id)


def _request(work: Work, visit: Visit, mine: str, base: str | None) -> str:
    """Return the request to write: where a colleague wrote since *base*, both, each with name and time.

    Nobody is asked: somebody stands at the desk, and no word of either is left out.
    """
    now = visit.request
    if base is None or base == now or mine in (now, base):
        return now if mine == base else mine
    begin = base.rstrip()
    own = (mine.removeprefix(begin)).strip()
    if own in now:
        # Written a moment ago, before the visit ended.
        return now
    (clash,) = editing.conflict(work, "visit", visit.id, [Clash("request", base, mine, now, True)]).fields
    written_at = clash.by.at if clash.by.at is not None else visit.started_at or work.now
    local = work.site.local
    return joined(
        base,
        now,
        mine,
        f"[{clash.by.who} {local(written_at):%H:%M}]".replace("[ ", "["),
        f"[{work.actor.name} {local(work.now):%H:%M}]",
    )


@act(Permission.RECEIVE)
def tick_step(work: Work, visit_id: int, step_id: int, done: bool = True) -> None:
    """Mark a step of the service standard done, or take the mark back."""
    _open_visit(work, visit_id)
    row = _step_row(work, visit_id, step_id)
    row.done_at = work.now if done else None
    row.skip_reason = ""
    row.staff_id = work.actor.staff_id
    work.audit("visit", visit_id, step_id=step_id, done=done)


@act(Permission.RECEIVE)
def skip_step(work: Work, visit_id: int, step_id: int, reason: str) -> None:
    """Say why a step is not done."""
    if not reason.strip():
        raise Refused("reason_needed", field="reason")
    _open_visit(work, visit_id)
    row = _step_row(work, visit_id, step_id)
    row.done_at = None
    row.skip_reason = reason.strip()
    row.staff_id = work.actor.staff_id
    work.audit("visit", visit_id, step_id=step_id, reason=reason)


def _step_row(work: Work, visit_id: int, step_id: int) -> VisitStep:
    statement = select(VisitStep.id).where(VisitStep.visit_id == visit_id, VisitStep.scenario_step_id == step_id)
    found = work.connection.execute(statement).scalar()
    if found is None:
        found = work.insert(VisitStep, visit_id=visit_id, scenario_step_id=step_id)
    return work.get(VisitStep, found)


@act(Permission.RECEIVE)
def park(work: Work, visit_id: int) -> None:
    """Set a reception aside; its clock shows that it waits."""
    visit = _open_visit(work, visit_id)
    visit.state = VisitState.PARKED.value
    visit.parked_at = work.now
    work.audit("visit", visit_id)


@act(Permission.RECEIVE)
def resume(work: Work, visit_id: int) -> None:
    """Take up a parked reception; whoever does so serves it from now on."""
    visit = _open_visit(work, visit_id)
    visit.state = VisitState.SERVING.value
    visit.parked_at = None
    visit.staff_id = work.actor.staff_id
    visit.station = work.station
    work.audit("visit", visit_id)


@act(Permission.RECEIVE)
def answer_visit(work: Work, command: FinishVisit) -> None:
    """End a visit as answered now; what was asked is counted as an inquiry, not a ticket."""
    visit = _finish(work, command, Outcome.ANSWERED)
    if command.request.strip():
        inquiries.log_inquiry(
            work,
            inquiries.LogInquiry(
                question=command.request,
                answer=command.answer,
                article_id=command.article_id,
                visit_id=visit.id,
                customer_id=visit.customer_id,
                scenario_id=visit.scenario_id,
                channel=Channel(visit.channel),
                language=command.language,
                is_resolved=True,
            ),
        )


@act(Permission.OPEN_TICKET)
def open_ticket_from_visit(work: Work, command: FinishVisit) -> tickets.TicketOpened:
    """End a visit by opening a ticket for it."""
    if command.ticket is None:
        raise Refused("ticket_missing")
    visit = _finish(work, command, Outcome.TICKET)
    return tickets.open_ticket(work, command.ticket.for_visit(visit.id, visit.customer_id, Channel(visit.channel)))


@act(Permission.RECEIVE)
def call_back_visit(work: Work, command: FinishVisit) -> int:
    """End a visit with a promised call-back; return the follow-up's id."""
    if command.call_back is None:
        raise Refused("call_back_missing")
    visit = _finish(work, command, Outcome.CALL_BACK)
    plan = command.call_back
    return follow_up_plans.plan_follow_up(
        work,
        follow_up_plans.PlanFollowUp(
            subject=plan.subject or one_line(command.request, 60) or visit.queue_number,
            due_at=plan.due_at,
            customer_id=visit.customer_id,
            visit_id=visit.id,
            staff_id=plan.staff_id or work.actor.staff_id,
            is_promised=True,
        ),
    )


@act(Permission.RECEIVE)
def discard_visit(work: Work, visit_id: int) -> None:
    """Take back a reception that was opened by mistake; refused once anything is known of it."""
    visit = _open_visit(work, visit_id)
    steps = work.connection.execute(select(VisitStep.id).where(VisitStep.visit_id == visit_id).limit(1)).first()
    told = visit.customer_id or visit.caller or visit.request.strip() or visit.scenario_id or steps
    if told or visit.arrived_at != visit.started_at:
        raise Refused("visit_not_blank", number=visit.queue_number)
    drafts.discard_draft(work, DRAFT_FORM, str(visit_id))
    work.delete(visit)
    work.flush()
    search_documents.refresh(work, "visit", visit_id)
    work.audit("visit", visit_id, number=visit.queue_number)


def _finish(work: Work, command: FinishVisit, outcome: Outcome) -> Visit:
    visit = _open_visit(work, command.visit_id)
    drafts.discard_draft(work, DRAFT_FORM, str(visit.id))
    _answer_for_steps(work, visit, command)
    visit.request = _request(work, visit, command.request, command.base)
    visit.state = VisitState.ENDED.value
    visit.outcome = outcome.value
    visit.ended_at = work.now
    visit.parked_at = None
    visit.staff_id = visit.staff_id or work.actor.staff_id
    work.flush()
    search_documents.refresh(work, "visit", visit.id)
    work.audit("visit", visit.id, outcome=outcome.value)
    return visit


def _answer_for_steps(work: Work, visit: Visit, command: FinishVisit) -> None:
    """Refuse to end with mandatory steps open and no reason; store the reason for each that was skipped."""
    for step_id in command.steps_done:
        tick_step(work, visit.id, step_id)
    work.flush()
    if visit.scenario_id is None:
        return
    statement = (
        select(ScenarioStep.id)
        .outerjoin(VisitStep, and_(VisitStep.scenario_step_id == ScenarioStep.id, VisitStep.visit_id == visit.id))
        .where(ScenarioStep.scenario_id == visit.scenario_id, ScenarioStep.is_mandatory)
        .where(VisitStep.done_at.is_(None), (VisitStep.skip_reason.is_(None)) | (VisitStep.skip_reason == ""))
        .order_by(ScenarioStep.position)
    )
    missing = list(work.connection.execute(statement).scalars())
    if missing and not command.skip_reason.strip():
        raise Refused("mandatory_steps_open", field="skip_reason", count=len(missing))
    for step_id in missing:
        skip_step(work, visit.id, step_id, command.skip_reason)


def _open_visit(work: Work, visit_id: int) -> Visit:
    visit = work.get(Visit, visit_id)
    if visit.state not in _OPEN_STATES:
        raise Refused("visit_already_ended" if visit.ended_at else "visit_not_called", number=visit.queue_number)
    return visit
