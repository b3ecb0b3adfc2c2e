"""A hotel whose levels are for each test to set."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from servicedesk.core.permissions import Role
from servicedesk.models import ServiceLevel
from servicedesk.services.desk import load_site
from servicedesk.services.escalation_levels import save_escalation_levels
from servicedesk.services.service_levels import LevelDraft as TimeRule
from servicedesk.services.service_levels import save_levels
from servicedesk.services.site_setup import SetUpPerson, SetUpSite, set_up_site
from tests.integration.services.escalation.levels import HOUR, always, rows


@pytest.fixture
def house(desk):
    """A hotel open day and night: answered within an hour, solved within ten; nobody is told of anything yet."""
    people = tuple(
        SetUpPerson(name, name, role, department)
        for name, role, department in (
            ("lin", Role.FRONT_DESK, "front"),
            ("he", Role.SPECIALIST, "engineering"),
            ("shen", Role.SUPERVISOR, "front"),
        )
    )
    set_up_site(desk, SetUpSite("云湖酒店", "hotel", people=people))
    load_site(desk)
    calendar = rows(desk, select(ServiceLevel.calendar_id).where(ServiceLevel.is_default))[0][0]
    slow = TimeRule(None, None, "normal", (), HOUR, 5 * HOUR, 10 * HOUR, always(desk))
    fast = TimeRule(None, None, "high", (), HOUR, 5 * HOUR, 5 * HOUR, always(desk))
    save_levels(desk, [slow, fast, TimeRule(None, None, None, (), HOUR, 5 * HOUR, 10 * HOUR, calendar, True)])
    save_escalation_levels(desk, [])
    return desk
