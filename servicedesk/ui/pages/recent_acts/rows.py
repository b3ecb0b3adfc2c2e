"""An act painted as a list row: when, who, what, on which record, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from servicedesk.core.translation import plural, translate
from servicedesk.queries.recent_acts import RecentAct, Standing
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.pages.settings.audit_words import act_words, area_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.row_list import RowDelegate

# What left the program cannot be called back.
_PRINTED = ("reports.issue_weekly",)
_ICONS = {
    Standing.UNDOABLE: ("arrow-back-up", "primary_text"),
    Standing.UNDONE: ("check", "text3"),
    Standing.BUILT_UPON: ("lock", "text3"),
    Standing.TOO_OLD: ("clock", "text3"),
    Standing.OUTSIDE: ("lock", "text3"),
}


def about_words(row: RecentAct) -> str:
    """Return the record, or how many there were."""
    return row.number or (plural("Undo", "{n} record", "{n} records", row.count) if row.count > 1 else "")


def who_words(row: RecentAct) -> str:
    """Return who acted: a person, or the program."""
    return row.name or translate("Undo", "the program")


def standing_words(row: RecentAct, local: Callable[[datetime], datetime]) -> str:
    """Return whether an act can be undone, and why not."""
    if row.standing is Standing.UNDOABLE:
        return translate("Undo", "Can be undone")
    if row.standing is Standing.UNDONE:
        return translate("Undo", "Undone already")
    if row.standing is Standing.TOO_OLD:
        return translate("Undo", "Older than thirty days")
    if row.standing is Standing.BUILT_UPON and row.later_at is not None:
        at = wording.moment_words(local(row.later_at), local(row.later_at).date())
        name = row.later_by or translate("Undo", "the program")
        return translate("Undo", "{name} went on from it at {time}: {act}", name=name, time=at,
                         act=act_words(row.later_act))  # fmt: skip
    if row.act in _PRINTED:
        return translate("Undo", "Left the program: what was printed or handed out cannot be called back")
    return translate("Undo", "Cannot be undone")


def recent_words(row: RecentAct) -> str:
    """Return an act in words, for assistive technology."""
    return " · ".join(part for part in (who_words(row), act_words(row.act), about_words(row)) if part)


class RecentActDelegate(RowDelegate):
    """Paints one act on two lines."""

    height = tokens.ROW_LOW

    def __init__(self, local: Callable[[datetime], datetime]) -> None:
        super().__init__()
        self._local = local

    def paint_row(self, painter: QPainter, rect: QRectF, row: RecentAct, selected: bool) -> None:
        """Paint one act."""
        look = theme()
        icon, colour = _ICONS[row.standing]
        side = look.px(18)
        icons.draw(painter, icon, rect.left(), rect.center().y() - side / 2, 18, colour)
        left = rect.left() + side + look.px(12)
        upper = rect.center().y() - look.line(tokens.ROW) + look.px(1)
        lower = rect.center().y() + look.px(2)
        about = about_words(row)
        number = text.width(about, tokens.META) + look.px(10) if about else 0.0
        room = rect.right() - left
        quiet = row.standing is Standing.UNDONE
        words = f"{who_words(row)} {act_words(row.act)}"
        line = QRectF(left, upper, room - number, look.line(tokens.ROW))
        shown = text.elide(words, tokens.ROW, not quiet, line.width())
        text.draw(painter, line, shown, tokens.ROW, "text3" if quiet else "text", not quiet)
        where = QRectF(rect.right() - number, upper, number, look.line(tokens.ROW))
        text.draw(painter, where, about, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)
        at = self._local(row.at)
        line = QRectF(left, lower, room, look.line(tokens.META))
        parts = (f"{at:%m-%d %H:%M}", area_words(row.act), standing_words(row, self._local))
        shown = text.elide(" · ".join(parts), tokens.META, False, room)
        text.draw(painter, line, shown, tokens.META, "text2")
