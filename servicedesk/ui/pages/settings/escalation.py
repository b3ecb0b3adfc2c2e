"""Escalation: the levels in order, an editor in place, and what saving would fire at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.three_way_lists import put_rows
from servicedesk.core.translation import translate
from servicedesk.queries import escalation
from servicedesk.queries.escalation import EscalationFacts, EscalationRule
from servicedesk.services import escalation_levels
from servicedesk.services.escalation_levels import Actions, Conditions, LevelDraft, level_rows, levels_of
from servicedesk.ui.conflicts.kept_rows import kept, tupled
from servicedesk.ui.conflicts.record_form import Values
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.edited_list import EditedList
from servicedesk.ui.pages.settings.escalation_bar import EscalationBar
from servicedesk.ui.pages.settings.escalation_editor import LevelEditor
from servicedesk.ui.pages.settings.escalation_view import LevelDelegate, LevelList, Placed
from servicedesk.ui.pages.settings.escalation_words import LevelNames, describe
from servicedesk.ui.pages.settings.list_words import level_words, list_news
from servicedesk.ui.pages.settings.section import remark
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.row_list import RowModel
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace

FORM = "escalation"


def _draft(rule: EscalationRule) -> LevelDraft:
    return LevelDraft(
        rule.id, rule.target, rule.percent, rule.offset_minutes, rule.conditions, rule.actions, rule.is_active
    )


def _made(fields: dict[str, Any]) -> LevelDraft:
    """Return a level as a draft kept it."""
    conditions, actions = Conditions(**tupled(fields["conditions"])), Actions(**tupled(fields["actions"]))
    return LevelDraft(**{**fields, "conditions": conditions, "actions": actions})


class EscalationSection(EditedList[LevelEditor]):
    """Nothing fires differently before it is saved; how many tickets would, stands at the foot."""

    part = "levels"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.facts: EscalationFacts | None = None
        self._stored: list[LevelDraft] = []
        self.levels: list[Placed] = []
        self._next_key = 0
        self._asked = 0
        self.delegate = LevelDelegate()
        self.model = RowModel(lambda row: row.key, self._describe)
        self.view = LevelList(self.model, self.delegate)
        self.card_of_levels, self.header = self.card()
        self.header.add(self.pending)
        self.header.add(self.new)
        self.empty = EmptyState(icon="trending-up", small=True)
        for widget in (self.view, self._below, self.empty):
            self.card_of_levels.body.addWidget(widget)
        self.note = remark()
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.bar = EscalationBar()
        self.foot.addWidget(self.bar)
        self._measure = Settling(self, self._ask_effect, 150)
        self.keep_record(FORM, self.card_of_levels.body)
        self._connect()
        for hidden in (self.bar, self.empty):
            hidden.hide()
        self.follow_theme()
        self.retranslate()

    def _connect(self) -> None:
        self.bind_keys()
        self.empty.button.clicked.connect(self.take_usual)
        self.bar.save.clicked.connect(self.save)
        self.bar.discard.clicked.connect(self.discard)

    def _may(self) -> bool:
        return self.facts is not None and self.can(Permission.MANAGE_RULES)

    # -- data ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the levels; what is being edited stays."""
        self.workspace.ask(escalation.level_facts, done=self._show, owner=self, key="levels")

    def enter(self) -> None:
        """Begin at the first level."""
        if not self.view.currentIndex().isValid():
            self.view.select_first()
        (self.view if self.levels else self.empty.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, facts: EscalationFacts) -> None:
        self.facts = facts
        self.delegate.names = LevelNames(
            {identity: str(name) for identity, name in facts.departments.items()},
            {identity: name for identity, (name, _role) in facts.staff.items()},
            {code: str(name) for code, name in facts.tiers.items()},
            {identity: str(path) for identity, path in facts.categories.items()},
        )
        self.follow_stored({"levels": kept([_draft(rule) for rule in facts.levels])})
        self.new.setVisible(self._may())
        self._show_levels()
        self.open_wanted()

    def _keys(self) -> list[int]:
        return [each.key for each in self.levels]

    def _content(self) -> list[dict[str, Any]]:
        return kept(self.drafts())

    def _put(self, values: Values) -> None:
        self._stored = [_made(fields) for fields in self.record.base["levels"]]
        keys = {each.draft.id: each.key for each in self.levels if each.draft.id is not None}
        drafts = [_made(fields) for fields in values["levels"]]
        self.levels = [Placed(keys.get(draft.id or 0) or self._key(), draft) for draft in drafts]
        self._show_levels()
        self._take_up(values)

    def _record_words(self) -> RecordWords:
        plain = level_words(self.drafts(), self.delegate.names)
        return list_news(plain, "levels", translate("Escalation", "Escalation"), self.record.base, self._line)

    def _line(self, fields: dict[str, Any], place: int) -> str:
        return describe(_made(fields), self.delegate.names, place)

    def _resolved(self, chosen: Values, base: Values) -> None:
        """Take what was chosen into its levels; the rest stands as it was typed."""
        started = levels_of(put_rows(level_rows(self._stored), base))
        wanted = levels_of(put_rows(level_rows(self.drafts()), chosen))
        self.close_editor(back=False)
        self.record.stand_on({"levels": kept(wanted)}, {"levels": kept(started)})

    def _key(self) -> int:
        self._next_key += 1
        return self._next_key

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what is stored."""
        return self.drafts() != self._stored

    def drafts(self) -> list[LevelDraft]:
        """Return the levels as they would be saved."""
        return [each.draft for each in self.levels]

    def _describe(self, row: Placed) -> str:
        return describe(row.draft, self.delegate.names, self.delegate.order.get(row.key, 0))

    def _show_levels(self) -> None:
        self.delegate.order = {each.key: place for place, each in enumerate(self.levels)}
        self.model.set_rows(self.levels)
        self.view.setVisible(bool(self.levels))
        self.view.updateGeometry()
        self.view.viewport().update()
        self.empty.setVisible(self.facts is not None and not self.levels)
        self.empty.button.setVisible(self._may())
        self.pending.setVisible(self.is_changed)
        self.bar.setVisible(self.is_changed)
        self._measure.touch()
        self._keep.touch()

    # -- editing -------------------------------------------------------------------------------------------------

    def edit(self, key: int) -> None:
        """Open a level for editing below the list."""
        placed = self._find(key)
        if placed is None or not self._may():
            return
        self.close_editor(back=False)
        self.view.select_key(key)
        self.editor = LevelEditor(placed.draft, self.delegate.names)
        self._editing = key
        self._slot.addWidget(self.editor)
        self._below.show()
        self.editor.changed.connect(self._edited)
        self.editor.closed.connect(self.close_editor)
        self.editor.removed.connect(self.remove)
        self.editor.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        # Below a long list: only once it is laid out it can be scrolled to.
        QTimer.singleShot(0, self, self._show_editor)

    def _show_editor(self) -> None:
        if self.editor is not None:
            self.column.show_widget(self.editor)

    def _find(self, key: int) -> Placed | None:
        return next((each for each in self.levels if each.key == key), None)

    def _edited(self, draft: LevelDraft) -> None:
        placed = self._find(self._editing)
        if placed is not None:
            placed.draft = draft
            self._show_levels()

    def add(self) -> None:
        """Ins: a level after the chosen one, open for editing."""
        chosen = self.view.current_row()
        place = self._place(chosen) + 1 if chosen is not None else len(self.levels)
        placed = Placed(self._key(), LevelDraft(None, "resolution", 100, actions=Actions(owner=True)))
        self.levels.insert(place, placed)
        self._show_levels()
        self.edit(placed.key)

    def _place(self, row: Placed) -> int:
        return next((place for place, each in enumerate(self.levels) if each.key == row.key), len(self.levels) - 1)

    def shift(self, step: int) -> None:
        """Alt+Up, Alt+Down: move the chosen level."""
        chosen = self.view.current_row()
        if chosen is None or not 0 <= self._place(chosen) + step < len(self.levels):
            return
        self.close_editor()
        place = self._place(chosen)
        self.levels.insert(place + step, self.levels.pop(place))
        self._show_levels()
        self.view.select_key(chosen.key)

    def remove(self) -> None:
        """Del: take the chosen level away."""
        chosen = self.view.current_row()
        if chosen is None:
            return
        place = self._place(chosen)
        self.close_editor()
        del self.levels[place]
        self._show_levels()
        if self.levels:
            self.view.select_key(self.levels[min(place, len(self.levels) - 1)].key)

    def take_usual(self) -> None:
        """Begin with the levels of the industry."""
        done = translate("Escalation", "The usual levels are set")
        self.workspace.act(
            escalation_levels.add_usual_levels, done=lambda _added: self.refresh(), owner=self, undo=done
        )

    # -- effect, saving, discarding ------------------------------------------------------------------------------

    def _ask_effect(self) -> None:
        # The answer comes after a pause: meanwhile somebody else may sit here.
        if not self._may() or not self.isVisible():
            return
        now = self.workspace.desk.clock.now()
        rules = [
            EscalationRule(
                draft.id or -place - 1,
                place,
                draft.target,
                draft.percent,
                draft.offset_minutes,
                draft.conditions,
                draft.actions,
                now,
                draft.is_active,
            )
            for place, draft in enumerate(self.drafts())
        ]
        self._asked += 1
        mine = self._asked
        # Counted no further once another level is typed, or somebody turns to another page.
        self.workspace.ask(
            escalation.would_fire, rules, lambda: self._asked == mine, done=self._tell, owner=self, key="effect"
        )

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the counts any more."""
        self._asked += 1
        super().hideEvent(event)

    def _tell(self, counts: dict[int, int]) -> None:
        self.delegate.counts = counts
        self.view.viewport().update()
        self.bar.show_count(sum(counts.values()))

    def _refused(self, error: Exception) -> None:
        if self.record.refused(error):
            return
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        self.bar.show_problem(sentence(error))
        place = error.parameters.get("position")
        if isinstance(place, int) and place <= len(self.levels):
            self.edit(self.levels[place - 1].key)
            if self.editor is not None:
                self.editor.mark(str(error.parameters.get("field", "")))

    def save(self) -> None:
        """Ctrl+Enter: save; the clock goes by it at once."""
        if not self.is_changed:
            return
        self.close_editor()
        self.workspace.act(
            escalation_levels.save_escalation_levels,
            self.drafts(),
            self._stored,
            done=self._saved,
            failed=self._refused,
            owner=self,
            undo=translate("Escalation", "Escalation saved"),
        )

    def _saved(self, _nothing: object) -> None:
        self._keep.forget()
        self.record.done()
        self.refresh()

    def discard(self) -> None:
        """The levels as they were."""
        self.close_editor()
        self.record.done()
        self.levels = [Placed(self._key(), draft) for draft in self._stored]
        self._show_levels()
        self.refresh()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- words ---------------------------------------------------------------------------------------------------

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        hints = [("↑ ↓", translate("Escalation", "Choose level"))]
        if self._may():
            hints += [
                ("↵", translate("Settings", "Edit")),
                ("Alt ↑ ↓", translate("Settings", "Reorder")),
                ("Ins", translate("Escalation", "New level")),
                (translate("Settings", "Del"), translate("Settings", "Remove")),
                ("Ctrl ↵", translate("Settings", "Save")),
                ("Esc", translate("Settings", "Discard")),
            ]
        return hints

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Escalation", "Escalation"))
        self.header.set_hint(translate("Escalation", "Each level fires once for a deadline, in the order they are due"))
        self.view.setAccessibleName(translate("Escalation", "Escalation"))
        self.new.setText(translate("Escalation", "New level"))
        self.pending.set(translate("Escalation", "not saved"))
        self.empty.set_words(
            translate("Escalation", "Nobody is reminded yet"),
            translate("Escalation", "Levels tell the owner that time is short, and the {supervisor} that it is over."),
            translate("Escalation", "Begin with the usual levels"),
        )
        self.note.setText(
            translate(
                "Escalation",
                "Percent and minutes count the open hours of the calendar; while a ticket waits, the clock stands. "
                "What was due while the computer was off fires at the next start, marked as late.",
            )
        )
        if self.facts is not None:
            place = next((place for place, each in enumerate(self.levels) if each.key == self._editing), -1)
            self.close_editor(back=False)
            self._show(self.facts)
            if place >= 0:
                self.edit(self.levels[place].key)
