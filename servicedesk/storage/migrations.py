"""Bringing a database to the schema this program knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from servicedesk.core.errors import StorageProblem
from servicedesk.core.paths import MIGRATIONS

if TYPE_CHECKING:
    # The first look at a file asks for the newest revision alone, before SQLAlchemy is there.
    from alembic.config import Config
    from sqlalchemy import Connection

    from servicedesk.storage.database import Database

# The newest revision, written here so that starting does not import Alembic; a test compares the two.
HEAD = "0016"
KNOWN = tuple(f"{number:04d}" for number in range(1, int(HEAD) + 1))


def revision(connection: Connection) -> str | None:
    """Return the revision the file is at, None for an empty file."""
    tables = _tables(connection)
    if "alembic_version" not in tables:
        if tables:
            raise StorageProblem("not_ours")
        return None
    value = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if value is None else str(value)


def needs_migration(database: Database) -> bool:
    """Return whether the file is older than the program; refuse one that is newer, untouched."""
    from servicedesk.storage.errors import known_errors

    with known_errors(), database.reader.begin() as connection:
        found = revision(connection)
    if found is not None and found not in KNOWN:
        raise StorageProblem("newer_schema", found=found)
    return found != HEAD


def migrate(database: Database, target: str = "head") -> None:
    """Run the missing migrations in one transaction; a killed process leaves the old schema whole."""
    from servicedesk.storage.errors import known_errors

    with known_errors():
        if database.is_shared:
            # Connections of our own would count as another desk's.
            database.reader.dispose()
        with database.writer.connect() as connection, _foreign_keys_at_rest(connection), connection.begin():
            _run(connection, target)


def _tables(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        return set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    statement = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    return set(connection.exec_driver_sql(statement).scalars())


@contextmanager
def _foreign_keys_at_rest(connection: Connection) -> Iterator[None]:
    """Keep SQLite from firing foreign keys: they cannot be switched inside a transaction."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _run(connection: Connection, target: str) -> None:
    from alembic import command

    from servicedesk.storage import server_schema, steady_ids

    on_server = connection.dialect.name != "sqlite"
    if on_server:
        server_schema.be_alone(connection)
    found = revision(connection)
    if found is not None and found not in KNOWN:
        raise StorageProblem("newer_schema", found=found)
    if target == "head" or (found is not None and target in KNOWN[: KNOWN.index(found) + 1]):
        going_down = target != "head"
    else:
        going_down = target == "base"
    (command.downgrade if going_down else command.upgrade)(_configuration(connection), target)
    if on_server:
        server_schema.complete(connection)
        return
    steady_ids.hold_ids(connection)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise StorageProblem("damaged", table=str(broken[0]))


def _configuration(connection: Connection) -> Config:
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(MIGRATIONS)))
    configuration.attributes["connection"] = connection
    return configuration
