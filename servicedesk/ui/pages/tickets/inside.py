"""Who in or outside the house has the ticket, how long was agreed, and what is left of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.internal_agreements import InsideRow
from servicedesk.ui import tokens
from servicedesk.ui.pages.tickets.strip_spans import minutes_words
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.cards import Line, Panel, SectionHeader
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.tags import Tag


class InsideBlock(QWidget):
    """Empty where nothing was agreed."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.lines: list[str] = []
        self.hide()

    def show_rows(self, rows: list[InsideRow], now: datetime) -> None:
        """Show the clock that runs and those that ended before."""
        clear_layout(self._column)
        self.lines = []
        for row in rows:
            if not self.lines:
                self._column.addWidget(Line())
                self._column.addWidget(SectionHeader(translate("Inside", "Internal agreements"), size=tokens.ROW))
            self._add(row)
        self.setVisible(bool(rows))

    def _add(self, row: InsideRow) -> None:
        words, tone = inside_words(row)
        target = minutes_words(row.target_minutes)
        line = translate("Inside", "{who} {target} · {rest}", who=row.who, target=target, rest=words)
        self.lines.append(line)
        panel = Panel("", padding=8)
        panel.body.addWidget(PlainLabel(f"{row.who} {target}", tokens.BODY, bold=row.ended_at is None, wrap=True))
        panel.body.addWidget(Tag(words, tone, "truck" if row.is_partner else "users"))
        if row.contact and row.ended_at is None:
            panel.body.addWidget(PlainLabel(row.contact, tokens.META, "text2", wrap=True, selectable=True))
        panel.setAccessibleName(line)
        self._column.addWidget(panel)


def inside_words(row: InsideRow) -> tuple[str, str]:
    """Return how an agreement stands, and its hue."""
    rest = minutes_words(row.left_minutes)
    if row.ended_at is not None:
        if row.is_met:
            return translate("Inside", "kept, {rest} to spare", rest=rest), "success"
        return translate("Inside", "missed by {rest}", rest=rest), "danger"
    if row.left_minutes < 0:
        return translate("Inside", "{rest} over", rest=rest), "danger"
    tone = "warning" if row.left_minutes < row.target_minutes / 2 else "success"
    return translate("Inside", "{rest} left", rest=rest), tone
