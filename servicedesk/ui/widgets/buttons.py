"""Buttons: an icon, words and the key that does the same, painted from tokens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed


@dataclass(frozen=True)
class Look:
    """The tokens of one kind of button; an empty fill or line is not painted."""

    fill: str
    hover: str
    press: str
    line: str
    words: str
    bold: bool = False
    on_primary: bool = False


PRIMARY = Look("primary", "primary_hover", "primary_press", "", "on_primary", bold=True, on_primary=True)
SECONDARY = Look("surface", "hover", "selected", "border2", "text")
QUIET = Look("", "hover", "selected", "", "text2")
SOFT = Look("primary_soft", "selected", "primary_line", "", "primary_text")
DANGER = Look("danger_soft", "danger_line", "danger_line", "danger_line", "danger_text")
LINK = Look("", "", "", "", "primary_text")


class KitButton(Themed, Focusable, QAbstractButton):
    """A painted button; Space and Enter press it, its words are never markup or a mnemonic."""

    look = SECONDARY
    leading = False
    """Whether icon and words stand at the left and the key at the right, as in a menu, instead of centred together."""

    def __init__(
        self,
        words: str = "",
        icon: str = "",
        key: str = "",
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._icon, self._key, self._large = "", icon, key, large
        self._trailing = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(words)
        self.follow_theme()

    def text(self) -> str:
        """The words on the button."""
        return self._words

    def setText(self, words: str) -> None:
        """Change the words; "&" is an ordinary character."""
        self._words = words
        self.setAccessibleName(words)
        self.restyle()

    def key(self) -> str:
        """The key printed on the button."""
        return self._key

    def set_key(self, key: str) -> None:
        """Print another key, or none."""
        self._key = key
        self.setAccessibleDescription(key)
        self.restyle()

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button like Space."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def _type_size(self) -> int:
        return tokens.ROW if self._large else tokens.BODY

    def _icon_room(self) -> int:
        return theme().px(18 if self._large else 16) + theme().px(8) if self._icon else 0

    def _padding(self) -> int:
        return theme().px(18 if self._large else 12)

    def _needed(self, with_key: bool) -> float:
        look = theme()
        needed: float = 2 * self._padding() + self._icon_room()
        needed += text.width(self._words, self._type_size(), self.look.bold) + 1
        if with_key and self._key:
            needed += paint.key_cap_width(self._key) + look.px(8)
        return needed + (look.px(10) if self._trailing else 0)

    def sizeHint(self) -> QSize:
        """Room for icon, words and key."""
        look = theme()
        tall = max(look.control, look.px(tokens.TOUCH)) if self._large else look.control
        return QSize(round(self._needed(with_key=True)), tall)

    def minimumSizeHint(self) -> QSize:
        """The key cap gives way first, never the words."""
        padding = 2 * (self._padding() - theme().px(6))
        return QSize(round(self._needed(with_key=False)) - padding + 2 * theme().px(6) - theme().px(12),
                     self.sizeHint().height())  # fmt: skip

    def _fill(self) -> str:
        if not self.isEnabled():
            return "surface2" if self.look.fill else ""
        if self.isDown() or self.isChecked():
            return self.look.press
        return self.look.hover if self.underMouse() else self.look.fill

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, icon, words and key, centred together."""
        painter = QPainter(self)
        self._paint_box(painter)
        self._paint_content(painter)

    def _paint_box(self, painter: QPainter) -> None:
        fill = self._fill()
        line = self.look.line if self.isEnabled() else "border" if self.look.fill else ""
        if fill or line:
            paint.rounded(painter, QRectF(self.rect()), tokens.RADIUS_CONTROL, fill or None, line or None)

    def _paint_content(self, painter: QPainter) -> None:
        look = theme()
        size = self._type_size()
        # Words keep this far from the edges; a link, which has none, only what it asked for itself.
        room = self.width() - (0 if self._trailing else 2 * min(self._padding(), look.px(4)))
        key = self._key if self._needed(with_key=True) - 2 * self._padding() <= room else ""
        key_room = paint.key_cap_width(key) + look.px(8) if key else 0
        trailing = look.px(10) if self._trailing else 0
        words_room = max(0.0, room - self._icon_room() - key_room - trailing)
        words = text.elide(self._words, size, self.look.bold, words_room + 1)
        drawn = text.width(words, size, self.look.bold)
        icon_room = self._icon_room() if words else self._icon_room() - look.px(8)
        left = max(0.0, (self.width() - icon_room - drawn - key_room - trailing) / 2)
        if self.leading:
            left = min(left, self._padding())
        colour = self.look.words if self.isEnabled() else "disabled"
        middle = self.height() / 2
        if self._icon:
            side = look.px(18 if self._large else 16)
            icons.draw(painter, self._icon, left, middle - side / 2, 18 if self._large else 16, colour)
            left += icon_room
        box = QRectF(left, 0, drawn + 2, self.height())
        text.draw(painter, box, words, size, colour, self.look.bold)
        left += drawn
        if key and self.leading:
            left = max(left, self.width() - self._padding() - key_room)
        if key:
            paint.key_cap(painter, left + look.px(8), middle, key, self.look.on_primary and self.isEnabled(),
                          self.isEnabled())  # fmt: skip
        if self._trailing:
            icons.draw(painter, self._trailing, left - look.px(1), middle - look.px(7), 14, colour)


class PrimaryButton(KitButton):
    """The one most likely act of a section: indigo."""

    look = PRIMARY


class SecondaryButton(KitButton):
    """Any other act: bordered."""


class QuietButton(KitButton):
    """An act that must not draw attention: no border."""

    look = QUIET


class MenuButton(QuietButton):
    """A line of a menu: icon and words at the left, its key at the right."""

    leading = True


class SoftButton(KitButton):
    """An act inside a card's header: soft indigo."""

    look = SOFT


class DangerButton(KitButton):
    """An act that needs a second thought: soft red."""

    look = DANGER


class OutcomeButton(KitButton):
    """A large button that ends a visit; ``set_suggested`` makes it the indigo one of its row."""

    def __init__(self, words: str = "", icon: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, icon, key, large=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_suggested(self, suggested: bool) -> None:
        """Paint it as the likely outcome."""
        self.look = PRIMARY if suggested else SECONDARY
        self.restyle()


class LinkButton(KitButton):
    """Words that lead somewhere else, with a chevron."""

    look = LINK
    leading = True

    def __init__(self, words: str = "", chevron: bool = True, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, icon, parent=parent)
        self._trailing = "chevron-right" if chevron else ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.restyle()

    def minimumSizeHint(self) -> QSize:
        """A long title is cut before it holds a narrow column open."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme().px(96)), hint.height())

    def _padding(self) -> int:
        return theme().px(2)

    def _paint_content(self, painter: QPainter) -> None:
        super()._paint_content(painter)
        if self.underMouse() and self.isEnabled():
            look = theme()
            drawn = min(self.width(), text.width(self._words, self._type_size()))
            left = min(
                (self.width() - self._icon_room() - drawn - (look.px(10) if self._trailing else 0)) / 2, self._padding()
            )
            top = self.height() / 2 + look.px(self._type_size() * 0.6)
            paint.hairline(painter, left + self._icon_room(), top, drawn, "primary_line")


class IconButton(KitButton):
    """A square button that shows only an icon; its name is the tool tip and what a screen reader says."""

    def __init__(
        self, icon: str, name: str, key: str = "", bordered: bool = False, small: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._name, self._small, self._dot = name, small, False
        super().__init__("", icon, key, parent=parent)
        self.look = SECONDARY if bordered else QUIET
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change what the button is called."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(paint.plain_tip(f"{name}  {self._key}".strip()))

    def set_key(self, key: str) -> None:
        """Name another key in the tool tip."""
        super().set_key(key)
        self.set_name(self._name)

    def set_dot(self, dot: bool) -> None:
        """Show a red dot: there is something new."""
        self._dot = dot
        self.update()

    def sizeHint(self) -> QSize:
        """At least 32 by 32."""
        side = theme().control
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """It never shrinks."""
        return self.sizeHint()

    def _paint_content(self, painter: QPainter) -> None:
        colour = self.look.words if self.isEnabled() else "disabled"
        icons.draw_centred(painter, self._icon, QRectF(self.rect()), 14 if self._small else 18, colour)
        if self._dot:
            look = theme()
            side = look.px(7)
            paint.rounded(painter, QRectF(self.width() - look.px(12), look.px(5), side, side), 3.5, "danger", "bg")
