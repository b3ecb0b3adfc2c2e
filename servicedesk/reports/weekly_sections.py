"""Sections 1 to 6 of page 1: people, decisions, faults, promises, actions, compensation."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from servicedesk.core.chart_geometry import draw
from servicedesk.core.charts import Bar, BarChart, Caption, Unit
from servicedesk.core.drawing import Canvas, Rectangle
from servicedesk.core.figure_text import NO_DATA, money, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import (
    ActionRow,
    ActionState,
    BrokenPromiseRow,
    CompensationCause,
    DecisionRow,
    FaultState,
    RepeatedFaultRow,
    UnhappyCustomerRow,
    WeeklyReport,
)
from servicedesk.reports.frame import META, RIGHT, WIDTH
from servicedesk.reports.marks import mark, tick_box
from servicedesk.reports.sheet import Sheet
from servicedesk.reports.table import BODY, HEAD, HEAD_HEIGHT, PAD, ROW_HEIGHT, Cell, Column, table
from servicedesk.reports.weekly_words import due_date, next_step

TITLE = 10.9
TITLE_HEIGHT = 18.0
DECISION_HEIGHT = 30.0
DECISION_GAP = 3.8
DECISION_LINE = 11.4
DECISION_INDENT = 30.0
TICK_ROOM = 14.5
ACTION_HEIGHT = 17.9
BARS = 4
BAR_HEIGHT = 16.4
TOTAL_HEIGHT = 26.0
MOST_DECISIONS = 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section goes: left edge, top edge, width."""

    left: float
    top: float
    width: float


@dataclass(frozen=True, slots=True)
class Draft:
    """What the sections draw on and with: sheet, report, translator."""

    sheet: Sheet
    report: WeeklyReport
    translator: Translator


def title(draft: Draft, place: Place, index: int, text: str, note: str) -> float:
    """Draw a section's number, title and note; return the top of its body."""
    baseline = place.top + 10
    draft.sheet.text(place.left, baseline, str(index), TITLE, "primary_text", bold=True)
    used = draft.sheet.text(place.left + 14.2, baseline, text, TITLE, bold=True, width=place.width - 14.2)
    room = place.width - used - 14.2 - 8
    draft.sheet.text(place.left + place.width, baseline, note, META, "text3", anchor="end", width=room)
    return place.top + TITLE_HEIGHT


def _note_fits(draft: Draft, place: Place, heading: str, note: str) -> bool:
    width = draft.sheet.typesetter.width
    return width(heading, TITLE, True) + width(note, META, False) <= place.width - 14.2 - 8


def nothing(draft: Draft, place: Place, top: float) -> None:
    """Say that a section has no data; it keeps its place."""
    text = draft.translator.translate("Report", "No data this week")
    draft.sheet.text(place.left + PAD, top + ROW_HEIGHT / 2 + BODY * 0.36, text, BODY, "text3")
    draft.sheet.rule(place.left, top + ROW_HEIGHT, place.left + place.width)


def with_left_out(note: str, total: int, shown: int, translator: Translator) -> str:
    """Add how many rows are not on this page."""
    if total <= shown:
        return note
    more = translator.translate("Report", "{count} more", count=number(total - shown))
    return f"{note} · {more}" if note else more


def unhappy(draft: Draft, place: Place, shown: int) -> None:
    """Draw the customers who are still unhappy."""
    report, translator = draft.report, draft.translator
    rows, totals = report.unhappy, report.totals
    total = totals.unhappy if totals is not None else len(rows)
    cost = totals.unhappy_cost_cents if totals is not None else sum(row.cost_cents for row in rows)
    note = ""
    if rows:
        spent = money(cost, report.currency)
        note = translator.plural("Report", "{n} {customer} · {amount} spent so far",
                                 "{n} {customers} · {amount} spent so far", total, amount=spent)  # fmt: skip
    heading = translator.translate("Report", "{Customers} still unhappy")
    body = title(draft, place, 1, heading, with_left_out(note, total, shown, translator))
    if not rows:
        nothing(draft, place, body)
        return
    columns = (
        Column(translator.translate("Report", "{Reference}"), bold=True, limit=0.12),
        Column(translator.translate("Report", "{Customer}"), limit=0.12),
        Column(translator.translate("Report", "Cause and the {customer}'s own words"), flexible=True),
        Column(translator.translate("Report", "Score"), limit=0.1),
        Column(translator.translate("Report", "Owner"), limit=0.14),
        Column(translator.translate("Report", "Next step"), limit=0.18),
        Column(translator.translate("Report", "Spent"), "end", limit=0.14),
    )
    cells = [_unhappy_cells(row, draft) for row in rows[:shown]]
    table(draft.sheet, columns, cells, (place.left, body, place.width), gap=22)


def _unhappy_cells(row: UnhappyCustomerRow, draft: Draft) -> list[Cell]:
    score = NO_DATA if row.rating is None else f"{row.rating} / {row.scale}"
    low = row.rating is not None and row.rating * 2 <= row.scale
    return [
        Cell(row.reference or NO_DATA),
        Cell(row.name or NO_DATA),
        Cell(row.reason or NO_DATA),
        Cell(score, "danger_text" if low else "text"),
        Cell(row.owner or NO_DATA),
        Cell(next_step(row.next_step, row.next_on, draft.translator)),
        Cell(money(row.cost_cents, draft.report.currency)),
    ]


def decisions(draft: Draft, place: Place) -> None:
    """Draw at most three decisions with boxes to tick."""
    translator, rows = draft.translator, draft.report.decisions
    note = ""
    if rows:
        note = translator.plural("Report", "{n} item · tracked once decided", "{n} items · tracked once decided",
                                 len(rows))  # fmt: skip
    heading = translator.translate("Report", "For you to decide")
    note = with_left_out(note, len(rows), MOST_DECISIONS, translator)
    body = title(draft, place, 2, heading, note)
    if not rows:
        nothing(draft, place, body)
    top = body
    for index, row in enumerate(rows[:MOST_DECISIONS]):
        _decision(draft, Place(place.left, top, place.width), "ABC"[index], row)
        top += _decision_height(draft, row) + DECISION_GAP


def _decision(draft: Draft, place: Place, letter: str, row: DecisionRow) -> None:
    sheet, translator, tall = draft.sheet, draft.translator, _decision_height(draft, row)
    middle = place.top + tall / 2
    sheet.draw(
        [
            Rectangle(place.left, place.top, place.width, tall, "surface", "border", 0.7, 5),
            Rectangle(place.left + 7, middle - 8, 16, 16, "primary_soft", radius=4),
        ]
    )
    sheet.text(place.left + 15, middle + 3.1, letter, 8.6, "primary_text", bold=True, anchor="middle")
    x = RIGHT - 7
    for choice in reversed(_choices(translator)):
        x -= sheet.text(x, middle + 3.1, choice, HEAD, "text", anchor="end") + TICK_ROOM
        tick_box(sheet, x, middle - 4.9, 9.8)
        x -= 10
    sheet.text(x - 2, middle + 3.1, due_date(row.due_on, translator), HEAD, "text3", anchor="end")
    left, room = place.left + DECISION_INDENT, _decision_room(draft, row)
    y = place.top + 12.6
    for line in _decision_title(draft, row):
        sheet.text(left, y, line, BODY, bold=True, width=room)
        y += DECISION_LINE
    basis = translator.translate("Report", "Basis: {text}", text=row.basis or NO_DATA)
    sheet.text(left, place.top + tall - 5.2, basis, HEAD, "text3", width=room)


def _choices(translator: Translator) -> tuple[str, ...]:
    return (
        translator.translate("Report", "Agree"),
        translator.translate("Report", "Decline"),
        translator.translate("Report", "Discuss"),
    )


def _decision_room(draft: Draft, row: DecisionRow) -> float:
    """Return how wide the words may be beside the day and the boxes."""
    width = draft.sheet.typesetter.width
    boxes = sum(width(choice, HEAD, False) + TICK_ROOM + 10 for choice in _choices(draft.translator))
    due = width(due_date(row.due_on, draft.translator), HEAD, False)
    return WIDTH - 7 - boxes - due - 14 - DECISION_INDENT


def _decision_title(draft: Draft, row: DecisionRow) -> list[str]:
    """Return what is asked on as many lines as it needs, two at most: paper shows no more when pointed at."""
    return draft.sheet.typesetter.wrap(row.title, _decision_room(draft, row), BODY, True, 2)


def _decision_height(draft: Draft, row: DecisionRow) -> float:
    return DECISION_HEIGHT + (len(_decision_title(draft, row)) - 1) * DECISION_LINE


def faults(draft: Draft, place: Place, shown: int) -> None:
    """Draw the faults that came back."""
    translator, rows = draft.translator, draft.report.faults
    note = translator.translate("Report", "same place, ≥2 in {days} days", days=draft.report.fault_window_days)
    totals = draft.report.totals
    note = with_left_out(note, totals.faults if totals is not None else len(rows), shown, translator)
    body = title(draft, place, 3, translator.translate("Report", "Repeated faults"), note)
    if not rows:
        nothing(draft, place, body)
        return
    columns = (
        Column(translator.translate("Report", "Place"), bold=True, limit=0.2),
        Column(translator.translate("Report", "Equipment"), flexible=True),
        Column(translator.translate("Report", "Times"), "end", limit=0.14),
        Column(translator.translate("Report", "State"), limit=0.26),
    )
    cells = [_fault_cells(row, translator) for row in rows[:shown]]
    table(draft.sheet, columns, cells, (place.left, body, place.width))


def _fault_cells(row: RepeatedFaultRow, translator: Translator) -> list[Cell]:
    states = {
        FaultState.OPEN: translator.translate("Report", "Open"),
        FaultState.IN_PROGRESS: translator.translate("Report", "In progress"),
        FaultState.WAITING: translator.translate("Report", "Waiting"),
        FaultState.RESOLVED: translator.translate("Report", "Resolved"),
    }
    return [
        Cell(row.place or NO_DATA),
        Cell(row.equipment or NO_DATA),
        Cell(number(row.count)),
        Cell(row.remark or states[row.state]),
    ]


def promises(draft: Draft, place: Place, shown: int) -> None:
    """Draw the promises that were not kept."""
    translator, kept = draft.translator, draft.report.promises
    note = ""
    if kept.total:
        share = number(Fraction(100 * kept.kept, kept.total), 1)
        note = translator.translate("Report", "kept {kept}/{total} = {share}%", kept=number(kept.kept),
                                    total=number(kept.total), share=share)  # fmt: skip
    heading = translator.translate("Report", "Broken promises")
    whole = with_left_out(note, len(kept.broken), shown, translator)
    if kept.total and kept.interval is not None:
        interval = f" ({number(kept.interval.low, 1)}–{number(kept.interval.high, 1)})"
        longer = with_left_out(note + interval, len(kept.broken), shown, translator)
        # How many are not listed must not be cut off: the interval gives way.
        whole = longer if _note_fits(draft, place, heading, longer) else whole
    body = title(draft, place, 4, heading, whole)
    if not kept.broken:
        nothing(draft, place, body)
        return
    columns = (
        Column(translator.translate("Report", "Promise"), flexible=True),
        Column(translator.translate("Report", "Promised by"), limit=0.22),
        Column(translator.translate("Report", "Late"), "end", limit=0.3),
    )
    cells = [
        [Cell(row.promise or NO_DATA), Cell(row.owner or NO_DATA), Cell(_late(row, translator), "danger_text")]
        for row in kept.broken[:shown]
    ]
    table(draft.sheet, columns, cells, (place.left, body, place.width))


def _late(row: BrokenPromiseRow, translator: Translator) -> str:
    if row.remark:
        return row.remark
    if row.late_minutes is None:
        return translator.translate("Report", "never kept")
    if row.late_minutes < 60:
        return translator.translate("Report", "{n} min", n=row.late_minutes)
    if row.late_minutes < 24 * 60:
        hours = number(Fraction(row.late_minutes, 60), 1).removesuffix(".0")
        return translator.translate("Report", "{n} h", n=hours)
    return translator.plural("Report", "{n} day", "{n} days", row.late_minutes // (24 * 60))


def actions(draft: Draft, place: Place, shown: int) -> None:
    """Draw what was agreed last week and whether it was done."""
    translator, rows = draft.translator, draft.report.actions
    states = [row.state for row in rows]
    note = ""
    if rows:
        note = translator.translate(
            "Report",
            "{done} done · {doing} doing · {missed} open",
            total=len(rows),
            done=states.count(ActionState.DONE),
            doing=states.count(ActionState.DOING),
            missed=states.count(ActionState.NOT_DONE),
        )
    note = with_left_out(note, len(rows), shown, translator)
    body = title(draft, place, 5, translator.translate("Report", "Last week's actions"), note)
    if not rows:
        nothing(draft, place, body)
    for index, row in enumerate(rows[:shown]):
        _action(draft, Place(place.left, body + index * ACTION_HEIGHT, place.width), row)


def _action(draft: Draft, place: Place, row: ActionRow) -> None:
    sheet, translator = draft.sheet, draft.translator
    words = {
        ActionState.DONE: ("done", translator.translate("Report", "Done"), "success"),
        ActionState.DOING: ("doing", translator.translate("Report", "Doing"), "warning"),
        ActionState.NOT_DONE: ("failed", translator.translate("Report", "Not done"), "danger"),
    }
    sign, word, colour = words[row.state]
    middle = place.top + ACTION_HEIGHT / 2
    baseline = middle + BODY * 0.36
    mark(sheet, sign, place.left + 12, middle, colour)
    sheet.text(place.left + place.width - PAD, baseline, word, HEAD, f"{colour}_text", bold=True, anchor="end")
    owner = place.left + place.width * 0.675
    sheet.text(owner, baseline, row.owner or NO_DATA, HEAD, "text2", width=place.width * 0.16)
    sheet.text(place.left + 24.5, baseline, row.title, BODY, width=owner - place.left - 32)
    sheet.rule(place.left, place.top + ACTION_HEIGHT, place.left + place.width)


def compensation(draft: Draft, place: Place) -> None:
    """Draw what was paid: the total, then bars by cause."""
    sheet, report, translator = draft.sheet, draft.report, draft.translator
    paid = report.compensation
    note = ""
    if paid.previous_cents is not None:
        note = translator.translate("Report", "last week {amount} · {count}×", count=number(paid.previous_count),
                                    amount=money(paid.previous_cents, report.currency))  # fmt: skip
    body = title(draft, place, 6, translator.translate("Report", "Compensation"), note)
    if not paid.count:
        nothing(draft, place, body)
        return
    used = sheet.text(place.left + PAD, body + 17.5, money(paid.cents, report.currency), 18, bold=True)
    median = NO_DATA if paid.median_cents is None else money(paid.median_cents, report.currency)
    text = translator.plural(
        "Report",
        "{count} payment · median {amount}",
        "{count} payments · median {amount}",
        paid.count,
        count=number(paid.count),
        amount=median,
    )
    sheet.text(place.left + PAD + used + 7, body + 17.5, text, META, "text3", width=place.width - used - 2 * PAD - 7)
    bars = tuple(
        Bar(cause.label, cause.cents, money(cause.cents, report.currency), muted=index == BARS - 1)
        for index, cause in enumerate(top_causes(paid.causes, translator))
    )
    canvas = Canvas(place.width - 2 * PAD, BAR_HEIGHT * len(bars), HEAD, sheet.typesetter.width)
    chart = BarChart(Caption(""), bars, Unit.MONEY)
    sheet.draw(draw(chart, canvas, translator), place.left + PAD, body + TOTAL_HEIGHT)


def top_causes(causes: tuple[CompensationCause, ...], translator: Translator) -> tuple[CompensationCause, ...]:
    """Return the largest causes with everything smaller pooled as the last one."""
    if len(causes) <= BARS:
        return causes
    rest = sum(cause.cents for cause in causes[BARS - 1 :])
    return (*causes[: BARS - 1], CompensationCause(translator.translate("Report", "Other"), rest))


def table_height(rows: int, shown: int) -> float:
    """Return the height of a titled table section."""
    return TITLE_HEIGHT + (HEAD_HEIGHT + min(rows, shown) * ROW_HEIGHT if rows else ROW_HEIGHT)


def decisions_height(draft: Draft) -> float:
    """Return the height of the decisions."""
    tall = [_decision_height(draft, row) for row in draft.report.decisions[:MOST_DECISIONS]]
    return TITLE_HEIGHT + (sum(tall) + DECISION_GAP * (len(tall) - 1) if tall else ROW_HEIGHT)


def actions_height(count: int, shown: int) -> float:
    """Return the height of last week's actions."""
    return TITLE_HEIGHT + (min(count, shown) * ACTION_HEIGHT if count else ROW_HEIGHT)


def compensation_height(report: WeeklyReport) -> float:
    """Return the height of the compensation section."""
    if not report.compensation.count:
        return TITLE_HEIGHT + ROW_HEIGHT
    return TITLE_HEIGHT + TOTAL_HEIGHT + min(len(report.compensation.causes), BARS) * BAR_HEIGHT
