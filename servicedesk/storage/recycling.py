"""Taking a record out of every table into the bin, with all that hangs on it, and bringing it back as it was.

What is in the bin is in no other table, so that no list, count, search or figure has to remember to leave it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, select, tuple_, update

from servicedesk.core.errors import Conflict, Refused
from servicedesk.models import Base, DeletedRecord, SearchDocument
from servicedesk.storage.id_lists import OfIds
from servicedesk.storage.journal_values import packed_rows, unpacked
from servicedesk.storage.prepared import insertion
from servicedesk.storage.row_statements import inserting

# Records of their own: they never go along, they forget what they pointed to and remember it afterwards.
_OWN = frozenset({"article", "customer", "department", "feedback", "scenario", "staff", "ticket", "visit"})
# A ticket that was merged into another has no life of its own.
_FOLLOWS = ("ticket", "merged_into_id")
# What may be deleted, and what its rows are called by.
NUMBERS = {"ticket": ("number", "title"), "article": ("code", "title_zh")}
_CHUNK = 200

Key = tuple[Any, ...]
Place = tuple[str, Key]


@dataclass(slots=True)
class _Taken:
    """The rows that go with the records of one chunk, each with the record it goes with."""

    rows: dict[str, dict[Key, dict[str, Any]]] = field(default_factory=lambda: defaultdict(dict))
    owner: dict[Place, int] = field(default_factory=dict)
    forgets: list[tuple[int, list[Any]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Moved:
    """Records that were taken out or brought back: the rows of the bin, and every row that moved."""

    records: list[int]
    rows: list[Place]


def take_out(connection: Connection, kind: str, ids: Sequence[int], values: dict[str, Any]) -> Moved:
    """Move the records *ids* of *kind* into the bin; *values* say who, when and why.

    An id that is not there raises Conflict ``changed_meanwhile``.
    """
    records: list[int] = []
    moved: list[Place] = []
    for start in range(0, len(ids), _CHUNK):
        chunk = list(dict.fromkeys(ids[start : start + _CHUNK]))
        taken = _collect(connection, kind, chunk)
        records += _keep(connection, kind, chunk, taken, values)
        _remove(connection, taken)
        moved += [(name, key) for name, rows in taken.rows.items() for key in rows]
    return Moved(records, moved)


def bring_back(connection: Connection, records: Sequence[int]) -> Moved:
    """Put records of the bin back where they were; raises Refused ``not_in_bin``, ``purged``, ``number_taken``."""
    found = _with_followers(connection, records)
    if len(found) < len(set(records)):
        raise Refused("not_in_bin")
    if any(row.purged_at is not None for row in found):
        raise Refused("purged", number=found[0].number)
    _refuse_taken_numbers(connection, found)
    connection.execute(delete(DeletedRecord).where(DeletedRecord.id.in_([row.id for row in found])))
    contents = [row.content for row in found if row.content]
    placed = _insert(connection, contents)
    for content in contents:
        for name, key, column, value in content.get("forgotten", ()):
            table = Base.metadata.tables[name]
            missing = (*_is_row(table, key), table.c[column].is_(None))
            connection.execute(update(table).where(*missing).values({column: value}))
    return Moved([row.id for row in found], placed)


def _collect(connection: Connection, kind: str, ids: list[int]) -> _Taken:
    """Find the records and, step by step, the rows that point at what was found."""
    taken = _Taken()
    root = Base.metadata.tables[kind]
    frontier = _add(connection, taken, root, root.c.id, {identity: identity for identity in ids})
    if len(taken.rows[kind]) < len(ids):
        raise Conflict(
            "changed_meanwhile", entity=kind, id=next(each for each in ids if (each,) not in taken.rows[kind])
        )
    while frontier:
        name, owners = frontier.pop()
        for child, column in _references(name):
            if _goes_along(kind, child, column):
                frontier += _add(connection, taken, child, column, owners)
            else:
                _note_reference(connection, taken, child, column, owners)
    return taken


@cache
def _references(name: str) -> list[tuple[Table, Column[Any]]]:
    return [
        (table, column)
        for table in Base.metadata.sorted_tables
        for column in table.c
        if any(key.column.table.name == name and key.column.name == "id" for key in column.foreign_keys)
    ]


def _goes_along(kind: str, table: Table, column: Column[Any]) -> bool:
    if (table.name, column.name) == _FOLLOWS:
        return True
    if table.name in _OWN:
        return False
    # A question, a call or a survey about a ticket is part of its story; of an answer only what cannot be without it.
    return kind == "ticket" or not column.nullable


def _add(
    connection: Connection, taken: _Taken, table: Table, column: Column[Any], owners: dict[int, int]
) -> list[tuple[str, dict[int, int]]]:
    """Take the rows of *table* whose *column* is one of *owners*; return what is to be looked at next."""
    found: dict[int, int] = {}
    known = taken.rows[table.name]
    names = table.primary_key.columns.keys()
    for row in packed_rows(table, _matching(table, column).rows(connection, list(owners))):
        key = tuple([row[name] for name in names])
        if key in known:
            continue
        owner = owners[row[column.name]]
        known[key] = row
        taken.owner[table.name, key] = owner
        if "id" in row:
            found[row["id"]] = owner
    return [(table.name, found)] if found else []


def _note_reference(
    connection: Connection, taken: _Taken, table: Table, column: Column[Any], owners: dict[int, int]
) -> None:
    for cells in _matching(table, column).rows(connection, list(owners)):
        row = dict(zip(table.c.keys(), cells, strict=True))
        key = [row[each.name] for each in table.primary_key.columns]
        if tuple(key) not in taken.rows[table.name]:
            taken.forgets.append((owners[row[column.name]], [table.name, key, column.name, row[column.name]]))


@cache
def _matching(table: Table, column: Column[Any]) -> OfIds:
    return OfIds(lambda ids: select(table).where(column.in_(ids)).order_by(*table.primary_key.columns))


def _keep(connection: Connection, kind: str, ids: list[int], taken: _Taken, values: dict[str, Any]) -> list[int]:
    """Write the rows of the bin, one for each record and for each that followed it."""
    contents: dict[int, dict[str, Any]] = {identity: {"rows": [], "forgotten": []} for identity in ids}
    for table in Base.metadata.sorted_tables:
        for key, row in taken.rows.get(table.name, {}).items():
            contents[taken.owner[table.name, key]]["rows"].append([table.name, row])
    for owner, forgotten in taken.forgets:
        contents[owner]["forgotten"].append(forgotten)
    number, title = NUMBERS[kind]
    texts = _texts(connection, kind, [key[0] for key in taken.rows[kind]])
    records: list[int] = []
    leaders: dict[int, int] = {}
    followers = [key[0] for key in taken.rows[kind] if key[0] not in contents]
    for identity in (*ids, *followers):
        row = taken.rows[kind][identity,]
        leader = leaders.get(taken.owner[kind, (identity,)])
        kept = {
            "kind": kind,
            "entity_id": identity,
            "number": row[number],
            "title": row[title],
            "text": texts.get(identity, ""),
            "is_sensitive": bool(row.get("is_sensitive")),
            "together_with_id": leader,
            "content": contents.get(identity),
            **values,
        }
        record = insertion(DeletedRecord, tuple(kept)).scalar(connection, kept)
        if identity in contents:
            leaders[identity] = record
            records.append(record)
    return records


def _texts(connection: Connection, kind: str, ids: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(ids), _CHUNK):
        wanted = (SearchDocument.kind == kind, SearchDocument.entity_id.in_(ids[start : start + _CHUNK]))
        rows = connection.execute(select(SearchDocument.entity_id, SearchDocument.text).where(*wanted))
        found.update((row.entity_id, row.text) for row in rows)
    return found


def _remove(connection: Connection, taken: _Taken) -> None:
    for _owner, (name, key, column, _value) in taken.forgets:
        table = Base.metadata.tables[name]
        connection.execute(update(table).where(*_is_row(table, key)).values({column: None}))
    for table in reversed(Base.metadata.sorted_tables):
        # What followed was found after what it followed.
        keys = list(reversed(taken.rows.get(table.name, {})))
        columns = list(table.primary_key.columns)
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            if len(columns) == 1:
                condition = columns[0].in_([key[0] for key in chunk])
            else:
                condition = tuple_(*columns).in_(chunk)
            connection.execute(delete(table).where(condition))


def _is_row(table: Table, key: Sequence[Any]) -> list[Any]:
    return [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]


def _with_followers(connection: Connection, records: Sequence[int]) -> list[Any]:
    """Return the rows of the bin; for one that follows another the other, too, and all that follow it."""
    table = DeletedRecord.__table__
    found: dict[int, Any] = {}
    for start in range(0, len(records), _CHUNK):
        chunk = list(records[start : start + _CHUNK])
        leaders = set(
            connection.execute(
                select(table.c.together_with_id).where(table.c.id.in_(chunk), table.c.together_with_id.is_not(None))
            ).scalars()
        )
        wanted = [*leaders, *chunk]
        rows = connection.execute(
            select(table).where(table.c.id.in_(wanted) | table.c.together_with_id.in_(wanted)).order_by(table.c.id)
        )
        found.update((row.id, row) for row in rows)
    return list(found.values())


def _refuse_taken_numbers(connection: Connection, found: list[Any]) -> None:
    """An import may have brought the number of one that was away."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for row in found:
        by_kind[row.kind].append(row.number)
    for kind, numbers in by_kind.items():
        column = Base.metadata.tables[kind].c[NUMBERS[kind][0]]
        for start in range(0, len(numbers), _CHUNK):
            taken = connection.execute(select(column).where(column.in_(numbers[start : start + _CHUNK]))).scalar()
            if taken is not None:
                raise Refused("number_taken", number=taken)


def _insert(connection: Connection, contents: list[dict[str, Any]]) -> list[Place]:
    """Insert the rows of all *contents*, parents first; what points at one still away waits for it in the bin."""
    by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for content in contents:
        for name, row in content["rows"]:
            by_table[name].append(row)
    placed: list[Place] = []
    for table in Base.metadata.sorted_tables:
        rows = by_table.get(table.name)
        if not rows:
            continue
        if table.name == _FOLLOWS[0]:
            rows = _leaders_first(rows, _FOLLOWS[1])
        else:
            rows = _those_that_can(connection, table, rows)
        # Those of an older program have fewer columns.
        for names, alike in groupby(rows, tuple):
            inserting(table, names).run_many(connection, [unpacked(table, row) for row in alike])
        placed += [(table.name, tuple(row[each.name] for each in table.primary_key.columns)) for row in rows]
    return placed


def _leaders_first(rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    """Order rows so that each comes after the one it follows."""
    left = {row["id"]: row for row in rows}
    ordered: list[dict[str, Any]] = []
    while left:
        ready = [row for row in left.values() if row[column] not in left] or list(left.values())
        ordered += ready
        for row in ready:
            del left[row["id"]]
    return ordered


def _those_that_can(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows whose ticket is there; the others are handed to the ticket in the bin they wait for."""
    for column in table.c:
        if not any(key.column.table.name == "ticket" for key in column.foreign_keys):
            continue
        wanted = {row[column.name] for row in rows if row[column.name] is not None}
        away = wanted - _present(connection, wanted)
        if not away:
            continue
        for row in (row for row in rows if row[column.name] in away):
            _let_wait(connection, table.name, row, row[column.name])
        rows = [row for row in rows if row[column.name] not in away]
    return rows


def _present(connection: Connection, ids: Iterable[int]) -> set[int]:
    column = Base.metadata.tables["ticket"].c.id
    wanted, found = list(ids), set[int]()
    for start in range(0, len(wanted), _CHUNK):
        found.update(connection.execute(select(column).where(column.in_(wanted[start : start + _CHUNK]))).scalars())
    return found


def _let_wait(connection: Connection, table: str, row: dict[str, Any], ticket_id: int) -> None:
    """Give a row to the bin's record of its other ticket; one whose ticket was purged is gone with it."""
    condition = (DeletedRecord.kind == "ticket", DeletedRecord.entity_id == ticket_id)
    found = connection.execute(select(DeletedRecord.__table__).where(*condition)).first()
    if found is not None and found.together_with_id is not None:
        leader = select(DeletedRecord.__table__).where(DeletedRecord.id == found.together_with_id)
        found = connection.execute(leader).first()
    if found is None or found.content is None:
        return
    content = {**found.content, "rows": [*found.content["rows"], [table, row]]}
    connection.execute(update(DeletedRecord).where(DeletedRecord.id == found.id).values(content=content))
