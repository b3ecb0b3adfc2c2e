"""What is deleted is nowhere but in the bin, comes back exactly as it was, and erased is gone for good."""

import importlib
import inspect
import json
import pkgutil

import pytest
from sqlalchemy import select

import servicedesk.queries
from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Channel, LinkKind, StateClass
from servicedesk.core.errors import Conflict, NotAllowed, NotFound, Refused
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import AuditEntry, DeletedRecord, Draft, Ticket, TicketState
from servicedesk.queries.search import search
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_count, ticket_ids
from servicedesk.services.articles import WriteArticle, write_article
from servicedesk.services.bin import delete_article, delete_ticket, keep_days, purge, purge_due, restore
from servicedesk.services.compensations import RequestCompensation, request_compensation
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.drafts import save_draft
from servicedesk.services.merging import MergeTickets, merge_tickets
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.ticket_links import link
from servicedesk.services.tickets import add_check, add_note, add_reply, edit_ticket, open_ticket, watch
from servicedesk.services.undo import redo_last, undo, undo_last
from tests.integration.people import furnish, hire
from tests.integration.services.contents import contents

WORD = "青花瓷龙纹罐"


@pytest.fixture
def people(desk):
    people = hire(desk)
    furnish(desk)
    desk.actor = Actor(people.supervisor, "沈磊", Role.SUPERVISOR)
    return people


@pytest.fixture
def administrator(people):
    return Actor(people.administrator, "周宁", Role.ADMINISTRATOR)


@pytest.fixture
def ticket(desk, people):
    """A ticket on which a lot hangs, every piece with the word nobody else writes."""
    guest = add_customer(desk, AddCustomer("陈思远"))
    other = open_ticket(desk, OpenTicket("别的事")).id
    opened = open_ticket(desk, OpenTicket(f"打碎了{WORD}", f"大堂的{WORD}", customer_id=guest, channel=Channel.PHONE))
    add_note(desk, opened.id, f"{WORD}值不少钱")
    add_reply(desk, opened.id, f"会赔{WORD}")
    add_check(desk, opened.id, f"拍下{WORD}")
    link(desk, opened.id, other, LinkKind.RELATED)
    watch(desk, opened.id)
    return opened


def records(desk):
    with desk.database.reader.begin() as connection:
        return list(connection.execute(select(DeletedRecord.id).order_by(DeletedRecord.id)).scalars())


def everywhere(desk, *, but=()):
    """Every word in every table but *but*, as one text."""
    found = {name: rows for name, rows in contents(desk).items() if name not in but}
    return json.dumps(found, ensure_ascii=False, default=str)


def test_a_deleted_ticket_leaves_no_word_outside_the_bin_and_comes_back_exactly(desk, ticket):
    before = contents(desk)
    assert WORD in everywhere(desk)
    delete_ticket(desk, ticket.id, "录错了")
    assert WORD not in everywhere(desk, but=("deleted_record",))
    assert restore(desk, records(desk)) == 1
    assert contents(desk) == before


def test_deleting_is_undone_and_done_again(desk, ticket):
    before = contents(desk)
    delete_ticket(desk, ticket.id, "录错了")
    after = contents(desk)
    undo_last(desk)
    assert contents(desk) == before
    redo_last(desk)
    assert contents(desk) == after
    undo_last(desk)
    assert contents(desk) == before


def test_restoring_is_undone_as_well(desk, ticket):
    delete_ticket(desk, ticket.id, "录错了")
    after = contents(desk)
    restore(desk, records(desk))
    undo_last(desk)
    assert contents(desk) == after


def test_no_list_no_count_and_no_search_knows_it(desk, ticket):
    everything = TicketFilter(TicketView.ALL)
    before = ticket_count(desk, everything)
    delete_ticket(desk, ticket.id)
    assert ticket_count(desk, everything) == before - 1
    assert ticket.id not in ticket_ids(desk, everything)
    assert ticket_count(desk, TicketFilter(TicketView.ALL, text=WORD)) == 0
    assert not search(desk, WORD).hits
    with pytest.raises(NotFound):
        edit_ticket(desk, EditTicket(ticket.id, title="x"))


def test_nothing_earlier_is_undone_while_it_is_away_and_everything_afterwards(desk, people, ticket):
    edit_ticket(desk, EditTicket(ticket.id, place="大堂"))
    with desk.database.reader.begin() as connection:
        edited = connection.execute(select(AuditEntry.id).order_by(AuditEntry.id.desc()).limit(1)).scalar()
    delete_ticket(desk, ticket.id)
    with pytest.raises(Conflict) as error:
        undo(desk, edited)
    assert (error.value.code, error.value.parameters["who"]) == ("changed_meanwhile", "沈磊")
    undo_last(desk)
    undo(desk, edited)


def test_what_was_merged_into_it_goes_and_comes_with_it(desk, ticket):
    source = open_ticket(desk, OpenTicket(f"同一个{WORD}"))
    with desk.work("test.merged_state") as work:
        names = {"name_zh": "已合并", "name_en": "Merged"}
        work.insert(TicketState, code="merged", state_class=StateClass.MERGED.value, position=9, **names)
        work.commit()
    merge_tickets(desk, MergeTickets(source.id, ticket.id, although_other_customer=True))
    before = contents(desk)
    with pytest.raises(Refused, match="ticket_merged"):
        delete_ticket(desk, source.id)
    delete_ticket(desk, ticket.id)
    assert WORD not in everywhere(desk, but=("deleted_record",))
    assert len(records(desk)) == 2
    # Asked for by the one that followed: the other comes as well.
    restore(desk, records(desk)[1:])
    assert contents(desk) == before


def test_a_link_between_two_deleted_tickets_waits_for_the_second(desk, people):
    first, second = (open_ticket(desk, OpenTicket(title)).id for title in ("a", "b"))
    link(desk, first, second, LinkKind.RELATED)
    before = contents(desk)
    delete_ticket(desk, first)
    delete_ticket(desk, second)
    # The link went with the first, whose other end is still away when it comes back.
    restore(desk, records(desk)[:1])
    restore(desk, records(desk))
    assert contents(desk) == before


def test_an_answer_goes_with_its_editions_and_what_used_it_stays(desk, people):
    article = write_article(desk, WriteArticle("设施", title_zh=f"{WORD}在哪里", body_zh=f"{WORD}在大堂"))
    write_article(desk, WriteArticle("设施", title_zh=f"{WORD}在哪里", body_zh="在大堂", article_id=article))
    before = contents(desk)
    delete_article(desk, article)
    assert WORD not in everywhere(desk, but=("deleted_record",))
    undo_last(desk)
    assert contents(desk) == before


def test_an_article_from_a_deleted_ticket_forgets_it_and_remembers_it(desk, ticket):
    write_article(desk, WriteArticle("设施", title_zh="赔偿", ticket_id=ticket.id))
    before = contents(desk)
    delete_ticket(desk, ticket.id)
    restore(desk, records(desk))
    assert contents(desk) == before


def test_only_those_with_the_right(desk, people, ticket):
    desk.actor = Actor(people.front_desk, "林晓", Role.FRONT_DESK)
    with pytest.raises(NotAllowed, match=Permission.DELETE_TICKET.value):
        delete_ticket(desk, ticket.id)
    desk.actor = SYSTEM
    delete_ticket(desk, ticket.id)
    desk.actor = Actor(people.front_desk, "林晓", Role.FRONT_DESK)
    with pytest.raises(NotAllowed, match=Permission.DELETE_TICKET.value):
        restore(desk, records(desk))
    desk.actor = Actor(people.supervisor, "沈磊", Role.SUPERVISOR)
    with pytest.raises(NotAllowed, match=Permission.PURGE_TICKET.value):
        purge(desk, records(desk), ticket.number)


def test_erased_leaves_the_number_and_nothing_else(desk, ticket, administrator):
    desk.actor = administrator
    save_draft(desk, "ticket", str(ticket.id), {"text": f"{WORD}怎么赔"})
    delete_ticket(desk, ticket.id, f"{WORD}不是我们的")
    with pytest.raises(Refused, match="typed_wrong"):
        purge(desk, records(desk), "T-9999")
    assert purge(desk, records(desk), ticket.number.lower()) == 1
    assert WORD not in everywhere(desk)
    with desk.database.reader.begin() as connection:
        journals = connection.execute(select(AuditEntry.undo, AuditEntry.details)).all()
        assert WORD not in json.dumps([list(row) for row in journals], ensure_ascii=False)
        assert connection.execute(select(Draft.id)).first() is None
        row = connection.execute(select(DeletedRecord.__table__)).first()
    assert (row.number, row.title, row.purged_by_id) == (ticket.number, "", administrator.staff_id)
    with pytest.raises(Refused, match="purged"):
        restore(desk, records(desk))
    # What was done elsewhere is undone as before; the erasing itself is not.
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo_last(desk)


def test_a_number_in_the_bin_is_not_given_again(desk, people, administrator):
    desk.actor = administrator
    opened = open_ticket(desk, OpenTicket("a"))
    with desk.work("test.renumber") as work:
        work.get(Ticket, opened.id).number = "T-3"
        work.commit()
    delete_ticket(desk, opened.id)
    purge(desk, records(desk), "T-3")
    assert [open_ticket(desk, OpenTicket("b")).number for _ in range(2)] == ["T-2", "T-4"]


def test_the_bin_empties_itself_only_when_the_site_wants_it(desk, clock, ticket, administrator):
    desk.actor = administrator
    delete_ticket(desk, ticket.id)

    def due():
        with desk.work("bin.purge_due") as work:
            count = purge_due(work)
            work.commit()
        return count

    clock.advance(days=400)
    assert due() == 0
    keep_days(desk, 30)
    assert due() == 0, "the clock may have leapt ahead: what is erased cannot come back"
    clock.advance(days=1)
    assert due() == 1
    assert due() == 0
    with pytest.raises(Refused, match="days_needed"):
        keep_days(desk, 0)


def test_an_id_that_was_undone_never_comes_again(desk, people):
    gone = open_ticket(desk, OpenTicket("a"))
    undo_last(desk)
    following = open_ticket(desk, OpenTicket("b"))
    assert (following.id, following.number) == (gone.id + 1, "T-2")
    with pytest.raises(NotFound):
        add_note(desk, gone.id, "写给别人的话")


def questions():
    """Every query that takes nothing but plain words and numbers, or nothing at all."""
    for found in pkgutil.iter_modules(servicedesk.queries.__path__):
        module = importlib.import_module(f"servicedesk.queries.{found.name}")
        for name, value in vars(module).items():
            if hasattr(value, "permission") and value.__module__ == module.__name__:
                yield f"{found.name}.{name}", value


def answers(desk, ticket_id, customer_id):
    """Ask everything there is with every id and the word; what cannot be asked so is left out."""
    for name, question in questions():
        parameters = list(inspect.signature(question).parameters.values())[1:]
        for value in (ticket_id, customer_id, WORD):
            needed = [value for each in parameters if each.default is inspect.Parameter.empty]
            try:
                yield name, repr(question(desk, *needed))
            except Exception:  # noqa: BLE001 - a question of another kind
                continue


def test_no_query_at_all_says_the_word(desk, people, ticket):
    request_compensation(desk, RequestCompensation(ticket.id, None, WORD, 100, WORD))
    customer_id = 1
    asked = dict(answers(desk, ticket.id, customer_id))
    assert len(asked) > 30
    saying = {name for name, answer in answers(desk, ticket.id, customer_id) if WORD in answer}
    assert len(saying) >= 5
    delete_ticket(desk, ticket.id)
    # The bin says it, and so does a question that hands back what it was asked.
    allowed = {"bin.deleted_records", "merging.shown_for"}
    assert {name for name, answer in answers(desk, ticket.id, customer_id) if WORD in answer} <= allowed


def test_every_table_that_hangs_on_a_ticket_was_thought_of():
    """What refers to a ticket goes with it, but for records of their own: an answer, other tickets."""
    from servicedesk.storage.recycling import _goes_along, _references

    staying = {each for each in _references("ticket") if not _goes_along("ticket", *each)}
    assert {table.name for table, _column in staying} <= {"article", "ticket"}
    assert "ticket_entry" in {table.name for table, _column in set(_references("ticket")) - staying}
