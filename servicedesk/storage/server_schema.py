"""What a schema on a PostgreSQL server needs besides the tables: no desk at work, text ordered alike, the key."""

from __future__ import annotations

import secrets
from collections import defaultdict

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from servicedesk.core.errors import StorageProblem

# Two locks of this program among those of a database: who writes, and whose program is open.
WRITING = 0x73647701
OPEN = 0x73646F01
FAREWELL = "2s"
LOCK_NOT_AVAILABLE = "55P03"

_TEXT_COLUMNS = """
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type = 'character varying' AND collation_name IS NULL
    ORDER BY table_name, ordinal_position
"""


def be_alone(connection: Connection) -> None:
    """Keep every other desk away until this transaction ends; refuse while one is open on the data."""
    # One that was just closed takes the server a moment to notice.
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{FAREWELL}'")
    try:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({OPEN})")
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
            raise
        raise StorageProblem("desks_open") from None


def complete(connection: Connection) -> None:
    """Give a migrated schema what the migrations, written for both engines, do not say."""
    _order_text_as_files_do(connection)
    connection.exec_driver_sql('CREATE TABLE IF NOT EXISTS chain_key (key varchar COLLATE "C" NOT NULL)')
    if connection.exec_driver_sql("SELECT 1 FROM chain_key").first() is None:
        connection.exec_driver_sql("INSERT INTO chain_key (key) VALUES (%s)", (secrets.token_hex(32),))


def _order_text_as_files_do(connection: Connection) -> None:
    """Compare text by its code points: lists, paging and the keys of the one box are the same on either engine."""
    columns: dict[str, list[str]] = defaultdict(list)
    for table, column in connection.exec_driver_sql(_TEXT_COLUMNS).all():
        columns[table].append(column)
    for table, names in columns.items():
        changes = ", ".join(f'ALTER COLUMN "{name}" TYPE varchar COLLATE "C"' for name in names)
        connection.exec_driver_sql(f'ALTER TABLE "{table}" {changes}')


def follow_ids(connection: Connection, table: str, last: int) -> None:
    """Let a server's own numbers of *table* go on after *last*, an id that was handed out here."""
    statement = """
        SELECT setval(sequence, greatest(%(last)s, coalesce(pg_sequence_last_value(sequence::regclass), 0)))
        FROM pg_get_serial_sequence(%(table)s, 'id') AS sequence WHERE sequence IS NOT NULL
    """
    connection.exec_driver_sql(statement, {"table": table, "last": last})
