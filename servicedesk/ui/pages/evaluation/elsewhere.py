"""Says, where the days looked at hold nothing, which week does, and leads there."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal

from servicedesk.core.translation import translate
from servicedesk.queries.analysis.latest import latest_week
from servicedesk.queries.analysis.tiles import Tiles
from servicedesk.ui.pages.evaluation.period import Kind, Period, span_words
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.workspace import Workspace


class ElsewhereBanner(Banner):
    """Hidden wherever there is anything to see; ``wanted`` carries the Monday of the week that has records."""

    wanted = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("primary", "calendar")
        self._workspace = workspace
        self._monday: date | None = None
        self._period: Period | None = None
        self.button = LinkButton("")
        self.button.clicked.connect(lambda: self.wanted.emit(self._monday))
        self.add_button(self.button)
        self.hide()

    def look_at(self, found: Tiles, period: Period) -> None:
        """Ask where there are records, if *period* has none."""
        self._period = period
        shares = (found.csat, found.nps, found.on_time, found.first_contact)
        if found.visits or any(tile.n or tile.provisional for tile in shares):
            self.hide()
            return
        self._workspace.ask(latest_week, done=self._take, owner=self, key="latest_week")

    def _take(self, monday: date | None) -> None:
        self._monday = monday
        period = self._period
        here = monday is not None and period is not None and period.first <= monday + timedelta(days=6) <= period.last
        self.setVisible(monday is not None and not here)
        self._say()

    def _say(self) -> None:
        if self._monday is None:
            return
        year, week, _day = self._monday.isocalendar()
        today = self._workspace.desk.site.business_day(self._workspace.desk.clock.now())
        name = translate("Evaluation", "Week {week}, {year}", week=week, year=year)
        days = span_words(Period(Kind.WEEK, self._monday, self._monday + timedelta(days=6)), today)
        self.set_words(
            translate("Evaluation", "Nothing was recorded in these days"),
            translate("Evaluation", "The last week with records is {week} ({days}).", week=name, days=days),
        )
        self.button.setText(translate("Evaluation", "Look at that week"))

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self._say()
