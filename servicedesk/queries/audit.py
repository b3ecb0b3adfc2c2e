"""Reading the audit, and proving that it is as it was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from servicedesk.core.errors import StorageProblem
from servicedesk.core.permissions import Permission
from servicedesk.models import AuditEntry, BackupRecord, Setting, Staff
from servicedesk.storage import backup
from servicedesk.storage.audit_chain import Anchor, ChainFault, ChainState, verify_chain
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.hidden_acts import about_hidden, without_hidden
from servicedesk.storage.journal import UNDOING_ACTS
from servicedesk.storage.undone_acts import can_redo

__all__ = ["AuditFilter", "AuditRow", "ChainFault", "ChainState", "LastAct", "last_act", "page", "verify"]

PAGE = 200
_ANCHORS = 20


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries to show; what is left out shows all."""

    staff_id: int | None = None
    act: str = ""
    entity: str = ""
    entity_id: int | None = None
    since_at: datetime | None = None
    until_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act; ``act`` is module and function, ``details`` what it noted."""

    id: int
    at: datetime
    staff_id: int | None
    name: str
    station: str
    act: str
    entity: str
    entity_id: int | None
    details: dict[str, Any]
    can_undo: bool
    is_undone: bool


@dataclass(frozen=True, slots=True)
class LastAct:
    """What the undo key would undo."""

    audit_id: int
    act: str
    entity: str
    entity_id: int | None
    at: datetime


@ask(Permission.VIEW_AUDIT)
def page(read: Read, chosen: AuditFilter = AuditFilter(), before_id: int | None = None) -> list[AuditRow]:
    """Return the next 200 entries, the latest first; *before_id* is the last one already shown."""
    entry = AuditEntry.__table__
    columns = [entry.c[name] for name in ("id", "at", "staff_id", "station", "act", "entity", "entity_id", "details")]
    extra = (
        Staff.name,
        (entry.c.undo.is_not(None) & entry.c.act.not_in(UNDOING_ACTS)).label("can_undo"),
        entry.c.undone_by_id,
    )
    statement = select(*columns, *extra).outerjoin(Staff, Staff.id == entry.c.staff_id)
    if chosen.act:
        statement = statement.where(entry.c.act.startswith(chosen.act, autoescape=True))
    if chosen.since_at is not None:
        statement = statement.where(entry.c.at >= chosen.since_at)
    if chosen.until_at is not None:
        statement = statement.where(entry.c.at < chosen.until_at)
    for name in ("staff_id", "entity", "entity_id"):
        if (value := getattr(chosen, name)) not in (None, ""):
            statement = statement.where(entry.c[name] == value)
    if before_id is not None:
        statement = statement.where(entry.c.id < before_id)
    if not read.actor.can(Permission.VIEW_SENSITIVE):
        statement = statement.where(~about_hidden(read.actor.staff_id))
    rows = read.execute(statement.order_by(entry.c.id.desc()).limit(PAGE)).all()
    noted = [row.details for row in rows]
    if not read.actor.can(Permission.VIEW_SENSITIVE):
        noted = without_hidden(read.connection, read.actor.staff_id, noted)
    return [
        AuditRow(
            row.id,
            row.at,
            row.staff_id,
            row.name or "",
            row.station,
            row.act,
            row.entity,
            row.entity_id,
            details,
            bool(row.can_undo) and row.undone_by_id is None,
            row.undone_by_id is not None,
        )
        for row, details in zip(rows, noted, strict=True)
    ]


@ask(Permission.UNDO_OWN)
def last_act(read: Read) -> LastAct | None:
    """Return what the undo key would undo now, for its words on screen; None when there is nothing."""
    columns = (AuditEntry.id, AuditEntry.act, AuditEntry.entity, AuditEntry.entity_id, AuditEntry.at)
    mine = (
        AuditEntry.staff_id.is_not_distinct_from(read.actor.staff_id),
        AuditEntry.undo.is_not(None),
        AuditEntry.undone_by_id.is_(None),
        AuditEntry.at > read.now - timedelta(hours=24),
        AuditEntry.act.not_in(UNDOING_ACTS),
    )
    row = read.execute(select(*columns).where(*mine).order_by(AuditEntry.id.desc()).limit(1)).first()
    return None if row is None else LastAct(*row)


@ask(Permission.UNDO_OWN)
def steps(read: Read) -> tuple[bool, bool]:
    """Return whether the undo key and the redo key would do something now."""
    return last_act(read) is not None, can_redo(read.connection, read.actor.staff_id, read.now)


@ask(Permission.VIEW_AUDIT)
def verify(read: Read) -> ChainState:
    """Walk the whole chain and compare it with the heads noted in backups; some seconds for a million entries."""
    return verify_chain(read.connection, read.desk.audit_secret, _anchors(read))


def _anchors(read: Read) -> list[Anchor]:
    """Return the heads that the records and the newest backup files hold."""
    statement = select(BackupRecord.counts, BackupRecord.file).order_by(BackupRecord.id.desc()).limit(_ANCHORS)
    found = [
        Anchor(row.counts["audit_id"], row.counts["audit_mac"], Path(row.file).name)
        for row in read.execute(statement)
        if "audit_id" in row.counts
    ]
    places = read.execute(select(Setting.value).where(Setting.key == "backup_places")).scalar() or {}
    folder = Path(places.get("folder") or backup.backup_folder(read.desk.database.path))
    restored = select(AuditEntry.at).where(AuditEntry.act == "backups.restore_backup").order_by(AuditEntry.id.desc())
    since = read.execute(restored.limit(1)).scalar()
    for copy in backup.copies_in(folder)[:_ANCHORS]:
        # A restore ends the history that older copies hold; it says so itself in the audit.
        if since is not None and copy.at <= since:
            continue
        try:
            proved = backup.verify(copy.path, check=False)
        except StorageProblem:
            continue
        if proved.file.name.startswith(read.desk.database.path.stem):
            found.append(Anchor(proved.audit_id, proved.audit_mac, copy.path.name))
    return found
