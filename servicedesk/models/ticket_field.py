"""The fields a ticket kind asks for, the register of equipment, and what the return policy said."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class TicketField(Versioned, Base):
    """One field of one or several ticket kinds; its values are in ``ticket.fields`` under its code."""

    __tablename__ = "ticket_field"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kinds: Mapped[list[Any]]
    type: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    hint_zh: Mapped[str] = mapped_column(default="")
    hint_en: Mapped[str] = mapped_column(default="")
    # Each with code, zh, en and is_active: a retired one stays for the tickets that chose it.
    options: Mapped[list[Any]]
    is_needed_to_open: Mapped[bool] = mapped_column(default=False)
    is_needed_to_close: Mapped[bool] = mapped_column(default=False)
    is_at_desk: Mapped[bool] = mapped_column(default=False)
    is_private: Mapped[bool] = mapped_column(default=False)
    is_builtin: Mapped[bool] = mapped_column(default=False)
    is_active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)


class Equipment(Versioned, Base):
    """A piece of equipment the house looks after; ``search_words`` is what typing finds it by."""

    __tablename__ = "equipment"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    name_zh: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    maintainer: Mapped[str] = mapped_column(default="")
    search_words: Mapped[str] = mapped_column(default="")
    is_active: Mapped[bool] = mapped_column(default=True)


class TicketEquipment(Base):
    """Which equipment a ticket is about, so that one piece's faults are found without reading every ticket."""

    __tablename__ = "ticket_equipment"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), primary_key=True)
    equipment_id: Mapped[int] = mapped_column(ForeignKey("equipment.id"), primary_key=True, index=True)


class ReturnCheck(Versioned, Base):
    """What the return policy said of a ticket when it was last checked, and whether an exception was made."""

    __tablename__ = "return_check"
    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), unique=True)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"), index=True)
    is_exception: Mapped[bool] = mapped_column(default=False)
    verdict: Mapped[dict[str, Any]]
    at: Mapped[datetime]
