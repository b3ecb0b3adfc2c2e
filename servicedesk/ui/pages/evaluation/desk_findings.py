"""When guests come and how long they wait, described once, each chart titled with its finding."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from servicedesk.core.charts import Bar, Caption, ColumnChart, HeatMap
from servicedesk.core.figure_text import number
from servicedesk.core.translation import plural, translate
from servicedesk.core.weekly_figures import SMALL_SAMPLE
from servicedesk.queries.analysis.demand import HOURS, WEEKDAYS, Demand
from servicedesk.queries.analysis.waiting import WaitBin, Waiting
from servicedesk.ui import wording
from servicedesk.ui.pages.evaluation.findings import percent

SECOND_PEAK = Fraction(3, 4)
NEIGHBOURS = 2


# -- demand ------------------------------------------------------------------------------------------------------


def hours_shown(demand: Demand) -> range:
    """Return the hours from the first to the last with a visit."""
    busy = [hour for hour, count in enumerate(demand.by_hour) if count]
    return range(busy[0], busy[-1] + 1) if busy else range(HOURS)


def weekdays_shown(demand: Demand) -> list[int]:
    """Return the weekdays of the period; one day alone is one row."""
    return [weekday for weekday in range(WEEKDAYS) if demand.days[weekday]] or list(range(WEEKDAYS))


def demand_chart(demand: Demand, now: tuple[int, int] | None) -> HeatMap:
    """Return the grid of the days there were; on the day of *now* (weekday, hour) the hours to come are empty."""
    hours, weekdays = hours_shown(demand), weekdays_shown(demand)

    def cell(weekday: int, hour: int) -> int | None:
        to_come = now is not None and weekday == now[0] and demand.days[weekday] == 1 and hour > now[1]
        count = demand.cells[weekday][hour]
        return None if (to_come and not count) or not demand.n else count

    monday = date(2026, 1, 5)
    names = tuple(wording.weekday(monday + timedelta(days=at)) for at in weekdays)
    values = tuple(tuple(cell(weekday, hour) for hour in hours) for weekday in weekdays)
    caption = Caption(demand_title(demand), demand.n, translate("Evaluation", "visits by arrival"))
    return HeatMap(caption, names, tuple(str(hour) for hour in hours), values)


def demand_title(demand: Demand) -> str:
    """Return the busiest hour, and a second one apart from it that is nearly as busy."""
    if not demand.n:
        return translate("Evaluation", "Nobody came")
    if demand.n < SMALL_SAMPLE:
        return translate("Evaluation", "Too few visits to speak of peaks")
    by_hour = demand.by_hour
    first = max(range(HOURS), key=lambda hour: (by_hour[hour], -hour))
    others = [
        hour
        for hour in range(HOURS)
        if abs(hour - first) > NEIGHBOURS
        and by_hour[hour] >= SECOND_PEAK * by_hour[first]
        and by_hour[hour] >= max(by_hour[(hour - 1) % HOURS], by_hour[(hour + 1) % HOURS])
    ]
    if others:
        second = max(others, key=lambda hour: (by_hour[hour], -hour))
        early, late = sorted((first, second))
        return translate("Evaluation", "Busiest at {first}:00 and {second}:00", first=early, second=late)
    return translate("Evaluation", "Busiest at {hour}:00", hour=first)


# -- waiting -----------------------------------------------------------------------------------------------------


def waiting_bins(waiting: Waiting) -> list[WaitBin]:
    """Return the bins up to the longest wait."""
    last = max((at for at, each in enumerate(waiting.bins) if each.count), default=-1)
    return list(waiting.bins[: last + 1])


def waiting_chart(waiting: Waiting) -> ColumnChart:
    """Return the served by wait; beyond the standard, and for who left, the columns are grey and hatched."""
    columns = [
        Bar(bin_words(each), each.count, number(each.count) if each.count else "", _is_beyond(each, waiting))
        for each in waiting_bins(waiting)
    ]
    left = waiting.figures.abandoned
    if columns and left:
        columns.append(Bar(translate("Evaluation", "left"), left, number(left), muted=True))
    basis = translate("Evaluation", "minutes waited, by arrival")
    return ColumnChart(Caption(waiting_title(waiting), waiting.figures.offered, basis), tuple(columns))


def _is_beyond(each: WaitBin, waiting: Waiting) -> bool:
    return each.above_minutes >= waiting.standard_minutes


def bin_words(each: WaitBin) -> str:
    """Return the minutes of a column."""
    if each.up_to_minutes is None:
        return f">{each.above_minutes}"
    return f"≤{each.up_to_minutes}"


def waiting_title(waiting: Waiting) -> str:
    """Return the service level and, where anybody left, how many."""
    figures = waiting.figures
    if not figures.offered:
        return translate("Evaluation", "Nobody waited")
    if figures.offered < SMALL_SAMPLE:
        return plural("Evaluation", "{n} visit: too few to judge", "{n} visits: too few to judge", figures.offered)
    within = sum(each.count for each in waiting.bins if not _is_beyond(each, waiting))
    share = percent(within, figures.offered)
    if figures.abandoned:
        return translate(
            "Evaluation",
            "{share} served within {minutes} min, {left} left",
            share=share,
            minutes=waiting.standard_minutes,
            left=figures.abandoned,
        )
    return translate("Evaluation", "{share} served within {minutes} min", share=share, minutes=waiting.standard_minutes)
