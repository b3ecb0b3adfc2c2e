"""What backups there are, how old the last is, and when one was last proved restorable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from servicedesk.core.errors import StorageProblem
from servicedesk.core.permissions import Permission
from servicedesk.models import BackupRecord, Setting
from servicedesk.storage.backup import backup_folder, copies_in
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.retention import Copy


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in a folder; every file with its name was proved when it was made."""

    file: str
    at: datetime
    bytes: int
    is_second: bool


@dataclass(frozen=True, slots=True)
class BackupState:
    """How safe the desk is: ages in seconds, None where there was none; ``second_problem`` is an error's code.

    The folder is the one beside the data unless ``is_chosen``. Of a shared database all of it is empty but
    ``server``: whoever runs that server backs it up.
    """

    folder: str
    is_chosen: bool
    second_folder: str
    budget_bytes: int | None
    used_bytes: int
    copies: tuple[BackupRow, ...]
    last_at: datetime | None
    age_seconds: float | None
    second_age_seconds: float | None
    second_problem: str
    proved_at: datetime | None
    server: str = ""


@dataclass(frozen=True, slots=True)
class BackupRecordRow:
    """One backup as it was recorded, whether or not its file is still kept."""

    id: int
    at: datetime
    file: str
    bytes: int
    is_verified: bool


@ask(Permission.VIEW_SETTINGS)
def state(read: Read) -> BackupState:
    """Return the backups in both places and how old the newest are."""
    places = _setting(read, "backup_places")
    folder = Path(places.get("folder") or backup_folder(read.desk.database.path))
    second = places.get("second_folder") or ""
    first_copies, _ = _copies(folder)
    second_copies, problem = _copies(Path(second)) if second else ([], "")
    proved = _setting(read, "backup_proved").get("at")
    rows = [(copy, False) for copy in first_copies] + [(copy, True) for copy in second_copies]
    return BackupState(
        folder=str(folder),
        is_chosen=bool(places.get("folder")),
        second_folder=second,
        budget_bytes=places.get("budget_bytes"),
        used_bytes=sum(copy.bytes for copy in first_copies),
        copies=tuple(BackupRow(str(copy.path), copy.at, copy.bytes, is_second) for copy, is_second in rows),
        last_at=first_copies[0].at if first_copies else None,
        age_seconds=_age(read, first_copies),
        second_age_seconds=_age(read, second_copies),
        second_problem=problem,
        proved_at=datetime.fromisoformat(proved) if proved else None,
        server="" if read.desk.database.makes_backups else read.desk.database.address,
    )


@ask(Permission.VIEW_SETTINGS)
def records(read: Read, limit: int = 50) -> list[BackupRecordRow]:
    """Return the backups made, the latest first."""
    columns = (BackupRecord.id, BackupRecord.at, BackupRecord.file, BackupRecord.bytes, BackupRecord.is_verified)
    statement = select(*columns).order_by(BackupRecord.id.desc()).limit(limit)
    return [BackupRecordRow(*row) for row in read.execute(statement)]


def _setting(read: Read, key: str) -> dict[str, Any]:
    return read.execute(select(Setting.value).where(Setting.key == key)).scalar() or {}


def _copies(folder: Path) -> tuple[list[Copy], str]:
    if not folder.is_dir():
        return [], "folder_missing"
    try:
        return copies_in(folder), ""
    except StorageProblem as problem:
        return [], problem.code


def _age(read: Read, copies: list[Copy]) -> float | None:
    return (read.now - copies[0].at).total_seconds() if copies else None
