"""Notices: telling people inside the program what concerns them, once, and never what they may not know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, delete, select, update

from servicedesk.core.events import ChangeKind
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import Notice, NoticeMute, Staff, Ticket, TicketReader, TicketWatcher
from servicedesk.storage.desk import Work, act
from servicedesk.storage.journal_values import packed
from servicedesk.storage.prepared import Prepared

# Beyond this nobody undoes the act a notice belongs to, so that it may go.
KEPT_AFTER_READING = timedelta(days=31)
TIDIED_AT_ONCE = 500
_WILLING = Prepared(
    select(Staff.id, Staff.role)
    .outerjoin(NoticeMute, and_(NoticeMute.staff_id == Staff.id, NoticeMute.kind == bindparam("kind")))
    .where(Staff.is_active, NoticeMute.kind.is_(None))
)
_SENSITIVE = Prepared(select(Ticket.is_sensitive).where(Ticket.id == bindparam("ticket")))
_READERS = Prepared(select(TicketReader.staff_id).where(TicketReader.ticket_id == bindparam("ticket")))
_CONCERNED = Prepared(
    select(Ticket.owner_id)
    .where(Ticket.id == bindparam("ticket"), Ticket.owner_id.is_not(None))
    .union(select(TicketWatcher.staff_id).where(TicketWatcher.ticket_id == bindparam("ticket")))
)
_UNREAD = select(Notice.id).where(Notice.staff_id == bindparam("staff"), Notice.read_at.is_(None))


def notify(
    work: Work,
    staff_ids: Iterable[int | None],
    kind: NoticeKind,
    ticket_id: int | None,
    /,
    *,
    late: bool = False,
    event: object = None,
    **details: object,
) -> list[int]:
    """Tell people of something, in the running act; return who was told.

    Left out are those who did it themselves, who do not want the kind, who are not active any more, who may not
    read the ticket, and who were told of the same ticket in this act already; *event* tells several apart that one
    act brings. *details* hold what the sentence
    of the kind needs besides the ticket: plain values, no guest's words.
    """
    wanted = {each for each in staff_ids if each is not None and each != work.actor.staff_id}
    wanted = {each for each in wanted if (each, ticket_id, event) not in work.told}
    if not wanted:
        return []
    roles: dict[int, str] = work.rule(
        f"told {kind}", lambda: dict(_WILLING.rows(work.connection, {"kind": kind.value}))
    )
    named = _named_readers(work, ticket_id)
    told = [each for each in sorted(wanted) if each in roles]
    if named is not None:
        told = [each for each in told if each in named or _may_read(work, roles[each])]
    values = {name: packed(value) for name, value in details.items()}
    if work.actor.staff_id is not None:
        values.setdefault("by", work.actor.name)
    for each in told:
        work.told.add((each, ticket_id, event))
        work.insert(
            Notice,
            staff_id=each,
            kind=kind.value,
            ticket_id=ticket_id,
            details=values,
            is_late=late,
            created_at=work.now,
        )
    return told


def _named_readers(work: Work, ticket_id: int | None) -> set[int] | None:
    """Return who is named as a reader of a sensitive ticket, None where it is not sensitive."""
    if ticket_id is None:
        return None
    # It may become sensitive in this very act.
    work.flush()
    if not _SENSITIVE.scalar(work.connection, {"ticket": ticket_id}):
        return None
    return {row[0] for row in _READERS.rows(work.connection, {"ticket": ticket_id})}


def _may_read(work: Work, role: str) -> bool:
    return work.actor.rights.allow(Role(role), Permission.VIEW_SENSITIVE)


def concerned(work: Work, ticket_id: int) -> list[int]:
    """Return who follows a ticket: its owner and its watchers."""
    work.flush()
    return [row[0] for row in _CONCERNED.rows(work.connection, {"ticket": ticket_id})]


def staff_of(work: Work, *, roles: tuple[str, ...] = (), department_id: int | None = None) -> list[int]:
    """Return the active staff with one of the roles, or of a department."""
    if not roles and department_id is None:
        return []
    wanted = Staff.role.in_(roles) if roles else Staff.department_id == department_id
    return list(work.connection.execute(select(Staff.id).where(Staff.is_active, wanted)).scalars())


@act(Permission.VIEW_TICKETS, undoable=False)
def mark_read(work: Work, notice_ids: list[int]) -> None:
    """Note that one has read notices of one's own; others' stay as they are."""
    _read(work, _UNREAD.where(Notice.id.in_(notice_ids)))


@act(Permission.VIEW_TICKETS, undoable=False)
def mark_ticket_read(work: Work, ticket_id: int) -> None:
    """Note that one has looked at a ticket: what one was told of it is no news any more."""
    _read(work, _UNREAD.where(Notice.ticket_id == ticket_id))


@act(Permission.VIEW_TICKETS, undoable=False)
def mark_all_read(work: Work, until: datetime | None = None) -> None:
    """Note that one has read everything that came up to *until*."""
    _read(work, _UNREAD if until is None else _UNREAD.where(Notice.created_at <= until))


def _read(work: Work, unread: object) -> None:
    # Whoever reads does nothing to a record of the desk.
    work.audited = False
    staff = {"staff": work.actor.staff_id}
    ids = list(work.connection.execute(unread, staff).scalars())  # type: ignore[call-overload] # a select of ids
    for start in range(0, len(ids), TIDIED_AT_ONCE):
        some = ids[start : start + TIDIED_AT_ONCE]
        work.connection.execute(update(Notice).where(Notice.id.in_(some)).values(read_at=work.now))
    if ids:
        work.changed("notice", ids[0], ChangeKind.UPDATED)


@act(Permission.OWN_SIGN_IN, undoable=False)
def want_kind(work: Work, kind: NoticeKind, wanted: bool) -> None:
    """Choose whether notices of a kind reach oneself; what came already stays."""
    staff_id = work.actor.staff_id
    if staff_id is None:
        return
    found = work.session.get(NoticeMute, (staff_id, kind.value))
    if wanted and found is not None:
        work.delete(found)
    elif not wanted and found is None:
        work.insert(NoticeMute, staff_id=staff_id, kind=kind.value)
    work.audit("notice_mute", staff_id, kind=kind.value, wanted=wanted)


def tidy_notices(work: Work) -> int:
    """Take away notices that were read long ago, some at a time; return how many."""
    old = select(Notice.id).where(Notice.read_at < work.now - KEPT_AFTER_READING).limit(TIDIED_AT_ONCE)
    ids = list(work.connection.execute(old).scalars())
    if ids:
        work.connection.execute(delete(Notice).where(Notice.id.in_(ids)))
    return len(ids)
