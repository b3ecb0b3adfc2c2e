"""What happened, oldest first: compact events, messages in bubbles, internal notes in gold with a lock."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.labels import PlainLabel

NODE = 22
CONTENT = 30
BUBBLE_TONES = ("gold", "violet", "danger", "primary")


@dataclass(frozen=True)
class TimelineEntry:
    """One thing that happened. *body* makes a bubble; without it the entry is one compact line."""

    key: Hashable
    author: str
    at: str
    summary: str = ""
    """What stands after the author on the compact line, or on the line above a bubble."""
    body: str = ""
    icon: str = "point"
    tone: str = "neutral"
    bubble: str = ""
    """The bubble's tone: empty, "gold" for an internal note, "violet" for a request."""
    mark: str = ""
    """A word beside the author inside the bubble, such as 内部备注."""
    mark_icon: str = ""
    head: str = ""
    """Who speaks inside the bubble, where it is not the author of the entry."""
    tag: str = ""
    tag_tone: str = "neutral"
    action: str = ""
    """Words of a button in the bubble."""
    day: bool = False
    """A heading that names the day; only *author* is shown."""

    @property
    def shape(self) -> tuple[bool, bool, bool, str]:
        """Which parts a row of this entry consists of."""
        return self.day, bool(self.summary), bool(self.body), self.action

    @property
    def ink(self) -> str:
        """The colour of the bubble's words."""
        return f"{self.bubble}_text" if self.bubble == "violet" else "text"

    @property
    def words(self) -> str:
        """The entry in words, for a screen reader."""
        parts = (self.author, self.mark, self.tag, self.summary, self.body, self.at)
        return " · ".join(part for part in parts if part)


class EntryRow(Themed, QWidget):
    """One entry: node and line are painted, the text is selectable."""

    pressed = Signal(object)

    def __init__(self, entry: TimelineEntry, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._last = last
        self._heights: dict[int, tuple[int, int]] = {}
        self._summary: PlainLabel | None = None
        self._body: PlainLabel | None = None
        self._button: SecondaryButton | None = None
        if entry.summary and not entry.day:
            self._summary = PlainLabel(entry.summary, tokens.BODY, "text2", wrap=True, selectable=True, parent=self)
        if entry.body:
            self._body = PlainLabel(entry.body, tokens.BODY, entry.ink, wrap=True, selectable=True, parent=self)
        if entry.action:
            self._button = SecondaryButton(entry.action, parent=self)
            self._button.clicked.connect(lambda: self.pressed.emit(self.entry.key))
        # Not "Fixed": that would cap the height at the hint for the old width.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(entry.words)
        self.follow_theme()

    def show_entry(self, entry: TimelineEntry) -> None:
        """Show another entry of the same shape: far cheaper than another row."""
        self.entry = entry
        if self._summary is not None:
            self._summary.setText(entry.summary)
        if self._body is not None:
            self._body.set_colour(entry.ink)
            self._body.setText(entry.body)
        self.setAccessibleName(entry.words)
        self._heights.clear()
        self._place()
        self.updateGeometry()
        self.update()

    def set_last(self, last: bool) -> None:
        """The line ends below the last entry."""
        if last != self._last:
            self._last = last
            self.update()

    def _time_width(self) -> float:
        return text.width(self.entry.at, tokens.META) + theme().px(10) if self.entry.at else 0

    def _author_width(self) -> float:
        if not self._summary:
            return 0
        return text.width(self.entry.author, tokens.BODY, True) + theme().px(6)

    def _measure(self, width: int) -> tuple[int, int]:
        """The heights of line and bubble; wrapping text is dear and a layout asks again and again."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = (self._line_height(width), self._bubble_height(width))
        return found

    def _line_height(self, width: int) -> int:
        """The height of the compact line, or of the line above a bubble."""
        look = theme()
        if self._body is not None and self._summary is None:
            return 0
        tall = look.line(tokens.BODY)
        if self._summary is not None:
            room = width - look.px(CONTENT) - self._author_width() - self._time_width()
            tall = max(tall, self._summary.heightForWidth(round(max(room, look.px(80)))))
        return tall

    def _bubble_room(self, width: int) -> int:
        look = theme()
        room = width - look.px(CONTENT) - look.px(28)
        if self._button is not None:
            room -= self._button.sizeHint().width() + look.px(12)
        return max(look.px(80), room)

    def _bubble_height(self, width: int) -> int:
        look = theme()
        if self._body is None:
            return 0
        tall = self._body.heightForWidth(self._bubble_room(width))
        if self._button is not None:
            # Beside the text and below the heading, whose time stands at the same edge.
            tall = max(tall, self._button.sizeHint().height())
        return tall + look.px(20) + (look.line(tokens.BODY) + look.px(4) if self._headed() else 0)

    def _headed(self) -> bool:
        """Whether the bubble starts with who speaks."""
        return bool(self.entry.head or self.entry.mark or self._summary is None)

    def hasHeightForWidth(self) -> bool:
        """Text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Line, bubble and the gap below."""
        look = theme()
        if self.entry.day:
            return look.px(34)
        line, bubble = self._measure(width)
        gap = look.px(6) if line and bubble else 0
        return line + gap + bubble + look.px(12)

    def sizeHint(self) -> QSize:
        """As wide as its column."""
        width = self.width() if self.width() > theme().px(200) else theme().px(480)
        return QSize(theme().px(320), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow."""
        return QSize(theme().px(180), theme().px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the texts."""
        super().resizeEvent(event)
        self._place()

    def restyle(self) -> None:
        """Scale and place."""
        self._heights.clear()
        super().restyle()
        self._place()

    def _place(self) -> None:
        look = theme()
        width = self.width()
        line, bubble = self._measure(width)
        if self._summary is not None:
            left = look.px(CONTENT) + self._author_width()
            room = width - left - self._time_width()
            self._summary.setGeometry(round(left), 0, round(max(room, look.px(80))), line)
        if self._body is None:
            return
        top = line + (look.px(6) if line else 0) + look.px(10)
        above = look.line(tokens.BODY) + look.px(4) if self._headed() else 0
        left = look.px(CONTENT) + look.px(14)
        tall = bubble - look.px(20) - above
        self._body.setGeometry(round(left), round(top + above), self._bubble_room(width), round(tall))
        if self._button is not None:
            size = self._button.sizeHint()
            spot = round(top + above + (tall - size.height()) / 2)
            self._button.setGeometry(width - size.width() - look.px(14), spot, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, node, heading and bubble."""
        look = theme()
        painter = QPainter(self)
        if self.entry.day:
            paint.pill(painter, 0, look.px(13), self.entry.author, "neutral", "", bold=True, height=22)
            return
        step = look.line(tokens.BODY)
        line, bubble = self._measure(self.width())
        side = look.px(NODE)
        node_top = (step - side) / 2 if line else look.px(2)
        node = QRectF(0, max(0.0, node_top), side, side)
        if not self._last:
            start = node.bottom() + look.px(3)
            paint.hairline(painter, side / 2, start, self.height() - start, "border", vertical=True)
        paint.rounded(painter, node, NODE / 2, f"{self.entry.tone}_soft")
        icons.draw_centred(painter, self.entry.icon, node, 14, f"{self.entry.tone}_text")
        if line:
            self._paint_line(painter, QRectF(look.px(CONTENT), 0, self.width() - look.px(CONTENT), step))
        if self._body is not None:
            top = line + (look.px(6) if line else 0)
            room = QRectF(look.px(CONTENT), top, self.width() - look.px(CONTENT), bubble)
            self._paint_bubble(painter, room, timed=not line)

    def _paint_line(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        drawn = text.draw(painter, rect, self.entry.author, tokens.BODY, "text", True)
        if self.entry.tag and self._summary is None:
            paint.tag(painter, rect.left() + drawn + look.px(8), rect.center().y(), self.entry.tag, self.entry.tag_tone)
        text.draw(painter, rect, self.entry.at, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)

    def _paint_bubble(self, painter: QPainter, rect: QRectF, timed: bool) -> None:
        look = theme()
        tone = self.entry.bubble
        fill, line = (f"{tone}_soft", f"{tone}_line") if tone in BUBBLE_TONES else ("surface2", "border")
        paint.rounded(painter, rect, tokens.RADIUS_BUBBLE, fill, line)
        if not self._headed():
            return
        inner = QRectF(rect.left() + look.px(14), rect.top() + look.px(9), rect.width() - look.px(28),
                       look.line(tokens.BODY))  # fmt: skip
        head = self.entry.head or self.entry.author
        left = inner.left() + text.draw(painter, inner, head, tokens.BODY, "text", True) + look.px(10)
        if self.entry.mark:
            shade = f"{self.entry.bubble}_text" if self.entry.bubble else "text2"
            if self.entry.mark_icon:
                icons.draw(painter, self.entry.mark_icon, left, inner.center().y() - look.px(7), 14, shade)
                left += look.px(18)
            rest = QRectF(left, inner.top(), inner.right() - left - self._time_width(), inner.height())
            text.draw(painter, rest, self.entry.mark, tokens.META, shade)
        if timed or self.entry.head:
            text.draw(painter, inner, self.entry.at, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)


class TimelineView(QWidget):
    """All entries; new ones are added without rebuilding those that stay as they are."""

    pressed = Signal(object)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[EntryRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setAccessibleName(name)

    @property
    def entries(self) -> tuple[TimelineEntry, ...]:
        """The entries shown."""
        return tuple(row.entry for row in self._rows)

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Show *entries*; a row whose entry is unchanged is kept, with the user's selection in it."""
        kept = {row.entry: row for row in self._rows}
        wanted = set(entries)
        spare: dict[tuple[bool, bool, bool, str], list[EntryRow]] = {}
        # From the end, so that the next spare one, taken from there, is the first: most stand where they stood.
        for entry in [entry for entry in reversed(kept) if entry not in wanted]:
            spare.setdefault(entry.shape, []).append(kept.pop(entry))
        fresh: list[EntryRow] = []
        self.setUpdatesEnabled(False)
        # Each row that shows itself would lay all of them out again.
        self._column.setEnabled(False)
        for position, entry in enumerate(entries):
            row = kept.pop(entry, None) or self._another(entry, spare.get(entry.shape))
            if self._column.indexOf(row) != position:
                self._column.removeWidget(row)
                self._column.insertWidget(position, row)
                row.show()
            row.set_last(position == len(entries) - 1)
            fresh.append(row)
        for row in itertools.chain(kept.values(), *spare.values()):
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = fresh
        self._column.setEnabled(True)
        self._column.invalidate()
        self._column.activate()
        self.setUpdatesEnabled(True)

    def _another(self, entry: TimelineEntry, spare: list[EntryRow] | None) -> EntryRow:
        """Return a row that is not needed any more and has the right shape, or a new one."""
        if spare:
            row = spare.pop()
            row.show_entry(entry)
            return row
        row = EntryRow(entry, last=False, parent=self)
        row.pressed.connect(self.pressed)
        return row

    def row(self, key: Hashable) -> EntryRow | None:
        """The row of *key*, to scroll to it."""
        return next((row for row in self._rows if row.entry.key == key), None)
