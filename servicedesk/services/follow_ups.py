"""Follow-up calls: attempts, the guest's answers, and what a low score leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import AnswerMethod, AttemptOutcome, Channel, EntryKind, FollowUpState, StateClass
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Customer, FollowUp, FollowUpAttempt, QuestionSet, Survey, SurveyResponse, Ticket, Visit
from servicedesk.services import notices, search_documents, ticket_reopening, ticket_states, timeline
from servicedesk.services.follow_up_plans import PlanFollowUp, plan_follow_up
from servicedesk.storage import lifecycle
from servicedesk.storage.desk import Work, act

__all__ = ["FinishFollowUp", "PlanFollowUp", "finish_follow_up", "plan_follow_up", "record_attempt", "tick_script"]

DEFAULT_RETRY = timedelta(hours=2)
ANSWER_WINDOW = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class FinishFollowUp:
    """What came of a call in which the guest was reached; no score is ever assumed."""

    follow_up_id: int
    csat: int | None = None
    nps: int | None = None
    answers: dict[str, Any] = field(default_factory=dict)
    comment: str = ""
    method: AnswerMethod = AnswerMethod.BY_STAFF
    reopen_if_low: bool = True
    version: int | None = None


@dataclass(frozen=True, slots=True)
class FollowUpDone:
    """What finishing led to."""

    reopened_ticket_id: int | None = None
    linked_ticket_number: str = ""


@act(Permission.FOLLOW_UP)
def tick_script(work: Work, follow_up_id: int, position: int, done: bool = True) -> None:
    """Tick a line of the call's script."""
    row = work.get(FollowUp, follow_up_id)
    ticked = set(row.script_done)
    row.script_done = sorted(ticked | {position} if done else ticked - {position})
    work.audit("follow_up", follow_up_id, position=position, done=done)


@act(Permission.FOLLOW_UP)
def record_attempt(
    work: Work, follow_up_id: int, outcome: AttemptOutcome, note: str = "", again_at: datetime | None = None
) -> None:
    """Note a call that did not lead to answers; the call-back stays due unless the guest declined."""
    row = _due(work, follow_up_id, None)
    if outcome is AttemptOutcome.REACHED:
        raise Refused("finish_instead")
    if outcome is AttemptOutcome.CALL_LATER and again_at is None:
        raise Refused("time_needed", field="again_at")
    work.insert(
        FollowUpAttempt,
        follow_up_id=follow_up_id,
        outcome=outcome.value,
        note=note.strip(),
        staff_id=work.actor.staff_id,
        at=work.now,
    )
    row.outcome = outcome.value
    if outcome is AttemptOutcome.REFUSED:
        row.state = FollowUpState.DONE.value
        row.done_at = work.now
    elif outcome is AttemptOutcome.WRONG_NUMBER:
        row.due_at = again_at or work.now + timedelta(days=1)
    else:
        row.due_at = again_at or work.now + DEFAULT_RETRY
        row.is_promised = row.is_promised or outcome is AttemptOutcome.CALL_LATER
    if row.ticket_id is not None:
        timeline.add_entry(work, row.ticket_id, EntryKind.FOLLOW_UP, note.strip(), internal=True, outcome=outcome.value)
        search_documents.refresh(work, "ticket", row.ticket_id)
    work.audit("follow_up", follow_up_id, outcome=outcome.value)


@act(Permission.FOLLOW_UP)
def finish_follow_up(work: Work, command: FinishFollowUp) -> FollowUpDone:
    """Save the answers and close the call-back; a low score reopens the case or opens a linked one."""
    row = _due(work, command.follow_up_id, command.version)
    _check_scale("csat", command.csat, 1, 5)
    _check_scale("nps", command.nps, 0, 10)
    work.insert(
        FollowUpAttempt,
        follow_up_id=row.id,
        outcome=AttemptOutcome.REACHED.value,
        note="",
        staff_id=work.actor.staff_id,
        at=work.now,
    )
    row.state = FollowUpState.DONE.value
    row.outcome = AttemptOutcome.REACHED.value
    row.done_at = work.now
    row.staff_id = row.staff_id or work.actor.staff_id
    low_score = _store_answers(work, row, command)
    work.audit("follow_up", row.id, outcome=row.outcome, answered=command.csat is not None)
    ticket = work.get(Ticket, row.ticket_id) if row.ticket_id is not None else None
    if ticket is not None:
        # The score itself is not written into the timeline: staff do not read single answers about themselves.
        timeline.add_entry(work, ticket.id, EntryKind.FOLLOW_UP, outcome=row.outcome)
        work.changed("ticket", ticket.id, ChangeKind.UPDATED)
    if ticket is not None and command.csat is not None and not low_score:
        # The guest has said that it is done: what was our claim is settled.
        ticket_states.settle(work, ticket, "guest_confirmed")
    if not low_score or not command.reopen_if_low or ticket is None:
        return FollowUpDone()
    return _reopen_or_link(work, ticket)


def _check_scale(name: str, value: int | None, lowest: int, highest: int) -> None:
    if value is not None and not lowest <= value <= highest:
        raise Refused("score_out_of_scale", field=name, value=value, lowest=lowest, highest=highest)


def _store_answers(work: Work, row: FollowUp, command: FinishFollowUp) -> bool:
    """Issue the survey with its frozen facts and store the response; return whether the score is low."""
    if command.csat is None and command.nps is None and not command.answers and not command.comment.strip():
        return False
    ticket = work.session.get(Ticket, row.ticket_id) if row.ticket_id is not None else None
    visit = work.session.get(Visit, row.visit_id) if row.visit_id is not None else None
    agent_id = (ticket.solver_id or ticket.owner_id) if ticket else (visit.staff_id if visit else None)
    scored = command.csat is not None or command.nps is not None or bool(command.answers)
    if scored and command.method is AnswerMethod.BY_STAFF and agent_id is not None and agent_id == work.actor.staff_id:
        raise Refused("self_rating", field="csat")
    question_set = work.connection.execute(
        select(QuestionSet.id, QuestionSet.low_score)
        .where(QuestionSet.code == "call")
        .order_by(QuestionSet.edition.desc())
    ).first()
    if question_set is None:
        raise Refused("no_question_set")
    survey_id = _survey_of(work, row, ticket, visit, agent_id, question_set.id)
    work.insert(
        SurveyResponse,
        survey_id=survey_id,
        csat=command.csat,
        nps=command.nps,
        answers=command.answers,
        comment=command.comment.strip(),
        method=command.method.value,
        staff_id=work.actor.staff_id,
        answered_at=work.now,
    )
    return command.csat is not None and command.csat <= question_set.low_score


def _survey_of(
    work: Work, row: FollowUp, ticket: Ticket | None, visit: Visit | None, agent_id: int | None, question_set_id: int
) -> int:
    """Return the case's survey; an earlier answer is replaced within the window and locked after it."""
    if ticket is not None:
        found = work.connection.execute(select(Survey.id).where(Survey.ticket_id == ticket.id)).scalar()
        if found is not None:
            statement = select(SurveyResponse.id).where(SurveyResponse.survey_id == found, SurveyResponse.is_current)
            for identity in work.connection.execute(statement).scalars().all():
                earlier = work.get(SurveyResponse, identity)
                if work.now > earlier.answered_at + ANSWER_WINDOW and not ticket.times_reopened:
                    raise Refused("survey_locked")
                earlier.is_current = False
            return int(found)
    customer = work.session.get(Customer, row.customer_id) if row.customer_id is not None else None
    return work.insert(
        Survey,
        question_set_id=question_set_id,
        follow_up_id=row.id,
        ticket_id=row.ticket_id,
        visit_id=row.visit_id,
        customer_id=row.customer_id,
        agent_id=agent_id,
        department_id=ticket.department_id if ticket else None,
        scenario_id=ticket.scenario_id if ticket else (visit.scenario_id if visit else None),
        tier_code=customer.tier_code if customer else None,
        channel=Channel.PHONE.value,
        issued_at=work.now,
    )


def _reopen_or_link(work: Work, ticket: Ticket) -> FollowUpDone:
    """Reopen the ticket, or open a linked one when its window is over; one being worked on stays as it is.

    The guest's words stay in the response: the ticket is read by the people they are about.
    """
    if StateClass(ticket.state_class) in (StateClass.NEW, StateClass.ACTIVE, StateClass.WAITING):
        return FollowUpDone()
    if ticket_states.may_reopen(work, ticket):
        whose = {ticket.solver_id, *notices.concerned(work, ticket.id)}
        notices.notify(work, whose, NoticeKind.REOPENED, ticket.id)
        active = lifecycle.of_class_for(work.connection, StateClass.ACTIVE, ticket.kind)
        ticket_states.change_state(work, ticket_states.ChangeState(ticket.id, active))
        return FollowUpDone(reopened_ticket_id=ticket.id)
    opened = ticket_reopening.open_linked(work, ticket.id, channel=Channel.PHONE)
    notices.notify(work, {ticket.solver_id, ticket.owner_id}, NoticeKind.REOPENED, opened.id)
    return FollowUpDone(linked_ticket_number=opened.number)


def _due(work: Work, follow_up_id: int, version: int | None) -> FollowUp:
    row = work.get(FollowUp, follow_up_id, version)
    if row.state != FollowUpState.DUE.value:
        raise Refused("follow_up_done")
    return row
