"""The column of views beside a list: icon or colour dot, name, count; icons only when it is narrow."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import Heading, RowDelegate, RowListView, RowModel

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class NavItem:
    """One view; *tone* colours icon and count ("warning", "danger"), *dot* is a token painted as a square."""

    key: Hashable
    label: str
    icon: str = ""
    count: str = ""
    tone: str = ""
    dot: str = ""
    level: int = 0


class NavDelegate(RowDelegate):
    """Paints a view's row."""

    height = 36
    heading_height = 40
    bar = False
    lines = False
    inset = 8
    padding = 10
    compact = False

    def paint_row(self, painter: QPainter, rect: QRectF, row: NavItem, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        colour = "primary_text" if selected else "text"
        mark = "primary_text" if selected else row.tone or "text2"
        spot = QRectF(rect.left() + look.px(row.level * 18), rect.top(), look.px(16), rect.height())
        if self.compact:
            spot = rect
        if row.icon:
            icons.draw_centred(painter, row.icon, spot, 16, mark)
        elif row.dot:
            side = look.px(10)
            box = QRectF(spot.center().x() - side / 2, spot.center().y() - side / 2, side, side)
            paint.rounded(painter, box, 3, row.dot)
        if self.compact:
            return
        left = spot.right() + look.px(9) if row.icon or row.dot else spot.left()
        count = text.width(row.count, tokens.META, True)
        name = QRectF(left, rect.top(), rect.right() - left - count - look.px(8), rect.height())
        text.draw(painter, name, row.label, tokens.BODY, colour, selected)
        shade = "primary_text" if selected else f"{row.tone}_text" if row.tone else "text2"
        text.draw(painter, rect, row.count, tokens.META, shade, selected or bool(row.tone),
                  Qt.AlignmentFlag.AlignRight)  # fmt: skip

    def paint_heading(self, painter: QPainter, rect: QRectF, row: Heading) -> None:
        """Paint a group's name, quietly."""
        if self.compact:
            paint.hairline(painter, rect.left() + theme().px(8), rect.center().y(), rect.width() - theme().px(16))
            return
        look = theme()
        inner = rect.adjusted(look.px(16), look.px(8), -look.px(16), 0)
        text.draw(painter, inner, row.title, tokens.META, "text2", True)


class NavListView(RowListView):
    """Views to choose from; ``current_changed`` brings the chosen NavItem."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._nav_model = RowModel(lambda item: item.key, lambda item: f"{item.label} {item.count}".strip())
        self._nav_delegate = NavDelegate()
        super().__init__(name, self._nav_model, self._nav_delegate, parent)
        self._nav_model.setParent(self)

    def set_items(self, items: Sequence[NavItem | Heading]) -> None:
        """Show *items*."""
        self._nav_model.set_rows(items)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Show the row; before the first one its heading, too."""
        super().scrollTo(index, hint)
        if all(isinstance(row, Heading) for row in self._nav_model.rows[: index.row()]):
            self.scrollToTop()

    def set_compact(self, compact: bool) -> None:
        """Icons only."""
        self._nav_delegate.compact = compact
        self.doItemsLayout()
        self.viewport().update()
