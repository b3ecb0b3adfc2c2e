"""Ids that never come again: what still holds the id of a row that is gone must not meet another row under it.

A server's sequences only go forward. SQLite gives the id of the last row to the next once that row is deleted, unless
the table says AUTOINCREMENT; nothing in the file is stored differently for it, so the word is written into the schema
and no row is copied (https://www.sqlite.org/lang_altertable.html, "other kinds of schema changes").
"""

from __future__ import annotations

import re

from sqlalchemy import Connection, Table, func, select

from servicedesk.core.errors import StorageProblem

# Rows that nobody points at from outside: their ids may come again, and they are the most.
_UNHELD = ("alembic_version", "audit_entry", "identification_key", "search_document")
# For every row it writes the engine reads the counts from the first on: what comes by the million stands first.
_BUSIEST = ("service_level_result", "ticket", "ticket_entry", "ticket_state_change", "visit", "visit_step")
_COLUMN = re.compile(r'(\(\s*)"?id"? INTEGER NOT NULL(?=\s*,)')
_KEY = re.compile(r',\s*(?:CONSTRAINT "?\w+"? )?PRIMARY KEY \("?id"?\)')
_STEADY = "AUTOINCREMENT"


def hold_ids(connection: Connection) -> None:
    """Let every table of a migrated file give each id once; tables that do already stay as they are."""
    statement = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
    found = dict(connection.exec_driver_sql(statement).tuples().all())
    worded = {name: _worded(sql) for name, sql in found.items() if name not in _UNHELD and _STEADY not in sql}
    wanted = {name: sql for name, sql in worded.items() if sql is not None}
    if wanted:
        _write(connection, wanted)
    _count_on(connection, [name for name, sql in found.items() if name in wanted or _STEADY in sql])


def _worded(sql: str) -> str | None:
    """Return the definition of a table whose ids are steady, None where the key is not a number of the engine's."""
    if not _COLUMN.search(sql) or not _KEY.search(sql):
        return None
    return _KEY.sub("", _COLUMN.sub(r"\1id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", sql, count=1), count=1)


def _write(connection: Connection, definitions: dict[str, str]) -> None:
    # The engine keeps its count in a table that comes with the first definition of this kind.
    connection.exec_driver_sql("CREATE TABLE first_steady (id INTEGER PRIMARY KEY AUTOINCREMENT)")
    connection.exec_driver_sql("DROP TABLE first_steady")
    version = int(connection.exec_driver_sql("PRAGMA schema_version").scalar_one())
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    try:
        for name, sql in definitions.items():
            change = "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?"
            connection.exec_driver_sql(change, (sql, name))
        connection.exec_driver_sql(f"PRAGMA schema_version = {version + 1}")
    finally:
        connection.exec_driver_sql("PRAGMA writable_schema = RESET")
    for name in definitions:
        written = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar()
        connection.exec_driver_sql(f'SELECT id FROM "{name}" LIMIT 0')  # noqa: S608 - a name of the schema
        if _STEADY not in str(written):
            raise StorageProblem("damaged", table=name)


def _count_on(connection: Connection, names: list[str]) -> None:
    """Write down the last id of every table, so that it counts even when its row goes."""
    known = set(connection.exec_driver_sql("SELECT name FROM sqlite_sequence").scalars()) if names else set()
    for name in sorted(set(names) - known, key=lambda name: (name not in _BUSIEST, name)):
        statement = f'SELECT coalesce(max(id), 0) FROM "{name}"'  # noqa: S608 - a name of the schema
        last = connection.exec_driver_sql(statement).scalar()
        connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, last))


def last_id(connection: Connection, table: Table) -> int:
    """Return the last id *table* ever gave, whether or not its row is still there."""
    last = int(connection.execute(select(func.max(table.c.id))).scalar() or 0)
    if connection.dialect.name == "sqlite":
        statement = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        given = connection.exec_driver_sql(statement, (table.name,)).scalar()
    else:
        statement = "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, 'id')::regclass)"
        given = connection.exec_driver_sql(statement, (table.name,)).scalar()
    return max(last, int(given or 0))
