"""Opening the desk: the database checked, migrated and ready to act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.addresses import Address, ServerAddress
from servicedesk.core.clock import Clock
from servicedesk.core.errors import StorageProblem
from servicedesk.core.site_facts import SiteFacts
from servicedesk.core.ticket_fields import FIELDS_EDITION, FIELDS_SETTING
from servicedesk.models import Setting, Site
from servicedesk.storage import server
from servicedesk.storage.audit_key import KEY_SUFFIX
from servicedesk.storage.backup import backup_before_migration, backup_folder
from servicedesk.storage.database import Database
from servicedesk.storage.desk import Desk, require_standing
from servicedesk.storage.errors import known_errors
from servicedesk.storage.migrations import migrate, needs_migration
from servicedesk.storage.places import check_place

__all__ = ["Desk", "SiteFacts", "create_desk", "is_desk_there", "load_site", "open_desk"]


def open_desk(address: Address, *, clock: Clock | None = None, station: str = "", actor: Actor | None = None) -> Desk:
    """Open an existing database; an older schema is migrated, a file's after a verified backup.

    Raises StorageProblem: missing, busy, damaged, newer_schema, read_only, network_share, cloud_folder; of a server
    no_server, server_refused, desks_open.
    """
    database = _existing(address)
    with _closed_unless_opened(database):
        if needs_migration(database):
            if database.makes_backups:
                backup_before_migration(database)
            migrate(database)
        desk = Desk(database, clock, station)
        desk.actor = actor or desk.actor
        if load_site(desk):
            _add_missing_fields(desk)
    return desk


def _add_missing_fields(desk: Desk) -> None:
    """Give a database that an older program made the ticket fields it lacks."""
    with known_errors(), desk.database.reader.begin() as connection:
        value = connection.execute(select(Setting.value).where(Setting.key == FIELDS_SETTING)).scalar() or {}
    if value.get("edition", 0) < FIELDS_EDITION:
        # Once in the life of a database: the pack need not be known at every start.
        from servicedesk.services.field_definitions import add_missing_fields

        add_missing_fields(desk.as_actor(SYSTEM))


@contextmanager
def _closed_unless_opened(database: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        database.close()
        raise


def _existing(address: Address) -> Database:
    if isinstance(address, ServerAddress):
        if not is_desk_there(address):
            raise StorageProblem("missing", path=str(address))
        return server.ServerDatabase(address)
    check_place(address)
    if _is_empty(address):
        # SQLite would throw its log away and begin anew; a desk that was here is damaged, not new.
        raise StorageProblem("damaged", path=str(address))
    return Database.existing(address)


def is_desk_there(address: Address) -> bool:
    """Return whether there is a database at *address* to open."""
    return server.is_there(address) if isinstance(address, ServerAddress) else address.exists()


def _is_empty(path: Path) -> bool:
    return path.is_file() and not path.stat().st_size


def _was_desk(path: Path) -> bool:
    """Return whether a log, a key or a backup remembers a desk that was here."""
    log, key = path.with_name(path.name + "-wal"), path.with_name(path.name + KEY_SUFFIX)
    has_log = log.is_file() and log.stat().st_size > 0
    return has_log or key.exists() or any(backup_folder(path).glob(f"{path.stem}-*.backup"))


def create_desk(address: Address, *, clock: Clock | None = None, station: str = "") -> Desk:
    """Make a new empty database, or open the one that is there; acts as the system until set up."""
    is_prepared = isinstance(address, Path) and _is_empty(address) and not _was_desk(address)
    if is_desk_there(address) and not is_prepared:
        return open_desk(address, clock=clock, station=station)
    database = _new(address)
    with _closed_unless_opened(database):
        try:
            migrate(database)
        except StorageProblem as problem:
            if problem.code != "missing":
                raise
            # The engine could not make the file, which no folder lacks the place for.
            raise StorageProblem("not_made", path=str(address)) from problem
        desk = Desk(database, clock, station)
    desk.actor = SYSTEM
    return desk


def _new(address: Address) -> Database:
    if isinstance(address, ServerAddress):
        server.create_database(address)
        return server.ServerDatabase(address)
    check_place(address)
    address.parent.mkdir(parents=True, exist_ok=True)
    return Database(address)


def load_site(desk: Desk) -> bool:
    """Read the facts of the site into the desk; return whether there is a site yet."""
    with known_errors(), desk.database.reader.begin() as connection:
        row = connection.execute(select(Site.__table__).limit(1)).first()
        desk.learn(require_standing(connection, SYSTEM).rights)
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
