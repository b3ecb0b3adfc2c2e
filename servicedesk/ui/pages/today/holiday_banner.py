"""One quiet line on the page of the day: a year has no public holidays yet, and the way to enter them."""

from __future__ import annotations

from typing import Any

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries.missing_holidays import MissingYear, missing_year
from servicedesk.services import holiday_reminders
from servicedesk.services.public_holidays import last_published_year
from servicedesk.ui import wording
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.buttons import QuietButton
from servicedesk.ui.workspace import Workspace


class HolidayBanner(Banner):
    """Shown to who may fill the calendar; H leads there, X puts it away for this person and year."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("gold", "calendar-off")
        self.workspace = workspace
        self.missing: MissingYear | None = None
        self._is_published = False
        self.open = QuietButton("", "calendar-event", "H")
        self.later = QuietButton("", "", "X")
        self.add_button(self.open)
        self.add_button(self.later)
        self.open.clicked.connect(self.go)
        self.later.clicked.connect(self.put_away)
        workspace.actions.bind("today.holidays", self.go, self, lambda: self.missing is not None)
        workspace.actions.bind("today.holidays_hide", self.put_away, self, lambda: self.missing is not None)
        self.hide()
        self.retranslate()

    def refresh(self) -> None:
        """Look again; who may not fill a calendar is not told."""
        if self.workspace.desk.actor.can(Permission.MANAGE_RULES):
            self.workspace.ask(_look, done=lambda found: self._show(*found), owner=self, key="holidays")
        else:
            self._show(None, False)

    def _show(self, missing: MissingYear | None, is_published: bool) -> None:
        self.missing, self._is_published = missing, is_published
        self.setVisible(missing is not None)
        self.retranslate()

    def go(self) -> None:
        """Open the calendar at that year."""
        if self.missing is not None:
            self.workspace.navigate("settings", section="calendar", year=self.missing.year)

    def put_away(self) -> None:
        """Say it no more to this person; undo brings it back."""
        if self.missing is None:
            return
        words = translate("Today", "Reminder put away")
        year = self.missing.year
        self.workspace.act(
            holiday_reminders.hide_reminder, year, done=lambda _none: self.refresh(), owner=self, undo=words
        )

    def retranslate(self) -> None:
        """Say it in the language in force."""
        if not hasattr(self, "later"):
            return
        self.open.setText(translate("Today", "Calendar"))
        self.later.setText(translate("Today", "Hide"))
        missing = self.missing
        if missing is None:
            return
        names = wording.list_words([str(name) for name in missing.calendars])
        if self._is_published:
            words = translate("Today", "no public holidays in {names} yet; Ins fills them there", names=names)
        else:
            words = translate("Today", "no public holidays in {names} yet; enter them once published", names=names)
        if missing.open_deadlines:
            reach = plural(
                "Today", "{n} open deadline reaches into it", "{n} open deadlines reach into it", missing.open_deadlines
            )
            words = f"{words} · {reach}"
        self.set_words(str(missing.year), words)
        self.setToolTip(f"{missing.year} {words}")


def _look(desk: Any) -> tuple[MissingYear | None, bool]:
    missing = missing_year(desk)
    return missing, missing is not None and missing.year <= last_published_year()
