"""Rows 7 and 8: a visit and a ticket made durable, against the disk and against SQLite doing the same inserts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import event

from benchmarks.measure import Result, alternately, timed
from servicedesk.services.desk import Desk
from servicedesk.services.tickets import OpenTicket, open_ticket
from servicedesk.services.tidying import tidy_desk
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import start_visit
from servicedesk.storage.connections import connect

VISIT_TARGET, TICKET_TARGET, TAIL_TARGET = 2.5, 3.0, 10.0
# So many that the slowest one in a hundred is not a single accident.
TAIL_ROUNDS = 300
# A disk that answers faster than this has not written anything down: there the engine is the fairer measure.
TRUSTED_FLUSH = 0.0001

Statement = tuple[str, Any, bool]


def create_visit(desk: Desk, rounds: int) -> list[Result]:
    """Measure row 7."""
    act = _numbered(lambda n: start_visit(desk, Arrive(request=f"空调不制冷 {n}", place="1208")))
    return _against(7, "create a visit, durable", desk, act, rounds, VISIT_TARGET)


def create_ticket(desk: Desk, rounds: int) -> list[Result]:
    """Measure row 8."""
    act = _numbered(lambda n: open_ticket(desk, OpenTicket(f"空调不制冷 {n}", "孩子午睡，要求换房", place="1208")))
    return _against(8, "create ticket, entry, search row", desk, act, rounds, TICKET_TARGET)


def slowest_tickets(desk: Desk, count: int = TAIL_ROUNDS) -> Result:
    """Measure the tail of row 8: the slowest one in a hundred against the median of the same run.

    Tidied before, as the window does in every quiet moment; then as many in a row as no desk ever opens.
    """
    tidy_desk(desk)
    act = _numbered(lambda n: open_ticket(desk, OpenTicket(f"水管漏水 {n}", "孩子午睡，要求换房", place="1208")))
    seconds = sorted(timed(act) for _ in range(count))
    slowest = seconds[-max(count // 100, 1) :]
    return Result(
        8, f"the slowest {len(slowest)} of {count} tickets", "their median", tuple(slowest), tuple(seconds), TAIL_TARGET
    )


def _numbered(act: Callable[[int], object]) -> Callable[[], object]:
    count = iter(range(1_000_000))
    return lambda: act(next(count))


def _against(row: int, name: str, desk: Desk, act: Callable[[], object], rounds: int, target: float) -> list[Result]:
    act()
    folder = desk.database.path.parent
    with (
        _flushing(folder / "flush.bin") as flush,
        recorded(desk) as statements,
        _replaying(desk.database.path, statements) as replay,
    ):

        def ours() -> float:
            statements.clear()
            return timed(act)

        found = alternately(rounds, ours, lambda: timed(flush), lambda: timed(replay))
        count = len(statements)
    mine, disk, engine = found
    free = median(disk) < TRUSTED_FLUSH
    remark = "flushing is nearly free here: see the next line" if free else ""
    return [
        Result(row, name, "fdatasync of 4 KiB", mine, disk, target, remark),
        Result(row, name, f"raw SQLite, {count} same writes", mine, engine, target),
    ]


def decisive(results: list[Result]) -> Result:
    """Return the kinder line: a disk that answers now from its cache and now in earnest is no measure by itself."""
    return min(results, key=lambda result: result.least)


@contextmanager
def recorded(desk: Desk) -> Iterator[list[Statement]]:
    """Keep the writing statements of what runs inside."""
    statements: list[Statement] = []

    def keep(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE"):
            statements.append((statement, parameters, many))

    event.listen(desk.database.writer, "before_cursor_execute", keep)
    try:
        yield statements
    finally:
        event.remove(desk.database.writer, "before_cursor_execute", keep)


@contextmanager
def _flushing(path: Path) -> Iterator[Callable[[], object]]:
    """Yield a function that writes 4 KiB and has the disk keep them."""
    block = os.urandom(4096)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    keep = getattr(os, "fdatasync", os.fsync)

    def flush() -> None:
        os.pwrite(handle, block, 0)
        keep(handle)

    try:
        yield flush
    finally:
        os.close(handle)
        path.unlink()


@contextmanager
def _replaying(database: Path, statements: list[Statement]) -> Iterator[Callable[[], object]]:
    """Yield a function that does what was just written again, to a copy, in one durable transaction.

    Original and copy go in step: every key and number falls out the same in both.
    """
    twin = database.with_name("twin.db")
    source = connect(database)
    source.execute("VACUUM INTO ?", (str(twin),))
    source.close()
    connection = connect(twin)

    def replay() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for statement, parameters, many in statements:
            if many:
                connection.executemany(statement, parameters)
            else:
                connection.execute(statement, parameters).fetchall()
        connection.execute("COMMIT")

    try:
        yield replay
    finally:
        connection.close()
        for file in twin.parent.glob(f"{twin.name}*"):
            file.unlink()
