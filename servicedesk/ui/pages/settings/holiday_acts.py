"""What is done to a calendar as a whole: a year filled, a table taken over, planned hours taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSizePolicy

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries.rules import VersionRow
from servicedesk.services import calendars
from servicedesk.services.deadline_effects import Effect
from servicedesk.ui import wording
from servicedesk.ui.pages.settings.calendar_card import CalendarCard, week_words
from servicedesk.ui.pages.settings.holiday_card import HolidayCard
from servicedesk.ui.pages.settings.pending import Pending
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.cards import Column
from servicedesk.ui.workspace import Workspace


class HolidayActs(QObject):
    """Each is proposed with its effect before anything is saved."""

    def __init__(self, card: HolidayCard, days: CalendarCard, pending: Pending) -> None:
        super().__init__(card)
        self._card, self._days, self._pending = card, days, pending
        self._workspace = card.workspace
        card.fill_wanted.connect(self.fill_year)
        card.days_wanted.connect(self.set_days)

    def _calendar_id(self) -> int | None:
        may = self._workspace.desk.actor.can(Permission.MANAGE_RULES)
        return self._days.calendar.id if may and self._days.calendar is not None else None

    def set_days(self, drafts: list[calendars.DayDraft]) -> None:
        """Propose the days of a table."""
        calendar_id = self._calendar_id()
        if calendar_id is not None:
            save = partial(self._act, translate("Holidays", "Days taken over"), calendars.set_days, calendar_id, drafts)
            self._pending.propose(partial(days_effect, calendar_id, drafts), save, self._days.refresh)

    def fill_year(self, year: int) -> None:
        """Ins: propose the public holidays of a year."""
        calendar_id = self._calendar_id()
        if calendar_id is not None:
            words = translate("Holidays", "Public holidays of {year} filled in", year=year)
            save = partial(self._act, words, calendars.fill_year, calendar_id, year)
            self._pending.propose(partial(year_effect, calendar_id, year), save, self._days.refresh)

    def _act(self, undo: str, function: Any, *arguments: Any) -> None:
        act = partial(self._workspace.act, function, *arguments, done=self._filled, failed=self._pending.refused)
        act(owner=self._card, undo=undo)

    def _filled(self, found: calendars.Filled) -> None:
        self._days.refresh()
        self._card.refresh()
        words = translate(
            "Holidays",
            "{added} added, {changed} changed, {same} as before, {over} over and left as counted",
            added=found.added,
            changed=found.changed,
            same=found.unchanged,
            over=found.over,
        )
        self._card.note.setText(words)
        say_moved(self._workspace, found.moved)


class VersionList(Column):
    """The weeks that are planned; a press takes one back."""

    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__(spacing=0)
        self.buttons: list[LinkButton] = []

    def show_versions(self, versions: Sequence[VersionRow], today: date) -> None:
        """Show those that are not in force yet."""
        layout = self.layout()
        assert layout is not None
        clear_layout(layout)
        self.buttons = []
        for version in versions:
            if version.valid_from <= today:
                continue
            since = wording.day_words(version.valid_from)
            words = translate("Holidays", "from {day}: {hours}", day=since, hours=week_words(version.week))
            button = LinkButton(words, chevron=False, icon="calendar-clock")
            button.clicked.connect(lambda _on=False, key=version.id: self.dropped.emit(key))
            button.setToolTip(translate("Holidays", "press to take it back"))
            # A line may be cut; it must not hold the page open.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            layout.addWidget(button)
            self.buttons.append(button)


def say_moved(workspace: Workspace, moved: int) -> None:
    """Say how many deadlines moved, if any did."""
    if moved:
        workspace.toast(plural("Settings", "{n} deadline moved", "{n} deadlines moved", moved), undo=True)


def days_effect(calendar_id: int, drafts: list[calendars.DayDraft], desk: Any) -> Effect:
    """Return what other days would do, asked in the order a page hands things over."""
    return calendars.days_effect(desk, calendar_id, drafts)


def year_effect(calendar_id: int, year: int, desk: Any) -> Effect:
    """Return what a year of public holidays would do."""
    return calendars.year_effect(desk, calendar_id, year)


def week_effect(calendar_id: int, week: dict[str, list[list[str]]], since: date, desk: Any) -> Effect:
    """Return what another week would do."""
    return calendars.week_effect(desk, calendar_id, week, since)
