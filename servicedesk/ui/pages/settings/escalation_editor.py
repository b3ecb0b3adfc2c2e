"""Editing one level where it stands: when, for which tickets, what happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.escalation import MOST_MINUTES, MOST_PERCENT, EscalationTarget
from servicedesk.core.permissions import Role
from servicedesk.core.translation import translate
from servicedesk.services.escalation_levels import LevelDraft
from servicedesk.ui import escalation_words, wording
from servicedesk.ui.pages.settings.escalation_words import LevelNames, role_words
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import ComboBox, NumberField, Value
from servicedesk.ui.widgets.popover import Popover

COLUMNS_FROM = 620
_ROLES = (Role.SUPERVISOR, Role.ADMINISTRATOR, Role.FRONT_DESK, Role.SPECIALIST)
PERCENT, BEFORE, AFTER = "percent", "before", "after"


class SeveralButton(SecondaryButton):
    """Several of some choices; none chosen means what *nothing* says."""

    chosen = Signal()

    def __init__(self, name: str, options: Mapping[Any, str], values: tuple[Any, ...], nothing: str) -> None:
        super().__init__("", "chevron-down")
        self._name, self._options, self._nothing = name, options, nothing
        self.values: tuple[Any, ...] = tuple(each for each in options if each in values)
        self.clicked.connect(self._open)
        self._say()

    def _say(self) -> None:
        names = [name for value, name in self._options.items() if value in self.values]
        self.setText(wording.list_words(names) or self._nothing)
        self.setAccessibleName(f"{self._name} · {self.text()}")

    def _open(self) -> None:
        panel = Popover(self.window())
        for value, name in self._options.items():
            row = CheckRow(name, value in self.values)
            row.chosen.connect(partial(self._choose, value))
            panel.body.addWidget(row)
        panel.closed.connect(panel.deleteLater)
        panel.open_at(self, theme().px(220))

    def _choose(self, value: object, on: bool) -> None:
        self.values = tuple(
            each for each in self._options if (each in self.values or each == value) and (on or each != value)
        )
        self._say()
        self.chosen.emit()


class LevelEditor(Themed, QWidget):
    """The fields of one level; every change is taken over at once, Esc belongs to the section."""

    changed = Signal(object)
    closed = Signal()
    removed = Signal()

    def __init__(self, draft: LevelDraft, names: LevelNames) -> None:
        super().__init__()
        self._draft, self._names = draft, names
        panel = Panel("", padding=12, spacing=10)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)
        panel.body.addWidget(self._when())
        panel.body.addWidget(self._for_which())
        panel.body.addWidget(self._told())
        panel.body.addWidget(self._done())
        panel.body.addLayout(self._foot())
        self.follow_theme()

    # -- the parts -----------------------------------------------------------------------------------------------

    def _when(self) -> QWidget:
        draft = self._draft
        targets: list[tuple[Value, str]] = [
            (each.value, escalation_words.target_words(each)) for each in EscalationTarget
        ]
        self.target = ComboBox(translate("Escalation", "Clock"), targets, draft.target)
        kinds: list[tuple[Value, str]] = [
            (PERCENT, translate("Escalation", "% of the time is used")),
            (BEFORE, translate("Escalation", "minutes before the deadline")),
            (AFTER, translate("Escalation", "minutes after the deadline")),
        ]
        minutes = draft.offset_minutes or 0
        kind = PERCENT if draft.percent is not None else BEFORE if minutes < 0 else AFTER
        self.when = ComboBox(translate("Escalation", "When"), kinds, kind)
        value = draft.percent if draft.percent is not None else abs(minutes)
        self.amount = NumberField(translate("Escalation", "How much"), value, 0, MOST_MINUTES)
        self.active = CheckRow(translate("Escalation", "Switched on"), draft.is_active)
        row = Row(COLUMNS_FROM)
        row.add(FormRow(translate("Escalation", "Clock"), self.target), 3)
        row.add(FormRow(translate("Escalation", "How much"), self.amount), 2)
        row.add(FormRow(translate("Escalation", "When"), self.when), 3)
        row.add(FormRow(translate("Escalation", "State"), self.active), 2)
        for picker in (self.target, self.when, self.amount):
            picker.chosen.connect(self._take)
        self.active.chosen.connect(self._take)
        return row

    def _for_which(self) -> QWidget:
        wanted, names = self._draft.conditions, self._names
        every = translate("Escalation", "any")
        kinds: dict[str, str] = {each.value: wording.word(each) for each in TicketKind}
        priorities: dict[str, str] = {each.value: wording.word(each) for each in Priority}
        self.kinds = SeveralButton(translate("Escalation", "Kind"), kinds, wanted.kinds, every)
        self.priorities = SeveralButton(translate("Escalation", "Priority"), priorities, wanted.priorities, every)
        self.tiers = SeveralButton(translate("Escalation", "Tiers"), dict(names.tiers), wanted.tiers, every)
        departments = dict(names.departments)
        self.departments = SeveralButton(translate("Escalation", "Department"), departments, wanted.departments, every)
        categories = dict(names.categories)
        self.categories = SeveralButton(translate("Escalation", "Category"), categories, wanted.categories, every)
        self.unassigned = CheckRow(translate("Escalation", "Only while nobody has it"), wanted.only_unassigned)
        row = Row(COLUMNS_FROM)
        for label, button in (
            (translate("Escalation", "Kind"), self.kinds),
            (translate("Escalation", "Priority"), self.priorities),
            (translate("Escalation", "Tiers"), self.tiers),
            (translate("Escalation", "Department"), self.departments),
            (translate("Escalation", "Category"), self.categories),
        ):
            button.chosen.connect(self._take)
            row.add(FormRow(label, button))
        row.add(FormRow(translate("Escalation", "Owner"), self.unassigned))
        self.unassigned.chosen.connect(self._take)
        return row

    def _told(self) -> QWidget:
        does = self._draft.actions
        nobody = translate("Escalation", "nobody")
        roles: dict[str, str] = {each.value: role_words(each.value) for each in _ROLES}
        self.owner = CheckRow(translate("Escalation", "Tell the owner"), does.owner)
        self.watchers = CheckRow(translate("Escalation", "Tell the watchers"), does.watchers)
        self.department = CheckRow(translate("Escalation", "Tell the department"), does.department)
        self.roles = SeveralButton(translate("Escalation", "Tell roles"), roles, does.roles, nobody)
        self.staff = SeveralButton(translate("Escalation", "Tell people"), dict(self._names.staff), does.staff, nobody)
        row = Row(COLUMNS_FROM)
        for check in (self.owner, self.watchers, self.department):
            check.chosen.connect(self._take)
            row.add(check)
        row.add(FormRow(translate("Escalation", "Tell roles"), self.roles))
        row.add(FormRow(translate("Escalation", "Tell people"), self.staff))
        self.roles.chosen.connect(self._take)
        self.staff.chosen.connect(self._take)
        return row

    def _done(self) -> QWidget:
        does, names = self._draft.actions, self._names
        stays = translate("Escalation", "stays where it is")
        departments: list[tuple[Value, str]] = [(None, stays), *names.departments.items()]
        people: list[tuple[Value, str]] = [(None, stays), *names.staff.items()]
        self.to_department = ComboBox(
            translate("Escalation", "Hand to department"), departments, does.assign_department_id
        )
        self.to_person = ComboBox(translate("Escalation", "Hand to person"), people, does.assign_owner_id)
        self.raises = CheckRow(translate("Escalation", "One step more urgent"), does.raise_priority)
        self.note = TextField(translate("Escalation", "Note in the timeline"), "", most=200)
        self.note.set_text(does.note)
        row = Row(COLUMNS_FROM)
        row.add(FormRow(translate("Escalation", "Hand to department"), self.to_department))
        row.add(FormRow(translate("Escalation", "Hand to person"), self.to_person))
        row.add(self.raises)
        row.add(FormRow(translate("Escalation", "Note in the timeline"), self.note))
        for picker in (self.to_department, self.to_person):
            picker.chosen.connect(self._take)
        self.raises.chosen.connect(self._take)
        self.note.textEdited.connect(self._take)
        return row

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        remove = QuietButton(translate("Escalation", "Remove level"), "trash", "Del")
        remove.clicked.connect(self.removed)
        done = SecondaryButton(translate("Settings", "Done"), "check", "↵")
        done.clicked.connect(self.closed)
        foot.addWidget(remove)
        foot.addStretch(1)
        foot.addWidget(done)
        return foot

    # -- what they say -------------------------------------------------------------------------------------------

    def value(self) -> LevelDraft:
        """Return the level as entered."""
        amount = int(self.amount.value())
        kind = self.when.value()
        draft = self._draft
        return replace(
            draft,
            target=str(self.target.value()),
            percent=min(amount, MOST_PERCENT) if kind == PERCENT else None,
            offset_minutes=None if kind == PERCENT else -amount if kind == BEFORE else amount,
            conditions=replace(
                draft.conditions,
                kinds=self.kinds.values,
                priorities=self.priorities.values,
                tiers=self.tiers.values,
                departments=self.departments.values,
                categories=self.categories.values,
                only_unassigned=self.unassigned.isChecked(),
            ),
            actions=replace(
                draft.actions,
                owner=self.owner.isChecked(),
                watchers=self.watchers.isChecked(),
                department=self.department.isChecked(),
                roles=self.roles.values,
                staff=self.staff.values,
                assign_department_id=_identity(self.to_department.value()),
                assign_owner_id=_identity(self.to_person.value()),
                raise_priority=self.raises.isChecked(),
                note=self.note.text().strip(),
            ),
            is_active=self.active.isChecked(),
        )

    def _take(self, _value: object = None) -> None:
        self.changed.emit(self.value())

    def mark(self, name: str) -> None:
        """Go to the field that was refused."""
        field = self.owner if name == "actions" else self.amount
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter closes; what was entered is taken over already."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _identity(value: Value) -> int | None:
    return value if isinstance(value, int) else None
