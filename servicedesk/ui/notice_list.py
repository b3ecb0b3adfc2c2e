"""The panel under the bell: one's notices, today and earlier, the newest first; worked by J, K and Enter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.queries.notices import MOST_COUNTED, PAGE, NoticeRow
from servicedesk.ui import icons, notice_words, tokens, wording
from servicedesk.ui.actions import key_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.buttons import QuietButton
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.widgets.row_list import Heading, RowDelegate, RowListView, RowModel

WIDTH = 420
MOST_HEIGHT = 470
_RIGHT = Qt.AlignmentFlag.AlignRight


class NoticeDelegate(RowDelegate):
    """A notice: its glyph, the sentence, the ticket; when it came at the right, a dot while it is unread."""

    height = tokens.ROW_LOW
    bar = False

    def __init__(self, local: Callable[[datetime], datetime], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._local, self._now = local, now
        self.currency = "CNY"

    def paint_row(self, painter: QPainter, rect: QRectF, row: NoticeRow, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        icon, tone, _name = notice_words.KINDS[row.kind]
        side = look.px(28)
        disc = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        paint.rounded(painter, disc, tokens.RADIUS_CONTROL, f"{tone}_soft")
        icons.draw_centred(painter, icon, disc, 16, f"{tone}_text")
        left = disc.right() + look.px(10)
        line = look.line(tokens.BODY)
        upper, lower = rect.center().y() - line, rect.center().y() + look.px(1)
        right = self._paint_time(painter, rect, row, upper)
        room = right - left - look.px(8)
        words = text.elide(notice_words.notice_words(row, self.currency), tokens.BODY, not row.is_read, room)
        colour = "text2" if row.is_read else "text"
        text.draw(painter, QRectF(left, upper, room, line), words, tokens.BODY, colour, not row.is_read)
        room = rect.right() - left
        if row.is_late:
            width = paint.tag_width(notice_words.late_words(), "history")
            middle = lower + look.line(tokens.META) / 2
            paint.tag(painter, rect.right() - width, middle, notice_words.late_words(), "warning", "history")
            room -= width + look.px(8)
        about = text.elide(" · ".join(part for part in (row.number, row.title) if part), tokens.META, False, room)
        text.draw(painter, QRectF(left, lower, room, look.line(tokens.META)), about, tokens.META, "text2")

    def _paint_time(self, painter: QPainter, rect: QRectF, row: NoticeRow, upper: float) -> float:
        look = theme()
        words = ago_words(row.created_at, self._local, self._now())
        width = text.width(words, tokens.META) + 1
        dot = 0 if row.is_read else look.px(12)
        box = QRectF(rect.right() - width - dot, upper, width, look.line(tokens.BODY))
        text.draw(painter, box, words, tokens.META, "text3", align=_RIGHT)
        if not row.is_read:
            size = look.px(7)
            spot = QRectF(rect.right() - size, box.center().y() - size / 2, size, size)
            paint.rounded(painter, spot, size / 2, "primary")
        return box.left()


def ago_words(at: datetime, local: Callable[[datetime], datetime], now: datetime) -> str:
    """Return when something came: how long ago within the hour, else the moment."""
    passed = now - at
    if passed.total_seconds() < 60:
        return translate("Notices", "just now")
    if passed.total_seconds() < 3600:
        return translate("Notices", "{time} ago", time=wording.duration(passed))
    return wording.moment_words(local(at), local(now).date())


class NoticeView(RowListView):
    """As tall as its rows, up to the room there is."""

    def sizeHint(self) -> QSize:
        """Every row, or as many as fit."""
        return QSize(theme().px(300), min(self.content_height() + 2, theme().px(MOST_HEIGHT)))


class NoticePanel(Popover):
    """Notices of whoever is signed in; asks for the next page when its end comes near."""

    opened_row = Signal(object)
    more_wanted = Signal(int)
    all_read = Signal()

    def __init__(self, window: QWidget, local: Callable[[datetime], datetime], now: Callable[[], datetime]) -> None:
        super().__init__(window, padding=8, spacing=6)
        self._local, self._now = local, now
        self._found: list[NoticeRow] = []
        self._complete = True
        self.unread = 0
        self.title = PlainLabel("", tokens.PANE, "text", True)
        self.count = PlainLabel("", tokens.META, "text2")
        self.read_all = QuietButton("", "checks")
        self.delegate = NoticeDelegate(local, now)
        self.model = RowModel(lambda row: row.id, lambda row: notice_words.notice_line(row, self.delegate.currency))
        self.view = NoticeView("", self.model, self.delegate)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.empty = EmptyState(icon="bell", small=True)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.read_all)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.empty)
        self.read_all.clicked.connect(self.all_read)
        self.view.opened.connect(self.opened_row)
        self.view.verticalScrollBar().valueChanged.connect(self._near_end)
        self.view.current_changed.connect(lambda _row: self._near_end())
        self.empty.hide()
        self.retranslate()

    def show_rows(self, rows: list[NoticeRow], unread: int, *, after: int | None = None) -> None:
        """Show the first page, or add the page after the notice *after*."""
        if after is not None and (not self._found or self._found[-1].id != after):
            return
        self._found = [*self._found, *rows] if after is not None else rows
        self._complete = len(rows) < PAGE
        self.unread = unread
        self.model.set_rows(self._grouped())
        self.view.setVisible(bool(self._found))
        self.empty.setVisible(not self._found)
        self._say()
        self.view.updateGeometry()
        self.body.invalidate()
        if self.isVisible():
            self.place(*self._placing)

    def _grouped(self) -> list[NoticeRow | Heading]:
        today = self._local(self._now()).date()
        recent = [row for row in self._found if self._local(row.created_at).date() == today]
        older = self._found[len(recent) :]
        rows: list[NoticeRow | Heading] = []
        for title, some in ((translate("Notices", "Today"), recent), (translate("Notices", "Earlier"), older)):
            if some:
                rows += [Heading(title), *some]
        return rows

    def open_under(self, anchor: QWidget) -> None:
        """Open with the keys on the newest notice."""
        self.open_at(anchor, theme().px(WIDTH), right=True)
        if self._found:
            self.view.select_first()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _near_end(self, _value: int = 0) -> None:
        if self._complete or not self._found:
            return
        bar = self.view.verticalScrollBar()
        last = self.view.currentIndex().row() >= len(self.model.rows) - 5
        if last or bar.maximum() - bar.value() < self.view.height():
            # Asked once: what comes back sets it again.
            self._complete = True
            self.more_wanted.emit(self._found[-1].id)

    def _say(self) -> None:
        many = self.unread >= MOST_COUNTED
        words = plural("Notices", "{n} unread", "{n} unread", self.unread)
        self.count.setText(translate("Notices", "99+ unread") if many else words if self.unread else "")
        self.read_all.setVisible(self.unread > 0)

    def retranslate(self) -> None:
        """Name everything."""
        if not hasattr(self, "empty"):
            return
        self.title.setText(translate("Notices", "Notices"))
        self.read_all.setText(translate("Notices", "Mark all read"))
        self.read_all.set_key(key_words("notices.read"))
        self.view.setAccessibleName(translate("Notices", "Notices"))
        self.setAccessibleName(translate("Notices", "Notices"))
        self.empty.set_words(
            translate("Notices", "Nothing new"),
            translate("Notices", "Tickets assigned to you, short times and decisions appear here by themselves."),
            remark=translate("Notices", "Which of them come is chosen in Settings, My notices."),
        )
        self.model.set_rows(self._grouped())
        self._say()
