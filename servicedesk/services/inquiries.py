"""Inquiries: a question and its answer, counted without becoming a ticket."""

from __future__ import annotations

from dataclasses import dataclass

from servicedesk.core.enums import ArticleState, Channel
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.models import Article, ArticleUse, Inquiry
from servicedesk.services import search_documents
from servicedesk.storage.desk import Work, act


@dataclass(frozen=True, slots=True)
class LogInquiry:
    """What was asked and answered."""

    question: str
    answer: str = ""
    article_id: int | None = None
    visit_id: int | None = None
    customer_id: int | None = None
    scenario_id: int | None = None
    ticket_id: int | None = None
    channel: Channel = Channel.IN_PERSON
    language: str = "zh"
    is_resolved: bool = True


@act(Permission.ANSWER)
def log_inquiry(work: Work, command: LogInquiry) -> int:
    """Write an inquiry down, and the article that answered it; return its id.

    Raises Refused: question_needed; article_expired when the answer was withdrawn while it was being read out.
    """
    if not command.question.strip():
        raise Refused("question_needed", field="question")
    article = work.session.get(Article, command.article_id) if command.article_id is not None else None
    if command.article_id is not None and (article is None or article.state == ArticleState.EXPIRED.value):
        raise Refused("article_expired", field="article_id")
    identity = work.insert(
        Inquiry,
        visit_id=command.visit_id,
        customer_id=command.customer_id,
        scenario_id=command.scenario_id,
        channel=command.channel.value,
        language=command.language,
        question=command.question.strip(),
        answer=command.answer,
        article_id=command.article_id,
        is_resolved=command.is_resolved,
        ticket_id=command.ticket_id,
        staff_id=work.actor.staff_id,
        asked_at=work.now,
    )
    if command.article_id is not None:
        work.insert(
            ArticleUse,
            article_id=command.article_id,
            visit_id=command.visit_id,
            staff_id=work.actor.staff_id,
            at=work.now,
        )
    search_documents.refresh(work, "inquiry", identity)
    work.audit("inquiry", identity, resolved=command.is_resolved)
    return identity
