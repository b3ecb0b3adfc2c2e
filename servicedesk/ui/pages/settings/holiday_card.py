"""The days of a year that differ: filled from the published holidays with one key, kept as a table people can edit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QSizePolicy

from servicedesk.core.calendar_days import ListedDay, from_csv, to_csv
from servicedesk.core.errors import Refused
from servicedesk.core.translation import plural, translate
from servicedesk.queries import rules
from servicedesk.queries.rules import CalendarRow, DayRow
from servicedesk.services.calendars import DayDraft
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import IconButton, LinkButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card, Column
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace


class HolidayCard(Card):
    """Says what is wanted; the section measures and saves it."""

    fill_wanted = Signal(int)
    days_wanted = Signal(object)
    day_pressed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.year = workspace.now().date().year
        self.calendar: CalendarRow | None = None
        self.days: list[DayRow] = []
        self.head = Head()
        self.before = IconButton("chevron-left", "", small=True)
        self.after = IconButton("chevron-right", "", small=True)
        self.which = PlainLabel("", tokens.BODY, bold=True)
        self.fill = SecondaryButton("", "calendar", "Ins")
        self.take_in = SecondaryButton("", "file-import")
        self.hand_out = SecondaryButton("", "download")
        for widget in (self.before, self.which, self.after, self.fill, self.take_in, self.hand_out):
            self.head.add(widget)
        self.rows = Column(spacing=0)
        self.note = PlainLabel("", tokens.META, "text2", wrap=True)
        for part in (self.head, self.rows, self.note):
            self.body.addWidget(part)
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self.fill.clicked.connect(lambda: self.fill_wanted.emit(self.year))
        self.take_in.clicked.connect(self.read_file)
        self.hand_out.clicked.connect(self.write_file)
        self.retranslate()

    def show_calendar(self, calendar: CalendarRow | None, may_edit: bool) -> None:
        """Show another calendar's days."""
        self.calendar = calendar
        self.fill.setVisible(may_edit)
        self.take_in.setVisible(may_edit)
        self.refresh()

    def show_year(self, year: int | None) -> None:
        """Show the year somebody came for, if any."""
        if year is not None:
            self._go(year - self.year)

    def _go(self, step: int) -> None:
        self.year += step
        self.refresh()

    def refresh(self) -> None:
        """Ask for the days of the year."""
        self.which.setText(str(self.year))
        if self.calendar is not None:
            first, last = date(self.year, 1, 1), date(self.year, 12, 31)
            self.workspace.ask(rules.days, self.calendar.id, first, last, done=self._show, owner=self, key="year")

    def _show(self, days: list[DayRow]) -> None:
        self.days = days
        layout = self.rows.layout()
        assert layout is not None
        clear_layout(layout)
        for run in _runs(days):
            button = LinkButton(_run_words(run), chevron=False, icon="briefcase" if run[0].is_open else "calendar-off")
            button.clicked.connect(lambda _on=False, on=run[0].on: self.day_pressed.emit(on))
            # A line may be cut; it must not hold the page open.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            layout.addWidget(button)
        words = plural("Holidays", "{n} day differs from the week", "{n} days differ from the week", len(days))
        empty = translate(
            "Holidays", "No day of this year differs: the week alone decides. Ins fills the public holidays."
        )
        self.note.setText(words if days else empty)

    # -- files ---------------------------------------------------------------------------------------------------

    def read_file(self) -> None:
        """Choose a CSV table and propose its days."""
        title = translate("Holidays", "Take days from a file")
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), "CSV (*.csv)")
        if chosen:
            self.take(Path(chosen))

    def take(self, path: Path) -> None:
        """Propose the days of a table; say which line cannot be read."""
        try:
            listed = from_csv(path.read_text(encoding="utf-8-sig"))
        except Refused as error:
            self.note.setText(sentence(error))
            return
        except (OSError, UnicodeDecodeError):
            self.note.setText(translate("Holidays", "The file cannot be read; nothing was changed. Save it as UTF-8."))
            return
        self.days_wanted.emit([DayDraft(day.on, day.is_open, day.name, day.hours) for day in listed])

    def write_file(self) -> None:
        """Choose where the table goes."""
        title = translate("Holidays", "Save the days as a file")
        name = str(Path.home() / f"days-{self.year}.csv")
        chosen, _kind = QFileDialog.getSaveFileName(self, title, name, "CSV (*.csv)")
        if chosen:
            self.put(Path(chosen))

    def put(self, path: Path) -> None:
        """Write the table."""
        listed = [ListedDay(day.on, day.is_open, day.name, day.hours) for day in self.days]
        try:
            path.write_text(to_csv(listed), encoding="utf-8", newline="")
        except OSError:
            self.note.setText(translate("Holidays", "The file cannot be written there. Choose another folder."))
            return
        words = plural("Holidays", "{n} day saved", "{n} days saved", len(listed))
        self.workspace.toast(words)

    def retranslate(self) -> None:
        """Name the parts."""
        self.head.set_title(translate("Holidays", "Holidays and make-up days"))
        self.before.set_name(translate("Holidays", "Year before"))
        self.after.set_name(translate("Holidays", "Year after"))
        self.fill.setText(translate("Holidays", "Fill public holidays"))
        self.take_in.setText(translate("Holidays", "Import"))
        self.hand_out.setText(translate("Holidays", "Export"))
        if self.calendar is not None:
            self.refresh()


def _runs(days: list[DayRow]) -> list[list[DayRow]]:
    """Return runs of days that follow each other and differ alike."""
    runs: list[list[DayRow]] = []
    for day in days:
        last = runs[-1][-1] if runs else None
        alike = last is not None and (last.name, last.is_open, last.hours) == (day.name, day.is_open, day.hours)
        if last is not None and alike and (day.on - last.on).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _run_words(run: list[DayRow]) -> str:
    first, last = run[0], run[-1]
    days = wording.day_words(first.on)
    if len(run) > 1:
        days = f"{days} – {wording.day_words(last.on)}"
    state = translate("Settings", "worked instead") if first.is_open else translate("Settings", "closed by exception")
    hours = wording.list_words([f"{low}–{high}" for low, high in first.hours])
    return " · ".join(part for part in (days, state, first.name, hours) if part)
