"""What tickets are about, as a tree."""

from sqlalchemy import ForeignKey, true
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class TicketCategory(Versioned, Base):
    """A category and the one it belongs under; one that was merged says into which."""

    __tablename__ = "ticket_category"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_category.id"), index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("ticket_category.id"))
    name_zh: Mapped[str]
    name_en: Mapped[str]
    position: Mapped[int] = mapped_column(default=0, server_default="0")
    is_active: Mapped[bool] = mapped_column(default=True, server_default=true())
