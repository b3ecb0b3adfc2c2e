"""Looking at a file before anything is written: how it reads, what its columns seem to be, what has to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.services.imports import remembered
from servicedesk.services.imports.converting import date_order_of
from servicedesk.services.imports.fields import Field, ImportKind, field_of
from servicedesk.services.imports.mapping import Reading, checked_names, preset, propose, recognised
from servicedesk.services.imports.own_fields import Own, fields_for, known_as, proposed
from servicedesk.services.imports.results import ImportCommand
from servicedesk.storage.desk import Desk, Read, ask
from servicedesk.tabular.dates import DateOrder, OrderFound
from servicedesk.tabular.files import table_file
from servicedesk.tabular.tables import Cells, Table, read_table

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it reads, the proposal how to import it, and its first rows; ``dates`` may have to be asked."""

    table: Table
    reading: Reading
    dates: OrderFound
    first_rows: tuple[tuple[int, Cells], ...]
    was_recalled: bool = False
    # The fields of kinds that columns can fill, by code.
    own: Mapping[str, Field] = field(default_factory=dict)


@ask(Permission.EDIT_CUSTOMER)
def look(
    read: Read, path: Path, kind: ImportKind, *, preset_name: str | None = None, codec: str = "", delimiter: str = ""
) -> Look:
    """Return how *path* would be read as *kind*: by the preset named, as last time, or by the names of its columns.

    Without a name the preset of a program whose header this is is found; an empty one wants none. Raises Refused
    and StorageProblem for a file that cannot be read; writes nothing.
    """
    table = read_table(table_file(path), codec, delimiter)
    recalled = remembered.recall(read, kind, table.header) if not preset_name else None
    if recalled is not None and recalled.preset and preset_name is not None:
        # Read by a preset last time; this time none is wanted.
        recalled = None
    if preset_name:
        reading = preset(preset_name).reading_for(table.header)
    else:
        known = recognised(kind, table.header) if preset_name is None else None
        reading = recalled or known or Reading(propose(kind, table.header))
    own = fields_for(read, kind)
    columns = {code: column for code, column in reading.columns.items() if field_of(kind, code, own) is not None}
    if recalled is None:
        columns |= proposed(own, table.header, columns.values())
    reading = replace(reading, columns=columns)
    return Look(
        table,
        reading,
        dates_of(kind, table, reading, own),
        tuple(islice(table.rows(), SHOWN)),
        was_recalled=recalled is not None,
        own=own,
    )


def dates_of(kind: ImportKind, table: Table, reading: Reading, own: Own | None = None) -> OrderFound:
    """Return what is known of the order of day and month: said by the reading, found in the file, or to be asked."""
    if reading.date_order is not None:
        return OrderFound(reading.date_order, is_ambiguous=False)
    return date_order_of(kind, table, reading, own)


def answered(reading: Reading, dates: OrderFound, order: DateOrder | None = None) -> Reading:
    """Return *reading* with the order said, else the one found."""
    return replace(reading, date_order=order or reading.date_order or dates.order)


@dataclass(frozen=True, slots=True)
class FileCommand:
    """A file to import in one go, with what is said about it; what is not said is found or recalled."""

    path: Path
    kind: ImportKind
    columns: dict[str, str]
    preset_name: str | None = None
    codec: str = ""
    date_order: DateOrder | None = None
    is_try: bool = False
    is_strict: bool = False
    rejects_folder: Path | None = None


def command_for(desk: Desk | Read, file: FileCommand) -> ImportCommand:
    """Return the import of a file; columns that are named take the place of those found for the same fields.

    Raises Refused ``import_preset_other_kind`` and ``import_dates_ambiguous``, and what :func:`look` raises.
    """
    if file.preset_name and preset(file.preset_name).kind is not file.kind:
        raise Refused("import_preset_other_kind", field="preset", name=file.preset_name, kind=file.kind.value)
    found = look(desk, file.path, file.kind, preset_name=file.preset_name, codec=file.codec)
    wanted = {known_as(found.own, code): column for code, column in file.columns.items()}
    named = checked_names(file.kind, found.table.header, wanted, found.own)
    # A column that is said to be one field is not another as well.
    columns = {code: column for code, column in found.reading.columns.items() if column not in named.values()} | named
    reading = replace(found.reading, columns=columns)
    # The whole file was looked at for it once.
    same = reading == found.reading
    dates = found.dates if same else dates_of(file.kind, found.table, reading, found.own)
    reading = answered(reading, dates, file.date_order)
    if dates.is_ambiguous and reading.date_order is None:
        raise Refused("import_dates_ambiguous", field="date_order", example=dates.example)
    return ImportCommand(file.kind, found.table, reading, file.is_try, file.is_strict, file.rejects_folder)
