"""Undo puts back exactly what was there, in steps, and never over somebody else's work."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from servicedesk.core.errors import Conflict, NotAllowed, Refused
from servicedesk.core.permissions import Role
from servicedesk.models import AuditEntry, Base, Department, Setting, Ticket, Visit
from servicedesk.queries.audit import last_act, verify
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.staff import ChangeStaff, change_staff
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.tickets import add_note, assign, edit_ticket, open_ticket
from servicedesk.services.undo import undo, undo_last
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive, call_next
from tests.integration.people import PASSWORD, furnish, hire


@pytest.fixture
def people(desk):
    people = hire(desk)
    furnish(desk)
    sign_in_with_password(desk, "front_desk", PASSWORD)
    return people


def contents(desk, *, versions=False):
    """Everything but the audit and the numbers handed out."""
    found = {}
    with desk.database.reader.begin() as connection:
        for table in Base.metadata.sorted_tables:
            if table.name in ("audit_entry", "counter", "sign_in_throttle"):
                continue
            columns = [column for column in table.c if versions or column.name != "version"]
            found[table.name] = sorted(connection.execute(select(*columns)).all(), key=repr)
    return found


def field(desk, model, identity, name):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(getattr(model, name)).where(model.id == identity)).scalar()


def test_creating_is_undone_without_a_trace(desk, people):
    before = contents(desk)
    ticket = open_ticket(desk, OpenTicket("空调漏水", "304 空调漏水"))
    undone = undo_last(desk)
    assert (undone.act, undone.entity, undone.entity_id) == ("tickets.open_ticket", "ticket", ticket.id)
    assert contents(desk) == before
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo_last(desk)


def test_several_steps_back(desk, people):
    states = [contents(desk)]
    ticket = open_ticket(desk, OpenTicket("空调漏水"))
    for act in (
        lambda: edit_ticket(desk, EditTicket(ticket.id, title="空调滴水")),
        lambda: add_note(desk, ticket.id, "维修已去"),
        lambda: edit_ticket(desk, EditTicket(ticket.id, title="空调不制冷", place="304")),
        lambda: assign(desk, ticket.id, None, people.specialist),
    ):
        states.append(contents(desk))
        act()
    while states:
        undo_last(desk)
        assert contents(desk) == states.pop()


def test_after_undo_a_new_act_can_be_undone_too(desk, people):
    ticket = open_ticket(desk, OpenTicket("a"))
    edit_ticket(desk, EditTicket(ticket.id, title="b"))
    edit_ticket(desk, EditTicket(ticket.id, title="c"))
    undo_last(desk)
    edit_ticket(desk, EditTicket(ticket.id, title="d"))
    undo_last(desk)
    assert field(desk, Ticket, ticket.id, "title") == "b"
    undo_last(desk)
    assert field(desk, Ticket, ticket.id, "title") == "a"


def test_an_editor_opened_before_an_undo_cannot_overwrite_it(desk, people):
    ticket = open_ticket(desk, OpenTicket("a"))
    version = field(desk, Ticket, ticket.id, "version")
    edit_ticket(desk, EditTicket(ticket.id, title="b"))
    undo_last(desk)
    with pytest.raises(Conflict, match="changed_meanwhile"):
        edit_ticket(desk, EditTicket(ticket.id, version, title="x"))


def test_what_somebody_else_went_on_with_stays_and_they_are_named(desk, people):
    ticket = open_ticket(desk, OpenTicket("a"))
    edit_ticket(desk, EditTicket(ticket.id, title="b"))
    sign_in_with_password(desk, "specialist", PASSWORD)
    edit_ticket(desk, EditTicket(ticket.id, title="c"))
    sign_in_with_password(desk, "front_desk", PASSWORD)
    before = contents(desk, versions=True)
    with pytest.raises(Conflict) as error:
        undo_last(desk)
    assert (error.value.code, error.value.parameters["who"]) == ("changed_meanwhile", "许嘉铭")
    assert error.value.parameters["act"] == "tickets.edit_ticket"
    assert contents(desk, versions=True) == before


def test_what_others_hang_on_is_not_pulled_away(desk, people):
    ticket = open_ticket(desk, OpenTicket("a"))
    sign_in_with_password(desk, "specialist", PASSWORD)
    add_note(desk, ticket.id, "我来处理")
    sign_in_with_password(desk, "front_desk", PASSWORD)
    with pytest.raises(Conflict) as error:
        undo_last(desk)
    assert error.value.parameters["who"] == "许嘉铭"
    assert field(desk, Ticket, ticket.id, "title") == "a"


def test_rows_without_a_version_are_guarded_as_well(desk):
    def choose(value):
        with desk.work("test.choose") as work:
            row = work.session.get(Setting, "colour")
            if row is None:
                work.insert(Setting, key="colour", value={"is": value})
            else:
                row.value = {"is": value}
            work.commit()

    choose("red")
    choose("green")
    with desk.database.reader.begin() as connection:
        first = connection.execute(select(func.min(AuditEntry.id)).where(AuditEntry.undo.is_not(None))).scalar()
    with pytest.raises(Conflict, match="changed_meanwhile"):
        undo(desk, first)
    undo_last(desk)
    undo(desk, first)
    assert contents(desk)["setting"] == []


def test_deleting_is_undone(desk):
    with desk.work("test.add") as work:
        identity = work.insert(Department, code="safety", name_zh="安保部", name_en="Security")
        work.commit()
    before = contents(desk)
    with desk.work("test.remove") as work:
        row = work.get(Department, identity)
        row.name_zh = "保安部"
        work.delete(row)
        work.commit()
    assert contents(desk)["department"] == []
    undo_last(desk)
    assert contents(desk) == before


def test_only_ones_own_last_act_and_only_of_today(desk, people, clock):
    open_ticket(desk, OpenTicket("mine"))
    sign_in_with_password(desk, "specialist", PASSWORD)
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo_last(desk)
    assert last_act(desk) is None
    sign_in_with_password(desk, "front_desk", PASSWORD)
    chosen = last_act(desk)
    assert chosen.act == "tickets.open_ticket"
    clock.advance(hours=25)
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo_last(desk)
    undo(desk, chosen.audit_id)
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(desk, chosen.audit_id)


def test_anothers_act_needs_the_right_to_read_the_audit(desk, people):
    open_ticket(desk, OpenTicket("mine"))
    chosen = last_act(desk).audit_id
    sign_in_with_password(desk, "specialist", PASSWORD)
    with pytest.raises(NotAllowed, match="view_audit"):
        undo(desk, chosen)
    sign_in_with_password(desk, "supervisor", PASSWORD)
    undo(desk, chosen)


def test_a_right_that_was_taken_away_is_missing_for_undo_as_well(desk, people):
    visit = arrive(desk, Arrive())
    command = ChangeStaff(people.front_desk, 1, "front_desk", "林晓", Role.SPECIALIST)
    sign_in_with_password(desk, "administrator", PASSWORD)
    change_staff(desk, command)
    sign_in_with_password(desk, "front_desk", PASSWORD)
    with pytest.raises(NotAllowed, match="receive"):
        undo_last(desk)
    assert field(desk, Visit, visit, "state") == "waiting"


def test_undo_is_audited_announced_and_found_no_more(desk, people):
    ticket = open_ticket(desk, OpenTicket("空调漏水"))
    add_note(desk, ticket.id, "压缩机")
    heard = []
    desk.bus.subscribe(heard.append)
    undo_last(desk)
    assert ("ticket", (ticket.id,)) in {(change.entity, change.ids) for change in heard}
    text = {row.text for row in contents(desk)["search_document"]}
    assert not any("压缩机" in each for each in text)
    undo_last(desk)
    assert contents(desk)["search_document"] == []
    with desk.database.reader.begin() as connection:
        rows = connection.execute(select(AuditEntry).where(AuditEntry.act == "undo.undo_last")).all()
        undone = connection.execute(select(AuditEntry.undone_by_id).where(AuditEntry.act.like("tickets.%"))).scalars()
        assert sorted(undone) == sorted(row.id for row in rows)
    assert [row.details["undone_act"] for row in rows] == ["tickets.add_note", "tickets.open_ticket"]
    sign_in_with_password(desk, "supervisor", PASSWORD)
    assert verify(desk).is_whole


def _perform(desk, name, number):
    """Do the act called *name* if there is something to do it on; return whether it was done."""
    rows = contents(desk)
    ids = [row.id for row in rows["ticket"]]
    waiting = any(row.state == "waiting" for row in rows["visit"])
    acts = {
        "arrive": (True, lambda: arrive(desk, Arrive(request=f"问题 {number}"))),
        "call": (waiting, lambda: call_next(desk)),
        "open": (True, lambda: open_ticket(desk, OpenTicket(f"工单 {number}"))),
        "note": (bool(ids), lambda: add_note(desk, ids[0], f"备注 {number}")),
        "title": (bool(ids), lambda: edit_ticket(desk, EditTicket(ids[0], title=f"改 {number}"))),
    }
    possible, act = acts[name]
    if possible:
        act()
    return possible


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.sampled_from(["arrive", "call", "open", "note", "title", "undo"]), max_size=25))
def test_undoing_everything_leads_back_to_the_beginning(desk, people, acts):
    before = contents(desk)
    done = 0
    for number, name in enumerate(acts):
        if name != "undo":
            done += _perform(desk, name, number)
        elif done:
            undo_last(desk)
            done -= 1
    for _ in range(done):
        undo_last(desk)
    assert contents(desk) == before
