"""Rows marked for an act on many: kept by their keys, so that they survive scrolling, paging and new rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QObject, Signal


class RowMarks(QObject):
    """The keys of the marked rows, in the order they were marked."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[Hashable, None] = {}

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._keys

    def marked(self) -> list[Hashable]:
        """Return the marked keys."""
        return list(self._keys)

    def toggle(self, key: Hashable) -> None:
        """Mark a row, or take its mark away."""
        if key in self._keys:
            del self._keys[key]
        else:
            self._keys[key] = None
        self.changed.emit()

    def add(self, keys: Iterable[Hashable]) -> None:
        """Mark rows as well."""
        self._keys.update(dict.fromkeys(keys))
        self.changed.emit()

    def clear(self) -> bool:
        """Take every mark away; return whether there was one."""
        had = bool(self._keys)
        self._keys.clear()
        if had:
            self.changed.emit()
        return had
