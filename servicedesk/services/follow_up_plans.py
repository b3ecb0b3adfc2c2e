"""Planning call-backs: promised at the desk, or by plan after a ticket is solved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from servicedesk.core.enums import FollowUpState
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.models import FollowUp, FollowUpPlan, Ticket
from servicedesk.storage.desk import Work, act
from servicedesk.storage.prepared import Prepared

_PLANS = Prepared(select(FollowUpPlan.ticket_kind, FollowUpPlan.after_minutes))
_OPEN_ONE = Prepared(
    select(FollowUp.id).where(FollowUp.ticket_id == bindparam("ticket"), FollowUp.state == FollowUpState.DUE.value)
)


@dataclass(frozen=True, slots=True)
class PlanFollowUp:
    """A call-back to make."""

    subject: str
    due_at: datetime
    customer_id: int | None = None
    ticket_id: int | None = None
    visit_id: int | None = None
    staff_id: int | None = None
    is_promised: bool = False


@act(Permission.WORK_ON_TICKET)
def plan_follow_up(work: Work, command: PlanFollowUp) -> int:
    """Put a call-back on the list; return its id."""
    if not command.subject.strip():
        raise Refused("subject_needed", field="subject")
    identity = work.insert(
        FollowUp,
        customer_id=command.customer_id,
        ticket_id=command.ticket_id,
        visit_id=command.visit_id,
        subject=command.subject.strip(),
        due_at=command.due_at,
        is_promised=command.is_promised,
        state=FollowUpState.DUE.value,
        staff_id=command.staff_id,
        script_done=[],
        created_at=work.now,
    )
    work.audit("follow_up", identity, due_at=command.due_at)
    return identity


def plan_for_solved(work: Work, ticket: Ticket) -> int | None:
    """Plan the call-back that the ticket's kind asks for; one open call-back per ticket is enough."""
    after = _plans(work).get(ticket.kind)
    if after is None or ticket.customer_id is None:
        return None
    if _OPEN_ONE.first(work.connection, {"ticket": ticket.id}) is not None:
        return None
    return plan_follow_up(
        work,
        PlanFollowUp(
            subject=ticket.title,
            due_at=work.now + timedelta(minutes=after),
            customer_id=ticket.customer_id,
            ticket_id=ticket.id,
            staff_id=ticket.author_id,
        ),
    )


def _plans(work: Work) -> dict[str, int]:
    """Return after how many minutes the guest is called, by the kind of the ticket."""
    return work.rule("follow_up_plans", lambda: dict(_PLANS.rows(work.connection)))


def cancel_for_ticket(work: Work, ticket_id: int) -> None:
    """Take the open call-backs of a ticket off the list, when it is worked on again."""
    # The call that led here is done already, but perhaps not yet written.
    work.flush()
    statement = select(FollowUp.id).where(
        FollowUp.ticket_id == ticket_id, FollowUp.state == FollowUpState.DUE.value, FollowUp.is_promised.is_(False)
    )
    for identity in work.connection.execute(statement).scalars().all():
        work.get(FollowUp, identity).state = FollowUpState.CANCELLED.value
