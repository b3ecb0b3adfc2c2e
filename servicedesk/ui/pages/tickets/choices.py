"""What the form of a new ticket offers, and the title it proposes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.text import one_line
from servicedesk.queries import drafts, staff, ticket_categories, ticket_details, visits
from servicedesk.queries.ticket_categories import Category
from servicedesk.queries.visits import ScenarioRow
from servicedesk.ui.pages.tickets.kind_section import Fields, fields_by_kind

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk

FORM = "new_ticket"
TITLE_LENGTH = 60
_STOPS = "。！？；\n!?;"
_COMMAS = "，,"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers."""

    scenarios: list[ScenarioRow]
    departments: list[staff.DepartmentRow]
    people: list[staff.AssigneeRow]
    reasons: list[Bilingual]
    fields: Fields
    draft: dict[str, Any] | None
    categories: list[Category]


def title_for(place: str, text: str) -> str:
    """Return a title made of the place and the first clause of what was said."""
    clause = text.strip()
    for stops in (_STOPS, _COMMAS):
        cut = min((clause.index(mark) for mark in stops if mark in clause), default=len(clause))
        if stops is _STOPS or cut >= 4:
            clause = clause[:cut]
    start = place.strip()
    if start and start in clause:
        start = ""
    # What happened is typed right behind the place.
    return one_line(f"{start} {clause}", TITLE_LENGTH) if clause else f"{start} ".lstrip()


def ask_choices(desk: Desk, subject: str) -> Choices:
    """Return what the form offers, and the draft about *subject* if there is one."""
    draft = drafts.my_draft(desk, FORM, subject) if desk.actor.staff_id is not None else None
    return Choices(
        visits.scenarios(desk),
        staff.departments(desk),
        staff.assignees(desk),
        ticket_details.reasons(desk).get("skipped", []),
        fields_by_kind(desk),
        draft.content if draft else None,
        ticket_categories.categories(desk),
    )
