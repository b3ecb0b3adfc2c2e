"""Backing up, proving and restoring; copying happens beside the work, only the record is an act."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select

from servicedesk.core.actor import NOBODY, SYSTEM
from servicedesk.core.errors import NotFound, Refused, StorageProblem
from servicedesk.core.permissions import Permission
from servicedesk.models import AuditEntry, BackupRecord, Setting
from servicedesk.services.desk import load_site
from servicedesk.services.sign_in import enter_unstaffed
from servicedesk.storage import backup as storage
from servicedesk.storage.audit_chain import ChainState, verify_chain
from servicedesk.storage.backup import BackupResult
from servicedesk.storage.database import Database
from servicedesk.storage.desk import Desk, Work, act, require, require_standing
from servicedesk.storage.errors import known_errors
from servicedesk.storage.migrations import migrate, needs_migration
from servicedesk.storage.places import check_place
from servicedesk.storage.restore import restore

PLACES = "backup_places"
PROVED = "backup_proved"
BUDGET_BYTES = 20 * 1024**3


@dataclass(frozen=True, slots=True)
class BackupPlaces:
    """Where backups go: the first folder, a second place (stick or share) and what all may take."""

    folder: str = ""
    second_folder: str = ""
    budget_bytes: int = BUDGET_BYTES


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A proved backup; ``second_problem`` says why the second place has none."""

    result: BackupResult
    second_file: Path | None
    second_problem: StorageProblem | None
    removed: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What the desk was restored from, and where the file it had is kept."""

    result: BackupResult
    kept_aside: Path | None
    backup_before: Path | None


def back_up(desk: Desk, folder: Path | None = None, *, label: str = "") -> BackedUp:
    """Make a proved backup while people work, send it to the second place, remove what need not be kept.

    Raises StorageProblem: folder_missing, read_only, disk_full, disk_error, damaged, network_share, cloud_folder.
    """
    _require(desk, Permission.BACK_UP)
    places = _places(desk)
    target = folder or _first_folder(desk, places)
    result = storage.backup(desk.database, target, at=desk.clock.now(), label=label)
    _record(desk, result)
    removed = storage.prune(target, desk.clock.now(), desk.site.zone, places.budget_bytes) if folder is None else []
    second_file, problem = None, None
    if folder is None and places.second_folder:
        try:
            second_file = storage.send_copy(result.file, Path(places.second_folder))
            storage.prune(second_file.parent, desk.clock.now(), desk.site.zone, places.budget_bytes)
        except StorageProblem as error:
            # The first copy is safe; a stick that is not plugged in must not look like a failed backup.
            problem = error
    return BackedUp(result, second_file, problem, len(removed))


def back_up_if_changed(desk: Desk) -> BackedUp | None:
    """Make a backup if anything was done since the last; for the half-hourly clock and for leaving."""
    if not desk.database.makes_backups:
        return None
    _require(desk, Permission.BACK_UP)
    with known_errors(), desk.database.reader.begin() as connection:
        statement = select(BackupRecord.counts).where(BackupRecord.is_verified).order_by(BackupRecord.id.desc())
        last = connection.execute(statement.limit(1)).scalar()
        since = AuditEntry.id > (last or {}).get("audit_id", 0)
        done = select(AuditEntry.id).where(since, AuditEntry.act.not_like("backups.%")).limit(1)
        if connection.execute(done).first() is None:
            return None
    return back_up(desk)


def prove_restorable(desk: Desk, folder: Path | None = None) -> ChainState:
    """Restore the newest backup into a temporary folder, open it and walk its audit chain; the monthly drill.

    Copies in another *folder* are proved without being recorded: they say nothing of the kept ones.
    Raises NotFound ``no_backup``, StorageProblem when the copy is no longer whole.
    """
    _require(desk, Permission.BACK_UP)
    copies = storage.copies_in(folder or _first_folder(desk, _places(desk)))
    if not copies:
        raise NotFound("no_backup")
    with tempfile.TemporaryDirectory(prefix="servicedesk-") as name:
        target = Path(name) / desk.database.path.name
        restore(target, copies[0].path)
        database = Database.existing(target)
        try:
            if needs_migration(database):
                migrate(database)
            with known_errors(), database.reader.begin() as connection:
                state = verify_chain(connection, desk.audit_secret)
        finally:
            database.close()
    if folder is None:
        _record_proof(desk, copies[0].path.name, state.is_whole)
    return state


def restore_backup(desk: Desk, file: Path) -> Restored:
    """Put a backup in the place of the open database, the present state backed up and kept aside first.

    Nobody is signed in afterwards: the people are those of the backup. No other thread may use the desk meanwhile.
    """
    _require(desk, Permission.RESTORE)
    proved = _sound(file)
    before = storage.backup(
        desk.database, _first_folder(desk, _places(desk)), at=desk.clock.now(), label="before-restore"
    )
    by = desk.actor.name
    desk.database.close()
    aside = restore(desk.database.path, file, at=desk.clock.now())
    if needs_migration(desk.database):
        migrate(desk.database)
    desk.reload_key()
    load_site(desk)
    desk.actor = SYSTEM
    _record_restore(desk, file.name, by)
    if not enter_unstaffed(desk):
        desk.actor = NOBODY
    return Restored(proved, aside, before.file)


def restore_unopened(database: Path, file: Path) -> Restored:
    """Restore where the database is missing or too damaged to open, so that nobody could sign in to be asked."""
    proved = _sound(file)
    return Restored(proved, restore(database, file), None)


def _sound(file: Path) -> BackupResult:
    """Prove the backup to restore; what is wrong with it is not said of the data in use."""
    try:
        return storage.verify(file)
    except StorageProblem as problem:
        if problem.code != "damaged":
            raise
        raise StorageProblem("backup_damaged", path=str(file)) from problem


def verify_file(path: Path) -> BackupResult:
    """Prove a backup or a closed database without changing it; who can read the file may check it."""
    return storage.verify(path)


def check_places(places: BackupPlaces) -> None:
    """Refuse folders that are not there or would damage what is put into them; raises as choose_places."""
    if places.folder:
        check_place(Path(places.folder) / "x")
    for folder in filter(None, (places.folder, places.second_folder)):
        if not Path(folder).is_dir():
            raise StorageProblem("folder_missing", path=folder)
    if places.budget_bytes < 1024**2:
        raise Refused("budget_too_small", field="budget_bytes")


@act(Permission.RESTORE, undoable=False)
def choose_places(work: Work, places: BackupPlaces) -> None:
    """Set where backups go; folders must be there. A share is taken as second place, a cloud folder nowhere.

    Raises StorageProblem ``folder_missing``, ``network_share``, ``cloud_folder``; Refused ``budget_too_small``.
    """
    check_places(places)
    value = {
        "folder": places.folder,
        "second_folder": places.second_folder,
        "budget_bytes": places.budget_bytes,
    }
    _set(work, PLACES, value)
    work.audit("setting", None, key=PLACES, **value)


@act(Permission.BACK_UP, undoable=False)
def _record(work: Work, result: BackupResult) -> None:
    work.act = "backups.back_up"
    head = {"audit_id": result.audit_id, "audit_mac": result.audit_mac}
    identity = work.insert(
        BackupRecord,
        at=work.now,
        file=str(result.file),
        bytes=result.bytes,
        is_verified=True,
        counts={"rows": result.counts, **head},
    )
    # The head is noted in the copy's own file, in the record and here: three anchors for the chain.
    work.audit("backup_record", identity, file=result.file.name, **head)


@act(Permission.BACK_UP, undoable=False)
def _record_proof(work: Work, file: str, is_whole: bool) -> None:
    work.act = "backups.prove_restorable"
    work.audit("backup_record", None, file=file, is_whole=is_whole)
    if is_whole:
        _set(work, PROVED, {"at": work.now.isoformat(), "file": file})


@act(Permission.RESTORE, undoable=False)
def _record_restore(work: Work, file: str, by: str) -> None:
    work.act = "backups.restore_backup"
    work.audit("backup_record", None, file=file, by=by)


def _set(work: Work, key: str, value: dict[str, Any]) -> None:
    row = work.session.get(Setting, key)
    if row is None:
        work.insert(Setting, key=key, value=value)
    else:
        row.value = value


def _require(desk: Desk, permission: Permission) -> None:
    require(desk.actor, permission)
    if not desk.database.makes_backups:
        raise StorageProblem("backed_up_by_server", address=desk.database.address)
    with known_errors(), desk.database.reader.begin() as connection:
        require_standing(connection, desk.actor)


def _places(desk: Desk) -> BackupPlaces:
    with known_errors(), desk.database.reader.begin() as connection:
        value = connection.execute(select(Setting.value).where(Setting.key == PLACES)).scalar()
    return BackupPlaces(**value) if value else BackupPlaces()


def _first_folder(desk: Desk, places: BackupPlaces) -> Path:
    return Path(places.folder) if places.folder else storage.backup_folder(desk.database.path)
