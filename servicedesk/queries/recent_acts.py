"""The acts of the last days: who did what to which record, and which can be undone now, and if not, why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import false, select

from servicedesk.core.permissions import Permission
from servicedesk.models import AuditEntry, Staff
from servicedesk.storage.audit_names import record_numbers
from servicedesk.storage.desk import Read, ask, require
from servicedesk.storage.hidden_acts import about_hidden
from servicedesk.storage.journal import UNDOING_ACTS, rows_of

PAGE = 100
# Nothing of the records of the house: who came and went, words on their way, copies.
_NO_RECORD = ("sign_in.", "drafts.", "backups.")
# As far as an act chosen from the list is undone.
REACHES = timedelta(days=30)


class Standing(StrEnum):
    """What can be done about an act."""

    UNDOABLE = "undoable"
    UNDONE = "undone"
    BUILT_UPON = "built_upon"
    TOO_OLD = "too_old"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class RecentAct:
    """One act; where somebody went on from it, who that was, when, and what they did."""

    id: int
    at: datetime
    staff_id: int | None
    name: str
    act: str
    entity: str
    entity_id: int | None
    number: str
    count: int
    standing: Standing
    later_by: str = ""
    later_at: datetime | None = None
    later_act: str = ""


@ask(Permission.UNDO_OWN)
def recent_acts(
    read: Read, everybody: bool = False, before_id: int | None = None, limit: int = PAGE
) -> list[RecentAct]:
    """Return the next acts, the latest first: one's own, or everybody's for those who may read the audit."""
    if everybody:
        require(read.actor, Permission.VIEW_AUDIT)
    entry = AuditEntry.__table__
    wanted = [entry.c.act.not_in(UNDOING_ACTS), entry.c.at > read.now - REACHES, entry.c.entity != ""]
    wanted += [~entry.c.act.startswith(area) for area in _NO_RECORD]
    if not everybody:
        wanted.append(entry.c.staff_id.is_not_distinct_from(read.actor.staff_id))
    if before_id is not None:
        wanted.append(entry.c.id < before_id)
    if not read.actor.can(Permission.VIEW_SENSITIVE):
        wanted.append(~about_hidden(read.actor.staff_id))
    statement = select(entry, Staff.name).outerjoin(Staff, Staff.id == entry.c.staff_id).where(*wanted)
    rows = read.execute(statement.order_by(entry.c.id.desc()).limit(limit)).all()
    if not rows:
        return []
    later = _gone_on(read, [row for row in rows if row.undo is not None and row.undone_by_id is None])
    numbers = _numbers(read, rows)
    return [_act(read, row, later.get(row.id), numbers) for row in rows]


def _act(read: Read, row: Any, later: Any, numbers: dict[tuple[str, int], str]) -> RecentAct:
    standing = Standing.UNDOABLE
    if row.undone_by_id is not None:
        standing = Standing.UNDONE
    elif row.undo is None:
        standing = Standing.OUTSIDE
    elif row.at <= read.now - REACHES:
        standing = Standing.TOO_OLD
    elif later is not None:
        standing = Standing.BUILT_UPON
    # That somebody went on from there is known; who it was and how is not, where that is not for this reader.
    is_untold = later is None or later.is_hidden
    many = row.details.get("tickets", row.details.get("restored", 1))
    return RecentAct(
        row.id,
        row.at,
        row.staff_id,
        row.name or "",
        row.act,
        row.entity,
        row.entity_id,
        numbers.get((row.entity, row.entity_id), str(row.details.get("number", row.details.get("code", "")))),
        many if isinstance(many, int) else 1,
        standing,
        "" if is_untold else later.name or "",
        None if is_untold else later.at,
        "" if is_untold else later.act,
    )


def _gone_on(read: Read, rows: list[Any]) -> dict[int, Any]:
    """Return, by act, the first later one that stands and touched the same rows."""
    if not rows:
        return {}
    waiting: dict[tuple[str, tuple[Any, ...]], list[int]] = defaultdict(list)
    for row in rows:
        for place in rows_of(row.undo):
            waiting[place].append(row.id)
    entry = AuditEntry.__table__
    hidden = false() if read.actor.can(Permission.VIEW_SENSITIVE) else about_hidden(read.actor.staff_id)
    statement = (
        select(entry.c.id, entry.c.undo, entry.c.at, entry.c.act, Staff.name, hidden.label("is_hidden"))
        .outerjoin(Staff, Staff.id == entry.c.staff_id)
        .where(
            entry.c.id > min(row.id for row in rows),
            entry.c.undo.is_not(None),
            entry.c.undone_by_id.is_(None),
            entry.c.act.not_in(UNDOING_ACTS),
        )
        .order_by(entry.c.id)
    )
    found: dict[int, Any] = {}
    for later in read.execute(statement):
        for place in rows_of(later.undo):
            for identity in waiting.get(place, ()):
                if identity < later.id:
                    found.setdefault(identity, later)
    return found


def _numbers(read: Read, rows: list[Any]) -> dict[tuple[str, int], str]:
    wanted: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        if row.entity_id is not None:
            wanted[row.entity].add(row.entity_id)
    return record_numbers(read.connection, wanted)
