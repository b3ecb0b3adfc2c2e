"""The fields of a ticket: what one is, and the one form in which each value is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.text import storable

FIELDS_EDITION = 1
"""Grows when built-in fields are added, so that older databases are given them when they are opened."""
FIELDS_SETTING = "ticket_fields"
TEXT_LIMIT, LONG_TEXT_LIMIT, NAME_LIMIT = 200, 5000, 120
NUMBER_LIMIT = 10**12
YEARS = range(1900, 2201)
LIST_LIMIT = 40


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    AMOUNT = "amount"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    CUSTOMER = "customer"
    STAFF = "staff"
    EQUIPMENT = "equipment"


_NOTHING = Bilingual("", "")
CHOOSING = (FieldType.CHOICE, FieldType.CHOICES)
"""The types that have options."""
NAMING = (FieldType.CUSTOMER, FieldType.EQUIPMENT)
"""The types that name one record, or somebody or something that has none: ``{"id": 5 or None, "name": "…"}``."""


@dataclass(frozen=True, slots=True)
class FieldOption:
    """One answer of a choice; a retired one is offered no more and still says its words."""

    code: str
    name: Bilingual
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """A field as staff see it; ``kinds`` are the ticket kinds that ask for it, the rest of the words is data.

    ``is_at_desk`` fields are in view when a ticket is opened, the others one key further.
    """

    id: int
    code: str
    kinds: tuple[str, ...]
    type: FieldType
    name: Bilingual
    hint: Bilingual = _NOTHING
    options: tuple[FieldOption, ...] = ()
    is_needed_to_open: bool = False
    is_needed_to_close: bool = False
    is_at_desk: bool = False
    is_private: bool = False
    is_builtin: bool = False
    is_active: bool = True
    position: int = 0
    version: int = 1

    def option(self, code: object) -> FieldOption | None:
        """Return the option of *code*, retired ones as well."""
        return next((option for option in self.options if option.code == code), None)


class FieldProblem(ValueError):
    """A value a field does not take; ``code`` says why, as the errors of services do."""

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters


def canonical(definition: FieldDefinition, value: object, earlier: object = None) -> object:
    """Return *value* as it is stored, None for an empty one; *earlier* may keep an option that was retired since.

    Texts are trimmed, dates ISO, moments ISO in UTC, amounts whole cents, several choices in the options' order.
    Raises FieldProblem: field_type, field_too_long, field_range, field_option.
    """
    if value is None or value in ("", [], ()):
        return None
    return _READERS[definition.type](definition, value, earlier)


def _text(definition: FieldDefinition, value: object, _earlier: object) -> object:
    if not isinstance(value, str):
        raise FieldProblem("field_type")
    if definition.type is FieldType.TEXT:
        return _limited(" ".join(storable(value).split()), TEXT_LIMIT)
    return _limited(storable(value).replace("\r\n", "\n").replace("\r", "\n").strip(), LONG_TEXT_LIMIT)


def _limited(words: str, limit: int) -> str | None:
    if len(words) > limit:
        raise FieldProblem("field_too_long", limit=limit)
    return words or None


def _number(definition: FieldDefinition, value: object, _earlier: object) -> object:
    # True is an int in Python; nobody means a number by it.
    if not isinstance(value, int) or isinstance(value, bool):
        raise FieldProblem("field_type")
    least = 0 if definition.type is FieldType.AMOUNT else -NUMBER_LIMIT
    if not least <= value <= NUMBER_LIMIT:
        raise FieldProblem("field_range")
    return value


def _date(_definition: FieldDefinition, value: object, _earlier: object) -> object:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError as problem:
            raise FieldProblem("field_type") from problem
    if not isinstance(value, date) or isinstance(value, datetime):
        raise FieldProblem("field_type")
    if value.year not in YEARS:
        raise FieldProblem("field_range")
    return value.isoformat()


def _moment(_definition: FieldDefinition, value: object, _earlier: object) -> object:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError as problem:
            raise FieldProblem("field_type") from problem
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise FieldProblem("field_type")
    try:
        moment = value.astimezone(UTC)
    except OverflowError as problem:
        raise FieldProblem("field_range") from problem
    if moment.year not in YEARS:
        raise FieldProblem("field_range")
    return moment.isoformat(timespec="seconds")


def _yes_no(_definition: FieldDefinition, value: object, _earlier: object) -> object:
    if not isinstance(value, bool):
        raise FieldProblem("field_type")
    return value


def _choice(definition: FieldDefinition, value: object, earlier: object) -> object:
    if not isinstance(value, str):
        raise FieldProblem("field_type")
    return _known(definition, value, (earlier,))


def _known(definition: FieldDefinition, code: object, earlier: tuple[object, ...]) -> str:
    option = definition.option(code)
    if option is None or not (option.is_active or code in earlier):
        raise FieldProblem("field_option")
    return option.code


def _choices(definition: FieldDefinition, value: object, earlier: object) -> object:
    if not isinstance(value, list | tuple):
        raise FieldProblem("field_type")
    before = tuple(earlier) if isinstance(earlier, list | tuple) else ()
    wanted = {_known(definition, code, before) for code in value if _is_word(code)}
    return [option.code for option in definition.options if option.code in wanted]


def _is_word(code: object) -> bool:
    if not isinstance(code, str):
        raise FieldProblem("field_type")
    return True


def _name(definition: FieldDefinition, value: object, _earlier: object) -> object:
    if not isinstance(value, Mapping) or set(value) - {"id", "name"}:
        raise FieldProblem("field_type")
    identity, words = value.get("id"), value.get("name", "")
    if not isinstance(words, str) or isinstance(identity, bool) or not isinstance(identity, int | None):
        raise FieldProblem("field_type")
    # A record says its own name, which the service writes; only typed words are measured.
    name = " ".join(storable(words).split())
    if identity is None and not name:
        return None
    if len(name) > NAME_LIMIT:
        raise FieldProblem("field_too_long", limit=NAME_LIMIT)
    return {"id": identity, "name": name}


def _people(definition: FieldDefinition, value: object, _earlier: object) -> object:
    if not isinstance(value, list | tuple):
        raise FieldProblem("field_type")
    people: list[object] = []
    for person in value:
        found = _name(definition, person, None)
        if found is not None and found not in people:
            people.append(found)
    if len(people) > LIST_LIMIT:
        raise FieldProblem("field_too_long", limit=LIST_LIMIT)
    return people or None


_READERS: dict[FieldType, Callable[[FieldDefinition, object, object], object]] = {
    FieldType.TEXT: _text,
    FieldType.LONG_TEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.AMOUNT: _number,
    FieldType.DATE: _date,
    FieldType.MOMENT: _moment,
    FieldType.YES_NO: _yes_no,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.CUSTOMER: _name,
    FieldType.STAFF: _people,
    FieldType.EQUIPMENT: _name,
}


def texts_of(definition: FieldDefinition, value: object) -> list[str]:
    """Return what of a stored *value* can be searched for: typed words and names; options are no words of a case."""
    if definition.type in (FieldType.TEXT, FieldType.LONG_TEXT) and isinstance(value, str):
        return [value]
    if definition.type in NAMING and isinstance(value, Mapping):
        return [str(value.get("name", ""))]
    if definition.type is FieldType.STAFF and isinstance(value, list):
        return [str(person.get("name", "")) for person in value]
    return []
