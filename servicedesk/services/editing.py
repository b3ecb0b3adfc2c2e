"""Saving an edit of a record that others may have changed meanwhile: fields are compared, not whole rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from servicedesk.core.three_way import Change, Clash, EditConflict, OneSided, merge, with_authors
from servicedesk.models import AuditEntry, Base, Staff
from servicedesk.storage.desk import Work

# Further back nobody looks for who changed a field: an editor is open for an hour, not for a hundred acts.
_LOOKED_AT = 200
PART = "fields."
"""Before the code of a field that is kept inside the row's JSON."""


def to_write(
    work: Work,
    row: Base,
    mine: Mapping[str, object],
    base: Mapping[str, object] | None,
    texts: Iterable[str] = (),
) -> dict[str, object]:
    """Return those of the fields *mine* that change something.

    With *base*, the values the editor started from, what others changed meanwhile stays; raises EditConflict where
    both sides changed a field to different values, and nothing is written. Without it, *mine* stands.
    """
    started = {name: value for name, value in (base or {}).items() if _has(row, name)}
    now = {name: value_of(row, name) for name in (*started, *mine)}
    found = merge(started, mine, now, texts)
    if found.clashes:
        raise conflict(work, row.__tablename__, _identity(row), found.clashes, found.values, found.theirs)
    return found.values


def conflict(
    work: Work,
    entity: str,
    identity: int,
    clashes: Iterable[Clash],
    mine: Mapping[str, object] | None = None,
    theirs: Mapping[str, object] | None = None,
) -> EditConflict:
    """Return the conflict with who changed each field and when, as far as the audit tells."""
    clashing = list(clashes)
    history = _history(work, entity, identity)
    merged = [OneSided(name, value, True) for name, value in (mine or {}).items()]
    merged += [
        OneSided(name, value, False, (history.get(name.removeprefix(PART)) or [Change()])[0])
        for name, value in (theirs or {}).items()
    ]
    fields = [with_authors(clash, history.get(clash.name.removeprefix(PART), [])) for clash in clashing]
    return EditConflict(entity, identity, fields, merged)


def refuse_other(
    work: Work,
    row: Base,
    mine: Mapping[str, object],
    seen: Mapping[str, object] | None,
) -> None:
    """Raise EditConflict when a field is not as it was *seen* and *mine* is another value still."""
    if seen is not None:
        to_write(work, row, mine, seen)


def _has(row: Base, name: str) -> bool:
    return name.startswith(PART) or hasattr(row, name)


def value_of(row: Base, name: str) -> object:
    """Return a column's value, or that of one field of the ticket's kind: each of those is compared by itself."""
    if name.startswith(PART):
        return (getattr(row, "fields", None) or {}).get(name.removeprefix(PART))
    return getattr(row, name)


def _identity(row: Base) -> int:
    return int(row.id)  # type: ignore[attr-defined] # every row that people edit has one


def _history(work: Work, entity: str, identity: int) -> dict[str, list[Change]]:
    """Return by field who changed a row, newest first; the last one is who made it."""
    columns = (
        AuditEntry.staff_id,
        AuditEntry.at,
        AuditEntry.station,
        AuditEntry.details,
        AuditEntry.undo,
        Staff.name,
    )
    about = (AuditEntry.entity == entity, AuditEntry.entity_id == identity)
    statement = (
        select(*columns)
        .outerjoin(Staff, Staff.id == AuditEntry.staff_id)
        .where(*about)
        .order_by(AuditEntry.id.desc())
        .limit(_LOOKED_AT)
    )
    found: dict[str, list[Change]] = {}
    for entry in work.connection.execute(statement):
        change = Change(entry.name or "", entry.staff_id, entry.at, entry.station)
        for name in _fields(entry, entity, identity):
            found.setdefault(name, []).append(change)
    return found


def _fields(entry: Any, entity: str, identity: int) -> set[str]:
    """Return the fields of a row that one act changed: from its journal, or from what the audit names."""
    names = {str(name) for name in entry.details.get("fields", ())}
    for kind, table, key, before, _version in entry.undo or ():
        if kind == "update" and table == entity and key and key[0] == identity:
            names |= set(before)
    return names
