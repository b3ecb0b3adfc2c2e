"""Follow-up: what is due, and everything one call needs on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Row, func, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import AttemptOutcome, ContactKind, FollowUpState
from servicedesk.core.permissions import Permission
from servicedesk.core.text import masked_phone
from servicedesk.models import (
    Compensation,
    Customer,
    CustomerContact,
    CustomerReference,
    FollowUp,
    FollowUpAttempt,
    FollowUpPlan,
    QuestionSet,
    Ticket,
    Visit,
)
from servicedesk.queries.sensitive import of_readable
from servicedesk.storage.desk import Read, ask

DONE_SHOWN = 100


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A call-back as the list shows it."""

    id: int
    version: int
    customer_id: int | None
    customer_name: str
    salutation: str
    reference: str
    subject: str
    due_at: datetime
    is_promised: bool
    state: FollowUpState
    attempts: int
    outcome: AttemptOutcome | None
    done_at: datetime | None
    ticket_id: int | None
    ticket_number: str
    staff_id: int | None


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A line of the call's script, with the words to say."""

    text: Bilingual
    script: Bilingual
    is_done: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the set: its code, what it measures, and its words."""

    code: str
    tag: str
    text: Bilingual
    hint: Bilingual


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """An earlier attempt to reach the guest."""

    outcome: AttemptOutcome
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FollowUpDetail:
    """One call: whom, about what, the words, the questions, and what was tried before."""

    row: FollowUpRow
    contact_id: int | None
    masked_phone: str
    problem: str
    resolution: str
    compensation: str
    compensation_cents: int | None
    minutes_to_solve: int | None
    ticket_is_open: bool
    agent_id: int | None
    script: tuple[ScriptLine, ...]
    questions: tuple[Question, ...]
    low_score: int
    attempts: tuple[AttemptRow, ...]
    suggested_hour: int | None


_ATTEMPTS = (
    select(func.count())
    .where(FollowUpAttempt.follow_up_id == FollowUp.id)
    .correlate(FollowUp)
    .scalar_subquery()
    .label("attempts")
)
_REFERENCE = (
    select(CustomerReference.value)
    .where(CustomerReference.customer_id == FollowUp.customer_id)
    .order_by(CustomerReference.valid_from_on.desc())
    .limit(1)
    .correlate(FollowUp)
    .scalar_subquery()
    .label("reference")
)
_ROWS = (
    select(
        FollowUp.__table__,
        func.coalesce(Customer.name, "").label("customer_name"),
        func.coalesce(Customer.salutation, "").label("salutation"),
        _REFERENCE,
        func.coalesce(Ticket.number, "").label("ticket_number"),
        _ATTEMPTS,
    )
    .outerjoin(Customer, Customer.id == FollowUp.customer_id)
    .outerjoin(Ticket, Ticket.id == FollowUp.ticket_id)
)


def _row(found: Row[tuple[object, ...]]) -> FollowUpRow:
    return FollowUpRow(
        found.id,
        found.version,
        found.customer_id,
        found.customer_name,
        found.salutation,
        found.reference or "",
        found.subject,
        found.due_at,
        found.is_promised,
        FollowUpState(found.state),
        found.attempts,
        AttemptOutcome(found.outcome) if found.outcome else None,
        found.done_at,
        found.ticket_id,
        found.ticket_number,
        found.staff_id,
    )


@ask(Permission.VIEW_VISITS)
def due_list(read: Read, until: datetime | None = None) -> list[FollowUpRow]:
    """Return open call-backs by promised time, up to *until* (default: the end of tomorrow)."""
    tomorrow = read.site.business_day(read.now) + timedelta(days=1)
    end = until or read.site.day_bounds(tomorrow)[1]
    statement = _ROWS.where(
        FollowUp.state == FollowUpState.DUE.value, FollowUp.due_at < end, of_readable(read)
    ).order_by(FollowUp.due_at, FollowUp.id)
    return [_row(found) for found in read.execute(statement)]


@ask(Permission.VIEW_VISITS)
def done_list(read: Read) -> list[FollowUpRow]:
    """Return the latest finished call-backs."""
    statement = (
        _ROWS.where(FollowUp.state == FollowUpState.DONE.value, of_readable(read))
        .order_by(FollowUp.done_at.desc(), FollowUp.id.desc())
        .limit(DONE_SHOWN)
    )
    return [_row(found) for found in read.execute(statement)]


@ask(Permission.FOLLOW_UP)
def follow_up_detail(read: Read, follow_up_id: int) -> FollowUpDetail | None:
    """Return everything one call needs, or None when it is gone or hidden."""
    found = read.execute(_ROWS.where(FollowUp.id == follow_up_id, of_readable(read))).first()
    if found is None:
        return None
    ticket = read.execute(select(Ticket.__table__).where(Ticket.id == found.ticket_id)).first()
    phone = read.execute(
        select(CustomerContact.id, CustomerContact.value)
        .where(CustomerContact.customer_id == found.customer_id, CustomerContact.kind == ContactKind.PHONE.value)
        .order_by(CustomerContact.position)
        .limit(1)
    ).first()
    given = read.execute(
        select(Compensation.name, Compensation.amount_cents)
        .where(Compensation.ticket_id == found.ticket_id, Compensation.state == "approved")
        .order_by(Compensation.id.desc())
        .limit(1)
    ).first()
    solved_at = ticket.solved_at if ticket is not None else None
    minutes = int((solved_at - ticket.opened_at).total_seconds() // 60) if solved_at is not None else None
    questions, low_score = _questions(read)
    return FollowUpDetail(
        _row(found),
        phone.id if phone is not None else None,
        masked_phone(phone.value) if phone is not None else "",
        (ticket.description or ticket.title) if ticket is not None else found.subject,
        ticket.resolution if ticket is not None else "",
        given.name if given is not None else "",
        given.amount_cents if given is not None else None,
        minutes,
        ticket is not None and ticket.state_class in ("new", "active", "waiting"),
        (ticket.solver_id or ticket.owner_id) if ticket is not None else _received_by(read, found.visit_id),
        _script(read, ticket.kind if ticket is not None else None, set(found.script_done)),
        questions,
        low_score,
        _attempts(read, follow_up_id),
        _suggested_hour(read, found.customer_id),
    )


def _received_by(read: Read, visit_id: int | None) -> int | None:
    """Return who received the visit a call is about, where it became no ticket."""
    staff_id: int | None = read.execute(select(Visit.staff_id).where(Visit.id == visit_id)).scalar()
    return staff_id


def _script(read: Read, kind: str | None, done: set[int]) -> tuple[ScriptLine, ...]:
    """Return the script for the ticket's kind, or for a request when there is no ticket."""
    lines = read.execute(select(FollowUpPlan.script).where(FollowUpPlan.ticket_kind == (kind or "request"))).scalar()
    return tuple(
        ScriptLine(
            Bilingual(line["zh"], line["en"]),
            Bilingual(line.get("script_zh", ""), line.get("script_en", "")),
            index in done,
        )
        for index, line in enumerate(lines or ())
    )


def _questions(read: Read) -> tuple[tuple[Question, ...], int]:
    found = read.execute(
        select(QuestionSet.questions, QuestionSet.low_score)
        .where(QuestionSet.code == "call")
        .order_by(QuestionSet.edition.desc())
        .limit(1)
    ).first()
    if found is None:
        return (), 2
    return (
        tuple(
            Question(
                item["code"],
                item["tag"],
                Bilingual(item["zh"], item["en"]),
                Bilingual(item.get("hint_zh", ""), item.get("hint_en", "")),
            )
            for item in found.questions
        ),
        found.low_score,
    )


def _attempts(read: Read, follow_up_id: int) -> tuple[AttemptRow, ...]:
    statement = (
        select(FollowUpAttempt.outcome, FollowUpAttempt.note, FollowUpAttempt.at)
        .where(FollowUpAttempt.follow_up_id == follow_up_id)
        .order_by(FollowUpAttempt.at, FollowUpAttempt.id)
    )
    return tuple(AttemptRow(AttemptOutcome(row.outcome), row.note, row.at) for row in read.execute(statement))


def _suggested_hour(read: Read, customer_id: int | None) -> int | None:
    """Return the local hour at which this customer was last reached, None when never."""
    if customer_id is None:
        return None
    reached_at = read.execute(
        select(FollowUpAttempt.at)
        .join(FollowUp, FollowUp.id == FollowUpAttempt.follow_up_id)
        .where(FollowUp.customer_id == customer_id, FollowUpAttempt.outcome == AttemptOutcome.REACHED.value)
        .order_by(FollowUpAttempt.at.desc())
        .limit(1)
    ).scalar()
    return None if reached_at is None else read.site.local(reached_at).hour
