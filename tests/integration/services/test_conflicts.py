"""Two people edit the same record: what differs in fields goes together, what clashes is asked and nothing is lost."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Channel, EntryKind, Priority
from servicedesk.core.permissions import Role
from servicedesk.core.three_way import EditConflict, merge, resolved
from servicedesk.queries import ticket_details
from servicedesk.services import editing, ticket_states, tickets, undo
from servicedesk.services.articles import WriteArticle, write_article
from servicedesk.services.customers import AddCustomer, ChangeCustomer, add_customer, change_customer
from servicedesk.services.site import ChangeSite, change_site
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.ticket_states import ChangeState

PASSWORD = "湖畔 good morning 7"


@pytest.fixture
def people(desk):
    """Lin Xiao and Tang Yue at the front desk of a hotel."""
    set_up_site(desk, SetUpSite("Lake Hotel", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD))
    desk.actor = SYSTEM
    lin = add_staff(desk, AddStaff("lin", "林晓", Role.FRONT_DESK, password=PASSWORD))
    tang = add_staff(desk, AddStaff("tang", "唐悦", Role.FRONT_DESK, password=PASSWORD))
    return SimpleNamespace(lin=Actor(lin, "林晓", Role.FRONT_DESK), tang=Actor(tang, "唐悦", Role.FRONT_DESK))


@pytest.fixture
def invoice(desk, people):
    """A ticket of Lin Xiao's that both have open."""
    desk.actor = people.lin
    return tickets.open_ticket(desk, OpenTicket("上海云帆贸易", "要专票", place="1208")).id


def seen(desk, ticket_id):
    detail = ticket_details.ticket_detail(desk, ticket_id)
    row = detail.row
    return {
        "title": row.title,
        "place": row.place,
        "description": detail.description,
        "priority": row.priority.value,
        "channel": detail.channel.value,
    }


def edit(desk, who, ticket_id, base, **changes):
    desk.actor = who
    desk.clock.advance(minutes=1)
    tickets.edit_ticket(desk, EditTicket(ticket_id, base=base, **changes))


def test_edits_of_different_fields_both_stand(desk, people, invoice):
    base = seen(desk, invoice)
    edit(desk, people.tang, invoice, base, place="1209", priority=Priority.HIGH)
    edit(desk, people.lin, invoice, base, title="发票抬头更正")
    assert seen(desk, invoice) == {**base, "place": "1209", "priority": "high", "title": "发票抬头更正"}


def test_the_same_edit_on_both_sides_is_no_conflict(desk, people, invoice):
    base = seen(desk, invoice)
    edit(desk, people.tang, invoice, base, place="1209")
    entries = len(ticket_details.ticket_detail(desk, invoice).entries)
    edit(desk, people.lin, invoice, base, place="1209")
    assert len(ticket_details.ticket_detail(desk, invoice).entries) == entries


def test_a_clash_writes_nothing_and_says_who_wrote_what_when(desk, people, invoice):
    base = seen(desk, invoice)
    opened_at = desk.clock.now()
    edit(desk, people.tang, invoice, base, title="上海云帆国际贸易有限公司", place="1209")
    changed_at = desk.clock.now()
    before = seen(desk, invoice)
    with pytest.raises(EditConflict) as found:
        edit(desk, people.lin, invoice, base, title="上海云帆贸易有限公司", channel=Channel.PHONE)
    assert seen(desk, invoice) == before
    (clash,) = found.value.fields
    assert (clash.name, clash.original) == ("title", "上海云帆贸易")
    assert (clash.mine, clash.theirs) == ("上海云帆贸易有限公司", "上海云帆国际贸易有限公司")
    assert (clash.by.who, clash.by.at, clash.by.station) == ("唐悦", changed_at, "A1")
    assert not clash.is_text
    merged = {each.name: (each.value, each.is_mine, each.by.who) for each in found.value.merged}
    assert merged == {"channel": ("phone", True, ""), "place": ("1209", False, "唐悦")}
    assert opened_at < changed_at


def test_after_the_choice_it_is_saved_with_everything_else(desk, people, invoice):
    base = seen(desk, invoice)
    edit(desk, people.tang, invoice, base, title="theirs", place="1209")
    with pytest.raises(EditConflict) as found:
        edit(desk, people.lin, invoice, base, title="mine", channel=Channel.PHONE)
    chosen, based_on = resolved(found.value.fields, {"title": "mine"})
    edit(desk, people.lin, invoice, {**base, **based_on}, channel=Channel.PHONE, **chosen)
    assert seen(desk, invoice) == {**base, "title": "mine", "place": "1209", "channel": "phone"}


def test_a_third_change_asks_again_and_only_about_what_is_new(desk, people, invoice):
    base = seen(desk, invoice)
    edit(desk, people.tang, invoice, base, title="theirs", place="1209")
    with pytest.raises(EditConflict) as first:
        edit(desk, people.lin, invoice, base, title="mine", place="1210")
    chosen, based_on = resolved(first.value.fields, {"title": "mine", "place": "1209"})
    edit(desk, people.tang, invoice, seen(desk, invoice), title="a third")
    with pytest.raises(EditConflict) as second:
        edit(desk, people.lin, invoice, {**base, **based_on}, **chosen)
    (clash,) = second.value.fields
    assert (clash.name, clash.original, clash.mine, clash.theirs) == ("title", "theirs", "mine", "a third")


def test_of_long_texts_both_may_be_kept(desk, people, invoice):
    base = seen(desk, invoice)
    edit(desk, people.tang, invoice, base, description="要专票\n已核对税号")
    with pytest.raises(EditConflict) as found:
        edit(desk, people.lin, invoice, base, description="要专票\n已收名片照片")
    assert [clash.is_text for clash in found.value.fields] == [True]


def test_a_customer_is_taken_off_a_ticket(desk, people, invoice):
    base = {**seen(desk, invoice), "scenario_id": None}
    desk.actor = people.lin
    tickets.edit_ticket(desk, EditTicket(invoice, cleared=frozenset({"scenario_id", "customer_id"}), base=base))
    assert ticket_details.ticket_detail(desk, invoice).row.customer_id is None


def test_notes_states_and_assignments_do_not_disturb_an_edit(desk, people, invoice):
    base = seen(desk, invoice)
    desk.actor = people.tang
    tickets.add_note(desk, invoice, "已打电话")
    tickets.assign(desk, invoice, None, people.tang.staff_id)
    ticket_states.change_state(desk, ChangeState(invoice, "in_progress"))
    edit(desk, people.lin, invoice, base, title="新标题")
    assert seen(desk, invoice)["title"] == "新标题"


def test_an_edit_does_not_disturb_a_change_of_state(desk, people, invoice):
    edit(desk, people.tang, invoice, seen(desk, invoice), place="1209")
    desk.actor = people.lin
    ticket_states.change_state(desk, ChangeState(invoice, "in_progress", seen_state="new"))
    assert ticket_details.ticket_detail(desk, invoice).row.state == "in_progress"


def test_two_different_states_ask(desk, people, invoice):
    desk.actor = people.tang
    ticket_states.change_state(desk, ChangeState(invoice, "solved", resolution="已开票", seen_state="new"))
    desk.actor = people.lin
    with pytest.raises(EditConflict) as found:
        ticket_states.change_state(desk, ChangeState(invoice, "in_progress", seen_state="new"))
    (clash,) = found.value.fields
    assert (clash.name, clash.original, clash.mine, clash.theirs) == ("state", "new", "in_progress", "solved")
    assert clash.by.who == "唐悦"


def test_the_same_step_taken_twice_keeps_the_second_reason(desk, people, invoice):
    for who, reason in ((people.tang, "等抬头"), (people.lin, "客人找名片")):
        desk.actor = who
        ticket_states.change_state(desk, ChangeState(invoice, "waiting_customer", reason=reason, seen_state="new"))
    detail = ticket_details.ticket_detail(desk, invoice)
    assert [entry.text for entry in detail.entries if entry.kind is EntryKind.NOTE] == ["客人找名片"]
    assert sum(entry.kind is EntryKind.STATE for entry in detail.entries) == 1


def test_two_resolutions_of_one_solution_ask(desk, people, invoice):
    desk.actor = people.tang
    ticket_states.change_state(desk, ChangeState(invoice, "solved", resolution="财务开了", seen_state="new"))
    desk.actor = people.lin
    with pytest.raises(EditConflict) as found:
        ticket_states.change_state(desk, ChangeState(invoice, "solved", resolution="客人自取", seen_state="new"))
    assert [(clash.name, clash.is_text) for clash in found.value.fields] == [("resolution", True)]


def test_two_different_assignments_ask(desk, people, invoice):
    nobody = {"department_id": None, "owner_id": None}
    desk.actor = people.tang
    tickets.assign(desk, invoice, None, people.tang.staff_id, seen=nobody)
    desk.actor = people.lin
    with pytest.raises(EditConflict) as found:
        tickets.assign(desk, invoice, None, people.lin.staff_id, seen=nobody)
    assert [clash.name for clash in found.value.fields] == ["owner_id"]


def test_fields_of_the_kind_are_compared_one_by_one():
    row = SimpleNamespace(fields={"tax_id": "theirs", "bank": "theirs"})
    started = {"fields.tax_id": "old", "fields.bank": "old", "fields.phone": None}
    assert editing.value_of(row, "fields.phone") is None
    now = {name: editing.value_of(row, name) for name in started}
    found = merge(started, {"fields.tax_id": "mine", "fields.phone": "1"}, now)
    assert [clash.name for clash in found.clashes] == ["fields.tax_id"]
    assert (found.values, found.theirs) == ({"fields.phone": "1"}, {"fields.bank": "theirs"})


def test_two_edits_of_a_customer_meet_by_field(desk, people):
    desk.actor = people.lin
    guest = add_customer(desk, AddCustomer("陈思远", "13800006021", company="云帆"))
    base = {"name": "陈思远", "company": "云帆", "notes": ""}
    desk.actor = people.tang
    change_customer(desk, ChangeCustomer(guest, company="云帆贸易", notes="要发票", base=base))
    desk.actor = people.lin
    change_customer(desk, ChangeCustomer(guest, name="陈思远先生", base=base))
    with pytest.raises(EditConflict) as found:
        change_customer(desk, ChangeCustomer(guest, company="云帆国际", notes="要静音房", base=base))
    fields = {clash.name: (clash.mine, clash.theirs, clash.is_text, clash.by.who) for clash in found.value.fields}
    assert fields == {
        "company": ("云帆国际", "云帆贸易", False, "唐悦"),
        "notes": ("要静音房", "要发票", True, "唐悦"),
    }


def test_two_edits_of_an_article_meet_by_text(desk, people):
    texts = {"folder": "餐饮", "title_zh": "早餐", "script_zh": "七点", "body_zh": "二楼"}
    desk.actor = people.lin
    article = write_article(desk, WriteArticle(**texts))
    desk.actor = people.tang
    write_article(desk, WriteArticle(**{**texts, "body_zh": "三楼"}, article_id=article, base=texts))
    desk.actor = people.lin
    write_article(desk, WriteArticle(**{**texts, "script_zh": "六点半"}, article_id=article, base=texts))
    with pytest.raises(EditConflict) as found:
        write_article(desk, WriteArticle(**{**texts, "body_zh": "一楼"}, article_id=article, base=texts))
    assert [(clash.name, clash.theirs) for clash in found.value.fields] == [("body_zh", "三楼")]


def test_two_edits_of_the_site_meet_by_field(desk, people):
    desk.actor = SYSTEM
    base = {"name": desk.site.name or "Lake Hotel", "desk_name": ""}
    change_site(desk, ChangeSite(1, "Lake Hotel", "前台", base=base))
    change_site(desk, ChangeSite(1, "Lake House", "", base=base))
    with pytest.raises(EditConflict) as found:
        change_site(desk, ChangeSite(1, "Lake Inn", "大堂", base=base))
    assert {clash.name for clash in found.value.fields} == {"name", "desk_name"}


def test_two_who_report_a_ticket_make_it_more_urgent_once(desk, people, invoice):
    for who in (people.tang, people.lin):
        desk.actor = who
        desk.clock.advance(minutes=1)
        tickets.escalate(desk, invoice, "客人催", seen=Priority.NORMAL)
    assert seen(desk, invoice)["priority"] == "high"


def test_an_edit_that_was_undone_is_no_conflict(desk, people, invoice):
    base = seen(desk, invoice)
    edit(desk, people.tang, invoice, base, title="theirs")
    undo.undo_last(desk)
    edit(desk, people.lin, invoice, base, title="mine")
    assert seen(desk, invoice)["title"] == "mine"


def test_an_edit_with_a_base_can_be_undone(desk, people, invoice):
    base = seen(desk, invoice)
    edit(desk, people.lin, invoice, base, title="mine", description="other")
    undo.undo_last(desk)
    assert seen(desk, invoice) == base
