"""Tags, links, splitting and the minutes: small things that have to be right in every corner."""

import pytest

from servicedesk.core.enums import EntryKind, LinkKind
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.tag_words import tag_words
from servicedesk.queries import tags as tag_queries
from servicedesk.queries import ticket_details
from servicedesk.queries.duplicates import likely_same, merge_candidates
from servicedesk.queries.find_anything import find_anything
from servicedesk.queries.merging import shown_for
from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_count, ticket_list
from servicedesk.services import tags, ticket_links, tickets
from servicedesk.services.merging import MergeTickets, merge_tickets
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.splitting import SplitTicket, split_ticket
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.undo import undo_last
from tests.integration.people import PASSWORD
from tests.integration.services.test_merging import people, ticket  # noqa: F401


@pytest.fixture
def three(desk, people):  # noqa: F811
    return [tickets.open_ticket(desk, OpenTicket(title, place="0916")).id for title in ("热水", "淋浴", "镜灯")]


def listed(desk, text):
    return {row.id for row in ticket_list(desk, TicketFilter(TicketView.ALL, text=text))}


def test_a_tag_is_found_by_pinyin_and_never_shows_what_may_not_be_read(desk, three):
    first, second, _third = three
    tags.tag_ticket(desk, first, "老客户")
    tags.tag_ticket(desk, second, "机密纠纷")
    tickets.edit_ticket(desk, EditTicket(second, is_sensitive=True))
    assert [row.name.zh for row in tag_queries.propose_tags(desk, "lkh", second)] == ["老客户"]
    assert [row.name.zh for row in tag_queries.propose_tags(desk, "jimi", first)] == ["机密纠纷"]
    sign_in_with_password(desk, "front_desk", PASSWORD)
    assert tag_queries.propose_tags(desk, "jimi", first) == []
    assert "机密纠纷" not in {row.name.zh for row in tag_queries.tags(desk)}
    assert listed(desk, "标签:机密纠纷") == set()


def test_lists_are_narrowed_by_tags(desk, three):
    first, second, third = three
    for identity in (first, second):
        tags.tag_ticket(desk, identity, "夜班")
    assert listed(desk, "标签:夜班") == listed(desk, "tag:夜班") == {first, second}
    assert listed(desk, "标签：夜班 热水") == {first}
    assert listed(desk, "-标签:夜班") == {third}
    assert ticket_count(desk, TicketFilter(TicketView.ALL, text='tag:"夜班"')) == 2
    assert tag_words("a tag:x -tag:y b").rest == "a b"
    merge_tickets(desk, MergeTickets(second, third))
    assert listed(desk, "标签:夜班") == {first, third}


def test_two_tags_become_one_and_undo_brings_both_back(desk, three):
    first, second, _third = three
    one, other = tags.tag_ticket(desk, first, "加急"), tags.tag_ticket(desk, first, "特急")
    tags.tag_ticket(desk, second, "加急")
    assert tags.join_tags(desk, one, other) == 2
    assert {tag.name.zh for tag in ticket_details.ticket_detail(desk, first).tags} == {"特急"}
    assert listed(desk, "tag:特急") == {first, second}
    undo_last(desk)
    assert listed(desk, "tag:加急") == {first, second}
    with pytest.raises(Refused, match="name_taken"):
        tags.add_tag(desk, "加急")
    sign_in_with_password(desk, "front_desk", PASSWORD)
    with pytest.raises(NotAllowed):
        tags.join_tags(desk, one, other)


def test_parents_and_what_waits_lead_nowhere_in_a_circle(desk, three):
    first, second, third = three
    ticket_links.link(desk, first, second, LinkKind.PARENT)
    ticket_links.link(desk, second, third, LinkKind.PARENT)
    with pytest.raises(Refused, match="link_in_circle"):
        ticket_links.link(desk, third, first, LinkKind.PARENT)
    with pytest.raises(Refused, match="parent_there"):
        ticket_links.link(desk, first, third, LinkKind.PARENT)
    ticket_links.link(desk, third, first, LinkKind.DEPENDS)
    with pytest.raises(Refused, match="link_in_circle"):
        ticket_links.link(desk, first, third, LinkKind.DEPENDS)
    link = ticket_details.ticket_detail(desk, second).links[0]
    ticket_links.unlink(desk, second, link.link_id)
    assert len(ticket_details.ticket_detail(desk, second).links) == 1
    undo_last(desk)
    assert len(ticket_details.ticket_detail(desk, second).links) == 2


def test_a_merged_number_still_opens_the_ticket_everywhere(desk, three):
    first, second, third = three
    number = ticket(desk, second)["number"]
    day = desk.site.business_day(desk.clock.now())
    merge_tickets(desk, MergeTickets(second, first))
    assert shown_for(desk, second) == first
    assert next(row.id for row in find_anything(desk, number) if row.kind == "ticket") == first
    assert {row.id for row in find_anything(desk, "淋浴") if row.kind == "ticket"} == {first}
    ticket_links.link_by_number(desk, third, number)
    assert [link.ticket_id for link in ticket_details.ticket_detail(desk, third).links] == [first]
    figures = period_metrics(desk, day, day)["tickets"]
    assert (figures["opened"], figures["duplicates"]) == (2, 1)


def test_who_may_not_read_is_offered_nothing(desk, three):
    first, second, _third = three
    assert {row.id for row in merge_candidates(desk, first)} >= {second}
    tickets.edit_ticket(desk, EditTicket(second, is_sensitive=True))
    sign_in_with_password(desk, "front_desk", PASSWORD)
    assert second not in {row.id for row in merge_candidates(desk, first)}
    assert second not in {row.id for row in merge_candidates(desk, first, ticket(desk, second)["number"])}
    found = likely_same(desk, first)
    assert found is None or found.ticket_id != second


def test_a_split_starts_its_own_clock_unless_a_supervisor_says_otherwise(desk, three, clock):
    first = three[0]
    start = ticket(desk, first)["opened_at"]
    clock.advance(hours=1)
    notes = [tickets.add_note(desk, first, f"第 {place} 件", 5) for place in range(3)]
    opened = split_ticket(desk, SplitTicket(first, (notes[0],), "第一件"))
    assert ticket(desk, opened.id)["opened_at"] == clock.now()
    early = split_ticket(desk, SplitTicket(first, (notes[1],), "第二件", from_original_start=True))
    assert ticket(desk, early.id)["opened_at"] == start
    assert ticket_details.ticket_detail(desk, early.id).minutes == 5
    kinds = [entry.kind for entry in ticket_details.ticket_detail(desk, first).entries]
    assert kinds.count(EntryKind.SPLIT) == 2
    with pytest.raises(Refused, match="split_nothing"):
        split_ticket(desk, SplitTicket(first, (notes[0],), "再拆一次"))
    sign_in_with_password(desk, "front_desk", PASSWORD)
    with pytest.raises(NotAllowed):
        split_ticket(desk, SplitTicket(first, (notes[2],), "第三件", from_original_start=True))
    with pytest.raises(Refused, match="minutes_out_of_range"):
        tickets.add_note(desk, first, "太久了", 1441)
