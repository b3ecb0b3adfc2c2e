"""One try of every act that can be undone: what has to be there first, then the act itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from servicedesk.core.enums import (
    AttemptOutcome,
    Channel,
    CompensationKind,
    ContactKind,
    LinkKind,
    Priority,
    Severity,
    TicketKind,
)
from servicedesk.core.permissions import Role
from servicedesk.models import ArticleEdition, CompensationItem, CustomerContact, DeletedRecord, ServiceLevel
from servicedesk.services import (
    articles,
    calendars,
    compensation_catalogue,
    compensations,
    customer_details,
    customers,
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
    tags,
    ticket_categories,
    ticket_links,
    ticket_reopening,
    ticket_rules,
    ticket_states,
    tickets,
    visit_commands,
    visits,
)
from servicedesk.services import bin as recycle_bin
from tests.integration.services.acting_world import TRIES, WORD, World, later, tries

TRIES |= {
    "articles.write_article": later(
        articles.write_article, lambda w: articles.WriteArticle("设施", title_zh=WORD, article_id=w.article())
    ),
    "articles.publish": later(articles.publish, World.article),
    "articles.expire": later(articles.expire, World.article),
    "articles.review": later(articles.review, World.article, lambda w: (w.now + timedelta(days=30)).date()),
    "articles.vote": later(articles.vote, World.article, True),
    "articles.use_article": later(articles.use_article, World.article),
    "articles.want_article": later(articles.want_article, "有没有充电宝"),
    "articles.dismiss_wanted": later(
        articles.dismiss_wanted, lambda w: articles.want_article(w.desk, "有没有充电宝吗")
    ),
    "bin.delete_ticket": later(recycle_bin.delete_ticket, World.ticket, "录错了"),
    "bin.delete_article": later(recycle_bin.delete_article, World.article, "过时"),
    "bin.keep_days": later(recycle_bin.keep_days, 30),
    "holiday_reminders.hide_reminder": later(holiday_reminders.hide_reminder, 2027),
    "customers.add_customer": later(customers.add_customer, customers.AddCustomer("李国栋", "13800002206")),
    "customers.change_customer": later(
        customers.change_customer, lambda w: customers.ChangeCustomer(w.customer(), name="陈思源", notes="爱清静")
    ),
    "customer_details.add_contact": later(
        customer_details.add_contact, World.customer, ContactKind.PHONE, "13900000471"
    ),
    "customer_details.add_reference": later(
        customer_details.add_reference, lambda w: customer_details.AddReference(w.customer(), "1305")
    ),
    "customer_details.add_preference": later(customer_details.add_preference, World.customer, "高楼层"),
    "customer_details.add_alert": later(
        customer_details.add_alert, lambda w: customer_details.AddAlert(w.customer(), Severity.SAFETY, "花生过敏")
    ),
    "follow_up_plans.plan_follow_up": later(
        follow_up_plans.plan_follow_up,
        lambda w: follow_up_plans.PlanFollowUp("回访", w.now + timedelta(hours=2), None, w.ticket()),
    ),
    "follow_ups.tick_script": later(follow_ups.tick_script, World.follow_up, 0),
    "follow_ups.record_attempt": later(follow_ups.record_attempt, World.follow_up, AttemptOutcome.NO_ANSWER, "没人接"),
    "follow_ups.finish_follow_up": later(
        follow_ups.finish_follow_up, lambda w: follow_ups.FinishFollowUp(w.follow_up(), csat=5, comment="很好")
    ),
    "guest_contacts.guest_asked": later(guest_contacts.guest_asked, World.ticket, "又来问了"),
    "inquiries.log_inquiry": later(inquiries.log_inquiry, inquiries.LogInquiry("几点早餐", "七点")),
    "merging.keep_apart": later(merging.keep_apart, World.ticket, World.ticket),
    "promises.make_promise": later(
        promises.make_promise, lambda w: promises.MakePromise("明早回复", w.now + timedelta(hours=3), w.ticket())
    ),
    "promises.change_promise": later(
        promises.change_promise, lambda w: promises.ChangePromise(w.promise(), text="后天回复")
    ),
    "promises.settle_promise": later(promises.settle_promise, World.promise, True),
    "return_policies.save_policy": later(return_policies.save_policy, return_policies.ReturnPolicy(refund_days=9)),
    "tags.tag_ticket": later(tags.tag_ticket, World.ticket, "常客"),
    "tags.add_tag": later(tags.add_tag, "团队"),
    "ticket_categories.save_category": later(
        ticket_categories.save_category, ticket_categories.SaveCategory(None, 1, None, "新类别", "New")
    ),
    "ticket_categories.retire_category": later(ticket_categories.retire_category, lambda w: w.category("要停用的")),
    "ticket_categories.merge_category": later(
        ticket_categories.merge_category, lambda w: w.category("并走的"), lambda w: w.category("留下的")
    ),
    "ticket_categories.set_category": later(
        ticket_categories.set_category, World.ticket, lambda w: w.category("漏水类")
    ),
    "ticket_links.link": later(ticket_links.link, World.ticket, World.ticket, LinkKind.PARENT),
    "ticket_reopening.open_linked": later(ticket_reopening.open_linked, World.solved, "又坏了"),
    "ticket_rules.set_when_over": later(ticket_rules.set_when_over, ticket_rules.WhenOver.RESUME),
    "ticket_rules.set_reasons": later(ticket_rules.set_reasons, "waiting", [{"zh": "等零件", "en": "Parts"}]),
    "ticket_rules.set_reopening": later(
        ticket_rules.set_reopening, TicketKind.FAULT, ticket_rules.ReopenRule.WITHIN, 9
    ),
    "ticket_states.change_state": later(
        ticket_states.change_state,
        lambda w: ticket_states.ChangeState(w.ticket(), "solved", resolution="换了零件", anyway="不需要"),
    ),
    "tickets.open_ticket": later(
        tickets.open_ticket,
        lambda w: tickets.OpenTicket(
            WORD, WORD, scenario_id=w.scenario, promise="回复", promise_due_at=w.now + timedelta(hours=1)
        ),
    ),
    "tickets.assign": later(tickets.assign, World.ticket, lambda w: w.keys.departments["engineering"], None, "请去"),
    "tickets.add_note": later(tickets.add_note, World.ticket, "维修已去", 5),
    "tickets.add_reply": later(tickets.add_reply, World.ticket, "十分钟到"),
    "tickets.edit_ticket": later(
        tickets.edit_ticket,
        lambda w: tickets.EditTicket(w.ticket(), title="空调滴水", priority=Priority.URGENT, place="304"),
    ),
    "tickets.add_check": later(tickets.add_check, World.ticket, "拍照"),
    "tickets.tick_check": later(tickets.tick_check, lambda w: tickets.add_check(w.desk, w.ticket(), "拍照")),
    "tickets.escalate": later(tickets.escalate, World.ticket, "宾客生气"),
    "tickets.watch": later(tickets.watch, World.ticket),
    "visits.arrive": later(visits.arrive, visit_commands.Arrive(Channel.PHONE, caller="李")),
    "visits.start_visit": later(visits.start_visit, visit_commands.Arrive(Channel.PHONE, caller="李")),
    "visits.call": later(visits.call, World.waiting_visit),
    "visits.leave": later(visits.leave, World.waiting_visit),
    "visits.put_back": later(visits.put_back, World.visit),
    "visits.set_customer": later(visits.set_customer, World.visit, World.customer),
    "visits.choose_scenario": later(visits.choose_scenario, World.visit, lambda w: w.scenario),
    "visits.edit_visit": later(
        visits.edit_visit, lambda w: visit_commands.EditVisit(w.visit(), request="改了", place="304")
    ),
    "visits.park": later(visits.park, World.visit),
    "visits.answer_visit": later(visits.answer_visit, lambda w: w.visit_end(answer="已说明")),
    "visits.open_ticket_from_visit": later(
        visits.open_ticket_from_visit, lambda w: w.visit_end(ticket=tickets.OpenTicket(WORD))
    ),
    "visits.call_back_visit": later(
        visits.call_back_visit,
        lambda w: w.visit_end(call_back=follow_up_plans.PlanFollowUp("回电", w.now + timedelta(hours=1))),
    ),
    "visits.discard_visit": later(visits.discard_visit, lambda w: visits.start_visit(w.desk, visit_commands.Arrive())),
    "compensations.request_compensation": later(
        compensations.request_compensation,
        lambda w: compensations.RequestCompensation(w.ticket(), None, "果盘", 1000, "道歉"),
    ),
    "compensation_catalogue.save_item": later(
        compensation_catalogue.save_item,
        compensation_catalogue.SaveItem("果盘", "Fruit", next(iter(CompensationKind)), 3000),
    ),
    "compensation_catalogue.set_limits": later(compensation_catalogue.set_limits, {Role.FRONT_DESK: 5000}),
    "calendars.add_calendar": later(calendars.add_calendar, "夜班", "Night", World.calendar),
    "calendars.set_calendar_day": later(
        calendars.set_calendar_day, World.calendar, lambda w: (w.now + timedelta(days=3)).date(), False, "盘点"
    ),
    "escalation_levels.add_usual_levels": later(escalation_levels.add_usual_levels),
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


@tries("service_levels.save_levels")
def _save_levels(world: World) -> Callable[[], object]:
    calendar = world.calendar()
    level = world.one(ServiceLevel.id, ServiceLevel.is_default)
    draft = service_levels.LevelDraft(level, None, None, (), 20, 60, 999, calendar, is_default=True)
    world.ticket()
    return lambda: service_levels.save_levels(world.desk, [draft])


@tries("internal_agreements.save_partner")
def _save_partner(world: World) -> Callable[[], object]:
    return lambda: internal_agreements.save_partner(world.desk, internal_agreements.PartnerDraft(None, "电梯公司"))
