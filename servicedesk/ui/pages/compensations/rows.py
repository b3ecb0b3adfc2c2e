"""A compensation painted as a list row, and its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from servicedesk.core.enums import CompensationState, VoucherState
from servicedesk.queries.compensations import LedgerRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import RowDelegate

TONES = {
    CompensationState.PENDING: "violet",
    CompensationState.APPROVED: "success",
    CompensationState.REFUSED: "danger",
    CompensationState.WITHDRAWN: "neutral",
    CompensationState.CANCELLED: "neutral",
}
VOUCHER_TONES = {
    VoucherState.VALID: "primary",
    VoucherState.REDEEMED: "success",
    VoucherState.VOID: "neutral",
    VoucherState.EXPIRED: "warning",
}


def detail_words(row: LedgerRow) -> str:
    """Return type, voucher, ticket, guest and who asked."""
    kind = wording.word(row.kind)
    parts = (kind, row.voucher_number, row.ticket_number, row.place or row.customer_name, row.requested_by)
    return " · ".join(part for part in parts if part)


def row_words(row: LedgerRow, currency: str) -> str:
    """Return a row in words, for assistive technology."""
    amount = wording.money(row.amount_cents, currency)
    return " · ".join((str(row.name), amount, wording.word(row.state), detail_words(row)))


class LedgerDelegate(RowDelegate):
    """Name and amount, below what it belongs to; the state as a tag."""

    height = tokens.ROW_HIGH

    def __init__(self, moment: Callable[[datetime], str], currency: str) -> None:
        super().__init__()
        self._moment, self._currency = moment, currency

    def paint_row(self, painter: QPainter, rect: QRectF, row: LedgerRow | None, selected: bool) -> None:
        """Paint *row*; one on its way is a quiet block."""
        look = theme()
        if row is None:
            bone = QRectF(rect.left(), rect.center().y() - look.px(6), rect.width() / 2, look.px(12))
            paint.rounded(painter, bone, tokens.RADIUS_TAG, "neutral_soft")
            return
        line = look.line(tokens.ROW)
        upper, lower = rect.center().y() - line, rect.center().y() + look.px(3)
        amount = wording.money(row.amount_cents, self._currency)
        stands = row.state in (CompensationState.PENDING, CompensationState.APPROVED)
        width = text.width(amount, tokens.ROW, True)
        place = QRectF(rect.right() - width - 1, upper, width + 2, line)
        text.draw(painter, place, amount, tokens.ROW, "text" if stands else "text3", True)
        room = rect.width() - width - look.px(12)
        name = text.elide(str(row.name), tokens.ROW, stands, room)
        text.draw(
            painter, QRectF(rect.left(), upper, room, line), name, tokens.ROW, "text" if stands else "text2", stands
        )
        self._below(painter, QRectF(rect.left(), lower, rect.width(), look.line(tokens.META)), row)

    def _below(self, painter: QPainter, rect: QRectF, row: LedgerRow) -> None:
        look = theme()
        when = self._moment(row.at)
        used = text.width(when, tokens.META)
        place = QRectF(rect.right() - used - 1, rect.top(), used + 2, rect.height())
        text.draw(painter, place, when, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)
        left = rect.left()
        left += paint.tag(painter, left, rect.center().y(), wording.word(row.state), TONES[row.state]) + look.px(6)
        if row.voucher_state is not None:
            words, tone = wording.word(row.voucher_state), VOUCHER_TONES[row.voucher_state]
            left += paint.tag(painter, left, rect.center().y(), words, tone) + look.px(6)
        room = rect.right() - used - look.px(8) - left
        if room > look.px(20):
            shown = text.elide(detail_words(row), tokens.META, False, room)
            text.draw(painter, QRectF(left, rect.top(), room, rect.height()), shown, tokens.META, "text2")
