"""Reporting upwards by hand: the same event and the same notices as a level that fires."""

from __future__ import annotations

from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Role
from servicedesk.models import EscalationEvent, Staff
from servicedesk.services import notices
from servicedesk.storage.desk import Work

# No level has this number, and no service level has this target.
BY_HAND, MANUAL = 0, "manual"


def report(work: Work, ticket_id: int, before: str, after: str) -> list[str]:
    """Store that somebody reported a ticket upwards and tell the supervisors; return the names of who was told.

    Where there is no supervisor, the administrators are told.
    """
    above = notices.staff_of(work, roles=(Role.SUPERVISOR.value,))
    above = above or notices.staff_of(work, roles=(Role.ADMINISTRATOR.value,))
    told = notices.notify(work, above, NoticeKind.ESCALATED, ticket_id, target=MANUAL, by=work.actor.name)
    names = [work.get(Staff, each).name for each in told]
    work.insert(
        EscalationEvent,
        ticket_id=ticket_id,
        target=MANUAL,
        level_id=BY_HAND,
        deadline_at=work.now,
        due_at=work.now,
        fired_at=work.now,
        is_late=False,
        is_upward=True,
        details={"by": work.actor.name, "told": names, "raised": [before, after] if before != after else []},
    )
    return names
