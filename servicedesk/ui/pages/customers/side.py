"""Beside the story: what is open, how often they came in a year, what they were given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from servicedesk.core.enums import CompensationState
from servicedesk.core.translation import plural, translate
from servicedesk.queries.customer_timeline import TimelineRow
from servicedesk.queries.customers import CustomerDetail
from servicedesk.queries.ticket_lists import TicketRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.item_models.ticket_rows import TicketDelegate, ticket_words
from servicedesk.ui.pages.reception.fitting import FittingColumn
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed, clear_layout
from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.row_list import RowListView, RowModel
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace

LINES = 2


class WeekStrip(Themed, QWidget):
    """A year as small squares, darker for more visits, oldest at the left."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: tuple[int, ...] = ()
        self._ends = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_weeks(self, weeks: Sequence[int], today: date) -> None:
        """Show visits by week, the last being this one."""
        self._weeks = tuple(weeks)
        first = today - timedelta(weeks=max(len(weeks) - 1, 0))
        self._ends = (f"{first:%Y-%m}", f"{today:%Y-%m}")
        busy = sum(1 for count in weeks if count)
        self.setAccessibleName(plural("Customers", "{n} week with visits", "{n} weeks with visits", busy))
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines of squares and the months below."""
        look = theme()
        return QSize(look.px(220), look.px(34) + look.line(tokens.TINY))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the squares."""
        look = theme()
        painter = QPainter(self)
        columns = max((len(self._weeks) + LINES - 1) // LINES, 1)
        step = self.width() / columns
        side = min(step - look.px(2), look.px(11))
        largest = max(self._weeks, default=0)
        for index, count in enumerate(self._weeks):
            column, line = divmod(index, LINES)
            box = QRectF(column * step, line * look.px(14), side, side)
            paint.rounded(painter, box, 3, self._shade(count, largest))
        base = QRectF(0, look.px(32), self.width(), look.line(tokens.TINY))
        text.draw(painter, base, self._ends[0], tokens.TINY, "text2")
        text.draw(painter, base, self._ends[1], tokens.TINY, "text2", align=Qt.AlignmentFlag.AlignRight)

    @staticmethod
    def _shade(count: int, largest: int) -> QColor:
        look = theme()
        if not count:
            return look.colour("neutral_soft")
        shade = QColor(look.colour("primary"))
        shade.setAlphaF(0.45 + 0.55 * count / max(largest, 1))
        return shade


class SidePane(FittingColumn):
    """Three cards."""

    ticket_pressed = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=12)
        self.workspace = workspace
        desk = workspace.desk
        self._detail: CustomerDetail | None = None
        self._given: tuple[TimelineRow, ...] = ()
        self.open_head, self.weeks_head, self.given_head = SectionHeader(), SectionHeader(), SectionHeader()
        self.model = RowModel(lambda row: row.id, ticket_words)
        self.tickets = RowListView("", self.model, TicketDelegate(desk.clock.now, desk.site.local))
        self.no_tickets = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.strip = WeekStrip()
        self._lines = QVBoxLayout()
        self.open_card, self.weeks_card, self.given_card = (Card(padding=14, spacing=6) for _ in range(3))
        for widget in (self.open_head, self.tickets, self.no_tickets):
            self.open_card.body.addWidget(widget)
        self.weeks_card.body.addWidget(self.weeks_head)
        self.weeks_card.body.addWidget(self.strip)
        self.given_card.body.addWidget(self.given_head)
        self.given_card.body.addLayout(self._lines)
        for card in (self.open_card, self.weeks_card, self.given_card):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.tickets.opened.connect(lambda row: self.ticket_pressed.emit(row.id))
        theme().changed.connect(self._fit_tickets)
        self.retranslate()

    def show_detail(self, detail: CustomerDetail, given: tuple[TimelineRow, ...]) -> None:
        """Show one customer's figures and the last things given."""
        self._detail, self._given = detail, given
        tickets: Sequence[TicketRow] = detail.card.open_tickets
        self.model.set_rows(tickets)
        self.open_head.set_count(len(tickets))
        self.tickets.setVisible(bool(tickets))
        self.no_tickets.setVisible(not tickets)
        self._fit_tickets()
        desk = self.workspace.desk
        self.strip.set_weeks(detail.visits_by_week, desk.site.business_day(desk.clock.now()))
        visits = sum(detail.visits_by_week)
        self.weeks_head.set_hint(plural("Customers", "{n} visit", "{n} visits", visits))
        total = wording.money(detail.compensation_cents, desk.site.currency)
        self.given_head.set_hint(translate("Customers", "{amount} in all", amount=total))
        self.given_card.setVisible(bool(given))
        clear_layout(self._lines)
        for row in given:
            self._lines.addWidget(self._line(row))

    def _line(self, row: TimelineRow) -> QWidget:
        desk = self.workspace.desk
        host = QWidget()
        line = QHBoxLayout(host)
        line.setContentsMargins(0, 0, 0, theme().px(6))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(row.title, tokens.BODY))
        about = f"{row.number} · {desk.site.local(row.at):%m-%d}"
        words.addWidget(ElidedLabel(about, tokens.META, "text2"))
        line.addLayout(words, 1)
        line.addWidget(PlainLabel(wording.money(row.amount or 0, desk.site.currency), tokens.BODY, bold=True))
        state = CompensationState(row.code)
        line.addWidget(Tag(wording.word(state), "violet" if state is CompensationState.PENDING else "success"))
        return host

    def _fit_tickets(self) -> None:
        self.tickets.setFixedHeight(self.tickets.content_height() + 2)

    def retranslate(self) -> None:
        """Name the cards."""
        self.open_head.set_title(translate("Customers", "Open tickets"))
        self.weeks_head.set_title(translate("Customers", "Visits in a year"))
        self.given_head.set_title(translate("Customers", "Compensation"))
        self.tickets.setAccessibleName(translate("Customers", "Open tickets"))
        self.no_tickets.setText(translate("Customers", "Nothing is open"))
        if self._detail is not None:
            self.show_detail(self._detail, self._given)
