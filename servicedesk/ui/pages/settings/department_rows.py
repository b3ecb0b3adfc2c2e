"""Departments as rows: colour, name in both languages, and what is there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from servicedesk.core.translation import plural, translate
from servicedesk.queries.site import DepartmentFacts
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel


def department_words(row: DepartmentFacts) -> str:
    """Say a department for a screen reader."""
    return f"{row.name} · {_counts(row)}"


def _counts(row: DepartmentFacts) -> str:
    if not row.is_active:
        return translate("Settings", "closed")
    people = plural("Settings", "{n} person", "{n} people", row.people)
    return f"{people} · {plural('Settings', '{n} open ticket', '{n} open tickets', row.open_tickets)}"


class DepartmentDelegate(RowDelegate):
    """Paints colour, name in both languages, and what is there."""

    height = 40
    inset = 0

    def paint_row(self, painter: QPainter, rect: QRectF, row: DepartmentFacts, selected: bool) -> None:
        """Paint one department."""
        look = theme()
        side = look.px(10)
        dot = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        paint.rounded(painter, dot, 3, row.colour if row.is_active else "neutral_line")
        left = dot.right() + look.px(10)
        counts = _counts(row)
        wide = text.width(counts, tokens.META) + look.px(4)
        area = QRectF(left, rect.top(), rect.right() - wide - left, rect.height())
        colour = "text" if row.is_active else "text3"
        drawn = text.draw(painter, area, str(row.name), tokens.BODY, colour, row.is_active)
        other = row.name.en if str(row.name) == row.name.zh else row.name.zh
        area.setLeft(area.left() + drawn + look.px(10))
        text.draw(painter, area, "" if other == str(row.name) else other, tokens.META, "text2")
        right = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
        text.draw(painter, right, counts, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)


class DepartmentList(RowListView):
    """As tall as its rows."""

    def __init__(self, model: RowModel) -> None:
        super().__init__("", model, DepartmentDelegate())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Every row; there are few."""
        return QSize(theme().px(300), self.content_height() + 2)
