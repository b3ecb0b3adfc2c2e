"""Knowledge: folders with counts, lists, one answer with its editions, questions without one, ready texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import ArticleState
from servicedesk.core.identification import without_phones
from servicedesk.core.permissions import Permission
from servicedesk.core.pinyin import initials, pinyin
from servicedesk.core.search_query import parse
from servicedesk.core.text import fold
from servicedesk.models import (
    Article,
    ArticleEdition,
    CannedText,
    Scenario,
    SearchDocument,
    Staff,
    Ticket,
    WantedArticle,
)
from servicedesk.queries.found_documents import SearchKind, holding
from servicedesk.queries.suggestions import MatchLevel, Suggestion, Suggestions, similar_inquiries, suggest, uses_since
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.positions import Position

__all__ = [
    "ArticleDetail",
    "ArticleFilter",
    "ArticleRow",
    "ArticleSort",
    "CannedTextRow",
    "EditionRow",
    "Folder",
    "KnowledgeTree",
    "MatchLevel",
    "Suggestion",
    "Suggestions",
    "WantedRow",
    "article_detail",
    "article_list",
    "canned_texts",
    "knowledge_tree",
    "similar_inquiries",
    "suggest",
    "wanted_articles",
]

USE_WINDOW = timedelta(days=30)
_LISTED = (
    Article.id,
    Article.version,
    Article.code,
    Article.title_zh,
    Article.title_en,
    Article.folder,
    Article.subfolder,
    Article.state,
    Article.edition,
    Article.helpful,
    Article.unhelpful,
    Article.review_on,
    Article.updated_at,
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, how many answers are in it, and its subfolders."""

    name: str
    articles: int
    subfolders: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class KnowledgeTree:
    """The left column: work to do and folders (expired answers are not counted in them)."""

    articles: int
    wanted: int
    to_review: int
    drafts: int
    expired: int
    folders: tuple[Folder, ...]


class ArticleSort(StrEnum):
    """What a list of answers is ordered by."""

    USES = "uses"
    TITLE = "title"
    REVIEW = "review"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Which answers; ``to_review`` asks for published ones whose review date has come."""

    folder: str | None = None
    subfolder: str | None = None
    state: ArticleState | None = None
    to_review: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An answer as lists show it; ``uses`` in the last 30 days, ``review_days`` negative when overdue."""

    id: int
    version: int
    code: str
    title: Bilingual
    folder: str
    subfolder: str
    state: ArticleState
    edition: int
    uses: int
    helpful: int
    unhelpful: int
    review_on: date | None
    review_days: int | None
    owner: str
    updated_at: datetime

    @property
    def votes(self) -> int:
        """How many said whether it helped."""
        return self.helpful + self.unhelpful


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An answer as it stood once."""

    edition: int
    note: str
    author: str
    at: datetime
    is_current: bool
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ArticleDetail:
    """An answer in full, with where it came from and how it changed."""

    row: ArticleRow
    script: Bilingual
    body: Bilingual
    owner_id: int | None
    scenario_id: int | None
    scenario: Bilingual | None
    ticket_id: int | None
    ticket_number: str
    editions: tuple[EditionRow, ...]


@ask(Permission.VIEW_KNOWLEDGE)
def knowledge_tree(read: Read) -> KnowledgeTree:
    """Return folders with counts and what is to do."""
    current = Article.state != ArticleState.EXPIRED.value
    statement = (
        select(Article.folder, Article.subfolder, func.count())
        .where(current)
        .group_by(Article.folder, Article.subfolder)
        .order_by(Article.folder, Article.subfolder)
    )
    folders: dict[str, list[tuple[str, int]]] = {}
    for folder, subfolder, number in read.execute(statement):
        folders.setdefault(folder, []).append((subfolder, number))
    states = dict(read.execute(select(Article.state, func.count()).group_by(Article.state)).all())
    return KnowledgeTree(
        sum(states.values()) - states.get(ArticleState.EXPIRED.value, 0),
        _number(read, select(func.count()).select_from(WantedArticle).where(WantedArticle.article_id.is_(None))),
        _number(read, select(func.count()).select_from(Article).where(_due(read))),
        states.get(ArticleState.DRAFT.value, 0),
        states.get(ArticleState.EXPIRED.value, 0),
        tuple(
            Folder(name, sum(number for _, number in inside), tuple(each for each in inside if each[0]))
            for name, inside in folders.items()
        ),
    )


def _number(read: Read, statement: Select[Any]) -> int:
    return int(read.execute(statement).scalar_one())


def _due(read: Read) -> ColumnElement[bool]:
    return and_(Article.state == ArticleState.PUBLISHED.value, Article.review_on <= read.site.business_day(read.now))


@ask(Permission.VIEW_KNOWLEDGE)
def article_list(
    read: Read, wanted: ArticleFilter = ArticleFilter(), sort: ArticleSort = ArticleSort.USES
) -> list[ArticleRow]:
    """Return the answers of a folder or a view; there are hundreds, not millions."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.folder is not None:
        conditions.append(Article.folder == wanted.folder)
    if wanted.subfolder is not None:
        conditions.append(Article.subfolder == wanted.subfolder)
    if wanted.state is not None:
        conditions.append(Article.state == wanted.state.value)
    if wanted.to_review:
        conditions.append(_due(read))
    query = parse(wanted.text)
    if query:
        documents = holding(read, query, [SearchKind.ARTICLE], [SearchDocument.entity_id])
        by_initials = select(SearchDocument.entity_id).where(
            SearchDocument.kind == SearchKind.ARTICLE.value,
            Position(SearchDocument.initials, fold(wanted.text)) > 0,
        )
        conditions.append(or_(Article.id.in_(documents), Article.id.in_(by_initials)))
    rows = _rows(read, *conditions)
    # Expired answers stand at the end of every list that shows them.
    return sorted(rows, key=lambda row: (row.state is ArticleState.EXPIRED, *_ORDERS[sort](row), row.id))


_ORDERS: dict[ArticleSort, Callable[[ArticleRow], tuple[Any, ...]]] = {
    ArticleSort.USES: lambda row: (-row.uses, -row.helpful),
    ArticleSort.TITLE: lambda row: (pinyin(row.title.zh), row.title.zh, row.title.en),
    ArticleSort.REVIEW: lambda row: (row.review_on is None, row.review_on or date.max),
    ArticleSort.UPDATED: lambda row: (-row.updated_at.timestamp(),),
}


def _rows(read: Read, *conditions: ColumnElement[bool]) -> list[ArticleRow]:
    uses = uses_since(read, read.now - USE_WINDOW)
    statement = (
        select(*_LISTED, func.coalesce(Staff.name, "").label("owner"))
        .outerjoin(Staff, Staff.id == Article.owner_id)
        .where(*conditions)
    )
    today = read.site.business_day(read.now)
    return [
        ArticleRow(
            row.id,
            row.version,
            row.code,
            Bilingual(row.title_zh, row.title_en),
            row.folder,
            row.subfolder,
            ArticleState(row.state),
            row.edition,
            uses.get(row.id, 0),
            row.helpful,
            row.unhelpful,
            row.review_on,
            (row.review_on - today).days if row.review_on is not None else None,
            row.owner,
            row.updated_at,
        )
        for row in read.execute(statement).all()
    ]


@ask(Permission.VIEW_KNOWLEDGE)
def article_detail(read: Read, article_id: int) -> ArticleDetail | None:
    """Return one answer with its editions, or None when it is gone."""
    rows = _rows(read, Article.id == article_id)
    if not rows:
        return None
    found = read.execute(
        select(Article.__table__, Scenario.name_zh, Scenario.name_en, Ticket.number)
        .outerjoin(Scenario, Scenario.id == Article.scenario_id)
        .outerjoin(Ticket, and_(Ticket.id == Article.ticket_id, readable(read)))
        .where(Article.id == article_id)
    ).one()
    return ArticleDetail(
        rows[0],
        Bilingual(found.script_zh, found.script_en),
        Bilingual(found.body_zh, found.body_en),
        found.owner_id,
        found.scenario_id,
        Bilingual(found.name_zh, found.name_en) if found.name_zh else None,
        found.ticket_id if found.number else None,
        found.number or "",
        _editions(read, article_id, found.edition),
    )


def _editions(read: Read, article_id: int, current: int) -> tuple[EditionRow, ...]:
    statement = (
        select(ArticleEdition.__table__, func.coalesce(Staff.name, "").label("author"))
        .outerjoin(Staff, Staff.id == ArticleEdition.staff_id)
        .where(ArticleEdition.article_id == article_id)
        .order_by(ArticleEdition.edition.desc())
    )
    return tuple(
        EditionRow(row.edition, row.note, row.author, row.at, row.edition == current, row.content)
        for row in read.execute(statement)
    )


@dataclass(frozen=True, slots=True)
class WantedRow:
    """A question nobody found an answer to."""

    id: int
    question: str
    times: int
    last_at: datetime
    asked_by: str


@ask(Permission.VIEW_KNOWLEDGE)
def wanted_articles(read: Read) -> list[WantedRow]:
    """Return the answers to write, most asked first."""
    statement = (
        select(WantedArticle.__table__, func.coalesce(Staff.name, "").label("asked_by"))
        .outerjoin(Staff, Staff.id == WantedArticle.staff_id)
        .where(WantedArticle.article_id.is_(None))
        .order_by(WantedArticle.times.desc(), WantedArticle.last_at.desc())
    )
    return [
        WantedRow(row.id, without_phones(row.question), row.times, row.last_at, row.asked_by)
        for row in read.execute(statement)
    ]


@dataclass(frozen=True, slots=True)
class CannedTextRow:
    """A ready text with variables."""

    id: int
    code: str
    title: Bilingual
    text: Bilingual
    uses: int


@ask(Permission.VIEW_KNOWLEDGE)
def canned_texts(read: Read, text: str = "") -> list[CannedTextRow]:
    """Return ready texts, most used first; *text* is looked for in words and as initials of the title."""
    query, letters = parse(text), fold(text)
    rows = []
    for row in read.execute(select(CannedText.__table__).order_by(CannedText.uses.desc(), CannedText.id)):
        words = fold(f"{row.code} {row.title_zh} {row.title_en} {row.text_zh} {row.text_en}")
        if not query or query.matches(words) or initials(row.title_zh).startswith(letters):
            rows.append(
                CannedTextRow(
                    row.id,
                    row.code,
                    Bilingual(row.title_zh, row.title_en),
                    Bilingual(row.text_zh, row.text_en),
                    row.uses,
                )
            )
    return rows
