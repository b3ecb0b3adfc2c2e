"""The opening hours of a week under edit: what they started from, their draft, and days that two people changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QBoxLayout, QWidget

from servicedesk.queries.rules import CalendarRow
from servicedesk.services.calendars import Week
from servicedesk.ui import wording
from servicedesk.ui.conflicts.record_form import RecordForm, Values
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.pages.settings.hours import hours_kept, hours_of, hours_words
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.workspace import Workspace

FORM = "opening_hours"
# A Monday: the names of the weekdays are taken from its week.
MONDAY = date(2024, 1, 1)


class WeekRecord(RecordForm):
    """Each weekday is a field of its own, "1" is Monday; hours that cannot be read are kept as they were typed."""

    def __init__(
        self,
        workspace: Workspace,
        owner: QWidget,
        layout: QBoxLayout,
        fields: Sequence[TextField],
        shown: Callable[[], object],
        save: Callable[[], object],
    ) -> None:
        self._fields, self._shown = fields, shown
        super().__init__(workspace, owner, FORM, layout, self._hours, self._write, self._day_words, save)

    def show_week(self, calendar: CalendarRow) -> None:
        """Begin with the week of *calendar*."""
        self.begin(str(calendar.id), _stored(calendar))

    def follow_week(self, calendar: CalendarRow) -> None:
        """The calendar was read again."""
        self.follow(_stored(calendar))

    def week(self) -> Week | None:
        """Return the hours as typed, None while some cannot be read."""
        read = {str(day): hours_of(field.text()) for day, field in enumerate(self._fields, 1)}
        return None if None in read.values() else {day: spans or [] for day, spans in read.items()}

    @property
    def seen(self) -> Week:
        """The hours that the edit started from."""
        return {day: [list(span) for span in spans] for day, spans in self.base.items()}

    def _hours(self) -> Values:
        return {str(day): hours_kept(field.text()) for day, field in enumerate(self._fields, 1)}

    def _write(self, values: Values) -> None:
        for day, field in enumerate(self._fields, 1):
            hours = values[str(day)]
            field.set_text(hours if isinstance(hours, str) else hours_words(hours))
            field.set_invalid(False)
        self._shown()

    @staticmethod
    def _day_words() -> RecordWords:
        def hours(_day: str, value: object) -> str:
            return (value if isinstance(value, str) else hours_words(value or ())) or "—"  # type: ignore[arg-type]

        return RecordWords(lambda day: wording.weekday(MONDAY + timedelta(days=int(day) - 1)), hours)


def _stored(calendar: CalendarRow) -> Values:
    return {str(day): [list(span) for span in calendar.week.get(str(day), [])] for day in range(1, 8)}
