"""What nobody searches for but somebody pastes: pages of words, phrases as long as a book, half characters."""

import random

import pytest

from servicedesk.core.actor import Actor
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Role
from servicedesk.core.search_query import MOST_WORDS, parse
from servicedesk.queries.found_documents import SearchKind
from servicedesk.queries.identify import identify
from servicedesk.queries.search import count, find_anything, search
from servicedesk.queries.search_pages import document_ids, documents, whole_text
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.storage.search_index import match_expression
from tests.integration.people import furnish

BOOK = "".join(map(chr, random.Random(1).sample(range(0x4E00, 0x9FA5), 20_000)))
PASTED = {
    "a book without spaces": BOOK,
    "one letter": "a" * 100_000,
    "quotation marks": '"' * 100_000,
    "minus": "-" * 100_000,
    "zero bytes": "\0" * 100_000,
    "half characters": "\ud800" * 10_000,
    "a number without end": "T-" + "9" * 5_000,
    "full-width digits": "A" + "９" * 5_000,
    "superscripts": "²²²",
}


@pytest.mark.parametrize("name", PASTED)
def test_whatever_is_pasted_is_answered(desk, name):
    text = PASTED[name]
    assert find_anything(desk, text) == []
    assert identify(desk, text, 5) == []
    assert not document_ids(desk, text)
    assert not any(count(desk, text).values())


def test_a_long_phrase_is_found_whole_and_looked_up_by_its_beginning(desk):
    """The index is asked for some pairs, the text for all of it: half a book is not the book."""
    add_customer(desk, AddCustomer("陈思远", notes=BOOK))
    assert [hit.title for hit in search(desk, BOOK).hits] == ["陈思远"]
    assert not search(desk, BOOK[:10_000] + "不" + BOOK[10_000:]).hits
    assert len(match_expression([BOOK], ["8"])) < 5_000


def test_more_words_than_a_search_takes_are_refused_by_name(desk):
    words = [f"w{number}" for number in range(MOST_WORDS + 1)]
    assert len(parse(" ".join(words[:-1])).words) == MOST_WORDS
    assert not search(desk, " ".join(words[:-1])).hits
    for text in (" ".join(words), " ".join(f"-{word}" for word in words)):
        for ask in (search, count, find_anything, document_ids):
            with pytest.raises(Refused, match="search_too_many_words"):
                ask(desk, text)
    # The same word again and again is one word.
    assert parse("空调 " * 10_000).words == ("空调",)


def test_document_numbers_that_were_guessed_show_nothing_hidden(desk):
    furnish(desk)
    desk.actor = Actor(None, "supervisor", Role.SUPERVISOR)
    hidden = open_ticket(desk, OpenTicket("骚扰投诉", "秘密情节", is_sensitive=True))
    everything = document_ids(desk, "秘密")
    assert documents(desk, everything, "秘密")
    desk.actor = Actor(None, "front", Role.FRONT_DESK)
    assert documents(desk, [*everything, 0, -1, 10**12], "秘密") == []
    assert whole_text(desk, SearchKind.TICKET, hidden.id) is None
    assert whole_text(desk, SearchKind.TICKET, 10**12) is None
