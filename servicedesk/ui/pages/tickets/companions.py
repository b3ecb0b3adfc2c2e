"""Beside a kind's fields: the verdict on a return, the same equipment's faults, what was lost or found and matches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.equipment import EquipmentFault
from servicedesk.queries.kind_details import Companions, MatchRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.tickets.companion_words import ICONS, TONES, rule_words, verdict_title
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed, clear_layout
from servicedesk.ui.widgets.buttons import LinkButton, SecondaryButton
from servicedesk.ui.widgets.cards import IconLabel, Panel
from servicedesk.ui.widgets.labels import PlainLabel


class CompanionsBlock(Themed, QWidget):
    """Filled anew whenever what is entered changes; empty it takes no room."""

    ticket_pressed = Signal(int)
    link_pressed = Signal(int)

    def __init__(self, local: Callable[[datetime], datetime], now: Callable[[], datetime], may_link: bool) -> None:
        super().__init__()
        self._local, self._now, self._may_link = local, now, may_link
        self.shown = Companions()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.follow_theme()
        self.hide()

    def show_companions(self, found: Companions) -> None:
        """Show *found*."""
        self.shown = found
        clear_layout(self._column)
        if found.verdict is not None:
            self._column.addWidget(self._verdict(found))
        if found.faults:
            self._column.addWidget(self._faults(found.faults))
        if found.matches:
            self._column.addWidget(self._matches(found.matches))
        self.setVisible(self._column.count() > 0)

    def first_match(self) -> MatchRow | None:
        """The likeliest match, which one key links."""
        return self.shown.matches[0] if self.shown.matches else None

    def _verdict(self, found: Companions) -> QWidget:
        verdict = found.verdict
        assert verdict is not None
        tone = TONES[verdict.outcome]
        panel = Panel("" if tone == "neutral" else tone, padding=8, spacing=4)
        colour = "text" if tone == "neutral" else f"{tone}_text"
        panel.body.addWidget(PlainLabel(verdict_title(verdict), tokens.BODY, colour, bold=True, wrap=True))
        for rule in verdict.rules:
            line = QHBoxLayout()
            line.addWidget(IconLabel(ICONS[rule.answer], colour, 14))
            line.addWidget(PlainLabel(rule_words(rule), tokens.META, colour, wrap=True), 1)
            panel.body.addLayout(line)
        if found.verdict_at is not None:
            at = wording.moment_words(self._local(found.verdict_at), self._now().date())
            panel.body.addWidget(
                PlainLabel(translate("ReturnPolicy", "Checked {time}", time=at), tokens.META, "text2", wrap=True)
            )
        return panel

    def _faults(self, faults: tuple[EquipmentFault, ...]) -> QWidget:
        panel = Panel("warning", padding=8)
        ago = wording.short_duration(self._now() - self._local(faults[0].opened_at))
        words = translate("TicketFields", "Same equipment, a fault {ago} ago", ago=ago)
        panel.body.addWidget(PlainLabel(words, tokens.META, "warning_text", bold=True, wrap=True))
        for fault in faults:
            panel.body.addWidget(self._ticket(fault.ticket_id, f"{fault.number} {fault.title}"))
        return panel

    def _matches(self, matches: tuple[MatchRow, ...]) -> QWidget:
        panel = Panel("primary", padding=8)
        words = translate("TicketFields", "May be the same thing")
        panel.body.addWidget(PlainLabel(words, tokens.META, "primary_text", bold=True, wrap=True))
        for place, match in enumerate(matches):
            panel.body.addWidget(self._ticket(match.ticket_id, f"{match.number} {match.item or match.title}"))
            day = wording.short_day(self._local(match.opened_at).date())
            details = " · ".join(part for part in (day, match.where, match.tag) if part)
            panel.body.addWidget(PlainLabel(details, tokens.META, "text2", wrap=True))
            if self._may_link:
                button = SecondaryButton(translate("TicketFields", "Link"), "link", "Y" if place == 0 else "")
                button.setAccessibleName(translate("TicketFields", "Link with {number}", number=match.number))
                button.clicked.connect(lambda _on=False, key=match.ticket_id: self.link_pressed.emit(key))
                line = QHBoxLayout()
                line.addWidget(button)
                line.addStretch(1)
                panel.body.addLayout(line)
        return panel

    def _ticket(self, ticket_id: int, words: str) -> QWidget:
        button = LinkButton(words, chevron=False, icon="link")
        button.clicked.connect(lambda: self.ticket_pressed.emit(ticket_id))
        return button

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        self._column.setSpacing(theme().px(8))

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self.show_companions(self.shown)
