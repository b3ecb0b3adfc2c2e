"""A deleted record painted as a list row: number and title, who deleted it, when and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from servicedesk.core.translation import plural, translate
from servicedesk.queries.bin import DeletedRow
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.row_list import RowDelegate

_ICONS = {"ticket": "ticket", "article": "book"}


def title_words(row: DeletedRow) -> str:
    """Return what a record is called; one that was erased has only its number."""
    if row.purged_at is not None:
        return f"{row.number} · {translate('Bin', 'erased for good')}"
    return f"{row.number} · {row.title}"


def why_words(row: DeletedRow, local: Callable[[datetime], datetime]) -> str:
    """Return when it was deleted, by whom, and why."""
    at = local(row.deleted_at)
    name = row.deleted_by or translate("Bin", "the program")
    parts = [translate("Bin", "deleted by {name} on {time}", name=name, time=f"{at:%Y-%m-%d %H:%M}")]
    if row.followers:
        parts.append(plural("Bin", "with {n} merged into it", "with {n} merged into it", row.followers))
    if row.reason:
        parts.append(row.reason)
    return " · ".join(parts)


class DeletedDelegate(RowDelegate):
    """Paints one record of the bin."""

    height = tokens.ROW_LOW

    def __init__(self, local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._local = local

    def paint_row(self, painter: QPainter, rect: QRectF, row: DeletedRow, selected: bool) -> None:
        """Paint one record."""
        look = theme()
        side = look.px(18)
        icons.draw(painter, _ICONS[row.kind], rect.left(), rect.center().y() - side / 2, 18, "text3")
        left = rect.left() + side + look.px(12)
        room = rect.right() - left
        upper = rect.center().y() - look.line(tokens.ROW) + look.px(1)
        quiet = row.purged_at is not None
        shown = text.elide(title_words(row), tokens.ROW, not quiet, room)
        line = QRectF(left, upper, room, look.line(tokens.ROW))
        text.draw(painter, line, shown, tokens.ROW, "text3" if quiet else "text", not quiet)
        line = QRectF(left, rect.center().y() + look.px(2), room, look.line(tokens.META))
        shown = text.elide(why_words(row, self._local), tokens.META, False, room)
        text.draw(painter, line, shown, tokens.META, "text2")
