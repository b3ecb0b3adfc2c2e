"""Knowledge: articles, their versions, their use, and what is missing."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class Article(Versioned, Base):
    """A knowledge answer: two lines to say first, then details, Chinese and English."""

    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    folder: Mapped[str]
    subfolder: Mapped[str] = mapped_column(default="")
    title_zh: Mapped[str]
    title_en: Mapped[str] = mapped_column(default="")
    script_zh: Mapped[str] = mapped_column(default="")
    script_en: Mapped[str] = mapped_column(default="")
    body_zh: Mapped[str] = mapped_column(default="")
    body_en: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    edition: Mapped[int] = mapped_column(default=1)
    review_on: Mapped[date | None]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    scenario_id: Mapped[int | None] = mapped_column(ForeignKey("scenario.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("ticket.id"))
    helpful: Mapped[int] = mapped_column(default=0)
    unhelpful: Mapped[int] = mapped_column(default=0)
    updated_at: Mapped[datetime]


class ArticleEdition(Base):
    """An article as it stood once; can be restored."""

    __tablename__ = "article_edition"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    edition: Mapped[int]
    content: Mapped[dict[str, Any]]
    note: Mapped[str] = mapped_column(default="")
    staff_id: Mapped[int | None]
    at: Mapped[datetime]


class ArticleUse(Base):
    """An article was used to answer somebody."""

    __tablename__ = "article_use"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    visit_id: Mapped[int | None]
    staff_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(index=True)


class WantedArticle(Versioned, Base):
    """A question nobody found an answer to: an article to write."""

    __tablename__ = "wanted_article"
    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str]
    times: Mapped[int] = mapped_column(default=1)
    last_at: Mapped[datetime]
    staff_id: Mapped[int | None]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))


class CannedText(Versioned, Base):
    """A ready text with variables."""

    __tablename__ = "canned_text"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    title_zh: Mapped[str]
    title_en: Mapped[str]
    text_zh: Mapped[str]
    text_en: Mapped[str]
    uses: Mapped[int] = mapped_column(default=0)
