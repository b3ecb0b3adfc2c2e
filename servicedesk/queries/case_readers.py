"""Who may read one sensitive case: by role and by name, and whom one could name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from servicedesk.core.permissions import Permission, Role
from servicedesk.core.pinyin import initials, pinyin
from servicedesk.core.text import fold
from servicedesk.models import Staff, Ticket, TicketReader
from servicedesk.queries.sensitive import readable
from servicedesk.queries.staff import roles_with
from servicedesk.storage.desk import Read, ask


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """Somebody who may read the case, or could be named."""

    id: int
    name: str
    title_zh: str
    title_en: str
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class CaseReaders:
    """Who reads a sensitive case: everybody of some roles, and who is named on it, sorted by pinyin."""

    by_role: tuple[tuple[Role, tuple[str, ...]], ...]
    named: tuple[ReaderRow, ...]


_PERSON = (Staff.id, Staff.name, Staff.title_zh, Staff.title_en, Staff.is_active)


@ask(Permission.VIEW_TICKETS)
def case_readers(read: Read, ticket_id: int) -> CaseReaders | None:
    """Return who may read the case; None where it is not sensitive, or the one who asks may not read it."""
    known = select(Ticket.id).where(Ticket.id == ticket_id, Ticket.is_sensitive, readable(read))
    if read.execute(known).scalar() is None:
        return None
    roles = roles_with(read, Permission.VIEW_SENSITIVE)
    people = select(Staff.role, Staff.name).where(Staff.is_active, Staff.role.in_(roles))
    by_role: dict[str, list[str]] = {role: [] for role in roles if role != Role.SYSTEM}
    for role, name in read.execute(people):
        by_role[role].append(name)
    named = select(*_PERSON).join(TicketReader, TicketReader.staff_id == Staff.id)
    return CaseReaders(
        tuple((Role(role), tuple(sorted(names, key=_reading))) for role, names in by_role.items() if names),
        tuple(_sorted([ReaderRow(*row) for row in read.execute(named.where(TicketReader.ticket_id == ticket_id))])),
    )


@ask(Permission.VIEW_SENSITIVE)
def propose_readers(read: Read, text: str) -> list[ReaderRow]:
    """Return who could be named, by name, pinyin, initials or sign-in name; who reads every case by role is left out.

    Without a text everybody who could be.
    """
    wanted = fold(text).replace(" ", "")
    roles = roles_with(read, Permission.VIEW_SENSITIVE)
    statement = select(*_PERSON, Staff.sign_in_name).where(Staff.is_active, Staff.role.not_in(roles))
    found = []
    for *cells, sign_in_name in read.execute(statement):
        row = ReaderRow(*cells)
        rank = _rank(row, sign_in_name, wanted)
        if rank is not None:
            found.append((rank, _reading(row.name), row.id, row))
    return [row for *_order, row in sorted(found)]


def _rank(row: ReaderRow, sign_in_name: str, wanted: str) -> int | None:
    """Return 0 for the beginning, 1 for pinyin and initials, 2 for anywhere; None where it does not fit."""
    name = fold(row.name).replace(" ", "")
    if name.startswith(wanted):
        return 0
    readings = (pinyin(row.name, name=True), initials(row.name, name=True), fold(sign_in_name))
    if any(reading.startswith(wanted) for reading in readings):
        return 1
    return 2 if wanted in name else None


def _sorted(rows: list[ReaderRow]) -> list[ReaderRow]:
    return sorted(rows, key=lambda row: (_reading(row.name), row.id))


def _reading(name: str) -> str:
    return pinyin(name, name=True)
