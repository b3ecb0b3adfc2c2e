"""The rows that a large site decides, measured on a database that is there or made once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from benchmarks.copying import back_up
from benchmarks.importing import import_tickets
from benchmarks.lists import change_filter, open_list
from benchmarks.measure import Line
from benchmarks.recognising import recognise
from benchmarks.reporting import weekly
from benchmarks.scrolling import scroll
from benchmarks.searching import search_word
from benchmarks.site import act_as, opened
from servicedesk.core.permissions import Role
from servicedesk.services.demo import make_demo
from servicedesk.services.desk import create_desk

LARGE = (2, 3, 4, 5, 6, 10, 11, 12)


def large_lines(database: Path, rounds: int, tickets: int, rows: Collection[int]) -> Iterator[Line]:
    """Measure *rows* on *database*, which is made with so many *tickets* where it is missing and never changed."""
    if not database.exists():
        desk = create_desk(database)
        make_demo(desk, "hotel", tickets)
        desk.close()
    with opened(database, Role.FRONT_DESK) as desk:
        if 2 in rows:
            yield open_list(desk, rounds)
        if 3 in rows:
            yield from scroll(desk, rounds)
        if 4 in rows:
            yield from change_filter(desk, rounds)
        if 5 in rows:
            yield from search_word(desk, rounds)
        if 6 in rows:
            yield from recognise(desk, rounds)
        act_as(desk, Role.SUPERVISOR)
        if 10 in rows:
            yield from weekly(desk, max(rounds // 5, 2))
        if 12 in rows:
            yield back_up(desk, max(rounds // 10, 2))
    if 11 in rows:
        yield import_tickets(database, rounds)
