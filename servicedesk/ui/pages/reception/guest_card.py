"""Who stands here: alerts first, then stay or order, likes, what happened before, what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.enums import OPEN_CLASSES, Severity
from servicedesk.core.translation import plural, translate
from servicedesk.queries.ticket_details import LinkRow
from servicedesk.queries.ticket_lists import TicketRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.reception.guests import Guest, Tile
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.avatar import Avatar
from servicedesk.ui.widgets.base import Themed, clear_layout
from servicedesk.ui.widgets.buttons import LinkButton, SecondaryButton
from servicedesk.ui.widgets.cards import Column, IconLabel, Panel
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.glyphs import StateGlyph
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.tags import Tag

TILES = 3
LIKES = 8
TICKETS = 3


class FactTile(Panel):
    """A fact in large figures with what it is below."""

    def __init__(self, tile: Tile) -> None:
        super().__init__("", padding=6, spacing=0)
        self.value = ElidedLabel(tile.value, tokens.ROW, bold=True)
        self.words = ElidedLabel(tile.words, tokens.META, "text2")
        for label in (self.value, self.words):
            self.body.addWidget(label)


class AlertPanel(Panel):
    """What to know before speaking; acknowledged once per visit."""

    acknowledged = Signal()

    def __init__(self) -> None:
        super().__init__("danger", padding=10, spacing=8)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.button = SecondaryButton("", "check", "↵")
        self.body.addLayout(self._lines)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        self.body.addLayout(row)
        self.button.clicked.connect(self.acknowledged)
        self.retranslate()

    def show_alerts(self, alerts: Sequence[tuple[Severity, str]], seen: bool) -> None:
        """Show *alerts*, red where safety is concerned."""
        clear_layout(self._lines)
        urgent = any(severity is Severity.SAFETY for severity, _words in alerts)
        self.set_tone("danger" if urgent else "warning")
        for severity, words in alerts:
            tone = "danger" if severity is Severity.SAFETY else "warning" if not urgent else "text2"
            colour = tone if tone == "text2" else f"{tone}_text"
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(IconLabel("alert-triangle" if severity is Severity.SAFETY else "info-circle", colour))
            row.addWidget(PlainLabel(words, tokens.BODY, colour, bold=severity is Severity.SAFETY, wrap=True), 1)
            self._lines.addLayout(row)
        self.button.setVisible(not seen)
        self.setVisible(bool(alerts))
        self.setAccessibleName("; ".join(words for _severity, words in alerts))

    def waits(self) -> bool:
        """Whether the alerts have not been acknowledged in this visit."""
        return not self.isHidden() and not self.button.isHidden()

    def retranslate(self) -> None:
        """Name the button."""
        self.button.setText(translate("Reception", "Noted"))


class GuestCard(Themed, QWidget):
    """The card of the person served."""

    alerts_seen = Signal()
    customer_pressed = Signal()
    ticket_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._guest: Guest | None = None
        self.avatar = Avatar("", 48)
        self.name = PlainLabel("", tokens.PERSON, bold=True, wrap=True)
        self.tier = Tag("")
        self.about = PlainLabel("", tokens.META, "text2", wrap=True)
        self.alerts = AlertPanel()
        self._tile_host, self._likes_host = QWidget(), QWidget()
        self._tiles = QGridLayout(self._tile_host)
        self._likes = FlowLayout(self._likes_host, 6)
        self.repeat = Panel("warning", padding=10, spacing=4)
        self.open_host = Column(spacing=2)
        self.more = LinkButton("")
        self._column = QVBoxLayout(self)
        self._build()
        self.alerts.acknowledged.connect(self.alerts_seen)
        self.more.clicked.connect(self.customer_pressed)
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._tiles.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        words = QVBoxLayout()
        line = QHBoxLayout()
        line.addWidget(self.name)
        line.addWidget(self.tier)
        line.addStretch(1)
        words.addLayout(line)
        words.addWidget(self.about)
        head.addWidget(self.avatar)
        head.addLayout(words, 1)
        self._head = head
        self._column.addLayout(head)
        for part in (self.alerts, self._tile_host, self._likes_host, self.repeat, self.open_host):
            self._column.addWidget(part)
        self._column.addWidget(self.more)

    def show_guest(self, guest: Guest, seen: bool) -> None:
        """Show who it is; *seen* tells whether the alerts were acknowledged in this visit."""
        self._guest = guest
        self.avatar.set_person(guest.name, guest.tier_colour if guest.tier else "", guest.present)
        self.name.setText(guest.name)
        self.tier.set(str(guest.tier) if guest.tier else "", guest.tier_colour, "crown")
        self.tier.setVisible(guest.tier is not None)
        self.about.setText(" · ".join(part for part in (guest.salutation, guest.language, guest.masked_phone) if part))
        self.alerts.show_alerts(guest.alerts, seen)
        self._show_tiles(guest.tiles[:TILES])
        clear_layout(self._likes)
        for words in guest.preferences[:LIKES]:
            self._likes.addWidget(Tag(words))
        self._likes_host.setVisible(bool(guest.preferences))

    def _show_tiles(self, tiles: Sequence[Tile]) -> None:
        clear_layout(self._tiles)
        for column, tile in enumerate(tiles):
            self._tiles.addWidget(FactTile(tile), 0, column)
            self._tiles.setColumnStretch(column, 1)
        self._tile_host.setVisible(bool(tiles))

    def show_before(self, place: str, repeats: Sequence[LinkRow], tickets: Sequence[TicketRow], now: datetime) -> None:
        """Warn of the same fault at the same place, and list what is open."""
        clear_layout(self.repeat.body)
        self.repeat.setVisible(bool(repeats))
        if repeats:
            self._warn(place, repeats[0], now)
        clear_layout(self.open_host.body)
        self.open_host.setVisible(bool(tickets))
        if tickets:
            title = plural("Reception", "{n} open ticket", "{n} open tickets", len(tickets))
            self.open_host.body.addWidget(PlainLabel(title, tokens.META, "text2", bold=True))
        for row in tickets[:TICKETS]:
            self.open_host.body.addWidget(self._row(row.state_class.value, row.id, row.number, row.title))

    def _warn(self, place: str, link: LinkRow, now: datetime) -> None:
        days = (now.date() - link.opened_at.astimezone(now.tzinfo).date()).days
        ago = plural("Reception", "{n} day ago", "{n} days ago", days) if days else translate("Reception", "today")
        words = translate("Reception", "Same place, same fault: {place}, {ago}", place=place, ago=ago)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(IconLabel("history", "warning_text"))
        line.addWidget(PlainLabel(words, tokens.BODY, "warning_text", bold=True, wrap=True), 1)
        self.repeat.body.addLayout(line)
        ended = link.state_class not in OPEN_CLASSES
        state = wording.word(link.state_class)
        ask = (
            translate("Reception", "say what is different this time")
            if ended
            else translate("Reception", "it is still open: add to it")
        )
        self.repeat.body.addWidget(self._row(None, link.ticket_id, link.number, f"{state} · {ask}"))

    def _row(self, state: str | None, ticket_id: int, number: str, words: str) -> QWidget:
        host = QWidget()
        line = QHBoxLayout(host)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(6))
        if state is not None:
            line.addWidget(StateGlyph(state))
        button = LinkButton(number, chevron=False)
        button.clicked.connect(lambda: self.ticket_pressed.emit(ticket_id))
        line.addWidget(button)
        line.addWidget(ElidedLabel(words, tokens.META), 1)
        return host

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._column.setSpacing(look.px(10))
        self._head.setSpacing(look.px(12))
        self._tiles.setSpacing(look.px(8))
        super().restyle()

    def retranslate(self) -> None:
        """Name the link."""
        self.more.setText(translate("Reception", "Everything about this {customer}"))
