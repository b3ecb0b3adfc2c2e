"""Time rules: the table, what it comes to, the calendar beside it, and the effect before saving."""

from __future__ import annotations

from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt

from servicedesk.core.errors import Refused, ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.three_way_lists import put_rows
from servicedesk.core.translation import plural, translate
from servicedesk.queries import rules
from servicedesk.queries.rules import Level, RuleFacts
from servicedesk.services import service_levels
from servicedesk.services.service_levels import LevelDraft, level_rows, levels_of
from servicedesk.ui.conflicts.kept_rows import kept, tupled
from servicedesk.ui.conflicts.record_form import Values
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.calendar_card import CalendarCard
from servicedesk.ui.pages.settings.edited_list import EditedList
from servicedesk.ui.pages.settings.effect_bar import EffectBar
from servicedesk.ui.pages.settings.list_words import list_news, rule_words
from servicedesk.ui.pages.settings.moves_card import MovesCard
from servicedesk.ui.pages.settings.outcome_card import OutcomeCard
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.pages.settings.rule_book import Rule, RuleBook
from servicedesk.ui.pages.settings.rule_editor import IN_PLACE_FROM, RuleEditor
from servicedesk.ui.pages.settings.rule_view import RuleDelegate, RuleHead, RuleList, RuleNames, describe
from servicedesk.ui.pages.settings.section import remark
from servicedesk.ui.pages.settings.spans import day_length
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.row_list import RowModel
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace

FORM = "time_rules"
SIDE_BY_SIDE_FROM = 760
_NAMES = tuple(field.name for field in fields(LevelDraft))


def _draft(level: Level) -> LevelDraft:
    return LevelDraft(**{name: getattr(level, name) for name in _NAMES})


def _made(fields: dict[str, Any]) -> LevelDraft:
    """Return a rule as a draft kept it."""
    return LevelDraft(**tupled(fields))


def _level(draft: LevelDraft) -> Level:
    return Level(**{name: getattr(draft, name) for name in _NAMES} | {"id": draft.id or 0})


class RulesSection(EditedList[RuleEditor]):
    """The first rule that matches applies; the default stands last and stays."""

    part = "rules"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.book = RuleBook()
        self.facts: RuleFacts | None = None
        self._discarded: list[dict[str, Any]] | None = None
        self.delegate = RuleDelegate()
        self.model = RowModel(lambda rule: rule.key, self._describe)
        self.view = RuleList(self.model, self.delegate)
        self.table, self.header = self.card()
        self.header.add(self.pending)
        self.header.add(self.new)
        self.table.body.addWidget(RuleHead())
        self.table.body.addWidget(self.view)
        self.table.body.addWidget(self._below)
        self._build_lower()
        self.bar = EffectBar()
        self.bring_back = LinkButton("", chevron=False, icon="arrow-back-up")
        self.foot.addWidget(self.bar)
        self.foot.addWidget(self.bring_back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._measure = Settling(self, self._ask_effect, 120)
        self.keep_record(FORM, self.table.body)
        self._connect()
        for widget in (self.bar, self.bring_back):
            widget.hide()
        self.follow_theme()
        self.retranslate()

    def _build_lower(self) -> None:
        self.moves = MovesCard()
        self.body.addWidget(self.moves)
        self.outcome = OutcomeCard()
        self.calendar = CalendarCard(self.workspace)
        lower = Row(SIDE_BY_SIDE_FROM)
        lower.add(self.outcome, 4)
        lower.add(self.calendar, 6)
        self.body.addWidget(lower)
        self.note = remark()
        self.body.addWidget(self.note)

    def _connect(self) -> None:
        self.bind_keys()
        self.workspace.actions.bind("rule.moves", self.show_moves, self, lambda: self.book.is_changed)
        self.view.viewport().installEventFilter(self)
        self.bar.details.clicked.connect(self.show_moves)
        self.moves.opened.connect(lambda key: self.workspace.navigate("tickets", ticket_id=key))
        self.bar.save.clicked.connect(self.save)
        self.bar.discard.clicked.connect(self.discard)
        self.bring_back.clicked.connect(self.restore_discarded)

    def _may(self) -> bool:
        return self.facts is not None and self.can(Permission.MANAGE_RULES)

    # -- data ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the rules; what is being edited stays."""
        self.workspace.ask(rules.rule_facts, done=self._show, owner=self, key="rules")
        self.calendar.refresh()

    def enter(self) -> None:
        """Begin at the first rule."""
        if not self.view.currentIndex().isValid():
            self.view.select_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, facts: RuleFacts) -> None:
        self.facts = facts
        self.delegate.names = RuleNames(
            {tier.code: (str(tier.name), tier.colour) for tier in reversed(facts.tiers)},
            {row.id: str(row.name) for row in facts.calendars},
            {row.id: day_length(row.week) for row in facts.calendars},
            {identity: str(name) for identity, name in facts.scenarios.items()},
            facts.used,
            {identity: str(name) for identity, name in facts.categories.items()},
        )
        self.follow_stored({"rules": kept([_draft(level) for level in facts.levels])})
        self.new.setVisible(self._may())
        self._show_rules()
        if not self.view.currentIndex().isValid():
            self.view.select_first()
        self.open_wanted()

    def _keys(self) -> list[int]:
        return [rule.key for rule in self.book.rules]

    def _content(self) -> list[dict[str, Any]]:
        return self.book.content()

    @property
    def is_changed(self) -> bool:
        """Whether any rule differs from what is stored."""
        return self.book.is_changed

    def _put(self, values: Values) -> None:
        book = RuleBook(_made(fields) for fields in self.record.base["rules"])
        if book.restore(values["rules"]):
            self.book = book
        self._show_rules()
        self._show_bar()
        self._take_up(values)

    def _record_words(self) -> RecordWords:
        plain = rule_words(self.book.drafts(), self.delegate.names)
        return list_news(plain, "rules", translate("Settings", "Time rules"), self.record.base, self._line)

    def _line(self, fields: dict[str, Any], place: int) -> str:
        rule = _made(fields)
        return describe(Rule(0, rule, rule), self.delegate.names, place)

    def _resolved(self, chosen: Values, base: Values) -> None:
        """Take what was chosen into its rules; the rest stands as it was typed."""
        started = levels_of(put_rows(level_rows(self.book.stored), base))
        wanted = levels_of(put_rows(level_rows(self.book.drafts()), chosen))
        self.record.stand_on({"rules": kept(wanted)}, {"rules": kept(started)})

    def _describe(self, rule: Rule) -> str:
        return describe(rule, self.delegate.names, self.book.place(rule.key))

    def _show_rules(self) -> None:
        self.delegate.order = {rule.key: place for place, rule in enumerate(self.book.rules)}
        self.model.set_rows(self.book.rules)
        self.view.updateGeometry()
        self.view.viewport().update()
        changes = self.book.changes()
        self.pending.setVisible(changes > 0)
        self.pending.set(plural("Settings", "{n} change, not saved", "{n} changes, not saved", changes))
        if self.facts is not None:
            self.outcome.show_rules(self.facts, [_level(draft) for draft in self.book.drafts()])

    # -- editing -------------------------------------------------------------------------------------------------

    def edit(self, key: int) -> None:
        """Open a rule for editing where it stands."""
        rule = self.book.find(key)
        if rule is None or not self._may():
            return
        self.close_editor(back=False)
        self.view.select_key(key)
        in_place = self.view.width() >= theme().px(IN_PLACE_FROM)
        parent = self.view.viewport() if in_place else self._below
        self.editor = RuleEditor(rule.now, self.delegate.names, parent, in_place)
        self._editing = key
        if not in_place:
            self._slot.addWidget(self.editor)
            self._below.show()
        self._place_editor()
        self.editor.changed.connect(self._edited)
        self.editor.closed.connect(self.close_editor)
        self.editor.removed.connect(self.remove)
        self.editor.show()
        self.editor.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_editor(self) -> None:
        if self.editor is None or self.editor.parentWidget() is not self.view.viewport():
            return
        rect = self.view.visualRect(self.model.index(self.model.row_of(self._editing)))
        self.editor.setGeometry(rect.adjusted(0, 0, 0, -1))
        self.editor.place_fields()

    def _edited(self, draft: LevelDraft) -> None:
        self.book.change(self._editing, draft)
        self._changed()

    def add(self) -> None:
        """Ins: a rule above the chosen one, open for editing."""
        chosen = self.view.current_row()
        self.close_editor(back=False)
        key = self.book.insert(chosen.key if chosen is not None else None)
        self._changed()
        self.edit(key)

    def shift(self, step: int) -> None:
        """Alt+Up, Alt+Down: move the chosen rule; the default stays last."""
        chosen = self.view.current_row()
        if chosen is not None and self.book.move(chosen.key, step):
            self.close_editor()
            self._changed()
            self.view.select_key(chosen.key)

    def remove(self) -> None:
        """Del: take the chosen rule away."""
        chosen = self.view.current_row()
        if chosen is None:
            return
        place = self.book.place(chosen.key)
        self.close_editor()
        if self.book.remove(chosen.key):
            self._changed()
            self.view.select_key(self.book.rules[min(place, len(self.book.rules) - 1)].key)

    def _changed(self, keep: bool = True) -> None:
        self._discarded = None
        self._show_rules()
        self._show_bar()
        if keep:
            self._keep.touch()

    def _show_bar(self) -> None:
        self.bar.setVisible(self.book.is_changed)
        if not self.book.is_changed:
            self.moves.hide()
        self.bring_back.setVisible(self._discarded is not None)
        if self.book.is_changed:
            self._measure.touch()

    # -- effect, saving, discarding ------------------------------------------------------------------------------

    def _ask_effect(self) -> None:
        drafts = self.book.drafts()
        ask = partial(self.workspace.ask, done=self._tell, failed=self._refused, owner=self, key="effect")
        ask(service_levels.effect_of, drafts, self.book.stored)

    def _tell(self, effect: service_levels.Effect) -> None:
        if self.book.is_changed:
            self.bar.show_effect(effect)
            self.moves.show_effect(effect, self.workspace.desk.site.local, self.workspace.now())

    def show_moves(self) -> None:
        """V: the tickets whose deadlines would move, and away again."""
        self.moves.setVisible(not self.moves.isVisible() and bool(self.moves.buttons))
        if self.moves.isVisible():
            self.moves.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        self.bar.show()
        self.bar.show_problem(sentence(error))
        place = error.parameters.get("position")
        if isinstance(error, Refused) and isinstance(place, int) and place <= len(self.book.rules):
            key = self.book.rules[place - 1].key
            if self.editor is None and not self.view.hasFocus():
                self.view.select_key(key)
            if self.editor is not None and self._editing == key:
                self.editor.mark(error.field or "")

    def _not_saved(self, error: Exception) -> None:
        if not self.record.refused(error):
            self._refused(error)

    def save(self) -> None:
        """Ctrl+Enter: save; every open ticket follows at once."""
        if self.editor is not None and self.editor.value() is None:
            self.editor.finish()
            return
        if not self.book.is_changed:
            return
        self.close_editor()
        self._measure.forget()
        self.workspace.act(
            service_levels.save_levels,
            self.book.drafts(),
            self.book.stored,
            done=self._saved,
            failed=self._not_saved,
            owner=self,
            undo=translate("Settings", "Time rules saved"),
        )

    def _saved(self, _moved: int) -> None:
        self._keep.forget()
        self.record.done()
        self.book = RuleBook(self.book.drafts())
        self._show_bar()
        self.refresh()

    def discard(self) -> None:
        """The rules as they were; the discarded ones can be brought back until the next change."""
        self.close_editor()
        self._discarded = self.book.content()
        self._keep.forget()
        self.record.done()
        self.book.discard()
        self._show_rules()
        self._show_bar()
        self.refresh()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore_discarded(self) -> None:
        """Take the discarded rules up again."""
        content = self._discarded
        if content is not None and self.book.restore(content):
            self._changed()

    # -- room and words ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The fields follow their row."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Paint):
            self._place_editor()
        return super().eventFilter(watched, event)

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        chinese = translate("Settings", "Del")
        hints = [("↑ ↓", translate("Settings", "Choose rule"))]
        if self._may():
            hints += [
                ("↵", translate("Settings", "Edit")),
                ("Alt ↑ ↓", translate("Settings", "Reorder")),
                ("Ins", translate("Settings", "New rule")),
                (chinese, translate("Settings", "Remove")),
                ("V", translate("Effect", "See tickets")),
                ("Ctrl ↵", translate("Settings", "Save")),
                ("Esc", translate("Settings", "Discard")),
            ]
        return hints

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Settings", "Time rules"))
        self.header.set_hint(translate("Settings", "From top to bottom, the first that matches applies"))
        self.view.setAccessibleName(translate("Settings", "Time rules"))
        self.new.setText(translate("Settings", "New rule"))
        self.bring_back.setText(translate("Settings", "Changes discarded. Bring them back"))
        self.note.setText(
            translate("Settings", "Results already frozen stay as they were; only open tickets follow a new rule.")
        )
        if self.facts is not None:
            self._show(self.facts)
