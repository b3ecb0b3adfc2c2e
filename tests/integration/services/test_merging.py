"""Merging: one ticket of two, nothing lost or doubled, and two again however much happened since."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from servicedesk.core.enums import Channel, EntryKind, LinkKind, Priority, StateClass
from servicedesk.core.errors import Conflict, NotAllowed, Refused
from servicedesk.core.merging import Side
from servicedesk.models import (
    AuditEntry,
    Compensation,
    Promise,
    ServiceLevelResult,
    Tag,
    Ticket,
    TicketCheck,
    TicketDistinct,
    TicketEntry,
    TicketLink,
    TicketTag,
    TicketWatcher,
)
from servicedesk.queries import ticket_details
from servicedesk.services import compensations, promises, tags, ticket_links, ticket_states, tickets
from servicedesk.services.compensations import RequestCompensation
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.merging import MergeTickets, keep_apart, merge_tickets, undo_merge
from servicedesk.services.promises import MakePromise
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.ticket_states import ChangeState
from servicedesk.services.undo import redo_last, undo, undo_last
from servicedesk.storage.merged_tickets import survivor
from tests.integration.people import PASSWORD, hire
from tests.integration.services.test_undo import contents


@pytest.fixture
def people(desk):
    set_up_site(desk, SetUpSite("云湖酒店", "hotel", "1 号柜台"))
    people = hire(desk)
    sign_in_with_password(desk, "supervisor", PASSWORD)
    return people


def opened(desk, title, **more):
    return tickets.open_ticket(desk, OpenTicket(title, **{"place": "0916", **more})).id


def row(desk, model, *where):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(model.__table__).where(*where)).mappings().all()


def ticket(desk, identity):
    return row(desk, Ticket, Ticket.id == identity)[0]


@pytest.fixture
def pair(desk, people, clock):
    """The earlier ticket stays; the later one goes into it, with everything that can hang on a ticket."""
    first = opened(desk, "0916 热水忽冷忽热", priority=Priority.URGENT, owner_id=people.specialist)
    clock.advance(minutes=15)
    second = opened(desk, "0916 淋浴没热水", channel=Channel.PHONE)
    third = opened(desk, "0917 没热水")
    promises.make_promise(desk, MakePromise("20 分钟内到", desk.clock.now() + timedelta(minutes=20), second))
    compensations.request_compensation(
        desk, RequestCompensation(second, name="果盘", amount_cents=3000, reason="等了很久")
    )
    tickets.add_note(desk, first, "已派工程", 22)
    tickets.add_reply(desk, second, "师傅马上到", 6)
    tickets.add_note(desk, second, "客人带婴儿")
    tickets.watch(desk, first)
    tickets.watch(desk, second)
    tags.tag_ticket(desk, first, "热水")
    tags.tag_ticket(desk, second, "热水")
    tags.tag_ticket(desk, second, "急修")
    tickets.add_check(desk, first, "看混水阀")
    done = tickets.add_check(desk, second, "看混水阀")
    tickets.add_check(desk, second, "回电")
    tickets.tick_check(desk, done)
    ticket_links.link(desk, first, third)
    ticket_links.link(desk, third, second)
    ticket_links.link(desk, second, first, LinkKind.DUPLICATE)
    return first, second, third


def test_everything_goes_along_and_nothing_is_there_twice(desk, pair):
    first, second, third = pair
    merged = merge_tickets(desk, MergeTickets(second, first))
    assert (merged.target_id, merged.source_number) == (first, ticket(desk, second)["number"])
    lines = row(desk, TicketEntry, TicketEntry.ticket_id == first)
    brought = [line for line in lines if line["origin_ticket_id"] == second]
    assert {"师傅马上到", "客人带婴儿"} <= {line["text"] for line in brought}
    assert sum(line["minutes"] for line in lines) == 28
    assert [line["kind"] for line in row(desk, TicketEntry, TicketEntry.ticket_id == second)] == [EntryKind.MERGE]
    detail = ticket_details.ticket_detail(desk, first)
    assert [(str(check.text), check.is_done) for check in detail.checks] == [("看混水阀", True), ("回电", False)]
    assert [link.ticket_id for link in detail.links] == [third]
    assert [link.ticket_id for link in ticket_details.ticket_detail(desk, third).links] == [first]
    assert len(detail.promises) == len(detail.compensations) == 1
    assert len(row(desk, TicketWatcher, TicketWatcher.ticket_id == first)) == 1
    assert len(row(desk, TicketTag, TicketTag.ticket_id == first)) == 2


def test_the_source_stands_still_and_the_earlier_start_counts(desk, pair):
    first, second, _third = pair
    start = ticket(desk, first)["opened_at"]
    merge_tickets(desk, MergeTickets(first, second))
    stays, gone = ticket(desk, second), ticket(desk, first)
    assert stays["opened_at"] == start
    assert gone["state_class"] == StateClass.MERGED
    assert (gone["owner_id"], gone["department_id"], gone["due_at"]) == (None, None, None)
    # The more urgent of the two, and whoever works on it already, are proposed.
    assert stays["priority"] == Priority.URGENT
    assert stays["owner_id"] is not None
    with pytest.raises(Refused, match="ticket_merged"):
        tickets.add_note(desk, first, "还有一件")


def test_each_differing_field_is_chosen(desk, pair):
    first, second, _third = pair
    merge_tickets(desk, MergeTickets(second, first, {"title": Side.SOURCE, "priority": Side.SOURCE}))
    stays = ticket(desk, first)
    assert (stays["title"], stays["priority"]) == ("0916 淋浴没热水", Priority.NORMAL)


def test_it_is_undone_by_the_key_and_by_itself(desk, pair, clock):
    first, second, _third = pair
    before = whole(desk)
    for take_back in (lambda: undo_last(desk), lambda: undo_merge(desk, second)):
        merge_tickets(desk, MergeTickets(second, first))
        take_back()
        assert whole(desk) == before


def whole(desk):
    """Everything but what was merged once, what people were told, and the numbers under which texts are searched."""
    found = {name: rows for name, rows in contents(desk).items() if name not in ("ticket_merge", "notice")}
    return {**found, "search_document": sorted(each[1:] for each in found["search_document"])}


def test_what_was_added_since_stays(desk, pair, clock):
    first, second, _third = pair
    before = {model: ticket_rows(desk, model, second) for model in (Compensation, TicketCheck, TicketLink, TicketTag)}
    theirs, written = ticket(desk, second), ticket_rows(desk, TicketEntry, second)
    merge_tickets(desk, MergeTickets(second, first, {"title": Side.SOURCE}))
    clock.advance(days=2)
    tickets.add_note(desk, first, "阀芯已换")
    tickets.edit_ticket(desk, EditTicket(first, title="0916 换阀芯"))
    tags.tag_ticket(desk, first, "工程")
    promises.settle_promise(desk, row(desk, Promise, Promise.ticket_id == first)[0]["id"], True)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        undo(desk, row(desk, AuditEntry, AuditEntry.act == "merging.merge_tickets")[-1]["id"])
    undone = undo_merge(desk, second)
    assert (undone.kept_fields, undone.kept_entries) == (("title",), 3)
    assert undone.returned["ticket_entry"] == len(written)
    assert {**ticket(desk, second), "version": 0} == {**theirs, "version": 0}
    assert ticket_rows(desk, TicketEntry, second) == written
    assert {model: ticket_rows(desk, model, second) for model in before} == before
    assert ticket(desk, first)["title"] == "0916 换阀芯"
    assert [line["text"] for line in ticket_rows(desk, TicketEntry, first) if line["text"] == "阀芯已换"] == [
        "阀芯已换"
    ]
    # What was settled on the promise meanwhile stays settled; it went back as it is.
    assert [each["state"] for each in ticket_rows(desk, Promise, second)] == ["broken"]
    with pytest.raises(Refused, match="merge_not_there"):
        undo_merge(desk, second)


def ticket_rows(desk, model, identity):
    """The rows of one ticket without the versions, which only grow."""
    found = row(desk, model, model.ticket_id == identity)
    return [{name: value for name, value in each.items() if name != "version"} for each in found]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", None), ("  \n ", None), (" 同一间房\n同一处漏水 ", "同一间房 同一处漏水"), ("啊" * 5000, "啊" * 199 + "…")],
)
def test_why_is_said_on_both_and_in_the_audit_where_somebody_wrote_it(desk, pair, typed, kept):
    first, second, _third = pair

    def said():
        where = (TicketEntry.kind == EntryKind.MERGE, TicketEntry.ticket_id.in_((first, second)))
        return [line["details"].get("reason") for line in row(desk, TicketEntry, *where)]

    merge_tickets(desk, MergeTickets(second, first, reason=typed))
    assert said() == [kept, kept]
    noted = row(desk, AuditEntry, AuditEntry.act == "merging.merge_tickets")[-1]["details"]
    assert noted.get("reason") == kept
    undo_last(desk)
    assert said() == []
    redo_last(desk)
    assert said() == [kept, kept]
    undo_merge(desk, second)
    assert said() == []
    assert row(desk, AuditEntry, AuditEntry.act == "merging.merge_tickets")[-1]["details"].get("reason") == kept


def test_after_thirty_days_two_stay_one(desk, pair, clock):
    first, second, _third = pair
    merge_tickets(desk, MergeTickets(second, first))
    clock.advance(days=30, minutes=1)
    with pytest.raises(Refused, match="merge_undo_over"):
        undo_merge(desk, second)


def test_chains_are_followed_and_undone_from_their_end(desk, pair):
    first, second, third = pair
    merge_tickets(desk, MergeTickets(first, second))
    merge_tickets(desk, MergeTickets(second, third))
    assert survivor_of(desk, first) == survivor_of(desk, second) == third
    with pytest.raises(Refused, match="merge_undo_chain") as refused:
        undo_merge(desk, first)
    assert refused.value.parameters["number"] == ticket(desk, second)["number"]
    with pytest.raises(Refused, match="ticket_merged"):
        merge_tickets(desk, MergeTickets(first, third))
    undo_merge(desk, second)
    undo_merge(desk, first)
    assert [ticket(desk, each)["merged_into_id"] for each in pair] == [None, None, None]


def survivor_of(desk, identity):
    with desk.database.reader.begin() as connection:
        return survivor(connection, identity)


def test_a_circle_and_a_dead_end_stay_put(desk, pair):
    first, second, third = pair
    with desk.database.writer.begin() as connection:
        for one, other in ((first, second), (second, first)):
            connection.execute(update(Ticket).where(Ticket.id == one).values(merged_into_id=other))
    assert survivor_of(desk, first) == first
    assert survivor_of(desk, third) == third
    assert survivor_of(desk, 10_000) == 10_000


def test_a_merge_into_a_merged_ticket_goes_to_the_end(desk, pair):
    first, second, third = pair
    merge_tickets(desk, MergeTickets(first, second))
    assert merge_tickets(desk, MergeTickets(third, first)).target_id == second
    with pytest.raises(Refused, match="merge_with_itself"):
        merge_tickets(desk, MergeTickets(second, third))


def test_two_merges_into_one_are_undone_in_any_order(desk, pair):
    first, second, third = pair
    tickets.watch(desk, third)
    tags.tag_ticket(desk, third, "急修")
    choice = {"title": Side.SOURCE, "priority": Side.SOURCE}
    before = whole(desk)
    for order in ((second, third), (third, second)):
        merge_tickets(desk, MergeTickets(second, first, choice))
        merge_tickets(desk, MergeTickets(third, first, choice))
        undo_merge(desk, order[0])
        # The other one still brings its tag.
        assert "急修" in {tag_name(desk, each) for each in row(desk, TicketTag, TicketTag.ticket_id == first)}
        undo_merge(desk, order[1])
        assert whole(desk) == before


def tag_name(desk, link):
    return row(desk, Tag, Tag.id == link["tag_id"])[0]["name_zh"]


def test_what_somebody_has_to_say_yes_to(desk, pair, people):
    first, second, _third = pair
    with pytest.raises(Refused, match="merge_with_itself"):
        merge_tickets(desk, MergeTickets(first, first))
    ticket_states.change_state(desk, ChangeState(second, "solved", resolution="好了"))
    with pytest.raises(Refused, match="merge_finished"):
        merge_tickets(desk, MergeTickets(second, first))
    one, other = add_customer(desk, AddCustomer("吴敏")), add_customer(desk, AddCustomer("陈思远"))
    tickets.edit_ticket(desk, EditTicket(first, customer_id=one))
    tickets.edit_ticket(desk, EditTicket(second, customer_id=other))
    with pytest.raises(Refused, match="merge_other_customer"):
        merge_tickets(desk, MergeTickets(second, first, although_finished=True))
    merge_tickets(desk, MergeTickets(second, first, although_finished=True, although_other_customer=True))
    gone = ticket(desk, second)
    assert (gone["solved_at"], gone["is_first_contact"]) == (None, False)
    assert not [each for each in row(desk, ServiceLevelResult) if each["ticket_id"] == second and each["is_final"]]


def test_a_stale_page_merges_nothing(desk, pair):
    first, second, _third = pair
    version = ticket(desk, first)["version"]
    tickets.edit_ticket(desk, EditTicket(first, title="改了"))
    with pytest.raises(Conflict, match="changed_meanwhile"):
        merge_tickets(desk, MergeTickets(second, first, target_version=version))
    assert ticket(desk, second)["merged_into_id"] is None


def test_secret_and_open_become_secret(desk, pair):
    first, second, third = pair
    tickets.edit_ticket(desk, EditTicket(second, is_sensitive=True))
    merge_tickets(desk, MergeTickets(second, first))
    assert [ticket(desk, each)["is_sensitive"] for each in (first, second)] == [True, True]
    sign_in_with_password(desk, "front_desk", PASSWORD)
    with pytest.raises(NotAllowed):
        merge_tickets(desk, MergeTickets(third, first))
    with pytest.raises(NotAllowed):
        undo_merge(desk, second)
    sign_in_with_password(desk, "supervisor", PASSWORD)
    undo_merge(desk, second)
    assert not ticket(desk, first)["is_sensitive"]
    sign_in_with_password(desk, "specialist", PASSWORD)
    with pytest.raises(NotAllowed):
        merge_tickets(desk, MergeTickets(third, first))


def test_two_matters_are_said_once(desk, pair):
    first, second, _third = pair
    keep_apart(desk, second, first)
    keep_apart(desk, first, second)
    assert [(each["ticket_id"], each["other_id"]) for each in row(desk, TicketDistinct)] == [(first, second)]
    undo_last(desk)
