"""What the gate shows before anybody is signed in: who may sign in, and the queue without anything private.

Named tuples: they are made before anything else is, several times faster than data classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from servicedesk.core.permissions import Role
from servicedesk.core.pinyin import pinyin
from servicedesk.core.site_facts import SiteFacts
from servicedesk.core.throttle import PIN_TRIES, pin_is_recent

if TYPE_CHECKING:
    from typing import Protocol

    class Named(Protocol):
        """A row of somebody."""

        @property
        def id(self) -> int:
            """The number."""
            ...

        @property
        def name(self) -> str:
            """The name, in either script."""
            ...


DEFAULT_WAIT_STANDARD = timedelta(minutes=5)


class PersonRow(NamedTuple):
    """Somebody to choose on the sign-in screen; ``pin_usable`` says whether a PIN would be looked at now."""

    id: int
    sign_in_name: str
    name: str
    title_zh: str
    title_en: str
    role: Role
    colour: str
    has_pin: bool
    pin_usable: bool
    drafts: int
    parked_visits: int
    password_used_at: datetime | None


class Board(NamedTuple):
    """What a locked screen may show of the queue: numbers and times, nobody's name."""

    serving_number: str
    waiting: tuple[tuple[str, datetime], ...]
    standard: timedelta


class GateFacts(NamedTuple):
    """All that the gate shows, from one look; ``words`` are the industry's, by language."""

    site: SiteFacts
    people: list[PersonRow]
    board: Board
    words: Mapping[str, Mapping[str, str]]


Person = TypeVar("Person", bound="Named")


def by_name(rows: Iterable[Person]) -> list[Person]:
    """Return *rows* as people look for each other: by the reading of the name."""
    return sorted(rows, key=lambda row: (pinyin(row.name, name=True), row.id))


def person_row(
    number: int,
    sign_in_name: str,
    name: str,
    titles: tuple[str, str],
    role: str,
    colour: str,
    pin_hash: str | None,
    pin_failures: int,
    left: tuple[int, int],
    password_used_at: datetime | None,
    now: datetime,
) -> PersonRow:
    """Return the row of somebody: whether a PIN would do follows from what is stored; *left* are drafts and visits."""
    has_pin = bool(pin_hash) and role != Role.ADMINISTRATOR
    usable = has_pin and pin_failures < PIN_TRIES and pin_is_recent(password_used_at, now)
    return PersonRow(number, sign_in_name, name, *titles, Role(role), colour, has_pin, usable, *left, password_used_at)


def wait_standard_of(value: Mapping[str, Any] | None) -> timedelta:
    """Return within which time a waiting guest is to be served, as the setting says."""
    return timedelta(minutes=int(value["minutes"])) if value else DEFAULT_WAIT_STANDARD
