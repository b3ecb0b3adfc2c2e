"""One day of a calendar: as its week, worked or closed, why, and hours of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.services import calendars
from servicedesk.services.calendars import DayDraft
from servicedesk.ui import tokens, wording
from servicedesk.ui.conflicts.record_form import RecordForm, Values
from servicedesk.ui.conflicts.words import RecordWords, words_for
from servicedesk.ui.pages.settings.calendar_card import CalendarCard
from servicedesk.ui.pages.settings.day_strip import Day, day_sentence
from servicedesk.ui.pages.settings.holiday_acts import days_effect
from servicedesk.ui.pages.settings.hours import hours_kept, hours_of, hours_words
from servicedesk.ui.pages.settings.pending import Pending
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel

FORM = "calendar_day"
USUAL, OPEN, CLOSED = "usual", "open", "closed"


class DayEditor(Themed, QWidget):
    """A choice is saved at once; words and hours by Enter, and kept as a draft until then."""

    def __init__(self, card: CalendarCard, pending: Pending, saved: Callable[[int], object]) -> None:
        super().__init__()
        self.workspace, self.card, self.pending, self._saved = card.workspace, card, pending, saved
        self.may_edit = False
        self.day_label = PlainLabel("", tokens.BODY, bold=True, wrap=True, align=Qt.AlignmentFlag.AlignVCenter)
        self.state = Segmented("", [(USUAL, ""), (OPEN, ""), (CLOSED, "")], USUAL)
        self.name = TextField("", "", most=40)
        self.own_hours = TextField("", "", most=60)
        line = Row(520)
        line.add(self.day_label)
        line.add(self.state, 0)
        line.add(self.name)
        line.add(self.own_hours)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(line)
        self.record = RecordForm(
            self.workspace, self, FORM, whole, self._values, self._put, self._record_words, self.submit
        )
        self._day: Day | None = None
        self.state.chosen.connect(self._set_state)
        self.name.returnPressed.connect(self.submit)
        self.own_hours.returnPressed.connect(self.submit)
        self.follow_theme()
        self.retranslate()

    # -- showing -------------------------------------------------------------------------------------------------

    def show_day(self, day: Day | None, may_edit: bool) -> None:
        """Show *day*; one that is shown already follows what is stored, without touching what is typed."""
        self.may_edit = may_edit
        same = day is not None and self._day is not None and day.on == self._day.on
        self._day = day
        self.setVisible(day is not None)
        calendar = self.card.calendar
        if day is None or calendar is None:
            return
        self.day_label.setText(day_sentence(day))
        subject = f"{calendar.id} {day.on.isoformat()}"
        if same and self.record.keeper is not None and self.record.subject == subject:
            self.record.follow(self._stored(day))
        else:
            self.record.begin(subject, self._stored(day))
        self._show_fields()

    def show_stored(self) -> None:
        """The day as it is stored: what waited to be saved was discarded."""
        day, self._day = self._day, None
        self.record.done()
        self.show_day(day, self.may_edit)

    def _show_fields(self) -> None:
        state = self.state.value()
        self.state.setVisible(self.may_edit)
        self.name.setVisible(self.may_edit and state != USUAL)
        self.own_hours.setVisible(self.may_edit and state == OPEN)

    def _stored(self, day: Day) -> Values:
        row = self.card.exception(day.on)
        hours = [list(span) for span in row.hours] if row is not None else []
        usual = not day.differs and not hours
        return {"is_open": None if usual else day.is_open, "name": day.name, "hours": hours}

    def _values(self) -> Values:
        state = self.state.value()
        is_open = None if state == USUAL else state == OPEN
        return {"is_open": is_open, "name": self.name.text(), "hours": hours_kept(self.own_hours.text())}

    def _put(self, values: Values) -> None:
        is_open, hours = values["is_open"], values["hours"]
        self.state.set_value(USUAL if is_open is None else OPEN if is_open else CLOSED)
        self.name.set_text(str(values["name"]))
        self.own_hours.set_text(hours if isinstance(hours, str) else hours_words(hours))
        self.own_hours.set_invalid(False)
        self._show_fields()

    def _record_words(self) -> RecordWords:
        names = {"is_open": self.state.accessibleName(), "name": self.name.accessibleName()}
        states = {None: translate("Settings", "as the week"), True: translate("Settings", "worked"),
                  False: translate("Settings", "closed")}  # fmt: skip

        def hours(value: object) -> str:
            return (value if isinstance(value, str) else hours_words(value or ())) or "—"  # type: ignore[arg-type]

        shown = {"is_open": lambda value: states.get(value, ""), "hours": hours}
        return words_for({**names, "hours": self.own_hours.accessibleName()}, shown)

    # -- saving --------------------------------------------------------------------------------------------------

    def _set_state(self, state: str) -> None:
        self._set_day(None if state == USUAL else state == OPEN, self.name.text() if state != USUAL else "")

    def submit(self) -> None:
        """Enter, Ctrl+Enter: save what was typed about the day."""
        state = self.state.value()
        self._set_day(None if state == USUAL else state == OPEN, self.name.text() if state != USUAL else "")

    def _set_day(self, is_open: bool | None, name: str) -> None:
        calendar, day = self.card.calendar, self._day
        if calendar is None or day is None or not self.may_edit:
            return
        hours = hours_of(self.own_hours.text()) if is_open else []
        self.own_hours.set_invalid(hours is None)
        if hours is None:
            return
        own = tuple((low, high) for low, high in hours)
        draft = DayDraft(day.on, is_open, name.strip(), own)
        base = self.record.base
        seen = DayDraft(day.on, base["is_open"], base["name"], tuple((low, high) for low, high in base["hours"]))
        save = partial(self._send, calendar.id, draft, seen)
        if day.on < self.workspace.now().date():
            save()
            return
        self.pending.propose(partial(days_effect, calendar.id, [draft]), save, self.show_stored, at_once=True)

    def _send(self, calendar_id: int, day: DayDraft, seen: DayDraft) -> None:
        words = translate("Settings", "{day} changed", day=wording.day_words(day.on))
        self.workspace.act(
            calendars.set_calendar_day, calendar_id, day.on, day.is_open, day.name, day.hours, seen,
            done=self._done, failed=self._refused, owner=self, undo=words,
        )  # fmt: skip

    def _done(self, moved: int) -> None:
        self.record.done()
        self._day = None
        self._saved(moved)

    def _refused(self, error: Exception) -> None:
        if not self.record.refused(error):
            self.pending.refused(error)

    # -- room and words ------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Keep the three choices readable."""
        super().restyle()
        self.state.setMinimumWidth(theme().px(220))

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "record"):
            return
        self.state.setAccessibleName(translate("Settings", "This day"))
        self.state.set_options(
            [
                (USUAL, translate("Settings", "as the week")),
                (OPEN, translate("Settings", "worked")),
                (CLOSED, translate("Settings", "closed")),
            ]
        )
        self.name.set_words(translate("Settings", "Why"), translate("Settings", "such as National Day; Enter saves"))
        self.own_hours.set_words(translate("Holidays", "Hours of this day"), translate("Holidays", "hours, if its own"))
        if self._day is not None:
            self.day_label.setText(day_sentence(self._day))
