"""Columns that fill the fields of a kind of ticket: ``field:<code>``, read as strictly as a form reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from servicedesk.core.actor import Actor
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold
from servicedesk.core.ticket_fields import CHOOSING, FieldDefinition, FieldProblem, FieldType, canonical
from servicedesk.core.typed_values import cents, whole_number
from servicedesk.models import Equipment, Staff
from servicedesk.services.imports.fields import OWN, Field, ImportKind, Value
from servicedesk.services.imports.results import WrongValue
from servicedesk.services.imports.words import code_of
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.ticket_fields import all_definitions

_VALUES = {FieldType.DATE: Value.DAY, FieldType.MOMENT: Value.MOMENT}
_SEPARATORS = re.compile(r"[,，、;；|]")
Own = Mapping[str, Field]
Names = Mapping[FieldType, Mapping[str, object]]


def own_fields(connection: Connection, actor: Actor, kind: ImportKind) -> dict[str, Field]:
    """Return the fields a column may fill beyond the common ones, by code; private ones only to who may see them."""
    if kind is not ImportKind.TICKETS:
        return {}
    may_see = actor.can(Permission.VIEW_SENSITIVE)
    return {
        f"{OWN}{each.code}": Field(
            f"{OWN}{each.code}",
            _VALUES.get(each.type, Value.TEXT),
            tuple(f"{OWN}{name}" for name in dict.fromkeys((each.code, each.name.zh, each.name.en))),
            definition=each,
        )
        for each in all_definitions(connection)
        if each.is_active and (may_see or not each.is_private)
    }


@ask(Permission.EDIT_CUSTOMER)
def fields_for(read: Read, kind: ImportKind) -> dict[str, Field]:
    """Return :func:`own_fields` for who asks."""
    return own_fields(read.connection, read.actor, kind)


def proposed(own: Own, header: Sequence[str], taken: Iterable[str]) -> dict[str, str]:
    """Return code → column for columns called ``field:`` with a field's code or name; other names are left alone.

    A column that is merely called like a field, such as “Reason”, may mean anything.
    """
    there = set(taken)
    called = {_plain(column): column for column in reversed(header) if column not in there}
    found: dict[str, str] = {}
    for code, each in own.items():
        column = next((called[name] for name in map(_plain, each.names) if name in called), None)
        if column is not None and column not in found.values():
            found[code] = column
    return found


def known_as(own: Own, code: str) -> str:
    """Return the code of the field that ``field:<code or name>`` says; what says none or several stays as it is."""
    if code in own or not code.startswith(OWN):
        return code
    named = [each.code for each in own.values() if _plain(code) in map(_plain, each.names)]
    return named[0] if len(named) == 1 else code


def _plain(name: str) -> str:
    found = fold(name).replace("：", ":")
    return "".join(found.replace("字段:", OWN).split())


def reader(definition: FieldDefinition, names: Names) -> Callable[[str], object]:
    """Return what makes a cell a value as it is stored; raises WrongValue."""

    def read(text: str) -> object:
        value = _value(definition, text, names)
        return stored(definition, value, text)

    return read


def stored(definition: FieldDefinition, value: object, text: str) -> object:
    """Return a value in the one form in which it is stored. Raises WrongValue."""
    try:
        # An answer that is offered no more is what an old list is full of.
        return canonical(definition, value, value)
    except FieldProblem as problem:
        if problem.code == "field_too_long":
            raise WrongValue("import_too_long", limit=problem.parameters["limit"]) from None
        if problem.code == "field_range":
            raise WrongValue("import_out_of_range", value=text) from None
        raise WrongValue("import_word_unknown", value=text) from None


def _value(definition: FieldDefinition, text: str, names: Names) -> object:
    kind = definition.type
    if kind in (FieldType.NUMBER, FieldType.AMOUNT):
        number = whole_number(text) if kind is FieldType.NUMBER else cents(text)
        if number is None and kind is FieldType.NUMBER:
            raise WrongValue("import_not_a_number", value=text)
        if number is None:
            raise WrongValue("import_not_an_amount", value=text)
        return number
    if kind is FieldType.YES_NO:
        word = code_of(Value.YES_NO, text)
        if word is None:
            raise WrongValue("import_word_unknown", value=text)
        return word == "yes"
    if kind in CHOOSING:
        whole = _option(definition, text)
        parts = [whole or _option(definition, part) or part for part in ([text] if whole else _parts(text))]
        return (whole or text) if kind is FieldType.CHOICE else parts
    if kind is FieldType.STAFF:
        return [_named(names, kind, part) for part in _parts(text)]
    return _named(names, kind, text) if kind in (FieldType.CUSTOMER, FieldType.EQUIPMENT) else text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]


def _option(definition: FieldDefinition, text: str) -> str | None:
    wanted = fold(text)
    return next(
        (
            option.code
            for option in definition.options
            if wanted in (fold(option.code), fold(option.name.zh), fold(option.name.en))
        ),
        None,
    )


def _named(names: Names, kind: FieldType, text: str) -> object:
    return names.get(kind, {}).get(fold(text)) or {"id": None, "name": text}


def names_of(connection: Connection) -> dict[FieldType, dict[str, object]]:
    """Return whom and what a cell can name: colleagues by name, pieces of equipment by number or name."""
    people = connection.execute(select(Staff.id, Staff.name))
    pieces = connection.execute(select(Equipment.id, Equipment.number, Equipment.name_zh, Equipment.name_en))
    equipment: dict[str, object] = {}
    for row in pieces:
        value = {"id": row.id, "name": f"{row.number} {row.name_zh}"}
        for name in filter(None, (row.name_en, row.name_zh, row.number, value["name"])):
            equipment[fold(str(name))] = value
    return {
        FieldType.STAFF: {fold(row.name): {"id": row.id, "name": row.name} for row in people},
        FieldType.EQUIPMENT: equipment,
    }


def values_for(kind: str, values: Mapping[str, object], own: Own) -> dict[str, object]:
    """Return the values of a ticket's fields, code → value. Raises WrongValue for a field its kind does not ask for."""
    found: dict[str, object] = {}
    for code, value in values.items():
        definition = own[code].definition if code in own else None
        if definition is None:
            continue
        if kind not in definition.kinds:
            raise WrongValue("import_field_not_of_kind", field=code, value=str(definition.name))
        found[definition.code] = value
    return found
