"""Search: every row that contains the words and no other, as far as the reader may look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from servicedesk.core.identification import without_phones
from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import Snippet, parse, snippet
from servicedesk.models import Article, Customer, Feedback, Ticket, Visit
from servicedesk.queries.find_anything import FoundRow, find_anything
from servicedesk.queries.found_documents import SearchKind, allowed
from servicedesk.queries.search_statements import counts, newest_rows
from servicedesk.queries.sensitive import visit_readable
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.prepared import Cells

__all__ = [
    "EVERYTHING",
    "FoundRow",
    "SearchHit",
    "SearchKind",
    "SearchPage",
    "count",
    "find_anything",
    "numbers",
    "search",
]

EVERYTHING = tuple(SearchKind)
# Looked up for every hit: calling the class costs several times as much.
_KINDS = {kind.value: kind for kind in SearchKind}


class SearchHit:
    """One thing that holds the words, made of its row as search knows it.

    Phone numbers are masked and the snippet is cut when somebody looks: of a page of hits a window shows the first
    few. A plain class, for fifty are made at every search.
    """

    __slots__ = ("_document", "_words")

    def __init__(self, document: Cells, words: tuple[str, ...]) -> None:
        self._document = document
        self._words = words

    @property
    def kind(self) -> SearchKind:
        """What kind of thing it is."""
        return _KINDS[self._document[1]]

    @property
    def id(self) -> int:
        """Which one of its kind."""
        number: int = self._document[2]
        return number

    @property
    def title(self) -> str:
        """Its title, phone numbers masked."""
        return without_phones(self._document[3])

    @property
    def text(self) -> str:
        """All its text as search knows it, phone numbers masked."""
        return without_phones(self._document[4])

    @property
    def snippet(self) -> Snippet:
        """The piece of text around the words."""
        return snippet(self._document[4], self._words, self.title)

    def __eq__(self, other: object) -> bool:
        """The same words found in the same of the same thing, whatever number its row has."""
        return isinstance(other, SearchHit) and self._compared() == other._compared()

    def __hash__(self) -> int:
        """Equal hits have the same."""
        return hash(self._compared())

    def _compared(self) -> tuple[Cells, tuple[str, ...]]:
        return self._document[1:], self._words

    def __repr__(self) -> str:
        """What is shown of it, not what was asked."""
        return f"SearchHit({self.kind.value}, {self.id}, {self.title!r}, {self.snippet.text!r})"


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits, newest first; ``after`` asks for the next page and is None on the last."""

    hits: tuple[SearchHit, ...]
    after: int | None


@ask(Permission.VIEW_KNOWLEDGE)
def search(
    read: Read, text: str, kinds: Sequence[SearchKind] = EVERYTHING, limit: int = 50, after: int | None = None
) -> SearchPage:
    """Return what holds all words of *text* and none after ``-``; ``"…"`` keeps spaces, nothing else is special."""
    query, seen = parse(text), allowed(read, kinds)
    if not query or not seen or limit < 1:
        return SearchPage((), None)
    rows = newest_rows(read, query, seen, limit + 1, after)
    hits = tuple([SearchHit(row, query.words) for row in rows[:limit]])
    return SearchPage(hits, rows[limit - 1][0] if len(rows) > limit else None)


@ask(Permission.VIEW_KNOWLEDGE)
def numbers(read: Read, hits: Sequence[SearchHit]) -> dict[tuple[SearchKind, int], str]:
    """Return the number people call each hit by; an inquiry has none, and what may not be read has none here."""
    found: dict[tuple[SearchKind, int], str] = {}
    for kind in allowed(read, (hit.kind for hit in hits if hit.kind in _NUMBERS)):
        column, conditions = _NUMBERS[kind]
        identity = column.class_.id
        ids = [hit.id for hit in hits if hit.kind is kind]
        statement = select(identity, column).where(identity.in_(ids), *conditions(read))
        found |= {(kind, row[0]): row[1] for row in read.execute(statement)}
    return found


_NUMBERS: dict[SearchKind, tuple[Any, Callable[[Read], Sequence[ColumnElement[bool]]]]] = {
    SearchKind.CUSTOMER: (Customer.number, lambda _read: ()),
    SearchKind.TICKET: (Ticket.number, lambda read: (readable(read),)),
    SearchKind.VISIT: (Visit.queue_number, lambda read: (visit_readable(read, Visit.id),)),
    SearchKind.ARTICLE: (Article.code, lambda _read: ()),
    SearchKind.FEEDBACK: (Feedback.external_number, lambda _read: ()),
}


@ask(Permission.VIEW_KNOWLEDGE)
def count(read: Read, text: str, kinds: Sequence[SearchKind] = EVERYTHING) -> dict[SearchKind, int]:
    """Return the exact number of hits by kind; kinds without the right are left out, hidden rows are not counted."""
    query, seen = parse(text), allowed(read, kinds)
    if not query or not seen:
        return {}
    counted = counts(read, query, seen)
    return {kind: counted.get(kind.value, 0) for kind in seen}
