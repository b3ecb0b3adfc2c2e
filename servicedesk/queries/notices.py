"""What one is told: the unread, the newest first, and which kinds one does not want."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, or_, select

from servicedesk.core.notices import URGENT, NoticeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Notice, NoticeMute, Ticket
from servicedesk.queries.ticket_lists import READABLE
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.prepared import Prepared

# A number that says "many": nobody acts on the difference between 100 and 200.
MOST_COUNTED = 100
PAGE = 50
_LATEST = 2**62
# What became sensitive since is not shown any more, and not counted.
_READABLE = or_(Notice.ticket_id.is_(None), READABLE)
_COLUMNS = select(
    Notice.id,
    Notice.kind,
    Notice.ticket_id,
    func.coalesce(Ticket.number, ""),
    func.coalesce(Ticket.title, ""),
    Notice.details,
    Notice.is_late,
    Notice.created_at,
    Notice.read_at,
).outerjoin(Ticket, Ticket.id == Notice.ticket_id)
_MINE = (
    _COLUMNS.where(Notice.staff_id == bindparam("staff"), _READABLE)
    .where(Notice.id < bindparam("before"))
    .order_by(Notice.id.desc())
    .limit(PAGE)
)
_PAGE = Prepared(_MINE)
_UNREAD = Prepared(
    select(func.count()).select_from(
        select(Notice.id)
        .outerjoin(Ticket, Ticket.id == Notice.ticket_id)
        .where(Notice.staff_id == bindparam("staff"), Notice.read_at.is_(None), _READABLE)
        .limit(MOST_COUNTED)
        .subquery()
    )
)
_URGENT = Prepared(
    _COLUMNS.where(
        Notice.staff_id == bindparam("staff"),
        Notice.read_at.is_(None),
        _READABLE,
        Notice.id > bindparam("after"),
        or_(*(Notice.kind == kind.value for kind in URGENT)),
    )
    .order_by(Notice.id.desc())
    .limit(PAGE)
)
_LAST = Prepared(select(func.max(Notice.id)).where(Notice.staff_id == bindparam("staff")))


class NoticeRow(NamedTuple):
    """One notice; ``details`` hold what its kind says besides the ticket."""

    id: int
    kind: NoticeKind
    ticket_id: int | None
    number: str
    title: str
    details: dict[str, Any]
    is_late: bool
    created_at: datetime
    is_read: bool


class Bell(NamedTuple):
    """What the bell shows: how many are unread (at most 100), the last one's number, and what is urgent and new."""

    unread: int
    last_id: int
    urgent: tuple[NoticeRow, ...]


def _row(*cells: Any) -> NoticeRow:
    identity, kind, ticket_id, number, title, details, is_late, created_at, read_at = cells
    is_read = read_at is not None
    return NoticeRow(identity, NoticeKind(kind), ticket_id, number, title, details, is_late, created_at, is_read)


def _who(read: Read) -> dict[str, Any]:
    who = read.actor
    return {"staff": who.staff_id, "reader": who.staff_id, "may_read_sensitive": who.can(Permission.VIEW_SENSITIVE)}


@ask(Permission.VIEW_TICKETS)
def my_notices(read: Read, before: int | None = None) -> list[NoticeRow]:
    """Return a page of one's own notices, the newest first; the next page is *before* the last one's id."""
    found = read.rows(_PAGE, before=_LATEST if before is None else before, **_who(read))
    return [_row(*each) for each in found]


@ask(Permission.VIEW_TICKETS)
def bell(read: Read, after: int | None = None) -> Bell:
    """Return what the bell shows, with the urgent ones that came *after* the one last seen (None: none are new)."""
    who = _who(read)
    unread = int(read.rows(_UNREAD, **who)[0][0])
    last = read.rows(_LAST, staff=read.actor.staff_id)[0][0] or 0
    found = read.rows(_URGENT, after=after, **who) if after is not None and last > after else []
    return Bell(unread, last, tuple(_row(*each) for each in found))


@ask(Permission.OWN_SIGN_IN)
def my_muted(read: Read) -> frozenset[NoticeKind]:
    """Return the kinds one does not want."""
    statement = select(NoticeMute.kind).where(NoticeMute.staff_id == read.actor.staff_id)
    return frozenset(NoticeKind(kind) for kind in read.execute(statement).scalars())
