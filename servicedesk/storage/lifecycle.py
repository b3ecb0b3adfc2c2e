"""What a ticket's life goes by, read from the database: named states, categories, the site's rules."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Text, bindparam, cast, select

from servicedesk.core import lifecycle as rules
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import LinkKind, Priority, StateClass
from servicedesk.models import Setting, Ticket, TicketCategory, TicketCheck, TicketLink, TicketState, TicketStateChange
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.prepared import Prepared

SEPARATOR = " / "
_STATES = Prepared(
    select(
        TicketState.code,
        TicketState.state_class,
        TicketState.name_zh,
        TicketState.name_en,
        TicketState.pauses,
        cast(TicketState.kinds, Text),
        TicketState.is_active,
        TicketState.is_default,
        TicketState.position,
        TicketState.version,
    ).order_by(TicketState.position, TicketState.code)
)
_SETTING = Prepared(select(Setting.value).where(Setting.key == bindparam("key")))
_CATEGORIES = Prepared(
    select(
        TicketCategory.id,
        TicketCategory.parent_id,
        TicketCategory.merged_into_id,
        TicketCategory.name_zh,
        TicketCategory.name_en,
        TicketCategory.position,
        TicketCategory.is_active,
        TicketCategory.version,
        TicketCategory.code,
    ).order_by(TicketCategory.position, TicketCategory.id)
)
_OPEN_CHECKS = Prepared(
    select(TicketCheck.id, TicketCheck.text_zh, TicketCheck.text_en)
    .where(TicketCheck.ticket_id == bindparam("ticket"), TicketCheck.done_at.is_(None))
    .order_by(TicketCheck.position, TicketCheck.id)
)
_OPEN_TASKS = Prepared(
    select(Ticket.id, Ticket.number, Ticket.title, Ticket.is_sensitive)
    .join(TicketLink, TicketLink.other_id == Ticket.id)
    .where(TicketLink.ticket_id == bindparam("ticket"), TicketLink.kind == LinkKind.PARENT.value, OPEN_TICKET)
    .order_by(Ticket.id)
)
_LAST_STEP = Prepared(
    select(TicketStateChange.at, TicketStateChange.state_class)
    .where(TicketStateChange.ticket_id == bindparam("ticket"))
    .order_by(TicketStateChange.at.desc(), TicketStateChange.id.desc())
    .limit(1)
)
_BEFORE_WAIT = Prepared(
    select(TicketStateChange.state, TicketStateChange.state_class)
    .where(TicketStateChange.ticket_id == bindparam("ticket"))
    .order_by(TicketStateChange.at.desc(), TicketStateChange.id.desc())
)


@dataclass(frozen=True, slots=True)
class State:
    """A named state; no ``kinds`` means it is offered for all."""

    code: str
    state_class: StateClass
    name: Bilingual
    pauses: bool
    kinds: tuple[str, ...]
    is_active: bool
    is_default: bool
    position: int
    version: int

    def is_for(self, kind: str) -> bool:
        """Whether tickets of *kind* may be put into it."""
        return self.is_active and (not self.kinds or kind in self.kinds)


def states(connection: Connection) -> list[State]:
    """Return every named state in order, those retired too."""
    return [_state(*cells) for cells in _STATES.rows(connection)]


# Asked for with each ticket shown or opened, and hardly ever changed.
@lru_cache(maxsize=200)
def _state(code: str, state_class: str, zh: str, en: str, pauses: bool, kinds: str, *rest: Any) -> State:
    return State(code, StateClass(state_class), Bilingual(zh, en), pauses, tuple(json.loads(kinds)), *rest)


def default_state(found: list[State], state_class: StateClass, kind: str = "") -> State | None:
    """Return the state a ticket of *kind* goes into where only the class is known; None where there is none."""
    of_class = [state for state in found if state.state_class is state_class and state.is_active]
    offered = [state for state in of_class if not kind or state.is_for(kind)] or of_class
    return next((state for state in offered if state.is_default), offered[0] if offered else None)


def setting(connection: Connection, key: str) -> dict[str, Any] | None:
    """Return one object of the site's settings; None when it was never chosen."""
    found: dict[str, Any] | None = _SETTING.scalar(connection, {"key": key})
    return found


def transitions(connection: Connection) -> rules.Transitions:
    """Return the steps and the rights they take here."""
    return rules.transitions(setting(connection, rules.TRANSITIONS_KEY))


def reopening(connection: Connection, kind: str) -> rules.Reopening:
    """Return whether and how long finished tickets of *kind* may be opened again here."""
    return rules.reopening(setting(connection, rules.REOPEN_KEY), kind)


def closing(connection: Connection) -> rules.Closing:
    """Return when and how tickets close here."""
    return rules.closing(setting(connection, rules.CLOSING_KEY))


def matrix(connection: Connection) -> rules.Matrix:
    """Return the priorities that impact and urgency propose here."""
    return rules.matrix(setting(connection, rules.PRIORITIES_KEY))


def usual_priority(connection: Connection, impact: str | None, urgency: str | None) -> Priority | None:
    """Return the priority that follows from both, None until both are known."""
    return rules.proposed(matrix(connection), impact, urgency) if impact and urgency else None


@dataclass(frozen=True, slots=True)
class Category:
    """A category with its place in the tree; ``path`` is what people read."""

    id: int
    parent_id: int | None
    merged_into_id: int | None
    name: Bilingual
    position: int
    is_active: bool
    version: int
    code: str
    path: Bilingual
    depth: int
    # Neither it nor one above it was retired.
    is_offered: bool


class Categories:
    """The whole tree, read at once: a site has some dozens."""

    def __init__(self, connection: Connection) -> None:
        self._rows = {row[0]: row for row in _CATEGORIES.rows(connection)}
        self._made: dict[int, Category] = {}

    def __contains__(self, identity: int | None) -> bool:
        return identity in self._rows

    def all(self) -> list[Category]:
        """Return every category, each below the one it belongs under, in their order."""
        below: dict[int | None, list[int]] = {}
        for identity, row in self._rows.items():
            below.setdefault(row[1] if row[1] in self._rows else None, []).append(identity)
        found: list[Category] = []

        def walk(parent: int | None) -> None:
            for identity in below.get(parent, ()):
                found.append(self._category(identity))
                walk(identity)

        walk(None)
        return found

    def offered(self) -> list[Category]:
        """Return those that may be chosen."""
        return [category for category in self.all() if category.is_offered]

    def shown(self, identity: int | None) -> Category | None:
        """Return the category a ticket shows: the one it was merged into, if it was."""
        seen: set[int] = set()
        while identity is not None and identity in self._rows and identity not in seen:
            seen.add(identity)
            into = self._rows[identity][2]
            if into is None:
                return self._category(identity)
            identity = into
        return None

    def with_below(self, identity: int) -> list[int]:
        """Return a category, everything under it, and what was merged into any of them."""
        found, left = set(), [identity]
        while left:
            one = left.pop()
            if one in found:
                continue
            found.add(one)
            left += [key for key, row in self._rows.items() if row[2] == one or (row[1] == one and row[2] is None)]
        return sorted(found)

    def is_under(self, identity: int, above: int) -> bool:
        """Whether *identity* is *above* or stands somewhere under it."""
        seen: set[int] = set()
        one: int | None = identity
        while one is not None and one not in seen and one in self._rows:
            if one == above:
                return True
            seen.add(one)
            one = self._rows[one][1]
        return False

    def _category(self, identity: int) -> Category:
        if identity in self._made:
            return self._made[identity]
        key, parent_id, merged_into_id, zh, en, position, is_active, version, code = self._rows[identity]
        name = Bilingual(zh, en)
        above = self._category(parent_id) if parent_id in self._rows and parent_id != key else None
        path = name
        if above is not None:
            path = Bilingual(
                *(f"{over}{SEPARATOR}{own}" for over, own in zip(_both(above.path), _both(name), strict=True))
            )
        is_offered = is_active and merged_into_id is None and (above is None or above.is_offered)
        depth = 0 if above is None else above.depth + 1
        self._made[identity] = Category(
            key, parent_id, merged_into_id, name, position, is_active, version, code, path, depth, is_offered
        )
        return self._made[identity]


def _both(name: Bilingual) -> tuple[str, str]:
    return name.zh or name.en, name.en or name.zh


@dataclass(frozen=True, slots=True)
class OpenCheck:
    """An item of a ticket's checklist that is not ticked."""

    id: int
    text: Bilingual


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A ticket under this one that is not finished."""

    id: int
    number: str
    title: str


def open_checks(connection: Connection, ticket_id: int) -> tuple[OpenCheck, ...]:
    """Return the items that are not ticked."""
    rows = _OPEN_CHECKS.rows(connection, {"ticket": ticket_id})
    return tuple(OpenCheck(identity, Bilingual(zh, en)) for identity, zh, en in rows)


def open_tasks(connection: Connection, ticket_id: int, sees_sensitive: bool) -> tuple[OpenTask, ...]:
    """Return the tickets under this one that are not finished; sensitive ones only to who may read them."""
    rows = _OPEN_TASKS.rows(connection, {"ticket": ticket_id})
    return tuple(OpenTask(*row[:3]) for row in rows if sees_sensitive or not row[3])


def state_before_wait(connection: Connection, ticket_id: int) -> tuple[str, StateClass] | None:
    """Return the state a waiting ticket was in before it waited."""
    for state, state_class in _BEFORE_WAIT.rows(connection, {"ticket": ticket_id}):
        if state_class != StateClass.WAITING.value:
            return state, StateClass(state_class)
    return None


def finished_at(connection: Connection, ticket_id: int) -> datetime | None:
    """Return when the ticket came into the finished state it is in; None while it is open."""
    found = _LAST_STEP.first(connection, {"ticket": ticket_id})
    return found[0] if found is not None and StateClass(found[1]) in rules.FINISHED else None


def not_before_last(connection: Connection, ticket_id: int, moment: datetime) -> datetime:
    """Return *moment*, or that of the last step if that is later.

    Another PC's clock may be ahead, or this one was put back: the order of the steps is what they say of the ticket.
    """
    found = _LAST_STEP.first(connection, {"ticket": ticket_id})
    return moment if found is None else max(moment, found[0])


def of_class_for(connection: Connection, state_class: StateClass, kind: str = "") -> str:
    """Return the code of the default state of a class; the class's own name where a site has none."""
    found = default_state(states(connection), state_class, kind)
    return found.code if found is not None else state_class.value
