"""Editing one rule where it stands: the same columns, fields in place of words; stacked where there is no room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.translation import translate
from servicedesk.services.service_levels import LevelDraft
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.settings.rule_limits import LimitButton
from servicedesk.ui.pages.settings.rule_view import RuleDelegate, RuleNames, columns
from servicedesk.ui.pages.settings.spans import minutes_of, span_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import QuietButton, SecondaryButton
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, Value
from servicedesk.ui.widgets.popover import Popover

SPANS = ("response", "update", "resolution")
IN_PLACE_FROM = 700


class TierButton(SecondaryButton):
    """Which tiers a rule is for; none chosen means all."""

    chosen = Signal()

    def __init__(self, tiers: Mapping[str, tuple[str, str]], codes: tuple[str, ...]) -> None:
        super().__init__("")
        self._tiers = tiers
        self.codes = codes
        self.clicked.connect(self._open)
        self._say()

    def _say(self) -> None:
        names = [name for code, (name, _tone) in self._tiers.items() if code in self.codes]
        self.setText(wording.list_words(names) or translate("Settings", "all tiers"))
        self.setAccessibleName(f"{translate('Settings', 'Tiers')} · {self.text()}")

    def _open(self) -> None:
        panel = Popover(self.window())
        for code, (name, _tone) in self._tiers.items():
            row = CheckRow(name, code in self.codes)
            row.chosen.connect(partial(self._choose, code))
            panel.body.addWidget(row)
        panel.closed.connect(panel.deleteLater)
        panel.open_at(self, theme().px(180))

    def _choose(self, code: str, on: bool) -> None:
        self.codes = tuple(
            each for each in self._tiers if (each in self.codes or each == code) and (on or each != code)
        )
        self._say()
        self.chosen.emit()


class RuleEditor(Themed, QWidget):
    """The fields of one rule. Enter or leaving takes the values over, Esc leaves the rule as it was."""

    changed = Signal(object)
    closed = Signal(bool)
    removed = Signal()

    def __init__(self, draft: LevelDraft, names: RuleNames, parent: QWidget, in_place: bool) -> None:
        super().__init__(parent)
        self._draft, self._names, self._in_place = draft, names, in_place
        self.fields: dict[str, QWidget] = {}
        self.spans: dict[str, TextField] = {}
        self.problem = PlainLabel("", tokens.META, "danger_text", wrap=True)
        self.problem.hide()
        self._make_fields()
        if in_place:
            for field in self.fields.values():
                field.setParent(self)
        else:
            self._stack()
        self.follow_theme()

    def _make_fields(self) -> None:
        draft = self._draft
        if not draft.is_default:
            self.kind = ComboBox(translate("Settings", "Kind"), self._kinds(), draft.kind)
            self.limits = LimitButton(self._names, draft.scenario_id, draft.channel, draft.category_id)
            self.limits.chosen.connect(self._take)
            priorities: list[tuple[Value, str]] = [(None, translate("Settings", "any"))]
            priorities += [(each.value, wording.word(each)) for each in Priority]
            self.priority = ComboBox(translate("Settings", "Priority"), priorities, draft.priority)
            self.tiers = TierButton(self._names.tiers, draft.tiers)
            self.tiers.chosen.connect(self._take)
            self.fields |= {"kind": _beside(self.kind, self.limits), "priority": self.priority, "tiers": self.tiers}
            self.kind.chosen.connect(self._take)
            self.priority.chosen.connect(self._take)
        labels = {
            "response": translate("Settings", "First response"),
            "update": translate("Settings", "Next update"),
            "resolution": translate("Settings", "Solved"),
        }
        for name in SPANS:
            words = span_words(getattr(draft, f"{name}_minutes"), self._names.day(draft))
            field = TextField(labels[name], translate("Settings", "such as 30 min, 4 h"), most=30)
            field.set_text(words)
            field.textEdited.connect(partial(self._take, leave=False))
            field.left.connect(self._take)
            self.spans[name] = field
        self.fields |= self.spans
        calendars: list[tuple[Value, str]] = list(self._names.calendars.items())
        self.calendar = ComboBox(translate("Settings", "Calendar"), calendars, draft.calendar_id)
        self.calendar.chosen.connect(self._take)
        self.fields["calendar"] = self.calendar

    def _kinds(self) -> list[tuple[Value, str]]:
        kinds: list[tuple[Value, str]] = [(None, translate("Settings", "any kind"))]
        return kinds + [(kind.value, wording.word(kind)) for kind in TicketKind]

    def _stack(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for field in self.fields.values():
            column.addWidget(FormRow(field.accessibleName(), field))
        column.addWidget(self.problem)
        foot = QHBoxLayout()
        if not self._draft.is_default:
            remove = QuietButton(translate("Settings", "Remove rule"), "trash", "Del")
            remove.clicked.connect(self.removed)
            foot.addWidget(remove)
        foot.addStretch(1)
        done = SecondaryButton(translate("Settings", "Done"), "check", "↵")
        done.clicked.connect(self.finish)
        foot.addWidget(done)
        column.addLayout(foot)

    def first_field(self) -> QWidget:
        """Where typing begins: the time that is changed most."""
        return self.spans["resolution"]

    def value(self) -> LevelDraft | None:
        """Return the rule as entered; None while a time cannot be read."""
        draft = self._draft
        calendar = self.calendar.value()
        calendar_id = calendar if isinstance(calendar, int) else draft.calendar_id
        day = self._names.day(replace(draft, calendar_id=calendar_id))
        minutes = {name: minutes_of(field.text(), day) for name, field in self.spans.items()}
        for name, field in self.spans.items():
            field.set_invalid(minutes[name] is None)
        response, update, resolution = (minutes[name] for name in SPANS)
        if response is None or update is None or resolution is None:
            return None
        return replace(
            self._conditions(),
            response_minutes=response,
            update_minutes=update,
            resolution_minutes=resolution,
            calendar_id=calendar_id,
        )

    def _conditions(self) -> LevelDraft:
        draft = self._draft
        if draft.is_default:
            return draft
        kind, priority = self.kind.value(), self.priority.value()
        return replace(
            draft,
            kind=None if kind is None else str(kind),
            priority=None if priority is None else str(priority),
            tiers=self.tiers.codes,
            scenario_id=self.limits.scenario_id,
            channel=self.limits.channel,
            category_id=self.limits.category_id,
        )

    def _take(self, _value: object = None, leave: bool = True) -> None:
        found = self.value()
        if found is not None:
            self._tell("")
            self.changed.emit(found)
        elif leave:
            self._tell(translate("Settings", "Write a time such as 30 min, 4 h or 2 d."))

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words) and not self._in_place)

    def mark(self, name: str) -> None:
        """Mark the field of a time that was refused."""
        field = self.spans.get(name.removesuffix("_minutes"))
        if field is not None:
            field.set_invalid(True)
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Enter: take the values over, if they can be read."""
        if self.value() is None:
            wrong = next(field for field in self.spans.values() if field.property("invalid"))
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell(translate("Settings", "Write a time such as 30 min, 4 h or 2 d."))
            return
        self._take()
        self.closed.emit(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes over; Esc belongs to the section."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.finish()
        else:
            super().keyPressEvent(event)

    def place_fields(self) -> None:
        """Lay the fields over the columns of the row."""
        if not self._in_place:
            return
        look = theme()
        inner = look.px(RuleDelegate.padding)
        places = columns(self.width() - 2 * inner)
        tall = min(look.control, self.height() - 2)
        for name, field in self.fields.items():
            field.setVisible(name in places)
            if name not in places:
                continue
            left, width = places[name]
            shift = look.px(8) if name in ("kind", "priority", "tiers", "calendar") else look.px(10)
            field.setMinimumHeight(tall)
            field.setGeometry(round(inner + left - shift), (self.height() - tall) // 2, round(width - look.px(2)), tall)

    def restyle(self) -> None:
        """Another scale moves the columns."""
        super().restyle()
        self.place_fields()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover the painted row, all but its number."""
        if not self._in_place:
            return
        look = theme()
        places = columns(self.width() - 2 * look.px(RuleDelegate.padding))
        first = "response" if self._draft.is_default else "kind"
        left = look.px(RuleDelegate.padding) + places[first][0] - look.px(10)
        right = look.px(RuleDelegate.padding) + places.get("used", (self.width(), 0))[0]
        area = QRectF(left, 0, right - left, self.height())
        paint.rounded(QPainter(self), area, tokens.RADIUS_ROW, "selected")


def _beside(first: QWidget, second: QWidget) -> QWidget:
    """Return a host with a wide and a small widget side by side, named after the wide one."""
    host = QWidget()
    host.setAccessibleName(first.accessibleName())
    line = QHBoxLayout(host)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2)
    line.addWidget(first, 1)
    line.addWidget(second)
    return host
