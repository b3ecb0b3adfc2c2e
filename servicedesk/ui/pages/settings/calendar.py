"""The business calendar: opening hours of the week, and the days that differ from it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import rules
from servicedesk.queries.rules import CalendarRow
from servicedesk.services import calendars
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.calendar_card import CalendarCard
from servicedesk.ui.pages.settings.day_editor import FORM as DAY
from servicedesk.ui.pages.settings.day_editor import DayEditor
from servicedesk.ui.pages.settings.effect_bar import EffectBar
from servicedesk.ui.pages.settings.holiday_acts import HolidayActs, VersionList, say_moved, week_effect
from servicedesk.ui.pages.settings.holiday_card import HolidayCard
from servicedesk.ui.pages.settings.hours import hours_of
from servicedesk.ui.pages.settings.moves_card import MovesCard
from servicedesk.ui.pages.settings.pending import Pending
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.pages.settings.week_record import MONDAY, WeekRecord
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, DateField
from servicedesk.ui.workspace import Workspace


class CalendarSection(Section):
    """Every change moves the open deadlines at once, says how many, and can be undone."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._calendars: list[CalendarRow] = []
        self._showing: int | None = None
        self.days = CalendarCard(workspace)
        self.which = ComboBox()
        self.days.header.add(self.which)
        self.body.addWidget(self.days)
        self._build_week()
        self.holidays = HolidayCard(workspace)
        self.body.addWidget(self.holidays)
        self.moves = MovesCard()
        self.body.addWidget(self.moves)
        self.bar = EffectBar()
        self.foot.addWidget(self.bar)
        self.pending = Pending(workspace, self.bar, self.moves)
        self.day = DayEditor(self.days, self.pending, self._day_saved)
        self.state, self.name, self.own_hours = self.day.state, self.day.name, self.day.own_hours
        self.days.body.insertWidget(3, self.day)
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
        self.record = WeekRecord(self.workspace, self, card.body, self.hours, self._week_edited, self._send_week)
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
        self._follow_week()
        self.open_wanted()

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
        self._follow_week()
        self.day.show_day(day, self._may())

    def _follow_week(self) -> None:
        calendar = self._calendar()
        if calendar is None:
            return
        if self._showing != calendar.id or self.record.keeper is None:
            self._show_week()
            return
        self.record.follow_week(calendar)
        self.versions.show_versions(calendar.versions, self.workspace.now().date())

    def _day_saved(self, moved: int) -> None:
        self.days.refresh()
        self.holidays.refresh()
        say_moved(self.workspace, moved)

    # -- the week ------------------------------------------------------------------------------------------------

    def _show_week(self) -> None:
        calendar = self._calendar()
        if calendar is None:
            return
        self._showing = calendar.id
        for field in self.hours:
            field.setReadOnly(not self._may())
        self.record.show_week(calendar)
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

    def _edited(self) -> bool:
        return self.record.keeper is not None and self.record.is_edited

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
        elif self.day.record.is_edited:
            self.day.submit()
        else:
            self._send_week()

    def _send_week(self) -> None:
        calendar, week = self._calendar(), self.record.week()
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
                self.record.seen,
                done=self._week_saved,
                failed=self._refused,
                owner=self,
                undo=translate("Settings", "Opening hours saved"),
            )

        effect = partial(week_effect, calendar.id, week, start)
        self.pending.propose(effect, keep, self._discard_week, True, self._refused)

    def _discard_week(self) -> None:
        self.record.done()
        self._show_week()

    def _week_saved(self, moved: int) -> None:
        self.record.done()
        self._showing = None
        self.refresh()
        say_moved(self.workspace, moved)

    def _refused(self, error: Exception) -> None:
        if self.record.refused(error):
            return
        if isinstance(error, ServiceDeskError):
            self._tell(sentence(error))
        else:
            self.workspace.failed(error)

    def go_back(self) -> bool:
        """Esc: choose later, what waits, then the hours as they were."""
        if self.record.drop_choice() or self.day.record.drop_choice() or self.pending.discard():
            return True
        if not self._edited():
            return False
        self._discard_week()
        return True

    def flush(self) -> None:
        """Write what was typed as a draft."""
        self.record.flush()
        self.day.record.flush()

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about the hours of a week, or about one day."""
        calendar_id, _space, on = subject.partition(" ")
        if not calendar_id.isdigit():
            return
        self.days.show_calendar(int(calendar_id))
        if form == DAY and on:
            self.days.go_to(date.fromisoformat(on))
            if not self.day.record.bring_back():
                self.state.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.record.bring_back():
            self.hours[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- room and words ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        self._grid.setHorizontalSpacing(theme().px(12))
        self._grid.setVerticalSpacing(theme().px(8))

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
        for index, (label, field) in enumerate(zip(self._labels, self.hours, strict=True)):
            words = wording.weekday(MONDAY + timedelta(days=index))
            label.setText(words)
            field.set_words(words, translate("Settings", "closed"))
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
