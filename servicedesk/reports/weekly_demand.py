"""Page 2: demand by channel, family, topic and hour; waits, service level and abandonment."""

from __future__ import annotations

from collections.abc import Sequence

from servicedesk.core.charts import Bar, BarChart, Caption, ColumnChart, HeatMap
from servicedesk.core.figure_text import NO_DATA, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Change, Metric
from servicedesk.core.weekly_demand import Demand, Waiting
from servicedesk.core.weekly_figures import CountRow, Share, ShareRow
from servicedesk.reports.frame import BOTTOM, LEFT, WIDTH
from servicedesk.reports.table import HEAD_HEIGHT, ROW_HEIGHT, Cell, Column, table
from servicedesk.reports.weekly_block import (
    BLOCK_GAP,
    HALF,
    RIGHT_HALF,
    block,
    block_height,
    interval,
    joined,
    label,
    left_out,
    page_title,
    part_of,
    percent,
    plot,
)
from servicedesk.reports.weekly_sections import Draft, Place, nothing
from servicedesk.reports.weekly_terms import hours, lasting, term
from servicedesk.reports.weekly_words import weekday_names

BAR_PITCH = 14.6
STACK_GAP = 9.0
HEAT_HEIGHT = 140.0
WAIT_HEIGHT = 140.0
# Ten columns side by side, each named.
SMALL = 7.5


def demand_page(draft: Draft, demand: Demand) -> None:
    """Draw page 2."""
    translator = draft.translator
    before = translator.translate("Report", "last week {value}", value=number(demand.previous))
    basis = joined(translator.translate("Report", "by arrival"), f"n={number(demand.visits)}", before)
    top = page_title(draft, demand_finding(draft, demand), basis) + 6
    top = _who_came(draft, demand, top) + BLOCK_GAP
    top = _when(draft, demand, top) + BLOCK_GAP
    _waits(draft, demand.waiting, top)


def demand_finding(draft: Draft, demand: Demand) -> str:
    """Return how many came and whether that is usual."""
    translator, tile = draft.translator, draft.report.tile(Metric.VOLUME)
    if not demand.visits:
        return translator.translate("Report", "Demand and waiting: no data this week")
    visits = translator.plural("Report", "{count} visit", "{count} visits", demand.visits, count=number(demand.visits))
    if tile.interval is None or tile.change is Change.UNKNOWN:
        return translator.translate("Report", "{visits} this week; the usual range is not known yet", visits=visits)
    low, high = number(tile.interval.low), number(tile.interval.high)
    if tile.change is Change.RISEN:
        return translator.translate("Report", "{visits} this week, above the usual {low}–{high}", visits=visits,
                                    low=low, high=high)  # fmt: skip
    if tile.change is Change.FALLEN:
        return translator.translate("Report", "{visits} this week, below the usual {low}–{high}", visits=visits,
                                    low=low, high=high)  # fmt: skip
    return translator.translate("Report", "{visits} this week, within the usual {low}–{high}", visits=visits,
                                low=low, high=high)  # fmt: skip


def _who_came(draft: Draft, demand: Demand, top: float) -> float:
    """Draw channels above families on the left, topics on the right."""
    translator, total = draft.translator, demand.visits
    channels = [(label(draft, term(row.label, translator)), row) for row in demand.channels]
    families = [(label(draft, term(row.label, translator)), row) for row in demand.families]
    topics = [(label(draft, row.label), row) for row in demand.topics]
    by_channel, by_family, by_topic = (
        translator.translate("Report", "By channel"),
        translator.translate("Report", "By family"),
        translator.translate("Report", "By topic"),
    )
    end = _bars(draft, Place(LEFT, top, HALF), total, by_channel, channels) + STACK_GAP
    end = _bars(draft, Place(LEFT, end, HALF), total, by_family, families)
    right = _bars(draft, Place(RIGHT_HALF, top, HALF), total, by_topic, topics, demand.more_topics)
    return max(end, right)


def _bars(
    draft: Draft, place: Place, total: int, name: str, rows: Sequence[tuple[str, CountRow]], more: int = 0
) -> float:
    """Draw one list of counts; the finding names the largest and its share."""
    translator = draft.translator
    if not rows:
        body = block(draft, place, name, "")
        nothing(draft, place, body)
        return body + 22
    name_of_first, first = rows[0]
    finding = translator.translate("Report", "{name}: {first} {share}", name=name, first=name_of_first,
                                   share=part_of(first.count, total))  # fmt: skip
    note = translator.translate("Report", "visits by arrival, this week (last week)")
    body = block(draft, place, finding, joined(note, left_out(more, translator)), 1)
    bars = tuple(
        Bar(text, row.count, f"{number(row.count)} ({number(row.previous)})", muted=not row.label) for text, row in rows
    )
    chart = BarChart(Caption(""), bars, label_share=0.5)
    return plot(draft, chart, Place(place.left, body + 3, place.width), BAR_PITCH * len(bars))


def _when(draft: Draft, demand: Demand, top: float) -> float:
    """Draw weekday by hour, from the first hour anybody came to the last."""
    translator, place = draft.translator, Place(LEFT, top, WIDTH)
    busiest = demand.busiest
    if busiest is None:
        body = block(draft, place, translator.translate("Report", "Weekday and hour"), "")
        nothing(draft, place, body)
        return body + 22
    days = weekday_names(translator)
    day, hour, count = busiest
    by_hour = [sum(row[at] for row in demand.hours) for at in range(24)]
    peak = by_hour.index(max(by_hour))
    finding = translator.translate(
        "Report",
        "Busiest hour {day} {hour} ({count}); over the week {peak} ({share} of all)",
        day=days[day], hour=hours(hour), count=number(count), peak=hours(peak),
        share=part_of(by_hour[peak], demand.visits),
    )  # fmt: skip
    basis = joined(
        translator.translate("Report", "visits by weekday and hour of arrival, local time, this week"),
        f"n={number(demand.visits)}",
    )
    body = block(draft, place, finding, basis)
    used = [at for at, visits in enumerate(by_hour) if visits]
    span = range(used[0], used[-1] + 1)
    chart = HeatMap(
        Caption(""), days, tuple(str(at) for at in span), tuple(tuple(row[at] for at in span) for row in demand.hours)
    )
    return plot(draft, chart, Place(LEFT, body + 4, WIDTH), HEAT_HEIGHT)


def _waits(draft: Draft, waiting: Waiting, top: float) -> None:
    translator = draft.translator
    left, right = Place(LEFT, top, HALF), Place(RIGHT_HALF, top, HALF)
    if not waiting.within.share.n:
        body = block(draft, left, translator.translate("Report", "Waiting times"), "")
        nothing(draft, left, body)
        body = block(draft, right, translator.translate("Report", "Service level and abandonment"), "")
        nothing(draft, right, body)
        return
    basis = joined(
        translator.translate("Report", "served, by wait in minutes"),
        f"n={number(waiting.served)}",
        translator.translate("Report", "hatched: over {minutes} min", minutes=waiting.standard_minutes),
    )
    findings = (wait_finding(draft, waiting), left_finding(waiting, translator))
    note = joined(
        translator.translate("Report", "of all offered, by arrival · 95% intervals"),
        f"n={number(waiting.within.share.n)}",
    )
    heads = max(block_height(draft, HALF, findings[0], basis), block_height(draft, HALF, findings[1], note))
    block(draft, left, findings[0], basis)
    block(draft, right, findings[1], note)
    body = top + heads
    # Many channels and families leave less room below them.
    room = min(WAIT_HEIGHT, BOTTOM - body - 6)
    plot(draft, wait_chart(waiting), Place(LEFT, body + 4, HALF), room, SMALL)
    _wait_table(draft, waiting, Place(RIGHT_HALF, body + 5, HALF), room)


def wait_finding(draft: Draft, waiting: Waiting) -> str:
    """Return the service level and where its interval lies against the target."""
    translator, share = draft.translator, waiting.within.share
    target = draft.report.tile(Metric.PROMPT).target
    text = translator.translate("Report", "{share} served within {minutes} min", share=percent(share),
                                minutes=waiting.standard_minutes)  # fmt: skip
    if target is None or share.small:
        return text
    goal = number(target) + "%"
    if share.above(target):
        return translator.translate("Report", "{finding}, above the {target} target", finding=text, target=goal)
    if share.below(target):
        return translator.translate("Report", "{finding}, below the {target} target", finding=text, target=goal)
    return translator.translate("Report", "{finding}; against the {target} target undecided", finding=text, target=goal)


def left_finding(waiting: Waiting, translator: Translator) -> str:
    """Return how many left unserved and whether that changed."""
    row = waiting.left
    text = translator.plural(
        "Report", "{count} left unserved ({share})", "{count} left unserved ({share})", row.share.hits,
        count=number(row.share.hits), share=percent(row.share),
    )  # fmt: skip
    if not row.comparable:
        return text
    if row.direction > 0:
        return translator.translate("Report", "{finding}, clearly more than last week", finding=text)
    if row.direction < 0:
        return translator.translate("Report", "{finding}, clearly fewer than last week", finding=text)
    return translator.translate("Report", "{finding}, no clear change", finding=text)


def wait_chart(waiting: Waiting) -> ColumnChart:
    """Return the waits as columns; those over the standard are hatched."""
    edges = (0, *waiting.edges)
    columns = []
    for at, count in enumerate(waiting.bins):
        last = at == len(waiting.edges)
        limit = f">{edges[at]}" if last else f"≤{edges[at + 1]}"
        over = edges[at] >= waiting.standard_minutes
        columns.append(Bar(limit, count, number(count) if count else "", muted=over))
    return ColumnChart(Caption(""), tuple(columns))


def _wait_table(draft: Draft, waiting: Waiting, place: Place, room: float) -> None:
    translator = draft.translator
    columns = (
        Column(translator.translate("Report", "Figure"), flexible=True),
        Column(translator.translate("Report", "This week"), "end", limit=0.24, bold=True),
        Column(translator.translate("Report", "Interval"), "end", limit=0.3),
        Column(translator.translate("Report", "Last week"), "end", limit=0.24),
    )
    within = translator.translate("Report", "Within {minutes} min", minutes=waiting.standard_minutes)
    rows = [
        _share_cells(within, waiting.within, translator),
        _share_cells(translator.translate("Report", "Left unserved"), waiting.left, translator),
        *(
            [Cell(name), Cell(lasting(seconds, translator)), Cell(NO_DATA, "text3"), Cell(NO_DATA, "text3")]
            for name, seconds in (
                (translator.translate("Report", "Mean wait"), waiting.mean_seconds),
                (translator.translate("Report", "Median wait"), waiting.median_seconds),
                (translator.translate("Report", "90% within"), waiting.p90_seconds),
                (translator.translate("Report", "Longest wait"), waiting.longest_seconds),
            )
        ),
    ]
    pitch = min(ROW_HEIGHT, (room - HEAD_HEIGHT) / len(rows))
    table(draft.sheet, columns, rows, (place.left, place.top, place.width), 10, pitch)


def _share_cells(name: str, row: ShareRow, translator: Translator) -> list[Cell]:
    before = row.previous or Share()
    return [
        Cell(name),
        Cell(percent(row.share)),
        Cell(interval(row.share, translator), "text2"),
        Cell(percent(before), "text2"),
    ]
