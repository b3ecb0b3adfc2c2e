"""Knowledge: answers written, published, expired, restored, voted on; questions nobody could answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import ArticleState
from servicedesk.core.errors import Conflict, NotAllowed, NotFound, Refused
from servicedesk.core.numbering import article_code
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold
from servicedesk.models import Article, ArticleEdition, ArticleUse, CannedText, Ticket, WantedArticle
from servicedesk.services import editing, search_documents
from servicedesk.storage.desk import Work, act
from servicedesk.storage.free_numbers import free_number

_TEXTS = ("folder", "subfolder", "title_zh", "title_en", "script_zh", "script_en", "body_zh", "body_en")
_LONG = ("script_zh", "script_en", "body_zh", "body_en")
_KEPT = (*_TEXTS, "scenario_id")


@dataclass(frozen=True, slots=True)
class WriteArticle:
    """An answer as its editor holds it; without ``article_id`` a new draft. ``note`` says what changed."""

    folder: str
    title_zh: str = ""
    title_en: str = ""
    subfolder: str = ""
    script_zh: str = ""
    script_en: str = ""
    body_zh: str = ""
    body_en: str = ""
    code: str = ""
    review_on: date | None = None
    owner_id: int | None = None
    scenario_id: int | None = None
    ticket_id: int | None = None
    wanted_id: int | None = None
    note: str = ""
    article_id: int | None = None
    version: int | None = None
    # The texts the editor started from: with them, what others changed meanwhile stays (see services.editing).
    base: Mapping[str, object] | None = None


@act(Permission.WRITE_KNOWLEDGE)
def write_article(work: Work, command: WriteArticle) -> int:
    """Write a new draft, or a new edition of an answer (the one before can be restored); return its id.

    Raises EditConflict when a text was changed by others as well since those in ``base``.
    """
    if not (command.title_zh.strip() or command.title_en.strip()):
        raise Refused("title_needed", field="title_zh")
    if not command.folder.strip():
        raise Refused("folder_needed", field="folder")
    if command.article_id is None:
        return _create(work, command)
    article = work.get(Article, command.article_id, command.version if command.base is None else None)
    before = {name: getattr(article, name) for name in _KEPT}
    texts = {name: getattr(command, name).strip() for name in _TEXTS}
    for name, value in editing.to_write(work, article, texts, command.base, _LONG).items():
        setattr(article, name, value)
    article.scenario_id = command.scenario_id
    article.review_on = command.review_on
    article.owner_id = command.owner_id
    if command.code.strip() and command.code.strip() != article.code:
        _check_code(work, command.code.strip())
        article.code = command.code.strip()
    _keep_edition(work, article, before, command.note)
    work.audit("article", article.id, code=article.code, edition=article.edition)
    return article.id


def _create(work: Work, command: WriteArticle) -> int:
    code = command.code.strip() or free_number(work.connection, "article", Article.code, article_code)
    _check_code(work, code)
    if command.ticket_id is not None:
        ticket = work.get(Ticket, command.ticket_id)
        if ticket.is_sensitive and not work.actor.can(Permission.VIEW_SENSITIVE):
            raise NotAllowed("not_allowed", permission=Permission.VIEW_SENSITIVE.value)
    texts = {name: getattr(command, name).strip() for name in _TEXTS}
    identity = work.insert(
        Article,
        code=code,
        **texts,
        state=ArticleState.DRAFT.value,
        edition=1,
        review_on=command.review_on,
        owner_id=command.owner_id if command.owner_id is not None else work.actor.staff_id,
        scenario_id=command.scenario_id,
        ticket_id=command.ticket_id,
        helpful=0,
        unhelpful=0,
        updated_at=work.now,
    )
    _insert_edition(work, identity, 1, {**texts, "scenario_id": command.scenario_id}, command.note)
    if command.wanted_id is not None:
        work.get(WantedArticle, command.wanted_id).article_id = identity
    search_documents.refresh(work, "article", identity)
    work.audit("article", identity, code=code, edition=1)
    return identity


def _check_code(work: Work, code: str) -> None:
    if work.connection.execute(select(Article.id).where(Article.code == code)).first() is not None:
        raise Refused("code_taken", field="code", number=code)


def _keep_edition(work: Work, article: Article, before: dict[str, Any], note: str) -> None:
    """Count an edition when the words changed; a new owner or review date is none."""
    after = {name: getattr(article, name) for name in _KEPT}
    if after != before:
        article.edition += 1
        _insert_edition(work, article.id, article.edition, after, note)
    article.updated_at = work.now
    search_documents.refresh(work, "article", article.id)


def _insert_edition(work: Work, article_id: int, edition: int, content: dict[str, Any], note: str) -> None:
    work.insert(
        ArticleEdition,
        article_id=article_id,
        edition=edition,
        content=content,
        note=note.strip(),
        staff_id=work.actor.staff_id,
        at=work.now,
    )


@act(Permission.WRITE_KNOWLEDGE)
def publish(work: Work, article_id: int, review_on: date | None = None, version: int | None = None) -> None:
    """Offer an answer from now on; *review_on* says when it is looked at again."""
    article = work.get(Article, article_id, version)
    if review_on is not None and review_on < work.site.business_day(work.now):
        raise Refused("already_over", field="review_on")
    article.state = ArticleState.PUBLISHED.value
    article.review_on = review_on if review_on is not None else article.review_on
    article.updated_at = work.now
    work.audit("article", article_id, state=article.state)


@act(Permission.WRITE_KNOWLEDGE)
def expire(work: Work, article_id: int, version: int | None = None) -> None:
    """Offer an answer no longer; it stays readable."""
    article = work.get(Article, article_id, version)
    article.state = ArticleState.EXPIRED.value
    article.updated_at = work.now
    work.audit("article", article_id, state=article.state)


@act(Permission.WRITE_KNOWLEDGE)
def review(work: Work, article_id: int, review_on: date) -> None:
    """Say that an answer was checked and still holds, and when it is checked next."""
    if review_on <= work.site.business_day(work.now):
        raise Refused("already_over", field="review_on")
    work.get(Article, article_id).review_on = review_on
    work.audit("article", article_id, review_on=review_on)


@act(Permission.WRITE_KNOWLEDGE)
def restore_edition(work: Work, article_id: int, edition: int, version: int | None = None) -> None:
    """Bring back the words of an earlier edition as a new one."""
    article = work.get(Article, article_id, version)
    content = work.connection.execute(
        select(ArticleEdition.content).where(ArticleEdition.article_id == article_id, ArticleEdition.edition == edition)
    ).scalar()
    if content is None:
        raise NotFound("not_found", entity="article_edition", id=edition)
    before = {name: getattr(article, name) for name in _KEPT}
    for name in _KEPT:
        if name in content:
            setattr(article, name, content[name])
    _keep_edition(work, article, before, f"← v{edition}")
    work.audit("article", article_id, edition=article.edition, restored=edition)


@act(Permission.ANSWER)
def vote(work: Work, article_id: int, helpful: bool) -> None:
    """Say that an answer helped, or that it did not."""
    article = work.get(Article, article_id)
    if helpful:
        article.helpful += 1
    else:
        article.unhelpful += 1
    work.audit("article", article_id, helpful=helpful)


@act(Permission.ANSWER)
def use_article(work: Work, article_id: int, visit_id: int | None = None) -> None:
    """Note that an answer was given to a guest; much used ones are proposed first."""
    if work.get(Article, article_id).state == ArticleState.EXPIRED.value:
        raise Conflict("article_expired", entity="article", id=article_id)
    work.insert(ArticleUse, article_id=article_id, visit_id=visit_id, staff_id=work.actor.staff_id, at=work.now)
    work.audit("article", article_id, visit_id=visit_id)


@act(Permission.ANSWER)
def want_article(work: Work, question: str) -> int:
    """Note a question without an answer; asked again in the same words it counts up."""
    clean = " ".join(question.split())
    if not clean:
        raise Refused("question_needed", field="question")
    still_wanted = select(WantedArticle.id, WantedArticle.question).where(WantedArticle.article_id.is_(None))
    for identity, earlier in work.connection.execute(still_wanted):
        if fold(earlier) == fold(clean):
            wanted = work.get(WantedArticle, identity)
            wanted.times += 1
            wanted.last_at = work.now
            work.audit("wanted_article", identity, times=wanted.times)
            return int(identity)
    identity = work.insert(WantedArticle, question=clean, times=1, last_at=work.now, staff_id=work.actor.staff_id)
    work.audit("wanted_article", identity)
    return identity


@act(Permission.WRITE_KNOWLEDGE)
def dismiss_wanted(work: Work, wanted_id: int) -> None:
    """Take a question off the list of answers to write."""
    work.delete(work.get(WantedArticle, wanted_id))
    work.audit("wanted_article", wanted_id)


@act(Permission.ANSWER, undoable=False)
def use_canned_text(work: Work, canned_text_id: int) -> None:
    """Note that a ready text was inserted; much used ones stand first."""
    work.get(CannedText, canned_text_id).uses += 1
    work.audit("canned_text", canned_text_id)
