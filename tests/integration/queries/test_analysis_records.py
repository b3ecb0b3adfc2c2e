"""Every figure of the evaluation opens as many records as it counts."""

from __future__ import annotations

import pytest

from servicedesk.core.enums import Channel
from servicedesk.core.weekly import Metric
from servicedesk.queries.analysis import causes, comparison, demand, distribution, tiles, waiting
from servicedesk.queries.analysis.causes import CauseBasis
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.analysis.scope import ALL, WEEK, Dimension, Slice
from tests.integration.queries.analysis_site import LAST_WEEK, bounds, looked_up, shown

PARTS = (ALL, Slice(department_id=3), Slice(channel=Channel.PHONE), Slice(1, Channel.IN_PERSON))


@pytest.mark.parametrize("part", PARTS)
def test_every_tile_has_its_records(demo, part):
    start, end = bounds(demo)
    found = shown(demo, part=part)
    wanted = {
        Figure.CSAT: found.csat.n,
        Figure.NPS: found.nps.n,
        Figure.ON_TIME: found.on_time.n,
        Figure.FIRST_CONTACT: found.first_contact.n,
        Figure.WAIT: found.wait.served,
        Figure.VISITS: found.visits,
    }
    for figure, n in wanted.items():
        got = records(demo, Drill(figure, start, end, part), None)
        assert (got.total, len(got.rows)) == (n, n), figure
        assert [row.at for row in got.rows] == sorted((row.at for row in got.rows), reverse=True)
        assert all(start <= row.at < end for row in got.rows)
    for figure, tile in ((Figure.CSAT, found.csat), (Figure.ON_TIME, found.on_time)):
        assert records(demo, Drill(figure, start, end, part, hits=True)).total == tile.total
        assert records(demo, Drill(figure, start, end, part, hits=False)).total == tile.n - tile.total


@pytest.mark.parametrize("part", PARTS)
def test_every_bar_cell_and_point_has_its_records(demo, part):
    start, end = bounds(demo, LAST_WEEK - 3 * WEEK)[0], bounds(demo)[1]
    counts = distribution.ratings(demo, start, end, part)
    for level, count in enumerate(counts, 1):
        assert records(demo, Drill(Figure.CSAT, start, end, part, levels=(level,))).total == count
    for basis in CauseBasis:
        found = causes.causes(demo, basis, start, end, part)
        figure = Figure.COMPLAINTS if basis is CauseBasis.COMPLAINTS_BY_CAUSE else Figure.CSAT
        for bar in found.rows:
            drill = Drill(figure, start, end, part, basis=basis, cause_keys=bar.keys)
            assert records(demo, drill).total == bar.count, (basis, bar)
        assert sum(bar.count for bar in found.rows) == found.n
    grid = demand.demand(demo, start, end, part)
    for weekday, row in enumerate(grid.cells):
        for hour, count in enumerate(row):
            assert records(demo, Drill(Figure.VISITS, start, end, part, cell=(weekday, hour))).total == count
    waits = waiting.waiting(demo, start, end, part)
    for each in waits.bins:
        assert records(demo, Drill(Figure.WAIT, start, end, part, waited=each)).total == each.count
    assert records(demo, Drill(Figure.WAIT, start, end, part, left=True)).total == waits.figures.abandoned


@pytest.mark.parametrize("dimension", Dimension)
@pytest.mark.parametrize("metric", [Metric.CSAT, Metric.ON_TIME])
def test_every_group_has_its_records(demo, metric, dimension):
    start, end = bounds(demo, LAST_WEEK - 3 * WEEK)[0], bounds(demo)[1]
    found = comparison.comparison(demo, metric, dimension, start, end)
    assert found.rows
    figure = Figure.CSAT if metric is Metric.CSAT else Figure.ON_TIME
    for row in found.rows:
        drill = Drill(figure, start, end, group=(dimension, row.group.key))
        assert records(demo, drill).total == row.share.n
        assert records(demo, Drill(figure, start, end, group=drill.group, hits=False)).total == (
            row.share.n - row.share.successes
        )
        assert row.beyond == 0 or not row.is_small
    total = tiles.satisfied if metric is Metric.CSAT else tiles.on_time
    assert found.pooled.n == looked_up(demo, total, start, end).n
    assert [row.group.order for row in found.rows] == sorted(row.group.order for row in found.rows)


def test_parts_add_up(demo):
    start, end = bounds(demo)
    by_channel = [demand.demand(demo, start, end, Slice(channel=channel)).n for channel in Channel]
    assert sum(by_channel) == demand.demand(demo, start, end).n
    rows = demand.demand_by(demo, Dimension.CHANNEL, start, end)
    assert sorted(row.count for row in rows) == sorted(count for count in by_channel if count)
    assert sum(waits.count for waits in waiting.waiting(demo, start, end).bins) == shown(demo).wait.served


def test_a_page_of_records_is_cut_but_counted_whole(demo):
    start, end = bounds(demo)
    whole = records(demo, Drill(Figure.VISITS, start, end), None)
    page = records(demo, Drill(Figure.VISITS, start, end), 3)
    assert (page.total, page.rows) == (whole.total, whole.rows[:3])
