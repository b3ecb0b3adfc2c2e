"""Escalation: the levels, when each open ticket is looked at next, and what fired."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned, on_server

_WAITS = text("next_at IS NOT NULL")


class EscalationLevel(Versioned, Base):
    """One level: at so much of a target, under these conditions, do this; ``offset_minutes`` before 0 is earlier."""

    __tablename__ = "escalation_level"
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int]
    target: Mapped[str]
    # One of the two says when: working minutes used in percent of the target, or before and after the deadline.
    percent: Mapped[int | None]
    offset_minutes: Mapped[int | None]
    conditions: Mapped[dict[str, Any]]
    actions: Mapped[dict[str, Any]]
    # Since when it stands as it is: before that it could not have fired, so nothing from before is late.
    since_at: Mapped[datetime]
    is_active: Mapped[bool] = mapped_column(default=True)


class EscalationTimer(Base):
    """When an open ticket's next level is due, and of which state of the ticket and the rules that was worked out."""

    __tablename__ = "escalation_timer"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id", ondelete="CASCADE"), primary_key=True)
    ticket_version: Mapped[int]
    due_at: Mapped[datetime | None]
    rules: Mapped[str]
    # Since when its deadlines are what they are: a level that a new deadline has passed already is not late.
    known_at: Mapped[datetime]
    next_at: Mapped[datetime | None]
    __table_args__ = (
        Index("ix_escalation_timer_next_at", "next_at", "ticket_id", sqlite_where=_WAITS, info=on_server(_WAITS)),
    )


class EscalationEvent(Base):
    """A level that fired for a target and a deadline, once; ``level_id`` 0 is a person who reported it upwards."""

    __tablename__ = "escalation_event"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id", ondelete="CASCADE"))
    target: Mapped[str]
    # Without a foreign key: what fired stays when the rule goes.
    level_id: Mapped[int]
    deadline_at: Mapped[datetime]
    # When it should have fired; later than ``fired_at`` by more than a moment when the computer was off.
    due_at: Mapped[datetime]
    fired_at: Mapped[datetime]
    is_late: Mapped[bool]
    # More than a reminder to who does the work: somebody above was told, or the ticket was changed.
    is_upward: Mapped[bool]
    details: Mapped[dict[str, Any]]
    __table_args__ = (UniqueConstraint("ticket_id", "target", "level_id", "deadline_at"),)
