"""Page 7: call-backs due and done, tiers, and customers new, at risk and lost by the site's own rhythm."""

from __future__ import annotations

from servicedesk.core.charts import Bar, BarChart, Caption
from servicedesk.core.figure_text import MINUS, NO_DATA, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly_relations import AtRiskRow, Relations, RhythmCounts, TierRow
from servicedesk.reports.frame import LEFT, WIDTH
from servicedesk.reports.table import Cell, Column, table
from servicedesk.reports.weekly_block import (
    BLOCK_GAP,
    HALF,
    RIGHT_HALF,
    block,
    block_height,
    interval,
    joined,
    left_out,
    notes,
    page_title,
    part_of,
    percent,
    plot,
)
from servicedesk.reports.weekly_sections import Draft, Place, nothing
from servicedesk.reports.weekly_terms import short_day, term
from servicedesk.reports.weekly_words import weekday_names

ROW_HEIGHT = 17.6
BAR_PITCH = 16.5
MOST_TIERS = 8


def relations_page(draft: Draft, relations: Relations) -> None:
    """Draw page 7."""
    translator = draft.translator
    basis = joined(
        translator.translate("Report", "call-backs by the time they were due, cancelled ones left out"),
        f"n={number(relations.due)}",
    )
    top = page_title(draft, call_finding(relations, translator), basis) + 6
    top = _calls(draft, relations, top) + BLOCK_GAP
    top = _tiers(draft, relations, top) + BLOCK_GAP
    _rhythm(draft, relations, top)


def call_finding(relations: Relations, translator: Translator) -> str:
    """Return how many call-backs were made on their day, late, or not yet."""
    if not relations.due:
        return translator.translate("Report", "Members and follow-up: no call-back fell due this week")
    in_time = sum(day.in_time for day in relations.days)
    late, still = sum(day.late for day in relations.days), sum(day.open for day in relations.days)
    return translator.plural(
        "Report",
        "{count} call-back fell due: {share} made by its day, {late} late, {open} not made",
        "{count} call-backs fell due: {share} made by their day, {late} late, {open} not made",
        relations.due,
        count=number(relations.due), share=part_of(in_time, relations.due), late=number(late), open=number(still),
    )  # fmt: skip


def reached_finding(relations: Relations, translator: Translator) -> str:
    """Return the share reached, of call-backs finished."""
    if not relations.reached.n:
        return translator.translate("Report", "No call-back was finished this week")
    return translator.translate("Report", "{share} of {count} finished call-backs reached the {customer}",
                                share=percent(relations.reached), count=number(relations.reached.n))  # fmt: skip


def _calls(draft: Draft, relations: Relations, top: float) -> float:
    translator = draft.translator
    left, right = Place(LEFT, top, HALF), Place(RIGHT_HALF, top, HALF)
    promised = translator.translate(
        "Report", "Promised to the minute: {kept} of {count} kept",
        kept=number(relations.promised.hits), count=number(relations.promised.n),
    )  # fmt: skip
    if not relations.promised.n:
        promised = translator.translate("Report", "No call-back was promised to the minute")
    days = translator.translate("Report", "call-backs by the day they were due")
    note = joined(
        translator.translate("Report", "95% interval {interval}", interval=interval(relations.reached, translator)),
        translator.translate("Report", "last week {value}", value=percent(relations.reached_before)),
        translator.translate("Report", "attempts by result (last week)"),
    )
    finding = reached_finding(relations, translator)
    heads = max(block_height(draft, HALF, promised, days), block_height(draft, HALF, finding, note))
    block(draft, left, promised, days)
    block(draft, right, finding, note if relations.reached.n else "")
    body = top + heads + 4
    end = _day_table(draft, relations, Place(LEFT, body, HALF))
    attempts = [row for row in relations.attempts if row.count or row.previous]
    if not attempts:
        nothing(draft, right, body - 4)
        return end
    bars = tuple(
        Bar(term(row.label, translator), row.count, f"{number(row.count)} ({number(row.previous)})") for row in attempts
    )
    plot(draft, BarChart(Caption(""), bars), Place(RIGHT_HALF, body, HALF), BAR_PITCH * len(bars))
    return end


def _day_table(draft: Draft, relations: Relations, place: Place) -> float:
    translator = draft.translator
    if not relations.due:
        nothing(draft, place, place.top - 4)
        return place.top + 18
    columns = (
        Column(translator.translate("Report", "Day"), flexible=True),
        Column(translator.translate("Report", "Due"), "end", limit=0.2, bold=True),
        Column(translator.translate("Report", "By the day"), "end", limit=0.24),
        Column(translator.translate("Report", "Made late"), "end", limit=0.2),
        Column(translator.translate("Report", "Not made"), "end", limit=0.24),
    )
    names = weekday_names(translator)
    rows = [
        [
            Cell(f"{names[day.on.weekday()]} {short_day(day.on, translator)}"),
            Cell(number(day.due)),
            Cell(number(day.in_time)),
            Cell(number(day.late), "danger_text" if day.late else "text"),
            Cell(number(day.open), "danger_text" if day.open else "text"),
        ]
        for day in relations.days
    ]
    table(draft.sheet, columns, rows, (place.left, place.top, place.width), 10, ROW_HEIGHT, 0.24)
    return place.top + 17 + len(rows) * ROW_HEIGHT


def tier_finding(relations: Relations, translator: Translator) -> str:
    """Return how many customers with a tier came, against the week before; a plain count, no judgement."""
    rows = [row for row in relations.tiers if row.label]
    if not rows:
        return translator.translate("Report", "Tiers: no data this week")
    came, before = sum(row.came for row in rows), sum(row.came_before for row in rows)
    return translator.translate("Report", "{count} members came this week, {before} the week before",
                                count=number(came), before=number(before))  # fmt: skip


def _tiers(draft: Draft, relations: Relations, top: float) -> float:
    translator, place = draft.translator, Place(LEFT, top, WIDTH)
    basis = translator.translate(
        "Report", "different {customers} by arrival; answers by the tier when the survey was issued, by time of answer"
    )
    body = block(draft, place, tier_finding(relations, translator), basis)
    if not relations.tiers:
        nothing(draft, place, body)
        return body + 22
    columns = (
        Column(translator.translate("Report", "Tier"), flexible=True, bold=True),
        Column(translator.translate("Report", "Known"), "end", limit=0.14),
        Column(translator.translate("Report", "Came this week"), "end", limit=0.18),
        Column(translator.translate("Report", "Last week"), "end", limit=0.14),
        Column(translator.translate("Report", "4–5 of 5"), "end", limit=0.2),
        Column(translator.translate("Report", "Interval"), "end", limit=0.18),
    )
    rows = [_tier_cells(row, translator) for row in relations.tiers[:MOST_TIERS]]
    table(draft.sheet, columns, rows, (LEFT, body + 4, WIDTH), 14, ROW_HEIGHT)
    end = body + 21 + len(rows) * ROW_HEIGHT
    more = left_out(len(relations.tiers) - len(rows), translator)
    return notes(draft, Place(LEFT, end + 3, WIDTH), [more]) if more else end


def _tier_cells(row: TierRow, translator: Translator) -> list[Cell]:
    few = row.satisfied.small
    return [
        Cell(row.label or translator.translate("Report", "Without a tier")),
        Cell(number(row.customers)),
        Cell(number(row.came)),
        Cell(number(row.came_before), "text2"),
        Cell(f"{percent(row.satisfied)} (n={number(row.satisfied.n)})", "text3" if few else "text"),
        Cell(interval(row.satisfied, translator), "text3" if few else "text2"),
    ]


def rhythm_finding(relations: Relations, translator: Translator) -> str:
    """Return who is new and who passed the usual interval this week."""
    now = relations.now
    if not now.fresh and not now.returning:
        return translator.translate("Report", "New, at risk, lost: no data")
    if relations.rhythm_days is None:
        return translator.translate(
            "Report", "{fresh} new {customers}; too few returns ({count}) to know the site's rhythm",
            fresh=number(now.fresh), count=number(relations.intervals),
        )  # fmt: skip
    return translator.translate(
        "Report", "{fresh} new {customers}; {count} newly at risk, {lost} more lost",
        fresh=number(now.fresh), count=number(relations.at_risk_new),
        lost=_signed(now.lost - relations.before.lost),
    )  # fmt: skip


def _signed(change: int) -> str:
    return number(change) if change >= 0 else MINUS + number(-change)


def _rhythm(draft: Draft, relations: Relations, top: float) -> None:
    translator, place = draft.translator, Place(LEFT, top, WIDTH)
    basis = ""
    if relations.rhythm_days is not None:
        basis = translator.translate(
            "Report",
            "nine of ten returns come within {days} days ({count} intervals of the year before); "
            "at risk: two visit days or more and longer away than that; lost: longer than {twice} days",
            days=relations.rhythm_days, count=number(relations.intervals), twice=2 * relations.rhythm_days,
        )  # fmt: skip
    body = block(draft, place, rhythm_finding(relations, translator), basis)
    if not relations.now.returning and not relations.now.fresh:
        nothing(draft, place, body)
        return
    _rhythm_table(draft, relations, Place(LEFT, body + 4, HALF - 12))
    wide = Place(RIGHT_HALF - 12, body + 4, HALF + 12)
    if relations.at_risk:
        _at_risk(draft, relations, wide)
    else:
        text = translator.translate("Report", "Nobody passed the usual interval this week")
        notes(draft, wide, [text])


def _rhythm_table(draft: Draft, relations: Relations, place: Place) -> None:
    translator = draft.translator
    columns = (
        Column(translator.translate("Report", "{Customers}"), flexible=True),
        Column(translator.translate("Report", "Now"), "end", limit=0.22, bold=True),
        Column(translator.translate("Report", "Week before"), "end", limit=0.3),
        Column(translator.translate("Report", "Change"), "end", limit=0.22),
    )
    now, before = relations.now, relations.before
    known = relations.rhythm_days is not None
    rows = [
        _rhythm_cells(translator.translate("Report", "New this week"), now.fresh, before.fresh),
        _rhythm_cells(translator.translate("Report", "Returning"), now.returning, before.returning),
    ]
    rows += [_rhythm_cells(name, *each) for name, *each in _bands(now, before, translator)] if known else []
    table(draft.sheet, columns, rows, (place.left, place.top, place.width), 10, ROW_HEIGHT)


def _bands(now: RhythmCounts, before: RhythmCounts, translator: Translator) -> list[tuple[str, int, int]]:
    return [
        (translator.translate("Report", "– active"), now.active, before.active),
        (translator.translate("Report", "– at risk"), now.at_risk, before.at_risk),
        (translator.translate("Report", "– lost"), now.lost, before.lost),
    ]


def _rhythm_cells(name: str, now: int, before: int) -> list[Cell]:
    return [Cell(name), Cell(number(now)), Cell(number(before), "text2"), Cell(number(now - before, signed=True))]


def _at_risk(draft: Draft, relations: Relations, place: Place) -> None:
    translator = draft.translator
    columns = (
        Column(translator.translate("Report", "Newly at risk"), bold=True, flexible=True),
        Column(translator.translate("Report", "Tier"), limit=0.2),
        Column(translator.translate("Report", "Visit days"), "end", limit=0.22),
        Column(translator.translate("Report", "Last visit"), "end", limit=0.2),
        Column(translator.translate("Report", "Score"), "end", limit=0.18),
    )
    rows = [_at_risk_cells(row, translator) for row in relations.at_risk]
    table(draft.sheet, columns, rows, (place.left, place.top, place.width), 10, ROW_HEIGHT)
    more = left_out(relations.at_risk_new - len(rows), translator)
    if more:
        notes(draft, Place(place.left, place.top + 20 + len(rows) * ROW_HEIGHT, place.width), [more])


def _at_risk_cells(row: AtRiskRow, translator: Translator) -> list[Cell]:
    return [
        Cell(f"{row.number} {row.name}"),
        Cell(row.tier or NO_DATA),
        Cell(number(row.visits)),
        Cell(short_day(row.last_on, translator)),
        Cell(NO_DATA if row.last_score is None else f"{row.last_score} / 5"),
    ]
