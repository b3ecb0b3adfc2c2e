"""The steps at the left: which are done, which one this is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed

ROW = 80


class StepColumn(Themed, QWidget):
    """Painted; the step is also said in words above the questions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: Sequence[tuple[str, str]] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_steps(self, steps: Sequence[tuple[str, str]], current: int) -> None:
        """Show *steps* as (name, what), the *current* one marked."""
        self._steps, self._current = steps, current
        self.setAccessibleName(" · ".join(name for name, _what in steps))
        self.restyle()

    def sizeHint(self) -> QSize:
        """One row a step."""
        return QSize(theme().px(230), theme().px(ROW) * max(len(self._steps), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the steps and the line between them."""
        look = theme()
        painter = QPainter(self)
        for index, (name, what) in enumerate(self._steps):
            top = index * look.px(ROW)
            here = index == self._current
            if here:
                paint.rounded(painter, QRectF(0, top, self.width(), look.px(58)), tokens.RADIUS_CARD, "selected")
            disc = QRectF(look.px(12), top + look.px(14), look.px(30), look.px(30))
            if index + 1 < len(self._steps):
                colour = "success_line" if index < self._current else "border2"
                x = disc.center().x()
                paint.hairline(
                    painter, x, disc.bottom() + look.px(4), look.px(ROW) - look.px(38), colour, vertical=True
                )
            self._paint_disc(painter, disc, index)
            left = disc.right() + look.px(16)
            room = self.width() - left - look.px(8)
            shade = "primary_text" if here else "text"
            upper = QRectF(left, top + look.px(8), room, look.line(tokens.ROW))
            text.draw(painter, upper, text.elide(name, tokens.ROW, True, room), tokens.ROW, shade, True)
            lower = QRectF(left, upper.bottom(), room, look.line(tokens.META))
            text.draw(painter, lower, text.elide(what, tokens.META, False, room), tokens.META, "text2")

    def _paint_disc(self, painter: QPainter, disc: QRectF, index: int) -> None:
        done, here = index < self._current, index == self._current
        radius = disc.width() / 2 / theme().scale
        paint.rounded(painter, disc, radius, "success" if done else "primary" if here else "surface",
                      None if done or here else "border2")  # fmt: skip
        if done:
            icons.draw_centred(painter, "check", disc, 16, "on_primary")
        else:
            colour = "on_primary" if here else "text2"
            text.draw(painter, disc, str(index + 1), tokens.ROW, colour, True, Qt.AlignmentFlag.AlignHCenter)
