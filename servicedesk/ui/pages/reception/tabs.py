"""The open receptions as tabs with running times, and the button that begins the next one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from servicedesk.core.enums import Channel, VisitState
from servicedesk.core.translation import translate
from servicedesk.queries.visits import VisitRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import QuietButton
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.tabs import TabItem, TabStrip

CHANNEL_ICONS = {
    Channel.IN_PERSON: "walk",
    Channel.PHONE: "phone",
    Channel.WECHAT: "message-circle",
    Channel.EMAIL: "mail",
    Channel.OTHER: "dots",
}
HINT_FROM = 1000


def guest_words(row: VisitRow) -> str:
    """Return who it is, or that nobody knows yet."""
    return row.customer_name or translate("Reception", "Unregistered")


def tab_words(row: VisitRow) -> str:
    """Return what the tab calls a visit: the number of somebody at the desk, else the channel."""
    first = row.queue_number if row.channel is Channel.IN_PERSON else wording.word(row.channel)
    return f"{first} {guest_words(row)}"


def time_words(row: VisitRow, now: datetime) -> str:
    """Return how long a visit has been served, or has been waiting to go on."""
    if row.state is VisitState.PARKED and row.parked_at is not None:
        spent = wording.minutes_and_seconds(now - row.parked_at)
        return translate("Reception", "parked {time}", time=spent)
    return wording.minutes_and_seconds(now - (row.started_at or row.arrived_at))


class VisitTabs(Themed, QWidget):
    """One tab a visit; a colleague's bears the name and cannot be closed."""

    chosen = Signal(int)
    closing = Signal(int)
    new_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = TabStrip("", cards=True)
        self.new_button = QuietButton("", "plus", "F2")
        self.hint = PlainLabel("", tokens.META, "text2")
        # Many open visits scroll sideways: the page must not become wider for them.
        self._scroll = QScrollArea()
        self._scroll.setWidget(self.strip)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self.strip.setAutoFillBackground(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        # Whole behind the last tab, however many there are.
        self._row.addWidget(self._scroll, 1000)
        self._row.addWidget(self.new_button)
        self._row.addStretch(1)
        self._row.addWidget(self.hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.strip.chosen.connect(lambda key: self.chosen.emit(int(key)))
        self.strip.closing.connect(lambda key: self.closing.emit(int(key)))
        self.new_button.clicked.connect(self.new_pressed)
        self.follow_theme()
        self.retranslate()

    def show_visits(self, rows: Sequence[VisitRow], current: int | None, mine: int | None, now: datetime) -> None:
        """Show *rows*, the visit *current* in front; *mine* is who is signed in."""
        self.strip.set_items([self._item(row, mine, now) for row in rows])
        # Tabs keep their width and scroll: squeezed ones could not be told apart.
        width = self.strip.sizeHint().width()
        self.strip.setMinimumWidth(width)
        self._scroll.setMaximumWidth(width)
        self._fit()
        if current is not None:
            self.strip.set_value(str(current))
            for tab in self.strip.findChildren(QWidget):
                if getattr(getattr(tab, "item", None), "key", "") == str(current):
                    self._scroll.ensureWidgetVisible(tab)

    @staticmethod
    def _item(row: VisitRow, mine: int | None, now: datetime) -> TabItem:
        parked = row.state is VisitState.PARKED
        other = row.staff_id != mine
        detail = time_words(row, now)
        if other:
            detail = f"{row.staff_name} · {detail}" if row.staff_name else detail
        tone = "warning" if parked else "neutral" if other else "primary"
        return TabItem(str(row.id), tab_words(row), detail, CHANNEL_ICONS[row.channel], tone, closable=not other)

    def restyle(self) -> None:
        """Scale."""
        self._row.setSpacing(theme().px(12))
        self._scroll.setFixedHeight(theme().px(40))
        super().restyle()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room the hint goes first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = (self.strip, self.new_button, self.hint)
        room = sum(part.sizeHint().width() for part in parts) + 2 * self._row.spacing()
        self.hint.setVisible(self.width() >= max(theme().px(HINT_FROM), room))

    def retranslate(self) -> None:
        """Name the parts."""
        self.strip.setAccessibleName(translate("Reception", "Open visits"))
        self.new_button.setText(translate("Actions", "New visit"))
        self.hint.setText(translate("Reception", "Interrupted? F8 parks; drafts are kept"))
