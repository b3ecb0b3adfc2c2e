"""Row 11: a list of 100,000 tickets imported, against a bare loop that writes the same rows without asking anything."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.lists import bare
from benchmarks.measure import Result, alternately, timed
from benchmarks.site import opened
from servicedesk.core.permissions import Role
from servicedesk.core.pinyin import initials
from servicedesk.core.text import fold
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.importing import run_import
from servicedesk.services.imports.looking import FileCommand, command_for
from servicedesk.storage.index_words import TURNED
from servicedesk.storage.search_index import marks, pairs

TARGET = 1.15
LINES = 100_000
# Whole imports are long enough to say something by themselves.
MOST_ROUNDS = 3
HEADER = ("工单号", "标题", "描述", "状态", "优先级", "地点", "创建时间", "解决时间", "关闭时间")
_TITLES = ("空调不制冷", "淋浴水不热", "多加一条浴巾", "电视没有信号", "房门刷卡无反应", "走廊太吵", "发票抬头修改")
_BEGUN = datetime(2019, 1, 1, tzinfo=UTC)
_FORMAT = "%Y-%m-%d %H:%M"


def import_tickets(database: Path, rounds: int, lines: int = LINES) -> Result:
    """Measure row 11 on two copies of *database*, each growing in step; the list is a new one every round."""
    with tempfile.TemporaryDirectory(dir=database.parent) as folder:
        ours, theirs = Path(folder) / "ours.db", Path(folder) / "theirs.db"
        with bare(database) as connection:
            # What the log still holds belongs to the copies.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for copy in (ours, theirs):
            shutil.copyfile(database, copy)
        lists = _lists(Path(folder), lines)
        table = next(lists)

        def prototype() -> float:
            seconds = timed(lambda: _bare_import(theirs, table))
            _renew()
            return seconds

        def _renew() -> None:
            nonlocal table
            table = next(lists)

        found = alternately(min(rounds, MOST_ROUNDS), lambda: _import(ours, table, lines), prototype)
    return Result(11, f"import a list of {lines} tickets", "csv and executemany alone", found[0], found[1], TARGET)


def _import(database: Path, table: Path, lines: int) -> float:
    with opened(database, Role.ADMINISTRATOR) as desk:

        def run() -> None:
            result = run_import(desk, command_for(desk, FileCommand(table, ImportKind.TICKETS, {})))
            assert (result.imported, result.rejected) == (lines, 0)

        return timed(run)


def _lists(folder: Path, lines: int) -> Iterator[Path]:
    """Yield list after list, no number twice."""
    chance = Random(1)
    number = 0
    while True:
        path = folder / "tickets.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(HEADER)
            for _ in range(lines):
                number += 1
                opened_at = _BEGUN + timedelta(minutes=3 * number)
                solved_at = opened_at + timedelta(minutes=chance.randint(20, 900))
                times = (opened_at, solved_at, solved_at + timedelta(days=1))
                writer.writerow(
                    (
                        f"OLD-{number:08d}",
                        chance.choice(_TITLES),
                        f"客人说{chance.choice(_TITLES)}，请尽快处理 {chance.randint(1, 9999)}",
                        "已关闭",
                        chance.choice(("普通", "高", "紧急")),
                        str(chance.randint(301, 2520)),
                        *(f"{moment:{_FORMAT}}" for moment in times),
                    )
                )
        yield path


_TICKET = (
    "INSERT INTO ticket (id, number, title, description, kind, priority, priority_rank, state, state_class, place,"
    " channel, opened_at, solved_at, closed_at, resolution, cause, is_first_contact, is_sensitive, times_reopened,"
    " updated_at, version)"
    " VALUES (?, ?, ?, ?, 'request', 'normal', 2, 'closed', 'closed', ?, 'other', ?, ?, ?, '', '', 0, 0, 0, ?, 1)"
)
_ENTRY = (
    "INSERT INTO ticket_entry (ticket_id, kind, is_internal, text, details, at)"
    """ VALUES (?, ?, 0, ?, '{"source": "new", "target": "closed"}', ?)"""
)
_STATE = (
    "INSERT INTO ticket_state_change (ticket_id, state, state_class, pauses, reason, at) VALUES (?, ?, ?, 0, '', ?)"
)
_DOCUMENT = (
    "INSERT INTO search_document (id, kind, entity_id, title, text, initials, is_sensitive)"
    " VALUES (?, 'ticket', ?, ?, ?, ?, 0)"
)
_BATCH = (
    "INSERT INTO import_batch (kind, file, preset, reading, counts, created, replaced, imported_at)"
    " VALUES ('tickets', 'tickets.csv', '', '{}', '{}', '{}', '[]', '2026-01-01 00:00:00.000000') RETURNING id"
)
_SOURCE = "INSERT INTO ticket_source (ticket_id, batch_id, system, category, details) VALUES (?, ?, '', '', '{}')"
(_MARK,) = marks(["ticket"], False)
_INDEX = "INSERT INTO search_index (rowid, pairs) VALUES (?, ?)"


def _bare_import(database: Path, table: Path) -> None:
    """Write a ticket, where it came from, three states, three lines and what it is found by for every line of the list.

    These are the rows that the program writes, in the same tables, with the same words in the index.
    """
    with bare(database) as connection, table.open(encoding="utf-8", newline="") as stream:
        connection.execute("BEGIN IMMEDIATE")
        ticket = connection.execute("SELECT max(id) FROM ticket").fetchone()[0]
        document = connection.execute("SELECT max(id) FROM search_document").fetchone()[0]
        batch = connection.execute(_BATCH).fetchone()[0]
        tables = (_TICKET, _SOURCE, _STATE, _ENTRY, _DOCUMENT, _INDEX)
        rows: dict[str, list[Any]] = {statement: [] for statement in tables}
        lines = csv.reader(stream)
        next(lines)
        for number, title, text, _state, _priority, place, *times in lines:
            ticket, document = ticket + 1, document + 1
            moments = [f"{datetime.fromisoformat(each)}.000000" for each in times]
            rows[_TICKET].append((ticket, number, title, text, place, *moments, moments[2]))
            rows[_SOURCE].append((ticket, batch))
            for code, words, moment in zip(("new", "solved", "closed"), (text, "", ""), moments, strict=True):
                rows[_STATE].append((ticket, code, code, moment))
                rows[_ENTRY].append((ticket, "state", words, moment))
            folded = fold(f"{number} {title} {text} {place}")
            rows[_DOCUMENT].append((document, ticket, title, folded, initials(title)))
            rows[_INDEX].append((TURNED - document, pairs(folded, _MARK)))
        rows[_INDEX].reverse()
        for statement, values in rows.items():
            connection.executemany(statement, values)
        connection.execute("COMMIT")
