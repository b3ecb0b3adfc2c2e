"""Where an imported ticket came from, and what the old system said of it; only to be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.ticket_details import SourceRow
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.tickets.field_names import field_name
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import SectionHeader
from servicedesk.ui.widgets.labels import PlainLabel


class SourcePanel(Themed, QWidget):
    """Names above their values: the old system's words are often longer than the column is wide."""

    def __init__(self, source: SourceRow, local: Callable[[datetime], datetime], now: datetime) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        title = (
            translate("Tickets", "From {system}", system=source.system)
            if source.system
            else translate("Tickets", "Imported")
        )
        self._column.addWidget(SectionHeader(title, size=tokens.ROW))
        at = wording.moment_words(local(source.imported_at), now.date())
        facts = [(translate("Tickets", "Imported"), f"{at} · {source.file}")]
        if source.category:
            facts.append((field_name("category"), source.category))
        facts += [(field_name(name), str(value)) for name, value in source.details.items()]
        for name, value in facts:
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(PlainLabel(name, tokens.META, "text3", elide=True))
            pair.addWidget(PlainLabel(value, tokens.META, wrap=True))
            self._column.addLayout(pair)
        self.setAccessibleName(title)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale the gaps."""
        self._column.setSpacing(theme().px(7))
        super().restyle()
