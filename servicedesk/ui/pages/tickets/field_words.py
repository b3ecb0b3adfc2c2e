"""The values of a ticket's fields in words, and what is wrong with one that was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from servicedesk.core.ticket_fields import NAMING, FieldDefinition, FieldProblem, FieldType
from servicedesk.core.translation import mark, translate, translate_marked
from servicedesk.core.typed_values import amount_words
from servicedesk.ui import wording

TYPE_NAMES = {
    FieldType.TEXT: mark("TicketFields", "Short text"),
    FieldType.LONG_TEXT: mark("TicketFields", "Long text"),
    FieldType.NUMBER: mark("TicketFields", "Whole number"),
    FieldType.AMOUNT: mark("TicketFields", "Amount"),
    FieldType.DATE: mark("TicketFields", "Date"),
    FieldType.MOMENT: mark("TicketFields", "Date and time"),
    FieldType.YES_NO: mark("TicketFields", "Yes or no"),
    FieldType.CHOICE: mark("TicketFields", "One choice"),
    FieldType.CHOICES: mark("TicketFields", "Several choices"),
    FieldType.CUSTOMER: mark("TicketFields", "Person"),
    FieldType.STAFF: mark("TicketFields", "Colleagues"),
    FieldType.EQUIPMENT: mark("TicketFields", "Equipment"),
}
_WRONG = {
    FieldType.NUMBER: mark("TicketFields", "Please type a whole number."),
    FieldType.AMOUNT: mark("TicketFields", "Please type an amount, like 88 or 12.50."),
    FieldType.DATE: mark("TicketFields", "Please type a day, like 2026-11-20, 11-20 or yesterday."),
    FieldType.MOMENT: mark("TicketFields", "Please type a day and a time, like 11-20 14:30."),
}


def type_name(field_type: FieldType) -> str:
    """Return what a type of field is called."""
    return translate_marked(TYPE_NAMES[field_type])


def problem_words(field: FieldDefinition, problem: FieldProblem) -> str:
    """Return what to tell about a value a field does not take."""
    if problem.code == "field_too_long":
        return translate("TicketFields", "At most {limit} characters fit here.", limit=problem.parameters["limit"])
    if problem.code == "field_range":
        return translate("TicketFields", "This is out of range.")
    if problem.code == "field_option":
        return translate("TicketFields", "This is not offered any more. Please choose again.")
    known = _WRONG.get(field.type)
    return translate_marked(known) if known else translate("TicketFields", "This does not fit here.")


def value_in_words(
    field: FieldDefinition, value: Any, local: Callable[[datetime], datetime], currency: str, today: date
) -> str:
    """Return a stored value as staff read it; a dash for none."""
    if value is None:
        return "—"
    if field.type is FieldType.YES_NO:
        return translate("TicketFields", "Yes") if value else translate("TicketFields", "No")
    if field.type is FieldType.CHOICE:
        return _option(field, value)
    if field.type is FieldType.CHOICES:
        return wording.list_words([_option(field, code) for code in value])
    if field.type is FieldType.AMOUNT:
        return wording.money(int(value), currency)
    if field.type is FieldType.DATE:
        return wording.full_day(date.fromisoformat(value))
    if field.type is FieldType.MOMENT:
        return wording.moment_words(local(datetime.fromisoformat(value)), today)
    if field.type in NAMING:
        return str(value.get("name", "")) if isinstance(value, Mapping) else str(value)
    if field.type is FieldType.STAFF:
        return wording.list_words([str(person.get("name", "")) for person in value])
    return str(value)


def _option(field: FieldDefinition, code: object) -> str:
    option = field.option(code)
    return str(option.name) if option is not None else str(code)


def typed_form(field: FieldDefinition, value: Any, local: Callable[[datetime], datetime]) -> str:
    """Return a stored value as the text one types to get it; what cannot be read is shown as it was typed."""
    if value is None:
        return ""
    if field.type is FieldType.AMOUNT and isinstance(value, int):
        return amount_words(value)
    if field.type is FieldType.MOMENT:
        try:
            return f"{local(datetime.fromisoformat(value)):%Y-%m-%d %H:%M}"
        except ValueError:
            return str(value)
    return str(value)
