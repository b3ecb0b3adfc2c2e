"""Page 3: on-time completion, breaches with their causes, the age of the backlog, what is due in 48 hours."""

from __future__ import annotations

from dataclasses import dataclass

from servicedesk.core.charts import Bar, BarChart, Caption, ColumnChart
from servicedesk.core.figure_text import NO_DATA, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Metric
from servicedesk.core.weekly_delivery import Delivery, DueRow
from servicedesk.reports.frame import LEFT, WIDTH
from servicedesk.reports.table import BODY, Cell, Column, table
from servicedesk.reports.weekly_block import (
    BLOCK_GAP,
    COLUMN_GAP,
    block,
    block_height,
    joined,
    label,
    left_out,
    notes,
    page_title,
    percent,
    plot,
    stands_out,
)
from servicedesk.reports.weekly_control import control_basis, control_chart, control_finding
from servicedesk.reports.weekly_sections import Draft, Place, nothing
from servicedesk.reports.weekly_terms import day_time, moment

TABLE_WIDTH = 312.0
ROW_HEIGHT = 18.0
BODY_HEIGHT = 17.0 + 6 * ROW_HEIGHT
AGE_WIDTH = 208.0
NOTHING_HEIGHT = 22.0


@dataclass(frozen=True, slots=True)
class Heights:
    """How tall the charts of page 3 are: less where something else goes on the page."""

    control: float = 192.0
    age: float = 164.0


def delivery_page(draft: Draft, delivery: Delivery, heights: Heights | None = None) -> float:
    """Draw page 3; return where it ends."""
    heights = heights or Heights()
    translator = draft.translator
    finding = control_finding(delivery.control, translator.translate("Report", "On-time completion"), translator)
    what = translator.translate("Report", "met of decided")
    dated = translator.translate("Report", "by closing, open ones by their breach")
    top = page_title(draft, finding, control_basis(delivery.control, what, dated, translator)) + 4
    target = draft.report.tile(Metric.ON_TIME).target
    if delivery.control.empty and delivery.control.centre is None:
        nothing(draft, Place(LEFT, top, WIDTH), top)
        top += 24
    else:
        top = plot(draft, control_chart(delivery.control, translator, target), Place(LEFT, top, WIDTH), heights.control)
    top = _breaches(draft, delivery, top + BLOCK_GAP)
    return _backlog(draft, delivery, top + BLOCK_GAP, heights.age)


def breach_finding(delivery: Delivery, translator: Translator) -> str:
    """Return how many were late and what was recorded most often, if anything stands out."""
    late = translator.plural("Report", "{count} late", "{count} late", delivery.late, count=number(delivery.late))
    causes = delivery.causes
    if not delivery.late:
        return translator.translate("Report", "No ticket was late this week")
    if not causes:
        return translator.translate("Report", "{late}; no cause was recorded", late=late)
    if not stands_out(causes):
        return translator.translate("Report", "{late}; no single cause stands out", late=late)
    return translator.translate("Report", "{late}; recorded most often: {cause} ({count})", late=late,
                                cause=causes[0].label, count=number(causes[0].count))  # fmt: skip


def _breaches(draft: Draft, delivery: Delivery, top: float) -> float:
    translator = draft.translator
    place = Place(LEFT, top, WIDTH)
    basis = joined(
        translator.translate("Report", "resolutions past their target, by closing or breach"),
        f"n={number(delivery.late)}",
        translator.translate("Report", "{count} without a cause", count=number(delivery.cause_unknown)),
    )
    body = block(draft, place, breach_finding(delivery, translator), basis if delivery.late else "")
    if not delivery.late:
        nothing(draft, place, body)
        return body + NOTHING_HEIGHT
    columns = (
        Column(translator.translate("Report", "Topic"), flexible=True),
        Column(translator.translate("Report", "Breached"), "end", limit=0.14, bold=True),
        Column("n", "end", limit=0.12),
        Column(translator.translate("Report", "On-time share"), "end", limit=0.2),
        Column(translator.translate("Report", "Main cause"), limit=0.32),
    )
    rows = [
        [
            Cell(row.label or NO_DATA),
            Cell(number(row.late)),
            Cell(number(row.on_time.n), "text2"),
            Cell(percent(row.on_time), "text3" if row.on_time.small else "text"),
            Cell(f"{row.cause} {number(row.cause_count)}" if row.cause else NO_DATA),
        ]
        for row in delivery.breaches
    ]
    table(draft.sheet, columns, rows, (LEFT, body + 4, TABLE_WIDTH), 9, ROW_HEIGHT, 0.31)
    end = body + 21 + len(rows) * ROW_HEIGHT
    if delivery.more_topics:
        end = notes(draft, Place(LEFT, end + 3, TABLE_WIDTH), [left_out(delivery.more_topics, translator)])
    chart = cause_chart(draft, delivery)
    spot = Place(LEFT + TABLE_WIDTH + COLUMN_GAP, body + 4, WIDTH - TABLE_WIDTH - COLUMN_GAP)
    bars = plot(draft, chart, spot, min(15.6 * len(chart.bars), BODY_HEIGHT))
    return max(end, bars)


def cause_chart(draft: Draft, delivery: Delivery) -> BarChart:
    """Return the breaches by recorded cause; the pooled rest and what was not recorded are grey and last."""
    translator = draft.translator
    bars = [Bar(label(draft, row.label), row.count) for row in delivery.causes]
    other = delivery.late - delivery.cause_unknown - sum(row.count for row in delivery.causes)
    if other:
        bars.append(Bar(translator.translate("Report", "Other causes"), other, muted=True))
    if delivery.cause_unknown:
        bars.append(Bar(translator.translate("Report", "Not recorded"), delivery.cause_unknown, muted=True))
    return BarChart(Caption(""), tuple(bars), label_share=0.58)


def backlog_finding(delivery: Delivery, translator: Translator) -> str:
    """Return how many stood open and how many of them were old or late."""
    if not delivery.backlog:
        return translator.translate("Report", "Nothing was open at the end of the week")
    old = sum(delivery.ageing[2:])
    if delivery.undated == delivery.backlog:
        # Without a deadline none can be late: "0 past their target" would praise what nobody measures.
        return translator.translate(
            "Report", "{count} open; {old} older than {days} days, none has a deadline",
            count=number(delivery.backlog), old=number(old), days=delivery.age_days[1],
        )  # fmt: skip
    return translator.translate(
        "Report", "{count} open; {old} older than {days} days, {late} past their target",
        count=number(delivery.backlog), old=number(old), days=delivery.age_days[1], late=number(delivery.overdue),
    )  # fmt: skip


def due_finding(delivery: Delivery, translator: Translator) -> str:
    """Return what was due within 48 hours and how much of it is open yet."""
    if not delivery.due_total:
        return translator.translate("Report", "Nothing is due within 48 hours")
    if not delivery.due_open:
        return translator.translate("Report", "{count} due within 48 hours, all resolved since",
                                    count=number(delivery.due_total))  # fmt: skip
    if delivery.due_open == delivery.due_total:
        return translator.translate("Report", "{count} due within 48 hours, all open",
                                    count=number(delivery.due_total))  # fmt: skip
    return translator.translate("Report", "{count} due within 48 hours, {open} still open",
                                count=number(delivery.due_total), open=number(delivery.due_open))  # fmt: skip


def _backlog(draft: Draft, delivery: Delivery, top: float, age_height: float) -> float:
    translator = draft.translator
    at = moment(delivery.counted_at, translator)
    left = Place(LEFT, top, AGE_WIDTH)
    right = Place(LEFT + AGE_WIDTH + COLUMN_GAP, top, WIDTH - AGE_WIDTH - COLUMN_GAP)
    ages = joined(
        translator.translate("Report", "days open, as of {moment}", moment=at),
        translator.translate("Report", "this week opened {opened}, closed {closed}",
                             opened=number(delivery.opened), closed=number(delivery.closed)),
    )  # fmt: skip
    findings = (backlog_finding(delivery, translator), due_finding(delivery, translator))
    dues = translator.translate("Report", "from {moment}; listed: open when the report was made", moment=at)
    if not delivery.due_total:
        dues = translator.translate("Report", "from {moment}", moment=at)
    heads = max(block_height(draft, left.width, findings[0], ages), block_height(draft, right.width, findings[1], dues))
    block(draft, left, findings[0], ages)
    block(draft, right, findings[1], dues)
    body = top + heads
    if delivery.backlog:
        end = plot(draft, age_chart(delivery), Place(LEFT, body + 4, AGE_WIDTH), age_height)
    else:
        nothing(draft, left, body)
        end = body + NOTHING_HEIGHT
    if delivery.due:
        return max(end, _due_table(draft, delivery, Place(right.left, body + 4, right.width)))
    if delivery.due_total:
        text = translator.translate("Report", "No open ticket is due in these 48 hours.")
        return max(end, notes(draft, Place(right.left, body + 6, right.width), [text], BODY))
    return end


def age_chart(delivery: Delivery) -> ColumnChart:
    """Return the open tickets by age in days."""
    names = [f"≤{days}" for days in delivery.age_days] + [f">{delivery.age_days[-1]}"]
    columns = (Bar(name, count, number(count)) for name, count in zip(names, delivery.ageing, strict=True))
    return ColumnChart(Caption(""), tuple(columns))


def _due_table(draft: Draft, delivery: Delivery, place: Place) -> float:
    translator = draft.translator
    columns = (
        Column(translator.translate("Report", "Ticket"), bold=True, limit=0.2),
        Column(translator.translate("Report", "{Reference}"), limit=0.16),
        Column(translator.translate("Report", "Subject"), flexible=True),
        Column(translator.translate("Report", "Owner"), limit=0.2),
        Column(translator.translate("Report", "Due"), "end", limit=0.3),
    )
    rows = [_due_cells(row, translator) for row in delivery.due]
    table(draft.sheet, columns, rows, (place.left, place.top, place.width), 10, ROW_HEIGHT, 0.24)
    end = place.top + 20 + len(rows) * ROW_HEIGHT
    more = left_out(delivery.due_open - len(rows), translator)
    return notes(draft, Place(place.left, end, place.width), [more]) if more else end


def _due_cells(row: DueRow, translator: Translator) -> list[Cell]:
    return [
        Cell(row.number),
        Cell(row.place or NO_DATA),
        Cell(row.title or NO_DATA),
        Cell(row.owner or NO_DATA),
        Cell(day_time(row.due_at, translator)),
    ]
