"""The text that search compares, one row per thing that can be found."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base


class SearchDocument(Base):
    """The folded text of one entity; its bigrams are in the full-text index under the same id."""

    __tablename__ = "search_document"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    entity_id: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    initials: Mapped[str] = mapped_column(default="")
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    __table_args__ = (
        UniqueConstraint("kind", "entity_id"),
        Index("ix_search_document_initials", "initials"),
        # A server counts by kind through it without reading a text; the index of a file knows the kinds itself.
        Index("ix_search_document_kinds", "id", "kind", "is_sensitive").ddl_if(dialect="postgresql"),
    )
