"""The call-backs by promised time: overdue, today, tomorrow; or those that are done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.queries import follow_ups
from servicedesk.queries.follow_ups import FollowUpRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.cards import Pane, SectionHeader
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.row_list import Heading, RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

DUE, DONE = "due", "done"


def called_name(row: FollowUpRow) -> str:
    """Return whom to call."""
    return row.customer_name or translate("FollowUp", "Unregistered visitor")


class CallRowDelegate(RowDelegate):
    """A call-back: who and where, about what, when it was promised."""

    height = 60
    lines = False

    def __init__(self, now: Callable[[], datetime], local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._now, self._local = now, local

    def paint_row(self, painter: QPainter, rect: QRectF, row: FollowUpRow, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        side = look.px(36)
        disc = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        name = called_name(row)
        paint.avatar(painter, disc, name)
        left = disc.right() + look.px(10)
        line = look.line(tokens.ROW)
        upper, lower = rect.center().y() - line, rect.center().y() + look.px(1)
        taken = self._paint_time(painter, rect, row, upper, line)
        room = rect.right() - taken - left - look.px(8)
        shown = text.elide(name, tokens.ROW, True, room)
        drawn = text.draw(painter, QRectF(left, upper, room, line), shown, tokens.ROW, "text", True)
        where = text.elide(row.reference, tokens.META, False, max(room - drawn - look.px(8), 0))
        beside = QRectF(left + drawn + look.px(8), upper, max(room - drawn, 1), line)
        text.draw(painter, beside, where, tokens.META, "text2")
        room = rect.right() - left
        about = row.subject
        if row.attempts and row.outcome is not None:
            tried = translate("FollowUp", "{n}× {outcome}", n=row.attempts, outcome=wording.word(row.outcome))
            about = f"{tried} · {about}"
        shown = text.elide(about, tokens.BODY, False, room)
        text.draw(painter, QRectF(left, lower, room, look.line(tokens.BODY)), shown, tokens.BODY, "text2")

    def _paint_time(self, painter: QPainter, rect: QRectF, row: FollowUpRow, upper: float, line: float) -> float:
        """Paint when; return how much room it took."""
        now = self._now()
        if row.done_at is not None:
            words = wording.moment_words(self._local(row.done_at), self._local(now).date())
        elif row.due_at < now:
            words = translate("FollowUp", "{time} overdue", time=wording.short_duration(now - row.due_at))
            width = paint.pill_width(words, "clock")
            paint.pill(painter, rect.right() - width, upper + line / 2, words, "danger", "clock")
            return width
        else:
            words = wording.clock_time(self._local(row.due_at))
        soon = row.done_at is None and row.due_at - now < timedelta(hours=1)
        width = text.width(words, tokens.BODY, soon) + 2
        box = QRectF(rect.right() - width, upper, width, line)
        text.draw(painter, box, words, tokens.BODY, "warning_text" if soon else "text2", soon)
        return width


class CallList(Pane):
    """The list with its switch between what is due and what is done."""

    chosen = Signal(int)
    emptied = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("right")
        self.workspace = workspace
        self.rows: list[FollowUpRow] = []
        self._select: int | None = None
        desk = workspace.desk
        self.header = SectionHeader("", 0)
        self.which = Segmented("", [], DUE)
        self.model = RowModel(lambda row: row.id, lambda row: f"{called_name(row)} {row.subject}")
        self.view = RowListView("", self.model, CallRowDelegate(desk.clock.now, desk.site.local))
        self.empty = EmptyState("", "", "", "", "phone-call", small=True)
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.addWidget(self.header, 1)
        row.addWidget(self.which)
        self._head_row = row
        self.body.addWidget(self._head)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty, 1)
        self.empty.hide()
        self.which.chosen.connect(lambda _which: self.reload())
        self.view.current_changed.connect(lambda found: self.chosen.emit(found.id) if found is not None else None)
        self.restyle()
        self.retranslate()

    def restyle(self) -> None:
        """Scale the head."""
        super().restyle()
        if hasattr(self, "_head_row"):
            look = theme()
            self._head_row.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(8))

    def reload(self, select: int | None = None) -> None:
        """Ask again; *select* is the call to choose."""
        self._select = select if select is not None else self._select
        query = follow_ups.done_list if self.which.value() == DONE else follow_ups.due_list
        self.workspace.ask(query, done=self._show, owner=self, key="list")

    def _show(self, rows: list[FollowUpRow]) -> None:
        self.rows = rows
        self.model.set_rows(rows if self.which.value() == DONE else self._grouped(rows))
        self.header.set_count(len(rows))
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if not rows:
            self.emptied.emit()
        elif self._select is not None and self.view.select_key(self._select):
            self._select = None
        elif not self.view.currentIndex().isValid():
            self.view.select_first()

    def _grouped(self, rows: list[FollowUpRow]) -> list[Any]:
        site = self.workspace.desk.site
        now = self.workspace.desk.clock.now()
        end = site.day_bounds(site.business_day(now))[1]
        groups = (
            (translate("FollowUp", "Overdue"), "danger_text", [row for row in rows if row.due_at < now]),
            (translate("FollowUp", "Today"), "text2", [row for row in rows if now <= row.due_at < end]),
            (translate("FollowUp", "Tomorrow"), "text2", [row for row in rows if row.due_at >= end]),
        )
        found: list[Any] = []
        for title, tone, group in groups:
            if group:
                found += [Heading(title, "", tone), *group]
        return found

    def overdue(self) -> int:
        """How many should have been called already."""
        now = self.workspace.desk.clock.now()
        return sum(row.done_at is None and row.due_at < now for row in self.rows)

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "_head_row"):
            return
        self.header.set_title(translate("FollowUp", "Call-backs"))
        self.view.setAccessibleName(translate("FollowUp", "Call-backs"))
        chosen = self.which.value() or DUE
        self.which.set_options([(DUE, translate("FollowUp", "Due")), (DONE, translate("FollowUp", "Done"))])
        self.which.set_value(chosen)
        self.empty.set_words(
            translate("FollowUp", "Nobody to call"),
            translate("FollowUp", "Solved tickets and promises plan their own call-backs"),
        )
        if self.rows:
            self._show(self.rows)
