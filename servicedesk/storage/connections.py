"""Connections to a file by the driver alone: whoever needs no more is not kept waiting for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver

from servicedesk.core.errors import StorageProblem

# Older ones can corrupt a file when two connections write and checkpoint at once (the WAL-reset race).
MINIMUM_SQLITE = (3, 51, 3)

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
def glancing(path: Path) -> Iterator[Any]:
    """Open the desk's own file for one short look in one transaction; locks are kept, nothing waits or is written."""
    connection = driver.connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None, timeout=0.0)
    try:
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
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
