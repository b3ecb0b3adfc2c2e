"""Today: five tiles, who waits, what is due, whom to call, how satisfied guests are."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.methods import rounding
from servicedesk.queries import follow_ups, ticket_filters, ticket_lists, today, visits
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.ui import tokens, wording
from servicedesk.ui.actions import command_words, key_words
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.today.cards import (
    CallsCard,
    LateCard,
    MyTicketsCard,
    SatisfactionCard,
    VisitsCard,
    WaitingCard,
)
from servicedesk.ui.pages.today.holiday_banner import HolidayBanner
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.stat_tile import StatTile
from servicedesk.ui.workspace import Workspace

ROWS = 5
NARROW = 900
_CONCERNED = {"visit", "ticket", "follow_up", "survey_response", "compensation", "service_level_result"}
_CALENDARS = {"calendar", "calendar_day", "setting"}


class TodayPage(Page):
    """Live: every change that concerns it is shown at once; one tick moves every clock."""

    page_id = "today"
    asks_on_arrival = True
    status_keys = ("visit.new", "visit.next", "customer.find", "ticket.new", "user.switch")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.tiles = {
            "waiting": StatTile("", "users", "gold"),
            "mine": StatTile("", "ticket", "primary"),
            "calls": StatTile("", "phone-call", "violet"),
            "late": StatTile("", "alert-triangle", "danger"),
            "csat": StatTile("", "mood-smile", "success"),
        }
        self.waiting = WaitingCard(workspace)
        self.visits = VisitsCard(workspace)
        self.mine = MyTicketsCard(workspace)
        self.late = LateCard(workspace)
        self.calls = CallsCard(workspace)
        self.satisfaction = SatisfactionCard(workspace)
        self.holidays = HolidayBanner(workspace)
        self._late_rows: list[Any] = []
        self._summary: Any = None
        self._build()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_clocks)
        self._slow = QTimer(self)
        self._slow.setInterval(60_000)
        self._slow.timeout.connect(self.refresh)
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        # From the outside in: whoever moves into a page takes all its parts along, each told where it is now.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollColumn(spacing=12, parent=self)
        whole.addWidget(self._scroll)
        host = QWidget(self._scroll.content)
        self._scroll.body.addWidget(host, 1)
        self._inner = QVBoxLayout(host)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._tile_row = QHBoxLayout()
        self._columns = QHBoxLayout()
        self._inner.addLayout(self._tile_row)
        self._inner.addWidget(self.holidays)
        self._inner.addLayout(self._columns, 1)
        for tile in self.tiles.values():
            self._tile_row.addWidget(tile, 1)
        targets = {
            "waiting": "reception",
            "mine": "tickets",
            "calls": "follow_up",
            "late": "tickets",
            "csat": "evaluation",
        }
        views: dict[str, dict[str, object]] = {"mine": {"view": "mine"}, "late": {"view": "overdue"}}
        for name, page in targets.items():
            target = views.get(name, {})
            self.tiles[name].clicked.connect(
                lambda _on=False, page=page, target=target: self.workspace.navigate(page, **target)
            )
        self._parts: list[QVBoxLayout] = []
        for upper, lower, stretch in (
            (self.waiting, self.visits, 475),
            (self.mine, self.late, 406),
            (self.calls, self.satisfaction, 339),
        ):
            column = QVBoxLayout()
            self._columns.addLayout(column, stretch)
            column.addWidget(upper)
            column.addWidget(lower, 1)
            self._parts.append(column)

    def restyle(self) -> None:
        """Scale gaps; a narrow window stacks the columns."""
        look = theme()
        gap = look.px(tokens.CARD_GAP)
        self._scroll.body.setContentsMargins(look.px(tokens.GUTTER), look.px(4), look.px(tokens.GUTTER), gap)
        self._inner.setSpacing(gap)
        self._tile_row.setSpacing(look.px(14))
        self._columns.setSpacing(look.px(14))
        for part in self._parts:
            part.setSpacing(look.px(14))
        narrow = self.width() < look.px(NARROW)
        self._columns.setDirection(QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight)
        for index, tile in enumerate(self.tiles.values()):
            tile.setVisible(not narrow or index < max(2, self.width() // look.px(170)))
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns stack when they no longer fit side by side."""
        super().resizeEvent(event)
        self.restyle()

    def title(self) -> str:
        """The page's name."""
        return translate("Today", "Today")

    def subtitle(self) -> str:
        """The date."""
        return wording.day_words(self.workspace.now().date())

    def concerns(self, change: Changed) -> bool:
        """Nearly everything shows here."""
        return change.entity in _CONCERNED or change.entity in _CALENDARS

    def status_hints(self) -> list[tuple[str, str]]:
        """The way to the calendar while a year is missing there."""
        if self.holidays.missing is None:
            return []
        return [(key_words(each), command_words(each)) for each in ("today.holidays", "today.holidays_hide")]

    def activate(self, **target: Any) -> None:
        """Show the present, and keep it present."""
        self.refresh()
        self._tick.start()
        self._slow.start()
        self.waiting.view.setFocus()

    def take_focus(self) -> None:
        """The list has the keys."""
        self.waiting.view.setFocus()

    def deactivate(self) -> None:
        """No timer runs while nobody looks."""
        self._tick.stop()
        self._slow.stop()

    def refresh(self) -> None:
        """Ask for everything again."""
        ask = self.workspace.ask
        ask(visits.queue_summary, done=self._show_summary, owner=self, key="summary")
        ask(visits.waiting_queue, done=self.waiting.show_rows, owner=self, key="waiting")
        mine = TicketFilter(TicketView.MINE)
        ask(self._mine_query, mine, done=lambda found: self._show_mine(*found), owner=self, key="mine")
        ask(self._late_query, done=self._show_late, owner=self, key="late")
        ask(follow_ups.due_list, done=self._show_calls, owner=self, key="calls")
        ask(today.satisfaction_today, done=self._show_satisfaction, owner=self, key="csat")
        self.holidays.refresh()
        ask(self._hours_query, done=lambda found: self.visits.show_hours(*found), owner=self, key="hours")

    @staticmethod
    def _mine_query(desk: Any, mine: TicketFilter) -> tuple[list[Any], int]:
        return ticket_lists.ticket_list(desk, mine), ticket_lists.ticket_count(desk, mine)

    @staticmethod
    def _late_query(desk: Any) -> list[Any]:
        overdue = ticket_lists.ticket_list(desk, TicketFilter(TicketView.OVERDUE))
        return overdue + ticket_lists.ticket_list(desk, TicketFilter(TicketView.SOON))

    @staticmethod
    def _hours_query(desk: Any) -> tuple[list[int], list[float]]:
        return visits.visits_by_hour(desk), visits.usual_by_hour(desk)

    def _show_summary(self, summary: Any) -> None:
        self._summary = summary
        self.waiting.set_standard(summary.standard)
        self._show_clocks()

    def _show_clocks(self) -> None:
        """Move what depends on the time, without asking the database."""
        self._show_waiting_tile()
        for view in (self.waiting.view, self.mine.view, self.late.view, self.calls.view):
            view.viewport().update()

    def _show_waiting_tile(self) -> None:
        if self._summary is None:
            return
        unit = plural("Today", "{customer}", "{customers}", self._summary.waiting)
        remark, tone = translate("Today", "nobody waits"), ""
        if self._summary.longest_since is not None:
            waited = self.workspace.desk.clock.now() - self._summary.longest_since
            over = waited > self._summary.standard
            time = wording.waiting_time(waited)
            remark = (
                translate("Today", "longest {time}, over standard", time=time)
                if over
                else translate("Today", "longest {time}", time=time)
            )
            tone = "danger" if over else ""
        self.tiles["waiting"].set_value(str(self._summary.waiting), unit, remark, tone)

    def _show_mine(self, rows: list[Any], count: int) -> None:
        self.mine.show_rows(rows)
        self.mine.header.set_count(count)
        now = self.workspace.desk.clock.now()
        soon = sum(1 for row in rows if row.due_at is not None and row.due_at - now < ticket_filters.SOON)
        remark = plural("Today", "{n} due within the hour", "{n} due within the hour", soon)
        unit = plural("Today", "open", "open", count)
        self.tiles["mine"].set_value(str(count), unit, remark, "warning" if soon else "")

    def _show_late(self, rows: list[Any]) -> None:
        self._late_rows = rows
        self.late.show_rows(rows)
        now = self.workspace.desk.clock.now()
        late = [row for row in rows if row.due_at is not None and row.due_at < now]
        remark, tone = translate("Today", "none is late"), ""
        if late:
            worst = wording.short_duration(now - min(row.due_at for row in late))
            remark = plural("Today", "{n} late by {time}", "{n} late, up to {time}", len(late), time=worst)
            tone = "danger"
        self.tiles["late"].set_value(str(len(rows)), plural("Today", "ticket", "tickets", len(rows)), remark, tone)

    def _show_calls(self, rows: list[Any]) -> None:
        now = self.workspace.desk.clock.now()
        end = self.workspace.desk.site.day_bounds(self.workspace.desk.site.business_day(now))[1]
        due_today = [row for row in rows if row.due_at < end]
        self.calls.show_rows(due_today)
        overdue = sum(1 for row in due_today if row.due_at < now)
        remark = (
            plural("Today", "{n} overdue", "{n} overdue", overdue) if overdue else translate("Today", "none overdue")
        )
        unit = plural("Today", "due", "due", len(due_today))
        self.tiles["calls"].set_value(str(len(due_today)), unit, remark, "danger" if overdue else "")

    def _show_satisfaction(self, found: today.Satisfaction) -> None:
        self.satisfaction.show_answers(found)
        tile = self.tiles["csat"]
        if found.n < today.POOLED_MINIMUM:
            tile.set_value("—", "", plural("Today", "{n} answer so far", "{n} answers so far", found.n))
        else:
            share = rounding.percent_text(found.satisfied, found.n, 1)
            remark = translate("Today", "{satisfied} of {n} satisfied", satisfied=found.satisfied, n=found.n)
            tile.set_value(share, "%", remark)
        tile.set_trend([point for point in found.trend if point is not None], "success")
        tile.setEnabled(self.workspace.desk.actor.can(Permission.VIEW_EVALUATION))

    def retranslate(self) -> None:
        """Name the tiles and draw everything again."""
        self.tiles["waiting"].set_label(translate("Today", "Waiting"))
        self.tiles["mine"].set_label(translate("Today", "My tickets due"))
        self.tiles["calls"].set_label(translate("Today", "Follow-ups due"))
        self.tiles["late"].set_label(translate("Today", "Due soon"))
        self.tiles["csat"].set_label(translate("Today", "Satisfaction today"))
        if self.isVisible():
            self.refresh()
