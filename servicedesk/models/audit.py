"""The audit chain and what undo needs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
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
    __table_args__ = (Index("ix_audit_entry_entity_entity_id", "entity", "entity_id"),)


class UndoStep(Base):
    """What one act inserted and the values it overwrote, so that it can be put back."""

    __tablename__ = "undo_step"
    id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), primary_key=True)
    staff_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(index=True)
    act: Mapped[str]
    rows: Mapped[list[Any]]
    undone_at: Mapped[datetime | None]


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
