"""The desk: the database, the clock, who acts; and the two ways to use it, acting and asking."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import datetime
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, bindparam, select

from servicedesk.core.actor import NOBODY, RIGHTS, SENSITIVE_ROLES, STANDARD, Actor, Rights
from servicedesk.core.clock import Clock, SystemClock
from servicedesk.core.errors import NotAllowed
from servicedesk.core.events import ChangeBus, Changed, ChangeKind
from servicedesk.core.permissions import SITE_DECIDES, Permission
from servicedesk.core.site_facts import SiteFacts
from servicedesk.models import Setting, Staff
from servicedesk.storage.ahead import Ahead
from servicedesk.storage.database import Database
from servicedesk.storage.errors import known_errors
from servicedesk.storage.prepared import Cells, Prepared
from servicedesk.storage.unit_of_work import UnitOfWork

P = ParamSpec("P")
R = TypeVar("R")


class Desk:
    """One open database at one station, and who is signed in there."""

    def __init__(self, database: Database, clock: Clock | None = None, station: str = "") -> None:
        self.database = database
        self.clock = clock or SystemClock()
        self.station = station
        self._actor: Actor = NOBODY
        self._rights: Rights = STANDARD
        self.site = SiteFacts()
        self.bus = ChangeBus()
        self.saved_at: datetime | None = None
        self._key = database.audit_key()

    @property
    def actor(self) -> Actor:
        """Who acts, with the rights that the last look at the database found."""
        actor = self._actor
        return actor if actor.rights is self._rights else replace(actor, rights=self._rights)

    @actor.setter
    def actor(self, actor: Actor) -> None:
        self._actor = actor

    def learn(self, rights: Rights) -> None:
        """Take the rights that an act or a question found; where they are others, everything shown may be."""
        if rights != self._rights:
            self._rights = rights
            self.bus.publish(Changed(RIGHTS, (), ChangeKind.UPDATED))

    @property
    def audit_secret(self) -> bytes:
        """The key of the audit chain, for verifying it."""
        return self._key

    def reload_key(self) -> None:
        """Read the key of the audit chain again, after a restore brought another."""
        self._key = self.database.audit_key()

    def as_actor(self, actor: Actor) -> Desk:
        """Return this desk with somebody else acting, for one act approved at another's screen."""
        other = Desk.__new__(Desk)
        other.__dict__.update(self.__dict__)
        other.actor = actor
        return other

    def work(self, act: str) -> Work:
        """Begin a unit of work for the act named *act*."""
        return Work(self, act)

    def close(self) -> None:
        """Close the database."""
        self.database.close()


class Work(UnitOfWork):
    """A unit of work that knows the desk it happens at."""

    def __init__(self, desk: Desk, act: str) -> None:
        super().__init__(desk.database, desk.actor, desk.station, act, desk.clock.now(), desk.audit_secret)
        self.desk = desk
        self.site = desk.site
        # Who was told of which ticket in this act: one act is one notice, whatever it changes.
        self.told: set[tuple[int, int | None, object]] = set()
        # Kinds and ids whose words for the search are written once at the end, where an act says so.
        self.unsearched: dict[str, dict[int, None]] | None = None
        self._once: dict[str, Any] | None = None

    def __enter__(self) -> Work:
        super().__enter__()
        return self

    def keep_rules(self) -> None:
        """Say that this act changes many records and no rule: rules are read once for all of them."""
        self._once = {}

    def rule(self, name: str, read: Callable[[], R]) -> R:
        """Return what *read* finds, which is read again each time unless this act keeps the rules."""
        if self._once is None:
            return read()
        if name not in self._once:
            self._once[name] = read()
        found: R = self._once[name]
        return found


class Read:
    """One consistent look at the database, and who looks."""

    def __init__(
        self, desk: Desk, connection: Connection, actor: Actor | None = None, other: Connection | None = None
    ) -> None:
        self.connection = connection
        self._other = other
        self._beside: Read | None = None
        self._ahead: list[Ahead[Any]] = []
        self.desk = desk
        self.actor = actor or desk.actor
        self.site = desk.site
        self.now = desk.clock.now()
        self._found: dict[Hashable, Any] = {}

    def execute(self, statement: Any, parameters: Any = None) -> Any:
        """Run a statement."""
        return self.connection.execute(statement, parameters)

    def rows(self, statement: Prepared, **parameters: Any) -> list[Cells]:
        """Return the rows of a statement that is worded once."""
        return statement.rows(self.connection, parameters)

    def ids(self, statement: Prepared, **parameters: Any) -> array[int]:
        """Return the numbers that a statement of one column finds, 8 bytes each."""
        return statement.ids(self.connection, parameters)

    def ahead(self, find: Callable[[Read], R]) -> Callable[[], R]:
        """Have *find* answered once, meanwhile through the other connection where there is one; call what is returned.

        There is one other connection: several are answered one after the other.
        """
        if self._other is None:
            return cache(lambda: find(self))
        if self._beside is None:
            self._beside = Read(self.desk, self._other, self.actor)
            self._beside.now = self.now
        beside, before = self._beside, self._ahead[-1:]

        def in_turn() -> R:
            for each in before:
                each.wait()
            return find(beside)

        self._ahead.append(Ahead(in_turn))
        return self._ahead[-1]

    def wait(self) -> None:
        """Return when nothing looks at the database any more."""
        for each in self._ahead:
            each.wait()

    def once(self, question: Hashable, find: Callable[[], R]) -> R:
        """Return what *find* finds: one look sees one moment, so that the same question has the same answer."""
        if question not in self._found:
            self._found[question] = find()
        found: R = self._found[question]
        return found


def require(actor: Actor, permission: Permission) -> None:
    """Raise NotAllowed unless *actor* has the permission."""
    if not actor.can(permission):
        raise NotAllowed("not_allowed", permission=permission.value)


_CHOSEN = select(Setting.value).where(Setting.key == SENSITIVE_ROLES)
_RIGHTS = Prepared(_CHOSEN)
_STANDING = Prepared(
    select(Staff.is_active, Staff.role, _CHOSEN.scalar_subquery()).where(Staff.id == bindparam("staff"))
)


def require_standing(connection: Connection, actor: Actor) -> Actor:
    """Return the actor with the rights of this moment.

    Raises NotAllowed when they were disabled or given another role since signing in.
    """
    if actor.role is None:
        return actor
    found = _STANDING.first(connection, {"staff": actor.staff_id}) if actor.staff_id is not None else None
    if found is None:
        return _with(actor, _RIGHTS.scalar(connection))
    is_active, role, chosen = found
    if not is_active:
        raise NotAllowed("account_disabled", name=actor.name)
    if role != actor.role:
        raise NotAllowed("role_changed", name=actor.name)
    return _with(actor, chosen)


def _with(actor: Actor, chosen: dict[str, Any] | None) -> Actor:
    rights = Rights.of_setting(chosen)
    return actor if rights == actor.rights else replace(actor, rights=rights)


def _require_before(actor: Actor, permission: Permission) -> None:
    """Refuse without a look at the database what no look could allow."""
    if permission not in SITE_DECIDES:
        require(actor, permission)


def act(
    permission: Permission, *, undoable: bool = True
) -> Callable[[Callable[Concatenate[Work, P], R]], Callable[Concatenate[Desk | Work, P], R]]:
    """Make a service: called with the desk it is one transaction, called with a running Work it joins it."""

    def decorate(function: Callable[Concatenate[Work, P], R]) -> Callable[Concatenate[Desk | Work, P], R]:
        name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"

        @wraps(function)
        def run(place: Desk | Work, /, *arguments: P.args, **named: P.kwargs) -> R:
            if isinstance(place, Work):
                require(place.actor, permission)
                return function(place, *arguments, **named)
            _require_before(place.actor, permission)
            with place.work(name) as work:
                work.undoable = undoable
                with known_errors():
                    actor = work.actor = require_standing(work.connection, work.actor)
                    require(actor, permission)
                    result = function(work, *arguments, **named)
                changes = work.commit()
                place.saved_at = work.now
            place.learn(actor.rights)
            for change in changes:
                place.bus.publish(change)
            return result

        run.permission = permission  # type: ignore[attr-defined] # read by the completeness test
        run.undoable = undoable  # type: ignore[attr-defined] # read by the window, which offers to undo
        return run

    return decorate


def ask(
    permission: Permission, *, by_two: bool = False
) -> Callable[[Callable[Concatenate[Read, P], R]], Callable[Concatenate[Desk | Read, P], R]]:
    """Make a query: called with the desk it is one read transaction, called with a running Read it joins it.

    *by_two* lets it look through a second connection as well, at the same moment (:meth:`Read.ahead`).
    """

    def decorate(function: Callable[Concatenate[Read, P], R]) -> Callable[Concatenate[Desk | Read, P], R]:
        def answer(
            desk: Desk, connection: Connection, other: Connection | None, *arguments: P.args, **named: P.kwargs
        ) -> tuple[Actor, R]:
            actor = require_standing(connection, desk.actor)
            require(actor, permission)
            read = Read(desk, connection, actor, other)
            try:
                return actor, function(read, *arguments, **named)
            finally:
                read.wait()

        @wraps(function)
        def run(place: Desk | Read, /, *arguments: P.args, **named: P.kwargs) -> R:
            if isinstance(place, Read):
                require(place.actor, permission)
                return function(place, *arguments, **named)
            _require_before(place.actor, permission)
            if by_two:
                with known_errors(), place.database.reading_both() as (connection, other):
                    actor, result = answer(place, connection, other, *arguments, **named)
            else:
                with known_errors(), place.database.reading() as connection:
                    actor, result = answer(place, connection, None, *arguments, **named)
            place.learn(actor.rights)
            return result

        run.permission = permission  # type: ignore[attr-defined] # read by the completeness test
        return run

    return decorate
