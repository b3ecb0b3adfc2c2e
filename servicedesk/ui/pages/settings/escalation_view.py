"""The list of escalation levels as it is painted: when, for whom, what, and how many it would fire for now."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from servicedesk.core.translation import plural
from servicedesk.services.escalation_levels import LevelDraft
from servicedesk.ui import icons, tokens
from servicedesk.ui.pages.settings import escalation_words as words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel

_ICONS = {"response": "bolt", "update": "message", "resolution": "clock", "agreement": "users"}


class Placed:
    """A level on the screen; its key stays its own while it is edited and moved."""

    __slots__ = ("draft", "key")

    def __init__(self, key: int, draft: LevelDraft) -> None:
        self.key, self.draft = key, draft


class LevelDelegate(RowDelegate):
    """Paints a level in two lines."""

    height = tokens.ROW_LOW

    def __init__(self) -> None:
        super().__init__()
        self.names = words.LevelNames()
        self.order: dict[int, int] = {}
        self.counts: Mapping[int, int] = {}
        self.changed: frozenset[int] = frozenset()

    def paint_row(self, painter: QPainter, rect: QRectF, row: Placed, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        draft = row.draft
        colour = "text" if draft.is_active else "text3"
        line = look.line(tokens.ROW)
        upper, lower = rect.center().y() - line, rect.center().y() + look.px(2)
        number = QRectF(rect.left(), rect.top(), look.px(22), rect.height())
        text.draw(painter, number, str(self.order.get(row.key, 0) + 1), tokens.BODY, "text2", True)
        spot = QRectF(rect.left() + look.px(26), rect.top(), look.px(18), rect.height())
        icons.draw_centred(painter, _ICONS.get(draft.target, "clock"), spot, 16, colour)
        left = spot.right() + look.px(10)
        right = self._paint_state(painter, rect, row, upper + line / 2)
        room = right - left - look.px(8)
        title = text.elide(words.level_title(draft), tokens.ROW, True, room)
        drawn = text.draw(painter, QRectF(left, upper, room, line), title, tokens.ROW, colour, True)
        rest = room - drawn - look.px(10)
        if rest > look.px(60):
            wanted = text.elide(words.condition_words(draft, self.names), tokens.META, False, rest)
            where = QRectF(left + drawn + look.px(10), upper, rest, line)
            text.draw(painter, where, wanted, tokens.META, "text2")
        room = rect.right() - left
        does = text.elide(words.action_words(draft, self.names), tokens.BODY, False, room)
        text.draw(painter, QRectF(left, lower, room, look.line(tokens.BODY)), does, tokens.BODY, "text2")

    def _paint_state(self, painter: QPainter, rect: QRectF, row: Placed, middle: float) -> float:
        """Paint at the right that it is off, changed, or fires now; return where that begins."""
        count = self.counts.get(self.order.get(row.key, -1), 0)
        if not row.draft.is_active:
            said, tone, icon = words.off_words(), "neutral", "player-pause"
        elif count:
            said, tone, icon = plural("Escalation", "{n} now", "{n} now", count), "warning", "bolt"
        else:
            return rect.right()
        width = paint.pill_width(said, icon)
        paint.pill(painter, rect.right() - width, middle, said, tone, icon)
        return rect.right() - width


class LevelList(RowListView):
    """The levels; as tall as they are, the page scrolls instead."""

    def __init__(self, model: RowModel, delegate: LevelDelegate) -> None:
        super().__init__("", model, delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Every row."""
        return QSize(theme().px(300), self.content_height() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space opens a level like Enter."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
