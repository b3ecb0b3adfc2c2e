"""The audit chain with what undo needs, backups made, reports issued."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base


class AuditEntry(Base):
    """One act: who, where, what, on which row; ``mac`` chains it to the entry before."""

    __tablename__ = "audit_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    staff_id: Mapped[int | None]
    station: Mapped[str] = mapped_column(default="")
    act: Mapped[str]
    entity: Mapped[str]
    entity_id: Mapped[int | None]
    details: Mapped[dict[str, Any]]
    mac: Mapped[str]
    # What the act inserted and overwrote; not part of the chain, so that it can be erased.
    undo: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    undone_by_id: Mapped[int | None]
    __table_args__ = (
        Index("ix_audit_entry_entity_entity_id", "entity", "entity_id"),
        Index("ix_audit_entry_staff_id_id", "staff_id", "id"),
    )


class BackupRecord(Base):
    """A backup that was made and whether its copy was proved to open."""

    __tablename__ = "backup_record"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    file: Mapped[str]
    bytes: Mapped[int]
    is_verified: Mapped[bool]
    counts: Mapped[dict[str, Any]]


class IssuedReport(Base):
    """A report as it was issued: the frozen rows, printed again the same."""

    __tablename__ = "issued_report"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    period: Mapped[str]
    language: Mapped[str]
    content: Mapped[dict[str, Any]]
    checksum: Mapped[str]
    issued_at: Mapped[datetime]
    staff_id: Mapped[int | None]
    __table_args__ = (Index("ix_issued_report_kind_period", "kind", "period"),)
