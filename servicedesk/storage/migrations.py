"""Bringing a database to the schema this program knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from servicedesk.core.errors import StorageProblem
from servicedesk.core.paths import MIGRATIONS
from servicedesk.storage.database import Database
from servicedesk.storage.errors import known_errors

if TYPE_CHECKING:
    from alembic.config import Config

# The newest revision, written here so that starting does not import Alembic; a test compares the two.
HEAD = "0005"
KNOWN = ("0001", "0002", "0003", "0004", "0005")


def revision(connection: Connection) -> str | None:
    """Return the revision the file is at, None for an empty file."""
    found = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
    if found is None:
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'table'").scalar()
        if tables:
            raise StorageProblem("not_ours")
        return None
    value = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if value is None else str(value)


def needs_migration(database: Database) -> bool:
    """Return whether the file is older than the program; refuse one that is newer, untouched."""
    with known_errors(), database.reader.begin() as connection:
        found = revision(connection)
    if found is not None and found not in KNOWN:
        raise StorageProblem("newer_schema", found=found)
    return found != HEAD


def migrate(database: Database, target: str = "head") -> None:
    """Run the missing migrations in one transaction; a killed process leaves the old schema whole."""
    from alembic import command

    # Foreign keys cannot be switched inside a transaction, and rebuilding a table would fire them.
    with known_errors(), database.writer.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                configuration = _configuration(connection)
                found = revision(connection)
                if found is not None and found not in KNOWN:
                    raise StorageProblem("newer_schema", found=found)
                if target == "head" or (found is not None and target in KNOWN[: KNOWN.index(found) + 1]):
                    going_down = target != "head"
                else:
                    going_down = target == "base"
                (command.downgrade if going_down else command.upgrade)(configuration, target)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise StorageProblem("damaged", table=str(broken[0]))
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def _configuration(connection: Connection) -> Config:
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(MIGRATIONS)))
    configuration.attributes["connection"] = connection
    return configuration
