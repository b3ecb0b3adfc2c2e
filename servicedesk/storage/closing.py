"""What a ticket still lacks before it can be solved or closed: asked in one place, told and insisted on in two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from servicedesk.core.enums import StateClass
from servicedesk.core.lifecycle import Guard
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.storage import lifecycle
from servicedesk.storage.lifecycle import OpenCheck, OpenTask
from servicedesk.storage.ticket_fields import all_definitions


@dataclass(frozen=True, slots=True)
class CloseNeeds:
    """What the panel asks for; checks and tasks can be left open with a reason."""

    ticket_id: int
    resolution: bool = False
    category: bool = False
    fields: tuple[FieldDefinition, ...] = ()
    checks: tuple[OpenCheck, ...] = ()
    tasks: tuple[OpenTask, ...] = ()

    @property
    def left_open(self) -> bool:
        """Whether something would be left open."""
        return bool(self.checks or self.tasks)


@dataclass(frozen=True, slots=True)
class Case:
    """The ticket as far as the guards look at it."""

    id: int
    kind: str
    state_class: StateClass
    category_id: int | None
    resolution: str
    # Code → value, as they are or as they are about to be.
    fields: Mapping[str, Any]


class Rules:
    """What solving and closing insist on at this site, read once for as many tickets as are looked at."""

    def __init__(self, connection: Connection) -> None:
        self.closing = lifecycle.closing(connection)
        self._connection = connection

    @cached_property
    def files_under_categories(self) -> bool:
        """Whether there is any category to file a ticket under."""
        return bool(lifecycle.Categories(self._connection).offered())

    @cached_property
    def needed_fields(self) -> tuple[FieldDefinition, ...]:
        """Return the fields that some kind needs before it closes."""
        known = all_definitions(self._connection)
        return tuple(field for field in known if field.is_needed_to_close and field.is_active)


def needs(connection: Connection, case: Case, sees_sensitive: bool, site: Rules | None = None) -> CloseNeeds:
    """Return what *case* lacks; what solving settled is not asked again when it closes."""
    site = site or Rules(connection)
    rules = site.closing
    checks: tuple[OpenCheck, ...] = ()
    tasks: tuple[OpenTask, ...] = ()
    if case.state_class is not StateClass.SOLVED:
        if rules.asks(Guard.CHECKS, case.kind):
            checks = lifecycle.open_checks(connection, case.id)
        if rules.asks(Guard.TASKS, case.kind):
            tasks = lifecycle.open_tasks(connection, case.id, sees_sensitive)
    without = case.category_id is None and rules.asks(Guard.CATEGORY, case.kind)
    return CloseNeeds(
        case.id,
        not case.resolution.strip(),
        without and site.files_under_categories,
        _missing(site, case, sees_sensitive),
        checks,
        tasks,
    )


def _missing(site: Rules, case: Case, sees_sensitive: bool) -> tuple[FieldDefinition, ...]:
    """Return the fields the kind needs before it closes; nobody is asked for what they may not see."""
    return tuple(
        field
        for field in site.needed_fields
        if case.kind in field.kinds and field.code not in case.fields and (sees_sensitive or not field.is_private)
    )
