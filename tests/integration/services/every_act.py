"""One try of every act that can be undone: what has to be there first, then the act itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from servicedesk.core.enums import (
    AttemptOutcome,
    Channel,
    CompensationKind,
    ContactKind,
    LinkKind,
    Priority,
    Severity,
    StateClass,
    TicketKind,
)
from servicedesk.core.permissions import Role
from servicedesk.models import (
    ArticleEdition,
    Calendar,
    CompensationItem,
    CustomerContact,
    DeletedRecord,
    FollowUp,
    ServiceLevel,
    Staff,
    TicketEntry,
    TicketLink,
    TicketState,
    VisitStep,
)
from servicedesk.services import (
    articles,
    bulk_edits,
    calendars,
    compensation_catalogue,
    compensations,
    customer_details,
    customers,
    drafts,
    escalation_levels,
    follow_up_plans,
    follow_ups,
    guest_contacts,
    holiday_reminders,
    inquiries,
    internal_agreements,
    merging,
    promises,
    return_policies,
    service_levels,
    splitting,
    tags,
    ticket_categories,
    ticket_links,
    ticket_priorities,
    ticket_reopening,
    ticket_rules,
    ticket_states,
    tickets,
    visits,
)
from servicedesk.services import bin as recycle_bin

Try = Callable[["World"], Callable[[], object]]
TRIES: dict[str, Try] = {}
WORD = "空调漏水"


def tries(name: str) -> Callable[[Try], Try]:
    """Name the act a function tries."""

    def note(function: Try) -> Try:
        TRIES[name] = function
        return function

    return note


class World:
    """A hotel from its pack, and quick ways to what the acts are about; everything is new each time."""

    def __init__(self, desk: Any, keys: Any) -> None:
        self.desk, self.keys = desk, keys
        self.scenario = keys.scenarios["facility_fault"]
        self.now = desk.clock.now()

    def one(self, column: Any, *conditions: Any) -> Any:
        with self.desk.database.reader.begin() as connection:
            return connection.execute(select(column).where(*conditions).order_by(column.desc()).limit(1)).scalar()

    def ticket(self, **more: Any) -> int:
        return tickets.open_ticket(self.desk, tickets.OpenTicket(WORD, WORD, scenario_id=self.scenario, **more)).id

    def state(self, ticket_id: int, code: str) -> None:
        words = {"resolution": "换了零件", "reason": "因为", "anyway": "不需要"}
        ticket_states.change_state(self.desk, ticket_states.ChangeState(ticket_id, code, **words))

    def customer(self) -> int:
        return customers.add_customer(self.desk, customers.AddCustomer("陈思远", "13800006021", reference="1208"))

    def visit(self) -> int:
        return visits.start_visit(self.desk, visits.Arrive(Channel.IN_PERSON, caller="陈", request=WORD))

    def article(self) -> int:
        return articles.write_article(self.desk, articles.WriteArticle("设施", title_zh=WORD, body_zh=WORD))

    def follow_up(self) -> int:
        wanted = follow_up_plans.PlanFollowUp("回访", self.now + timedelta(hours=2), self.customer(), self.ticket())
        return follow_up_plans.plan_follow_up(self.desk, wanted)

    def promise(self) -> int:
        wanted = promises.MakePromise("明早回复", self.now + timedelta(hours=3), self.ticket())
        return promises.make_promise(self.desk, wanted)

    def calendar(self) -> int:
        return int(self.one(Calendar.id))

    def category(self, name: str) -> int:
        return ticket_categories.save_category(self.desk, ticket_categories.SaveCategory(None, 1, None, name, name))

    def asked(self) -> int:
        wanted = compensations.RequestCompensation(self.ticket(), None, "果盘", 1000, "道歉")
        return compensations.request_compensation(self.desk, wanted).id


def _later(function: Any, *arguments: Any) -> Callable[[World], Callable[[], object]]:
    """An act on what *arguments* make of the world."""

    def prepare(world: World) -> Callable[[], object]:
        values = [each(world) if callable(each) else each for each in arguments]
        return lambda: function(world.desk, *values)

    return prepare


def _visit_end(world: World, **more: Any) -> visits.FinishVisit:
    return visits.FinishVisit(world.visit(), WORD, skip_reason="宾客赶时间", **more)


def _solved(world: World) -> int:
    ticket = world.ticket()
    world.state(ticket, "solved")
    return ticket


def _waiting_visit(world: World) -> int:
    return visits.arrive(world.desk, visits.Arrive(Channel.IN_PERSON))


TRIES |= {
    "articles.write_article": _later(
        articles.write_article, lambda w: articles.WriteArticle("设施", title_zh=WORD, article_id=w.article())
    ),
    "articles.publish": _later(articles.publish, World.article),
    "articles.expire": _later(articles.expire, World.article),
    "articles.review": _later(articles.review, World.article, lambda w: (w.now + timedelta(days=30)).date()),
    "articles.vote": _later(articles.vote, World.article, True),
    "articles.use_article": _later(articles.use_article, World.article),
    "articles.want_article": _later(articles.want_article, "有没有充电宝"),
    "articles.dismiss_wanted": _later(
        articles.dismiss_wanted, lambda w: articles.want_article(w.desk, "有没有充电宝吗")
    ),
    "bin.delete_ticket": _later(recycle_bin.delete_ticket, World.ticket, "录错了"),
    "bin.delete_article": _later(recycle_bin.delete_article, World.article, "过时"),
    "bin.keep_days": _later(recycle_bin.keep_days, 30),
    "holiday_reminders.hide_reminder": _later(holiday_reminders.hide_reminder, 2027),
    "customers.add_customer": _later(customers.add_customer, customers.AddCustomer("李国栋", "13800002206")),
    "customers.change_customer": _later(
        customers.change_customer, lambda w: customers.ChangeCustomer(w.customer(), name="陈思源", notes="爱清静")
    ),
    "customer_details.add_contact": _later(
        customer_details.add_contact, World.customer, ContactKind.PHONE, "13900000471"
    ),
    "customer_details.add_reference": _later(
        customer_details.add_reference, lambda w: customer_details.AddReference(w.customer(), "1305")
    ),
    "customer_details.add_preference": _later(customer_details.add_preference, World.customer, "高楼层"),
    "customer_details.add_alert": _later(
        customer_details.add_alert, lambda w: customer_details.AddAlert(w.customer(), Severity.SAFETY, "花生过敏")
    ),
    "follow_up_plans.plan_follow_up": _later(
        follow_up_plans.plan_follow_up,
        lambda w: follow_up_plans.PlanFollowUp("回访", w.now + timedelta(hours=2), None, w.ticket()),
    ),
    "follow_ups.tick_script": _later(follow_ups.tick_script, World.follow_up, 0),
    "follow_ups.record_attempt": _later(follow_ups.record_attempt, World.follow_up, AttemptOutcome.NO_ANSWER, "没人接"),
    "follow_ups.finish_follow_up": _later(
        follow_ups.finish_follow_up, lambda w: follow_ups.FinishFollowUp(w.follow_up(), csat=5, comment="很好")
    ),
    "guest_contacts.guest_asked": _later(guest_contacts.guest_asked, World.ticket, "又来问了"),
    "inquiries.log_inquiry": _later(inquiries.log_inquiry, inquiries.LogInquiry("几点早餐", "七点")),
    "merging.keep_apart": _later(merging.keep_apart, World.ticket, World.ticket),
    "promises.make_promise": _later(
        promises.make_promise, lambda w: promises.MakePromise("明早回复", w.now + timedelta(hours=3), w.ticket())
    ),
    "promises.change_promise": _later(
        promises.change_promise, lambda w: promises.ChangePromise(w.promise(), text="后天回复")
    ),
    "promises.settle_promise": _later(promises.settle_promise, World.promise, True),
    "return_policies.save_policy": _later(return_policies.save_policy, return_policies.ReturnPolicy(refund_days=9)),
    "tags.tag_ticket": _later(tags.tag_ticket, World.ticket, "常客"),
    "tags.add_tag": _later(tags.add_tag, "团队"),
    "ticket_categories.save_category": _later(
        ticket_categories.save_category, ticket_categories.SaveCategory(None, 1, None, "新类别", "New")
    ),
    "ticket_categories.retire_category": _later(ticket_categories.retire_category, lambda w: w.category("要停用的")),
    "ticket_categories.merge_category": _later(
        ticket_categories.merge_category, lambda w: w.category("并走的"), lambda w: w.category("留下的")
    ),
    "ticket_categories.set_category": _later(
        ticket_categories.set_category, World.ticket, lambda w: w.category("漏水类")
    ),
    "ticket_links.link": _later(ticket_links.link, World.ticket, World.ticket, LinkKind.PARENT),
    "ticket_reopening.open_linked": _later(ticket_reopening.open_linked, _solved, "又坏了"),
    "ticket_rules.set_when_over": _later(ticket_rules.set_when_over, ticket_rules.WhenOver.RESUME),
    "ticket_rules.set_reasons": _later(ticket_rules.set_reasons, "waiting", [{"zh": "等零件", "en": "Parts"}]),
    "ticket_rules.set_reopening": _later(
        ticket_rules.set_reopening, TicketKind.FAULT, ticket_rules.ReopenRule.WITHIN, 9
    ),
    "ticket_states.change_state": _later(
        ticket_states.change_state,
        lambda w: ticket_states.ChangeState(w.ticket(), "solved", resolution="换了零件", anyway="不需要"),
    ),
    "tickets.open_ticket": _later(
        tickets.open_ticket,
        lambda w: tickets.OpenTicket(
            WORD, WORD, scenario_id=w.scenario, promise="回复", promise_due_at=w.now + timedelta(hours=1)
        ),
    ),
    "tickets.assign": _later(tickets.assign, World.ticket, lambda w: w.keys.departments["engineering"], None, "请去"),
    "tickets.add_note": _later(tickets.add_note, World.ticket, "维修已去", 5),
    "tickets.add_reply": _later(tickets.add_reply, World.ticket, "十分钟到"),
    "tickets.edit_ticket": _later(
        tickets.edit_ticket,
        lambda w: tickets.EditTicket(w.ticket(), title="空调滴水", priority=Priority.URGENT, place="304"),
    ),
    "tickets.add_check": _later(tickets.add_check, World.ticket, "拍照"),
    "tickets.tick_check": _later(tickets.tick_check, lambda w: tickets.add_check(w.desk, w.ticket(), "拍照")),
    "tickets.escalate": _later(tickets.escalate, World.ticket, "宾客生气"),
    "tickets.watch": _later(tickets.watch, World.ticket),
    "visits.arrive": _later(visits.arrive, visits.Arrive(Channel.PHONE, caller="李")),
    "visits.start_visit": _later(visits.start_visit, visits.Arrive(Channel.PHONE, caller="李")),
    "visits.call": _later(visits.call, _waiting_visit),
    "visits.leave": _later(visits.leave, _waiting_visit),
    "visits.put_back": _later(visits.put_back, World.visit),
    "visits.set_customer": _later(visits.set_customer, World.visit, World.customer),
    "visits.choose_scenario": _later(visits.choose_scenario, World.visit, lambda w: w.scenario),
    "visits.edit_visit": _later(visits.edit_visit, lambda w: visits.EditVisit(w.visit(), request="改了", place="304")),
    "visits.park": _later(visits.park, World.visit),
    "visits.answer_visit": _later(visits.answer_visit, lambda w: _visit_end(w, answer="已说明")),
    "visits.open_ticket_from_visit": _later(
        visits.open_ticket_from_visit, lambda w: _visit_end(w, ticket=tickets.OpenTicket(WORD))
    ),
    "visits.call_back_visit": _later(
        visits.call_back_visit,
        lambda w: _visit_end(w, call_back=follow_up_plans.PlanFollowUp("回电", w.now + timedelta(hours=1))),
    ),
    "visits.discard_visit": _later(visits.discard_visit, lambda w: visits.start_visit(w.desk, visits.Arrive())),
    "compensations.request_compensation": _later(
        compensations.request_compensation,
        lambda w: compensations.RequestCompensation(w.ticket(), None, "果盘", 1000, "道歉"),
    ),
    "compensation_catalogue.save_item": _later(
        compensation_catalogue.save_item,
        compensation_catalogue.SaveItem("果盘", "Fruit", next(iter(CompensationKind)), 3000),
    ),
    "compensation_catalogue.set_limits": _later(compensation_catalogue.set_limits, {Role.FRONT_DESK: 5000}),
    "calendars.add_calendar": _later(calendars.add_calendar, "夜班", "Night", World.calendar),
    "calendars.set_calendar_day": _later(
        calendars.set_calendar_day, World.calendar, lambda w: (w.now + timedelta(days=3)).date(), False, "盘点"
    ),
    "escalation_levels.add_usual_levels": _later(escalation_levels.add_usual_levels),
}


@tries("articles.restore_edition")
def _restore_edition(world: World) -> Callable[[], object]:
    article = world.article()
    articles.write_article(world.desk, articles.WriteArticle("设施", title_zh="改", article_id=article))
    edition = world.one(ArticleEdition.edition, ArticleEdition.article_id == article)
    return lambda: articles.restore_edition(world.desk, article, edition - 1)


@tries("bin.restore")
def _restore(world: World) -> Callable[[], object]:
    recycle_bin.delete_ticket(world.desk, world.ticket(), "录错了")
    record = world.one(DeletedRecord.id)
    return lambda: recycle_bin.restore(world.desk, [record])


@tries("bulk_edits.edit_many")
def _edit_many(world: World) -> Callable[[], object]:
    ids = (world.ticket(), world.ticket(), _solved(world))
    command = bulk_edits.BulkEdit(
        ids,
        priority=Priority.HIGH,
        assignment=bulk_edits.Assignment(world.keys.departments["engineering"], None),
        watching=True,
        tag="急",
        parent=str(world.one(Staff.id) and world.ticket()),
    )
    return lambda: bulk_edits.edit_many(world.desk, replace(command, parent=""))


@tries("bulk_edits.delete_many")
def _delete_many(world: World) -> Callable[[], object]:
    ids = (world.ticket(), _solved(world))
    ticket_links.link(world.desk, *ids)
    return lambda: bulk_edits.delete_many(world.desk, ids, "重复")


@tries("customers.reveal_contact")
def _reveal(world: World) -> Callable[[], object]:
    customer = world.customer()
    contact = world.one(CustomerContact.id, CustomerContact.customer_id == customer)
    return lambda: customers.reveal_contact(world.desk, customer, contact, "回电")


def _contact(world: World) -> tuple[int, int]:
    customer = world.customer()
    return customer, customer_details.add_contact(world.desk, customer, ContactKind.PHONE, "13900000471")


@tries("customer_details.change_contact")
def _change_contact(world: World) -> Callable[[], object]:
    customer, contact = _contact(world)
    return lambda: customer_details.change_contact(world.desk, customer, contact, "13900000472")


@tries("customer_details.prefer_contact")
def _prefer_contact(world: World) -> Callable[[], object]:
    customer, contact = _contact(world)
    return lambda: customer_details.prefer_contact(world.desk, customer, contact)


@tries("customer_details.remove_contact")
def _remove_contact(world: World) -> Callable[[], object]:
    customer, contact = _contact(world)
    return lambda: customer_details.remove_contact(world.desk, customer, contact)


@tries("customer_details.change_reference")
def _change_reference(world: World) -> Callable[[], object]:
    wanted = customer_details.AddReference(world.customer(), "1305")
    reference = customer_details.add_reference(world.desk, wanted)
    return lambda: customer_details.change_reference(world.desk, reference, None, "1306")


@tries("customer_details.remove_reference")
def _remove_reference(world: World) -> Callable[[], object]:
    wanted = customer_details.AddReference(world.customer(), "1305")
    reference = customer_details.add_reference(world.desk, wanted)
    return lambda: customer_details.remove_reference(world.desk, reference)


@tries("customer_details.remove_preference")
def _remove_preference(world: World) -> Callable[[], object]:
    customer = world.customer()
    preference = customer_details.add_preference(world.desk, customer, "高楼层")
    return lambda: customer_details.remove_preference(world.desk, customer, preference)


@tries("customer_details.remove_alert")
def _remove_alert(world: World) -> Callable[[], object]:
    customer = world.customer()
    alert = customer_details.add_alert(world.desk, customer_details.AddAlert(customer, Severity.SAFETY, "花生"))
    return lambda: customer_details.remove_alert(world.desk, customer, alert)


@tries("compensation_catalogue.move_item")
def _move_item(world: World) -> Callable[[], object]:
    item = world.one(CompensationItem.id)
    return lambda: compensation_catalogue.move_item(world.desk, item, -1)


@tries("compensations.withdraw_compensation")
def _withdraw(world: World) -> Callable[[], object]:
    wanted = compensations.RequestCompensation(world.ticket(), None, "免房", 99_000_000, "道歉")
    asked = compensations.request_compensation(world.desk, wanted).id
    return lambda: compensations.withdraw_compensation(world.desk, asked)


@tries("compensations.cancel_compensation")
def _cancel(world: World) -> Callable[[], object]:
    asked = world.asked()
    return lambda: compensations.cancel_compensation(world.desk, asked, "宾客不要")


@tries("merging.merge_tickets")
def _merge(world: World) -> Callable[[], object]:
    source, target = world.ticket(), world.ticket()
    tickets.add_note(world.desk, source, "并走")
    return lambda: merging.merge_tickets(world.desk, merging.MergeTickets(source, target))


@tries("service_levels.save_levels")
def _save_levels(world: World) -> Callable[[], object]:
    calendar = world.calendar()
    level = world.one(ServiceLevel.id, ServiceLevel.is_default)
    draft = service_levels.LevelDraft(level, None, None, (), 20, 60, 999, calendar, is_default=True)
    world.ticket()
    return lambda: service_levels.save_levels(world.desk, [draft])


@tries("splitting.split_ticket")
def _split(world: World) -> Callable[[], object]:
    ticket = world.ticket()
    entry = tickets.add_note(world.desk, ticket, "另一件事")
    assert world.one(TicketEntry.id, TicketEntry.ticket_id == ticket)
    return lambda: splitting.split_ticket(world.desk, splitting.SplitTicket(ticket, (entry,), "另一件事"))


@tries("tags.untag_ticket")
def _untag(world: World) -> Callable[[], object]:
    ticket = world.ticket()
    tag = tags.tag_ticket(world.desk, ticket, "常客")
    return lambda: tags.untag_ticket(world.desk, ticket, tag)


@tries("tags.change_tag")
def _change_tag(world: World) -> Callable[[], object]:
    tag = tags.add_tag(world.desk, "要改的")
    return lambda: tags.change_tag(world.desk, tag, "改好的", "Changed", "primary")


@tries("tags.join_tags")
def _join_tags(world: World) -> Callable[[], object]:
    first, second = tags.add_tag(world.desk, "并走签"), tags.add_tag(world.desk, "留下签")
    tags.tag_ticket(world.desk, world.ticket(), "并走签")
    return lambda: tags.join_tags(world.desk, first, second)


@tries("ticket_categories.shift_category")
def _shift_category(world: World) -> Callable[[], object]:
    category = world.category("要挪的")
    return lambda: ticket_categories.shift_category(world.desk, category, -1)


@tries("ticket_links.link_by_number")
def _link_by_number(world: World) -> Callable[[], object]:
    from servicedesk.models import Ticket

    first, second = world.ticket(), world.ticket()
    number = world.one(Ticket.number, Ticket.id == second)
    return lambda: ticket_links.link_by_number(world.desk, first, number)


@tries("ticket_links.unlink")
def _unlink(world: World) -> Callable[[], object]:
    first, second = world.ticket(), world.ticket()
    ticket_links.link(world.desk, first, second)
    link = world.one(TicketLink.id)
    return lambda: ticket_links.unlink(world.desk, first, link)


@tries("ticket_priorities.classify")
def _classify(world: World) -> Callable[[], object]:
    from servicedesk.core.enums import Impact, Urgency

    command = ticket_priorities.Classify(world.ticket(), None, next(iter(Impact)), next(iter(Urgency)))
    return lambda: ticket_priorities.classify(world.desk, command)


@tries("ticket_priorities.assess")
def _assess(world: World) -> Callable[[], object]:
    from servicedesk.core.enums import Impact, Urgency

    ticket = world.ticket()
    return lambda: ticket_priorities.assess(world.desk, ticket, next(iter(Impact)), next(iter(Urgency)))


@tries("ticket_rules.shift_state")
def _shift_state(world: World) -> Callable[[], object]:
    code = world.one(TicketState.code, TicketState.state_class == StateClass.WAITING.value)
    return lambda: ticket_rules.shift_state(world.desk, code, -1)


@tries("ticket_rules.save_state")
def _save_state(world: World) -> Callable[[], object]:
    command = ticket_rules.SaveState("", 1, StateClass.ACTIVE, "返修中", "Rework", False)
    return lambda: ticket_rules.save_state(world.desk, command)


@tries("visits.call_next")
def _call_next(world: World) -> Callable[[], object]:
    _waiting_visit(world)
    return lambda: visits.call_next(world.desk)


@tries("visits.see_alerts")
def _see_alerts(world: World) -> Callable[[], object]:
    visit, customer = world.visit(), world.customer()
    customer_details.add_alert(world.desk, customer_details.AddAlert(customer, Severity.SAFETY, "花生"))
    visits.set_customer(world.desk, visit, customer)
    return lambda: visits.see_alerts(world.desk, visit)


def _stepped(world: World) -> tuple[int, int]:
    from servicedesk.models import ScenarioStep

    visit = world.visit()
    visits.choose_scenario(world.desk, visit, world.scenario)
    step = world.one(ScenarioStep.id, ScenarioStep.scenario_id == world.scenario)
    assert VisitStep.__tablename__
    return visit, step


@tries("visits.tick_step")
def _tick_step(world: World) -> Callable[[], object]:
    visit, step = _stepped(world)
    return lambda: visits.tick_step(world.desk, visit, step)


@tries("visits.skip_step")
def _skip_step(world: World) -> Callable[[], object]:
    visit, step = _stepped(world)
    return lambda: visits.skip_step(world.desk, visit, step, "宾客赶时间")


@tries("visits.resume")
def _resume(world: World) -> Callable[[], object]:
    visit = world.visit()
    visits.park(world.desk, visit)
    return lambda: visits.resume(world.desk, visit)


@tries("internal_agreements.save_partner")
def _save_partner(world: World) -> Callable[[], object]:
    return lambda: internal_agreements.save_partner(world.desk, internal_agreements.PartnerDraft(None, "电梯公司"))


@tries("drafts.hand_over_draft")
def _hand_over(world: World) -> Callable[[], object]:
    from servicedesk.models import Draft

    ticket = world.ticket()
    drafts.save_draft(world.desk, "ticket", str(ticket), {"text": "写到一半"})
    draft, colleague = world.one(Draft.id), world.one(Staff.id)
    assert FollowUp.__tablename__
    return lambda: drafts.hand_over_draft(world.desk, draft, colleague)
