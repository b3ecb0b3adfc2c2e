"""Row 5: a Chinese word of two characters, first page and count, against bare full text and against LIKE.

One word stands in a seventh of everything, where counting takes longest; the other in a few of a hundred.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import event

from benchmarks.lists import bare
from benchmarks.measure import Result, alternately, timed
from servicedesk.queries.search import EVERYTHING, count, search
from servicedesk.services.desk import Desk
from servicedesk.storage.index_words import TURNED
from servicedesk.storage.search_index import marks, match_expression

TARGET = 2.0
# The share of LIKE's time that is allowed.
LIKE_TARGET = 1 / 200
WORD, PAGE = "空调", 50
SELDOM = "电梯"
# So many rows the window shows at once, each with a piece of its text.
SHOWN = 12
# LIKE reads every text: a few rounds say enough.
LIKE_ROUNDS = 5


def search_word(desk: Desk, rounds: int) -> list[Result]:
    """Measure row 5, and that what is found is what LIKE finds."""
    expression = match_expression([WORD], [""])
    first = (
        "SELECT d.id, d.kind, d.entity_id, d.title, d.text FROM plain JOIN search_document d"
        f" ON d.id = plain.rowid WHERE plain MATCH ? ORDER BY plain.rowid DESC LIMIT {PAGE}"
    )
    with bare(desk.database.path) as connection, TemporaryDirectory() as folder:
        _index_without_kinds(connection, Path(folder) / "plain.db", expression)

        def ask(statement: str, value: str) -> list[Any]:
            found: list[Any] = connection.execute(statement, (value,)).fetchall()
            return found

        number = "SELECT count(*) FROM plain WHERE plain MATCH ?"
        like = "SELECT count(*) FROM search_document WHERE text LIKE ? {}"
        hidden = "" if desk.actor.staff_id is None else _hidden(desk, connection)
        counted, found = sum(count(desk, WORD).values()), ask(like.format(hidden), f"%{WORD}%")[0][0]
        remark = "recall 1.000, no false hit" if counted == found else f"found {counted}, LIKE finds {found}"
        itself, values = _statement_of(desk)
        page = alternately(
            rounds,
            lambda: timed(lambda: search(desk, WORD, limit=PAGE)),
            lambda: timed(lambda: ask(first, expression)),
            lambda: timed(lambda: connection.execute(itself, values).fetchall()),
            lambda: timed(lambda: [(hit.title, hit.snippet) for hit in search(desk, WORD, limit=PAGE).hits[:SHOWN]]),
        )
        total = alternately(
            rounds, lambda: timed(lambda: count(desk, WORD)), lambda: timed(lambda: ask(number, expression))
        )
        scanned = [
            alternately(
                min(rounds, LIKE_ROUNDS),
                lambda word=word: timed(lambda: count(desk, word)),  # type: ignore[misc] # a loop's own word
                lambda word=word: timed(lambda: ask(like.format(""), f"%{word}%")),  # type: ignore[misc]
            )
            for word in (WORD, SELDOM)
        ]
    return [
        Result(5, f"search {WORD}, the first {PAGE}", "raw FTS5 with the rows", page[0], page[1], TARGET),
        Result(5, f"search {WORD}, the first {PAGE}", "its own statement, bare", page[0], page[2], TARGET),
        Result(5, f"… and what a window shows of {SHOWN}", "raw FTS5 with the rows", page[3], page[1], TARGET),
        Result(5, f"search {WORD}, exact count by kind", "raw FTS5 count", total[0], total[1], TARGET, remark),
        *(
            Result(5, f"search {word}, exact count by kind", "LIKE over all texts", ours, theirs, LIKE_TARGET)
            for word, (ours, theirs) in zip((WORD, SELDOM), scanned, strict=True)
        ),
    ]


def _statement_of(desk: Desk) -> tuple[str, Any]:
    """Return the statement that finds the first page, with kinds and what may be seen in it."""
    heard: list[tuple[str, Any]] = []

    def keep(_connection: object, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        heard.append((statement, values))

    event.listen(desk.database.reader, "before_cursor_execute", keep)
    try:
        search(desk, WORD, limit=PAGE)
    finally:
        event.remove(desk.database.reader, "before_cursor_execute", keep)
    return heard[-1]


def _index_without_kinds(connection: Any, path: Path, token: str) -> None:
    """Make the index that would be asked if kinds did not matter: only the word's own list, for that is what counts."""
    connection.execute("ATTACH ? AS beside", (str(path),))
    connection.execute("PRAGMA beside.journal_mode=WAL").fetchall()
    connection.execute(
        "CREATE VIRTUAL TABLE beside.plain USING fts5("
        "pairs, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='5')"
    )
    of_every_kind = match_expression([WORD], marks(kind.value for kind in EVERYTHING))
    connection.execute(
        f"INSERT INTO plain (rowid, pairs) SELECT {TURNED} - rowid, ? FROM search_index WHERE search_index MATCH ?"
        " ORDER BY rowid DESC",
        (token, of_every_kind),
    )


def _hidden(desk: Desk, connection: Any) -> str:
    """Return what the reader may not see as SQL of our own: LIKE must not count it either."""
    from servicedesk.core.permissions import Permission

    if desk.actor.can(Permission.VIEW_SENSITIVE):
        return ""
    return (
        " AND is_sensitive = 0 AND NOT (kind = 'visit' AND entity_id IN"
        " (SELECT visit_id FROM ticket WHERE is_sensitive = 1 AND visit_id IS NOT NULL))"
        " AND NOT (kind = 'inquiry' AND entity_id IN (SELECT inquiry.id FROM inquiry"
        " JOIN ticket ON ticket.id = inquiry.ticket_id WHERE ticket.is_sensitive = 1))"
    )
