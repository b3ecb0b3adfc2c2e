"""Tickets: opened, assigned, edited, written on, linked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import (
    PRIORITY_RANK,
    Channel,
    EntryKind,
    LinkKind,
    Priority,
    StateClass,
    TicketKind,
    more_urgent,
)
from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeKind
from servicedesk.core.notices import NoticeKind
from servicedesk.core.numbering import ticket_number
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.models import (
    Department,
    Partner,
    Scenario,
    Staff,
    Ticket,
    TicketCheck,
    TicketStateChange,
    TicketWatcher,
)
from servicedesk.services import (
    deadlines,
    editing,
    escalation_reports,
    field_values,
    internal_clocks,
    notices,
    promises,
    return_policies,
    search_documents,
    ticket_links,
)
from servicedesk.services.reading_cases import editable, merged_follow
from servicedesk.services.ticket_commands import LONG_TEXTS, TITLE_LIMIT, EditTicket, OpenTicket, TicketOpened
from servicedesk.services.timeline import add_entry
from servicedesk.storage import lifecycle
from servicedesk.storage.desk import Work, act, require
from servicedesk.storage.free_numbers import free_number

__all__ = [
    "LONG_TEXTS",
    "TITLE_LIMIT",
    "EditTicket",
    "OpenTicket",
    "TicketOpened",
    "add_check",
    "add_note",
    "add_reply",
    "assign",
    "edit_ticket",
    "escalate",
    "open_ticket",
    "tick_check",
    "watch",
]

FIRST_NUMBER = 1
# Someone who speaks to the guest has responded; a message that was only received has not been answered yet.
_ANSWERED_BY_ARRIVING = (Channel.IN_PERSON, Channel.PHONE)
# A day of work on one line is a slip of the finger.
MOST_MINUTES = 24 * 60
_DECIDES_DEADLINES = frozenset({"kind", "priority", "customer_id", "scenario_id", "channel", "category_id"})


@act(Permission.OPEN_TICKET)
def open_ticket(work: Work, command: OpenTicket) -> TicketOpened:
    """Open a ticket with its clock, checklist and first timeline line.

    Raises Refused: title_needed; category_gone, department_closed, staff_inactive for what was taken off the lists
    while the form stood open; what :func:`field_values.for_new` refuses.
    """
    title = one_line(command.title, TITLE_LIMIT)
    if not title:
        raise Refused("title_needed", field="title")
    scenario = work.get(Scenario, command.scenario_id) if command.scenario_id is not None else None
    kind = command.kind or TicketKind(scenario.ticket_kind if scenario else TicketKind.REQUEST)
    usual = lifecycle.usual_priority(work.connection, command.impact, command.urgency)
    usual = usual or Priority(scenario.priority if scenario else Priority.NORMAL)
    priority = command.priority or usual
    number = free_number(work.connection, "ticket", Ticket.number, ticket_number, first=FIRST_NUMBER)
    state = lifecycle.of_class_for(work.connection, StateClass.NEW, kind.value)
    responded = command.visit_id is not None and command.channel in _ANSWERED_BY_ARRIVING
    department_id = command.department_id or (scenario.department_id if scenario else None)
    category_id = _still_offered(work, command) or (scenario.category_id if scenario else None)
    times = deadlines.for_new(work, command, kind, priority, responded, category_id)
    values = field_values.for_new(work, kind.value, command.fields)
    identity = work.insert(
        Ticket,
        number=number,
        title=title,
        description=command.description,
        kind=kind.value,
        priority=priority.value,
        priority_rank=PRIORITY_RANK[priority],
        impact=command.impact,
        urgency=command.urgency,
        priority_is_manual=priority is not usual,
        category_id=category_id,
        state=state,
        state_class=StateClass.NEW.value,
        customer_id=command.customer_id,
        place=command.place.strip(),
        scenario_id=command.scenario_id,
        channel=command.channel.value,
        visit_id=command.visit_id,
        department_id=department_id,
        owner_id=command.owner_id,
        author_id=work.actor.staff_id,
        opened_at=work.now,
        responded_at=work.now if responded else None,
        contacted_at=None if responded else work.now,
        service_level_id=times.service_level_id,
        response_due_at=times.response_due_at,
        resolution_due_at=times.resolution_due_at,
        update_due_at=times.update_due_at,
        due_at=times.due_at,
        is_sensitive=command.is_sensitive,
        updated_at=work.now,
        fields=values,
    )
    work.insert(
        TicketStateChange,
        ticket_id=identity,
        state=state,
        state_class=StateClass.NEW.value,
        pauses=False,
        staff_id=work.actor.staff_id,
        at=work.now,
    )
    work.audit("ticket", identity, number=number)  # Before the promise it is opened with: the act is about this.
    add_entry(work, identity, EntryKind.OPENED, command.description, channel=command.channel.value)
    for position, item in enumerate(scenario.checklist if scenario else ()):
        work.insert(TicketCheck, ticket_id=identity, position=position, text_zh=item["zh"], text_en=item["en"])
    if responded:
        deadlines.freeze_response(work, identity, work.now, times.service_level_id)
    internal_clocks.start_for(work, identity, department_id, None, kind.value, priority.value, category_id)
    if command.promise.strip() and command.promise_due_at is not None:
        promises.write_promise(
            work,
            promises.MakePromise(
                command.promise, command.promise_due_at, identity, command.visit_id, command.customer_id
            ),
        )
    if values:
        field_values.keep_equipment(work, identity, values)
        return_policies.check_ticket(work, work.get(Ticket, identity))
    search_documents.add_ticket(
        work, identity, number, title, command.description, command.place, command.is_sensitive, values,
        one_line(command.promise, promises.TEXT_LIMIT) if command.promise_due_at is not None else "",
        command.visit_id,
    )  # fmt: skip
    if command.parent_id is not None:
        ticket_links.link(work, command.parent_id, identity, LinkKind.PARENT)
    notices.notify(work, [command.owner_id], NoticeKind.ASSIGNED, identity)
    return TicketOpened(identity, number)


def _still_offered(work: Work, command: OpenTicket) -> int | None:
    """Refuse what was chosen and is not offered any more; return the category, the one it was merged into."""
    owner = work.get(Staff, command.owner_id) if command.owner_id is not None else None
    if owner is not None and not owner.is_active:
        raise Refused("staff_inactive", field="owner_id", name=owner.name)
    department = work.get(Department, command.department_id) if command.department_id is not None else None
    if department is not None and not department.is_active:
        name = Bilingual(department.name_zh, department.name_en)
        raise Refused("department_closed", field="department_id", name=name)
    if command.category_id is None:
        return None
    chosen = work.rule("categories", lambda: lifecycle.Categories(work.connection)).shown(command.category_id)
    if chosen is None or not chosen.is_offered:
        raise Refused("category_gone", field="category_id")
    return chosen.id


@act(Permission.ASSIGN_TICKET)
def assign(
    work: Work,
    ticket_id: int,
    department_id: int | None,
    owner_id: int | None,
    note: str = "",
    version: int | None = None,
    partner_id: int | None = None,
    seen: Mapping[str, object] | None = None,
) -> None:
    """Hand a ticket to a department and, if known, a person there, or to a partner; the clock inside starts.

    *seen* is the assignment the choice started from; raises EditConflict when somebody else made another since.
    Raises Refused: staff_inactive, department_closed.
    """
    ticket = editable(work, ticket_id, version)
    editing.refuse_other(work, ticket, {"department_id": department_id, "owner_id": owner_id}, seen)
    owner = work.get(Staff, owner_id) if owner_id is not None else None
    if owner is not None and not owner.is_active:
        raise Refused("staff_inactive", field="owner_id", name=owner.name)
    department = work.get(Department, department_id) if department_id is not None else None
    if department is not None and not department.is_active and department_id != ticket.department_id:
        name = Bilingual(department.name_zh, department.name_en)
        raise Refused("department_closed", field="department_id", name=name)
    partner = work.get(Partner, partner_id) if partner_id is not None else None
    handed_on = (ticket.department_id, ticket.partner_id) != (department_id, partner_id)
    ticket.department_id, ticket.partner_id = department_id, partner_id
    ticket.owner_id = owner_id
    ticket.updated_at = work.now
    add_entry(
        work,
        ticket_id,
        EntryKind.ASSIGNED,
        note,
        department={"zh": department.name_zh, "en": department.name_en} if department else None,
        owner=owner.name if owner else "",
        partner=partner.name if partner else "",
    )
    if note:
        search_documents.refresh(work, "ticket", ticket_id)
    notices.notify(work, [owner_id], NoticeKind.ASSIGNED, ticket_id)
    if handed_on:
        internal_clocks.start(work, ticket)
    work.audit("ticket", ticket_id, department_id=department_id, owner_id=owner_id)


@act(Permission.WORK_ON_TICKET)
def add_note(work: Work, ticket_id: int, text: str, minutes: int = 0) -> int:
    """Write an internal note, with the minutes it took."""
    return _write(work, ticket_id, EntryKind.NOTE, text, minutes, internal=True)


@act(Permission.WORK_ON_TICKET)
def add_reply(work: Work, ticket_id: int, text: str, minutes: int = 0) -> int:
    """Note what the guest was told and the minutes it took; the first one is the first response."""
    identity = _write(work, ticket_id, EntryKind.REPLY, text, minutes, internal=False)
    deadlines.respond(work, editable(work, ticket_id))
    return identity


def _write(work: Work, ticket_id: int, kind: EntryKind, text: str, minutes: int, *, internal: bool) -> int:
    if not text.strip():
        raise Refused("text_needed", field="text")
    if not 0 <= minutes <= MOST_MINUTES:
        raise Refused("minutes_out_of_range", field="minutes", most=MOST_MINUTES)
    ticket = editable(work, ticket_id)
    ticket.updated_at = work.now
    identity = add_entry(work, ticket_id, kind, text, minutes, internal=internal)
    work.flush()
    search_documents.refresh(work, "ticket", ticket_id)
    notices.notify(work, notices.concerned(work, ticket_id), NoticeKind.REPLIED, ticket_id, internal=internal)
    work.audit("ticket", ticket_id, entry_id=identity)
    return identity


@act(Permission.WORK_ON_TICKET)
def edit_ticket(work: Work, command: EditTicket) -> None:
    """Change fields of a ticket; a new priority or kind moves the deadlines at once.

    Raises EditConflict when a field was changed by others as well since the values in ``base``.
    """
    ticket = editable(work, command.ticket_id, command.version if command.base is None else None)
    values = editing.to_write(work, ticket, command.wanted(), command.base, LONG_TEXTS)
    if "is_sensitive" in values:
        # Who cannot read what is hidden does not hide anything, and shows nothing.
        require(work.actor, Permission.VIEW_SENSITIVE)
    given = {
        name.removeprefix(editing.PART): values.pop(name) for name in list(values) if name.startswith(editing.PART)
    }
    ticket.priority_is_manual = ticket.priority_is_manual or "priority" in values
    values.update(_follows(work, ticket, values))
    old = {name: getattr(ticket, name) for name in values}
    for name, value in values.items():
        setattr(ticket, name, value)
    fields = _set_fields(work, ticket, given) if given else {}
    if not (old or fields):
        return
    ticket.priority_rank = PRIORITY_RANK[Priority(ticket.priority)]
    ticket.updated_at = work.now
    work.flush()
    if "is_sensitive" in old:
        merged_follow(work, ticket)
    if _DECIDES_DEADLINES & set(old):
        deadlines.choose_again(work, ticket)
    details: dict[str, Any] = {"fields": fields} if fields else {}
    add_entry(work, ticket.id, EntryKind.FIELD, old=old, new={name: getattr(ticket, name) for name in old}, **details)
    if fields or {"kind", "customer_id"} & set(old):
        return_policies.check_ticket(work, ticket, None if old else fields)
    search_documents.refresh_ticket(work, ticket.id, (*old, "fields") if fields else old)
    work.audit("ticket", ticket.id, fields=sorted({*old, *fields}))


def _follows(work: Work, ticket: Ticket, values: Mapping[str, object]) -> dict[str, object]:
    """Return the priority that follows from a new impact or urgency, unless somebody set it by hand."""
    if ticket.priority_is_manual or not {"impact", "urgency"} & set(values):
        return {}
    impact, urgency = (values.get(name, getattr(ticket, name)) for name in ("impact", "urgency"))
    follows = lifecycle.usual_priority(work.connection, impact, urgency)  # type: ignore[arg-type] # kept as text
    return {"priority": follows.value} if follows is not None and follows.value != ticket.priority else {}


def _set_fields(work: Work, ticket: Ticket, given: Mapping[str, object]) -> dict[str, list[object]]:
    """Put changed values of the kind's fields in; return what differs as the timeline keeps it."""
    found = field_values.changed(work, ticket.fields, given)
    if found.changes:
        ticket.fields = found.values
        work.flush()
        field_values.keep_equipment(work, ticket.id, found.values)
    return {code: list(change) for code, change in found.changes.items()}


@act(Permission.WORK_ON_TICKET)
def tick_check(work: Work, check_id: int, done: bool = True) -> None:
    """Tick an item of the checklist, or take the tick back."""
    check = work.get(TicketCheck, check_id)
    editable(work, check.ticket_id)
    check.done_at = work.now if done else None
    check.staff_id = work.actor.staff_id
    work.changed("ticket", check.ticket_id, ChangeKind.UPDATED)
    work.audit("ticket", check.ticket_id, check_id=check_id, done=done)


@act(Permission.WORK_ON_TICKET)
def add_check(work: Work, ticket_id: int, text: str) -> int:
    """Add an item to the checklist."""
    if not text.strip():
        raise Refused("text_needed", field="text")
    editable(work, ticket_id)
    position = work.connection.execute(
        select(TicketCheck.position).where(TicketCheck.ticket_id == ticket_id).order_by(TicketCheck.position.desc())
    ).scalar()
    identity = work.insert(
        TicketCheck, ticket_id=ticket_id, position=(position or 0) + 1, text_zh=text.strip(), text_en=text.strip()
    )
    work.changed("ticket", ticket_id, ChangeKind.UPDATED)
    work.audit("ticket", ticket_id, check_id=identity)
    return identity


@act(Permission.WORK_ON_TICKET)
def escalate(work: Work, ticket_id: int, reason: str, version: int | None = None, seen: Priority | None = None) -> None:
    """Report a ticket upwards: one step more urgent than *seen*, with the reason as an internal note.

    Two who report it at the same time make it more urgent once; raises EditConflict at another priority than both.
    """
    if not reason.strip():
        raise Refused("reason_needed", field="reason")
    ticket = editable(work, ticket_id, version)
    before, higher = ticket.priority, more_urgent(seen or Priority(ticket.priority))
    if seen is not None:
        editing.refuse_other(work, ticket, {"priority": higher.value}, {"priority": seen.value})
    told = escalation_reports.report(work, ticket_id, before, higher.value)
    add_entry(work, ticket_id, EntryKind.ESCALATED, internal=True, by_hand=True, told=told)
    if higher.value != before:
        edit_ticket(work, EditTicket(ticket_id, priority=higher))
    add_note(work, ticket_id, reason)
    work.audit("ticket", ticket_id, escalated=True)


@act(Permission.VIEW_TICKETS)
def watch(work: Work, ticket_id: int, watching: bool = True) -> None:
    """Follow a ticket, or stop following it."""
    editable(work, ticket_id)
    staff_id = work.actor.staff_id
    there = staff_id is not None and work.has(TicketWatcher, ticket_id, staff_id)
    if watching and not there and staff_id is not None:
        work.insert(TicketWatcher, ticket_id=ticket_id, staff_id=staff_id)
    elif there and not watching:
        work.delete(work.get(TicketWatcher, (ticket_id, staff_id)))
    work.changed("ticket", ticket_id, ChangeKind.UPDATED)
    work.audit("ticket", ticket_id, watching=watching)
