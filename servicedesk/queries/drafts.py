"""What is being typed and not saved: one's own drafts, and what colleagues have set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import VisitState
from servicedesk.core.permissions import Permission
from servicedesk.models import Draft, Staff, Ticket, Visit
from servicedesk.queries.sensitive import readable
from servicedesk.storage.desk import Read, ask


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One draft of the person who asks."""

    id: int
    form: str
    subject: str
    content: dict[str, Any]
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class TypingRow:
    """A colleague who has something unsaved about the same subject; not what it says."""

    staff_id: int
    name: str
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """A visit that a colleague has set aside."""

    visit_id: int
    queue_number: str
    staff_id: int | None
    name: str
    parked_at: datetime | None


_COLUMNS = (Draft.id, Draft.form, Draft.subject, Draft.content, Draft.updated_at)


@ask(Permission.OWN_DRAFTS)
def my_draft(read: Read, form: str, subject: str) -> DraftRow | None:
    """Return one's own draft of *form* about *subject*, or None."""
    mine = (Draft.staff_id == read.actor.staff_id, Draft.form == form, Draft.subject == subject)
    row = read.execute(select(*_COLUMNS).where(*mine)).first()
    return None if row is None or (form, subject) in _hidden(read, [(form, subject)]) else DraftRow(*row)


@ask(Permission.OWN_DRAFTS)
def my_drafts(read: Read) -> list[DraftRow]:
    """Return one's own drafts, the latest first."""
    mine = select(*_COLUMNS).where(Draft.staff_id == read.actor.staff_id)
    rows = [DraftRow(*row) for row in read.execute(mine.order_by(Draft.updated_at.desc(), Draft.id.desc()))]
    hidden = _hidden(read, [(row.form, row.subject) for row in rows])
    return [row for row in rows if (row.form, row.subject) not in hidden]


def _hidden(read: Read, drafts: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return those of *drafts* that are about a ticket which may not be read, or not any more."""
    about = {(form, subject): int(subject) for form, subject in drafts if _names_ticket(form, subject)}
    if not about or read.actor.can(Permission.VIEW_SENSITIVE):
        return set()
    there = select(Ticket.id).where(Ticket.id.in_(set(about.values())))
    hidden = set(read.execute(there).scalars()) - set(read.execute(there.where(readable(read))).scalars())
    return {each for each, ticket_id in about.items() if ticket_id in hidden}


def _names_ticket(form: str, subject: str) -> bool:
    return form.startswith("ticket") and subject.isascii() and subject.isdigit() and len(subject) < 10


@ask(Permission.OWN_DRAFTS)
def others_typing(read: Read, form: str, subject: str) -> list[TypingRow]:
    """Return who else has an unsaved draft of *form* about *subject*; of what may not be read nobody types."""
    if _hidden(read, [(form, subject)]):
        return []
    others = (Draft.form == form, Draft.subject == subject, Draft.staff_id != read.actor.staff_id)
    statement = select(Staff.id, Staff.name, Draft.updated_at).join(Staff, Staff.id == Draft.staff_id)
    return [TypingRow(*row) for row in read.execute(statement.where(*others).order_by(Draft.updated_at.desc()))]


@ask(Permission.VIEW_VISITS)
def others_parked(read: Read) -> list[ParkedRow]:
    """Return the visits that colleagues have parked, the longest first; anybody may go on with them."""
    columns = (Visit.id, Visit.queue_number, Visit.staff_id, Staff.name, Visit.parked_at)
    statement = select(*columns).outerjoin(Staff, Staff.id == Visit.staff_id)
    parked = (Visit.state == VisitState.PARKED.value, Visit.staff_id.is_distinct_from(read.actor.staff_id))
    rows = read.execute(statement.where(*parked).order_by(Visit.parked_at, Visit.id))
    return [ParkedRow(row.id, row.queue_number, row.staff_id, row.name or "", row.parked_at) for row in rows]
