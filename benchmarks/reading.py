"""Row 9: a ticket with fifty entries opened, against the raw SQL of the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from benchmarks.measure import Result, alternately, timed
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.services.desk import Desk
from servicedesk.services.tickets import OpenTicket, add_note, open_ticket
from servicedesk.storage.database import connect

TARGET = 2.5
ENTRIES = 50


def open_long_ticket(desk: Desk, rounds: int) -> Result:
    """Measure row 9: the same statements with the same values, prepared by the engine, fetched and thrown away."""
    ticket = open_ticket(desk, OpenTicket("空调不制冷", "孩子午睡", place="1208")).id
    for number in range(ENTRIES - 1):
        add_note(desk, ticket, f"第 {number} 次联系工程部")
    ticket_detail(desk, ticket)
    with _recorded(desk) as statements:
        ticket_detail(desk, ticket)
    connection = connect(desk.database.path)

    def raw() -> None:
        connection.execute("BEGIN")
        for statement, parameters in statements:
            connection.execute(statement, parameters).fetchall()
        connection.execute("COMMIT")

    try:
        found = alternately(rounds, lambda: timed(lambda: ticket_detail(desk, ticket)), lambda: timed(raw))
    finally:
        connection.close()
    control = f"raw SQL, {len(statements)} reads"
    return Result(9, f"open a ticket with {ENTRIES} entries", control, found[0], found[1], TARGET)


@contextmanager
def _recorded(desk: Desk) -> Iterator[list[tuple[str, Any]]]:
    """Keep what is asked inside."""
    statements: list[tuple[str, Any]] = []

    def keep(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        if statement.lstrip()[:6].upper() in ("SELECT", "WITH R"):
            statements.append((statement, parameters))

    event.listen(desk.database.reader, "before_cursor_execute", keep)
    try:
        yield statements
    finally:
        event.remove(desk.database.reader, "before_cursor_execute", keep)
