"""The search page: every document that holds the words, counted by kind, fetched as it is looked at, read in full."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, cast, literal, null, select, union_all

from servicedesk.core.identification import without_phones
from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import Snippet, parse
from servicedesk.models import Article, Customer, Feedback, Inquiry, SearchDocument, Ticket, Visit
from servicedesk.models.base import UtcDateTime
from servicedesk.queries.found_documents import SearchKind, allowed, visible
from servicedesk.queries.search import EVERYTHING, SearchHit, count
from servicedesk.queries.search_statements import newest_ids, rows_of
from servicedesk.queries.sensitive import inquiry_readable, readable, visit_readable
from servicedesk.storage.desk import Read, ask

__all__ = ["EVERYTHING", "FoundDocument", "SearchKind", "WholeText", "count", "document_ids", "documents", "whole_text"]

# More than anybody pages through; the count beside it is exact all the same.
MOST = 100_000


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """One row of the page; ``id`` is the document's, ``entity_id`` what it is about; ``at`` as in the text beside."""

    id: int
    hit: SearchHit
    number: str
    at: datetime | None = None

    @property
    def kind(self) -> SearchKind:
        """What kind of thing it is."""
        return self.hit.kind

    @property
    def entity_id(self) -> int:
        """Which one of its kind."""
        return self.hit.id

    @property
    def title(self) -> str:
        """Its title, phone numbers masked."""
        return self.hit.title

    @property
    def snippet(self) -> Snippet:
        """The piece of text around the words, cut when somebody looks."""
        return self.hit.snippet


@dataclass(frozen=True, slots=True)
class WholeText:
    """All the words of one thing, paragraph by paragraph, phone numbers masked; when and from where, if known."""

    kind: SearchKind
    entity_id: int
    title: str
    paragraphs: tuple[str, ...]
    at: datetime | None = None
    source: str = ""
    rating: int | None = None
    sentiment: str = ""


@ask(Permission.VIEW_KNOWLEDGE)
def document_ids(
    read: Read, text: str, kinds: Sequence[SearchKind] = EVERYTHING, limit: int | None = None
) -> array[int]:
    """Return the documents that hold the words of *text*, newest first."""
    query, seen = parse(text), allowed(read, kinds)
    if not query or not seen:
        return array("q")
    return newest_ids(read, query, seen, min(limit or MOST, MOST))


@ask(Permission.VIEW_KNOWLEDGE)
def documents(read: Read, ids: Sequence[int], text: str) -> list[FoundDocument]:
    """Return rows for *ids* in their order, with the place where *text* occurs; what may not be seen is left out."""
    words = parse(text).words
    rows = rows_of(read, ids, allowed(read, EVERYTHING))
    found = [(identity, SearchHit(rows[identity], words)) for identity in ids if identity in rows]
    known = _numbers_and_days(read, [hit for _, hit in found])
    nothing: tuple[str, datetime | None] = ("", None)
    return [FoundDocument(identity, hit, *known.get((hit.kind, hit.id), nothing)) for identity, hit in found]


def _numbers_and_days(
    read: Read, hits: Sequence[SearchHit]
) -> dict[tuple[SearchKind, int], tuple[str, datetime | None]]:
    """Return by what number people call each hit and when it was, by one statement for all kinds."""
    parts = []
    for kind in allowed(read, (hit.kind for hit in hits)):
        model, number, conditions = _CALLED[kind]
        at = _WORDS[kind][2]
        moment = getattr(model, at) if at else cast(null(), UtcDateTime())
        ids = [hit.id for hit in hits if hit.kind is kind]
        named = select(literal(kind.value), model.id, number, moment)
        parts.append(named.where(model.id.in_(ids), *conditions(read)))
    rows = read.execute(union_all(*parts)) if parts else ()
    return {(SearchKind(kind), identity): (number or "", at) for kind, identity, number, at in rows}


@ask(Permission.VIEW_KNOWLEDGE)
def whole_text(read: Read, kind: SearchKind, entity_id: int) -> WholeText | None:
    """Return everything one thing says, as it was written; ``None`` where it may not be read or is gone."""
    if not allowed(read, [kind]):
        return None
    mine = (SearchDocument.kind == kind.value, SearchDocument.entity_id == entity_id)
    title = read.execute(select(SearchDocument.title).where(*mine, *visible(read))).scalar()
    if title is None:
        return None
    model, columns, at = _WORDS[kind]
    row = read.execute(select(model.__table__).where(model.id == entity_id)).first()
    if row is None:
        return None
    values = row._mapping
    texts = [str(values[column]) for column in columns if values[column]]
    return WholeText(
        kind,
        entity_id,
        without_phones(title),
        tuple(without_phones(each) for each in dict.fromkeys(texts)),
        values[at] if at else None,
        str(values.get("source", "") or ""),
        values.get("rating"),
        str(values.get("sentiment", "") or ""),
    )


_WORDS: dict[SearchKind, tuple[Any, Sequence[str], str]] = {
    SearchKind.CUSTOMER: (Customer, ("company", "notes"), ""),
    SearchKind.TICKET: (Ticket, ("description", "resolution", "cause"), "opened_at"),
    SearchKind.VISIT: (Visit, ("caller", "place", "request"), "arrived_at"),
    SearchKind.INQUIRY: (Inquiry, ("question", "answer"), "asked_at"),
    SearchKind.ARTICLE: (Article, ("script_zh", "script_en", "body_zh", "body_en"), "updated_at"),
    SearchKind.FEEDBACK: (Feedback, ("text", "author", "place"), "received_at"),
}

# The number of each kind (an inquiry has none), and what hides a row.
_CALLED: dict[SearchKind, tuple[Any, Any, Callable[[Read], Sequence[ColumnElement[bool]]]]] = {
    SearchKind.CUSTOMER: (Customer, Customer.number, lambda _read: ()),
    SearchKind.TICKET: (Ticket, Ticket.number, lambda read: (readable(read),)),
    SearchKind.VISIT: (Visit, Visit.queue_number, lambda read: (visit_readable(read, Visit.id),)),
    SearchKind.INQUIRY: (Inquiry, literal(""), lambda read: (inquiry_readable(read, Inquiry.id),)),
    SearchKind.ARTICLE: (Article, Article.code, lambda _read: ()),
    SearchKind.FEEDBACK: (Feedback, Feedback.external_number, lambda _read: ()),
}
