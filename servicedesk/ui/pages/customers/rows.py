"""A customer painted as a list row: avatar, name and tier, where they are today, the masked number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from servicedesk.core.enums import Severity
from servicedesk.core.translation import translate
from servicedesk.queries.customer_rows import CustomerRow, Stay, StayState
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.row_list import RowDelegate

AVATAR = 36


def stay_words(stay: Stay) -> str:
    """Return where a room or order stands today: ``1208 在住``."""
    if stay.state is StayState.HERE:
        return translate("Customers", "{place} here", place=stay.reference)
    if stay.state is StayState.ARRIVING:
        return translate("Customers", "{place} arriving", place=stay.reference)
    if stay.state is StayState.LEFT and stay.until_on is not None:
        return translate("Customers", "left {day}", day=f"{stay.until_on:%m-%d}")
    return ""


def customer_words(row: CustomerRow | None) -> str:
    """Return a customer in words, for assistive technology."""
    if row is None:
        return ""
    parts = [row.name, str(row.tier or ""), stay_words(row.stay), row.phone, row.company]
    if row.loudest_alert is not None:
        parts.append(translate("Customers", "Alert"))
    return " · ".join(part for part in parts if part)


class CustomerDelegate(RowDelegate):
    """Paints one customer of the list."""

    height = tokens.ROW_LOW

    def paint_row(self, painter: QPainter, rect: QRectF, row: CustomerRow | None, selected: bool) -> None:
        """Paint *row*; a row on its way is a quiet block."""
        look = theme()
        side = look.px(AVATAR)
        head = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        left = head.right() + look.px(10)
        if row is None:
            bone = QRectF(left, rect.center().y() - look.px(6), rect.width() / 2, look.px(12))
            paint.rounded(painter, bone, tokens.RADIUS_TAG, "neutral_soft")
            return
        here = row.stay.state is StayState.HERE
        paint.avatar(painter, head, row.name, row.tier_colour if row.tier else "", here or None)
        upper = rect.center().y() - look.line(tokens.ROW) + look.px(1)
        lower = rect.center().y() + look.px(2)
        self._paint_name(painter, QRectF(left, upper, rect.right() - left, look.line(tokens.ROW)), row)
        line = QRectF(left, lower, rect.right() - left, look.line(tokens.META))
        words = stay_words(row.stay) if here else row.phone or row.company or stay_words(row.stay)
        if here and row.phone:
            words = f"{words} · {row.phone}"
        shown = text.elide(words or row.number, tokens.META, False, line.width())
        text.draw(painter, line, shown, tokens.META, "text2")

    def _paint_name(self, painter: QPainter, rect: QRectF, row: CustomerRow) -> None:
        look = theme()
        room = rect.width()
        if row.loudest_alert is not None:
            loud = row.loudest_alert is Severity.SAFETY
            side = look.px(16)
            colour = "danger_text" if loud else "warning_text"
            icons.draw(painter, "alert-triangle", rect.right() - side, rect.center().y() - side / 2, 16, colour)
            room -= side + look.px(6)
        tier = str(row.tier) if row.tier else ""
        tag = paint.tag_width(tier) + look.px(6) if tier else 0.0
        name = text.elide(row.name, tokens.ROW, True, max(room - tag, look.px(40)))
        drawn = text.draw(painter, QRectF(rect.left(), rect.top(), room, rect.height()), name, tokens.ROW, "text", True,
                          Qt.AlignmentFlag.AlignLeft)  # fmt: skip
        if tier and drawn + tag <= room:
            paint.tag(painter, rect.left() + drawn + look.px(6), rect.center().y(), tier, row.tier_colour)
