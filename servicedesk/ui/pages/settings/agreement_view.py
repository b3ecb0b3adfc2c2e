"""Internal agreements and partners as their lists paint them: who, for what, how long."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from servicedesk.core.translation import translate
from servicedesk.queries.internal_agreements import PartnerRow
from servicedesk.services.internal_agreements import AgreementDraft
from servicedesk.ui import icons, tokens
from servicedesk.ui.pages.settings.agreement_words import AgreementNames, calendar_of, condition_words, who_of
from servicedesk.ui.pages.settings.spans import span_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel

# Below this width, unscaled, the calendar gives way to with whom and for what.
CALENDAR_FROM = 560
_RIGHT = Qt.AlignmentFlag.AlignRight


def partner_state(row: PartnerRow) -> str:
    """Say that a partner is no longer used."""
    return "" if row.is_active else translate("Agreements", "no longer used")


def partner_words(row: PartnerRow) -> str:
    """Return a partner in one line."""
    return " · ".join(part for part in (row.name, row.contact, row.phone, partner_state(row)) if part)


class AgreementDelegate(RowDelegate):
    """Paints the place in the order, with whom, for what, how long and by which calendar."""

    height = 36
    inset = 0

    def __init__(self) -> None:
        super().__init__()
        self.names = AgreementNames()
        self.order: dict[int | None, int] = {}

    def paint_row(self, painter: QPainter, rect: QRectF, row: AgreementDraft, selected: bool) -> None:
        """Paint one agreement."""
        look = theme()
        grip = QRectF(rect.left(), rect.top(), look.px(16), rect.height())
        icons.draw_centred(painter, "grip-vertical", grip, 16, "text3")
        number = QRectF(grip.right() + look.px(4), rect.top(), look.px(24), rect.height())
        text.draw(painter, number, str(self.order.get(row.id, 0) + 1), tokens.BODY, "text2", True)
        right = self._paint_time(painter, rect, row)
        left = number.right() + look.px(4)
        room = right - left
        # With whom decides most: it keeps what it needs up to three fifths.
        said = text.elide(who_of(row, self.names), tokens.BODY, True, room * 0.6)
        drawn = text.draw(painter, QRectF(left, rect.top(), room, rect.height()), said, tokens.BODY, "text", True)
        if rect.width() >= look.px(CALENDAR_FROM):
            # A column of its own, which only a long name goes beyond.
            drawn = max(drawn, look.px(120))
        rest = QRectF(left + drawn + look.px(12), rect.top(), room - drawn - look.px(12), rect.height())
        if rest.width() > look.px(28):
            conditions = text.elide(condition_words(row, self.names), tokens.BODY, False, rest.width())
            text.draw(painter, rest, conditions, tokens.BODY, "text2")

    def _paint_time(self, painter: QPainter, rect: QRectF, row: AgreementDraft) -> float:
        """Paint how long, and by which calendar where there is room; return where that begins."""
        look = theme()
        right = rect.right()
        if rect.width() >= look.px(CALENDAR_FROM):
            cell = QRectF(right - look.px(130), rect.top(), look.px(130), rect.height())
            words = text.elide(calendar_of(row, self.names), tokens.META, False, cell.width())
            text.draw(painter, cell, words, tokens.META, "text2", align=_RIGHT)
            right = cell.left() - look.px(12)
        span = span_words(row.minutes)
        width = text.width(span, tokens.BODY, True) + look.px(2)
        text.draw(painter, QRectF(right - width, rect.top(), width, rect.height()), span, tokens.BODY, "text", True,
                  _RIGHT)  # fmt: skip
        return right - width - look.px(12)


class PartnerDelegate(RowDelegate):
    """Paints a partner's name, who answers, and that one is no longer used."""

    height = 36
    inset = 0

    def paint_row(self, painter: QPainter, rect: QRectF, row: PartnerRow, selected: bool) -> None:
        """Paint one partner."""
        look = theme()
        colour = "text" if row.is_active else "text3"
        spot = QRectF(rect.left(), rect.top(), look.px(18), rect.height())
        icons.draw_centred(painter, "truck", spot, 16, "text3")
        left, right = spot.right() + look.px(8), rect.right()
        state = partner_state(row)
        if state:
            width = text.width(state, tokens.META) + look.px(2)
            beside = QRectF(right - width, rect.top(), width, rect.height())
            text.draw(painter, beside, state, tokens.META, "text2", align=_RIGHT)
            right -= width + look.px(12)
        room = right - left
        name = text.elide(row.name, tokens.BODY, True, room * 0.6)
        drawn = text.draw(painter, QRectF(left, rect.top(), room, rect.height()), name, tokens.BODY, colour, True)
        reach = " · ".join(part for part in (row.contact, row.phone) if part)
        rest = QRectF(left + drawn + look.px(12), rect.top(), room - drawn - look.px(12), rect.height())
        if rest.width() > look.px(28):
            text.draw(painter, rest, text.elide(reach, tokens.META, False, rest.width()), tokens.META, "text2")


class RecordList(RowListView):
    """A list of a card; as tall as its rows are, the page scrolls instead."""

    def __init__(self, model: RowModel, delegate: RowDelegate) -> None:
        super().__init__("", model, delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Every row."""
        return QSize(theme().px(300), self.content_height() + 2)

    def show_rows(self, rows: list[Any]) -> None:
        """Show *rows*; where the chosen one is gone, the one that took its place is chosen."""
        before = self.currentIndex().row()
        self._rows_model.set_rows(rows)
        self.updateGeometry()
        self.setVisible(bool(rows))
        if rows and not self.currentIndex().isValid():
            self._choose(max(0, min(before, len(rows) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space opens a row like Enter."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
