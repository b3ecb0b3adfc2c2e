"""The card, the page, the history and the list of a customer; what is not to be seen is not handed out."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from servicedesk.core.actor import Actor
from servicedesk.core.enums import ContactKind, Severity
from servicedesk.core.errors import Conflict, NotAllowed, NotFound, Refused
from servicedesk.core.paging import Sort
from servicedesk.core.permissions import Role
from servicedesk.models import AuditEntry, IdentificationKey, Scenario, Survey, SurveyResponse, Ticket
from servicedesk.models import QuestionSet as Questions
from servicedesk.queries.customers import (
    ContactEvent,
    CustomerFilter,
    Presence,
    StayState,
    customer_card,
    customer_count,
    customer_detail,
    customer_ids,
    customer_rows,
    customer_timeline,
    identify,
    timeline_counts,
)
from servicedesk.queries.knowledge import wanted_articles
from servicedesk.queries.search import find_anything
from servicedesk.services.articles import want_article
from servicedesk.services.customer_details import (
    AddAlert,
    AddReference,
    add_alert,
    add_contact,
    add_preference,
    add_reference,
    change_reference,
    prefer_contact,
    remove_alert,
    remove_preference,
    remove_reference,
)
from servicedesk.services.customers import (
    AddCustomer,
    ChangeCustomer,
    RevealedContact,
    add_customer,
    change_customer,
    reveal_contact,
)
from servicedesk.services.inquiries import LogInquiry, log_inquiry
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.services.undo import undo_last
from servicedesk.services.visit_commands import Arrive, FinishVisit
from servicedesk.services.visits import answer_visit, arrive, start_visit
from tests.integration.people import furnish

TODAY = date(2026, 11, 22)
FRONT_DESK = Actor(None, "front", Role.FRONT_DESK)
SUPERVISOR = Actor(None, "supervisor", Role.SUPERVISOR)
SPECIALIST = Actor(None, "specialist", Role.SPECIALIST)
PHONE = "13800006021"


@pytest.fixture
def guest(desk):
    """A guest in 1208 on the second of four nights."""
    furnish(desk)
    return add_customer(
        desk,
        AddCustomer(
            "陈思远",
            phone=PHONE,
            wechat="siyuan_chen",
            email="chen@example.com",
            salutation="先生",
            member_number="YT 8806 2147",
            reference="1208",
            reference_description="高级大床",
            valid_from_on=TODAY - timedelta(days=1),
            valid_until_on=TODAY + timedelta(days=3),
        ),
    )


def scenario(desk):
    with desk.work("test.scenario") as work:
        identity = work.insert(
            Scenario, code="fault", name_zh="设施报修", name_en="Fault", icon="tool", ticket_kind="fault",
            priority="high", standard_minutes=5, position=1, keywords=[], checklist=[],
        )  # fmt: skip
        work.undoable = False
        work.commit()
    return identity


def test_the_card_shows_alerts_first_and_the_stay(desk, guest):
    add_alert(desk, AddAlert(guest, Severity.INFORMATION, "说英语"))
    add_alert(desk, AddAlert(guest, Severity.SAFETY, "花生过敏", TODAY))
    add_preference(desk, guest, "高楼层")
    arrive(desk, Arrive(customer_id=guest, request="问路"))
    ticket = open_ticket(desk, OpenTicket("空调不冷", customer_id=guest, place="1208"))
    card = customer_card(desk, guest)
    assert [alert.text for alert in card.alerts] == ["花生过敏", "说英语"]
    assert (card.row.stay.state, card.row.stay.reference, card.night, card.row.stay.nights) == (
        StayState.HERE, "1208", 2, 4,
    )  # fmt: skip
    assert card.row.loudest_alert is Severity.SAFETY
    assert [preference.text for preference in card.preferences] == ["高楼层"]
    assert [row.id for row in card.open_tickets] == [ticket.id]
    assert {row.kind for row in card.last_contacts} == {ContactEvent.VISIT, ContactEvent.TICKET}
    assert (card.visits, card.stays) == (1, 1)
    assert customer_card(desk, 999) is None


def test_an_alert_ends_with_its_day(desk, clock, guest):
    add_alert(desk, AddAlert(guest, Severity.ATTENTION, "欠款", TODAY))
    clock.advance(days=1)
    assert customer_card(desk, guest).alerts == ()
    assert customer_rows(desk, [guest])[0].loudest_alert is None
    with pytest.raises(Refused, match="already_over"):
        add_alert(desk, AddAlert(guest, Severity.ATTENTION, "旧", TODAY))


def test_the_same_fault_at_the_same_place_warns_for_fourteen_days(desk, clock, guest):
    fault = scenario(desk)
    ticket = open_ticket(desk, OpenTicket("空调不冷", scenario_id=fault, place="1208"))
    open_ticket(desk, OpenTicket("空调不冷", scenario_id=fault, place="1210"))
    assert [row.id for row in customer_card(desk, guest, scenario_id=fault).repeats] == [ticket.id]
    assert [row.id for row in customer_card(desk, guest, "1208", fault).repeats] == [ticket.id]
    assert customer_card(desk, guest, "1208").repeats == ()
    clock.advance(days=15)
    assert customer_card(desk, guest, "1208", fault).repeats == ()


def test_no_row_gives_a_number_away(desk, guest):
    add_contact(desk, guest, ContactKind.PHONE, "186-5555-0417")
    log_inquiry(desk, LogInquiry(f"请回电 {PHONE}", "好", customer_id=guest))
    add_alert(desk, AddAlert(guest, Severity.ATTENTION, f"先打 {PHONE}"))
    add_preference(desk, guest, f"联系助理 {PHONE}")
    want_article(desk, f"{PHONE} 问泳池水温")
    desk.actor = FRONT_DESK
    detail = customer_detail(desk, guest)
    assert [contact.shown for contact in detail.contacts] == [
        "138****6021", "siyuan_chen", "c***@example.com", "186****0417",
    ]  # fmt: skip
    seen = repr((detail, customer_timeline(desk, guest), customer_rows(desk, [guest]), identify(desk, PHONE)))
    assert PHONE not in seen
    assert PHONE not in repr((find_anything(desk, PHONE), wanted_articles(desk)))
    assert "chen@example.com" not in seen
    assert "55550417" not in seen.replace("-", "")
    change_customer(desk, ChangeCustomer(guest, company=f"澜石 {PHONE}"))
    assert PHONE not in repr(find_anything(desk, "陈思远"))


def test_a_number_is_revealed_for_a_reason_and_written_down(desk, guest):
    contact = customer_detail(desk, guest).contacts[0]
    desk.actor = FRONT_DESK
    assert reveal_contact(desk, guest, contact.id, "回访") == RevealedContact(contact.id, ContactKind.PHONE, PHONE)
    with pytest.raises(Refused, match="reason_needed"):
        reveal_contact(desk, guest, contact.id, "  ")
    with pytest.raises(NotFound):
        reveal_contact(desk, guest + 1, contact.id, "回访")
    desk.actor = SPECIALIST
    with pytest.raises(NotAllowed):
        reveal_contact(desk, guest, contact.id, "回访")
    with desk.database.reader.begin() as connection:
        entry = connection.execute(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert (entry.act, entry.entity, entry.entity_id) == ("customers.reveal_contact", "customer", guest)
    assert (entry.details["reason"], entry.details["contact_id"]) == ("回访", contact.id)
    assert PHONE not in repr(entry)


def test_sensitive_tickets_are_not_in_the_history_nor_its_counts(desk, guest):
    desk.actor = SUPERVISOR
    hidden = open_ticket(desk, OpenTicket("秘密投诉", customer_id=guest, is_sensitive=True))
    visit = arrive(desk, Arrive(customer_id=guest, request="秘密经过"))
    with desk.work("test.link") as work:
        work.connection.execute(update(Ticket).where(Ticket.id == hidden.id).values(visit_id=visit))
        work.commit()
    log_inquiry(desk, LogInquiry("秘密问题", customer_id=guest, ticket_id=hidden.id))
    assert len(customer_timeline(desk, guest).rows) == 3
    desk.actor = FRONT_DESK
    assert customer_timeline(desk, guest).rows == ()
    assert set(timeline_counts(desk, guest).values()) == {0}
    assert "秘密" not in repr((customer_card(desk, guest), customer_detail(desk, guest)))


def test_a_visit_that_was_answered_is_one_line_of_the_history(desk, guest):
    desk.actor = FRONT_DESK
    visit = start_visit(desk, Arrive(customer_id=guest))
    answer_visit(desk, FinishVisit(visit, request="几点退房？", answer="12 点"))
    log_inquiry(desk, LogInquiry("有停车场吗？", "有", customer_id=guest))
    assert sorted((row.kind, row.title) for row in customer_timeline(desk, guest).rows) == [
        (ContactEvent.INQUIRY, "有停车场吗？"),
        (ContactEvent.VISIT, "几点退房？"),
    ]
    counts = timeline_counts(desk, guest)
    assert (counts[ContactEvent.VISIT], counts[ContactEvent.INQUIRY]) == (1, 1)


def test_single_answers_are_for_who_may_read_them(desk, guest):
    with desk.work("test.answer") as work:
        questions = work.insert(Questions, code="short", edition=1, questions=[])
        survey = work.insert(Survey, question_set_id=questions, customer_id=guest, channel="phone", issued_at=work.now)
        work.insert(
            SurveyResponse, survey_id=survey, csat=3, answers={}, comment="等了很久", method="by_staff",
            answered_at=work.now,
        )  # fmt: skip
        work.commit()
    desk.actor = SUPERVISOR
    assert [score for _, score in customer_detail(desk, guest).scores] == [3]
    assert [row.title for row in customer_timeline(desk, guest).rows] == ["等了很久"]
    desk.actor = FRONT_DESK
    assert customer_detail(desk, guest).scores is None
    assert customer_timeline(desk, guest).rows == ()
    assert timeline_counts(desk, guest)[ContactEvent.ANSWER] == 0


def test_the_history_pages_without_gap_or_repeat_even_at_one_moment(desk, clock, guest):
    for number in range(12):
        arrive(desk, Arrive(customer_id=guest, request=str(number)))
        open_ticket(desk, OpenTicket(f"工单 {number}", customer_id=guest))
        log_inquiry(desk, LogInquiry(f"问题 {number}", customer_id=guest))
        if number % 3 == 0:
            clock.advance(minutes=1)
    whole = customer_timeline(desk, guest, limit=100).rows
    assert len(whole) == 36 == sum(timeline_counts(desk, guest).values())
    paged, after = [], None
    while True:
        page = customer_timeline(desk, guest, limit=5, after=after)
        paged += page.rows
        after = page.after
        if after is None:
            break
    assert tuple(paged) == whole
    assert len({(row.kind, row.id) for row in paged}) == 36
    only = customer_timeline(desk, guest, (ContactEvent.TICKET,), limit=100).rows
    assert len(only) == 12


def test_details_can_be_changed_and_undone(desk, guest):
    detail = customer_detail(desk, guest)
    second = add_contact(desk, guest, ContactKind.PHONE, "18655550417")
    assert add_contact(desk, guest, ContactKind.PHONE, "18655550417") == second
    prefer_contact(desk, guest, second)
    assert customer_rows(desk, [guest])[0].phone == "186****0417"
    preference = add_preference(desk, guest, "无糖 拿铁")
    assert add_preference(desk, guest, " 无糖  拿铁 ") == preference
    remove_preference(desk, guest, preference)
    alert = add_alert(desk, AddAlert(guest, Severity.INFORMATION, "说英语"))
    remove_alert(desk, guest, alert)
    undo_last(desk)
    assert [row.text for row in customer_card(desk, guest).alerts] == ["说英语"]
    change_reference(desk, detail.references[0].id, TODAY - timedelta(days=1))
    assert identify(desk, "1208") == []
    undo_last(desk)
    assert [found.customer.id for found in identify(desk, "1208")] == [guest]
    remove_reference(desk, detail.references[0].id)
    assert customer_rows(desk, [guest])[0].stay.state is StayState.NONE
    add_reference(desk, AddReference(guest, "1502", TODAY + timedelta(days=1)))
    assert customer_rows(desk, [guest])[0].stay.state is StayState.ARRIVING


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (AddCustomer("  "), "name_needed"),
        (AddCustomer("甲", phone="12"), "phone_invalid"),
        (AddCustomer("甲", email="nobody"), "email_invalid"),
        (AddCustomer("甲", reference="1", valid_until_on=TODAY - timedelta(days=1)), "ends_before_start"),
        (AddCustomer("甲", member_number="yt88062147"), "member_number_taken"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_leaves_nothing(desk, guest, command, code):
    def keys():
        with desk.database.reader.begin() as connection:
            return connection.execute(select(IdentificationKey)).all()

    before = keys()
    with pytest.raises(Refused, match=code):
        add_customer(desk, command)
    assert keys() == before
    assert customer_count(desk, CustomerFilter()) == 1


def test_changing_needs_the_version_that_was_seen(desk, guest):
    version = customer_rows(desk, [guest])[0].version
    change_customer(desk, ChangeCustomer(guest, version, company="杭州澜石设计", has_consented=True))
    assert customer_detail(desk, guest).consent_at is not None
    with pytest.raises(Conflict):
        change_customer(desk, ChangeCustomer(guest, version, company="别的"))
    desk.actor = SPECIALIST
    with pytest.raises(NotAllowed):
        change_customer(desk, ChangeCustomer(guest, company="别的"))


def test_the_list_is_sorted_by_reading_and_filtered(desk, guest):
    zhang = add_customer(desk, AddCustomer("张伟", phone="13911112222", reference="301", valid_from_on=TODAY))
    ann = add_customer(desk, AddCustomer("Ann Lee", notes="Prefers a quiet room"))
    leaving = add_customer(
        desk, AddCustomer("白露", reference="302", valid_from_on=TODAY - timedelta(2), valid_until_on=TODAY)
    )
    add_alert(desk, AddAlert(ann, Severity.ATTENTION, "VIP"))
    ids = {
        CustomerFilter(): [ann, leaving, guest, zhang],
        CustomerFilter(presence=Presence(here_on=TODAY)): [leaving, guest, zhang],
        CustomerFilter(presence=Presence(arriving_on=TODAY)): [zhang],
        CustomerFilter(presence=Presence(leaving_on=TODAY)): [leaving],
        CustomerFilter(has_alert=True): [ann],
        CustomerFilter("quiet"): [ann],
        CustomerFilter("zw"): [zhang],
        CustomerFilter("2222"): [zhang],
        CustomerFilter("思远"): [guest],
        CustomerFilter("-思远"): [ann, leaving, zhang],
        CustomerFilter("1208", presence=Presence(leaving_on=TODAY)): [],
    }
    for wanted, expected in ids.items():
        assert list(customer_ids(desk, wanted)) == expected, wanted
        assert customer_count(desk, wanted) == len(expected)
    assert list(customer_ids(desk, CustomerFilter(), Sort("created", descending=True), 2)) == [leaving, ann]


def test_each_visit_is_counted_in_its_week(desk, clock, guest):
    arrive(desk, Arrive(customer_id=guest))
    clock.advance(days=1)
    arrive(desk, Arrive(customer_id=guest))
    arrive(desk, Arrive(customer_id=guest))
    weeks = customer_detail(desk, guest).visits_by_week
    assert len(weeks) == 52
    assert weeks[-2:] == (1, 2)
