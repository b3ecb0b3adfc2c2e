"""Whom a ticket is about: typed as in the one box at reception, optional."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from servicedesk.core.translation import translate
from servicedesk.ui.pages.reception import guests
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion
from servicedesk.ui.workspace import Workspace


class CustomerField(SearchField):
    """Shows the name chosen; other words in it mean nobody."""

    picked = Signal(object, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._customer_id: int | None = None
        self._enter_waits = False
        self.asked.connect(self._find)
        self.chosen.connect(self._take)
        self.entered.connect(self._entered)
        self.textEdited.connect(lambda _text: self._drop())
        self.retranslate()

    def customer_id(self) -> int | None:
        """Who was chosen, or None."""
        return self._customer_id

    def show_customer(self, customer_id: int | None, name: str) -> None:
        """Show somebody without telling anybody."""
        self._customer_id = customer_id
        self.set_text(name if customer_id is not None else "")

    def _drop(self) -> None:
        if self._customer_id is not None:
            self._customer_id = None
            self.picked.emit(None, "")

    def _find(self, text: str) -> None:
        if text.strip():
            self._workspace.ask(guests.find, text, done=self._show, owner=self, key="hits")
        else:
            self.suggest([])

    def _entered(self, text: str) -> None:
        self._enter_waits = bool(text.strip()) and self._customer_id is None
        if self._enter_waits:
            self._find(text)

    def _show(self, hits: list[Suggestion]) -> None:
        waited, self._enter_waits = self._enter_waits, False
        if waited and hits:
            self._take(hits[0])
        elif not waited:
            self.suggest(hits)

    def _take(self, hit: Any) -> None:
        self.close_hits()
        self.show_customer(int(hit.key), hit.title)
        self.picked.emit(self._customer_id, str(hit.data or ""))

    def retranslate(self) -> None:
        """Name the field."""
        words = translate("NewTicket", "Pinyin, phone tail, {reference} or name")
        self.set_words(translate("NewTicket", "{Customer}"), words)
