"""Looks at a file: read transactions on a connection that stays ready, for every question begins one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine

BEGIN = "BEGIN"
_TRIES = 3
# A transaction sees the moment of its first read, not that of its beginning.
_FIRST_READ = "SELECT 1 FROM sqlite_master LIMIT 1"


class Looks:
    """Keeps one connection of an engine between two questions; who asks meanwhile takes another from the pool.

    Taking one out of the pool and putting it back costs several times what the engine needs to begin and to end.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # Taking from a list and adding to it are whole steps: whoever finds it empty asks the pool.
        self._ready: list[Connection] = []
        self._closed = False

    def begin(self) -> AbstractContextManager[Connection]:
        """Return a transaction that is committed at the end, and rolled back after an error."""
        return _Look(self)

    @contextmanager
    def begin_both(self) -> Iterator[tuple[Connection, Connection | None]]:
        """Begin one look through two connections that see the very same moment.

        The second is None where somebody writes again and again just then: one connection alone sees one moment too.
        """
        other = self.take()
        try:
            for _ in range(_TRIES):
                # The engine counts, for each connection, what others wrote: what the second finds unchanged from
                # before the first began until its own beginning was the same for the first in between.
                before = _version(other)
                with self.begin() as first:
                    first.exec_driver_sql(_FIRST_READ)
                    with other.begin():
                        if _version(other) == before:
                            yield first, other
                            return
        finally:
            self.give_back(other)
        with self.begin() as first:
            yield first, None

    def take(self) -> Connection:
        """Return a connection without a transaction."""
        try:
            return self._ready.pop()
        except IndexError:
            return self._engine.connect()

    def give_back(self, connection: Connection) -> None:
        """Keep a connection for the next question, or leave it to the pool."""
        if self._ready:
            connection.close()
        else:
            self._ready.append(connection)
        # Looked at last: whoever closes meanwhile may not have seen what was just given back.
        if self._closed:
            self.close()

    def close(self) -> None:
        """Let go of what is ready; what is under way is let go at its end."""
        self._closed = True
        while self._ready:
            self.take().close()


def _version(connection: Connection) -> int:
    """Return a number that is another one as soon as another connection wrote something."""
    cursor = connection.connection.cursor()
    ((version,),) = cursor.execute("PRAGMA data_version").fetchall()
    cursor.close()
    return int(version)


class _Look(AbstractContextManager[Connection]):
    """One question's transaction; a class, as a generator would take as long as the transaction.

    Begun and ended by the driver: SQLAlchemy needs three times as long for both, and joins what has begun as soon as
    one of its own statements runs.
    """

    __slots__ = ("_connection", "_driver", "_looks")

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._connection: Connection
        self._driver: Any

    def __enter__(self) -> Connection:
        connection = self._connection = self._looks.take()
        try:
            self._driver = connection.connection.dbapi_connection
            self._driver.execute(BEGIN).close()
        except BaseException:
            connection.close()
            raise
        return connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            try:
                if self._connection.in_transaction():
                    self._connection.commit()
                else:
                    self._driver.execute("COMMIT").close()
            except BaseException:
                self._connection.close()
                raise
            self._looks.give_back(self._connection)
        else:
            # The pool rolls back what it is given.
            self._connection.close()
