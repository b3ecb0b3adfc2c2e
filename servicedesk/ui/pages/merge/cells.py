"""The cells of a merge: a ticket as a card, an answer as a radio button in a box, and what comes out of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.item_models.ticket_rows import glyph_state
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import marks, paint, text
from servicedesk.ui.widgets.base import Focusable, Themed
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.glyphs import StateGlyph
from servicedesk.ui.widgets.labels import ElidedLabel, KeyCap, PlainLabel
from servicedesk.ui.widgets.tags import Tag

_LEAVING = (
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_J, Qt.Key.Key_K),
)


class TicketCard(Themed, QWidget):
    """A ticket in four facts; framed where it is the one kept, filled where it is the result."""

    def __init__(self, is_result: bool = False) -> None:
        super().__init__()
        self._is_result, self._is_kept = is_result, False
        self.number = PlainLabel("", tokens.BODY, "text", bold=True)
        self.glyph = StateGlyph()
        self.state = ElidedLabel("", tokens.BODY, "text", bold=True)
        self.tag = Tag("")
        self.title = ElidedLabel("", tokens.ROW, "text", bold=True)
        self.remark = ElidedLabel("", tokens.META, "text2")
        self._top = QHBoxLayout()
        self._top.addWidget(self.number)
        self._top.addWidget(self.glyph)
        self._top.addWidget(self.state, 1)
        self._top.addWidget(self.tag)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.title)
        self._column.addWidget(self.remark)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_row(self, row: object, title: str, remark: str) -> None:
        """Show a ticket's row with *title* and a line about it."""
        self.number.setText(row.number)  # type: ignore[attr-defined]
        self.glyph.set_value(glyph_state(row))  # type: ignore[arg-type]
        self.state.setText(str(row.state_name))  # type: ignore[attr-defined]
        self.title.setText(title)
        self.remark.setText(remark)

    def set_role(self, words: str, icon: str, is_kept: bool) -> None:
        """Say what becomes of it."""
        self._is_kept = is_kept
        self.tag.set(words, "primary" if is_kept or self._is_result else "neutral", icon)
        self.setAccessibleName(f"{self.number.text()} {words}")
        self.update()

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._column.setContentsMargins(look.px(14), look.px(9), look.px(12), look.px(11))
        self._column.setSpacing(look.px(4))
        self._top.setSpacing(look.px(7))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        line = "primary" if self._is_kept else "primary_line" if self._is_result else "border2"
        fill = "primary_soft" if self._is_result else "surface"
        width = theme().px(1.5) if self._is_kept else 1
        paint.rounded(QPainter(self), QRectF(self.rect()), tokens.RADIUS_ROW, fill, line, width)


class SwapCell(Themed, QWidget):
    """The button that keeps the other ticket, its name and key below it."""

    def __init__(self) -> None:
        super().__init__()
        self.button = IconButton("arrows-exchange", "")
        self.words = ElidedLabel("", tokens.META, "primary_text")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        line = QHBoxLayout()
        line.addWidget(self.words)
        line.addWidget(KeyCap("X"))
        line.addStretch(1)
        self._column.addLayout(line)
        self._column.addStretch(1)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.follow_theme()
        self.retranslate()

    def retranslate(self) -> None:
        """Name it."""
        self.words.setText(translate("Merge", "Swap"))
        self.button.set_name(translate("Actions", "Keep the other one"))


class AnswerCard(Themed, Focusable, QAbstractButton):
    """One answer: radio mark, the value, and a quiet word on where it comes from."""

    focus_radius = tokens.RADIUS_ROW
    chosen = Signal()

    def __init__(self, question: str, words: str, remark: str, column: str) -> None:
        super().__init__()
        self._words, self._remark = words, remark
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{question}: {words} ({column})")
        self.setToolTip(paint.plain_tip(words))
        self.clicked.connect(self.chosen)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme().px(200), theme().px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walking the rows is the page's."""
        if event.key() in _LEAVING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box."""
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        fill = "primary_soft" if on else "hover" if self.underMouse() else "surface"
        width = look.px(1.5) if on else 1
        paint.rounded(painter, QRectF(self.rect()), tokens.RADIUS_ROW, fill, "primary" if on else "border2", width)
        middle = self.height() / 2
        marks.paint_radio(painter, QRectF(look.px(12), middle - look.px(9), look.px(18), look.px(18)), on)
        left = look.px(38)
        beside = min(text.width(self._remark, tokens.META) + look.px(12), self.width() * 0.35) if self._remark else 0
        room = self.width() - left - look.px(12) - beside
        text.draw(painter, QRectF(left, 0, room, self.height()), self._words, tokens.BODY, "text", bold=on)
        if self._remark:
            place = QRectF(self.width() - look.px(12) - beside, 0, beside, self.height())
            text.draw(painter, place, self._remark, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)


class Outcome(Themed, QWidget):
    """An icon and what comes out, with a tick behind a choice that was made."""

    def __init__(self, icon: str, colour: str, bold: bool = False, ticked: bool = False) -> None:
        super().__init__()
        self.words = ElidedLabel("", tokens.BODY, "text", bold)
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconLabel(icon, colour, 15))
        self._row.addWidget(self.words, 1)
        if ticked:
            self._row.addWidget(IconLabel("check", "success", 15))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._row.setContentsMargins(0, 0, look.px(10), 0)
        self._row.setSpacing(look.px(8))
        super().restyle()
