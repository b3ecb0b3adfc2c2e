"""What somebody undid last and could do again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from servicedesk.models import AuditEntry
from servicedesk.storage.journal import UNDOING_ACTS

# One key must not reach into yesterday.
LAST_REACHES = timedelta(hours=24)


def redoable(connection: Connection, staff_id: int | None, now: datetime) -> tuple[Row[Any], Row[Any]] | None:
    """Return one's last undoing that stands and the act it undid; None once one has done something new."""
    entry = AuditEntry.__table__
    mine = (entry.c.staff_id.is_not_distinct_from(staff_id), entry.c.undo.is_not(None), entry.c.undone_by_id.is_(None))
    undoing = (*mine, entry.c.at > now - LAST_REACHES, entry.c.act.in_(UNDOING_ACTS))
    latest = connection.execute(select(entry).where(*undoing).order_by(entry.c.id.desc()).limit(1)).first()
    if latest is None:
        return None
    # What was done again since stands with an older number; only something new closes the way.
    since = select(entry.c.id).where(*mine, entry.c.id > latest.id, entry.c.act.not_in(UNDOING_ACTS)).limit(1)
    undone = connection.execute(select(entry).where(entry.c.undone_by_id == latest.id)).first()
    if undone is None or connection.execute(since).first() is not None:
        return None
    return latest, undone


def can_redo(connection: Connection, staff_id: int | None, now: datetime) -> bool:
    """Return whether there is something to do again."""
    return redoable(connection, staff_id, now) is not None
