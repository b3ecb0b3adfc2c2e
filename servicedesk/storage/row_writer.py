"""Many rows of one table at once: worded once, converted a whole column at a time, handed to the driver as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Dialect, Table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

Convert = Callable[[Any], Any]
Values = dict[str, Any]


class RowWriter:
    """Inserts rows of *table*; what a row does not say is the column's default, else nothing."""

    def __init__(self, table: Table, dialect: Dialect) -> None:
        self._table = table
        compiled = table.insert().compile(dialect=dialect)
        # Only where parameters are positions the driver takes tuples; elsewhere SQLAlchemy words every row.
        self._statement = str(compiled) if compiled.positional else None
        self._columns = [_described(column, dialect) for column in table.columns]

    def write(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Write *rows*, each a dict of values by column name."""
        if not rows:
            return
        if self._statement is None:
            named = [{name: row.get(name, default) for name, default, _ in self._columns} for row in rows]
            connection.execute(self._table.insert(), named)
            return
        columns: list[Any] = []
        for name, default, convert in self._columns:
            cells = [row.get(name, default) for row in rows]
            columns.append(cells if convert is None else map(convert, cells))
        connection.exec_driver_sql(self._statement, list(zip(*columns, strict=True)))


def _described(column: Column[Any], dialect: Dialect) -> tuple[str, Any, Convert | None]:
    default = column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
    # Truth is a number to every driver.
    convert = None if isinstance(column.type, Boolean) else column.type.dialect_impl(dialect).bind_processor(dialect)
    return column.name, default, _unless_missing(convert) if convert and isinstance(column.type, JSON) else convert


def _unless_missing(convert: Convert) -> Convert:
    """What is missing is no JSON ``null``; other types see to it themselves."""
    return lambda value: None if value is None else convert(value)
