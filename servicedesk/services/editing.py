"""Saving an edit of a record that others may have changed meanwhile: fields are compared, not whole rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from servicedesk.core.three_way import Change, Clash, EditConflict, OneSided, merge, with_authors
from servicedesk.core.three_way_lists import Row, merge_rows
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
        key = _key(row)
        raise conflict(work, row.__tablename__, key, found.clashes, found.values, found.theirs)
    return found.values


def setting_to_write(
    work: Work, key: str, now: Mapping[str, object], mine: Mapping[str, object], base: Mapping[str, object] | None
) -> dict[str, object]:
    """Do the same with the fields of a setting: *now* as it stands; return all of them as they shall stand."""
    if base is None:
        return {**now, **mine}
    found = merge(base, mine, now)
    if found.clashes:
        raise conflict(work, "setting", key, found.clashes, found.values, found.theirs)
    return {**now, **found.values}


def list_to_write(
    work: Work, entity: str, now: Sequence[Row], mine: Sequence[Row], base: Sequence[Row] | None
) -> list[Row]:
    """Do the same with the rows of a list that is edited as a whole; without *base*, *mine* stands."""
    if base is None:
        return list(mine)
    found = merge_rows(base, mine, now)
    if found.clashes:
        raise conflict(work, entity, None, found.clashes)
    return list(found.rows)


def conflict(
    work: Work,
    entity: str,
    key: int | str | None,
    clashes: Iterable[Clash],
    mine: Mapping[str, object] | None = None,
    theirs: Mapping[str, object] | None = None,
) -> EditConflict:
    """Return the conflict with who changed each field and when, as far as the audit tells.

    *key* is the row's number or code, None for a list, whose fields are called ``number.field``.
    """
    clashing = list(clashes)
    history = _history(work, entity, key)
    merged = [OneSided(name, value, True) for name, value in (mine or {}).items()]
    merged += [
        OneSided(name, value, False, (history.get(_kept_as(key, name)) or [Change()])[0])
        for name, value in (theirs or {}).items()
    ]
    fields = [with_authors(clash, history.get(_kept_as(key, clash.name), [])) for clash in clashing]
    return EditConflict(entity, key if isinstance(key, int) else 0, fields, merged)


def _kept_as(key: int | str | None, name: str) -> str:
    """Return under which name the history knows a field: of a list its row, of a code all of it."""
    if key is None:
        return name.partition(".")[0]
    return name.removeprefix(PART) if isinstance(key, int) else key


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


def _key(row: Base) -> int | str:
    """Return what a row is called by in the audit: its number, or the code of one that has none."""
    found: int | str = row.id if hasattr(row, "id") else row.code  # type: ignore[attr-defined]
    return found


def _history(work: Work, entity: str, key: int | str | None) -> dict[str, list[Change]]:
    """Return by field (see :func:`_kept_as`) who changed it, newest first; the last one is who made it."""
    columns = (
        AuditEntry.staff_id,
        AuditEntry.at,
        AuditEntry.station,
        AuditEntry.details,
        AuditEntry.undo,
        Staff.name,
    )
    about = [AuditEntry.entity == entity]
    if not isinstance(key, str):
        about.append(AuditEntry.entity_id == key)
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
        for name in _fields(entry, entity, key):
            found.setdefault(name, []).append(change)
    return found


def _fields(entry: Any, entity: str, key: int | str | None) -> set[str]:
    """Return the fields of a row that one act changed: from its journal, or from what the audit names."""
    if isinstance(key, str):
        return {key} & {str(entry.details.get("code")), str(entry.details.get("key"))}
    touched = [(row[2][0], row[3] or {}) for row in entry.undo or () if row[1] == entity and row[2]]
    if key is None:
        return {str(number) for number, _before in touched}
    names = {str(name) for name in entry.details.get("fields", ())}
    for number, before in touched:
        # What undo would put back is what the act changed.
        names |= set(before) if number == key else set()
    return names
