"""Many rows of one table at once: worded once, converted a whole column at a time, handed to the driver as they are."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Dialect, Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from servicedesk.models.base import UtcDateTime

Convert = Callable[[Any], Any]
Values = dict[str, Any]
# The driver takes a number as it is, but asks around what a truth may be.
_TRUTH = {True: 1, False: 0, None: None}
# So many moments and documents are remembered: those of one import repeat themselves from table to table.
_REMEMBERED = 500_000
# Rows written by one statement: the engine begins and ends each, and counts the ids of the table on at its end.
_TOGETHER = 100


class Known(dict[Any, Any]):
    """What each value becomes in the file, worked out once."""

    def __init__(self, convert: Convert) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, value: Any) -> Any:
        if len(self) > _REMEMBERED:
            self.clear()
        became = self[value] = self._convert(value)
        return became


class Converters:
    """How values of each type become what the driver takes; one set serves every table, so that all remember."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._moment = Known(UtcDateTime().bind_processor(dialect) or _as_is).__getitem__
        self._json: Convert | None = None

    def of(self, column: Column[Any]) -> Convert | None:
        """Return how values of *column* are converted; None where they go as they are."""
        if isinstance(column.type, Boolean):
            return _TRUTH.__getitem__
        if isinstance(column.type, UtcDateTime):
            return self._moment
        convert: Convert | None = column.type.dialect_impl(self._dialect).bind_processor(self._dialect)
        if convert is None or not isinstance(column.type, JSON):
            return convert
        self._json = self._json or _remembering_json(convert)
        return self._json


@dataclass(frozen=True, slots=True)
class _Described:
    """One column: what it is when a row does not say, how it is converted, whether nothing may be left unsaid."""

    name: str
    default: Any
    convert: Convert | None
    may_be_left_out: bool
    # Documents are few and dear to word: rows that share one share its words.
    is_document: bool

    def converted(self, cell: Any) -> Any:
        """Return what the driver takes."""
        return cell if self.convert is None else self.convert(cell)

    def all_converted(self, cells: Sequence[Any]) -> Iterable[Any]:
        """Return what the driver takes of each of these."""
        if self.convert is None:
            return cells
        if self.is_document:
            different = {id(cell): cell for cell in cells}
            words = dict(zip(different, map(self.convert, different.values()), strict=True))
            return map(words.__getitem__, map(id, cells))
        return map(self.convert, cells)


class RowWriter:
    """Inserts rows of *table*; what a row does not say is the column's default, else nothing."""

    def __init__(self, table: Table, converters: Converters, dialect: Dialect) -> None:
        self._table = table
        self._dialect = dialect
        # Only where parameters are positions the driver takes tuples; elsewhere SQLAlchemy words every row.
        self._is_positional = table.insert().compile(dialect=dialect).positional
        self._columns = [_described(column, converters) for column in table.columns]
        self._statements: dict[tuple[tuple[str, ...], int], str] = {}

    def write(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Write *rows*, each a dict of values by column name."""
        if not rows:
            return
        if self._is_positional:
            self.write_columns(connection, _by_column(rows, self._columns), len(rows))
            return
        named = [{each.name: row.get(each.name, each.default) for each in self._columns} for row in rows]
        connection.execute(self._table.insert(), named)

    def write_columns(self, connection: Connection, found: Mapping[str, Sequence[Any]], count: int) -> None:
        """Write *count* rows of which each column's cells are given by its name."""
        if not self._is_positional:
            rows = [dict(zip(found, cells, strict=True)) for cells in zip(*found.values(), strict=True)]
            self.write(connection, rows)
            return
        names: list[str] = []
        columns: list[Iterable[Any]] = []
        for each in self._columns:
            cells = found.get(each.name)
            # To the driver nothing is the dearest of all values, and most columns of most tables hold nothing.
            if each.may_be_left_out and (cells is None or (not any(cells) and cells.count(None) == count)):
                continue
            names.append(each.name)
            columns.append(repeat(each.converted(each.default), count) if cells is None else each.all_converted(cells))
        # One list of all cells, row after row: so many of them at a time are the parameters of a statement.
        cells = list(chain.from_iterable(zip(*columns, strict=True)))
        whole = count // _TOGETHER * _TOGETHER * len(names)
        self._run(connection, tuple(names), _TOGETHER, cells, range(0, whole, _TOGETHER * len(names)))
        self._run(connection, tuple(names), 1, cells, range(whole, len(cells), len(names)))

    def _run(
        self, connection: Connection, names: tuple[str, ...], together: int, cells: list[Any], starts: range
    ) -> None:
        if starts:
            parameters = [tuple(cells[start : start + starts.step]) for start in starts]
            connection.exec_driver_sql(self._statement(names, together), parameters)

    def _statement(self, names: tuple[str, ...], together: int) -> str:
        if (names, together) not in self._statements:
            insert = str(self._table.insert().compile(dialect=self._dialect, column_keys=names))
            row = insert[insert.rindex("(") :]
            self._statements[names, together] = insert + f", {row}" * (together - 1)
        return self._statements[names, together]


def _as_is(value: Any) -> Any:
    return value


def _by_column(rows: Sequence[Values], columns: Sequence[_Described]) -> dict[str, Sequence[Any]]:
    """Return the cells of every column that any row speaks of."""
    shapes = set(map(tuple, rows))
    if len(shapes) == 1:
        return dict(zip(shapes.pop(), zip(*map(dict.values, rows), strict=True), strict=True))
    spoken_of = {name for shape in shapes for name in shape}
    return {each.name: [row.get(each.name, each.default) for row in rows] for each in columns if each.name in spoken_of}


def _described(column: Column[Any], converters: Converters) -> _Described:
    default = column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
    may_be_left_out = bool(column.nullable) and column.default is None and column.server_default is None
    is_document = isinstance(column.type, JSON)
    return _Described(column.name, default, converters.of(column), may_be_left_out, is_document)


def _remembering_json(convert: Convert) -> Convert:
    """Word each document once; what is missing is no JSON ``null``, and a truth is not the number it equals."""
    known: dict[bytes, Any] = {}

    def word(value: Any) -> Any:
        if value is None:
            return None
        try:
            key = marshal.dumps(value, 2)
        except ValueError:
            # A member of an enumeration is JSON all the same.
            return convert(value)
        text = known.get(key)
        if text is None:
            if len(known) > _REMEMBERED:
                known.clear()
            text = known[key] = convert(value)
        return text

    return word
