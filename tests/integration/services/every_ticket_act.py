"""One try of every act on a ticket or a visit that takes more than a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from servicedesk.core.enums import Priority, Severity, StateClass
from servicedesk.models import FollowUp, Staff, TicketEntry, TicketLink, TicketState, VisitStep
from servicedesk.services import (
    bulk_edits,
    customer_details,
    drafts,
    merging,
    splitting,
    tags,
    ticket_categories,
    ticket_links,
    ticket_priorities,
    ticket_rules,
    tickets,
    visits,
)
from tests.integration.services.acting_world import World, tries


@tries("bulk_edits.edit_many")
def _edit_many(world: World) -> Callable[[], object]:
    ids = (world.ticket(), world.ticket(), world.solved())
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
    ids = (world.ticket(), world.solved())
    ticket_links.link(world.desk, *ids)
    return lambda: bulk_edits.delete_many(world.desk, ids, "重复")


@tries("merging.merge_tickets")
def _merge(world: World) -> Callable[[], object]:
    source, target = world.ticket(), world.ticket()
    tickets.add_note(world.desk, source, "并走")
    return lambda: merging.merge_tickets(world.desk, merging.MergeTickets(source, target))


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
    world.waiting_visit()
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


@tries("drafts.hand_over_draft")
def _hand_over(world: World) -> Callable[[], object]:
    from servicedesk.models import Draft

    ticket = world.ticket()
    drafts.save_draft(world.desk, "ticket", str(ticket), {"text": "写到一半"})
    draft, colleague = world.one(Draft.id), world.one(Staff.id)
    assert FollowUp.__tablename__
    return lambda: drafts.hand_over_draft(world.desk, draft, colleague)
