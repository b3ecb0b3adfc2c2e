"""Statements worded once and handed to the driver as they are: for the few that run at every click.

SQLAlchemy words them for whichever engine it is, converts what goes in and comes out by the types of the columns,
and is not asked again: its execution costs several times what SQLite needs to answer.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import BindParameter, ColumnDefault, Connection, Dialect, Insert, SelectBase, Table
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import Float, TypeEngine

from servicedesk.models import Base

Convert = Callable[[Any], Any]
Cells = tuple[Any, ...]
_NOTHING: Mapping[str, Any] = {}


class Prepared:
    """One statement; its parameters are the named ones of the statement, its rows plain tuples."""

    def __init__(self, statement: ClauseElement, names: tuple[str, ...] | None = None) -> None:
        self._statement = statement
        self._names = names
        self._worded: dict[type[Dialect], _Worded] = {}

    def rows(self, connection: Connection, parameters: Mapping[str, Any] = _NOTHING) -> list[Cells]:
        """Return every row, its cells as the columns' types hand them out."""
        worded, cursor = self._run(connection, parameters)
        found = cursor.fetchall()
        cursor.close()
        return worded.converted(found)

    def ids(self, connection: Connection, parameters: Mapping[str, Any] = _NOTHING) -> array[int]:
        """Return the only cell of every row, a number: a million of them are never there as objects at once."""
        _, cursor = self._run(connection, parameters)
        found = array("q", chain.from_iterable(cursor))
        cursor.close()
        return found

    def first(self, connection: Connection, parameters: Mapping[str, Any] = _NOTHING) -> Cells | None:
        """Return the first row, None when there is none."""
        found = self.rows(connection, parameters)
        return found[0] if found else None

    def scalar(self, connection: Connection, parameters: Mapping[str, Any] = _NOTHING) -> Any:
        """Return the first cell of the first row, None when there is none."""
        found = self.rows(connection, parameters)
        return found[0][0] if found else None

    def run(self, connection: Connection, parameters: Mapping[str, Any] = _NOTHING) -> None:
        """Run a statement that hands nothing back."""
        self._run(connection, parameters)[1].close()

    def run_many(self, connection: Connection, parameters: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement that hands nothing back once for each of *parameters*."""
        if not parameters:
            return
        worded = self._wording(connection)
        values = [worded.bound(each) for each in parameters]
        cursor = self._cursor(connection, worded, values, many=True)
        cursor.executemany(worded.text, values)
        cursor.close()

    def count(self, connection: Connection, parameters: Mapping[str, Any] = _NOTHING) -> int:
        """Run a statement and return how many rows it wrote."""
        cursor = self._run(connection, parameters)[1]
        written: int = cursor.rowcount
        cursor.close()
        return written

    def _run(self, connection: Connection, parameters: Mapping[str, Any]) -> tuple[_Worded, Any]:
        worded = self._wording(connection)
        values = worded.bound(parameters)
        cursor = self._cursor(connection, worded, values)
        cursor.execute(worded.text, values)
        return worded, cursor

    def _wording(self, connection: Connection) -> _Worded:
        dialect = connection.dialect
        worded = self._worded.get(type(dialect))
        if worded is None:
            worded = self._worded[type(dialect)] = _Worded(self._statement, self._names, dialect)
        return worded

    @staticmethod
    def _cursor(connection: Connection, worded: _Worded, values: Any, *, many: bool = False) -> Any:
        cursor = connection.connection.cursor()
        # Whoever listens what is asked of the engine (the tests of plans, the benchmarks) hears of these as well.
        if listeners := connection.engine.dispatch.before_cursor_execute:
            for listen in listeners:
                listen(connection, cursor, worded.text, values, None, many)
        return cursor


@cache
def insertion(model: type[Base], names: tuple[str, ...]) -> Prepared:
    """Return the statement that inserts a row with values for *names* and hands its key back."""
    table: Table = model.__table__  # type: ignore[assignment] # mapped to a table, not to a join
    return Prepared(table.insert().returning(*table.primary_key.columns), names)


class _LimitsInWords(SQLiteCompiler):
    """Words for a file with limits as numbers: where a limit is a value the engine plans anew at every run."""

    def limit_clause(self, select: Any, **options: Any) -> str:
        limit = select._limit_clause
        is_known = not (isinstance(limit, BindParameter) and limit.required)
        words: str = super().limit_clause(select, **{**options, "literal_binds": is_known})  # type: ignore[no-untyped-call] # not annotated there
        return words


class _Worded:
    """A statement in the words of one engine."""

    def __init__(self, statement: ClauseElement, names: tuple[str, ...] | None, dialect: Dialect) -> None:
        columns = None if names is None else list(names)
        if dialect.name == "sqlite":
            compiled: object = _LimitsInWords(dialect, statement, column_keys=columns)
        else:
            compiled = statement.compile(dialect=dialect, column_keys=columns)
        assert isinstance(compiled, SQLCompiler)
        if compiled.post_compile_params or compiled.literal_execute_params:
            raise ValueError("a statement whose words depend on its values cannot be worded once")
        self.text = str(compiled)
        self._in_order = compiled.positional
        order = compiled.positiontup if compiled.positional else list(compiled.bind_names.values())
        assert order is not None
        types = {name: parameter.type for parameter, name in compiled.bind_names.items()}
        self._binds = [(name, _binding(types[name], dialect)) for name in order]
        constants = {name: each.effective_value for each, name in compiled.bind_names.items() if not each.required}
        self._constants = {**constants, **_defaults(compiled)}
        self._out = _results(statement, dialect)

    def bound(self, parameters: Mapping[str, Any]) -> Any:
        """Return *parameters* as the driver wants them; constants of the statement fill in by themselves."""
        values = {**self._constants, **parameters} if self._constants else parameters
        if self._in_order:
            return tuple([values[name] if convert is None else convert(values[name]) for name, convert in self._binds])
        return {name: values[name] if convert is None else convert(values[name]) for name, convert in self._binds}

    def converted(self, rows: list[Cells]) -> list[Cells]:
        """Return *rows* with their cells converted, a whole column at a time."""
        if not rows or not self._out:
            return rows
        columns: list[Any] = list(zip(*rows, strict=True))
        for place, convert in self._out:
            columns[place] = map(convert, columns[place])
        return list(zip(*columns, strict=True))


def _binding(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _results(statement: ClauseElement, dialect: Dialect) -> list[tuple[int, Convert]]:
    if not isinstance(statement, SelectBase):
        return []
    kinds = (_reading(column.type, dialect) for column in statement.selected_columns)
    return [(place, convert) for place, convert in enumerate(kinds) if convert is not None]


def _reading(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    if isinstance(kind, Float) and not kind.asdecimal:
        # Both engines hand out floats; the server's processor asks for a type number that is not known yet.
        return None
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _defaults(compiled: SQLCompiler) -> dict[str, Any]:
    """Return the values that the model gives to columns nobody names."""
    if not isinstance(compiled.statement, Insert):
        return {}
    defaults = ((column.key, column.default) for column in compiled.insert_prefetch)
    return {name: default.arg for name, default in defaults if isinstance(default, ColumnDefault)}
