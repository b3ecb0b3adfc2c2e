"""What was typed into a form, taken along when the form is made anew in another language."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeGuard

from PySide6.QtWidgets import QWidget

from servicedesk.ui.pages.tickets.category_field import CategoryField
from servicedesk.ui.pages.tickets.kind_fields import KindFields
from servicedesk.ui.pages.tickets.people_field import PeopleField
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import ComboBox, DateTimeField, NumberField
from servicedesk.ui.widgets.text_area import TextArea

_TEXTS = (TextArea, TextField)
_PARTS = (KindFields, PeopleField)
_VALUES = (ComboBox, DateTimeField, NumberField)


def typed(form: QWidget) -> dict[str, Any]:
    """Return what the fields of *form* hold, by the names it knows them under; a PIN is not among them."""
    found: dict[str, Any] = {}
    for name, field in vars(form).items():
        if isinstance(field, CategoryField):
            found[name] = field.value()
        elif _are_ticks(field):
            found[name] = [key for key, row in field.items() if row.isChecked()]
        elif isinstance(field, _TEXTS):
            found[name] = field.text()
        elif isinstance(field, _VALUES):
            found[name] = field.value()
        elif isinstance(field, _PARTS):
            found[name] = field.values()
    return found


def refill(form: QWidget, values: dict[str, Any]) -> None:
    """Put *values* into the fields of the same names."""
    for name, value in values.items():
        field = getattr(form, name, None)
        if isinstance(field, CategoryField):
            # Drafts of an older version hold the words that stood there.
            field.set_value(value if isinstance(value, int) else None)
        elif _are_ticks(field):
            for key, row in field.items():
                row.setChecked(key in value)
        elif isinstance(field, _TEXTS):
            field.set_text(value)
        elif isinstance(field, _VALUES):
            field.set_value(value)
        elif isinstance(field, _PARTS):
            field.restore(value)


def _are_ticks(field: object) -> TypeGuard[dict[Any, CheckRow]]:
    return isinstance(field, dict) and bool(field) and all(isinstance(row, CheckRow) for row in field.values())


def packed(values: dict[str, Any]) -> dict[str, Any]:
    """Return what :func:`typed` found as a draft can hold it."""
    return {name: {"at": value.isoformat()} if isinstance(value, datetime) else value for name, value in values.items()}


def unpacked(values: dict[str, Any]) -> dict[str, Any]:
    """Return what a draft held as :func:`refill` takes it."""
    return {
        name: datetime.fromisoformat(value["at"]) if isinstance(value, dict) and "at" in value else value
        for name, value in values.items()
    }
