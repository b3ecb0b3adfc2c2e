"""A printed table: columns as wide as their words, one flexible column that is elided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from servicedesk.core.drawing import Anchor, Rectangle
from servicedesk.reports.sheet import Sheet

BODY = 9.2
HEAD = 8.4
HEAD_HEIGHT = 17.0
ROW_HEIGHT = 20.25
PAD = 7.0
LEAST_FLEXIBLE = 0.3


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how its cells stand; the one column with ``flexible`` takes the room that is left."""

    title: str
    anchor: Anchor = "start"
    flexible: bool = False
    limit: float = 0.25
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Text with a colour token and weight of its own."""

    text: str
    colour: str = "text"
    bold: bool = False


Row = Sequence[Cell]


def column_widths(
    sheet: Sheet,
    columns: Sequence[Column],
    rows: Sequence[Row],
    total: float,
    gap: float,
    least: float = LEAST_FLEXIBLE,
) -> list[float]:
    """Return each column's width: its widest words up to its limit, the flexible one what is left."""
    widths: list[float] = []
    for index, column in enumerate(columns):
        widest = sheet.typesetter.width(column.title, HEAD, True)
        for row in rows:
            # Longer text is cut anyway: 80 characters are enough to know that it is too wide.
            text = row[index].text[:80]
            widest = max(widest, sheet.typesetter.width(text, BODY, column.bold or row[index].bold))
        widths.append(min(widest, total * column.limit) + gap)
    fixed = [index for index, column in enumerate(columns) if not column.flexible]
    while sum(widths[index] for index in fixed) > total * (1 - least):
        widest_index = max(fixed, key=lambda index: widths[index])
        widths[widest_index] -= 1.0
    used = sum(widths[index] for index in fixed)
    return [total - used if column.flexible else width for width, column in zip(widths, columns, strict=True)]


def table(
    sheet: Sheet,
    columns: Sequence[Column],
    rows: Sequence[Row],
    place: tuple[float, float, float],
    gap: float = 16.0,
    row_height: float = ROW_HEIGHT,
    least: float = LEAST_FLEXIBLE,
) -> None:
    """Draw the heading band and the rows at *place* (left, top, width); the flexible column gets *least* of it."""
    left, top, width = place
    inner = width - 2 * PAD + gap
    widths = column_widths(sheet, columns, rows, inner, gap, least)
    sheet.draw([Rectangle(left, top, width, HEAD_HEIGHT, "surface2", radius=4)])
    heads = [Cell(column.title, "text2", True) for column in columns]
    _line(sheet, columns, widths, heads, left + PAD, top + HEAD_HEIGHT / 2, HEAD, gap)
    for index, row in enumerate(rows):
        y = top + HEAD_HEIGHT + index * row_height
        cells = [Cell(c.text, c.colour, c.bold or column.bold) for c, column in zip(row, columns, strict=True)]
        _line(sheet, columns, widths, cells, left + PAD, y + row_height / 2, BODY, gap)
        sheet.rule(left, y + row_height, left + width)


def _line(
    sheet: Sheet,
    columns: Sequence[Column],
    widths: Sequence[float],
    cells: Row,
    x: float,
    middle: float,
    size: float,
    gap: float,
) -> None:
    for column, width, cell in zip(columns, widths, cells, strict=True):
        room = width - gap
        start = {"start": x, "middle": x + room / 2, "end": x + room}[column.anchor]
        sheet.text(start, middle + size * 0.36, cell.text, size, cell.colour, cell.bold, column.anchor, room)
        x += width
