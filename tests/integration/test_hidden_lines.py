"""What tickets say of one another: nothing of a case that the reader may not know of."""

from sqlalchemy import select

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import EntryKind
from servicedesk.core.permissions import Role
from servicedesk.core.text import fold
from servicedesk.models import SearchDocument, Ticket
from servicedesk.queries import rules, site, ticket_rules
from servicedesk.queries.merging import merge_preview, merged_into, shown_for
from servicedesk.queries.search import SearchKind, count, search
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_ids
from servicedesk.services import search_documents, sensitive_cases, ticket_links, tickets, timed_work
from servicedesk.services.merging import MergeTickets, merge_tickets, undo_merge
from servicedesk.services.site_rights import choose_sensitive_roles
from servicedesk.services.splitting import SplitTicket, split_ticket
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.undo import undo_last
from servicedesk.storage import search_index
from tests.integration.test_sensitive import keep_secret, world  # noqa: F401

WORDS = "白鹭密语"


def found(desk, words):
    """Return the tickets found, after seeing that they are counted right and that the list finds the same."""
    hits = {hit.id for hit in search(desk, words, (SearchKind.TICKET,)).hits}
    assert count(desk, words)[SearchKind.TICKET] == len(hits)
    assert set(ticket_ids(desk, TicketFilter(TicketView.ALL, text=words))) == hits
    return hits


def test_a_link_with_a_hidden_case_is_no_line_and_is_not_counted(world):  # noqa: F811
    boss = world.as_actor(world.chief)
    before, preview = ticket_detail(world, world.plain).entries, merge_preview(world, world.plain, 2).source
    other = tickets.open_ticket(boss, OpenTicket(WORDS)).id
    ticket_links.link(boss, world.plain, other)
    assert len(ticket_detail(world, world.plain).entries) == len(before) + 1
    sensitive_cases.mark_sensitive(boss, other, True)
    assert ticket_detail(world, world.plain).entries == before
    assert merge_preview(world, world.plain, 2).source == preview
    assert len(ticket_detail(boss, world.plain).entries) == len(before) + 1
    sensitive_cases.name_readers(boss, sensitive_cases.NameReaders(other, (world.actor.staff_id,)))
    assert len(ticket_detail(world, world.plain).entries) == len(before) + 1


def test_what_was_split_off_and_hidden_leaves_neither_title_nor_number(world):  # noqa: F811
    boss = world.as_actor(world.chief)
    note = tickets.add_note(world, world.plain, "甲")
    off = split_ticket(world, SplitTicket(world.plain, (note,), WORDS))
    assert found(world, WORDS) == {off.id}
    sensitive_cases.mark_sensitive(boss, off.id, True)
    told = ticket_detail(world, world.plain).entries
    assert WORDS not in repr(told)
    assert off.number not in repr(told)
    assert found(world, WORDS) == set()
    # The other way round: what came from a case that is hidden now does not name it.
    sensitive_cases.mark_sensitive(boss, off.id, False)
    sensitive_cases.mark_sensitive(boss, world.plain, True)
    lines = ticket_detail(world, off.id).entries
    assert "甲" in {line.text for line in lines}
    assert {line.origin for line in lines} == {""}
    assert EntryKind.SPLIT not in {line.kind for line in lines}


def test_what_went_into_a_case_hides_and_shows_with_it_through_chains_and_undo(world):  # noqa: F811
    boss = world.as_actor(world.chief)
    first, second, third = (tickets.open_ticket(world, OpenTicket(f"{WORDS}{each}")).id for each in "甲乙丙")
    merge_tickets(boss, MergeTickets(first, second))
    merge_tickets(boss, MergeTickets(second, third))
    sensitive_cases.mark_sensitive(boss, third, True)
    for each in (first, second, third):
        assert ticket_detail(world, each) is None
        assert merged_into(world, each) is None
    assert found(world, WORDS) == set()
    assert found(boss, WORDS) == {third}
    undo_last(boss)
    assert ticket_detail(world, first) is not None
    assert shown_for(world, first) == third
    assert found(world, WORDS) == {third}
    sensitive_cases.mark_sensitive(boss, third, True)
    sensitive_cases.mark_sensitive(boss, third, False)
    assert ticket_detail(world, first) is not None


def test_a_chain_that_goes_into_a_hidden_case_hides_whole_and_comes_back(world):  # noqa: F811
    boss = world.as_actor(world.chief)
    first, second = (tickets.open_ticket(world, OpenTicket(f"{WORDS}{each}")).id for each in "甲乙")
    hidden = tickets.open_ticket(boss, OpenTicket("机密", is_sensitive=True)).id
    merge_tickets(boss, MergeTickets(first, second))
    merge_tickets(boss, MergeTickets(second, hidden))
    assert ticket_detail(world, first) is None
    assert found(world, WORDS) == set()
    undo_merge(boss, second)
    assert ticket_detail(world, first) is not None
    assert found(world, WORDS) == {second}


def test_settings_count_for_a_role_without_the_right_only_what_it_may_read(world):  # noqa: F811
    choose_sensitive_roles(world.as_actor(SYSTEM), [])
    world.chief = Actor(1, "周宁", Role.ADMINISTRATOR)
    read = world.as_actor(Actor(3, "沈磊", Role.SUPERVISOR))

    def counted():
        return site.department_facts(read), rules.rule_facts(read).used, ticket_rules.life_rules(read)

    before = counted()
    keep_secret(world)
    assert counted() == before


def stale(desk, ticket_id, words):
    """Write a ticket's search row as versions before did: with the title of what was split off."""
    with desk.work("test") as work:
        work.audited = False
        row = work.get(Ticket, ticket_id)
        search_index.put(work.connection, "ticket", ticket_id, row.title, f"{row.number} {row.title} {words}")
        work.commit()


def written(desk):
    """Return by ticket the text that the search finds it by."""
    with desk.work("test") as work:
        rows = work.connection.execute(select(SearchDocument.entity_id, SearchDocument.text))
        return {row.entity_id: row.text for row in rows}


def test_a_row_of_an_older_version_forgets_the_title_when_the_other_is_hidden(world):  # noqa: F811
    boss = world.as_actor(world.chief)
    off = split_ticket(world, SplitTicket(world.plain, (tickets.add_note(world, world.plain, "甲"),), WORDS))
    stale(boss, world.plain, WORDS)
    assert found(world, WORDS) == {off.id, world.plain}
    sensitive_cases.mark_sensitive(boss, off.id, True)
    assert found(world, WORDS) == set()
    assert found(boss, WORDS) == {off.id}


def test_it_forgets_it_when_readers_change_and_after_a_start_as_well(world):  # noqa: F811
    boss = world.as_actor(world.chief)
    off = split_ticket(world, SplitTicket(world.plain, (tickets.add_note(world, world.plain, "甲"),), WORDS))
    sensitive_cases.mark_sensitive(boss, off.id, True)
    stale(boss, world.plain, WORDS)
    sensitive_cases.name_readers(boss, sensitive_cases.NameReaders(off.id, (world.actor.staff_id,)))
    assert found(boss, WORDS) == {off.id}
    stale(boss, world.plain, WORDS)
    timed_work._LOOKED.discard(world.database)
    timed_work.run(boss)
    assert found(boss, WORDS) == {off.id}
    # Done once for the file: nothing is written again at the next start.
    timed_work._LOOKED.discard(world.database)
    before = written(boss)
    with boss.work("test") as work:
        assert search_documents.forget_split_titles(work) == 0
    assert written(boss) == before


def test_no_ticket_that_everybody_reads_is_found_by_the_title_of_a_hidden_one(world):  # noqa: F811
    """A scan of every row: as each would be written now, and none of the others holds a hidden title."""
    boss = world.as_actor(world.chief)
    hidden = []
    for place, act in enumerate(("split", "link", "merge", "undo")):
        title = f"{WORDS}{place}"
        if act == "split":
            note = tickets.add_note(world, world.plain, "乙")
            key = split_ticket(world, SplitTicket(world.plain, (note,), title)).id
        else:
            key = tickets.open_ticket(world, OpenTicket(title)).id
        if act == "link":
            ticket_links.link(boss, world.plain, key)
        stale(boss, world.plain, title)
        sensitive_cases.mark_sensitive(boss, key, True)
        if act == "undo":
            sensitive_cases.mark_sensitive(boss, key, False)
            undo_last(boss)
        if act in ("split", "link"):
            hidden.append(key)
    rows = written(boss)
    with boss.work("test") as work:
        work.audited = False
        search_documents.refresh_all(work, "ticket", list(hidden))
        work.commit()
    again = written(boss)
    assert {key: text for key, text in again.items() if key in hidden} == {key: rows[key] for key in hidden}
    timed_work._LOOKED.discard(world.database)
    for key in hidden:
        title = fold(ticket_detail(boss, key).row.title)
        assert [other for other, text in rows.items() if title in text and other not in hidden] == []
