"""What somebody typed and has not saved: kept while typing, gone when saved or thrown away.

A draft is no act on a record: it is neither audited nor undone. Each belongs to the person who types.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select

from servicedesk.core.actor import Actor
from servicedesk.core.errors import NotAllowed, NotFound, Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Draft, Staff
from servicedesk.storage.desk import Work, act
from servicedesk.storage.upserts import put_if_other

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


@act(Permission.OWN_DRAFTS, undoable=False)
def hand_over_draft(work: Work, draft_id: int, staff_id: int) -> None:
    """Give one's draft to a colleague, who finds it in the same form.

    Raises NotAllowed for another's draft, Refused ``unknown_staff`` and ``draft_there``.
    """
    draft = work.get(Draft, draft_id)
    if draft.staff_id != _owner(work.actor):
        raise NotAllowed("not_allowed", permission=Permission.OWN_DRAFTS.value)
    colleague = work.session.get(Staff, staff_id)
    if colleague is None:
        raise NotFound("not_found", entity="staff", id=staff_id)
    if not colleague.is_active or staff_id == draft.staff_id:
        raise Refused("unknown_staff", field="staff_id")
    same = (Draft.staff_id == staff_id, Draft.form == draft.form, Draft.subject == draft.subject)
    if work.connection.execute(select(Draft.id).where(*same)).first() is not None:
        raise Refused("draft_there", name=colleague.name)
    draft.staff_id = staff_id
    draft.updated_at = work.now
    work.audit("draft", draft_id, form=draft.form, subject=draft.subject, to=staff_id)


def _owner(actor: Actor) -> int:
    if actor.staff_id is None:
        raise NotAllowed("not_allowed", permission=Permission.OWN_DRAFTS.value)
    return actor.staff_id
