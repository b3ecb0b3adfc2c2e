"""Figures and records as text files a spreadsheet reads, and never runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from servicedesk.core.charts import ChartTable, Number
from servicedesk.core.figure_text import MINUS, number
from servicedesk.core.translation import translate
from servicedesk.core.weekly import Metric, Tile
from servicedesk.queries.analysis.record_rows import Record, RecordKind
from servicedesk.queries.analysis.records import Figure, Records
from servicedesk.queries.analysis.tiles import Tiles
from servicedesk.ui.pages.evaluation.records_pane import result_words, title_words
from servicedesk.ui.spreadsheets import Row, csv_bytes


def plain(value: Number | None, decimals: int = 1) -> str:
    """Return a number without thousands marks and with an ASCII minus; empty without data."""
    return "" if value is None else number(value, decimals).replace(",", "").replace(MINUS, "-")


def figures_csv(heading: str, tiles: Tiles, twins: Sequence[tuple[str, ChartTable]]) -> bytes:
    """Return the five figures and, below each other, the table of every chart."""
    rows: list[Row] = [[heading], [], _tile_header()]
    rows += [_tile_row(name, tile) for name, tile in _named(tiles)]
    wait = tiles.wait
    rows.append(
        [
            translate("Evaluation", "Average wait in minutes"),
            plain(wait.mean_minutes),
            str(wait.served),
            "",
            "",
            plain(wait.previous_mean_minutes),
            "",
            str(wait.standard_minutes),
        ]
    )
    for title, table in twins:
        rows += [[], [title], table.header, *table.rows]
    return csv_bytes(rows)


def _tile_header() -> Row:
    return [
        translate("Evaluation", "Figure"),
        translate("Evaluation", "Value"),
        "n",
        translate("Evaluation", "95% from"),
        translate("Evaluation", "95% to"),
        translate("Evaluation", "Before"),
        translate("Evaluation", "n before"),
        translate("Evaluation", "Target"),
    ]


def _named(tiles: Tiles) -> list[tuple[str, Tile]]:
    return [
        (translate("Evaluation", "Satisfaction CSAT"), tiles.csat),
        (translate("Evaluation", "Recommendation NPS"), tiles.nps),
        (translate("Evaluation", "On time"), tiles.on_time),
        (translate("Evaluation", "First contact FCR"), tiles.first_contact),
        (translate("Evaluation", "Served within the standard"), tiles.wait.prompt),
    ]


def _tile_row(name: str, tile: Tile) -> Row:
    decimals = 0 if tile.metric is Metric.NPS else 1
    interval = tile.interval
    return [
        name,
        plain(tile.value, decimals),
        str(tile.n),
        plain(interval.low if interval else None, decimals),
        plain(interval.high if interval else None, decimals),
        plain(tile.previous, decimals),
        "" if tile.previous_n is None else str(tile.previous_n),
        plain(tile.target, 0),
    ]


def records_csv(
    found: Sequence[tuple[Figure, Records]], local: Callable[[datetime], datetime], is_practice: bool = False
) -> bytes:
    """Return the records behind figures, each row with the figure it was counted for, and that it is practice."""
    header = [
        translate("Evaluation", "Figure"),
        translate("Evaluation", "When"),
        translate("Evaluation", "Kind"),
        translate("Evaluation", "Number"),
        translate("Evaluation", "Title"),
        translate("Evaluation", "Scenario"),
        translate("Evaluation", "Person"),
        translate("Evaluation", "Value"),
        translate("Evaluation", "Result"),
        translate("Evaluation", "Remark"),
    ]
    rows = [_record_row(figure, record, local) for figure, page in found for record in page.rows]
    mark = [practice_words()] if is_practice else []
    return csv_bytes([[*row, *mark] for row in (header, *rows)])


def practice_words() -> str:
    """Return what marks a file of a practice site."""
    return translate("Evaluation", "Practice data")


def _record_row(figure: Figure, record: Record, local: Callable[[datetime], datetime]) -> Row:
    money = record.kind is RecordKind.COMPENSATION
    return [
        figure_words(figure),
        f"{local(record.at):%Y-%m-%d %H:%M:%S}",
        kind_words(record.kind),
        record.number,
        title_words(record),
        str(record.scenario) if record.scenario else "",
        record.person,
        plain(record.value / 100 if money and record.value is not None else record.value, 2 if money else 0),
        "" if money else result_words(figure, record)[0],
        record.remark,
    ]


def figure_words(figure: Figure) -> str:
    """Return the name of what was counted."""
    return {
        Figure.CSAT: translate("Evaluation", "Satisfaction CSAT"),
        Figure.NPS: translate("Evaluation", "Recommendation NPS"),
        Figure.ON_TIME: translate("Evaluation", "On time"),
        Figure.FIRST_CONTACT: translate("Evaluation", "First contact FCR"),
        Figure.WAIT: translate("Evaluation", "Average wait"),
        Figure.VISITS: translate("Evaluation", "Visits"),
        Figure.COMPLAINTS: translate("Evaluation", "Complaints"),
        Figure.COSTS: translate("Evaluation", "Compensation"),
        Figure.COMPLAINT_COSTS: translate("Evaluation", "Compensation for complaints"),
        Figure.PROMISES: translate("Evaluation", "Promises"),
    }[figure]


def kind_words(kind: RecordKind) -> str:
    """Return the name of a kind of record."""
    return {
        RecordKind.ANSWER: translate("Evaluation", "Answer"),
        RecordKind.TICKET: translate("Evaluation", "Ticket"),
        RecordKind.VISIT: translate("Evaluation", "Visit"),
        RecordKind.INQUIRY: translate("Evaluation", "Inquiry"),
        RecordKind.COMPENSATION: translate("Evaluation", "Compensation"),
        RecordKind.PROMISE: translate("Evaluation", "Promise"),
    }[kind]
