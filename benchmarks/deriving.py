"""Row 13: what one more closed day costs while many tickets are open, against the same rows read and written bare."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import text

from benchmarks.measure import Result, alternately, timed
from servicedesk.queries import rules
from servicedesk.services.calendars import DayDraft, days_effect
from servicedesk.services.desk import Desk

TARGET = 1.0
OPEN = 10_000
_OPEN = "state_class IN ('new', 'active', 'waiting')"


def derive_open(desk: Desk, rounds: int, many: int = OPEN) -> Result:
    """Measure the effect of a closed day on so many open tickets; the open ones of the practice site are multiplied."""
    _multiply(desk, many)
    calendar = rules.calendars(desk)[0].id
    day = DayDraft(desk.site.local(desk.clock.now()).date() + timedelta(days=1), False)

    def bare() -> None:
        with desk.database.writer.begin() as connection:
            ids = connection.execute(text(f"SELECT id FROM ticket WHERE {_OPEN}")).scalars().all()
            for each in ids:
                connection.execute(text("SELECT * FROM ticket WHERE id = :each"), {"each": each}).all()
                history = text("SELECT * FROM ticket_state_change WHERE ticket_id = :each ORDER BY at")
                connection.execute(history, {"each": each}).all()
                connection.execute(text("UPDATE ticket SET due_at = due_at WHERE id = :each"), {"each": each})

    ours, theirs = alternately(rounds, lambda: timed(lambda: days_effect(desk, calendar, [day])), lambda: timed(bare))
    return Result(13, f"a closed day, {many:,} open tickets", "the same rows, bare", ours, theirs, TARGET)


def _multiply(desk: Desk, many: int) -> None:
    """Copy open tickets with their histories until there are so many."""
    with desk.database.writer.begin() as connection:
        ids = connection.execute(text(f"SELECT id FROM ticket WHERE {_OPEN} ORDER BY id")).scalars().all()
        last = connection.execute(text("SELECT max(id) FROM ticket")).scalar_one()
        columns = {
            table: [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
            for table in ("ticket", "ticket_state_change")
        }
        ticket = ", ".join(name for name in columns["ticket"] if name not in ("id", "number"))
        change = ", ".join(name for name in columns["ticket_state_change"] if name not in ("id", "ticket_id"))
        for number in range(many - len(ids)):
            names = f"INSERT INTO ticket (id, number, {ticket})"
            key = {"new": last + number + 1, "number": f"B-{number}", "old": ids[number % len(ids)]}
            connection.execute(
                text(f"{names} SELECT :new, :number, {ticket} FROM ticket WHERE id = :old"),
                key,
            )
            connection.execute(
                text(
                    f"INSERT INTO ticket_state_change (ticket_id, {change})"
                    f" SELECT :new, {change} FROM ticket_state_change WHERE ticket_id = :old"
                ),
                key,
            )
