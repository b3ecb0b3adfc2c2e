"""An entry of the compensation list: how it is painted, and how its form starts from it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from servicedesk.core.enums import CompensationKind
from servicedesk.queries.compensations import ItemRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.conflicts.record_form import Values
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import RowDelegate

USUAL_DAYS = 90


class ItemDelegate(RowDelegate):
    """An entry: its name, its type, what it costs; one out of use is grey."""

    height = tokens.ROW_LOW

    def __init__(self, worth: Any) -> None:
        super().__init__()
        self._worth = worth

    def paint_row(self, painter: QPainter, rect: QRectF, row: ItemRow, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        worth = self._worth(row)
        width = text.width(worth, tokens.ROW, True)
        colour = "text" if row.is_active else "text3"
        place = QRectF(rect.right() - width - 1, rect.top(), width + 2, rect.height())
        text.draw(painter, place, worth, tokens.ROW, colour, True)
        kind = wording.word(row.kind)
        left = rect.left() + paint.tag(painter, rect.left(), rect.center().y(), kind, "neutral") + look.px(8)
        room = rect.right() - width - look.px(12) - left
        name = text.elide(str(row.name), tokens.ROW, False, room)
        text.draw(painter, QRectF(left, rect.top(), room, rect.height()), name, tokens.ROW, colour)


def stored_item(row: ItemRow | None) -> Values:
    """Return an entry as its form starts from it."""
    if row is None:
        names = ("name_zh", "name_en", "amount_cents", "percent", "valid_days")
        blank: Values = {**dict.fromkeys(names, ""), "amount_cents": None, "percent": None, "valid_days": None}
        return {**blank, "kind": CompensationKind.GIFT.value, "is_free_allowed": False, "is_active": True}
    return {
        "name_zh": row.name.zh,
        "name_en": row.name.en,
        "kind": row.kind.value,
        "amount_cents": row.amount_cents,
        "percent": row.percent,
        "valid_days": (row.valid_days or USUAL_DAYS) if row.kind is CompensationKind.VOUCHER else None,
        "is_free_allowed": row.is_free_allowed,
        "is_active": row.is_active,
    }
