"""How tickets of each kind are finished: what solving insists on, and whether and how long they can come back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servicedesk.core.enums import TicketKind
from servicedesk.core.lifecycle import Closing, Guard, Reopening, ReopenRule, WhenOver
from servicedesk.core.three_way import EditConflict
from servicedesk.core.translation import plural, translate
from servicedesk.queries.ticket_rules import LifeRules
from servicedesk.services import ticket_rules
from servicedesk.services.switches import Seen
from servicedesk.ui import tokens, wording
from servicedesk.ui.conflicts.asking import FormChoice
from servicedesk.ui.conflicts.words import words_for
from servicedesk.ui.pages.settings import switch_news
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.choices import CheckRow, Segmented
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, NumberField, Value
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace

ONE_LINE_FROM = 620


def _rule_words() -> dict[ReopenRule, str]:
    return {
        ReopenRule.WITHIN: translate("Lifecycle", "within days"),
        ReopenRule.ALWAYS: translate("Lifecycle", "always"),
        ReopenRule.NEVER: translate("Lifecycle", "never"),
    }


def reopening_words(value: object) -> str:
    """Say whether and how long finished tickets of a kind can come back."""
    if not isinstance(value, Reopening):
        return str(value)
    if value.rule is ReopenRule.WITHIN:
        return plural("Lifecycle", "within {n} day", "within {n} days", value.days)
    return _rule_words()[value.rule]


class ClosingCard(Card):
    """Every choice is saved at once and can be undone."""

    outdated = Signal()
    """A choice was not saved: what is shown is to be asked for again."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        # What is shown, one's own choices that are on their way included.
        self._shown: Closing | None = None
        self._reopening: dict[TicketKind, Reopening] = {}
        self.header = Head()
        self.body.addWidget(self.header)
        self.after, self.after_words = NumberField("", 0, 0, ticket_rules.MOST_DAYS), PlainLabel("", wrap=True)
        self.over, self.over_words = Segmented("", [(each.value, "") for each in WhenOver]), PlainLabel("", wrap=True)
        for words, field in ((self.after_words, self.after), (self.over_words, self.over)):
            line = QHBoxLayout()
            line.addWidget(words, 1)
            line.addWidget(field)
            self.body.addLayout(line)
        self.guards: dict[tuple[TicketKind, Guard], CheckRow] = {}
        self.rules: dict[TicketKind, ComboBox] = {}
        self.days: dict[TicketKind, NumberField] = {}
        self._names: dict[TicketKind, PlainLabel] = {}
        self._is_narrow: bool | None = None
        self._make_table()
        self.choice = FormChoice(workspace, self, self.body)
        self._settling = Settling(self, self._save_closing, 600)
        self.after.chosen.connect(lambda _days: self._settling.touch())
        self.over.chosen.connect(self._save_over)

    def _make_table(self) -> None:
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._heads = [PlainLabel("", tokens.META, "text2", bold=True, wrap=True) for _column in range(5)]
        for kind in TicketKind:
            self._names[kind] = PlainLabel("", tokens.BODY, bold=True)
            for guard in Guard:
                self.guards[kind, guard] = CheckRow("")
                self.guards[kind, guard].chosen.connect(lambda _on: self._save_closing())
            self.rules[kind] = ComboBox()
            self.days[kind] = NumberField("", 0, 0, ticket_rules.MOST_DAYS)
            self.rules[kind].chosen.connect(partial(self._save_reopening, kind))
            self.days[kind].editingFinished.connect(partial(self._save_reopening, kind))
        self._lay_out(False)
        self.body.addWidget(self._table)

    def _lay_out(self, narrow: bool) -> None:
        """One line for each kind; two where there is no room."""
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        lines = 2 if narrow else 1
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column)
        self._heads[4].setVisible(not narrow)
        for place, kind in enumerate(TicketKind):
            row = 1 + place * lines
            self._grid.addWidget(self._names[kind], row, 0)
            for column, guard in enumerate(Guard, 1):
                self._grid.addWidget(self.guards[kind, guard], row, column, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(self.rules[kind], row + lines - 1, 1 if narrow else 4, 1, 2 if narrow else 1)
            self._grid.addWidget(self.days[kind], row + lines - 1, 3 if narrow else 5)
        self._grid.setColumnStretch(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how the rules stand."""
        super().resizeEvent(event)
        self._lay_out(self.width() < theme().px(ONE_LINE_FROM))

    def show_rules(self, facts: LifeRules, editable: bool) -> None:
        """Show what is stored."""
        # What is being typed right now is sent first; it compares with what was seen.
        if not self._settling.timer.isActive():
            self._shown = facts.closing
            self.after.set_value(facts.closing.after_days)
        self._reopening = dict(facts.reopening)
        self.over.set_value(facts.when_over.value)
        for (kind, guard), check in self.guards.items():
            check.setChecked(facts.closing.asks(guard, kind.value))
        for kind, rule in facts.reopening.items():
            self.rules[kind].set_value(rule.rule.value)
            self.days[kind].set_value(rule.days)
            self.days[kind].setVisible(rule.rule is ReopenRule.WITHIN)
        for field in (self.after, self.over, *self.guards.values(), *self.rules.values(), *self.days.values()):
            field.setEnabled(editable)

    def _save_over(self, value: Value) -> None:
        words = translate("Lifecycle", "Rule saved")
        failed = partial(self._not_saved, self.over.accessibleName())
        self.workspace.act(ticket_rules.set_when_over, WhenOver(str(value)), failed=failed, owner=self, undo=words)

    def _not_saved(self, switch: str, error: Exception) -> None:
        switch_news.tell(self.workspace, error, switch, reopening_words)
        self.outdated.emit()

    def _save_closing(self) -> None:
        chosen = {
            guard: frozenset(kind.value for kind in TicketKind if self.guards[kind, guard].isChecked())
            for guard in Guard
        }
        wanted = Closing(self.after.value(), chosen)
        if self._shown is not None and wanted != self._shown:
            self._send(wanted, self._shown)

    def _send(self, wanted: Closing, seen: Closing) -> None:
        words = translate("Lifecycle", "Rule saved")
        failed = partial(self._refused, wanted, seen)
        self._shown = wanted
        self.workspace.act(ticket_rules.set_closing, wanted, seen, failed=failed, owner=self, undo=words)

    def _refused(self, wanted: Closing, seen: Closing, error: Exception) -> None:
        """Somebody chose other days at the same time: ask which."""
        if not isinstance(error, EditConflict):
            self._not_saved("", error)
            return

        def resolved(chosen: dict[str, Any], base: dict[str, Any]) -> None:
            self.after.set_value(int(chosen["after_days"]))
            days = int(base["after_days"])
            self._send(replace(wanted, after_days=self.after.value()), replace(seen, after_days=days))

        self.choice.ask(error, words_for({"after_days": self.after.accessibleName()}), resolved)

    def _save_reopening(self, kind: TicketKind, _value: object = None) -> None:
        rule, days = ReopenRule(str(self.rules[kind].value())), self.days[kind].value()
        self.days[kind].setVisible(rule is ReopenRule.WITHIN)
        seen, wanted = self._reopening.get(kind), Reopening(rule, days)
        if seen is None or wanted == seen:
            return
        self._reopening[kind] = wanted
        words = translate("Lifecycle", "Rule saved")
        failed = partial(self._not_saved, self.rules[kind].accessibleName())
        self.workspace.act(
            ticket_rules.set_reopening, kind, rule, days, Seen(seen), failed=failed, owner=self, undo=words
        )

    def retranslate(self) -> None:
        """Name everything."""
        if not hasattr(self, "_settling"):
            return
        self.header.set_title(translate("Lifecycle", "Finishing and coming back"))
        self.header.set_hint(translate("Lifecycle", "saved at once"))
        self.after_words.setText(
            translate("Lifecycle", "Solved tickets close by themselves after so many days (0: never)")
        )
        self.after.setAccessibleName(self.after_words.text())
        self.over_words.setText(translate("Lifecycle", "When the time until which a ticket waits has come"))
        self.over.setAccessibleName(self.over_words.text())
        self.over.set_options(
            [
                (WhenOver.REMIND.value, translate("Lifecycle", "remind")),
                (WhenOver.RESUME.value, translate("Lifecycle", "go on by itself")),
            ]
        )
        heads = (
            translate("Lifecycle", "Kind"),
            translate("Lifecycle", "needs a category"),
            translate("Lifecycle", "needs its checks"),
            translate("Lifecycle", "needs its sub-tickets"),
            translate("Lifecycle", "Reopening"),
        )
        for label, words in zip(self._heads, heads, strict=True):
            label.setText(words)
        self._name_rows(heads)

    def _name_rows(self, heads: tuple[str, ...]) -> None:
        options: list[tuple[Value, str]] = [(rule.value, words) for rule, words in _rule_words().items()]
        for kind, label in self._names.items():
            name = wording.word(kind)
            label.setText(name)
            self.rules[kind].set_options(options)
            self.rules[kind].setAccessibleName(f"{name} · {heads[4]}")
            self.days[kind].setAccessibleName(f"{name} · {options[0][1]}")
            self.days[kind].setFixedWidth(theme().px(64))
            for column, guard in enumerate(Guard, 1):
                self.guards[kind, guard].setAccessibleName(f"{name} · {heads[column]}")
