"""Records as lists show them: what it was, when, who had it in hand, and how it came out; no guest's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, literal, null, select
from sqlalchemy.orm import aliased

from servicedesk.core.bilingual import Bilingual
from servicedesk.models import Compensation, Inquiry, Promise, Scenario, Staff, Survey, SurveyResponse, Ticket, Visit
from servicedesk.storage.desk import Read

CHUNK = 400


class RecordKind(StrEnum):
    """What a record is."""

    ANSWER = "answer"
    TICKET = "ticket"
    VISIT = "visit"
    INQUIRY = "inquiry"
    COMPENSATION = "compensation"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Found:
    """A record by its id, the moment it counts at, and the value it brings: a rating, seconds waited, cents."""

    kind: RecordKind
    id: int
    at: datetime
    value: float | None = None
    is_hit: bool | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One row; ``ticket_id``, ``visit_id`` and ``customer_id`` are what can be opened.

    An answer about the reader is ``is_hidden``: it counts, but shows neither its value nor its case.
    """

    kind: RecordKind
    id: int
    at: datetime
    value: float | None
    is_hit: bool | None
    number: str = ""
    title: str = ""
    scenario: Bilingual | None = None
    person: str = ""
    remark: str = ""
    ticket_id: int | None = None
    visit_id: int | None = None
    customer_id: int | None = None
    is_hidden: bool = False


_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_Agent = aliased(Staff)


def _columns(model: Any, number: Any, title: Any, remark: Any, ticket: Any, visit: Any, agent: Any) -> list[Any]:
    return [
        model.id,
        number.label("number"),
        title.label("title"),
        Scenario.name_zh,
        Scenario.name_en,
        func.coalesce(_Agent.name, "").label("person"),
        remark.label("remark"),
        ticket.label("ticket_id"),
        visit.label("visit_id"),
        agent.label("agent_id"),
    ]


_ANSWERS = (
    select(
        *_columns(
            SurveyResponse,
            func.coalesce(Ticket.number, Visit.queue_number, ""),
            func.coalesce(Ticket.title, Visit.request, ""),
            SurveyResponse.comment,
            Survey.ticket_id,
            Survey.visit_id,
            Survey.agent_id,
        ),
        Survey.customer_id.label("customer_id"),
    )
    .join(Survey, Survey.id == SurveyResponse.survey_id)
    .outerjoin(Ticket, Ticket.id == Survey.ticket_id)
    .outerjoin(Visit, Visit.id == Survey.visit_id)
    .outerjoin(Scenario, Scenario.id == Survey.scenario_id)
    .outerjoin(_Agent, _Agent.id == Survey.agent_id)
    .where(SurveyResponse.id.in_(_IDS))
)
_OWNER = func.coalesce(Ticket.solver_id, Ticket.owner_id)
_TICKETS = (
    select(
        *_columns(Ticket, Ticket.number, Ticket.title, Ticket.cause, Ticket.id, Ticket.visit_id, _OWNER),
        Ticket.customer_id.label("customer_id"),
    )
    .outerjoin(Scenario, Scenario.id == Ticket.scenario_id)
    .outerjoin(_Agent, _Agent.id == _OWNER)
    .where(Ticket.id.in_(_IDS))
)
_VISITS = (
    select(
        *_columns(Visit, Visit.queue_number, Visit.request, literal(""), null(), Visit.id, Visit.staff_id),
        Visit.customer_id.label("customer_id"),
    )
    .outerjoin(Scenario, Scenario.id == Visit.scenario_id)
    .outerjoin(_Agent, _Agent.id == Visit.staff_id)
    .where(Visit.id.in_(_IDS))
)
_INQUIRIES = (
    select(
        *_columns(
            Inquiry,
            literal(""),
            Inquiry.question,
            Inquiry.answer,
            Inquiry.ticket_id,
            Inquiry.visit_id,
            Inquiry.staff_id,
        ),
        Inquiry.customer_id.label("customer_id"),
    )
    .outerjoin(Scenario, Scenario.id == Inquiry.scenario_id)
    .outerjoin(_Agent, _Agent.id == Inquiry.staff_id)
    .where(Inquiry.id.in_(_IDS))
)
_COMPENSATIONS = (
    select(
        *_columns(
            Compensation,
            Ticket.number,
            Compensation.name,
            Compensation.reason,
            Compensation.ticket_id,
            Ticket.visit_id,
            Compensation.requested_by_id,
        ),
        Ticket.customer_id.label("customer_id"),
    )
    .join(Ticket, Ticket.id == Compensation.ticket_id)
    .outerjoin(Scenario, Scenario.id == Ticket.scenario_id)
    .outerjoin(_Agent, _Agent.id == Compensation.requested_by_id)
    .where(Compensation.id.in_(_IDS))
)
_PROMISES = (
    select(
        *_columns(
            Promise,
            func.coalesce(Ticket.number, Visit.queue_number, ""),
            Promise.text,
            literal(""),
            Promise.ticket_id,
            Promise.visit_id,
            Promise.owner_id,
        ),
        func.coalesce(Promise.customer_id, Ticket.customer_id, Visit.customer_id).label("customer_id"),
    )
    .outerjoin(Ticket, Ticket.id == Promise.ticket_id)
    .outerjoin(Visit, Visit.id == Promise.visit_id)
    .outerjoin(Scenario, Scenario.id == func.coalesce(Ticket.scenario_id, Visit.scenario_id))
    .outerjoin(_Agent, _Agent.id == Promise.owner_id)
    .where(Promise.id.in_(_IDS))
)
_STATEMENTS: dict[RecordKind, Select[Any]] = {
    RecordKind.ANSWER: _ANSWERS,
    RecordKind.TICKET: _TICKETS,
    RecordKind.VISIT: _VISITS,
    RecordKind.INQUIRY: _INQUIRIES,
    RecordKind.COMPENSATION: _COMPENSATIONS,
    RecordKind.PROMISE: _PROMISES,
}


def described(read: Read, found: Sequence[Found]) -> Iterable[Record]:
    """Return the rows of *found*, in its order."""
    rows: dict[tuple[RecordKind, int], Any] = {}
    for kind, statement in _STATEMENTS.items():
        ids = [each.id for each in found if each.kind is kind]
        for first in range(0, len(ids), CHUNK):
            for row in read.execute(statement, {"ids": ids[first : first + CHUNK]}):
                rows[kind, row.id] = row
    return [_record(each, rows[each.kind, each.id], read.actor.staff_id) for each in found]


def _record(found: Found, row: Any, reader_id: int | None) -> Record:
    if found.kind is RecordKind.ANSWER and row.agent_id is not None and row.agent_id == reader_id:
        return Record(found.kind, found.id, found.at, None, None, person=row.person, is_hidden=True)
    return Record(
        found.kind,
        found.id,
        found.at,
        found.value,
        found.is_hit,
        row.number,
        row.title,
        Bilingual(row.name_zh, row.name_en) if row.name_zh or row.name_en else None,
        row.person,
        row.remark,
        row.ticket_id,
        row.visit_id,
        row.customer_id,
    )
