"""Cells as values: every row either whole and typed, or with all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from servicedesk.core.errors import Refused
from servicedesk.core.text import digits, fold, storable
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.services.imports.fields import FIELDS, Field, ImportKind, Value, field_of
from servicedesk.services.imports.mapping import Reading
from servicedesk.services.imports.own_fields import Names, Own, reader, stored
from servicedesk.services.imports.results import RowError, WrongValue
from servicedesk.services.imports.words import code_of
from servicedesk.tabular.cells import cleaned, whole_number
from servicedesk.tabular.dates import DateReader, OrderFound, find_order
from servicedesk.tabular.tables import Cells, Table

Values = dict[str, Any]
_PHONE_DIGITS = range(5, 16)
_MOBILE_DIGITS = 11
# So many different cells of a column are remembered: exports repeat themselves.
_REMEMBERED = 20_000
_NOTHING: dict[str, str] = {}


class Row(NamedTuple):
    """A row that can be written: its number, its values by field, and the columns kept beside them."""

    number: int
    values: Values
    kept: dict[str, str]


class _Column(dict[str, Any]):
    """A column of the file, and what each of its cells came to: None for an empty one, else what is wrong with it."""

    def __init__(self, name: str, index: int, read: Callable[[str], object], missing: frozenset[str]) -> None:
        super().__init__()
        self.name = name
        self.index = index
        self.has_wrong = False
        self._read = read
        self._missing = missing
        self._longest = max(map(len, missing), default=0)

    def __missing__(self, cell: str) -> object:
        text = cell.strip()
        # What is longer than any word for nothing need not be compared with them.
        if len(text) <= self._longest or text[0] == "'":
            text = cleaned(text, self._missing)
        value: object = None
        if text:
            try:
                value = self._read(text)
            except WrongValue as wrong:
                value = wrong
                self.has_wrong = True
        if len(self) < _REMEMBERED:
            self[cell] = value
        return value


class Converter:
    """Reads the rows of one table as one kind of thing."""

    def __init__(
        self,
        kind: ImportKind,
        table: Table,
        reading: Reading,
        zone: ZoneInfo,
        tiers: Mapping[str, str] | None = None,
        own: Own | None = None,
        names: Names | None = None,
    ) -> None:
        self._width = len(table.header)
        self._missing = reading.missing
        self._words = reading.words
        self._tiers = tiers or {}
        self._names = names or {}
        self._dates = DateReader(zone, reading.date_order)
        known = (*FIELDS[kind], *(own or {}).values())
        fields = [each for each in known if each.code in reading.columns]
        self._columns = [self._column(table, reading.columns[each.code], self._reader(each)) for each in fields]
        self._codes = [each.code for each in fields]
        self._needed = [(each.code, reading.columns[each.code]) for each in fields if each.needed]
        self._kept = [self._column(table, name, str) for name in reading.kept]

    def _column(self, table: Table, name: str, read: Callable[[str], object]) -> _Column:
        return _Column(name, table.header.index(name), read, self._missing)

    def _reader(self, each: Field) -> Callable[[str], object]:
        readers: dict[Value, Callable[[str], object]] = {
            Value.MOMENT: self._moment,
            Value.DAY: self._day,
            Value.NUMBER: lambda text: _number(each, text),
            Value.PHONE: _phone,
            Value.TIER: self._tier,
        }
        if each.definition is not None:
            return self._own_reader(each.definition, readers.get(each.value))
        if each.value is Value.TEXT:
            return storable
        return readers.get(each.value) or self._word_reader(each)

    def convert(self, lines: Sequence[tuple[int, Cells]]) -> tuple[list[Row], dict[int, list[RowError]]]:
        """Return each row, and by its number everything wrong with it; a row is to be written only if nothing is.

        A column is read at a time: few cells of one are different.
        """
        width = self._width
        full = [found if len(found) >= width else _filled(found, width) for _, found in lines]
        cells = list(zip(*full, strict=False))
        values = self._values(cells, len(lines))
        kept = self._beside(cells, len(lines))
        numbers = [number for number, _ in lines]
        rows = list(map(Row, numbers, values, kept))
        if any(column.has_wrong for column in self._columns):
            doubtful: Iterable[tuple[Row, tuple[int, Cells]]] = zip(rows, lines, strict=True)
        else:
            needed = {code for code, _ in self._needed}
            doubtful = (
                (row, line)
                for row, line in zip(rows, lines, strict=True)
                if len(line[1]) > width or not row.values or not needed <= row.values.keys()
            )
        wrong = {line[0]: errors for row, line in doubtful if (errors := self._errors(row, line[1]))}
        return rows, wrong

    def _values(self, cells: list[tuple[str, ...]], count: int) -> list[Values]:
        """Return what each row says, by field."""
        read = [list(map(column.__getitem__, cells[column.index])) for column in self._columns]
        if not read:
            return [{} for _ in range(count)]
        rows = zip(*read, strict=True)
        if all(map(all, read)):
            return [dict(zip(self._codes, row, strict=True)) for row in rows]
        return [
            {code: value for code, value in zip(self._codes, row, strict=True) if value is not None} for row in rows
        ]

    def _beside(self, cells: list[tuple[str, ...]], count: int) -> list[dict[str, str]]:
        """Return the columns that each row keeps as they stand; one that keeps nothing shares that."""
        if not self._kept:
            return [_NOTHING] * count
        read = [map(column.__getitem__, cells[column.index]) for column in self._kept]
        names = [column.name for column in self._kept]
        return [
            {name: value for name, value in zip(names, row, strict=True) if value} for row in zip(*read, strict=True)
        ]

    def _errors(self, row: Row, cells: Cells) -> list[RowError]:
        """Return everything wrong with a row."""
        errors: list[RowError] = []
        if any(cell.strip() for cell in cells[self._width :]):
            errors.append(RowError(row.number, "", "import_too_many_cells", {"n": len(cells), "columns": self._width}))
        for code, column in zip(self._codes, self._columns, strict=True):
            value = row.values.get(code)
            if isinstance(value, WrongValue):
                errors.append(RowError(row.number, column.name, value.code, value.parameters))
        if not row.values:
            errors.append(RowError(row.number, "", "import_row_empty"))
        elif not errors:
            missing = [name for code, name in self._needed if code not in row.values]
            errors += [RowError(row.number, name, "import_value_needed") for name in missing]
        return errors

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

    def _own_reader(
        self, definition: FieldDefinition, dates: Callable[[str], object] | None
    ) -> Callable[[str], object]:
        """Return what reads a cell for a field of a kind; days and moments as the file writes them."""
        if dates is None:
            return reader(definition, self._names)
        return lambda text: stored(definition, dates(text), text)

    def _word_reader(self, each: Field) -> Callable[[str], object]:
        own = {word.lower(): code for word, code in self._words.get(each.code, {}).items()}

        def read(text: str) -> object:
            code = own.get(text.lower()) or code_of(each.value, text)
            if code is None:
                raise WrongValue("import_word_unknown", value=text)
            return code

        return read


def _filled(cells: Cells, width: int) -> Cells:
    """Return a line that ended early with empty cells behind."""
    return [*cells, *[""] * (width - len(cells))]


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


def date_order_of(kind: ImportKind, table: Table, reading: Reading, own: Own | None = None) -> OrderFound:
    """Return what the dates of the mapped columns say of day and month; the whole file is looked at if need be."""
    indexes = [
        table.header.index(column)
        for code, column in reading.columns.items()
        if (each := field_of(kind, code, own)) is not None and each.value in (Value.MOMENT, Value.DAY)
    ]
    return find_order(_cells(table, indexes, reading.missing)) if indexes else OrderFound(None, is_ambiguous=False)


def _cells(table: Table, indexes: list[int], missing: frozenset[str]) -> Iterable[str]:
    for _number_of_row, cells in table.rows():
        for index in indexes:
            # With the year first there is nothing to find out, in this row or another.
            if index < len(cells) and not cells[index][:4].isdigit() and (text := cleaned(cells[index], missing)):
                yield text


def with_order(kind: ImportKind, table: Table, reading: Reading) -> Reading:
    """Return *reading* with the order of day and month. Raises Refused ``import_dates_ambiguous``."""
    if reading.date_order is not None:
        return reading
    found = date_order_of(kind, table, reading)
    if found.is_ambiguous:
        raise Refused("import_dates_ambiguous", field="date_order", example=found.example)
    return replace(reading, date_order=found.order)
