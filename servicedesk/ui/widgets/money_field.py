"""An amount of money in a field: read to the cent as people write it, never through a float."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from servicedesk.core.money import cents_of, cents_text
from servicedesk.ui.widgets.inputs import TextField

LONGEST = 16


class MoneyField(TextField):
    """``cents()`` is None while what is typed is no amount."""

    def __init__(self, name: str = "", currency: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, currency, most=LONGEST, parent=parent)
        # Digits: an input method would swallow them.
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)

    def cents(self) -> int | None:
        """Return the amount in the smallest unit."""
        return cents_of(self.text())

    def set_cents(self, cents: int | None) -> None:
        """Show an amount; None empties the field."""
        self.set_text("" if cents is None else cents_text(cents))
