"""Undoing an import within thirty days, unless somebody has gone on from what it brought."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from servicedesk.core.errors import Conflict, NotFound, Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Base, Customer, DeletedRecord, ImportBatch, SearchDocument, TicketEntry
from servicedesk.services import search_documents
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.overwritten import FAMILIES, TICKETS, put_back
from servicedesk.storage import search_index
from servicedesk.storage.desk import Work, act, require
from servicedesk.storage.errors import known_errors

REACHES = timedelta(days=30)


@act(Permission.EDIT_CUSTOMER, undoable=False)
def undo_import(work: Work, batch_id: int) -> int:
    """Take an import back: what it made is deleted, what it overwrote is as before; return how many rows that were.

    Raises Refused ``import_undo_over`` after thirty days or when it was undone, ``import_worked_on`` when somebody
    has worked on what it brought; then nothing is changed.
    """
    batch = work.connection.execute(select(ImportBatch.__table__).where(ImportBatch.id == batch_id)).first()
    if batch is None:
        raise NotFound("not_found", entity="import_batch", id=batch_id)
    if batch.kind != ImportKind.CUSTOMERS.value:
        require(work.actor, Permission.IMPORT)
    if batch.undone_at is not None or batch.imported_at <= work.now - REACHES:
        raise Refused("import_undo_over")
    spans: dict[str, tuple[int, int]] = {name: (first, last) for name, (first, last) in batch.created.items()}
    _refuse_if_worked_on(work, spans, batch.imported_at)
    tickets = [item for item in batch.replaced if item["table"] == TICKETS.parent]
    # Before what was made goes: they may be about people that came with the list.
    put_back(work.connection, tickets)
    try:
        with known_errors(), _merges_indexed(work, spans):
            count = _delete(work, spans)
    except Conflict:
        # What else hangs on a row now, a call-back or a survey, keeps it.
        raise Refused("import_worked_on", n=1) from None
    put_back(work.connection, [item for item in batch.replaced if item["table"] != TICKETS.parent])
    for item in batch.replaced:
        search_documents.refresh(work, item["table"], item["row"]["id"])
        work.changed(item["table"], item["row"]["id"], ChangeKind.UPDATED)
    work.connection.execute(
        update(ImportBatch).where(ImportBatch.id == batch_id).values(undone_at=work.now, replaced=[])
    )
    for name, (first, _last) in spans.items():
        work.changed(name, first, ChangeKind.DELETED)
    work.audit("import_batch", batch_id, file=batch.file, deleted=count, restored=len(batch.replaced))
    return count + len(batch.replaced)


def _refuse_if_worked_on(work: Work, spans: dict[str, tuple[int, int]], imported_at: datetime) -> None:
    """Count the rows that were changed or written on since."""
    changed = 0
    for name, (first, last) in spans.items():
        table: Any = Base.metadata.tables[name]
        if "version" in table.c and name not in FAMILIES:
            between = (table.c.id >= first, table.c.id <= last, table.c.version > 1)
            changed += int(
                work.connection.execute(select(func.count()).select_from(table).where(*between)).scalar_one()
            )
    if "customer" in spans:
        first, last = spans["customer"]
        # Later rows of the same list may have raised the version; the moment tells.
        since = (Customer.id >= first, Customer.id <= last, Customer.updated_at > imported_at)
        changed += int(work.connection.execute(select(func.count()).select_from(Customer).where(*since)).scalar_one())
    if "ticket" in spans:
        first, last = spans["ticket"]
        ticket: Any = Base.metadata.tables["ticket"]
        written = select(TicketEntry.ticket_id).where(
            TicketEntry.ticket_id >= first, TicketEntry.ticket_id <= last, TicketEntry.author_id.is_not(None)
        )
        among = (ticket.c.id >= first, ticket.c.id <= last)
        statement = select(func.count()).select_from(ticket).where(*among)
        touched = statement.where((ticket.c.version > 1) | ticket.c.id.in_(written))
        changed += int(work.connection.execute(touched).scalar_one())
        # Restored from the bin they would stand on an import that is gone.
        binned = (DeletedRecord.kind == "ticket", DeletedRecord.entity_id >= first, DeletedRecord.entity_id <= last)
        statement = select(func.count()).select_from(DeletedRecord).where(*binned, DeletedRecord.purged_at.is_(None))
        changed += int(work.connection.execute(statement).scalar_one())
    if changed:
        raise Refused("import_worked_on", n=changed)


@contextmanager
def _merges_indexed(work: Work, spans: dict[str, tuple[int, int]]) -> Iterator[None]:
    """Let the database find at once who was merged into a row: it asks so for every row that is deleted.

    The index is there for this transaction alone; for one row more or less merged in a year it would be a burden.
    """
    names = [name for name in FAMILIES if name in spans]
    for name in names:
        merged = f"CREATE INDEX ix_undo_{name} ON {name} (merged_into_id) WHERE merged_into_id IS NOT NULL"
        work.connection.exec_driver_sql(merged)
    yield
    for name in names:
        work.connection.exec_driver_sql(f"DROP INDEX ix_undo_{name}")


def _delete(work: Work, spans: dict[str, tuple[int, int]]) -> int:
    """Delete what was made, children first; return the number of rows that were the point of it."""
    connection, count = work.connection, 0
    for name, family in FAMILIES.items():
        if name in spans:
            first, last = spans[name]
            for child in family.child_tables():
                key = child.c[family.key]
                connection.execute(delete(child).where(key >= first, key <= last))
    for table in reversed(Base.metadata.sorted_tables):
        if table.name not in spans or "id" not in table.c:
            continue
        first, last = spans[table.name]
        if table.name == SearchDocument.__tablename__:
            search_index.unindex_span(connection, first, last)
        deleted = connection.execute(delete(table).where(table.c.id >= first, table.c.id <= last)).rowcount
        if table.name in ("ticket", "customer", "feedback", "article", "survey_response"):
            count += deleted
    return count
