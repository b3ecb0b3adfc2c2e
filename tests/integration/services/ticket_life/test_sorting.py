"""Categories and priorities: proposed, moved, merged, followed until somebody decides."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from servicedesk.core.actor import Actor
from servicedesk.core.enums import Impact, Priority, Urgency
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Role
from servicedesk.models import Scenario
from servicedesk.queries.ticket_categories import categories, category_tree
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, ticket_list
from servicedesk.services import ticket_categories as filing
from servicedesk.services import ticket_rules as rules
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.ticket_priorities import assess, follow_assessment
from servicedesk.services.tickets import edit_ticket
from servicedesk.services.undo import undo_last
from tests.integration.services.ticket_life.tickets import opened, row

# -- categories ----------------------------------------------------------------------------------------------------


def test_the_scenario_proposes_the_category_of_the_pack(house):
    tree = {item.path.zh: item for item in categories(house)}
    assert tree["工程 / 报修"].path.en == "Engineering / Fault"
    with house.database.reader.begin() as connection:
        fault = connection.execute(select(Scenario.id).where(Scenario.code == "facility_fault")).scalar()
    assert ticket_detail(house, opened(house, scenario_id=fault)).category.path.zh == "工程 / 报修"
    assert filing.take_categories_from_pack(house) == 0


def test_categories_are_added_moved_retired_and_merged_and_tickets_follow(house):
    top = filing.save_category(house, filing.SaveCategory(None, 0, None, "设施报修", "Facilities"))
    air = filing.save_category(house, filing.SaveCategory(None, 0, top, "空调", "Air conditioning"))
    heat = filing.save_category(house, filing.SaveCategory(None, 0, top, "暖气", "Heating"))
    with pytest.raises(Refused, match="name_taken"):
        filing.save_category(house, filing.SaveCategory(None, 0, top, "空调", ""))
    with pytest.raises(Refused, match="category_below_itself"):
        filing.save_category(house, filing.SaveCategory(top, 1, air, "设施报修", "Facilities"))
    cold, warm = opened(house, category_id=air), opened(house, category_id=heat)
    assert ticket_detail(house, cold).category.path.zh == "设施报修 / 空调"

    def listed(category):
        return sorted(each.id for each in ticket_list(house, TicketFilter(category_id=category)))

    assert (listed(top), listed(air)) == ([cold, warm], [cold])
    filing.merge_category(house, heat, air)
    assert listed(air) == [cold, warm]
    assert ticket_detail(house, warm).category.path.zh == "设施报修 / 空调"
    assert {each.category.id: each.tickets for each in category_tree(house)}[air] == 2
    undo_last(house)
    assert (listed(air), ticket_detail(house, warm).category.name.zh) == ([cold], "暖气")
    filing.retire_category(house, top)
    assert not {top, air, heat} & {each.id for each in categories(house)}
    with pytest.raises(Refused, match="category_gone"):
        filing.set_category(house, opened(house), air)
    assert ticket_detail(house, cold).category.path.zh == "设施报修 / 空调"


def test_counts_of_categories_hide_sensitive_tickets(house, people):
    place = categories(house)[0].id
    opened(house, category_id=place, is_sensitive=True)
    auditor = house.as_actor(Actor(None, "auditor", Role.AUDITOR))
    assert next(each.tickets for each in category_tree(auditor) if each.category.id == place) == 1
    clerk = house.as_actor(people[Role.FRONT_DESK])
    assert ticket_list(clerk, TicketFilter(category_id=place)) == []


# -- priority ------------------------------------------------------------------------------------------------------


def test_the_priority_follows_impact_and_urgency_until_set_by_hand(house):
    ticket = opened(house)
    before = row(house, ticket).resolution_due_at
    assert assess(house, ticket, Impact.ALL, Urgency.NOW) is Priority.URGENT
    assert row(house, ticket).resolution_due_at < before
    edit_ticket(house, EditTicket(ticket, priority=Priority.LOW))
    assert ticket_detail(house, ticket).priority_is_manual
    assert assess(house, ticket, Impact.SEVERAL, Urgency.TODAY) is Priority.LOW
    assert follow_assessment(house, ticket) is Priority.HIGH
    rules.set_priority_for(house, Impact.SEVERAL, Urgency.TODAY, Priority.NORMAL)
    assert row(house, ticket).priority == "high"
    made = row(house, opened(house, impact="several", urgency="today"))
    assert (made.priority, made.priority_is_manual) == ("normal", False)
    assert row(house, opened(house, impact="several", urgency="today", priority=Priority.URGENT)).priority_is_manual
