"""A hotel from its pack, and one person of each role."""

from __future__ import annotations

import pytest

from servicedesk.core.actor import Actor
from servicedesk.core.permissions import Role
from servicedesk.services.desk import load_site
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff

PASSWORD = "湖畔 good morning 7"


@pytest.fixture
def house(desk):
    """A hotel from its pack; the system acts, people of each role are there."""
    set_up_site(desk, SetUpSite("云湖酒店", "hotel", administrator="周宁", sign_in_name="admin", password=PASSWORD))
    load_site(desk)
    return desk


@pytest.fixture
def people(house):
    def hire(code, role):
        return Actor(add_staff(house, AddStaff(code, code, role, password=PASSWORD)), code, role)

    return {role: hire(role.value, role) for role in (Role.FRONT_DESK, Role.SPECIALIST, Role.SUPERVISOR)}
