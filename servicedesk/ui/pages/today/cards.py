"""The cards of Today."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy

from servicedesk.core.translation import plural, translate
from servicedesk.queries import today
from servicedesk.ui import tokens, wording
from servicedesk.ui.item_models.ticket_rows import TicketDelegate, ticket_words
from servicedesk.ui.pages.today.rows import CallDelegate, LateDelegate, WaitingDelegate, visitor_name, wording_of
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.bars import BarList, Hour, HourBars
from servicedesk.ui.widgets.buttons import LinkButton, SoftButton
from servicedesk.ui.widgets.cards import Card, Panel, SectionHeader
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

LEAST_ROWS = 2


class ListCard(Card):
    """A card with a header and a list; a sentence where the list is empty."""

    most_rows = 5

    def __init__(self, workspace: Workspace, model: RowModel, delegate: RowDelegate, icon: str) -> None:
        super().__init__(padding=8, spacing=2)
        self.workspace = workspace
        self.header = SectionHeader("", 0, inset=8)
        self.model = model
        self.view = RowListView("", model, delegate)
        self.view.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.empty = EmptyState("", "", "", "", icon, small=True)
        self.body.addWidget(self.header)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignCenter)
        # A short list leaves its card's rest empty below, not around its header.
        self.body.addStretch(0)
        self.view.opened.connect(self.open_row)
        self.empty.hide()

    def show_rows(self, rows: list[Any]) -> None:
        """Show *rows*; the list is as high as its rows, up to a limit, then it scrolls."""
        self.model.set_rows(rows)
        self.header.set_count(len(rows))
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._fit()

    def _fit(self) -> None:
        delegate = self.view.itemDelegate()
        assert isinstance(delegate, RowDelegate)
        row = theme().px(delegate.height)
        shown = min(max(len(self.model.rows), LEAST_ROWS), self.most_rows)
        self.view.setMinimumHeight(row * min(shown, 3))
        self.view.setMaximumHeight(row * shown + 2)

    def restyle(self) -> None:
        """Scale the list's height."""
        super().restyle()
        if hasattr(self, "view"):
            self._fit()

    def open_row(self, row: Any) -> None:
        """Open what a row stands for."""


class WaitingCard(ListCard):
    """Who waits, in the order they are called."""

    def __init__(self, workspace: Workspace) -> None:
        self._delegate = WaitingDelegate(workspace.desk.clock.now)
        model = RowModel(lambda row: row.id, lambda row: f"{row.queue_number} {visitor_name(row)} {wording_of(row)}")
        super().__init__(workspace, model, self._delegate, "users")
        self.call = SoftButton("", "microphone", "F3")
        self.call.clicked.connect(lambda: workspace.actions.trigger("visit.next"))
        self.header.add(self.call)
        self.retranslate()

    def set_standard(self, standard: timedelta) -> None:
        """Say within which time a guest is to be served."""
        self._delegate.standard = standard

    def show_rows(self, rows: list[Any]) -> None:
        """Show who waits; nobody to call, nothing to press."""
        super().show_rows(rows)
        self.call.setEnabled(bool(rows))

    def open_row(self, row: Any) -> None:
        """Call this very guest."""
        self.workspace.navigate("reception", call=row.id)

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Today", "Waiting queue"))
        self.view.setAccessibleName(translate("Today", "Waiting queue"))
        self.call.setText(translate("Actions", "Call next"))
        self.empty.set_words(
            translate("Today", "Nobody waits"), translate("Today", "F2 receives whoever comes next"), ""
        )


class MyTicketsCard(ListCard):
    """My open tickets by deadline."""

    def __init__(self, workspace: Workspace) -> None:
        delegate = TicketDelegate(workspace.desk.clock.now, workspace.desk.site.local, dense=True)
        super().__init__(workspace, RowModel(lambda row: row.id, ticket_words), delegate, "ticket")
        self.all = LinkButton("")
        self.all.clicked.connect(lambda: workspace.navigate("tickets", view="open"))
        self.header.add(self.all)
        self.retranslate()

    def open_row(self, row: Any) -> None:
        """Open the ticket."""
        self.workspace.navigate("tickets", ticket_id=row.id)

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Today", "My tickets due"))
        self.view.setAccessibleName(translate("Today", "My tickets due"))
        self.all.setText(translate("Today", "All tickets"))
        self.empty.set_words(
            translate("Today", "Nothing is assigned to you"), translate("Today", "F6 opens a ticket"), ""
        )


class LateCard(ListCard):
    """What is late or will be within the hour, everybody's."""

    most_rows = 4

    def __init__(self, workspace: Workspace) -> None:
        delegate = LateDelegate(workspace.desk.clock.now)
        super().__init__(workspace, RowModel(lambda row: row.id, ticket_words), delegate, "circle-check")
        self.retranslate()

    def show_rows(self, rows: list[Any]) -> None:
        """Show them, the count in red."""
        super().show_rows(rows)
        self.header.set_count(len(rows), "danger" if rows else "neutral")

    def open_row(self, row: Any) -> None:
        """Open the ticket."""
        self.workspace.navigate("tickets", ticket_id=row.id)

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Today", "Due soon"))
        self.view.setAccessibleName(translate("Today", "Due soon"))
        self.empty.set_words(
            translate("Today", "Nothing is about to be late"),
            translate("Today", "Tickets due within the hour show here"),
            "",
        )


class CallsCard(ListCard):
    """Call-backs due today."""

    most_rows = 3

    def __init__(self, workspace: Workspace) -> None:
        delegate = CallDelegate(workspace.desk.clock.now, workspace.desk.site.local)
        model = RowModel(lambda row: row.id, lambda row: f"{row.customer_name} {row.subject}")
        super().__init__(workspace, model, delegate, "phone-call")
        self.start = LinkButton("")
        self.start.clicked.connect(lambda: workspace.navigate("follow_up"))
        self.header.add(self.start)
        self.retranslate()

    def open_row(self, row: Any) -> None:
        """Open the call."""
        self.workspace.navigate("follow_up", follow_up_id=row.id)

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Today", "Follow-ups due"))
        self.view.setAccessibleName(translate("Today", "Follow-ups due"))
        self.start.setText(translate("Today", "Start calls"))
        self.empty.set_words(
            translate("Today", "No call is due today"),
            translate("Today", "Solved tickets plan their own call-backs"),
            "",
        )


class VisitsCard(Card):
    """Visits by hour: those that came, and those usual on this weekday."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._found: tuple[list[int], list[float]] = ([], [])
        self.header = SectionHeader("", None)
        self.chart = HourBars("")
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.empty = EmptyState("", "", "", "", "walk", small=True)
        self.body.addWidget(self.header)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignCenter)
        self.empty.hide()
        self.retranslate()

    def show_hours(self, counts: list[int], usual: list[float]) -> None:
        """Show the day so far and what is usual for the rest of it."""
        self._found = (counts, usual)
        now: datetime = self._workspace.now()
        busy = [hour for hour in range(24) if counts[hour] or usual[hour] >= 1]
        first, last = (min(busy), max(busy)) if busy else (8, 20)
        last = max(last, now.hour)
        hours = [
            Hour(hour, counts[hour] if hour <= now.hour else None, usual[hour])
            for hour in range(min(first, now.hour), last + 1)
        ]
        self.chart.set_hours(hours, now.hour)
        total = sum(counts)
        # Nobody so far and no weeks behind it: there is nothing to draw.
        self.chart.setVisible(total > 0 or any(usual))
        self.empty.setVisible(self.chart.isHidden())
        hint = plural("Today", "{n} so far", "{n} so far", total)
        if total:
            peak = max(range(24), key=lambda hour: counts[hour])
            hint = translate("Today", "{count} · peak {hour}:00", count=hint, hour=peak)
        self.header.set_hint(hint)

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Today", "Visits today"))
        self.chart.set_name(translate("Today", "Visits today"))
        self.empty.set_words(
            translate("Today", "Nobody has come yet"),
            translate("Today", "Every visit is counted here by the hour it began"),
            "",
        )
        if self._found[0]:
            self.show_hours(*self._found)


class SatisfactionCard(Card):
    """Today's answers pooled, and for those who may read them the latest words of a guest."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._found: today.Satisfaction | None = None
        self.header = SectionHeader("", None)
        self.bars = BarList()
        self.few = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.quote = PlainLabel("", tokens.BODY, "text", wrap=True, most_lines=3)
        self.by = PlainLabel("", tokens.META, "text2", elide=True)
        self._panel = Panel()
        self._panel.body.addWidget(self.quote)
        self._panel.body.addWidget(self.by)
        self.body.addWidget(self.header)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.few)
        self.body.addWidget(self._panel)
        self.body.addStretch(1)
        self.retranslate()

    def show_answers(self, found: today.Satisfaction) -> None:
        """Show the distribution; below five answers a figure would give single guests away."""
        self._found = found
        words = (
            (translate("Today", "Very satisfied"), "success"),
            (translate("Today", "Satisfied"), "success"),
            (translate("Today", "Neutral"), "warning"),
            (translate("Today", "Dissatisfied"), "danger"),
            (translate("Today", "Very dissatisfied"), "danger"),
        )
        enough = found.n >= today.POOLED_MINIMUM
        self.bars.setVisible(enough)
        self.few.setVisible(not enough)
        self.few.setText(
            translate("Today", "Shown from {n} answers on, so that nobody is singled out", n=today.POOLED_MINIMUM)
        )
        self.bars.set_rows(
            [(label, count, tone) for (label, tone), count in zip(words, reversed(found.distribution), strict=True)]
        )
        self.header.set_hint(plural("Today", "{n} answer", "{n} answers", found.n))
        self._panel.setVisible(bool(found.quote))
        self.quote.setText(f"“{found.quote}”")
        if found.quote_at is not None:
            at = wording.clock_time(self._workspace.desk.site.local(found.quote_at))
            score = translate("Today", "{score} of 5", score=found.quote_score or "—")
            self.by.setText(" · ".join(part for part in (found.quote_by, at, score) if part))

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Today", "Satisfaction today"))
        if self._found is not None:
            self.show_answers(self._found)
