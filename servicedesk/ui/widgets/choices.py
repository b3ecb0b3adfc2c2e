"""Choosing one or several of a few: segments, check rows, radio cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import marks, paint, text
from servicedesk.ui.widgets.base import Focusable, Themed

Option = tuple[str, str] | tuple[str, str, str]
"""Value, words, and perhaps an icon."""


class _Segment(Focusable, QAbstractButton):
    """One choice of a segmented control."""

    focus_radius = 6

    def __init__(self, value: str, words: str, icon: str, parent: Segmented) -> None:
        super().__init__(parent)
        self.value, self.words, self.icon_name = value, words, icon
        self._owner = parent
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        look = theme()
        icon = look.px(22) if self.icon_name else 0
        return QSize(round(text.width(self.words, tokens.BODY, True)) + icon + look.px(28), look.px(28))

    def minimumSizeHint(self) -> QSize:
        look = theme()
        return QSize(self.sizeHint().width() - look.px(16), look.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key())
        )
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self._owner.move(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            paint.rounded(painter, rect, tokens.RADIUS_TAG + 1, "surface", "border2")
        colour = "disabled" if not self.isEnabled() else "text" if chosen or self.underMouse() else "text2"
        words = text.elide(self.words, tokens.BODY, chosen, rect.width() - look.px(8))
        drawn = text.width(words, tokens.BODY, chosen)
        room = look.px(22) if self.icon_name else 0
        left = max(look.px(4), (rect.width() - drawn - room) / 2)
        if self.icon_name:
            shade = "primary" if chosen else colour
            icons.draw(painter, self.icon_name, left, rect.height() / 2 - look.px(8), 16, shade)
        text.draw(painter, QRectF(left + room, 0, drawn + 2, rect.height()), words, tokens.BODY, colour, chosen)


class Segmented(Themed, QWidget):
    """A few words side by side, one of them chosen; arrows move, Tab stops once."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], value: str | None = None, stretch: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._segments: list[_Segment] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self.setAccessibleName(name)
        policy = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Maximum
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self._group.buttonClicked.connect(lambda _button: self._picked())
        self.set_options(options)
        self.set_value(value if value is not None else options[0][0])
        self.follow_theme()

    def set_options(self, options: Sequence[Option]) -> None:
        """Replace the choices; the one chosen stays chosen if it is still there."""
        value = self.value()
        if [segment.value for segment in self._segments] == [option[0] for option in options]:
            for segment, option in zip(self._segments, options, strict=True):
                segment.words, segment.icon_name = option[1], option[2] if len(option) > 2 else ""
                segment.setAccessibleName(segment.words)
                segment.updateGeometry()
        else:
            for segment in self._segments:
                self._group.removeButton(segment)
                self._row.removeWidget(segment)
                # Until it is deleted it would stand over those that take its place.
                segment.hide()
                segment.deleteLater()
            self._segments = []
            for option in options:
                segment = _Segment(option[0], option[1], option[2] if len(option) > 2 else "", self)
                self._segments.append(segment)
                self._group.addButton(segment)
                self._row.addWidget(segment, 1)
        self.set_value(value)
        self.restyle()

    def value(self) -> str:
        """The value of the choice, or an empty string."""
        return next((segment.value for segment in self._segments if segment.isChecked()), "")

    def parts(self) -> list[QWidget]:
        """The segments, for a page that sets its order of Tab."""
        return list(self._segments)

    def set_value(self, value: str) -> None:
        """Choose *value* without telling anybody."""
        for segment in self._segments:
            if segment.value == value:
                segment.setChecked(True)
        self._stops()

    def move(self, step: int) -> None:  # type: ignore[override]
        """Choose the neighbour of the choice, around the ends."""
        enabled = [segment for segment in self._segments if segment.isEnabled()]
        current = next((index for index, segment in enumerate(enabled) if segment.isChecked()), 0)
        following = enabled[(current + step) % len(enabled)]
        following.setChecked(True)
        following.setFocus(Qt.FocusReason.TabFocusReason)
        self._picked()

    def _picked(self) -> None:
        self._stops()
        self.update()
        self.chosen.emit(self.value())

    def _stops(self) -> None:
        """Only the choice is a Tab stop."""
        for segment in self._segments:
            on = segment.isChecked()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
            if on:
                self.setFocusProxy(segment)

    def restyle(self) -> None:
        """Scale the track."""
        inset = theme().px(2)
        self._row.setContentsMargins(inset, inset, inset, inset)
        self.setMinimumHeight(theme().control)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track."""
        paint.rounded(QPainter(self), QRectF(self.rect()), tokens.RADIUS_ROW, "neutral_soft")


class CheckRow(Themed, Focusable, QAbstractButton):
    """A check box with words that may wrap, and a quiet remark at the right."""

    chosen = Signal(bool)

    def __init__(self, words: str = "", checked: bool = False, remark: str = "", radio: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._words, self._remark, self._radio = words, remark, radio
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAutoExclusive(radio)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(words)
        self.clicked.connect(self.chosen)
        self.follow_theme()

    def text(self) -> str:
        """The words."""
        return self._words

    def set_words(self, words: str, remark: str = "") -> None:
        """Change the words and the remark."""
        self._words, self._remark = words, remark
        self.setAccessibleName(words)
        self.restyle()

    def _taken(self) -> float:
        look = theme()
        return look.px(28) + (text.width(self._remark, tokens.META) + look.px(12) if self._remark else 0)

    def sizeHint(self) -> QSize:
        """One line if there is room."""
        wide = round(self._taken() + text.width(self._words, tokens.BODY)) + 3
        return QSize(wide, theme().control)

    def minimumSizeHint(self) -> QSize:
        """The words wrap."""
        return QSize(min(self.sizeHint().width(), theme().px(120)), theme().control)

    def hasHeightForWidth(self) -> bool:
        """Narrow rows are taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped words."""
        look = theme()
        lines = text.wrap(self._words, tokens.BODY, False, width - self._taken())
        return max(look.control, len(lines) * look.line(tokens.BODY) + look.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mark, words and remark."""
        look = theme()
        painter = QPainter(self)
        lines = text.wrap(self._words, tokens.BODY, False, self.width() - self._taken() + 2)
        step = look.line(tokens.BODY)
        top = (self.height() - len(lines) * step) / 2
        mark = QRectF(0.5, top + step / 2 - look.px(9), look.px(18), look.px(18))
        if self._radio:
            marks.paint_radio(painter, mark, self.isChecked(), self.isEnabled())
        else:
            marks.paint_check(painter, mark, self.isChecked(), self.isEnabled())
        colour = "text" if self.isEnabled() else "disabled"
        area = QRectF(look.px(28), top, self.width() - self._taken() + 2, self.height())
        text.draw_lines(painter, area, lines, tokens.BODY, colour)
        if self._remark:
            rest = QRectF(self.width() / 2, top, self.width() / 2, step)
            text.draw(painter, rest, self._remark, tokens.META, "text3", align=Qt.AlignmentFlag.AlignRight)


class ChoiceCard(Themed, Focusable, QAbstractButton):
    """A radio button as a card: a title, a line about it, and perhaps a tag."""

    focus_radius = tokens.RADIUS_CARD
    chosen = Signal(bool)

    def __init__(self, title: str = "", detail: str = "", tag: str = "", tone: str = "success", tag_icon: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._tone, self._tag_icon = tone, tag_icon
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self.chosen)
        self.set_words(title, detail, tag)
        self.follow_theme()

    def set_words(self, title: str, detail: str, tag: str = "") -> None:
        """Change the words."""
        self._title, self._detail, self._tag = title, detail, tag
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.restyle()

    def sizeHint(self) -> QSize:
        """The title and the detail at the width the card has."""
        wide = max(self.width(), theme().px(160)) if self.isVisible() else theme().px(260)
        return QSize(theme().px(260), self.heightForWidth(wide))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may mean another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """The detail wraps."""
        return QSize(theme().px(160), theme().px(64))

    def hasHeightForWidth(self) -> bool:
        """Narrow cards are taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The title and the wrapped detail."""
        look = theme()
        lines = text.wrap(self._detail, tokens.META, False, width - look.px(58))
        return look.px(30) + look.line(tokens.ROW) + len(lines) * look.line(tokens.META)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        fill = "primary_soft" if on else "hover" if self.underMouse() else "surface"
        paint.rounded(painter, QRectF(self.rect()), tokens.RADIUS_CARD, fill, "primary" if on else "border2",
                      look.px(1.5) if on else 1)  # fmt: skip
        step = look.line(tokens.ROW)
        top = look.px(13)
        marks.paint_radio(painter, QRectF(look.px(14), top + step / 2 - look.px(9), look.px(18), look.px(18)), on)
        left = look.px(44)
        room = self.width() - left - look.px(14)
        drawn = text.draw(painter, QRectF(left, top, room, step), self._title, tokens.ROW, "text", True)
        if self._tag:
            start = left + drawn + look.px(8)
            paint.tag(painter, start, top + step / 2, self._tag, self._tone, self._tag_icon,
                      self.width() - start - look.px(10))  # fmt: skip
        lines = text.wrap(self._detail, tokens.META, False, room)
        text.draw_lines(painter, QRectF(left, top + step + look.px(4), room, 1), lines, tokens.META, "text2")
