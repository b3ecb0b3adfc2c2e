"""Cells as values: every row either whole and typed, or with all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from servicedesk.core.errors import Refused
from servicedesk.core.text import digits, fold, storable
from servicedesk.services.imports.fields import FIELDS, Field, ImportKind, Value, field_of
from servicedesk.services.imports.mapping import Reading
from servicedesk.services.imports.results import RowError
from servicedesk.services.imports.words import code_of
from servicedesk.tabular.cells import cleaned, whole_number
from servicedesk.tabular.dates import DateReader, OrderFound, find_order
from servicedesk.tabular.tables import Cells, Table

Values = dict[str, Any]
_PHONE_DIGITS = range(5, 16)
_MOBILE_DIGITS = 11
# So many different cells of a column are remembered: exports repeat themselves.
_REMEMBERED = 20_000
_NOT_READ = object()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be written: its number, its values by field, and the columns kept beside them."""

    number: int
    values: Values
    kept: dict[str, str]


class WrongValue(ValueError):
    """A cell that cannot be read; carries the code and what its sentence needs."""

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters


@dataclass(frozen=True, slots=True)
class _Column:
    field: Field
    name: str
    index: int
    read: Callable[[str], object] | None
    # What each cell came to, None for an empty one.
    known: dict[str, object]


class Converter:
    """Reads the rows of one table as one kind of thing."""

    def __init__(
        self, kind: ImportKind, table: Table, reading: Reading, zone: ZoneInfo, tiers: Mapping[str, str] | None = None
    ) -> None:
        self._width = len(table.header)
        self._missing = reading.missing
        self._words = reading.words
        self._tiers = tiers or {}
        self._dates = DateReader(zone, reading.date_order)
        self._columns = [
            self._column(each, table.header, reading.columns[each.code])
            for each in FIELDS[kind]
            if each.code in reading.columns
        ]
        self._needed = [column for column in self._columns if column.field.needed]
        self._kept: list[tuple[str, int, dict[str, str]]] = [
            (name, table.header.index(name), {}) for name in reading.kept
        ]

    def _column(self, each: Field, header: tuple[str, ...], name: str) -> _Column:
        readers: dict[Value, Callable[[str], object]] = {
            Value.MOMENT: self._moment,
            Value.DAY: self._day,
            Value.NUMBER: lambda text: _number(each, text),
            Value.PHONE: _phone,
            Value.TIER: self._tier,
        }
        read = readers.get(each.value)
        if read is None and each.value is not Value.TEXT:
            read = self._word_reader(each)
        return _Column(each, name, header.index(name), read, {})

    def convert(self, number: int, cells: Cells) -> tuple[Row, list[RowError]]:
        """Return the row and everything wrong with it; a row is to be written only if nothing is."""
        errors: list[RowError] = []
        if len(cells) > self._width and any(cell.strip() for cell in cells[self._width :]):
            errors.append(RowError(number, "", "import_too_many_cells", {"n": len(cells), "columns": self._width}))
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        values: Values = {}
        for column in self._columns:
            value = column.known.get(cells[column.index], _NOT_READ)
            if value is _NOT_READ:
                try:
                    value = self._read(column, cells[column.index])
                except WrongValue as wrong:
                    errors.append(RowError(number, column.name, wrong.code, wrong.parameters))
                    continue
            if value is not None:
                values[column.field.code] = value
        if not values and not errors:
            errors.append(RowError(number, "", "import_row_empty"))
        elif not errors:
            missing = [column for column in self._needed if column.field.code not in values]
            errors += [RowError(number, column.name, "import_value_needed") for column in missing]
        return Row(number, values, self._beside(cells)), errors

    def _read(self, column: _Column, cell: str) -> object:
        """Read a cell for the first time; None where there is nothing in it."""
        text = cleaned(cell, self._missing)
        value = None if not text else storable(text) if column.read is None else column.read(text)
        if len(column.known) < _REMEMBERED:
            column.known[cell] = value
        return value

    def _beside(self, cells: Cells) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, index, known in self._kept:
            text = known.get(cells[index])
            if text is None:
                text = cleaned(cells[index], self._missing)
                if len(known) < _REMEMBERED:
                    known[cells[index]] = text
            if text:
                found[name] = text
        return found

    def _moment(self, text: str) -> object:
        try:
            return self._dates.moment(text)
        except (ValueError, OverflowError):
            raise WrongValue("import_not_a_date", value=text) from None

    def _day(self, text: str) -> object:
        try:
            return self._dates.day(text)
        except (ValueError, OverflowError):
            raise WrongValue("import_not_a_date", value=text) from None

    def _tier(self, text: str) -> object:
        code = self._tiers.get(fold(text))
        if code is None:
            raise WrongValue("import_tier_unknown", value=text)
        return code

    def _word_reader(self, each: Field) -> Callable[[str], object]:
        own = {word.lower(): code for word, code in self._words.get(each.code, {}).items()}

        def read(text: str) -> object:
            code = own.get(text.lower()) or code_of(each.value, text)
            if code is None:
                raise WrongValue("import_word_unknown", value=text)
            return code

        return read


def _number(each: Field, text: str) -> object:
    try:
        number = whole_number(text)
    except ValueError:
        raise WrongValue("import_not_a_number", value=text) from None
    if each.span is not None and not each.span[0] <= number <= each.span[1]:
        raise WrongValue("import_out_of_scale", value=text, low=each.span[0], high=each.span[1])
    return number


def _phone(text: str) -> object:
    plain = digits(text)
    if len(plain) not in _PHONE_DIGITS:
        raise WrongValue("import_phone_unclear", value=text, n=len(plain))
    is_mobile = plain[0] == "1" and plain[1:2] in "3456789"
    if is_mobile and len(plain) in (_MOBILE_DIGITS - 1, _MOBILE_DIGITS + 1):
        raise WrongValue("import_phone_unclear", value=text, n=len(plain))
    return text


def date_order_of(kind: ImportKind, table: Table, reading: Reading) -> OrderFound:
    """Return what the dates of the mapped columns say of day and month; the whole file is looked at if need be."""
    indexes = [
        table.header.index(column)
        for code, column in reading.columns.items()
        if (each := field_of(kind, code)) is not None and each.value in (Value.MOMENT, Value.DAY)
    ]
    return find_order(_cells(table, indexes, reading.missing)) if indexes else OrderFound(None, is_ambiguous=False)


def _cells(table: Table, indexes: list[int], missing: frozenset[str]) -> Iterable[str]:
    for _number_of_row, cells in table.rows():
        for index in indexes:
            if index < len(cells) and (text := cleaned(cells[index], missing)):
                # With the year first there is nothing to find out, in this row or another.
                if text[:4].isdigit():
                    continue
                yield text


def with_order(kind: ImportKind, table: Table, reading: Reading) -> Reading:
    """Return *reading* with the order of day and month. Raises Refused ``import_dates_ambiguous``."""
    if reading.date_order is not None:
        return reading
    found = date_order_of(kind, table, reading)
    if found.is_ambiguous:
        raise Refused("import_dates_ambiguous", field="date_order", example=found.example)
    return replace(reading, date_order=found.order)
