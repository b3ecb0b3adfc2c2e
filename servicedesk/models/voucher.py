"""Vouchers, the earlier times of promises, and who may read one sensitive ticket."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class Voucher(Versioned, Base):
    """A paper worth something: one for each approved compensation of that type; what it is worth stands there."""

    __tablename__ = "voucher"
    id: Mapped[int] = mapped_column(primary_key=True)
    compensation_id: Mapped[int] = mapped_column(ForeignKey("compensation.id"), unique=True)
    number: Mapped[str] = mapped_column(unique=True)
    # What the desk compares with the paper: a number alone could be guessed.
    check_code: Mapped[str]
    state: Mapped[str]
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    valid_until_on: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    ended_reason: Mapped[str] = mapped_column(default="")
    times_printed: Mapped[int] = mapped_column(default=0)


class PromiseMove(Base):
    """What a promise said, and until when, before it was changed."""

    __tablename__ = "promise_move"
    id: Mapped[int] = mapped_column(primary_key=True)
    promise_id: Mapped[int] = mapped_column(ForeignKey("promise.id"), index=True)
    text: Mapped[str]
    owner_id: Mapped[int | None]
    due_at: Mapped[datetime]
    staff_id: Mapped[int | None]
    at: Mapped[datetime]


class TicketReader(Base):
    """Somebody named who may read one sensitive ticket without the right to read them all."""

    __tablename__ = "ticket_reader"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True, index=True)
