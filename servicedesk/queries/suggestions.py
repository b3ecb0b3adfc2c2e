"""Answers while the question is typed: articles by match and use, and how the like was answered before."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import and_, func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import ArticleState
from servicedesk.core.identification import without_phones
from servicedesk.core.permissions import Permission
from servicedesk.core.relevance import Field, strengths, terms
from servicedesk.core.text import fold, one_line
from servicedesk.models import Article, ArticleUse, Inquiry, Scenario, SearchDocument, Ticket
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.desk import Read, ask

# A term in the title says more of what an answer is about than one in its details.
_TITLE, _TEXT = 1.0, 0.65
WEAKEST = 0.12
USE_WINDOW = timedelta(days=90)
MOST_ARTICLES = 5_000
INQUIRY_WINDOW = timedelta(days=90)
MOST_INQUIRIES = 1_000
LINE_LENGTH = 60


class MatchLevel(StrEnum):
    """How well an answer fits, in three words."""

    GOOD = "good"
    FAIR = "fair"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed answer; ``strength`` (0–1) draws the bar, ``terms`` are shown bold."""

    id: int
    code: str
    title: Bilingual
    line: Bilingual
    script: Bilingual
    folder: str
    scenario: Bilingual | None
    scenario_id: int | None
    uses: int
    helpful: int
    votes: int
    strength: float
    level: MatchLevel
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Proposed answers, best first, and how many expired ones would have matched."""

    rows: tuple[Suggestion, ...]
    expired: int


# The document is the whole answer, folded when it was written: folding a thousand again would take all the time.
_ARTICLES = (
    select(
        Article.id,
        Article.state,
        Article.title_zh,
        Article.title_en,
        Article.helpful,
        Article.unhelpful,
        Article.scenario_id,
        SearchDocument.text,
    )
    .join(SearchDocument, and_(SearchDocument.kind == "article", SearchDocument.entity_id == Article.id))
    .where(Article.state != ArticleState.DRAFT.value)
    .order_by(Article.id)
    .limit(MOST_ARTICLES)
)
_SHOWN = select(Article.__table__, Scenario.name_zh, Scenario.name_en).outerjoin(
    Scenario, Scenario.id == Article.scenario_id
)


@ask(Permission.VIEW_KNOWLEDGE)
def suggest(read: Read, text: str, limit: int = 5, scenario_id: int | None = None) -> Suggestions:
    """Return the answers that fit what was typed so far; those of the visit's scenario are preferred."""
    wanted = terms(text)
    if not wanted:
        return Suggestions((), 0)
    rows = read.execute(_ARTICLES).all()
    matches = strengths(wanted, [_fields(row) for row in rows])
    uses = uses_since(read, read.now - USE_WINDOW)
    most_used = math.log1p(max(uses.values(), default=0)) or 1.0
    ranked: list[tuple[float, int, float, tuple[str, ...]]] = []
    expired = 0
    for row, (strength, found) in zip(rows, matches, strict=True):
        if strength < WEAKEST:
            continue
        if row.state == ArticleState.EXPIRED.value:
            expired += 1
            continue
        use = math.log1p(uses.get(row.id, 0)) / most_used
        trust = (row.helpful + 1) / (row.helpful + row.unhelpful + 2)
        here = 1.15 if scenario_id is not None and row.scenario_id == scenario_id else 1.0
        ranked.append((strength * (0.8 + 0.15 * use + 0.1 * trust) * here, row.id, strength, found))
    ranked.sort(key=lambda each: (-each[0], each[1]))
    best = ranked[:limit]
    shown = {row.id: row for row in read.execute(_SHOWN.where(Article.id.in_([each[1] for each in best])))}
    return Suggestions(
        tuple(
            _suggestion(shown[identity], uses.get(identity, 0), strength, found)
            for _, identity, strength, found in best
        ),
        expired,
    )


def uses_since(read: Read, since: datetime) -> dict[int, int]:
    """Return how often each answer was used since a moment; those never used are left out."""
    statement = (
        select(ArticleUse.article_id, func.count()).where(ArticleUse.at >= since).group_by(ArticleUse.article_id)
    )
    return dict(read.execute(statement).tuples().all())


def level_of(strength: float) -> MatchLevel:
    """Return the word for a strength."""
    if strength >= 0.5:
        return MatchLevel.GOOD
    return MatchLevel.FAIR if strength >= 0.28 else MatchLevel.PARTIAL


def _fields(row: Any) -> tuple[Field, ...]:
    return (Field(fold(f"{row.title_zh} {row.title_en}"), _TITLE), Field(row.text, _TEXT))


def _suggestion(row: Any, uses: int, strength: float, found: tuple[str, ...]) -> Suggestion:
    return Suggestion(
        row.id,
        row.code,
        Bilingual(row.title_zh, row.title_en),
        Bilingual(_line(row.script_zh or row.body_zh, found), _line(row.script_en or row.body_en, found)),
        Bilingual(row.script_zh, row.script_en),
        row.folder,
        Bilingual(row.name_zh, row.name_en) if row.name_zh else None,
        row.scenario_id,
        uses,
        row.helpful,
        row.helpful + row.unhelpful,
        strength,
        level_of(strength),
        found,
    )


def _line(text: str, found: tuple[str, ...]) -> str:
    """Return the first line that says something of the question, else the first."""
    lines = [line for line in text.splitlines() if line.strip()]
    best = next((line for line in lines if any(term in fold(line) for term in found)), lines[0] if lines else "")
    return one_line(best, LINE_LENGTH)


@dataclass(frozen=True, slots=True)
class SimilarInquiry:
    """A like question of the last weeks and what became of it."""

    id: int
    question: str
    answer: str
    is_resolved: bool
    article_id: int | None
    ticket_id: int | None
    ticket_number: str
    asked_at: datetime
    strength: float


@ask(Permission.VIEW_VISITS)
def similar_inquiries(read: Read, text: str, limit: int = 5) -> list[SimilarInquiry]:
    """Return earlier inquiries like *text*, most alike first; phone numbers in them are masked."""
    wanted = terms(text)
    if not wanted:
        return []
    statement = (
        select(Inquiry.__table__, func.coalesce(Ticket.number, "").label("ticket_number"))
        .outerjoin(Ticket, Ticket.id == Inquiry.ticket_id)
        .where(Inquiry.asked_at >= read.now - INQUIRY_WINDOW, or_(Ticket.id.is_(None), readable(read)))
        .order_by(Inquiry.asked_at.desc())
        .limit(MOST_INQUIRIES)
    )
    rows = read.execute(statement).all()
    matches = strengths(wanted, [(Field(fold(row.question), _TITLE), Field(fold(row.answer), _TEXT)) for row in rows])
    found = [
        SimilarInquiry(
            row.id,
            without_phones(row.question),
            without_phones(row.answer),
            row.is_resolved,
            row.article_id,
            row.ticket_id,
            row.ticket_number,
            row.asked_at,
            strength,
        )
        for row, (strength, _) in zip(rows, matches, strict=True)
        if strength >= WEAKEST and fold(row.question) != fold(text)
    ]
    return sorted(found, key=lambda each: -each.strength)[:limit]
