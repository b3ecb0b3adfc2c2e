"""What was deleted and can come back: one row per record, with everything that went along."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base


class DeletedRecord(Base):
    """A ticket or an answer in the bin; purged, only its number and when it went are left."""

    __tablename__ = "deleted_record"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    entity_id: Mapped[int]
    number: Mapped[str] = mapped_column(index=True)
    title: Mapped[str] = mapped_column(default="")
    # The text it was found by, folded, so that the bin is searched as everything else.
    text: Mapped[str] = mapped_column(default="")
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    # One that was merged into another goes and comes with it.
    together_with_id: Mapped[int | None]
    # Table → rows, parents first; and the references of rows that stayed. Nothing once purged.
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    reason: Mapped[str] = mapped_column(default="")
    deleted_at: Mapped[datetime]
    deleted_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    purged_at: Mapped[datetime | None]
    purged_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    __table_args__ = (
        UniqueConstraint("kind", "entity_id"),
        Index("ix_deleted_record_deleted_at", "deleted_at", "id"),
    )
