"""The text each thing is found by, written in the transaction that changes the thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, String, or_, select

from servicedesk.core.enums import EntryKind
from servicedesk.core.pinyin import initials
from servicedesk.core.text import one_line
from servicedesk.models import (
    Article,
    Customer,
    CustomerContact,
    CustomerPreference,
    Feedback,
    Inquiry,
    Setting,
    Ticket,
    TicketEntry,
    Visit,
)
from servicedesk.services import field_values
from servicedesk.storage import search_index
from servicedesk.storage.desk import Work
from servicedesk.storage.id_lists import OfIds
from servicedesk.storage.merged_tickets import gone_into

_FORGOTTEN = "split_titles_forgotten"
# A review has no title: its first words stand for it.
FEEDBACK_TITLE = 40
# What of a ticket's own row the search reads; the rest may change without it.
TICKET_COLUMNS = frozenset(
    {"number", "title", "description", "place", "resolution", "cause", "fields", "is_sensitive", "merged_into_id"}
)

_TICKETS = OfIds(
    lambda ids: select(
        Ticket.id,
        Ticket.merged_into_id,
        Ticket.is_sensitive,
        Ticket.visit_id,
        Ticket.fields,
        Ticket.title,
        Ticket.number,
        Ticket.description,
        Ticket.place,
        Ticket.resolution,
        Ticket.cause,
    ).where(Ticket.id.in_(ids))
)
_LINES = OfIds(
    lambda ids: (
        select(TicketEntry.ticket_id, TicketEntry.text)
        # What was split off is found by its title itself: it may be a case that not everybody reads.
        .where(TicketEntry.ticket_id.in_(ids), TicketEntry.text != "", TicketEntry.kind != EntryKind.SPLIT.value)
        .order_by(TicketEntry.id)
    )
)
_NAMING = OfIds(
    lambda ids: select(TicketEntry.details).where(
        TicketEntry.ticket_id.in_(ids),
        or_(TicketEntry.kind == EntryKind.LINK.value, TicketEntry.kind == EntryKind.SPLIT.value),
    )
)
_HIDDEN_VISITS = OfIds(
    lambda ids: select(Ticket.visit_id).where(Ticket.is_sensitive, Ticket.visit_id.in_(ids)).distinct()
)
_INQUIRIES = OfIds(lambda ids: select(Inquiry.id, Inquiry.ticket_id).where(Inquiry.ticket_id.in_(ids)))
_SURVIVORS = OfIds(lambda ids: select(Ticket.merged_into_id).where(Ticket.merged_into_id.in_(ids)).distinct())


def add_visit(work: Work, identity: int, number: str, caller: str, request: str, place: str) -> None:
    """Write the search row of a new visit without looking for an old one."""
    content = f"{number} {caller} {request} {place}"
    search_index.put(work.connection, "visit", identity, number, content, is_new=True)


def add_ticket(
    work: Work, identity: int, number: str, title: str, description: str, place: str, is_sensitive: bool,
    values: Mapping[str, Any] = MappingProxyType({}), said: str = "", visit_id: int | None = None,
) -> None:  # fmt: skip
    """Write the search row of a new ticket without looking for an old one."""
    # As it is written anew later: each text once, and what was promised on opening is a line of the timeline.
    texts = dict.fromkeys((number, title, description, place, said, *field_values.search_texts(work, values)))
    content = " ".join(texts)
    search_index.put(
        work.connection, "ticket", identity, title, content, initials(title), is_sensitive=is_sensitive, is_new=True
    )
    if is_sensitive:
        _mark_what_led_to(work, {identity: visit_id}, {identity})


def add_customer(work: Work, identity: int, name: str, content: str) -> None:
    """Write the search row of a new customer without looking for an old one."""
    search_index.put(work.connection, "customer", identity, name, content, initials(name, name=True), is_new=True)


def refresh_ticket(work: Work, identity: int, columns: Iterable[str]) -> None:
    """Write the search row of a ticket again if one of the *columns* that changed is a part of it."""
    if not TICKET_COLUMNS.isdisjoint(columns):
        refresh(work, "ticket", identity)


def refresh(work: Work, kind: str, identity: int) -> None:
    """Write the search row of one entity again from its rows; one that is gone leaves the search."""
    refresh_all(work, kind, (identity,))


def refresh_all(work: Work, kind: str, ids: Sequence[int]) -> None:
    """Do the same for many entities of a kind."""
    writer = _WRITERS.get(kind)
    if writer is None or not ids:
        return
    if work.unsearched is not None:
        work.unsearched.setdefault(kind, {}).update(dict.fromkeys(ids))
        return
    work.flush()
    writer(work, ids)


@contextmanager
def once_at_the_end(work: Work, *, kept: bool = True) -> Iterator[None]:
    """Write the search rows of all that changes inside when it is over; not *kept*, never: it is rolled back."""
    work.unsearched = {}
    try:
        yield
    finally:
        left, work.unsearched = work.unsearched, None
    if kept:
        for kind, ids in left.items():
            refresh_all(work, kind, list(ids))


def _customer(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Customer.__table__).where(Customer.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "customer", [identity])
        return
    wechat = work.connection.execute(
        select(CustomerContact.value).where(CustomerContact.customer_id == identity, CustomerContact.kind == "wechat")
    ).scalars()
    preferences = work.connection.execute(
        select(CustomerPreference.text).where(CustomerPreference.customer_id == identity)
    ).scalars()
    # Phone numbers stay out: whoever may not see them must not find them piece by piece.
    content = " ".join((row.number, row.name, row.company, row.member_number, row.notes, *wechat, *preferences))
    search_index.put(work.connection, "customer", identity, row.name, content, initials(row.name, name=True))


def _visit(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Visit.__table__).where(Visit.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "visit", [identity])
        return
    content = f"{row.queue_number} {row.caller} {row.request} {row.place}"
    is_sensitive = _became_sensitive(work, Ticket.visit_id == identity)
    search_index.put(work.connection, "visit", identity, row.queue_number, content, is_sensitive=is_sensitive)


def _inquiry(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Inquiry.__table__).where(Inquiry.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "inquiry", [identity])
        return
    is_sensitive = row.ticket_id is not None and _became_sensitive(work, Ticket.id == row.ticket_id)
    content = f"{row.question} {row.answer}"
    search_index.put(work.connection, "inquiry", identity, row.question, content, is_sensitive=is_sensitive)


def _tickets(work: Work, ids: Sequence[int]) -> None:
    """Write what tickets are found by; those that speak of one which is not everybody's to read are written anew, too.

    A row that an older version wrote holds the title of what was split off.
    """
    sensitive = _write_tickets(work, ids)
    naming = {details.get("other_id") for (details,) in _NAMING.rows(work.connection, sorted(sensitive))} - {None, *ids}
    if naming:
        _write_tickets(work, sorted(naming))


def _write_tickets(work: Work, ids: Sequence[int]) -> set[int]:
    """Return which are sensitive; a merged one, and its number, is found with the ticket it went into."""
    rows = {row[0]: row for row in _TICKETS.rows(work.connection, ids)}
    sensitive = {row[0] for row in rows.values() if row[2]}
    _mark_what_led_to(work, {identity: row[3] for identity, row in rows.items()}, sensitive)
    search_index.remove(work.connection, "ticket", [each for each in ids if each not in rows or rows[each][1]])
    own = [identity for identity, row in rows.items() if row[1] is None]
    written: dict[int, list[str]] = {}
    for ticket_id, text in _LINES.rows(work.connection, own):
        written.setdefault(ticket_id, []).append(text)
    survivors = {into for (into,) in _SURVIVORS.rows(work.connection, own)}
    documents = []
    for identity in own:
        is_sensitive, _visit_id, values, title, *texts = rows[identity][2:]
        if identity in survivors:
            merged = [words for _id, *pair in gone_into(work.connection, identity) for words in pair]
        else:
            merged = []
        # The description is the text of the first entry too: each is kept once.
        words = dict.fromkeys((texts[0], title, *texts[1:], *written.get(identity, ()), *merged))
        words |= dict.fromkeys(field_values.search_texts(work, values))
        documents.append(search_index.Document(identity, title, " ".join(words), initials(title), is_sensitive))
    search_index.put_all(work.connection, "ticket", documents)
    return sensitive


def _became_sensitive(work: Work, of: ColumnElement[bool]) -> bool:
    return work.connection.execute(select(Ticket.id).where(Ticket.is_sensitive, of).limit(1)).first() is not None


def _mark_what_led_to(work: Work, visit_of: Mapping[int, int | None], sensitive: set[int]) -> None:
    """Let the visits and inquiries that tickets came from be counted apart while one of their tickets is sensitive.

    Whoever asks compares with the tickets themselves: what has no mark too many is all that counting relies on.
    """
    visits = list({each for each in visit_of.values() if each is not None})
    hidden = {each for (each,) in _HIDDEN_VISITS.rows(work.connection, visits)}
    search_index.mark_all(work.connection, "visit", {each: each in hidden for each in visits})
    asked = _INQUIRIES.rows(work.connection, list(visit_of))
    search_index.mark_all(work.connection, "inquiry", {each: ticket_id in sensitive for each, ticket_id in asked})


def _article(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Article.__table__).where(Article.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "article", [identity])
        return
    titles = f"{row.code} {row.title_zh} {row.title_en} {row.folder} {row.subfolder}"
    content = f"{titles} {row.script_zh} {row.script_en} {row.body_zh} {row.body_en}"
    search_index.put(work.connection, "article", identity, row.title_zh, content, initials(row.title_zh))


def _feedback(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Feedback.__table__).where(Feedback.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "feedback", [identity])
        return
    content = " ".join(part for part in (row.text, row.author, row.place, row.external_number) if part)
    search_index.put(work.connection, "feedback", identity, one_line(row.text, FEEDBACK_TITLE), content)


def _each(writer: Callable[[Work, int], None]) -> Callable[[Work, Sequence[int]], None]:
    """Return what writes many entities one after the other: of these kinds no act changes thousands."""

    def write(work: Work, ids: Sequence[int]) -> None:
        for identity in ids:
            writer(work, identity)

    return write


_WRITERS: dict[str, Callable[[Work, Sequence[int]], None]] = {
    "customer": _each(_customer),
    "visit": _each(_visit),
    "inquiry": _each(_inquiry),
    "ticket": _tickets,
    "article": _each(_article),
    "feedback": _each(_feedback),
}


def forget_split_titles(work: Work) -> int:
    """Write anew the tickets that something was split off from which not everybody may read; return how many.

    Once for each file: versions before wrote its title into what the first ticket is found by.
    """
    if work.session.get(Setting, _FORGOTTEN) is not None:
        return 0
    hidden = select(TicketEntry.details).where(
        TicketEntry.kind == EntryKind.SPLIT.value,
        TicketEntry.ticket_id.in_(select(Ticket.id).where(Ticket.is_sensitive)),
    )
    parents = {details.get("other_id") for details in work.connection.execute(hidden).scalars()} - {None}
    if parents:
        refresh_all(work, "ticket", sorted(parents))
        work.insert(Setting, key=_FORGOTTEN, value={"tickets": len(parents)})
    return len(parents)


def refresh_holding(work: Work, code: str) -> None:
    """Write anew what finds the tickets that hold a value of a field: it became private, or everybody's."""
    holding = select(Ticket.id).where(Ticket.fields.cast(String).contains(f'"{code}"', autoescape=True))
    refresh_all(work, "ticket", work.connection.execute(holding).scalars().all())
