"""The text each thing is found by, written in the transaction that changes the thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, String, select

from servicedesk.core.pinyin import initials
from servicedesk.core.text import one_line
from servicedesk.models import (
    Article,
    Customer,
    CustomerContact,
    CustomerPreference,
    Feedback,
    Inquiry,
    Ticket,
    TicketEntry,
    Visit,
)
from servicedesk.services import field_values
from servicedesk.storage import search_index
from servicedesk.storage.desk import Work
from servicedesk.storage.merged_tickets import gone_into

# A review has no title: its first words stand for it.
FEEDBACK_TITLE = 40
# What of a ticket's own row the search reads; the rest may change without it.
TICKET_COLUMNS = frozenset(
    {"number", "title", "description", "place", "resolution", "cause", "fields", "is_sensitive", "merged_into_id"}
)


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
        _mark_what_led_to(work, identity, visit_id)


def add_customer(work: Work, identity: int, name: str, content: str) -> None:
    """Write the search row of a new customer without looking for an old one."""
    search_index.put(work.connection, "customer", identity, name, content, initials(name, name=True), is_new=True)


def refresh_ticket(work: Work, identity: int, columns: Iterable[str]) -> None:
    """Write the search row of a ticket again if one of the *columns* that changed is a part of it."""
    if not TICKET_COLUMNS.isdisjoint(columns):
        refresh(work, "ticket", identity)


def refresh(work: Work, kind: str, identity: int) -> None:
    """Write the search row of one entity again from its rows; one that is gone leaves the search."""
    writer = _WRITERS.get(kind)
    if writer is not None:
        work.flush()
        writer(work, identity)


def _customer(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Customer.__table__).where(Customer.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "customer", identity)
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
        search_index.remove(work.connection, "visit", identity)
        return
    content = f"{row.queue_number} {row.caller} {row.request} {row.place}"
    is_sensitive = _became_sensitive(work, Ticket.visit_id == identity)
    search_index.put(work.connection, "visit", identity, row.queue_number, content, is_sensitive=is_sensitive)


def _inquiry(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Inquiry.__table__).where(Inquiry.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "inquiry", identity)
        return
    is_sensitive = row.ticket_id is not None and _became_sensitive(work, Ticket.id == row.ticket_id)
    content = f"{row.question} {row.answer}"
    search_index.put(work.connection, "inquiry", identity, row.question, content, is_sensitive=is_sensitive)


def _ticket(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Ticket.__table__).where(Ticket.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "ticket", identity)
        return
    _mark_what_led_to(work, identity, row.visit_id)
    if row.merged_into_id is not None:
        # What is written there, and its number, is found with the ticket it went into.
        search_index.remove(work.connection, "ticket", identity)
        return
    merged = (words for _id, *pair in gone_into(work.connection, identity) for words in pair)
    entries = work.connection.execute(
        select(TicketEntry.text).where(TicketEntry.ticket_id == identity, TicketEntry.text != "")
    ).scalars()
    # The description is the text of the first entry too: a set keeps it once.
    own = (row.number, row.title, row.description, row.place, row.resolution, row.cause)
    texts = dict.fromkeys((*own, *entries, *merged))
    texts |= dict.fromkeys(field_values.search_texts(work, row.fields))
    search_index.put(
        work.connection,
        "ticket",
        identity,
        row.title,
        " ".join(texts),
        initials(row.title),
        is_sensitive=row.is_sensitive,
    )


def _became_sensitive(work: Work, of: ColumnElement[bool]) -> bool:
    return work.connection.execute(select(Ticket.id).where(Ticket.is_sensitive, of).limit(1)).first() is not None


def _mark_what_led_to(work: Work, ticket_id: int, visit_id: int | None) -> None:
    """Let the visit and the inquiries a ticket came from be counted apart while one of their tickets is sensitive.

    Whoever asks compares with the tickets themselves: what has no mark too many is all that counting relies on.
    """
    if visit_id is not None:
        is_sensitive = _became_sensitive(work, Ticket.visit_id == visit_id)
        search_index.mark_sensitive(work.connection, "visit", visit_id, is_sensitive)
    inquiries = work.connection.execute(select(Inquiry.id).where(Inquiry.ticket_id == ticket_id)).scalars().all()
    for identity in inquiries:
        is_sensitive = _became_sensitive(work, Ticket.id == ticket_id)
        search_index.mark_sensitive(work.connection, "inquiry", identity, is_sensitive)


def _article(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Article.__table__).where(Article.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "article", identity)
        return
    titles = f"{row.code} {row.title_zh} {row.title_en} {row.folder} {row.subfolder}"
    content = f"{titles} {row.script_zh} {row.script_en} {row.body_zh} {row.body_en}"
    search_index.put(work.connection, "article", identity, row.title_zh, content, initials(row.title_zh))


def _feedback(work: Work, identity: int) -> None:
    row = work.connection.execute(select(Feedback.__table__).where(Feedback.id == identity)).first()
    if row is None:
        search_index.remove(work.connection, "feedback", identity)
        return
    content = " ".join(part for part in (row.text, row.author, row.place, row.external_number) if part)
    search_index.put(work.connection, "feedback", identity, one_line(row.text, FEEDBACK_TITLE), content)


_WRITERS: dict[str, Callable[[Work, int], None]] = {
    "customer": _customer,
    "visit": _visit,
    "inquiry": _inquiry,
    "ticket": _ticket,
    "article": _article,
    "feedback": _feedback,
}


def refresh_holding(work: Work, code: str) -> None:
    """Write anew what finds the tickets that hold a value of a field: it became private, or everybody's."""
    holding = select(Ticket.id).where(Ticket.fields.cast(String).contains(f'"{code}"', autoescape=True))
    for ticket_id in work.connection.execute(holding).scalars().all():
        refresh(work, "ticket", ticket_id)
