"""Which column fills which field: by name, by a preset, by what people say; and remembered."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from servicedesk.core.errors import Refused
from servicedesk.core.paths import RESOURCES
from servicedesk.services.imports.fields import FIELDS, Field, ImportKind, field_of, plain
from servicedesk.tabular.cells import MISSING
from servicedesk.tabular.dates import DateOrder

_PRESETS = RESOURCES / "imports"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file of one kind is read: field code → column name, and the rest of what can be said about it."""

    columns: dict[str, str]
    preset: str = ""
    date_order: DateOrder | None = None
    missing: frozenset[str] = MISSING
    # What this file's own words for states and the like mean: field code → word → our code.
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    # Columns nobody has a field for but that are kept with a ticket under their own names.
    kept: tuple[str, ...] = ()
    system: str = ""
    # The title of a ticket without one, filled with columns: ``Incident {number}``.
    title: str = ""


@dataclass(frozen=True, slots=True)
class Preset:
    """A shipped way of reading the export of a known program, whose versions name some columns differently."""

    name: str
    kind: ImportKind
    reading: Reading
    alternatives: dict[str, list[str]]

    def reading_for(self, header: Sequence[str]) -> Reading:
        """Return the reading with the columns this header has; a field whose column is not there is left out."""
        columns = {}
        for code, column in self.reading.columns.items():
            names = (column, *self.alternatives.get(code, ()))
            there = next((name for name in names if name in header), None)
            if there is not None:
                columns[code] = there
        kept = tuple(name for name in self.reading.kept if name in header)
        return replace(self.reading, columns=columns, kept=kept)

    def fits(self, header: Sequence[str]) -> bool:
        """Return whether *header* has every column of the preset, under one of its names."""
        return len(self.reading_for(header).columns) == len(self.reading.columns)


@cache
def preset(name: str) -> Preset:
    """Return a shipped preset. Raises Refused ``import_preset_unknown``."""
    if name not in shipped():
        raise Refused("import_preset_unknown", field="preset", name=name, known=", ".join(shipped()))
    data: dict[str, Any] = json.loads((_PRESETS / f"{name}.json").read_text("utf-8"))
    order = data.get("date_order")
    return Preset(
        name,
        ImportKind(data["kind"]),
        Reading(
            columns=data["columns"],
            preset=name,
            date_order=DateOrder(order) if order else None,
            missing=frozenset(data["missing"]) if "missing" in data else MISSING,
            words=data.get("words", {}),
            kept=tuple(data.get("kept", ())),
            system=data.get("system", ""),
            title=data.get("title", ""),
        ),
        data.get("alternatives", {}),
    )


def shipped() -> list[str]:
    """Return the names of the presets that come with the program."""
    return sorted(path.stem for path in _PRESETS.glob("*.json"))


def recognised(kind: ImportKind, header: Sequence[str]) -> Reading | None:
    """Return how the program reads that this header comes from without doubt; which day comes first is found anew."""
    fitting = next((each for each in map(preset, shipped()) if each.kind is kind and each.fits(header)), None)
    return replace(fitting.reading_for(header), date_order=None) if fitting is not None else None


def propose(kind: ImportKind, header: Sequence[str]) -> dict[str, str]:
    """Return field code → column by the names of the columns; a column fills one field only."""
    free, found = list(header), {}
    # A column called exactly like the field goes first, so that "customer" is not taken by a field it is a name for.
    for exact in (True, False):
        for each in FIELDS[kind]:
            column = None if each.code in found else _column(each, free, exact)
            if column is not None:
                found[each.code] = column
                free.remove(column)
    return found


def _column(each: Field, columns: Sequence[str], exact: bool) -> str | None:
    if exact:
        return next((column for column in columns if column.strip().lower() == each.code), None)
    called: dict[str, str] = {}
    for column in columns:
        called.setdefault(plain(column), column)
    # In the order of the field's own names: the better name wins over the one further left.
    return next((called[name] for name in map(plain, (each.code, *each.names)) if name in called), None)


def checked_names(
    kind: ImportKind, header: Sequence[str], columns: Mapping[str, str], own: Mapping[str, Field] | None = None
) -> dict[str, str]:
    """Return *columns* with every column as the header writes it; ``#3`` is the third.

    Raises Refused ``import_field_unknown``, ``import_column_unknown``.
    """
    for code in columns:
        if field_of(kind, code, own) is None:
            names = ", ".join((*(each.code for each in FIELDS[kind]), *(own or ())))
            raise Refused("import_field_unknown", field="map", name=code, known=names)
    return {code: _named(header, column) for code, column in columns.items()}


def checked(
    kind: ImportKind, header: Sequence[str], columns: Mapping[str, str], own: Mapping[str, Field] | None = None
) -> dict[str, str]:
    """Return :func:`checked_names` of columns that suffice to import with.

    Raises Refused also ``import_nothing_mapped``, ``import_field_needed``.
    """
    known = checked_names(kind, header, columns, own)
    if not known:
        raise Refused("import_nothing_mapped", field="map", header=", ".join(header[:12]))
    for each in FIELDS[kind]:
        if each.needed and each.code not in known:
            raise Refused("import_field_needed", field="map", name=each.code, header=", ".join(header[:12]))
    return known


def _named(header: Sequence[str], column: str) -> str:
    if column in header:
        return column
    folded = [name for name in header if name.strip().lower() == column.strip().lower()]
    if len(folded) == 1:
        return folded[0]
    position = int(column[1:]) if re.fullmatch(r"#\d{1,6}", column) else 0
    if 1 <= position <= len(header):
        return header[position - 1]
    raise Refused("import_column_unknown", field="map", name=column, header=", ".join(header[:12]))
