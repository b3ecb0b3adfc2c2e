"""Search finds what a plain scan of the texts finds, no more and no less, and shows nobody what is not theirs."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy import text as sql

from servicedesk.core.actor import Actor
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.search_query import parse, snippet
from servicedesk.core.text import fold, storable
from servicedesk.queries import search_pages
from servicedesk.queries.customers import customer_timeline
from servicedesk.queries.found_documents import SearchKind
from servicedesk.queries.search import count, find_anything, numbers, search
from servicedesk.queries.visits import visit_detail
from servicedesk.services.articles import WriteArticle, write_article
from servicedesk.services.bin import delete_ticket
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.inquiries import LogInquiry, log_inquiry
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.tickets import add_note, edit_ticket, open_ticket
from servicedesk.services.undo import undo_last
from servicedesk.services.visit_commands import Arrive, FinishVisit
from servicedesk.services.visits import arrive, open_ticket_from_visit, start_visit
from servicedesk.storage import search_index
from tests.integration.people import furnish

FRONT_DESK = Actor(None, "front", Role.FRONT_DESK)
SUPERVISOR = Actor(None, "supervisor", Role.SUPERVISOR)

# Few letters, so that words meet: Chinese, Latin in both cases, full width, punctuation, wildcards, emoji.
ALPHABET = "空调漏水不冷aAbß０Ａ％%_*\"-'^().😀👨‍👩 \t　"
# And fewer still, so that a text holds all pairs of a word without holding the word.
FEW = "空调a "
TEXTS = st.lists(st.text(FEW, max_size=16) | st.text(ALPHABET, max_size=24), min_size=1, max_size=8)
WORDS = st.text(FEW, min_size=1, max_size=6) | st.text(ALPHABET.replace('"', ""), min_size=1, max_size=6)


@pytest.fixture
def furnished(desk):
    furnish(desk)
    return desk


def fill(desk, texts):
    with desk.work("test.fill") as work:
        work.connection.execute(sql("DELETE FROM search_index"))
        work.connection.execute(sql("DELETE FROM search_document"))
        for number, content in enumerate(texts, start=1):
            search_index.put(work.connection, "article", number, f"第{number}篇", content)
        work.commit()


def scanned(texts, query):
    """The reference: which of the folded texts contain the words."""
    wanted = parse(query)
    if not wanted:
        return set()
    return {number for number, content in enumerate(texts, 1) if wanted.matches(fold(storable(content)))}


@given(TEXTS, st.lists(st.tuples(st.booleans(), st.booleans(), WORDS), min_size=1, max_size=3))
@example(["空调不冷", "不冷，调不到空调"], [(False, False, "空调不冷")])
@example(["空调a", "空调b调a"], [(False, False, "空调a")])
@example(["100％", "100", "a_b", "a*b", "axb"], [(False, False, "a_b")])
@example(["漏 水", "漏水"], [(False, True, "漏 水"), (True, False, "水漏")])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_search_equals_a_plain_scan(desk, texts, terms):
    fill(desk, texts)
    query = " ".join(("-" if minus else "") + (f'"{word}"' if quoted else word) for minus, quoted, word in terms)
    expected = scanned(texts, query)
    assert {hit.id for hit in search(desk, query).hits} == expected
    assert sum(count(desk, query).values()) == len(expected)


@given(TEXTS, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_piece_of_a_text_finds_it(desk, texts, data):
    fill(desk, texts)
    number = data.draw(st.integers(1, len(texts)))
    folded = fold(texts[number - 1])
    if folded:
        start = data.draw(st.integers(0, len(folded) - 1))
        piece = folded[start : start + data.draw(st.integers(1, 6))]
        if piece.strip() and '"' not in piece:
            assert number in {hit.id for hit in search(desk, f'"{piece}"').hits}


KINDS = ("customer", "visit", "inquiry", "feedback", "ticket", "article")
DOCUMENTS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.booleans(), st.text(FEW, min_size=1, max_size=8)), min_size=1, max_size=12
)


@given(DOCUMENTS, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kinds_are_counted_and_paged_as_a_plain_scan_would(desk, documents, data):
    """Whatever changed meanwhile: words, what is sensitive, what is gone; one act on all of them or one for each."""
    fill(desk, [])
    there = {}
    with desk.work("test.fill") as work:
        for number, (kind, is_sensitive, content) in enumerate(documents, start=1):
            search_index.put(work.connection, kind, number, "", content, is_sensitive=is_sensitive)
            there[number] = (kind, is_sensitive, fold(content))
        work.commit()
    changes = st.tuples(st.sampled_from(sorted(there)), st.booleans(), st.text(FEW, max_size=8))
    changed = data.draw(st.lists(changes, max_size=6))
    with desk.work("test.change") as work:
        with search_index.gathered(work.connection) if data.draw(st.booleans()) else nullcontext():
            for number, is_sensitive, content in changed:
                kind = documents[number - 1][0]
                if content:
                    search_index.put(work.connection, kind, number, "", content, is_sensitive=is_sensitive)
                    there.setdefault(number, ())
                    there[number] = (kind, is_sensitive, fold(content))
                else:
                    search_index.remove(work.connection, kind, [number])
                    there.pop(number, None)
        work.commit()
    text = data.draw(WORDS)
    chosen = data.draw(st.lists(st.sampled_from(list(SearchKind)), unique=True, max_size=6)) or list(SearchKind)
    for actor in (FRONT_DESK, SUPERVISOR):
        desk.actor = actor
        sees_all = actor.can(Permission.VIEW_SENSITIVE)
        query = parse(text)
        expected = {
            number
            for number, (kind, is_sensitive, folded) in there.items()
            if query and query.matches(folded) and kind in chosen and (sees_all or kind != "ticket" or not is_sensitive)
        }
        by_kind = {kind: sum(documents[number - 1][0] == kind for number in expected) for kind in chosen}
        assert count(desk, text, chosen) == (by_kind if query else {})
        seen, after = [], None
        while True:
            page = search(desk, text, chosen, limit=data.draw(st.integers(1, 5)), after=after)
            seen += [hit.id for hit in page.hits]
            after = page.after
            if after is None:
                break
        assert sorted(seen) == sorted(expected)
        ids = search_pages.document_ids(desk, text, chosen)
        assert [row.entity_id for row in search_pages.documents(desk, ids, text)] == seen
        assert search_pages.document_ids(desk, text, chosen, limit=2) == ids[:2]
        if not changed:
            assert seen == sorted(expected, reverse=True)


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_breaks_the_search(desk, text):
    search(desk, text)
    count(desk, text)
    find_anything(desk, text)


def test_the_language_of_queries():
    assert parse('空调 -漏水 "two words" -"not these"').words == ("空调", "two words")
    assert parse('空调 -漏水 "two words" -"not these"').excluded == ("漏水", "not these")
    assert parse("ＷｉＦｉ ％").words == ("wifi", "%")
    assert parse("“高 楼层”").words == ("高 楼层",)
    assert parse('- a-b "open end').words == ("-", "a-b", "open end")
    assert not parse(' "" -" "')


def test_pages_follow_each_other_without_gap_or_repeat(desk):
    fill(desk, [f"空调 {number}" for number in range(25)])
    seen, after = [], None
    while True:
        page = search(desk, "空调", limit=10, after=after)
        seen += [hit.id for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert seen == list(range(25, 0, -1))


def test_snippets_show_the_place_and_no_phone():
    found = snippet("标题 房间空调不冷请回电 13800006021 谢谢", ("不冷",), "标题")
    assert found.text[slice(*found.spans[0])] == "不冷"
    assert "13800006021" not in found.text
    assert "138****6021" in found.text
    long = snippet("甲" * 500 + "空调" + "乙" * 500, ("空调",))
    assert long.text.startswith("…")
    assert long.text.endswith("…")
    assert [long.text[slice(*span)] for span in long.spans] == ["空调"]
    assert snippet("aaa", ("a", "aa")).spans == ((0, 3),)
    # A title is written as somebody wrote it, a text folded; what is behind the title says more than the title.
    assert snippet("wifi,断线 客人催,wifi 又断", ("wifi",), "WiFi，断线").text == "客人催,wifi 又断"
    assert snippet("wifi,断线", ("wifi",), "WiFi，断线").text == "wifi,断线"
    assert snippet("wifi,断线 客人催", (), "WiFi，断线") == ("客人催", ())


def test_all_kinds_are_found_and_follow_their_changes(furnished):
    desk = furnished
    add_customer(desk, AddCustomer("林间小筑", notes="凤尾竹"))
    ticket = open_ticket(desk, OpenTicket("浇水", "大堂凤尾竹叶黄"))
    arrive(desk, Arrive(request="凤尾竹挡路"))
    log_inquiry(desk, LogInquiry("凤尾竹是真的吗", "真的"))
    kinds = {SearchKind.CUSTOMER: 1, SearchKind.TICKET: 1, SearchKind.VISIT: 1, SearchKind.INQUIRY: 1}
    assert count(desk, "凤尾竹") == {**kinds, SearchKind.ARTICLE: 0, SearchKind.FEEDBACK: 0}
    assert {hit.kind for hit in search(desk, "凤尾竹").hits} == set(kinds)
    assert [hit.kind for hit in search(desk, "凤尾竹", [SearchKind.VISIT]).hits] == [SearchKind.VISIT]
    add_note(desk, ticket.id, "已联系花木公司")
    assert [hit.id for hit in search(desk, "花木").hits] == [ticket.id]
    undo_last(desk)
    assert not search(desk, "花木").hits


def test_sensitive_tickets_leak_nowhere(furnished):
    desk = furnished
    desk.actor = SUPERVISOR
    hidden = open_ticket(desk, OpenTicket("骚扰投诉甲", "秘密情节", is_sensitive=True))
    shown = open_ticket(desk, OpenTicket("噪音投诉乙", "公开情节"))
    log_inquiry(desk, LogInquiry("情节如何处理", ticket_id=hidden.id))
    desk.actor = FRONT_DESK
    for text in (
        "情节",
        "投诉",
        "T",
        "秘密",
        "骚扰",
        "srtsj",
        "tsj",
        hidden.number,
        hidden.number[2:],
        f"#{hidden.number}",
    ):
        hits = [(hit.kind, hit.id) for hit in search(desk, text).hits]
        assert ("ticket", hidden.id) not in hits
        assert sum(count(desk, text).values()) == len(hits)
        assert all(row.id != hidden.id for row in find_anything(desk, text) if row.kind == "ticket")
    assert not search(desk, "情节如何").hits
    assert [hit.id for hit in search(desk, "情节").hits] == [shown.id]
    desk.actor = SUPERVISOR
    assert sum(count(desk, "情节").values()) == 3
    assert next(row.id for row in find_anything(desk, hidden.number) if row.kind == "ticket") == hidden.id
    edit_ticket(desk, EditTicket(shown.id, is_sensitive=True))
    desk.actor = FRONT_DESK
    assert count(desk, "公开")[SearchKind.TICKET] == 0


def test_what_was_said_before_a_ticket_became_sensitive_is_as_secret(furnished):
    """A visit keeps the words that its ticket was opened with, whoever the ticket is about."""
    desk = furnished
    guest = add_customer(desk, AddCustomer("陈思远"))
    desk.actor = SUPERVISOR
    visit = start_visit(desk, Arrive(customer_id=guest))
    words = "骚扰经过"
    ticket = open_ticket_from_visit(desk, FinishVisit(visit, words, ticket=OpenTicket("投诉", customer_id=guest)))
    said = ("visit", visit)

    def seen_by(actor):
        desk.actor = actor
        hits = {(hit.kind, hit.id) for hit in search(desk, words).hits}
        assert count(desk, words)[SearchKind.VISIT] == count(desk, words[:2])[SearchKind.VISIT] == (said in hits)
        assert (visit_detail(desk, visit) is not None) == (said in hits)
        assert (visit in {row.id for row in find_anything(desk, "A001") if row.kind == "visit"}) == (said in hits)
        told = {(row.kind, row.id) for row in customer_timeline(desk, guest).rows}
        assert (said in told) == (said in hits)
        return said in hits

    assert seen_by(FRONT_DESK)
    desk.actor = SUPERVISOR
    edit_ticket(desk, EditTicket(ticket.id, is_sensitive=True))
    assert seen_by(SUPERVISOR)
    assert not seen_by(FRONT_DESK)
    desk.actor = SUPERVISOR
    other = add_customer(desk, AddCustomer("张伟"))
    edit_ticket(desk, EditTicket(ticket.id, customer_id=other))
    assert not seen_by(FRONT_DESK)
    desk.actor = SUPERVISOR
    edit_ticket(desk, EditTicket(ticket.id, is_sensitive=False))
    assert seen_by(FRONT_DESK)


def test_what_led_to_a_ticket_is_counted_as_long_as_it_may_be_seen(furnished):
    """Of a ticket in the bin nothing is hidden any more, and after its restoring everything is again."""
    desk = furnished
    desk.actor = SUPERVISOR
    visit = start_visit(desk, Arrive())
    words = FinishVisit(visit, "骚扰经过", ticket=OpenTicket("骚扰投诉", is_sensitive=True))
    ticket = open_ticket_from_visit(desk, words)
    log_inquiry(desk, LogInquiry("骚扰经过如何处理", ticket_id=ticket.id))

    def seen():
        desk.actor = FRONT_DESK
        found = sorted(hit.kind for hit in search(desk, "骚扰").hits)
        counted = count(desk, "骚扰")
        assert sorted(kind for kind, number in counted.items() for _ in range(number)) == found
        desk.actor = SUPERVISOR
        return found

    assert seen() == []
    edit_ticket(desk, EditTicket(ticket.id, is_sensitive=False))
    assert seen() == ["inquiry", "ticket", "visit"]
    undo_last(desk)
    assert seen() == []
    undo_last(desk)
    assert seen() == []
    delete_ticket(desk, ticket.id)
    assert seen() == ["visit"]
    undo_last(desk)
    assert seen() == []


def test_hits_have_the_number_people_call_them_by(furnished):
    desk = furnished
    desk.actor = SUPERVISOR
    add_customer(desk, AddCustomer("凤尾竹"))
    shown = open_ticket(desk, OpenTicket("凤尾竹"))
    hidden = open_ticket(desk, OpenTicket("凤尾竹", is_sensitive=True))
    arrive(desk, Arrive(request="凤尾竹"))
    log_inquiry(desk, LogInquiry("凤尾竹"))
    write_article(desk, WriteArticle("花木", "凤尾竹"))
    hits = search(desk, "凤尾竹").hits
    assert sorted(numbers(desk, hits).values()) == sorted(["C-000001", shown.number, hidden.number, "A001", "K-001"])
    desk.actor = FRONT_DESK
    assert hidden.number not in numbers(desk, hits).values()


def test_kinds_without_the_right_are_not_there(furnished, monkeypatch):
    desk = furnished
    add_customer(desk, AddCustomer("凤尾竹"))
    open_ticket(desk, OpenTicket("凤尾竹"))
    desk.actor = FRONT_DESK
    without = {Role.FRONT_DESK: frozenset({Permission.VIEW_KNOWLEDGE, Permission.VIEW_TICKETS})}
    monkeypatch.setattr("servicedesk.core.actor.ROLE_PERMISSIONS", without)
    assert count(desk, "凤尾竹") == {SearchKind.TICKET: 1, SearchKind.ARTICLE: 0}
    assert [hit.kind for hit in search(desk, "凤尾竹").hits] == [SearchKind.TICKET]
    assert {row.kind for row in find_anything(desk, "凤尾竹")} == {"ticket"}


def test_the_palette_finds_by_two_letters_and_by_number(furnished):
    desk = furnished
    customer = add_customer(desk, AddCustomer("唐芳", phone="13800003310", reference="1402"))
    ticket = open_ticket(desk, OpenTicket("退房延迟，行李需暂存前台", customer_id=customer))
    visit = start_visit(desk, Arrive(request="问路 13800003310", caller="13800003310"))

    def found(text):
        return {(row.kind, row.id) for row in find_anything(desk, text)}

    assert found("tf") == {("customer", customer), ("ticket", ticket.id)}
    assert found(ticket.number) == found(ticket.number.lower()) == {("ticket", ticket.id)}
    assert ("ticket", ticket.id) in found(ticket.number[2:])
    assert found("A001") == {("visit", visit)}
    assert ("visit", visit) in found("1")
    assert found("3310") == {("customer", customer)}
    assert found("1402") == {("customer", customer)}
    assert found("行李 暂存") == {("ticket", ticket.id)}
    for text in ("tf", "A001", "3310", "1402"):
        assert "13800003310" not in repr(find_anything(desk, text))
    assert "13800003310" not in repr(search(desk, "问路"))


def test_the_page_knows_number_and_day_of_every_hit_from_one_statement(furnished, clock):
    """Of six kinds as of one; what is sensitive stays out, its visit and its inquiry too."""
    desk = furnished
    ticket = open_ticket(desk, OpenTicket("早餐券丢失"))
    clock.advance(days=1)
    hidden = open_ticket(desk, OpenTicket("早餐保密", is_sensitive=True))
    visit = arrive(desk, Arrive(request="问早餐"))
    clock.advance(days=1)
    inquiry = log_inquiry(desk, LogInquiry("早餐几点"))
    customer = add_customer(desk, AddCustomer("早餐 陈"))
    ids = search_pages.document_ids(desk, "早餐")
    clock.advance(days=1)
    for actor, sees_all in ((FRONT_DESK, False), (SUPERVISOR, True)):
        reader = desk.as_actor(actor)
        seen = []
        event.listen(desk.database.reader, "before_cursor_execute", lambda *call, seen=seen: seen.append(call[2]))
        rows = search_pages.documents(reader, ids, "早餐")
        seen = [each for each in seen if "FROM setting" not in each]
        assert len(seen) == 2, "the documents, then number and day of all kinds"
        known = {(row.kind, row.entity_id): (row.number, row.at) for row in rows}
        assert known[SearchKind.TICKET, ticket.id][0] == ticket.number
        days = {key: at for key, (_, at) in known.items()}
        assert days[SearchKind.INQUIRY, inquiry] == clock.now() - timedelta(days=1)
        assert days[SearchKind.VISIT, visit] == clock.now() - timedelta(days=2)
        assert days[SearchKind.TICKET, ticket.id] == clock.now() - timedelta(days=3)
        assert days[SearchKind.CUSTOMER, customer] is None
        assert ((SearchKind.TICKET, hidden.id) in known) is sees_all
