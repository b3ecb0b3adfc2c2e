"""Notices: what a person is told inside the program, and which kinds they do not want."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, on_server

_UNREAD = text("read_at IS NULL")


class Notice(Base):
    """One thing one person is told; it goes with its ticket."""

    __tablename__ = "notice"
    id: Mapped[int] = mapped_column(primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[str]
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id", ondelete="CASCADE"), index=True)
    details: Mapped[dict[str, Any]]
    is_late: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None] = mapped_column(index=True)
    __table_args__ = (
        Index("ix_notice_staff_id_id", "staff_id", "id"),
        Index("ix_notice_unread", "staff_id", "ticket_id", sqlite_where=_UNREAD, info=on_server(_UNREAD)),
    )


class NoticeMute(Base):
    """A kind of notice that a person does not want."""

    __tablename__ = "notice_mute"
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
