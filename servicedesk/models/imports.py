"""What came from elsewhere: feedback, the old system's words on a ticket, imports and how files are read."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base


class ImportBatch(Base):
    """One import: the file, how it was read, and what it created and overwrote, so that it can be undone."""

    __tablename__ = "import_batch"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    file: Mapped[str]
    preset: Mapped[str] = mapped_column(default="")
    reading: Mapped[dict[str, Any]]
    counts: Mapped[dict[str, Any]]
    # Table → first and last id: an import hands out its ids in one piece.
    created: Mapped[dict[str, Any]]
    # The rows that were overwritten, as they stood before.
    replaced: Mapped[list[Any]]
    imported_at: Mapped[datetime] = mapped_column(index=True)
    staff_id: Mapped[int | None]
    undone_at: Mapped[datetime | None]


class ImportPreset(Base):
    """How a file with this header was read last time, or under a name people gave it."""

    __tablename__ = "import_preset"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    header: Mapped[str]
    reading: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]
    staff_id: Mapped[int | None]
    __table_args__ = (UniqueConstraint("kind", "header"),)


class Feedback(Base):
    """What a guest wrote elsewhere, such as a review on a travel site."""

    __tablename__ = "feedback"
    id: Mapped[int] = mapped_column(primary_key=True)
    external_number: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    text: Mapped[str]
    rating: Mapped[int | None]
    sentiment: Mapped[str | None]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    # Unknown for many collections of reviews; a figure by date leaves those out.
    received_at: Mapped[datetime | None] = mapped_column(index=True)
    created_at: Mapped[datetime]


class TicketSource(Base):
    """What the old system said of an imported ticket beyond what a ticket holds."""

    __tablename__ = "ticket_source"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("import_batch.id"), index=True)
    system: Mapped[str] = mapped_column(default="")
    category: Mapped[str] = mapped_column(default="")
    details: Mapped[dict[str, Any]]
