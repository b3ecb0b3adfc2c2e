"""What the rules come to: the time to solve one kind of ticket by priority and tier, as it would be after saving."""

from __future__ import annotations

from collections.abc import Sequence

from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.translation import translate
from servicedesk.queries import rules
from servicedesk.queries.rules import Level, RuleFacts
from servicedesk.ui import wording
from servicedesk.ui.pages.settings.outcome_grid import Outcome, OutcomeGrid
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.pages.settings.spans import FULL_DAY, day_length, span_words
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.pickers import ComboBox


class OutcomeCard(Card):
    """Asks the same matching the clock uses."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: RuleFacts | None = None
        self._edited: Sequence[Level] = ()
        self.head = Head()
        self.kind = ComboBox("", [], TicketKind.FAULT.value)
        self.head.add(self.kind)
        self.grid = OutcomeGrid()
        self.body.addWidget(self.head)
        self.body.addWidget(self.grid)
        self.body.addStretch(1)
        self.kind.chosen.connect(lambda _value: self._work_out())
        self.retranslate()

    def show_rules(self, facts: RuleFacts, edited: Sequence[Level]) -> None:
        """Work the grid out for the rules as edited, beside those stored."""
        self._facts, self._edited = facts, edited
        self._work_out()

    def _work_out(self) -> None:
        facts = self._facts
        if facts is None:
            return
        days = {row.id: day_length(row.week) for row in facts.calendars}
        cells: dict[tuple[Priority, str], Outcome] = {}
        kind = str(self.kind.value() or TicketKind.FAULT.value)
        for tier in facts.tiers:
            for priority in Priority:
                now = rules.first_for(list(self._edited), kind, priority, tier.code)
                before = rules.first_for(facts.levels, kind, priority, tier.code)
                words = _words(now, days)
                cells[priority, tier.code] = Outcome(words, words != _words(before, days))
        self.grid.show_outcomes([(row.code, str(row.name), row.colour) for row in reversed(facts.tiers)], cells)

    def retranslate(self) -> None:
        """Name the parts."""
        self.head.set_title(translate("Settings", "Time to solve after saving"))
        self.kind.setAccessibleName(translate("Settings", "Kind shown"))
        chosen = self.kind.value() or TicketKind.FAULT.value
        self.kind.set_options([(kind.value, wording.word(kind)) for kind in TicketKind])
        self.kind.set_value(chosen)


def _words(level: Level | None, days: dict[int, int]) -> str:
    return "—" if level is None else span_words(level.resolution_minutes, days.get(level.calendar_id, FULL_DAY))
