"""The rows of a list as a model: what tells them apart, and their words."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class Heading:
    """A row that only names the rows below it; it cannot be chosen."""

    def __init__(self, title: str, count: int | str = "", tone: str = "text2") -> None:
        self.title, self.count, self.tone = title, str(count), tone


class RowModel(QAbstractListModel):
    """Rows as the query returned them; *key* tells rows apart, *describe* says one in words."""

    def __init__(
        self, key: Callable[[Any], Hashable], describe: Callable[[Any], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._describe = key, describe
        self._rows: list[Any] = []

    @property
    def rows(self) -> Sequence[Any]:
        """The rows shown, headings included."""
        return self._rows

    @property
    def has_headings(self) -> bool:
        """Whether any row only names those below it."""
        return any(isinstance(row, Heading) for row in self._rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show *rows*; where the same keys stand in the same places only the painting is renewed."""
        fresh = list(rows)
        if [self.key_of(row) for row in fresh] == [self.key_of(row) for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def key_of(self, row: Any) -> Hashable:
        """Return what identifies *row*."""
        return ("heading", row.title) if isinstance(row, Heading) else self._key(row)

    def row_of(self, key: Hashable) -> int:
        """Return the position of *key*, or -1."""
        return next((i for i, row in enumerate(self._rows) if self.key_of(row) == key), -1)

    def key_at(self, position: int) -> Hashable:
        """Return the key of the row at *position*, None where there is none."""
        return self.key_of(self._rows[position]) if 0 <= position < len(self._rows) else None

    def keys(self) -> list[Hashable]:
        """Return the keys of every row that is no heading."""
        return [self._key(row) for row in self._rows if not isinstance(row, Heading)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, or its words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return f"{row.title} {row.count}".strip() if isinstance(row, Heading) else self._describe(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are no rows to stop at."""
        if index.isValid() and isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
