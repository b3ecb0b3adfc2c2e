"""The priority of a ticket as it follows from how many are concerned and how soon it matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from servicedesk.core import lifecycle as rules
from servicedesk.core.enums import PRIORITY_RANK, EntryKind, Impact, Priority, Urgency
from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket
from servicedesk.services import deadlines, editing
from servicedesk.services.reading_cases import editable
from servicedesk.services.ticket_categories import file_under
from servicedesk.services.timeline import add_entry
from servicedesk.storage import lifecycle
from servicedesk.storage.desk import Work, act


@act(Permission.WORK_ON_TICKET)
def assess(
    work: Work, ticket_id: int, impact: Impact | None, urgency: Urgency | None, version: int | None = None
) -> Priority:
    """Note impact and urgency; the priority follows, unless somebody set it by hand.  Return the priority in force."""
    ticket = editable(work, ticket_id, version)
    old: dict[str, object] = {}
    for name, value in (("impact", impact), ("urgency", urgency)):
        if (found := value.value if value is not None else None) != getattr(ticket, name):
            old[name] = getattr(ticket, name)
            setattr(ticket, name, found)
    _follow(work, ticket, old)
    return Priority(ticket.priority)


@dataclass(frozen=True, slots=True)
class Classify:
    """What a ticket is about and how much it matters; ``follow`` lets go of a priority set by hand."""

    ticket_id: int
    category_id: int | None
    impact: Impact | None
    urgency: Urgency | None
    follow: bool = False
    version: int | None = None
    # The values the form started from (see services.editing).
    base: Mapping[str, object] | None = None


@act(Permission.WORK_ON_TICKET)
def classify(work: Work, command: Classify) -> Priority:
    """File a ticket and note its impact and urgency in one act.  Return the priority in force.

    Raises Refused ``category_gone`` when the category is not offered any more; EditConflict when one of the three
    was changed by others as well since the values in ``base``.
    """
    ticket = editable(work, command.ticket_id, command.version if command.base is None else None)
    wanted: dict[str, object] = {
        "category_id": command.category_id,
        "impact": command.impact.value if command.impact is not None else None,
        "urgency": command.urgency.value if command.urgency is not None else None,
    }
    values = editing.to_write(work, ticket, wanted, command.base)
    if "category_id" in values:
        file_under(work, ticket, command.category_id)
    if command.follow:
        ticket.priority_is_manual = False
    impact = values.get("impact", ticket.impact)
    urgency = values.get("urgency", ticket.urgency)
    return assess(
        work,
        command.ticket_id,
        Impact(str(impact)) if impact is not None else None,
        Urgency(str(urgency)) if urgency is not None else None,
    )


@act(Permission.WORK_ON_TICKET)
def follow_assessment(work: Work, ticket_id: int, version: int | None = None) -> Priority:
    """Let go of a priority set by hand: it follows from impact and urgency again.  Return the priority in force."""
    ticket = editable(work, ticket_id, version)
    ticket.priority_is_manual = False
    _follow(work, ticket, {})
    work.audit("ticket", ticket_id, fields=["priority"])
    return Priority(ticket.priority)


def _follow(work: Work, ticket: Ticket, old: dict[str, object]) -> None:
    proposed = rules.proposed(lifecycle.matrix(work.connection), ticket.impact, ticket.urgency)
    if proposed is not None and not ticket.priority_is_manual and proposed.value != ticket.priority:
        old["priority"] = ticket.priority
        ticket.priority, ticket.priority_rank = proposed.value, PRIORITY_RANK[proposed]
    if not old:
        return
    ticket.updated_at = work.now
    work.flush()
    if "priority" in old:
        deadlines.choose_again(work, ticket)
    add_entry(work, ticket.id, EntryKind.FIELD, old=old, new={name: getattr(ticket, name) for name in old})
    work.audit("ticket", ticket.id, fields=sorted(old))
