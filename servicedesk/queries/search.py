"""Search: every row that contains the words and no other, as far as the reader may look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, overload

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
    "SearchHits",
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
    few.
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


class SearchHits(Sequence[SearchHit]):
    """The hits of one page, each made of its row when somebody looks at it."""

    __slots__ = ("_rows", "_words")

    def __init__(self, rows: Sequence[Cells] = (), words: tuple[str, ...] = ()) -> None:
        self._rows = rows
        self._words = words

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> SearchHit: ...
    @overload
    def __getitem__(self, place: slice) -> SearchHits: ...
    def __getitem__(self, place: int | slice) -> SearchHit | SearchHits:
        """The hit at a place, or those of some places."""
        if isinstance(place, slice):
            return SearchHits(self._rows[place], self._words)
        return SearchHit(self._rows[place], self._words)

    def __eq__(self, other: object) -> bool:
        """The same hits in the same order."""
        return isinstance(other, SearchHits) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """Equal pages have the same."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """The hits, as a list shows them."""
        return f"SearchHits({list(self)!r})"


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Hits, newest first; ``after`` asks for the next page and is None on the last."""

    hits: SearchHits
    after: int | None


@ask(Permission.VIEW_KNOWLEDGE)
def search(
    read: Read, text: str, kinds: Sequence[SearchKind] = EVERYTHING, limit: int = 50, after: int | None = None
) -> SearchPage:
    """Return what holds all words of *text* and none after ``-``; ``"…"`` keeps spaces, nothing else is special."""
    query, seen = parse(text), allowed(read, kinds)
    if not query or not seen or limit < 1:
        return SearchPage(SearchHits(), None)
    rows = newest_rows(read, query, seen, limit + 1, after)
    return SearchPage(SearchHits(rows[:limit], query.words), rows[limit - 1][0] if len(rows) > limit else None)


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
