"""Time rules from top to bottom: edited in place, their effect on open tickets shown before saving."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import rules, visits
from servicedesk.services import service_levels
from servicedesk.services.service_levels import Effect, LevelDraft
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import IconButton, PrimaryButton, QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, NumberField
from servicedesk.ui.workspace import Workspace

Option = tuple[str | int | None, str]
_MINUTES = ("response_minutes", "update_minutes", "resolution_minutes")


class RulesSection(Section):
    """The first rule that matches applies; the default stands last and stays."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.drafts: list[LevelDraft] = []
        self._stored: list[LevelDraft] = []
        self._calendars: list[Any] = []
        self._tiers: list[Any] = []
        self._scenarios: dict[int, str] = {}
        card, self.header = self.card()
        self.add = SecondaryButton("", "plus", "Ins")
        self.header.add(self.add)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self._table)
        self.effect = Panel("primary", padding=12, horizontal=True)
        self.effect_words = PlainLabel("", tokens.BODY, wrap=True)
        self.discard = QuietButton("", "", "Esc")
        self.keep = PrimaryButton("", "check", "Ctrl ↵")
        self.effect.body.addWidget(self.effect_words, 1)
        self.effect.body.addWidget(self.discard)
        self.effect.body.addWidget(self.keep)
        self.body.addWidget(self.effect)
        self.note = remark()
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.effect.hide()
        self.add.clicked.connect(self.new_rule)
        self.keep.clicked.connect(self.save)
        self.discard.clicked.connect(self.go_back)
        workspace.actions.bind("rule.new", self.new_rule, self)
        self.retranslate()

    def refresh(self) -> None:
        """Ask for the rules; what is being edited stays."""
        if self.drafts != self._stored:
            return
        self.workspace.ask(self._load, done=self._take, owner=self, key="rules")

    @staticmethod
    def _load(desk: Any) -> tuple[Any, Any, Any, Any]:
        return rules.levels(desk), rules.calendars(desk), rules.tiers(desk), visits.scenarios(desk)

    def _take(self, found: tuple[Any, Any, Any, Any]) -> None:
        levels, self._calendars, self._tiers, scenarios = found
        self._scenarios = {scenario.id: str(scenario.name) for scenario in scenarios}
        self._stored = [
            LevelDraft(
                level.id,
                level.kind,
                level.priority,
                level.tiers,
                level.response_minutes,
                level.update_minutes,
                level.resolution_minutes,
                level.calendar_id,
                level.is_default,
                level.scenario_id,
                level.channel,
            )
            for level in levels
        ]
        self.drafts = list(self._stored)
        self._fill()

    # -- the table -----------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        clear_layout(self._grid)
        look = theme()
        self._grid.setHorizontalSpacing(look.px(8))
        self._grid.setVerticalSpacing(look.px(6))
        heads = (
            "",
            translate("Settings", "Kind"),
            translate("Settings", "Priority"),
            translate("Settings", "Tier"),
            translate("Settings", "First response"),
            translate("Settings", "Next update"),
            translate("Settings", "Resolution"),
            translate("Settings", "Calendar"),
            "",
        )
        for column, head in enumerate(heads):
            self._grid.addWidget(PlainLabel(head, tokens.META, "text2", bold=True), 0, column)
        may = self.workspace.desk.actor.can(Permission.MANAGE_RULES)
        for place, draft in enumerate(self.drafts):
            self._add_row(place, draft, may)
        self._grid.setColumnStretch(7, 1)
        self.add.setVisible(may)
        self._show_effect()

    def _add_row(self, place: int, draft: LevelDraft, may: bool) -> None:
        number = translate("Settings", "default") if draft.is_default else str(place + 1)
        widgets: list[QWidget] = [PlainLabel(number, tokens.BODY, "text2", bold=True)]
        anything: list[Option] = [(None, translate("Settings", "any"))]
        kinds = anything + [(kind.value, wording.word(kind)) for kind in TicketKind]
        if draft.scenario_id is not None:
            # A rule of one scenario says which; its kind follows from it.
            kinds = [(draft.kind, self._scenarios.get(draft.scenario_id, ""))]
        priorities = anything + [(priority.value, wording.word(priority)) for priority in Priority]
        tiers = anything + [(tier.code, str(tier.name)) for tier in self._tiers]
        chosen_tier = draft.tiers[0] if len(draft.tiers) == 1 else None
        if len(draft.tiers) > 1:
            several = wording.list_words([str(tier.name) for tier in self._tiers if tier.code in draft.tiers])
            tiers.append(("several", several))
            chosen_tier = "several"
        for name, options, value in (
            ("kind", kinds, draft.kind),
            ("priority", priorities, draft.priority),
            ("tiers", tiers, chosen_tier),
        ):
            box = ComboBox(f"{number} {name}", options, value)
            box.setEnabled(may and not draft.is_default)
            box.chosen.connect(partial(self._change, place, name))
            widgets.append(box)
        for name in _MINUTES:
            field = NumberField(f"{number} {name}", getattr(draft, name), 1, 99_999, translate("Settings", "min"))
            field.setEnabled(may)
            field.chosen.connect(partial(self._change, place, name))
            widgets.append(field)
        calendars: list[Option] = [(item.id, str(item.name)) for item in self._calendars]
        calendar = ComboBox(f"{number} calendar", calendars, draft.calendar_id)
        calendar.setEnabled(may)
        calendar.chosen.connect(partial(self._change, place, "calendar_id"))
        widgets.append(calendar)
        widgets.append(self._buttons(place, draft, may))
        for column, widget in enumerate(widgets):
            self._grid.addWidget(widget, place + 1, column)

    def _buttons(self, place: int, draft: LevelDraft, may: bool) -> QWidget:
        host = QWidget()
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if may and not draft.is_default:
            for icon, name, act in (
                ("arrow-up", translate("Settings", "Move up"), partial(self.shift, place, -1)),
                ("arrow-down", translate("Settings", "Move down"), partial(self.shift, place, 1)),
                ("x", translate("Settings", "Remove rule"), partial(self.remove, place)),
            ):
                button = IconButton(icon, name, small=True)
                button.clicked.connect(act)
                row.addWidget(button)
        return host

    # -- editing -------------------------------------------------------------------------------------------------

    def _change(self, place: int, name: str, value: Any) -> None:
        if name == "tiers":
            if value == "several":
                return
            value = (value,) if value is not None else ()
        self.drafts[place] = replace(self.drafts[place], **{name: value})
        self._show_effect()

    def new_rule(self) -> None:
        """Ins: a new rule at the top, with the default's times."""
        if not self.drafts or not self.workspace.desk.actor.can(Permission.MANAGE_RULES):
            return
        self.drafts.insert(0, replace(self.drafts[-1], id=None, is_default=False))
        self._fill()

    def shift(self, place: int, by: int) -> None:
        """Move a rule up or down; the default stays last."""
        target = place + by
        if 0 <= target < len(self.drafts) - 1:
            self.drafts[place], self.drafts[target] = self.drafts[target], self.drafts[place]
            self._fill()

    def remove(self, place: int) -> None:
        """Take a rule away."""
        del self.drafts[place]
        self._fill()

    def _show_effect(self) -> None:
        changed = self.drafts != self._stored
        self.effect.setVisible(changed)
        if changed:
            self.workspace.ask(
                service_levels.effect_of,
                list(self.drafts),
                done=self._tell,
                failed=self._refused,
                owner=self,
                key="effect",
            )

    def _tell(self, effect: Effect) -> None:
        moved = plural("Settings", "{n} deadline will move", "{n} deadlines will move", effect.moved)
        details = translate(
            "Settings",
            "{earlier} earlier, {later} later, {overdue} late at once; {unchanged} stay",
            earlier=effect.earlier,
            later=effect.later,
            overdue=effect.overdue_at_once,
            unchanged=effect.unchanged,
        )
        self.effect_words.set_colour("text")
        self.effect_words.setText(f"{moved} · {details}")
        self.keep.setEnabled(True)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        self.effect_words.set_colour("danger_text")
        self.effect_words.setText(sentence(error))
        self.keep.setEnabled(False)

    def save(self) -> None:
        """Ctrl+Enter: save; every open ticket follows at once."""
        if self.drafts == self._stored:
            return
        words = translate("Settings", "Time rules saved")
        self.workspace.act(
            service_levels.save_levels,
            list(self.drafts),
            done=self._saved,
            failed=self._refused,
            owner=self,
            undo=words,
        )

    def _saved(self, _moved: Any) -> None:
        self._stored = list(self.drafts)
        self.effect.hide()
        self.refresh()

    def go_back(self) -> bool:
        """Esc: the rules as they were."""
        if self.drafts == self._stored:
            return False
        self.drafts = list(self._stored)
        self._fill()
        return True

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "note"):
            return
        self.header.set_title(translate("Settings", "Time rules"))
        self.header.set_hint(translate("Settings", "from top to bottom, the first that matches applies"))
        self.add.setText(translate("Actions", "New rule"))
        self.discard.setText(translate("Settings", "Discard"))
        self.keep.setText(translate("Settings", "Save rules"))
        self.note.setText(
            translate("Settings", "Results already frozen stay as they were; only open tickets follow a new rule.")
        )
        if self.drafts:
            self._fill()
