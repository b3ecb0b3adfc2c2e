"""Rows of the file that a try found wrong or doubtful: number, column, sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from servicedesk.core.identification import without_phones
from servicedesk.core.translation import translate
from servicedesk.services.imports.results import Possible, RowError
from servicedesk.ui import icons, tokens
from servicedesk.ui.import_words import row_sentence
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.row_list import RowDelegate

HEIGHT = 40


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One thing to know about a row; *key* tells apart several of the same row."""

    key: int
    number: int
    column: str
    words: str
    is_error: bool

    @property
    def place(self) -> str:
        """Which row it is."""
        return translate("Imports", "Row {n}", n=self.number)


def describe(row: FoundRow) -> str:
    """Say a row for a screen reader."""
    return " · ".join(part for part in (row.place, row.column, row.words) if part)


def error_rows(errors: Sequence[RowError]) -> list[FoundRow]:
    """Return what is wrong, in the order of the file."""
    return [
        FoundRow(key, error.row, error.column, without_phones(row_sentence(error)), is_error=True)
        for key, error in enumerate(errors)
    ]


def possible_rows(possible: Sequence[Possible]) -> list[FoundRow]:
    """Return who may be known already."""
    return [
        FoundRow(key, row.row, "", translate("Imports", "may be {name}, {number}; imported as somebody new",
                                             name=row.name, number=row.number), is_error=False)
        for key, row in enumerate(possible)
    ]  # fmt: skip


class FoundDelegate(RowDelegate):
    """Paints mark, row number, column and sentence; a long sentence takes two lines."""

    height = HEIGHT
    inset = 0
    padding = 6
    bar = False

    def paint_row(self, painter: QPainter, rect: QRectF, row: FoundRow, selected: bool) -> None:
        """Paint one row."""
        look = theme()
        icon, tone = ("alert-circle", "danger") if row.is_error else ("copy", "warning")
        icons.draw(painter, icon, rect.left(), rect.center().y() - look.px(7), 14, tone)
        left = rect.left() + look.px(20)
        place = max(look.px(64), text.width(row.place, tokens.META, True) + look.px(12))
        text.draw(painter, QRectF(left, rect.top(), place, rect.height()), row.place, tokens.META, "text", True)
        left += place
        if row.is_error:
            wide = min(look.px(96), (rect.right() - left) * 0.3)
            column = QRectF(left, rect.top(), wide - look.px(8), rect.height())
            text.draw(painter, column, row.column or "—", tokens.META, "text2")
            left += wide
        room = rect.right() - left
        lines = text.wrap(row.words, tokens.META, False, room, 2)
        step = look.line(tokens.META) * (0.86 if len(lines) > 1 else 1)
        top = rect.center().y() - len(lines) * step / 2
        for place_of_line, line in enumerate(lines):
            area = QRectF(left, top + place_of_line * step, room, step)
            text.draw(painter, area, line, tokens.META, f"{tone}_text")
