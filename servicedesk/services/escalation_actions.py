"""What a level of escalation does when it fires: tell people, hand over, make more urgent, write a note."""

from __future__ import annotations

from typing import Any

from servicedesk.core.enums import EntryKind, Priority, more_urgent
from servicedesk.core.events import ChangeKind
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Role
from servicedesk.models import Department, Staff, Ticket
from servicedesk.services import notices, tickets, timeline
from servicedesk.storage import escalation as facts
from servicedesk.storage.desk import Work
from servicedesk.storage.escalation_cases import Case
from servicedesk.storage.escalation_rules import Actions, EscalationRule


def carry_out(work: Work, ticket: Case, found: facts.Pending, late: bool) -> dict[str, Any]:
    """Do what the level says and write it into the timeline; return what was done, for the event."""
    actions = found.rule.actions
    told = _tell(work, ticket, found, late)
    raised = more_urgent(Priority(ticket.priority)).value if actions.raise_priority else ticket.priority
    done = details_of(found, late, [work.get(Staff, each).name for each in told])
    if raised != ticket.priority:
        done["raised"] = [ticket.priority, raised]
    timeline.add_entry(work, ticket.id, EntryKind.ESCALATED, actions.note, internal=True, **done)
    work.changed("ticket", ticket.id, ChangeKind.UPDATED)
    if raised != ticket.priority:
        tickets.edit_ticket(work, tickets.EditTicket(ticket.id, priority=Priority(raised)))
    if actions.assign_department_id is not None or actions.assign_owner_id is not None:
        _assign(work, ticket.id, actions)
    return done


def details_of(found: facts.Pending, late: bool, told: list[str]) -> dict[str, Any]:
    """Return what an event and a line of the timeline keep: the level as it was, when it was due, who was told."""
    rule = found.rule
    return {
        "percent": rule.percent,
        "minutes": rule.offset_minutes,
        "target": rule.target,
        "due_at": found.should_at.isoformat(),
        "late": late,
        "told": told,
        "raised": [],
    }


def kind_of(rule: EscalationRule) -> NoticeKind:
    """Return what those are told who do the work: time is short, or over."""
    ahead = (rule.percent is not None and rule.percent < 100) or (rule.offset_minutes or 0) < 0
    return NoticeKind.SOON if ahead else NoticeKind.BREACHED


def _tell(work: Work, ticket: Case, found: facts.Pending, late: bool) -> list[int]:
    """Tell those who do the work that time is short, and those above them that it escalates."""
    rule = found.rule
    said = {"target": rule.target, "percent": rule.percent, "minutes": rule.offset_minutes}
    near, above = people_of(work, ticket, rule.actions)
    told = notices.notify(work, near, kind_of(rule), ticket.id, late=late, **said)
    return told + notices.notify(work, above, NoticeKind.ESCALATED, ticket.id, late=late, **said)


def people_of(work: Work, ticket: Case, actions: Actions) -> tuple[set[int], set[int]]:
    """Return who does the work and is told, and who is told above them."""
    near: set[int] = set()
    if actions.owner and ticket.owner_id is not None:
        near.add(ticket.owner_id)
    if actions.department or (actions.owner and ticket.owner_id is None):
        # A ticket that nobody has: its department has it.
        near |= set(notices.staff_of(work, department_id=ticket.department_id))
    if actions.watchers:
        near |= set(notices.concerned(work, ticket.id)) - {ticket.owner_id or 0}
    if actions.owner and not near:
        near |= set(notices.staff_of(work, roles=(Role.SUPERVISOR.value,)))
    return near, set(actions.staff) | set(notices.staff_of(work, roles=actions.roles))


def _assign(work: Work, ticket_id: int, actions: Actions) -> None:
    """Hand a ticket over; a person or department that is gone meanwhile changes nothing."""
    ticket = work.get(Ticket, ticket_id)
    owner = work.session.get(Staff, actions.assign_owner_id) if actions.assign_owner_id is not None else None
    wanted = actions.assign_department_id
    department = work.session.get(Department, wanted) if wanted is not None else None
    owner = owner if owner is not None and owner.is_active else None
    department = department if department is not None and department.is_active else None
    if owner is None and department is None:
        return
    department_id = department.id if department is not None else ticket.department_id
    owner_id = owner.id if owner is not None else None
    if (department_id, owner_id) != (ticket.department_id, ticket.owner_id):
        tickets.assign(work, ticket_id, department_id, owner_id)
