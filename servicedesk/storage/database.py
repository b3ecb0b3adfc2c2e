"""One database file: how it is opened, and the two engines on it; a server's database is a kind of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from servicedesk.core.errors import StorageProblem
from servicedesk.core.events import Changed
from servicedesk.storage.audit_key import audit_key
from servicedesk.storage.connections import check_engine_version, connect
from servicedesk.storage.errors import known_errors
from servicedesk.storage.looks import BEGIN, Looks

READERS = 3


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
        # Each question may look through two: whoever has one never waits for another's second.
        self.reader = self._engine(BEGIN, READERS, more=READERS)
        self._looks = Looks(self.reader)

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

    def _engine(self, begin: str, connections: int, more: int = 0) -> Engine:
        engine = create_engine(
            "sqlite://",
            module=driver,
            creator=self._connect,
            poolclass=QueuePool,
            pool_size=connections,
            max_overflow=more,
            json_deserializer=_unpacked,
        )

        # A deferred BEGIN that turns into a write fails at once, whatever the busy timeout: writers say so first.
        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            wire: Any = connection.connection.dbapi_connection
            if wire.in_transaction:
                # A look that began without SQLAlchemy: its statement joins.
                return
            cursor = connection.connection.cursor()
            cursor.execute(begin)
            cursor.close()

        return engine

    def _connect(self) -> Any:
        with known_errors():
            return connect(self.path, synchronous=self.synchronous)

    def reading(self) -> AbstractContextManager[Connection]:
        """Begin one consistent look at the database, for one question."""
        return self._looks.begin()

    def reading_both(self) -> AbstractContextManager[tuple[Connection, Connection | None]]:
        """Begin one consistent look through two connections at once; the second is None where that cannot be had."""
        return self._looks.begin_both()

    def tell_others(self, connection: Connection, changes: list[Changed]) -> None:
        """A file has one desk."""

    def listen_to_others(self, publish: Callable[[Changed], None]) -> None:
        """A file has one desk."""

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        self._looks.close()
        self._dispose()

    def _dispose(self) -> None:
        self.reader.dispose()
        self.writer.dispose()
