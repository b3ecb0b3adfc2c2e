"""Backups: a consistent copy of the open database, proved to open before it gets its name.

The key of the audit chain travels along, once per folder: a backup restored on a new computer could otherwise
not prove its own history. Who holds the folder can therefore recompute the chain, as who holds the desk can.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from servicedesk.core.clock import SystemClock
from servicedesk.core.errors import StorageProblem
from servicedesk.storage.audit_key import KEY_SUFFIX
from servicedesk.storage.connections import connect, copying, looking
from servicedesk.storage.database import Database
from servicedesk.storage.errors import known_errors
from servicedesk.storage.files import PARTIAL, copy_file, known_file_errors, put_in_place
from servicedesk.storage.migrations import KNOWN
from servicedesk.storage.places import check_place, cloud_folder
from servicedesk.storage.retention import Copy, kept
from servicedesk.storage.whole_check import damage

FOLDER = "backups"
SUFFIX = ".backup"
_NAME = re.compile(r"(?P<stem>.+)-(?P<at>\d{8}T\d{6})Z(-[a-z0-9-]+)?\.backup")
# Copied between two looks at other threads; a page is 4 KiB.
_PAGES = 4096
_SHADOWS = "search_index_"


@dataclass(frozen=True, slots=True)
class BackupResult:
    """A file that was proved: it opens, is whole, and holds what was counted when it was made."""

    file: Path
    bytes: int
    counts: dict[str, int]
    revision: str
    audit_id: int
    audit_mac: str = field(repr=False)


def backup_folder(database: Path) -> Path:
    """Return where backups of *database* go unless another place is chosen."""
    return database.parent / FOLDER


def backup(database: Database, folder: Path, *, at: datetime | None = None, label: str = "") -> BackupResult:
    """Copy *database* into *folder* while people work, prove the copy, and only then name it.

    Raises StorageProblem: folder_missing, read_only, disk_full, disk_error, damaged, network_share, cloud_folder.
    A copy for a share or a stick is made here first and then sent there by :func:`send_copy`.
    """
    check_place(folder / "x")
    with known_file_errors(folder):
        folder.mkdir(exist_ok=True)
    moment = (at or SystemClock().now()).astimezone(UTC)
    final = _free_name(folder, database.path.stem, moment, label)
    partial = final.with_name(final.name + PARTIAL)
    for left in folder.glob(f"*{SUFFIX}{PARTIAL}*"):
        left.unlink(missing_ok=True)
    _require_space(folder, database.path)
    try:
        with known_errors():
            expected = _copy(database.path, partial)
            found = _look(partial, check=True)
        if (found.counts, found.audit_id, found.audit_mac) != expected:
            raise StorageProblem("damaged", path=str(final))
        put_in_place(partial, final)
    finally:
        _sweep(partial)
    _bring_key(database.path, folder)
    return BackupResult(final, found.bytes, found.counts, found.revision, found.audit_id, found.audit_mac)


def backup_before_migration(database: Database) -> BackupResult | None:
    """Make a proved copy of a database about to be migrated; None where there is nothing in it yet."""
    with known_errors(), database.reader.begin() as connection:
        if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            return None
    return backup(database, backup_folder(database.path), label="before-migration")


def verify(path: Path, *, check: bool = True) -> BackupResult:
    """Open a backup or a database without changing it and prove it; *check* reads every page.

    Raises StorageProblem: missing, damaged, not_ours, newer_schema.
    """
    if not path.is_file():
        raise StorageProblem("missing", path=str(path))
    with known_errors():
        return _look(path, check=check)


def copies_in(folder: Path) -> list[Copy]:
    """Return the backups in *folder*; all were proved when they got their name."""
    found = []
    with known_file_errors(folder):
        for path in folder.iterdir() if folder.is_dir() else ():
            moment = made_at(path)
            if moment is not None:
                found.append(Copy(path, moment, path.stat().st_size))
    return sorted(found, key=lambda copy: (copy.at, copy.path.name), reverse=True)


def made_at(path: Path) -> datetime | None:
    """Return when a backup was made, as its name says; None for any other file."""
    match = _NAME.fullmatch(path.name)
    return None if match is None else datetime.strptime(match["at"], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def send_copy(file: Path, folder: Path) -> Path:
    """Copy a backup to a second place, a stick or a share, and prove the copy is the same."""
    problem = cloud_folder(folder.absolute() / file.name)
    if problem is not None:
        raise StorageProblem(problem.code, path=str(folder), name=problem.name)
    if not folder.is_dir():
        raise StorageProblem("folder_missing", path=str(folder))
    _require_space(folder, file)
    copy_file(file, folder / file.name)
    for key in file.parent.glob("*" + KEY_SUFFIX):
        if not (folder / key.name).exists():
            copy_file(key, folder / key.name)
    return folder / file.name


def prune(folder: Path, now: datetime, zone: tzinfo, budget_bytes: int | None = None) -> list[Path]:
    """Remove the backups that retention does not keep; return what was removed."""
    copies = copies_in(folder)
    keep = {copy.path for copy in kept(copies, now, zone, budget_bytes)}
    removed = [copy.path for copy in copies if copy.path not in keep]
    with known_file_errors(folder):
        for path in removed:
            path.unlink(missing_ok=True)
    return removed


def _copy(source: Path, partial: Path) -> tuple[dict[str, int], int, str]:
    """Copy page by page from one moment of the database; return what that moment held."""
    origin = connect(source)
    try:
        with copying(partial) as target:
            # Without this transaction every commit meanwhile would start the copying anew.
            origin.execute("BEGIN")
            expected = (_counts(origin), *_audit_head(origin))
            origin.backup(target, pages=_PAGES, sleep=0.0)
            # One file without a log, so that copying it is enough and a stick can be read-only.
            target.execute("PRAGMA journal_mode=DELETE")
            return expected
    finally:
        origin.close()


def _look(path: Path, *, check: bool) -> BackupResult:
    with looking(path) as connection:
        connection.execute("BEGIN")
        revision = _revision(connection, path)
        if check and (wrong := damage(path)):
            raise StorageProblem("damaged", path=str(path), detail=wrong)
        audit_id, audit_mac = _audit_head(connection)
        counts = _counts(connection)
    return BackupResult(path, path.stat().st_size, counts, revision, audit_id, audit_mac)


def _revision(connection: Any, path: Path) -> str:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"alembic_version", "audit_entry", "staff"} <= tables:
        raise StorageProblem("not_ours", path=str(path))
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None or row[0] not in KNOWN:
        raise StorageProblem("newer_schema", found=None if row is None else row[0])
    return str(row[0])


def _counts(connection: Any) -> dict[str, int]:
    """Return the rows of every table; the search index is counted by its documents."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    ours = [name for name in names if name != "search_index" and not name.startswith((_SHADOWS, "sqlite_"))]
    quoted = {name: '"' + name.replace('"', '""') + '"' for name in ours}
    return {name: int(connection.execute(f"SELECT count(*) FROM {quoted[name]}").fetchone()[0]) for name in ours}  # noqa: S608 - names from the schema itself, quoted


def _audit_head(connection: Any) -> tuple[int, str]:
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'audit_entry'").fetchone()
    row = connection.execute("SELECT id, mac FROM audit_entry ORDER BY id DESC LIMIT 1").fetchone() if found else None
    return (0, "") if row is None else (int(row[0]), str(row[1]))


def _free_name(folder: Path, stem: str, moment: datetime, label: str) -> Path:
    base = f"{stem}-{moment:%Y%m%dT%H%M%S}Z" + (f"-{label}" if label else "")
    for number in range(2, 1000):
        path = folder / f"{base}{SUFFIX}"
        if not path.exists():
            return path
        base = f"{stem}-{moment:%Y%m%dT%H%M%S}Z-" + "-".join(filter(None, (label, str(number))))
    raise StorageProblem("busy", path=str(folder))


def _require_space(folder: Path, source: Path) -> None:
    with known_file_errors(folder):
        needed = sum(path.stat().st_size for path in (source, source.with_name(source.name + "-wal")) if path.exists())
        free = shutil.disk_usage(folder).free
    if free < needed:
        raise StorageProblem("disk_full", path=str(folder), needed=needed, free=free)


def _bring_key(database: Path, folder: Path) -> None:
    """Put the key of the chain into the folder once; another database's key there is left alone."""
    key = database.with_name(database.name + KEY_SUFFIX)
    target = folder / key.name
    if key.is_file() and not target.exists():
        copy_file(key, target)


def _sweep(partial: Path) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        partial.with_name(partial.name + suffix).unlink(missing_ok=True)
