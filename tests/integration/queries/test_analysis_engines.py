"""The evaluation counts the same whichever engine keeps the data."""

from __future__ import annotations

from datetime import UTC, date, datetime

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.clock import FixedClock
from servicedesk.core.enums import Channel
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role
from servicedesk.core.weekly import Metric
from servicedesk.queries.analysis import causes, comparison, demand, distribution, tiles, trends, waiting
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.analysis.scope import ALL, WEEK, Dimension, Slice
from servicedesk.queries.staff import departments
from servicedesk.services.demo import make_demo
from servicedesk.services.desk import create_desk

NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
LAST_WEEK = date(2026, 11, 9)


def everything(desk):
    """Return every figure of two weeks in a form that knows no ids."""
    start, end = desk.site.day_bounds(LAST_WEEK - WEEK)[0], desk.site.day_bounds(LAST_WEEK + WEEK)[0]
    found = []
    department = next(row.id for row in departments(desk) if row.code == "front")
    for part in (ALL, Slice(channel=Channel.PHONE), Slice(department_id=department)):
        span = (start, end, part)
        found.append(tiles.tiles(desk, start, end, (start - WEEK * 2, start), LAST_WEEK, part))
        found += [trends.share_trend(desk, metric, LAST_WEEK, part=part) for metric in (Metric.CSAT, Metric.ON_TIME)]
        for basis in causes.CauseBasis:
            bars = causes.causes(desk, basis, *span).rows
            found.append(sorted((bar.count, str(bar.name)) for bar in bars))
        found += [distribution.ratings(desk, *span), demand.demand(desk, *span), waiting.waiting(desk, *span)]
        for dimension in Dimension:
            by_rating = distribution.ratings_by(desk, dimension, *span)
            found.append(sorted((str(row.group.name), row.counts) for row in by_rating))
            for metric in (Metric.CSAT, Metric.ON_TIME):
                rows = comparison.comparison(desk, metric, dimension, *span).rows
                found.append([(str(row.group.name), row.share, row.beyond) for row in rows])
        for figure in Figure:
            page = records(desk, Drill(figure, start, end, part), None)
            found.append([(row.kind, row.at, row.value, row.is_hit, row.title, row.person) for row in page.rows])
        for cell in ((0, 9), (5, 11)):
            found.append(records(desk, Drill(Figure.VISITS, start, end, part, cell=cell)).total)
    return found


def test_both_engines_count_the_same(server, tmp_path, monkeypatch):
    with server.database() as address:
        desks = [create_desk(place, clock=FixedClock(NOW), station="A1") for place in (tmp_path / "desk.db", address)]
        answers = []
        for desk in desks:
            desk.actor = SYSTEM
            make_demo(desk, "hotel", 60, 1)
            desk.actor = Actor(None, "周宁", Role.SUPERVISOR)
            answers.append(everything(desk))
        reduced = ROLE_PERMISSIONS[Role.SUPERVISOR] - {Permission.VIEW_SENSITIVE}
        monkeypatch.setitem(ROLE_PERMISSIONS, Role.SUPERVISOR, reduced)
        narrowed = [everything(desk) for desk in desks]
        for desk in desks:
            desk.close()
    assert answers[0] == answers[1]
    assert narrowed[0] == narrowed[1]
