"""What is known of one import on its way: the file, how it is read, what was answered, what a try said. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path

from servicedesk.core.actor import Actor
from servicedesk.core.permissions import Permission
from servicedesk.services.imports.fields import FIELDS, Field, ImportKind, Value, field_of
from servicedesk.services.imports.looking import Look, answered
from servicedesk.services.imports.mapping import Reading, preset, shipped
from servicedesk.services.imports.results import ImportCommand, ImportResult
from servicedesk.services.imports.surveying import Survey
from servicedesk.tabular.dates import DateOrder, OrderFound

KEPT = "*kept"
"""A column nobody has a field for, kept with the ticket under its own name."""
NOT_IMPORTED = ""
_MOMENTS = (Value.MOMENT, Value.DAY)


class Step(IntEnum):
    """How far the import is."""

    FILE = 0
    FORMAT = 1
    COLUMNS = 2
    TRY = 3
    IMPORT = 4
    DONE = 5


def kinds_for(actor: Actor) -> list[ImportKind]:
    """Return what somebody may import: lists of people for the desk, everything for those with the right."""
    if actor.can(Permission.IMPORT):
        return list(ImportKind)
    return [ImportKind.CUSTOMERS] if actor.can(Permission.EDIT_CUSTOMER) else []


def presets_for(kind: ImportKind) -> list[str]:
    """Return the shipped presets for a kind."""
    return [name for name in shipped() if preset(name).kind is kind]


@dataclass(slots=True)
class Plan:
    """Changes as people answer; a try counts only for exactly what was tried."""

    kind: ImportKind = ImportKind.CUSTOMERS
    path: Path | None = None
    look: Look | None = None
    reading: Reading = field(default_factory=lambda: Reading({}))
    dates: OrderFound = field(default_factory=lambda: OrderFound(None, is_ambiguous=False))
    order: DateOrder | None = None
    survey: Survey | None = None
    is_strict: bool = False
    tried: ImportResult | None = None
    seconds: float = 0.0
    result: ImportResult | None = None

    def take(self, path: Path, kind: ImportKind, look: Look, is_same: bool) -> None:
        """Take a file as it reads; what was answered stays only for the very same one, read differently."""
        self.path, self.kind, self.look = path, kind, look
        self.reading, self.dates = look.reading, look.dates
        self.order = self.order if is_same and look.dates.is_ambiguous else None
        self.survey = None
        self.forget_try()
        self.result = None

    def clear(self) -> None:
        """Begin anew, for another file."""
        self.path = self.look = self.survey = self.result = None
        self.order = None
        self.forget_try()

    def forget_try(self) -> None:
        """What was tried is not what would be imported any more."""
        self.tried = None

    # -- the columns ---------------------------------------------------------------------------------------------

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.look.table.header if self.look is not None else ()

    def target(self, column: str) -> str:
        """Return the field a column fills, :data:`KEPT` or :data:`NOT_IMPORTED`."""
        code = next((code for code, name in self.reading.columns.items() if name == column), NOT_IMPORTED)
        return code or (KEPT if column in self.reading.kept else NOT_IMPORTED)

    def targets(self) -> list[str]:
        """Return what a column can be, in the order to offer it."""
        codes = [each.code for each in FIELDS[self.kind]]
        return [NOT_IMPORTED, *([KEPT] if self.can_keep else []), *codes, *self.own]

    @property
    def own(self) -> Mapping[str, Field]:
        """The fields of kinds of tickets that a column can fill, by code."""
        return self.look.own if self.look is not None else {}

    @property
    def can_keep(self) -> bool:
        """Whether a column can be kept under its own name."""
        return self.kind is ImportKind.TICKETS

    def assign(self, column: str, target: str) -> None:
        """Let *column* fill *target*; another column that filled it is not imported then."""
        columns = {code: name for code, name in self.reading.columns.items() if name != column and code != target}
        kept = tuple(name for name in self.reading.kept if name != column)
        if target == KEPT:
            kept = (*kept, column)
        elif target != NOT_IMPORTED:
            columns[target] = column
        self.reading = replace(self.reading, columns=columns, kept=kept)
        self.forget_try()

    def used(self) -> int:
        """Return how many columns are imported."""
        return sum(self.target(column) != NOT_IMPORTED for column in self.header)

    def lacking(self) -> list[Field]:
        """Return the fields every row needs and no column fills."""
        return [each for each in FIELDS[self.kind] if each.needed and each.code not in self.reading.columns]

    def date_columns(self) -> frozenset[str]:
        """Return the columns that hold dates."""
        pairs = ((field_of(self.kind, code, self.own), column) for code, column in self.reading.columns.items())
        return frozenset(column for each, column in pairs if each is not None and each.value in _MOMENTS)

    def phone_columns(self) -> frozenset[str]:
        """Return the columns that hold phone numbers."""
        pairs = ((field_of(self.kind, code, self.own), column) for code, column in self.reading.columns.items())
        return frozenset(column for each, column in pairs if each is not None and each.value is Value.PHONE)

    # -- the answers ---------------------------------------------------------------------------------------------

    def answer(self, order: DateOrder) -> None:
        """Say which of day and month comes first."""
        if order is not self.order:
            self.order = order
            self.forget_try()

    @property
    def must_answer(self) -> bool:
        """Whether the dates can be read both ways and nobody has said how."""
        return self.dates.is_ambiguous and self.order is None

    @property
    def can_try(self) -> bool:
        """Whether everything is known that an import needs."""
        suffices = bool(self.reading.columns) and not self.lacking()
        return self.look is not None and not self.must_answer and suffices and not self.is_empty

    @property
    def is_empty(self) -> bool:
        """Whether the file has a header and nothing below it."""
        return self.survey is not None and self.survey.rows == 0

    @property
    def importable(self) -> int:
        """Return how many rows would be imported, as the try said."""
        if self.tried is None or (self.is_strict and self.tried.rejected):
            return 0
        return self.tried.read - self.tried.rejected

    def command(self, *, is_try: bool, rejects_folder: Path | None = None) -> ImportCommand:
        """Return the import as it stands; a try always counts everything."""
        assert self.look is not None
        reading = answered(self.reading, self.dates, self.order)
        strict = self.is_strict and not is_try
        return ImportCommand(self.kind, self.look.table, reading, is_try, strict, rejects_folder)

    def step(self, is_importing: bool) -> Step:
        """Return how far this is."""
        if self.result is not None:
            return Step.DONE
        if self.look is None:
            return Step.FILE
        if self.must_answer:
            return Step.FORMAT
        if not self.can_try:
            return Step.COLUMNS
        return Step.IMPORT if is_importing else Step.TRY
