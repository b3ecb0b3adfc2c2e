"""Row 9 with paint: turning to a ticket with fifty entries in the real window, against one frame of a table."""

from __future__ import annotations

from itertools import cycle

from benchmarks.measure import Result, alternately, timed
from benchmarks.reading import ENTRIES, long_ticket
from benchmarks.window import main_window, settle, table
from servicedesk.services.desk import Desk
from servicedesk.ui.pages.tickets.page import TicketsPage

TARGET = 2.0
PAGE = 25


def turn_to_long_ticket(desk: Desk, rounds: int) -> Result:
    """Measure from the call to nothing left to paint, the query included; the table paints one page further on."""
    tickets = cycle([long_ticket(desk), long_ticket(desk)])
    with main_window(desk) as window, table() as view:
        window.show_page("tickets")
        page = window.current_page
        assert isinstance(page, TicketsPage)
        settle()
        bar = view.verticalScrollBar()
        steps = cycle(range(0, bar.maximum() - PAGE, PAGE))

        def turn() -> float:
            ticket = next(tickets)

            def show() -> None:
                page.detail.show_ticket(ticket)
                settle()

            seconds = timed(show)
            assert len(page.detail.timeline.entries) == ENTRIES
            return seconds

        def frame() -> float:
            def scroll() -> None:
                bar.setValue(next(steps))
                settle()

            return timed(scroll)

        ours, theirs = alternately(rounds, turn, frame)
    return Result(9, f"turn to a ticket with {ENTRIES} entries", "a frame of Qt's own table", ours, theirs, TARGET)
