"""Undo and redo: putting back what an act inserted, changed and deleted, unless somebody has gone on from there."""

from __future__ import annotations

import importlib
import importlib.util
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from servicedesk.core.errors import Conflict, NotAllowed, NotFound, Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import AuditEntry, Staff, TicketEntry, TicketField
from servicedesk.services import escalation_timers, search_documents
from servicedesk.storage import search_index
from servicedesk.storage.audit_names import record_number
from servicedesk.storage.bulk import with_room
from servicedesk.storage.desk import Work, act, require
from servicedesk.storage.errors import known_errors
from servicedesk.storage.hidden_acts import about_hidden
from servicedesk.storage.journal import UNDOING_ACTS, PutBack, Reversal, put_back, rows_of
from servicedesk.storage.undone_acts import LAST_REACHES, redoable

# An act chosen from the history may be older than what the key reaches.
CHOSEN_REACHES = timedelta(days=30)
_CHUNK = 500
_REGISTERING = "tickets.open_ticket"
_UNDOING = AuditEntry.act.in_(UNDOING_ACTS)


@dataclass(frozen=True, slots=True)
class Undone:
    """The act that was undone, or done again."""

    audit_id: int
    act: str
    entity: str
    entity_id: int | None
    at: datetime
    # What people call the record, or how many there were; empty where it has no number.
    number: str = ""
    count: int = 1


@act(Permission.UNDO_OWN, undoable=False)
def undo_last(work: Work) -> Undone:
    """Undo the last of one's own acts that can be and was not yet; called again, the one before.

    Raises Refused ``nothing_to_undo``; Conflict ``changed_meanwhile`` or ``still_used`` with ``who`` and ``act``.
    """
    mine = (
        AuditEntry.staff_id.is_not_distinct_from(work.actor.staff_id),
        AuditEntry.undo.is_not(None),
        AuditEntry.undone_by_id.is_(None),
        AuditEntry.at > work.now - LAST_REACHES,
        ~_UNDOING,
    )
    entry = work.connection.execute(select(AuditEntry).where(*mine).order_by(AuditEntry.id.desc()).limit(1)).first()
    if entry is None:
        raise Refused("nothing_to_undo")
    return _undo(work, entry)


@act(Permission.UNDO_OWN, undoable=False)
def undo(work: Work, audit_id: int) -> Undone:
    """Undo one act of the last thirty days: one's own, or with the right to read the audit anybody's."""
    entry = work.connection.execute(select(AuditEntry).where(AuditEntry.id == audit_id)).first()
    if entry is None or entry.act in UNDOING_ACTS:
        raise NotFound("not_found", entity="audit_entry", id=audit_id)
    if entry.staff_id != work.actor.staff_id:
        require(work.actor, Permission.VIEW_AUDIT)
    if entry.undo is None or entry.undone_by_id is not None or entry.at <= work.now - CHOSEN_REACHES:
        raise Refused("nothing_to_undo")
    return _undo(work, entry)


@act(Permission.UNDO_OWN, undoable=False)
def redo_last(work: Work) -> Undone:
    """Do again what one undid last, as long as one has done nothing else since; called again, the one before.

    Raises Refused ``nothing_to_redo``; Conflict as :func:`undo_last`.
    """
    found = redoable(work.connection, work.actor.staff_id, work.now)
    if found is None:
        raise Refused("nothing_to_redo")
    undoing, undone = found
    _require_right_to(work, undone.act)
    _refuse_hidden(work, undone)
    _refuse_if_built_upon(work, undoing)
    reversal = _put_back(work, undoing)
    _announce(work, undone, reversal)
    # It stands again, its own journal with it; what undid it is void.
    work.connection.execute(update(AuditEntry).where(AuditEntry.id == undone.id).values(undone_by_id=None))
    _mark(work, undoing.id)
    work.audit(undone.entity, undone.entity_id, redone=undone.id, redone_act=undone.act, versions=_versions(reversal))
    return _told(work, undone)


def _undo(work: Work, entry: Row[Any]) -> Undone:
    _require_right_to(work, entry.act)
    # Who registers a case that others read may take that back as long as nobody went on from there.
    if entry.act != _REGISTERING:
        _refuse_hidden(work, entry)
    _refuse_if_built_upon(work, entry)
    reversal = _put_back(work, entry)
    with search_index.gathered(work.connection):
        _announce(work, entry, reversal)
    work.audit(entry.entity, entry.entity_id, undone=entry.id, undone_act=entry.act, versions=_versions(reversal))
    work.remember(reversal.journal)
    _mark(work, entry.id)
    return _told(work, entry)


def _refuse_hidden(work: Work, entry: Row[Any]) -> None:
    """Refuse what is about a case that this actor may not read any more."""
    if _is_hidden(work, entry.id):
        raise Refused("undo_hidden")


def _is_hidden(work: Work, audit_id: int) -> bool:
    if work.actor.can(Permission.VIEW_SENSITIVE):
        return False
    found = select(AuditEntry.id).where(AuditEntry.id == audit_id, about_hidden(work.actor.staff_id))
    return work.connection.execute(found).first() is not None


def _told(work: Work, entry: Row[Any]) -> Undone:
    """Return what the window says of an act that was undone or done again."""
    number = record_number(work.connection, entry.entity, entry.entity_id, entry.details)
    many = entry.details.get("tickets", entry.details.get("restored", 1))
    count = many if isinstance(many, int) else 1
    return Undone(entry.id, entry.act, entry.entity, entry.entity_id, entry.at, number, count)


def _put_back(work: Work, entry: Row[Any]) -> Reversal:
    try:
        with known_errors(), with_room(work.connection), _held_apart(work.connection):
            return put_back(work.connection, entry.undo, _earlier(work, entry.id))
    except Conflict as conflict:
        found = conflict.parameters
        raise _conflict(work, entry, str(found.get("entity", "")), found.get("id"), conflict.code) from conflict


def _held_apart(connection: Connection) -> AbstractContextManager[object]:
    """A server answers nothing more in a transaction in which something was refused; a file does.

    There a savepoint around thousands of rows would make each take longer than the one before.
    """
    return nullcontext() if connection.dialect.name == "sqlite" else connection.begin_nested()


def _announce(work: Work, entry: Row[Any], reversal: Reversal) -> None:
    """Say which rows are different now, and let the search follow them."""
    # What was put back stays as it is now until the end of this act, rules included.
    work.keep_rules()
    kinds = {(each.table, each.key): each.kind for each in reversal.done}
    unread = _unread_by_search(reversal)
    with search_documents.once_at_the_end(work):
        for (table, key), kind in kinds.items():
            if isinstance(key[0], int):
                work.changed(table, key[0], kind)
                if (table, key[0]) not in unread:
                    search_documents.refresh(work, table, key[0])
            else:
                # Named by a code: what shows such rows asks for all of them again.
                work.changed(table, 0, kind)
        refreshed = {key[0] for table, key in kinds if table == "ticket"} - {key for _table, key in unread}
        for ticket_id in _written_on(work, reversal) - refreshed:
            work.changed("ticket", ticket_id, ChangeKind.UPDATED)
            search_documents.refresh(work, "ticket", ticket_id)
        _follow_privacy(work, reversal)
        for kind, table, key, before, _version in reversal.journal:
            if table == "customer" and kind == "update" and "tier_code" in before:
                escalation_timers.look_again(work, key[0])
        if entry.entity_id is not None and (entry.entity, (entry.entity_id,)) not in kinds:
            # A line of a timeline was put back: what shows and finds it is the ticket.
            work.changed(entry.entity, entry.entity_id, ChangeKind.UPDATED)
            search_documents.refresh(work, entry.entity, entry.entity_id)


def _follow_privacy(work: Work, reversal: Reversal) -> None:
    """Let the tickets be found, or not, by the values of fields that are private again or no longer."""
    turned = [
        key[0]
        for kind, table, key, before, _version in reversal.journal
        if table == TicketField.__tablename__ and kind == "update" and "is_private" in before
    ]
    for code in work.connection.execute(select(TicketField.code).where(TicketField.id.in_(turned))).scalars().all():
        search_documents.refresh_holding(work, code)


def _unread_by_search(reversal: Reversal) -> set[tuple[str, int]]:
    """Return the tickets of which only such columns were put back as the search does not read."""
    columns: dict[int, set[str] | None] = {}
    for kind, table, key, before, _version in reversal.journal:
        if table == "ticket":
            known = columns.setdefault(key[0], set())
            columns[key[0]] = known | set(before) if kind == "update" and known is not None else None
    put = {each.key[0] for each in reversal.done if each.table == "ticket"}
    unread = search_documents.TICKET_COLUMNS.isdisjoint
    return {("ticket", each) for each in put if (found := columns.get(each)) is not None and unread(found)}


def _written_on(work: Work, reversal: Reversal) -> set[int]:
    """Return the tickets whose timelines have a line more or less: what finds them has other words now."""
    lines = [row for row in reversal.journal if row[1] == TicketEntry.__tablename__]
    found = {row[3]["ticket_id"] for row in lines if row[0] == "delete" and row[3]["text"]}
    there = [row[2][0] for row in lines if row[0] != "delete"]
    for start in range(0, len(there), _CHUNK):
        written = TicketEntry.id.in_(there[start : start + _CHUNK])
        # One whose text was changed to nothing was found by it before.
        said = written & (TicketEntry.text != "") if all(row[0] == "insert" for row in lines) else written
        found |= set(work.connection.execute(select(TicketEntry.ticket_id).where(said)).scalars())
    return found


def _versions(reversal: Reversal) -> list[list[Any]]:
    return [[each.table, each.key, each.content_of, each.version] for each in reversal.done if each.version is not None]


def _mark(work: Work, audit_id: int) -> None:
    """Say of an entry that this act undid it."""
    # Nobody else writes meanwhile, so this act's own entry gets the next number.
    following = select(func.max(AuditEntry.id) + 1).scalar_subquery()
    work.connection.execute(update(AuditEntry).where(AuditEntry.id == audit_id).values(undone_by_id=following))


def _require_right_to(work: Work, name: str) -> None:
    """Ask for the right the act itself needed: it may have been taken away since."""
    module, _, function = name.partition(".")
    place = f"{__package__}.{module}"
    if not (module.isidentifier() and importlib.util.find_spec(place)):
        return require(work.actor, Permission.MANAGE_RULES)
    permission = getattr(getattr(importlib.import_module(place), function, None), "permission", None)
    return require(work.actor, permission or Permission.MANAGE_RULES)


def _earlier(work: Work, audit_id: int) -> list[PutBack]:
    """Return what later undoing put back: rows whose version grew although their content is the old one."""
    later = select(AuditEntry.details).where(AuditEntry.id > audit_id, _UNDOING).order_by(AuditEntry.id)
    return [
        PutBack(table, tuple(key), ChangeKind.UPDATED, content_of, version)
        for details in work.connection.execute(later).scalars()
        for table, key, content_of, version in details.get("versions", ())
    ]


def _refuse_if_built_upon(work: Work, entry: Row[Any]) -> None:
    """Refuse when a later act that stands changed the same rows; many of them carry no version that would tell."""
    rows = rows_of(entry.undo)
    columns = (AuditEntry.id, AuditEntry.undo)
    standing = [AuditEntry.id > entry.id, AuditEntry.undo.is_not(None), AuditEntry.undone_by_id.is_(None)]
    if entry.act not in UNDOING_ACTS:
        # An undoing and what it undid cancel each other out; doing again is refused after either.
        standing.append(~_UNDOING)
    for later in work.connection.execute(select(*columns).where(*standing).order_by(AuditEntry.id)):
        common = rows & rows_of(later.undo)
        if common:
            table, key = min(common, key=str)
            raise _conflict(work, entry, table, key[0], "changed_meanwhile", later.id)


def _conflict(
    work: Work, entry: Row[Any], table: str, key: object, code: str, by: int | None = None
) -> Conflict | NotAllowed:
    """Return the conflict with who changed the row and how, as far as the audit tells."""
    columns = (AuditEntry.id, AuditEntry.act, AuditEntry.at, Staff.name)
    statement = select(*columns).outerjoin(Staff, Staff.id == AuditEntry.staff_id)
    if by is not None:
        statement = statement.where(AuditEntry.id == by)
    else:
        about = (AuditEntry.entity == entry.entity, AuditEntry.entity_id == entry.entity_id)
        statement = statement.where(AuditEntry.id > entry.id, *about)
    found = work.connection.execute(statement.order_by(AuditEntry.id.desc()).limit(1)).first()
    who, act_name = (found.name or "", found.act) if found is not None and not _is_hidden(work, found.id) else ("", "")
    return Conflict(code, entity=table, id=key, who=who, act=act_name, undoing=entry.act)
