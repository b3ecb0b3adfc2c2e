"""Visits and inquiries: every contact at the desk."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned, on_server


class Visit(Versioned, Base):
    """One contact at the desk, from arrival to outcome."""

    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    business_on: Mapped[date]
    queue_number: Mapped[str]
    channel: Mapped[str]
    state: Mapped[str]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    caller: Mapped[str] = mapped_column(default="")
    headcount: Mapped[int] = mapped_column(default=1)
    rank: Mapped[int] = mapped_column(default=0)
    scenario_id: Mapped[int | None] = mapped_column(ForeignKey("scenario.id"))
    place: Mapped[str] = mapped_column(default="")
    request: Mapped[str] = mapped_column(default="")
    arrived_at: Mapped[datetime]
    called_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    parked_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    station: Mapped[str] = mapped_column(default="")
    alerts_seen_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("business_on", "queue_number"),
        # When somebody came first and last is read from the index alone.
        Index("ix_visit_customer_id_business_on", "customer_id", "business_on"),
        Index("ix_visit_arrived_at_id", "arrived_at", "id"),
        Index(
            "ix_visit_open",
            "state",
            "arrived_at",
            sqlite_where=text("state in ('waiting', 'serving', 'parked')"),
            info=on_server(text("state in ('waiting', 'serving', 'parked')")),
        ),
    )


class VisitStep(Base):
    """A step of the service standard, done or skipped with its reason, in one visit."""

    __tablename__ = "visit_step"
    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), index=True)
    scenario_step_id: Mapped[int] = mapped_column(ForeignKey("scenario_step.id"))
    staff_id: Mapped[int | None]
    done_at: Mapped[datetime | None]
    skip_reason: Mapped[str] = mapped_column(default="")
    __table_args__ = (UniqueConstraint("visit_id", "scenario_step_id"),)


class Inquiry(Versioned, Base):
    """A question and its answer; counted without becoming a ticket."""

    __tablename__ = "inquiry"
    id: Mapped[int] = mapped_column(primary_key=True)
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"), index=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    scenario_id: Mapped[int | None] = mapped_column(ForeignKey("scenario.id"))
    channel: Mapped[str]
    language: Mapped[str] = mapped_column(default="zh")
    question: Mapped[str]
    answer: Mapped[str] = mapped_column(default="")
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    is_resolved: Mapped[bool]
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    asked_at: Mapped[datetime] = mapped_column(index=True)
    __table_args__ = (
        Index(
            "ix_inquiry_became",
            "ticket_id",
            sqlite_where=text("ticket_id IS NOT NULL"),
            info=on_server(text("ticket_id IS NOT NULL")),
        ),
    )
