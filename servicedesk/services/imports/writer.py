"""What every kind of import shares: the transaction, the rows to come, and what is known of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import select

from servicedesk.core.text import fold
from servicedesk.models import Customer, Department, IdentificationKey, ImportBatch, QuestionSet, Staff, TicketState
from servicedesk.services.imports.converting import Row
from servicedesk.services.imports.overwritten import chunks
from servicedesk.services.imports.remembered import stored
from servicedesk.services.imports.results import ImportCommand, Possible
from servicedesk.storage.bulk import Bulk
from servicedesk.storage.desk import Work


@dataclass(slots=True)
class Batch:
    """One running import: where rows are collected, and what it will say it did."""

    work: Work
    bulk: Bulk
    command: ImportCommand
    identity: int
    replaced: list[dict[str, Any]] = field(default_factory=list)
    possible: list[Possible] = field(default_factory=list)

    @classmethod
    def begin(cls, work: Work, command: ImportCommand) -> Batch:
        """Start an import with the number its rows will carry."""
        identity = work.insert(
            ImportBatch,
            kind=command.kind.value,
            file=command.table.file.name,
            preset=command.reading.preset,
            reading=stored(command.reading),
            counts={},
            created={},
            replaced=[],
            imported_at=work.now,
            staff_id=work.actor.staff_id,
        )
        return cls(work, Bulk(work), command, identity)


class Writer(Protocol):
    """Writes rows of one kind."""

    def look_up(self, rows: Sequence[Row]) -> None:
        """Find what the database knows already of these rows, before the first is written."""

    def write(self, row: Row) -> bool:
        """Take one row; return whether it made something new (else it changed something). Raises WrongValue."""

    def finish(self) -> None:
        """Write what was collected."""


def ids_by_key(work: Work, kind: str, keys: Iterable[str]) -> dict[str, int]:
    """Return identification key → customer for those of *keys* that somebody has; merged people are passed over."""
    found: dict[str, int] = {}
    for piece in chunks(sorted(set(keys))):
        statement = (
            select(IdentificationKey.key, IdentificationKey.customer_id)
            .join(Customer, Customer.id == IdentificationKey.customer_id)
            .where(IdentificationKey.kind == kind, IdentificationKey.key.in_(piece))
            .where(Customer.merged_into_id.is_(None))
            .order_by(IdentificationKey.customer_id.desc())
        )
        found.update((key, identity) for key, identity in work.connection.execute(statement))
    return found


def departments(work: Work) -> dict[str, int]:
    """Return folded code and names → department."""
    rows = work.connection.execute(select(Department.id, Department.code, Department.name_zh, Department.name_en))
    return {fold(name): row.id for row in rows for name in (row.code, row.name_zh, row.name_en) if name}


def staff(work: Work) -> dict[str, int]:
    """Return folded name and sign-in name → member of staff."""
    rows = work.connection.execute(select(Staff.id, Staff.name, Staff.sign_in_name))
    return {fold(name): row.id for row in rows for name in (row.sign_in_name, row.name) if name}


def states(work: Work) -> dict[str, tuple[str, bool]]:
    """Return state code → its class and whether it pauses."""
    rows = work.connection.execute(select(TicketState.code, TicketState.state_class, TicketState.pauses))
    return {row.code: (row.state_class, row.pauses) for row in rows}


def question_set(work: Work) -> int:
    """Return the question set of answers given elsewhere, made when first needed."""
    found = work.connection.execute(select(QuestionSet.id).where(QuestionSet.code == "imported")).scalar()
    if found is not None:
        return int(found)
    return work.insert(QuestionSet, code="imported", edition=1, questions=[], low_score=2)
