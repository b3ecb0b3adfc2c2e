"""What the rules come to: the time to solve by priority and tier, changed ones in amber."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.enums import Priority
from servicedesk.core.translation import translate
from servicedesk.ui import tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import glyphs, paint, text
from servicedesk.ui.widgets.base import Themed

ROW, HEAD = 40, 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """The time one kind of case gets, in words, and whether saving changes it."""

    words: str
    is_changed: bool


class OutcomeGrid(Themed, QWidget):
    """A table to look at; a screen reader hears it row by row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiers: Sequence[tuple[str, str, str]] = ()
        self._cells: Mapping[tuple[Priority, str], Outcome] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_outcomes(
        self, tiers: Sequence[tuple[str, str, str]], cells: Mapping[tuple[Priority, str], Outcome]
    ) -> None:
        """Show *cells* under *tiers* (code, name, tone)."""
        self._tiers, self._cells = tiers, cells
        self.setAccessibleName(translate("Settings", "Time to solve after saving"))
        self.setAccessibleDescription("\n".join(self._say(priority) for priority in Priority))
        self.restyle()

    def cell(self, priority: Priority, tier: str) -> Outcome | None:
        """What is shown for a priority and a tier."""
        return self._cells.get((priority, tier))

    def _say(self, priority: Priority) -> str:
        said = [f"{name} {self._cells[priority, code].words}" for code, name, _tone in self._tiers]
        return f"{wording.word(priority)}: {wording.list_words(said)}"

    def sizeHint(self) -> QSize:
        """A head and four rows."""
        return QSize(theme().px(360), theme().px(HEAD + ROW * len(Priority)))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns shorten their words."""
        return QSize(theme().px(220), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint head and cells."""
        look = theme()
        painter = QPainter(self)
        left = look.px(68)
        width = (self.width() - left) / max(len(self._tiers), 1)
        for column, (_code, name, tone) in enumerate(self._tiers):
            room = width - look.px(8)
            middle = left + column * width + width / 2
            wide = min(paint.tag_width(name), room)
            paint.tag(painter, middle - wide / 2, look.px(HEAD) / 2, name, tone, room=room)
        for row, priority in enumerate(Priority):
            top = look.px(HEAD + ROW * row)
            self._paint_name(painter, QRectF(0, top, left, look.px(ROW)), priority)
            for column, (code, _name, _tone) in enumerate(self._tiers):
                box = QRectF(left + column * width, top, width, look.px(ROW))
                gap = look.px(2)
                self._paint_cell(painter, box.adjusted(gap, gap, -gap, -gap), self._cells[priority, code])

    def _paint_name(self, painter: QPainter, rect: QRectF, priority: Priority) -> None:
        look = theme()
        side = look.px(14)
        glyphs.paint_priority(painter, QRectF(0, rect.center().y() - side / 2, side, side), priority)
        colour = "danger_text" if priority is Priority.URGENT else "text"
        words = QRectF(side + look.px(6), rect.top(), rect.width() - side - look.px(8), rect.height())
        text.draw(painter, words, wording.word(priority), tokens.BODY, colour, True)

    def _paint_cell(self, painter: QPainter, box: QRectF, outcome: Outcome) -> None:
        fill, line = ("warning_soft", "warning_line") if outcome.is_changed else ("surface2", "border")
        paint.rounded(painter, box, tokens.RADIUS_CONTROL, fill, line)
        inner = box.adjusted(theme().px(4), 0, -theme().px(4), 0)
        colour = "warning_text" if outcome.is_changed else "text"
        centre = Qt.AlignmentFlag.AlignHCenter
        text.draw(painter, inner, outcome.words, tokens.BODY, colour, outcome.is_changed, centre)
