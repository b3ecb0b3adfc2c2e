"""The life of the knowledge: owners, votes, editions, reviews that are due, questions nobody could answer."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from servicedesk.core.enums import ArticleState
from servicedesk.core.pack import PackArticle
from servicedesk.models import Article, ArticleEdition, CannedText, WantedArticle
from servicedesk.services.demo.history import History
from servicedesk.storage.desk import Work

DRAFTS, EXPIRED, OVERDUE = 2, 1, 3
# Days ago.
OLDEST_EDITION = 130


def write_knowledge(work: Work, history: History) -> None:
    """Give the pack's articles a past, and add the questions without one."""
    rng = history.rng
    asked = {item.article for item in history.pack.demo.inquiries}
    spare = [item.code for item in reversed(history.pack.articles) if item.code not in asked]
    drafts, expired = spare[:DRAFTS], spare[DRAFTS : DRAFTS + EXPIRED]
    overdue = rng.sample(sorted({item.code for item in history.pack.articles} - {*drafts, *expired}), OVERDUE)
    for item in history.pack.articles:
        state = ArticleState.DRAFT if item.code in drafts else ArticleState.PUBLISHED
        state = ArticleState.EXPIRED if item.code in expired else state
        _article(work, history, item, state, item.code in overdue)
    for position, question in enumerate(history.practice.unanswered):
        history.bulk.add(
            WantedArticle,
            question=question.zh,
            times=rng.randint(1, 6),
            last_at=history.minutes_ago(600 + 1300 * position),
            staff_id=history.colleague().id,
            version=1,
        )
    for position in range(len(history.pack.canned_texts)):
        uses = rng.randint(0, 60)
        work.connection.execute(update(CannedText).where(CannedText.id == position + 1).values(uses=uses))


def _article(work: Work, history: History, item: PackArticle, state: ArticleState, is_overdue: bool) -> None:
    rng, identity = history.rng, history.keys.articles[item.code]
    today = history.site.local(history.now).date()
    edition = 1 if state is ArticleState.DRAFT else rng.choice((1, 2, 2, 3))
    helpful = rng.randint(3, 60) if state is ArticleState.PUBLISHED else 0
    days = -rng.randint(2, 12) if is_overdue else rng.randint(7, 30 * item.review_months)
    work.connection.execute(
        update(Article)
        .where(Article.id == identity)
        .values(
            state=state.value,
            edition=edition,
            helpful=helpful,
            unhelpful=rng.randint(0, max(helpful // 8, 1)),
            owner_id=history.colleague().id,
            review_on=today + timedelta(days=days),
            updated_at=history.minutes_ago(60 * 24 * rng.randint(3, 120)),
        )
    )
    written_at = history.minutes_ago(60 * 24 * OLDEST_EDITION)
    work.connection.execute(update(ArticleEdition).where(ArticleEdition.article_id == identity).values(at=written_at))
    _editions(history, item, identity, edition)


def _editions(history: History, item: PackArticle, identity: int, latest: int) -> None:
    """Write the editions after the first, which the set-up wrote; each brought the line the one before lacked."""
    rng = history.rng
    age = OLDEST_EDITION
    for number in range(2, latest + 1):
        age -= rng.randint(15, 45)
        missing = latest - number
        history.bulk.add(
            ArticleEdition,
            article_id=identity,
            edition=number,
            content={
                "folder": item.folder,
                "subfolder": item.subfolder,
                "title_zh": item.title.zh,
                "title_en": item.title.en,
                "script_zh": item.script.zh,
                "script_en": item.script.en,
                "body_zh": _without_last(item.body.zh, missing),
                "body_en": _without_last(item.body.en, missing),
                "scenario_id": history.keys.scenarios.get(item.scenario) if item.scenario else None,
            },
            note=rng.choice(history.practice.edition_notes).zh,
            staff_id=history.colleague().id,
            at=history.minutes_ago(60 * 24 * age),
        )


def _without_last(body: str, lines: int) -> str:
    return "\n".join(body.splitlines()[: -lines or None])
