"""Who is named on one sensitive case reads that case, its visit and its inquiry, and nothing of any other."""

from dataclasses import replace

import pytest

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Channel
from servicedesk.core.errors import NotAllowed
from servicedesk.core.permissions import Role
from servicedesk.models import Inquiry, Visit
from servicedesk.queries.customer_timeline import customer_timeline
from servicedesk.queries.search import SearchKind, count, find_anything, search
from servicedesk.queries.search_pages import document_ids
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.visits import visit_detail
from servicedesk.services import sensitive_cases, tickets, visit_commands, visits
from servicedesk.services.search_documents import refresh
from servicedesk.services.splitting import SplitTicket, split_ticket
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_reopening import open_linked
from servicedesk.services.tickets import add_note
from servicedesk.services.undo import undo_last
from tests.integration.test_sensitive import SECRET, answers, keep_secret
from tests.integration.test_sensitive import world as world  # noqa: PLC0414 - the fixture

# Of one or two characters (counted by the index), longer, and with a word that must not be there.
WORDS = (SECRET, SECRET[:2], f"{SECRET} -没有的词")
OF_A_CASE = (SearchKind.TICKET, SearchKind.VISIT, SearchKind.INQUIRY)


def a_visit(desk, words=SECRET):
    """Let the guest come, say *words* and go; return the visit."""
    visit_id = visits.arrive(desk, visit_commands.Arrive(customer_id=desk.guest, request=f"要投诉 {words}"))
    with desk.as_actor(SYSTEM).work("test.end") as work:
        row = work.get(Visit, visit_id)
        row.ended_at, row.state, row.outcome = work.now, "ended", "ticket"
        work.undoable = False
        work.commit()
    return visit_id


def name(desk, ticket_id, named=True):
    who = (desk.actor.staff_id,)
    wanted = sensitive_cases.NameReaders(ticket_id, who) if named else sensitive_cases.NameReaders(ticket_id, (), who)
    sensitive_cases.name_readers(desk.as_actor(desk.chief), wanted)


def an_inquiry(desk, ticket_id):
    """Let an inquiry be the one that became the case; return it."""
    with desk.as_actor(SYSTEM).work("test.asked") as work:
        asked = {"channel": Channel.PHONE.value, "is_resolved": False, "asked_at": work.now}
        identity = work.insert(Inquiry, question=f"怎么投诉 {SECRET}", answer="", ticket_id=ticket_id, **asked)
        refresh(work, "inquiry", identity)
        work.undoable = False
        work.commit()
    return identity


def found(desk, words, kind):
    """Return the hits of one kind, which the counting and the pages agree with."""
    hits = [hit.id for hit in search(desk, words, (kind,)).hits]
    assert count(desk, words)[kind] == len(hits) == len(document_ids(desk, words, (kind,)))
    return hits


def test_who_is_named_sees_the_visit_and_the_inquiry_of_that_case_only(world):
    mine, theirs = a_visit(world), a_visit(world)
    case, other = keep_secret(world, visit_id=mine), keep_secret(world, visit_id=theirs)
    asked, _ = an_inquiry(world, case), an_inquiry(world, other)
    assert [found(world, words, kind) for words in WORDS for kind in OF_A_CASE] == [[]] * 9
    name(world, case)
    for words in WORDS:
        assert found(world, words, SearchKind.TICKET) == [case]
        assert found(world, words, SearchKind.VISIT) == [mine]
        assert found(world, words, SearchKind.INQUIRY) == [asked]
    assert visit_detail(world, mine) is not None
    assert visit_detail(world, theirs) is None
    told = {row.ticket_id for row in customer_timeline(world, world.guest).rows}
    assert (case in told, other in told) == (True, False)
    # The statements are kept for everybody: the next who asks is not taken for the one before.
    elsewhere = world.as_actor(Actor(None, "x", Role.FRONT_DESK))
    assert [found(elsewhere, words, kind) for words in WORDS for kind in OF_A_CASE] == [[]] * 9
    name(world, case, named=False)
    assert [found(world, words, kind) for words in WORDS for kind in OF_A_CASE] == [[]] * 9
    assert visit_detail(world, mine) is None


def test_a_visit_that_led_to_a_second_case_hides_until_one_is_named_on_both(world):
    visit_id = a_visit(world)
    first, second = keep_secret(world, visit_id=visit_id), keep_secret(world, visit_id=visit_id)
    name(world, first)
    assert visit_detail(world, visit_id) is None
    assert [found(world, words, SearchKind.VISIT) for words in WORDS] == [[], [], []]
    name(world, second)
    assert visit_detail(world, visit_id) is not None
    assert [found(world, words, SearchKind.VISIT) for words in WORDS] == [[visit_id]] * 3


def test_being_named_on_one_case_answers_as_if_another_were_not_there(world):
    mine, theirs = a_visit(world, "琉璃瓶"), a_visit(world, "玛瑙串")
    words = "投诉 琉璃瓶"
    boss = world.as_actor(world.chief)
    command = OpenTicket(words, words, customer_id=world.guest, is_sensitive=True, visit_id=mine)
    name(world, tickets.open_ticket(boss, command).id)
    # The other visit is hidden before, too: only what the second case itself adds may show.
    tickets.open_ticket(boss, replace(command, title="玛瑙串", description="", visit_id=theirs))
    before = answers(world)
    keep_secret(world, visit_id=theirs)
    after = answers(world)
    assert [call for call in after if after[call] != before.get(call, after[call])] == []
    told = repr(list(after.values()))
    assert words in told
    assert [call for call in after if SECRET in repr(after[call]) or "玛瑙串" in repr(after[call])] == []


@pytest.mark.parametrize("words", [SECRET, SECRET[:3]])
def test_the_box_at_the_top_finds_the_named_case_and_no_other(world, words):
    case, other = keep_secret(world), keep_secret(world)
    name(world, case)
    hits = {row.id for row in find_anything(world, words) if row.kind == "ticket"}
    assert case in hits
    assert other not in hits


def test_what_is_made_of_a_case_is_read_by_whoever_is_named_on_it(world):
    """Somebody named splits the case, or goes on in a linked one past reopening: neither closes behind them."""
    case, other = keep_secret(world), keep_secret(world)
    name(world, case)
    line = add_note(world, case, "另一件事")
    part = split_ticket(world, SplitTicket(case, (line,), "另一件事")).id
    beside = open_linked(world, case, "又来投诉").id
    for each in (part, beside):
        assert add_note(world, each, "接着处理") > 0
        with pytest.raises(NotAllowed):
            add_note(world.as_actor(Actor(None, "x", Role.FRONT_DESK)), each, "看不到")
    with pytest.raises(NotAllowed):
        add_note(world, other, "没有点名")
    undo_last(world)
    undo_last(world)
    assert ticket_detail(world, beside) is not None
