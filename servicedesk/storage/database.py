"""One database file: how it is opened, and the two engines on it; a server's database is a kind of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from servicedesk.core.errors import StorageProblem
from servicedesk.core.events import Changed
from servicedesk.storage.audit_key import audit_key
from servicedesk.storage.errors import known_errors

# Older ones can corrupt a file when two connections write and checkpoint at once (the WAL-reset race).
MINIMUM_SQLITE = (3, 51, 3)
READERS = 3

_PRAGMAS = (
    ("synchronous", "FULL"),
    ("foreign_keys", "ON"),
    ("busy_timeout", "5000"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
    ("secure_delete", "ON"),
    ("temp_store", "MEMORY"),
)


def check_engine_version() -> None:
    """Refuse a SQLite that is known to corrupt."""
    if driver.sqlite_version_info < MINIMUM_SQLITE:
        raise StorageProblem("engine_too_old", found=driver.sqlite_version)


def connect(path: Path, *, synchronous: str = "FULL") -> Any:
    """Open one connection: the only place that does. ``synchronous`` is lowered by fault tests alone."""
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False, timeout=5.0)
    for name, value in _PRAGMAS:
        connection.execute(f"PRAGMA {name}={synchronous if name == 'synchronous' else value}")
    answer = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if str(answer).lower() != "wal":
        connection.close()
        raise StorageProblem("no_write_ahead_log", found=answer)
    return connection


@contextmanager
def looking(path: Path) -> Iterator[Any]:
    """Open a file for looking only; a foreign one cannot run its own triggers or views."""
    # A copy on its own never changes; a database in use has its log beside it and is read with it.
    alone = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    connection = driver.connect(f"file:{quote(str(path))}?mode=ro{alone}", uri=True, isolation_level=None)
    try:
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


@contextmanager
def copying(path: Path) -> Iterator[Any]:
    """Open a new file to copy a database into: without a log, flushed once by the caller when complete."""
    connection = driver.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA journal_mode=OFF")
        yield connection
    finally:
        connection.close()


def fold_log(path: Path) -> None:
    """Bring what the log still holds into the file of a closed database; busy when somebody has it open."""
    connection = driver.connect(str(path), isolation_level=None, timeout=0.0)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _unpacked(text: str) -> Any:
    """Return what JSON *text* says; most lines of a timeline say nothing."""
    return {} if text == "{}" else json.loads(text)


class Database:
    """A file with one writing engine and a few reading ones.

    ``address`` is what to show people; ``path`` names the file, or what this PC keeps of a server's database.
    """

    is_shared = False
    makes_backups = True

    def __init__(self, path: Path, *, synchronous: str = "FULL") -> None:
        check_engine_version()
        self.path = path
        self.address = str(path)
        self.synchronous = synchronous
        self.writer = self._engine("BEGIN IMMEDIATE", 1)
        self.reader = self._engine("BEGIN", READERS)

    @classmethod
    def existing(cls, path: Path) -> Database:
        """Open a file that must be there."""
        if not path.is_file():
            raise StorageProblem("missing", path=str(path))
        if not os.access(path, os.W_OK):
            raise StorageProblem("read_only", path=str(path))
        return cls(path)

    def audit_key(self) -> bytes:
        """Return the key of the audit chain, made at first use."""
        return audit_key(self.path)

    def _engine(self, begin: str, connections: int) -> Engine:
        engine = create_engine(
            "sqlite://",
            module=driver,
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=connections,
            max_overflow=0,
            json_deserializer=_unpacked,
        )

        # A deferred BEGIN that turns into a write fails at once, whatever the busy timeout: writers say so first.
        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            cursor = connection.connection.cursor()
            cursor.execute(begin)
            cursor.close()

        return engine

    def _connect(self) -> Any:
        with known_errors():
            return connect(self.path, synchronous=self.synchronous)

    def tell_others(self, connection: Connection, changes: list[Changed]) -> None:
        """A file has one desk."""

    def listen_to_others(self, publish: Callable[[Changed], None]) -> None:
        """A file has one desk."""

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self.reader.dispose()
        self.writer.dispose()
