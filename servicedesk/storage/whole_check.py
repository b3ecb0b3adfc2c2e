"""Proving that a file is whole: every page of every table and index, and every row in every index, on two processors.

The engine's own check of the whole file goes over one table after the other in one thread. Asked a table at a time it
does the same work, and two connections share it. What only the whole check tells besides is that a page belongs to no
table: nothing is lost by that.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from servicedesk.storage.connections import looking

WORKERS = 2
# Every row is looked up in every index: with room for the upper pages that takes a quarter less.
_CACHE_KIBIBYTES = 64 * 1024
# People at work go first; so much later is a thread of ours given a processor that others want.
_NICENESS = 10
# Checked by this name, the engine looks at its own table and at the list of free pages.
_SCHEMA = "sqlite_schema"


def damage(path: Path) -> str:
    """Return what is first found wrong with the database file at *path*, nothing if it is whole."""
    with looking(path) as connection:
        waiting = deque([_SCHEMA, *_tables(connection)])
    found: list[str] = []
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="check", initializer=_step_back) as threads:
        for each in [threads.submit(_check, path, waiting, found) for _ in range(WORKERS)]:
            each.result()
    return found[0] if found else ""


def _tables(connection: Any) -> list[str]:
    """Return the names of all tables, those that take longest first: so both have done at about the same time."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    indexes = connection.execute("SELECT tbl_name, count(*) FROM sqlite_master WHERE type = 'index' GROUP BY 1")
    by_table = dict(indexes.fetchall())
    work: dict[str, int] = {}
    for (name,) in rows:
        count = connection.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]  # noqa: S608 - quoted
        work[name] = count * (1 + by_table.get(name, 0))
    return sorted(work, key=lambda name: -work[name])


def _check(path: Path, waiting: deque[str], found: list[str]) -> None:
    """Check tables as long as any waits; what is found ends it for all."""
    try:
        with looking(path) as connection:
            connection.execute(f"PRAGMA cache_size=-{_CACHE_KIBIBYTES}")
            while waiting and not found:
                name = waiting.popleft()
                answers = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_quoted(name)})")]
                if answers != ["ok"]:
                    found.append(str(answers[0]))
                elif name != _SCHEMA and connection.execute(f"PRAGMA foreign_key_check({_quoted(name)})").fetchone():
                    found.append("foreign_key_check")
    except IndexError:
        # The other one took the last table in between.
        return
    except BaseException:
        waiting.clear()
        raise


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _step_back() -> None:
    """Let whoever works at the desk go first; only here is a thread something the system can be told that of."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
