"""What was imported: the batches whoever reads may import themselves, and where an imported ticket came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from servicedesk.core.permissions import Permission
from servicedesk.models import ImportBatch, Staff, Ticket, TicketSource
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.desk import Read, ask

# What the desk imports every morning; everything else needs the right to import.
CUSTOMERS = "customers"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import: what it read, made new, changed and left out, who did it, and whether it was taken back."""

    id: int
    kind: str
    file: str
    at: datetime
    by: str
    read: int
    imported: int
    updated: int
    rejected: int
    undone_at: datetime | None


@ask(Permission.EDIT_CUSTOMER)
def batches(read: Read, limit: int = 50) -> list[BatchRow]:
    """Return the latest imports, the newest first."""
    statement = (
        select(ImportBatch.id, ImportBatch.kind, ImportBatch.file, ImportBatch.imported_at, ImportBatch.counts)
        .add_columns(ImportBatch.undone_at, func.coalesce(Staff.name, "").label("by"))
        .outerjoin(Staff, Staff.id == ImportBatch.staff_id)
        .order_by(ImportBatch.id.desc())
        .limit(limit)
    )
    if not read.actor.can(Permission.IMPORT):
        statement = statement.where(ImportBatch.kind == CUSTOMERS)
    return [
        BatchRow(
            row.id,
            row.kind,
            row.file,
            row.imported_at,
            row.by,
            **{name: int(row.counts.get(name, 0)) for name in ("read", "imported", "updated", "rejected")},
            undone_at=row.undone_at,
        )
        for row in read.execute(statement)
    ]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What the old system said of a ticket beyond what a ticket holds."""

    system: str
    category: str
    file: str
    imported_at: datetime
    details: dict[str, str]


@ask(Permission.VIEW_TICKETS)
def ticket_source(read: Read, ticket_id: int) -> SourceRow | None:
    """Return where an imported ticket came from, ``None`` for one that was opened here or may not be read."""
    statement = (
        select(TicketSource.system, TicketSource.category, TicketSource.details)
        .add_columns(ImportBatch.file, ImportBatch.imported_at)
        .join(ImportBatch, ImportBatch.id == TicketSource.batch_id)
        .join(Ticket, Ticket.id == TicketSource.ticket_id)
        .where(TicketSource.ticket_id == ticket_id, readable(read))
    )
    row = read.execute(statement).first()
    if row is None:
        return None
    details = {str(name): str(value) for name, value in row.details.items()}
    return SourceRow(row.system, row.category, row.file, row.imported_at, details)
