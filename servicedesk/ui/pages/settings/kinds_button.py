"""For which ticket kinds something holds: none chosen means all of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from servicedesk.core.translation import translate
from servicedesk.ui import wording
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.popover import Popover

WIDTH = 200


class KindsButton(SecondaryButton):
    """A button that says the kinds and opens the list to tick them in."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self._kinds: Sequence[tuple[str, str]] = ()
        self._chosen: tuple[str, ...] = ()
        self.clicked.connect(self._open)

    def set_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Offer these, as (code, words)."""
        self._kinds = kinds
        self._say()

    def value(self) -> tuple[str, ...]:
        """The kinds chosen, none for all."""
        return self._chosen

    def set_value(self, kinds: Sequence[str]) -> None:
        """Choose *kinds* without telling anybody."""
        self._chosen = tuple(kinds)
        self._say()

    def _say(self) -> None:
        names = [words for code, words in self._kinds if code in self._chosen]
        # A row that holds it has named it after itself.
        name = "" if self.accessibleName() == self.text() else self.accessibleName()
        self.setText(wording.list_words(names) or translate("Lifecycle", "all kinds"))
        self.setAccessibleName(name or self.text())

    def _open(self) -> None:
        panel = Popover(self.window())
        for code, words in self._kinds:
            row = CheckRow(words, code in self._chosen)
            row.chosen.connect(partial(self._choose, code))
            panel.body.addWidget(row)
        panel.closed.connect(panel.deleteLater)
        panel.open_at(self, theme().px(WIDTH))

    def _choose(self, code: str, on: bool) -> None:
        self._chosen = tuple(
            each for each, _words in self._kinds if (each in self._chosen or each == code) and (on or each != code)
        )
        self._say()
        self.chosen.emit()
