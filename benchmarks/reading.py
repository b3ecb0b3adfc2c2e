"""Row 9: a ticket with fifty entries opened, against the raw SQL of the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import event

from benchmarks.measure import Result, alternately, timed
from servicedesk.core.enums import Severity
from servicedesk.queries.ticket_details import TicketDetail, ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.queries.visits import scenarios
from servicedesk.services.compensations import RequestCompensation, request_compensation
from servicedesk.services.customer_details import AddAlert, add_alert
from servicedesk.services.desk import Desk
from servicedesk.services.ticket_links import link
from servicedesk.services.tickets import OpenTicket, add_note, open_ticket
from servicedesk.storage.connections import connect

TARGET = 2.5
ENTRIES = 50
PLACE = "1208"


def long_ticket(desk: Desk) -> int:
    """Open a ticket with everything a ticket can have, fifty lines of timeline among it; return its id."""
    customer = next(row.customer_id for row in ticket_list(desk, TicketFilter(TicketView.ALL)) if row.customer_id)
    add_alert(desk, AddAlert(customer, Severity.SAFETY, "对花生过敏"))
    command = OpenTicket(
        "空调不制冷",
        "孩子午睡，要求换房",
        scenario_id=scenarios(desk)[0].id,
        customer_id=customer,
        place=PLACE,
        promise="十点前回复",
        promise_due_at=desk.clock.now() + timedelta(hours=1),
    )
    earlier, ticket = open_ticket(desk, command).id, open_ticket(desk, command).id
    link(desk, ticket, earlier)
    request_compensation(desk, RequestCompensation(ticket, name="果盘", amount_cents=5000, reason="久等"))
    for number in range(ENTRIES - len(_detail(desk, ticket).entries)):
        add_note(desk, ticket, f"第 {number} 次联系工程部")
    return ticket


def open_long_ticket(desk: Desk, rounds: int) -> Result:
    """Measure row 9: the same statements with the same values, prepared by the engine, fetched and thrown away."""
    ticket = long_ticket(desk)
    detail = _detail(desk, ticket)
    assert len(detail.entries) == ENTRIES
    parts = (detail.alerts, detail.checks, detail.links, detail.repeats, detail.compensations, detail.promises)
    assert all(parts), "every statement has something to fetch"
    with _recorded(desk) as statements:
        _detail(desk, ticket)
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
    return Result(9, f"read a ticket with {ENTRIES} entries", control, found[0], found[1], TARGET)


def _detail(desk: Desk, ticket: int) -> TicketDetail:
    detail = ticket_detail(desk, ticket)
    assert isinstance(detail, TicketDetail)
    return detail


@contextmanager
def _recorded(desk: Desk) -> Iterator[list[tuple[str, Any]]]:
    """Keep what is asked inside."""
    statements: list[tuple[str, Any]] = []

    def keep(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        statements.append((statement, parameters))

    event.listen(desk.database.reader, "before_cursor_execute", keep)
    try:
        yield statements
    finally:
        event.remove(desk.database.reader, "before_cursor_execute", keep)
