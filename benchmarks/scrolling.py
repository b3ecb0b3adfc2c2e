"""Row 3: paging and jumping in the list of all tickets, against a table that C++ alone fills and paints."""

from __future__ import annotations

import gc
from contextlib import ExitStack
from itertools import cycle
from random import Random

import psutil  # type: ignore[import-untyped] # brings no types

from benchmarks.measure import Result, alternately, timed
from benchmarks.window import main_window, settle, table
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.services.desk import Desk
from servicedesk.ui.pages.tickets.page import TicketsPage

PAGE_TARGET, TAIL_TARGET, MORE_TARGET = 1.5, 2.5, 45.0
_TABLE_STEP = 25


def scroll(desk: Desk, rounds: int) -> list[Result]:
    """Measure a page down, and a jump anywhere; rows are fetched within the frame here, elsewhere beside it."""
    before = psutil.Process().memory_info().rss
    with main_window(desk) as window, ExitStack() as later:
        of_window = (psutil.Process().memory_info().rss - before) / 2**20
        window.show_page("tickets")
        page = window.current_page
        assert isinstance(page, TicketsPage)
        page.list.show_filter(TicketFilter(TicketView.ALL))
        settle()
        view = page.list.view
        gc.collect()
        more = (psutil.Process().memory_info().rss - before) / 2**20
        # Only now: what the control takes is not ours.
        control = later.enter_context(table())
        bar, theirs = view.verticalScrollBar(), control.verticalScrollBar()
        chance = Random(1)
        steps = cycle(range(0, theirs.maximum() - _TABLE_STEP, _TABLE_STEP))

        def to(place: int) -> float:
            def move() -> None:
                bar.setValue(place)
                settle()

            return timed(move)

        def frame() -> float:
            def move() -> None:
                theirs.setValue(next(steps))
                settle()

            return timed(move)

        paging = alternately(rounds, lambda: to((bar.value() + bar.pageStep()) % max(bar.maximum(), 1)), frame)
        jumping = alternately(rounds, lambda: to(chance.randint(0, bar.maximum())), frame)
        rows = view.model().rowCount()
    remark = f"{rows} rows; window, pages and all ids: +{more:.0f} MB, +{more - of_window:.0f} of them page and ids"
    tail = sorted(paging[0])[-max(rounds // 100, 1) :]
    return [
        Result(
            3,
            "a page further in the list of tickets",
            "a frame of Qt's own table",
            paging[0],
            paging[1],
            PAGE_TARGET,
            remark,
        ),
        Result(3, "the slowest one in a hundred pages", "the median frame", tuple(tail), paging[1], TAIL_TARGET),
        Result(3, "a jump anywhere in the list", "a frame of Qt's own table", jumping[0], jumping[1], TAIL_TARGET),
    ]
