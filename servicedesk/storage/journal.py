"""What an act inserted and overwrote, in a form that can be stored and put back; and that put back again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Table, select

from servicedesk.core.errors import Conflict
from servicedesk.core.events import ChangeKind
from servicedesk.models import Base, DeletedRecord
from servicedesk.storage.journal_values import packed, unpacked
from servicedesk.storage.recycling import bring_back, take_out
from servicedesk.storage.row_statements import deleting, finding, inserting, key_values, updating

__all__ = [
    "BINNED",
    "BROUGHT_BACK",
    "UNDOING_ACTS",
    "JournalRow",
    "PutBack",
    "Reversal",
    "packed",
    "put_back",
    "rows_of",
    "unpacked",
]

# One row of the journal: [kind, table, primary key values, values before, version after].
JournalRow = list[Any]
# A record that went into the bin, and one that came back: the key is the record's own, not that of the bin's row.
BINNED, BROUGHT_BACK = "bin", "unbin"
_BIN_KINDS = (BINNED, BROUGHT_BACK)
# Acts whose journal holds what they undid, for doing it again; they are not undone themselves.
UNDOING_ACTS = ("undo.undo_last", "undo.undo", "undo.redo_last")


@dataclass(frozen=True, slots=True)
class PutBack:
    """A row that was put back; ``version`` is what it carries now, with the content it had at ``content_of``."""

    table: str
    key: tuple[Any, ...]
    kind: ChangeKind
    content_of: int | None = None
    version: int | None = None


@dataclass(slots=True)
class Reversal:
    """What was put back, and the journal by which that is put back in turn."""

    done: list[PutBack] = field(default_factory=list)
    journal: list[JournalRow] = field(default_factory=list)


def put_back(connection: Connection, rows: list[JournalRow], earlier: Iterable[PutBack] = ()) -> Reversal:
    """Undo *rows*, last first, and return what was put back.

    A version never falls, or an editor opened before could overwrite what it has not seen. So *earlier* says
    which later versions hold the content of older ones because the edits between were undone as well.
    Raises Conflict ``changed_meanwhile`` when somebody changed a row since.
    """
    same = {(each.table, each.key, each.content_of): each.version for each in earlier if each.version is not None}
    result = Reversal()
    left = list(rows)
    while left:
        kind, name, key, before, version = left[-1]
        if kind in _BIN_KINDS:
            _put_records_back(connection, _same_kind(left), result)
            continue
        left.pop()
        present = version
        while (later := same.get((name, tuple(key), present))) is not None:
            present = later
        found, inverse = _put_row_back(connection, kind, Base.metadata.tables[name], tuple(key), before, present)
        if found.version is not None and version is not None:
            same[name, found.key, version - 1] = found.version
            found = replace(found, content_of=version - 1)
        result.done.append(found)
        result.journal.append(inverse)
    return result


def rows_of(journal: list[JournalRow]) -> set[tuple[str, tuple[Any, ...]]]:
    """Return the rows a journal is about."""
    return {(row[1], tuple(row[2])) for row in journal}


def _put_row_back(
    connection: Connection, kind: str, table: Table, key: tuple[Any, ...], before: dict[str, Any], version: int | None
) -> tuple[PutBack, JournalRow]:
    if kind == "delete":
        inserting(table, tuple(before)).run(connection, unpacked(table, before))
        inverse = ["insert", table.name, list(key), None, before.get("version")]
        return PutBack(table.name, key, ChangeKind.CREATED), inverse
    match = key_values(key, version)
    exact = version is not None
    # Of an update only what it changed is needed for doing it again; of a row that goes everything.
    names = tuple(before) if kind == "update" else ()
    present = finding(table, exact, names).first(connection, match)
    if present is None:
        raise Conflict("changed_meanwhile", entity=table.name, id=key[0])
    now = {name: packed(value) for name, value in zip(names or table.c.keys(), present, strict=True)}
    if kind == "insert":
        deleting(table, exact).run(connection, match)
        return PutBack(table.name, key, ChangeKind.DELETED), ["delete", table.name, list(key), now, None]
    values = unpacked(table, before)
    following = None
    if version is not None:
        following = values["version"] = version + 1
    updating(table, exact, tuple(values)).run(connection, {**values, **match})
    inverse = ["update", table.name, list(key), now, following]
    return PutBack(table.name, key, ChangeKind.UPDATED, None, following), inverse


def _same_kind(left: list[JournalRow]) -> list[JournalRow]:
    """Take the records off the end of *left* that are put back together: many of them are as quick as one."""
    kind, name, _key, before, _version = left[-1]
    taken: list[JournalRow] = []
    while left and left[-1][0] == kind and left[-1][1] == name and left[-1][3] == before:
        taken.append(left.pop())
    return taken


def _put_records_back(connection: Connection, rows: list[JournalRow], result: Reversal) -> None:
    """Bring records back from the bin, or take them out again."""
    kind, name, _key, values, _version = rows[0]
    ids = [row[2][0] for row in rows]
    if kind == BROUGHT_BACK:
        moved = take_out(connection, name, ids, unpacked(DeletedRecord.__table__, values))  # type: ignore[arg-type]
        change, inverse = ChangeKind.DELETED, BINNED
    else:
        moved = bring_back(connection, _records_of(connection, name, ids))
        change, inverse = ChangeKind.CREATED, BROUGHT_BACK
    result.done += [PutBack(table, key, change) for table, key in moved.rows]
    result.journal += [[inverse, name, [identity], values, None] for identity in ids]


def _records_of(connection: Connection, kind: str, ids: list[int]) -> list[int]:
    table = DeletedRecord.__table__
    found: list[int] = []
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        wanted = select(table.c.id).where(table.c.kind == kind, table.c.entity_id.in_(chunk))
        records = list(connection.execute(wanted.where(table.c.purged_at.is_(None))).scalars())
        if len(records) < len(chunk):
            raise Conflict("changed_meanwhile", entity=kind, id=chunk[0])
        found += records
    return found
