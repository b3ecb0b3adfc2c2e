"""The five steps of an import along the top, and that nothing is written before the last."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import icons, tokens
from servicedesk.ui.pages.imports.plan import Step
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed

DISC = 22


class StepStrip(Themed, QWidget):
    """Done steps are ticked, the present one is filled, those to come are rings; narrow strips drop the words."""

    def __init__(self) -> None:
        super().__init__()
        self._step = Step.FILE
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.follow_theme()
        self.set_step(Step.FILE)

    @staticmethod
    def names() -> list[str]:
        """Return what the steps are called."""
        return [
            translate("Imports", "Choose"),
            translate("Imports", "Recognise"),
            translate("Imports", "Match columns"),
            translate("Imports", "Try"),
            translate("Imports", "Import"),
        ]

    def set_step(self, step: Step) -> None:
        """Show how far the import is."""
        self._step = step
        names = self.names()
        place = min(step, Step.IMPORT)
        self.setAccessibleName(translate("Imports", "Step {n} of 5: {name}", n=place + 1, name=names[place]))
        self.update()

    def sizeHint(self) -> QSize:
        """Discs and names."""
        look = theme()
        names = sum(text.width(name, tokens.BODY, True) for name in self.names())
        return QSize(round(names) + look.px(5 * (DISC + 8) + 4 * 52), look.px(32))

    def minimumSizeHint(self) -> QSize:
        """Only the discs and the present name."""
        look = theme()
        widest = max(text.width(name, tokens.BODY, True) for name in self.names())
        return QSize(round(widest) + look.px(5 * (DISC + 10)), look.px(32))

    def retranslate(self) -> None:
        """Say the step in the language in force."""
        self.set_step(self._step)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the steps."""
        look = theme()
        painter = QPainter(self)
        names, disc = self.names(), look.px(DISC)
        gap = look.px(8)
        full = self.width() >= self.sizeHint().width() - look.px(4 * 30)
        shown = [name if full or place == min(self._step, Step.IMPORT) else "" for place, name in enumerate(names)]
        taken = sum(disc + (gap + text.width(name, tokens.BODY, True) if name else 0) for name in shown)
        between = max(look.px(8), min(look.px(56), (self.width() - taken) / 4))
        left, middle = 0.0, self.height() / 2
        for place, name in enumerate(shown):
            self._disc(painter, QRectF(left, middle - disc / 2, disc, disc), place)
            left += disc
            if name:
                current = place == self._step
                colour = "text" if place <= self._step else "text2"
                box = QRectF(left + gap, 0, self.width() - left, self.height())
                left += gap + text.draw(painter, box, name, tokens.BODY, colour, current)
            if place < len(shown) - 1:
                inset = min(look.px(10), between / 4)
                paint.hairline(painter, left + inset, middle, between - 2 * inset, "border2")
                left += between

    def _disc(self, painter: QPainter, rect: QRectF, place: int) -> None:
        if place < self._step:
            paint.rounded(painter, rect, DISC / 2, "success")
            icons.draw_centred(painter, "check", rect, 14, "on_primary")
            return
        current = place == self._step
        paint.rounded(painter, rect, DISC / 2, "primary" if current else "surface", None if current else "control", 1.5)
        colour = "on_primary" if current else "text2"
        text.draw(painter, rect, str(place + 1), tokens.META, colour, current, Qt.AlignmentFlag.AlignHCenter)
