"""Lists narrowed by the values of a kind's fields: read from the tickets of the view, no index of their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, false, not_, or_

from servicedesk.core.field_terms import ABOVE, BELOW, FROM, HAS, FieldTerm, FieldTest, read_term
from servicedesk.core.permissions import Permission
from servicedesk.core.ticket_fields import NAMING, FieldProblem, FieldType
from servicedesk.models import Ticket
from servicedesk.storage.desk import Read
from servicedesk.storage.ticket_fields import all_definitions


def field_conditions(read: Read, terms: Sequence[FieldTerm]) -> list[ColumnElement[bool]]:
    """Return what the terms ask of a ticket; what cannot be read, and a private field to others, fits none."""
    may_see = read.actor.can(Permission.VIEW_SENSITIVE)
    known = [field for field in all_definitions(read.connection) if may_see or not field.is_private]
    found: list[ColumnElement[bool]] = []
    for term in terms:
        try:
            tests = read_term(term, known, read.site.local(read.now))
        except FieldProblem:
            return [false()]
        fits = or_(*(condition(test) for test in tests))
        # A value that is not there compares as unknown, whose opposite is unknown as well.
        found.append(not_(or_(*(_held(test) & condition(test) for test in tests))) if term.is_excluded else fits)
    return found


def condition(test: FieldTest) -> Any:
    """Return that a ticket's value fits."""
    if test.operator == HAS:
        return _held(test)
    kind, value = test.field.type, _stored(test.field.code)
    if kind in (FieldType.NUMBER, FieldType.AMOUNT):
        return _compared(value.as_numeric(16, 0), test)
    if kind in (FieldType.DATE, FieldType.MOMENT):
        return _compared(value.as_string(), test)
    if kind is FieldType.YES_NO:
        return value.as_boolean() == test.low
    if kind is FieldType.CHOICE:
        return value.as_string().in_(test.values)
    if kind is FieldType.CHOICES:
        return or_(*(value.as_string().contains(json.dumps(code), autoescape=True) for code in test.values))
    return _words(test)


def _held(test: FieldTest) -> Any:
    return _stored(test.field.code).as_string().is_not(None)


def _stored(*path: str) -> Any:
    return Ticket.fields[path if len(path) > 1 else path[0]]


def _compared(value: Any, test: FieldTest) -> Any:
    is_span = test.field.type is FieldType.MOMENT
    if test.operator == FROM:
        return value >= test.low
    if test.operator == BELOW:
        return value < test.low
    if test.operator == ABOVE:
        return value >= test.high if is_span else value > test.high
    if is_span:
        until = value < test.high
        return until if test.operator == "<=" else (value >= test.low) & until
    return value <= test.high if test.operator == "<=" else value == test.low


def _words(test: FieldTest) -> Any:
    """Return that the text, or the name of who or what is named, holds the words; capital letters or not."""
    words = str(test.low)
    if test.field.type in NAMING:
        return _stored(test.field.code, "name").as_string().icontains(words, autoescape=True)
    if test.field.type is FieldType.STAFF:
        # A list is compared as it is written down.
        words = json.dumps(words)[1:-1]
    return _stored(test.field.code).as_string().icontains(words, autoescape=True)
