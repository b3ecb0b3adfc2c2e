"""Tabs: underlined words above a list, and the open visits with their running times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed
from servicedesk.ui.widgets.buttons import IconButton


@dataclass(frozen=True)
class TabItem:
    """One tab: *detail* stands quietly after the words, in the hue of *tone*."""

    key: str
    words: str
    detail: str = ""
    icon: str = ""
    tone: str = ""
    closable: bool = False


class _Tab(Focusable, QAbstractButton):
    """One tab, flat with an underline or as a small card."""

    focus_radius = 6

    def __init__(self, item: TabItem, cards: bool, owner: TabStrip) -> None:
        super().__init__(owner)
        self.item, self._cards, self._owner = item, cards, owner
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.close_button = IconButton("x", "", small=True, parent=self)
        self.close_button.setVisible(item.closable)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(lambda: owner.closing.emit(self.item.key))
        self.set_item(item)

    def set_item(self, item: TabItem) -> None:
        changed = item != self.item
        self.item = item
        self.setAccessibleName(f"{item.words} {item.detail}".strip())
        self.close_button.set_name(translate("Widgets", "Close {name}", name=item.words))
        if changed:
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        item = self.item
        wide = text.width(item.words, tokens.BODY, True) + look.px(28 if self._cards else 4)
        wide += look.px(24) if item.icon else 0
        wide += text.width(item.detail, tokens.META) + look.px(8) if item.detail else 0
        wide += look.px(26) if item.closable else 0
        return QSize(round(wide) + 2, look.px(36))

    def minimumSizeHint(self) -> QSize:
        look = theme()
        return QSize(min(self.sizeHint().width(), look.px(96)), look.px(36))

    def resizeEvent(self, event: object) -> None:
        side = self.close_button.sizeHint().width()
        self.close_button.setGeometry(self.width() - side, (self.height() - side) // 2, side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton and self.item.closable:
            self._owner.closing.emit(self.item.key)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self._owner.step(step, focus=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        rect = QRectF(self.rect())
        left = look.px(14 if self._cards else 2)
        if self._cards:
            fill = "surface" if on else "hover" if self.underMouse() else "neutral_soft"
            paint.rounded(painter, rect, tokens.RADIUS_ROW, fill, "border" if on else None)
        room = rect.width() - 2 * left - (look.px(16) if self.item.closable else 0)
        spot = float(left)
        colour = "text" if on and self._cards else "primary_text" if on else "text2"
        if self.item.icon:
            shade = "primary" if on else "text2"
            icons.draw(painter, self.item.icon, spot, rect.center().y() - look.px(8), 16, shade)
            spot += look.px(24)
        detail = text.width(self.item.detail, tokens.META) + look.px(8) if self.item.detail else 0
        words = QRectF(spot, 0, left + room - spot - detail + 2, rect.height())
        spot += text.draw(painter, words, self.item.words, tokens.BODY, colour, on)
        if detail:
            shade = f"{self.item.tone}_text" if self.item.tone else "text2"
            box = QRectF(spot + look.px(8), 0, detail, rect.height())
            text.draw(painter, box, self.item.detail, tokens.META, shade)
        if on:
            line = QRectF(left * 0.6, rect.bottom() - look.px(2), rect.width() - left * 1.2, look.px(2))
            paint.rounded(painter, line, 1, "primary")


class TabStrip(Themed, QWidget):
    """A row of tabs; arrows move, ``closing`` asks before a tab goes."""

    chosen = Signal(str)
    closing = Signal(str)

    def __init__(self, name: str, cards: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._tabs: list[_Tab] = []
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_items(self, items: Sequence[TabItem]) -> None:
        """Show *items*; tabs with the same keys are kept and only repainted."""
        value = self.value()
        if [tab.item.key for tab in self._tabs] == [item.key for item in items]:
            for tab, item in zip(self._tabs, items, strict=True):
                tab.set_item(item)
            return
        for tab in self._tabs:
            self._group.removeButton(tab)
            self._row.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._tabs = []
        for position, item in enumerate(items):
            tab = _Tab(item, self._cards, self)
            tab.clicked.connect(lambda _on=False, key=item.key: self.chosen.emit(key))
            self._group.addButton(tab)
            self._tabs.append(tab)
            self._row.insertWidget(position, tab)
            # Now, not with the next events: whoever asks for the strip's width means these tabs.
            tab.show()
        self.set_value(value if any(item.key == value for item in items) else items[0].key if items else "")

    def value(self) -> str:
        """The key of the tab in front, or an empty string."""
        return next((tab.item.key for tab in self._tabs if tab.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Bring a tab to the front without telling anybody."""
        for tab in self._tabs:
            if tab.item.key == key:
                tab.setChecked(True)

    def step(self, direction: int, focus: bool = False) -> None:
        """Go to the neighbour, around the ends."""
        if not self._tabs:
            return
        current = next((index for index, tab in enumerate(self._tabs) if tab.isChecked()), 0)
        tab = self._tabs[(current + direction) % len(self._tabs)]
        tab.setChecked(True)
        if focus:
            tab.setFocus(Qt.FocusReason.TabFocusReason)
        self.chosen.emit(tab.item.key)

    def add(self, widget: QWidget) -> None:
        """Put *widget* after the tabs."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def restyle(self) -> None:
        """Scale the gap."""
        self._row.setSpacing(theme().px(8 if self._cards else 20))
        for tab in self._tabs:
            tab.updateGeometry()
        super().restyle()
