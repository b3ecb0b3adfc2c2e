"""What was imported: the batches that whoever reads may import and undo themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from servicedesk.core.permissions import Permission
from servicedesk.models import ImportBatch, Staff
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
