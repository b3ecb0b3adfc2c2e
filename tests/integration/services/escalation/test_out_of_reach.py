"""Times that no calendar would ever use up are refused where they are set, so that the desk can go on working."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from servicedesk.core.errors import Refused
from servicedesk.models import Calendar, Department, Ticket
from servicedesk.services.calendars import DayDraft, set_days, set_week, week_effect
from servicedesk.services.internal_agreements import AgreementDraft, save_agreements
from servicedesk.services.service_levels import LevelDraft, effect_of, save_levels
from servicedesk.services.ticket_states import ChangeState, change_state
from tests.integration.services.escalation.levels import always, open_one, rows

YEAR = 366 * 24 * 60
# A minute a week: three days of work take most of a century.
BARELY = {"1": [["09:00", "09:01"]]}


def rule(calendar, minutes):
    return LevelDraft(None, None, None, (), 60, 60, minutes, calendar, True)


@pytest.mark.parametrize("minutes", [10 * YEAR + 1, 26_000_000, 10**12, 10**30])
@pytest.mark.parametrize("with_tickets", [False, True])
def test_a_rule_of_many_years_is_refused_and_tickets_are_opened_as_before(house, minutes, with_tickets):
    if with_tickets:
        open_one(house)
    for save in (save_levels, effect_of):
        with pytest.raises(Refused, match="target_out_of_reach") as refused:
            save(house, [rule(always(house), minutes)])
        assert refused.value.parameters["position"] == 1
    found = rows(house, select(Ticket.due_at).where(Ticket.id == open_one(house)))[0]
    assert found.due_at is not None


def test_years_are_allowed_as_long_as_they_are_reached(house, clock):
    save_levels(house, [rule(always(house), 9 * YEAR)])
    found = rows(house, select(Ticket.resolution_due_at).where(Ticket.id == open_one(house)))[0]
    assert found.resolution_due_at == clock.now() + timedelta(minutes=9 * YEAR)


def test_hours_that_use_up_no_target_are_refused_before_anything_moves(house):
    calendar = always(house)
    save_levels(house, [rule(calendar, 3 * 24 * 60)])
    due_at = rows(house, select(Ticket.due_at).where(Ticket.id == open_one(house)))
    for change in (set_week, week_effect):
        with pytest.raises(Refused, match="target_out_of_reach"):
            change(house, calendar, BARELY)
    assert rows(house, select(Ticket.due_at)) == due_at
    assert set_week(house, calendar, {"1": [["09:00", "18:00"]]}) == 1


def test_closing_years_of_days_is_refused_as_well(house, clock):
    calendar, today = always(house), clock.now().date()
    save_levels(house, [rule(calendar, 600)])
    closed = [DayDraft(today + timedelta(days=each), False) for each in range(1, 11 * 366)]
    with pytest.raises(Refused, match="target_out_of_reach"):
        set_days(house, calendar, closed)
    assert set_days(house, calendar, closed[:400]).added == 400


def test_an_agreement_has_to_be_reached_too(house):
    calendar = always(house)
    other = rows(house, select(Calendar.id).where(Calendar.id != calendar))[0].id
    department = rows(house, select(Department.id).where(Department.code == "engineering"))[0].id
    save_levels(house, [rule(calendar, 600)])
    draft = AgreementDraft(None, department, None, 3 * 24 * 60, other)
    save_agreements(house, [draft])
    with pytest.raises(Refused, match="agreement_out_of_reach"):
        set_week(house, other, BARELY)
    save_agreements(house, [])
    set_week(house, other, BARELY)
    with pytest.raises(Refused, match="agreement_out_of_reach"):
        save_agreements(house, [draft])
    open_one(house, department_id=department)


def test_a_wait_of_decades_is_a_slip_of_the_finger(house, clock):
    ticket = open_one(house)
    with pytest.raises(Refused, match="until_too_far") as refused:
        change_state(
            house,
            ChangeState(ticket, "waiting_customer", reason="回国后", until_at=clock.now() + timedelta(days=36_600)),
        )
    assert refused.value.parameters["field"] == "until_at"
    change_state(
        house, ChangeState(ticket, "waiting_customer", reason="明年再来", until_at=clock.now() + timedelta(days=365))
    )
