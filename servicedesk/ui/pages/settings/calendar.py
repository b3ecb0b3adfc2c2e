"""The business calendar: opening hours of the week, and the days that differ from it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from servicedesk.core.errors import Conflict, ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import rules
from servicedesk.queries.rules import CalendarRow
from servicedesk.services import calendars
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.calendar_card import CalendarCard
from servicedesk.ui.pages.settings.day_strip import Day, day_sentence
from servicedesk.ui.pages.settings.effect_bar import EffectBar
from servicedesk.ui.pages.settings.holiday_acts import HolidayActs, VersionList, days_effect, say_moved, week_effect
from servicedesk.ui.pages.settings.holiday_card import HolidayCard
from servicedesk.ui.pages.settings.hours import hours_of, hours_words
from servicedesk.ui.pages.settings.moves_card import MovesCard
from servicedesk.ui.pages.settings.pending import Pending
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, DateField
from servicedesk.ui.workspace import Workspace

USUAL, OPEN, CLOSED = "usual", "open", "closed"
# A Monday: the names of the weekdays are taken from its week.
_MONDAY = date(2024, 1, 1)


class CalendarSection(Section):
    """Every change moves the open deadlines at once, says how many, and can be undone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._calendars: list[CalendarRow] = []
        self._showing: int | None = None
        # The week that the hours were filled in from: what others save meanwhile touches no field.
        self._base: calendars.Week = {}
        self.days = CalendarCard(workspace)
        self.which = ComboBox()
        self.days.header.add(self.which)
        self.body.addWidget(self.days)
        self._build_day()
        self._build_week()
        self.holidays = HolidayCard(workspace)
        self.body.addWidget(self.holidays)
        self.moves = MovesCard()
        self.body.addWidget(self.moves)
        self.bar = EffectBar()
        self.foot.addWidget(self.bar)
        self.pending = Pending(workspace, self.bar, self.moves)
        self.note = remark()
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.which.chosen.connect(self._choose)
        self.days.shown.connect(self._show_day)
        self.acts = HolidayActs(self.holidays, self.days, self.pending)
        self.holidays.day_pressed.connect(self.days.go_to)
        actions = workspace.actions
        actions.bind("rule.new", lambda: self.acts.fill_year(self.holidays.year), self, self._may)
        actions.bind("rule.moves", self.pending.show_moves, self, lambda: self.pending.waits)
        self.days.chosen.connect(lambda _on: self.state.setFocus(Qt.FocusReason.OtherFocusReason))
        self.follow_theme()
        self.retranslate()

    def aim(self, target: dict[str, Any]) -> None:
        """Show the year somebody came to fill."""
        self.holidays.show_year(target.get("year"))

    def _build_day(self) -> None:
        self._day_row = Row(520)
        self.day_label = PlainLabel("", tokens.BODY, bold=True, wrap=True, align=Qt.AlignmentFlag.AlignVCenter)
        self.state = Segmented("", [(USUAL, ""), (OPEN, ""), (CLOSED, "")], USUAL)
        self.name = TextField("", "", most=40)
        self._day_row.add(self.day_label)
        self._day_row.add(self.state, 0)
        self._day_row.add(self.name)
        self.own_hours = TextField("", "", most=60)
        self._day_row.add(self.own_hours)
        self.days.body.insertWidget(3, self._day_row)
        self.state.chosen.connect(self._set_state)
        self.name.returnPressed.connect(self._set_name)
        self.own_hours.returnPressed.connect(self._set_name)

    def _build_week(self) -> None:
        card, self.week_header = self.card()
        self._week = QWidget()
        self._grid = QGridLayout(self._week)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._labels = [PlainLabel("", tokens.BODY, bold=True) for _day in range(7)]
        self.hours = [TextField("", "", most=60) for _day in range(7)]
        for index, (label, field) in enumerate(zip(self._labels, self.hours, strict=True)):
            self._grid.addWidget(label, index % 4, index // 4 * 2)
            self._grid.addWidget(field, index % 4, index // 4 * 2 + 1)
            field.textEdited.connect(self._week_edited)
            field.returnPressed.connect(self.save)
            field.left.connect(partial(self._check_hours, field))
        card.body.addWidget(self._week)
        self.problem = PlainLabel("", tokens.BODY, "danger_text", wrap=True)
        self.since = DateField("", self.workspace.now().date())
        self.since_label = PlainLabel("", tokens.BODY, "text2")
        self.revert = SecondaryButton("", "", "Esc")
        self.keep = PrimaryButton("", "check", "Ctrl ↵")
        foot = QWidget()
        flow = FlowLayout(foot, 8)
        for widget in (self.since_label, self.since, self.revert, self.keep):
            flow.addWidget(widget)
        card.body.addWidget(self.problem)
        card.body.addWidget(foot)
        self.versions = VersionList()
        self.versions.dropped.connect(self._drop)
        card.body.addWidget(self.versions)
        self.keep.clicked.connect(self.save)
        self.revert.clicked.connect(self.go_back)

    # -- data ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the calendars."""
        self.workspace.ask(rules.calendars, done=self._take, owner=self, key="calendars")
        self.days.refresh()

    def enter(self) -> None:
        """Begin at today."""
        self.days.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, found: list[CalendarRow]) -> None:
        self._calendars = found
        self.which.set_options([(row.id, str(row.name)) for row in found])
        self.which.setVisible(len(found) > 1)
        if not self._edited():
            self._show_week()

    def _choose(self, calendar_id: Any) -> None:
        self.days.show_calendar(int(calendar_id))

    def _calendar(self) -> CalendarRow | None:
        wanted = self.days.calendar
        found = [row for row in self._calendars if wanted is not None and row.id == wanted.id]
        return found[0] if found else wanted

    def _may(self) -> bool:
        return self.can(Permission.MANAGE_RULES)

    def _show_day(self) -> None:
        calendar, day = self.days.calendar, self.days.strip.day()
        if calendar is not None:
            self.which.set_value(calendar.id)
            if self.holidays.calendar is None or self.holidays.calendar.id != calendar.id:
                self.holidays.show_calendar(calendar, self._may())
        if self._showing != (calendar.id if calendar is not None else None) or not self._edited():
            self._show_week()
        self._day_row.setVisible(day is not None)
        if day is None:
            return
        self.day_label.setText(day_sentence(day))
        self.state.set_value(self._state_of(day))
        self.name.set_text(day.name)
        self.name.setVisible(self._may() and self._state_of(day) != USUAL)
        row = self.days.exception(day.on)
        self.own_hours.set_text(hours_words(row.hours) if row is not None else "")
        self.own_hours.setVisible(self._may() and self._state_of(day) == OPEN)
        self.state.setVisible(self._may())

    def _state_of(self, day: Day) -> str:
        row = self.days.exception(day.on)
        if not day.differs and not (row is not None and row.hours):
            return USUAL
        return OPEN if day.is_open else CLOSED

    # -- one day -------------------------------------------------------------------------------------------------

    def _set_state(self, state: str) -> None:
        self._set_day(None if state == USUAL else state == OPEN, self.name.text() if state != USUAL else "")

    def _set_name(self) -> None:
        state = self.state.value()
        if state != USUAL:
            self._set_day(state == OPEN, self.name.text())

    def _set_day(self, is_open: bool | None, name: str) -> None:
        calendar, day = self.days.calendar, self.days.strip.day()
        if calendar is None or day is None or not self._may():
            return
        hours = hours_of(self.own_hours.text()) if is_open else []
        if hours is None:
            self.own_hours.set_invalid(True)
            return
        self.own_hours.set_invalid(False)
        own = tuple((low, high) for low, high in hours)
        words = translate("Settings", "{day} changed", day=wording.day_words(day.on))
        draft = calendars.DayDraft(day.on, is_open, name.strip(), own)

        def save() -> None:
            act = partial(self.workspace.act, calendars.set_calendar_day, calendar.id, day.on, is_open, name.strip())
            act(own, done=self._day_saved, failed=self.pending.refused, owner=self, undo=words)

        if day.on < self.workspace.now().date():
            save()
            return
        measure = partial(days_effect, calendar.id, [draft])
        self.pending.propose(measure, save, self._show_day, at_once=True)

    def _day_saved(self, moved: int) -> None:
        self.days.refresh()
        self.holidays.refresh()
        say_moved(self.workspace, moved)

    # -- the week ------------------------------------------------------------------------------------------------

    def _show_week(self) -> None:
        calendar = self._calendar()
        if calendar is None:
            return
        self._showing, self._base = calendar.id, calendar.week
        for index, field in enumerate(self.hours):
            field.set_text(hours_words(calendar.week.get(str(index + 1), [])))
            field.set_invalid(False)
            field.setReadOnly(not self._may())
        self.versions.show_versions(calendar.versions, self.workspace.now().date())
        self._week_edited()

    def _drop(self, version_id: int) -> None:
        if self._may():
            self.workspace.act(
                calendars.drop_version,
                version_id,
                done=self._week_saved,
                failed=self._refused,
                owner=self,
                undo=translate("Holidays", "Planned hours taken back"),
            )

    def _entered(self) -> dict[str, list[list[str]]] | None:
        week: dict[str, list[list[str]]] = {}
        for index, field in enumerate(self.hours):
            spans = hours_of(field.text())
            if spans is None:
                return None
            week[str(index + 1)] = spans
        return week

    def _edited(self) -> bool:
        calendar = self._calendar()
        if calendar is None:
            return False
        shown = [hours_words(self._base.get(str(index + 1), [])) for index in range(7)]
        return shown != [field.text() for field in self.hours]

    def _week_edited(self, _text: str = "") -> None:
        edited = self._edited()
        for button in (self.keep, self.revert, self.since, self.since_label):
            button.setVisible(edited and self._may())
        if not edited:
            self._tell("")

    def _check_hours(self, field: TextField) -> None:
        wrong = hours_of(field.text()) is None
        field.set_invalid(wrong)
        words = translate("Settings", "Write hours such as 9:00–12:00, 13:30–18:00; leave a closed day empty.")
        self._tell(words if wrong else "")

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def save(self) -> None:
        """Ctrl+Enter: what waits, else the new hours; every open ticket follows at once."""
        if self.pending.waits:
            self.pending.save()
            return
        calendar, week = self._calendar(), self._entered()
        if calendar is None or not self._edited() or not self._may():
            return
        if week is None:
            wrong = next(field for field in self.hours if hours_of(field.text()) is None)
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self._check_hours(wrong)
            return
        start = self.since.value()

        def keep() -> None:
            self.workspace.act(
                calendars.set_week,
                calendar.id,
                week,
                start,
                None,
                self._base,
                done=self._week_saved,
                failed=self._refused,
                owner=self,
                undo=translate("Settings", "Opening hours saved"),
            )

        self.pending.propose(partial(week_effect, calendar.id, week, start), keep, self._show_week, True, self._refused)

    def _rebase(self, found: list[CalendarRow]) -> None:
        """Stand on the hours somebody else saved: theirs on the days I left alone, mine where I typed."""
        self._calendars = found
        calendar = self._calendar()
        if calendar is None:
            return
        for index, field in enumerate(self.hours):
            day = str(index + 1)
            if field.text() == hours_words(self._base.get(day, [])):
                field.set_text(hours_words(calendar.week.get(day, [])))
        self._base = calendar.week

    def _week_saved(self, moved: int) -> None:
        self._showing, self._base = None, self._entered() or self._base
        for field in self.hours:
            field.set_text(hours_words(hours_of(field.text()) or []))
        self.refresh()
        say_moved(self.workspace, moved)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Conflict):
            self.workspace.ask(rules.calendars, done=self._rebase, owner=self, key="rebase")
        if isinstance(error, ServiceDeskError):
            self._tell(sentence(error))
        else:
            self.workspace.failed(error)

    def go_back(self) -> bool:
        """Esc: what waits, then the hours as they were."""
        if self.pending.discard():
            return True
        if not self._edited():
            return False
        self._show_week()
        return True

    # -- room and words ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        self._grid.setHorizontalSpacing(theme().px(12))
        self._grid.setVerticalSpacing(theme().px(8))
        self.state.setMinimumWidth(theme().px(220))

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [("← →", translate("Settings", "Day")), ("↑ ↓", translate("Settings", "Week")),
                ("↵", translate("Settings", "Change day")),
                ("Ins", translate("Holidays", "Fill public holidays"))]  # fmt: skip

    def retranslate(self) -> None:
        """Name the parts."""
        self.week_header.set_title(translate("Settings", "Opening hours of the week"))
        self.which.setAccessibleName(translate("Settings", "Calendar"))
        self.which.set_options([(row.id, str(row.name)) for row in self._calendars])
        self.state.setAccessibleName(translate("Settings", "This day"))
        self.state.set_options(
            [
                (USUAL, translate("Settings", "as the week")),
                (OPEN, translate("Settings", "worked")),
                (CLOSED, translate("Settings", "closed")),
            ]
        )
        self.name.set_words(translate("Settings", "Why"), translate("Settings", "such as National Day; Enter saves"))
        for index, (label, field) in enumerate(zip(self._labels, self.hours, strict=True)):
            words = wording.weekday(_MONDAY + timedelta(days=index))
            label.setText(words)
            field.set_words(words, translate("Settings", "closed"))
        self.own_hours.set_words(translate("Holidays", "Hours of this day"), translate("Holidays", "hours, if its own"))
        self.since_label.setText(translate("Holidays", "valid from"))
        self.since.setAccessibleName(translate("Holidays", "valid from"))
        self.week_header.set_hint(
            translate(
                "Holidays", "empty is closed; 22:00-06:00 runs over midnight; time zone {zone}",
                zone=self.workspace.desk.site.zone.key,
            )
        )  # fmt: skip
        self.revert.setText(translate("Settings", "Discard"))
        self.keep.setText(translate("Settings", "Save hours"))
        self.note.setText(
            translate(
                "Settings", "Deadlines run only while the calendar is open. A change moves every open deadline at once."
            )
        )
        if self.days.calendar is not None:
            self._show_day()
