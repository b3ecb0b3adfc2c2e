"""One value of a field that both sides changed: a radio button as a card, or the value it was, to compare with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import marks, paint, text
from servicedesk.ui.widgets.base import Focusable, Themed

SHORT_LINES = 3
_KEYS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class ValueCard(Themed, Focusable, QAbstractButton):
    """Arrows say where they lead and choose nothing: what is chosen here overwrites what somebody wrote."""

    focus_radius = 7
    moved = Signal(int, int)
    entered = Signal()

    def __init__(self, choosable: bool = True, tone: str = "primary", icon: str = "", parent: QWidget | None = None
                 ) -> None:  # fmt: skip
        super().__init__(parent)
        self._value, self._detail, self._key = "", "", ""
        self._tone, self._icon = tone, icon
        self._choosable, self._whole = choosable, False
        self.setCheckable(choosable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    def set_words(self, value: str, detail: str, name: str) -> None:
        """Show *value* and what is known of it; *name* is how a screen reader calls the card."""
        self._value, self._detail = value, detail
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"{value}\n{detail}")
        self.restyle()

    def set_key(self, key: str) -> None:
        """Print the key that chooses it; empty while another field is in front."""
        if key != self._key:
            self._key = key
            self.update()

    def set_whole(self, whole: bool) -> None:
        """Show the whole value instead of its beginning."""
        self._whole = whole
        self.updateGeometry()
        self.update()

    @property
    def value_words(self) -> str:
        """The value as it is shown."""
        return self._value

    @property
    def detail_words(self) -> str:
        """The line under the value."""
        return self._detail

    def shown_lines(self, width: float) -> tuple[str, ...]:
        """Return the value broken into lines: its beginning, and all of it where one looks."""
        look = theme()
        most = 0 if self._whole or self.hasFocus() else SHORT_LINES
        # The key has its place also while it is not printed: words would break anew with every step.
        right = look.px(14) + (paint.key_cap_width("1") + look.px(4) if self._choosable else 0)
        return text.wrap(self._value, tokens.BODY, self.isChecked(), max(width - self._left() - right, 40), most)

    def _left(self) -> int:
        return theme().px(36 if self._choosable or self._icon else 12)

    def sizeHint(self) -> QSize:
        """As high as its words at the width it has."""
        wide = self.width() if self.isVisible() else theme().px(220)
        return QSize(theme().px(220), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """The words wrap."""
        return QSize(theme().px(110), theme().px(44))

    def hasHeightForWidth(self) -> bool:
        """Narrow cards are taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The lines of the value, and one of what is known of it."""
        look = theme()
        return look.px(13) + len(self.shown_lines(width)) * look.line(tokens.BODY) + look.line(tokens.META)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may mean another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Open the whole text."""
        super().focusInEvent(event)
        self.updateGeometry()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fold a long text again."""
        super().focusOutEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the cards, Space and Enter choose."""
        step = _KEYS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain:
            self.moved.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self._choosable:
            self.click()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Pressing a chosen card again leaves it chosen."""
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        fill, line = "surface2", "border"
        if self._choosable:
            fill = f"{self._tone}_soft" if on else "hover" if self.underMouse() else "surface"
            line = self._tone if on else "border2"
        paint.rounded(painter, QRectF(self.rect()), 8, fill, line, look.px(1.5) if on else 1)
        top, step = look.px(6), look.line(tokens.BODY)
        mark = QRectF(look.px(11), top + step / 2 - look.px(8.5), look.px(17), look.px(17))
        if self._icon and on:
            icons.draw_centred(painter, self._icon, mark, 17, f"{self._tone}_text")
        elif self._choosable:
            marks.paint_radio(painter, mark, on, self.isEnabled())
        lines = self.shown_lines(self.width())
        room = self.width() - self._left() - look.px(12)
        colour = "text" if self._choosable else "text2"
        text.draw_lines(painter, QRectF(self._left(), top, room, 1), lines, tokens.BODY, colour, on)
        under = QRectF(self._left(), top + len(lines) * step, room, look.line(tokens.META))
        text.draw(painter, under, self._detail, tokens.META, "text2")
        if self._key:
            left = self.width() - paint.key_cap_width(self._key) - look.px(8)
            paint.key_cap(painter, left, top + step / 2, self._key)
