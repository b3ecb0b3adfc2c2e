"""What a page shows when there is nothing yet: why, what next, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import PrimaryButton
from servicedesk.ui.widgets.deadline import paint_ring
from servicedesk.ui.widgets.glyphs import paint_state
from servicedesk.ui.widgets.labels import PlainLabel


class TicketPicture(Themed, QWidget):
    """Three paper tickets on two soft discs, with the icon of the page in place of a face."""

    def __init__(self, icon: str = "ticket", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        """The picture's own size."""
        return QSize(theme().px(300), theme().px(192))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(look.scale, look.scale)
        self._discs(painter)
        for angle, move in ((-8.0, -34.0), (7.0, 34.0)):
            painter.save()
            painter.translate(150 + move, 100)
            painter.rotate(angle)
            self._paper(painter, QRectF(-104, -42, 208, 84), 0.45)
            painter.restore()
        self._paper(painter, QRectF(33, 44, 234, 98), 1.0)
        self._content(painter)

    def _discs(self, painter: QPainter) -> None:
        shade = QColor(theme().colour("primary"))
        painter.setPen(Qt.PenStyle.NoPen)
        for radius in (94, 62):
            shade.setAlphaF(0.05)
            painter.setBrush(shade)
            painter.drawEllipse(QPointF(150, 96), radius, radius)

    def _paper(self, painter: QPainter, rect: QRectF, strength: float) -> None:
        look = theme()
        fill, line = QColor(look.colour("surface")), QColor(look.colour("primary_line"))
        fill.setAlphaF(0.55 + 0.45 * strength)
        line.setAlphaF(strength)
        painter.setBrush(fill)
        painter.setPen(QPen(line, 1.5))
        paper, notches = QPainterPath(), QPainterPath()
        paper.addRoundedRect(rect, 10, 10)
        for x in (rect.left(), rect.right()):
            notches.addEllipse(QPointF(x, rect.center().y()), 9, 9)
        painter.drawPath(paper.subtracted(notches) if strength == 1.0 else paper)

    def _content(self, painter: QPainter) -> None:
        look = theme()
        pen = QPen(look.colour("border2"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(52, 93), QPointF(250, 93))
        painter.setPen(Qt.PenStyle.NoPen)
        for box, colour in (
            (QRectF(88, 62, 104, 10), "primary_soft"),
            (QRectF(88, 79, 68, 8), "neutral_soft"),
            (QRectF(90, 111, 56, 8), "neutral_soft"),
            (QRectF(90, 125, 36, 7), "neutral_soft"),
        ):
            painter.setBrush(look.colour(colour))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setBrush(look.colour("success_soft"))
        painter.drawRoundedRect(QRectF(166, 108, 84, 22), 11, 11)
        painter.setBrush(look.colour("success"))
        painter.drawRoundedRect(QRectF(190, 116, 46, 6), 3, 3)
        paint_state(painter, QRectF(55, 58, 22, 22), "new")
        paint_ring(painter, QRectF(216, 56, 28, 28), 0.72, "success", 4)
        paint_ring(painter, QRectF(172, 112, 14, 14), 0.0, "success", 2, track="success")
        painter.setPen(QPen(look.colour("gold_line"), 1))
        painter.setBrush(look.colour("gold_soft"))
        painter.drawEllipse(QPointF(66, 119), 13, 13)
        # The painter is already scaled: draw the icon at its unscaled size.
        picture = icons.pixmap(self._icon, 16, "gold_text", self.devicePixelRatioF())
        painter.drawPixmap(QRectF(58, 111, 16, 16), picture, QRectF(picture.rect()))


class EmptyState(Themed, QWidget):
    """A picture, one line why, one line what next, one button with its key, and a quiet remark."""

    def __init__(self, title: str = "", words: str = "", button: str = "", key: str = "", icon: str = "ticket",
                 remark: str = "", small: bool = False, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.picture = TicketPicture(icon)
        self.title = PlainLabel(title, tokens.PANE if small else tokens.TITLE, bold=True, wrap=True, align=centre)
        self.words = PlainLabel(words, tokens.BODY if small else tokens.ROW, "text2", wrap=True, align=centre)
        self.button = PrimaryButton(button, icon, key, large=not small)
        self.remark = PlainLabel(remark, tokens.META, "text3", wrap=True, align=centre)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.picture, 0, centre)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self._column.addWidget(self.button, 0, centre)
        self._column.addWidget(self.remark)
        self._column.addStretch(1)
        self.picture.setVisible(not small)
        self.set_words(title, words, button, remark)
        self.follow_theme()

    def set_words(self, title: str, words: str = "", button: str = "", remark: str = "") -> None:
        """Change the sentences; an empty one takes no room."""
        self.title.setText(title)
        self.button.setText(button)
        for label, content in ((self.words, words), (self.remark, remark)):
            label.setText(content)
            label.setVisible(bool(content))
        self.button.setVisible(bool(button))
        self.setAccessibleName(f"{title} {words}".strip())

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._column.setContentsMargins(look.px(20), look.px(12), look.px(20), look.px(12))
        self._column.setSpacing(look.px(8))
        super().restyle()


class Skeleton(Themed, QWidget):
    """Static grey blocks where rows will be; show it only when loading takes longer than 150 ms."""

    def __init__(self, rows: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.follow_theme()

    def sizeHint(self) -> QSize:
        """As tall as its rows."""
        return QSize(theme().px(240), theme().px(self._rows * tokens.ROW_LOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the blocks."""
        look = theme()
        painter = QPainter(self)
        for row in range(self._rows):
            top = row * look.px(tokens.ROW_LOW) + look.px(12)
            paint.rounded(painter, QRectF(look.px(16), top, look.px(32), look.px(32)), 16, "neutral_soft")
            left = look.px(60)
            for index, share in enumerate((0.55, 0.35)):
                box = QRectF(left, top + index * look.px(18) + look.px(2), (self.width() - left) * share, look.px(9))
                paint.rounded(painter, box, 4.5, "neutral_soft")
