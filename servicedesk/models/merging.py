"""Tags on tickets, merges with what they changed, and pairs that are known to be two matters."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class Tag(Versioned, Base):
    """A word that tickets are marked with; ``folded`` sees to it that no word is there twice."""

    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    colour: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)


class TicketTag(Base):
    """A tag on a ticket."""

    __tablename__ = "ticket_tag"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), primary_key=True, index=True)


class TicketMerge(Versioned, Base):
    """One ticket that went into another, with every value it changed: what undoing takes back out."""

    __tablename__ = "ticket_merge"
    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), index=True)
    staff_id: Mapped[int | None]
    at: Mapped[datetime]
    changes: Mapped[list[Any]]
    undone_at: Mapped[datetime | None]
    undone_by_id: Mapped[int | None]


class TicketDistinct(Base):
    """Somebody said that two tickets are not the same matter; the smaller id comes first."""

    __tablename__ = "ticket_distinct"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True, index=True)
    staff_id: Mapped[int | None]
    at: Mapped[datetime]
