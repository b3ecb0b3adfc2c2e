"""Rows an import overwrites, remembered with everything that hangs on them, and put back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from servicedesk.core.errors import Refused
from servicedesk.models import Base
from servicedesk.storage.journal_values import packed, unpacked

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Family:
    """A table and those whose rows belong to one of its rows."""

    parent: str
    children: tuple[str, ...]
    key: str

    @property
    def table(self) -> Table:
        """The parent's table."""
        return Base.metadata.tables[self.parent]

    def child_tables(self) -> Iterator[Table]:
        """Yield the tables of the children."""
        yield from (Base.metadata.tables[name] for name in self.children)


TICKETS = Family(
    "ticket",
    ("ticket_source", "service_level_result", "ticket_entry", "ticket_state_change", "ticket_equipment"),
    "ticket_id",
)
CUSTOMERS = Family(
    "customer",
    ("customer_contact", "customer_reference", "customer_preference", "customer_alert", "identification_key"),
    "customer_id",
)
FAMILIES = {family.parent: family for family in (TICKETS, CUSTOMERS)}


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield *items* in pieces that one statement takes."""
    yield from (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))


def remember(connection: Connection, family: Family, ids: Sequence[int]) -> list[dict[str, Any]]:
    """Return the rows with these ids and their children as they stand, in a form that can be stored."""
    found: dict[int, dict[str, Any]] = {}
    for piece in chunks(ids):
        for row in connection.execute(select(family.table).where(family.table.c.id.in_(piece))):
            values = {name: packed(value) for name, value in row._mapping.items()}
            found[row.id] = {"table": family.parent, "row": values, "children": {}}
        for table in family.child_tables():
            for row in connection.execute(select(table).where(table.c[family.key].in_(piece))):
                child: dict[str, Any] = {name: packed(value) for name, value in row._mapping.items()}
                found[child[family.key]]["children"].setdefault(table.name, []).append(child)
    return list(found.values())


def take_children(connection: Connection, family: Family, ids: Sequence[int]) -> None:
    """Delete the children of these rows."""
    for piece in chunks(ids):
        for table in family.child_tables():
            connection.execute(delete(table).where(table.c[family.key].in_(piece)))


def note_versions(connection: Connection, remembered: Sequence[dict[str, Any]]) -> None:
    """Write down which version each row has now, so that a later change is seen when the import is undone."""
    for family in FAMILIES.values():
        ids = [item["row"]["id"] for item in remembered if item["table"] == family.parent]
        versions: dict[int, int] = {}
        for piece in chunks(ids):
            columns = (family.table.c.id, family.table.c.version)
            versions.update(
                (identity, version)
                for identity, version in connection.execute(select(*columns).where(family.table.c.id.in_(piece)))
            )
        for item in remembered:
            if item["table"] == family.parent:
                item["version"] = versions[item["row"]["id"]]


def put_back(connection: Connection, remembered: Sequence[dict[str, Any]]) -> None:
    """Make the rows what they were. Raises Refused ``import_worked_on`` when one was changed since."""
    for item in remembered:
        family = FAMILIES[item["table"]]
        table, values = family.table, unpacked(family.table, item["row"])
        version = item["version"]
        matching = (table.c.id == values["id"], table.c.version == version)
        # A version never falls, or an editor opened before could overwrite what it has not seen.
        statement = update(table).where(*matching).values({**values, "version": version + 1})
        if connection.execute(statement).rowcount != 1:
            raise Refused("import_worked_on", n=1)
        take_children(connection, family, [values["id"]])
        for name, rows in item["children"].items():
            child = Base.metadata.tables[name]
            connection.execute(insert(child), [unpacked(child, row) for row in rows])
