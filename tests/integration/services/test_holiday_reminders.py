"""A year that calendars know no public holidays of: said in time, to who can enter them, until put away."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import delete

from servicedesk.core.actor import Actor
from servicedesk.core.errors import NotAllowed
from servicedesk.core.permissions import Role
from servicedesk.models import CalendarDay
from servicedesk.queries import rules
from servicedesk.queries.missing_holidays import missing_year
from servicedesk.services.calendars import DayDraft, set_days
from servicedesk.services.desk import load_site
from servicedesk.services.holiday_reminders import hide_reminder
from servicedesk.services.service_levels import LevelDraft, save_levels
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.services.undo import undo_last


@pytest.fixture
def house(desk):
    """A hotel on 22 November 2026; the holidays of 2027 are not in its calendar."""
    set_up_site(desk, SetUpSite("云湖酒店", "hotel"))
    load_site(desk)
    boss = add_staff(desk, AddStaff("shen", "沈磊", Role.SUPERVISOR, password="湖畔 good morning 7"))
    desk.actor = Actor(boss, "沈磊", Role.SUPERVISOR)
    return desk


def holidays_of(desk, year):
    calendar = next(row.id for row in rules.calendars(desk) if row.uses_public_holidays)
    set_days(desk, calendar, [DayDraft(date(year, 1, 1) + timedelta(days=each), False, "元旦") for each in range(5)])


def test_next_year_is_named_from_december_on_until_it_is_entered(house, clock):
    assert missing_year(house) is None
    clock.advance(days=8)
    assert missing_year(house) is None, "the last of November"
    clock.advance(days=1)
    found = missing_year(house)
    assert (found.year, found.open_deadlines) == (2027, 0)
    holidays_of(house, 2027)
    assert missing_year(house) is None


def test_this_year_is_named_at_once(house):
    with house.work("test.clear") as work:
        work.connection.execute(delete(CalendarDay))
        work.undoable = False
        work.commit()
    assert missing_year(house).year == 2026
    # A closed day of the house's own is no year's holidays.
    calendar = next(row.id for row in rules.calendars(house) if row.uses_public_holidays)
    set_days(house, calendar, [DayDraft(date(2026, 12, 20), False, "盘点")])
    assert missing_year(house).year == 2026


def test_open_deadlines_that_reach_a_year_name_it_earlier(house):
    around = next(row.id for row in rules.calendars(house) if not row.uses_public_holidays)
    save_levels(house, [LevelDraft(None, None, None, (), 60, 60, 60 * 24 * 60, around, is_default=True)])
    open_ticket(house, OpenTicket("定制家具"))
    open_ticket(house, OpenTicket("投诉", is_sensitive=True))
    found = missing_year(house)
    assert (found.year, found.open_deadlines) == (2027, 2)


def test_each_person_puts_it_away_for_themselves(house, clock):
    clock.advance(days=9)
    hide_reminder(house, 2027)
    assert missing_year(house) is None
    other = house.as_actor(Actor(99, "周宁", Role.ADMINISTRATOR))
    assert missing_year(other).year == 2027
    undo_last(house)
    assert missing_year(house).year == 2027


def test_who_may_not_enter_them_is_not_asked(house):
    with pytest.raises(NotAllowed):
        missing_year(house.as_actor(Actor(None, "新人", Role.FRONT_DESK)))
