"""A list of any length: all ids in eight bytes each, rows fetched by page as they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar, overload

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from servicedesk.ui.widgets.row_list import ROW_ROLE, RowModel

PAGE = 128
PAGES_KEPT = 12
_ROW = int(ROW_ROLE)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class HasId(Protocol):
    """A row with an identity."""

    @property
    def id(self) -> int:
        """The row's id."""
        ...


T = TypeVar("T", bound=HasId)
LoadIds = Callable[[int | None, Callable[[Sequence[int]], None]], None]
LoadRows = Callable[[Sequence[int], Callable[[Sequence[T]], None]], None]


class PagedModel(RowModel, Generic[T]):
    """Rows of one query; a first page at once, then the whole result's ids, then rows as they come into view.

    *load_ids(limit, done)* and *load_rows(ids, done)* start work elsewhere and call back; answers that belong to
    an earlier :meth:`reload` are dropped.
    """

    loaded = Signal()

    def __init__(
        self,
        load_ids: LoadIds,
        load_rows: LoadRows[T],
        describe: Callable[[T], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(lambda row: row.id, describe, parent)
        self._load_ids = load_ids
        self._load_rows = load_rows
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[T | None]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self.is_complete = False

    def reload(self) -> None:
        """Ask for the result again; what is shown stays until the answer comes."""
        self._generation += 1
        generation = self._generation
        self.is_complete = False

        def first(ids: Sequence[int]) -> None:
            if generation != self._generation:
                return
            self._take(ids)
            if len(ids) < PAGE:
                self.is_complete = True
                self.loaded.emit()
            else:
                self._load_ids(None, lambda all_ids: self._complete(generation, all_ids))
                self.loaded.emit()

        self._load_ids(PAGE, first)

    def _complete(self, generation: int, ids: Sequence[int]) -> None:
        if generation != self._generation:
            return
        self.is_complete = True
        known, ids = len(self._ids), _packed(ids)
        if ids[:known] == self._ids and len(ids) > known:
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
        elif ids != self._ids:
            self._take(ids)
        self.loaded.emit()

    def _take(self, ids: Sequence[int]) -> None:
        self.beginResetModel()
        self._ids = _packed(ids)
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of ids known."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> object:
        """Return the row, or its description for assistive technology."""
        # Plain integers: comparing Qt's enums costs more than the rest of this function.
        if role == _ROW:
            return self.row_at(index.row())
        if role in (_ACCESSIBLE, _DISPLAY):
            row = self.row_at(index.row())
            return self._describe(row) if row is not None else ""
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Every row can be chosen, also one that is still on its way."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @property
    def rows(self) -> Sequence[T | None]:
        """The rows by position, fetched as they are looked at."""
        return _Rows(self)

    @property
    def has_headings(self) -> bool:
        """Never: looking would fetch every row."""
        return False

    def row_of(self, key: Hashable) -> int:
        """Return where an id stands, or -1."""
        position = self.position_of(key) if isinstance(key, int) else None
        return -1 if position is None else position

    def row_at(self, position: int) -> T | None:
        """Return the row at *position*, or None while its page is on its way."""
        if not 0 <= position < len(self._ids):
            return None
        number, offset = divmod(position, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._ask_for(number)
            page = self._pages.get(number)
            if page is None:
                return None
        self._pages.move_to_end(number)
        return page[offset] if offset < len(page) else None

    def _ask_for(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        generation = self._generation
        wanted = self._ids[number * PAGE : (number + 1) * PAGE]

        def arrived(rows: Sequence[T]) -> None:
            self._asked.discard(number)
            if generation != self._generation or wanted != self._ids[number * PAGE : (number + 1) * PAGE]:
                return
            by_id = {row.id: row for row in rows}
            self._pages[number] = [by_id.get(identity) for identity in wanted]
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
            if late:
                last = min((number + 1) * PAGE, len(self._ids)) - 1
                self.dataChanged.emit(self.index(number * PAGE), self.index(last))

        # An answer that comes before this returns is read by whoever asked: a view must not be told in between.
        late = False
        self._load_rows(wanted, arrived)
        late = True

    def key_at(self, position: int) -> Hashable:
        """Return the id at *position*; the row need not be there yet."""
        return self.id_at(position)

    def keys(self) -> list[Hashable]:
        """Return every id of the result known so far."""
        return list(self._ids)

    def id_at(self, position: int) -> int | None:
        """Return the id at *position*."""
        return self._ids[position] if 0 <= position < len(self._ids) else None

    def position_of(self, identity: int) -> int | None:
        """Return where an id stands in the result, None when it is not in it."""
        # A scan of a million takes milliseconds and happens once a change; a dictionary would take 100 MB.
        try:
            return self._ids.index(identity)
        except ValueError:
            return None

    def refresh_rows(self, identities: Iterable[int]) -> None:
        """Fetch again only the pages that hold *identities*; order and scroll stay as they are."""
        for identity in identities:
            position = self.position_of(identity)
            if position is not None:
                number = position // PAGE
                if number in self._pages:
                    self._asked.discard(number)
                    self._ask_for(number)


def _packed(ids: Sequence[int]) -> array[int]:
    """Return *ids* as they are kept: what a query packed is not copied, for it hands it out once."""
    return ids if isinstance(ids, array) and ids.typecode == "q" else array("q", ids)


class _Rows(Sequence[T | None]):
    """A model's rows as a sequence that fetches nothing until an item is asked for."""

    def __init__(self, model: PagedModel[T]) -> None:
        self._model = model

    def __len__(self) -> int:
        return self._model.rowCount()

    @overload
    def __getitem__(self, index: int) -> T | None: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T | None]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T | None] | None:
        if isinstance(index, slice):
            return [self._model.row_at(position) for position in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._model.row_at(index % len(self))
