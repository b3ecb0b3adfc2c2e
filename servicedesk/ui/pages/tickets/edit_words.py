"""What the edit form of a ticket offers, and how its fields and values are called in a conflict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.three_way import EditConflict
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.core.translation import translate
from servicedesk.queries import staff, ticket_categories, ticket_details, ticket_fields, visits
from servicedesk.queries.ticket_categories import Category
from servicedesk.queries.visits import ScenarioRow
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.pages.tickets.field_names import field_name, value_words
from servicedesk.ui.pages.tickets.field_words import value_in_words
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class EditChoices:
    """What a ticket's fields can be set to, and the names behind the ids in a conflict."""

    scenarios: list[ScenarioRow] = field(default_factory=list)
    causes: list[Bilingual] = field(default_factory=list)
    states: dict[str, Bilingual] = field(default_factory=dict)
    departments: dict[int, Bilingual] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)
    customers: dict[int, str] = field(default_factory=dict)
    categories: list[Category] = field(default_factory=list)
    fields: list[FieldDefinition] = field(default_factory=list)


def ask_edit_choices(desk: Desk, customer_ids: Iterable[int] = ()) -> EditChoices:
    """Return what the form offers, with the names of these customers."""
    return EditChoices(
        visits.scenarios(desk),
        ticket_details.reasons(desk).get("causes", []),
        {row.code: row.name for row in ticket_details.ticket_states(desk)},
        {row.id: Bilingual(row.name_zh, row.name_en) for row in staff.departments(desk)},
        {row.id: row.name for row in staff.assignees(desk)},
        {identity: ticket_details.customer_name(desk, identity) for identity in customer_ids},
        ticket_categories.categories(desk),
        ticket_fields.known_fields(desk),
    )


def customers_in(conflict: EditConflict) -> set[int]:
    """Return the customers whose names a conflict has to say."""
    sides = [(each.original, each.mine, each.theirs) for each in conflict.fields if each.name == "customer_id"]
    values = [value for side in sides for value in side]
    values += [each.value for each in conflict.merged if each.name == "customer_id"]
    return {value for value in values if isinstance(value, int)}


def record_words(choices: EditChoices, workspace: Workspace) -> RecordWords:
    """Return how a ticket's fields and values are called."""
    of_kind = {f"fields.{definition.code}": definition for definition in choices.fields}

    def value(name: str, content: object) -> str:
        known: dict[str, dict[Any, Any]] = {
            "scenario_id": {row.id: row.name for row in choices.scenarios},
            "customer_id": choices.customers,
            "department_id": choices.departments,
            "owner_id": choices.people,
            "state": choices.states,
            "category_id": {each.id: each.path for each in choices.categories},
        }
        if name in of_kind:
            site = workspace.desk.site
            return value_in_words(of_kind[name], content, site.local, site.currency, workspace.now().date())
        if name in known and content is not None:
            return str(known[name].get(content, content))
        return value_words(name, content)

    def name(code: str) -> str:
        words = {
            "scenario_id": translate("TicketEdit", "scenario"),
            "department_id": translate("TicketEdit", "department"),
            "owner_id": translate("TicketEdit", "person"),
            "state": translate("TicketEdit", "state"),
            "resolution": translate("TicketEdit", "how it was solved"),
            "cause": translate("TicketEdit", "cause"),
            "category_id": translate("TicketEdit", "category"),
            "impact": translate("TicketEdit", "who is concerned"),
            "urgency": translate("TicketEdit", "how soon it matters"),
        }
        if code in of_kind:
            return str(of_kind[code].name)
        return words.get(code) or field_name(code)

    return RecordWords(name, value, is_ticket=True)
