"""Searching while typing: a field, and below it the hits worked from within the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.widgets.row_list import Heading, RowDelegate, RowListView, RowModel
from servicedesk.ui.widgets.settling import Settling

QUERY_MILLISECONDS = 90


@dataclass(frozen=True)
class Suggestion:
    """One hit: who or what it is, and what stands at its right."""

    key: object
    title: str
    detail: str = ""
    tag: str = ""
    tag_tone: str = "neutral"
    tag_icon: str = ""
    right: str = ""
    avatar: str = ""
    avatar_tone: str = ""
    icon: str = ""
    keys: str = ""
    matched: tuple[tuple[int, int], ...] = ()
    """Ranges of the title that matched, as (start, length); shown bold and indigo."""
    reading: str = ""
    """How the matched part is read, such as ``tui fang``; shown after title and tag."""
    reading_matched: tuple[tuple[int, int], ...] = ()
    data: object = None

    @property
    def words(self) -> str:
        """The hit in words, for a screen reader."""
        return " · ".join(part for part in (self.title, self.tag, self.detail, self.right) if part)


class SuggestionDelegate(RowDelegate):
    """Paints a hit: disc or icon, title with tag, detail, remark, and ↵ on the chosen one."""

    height = 44
    heading_height = 28
    inset = 4
    bar = False
    lines = False

    def paint_row(self, painter: QPainter, rect: QRectF, row: Suggestion, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        left = rect.left() - look.px(2)
        middle = rect.center().y()
        if row.avatar or row.icon:
            side = look.px(32)
            disc = QRectF(left, middle - side / 2, side, side)
            if row.avatar:
                paint.avatar(painter, disc, row.avatar, row.avatar_tone)
            else:
                paint.rounded(painter, disc, tokens.RADIUS_CONTROL, "surface2", "border")
                icons.draw_centred(painter, row.icon, disc, 16, "text2")
            left += side + look.px(10)
        right = self._paint_right(painter, rect, row, selected)
        line = look.line(tokens.BODY)
        top = middle - line if row.detail else middle - line / 2
        room = right - left - look.px(8)
        tag_room = paint.tag_width(row.tag, row.tag_icon) + look.px(8) if row.tag else 0
        drawn = draw_matched(painter, QRectF(left, top, max(look.px(40), room - tag_room), line), row)
        if row.tag:
            paint.tag(painter, left + drawn + look.px(8), top + line / 2, row.tag, row.tag_tone, row.tag_icon,
                      right - left - drawn - look.px(8))  # fmt: skip
        if row.reading:
            beside = QRectF(left + drawn + tag_room + look.px(10), top, 0, line)
            beside.setRight(right - look.px(8))
            draw_marked(painter, beside, row.reading, row.reading_matched, tokens.META, "text2")
        detail = QRectF(left, middle + look.px(1), room, look.line(tokens.META))
        text.draw(painter, detail, row.detail, tokens.META, "text2")

    def paint_heading(self, painter: QPainter, rect: QRectF, row: Heading) -> None:
        """Paint a group's name quietly, its count at the right."""
        look = theme()
        inner = rect.adjusted(look.px(self.inset + self.padding - 2), 0, -look.px(self.inset + self.padding), 0)
        if rect.top() > look.px(4):
            paint.hairline(painter, inner.left(), rect.top(), inner.width())
        text.draw(painter, inner, row.title, tokens.META, "text2", True)
        text.draw(painter, inner, row.count, tokens.META, "text3", align=Qt.AlignmentFlag.AlignRight)

    def _paint_right(self, painter: QPainter, rect: QRectF, row: Suggestion, selected: bool) -> float:
        """Paint what stands at the right; return where it starts."""
        look = theme()
        right = rect.right()
        if row.keys:
            width = paint.key_cap_width(row.keys)
            paint.key_cap(painter, right - width, rect.center().y(), row.keys)
            right -= width + look.px(8)
        words = min(text.width(row.right, tokens.META), rect.width() * 0.4)
        upper = QRectF(right - words - 1, rect.center().y() - look.line(tokens.META), words + 1, look.line(tokens.META))
        text.draw(painter, upper, row.right, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)
        if selected and not row.keys:
            width = paint.key_cap_width("↵")
            middle = rect.center().y() + (look.px(10) if row.right else 0)
            paint.key_cap(painter, right - width, middle, "↵")
            words = max(words, width)
        return right - words


def draw_matched(painter: QPainter, rect: QRectF, row: Suggestion) -> float:
    """Draw the title; the ranges that matched in indigo. Return the width drawn."""
    return draw_marked(painter, rect, row.title, row.matched, tokens.BODY, "text", bold=True)


def draw_marked(
    painter: QPainter,
    rect: QRectF,
    words: str,
    ranges: Sequence[tuple[int, int]],
    size: float,
    colour: str,
    bold: bool = False,
) -> float:
    """Draw *words*, the *ranges* of them bold and indigo. Return the width drawn."""
    shown = text.elide(words, size, bold, rect.width())
    marked = [False] * len(shown)
    for start, length in ranges:
        marked[start : start + length] = [True] * len(marked[start : start + length])
    left = rect.left()
    start = 0
    while start < len(shown):
        end = start + 1
        while end < len(shown) and marked[end] == marked[start]:
            end += 1
        heavy = bold or marked[start]
        part = QRectF(left, rect.top(), max(rect.right() - left, 0.0) + 1, rect.height())
        text.draw(painter, part, shown[start:end], size, "primary_text" if marked[start] else colour, heavy)
        left += text.width(shown[start:end], size, heavy)
        start = end
    return left - rect.left()


class SuggestionList(Popover):
    """The hits under a search field; it never takes the focus."""

    chosen = Signal(object)

    def __init__(
        self, window: QWidget, name: str = "", rows_shown: int = 8, delegate: SuggestionDelegate | None = None
    ) -> None:
        super().__init__(window, padding=4, takes_focus=False)
        self._rows_shown = rows_shown
        self.model = RowModel(lambda row: row.key, lambda row: row.words, self)
        self.view = RowListView(name, self.model, delegate or SuggestionDelegate())
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(self._clicked)
        self.body.addWidget(self.view)

    def show_rows(self, rows: Sequence[Suggestion | Heading], field: QWidget, width: int | None = None) -> None:
        """Show *rows* under *field*, the first hit chosen; no rows close the list."""
        self.model.set_rows(rows)
        if not rows:
            self.close_panel(give_back=False)
            return
        delegate = SuggestionDelegate
        limit = theme().px(delegate.height) * self._rows_shown
        self.view.setFixedHeight(min(limit, self.view.content_height()))
        self.open_at(field, width or field.width())
        if not self.view.currentIndex().isValid():
            self.view.select_first()

    def choose_current(self) -> bool:
        """Take the chosen hit; tell whether there was one."""
        row = self.view.current_row()
        if not self.isVisible() or not isinstance(row, Suggestion):
            return False
        self.close_panel(give_back=False)
        self.chosen.emit(row)
        return True

    def _clicked(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.view.setCurrentIndex(index)
            self.choose_current()


class SearchField(TextField):
    """A field that asks while typing; arrows, Enter and Esc work the hits below without leaving it."""

    asked = Signal(str)
    chosen = Signal(object)
    entered = Signal(str)

    def __init__(self, name: str = "", placeholder: str = "", key: str = "", large: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(name, placeholder, "search", key, large=large, parent=parent)
        self._list: SuggestionList | None = None
        self._asking = Settling(self, self._ask, QUERY_MILLISECONDS)
        self.textEdited.connect(lambda _text: self._asking.touch())

    def suggest(self, rows: Sequence[Suggestion | Heading], width: int | None = None) -> None:
        """Show the hits for what was typed; an empty list closes them."""
        if not self.hasFocus():
            return
        self._hits().show_rows(rows, self, width)

    def suggestions(self) -> SuggestionList | None:
        """The list below, once there was one."""
        return self._list

    def ask_now(self) -> None:
        """Say ``asked`` without waiting."""
        self._asking.forget()
        self._ask()

    def close_hits(self) -> None:
        """Close the hits; a question that waits for typing to rest is not asked any more."""
        self._asking.forget()
        if self._list is not None:
            self._list.close_panel(give_back=False)

    def _hits(self) -> SuggestionList:
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = SuggestionList(self.window(), self.accessibleName())
            self._list.chosen.connect(self.chosen)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _ask(self) -> None:
        if not self.composing:
            self.asked.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk the hits, Enter takes one, Esc closes them first."""
        hits = self._list if self._list is not None and self._list.isVisible() else None
        key = event.key()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
        if step is not None:
            if hits is not None:
                hits.view.step(step)
            elif step > 0:
                self.ask_now()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Hits of an older text must not be taken: ask for the text as it is now first.
            self._asking.flush()
            if hits is None or not hits.choose_current():
                self.entered.emit(self.text())
        elif key == Qt.Key.Key_Escape and hits is not None:
            hits.close_panel(give_back=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field closes the hits."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.close_hits()
