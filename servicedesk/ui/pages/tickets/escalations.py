"""Beside a ticket: the levels that fired for it, the latest first; a breach stays here after later success."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.escalation import FiredRow
from servicedesk.ui import escalation_words, tokens, wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import IconLabel, SectionHeader
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.tags import Tag

SHOWN = 4


class FiredLevels(QWidget):
    """What fired, when, and whether it came late."""

    def __init__(self, rows: tuple[FiredRow, ...], local: Callable[[datetime], datetime], now: datetime) -> None:
        super().__init__()
        self._local, self._today = local, now.date()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        column.addWidget(SectionHeader(translate("Escalation", "Escalations"), len(rows), size=tokens.ROW))
        for row in rows[:SHOWN]:
            column.addLayout(self._line(row))
        if len(rows) > SHOWN:
            more = translate("Escalation", "earlier ones are in the timeline")
            column.addWidget(PlainLabel(more, tokens.META, "text3", wrap=True))

    def _line(self, row: FiredRow) -> QHBoxLayout:
        tone = "danger" if row.is_breach else "warning"
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        icon = IconLabel("trending-up" if row.is_upward else "clock", f"{tone}_text", 16)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(PlainLabel(fired_words(row), tokens.META, "text", bold=True, wrap=True))
        under = QHBoxLayout()
        under.addWidget(PlainLabel(self._when(row), tokens.META, "text2", wrap=True), 1)
        if row.is_late:
            under.addWidget(Tag(translate("Escalation", "late"), "warning", "history"))
        words.addLayout(under)
        done = " · ".join(escalation_words.done_words(row.details))
        if done:
            words.addWidget(PlainLabel(done, tokens.META, "text2", wrap=True))
        line.addLayout(words, 1)
        return line

    def _when(self, row: FiredRow) -> str:
        fired = wording.moment_words(self._local(row.fired_at), self._today)
        if not row.is_late:
            return fired
        due = wording.moment_words(self._local(row.due_at), self._today)
        return translate("Escalation", "{time}, due {due}", time=fired, due=due)


def fired_words(row: FiredRow) -> str:
    """Return which level fired, or who reported the ticket upwards."""
    if row.by_hand:
        return translate("Escalation", "{name} escalated", name=str(row.details.get("by") or "—"))
    return escalation_words.level_words({**row.details, "target": row.target})
