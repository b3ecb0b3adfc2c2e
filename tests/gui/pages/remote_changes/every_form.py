"""Every form of Settings about something stored."""

from __future__ import annotations

from tests.gui.pages.remote_changes.list_forms import (
    category_form,
    equipment_form,
    field_form,
    item_form,
    state_form,
    tag_form,
)
from tests.gui.pages.remote_changes.people_forms import department_form, partner_form, person_form, site_form
from tests.gui.pages.remote_changes.rule_forms import (
    agreement_form,
    day_form,
    escalation_form,
    hours_form,
    limits_form,
    policy_form,
    reasons_form,
    rules_form,
)

FORMS = [
    equipment_form(),
    category_form(),
    state_form(),
    field_form(),
    tag_form(),
    item_form(),
    limits_form(),
    policy_form(),
    site_form(),
    department_form(),
    person_form(),
    partner_form(),
    agreement_form(),
    escalation_form(),
    rules_form(),
    hours_form(),
    day_form(),
    reasons_form(),
]
