"""Agreements inside the house: partners, how long a department or partner may take, and the clocks that ran."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned, on_server

_RUNNING = text("ended_at IS NULL")


class Partner(Versioned, Base):
    """Outside help that work is handed to: a lift company, a laundry, a courier."""

    __tablename__ = "partner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    contact: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    calendar_id: Mapped[int | None] = mapped_column(ForeignKey("calendar.id"))
    position: Mapped[int] = mapped_column(default=0)
    is_active: Mapped[bool] = mapped_column(default=True)


class InternalAgreement(Versioned, Base):
    """How long a department or partner may take; the first that matches by position applies."""

    __tablename__ = "internal_agreement"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"))
    kind: Mapped[str | None]
    category_id: Mapped[int | None]
    priority: Mapped[str | None]
    minutes: Mapped[int]
    calendar_id: Mapped[int] = mapped_column(ForeignKey("calendar.id"))
    is_active: Mapped[bool] = mapped_column(default=True)


class InternalClock(Versioned, Base):
    """One hand-over of a ticket and how it ended; the guest's own deadlines know nothing of it."""

    __tablename__ = "internal_clock"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"))
    agreement_id: Mapped[int | None]
    calendar_id: Mapped[int]
    target_minutes: Mapped[int]
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(index=True)
    elapsed_minutes: Mapped[float | None]
    is_met: Mapped[bool | None]
    __table_args__ = (
        Index("ix_internal_clock_running", "due_at", "ticket_id", sqlite_where=_RUNNING, info=on_server(_RUNNING)),
    )
