"""Page 5: the rate of complaints, their causes, how they were handled, and the serious ones still open."""

from __future__ import annotations

from fractions import Fraction

from servicedesk.core.charts import Bar, BarChart, Caption, Pareto
from servicedesk.core.figure_text import NO_DATA, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly_complaints import Complaints, SeriousRow
from servicedesk.core.weekly_figures import Share, ShareRow
from servicedesk.reports.frame import BOTTOM, LEFT, WIDTH
from servicedesk.reports.table import BODY, HEAD_HEIGHT, Cell, Column, table
from servicedesk.reports.weekly_block import (
    BLOCK_GAP,
    COLUMN_GAP,
    block,
    block_height,
    interval,
    joined,
    label,
    left_out,
    listed,
    notes,
    page_title,
    part_of,
    percent,
    plot,
    stands_out,
)
from servicedesk.reports.weekly_control import control_basis, control_chart, control_finding
from servicedesk.reports.weekly_costs import costs_block, costs_height
from servicedesk.reports.weekly_sections import Draft, Place, nothing
from servicedesk.reports.weekly_terms import day_time, handling_word, moment, priority_word, term

CONTROL_HEIGHT = 128.0
PARETO_WIDTH = 306.0
PARETO_HEIGHT = 116.0
SURE_ROWS = 4
COLUMN_WIDTH = 52.0
ROW_HEIGHT = 18.0


def complaints_page(draft: Draft, complaints: Complaints) -> None:
    """Draw page 5."""
    translator, control = draft.translator, complaints.control
    name = translator.translate("Report", "Complaints per 1,000 visits")
    what = translator.translate(
        "Report",
        "{count} complaints on {visits} visits",
        count=number(complaints.received),
        visits=number(complaints.visits),
    )
    basis = control_basis(control, what, translator.translate("Report", "by receipt"), translator)
    top = page_title(draft, _rate_finding(complaints, name, translator), basis) + 4
    if control.empty and control.centre is None:
        nothing(draft, Place(LEFT, top, WIDTH), top)
        top += 24
    else:
        height = CONTROL_HEIGHT + stretch(draft, complaints)
        top = plot(draft, control_chart(control, translator), Place(LEFT, top, WIDTH), height)
    top = _causes(draft, complaints, top + BLOCK_GAP)
    top = _handling(draft, complaints, top + BLOCK_GAP)
    if draft.report.costs is not None:
        top = costs_block(draft, draft.report.costs, top + BLOCK_GAP)
    _serious(draft, complaints, top + BLOCK_GAP)


def stretch(draft: Draft, complaints: Complaints) -> float:
    """Return by how much the charts grow into the room that a short list of serious complaints leaves.

    Where costs are printed the charts give way, so that the list keeps its first rows.
    """
    costs = draft.report.costs
    room = max(SURE_ROWS - len(complaints.serious), 0) * ROW_HEIGHT / 2
    return room if costs is None else room - costs_height(draft, costs) / 4


def _rate_finding(complaints: Complaints, name: str, translator: Translator) -> str:
    """Return the chart's finding; complaints in a week without visits have no rate, but are said."""
    if complaints.received and not complaints.visits:
        return translator.plural("Report", "{count} complaint; without visits there is no rate",
                                 "{count} complaints; without visits there is no rate", complaints.received,
                                 count=number(complaints.received))  # fmt: skip
    return control_finding(complaints.control, name, translator)


def cause_finding(complaints: Complaints, translator: Translator) -> str:
    """Return the few causes behind most complaints, if there are few."""
    if not complaints.received:
        return translator.translate("Report", "No complaint was received this week")
    if not complaints.recorded:
        return translator.translate("Report", "No cause is recorded yet")
    bars = len(complaints.reasons) + bool(complaints.other_reasons)
    if complaints.vital and 2 * complaints.vital <= bars:
        few = [row.label for row in complaints.reasons[: complaints.vital]]
        covered = sum(row.count for row in complaints.reasons[: complaints.vital])
        return translator.translate(
            "Report", "{causes} make up {share} of the recorded causes", causes=listed(few, translator, 3),
            share=part_of(covered, complaints.recorded),
        )  # fmt: skip
    first = complaints.reasons[0]
    if not stands_out(complaints.reasons):
        return translator.translate("Report", "No single cause of complaint stands out")
    return translator.translate("Report", "Recorded most often: {cause}, {count} of {total}", cause=first.label,
                                count=number(first.count), total=number(complaints.recorded))  # fmt: skip


def element_finding(complaints: Complaints, translator: Translator) -> str:
    """Return the element of service most causes belong to."""
    if not complaints.recorded:
        return translator.translate("Report", "Elements of service: no cause recorded")
    ranked = sorted(complaints.elements, key=lambda row: -row.count)
    if not stands_out(ranked):
        return translator.translate("Report", "No element of service stands out")
    return translator.translate("Report", "Recorded most often: {cause}, {count} of {total}",
                                cause=term(ranked[0].label, translator), count=number(ranked[0].count),
                                total=number(complaints.recorded))  # fmt: skip


def _causes(draft: Draft, complaints: Complaints, top: float) -> float:
    translator = draft.translator
    left = Place(LEFT, top, PARETO_WIDTH)
    right = Place(LEFT + PARETO_WIDTH + COLUMN_GAP, top, WIDTH - PARETO_WIDTH - COLUMN_GAP)
    basis = joined(
        translator.translate("Report", "recorded causes of complaints received this week"),
        f"n={number(complaints.recorded)}",
        translator.translate("Report", "{count} without a cause yet", count=number(complaints.unrecorded))
        if complaints.unrecorded
        else "",
    )
    elements = translator.translate("Report", "by the site's list of causes; last week in brackets")
    findings = (cause_finding(complaints, translator), element_finding(complaints, translator))
    heads = max(
        block_height(draft, left.width, findings[0], basis), block_height(draft, right.width, findings[1], elements)
    )
    block(draft, left, findings[0], basis)
    block(draft, right, findings[1], elements)
    body = top + heads + 4
    if not complaints.recorded:
        nothing(draft, left, body - 4)
        nothing(draft, right, body - 4)
        return body + 18
    height = PARETO_HEIGHT + stretch(draft, complaints)
    chart = pareto_chart(draft, complaints)
    # One or two causes stay columns and do not become walls.
    width = min(left.width, 2 * COLUMN_WIDTH + COLUMN_WIDTH * len(chart.bars))
    plot(draft, chart, Place(left.left, body, width), height)
    bars = tuple(
        Bar(term(row.label, translator), row.count, f"{number(row.count)} ({number(row.previous)})")
        for row in complaints.elements
    )
    end = plot(draft, BarChart(Caption(""), bars), Place(right.left, body, right.width), 16.0 * len(bars))
    _topics(draft, complaints, Place(right.left, end + 8, right.width))
    return body + height


def _topics(draft: Draft, complaints: Complaints, place: Place) -> None:
    """List the topics in one or two small lines below the elements."""
    translator = draft.translator
    unnamed = translator.translate("Report", "No category")
    shown = [f"{row.label or unnamed} {number(row.count)}" for row in complaints.topics]
    if shown:
        text = translator.translate("Report", "By topic: {topics}", topics=" · ".join(shown))
        notes(draft, place, [text], most=3)


def pareto_chart(draft: Draft, complaints: Complaints) -> Pareto:
    """Return the causes sorted, the pooled rest last and grey."""
    translator = draft.translator
    bars = [Bar(label(draft, row.label), row.count) for row in complaints.reasons]
    if complaints.other_reasons:
        bars.append(Bar(translator.translate("Report", "Other causes"), complaints.other_reasons, muted=True))
    return Pareto(Caption(""), tuple(bars))


def handling_finding(complaints: Complaints, translator: Translator) -> str:
    """Return what changed in handling, or that nothing clearly did."""
    rows = [row for row in complaints.handling if row.share.n]
    worse = [handling_word(row.label, translator)[0] for row in rows if row.direction < 0]
    better = [handling_word(row.label, translator)[0] for row in rows if row.direction > 0]
    if not rows:
        return translator.translate("Report", "Handling: no data this week")
    if worse:
        names = listed(worse, translator)
        return translator.translate("Report", "Clearly lower than last week: {names}", names=names)
    if better:
        names = listed(better, translator)
        return translator.translate("Report", "Clearly higher than last week: {names}", names=names)
    if any(row.comparable for row in rows):
        return translator.translate("Report", "Handling shows no clear change against last week")
    return translator.translate("Report", "Too few complaints to compare their handling with last week")


def _handling(draft: Draft, complaints: Complaints, top: float) -> float:
    translator, place = draft.translator, Place(LEFT, top, WIDTH)
    basis = translator.translate("Report", "each figure by its own date · 95% intervals")
    body = block(draft, place, handling_finding(complaints, translator), basis)
    rows = [row for row in complaints.handling if row.share.n or (row.previous or Share()).n]
    if not rows:
        nothing(draft, place, body)
        return body + 22
    columns = (
        Column(translator.translate("Report", "Figure"), flexible=True),
        Column(translator.translate("Report", "Date basis"), limit=0.2),
        Column("n", "end", limit=0.08),
        Column(translator.translate("Report", "This week"), "end", limit=0.16, bold=True),
        Column(translator.translate("Report", "Interval"), "end", limit=0.2),
        Column(translator.translate("Report", "Last week"), "end", limit=0.16),
        Column(translator.translate("Report", "Points"), "end", limit=0.34),
    )
    cells = [_handling_cells(row, translator) for row in rows]
    table(draft.sheet, columns, cells, (LEFT, body + 4, WIDTH), 14, ROW_HEIGHT, 0.2)
    return body + 21 + len(rows) * ROW_HEIGHT


def _handling_cells(row: ShareRow, translator: Translator) -> list[Cell]:
    name, dated = handling_word(row.label, translator)
    before = row.previous or Share()
    return [
        Cell(name),
        Cell(dated, "text3"),
        Cell(number(row.share.n), "text2"),
        Cell(percent(row.share), "text3" if row.share.small else "text"),
        Cell(interval(row.share, translator), "text2"),
        Cell(percent(before), "text2"),
        Cell(_difference(row, translator), "text2"),
    ]


def _difference(row: ShareRow, translator: Translator) -> str:
    if not row.comparable or row.difference is None or row.share.value is None or row.previous is None:
        return translator.translate("Report", "not comparable")
    points = row.share.value - (row.previous.value or Fraction(0))
    low, high = (number(bound, 1, signed=True) for bound in (row.difference.low, row.difference.high))
    return translator.translate("Report", "{points} ({low} to {high})", points=number(points, 1, signed=True), low=low,
                                high=high)  # fmt: skip


def serious_finding(complaints: Complaints, translator: Translator) -> str:
    """Return how many serious complaints were open and how many are open yet."""
    if not complaints.serious_total:
        return translator.translate("Report", "No serious complaint was open at the end of the week")
    if not complaints.serious_open:
        return translator.plural(
            "Report", "{count} serious complaint was open, resolved since",
            "{count} serious complaints were open, all resolved since", complaints.serious_total,
            count=number(complaints.serious_total),
        )  # fmt: skip
    if complaints.serious_open == complaints.serious_total:
        return translator.plural("Report", "{count} serious complaint is open", "{count} serious complaints are open",
                                 complaints.serious_total, count=number(complaints.serious_total))  # fmt: skip
    return translator.plural(
        "Report", "{count} serious complaint was open, {open} is still",
        "{count} serious complaints were open, {open} still are", complaints.serious_total,
        count=number(complaints.serious_total), open=number(complaints.serious_open),
    )  # fmt: skip


def _serious(draft: Draft, complaints: Complaints, top: float) -> None:
    translator, place = draft.translator, Place(LEFT, top, WIDTH)
    basis = translator.translate(
        "Report",
        "urgent, high or reopened, not resolved as of {moment}; sensitive ones are not listed",
        moment=moment(complaints.counted_at, translator),
    )
    body = block(draft, place, serious_finding(complaints, translator), basis)
    if not complaints.serious:
        text = translator.translate("Report", "No serious complaint is open now.")
        notes(draft, Place(LEFT, body + 4, WIDTH), [text], BODY)
        return
    columns = (
        Column(translator.translate("Report", "Ticket"), bold=True, limit=0.12),
        Column(translator.translate("Report", "{Reference}"), limit=0.1),
        Column(translator.translate("Report", "{Customer}"), limit=0.1),
        Column(translator.translate("Report", "Subject"), flexible=True),
        Column(translator.translate("Report", "Priority"), limit=0.2),
        Column(translator.translate("Report", "Owner"), limit=0.12),
        Column(translator.translate("Report", "Received"), "end", limit=0.18),
        Column(translator.translate("Report", "Due"), "end", limit=0.18),
    )
    # A page that is full of causes still says how many it could not hold.
    most = max(int((BOTTOM - body - HEAD_HEIGHT - 16) / ROW_HEIGHT), 1)
    rows = [_serious_cells(row, translator) for row in complaints.serious[:most]]
    table(draft.sheet, columns, rows, (LEFT, body + 4, WIDTH), 12, ROW_HEIGHT, 0.24)
    more = left_out(complaints.serious_open - len(rows), translator)
    if more:
        notes(draft, Place(LEFT, body + 24 + len(rows) * ROW_HEIGHT, WIDTH), [more])


def _serious_cells(row: SeriousRow, translator: Translator) -> list[Cell]:
    urgency = priority_word(row.priority, translator)
    if row.times_reopened:
        urgency = translator.translate(
            "Report", "{priority}, reopened {count}×", priority=urgency, count=row.times_reopened
        )
    return [
        Cell(row.number),
        Cell(row.place or NO_DATA),
        Cell(row.name or NO_DATA),
        Cell(row.title or NO_DATA),
        Cell(urgency, "danger_text" if row.priority == "urgent" else "text"),
        Cell(row.owner or NO_DATA),
        Cell(day_time(row.opened_at, translator)),
        Cell(day_time(row.due_at, translator)),
    ]
