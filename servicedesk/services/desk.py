"""Opening the desk: the database checked, migrated and ready to act on."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.clock import Clock
from servicedesk.core.errors import StorageProblem
from servicedesk.models import Site
from servicedesk.storage.backup import backup_before_migration, backup_folder
from servicedesk.storage.database import Database
from servicedesk.storage.desk import Desk, SiteFacts
from servicedesk.storage.errors import known_errors
from servicedesk.storage.migrations import migrate, needs_migration
from servicedesk.storage.places import check_place

__all__ = ["Desk", "SiteFacts", "create_desk", "load_site", "open_desk"]


def open_desk(path: Path, *, clock: Clock | None = None, station: str = "", actor: Actor | None = None) -> Desk:
    """Open an existing database; an older schema is migrated after a verified backup.

    Raises StorageProblem: missing, busy, damaged, newer_schema, read_only, network_share, cloud_folder.
    """
    check_place(path)
    _refuse_emptied(path)
    desk = Desk(Database.existing(path), clock, station)
    if needs_migration(desk.database):
        backup_before_migration(desk.database)
        migrate(desk.database)
    desk.actor = actor or desk.actor
    load_site(desk)
    return desk


def _refuse_emptied(path: Path) -> None:
    """Refuse a file without content that was a desk before: SQLite would throw its log away and begin anew."""
    if not path.is_file() or path.stat().st_size:
        return
    log = path.with_name(path.name + "-wal")
    has_log = log.is_file() and log.stat().st_size > 0
    if has_log or any(backup_folder(path).glob(f"{path.stem}-*.backup")):
        raise StorageProblem("damaged", path=str(path))


def create_desk(path: Path, *, clock: Clock | None = None, station: str = "") -> Desk:
    """Make a new empty database, or open the one that is there; acts as the system until set up."""
    if path.exists():
        return open_desk(path, clock=clock, station=station)
    check_place(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    desk = Desk(Database(path), clock, station)
    migrate(desk.database)
    desk.actor = SYSTEM
    return desk


def load_site(desk: Desk) -> bool:
    """Read the facts of the site into the desk; return whether there is a site yet."""
    with known_errors(), desk.database.reader.begin() as connection:
        row = connection.execute(select(Site.__table__).limit(1)).first()
    if row is None:
        return False
    desk.site = SiteFacts(
        row.name,
        row.desk_name,
        row.industry,
        ZoneInfo(row.timezone),
        row.currency,
        row.day_cut_minutes,
        row.is_practice,
    )
    return True
