"""A hotel whose supervisor acts."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from servicedesk.core.actor import Actor
from servicedesk.core.permissions import Role
from servicedesk.models import Calendar, Department
from servicedesk.services.desk import load_site
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft, save_agreements, save_partner
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from tests.integration.services.service_clock.levels import rows


@pytest.fixture
def house(desk):
    """A hotel whose supervisor acts; it is Sunday afternoon, 14:32."""
    set_up_site(desk, SetUpSite("云湖酒店", "hotel"))
    load_site(desk)
    boss = add_staff(desk, AddStaff("shen", "沈磊", Role.SUPERVISOR, password="湖畔 good morning 7"))
    desk.actor = Actor(boss, "沈磊", Role.SUPERVISOR)
    return desk


@pytest.fixture
def agreed(house):
    """Engineering has 30 minutes, a lift company an hour."""
    engineering = rows(house, select(Department.id).where(Department.code == "engineering"))[0].id
    front = rows(house, select(Calendar.id).where(Calendar.code == "front"))[0].id
    lift = save_partner(house, PartnerDraft(None, "申通电梯", "李工", "021-5555 0101", front))
    save_agreements(
        house,
        [
            AgreementDraft(None, engineering, None, 10, front, priority="urgent"),
            AgreementDraft(None, engineering, None, 30, front),
            AgreementDraft(None, None, lift, 60, front),
        ],
    )
    return engineering, lift
