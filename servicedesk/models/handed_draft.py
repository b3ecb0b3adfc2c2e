"""Drafts on their way from one colleague to another."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base


class HandedDraft(Base):
    """A draft that was handed over and not taken yet: neither side's form shows it until somebody takes it."""

    __tablename__ = "handed_draft"
    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    form: Mapped[str]
    subject: Mapped[str]
    content: Mapped[dict[str, Any]]
    note: Mapped[str] = mapped_column(default="")
    typed_at: Mapped[datetime]
    handed_at: Mapped[datetime]
