"""The open promises behind the ticker: the next ones, kept or broken by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.promises import PromiseLine
from servicedesk.ui import tokens, wording
from servicedesk.ui.promises.ticker import left_words, tone_of
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel

MOST_HEIGHT = 320
WIDTH = 440


def detail_words(line: PromiseLine) -> str:
    """Return where, for whom, which ticket and who sees to it."""
    return " · ".join(part for part in (line.place, line.customer_name, line.ticket_number, line.owner) if part)


class PromiseDelegate(RowDelegate):
    """Paints one promise: its time and words, below whom it is for; at the right how long there is."""

    height = tokens.ROW_HIGH

    def __init__(self, now: Callable[[], datetime], local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._now, self._local = now, local

    def paint_row(self, painter: QPainter, rect: QRectF, row: PromiseLine, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        now = self._now()
        line = look.line(tokens.ROW)
        upper, lower = rect.center().y() - line, rect.center().y() + look.px(2)
        left = left_words(row.due_at, now)
        width = paint.tag_width(left)
        paint.tag(painter, rect.right() - width, rect.center().y(), left, tone_of(row.due_at, now))
        room = rect.width() - width - look.px(12)
        at = wording.moment_words(self._local(row.due_at), self._local(now).date())
        used = text.draw(painter, QRectF(rect.left(), upper, room, line), at, tokens.ROW, "text", True) + look.px(8)
        words = text.elide(row.text, tokens.ROW, False, room - used)
        text.draw(painter, QRectF(rect.left() + used, upper, room - used, line), words, tokens.ROW, "text")
        below = QRectF(rect.left(), lower, room, look.line(tokens.META))
        text.draw(painter, below, text.elide(detail_words(row), tokens.META, False, room), tokens.META, "text2")


class PromiseListPanel(Popover):
    """Enter opens the ticket, Y and N settle, M moves; Esc closes."""

    opened = Signal(object)
    settled = Signal(object, bool)
    changing = Signal(object)

    def __init__(
        self, window: QWidget, now: Callable[[], datetime], local: Callable[[datetime], datetime], may_settle: bool
    ) -> None:
        super().__init__(window, padding=10, spacing=6)
        self._may_settle = may_settle
        self.title = PlainLabel("", tokens.PANE, bold=True)
        self.model = RowModel(lambda row: row.id, self._describe)
        self.view = RowListView("", self.model, PromiseDelegate(now, local))
        self.empty = EmptyState("", "", "", "F12", "alarm", small=True)
        self.keys = PlainLabel("", tokens.META, "text2")
        for widget in (self.title, self.view, self.empty, self.keys):
            self.body.addWidget(widget)
        self.view.opened.connect(self.opened)
        self.view.installEventFilter(self)
        self._local, self._now = local, now
        self.closed.connect(self.deleteLater)
        self.retranslate()

    def show_lines(self, lines: Sequence[PromiseLine]) -> None:
        """Show the open promises."""
        self.model.set_rows(list(lines))
        self.view.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.view.setFixedHeight(min(max(self.view.content_height(), theme().px(52)), theme().px(MOST_HEIGHT)))
        if lines and self.view.current_row() is None:
            self.view.select_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Settle or change the promise that is chosen, before the list takes the letter for a jump."""
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row = self.view.current_row()
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if row is not None and self._may_settle and plain and self._act(row, event.key()):
                return True
        return super().eventFilter(watched, event)

    def _act(self, row: PromiseLine, key: int) -> bool:
        if key in (Qt.Key.Key_Y, Qt.Key.Key_N):
            self.settled.emit(row, key == Qt.Key.Key_Y)
        elif key == Qt.Key.Key_M:
            self.changing.emit(row)
        else:
            return False
        return True

    def _describe(self, row: PromiseLine) -> str:
        at = wording.moment_words(self._local(row.due_at), self._local(self._now()).date())
        return " · ".join((at, row.text, detail_words(row), left_words(row.due_at, self._now())))

    def retranslate(self) -> None:
        """Name the parts."""
        self.title.setText(translate("Promises", "Open promises"))
        self.view.setAccessibleName(translate("Promises", "Open promises"))
        self.empty.set_words(
            translate("Promises", "Nothing is promised"),
            translate("Promises", "F12 notes a promise in one line, from anywhere"),
        )
        self.keys.setText(translate("Promises", "↵ open   Y kept   N not kept   M change"))
