"""Find anything: what the palette shows while two to four letters are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import case, func, select

from servicedesk.core.enums import ArticleState
from servicedesk.core.identification import compact, without_phones
from servicedesk.core.numbering import ticket_number
from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import parse
from servicedesk.core.text import fold, one_line, storable
from servicedesk.models import Article, ArticleUse, Customer, Feedback, SearchDocument, Ticket, Visit, Voucher
from servicedesk.queries import compensations
from servicedesk.queries.found_documents import SearchKind, holding, newest
from servicedesk.queries.identify import identify
from servicedesk.queries.sensitive import visit_readable
from servicedesk.queries.ticket_lists import readable, ticket_rows
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.merged_tickets import survivor
from servicedesk.storage.positions import Position

# Read from the newest on until enough of them are open; what is older is found on the search page.
LOOKED_AT = 60
OPEN_LOOKED_AT = 2000
_TICKET_NUMBER = re.compile(r"#?(?:t-?)?(\d{1,9})")
_QUEUE_NUMBER = re.compile(r"([a-z]?)0*(\d{1,3})")
# Vouchers are no documents: they are found by what stands on the paper only.
VOUCHER = "voucher"
_SEPARATOR = " · "
_DETAIL_LENGTH = 80


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One line of the palette: what it is and the words to show, phone numbers masked.

    ``id`` is what it is about; of a review, which has no page of its own, its document on the search page.
    """

    kind: str
    id: int
    title: str
    detail: str
    tag: str = ""
    tag_tone: str = "neutral"


@ask(Permission.VIEW_KNOWLEDGE)
def find_anything(read: Read, text: str, per_kind: int = 4) -> list[FoundRow]:
    """Return customers, tickets, answers, today's visits and reviews that may be meant, up to *per_kind* of each."""
    if not fold(text):
        return []
    can = read.actor.can
    rows = _customers(read, text, per_kind) if can(Permission.VIEW_CUSTOMERS) else []
    rows += _tickets(read, text, per_kind) if can(Permission.VIEW_TICKETS) else []
    rows += _vouchers(read, text, per_kind) if can(Permission.VIEW_TICKETS) else []
    rows += _articles(read, text, per_kind)
    rows += _visits(read, text, per_kind) if can(Permission.VIEW_VISITS) else []
    rows += _feedback(read, text, per_kind) if can(Permission.VIEW_VISITS) else []
    return rows


def _detail(parts: Iterable[object]) -> str:
    return one_line(without_phones(_SEPARATOR.join(str(part) for part in parts if part)), _DETAIL_LENGTH)


def _customers(read: Read, text: str, limit: int) -> list[FoundRow]:
    return [
        FoundRow(
            SearchKind.CUSTOMER.value,
            row.id,
            row.name,
            _detail((row.stay.reference, row.phone, row.company)),
            str(row.tier) if row.tier else "",
            row.tier_colour,
        )
        for row in (found.customer for found in identify(read, text, limit))
    ]


def _tickets(read: Read, text: str, limit: int) -> list[FoundRow]:
    rows = ticket_rows(read, _ticket_ids(read, text, limit))
    return [
        FoundRow(
            SearchKind.TICKET.value,
            row.id,
            without_phones(row.title),
            _detail((row.number, row.state_name, row.customer_name, row.place)),
        )
        for row in rows
    ]


def _ticket_ids(read: Read, text: str, limit: int) -> list[int]:
    """Return tickets by number, then those whose title's initials match, then by words; open ones first."""
    ids: list[int] = []
    number = _TICKET_NUMBER.fullmatch(fold(text).replace(" ", ""))
    if number:
        exact = select(Ticket.id).where(Ticket.number == ticket_number(int(number[1])), readable(read))
        # A merged ticket's number leads to where it went.
        ids += [survivor(read.connection, identity) for identity in read.execute(exact).scalars().all()]
    ids += _by_initials(read, text, limit)
    query = parse(text.removeprefix("#"))
    if query:
        found = newest(query, holding(read, query, [SearchKind.TICKET], [SearchDocument.entity_id]), LOOKED_AT)
        candidates = list(read.execute(found).scalars())
        ordered = (
            select(Ticket.id)
            .where(Ticket.id.in_(candidates))
            .order_by(case((OPEN_TICKET, 0), else_=1), Ticket.id.desc())
            .limit(limit)
        )
        ids += read.execute(ordered).scalars()
    return list(dict.fromkeys(ids))[:limit]


def _by_initials(read: Read, text: str, limit: int) -> list[int]:
    """Return open tickets whose title has these initials; closed ones are not called by them."""
    letters = compact(text)
    if not (letters.isascii() and letters.isalpha()):
        return []
    open_ones = (
        select(Ticket.id).where(OPEN_TICKET, readable(read)).order_by(Ticket.due_at, Ticket.id).limit(OPEN_LOOKED_AT)
    )
    position = Position(SearchDocument.initials, letters)
    statement = (
        select(SearchDocument.entity_id)
        .where(SearchDocument.kind == SearchKind.TICKET.value, SearchDocument.entity_id.in_(open_ones))
        .where(position > 0)
        .order_by(position, SearchDocument.entity_id.desc())
        .limit(limit)
    )
    return list(read.execute(statement).scalars().all())


def _articles(read: Read, text: str, limit: int) -> list[FoundRow]:
    """Return answers by initials and words, published and much used first; there are a thousand, not a million."""
    letters, query = compact(text), parse(text)
    of_kind = (SearchDocument.kind == SearchKind.ARTICLE.value,)
    ids: dict[int, int] = {}
    if letters.isascii() and letters.isalpha():
        position = Position(SearchDocument.initials, letters)
        rows = read.execute(select(SearchDocument.entity_id, position).where(*of_kind, position > 0))
        ids |= {identity: (0 if start == 1 else 1) for identity, start in rows}
    if query:
        words = holding(read, query, [SearchKind.ARTICLE], [SearchDocument.entity_id, SearchDocument.title])
        for identity, title in read.execute(newest(query, words, 500)):
            rank = 0 if query.matches(fold(title)) else 2
            ids[identity] = min(ids.get(identity, rank), rank)
    if not ids:
        return []
    uses = select(func.count()).where(ArticleUse.article_id == Article.id).correlate(Article).scalar_subquery()
    statement = (
        select(Article.id, Article.code, Article.title_zh, Article.title_en, Article.folder, Article.subfolder)
        .where(Article.id.in_(list(ids)), Article.state != ArticleState.EXPIRED.value)
        .order_by(case(ids, value=Article.id), Article.state != ArticleState.PUBLISHED.value, uses.desc(), Article.id)
        .limit(limit)
    )
    return [
        FoundRow(
            SearchKind.ARTICLE.value,
            row.id,
            row.title_zh or row.title_en,
            _detail((row.code, row.folder, row.subfolder)),
        )
        for row in read.execute(statement)
    ]


def _visits(read: Read, text: str, limit: int) -> list[FoundRow]:
    """Return today's visits by queue number: ``A018``, ``a18``, ``18``."""
    number = _QUEUE_NUMBER.fullmatch(fold(text).replace(" ", ""))
    if not number:
        return []
    letters = [number[1].upper()] if number[1] else [chr(ord("A") + index) for index in range(26)]
    statement = (
        select(Visit.id, Visit.queue_number, func.coalesce(Customer.name, Visit.caller).label("name"), Visit.request)
        .outerjoin(Customer, Customer.id == Visit.customer_id)
        .where(Visit.business_on == read.site.business_day(read.now), visit_readable(read, Visit.id))
        .where(Visit.queue_number.in_([f"{letter}{int(number[2]):03d}" for letter in letters]))
        .order_by(Visit.id)
        .limit(limit)
    )
    return [
        FoundRow(SearchKind.VISIT.value, row.id, row.queue_number, _detail((row.name, row.request)))
        for row in read.execute(statement)
    ]


@ask(Permission.VIEW_TICKETS)
def find_vouchers(read: Read, text: str, limit: int = 3) -> list[FoundRow]:
    """Return the vouchers that *text* names, as the palette finds them."""
    return _vouchers(read, text, limit)


def _vouchers(read: Read, text: str, limit: int) -> list[FoundRow]:
    """Return vouchers by number (``V-00417``, ``417``), by number and check code, or by the check code alone."""
    by_number = compensations.find_voucher(read, text)
    found = [] if by_number is None else [by_number]
    coded = select(Voucher.compensation_id).where(Voucher.check_code == storable(text).strip().upper()).limit(limit)
    found += compensations.ledger_rows(read, list(read.execute(coded).scalars()))
    vouchers = {row.id: row for row in found}
    return [
        FoundRow(VOUCHER, row.id, row.voucher_number, _detail((row.name, row.customer_name, row.ticket_number)))
        for row in vouchers.values()
    ][:limit]


def _feedback(read: Read, text: str, limit: int) -> list[FoundRow]:
    """Return the latest reviews that hold the words; most desks have none, and then nothing is looked through."""
    query = parse(text)
    if not query or read.execute(select(Feedback.id).limit(1)).first() is None:
        return []
    columns = (SearchDocument.id, SearchDocument.title, Feedback.source, Feedback.author, Feedback.rating)
    statement = holding(read, query, [SearchKind.FEEDBACK], columns)
    statement = newest(query, statement.join(Feedback, Feedback.id == SearchDocument.entity_id), limit)
    return [
        FoundRow(
            SearchKind.FEEDBACK.value,
            row.id,
            without_phones(row.title),
            _detail((row.source, row.author, "★" * (row.rating or 0))),
        )
        for row in read.execute(statement)
    ]
