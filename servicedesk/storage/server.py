"""A database on a PostgreSQL server, shared by several desks.

What SQLite promises by itself is asked for here: one act writes at a time on all desks together (a lock that
belongs to the transaction), a query sees one moment, and an act is on the disk when it is called saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from servicedesk.core.addresses import ServerAddress
from servicedesk.core.errors import StorageProblem
from servicedesk.core.events import Changed
from servicedesk.core.text import storable
from servicedesk.storage.database import READERS, Database
from servicedesk.storage.errors import known_errors
from servicedesk.storage.other_desks import OtherDesks
from servicedesk.storage.server_schema import OPEN, WRITING

if TYPE_CHECKING:
    import psycopg

MINIMUM_VERSION = 15
PATIENCE = "5s"

# A desk that loses power in the middle of an act must not keep the others waiting.
_SETTINGS = {
    "TimeZone": "UTC",
    "synchronous_commit": "on",
    "lock_timeout": PATIENCE,
    "idle_in_transaction_session_timeout": "60s",
    "tcp_keepalives_idle": "15",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
    "default_text_search_config": "simple",
}
_KEEP_ALIVE = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3, "connect_timeout": 10}


def driver() -> Any:
    """Return the driver, imported only where there is a server; not every processor has it."""
    try:
        import psycopg
    except ImportError as error:
        raise StorageProblem("no_server_driver") from error
    return psycopg


class ServerDatabase(Database):
    """The shared database: one writing connection and a few reading ones, as on a file."""

    is_shared = True
    makes_backups = False

    def __init__(self, address: ServerAddress) -> None:
        self.server = address
        self.address = str(address)
        self.path = address.station_path
        self._driver = driver()
        self.writer = self._server_engine(reads=False)
        self.reader = self._server_engine(reads=True)
        try:
            with known_errors(), self.writer.connect() as connection:
                _check_server(connection)
        except StorageProblem:
            self.writer.dispose()
            raise
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._others = OtherDesks(self._listening)

    def reading(self) -> AbstractContextManager[Connection]:
        """Begin one look; the pool asks first whether the server is still there."""
        return self.reader.begin()

    @contextmanager
    def reading_both(self) -> Iterator[tuple[Connection, Connection | None]]:
        """Begin one look: a server has more to do than one desk's report, and one connection is enough."""
        with self.reading() as connection:
            yield connection, None

    def audit_key(self) -> bytes:
        """Return the key of the chain that all desks go on with; who has the database's password has it."""
        with known_errors(), self.reader.begin() as connection:
            return bytes.fromhex(connection.exec_driver_sql("SELECT key FROM chain_key").scalar_one())

    def tell_others(self, connection: Connection, changes: list[Changed]) -> None:
        """Let the other desks know with the commit."""
        self._others.tell(connection, changes)

    def listen_to_others(self, publish: Callable[[Changed], None]) -> None:
        """Hand what other desks change to *publish*."""
        self._others.listen(publish)

    def close(self) -> None:
        """Stop listening and close every connection."""
        self._others.close()
        self._dispose()

    def _listening(self) -> psycopg.Connection[Any]:
        connection = self._connect_to_server(reads=True)
        connection.autocommit = True
        return connection

    def _server_engine(self, *, reads: bool) -> Engine:
        engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: self._connect_to_server(reads=reads),
            poolclass=QueuePool,
            pool_size=READERS if reads else 1,
            max_overflow=0,
            # A server that was started anew while nobody worked is nobody's concern.
            pool_pre_ping=True,
            use_native_hstore=False,
        )
        if not reads:
            # Taken first of all, so that what is read afterwards is what the act before has left.
            @event.listens_for(engine, "begin")
            def _begin(connection: Connection) -> None:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING})")

        return engine

    def _connect_to_server(self, *, reads: bool) -> psycopg.Connection[Any]:
        with known_errors():
            connection: psycopg.Connection[Any] = self._driver.connect(
                self.server.url, application_name="servicedesk", client_encoding="utf8", **_KEEP_ALIVE
            )
            try:
                connection.autocommit = True
                values = ", ".join(f"set_config('{name}', '{value}', false)" for name, value in _SETTINGS.items())
                connection.execute(f"SELECT {values}")
                _take_any_text(connection)
                _stay_open(connection)
                connection.autocommit = False
                levels = self._driver.IsolationLevel
                # An act waits for its turn before it looks; a query looks at one moment all through.
                connection.isolation_level = levels.REPEATABLE_READ if reads else levels.READ_COMMITTED
                connection.read_only = reads
            except BaseException:
                connection.close()
                raise
        return connection


def _take_any_text(connection: psycopg.Connection[Any]) -> None:
    """Let whatever is typed be looked for: the driver refuses NUL and lone surrogates, which no row holds."""
    from psycopg.types.string import StrDumperUnknown

    class Storable(StrDumperUnknown):
        """Text as it would have been stored."""

        def dump(self, obj: str) -> Any:
            return super().dump(storable(obj))

    connection.adapters.register_dumper(str, Storable)


def _stay_open(connection: psycopg.Connection[Any]) -> None:
    """Say that a program is open on this database, as long as the connection lives."""
    row = connection.execute(f"SELECT pg_try_advisory_lock_shared({OPEN})").fetchone()
    if row is None or not row[0]:
        raise StorageProblem("being_migrated")


def _check_server(connection: Connection) -> None:
    version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one())
    if version // 10000 < MINIMUM_VERSION:
        raise StorageProblem("server_too_old", found=version // 10000, needed=MINIMUM_VERSION)
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise StorageProblem("server_not_unicode", found=encoding)


def create_database(address: ServerAddress) -> None:
    """Make the database of *address* where it is not there yet; the role needs the right to."""
    psycopg = driver()
    if _can_connect(address):
        return
    with known_errors(), psycopg.connect(address.url, dbname="postgres", autocommit=True, **_KEEP_ALIVE) as connection:
        name = psycopg.sql.Identifier(address.name)
        statement = psycopg.sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'")
        connection.execute(statement.format(name))


def is_there(address: ServerAddress) -> bool:
    """Return whether there is a desk's database at *address*."""
    if not _can_connect(address):
        return False
    with known_errors(), driver().connect(address.url, **_KEEP_ALIVE) as connection:
        return connection.execute("SELECT to_regclass('alembic_version')").fetchone()[0] is not None


def _can_connect(address: ServerAddress) -> bool:
    """Return whether the server has the database; a server that refuses for another reason raises."""
    psycopg = driver()
    with known_errors():
        try:
            psycopg.connect(address.url, **_KEEP_ALIVE).close()
        except psycopg.OperationalError:
            # The refusal carries no code, only words in the server's language: the list of databases tells.
            if not address.name or address.name in _databases(address):
                raise
            return False
    return True


def _databases(address: ServerAddress) -> list[str]:
    with driver().connect(address.url, dbname="postgres", **_KEEP_ALIVE) as connection:
        return [row[0] for row in connection.execute("SELECT datname FROM pg_database").fetchall()]
