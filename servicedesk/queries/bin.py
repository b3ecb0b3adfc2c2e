"""What is in the bin: rows, their number, and what became of a number people still say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select

from servicedesk.core.numbering import typed_ticket_number
from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import parse
from servicedesk.core.text import fold
from servicedesk.models import DeletedRecord, Setting, Staff
from servicedesk.storage.desk import Read, ask

_PAGE = 200
_bin = DeletedRecord.__table__


@dataclass(frozen=True, slots=True)
class DeletedRow:
    """A record in the bin; one that was erased has no title any more."""

    id: int
    kind: str
    entity_id: int
    number: str
    title: str
    reason: str
    deleted_at: datetime
    deleted_by: str
    purged_at: datetime | None
    is_sensitive: bool
    followers: int


@dataclass(frozen=True, slots=True)
class DeletedNumber:
    """A number that leads to nothing any more: when it was deleted, by whom, and whether it can come back."""

    record_id: int
    number: str
    deleted_at: datetime
    deleted_by: str
    purged_at: datetime | None


@ask(Permission.DELETE_TICKET)
def deleted_records(
    read: Read, text: str = "", before: tuple[datetime, int] | None = None, limit: int = _PAGE
) -> list[DeletedRow]:
    """Return the next rows, the latest first; *before* is the moment and id of the last one already shown."""
    followers = _bin.alias("followers")
    count = (
        select(func.count()).select_from(followers).where(followers.c.together_with_id == _bin.c.id).scalar_subquery()
    )
    columns = ("id", "kind", "entity_id", "number", "title", "reason", "deleted_at")
    statement = (
        select(
            *(_bin.c[name] for name in columns),
            func.coalesce(Staff.name, "").label("deleted_by"),
            _bin.c.purged_at,
            _bin.c.is_sensitive,
            count,
        )
        .outerjoin(Staff, Staff.id == _bin.c.deleted_by_id)
        .where(*_conditions(read, text))
        .order_by(_bin.c.deleted_at.desc(), _bin.c.id.desc())
        .limit(limit)
    )
    if before is not None:
        moment, identity = before
        later = (_bin.c.deleted_at < moment) | ((_bin.c.deleted_at == moment) & (_bin.c.id < identity))
        statement = statement.where(later)
    return [DeletedRow(*row) for row in read.execute(statement)]


@ask(Permission.DELETE_TICKET)
def deleted_count(read: Read, text: str = "") -> int:
    """Return how many records the bin holds, or holds with the words of *text*."""
    statement = select(func.count()).select_from(_bin).where(*_conditions(read, text))
    return int(read.execute(statement).scalar_one())


@ask(Permission.DELETE_TICKET)
def deleted_number(read: Read, number: str) -> DeletedNumber | None:
    """Return what became of a number, None when nothing of that number was ever deleted."""
    wanted = typed_ticket_number(number)
    columns = (_bin.c.id, _bin.c.number, _bin.c.deleted_at, func.coalesce(Staff.name, ""), _bin.c.purged_at)
    statement = select(*columns).outerjoin(Staff, Staff.id == _bin.c.deleted_by_id)
    statement = statement.where(_bin.c.number == wanted, *_readable(read)).order_by(_bin.c.id.desc())
    row = read.execute(statement.limit(1)).first()
    return None if row is None else DeletedNumber(*row)


@ask(Permission.DELETE_TICKET)
def days_kept(read: Read) -> int | None:
    """Return after how many days records are erased by themselves, None where they stay."""
    value = read.execute(select(Setting.value).where(Setting.key == "bin")).scalar()
    days = (value or {}).get("days")
    return None if days is None else int(days)


def _readable(read: Read) -> list[ColumnElement[bool]]:
    return [] if read.actor.can(Permission.VIEW_SENSITIVE) else [_bin.c.is_sensitive.is_(False)]


def _conditions(read: Read, text: str) -> list[Any]:
    """Return what a row fulfils: it leads, it is readable, and it holds every word by the rules of search."""
    query = parse(text)
    found: list[Any] = [_bin.c.together_with_id.is_(None), *_readable(read)]
    haystack = _bin.c.text + " " + func.lower(_bin.c.number)
    for words, wanted in ((query.words, True), (query.excluded, False)):
        for word in words:
            holds = haystack.contains(fold(word), autoescape=True)
            found.append(holds if wanted else ~holds)
    return found
