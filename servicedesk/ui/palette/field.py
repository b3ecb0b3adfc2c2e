"""The search box of the header and the panel of hits below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.palette.groups import PaletteHit
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import Heading
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion, SuggestionDelegate, SuggestionList

WIDTH = 640
# Eight hits and the names of four groups.
HEIGHT = 8 * 44 + 4 * 28


class PaletteDelegate(SuggestionDelegate):
    """Says on the chosen hit what Enter and Tab would do."""

    bar = True

    def _paint_right(self, painter: QPainter, rect: QRectF, row: Suggestion, selected: bool) -> float:
        hit = row.data
        if not selected or not isinstance(hit, PaletteHit) or row.keys:
            return super()._paint_right(painter, rect, row, selected)
        look = theme()
        right = rect.right()
        if len(hit.actions) > 1:
            right = self._paint_hint(painter, right, rect, translate("Palette", "More actions"), "Tab", False)
            right -= look.px(14)
        return self._paint_hint(painter, right, rect, hit.actions[0].words, "↵", True)

    def _paint_hint(self, painter: QPainter, right: float, rect: QRectF, words: str, key: str, main: bool) -> float:
        """Paint words and a key cap so that they end at *right*; return where they begin."""
        look = theme()
        right -= paint.key_cap_width(key)
        paint.key_cap(painter, right, rect.center().y(), key)
        wide = text.width(words, tokens.META, main)
        left = right - look.px(7) - wide
        line = QRectF(left, rect.top(), wide + 1, rect.height())
        text.draw(painter, line, words, tokens.META, "primary_text" if main else "text2", main)
        return left


class PaletteFoot(Themed, QWidget):
    """Under the hits: what can be done with the chosen one, and how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = IconLabel("bulb", "primary_text", 16)
        self.can_do = PlainLabel("", tokens.META, "text2", elide=True)
        self.count = PlainLabel("", tokens.META, "text2")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.icon)
        self._row.addWidget(self.can_do, 1)
        self._row.addWidget(self.count)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale."""
        look = theme()
        self._row.setContentsMargins(look.px(14), 0, look.px(14), 0)
        self._row.setSpacing(look.px(8))
        self.setFixedHeight(look.px(40))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the quiet ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface2"))
        paint.hairline(painter, 0, 0, self.width())


class PalettePanel(SuggestionList):
    """The hits in their groups, and the foot."""

    def __init__(self, window: QWidget, name: str = "") -> None:
        super().__init__(window, name, delegate=PaletteDelegate())
        self.foot = PaletteFoot()
        self.body.addWidget(self.foot)

    def show_rows(self, rows: Sequence[Suggestion | Heading], field: QWidget, width: int | None = None) -> None:
        """Show *rows* under the middle of *field*."""
        self.model.set_rows(rows)
        if not rows:
            self.close_panel(give_back=False)
            return
        look = theme()
        room = self.window().height() - field.mapTo(self.window(), field.rect().bottomLeft()).y()
        tallest = min(look.px(HEIGHT), room - look.px(108))
        self.view.setFixedHeight(max(min(tallest, self.view.content_height()), look.px(44)))
        self.open_at(field, width or field.width())
        if not self.view.currentIndex().isValid():
            self.view.select_first()

    def place(self, width: int | None = None, right: bool = False, gap: float = 4) -> None:
        """Centre the panel under its field, inside the window."""
        super().place(width, right, gap)
        anchor, window = self._anchor, self.window()
        if anchor is not None:
            middle = anchor.mapTo(window, anchor.rect().center()).x()
            left = max(min(middle - self.width() // 2, window.width() - self.width()), 0)
            self.move(left if self.width() < window.width() else self.x(), self.y())


class PaletteField(SearchField):
    """The box itself: Tab shows the actions of the chosen hit, Esc gives the focus back to where it was."""

    opened = Signal()
    more_asked = Signal()
    less_asked = Signal()
    taken = Signal()
    """Enter: the hits of the text as it is now have been asked for."""
    given_up = Signal()
    listed = Signal()
    """There is a list of hits now, made when it is first needed."""
    renamed = Signal()
    """Hits are shown in a language that is not in force any more."""

    def __init__(self) -> None:
        super().__init__("", "", "Ctrl K")

    def panel(self) -> PalettePanel:
        """The hits below."""
        found = self._hits()
        assert isinstance(found, PalettePanel)
        return found

    def retranslate(self) -> None:
        """Have open hits said anew."""
        super().retranslate()
        if self.is_open:
            self.renamed.emit()

    @property
    def is_open(self) -> bool:
        """Whether hits are shown."""
        return self._list is not None and self._list.isVisible()

    def _hits(self) -> SuggestionList:
        if self._list is None:
            self._list = PalettePanel(self.window(), self.accessibleName())
            self._list.chosen.connect(self.chosen)
            self.listed.emit()
        return self._list

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A click opens it as the key does."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.opened.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes into the actions of a hit while hits are shown, Shift+Tab back to the hits."""
        if not self.is_open:
            return super().focusNextPrevChild(forward)
        if forward:
            self.more_asked.emit()
        else:
            self.less_asked.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the box; the text goes, the focus returns. Enter takes the chosen hit."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._asking.flush()
            self.taken.emit()
        else:
            super().keyPressEvent(event)
