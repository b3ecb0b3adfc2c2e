"""The values of a ticket's fields: read strictly, stored in one form, never lost by a change of definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.permissions import Permission
from servicedesk.core.ticket_fields import NAMING, FieldDefinition, FieldProblem, FieldType, canonical, texts_of
from servicedesk.models import Customer, Equipment, Staff, TicketEquipment
from servicedesk.storage.desk import Work
from servicedesk.storage.ticket_fields import all_definitions

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The values as they will be stored, and what differs: code → the value before and the value after."""

    values: Values
    changes: dict[str, tuple[object, object]]


def definitions_of(work: Work) -> list[FieldDefinition]:
    """Read the definitions once for what follows."""
    return work.rule("ticket_fields", lambda: all_definitions(work.connection))


def for_new(work: Work, kind: str, given: Mapping[str, object] | None) -> Values:
    """Return the values of a new ticket; None means nobody was asked, so nothing can be missing.

    Raises Refused as :func:`changed` does, and field_needed for what has to be known when a ticket is opened.
    """
    if given is None:
        return {}
    definitions = definitions_of(work)
    values = changed(work, {}, given, definitions).values
    for field in definitions:
        if field.is_needed_to_open and field.is_active and kind in field.kinds and _may_write(work, field):
            _refuse_missing(field, values)
    return values


def changed(
    work: Work,
    stored: Mapping[str, Any],
    given: Mapping[str, object],
    definitions: Iterable[FieldDefinition] | None = None,
) -> FieldChange:
    """Return *stored* with *given*, code → value, put in; None takes a value away.

    Raises Refused with ``field="fields.<code>"``: field_unknown, field_type, field_too_long, field_range,
    field_option, field_nobody; NotAllowed for a private field without the right to see it.
    """
    known = {field.code: field for field in definitions or definitions_of(work)}
    values, changes = dict(stored), {}
    for code, value in given.items():
        field = known.get(code)
        if field is None:
            raise Refused("field_unknown", field=f"fields.{code}", name=code)
        if not _may_write(work, field):
            raise NotAllowed("not_allowed", permission=Permission.VIEW_SENSITIVE.value)
        before = stored.get(code)
        after = _read(work, field, value, before)
        if after == before:
            continue
        changes[code] = (before, after)
        if after is None:
            del values[code]
        else:
            values[code] = after
    return FieldChange(values, changes)


def _may_write(work: Work, field: FieldDefinition) -> bool:
    return not field.is_private or work.actor.can(Permission.VIEW_SENSITIVE)


def _read(work: Work, field: FieldDefinition, value: object, before: object) -> object:
    try:
        found = canonical(field, value, before)
    except FieldProblem as problem:
        raise _refused(problem.code, field, **problem.parameters) from problem
    if found == before or found is None:
        return found
    if field.type in NAMING:
        return _named(work, field, found)
    if field.type is FieldType.STAFF and isinstance(found, list):
        return [_named(work, field, person) for person in found]
    return found


def _refused(code: str, field: FieldDefinition, **parameters: object) -> Refused:
    return Refused(code, field=f"fields.{field.code}", name=str(field.name), **parameters)


_REGISTERS: dict[FieldType, type[Customer] | type[Staff] | type[Equipment]] = {
    FieldType.CUSTOMER: Customer,
    FieldType.STAFF: Staff,
    FieldType.EQUIPMENT: Equipment,
}


def _named(work: Work, field: FieldDefinition, value: Any) -> object:
    """Write the name a record has now beside its id: a ticket goes on saying it when the record is gone."""
    identity = value["id"]
    if identity is None:
        return value
    row: Any = work.session.get(_REGISTERS[field.type], identity)
    if row is None:
        raise _refused("field_nobody", field)
    name = f"{row.number} {row.name_zh}" if field.type is FieldType.EQUIPMENT else row.name
    return {"id": identity, "name": name}


def _refuse_missing(field: FieldDefinition, values: Mapping[str, Any]) -> None:
    if field.code not in values:
        raise _refused("field_needed", field)


def search_texts(work: Work, values: Mapping[str, Any]) -> list[str]:
    """Return what a ticket is found by of its values; what not everybody may see is found by nobody."""
    if not values:
        return []
    fields = (field for field in definitions_of(work) if not field.is_private and field.code in values)
    return [words for field in fields for words in texts_of(field, values[field.code]) if words]


def equipment_in(work: Work, values: Mapping[str, Any]) -> set[int]:
    """Return which registered equipment the values name."""
    if not values:
        return set()
    fields = (field for field in definitions_of(work) if field.type is FieldType.EQUIPMENT and field.code in values)
    return {values[field.code]["id"] for field in fields} - {None}


def keep_equipment(work: Work, ticket_id: int, values: Mapping[str, Any]) -> None:
    """Note which registered equipment a ticket is about, as its values say."""
    wanted = equipment_in(work, values)
    there = set(
        work.connection.execute(
            select(TicketEquipment.equipment_id).where(TicketEquipment.ticket_id == ticket_id)
        ).scalars()
    )
    for identity in sorted(there - wanted):
        work.delete(work.get(TicketEquipment, (ticket_id, identity)))
    for identity in sorted(wanted - there):
        work.insert(TicketEquipment, ticket_id=ticket_id, equipment_id=identity)
