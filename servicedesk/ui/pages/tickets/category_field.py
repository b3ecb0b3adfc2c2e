"""What a ticket is about: typed by its name, its pinyin or the first letters of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.pinyin import initials, pinyin
from servicedesk.core.text import fold
from servicedesk.core.translation import translate
from servicedesk.queries.ticket_categories import Category
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion

MOST_HITS = 30


def _readings(path: str) -> tuple[str, ...]:
    return fold(path), pinyin(path), initials(path)


def matching(categories: Sequence[Category], typed: str) -> list[Category]:
    """Return the categories whose path holds every word typed, by name, pinyin or initials; all for no words."""
    words = fold(typed).replace("/", " ").split()
    found = []
    for category in categories:
        readings = [reading for path in set(category.path) for reading in _readings(path)]
        if all(any(word in reading for reading in readings) for word in words):
            found.append(category)
    return found


class CategoryField(SearchField):
    """Shows the path chosen; other words in it mean none. Down shows all of them."""

    picked = Signal(object)

    def __init__(self, empty: Callable[[], str] | None = None) -> None:
        super().__init__()
        self._categories: Sequence[Category] = ()
        self._chosen: int | None = None
        self._shown = Bilingual("", "")
        self._empty = empty
        self.asked.connect(self._find)
        self.chosen.connect(lambda hit: self._take(int(hit.key)))
        self.entered.connect(self._entered)
        self.textEdited.connect(lambda _text: self._drop())
        self.retranslate()

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Offer these; the one chosen stays."""
        self._categories = categories
        self.set_value(self._chosen)

    def value(self) -> int | None:
        """The category chosen, or None."""
        return self._chosen

    def set_value(self, category_id: object, path: Bilingual | None = None) -> None:
        """Show a category without telling anybody; *path* names one that is not offered any more."""
        known = next((item for item in self._categories if item.id == category_id), None)
        self._chosen = category_id if isinstance(category_id, int) else None
        if known is not None:
            path = known.path
        if path is not None or self._chosen is None:
            self._shown = path or Bilingual("", "")
        self.set_text(str(self._shown) if self._chosen is not None else "")

    def _drop(self) -> None:
        if self._chosen is not None:
            self._chosen = None
            self.picked.emit(None)

    def _find(self, text: str) -> None:
        typed = "" if self._chosen is not None else text
        hits = matching(self._categories, typed)[:MOST_HITS]
        self.suggest([Suggestion(item.id, str(item.path), icon="tag") for item in hits])

    def _entered(self, text: str) -> None:
        hits = matching(self._categories, text) if text.strip() and self._chosen is None else []
        if hits:
            self._take(hits[0].id)

    def _take(self, category_id: int) -> None:
        self.close_hits()
        self.set_value(category_id)
        self.picked.emit(category_id)

    def mousePressEvent(self, event: Any) -> None:
        """A click shows what there is."""
        super().mousePressEvent(event)
        self.ask_now()

    def retranslate(self) -> None:
        """Name the field; what is chosen is shown in the language in force."""
        words = translate("Lifecycle", "Name or pinyin") if self._empty is None else self._empty()
        self.set_words(translate("Lifecycle", "Category"), words)
        if hasattr(self, "_shown") and self._chosen is not None:
            self.set_text(str(self._shown))
