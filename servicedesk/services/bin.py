"""The bin: tickets and answers deleted, brought back, and erased for good."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, func, select, update

from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Article, AuditEntry, DeletedRecord, Draft, Setting
from servicedesk.services import search_documents
from servicedesk.services.reading_cases import editable
from servicedesk.storage import search_index
from servicedesk.storage.desk import Work, act, require
from servicedesk.storage.journal import rows_of
from servicedesk.storage.recycling import Moved

SETTING = "bin"
_RIGHTS = {"ticket": Permission.DELETE_TICKET, "article": Permission.WRITE_KNOWLEDGE}
# The forms whose drafts are about one record, as "form/id": whatever the form is called, its subject is the id.
_FORMS = {"ticket": "ticket", "article": "article"}
_CHUNK = 500
_SEEN_WITHIN, _SEEN_BEFORE = timedelta(days=14), timedelta(days=1)


@act(Permission.DELETE_TICKET)
def delete_ticket(work: Work, ticket_id: int, reason: str = "", version: int | None = None) -> None:
    """Move a ticket into the bin with everything that hangs on it, and those that were merged into it."""
    number = editable(work, ticket_id, version).number
    moved = work.recycle("ticket", [ticket_id], reason.strip())
    _follow(work, moved)
    # Not the reason: it may name what has to be erased later, and the chain of the audit cannot forget.
    work.audit("ticket", ticket_id, number=number)


def delete_tickets(work: Work, ids: Sequence[int], reason: str) -> None:
    """Move tickets that were checked into the bin as a part of another act."""
    _follow(work, work.recycle("ticket", ids, reason.strip()))


@act(Permission.WRITE_KNOWLEDGE)
def delete_article(work: Work, article_id: int, reason: str = "", version: int | None = None) -> None:
    """Move an answer into the bin with its editions; inquiries that used it stay."""
    code = work.get(Article, article_id, version).code
    _follow(work, work.recycle("article", [article_id], reason.strip()))
    work.audit("article", article_id, code=code)


@act(Permission.WRITE_KNOWLEDGE)
def restore(work: Work, records: Sequence[int]) -> int:
    """Bring records of the bin back as they were; return how many.

    Raises Refused ``not_in_bin``, ``purged``, ``number_taken``; Conflict ``still_used`` when what they hang on is gone.
    """
    rows = _rows(work, records)
    moved = work.bring_back(rows)
    _follow(work, moved)
    first = rows[0]
    numbers = [row.number for row in rows]
    work.audit(first.kind, first.entity_id if len(rows) == 1 else None, numbers=numbers[:20], restored=len(rows))
    return len(rows)


def _follow(work: Work, moved: Moved) -> None:
    """Let the search follow what went or came."""
    work.keep_rules()
    ids: dict[str, list[int]] = {}
    for table, key in moved.rows:
        if isinstance(key[0], int):
            ids.setdefault(table, []).append(key[0])
    with search_index.gathered(work.connection):
        for table, some in ids.items():
            search_documents.refresh_all(work, table, some)


def _rows(work: Work, records: Sequence[int]) -> list[Any]:
    """Return the rows of the bin that this actor may bring back."""
    table = DeletedRecord.__table__
    found: list[Any] = []
    for start in range(0, len(records), _CHUNK):
        chunk = list(records[start : start + _CHUNK])
        # One that followed another into the bin is kept there with that one.
        wanted = select(func.coalesce(table.c.together_with_id, table.c.id)).where(table.c.id.in_(chunk))
        found += work.connection.execute(select(table).where(table.c.id.in_(wanted)).order_by(table.c.id)).all()
    found = list({row.id: row for row in found}.values())
    if not found:
        raise Refused("not_in_bin")
    for row in found:
        require(work.actor, _RIGHTS[row.kind])
        if row.is_sensitive and not work.actor.can(Permission.VIEW_SENSITIVE):
            raise NotAllowed("not_allowed", permission=Permission.VIEW_SENSITIVE.value)
    return found


@act(Permission.PURGE_TICKET, undoable=False)
def purge(work: Work, records: Sequence[int], typed: str) -> int:
    """Erase records of the bin for good; *typed* is the number of the one, or how many there are.

    What is left: the number, that it was deleted and erased, when and by whom. Raises Refused ``typed_wrong``.
    """
    rows = [row for row in _rows(work, records) if row.purged_at is None]
    if not rows:
        raise Refused("not_in_bin")
    wanted = rows[0].number if len(rows) == 1 else str(len(rows))
    if typed.strip().casefold() != wanted.casefold():
        raise Refused("typed_wrong", field="typed", wanted=wanted)
    _erase(work, rows)
    work.audit(rows[0].kind, rows[0].entity_id if len(rows) == 1 else None, erased=len(rows))
    return len(rows)


@act(Permission.PURGE_TICKET)
def keep_days(work: Work, days: int | None) -> None:
    """Say after how many days in the bin records are erased by themselves; None keeps them."""
    if days is not None and days < 1:
        raise Refused("days_needed", field="days")
    row = work.session.get(Setting, SETTING)
    if row is None:
        work.insert(Setting, key=SETTING, value={"days": days})
    else:
        row.value = {"days": days}
    work.audit("setting", None, key=SETTING, days=days)


def purge_due(work: Work) -> int:
    """Erase what has been in the bin for longer than the site wants; return how many. Part of the timed work."""
    value = work.connection.execute(select(Setting.value).where(Setting.key == SETTING)).scalar()
    days = (value or {}).get("days")
    if not days or not _time_went_by(work):
        return 0
    table = DeletedRecord.__table__
    old = (table.c.deleted_at < work.now - timedelta(days=days), table.c.purged_at.is_(None))
    rows = list(work.connection.execute(select(table).where(*old, table.c.together_with_id.is_(None))).all())
    if rows:
        _erase(work, rows)
        # The minute's work is quiet where nothing was done; this leaves a trace.
        work.audited = True
        work.audit("deleted_record", None, erased=len(rows), after_days=days)
    return len(rows)


def _time_went_by(work: Work) -> bool:
    """Whether somebody worked here a day ago or some days: a clock that leapt ahead erases nothing before the next day.

    What is erased cannot come back, so that whoever sees the wrong date has a day to put it right.
    """
    span = (AuditEntry.at > work.now - _SEEN_WITHIN, AuditEntry.at <= work.now - _SEEN_BEFORE)
    return work.connection.execute(select(AuditEntry.id).where(*span).limit(1)).first() is not None


def _erase(work: Work, rows: list[Any]) -> None:
    """Take the content of *rows* out of the bin, out of drafts and out of what undo keeps."""
    table = DeletedRecord.__table__
    ids = [row.id for row in rows]
    everything: list[Any] = []
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        wanted = table.c.id.in_(chunk) | table.c.together_with_id.in_(chunk)
        everything += work.connection.execute(select(table).where(wanted)).all()
    gone: set[tuple[str, tuple[Any, ...]]] = {(row.kind, (row.entity_id,)) for row in everything}
    for row in everything:
        for name, values in (row.content or {}).get("rows", ()):
            if "id" in values:
                gone.add((name, (values["id"],)))
    emptied = {"title": "", "text": "", "reason": "", "content": None}
    done = {"purged_at": work.now, "purged_by_id": work.actor.staff_id}
    for start in range(0, len(everything), _CHUNK):
        chunk = [row.id for row in everything[start : start + _CHUNK]]
        work.connection.execute(update(DeletedRecord).where(DeletedRecord.id.in_(chunk)).values(**emptied, **done))
    _forget_journals(work, gone)
    _forget_drafts(work, everything)
    for row in everything:
        work.changed("deleted_record", row.id, ChangeKind.DELETED)


def _forget_journals(work: Work, gone: set[tuple[str, tuple[Any, ...]]]) -> None:
    """Take what undo kept of erased rows away; the entries themselves, chained, stay."""
    entries = select(AuditEntry.id, AuditEntry.undo).where(AuditEntry.undo.is_not(None))
    told = [row.id for row in work.connection.execute(entries) if not gone.isdisjoint(rows_of(row.undo))]
    for start in range(0, len(told), _CHUNK):
        chunk = told[start : start + _CHUNK]
        work.connection.execute(update(AuditEntry).where(AuditEntry.id.in_(chunk)).values(undo=None))


def _forget_drafts(work: Work, rows: list[Any]) -> None:
    for kind, form in _FORMS.items():
        subjects = [str(row.entity_id) for row in rows if row.kind == kind]
        for start in range(0, len(subjects), _CHUNK):
            about = (Draft.form.startswith(form), Draft.subject.in_(subjects[start : start + _CHUNK]))
            work.connection.execute(delete(Draft).where(*about))
