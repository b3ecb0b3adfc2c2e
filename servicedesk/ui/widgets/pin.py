"""A PIN: six boxes that never show what was typed, and a keypad for the mouse or a touch screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Focusable, Themed
from servicedesk.ui.widgets.buttons import KitButton, Look

KEY_FACE = Look("surface", "hover", "selected", "border2", "text", bold=True)
KEY_SIDE = Look("surface2", "hover", "selected", "border2", "text2")


class PinBoxes(Themed, Focusable, QWidget):
    """Digits become dots; ``entered`` comes with the last one. Esc clears, letters are ignored."""

    entered = Signal(str)
    typed = Signal(int)
    focus_radius = 9

    def __init__(self, name: str = "", length: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._length, self._digits, self._wrong = name, length, "", False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # An input method would swallow the digits and offer words for them.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.follow_theme()
        self.retranslate()

    def set_name(self, name: str) -> None:
        """Say whose PIN it is."""
        self._name = name
        self.retranslate()

    def retranslate(self) -> None:
        """Say how many digits were typed, never which."""
        state = translate("Widgets", "{typed} of {length} digits", typed=len(self._digits), length=self._length)
        self.setAccessibleName(f"{self._name} · {state}" if self._name else state)

    def clear(self) -> None:
        """Forget the digits."""
        self._wrong = False
        self._set("")

    def refuse(self) -> None:
        """The PIN was wrong: forget it and show red boxes until the next key."""
        self._set("")
        self._wrong = True
        self.update()

    def type_digit(self, digit: str) -> None:
        """Take one digit."""
        if not self.isEnabled() or len(self._digits) >= self._length:
            return
        self._wrong = False
        self._set(self._digits + digit)
        if len(self._digits) == self._length:
            self.entered.emit(self._digits)

    def erase(self) -> None:
        """Take the last digit back."""
        self._set(self._digits[:-1])

    def _set(self, digits: str) -> None:
        self._digits = digits
        self.retranslate()
        self.typed.emit(len(digits))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Esc."""
        if event.text().isdecimal() and event.text().isascii() and not event.isAutoRepeat():
            self.type_digit(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.erase()
        elif event.key() == Qt.Key.Key_Escape and self._digits:
            self.clear()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Six boxes with a wider gap in the middle."""
        look = theme()
        return QSize(look.px(self._length * 50 + 8), look.px(58))

    def minimumSizeHint(self) -> QSize:
        """Narrow boxes still hold a dot."""
        look = theme()
        return QSize(look.px(self._length * 38 + 8), look.px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint boxes and dots."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, middle_gap = look.px(8), look.px(10)
        room = self.width() - 2 - (self._length - 1) * gap - middle_gap
        side = min(look.px(43), room / self._length)
        left = 1.0
        for index in range(self._length):
            if index == self._length // 2:
                left += middle_gap
            box = QRectF(left, 1, side, self.height() - 2)
            typed, here = index < len(self._digits), index == len(self._digits) and self.hasFocus()
            line = "danger" if self._wrong else "focus" if here else "border2"
            fill = "surface" if typed or here else "surface2"
            paint.rounded(painter, box, tokens.RADIUS_ROW, fill, line, look.px(2) if here or self._wrong else 1)
            if typed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("text"))
                painter.drawEllipse(box.center(), look.px(5), look.px(5))
            elif here:
                centre = box.center()
                painter.fillRect(QRectF(centre.x(), centre.y() - look.px(10), 2, look.px(20)), look.colour("focus"))
            left += side + gap


class _KeypadKey(KitButton):
    """One key of the keypad; pressing it leaves the focus in the boxes."""

    def __init__(self, words: str, icon: str = "") -> None:
        super().__init__(words, icon, large=True)
        self.look = KEY_SIDE if icon or not words.isdecimal() else KEY_FACE
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(69), theme().px(53))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(44), theme().px(40))

    def _type_size(self) -> int:
        return tokens.TITLE if self.text().isdecimal() else tokens.BODY


class Keypad(Themed, QWidget):
    """Digits, clear and erase, for *boxes*."""

    def __init__(self, boxes: PinBoxes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for index, digit in enumerate("123456789"):
            self._add(digit, index // 3, index % 3, boxes)
        self._clear = _KeypadKey("")
        self._clear.look = KEY_SIDE
        self._erase = _KeypadKey("", "backspace")
        self._clear.clicked.connect(boxes.clear)
        self._erase.clicked.connect(boxes.erase)
        self._grid.addWidget(self._clear, 3, 0)
        self._add("0", 3, 1, boxes)
        self._grid.addWidget(self._erase, 3, 2)
        self.retranslate()
        self.follow_theme()

    def _add(self, digit: str, row: int, column: int, boxes: PinBoxes) -> None:
        key = _KeypadKey(digit)
        key.clicked.connect(lambda _on=False, digit=digit: boxes.type_digit(digit))
        self._grid.addWidget(key, row, column)

    def retranslate(self) -> None:
        """Name the two keys that are no digits."""
        self._clear.setText(translate("Widgets", "Clear"))
        self._erase.setAccessibleName(translate("Widgets", "Erase the last digit"))

    def restyle(self) -> None:
        """Scale the gap."""
        self._grid.setSpacing(theme().px(10))
        super().restyle()
