"""Rows 2 and 4: the first page of the list of all tickets, and what a filter leaves of it, against bare SQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.measure import Result, alternately, timed
from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.paging import Sort
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, department_counts, ticket_ids, ticket_list
from servicedesk.services.desk import Desk
from servicedesk.storage.connections import connect

OPEN_TARGET, FILTER_TARGET, RARE_TARGET = 2.0, 2.0, 1.2
PAGE = 100
NEWEST = Sort("opened", descending=True)

_COLUMNS = """
SELECT ticket.id, ticket.version, ticket.number, ticket.title, ticket.kind, ticket.priority, ticket.state,
  ticket_state.name_zh, ticket_state.name_en, ticket_state.pauses, ticket.state_class, ticket.customer_id,
  customer.name, tier.name_zh, tier.name_en, tier.colour, ticket.place, department.name_zh, department.name_en,
  department.colour, ticket.owner_id, staff.name, ticket.opened_at, ticket.due_at, ticket.resolution_due_at,
  ticket.solved_at, ticket.is_sensitive, ticket.times_reopened,
  EXISTS (SELECT 1 FROM compensation WHERE compensation.ticket_id = ticket.id AND compensation.state = 'pending'),
  (SELECT is_met FROM service_level_result AS result WHERE result.ticket_id = ticket.id
   AND result.target = 'resolution' AND result.is_final = 1 LIMIT 1)
FROM ticket JOIN ticket_state ON ticket_state.code = ticket.state
  LEFT JOIN customer ON customer.id = ticket.customer_id LEFT JOIN tier ON tier.code = customer.tier_code
  LEFT JOIN department ON department.id = ticket.department_id LEFT JOIN staff ON staff.id = ticket.owner_id
WHERE ticket.is_sensitive = 0
"""
_NEWEST = f" ORDER BY ticket.opened_at DESC, ticket.id DESC LIMIT {PAGE}"


@contextmanager
def bare(database: Path) -> Iterator[Any]:
    """Open *database* as the program does, and ask without it."""
    connection = connect(database)
    try:
        yield connection
    finally:
        connection.close()


def open_list(desk: Desk, rounds: int) -> Result:
    """Measure row 2: the newest hundred of all tickets with everything a row of the list shows."""
    wanted = TicketFilter(TicketView.ALL)
    return _page(desk, rounds, 2, "open the list of all tickets", wanted, "", (), OPEN_TARGET)


def change_filter(desk: Desk, rounds: int) -> list[Result]:
    """Measure row 4: a department, and a combination that few tickets have: of that all ids, as the list asks."""
    department = department_counts(desk)[0].id
    common = _page(
        desk,
        rounds,
        4,
        "filter the list by a department",
        TicketFilter(TicketView.ALL, department_id=department),
        " AND ticket.department_id = ?",
        (department,),
        FILTER_TARGET,
    )
    return [common, _rare(desk, rounds)]


def _page(
    desk: Desk, rounds: int, row: int, name: str, wanted: TicketFilter, condition: str, values: Any, target: float
) -> Result:
    with bare(desk.database.path) as connection:

        def raw() -> list[Any]:
            found: list[Any] = connection.execute(_COLUMNS + condition + _NEWEST, values).fetchall()
            return found

        assert [line.id for line in ticket_list(desk, wanted, NEWEST, PAGE)] == [line[0] for line in raw()]
        ours, theirs = alternately(
            rounds, lambda: timed(lambda: ticket_list(desk, wanted, NEWEST, PAGE)), lambda: timed(raw)
        )
    return Result(row, name, f"raw SQL, {PAGE} rows", ours, theirs, target)


def _rare(desk: Desk, rounds: int) -> Result:
    wanted = TicketFilter(TicketView.ALL, kind=TicketKind.COMPLAINT, priority=Priority.URGENT, state="cancelled")
    statement = (
        "SELECT id FROM ticket WHERE is_sensitive = 0 AND kind = 'complaint' AND priority = 'urgent'"
        " AND state = 'cancelled' ORDER BY opened_at DESC, id DESC"
    )
    with bare(desk.database.path) as connection:

        def raw() -> list[int]:
            return [line[0] for line in connection.execute(statement)]

        assert list(ticket_ids(desk, wanted, NEWEST)) == raw()
        ours, theirs = alternately(rounds, lambda: timed(lambda: ticket_ids(desk, wanted, NEWEST)), lambda: timed(raw))
    return Result(4, "filter by a rare combination", "raw SQL, all ids", ours, theirs, RARE_TARGET)
