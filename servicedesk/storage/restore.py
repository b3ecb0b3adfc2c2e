"""Putting a backup in the place of the database, the present one kept aside first.

Whatever moment the process is killed at, the database's name stands for a whole file: the old or the new one.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from servicedesk.core.clock import SystemClock
from servicedesk.core.errors import StorageProblem
from servicedesk.storage.audit_chain import key_fits
from servicedesk.storage.audit_key import KEY_SUFFIX
from servicedesk.storage.backup import verify
from servicedesk.storage.connections import fold_log
from servicedesk.storage.errors import known_errors
from servicedesk.storage.files import copy_file, flush_folder, known_file_errors
from servicedesk.storage.places import check_place

_LOGS = ("-wal", "-shm")


def restore(database: Path, backup_file: Path, *, at: datetime | None = None) -> Path | None:
    """Restore a closed *database* from a backup; return where the present file was kept, None if there was none.

    Raises StorageProblem: missing, damaged, not_ours, newer_schema, disk_full, busy, network_share, cloud_folder.
    """
    check_place(database)
    proved = verify(backup_file)
    stamp = f"{(at or SystemClock().now()).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    _require_space(database, proved.bytes)
    incoming = database.with_name(database.name + ".incoming")
    try:
        copy_file(backup_file, incoming)
        aside = _keep_aside(database, stamp)
        _bring_key(database, incoming, backup_file.parent, stamp)
        with known_file_errors(database):
            # A log that is left would be applied to the new file and ruin it.
            for suffix in _LOGS:
                database.with_name(database.name + suffix).unlink(missing_ok=True)
            incoming.replace(database)
            flush_folder(database.parent)
    finally:
        incoming.unlink(missing_ok=True)
    return aside


def _require_space(database: Path, incoming: int) -> None:
    with known_file_errors(database):
        needed = incoming + (database.stat().st_size if database.exists() else 0)
        free = shutil.disk_usage(database.parent).free
    if free < needed:
        raise StorageProblem("disk_full", path=str(database.parent), needed=needed, free=free)


def _keep_aside(database: Path, stamp: str) -> Path | None:
    """Copy the present file aside, with the log that a program that was killed has left."""
    if not database.exists():
        return None
    aside = database.with_name(f"{database.stem}-kept-{stamp}{database.suffix}")
    # Before SQLite looks at them: opening a damaged file may throw its log away.
    copied = [_copy_aside(database, aside, suffix) for suffix in ("", *_LOGS[:1])]
    try:
        with known_errors():
            fold_log(database)
    except StorageProblem as problem:
        if problem.code != "damaged":
            for path in copied:
                path.unlink(missing_ok=True)
            raise
    return aside


def _copy_aside(database: Path, aside: Path, suffix: str) -> Path:
    source, target = (path.with_name(path.name + suffix) for path in (database, aside))
    if source.exists():
        copy_file(source, target)
    return target


def _bring_key(database: Path, incoming: Path, folder: Path, stamp: str) -> None:
    """See to it that the key beside the database is the one its new audit chain was made with."""
    key = database.with_name(database.name + KEY_SUFFIX)
    if key.exists() and key_fits(incoming, key):
        return
    for candidate in sorted(folder.glob("*" + KEY_SUFFIX)):
        if key_fits(incoming, candidate):
            if key.exists():
                copy_file(key, key.with_name(f"{key.name}-kept-{stamp}"))
            copy_file(candidate, key)
            return
