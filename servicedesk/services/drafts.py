"""What somebody typed and has not saved: kept while typing, gone when saved or thrown away.

A draft is no act on a record: it is neither audited nor undone. Each belongs to the person who types.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select

from servicedesk.core.actor import Actor
from servicedesk.core.draft_forms import record_of
from servicedesk.core.errors import NotAllowed, NotFound, Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.text import one_line
from servicedesk.models import Draft, FollowUp, HandedDraft, Staff, Ticket, TicketReader
from servicedesk.services import notices
from servicedesk.storage.desk import Work, act
from servicedesk.storage.upserts import put_if_other

NOTE_LIMIT = 200
_KEY = ("staff_id", "form", "subject")


@act(Permission.OWN_DRAFTS, undoable=False)
def save_draft(work: Work, form: str, subject: str, content: dict[str, Any]) -> None:
    """Keep what is typed in *form* about *subject* (a row's id, or "" for something new)."""
    work.audited = False
    values = {"form": form, "subject": subject, "content": content, "updated_at": work.now}
    # What is already there is not written again: nothing is flushed to the disk for it.
    put_if_other(work.connection, Draft, _KEY, "content", {"staff_id": _owner(work.actor), **values})


@act(Permission.OWN_DRAFTS, undoable=False)
def discard_draft(work: Work, form: str, subject: str) -> bool:
    """Forget one's draft; return whether there was one. Services call this with their Work when they save."""
    if work.actor.staff_id is None:
        return False
    if work.act.endswith("discard_draft"):
        work.audited = False
    mine = (Draft.staff_id == work.actor.staff_id, Draft.form == form, Draft.subject == subject)
    identity = work.connection.execute(delete(Draft).where(*mine).returning(Draft.id)).scalar()
    if identity is not None:
        work.changed("draft", identity, ChangeKind.DELETED)
    return identity is not None


@act(Permission.OWN_DRAFTS)
def throw_away(work: Work, draft_id: int) -> None:
    """Throw one's draft away from the list; undo brings it back.

    Raises NotAllowed for another's draft.
    """
    draft = _own(work, draft_id)
    work.audit("draft", draft_id, form=draft.form, subject=draft.subject)
    work.delete(draft)


@act(Permission.OWN_DRAFTS)
def hand_over_draft(work: Work, draft_id: int, staff_id: int, note: str = "") -> int:
    """Hand one's draft to a colleague with a word about it, who takes it or leaves it; return the handing's id.

    Raises NotAllowed for another's draft and where the colleague may not read the ticket; Refused ``unknown_staff``.
    """
    draft = _own(work, draft_id)
    colleague = work.session.get(Staff, staff_id)
    if colleague is None:
        raise NotFound("not_found", entity="staff", id=staff_id)
    if not colleague.is_active or staff_id == draft.staff_id:
        raise Refused("unknown_staff", field="staff_id")
    ticket_id = _ticket_of(work, draft.form, draft.subject)
    if ticket_id is not None and not _may_read(work, colleague, ticket_id):
        raise NotAllowed("not_allowed", permission=Permission.VIEW_SENSITIVE.value)
    identity = work.insert(
        HandedDraft,
        from_id=draft.staff_id,
        to_id=staff_id,
        form=draft.form,
        subject=draft.subject,
        content=draft.content,
        note=one_line(note, NOTE_LIMIT),
        typed_at=draft.updated_at,
        handed_at=work.now,
    )
    work.audit("handed_draft", identity, form=draft.form, subject=draft.subject, to=staff_id)
    work.delete(draft)
    notices.notify(work, [staff_id], NoticeKind.HANDED, ticket_id, who=work.actor.name)
    return identity


@act(Permission.OWN_DRAFTS, undoable=False)
def take_draft(work: Work, handed_id: int) -> int:
    """Take what was handed to oneself: from now on it is one's own draft, sent in one's own name; return its id.

    Raises NotAllowed for what was handed to somebody else; Refused ``own_draft_there`` where one of one's own is.
    """
    handed = work.get(HandedDraft, handed_id)
    if handed.to_id != _owner(work.actor):
        raise NotAllowed("not_allowed", permission=Permission.OWN_DRAFTS.value)
    return _move(work, handed, handed.to_id)


@act(Permission.OWN_DRAFTS, undoable=False)
def take_back_draft(work: Work, handed_id: int) -> int:
    """Take back what one handed over, while nobody has taken it; raises as :func:`take_draft`."""
    handed = work.get(HandedDraft, handed_id)
    if handed.from_id != _owner(work.actor):
        raise NotAllowed("not_allowed", permission=Permission.OWN_DRAFTS.value)
    return _move(work, handed, handed.from_id)


def _move(work: Work, handed: HandedDraft, staff_id: int) -> int:
    values = {"form": handed.form, "subject": handed.subject}
    same = (Draft.staff_id == staff_id, Draft.form == handed.form, Draft.subject == handed.subject)
    if work.connection.execute(select(Draft.id).where(*same)).first() is not None:
        raise Refused("own_draft_there")
    identity = work.insert(Draft, staff_id=staff_id, content=handed.content, updated_at=work.now, **values)
    work.audit("draft", identity, by=handed.from_id, to=handed.to_id, **values)
    work.delete(handed)
    return identity


def _own(work: Work, draft_id: int) -> Draft:
    draft = work.get(Draft, draft_id)
    if draft.staff_id != _owner(work.actor):
        raise NotAllowed("not_allowed", permission=Permission.OWN_DRAFTS.value)
    return draft


def _may_read(work: Work, colleague: Staff, ticket_id: int) -> bool:
    if work.actor.rights.allow(Role(colleague.role), Permission.VIEW_SENSITIVE):
        return True
    if work.session.get(TicketReader, (ticket_id, colleague.id)) is not None:
        return True
    return not work.get(Ticket, ticket_id).is_sensitive


def _ticket_of(work: Work, form: str, subject: str) -> int | None:
    """Return the ticket a draft is about, if it is about one that is there."""
    entity, identity = record_of(form, subject) or ("", 0)
    if entity == "follow_up":
        return work.connection.execute(select(FollowUp.ticket_id).where(FollowUp.id == identity)).scalar()
    found = select(Ticket.id).where(Ticket.id == identity)
    return work.connection.execute(found).scalar() if entity == "ticket" else None


def _owner(actor: Actor) -> int:
    if actor.staff_id is None:
        raise NotAllowed("not_allowed", permission=Permission.OWN_DRAFTS.value)
    return actor.staff_id
