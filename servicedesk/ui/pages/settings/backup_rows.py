"""The copies there are, one line each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from servicedesk.core.translation import translate
from servicedesk.queries.backups import BackupRow
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.cards import IconLabel, Panel
from servicedesk.ui.widgets.labels import ElidedLabel
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel

MOST_ROWS = 9


class FactTile(Panel):
    """One figure about the backups: what, how much, and a remark that may warn."""

    def __init__(self, icon: str) -> None:
        super().__init__(padding=12, spacing=2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = QHBoxLayout()
        self._label = ElidedLabel("", tokens.META, "text2")
        head.addWidget(IconLabel(icon, "text2", 14))
        head.addWidget(self._label, 1)
        self.value = ElidedLabel("", tokens.PERSON, bold=True)
        self.remark = ElidedLabel("", tokens.META)
        self.body.addLayout(head)
        self.body.addWidget(self.value)
        self.body.addWidget(self.remark)

    def set_label(self, label: str) -> None:
        """Say what it is."""
        self._label.setText(label)
        self._name()

    def set_value(self, value: str, remark: str = "", colour: str = "text2") -> None:
        """Show a figure and what to think of it."""
        self.value.setText(value)
        self.remark.setText(remark)
        self.remark.set_colour(colour)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._label.text()} {self.value.text()} {self.remark.text()}".strip())


def size_words(size: int) -> str:
    """Return a size as people say it."""
    if size >= 1024**3:
        return f"{size / 1024**3:.1f} GB".replace(".0 ", " ")
    return f"{size / 1024**2:.1f} MB"


def copy_words(row: BackupRow, when: str) -> str:
    """Say a copy for a screen reader."""
    place = translate("Settings", "second place") if row.is_second else ""
    return " · ".join(part for part in (when, Path(row.file).name, size_words(row.bytes), place) if part)


class CopyDelegate(RowDelegate):
    """Paints when, which file, how large."""

    height = 38
    inset = 0

    def __init__(self, when: Callable[[datetime], str]) -> None:
        super().__init__()
        self._when = when

    def paint_row(self, painter: QPainter, rect: QRectF, row: BackupRow, selected: bool) -> None:
        """Paint one copy."""
        look = theme()
        spot = QRectF(rect.left(), rect.top(), look.px(18), rect.height())
        icons.draw_centred(painter, "device-floppy" if row.is_second else "database", spot, 16, "text2")
        left = spot.right() + look.px(8)
        when = QRectF(left, rect.top(), look.px(132), rect.height())
        text.draw(painter, when, self._when(row.at), tokens.BODY, "text", True)
        size = size_words(row.bytes)
        wide = text.width(size, tokens.META) + look.px(4)
        place = translate("Settings", "second place") if row.is_second else ""
        tag = paint.tag_width(place) + look.px(8) if place else 0
        area = QRectF(when.right(), rect.top(), rect.right() - when.right() - wide - tag, rect.height())
        text.draw(painter, area, Path(row.file).name, tokens.META, "text2")
        if place:
            paint.tag(painter, rect.right() - wide - tag, rect.center().y(), place, "teal")
        right = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
        text.draw(painter, right, size, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)


class CopyList(RowListView):
    """A few rows; more of them scroll."""

    def __init__(self, model: RowModel, delegate: CopyDelegate) -> None:
        super().__init__("", model, delegate)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As tall as its rows, up to a few."""
        most = theme().px(CopyDelegate.height) * MOST_ROWS
        return QSize(theme().px(300), min(self.content_height() + 2, most))
