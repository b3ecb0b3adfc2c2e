"""Two tickets about one matter become one, and for thirty days two again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, update

from servicedesk.core.enums import OPEN_CLASSES, EntryKind, StateClass
from servicedesk.core.errors import Refused
from servicedesk.core.merging import MERGE_FIELDS, Side, chosen_fields, proposed
from servicedesk.core.notices import NoticeKind
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.models import AuditEntry, ServiceLevelResult, Ticket, TicketDistinct, TicketMerge, TicketStateChange
from servicedesk.services import deadlines, field_values, internal_clocks, merge_parts, notices, search_documents
from servicedesk.services.merge_undoing import MergeUndone, take_out
from servicedesk.services.reading_cases import editable, readable_ticket
from servicedesk.services.timeline import add_entry
from servicedesk.storage import lifecycle
from servicedesk.storage.desk import Work, act
from servicedesk.storage.merged_tickets import survivor
from servicedesk.storage.row_changes import row_changes

MERGED_STATE = StateClass.MERGED.value
UNDO_REACHES = timedelta(days=30)
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class MergeTickets:
    """Which ticket goes into which, whose value counts where they differ, what was confirmed in place, and why."""

    source_id: int
    target_id: int
    choices: Mapping[str, Side] = field(default_factory=dict)
    although_finished: bool = False
    although_other_customer: bool = False
    source_version: int | None = None
    target_version: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TicketsMerged:
    """The ticket that stays, and the number of the one that went into it."""

    target_id: int
    target_number: str
    source_number: str


@act(Permission.MERGE_TICKET)
def merge_tickets(work: Work, command: MergeTickets) -> TicketsMerged:
    """Let one ticket go into another; a target that was merged itself stands for the one at the end of its chain.

    Raises Refused: merge_with_itself, ticket_merged, merge_finished, merge_other_customer.
    """
    source = editable(work, command.source_id, command.source_version)
    end = survivor(work.connection, command.target_id)
    if end == source.id:
        raise Refused("merge_with_itself")
    target = editable(work, end, command.target_version if end == command.target_id else None)
    _confirm(source, target, command)
    start = len(work.noted())
    whose = {*notices.concerned(work, source.id), *notices.concerned(work, target.id)}
    held_by = (target.department_id, target.partner_id)
    _choose(source, target, command.choices)
    field_values.keep_equipment(work, target.id, target.fields)
    merge_parts.bring(work, source, target)
    merge_parts.share(work, source, target)
    internal_clocks.stop(work, source.id)
    if (target.department_id, target.partner_id) != held_by:
        internal_clocks.start(work, target)
    _end(work, source, target)
    why: dict[str, Any] = {"reason": reason} if (reason := one_line(command.reason, LONGEST_REASON)) else {}
    add_entry(work, target.id, EntryKind.MERGE, source.title, number=source.number, source_id=source.id, **why)
    add_entry(work, source.id, EntryKind.MERGE, number=target.number, target_id=target.id, **why)
    target.updated_at = work.now
    work.flush()
    deadlines.choose_again(work, target)
    deadlines.derive(work, source)
    changes = row_changes(work.connection, work.noted()[start:])
    work.insert(
        TicketMerge,
        source_id=source.id,
        target_id=target.id,
        staff_id=work.actor.staff_id,
        at=work.now,
        changes=changes,
    )
    for ticket in (source, target):
        search_documents.refresh(work, "ticket", ticket.id)
    notices.notify(work, whose, NoticeKind.MERGED, target.id, number=source.number)
    work.audit("ticket", target.id, source_id=source.id, source=source.number, number=target.number, **why)
    return TicketsMerged(target.id, target.number, source.number)


def _confirm(source: Ticket, target: Ticket, command: MergeTickets) -> None:
    """Refuse what somebody has to say yes to: finished work that is touched again, and another customer."""
    open_classes = {item.value for item in OPEN_CLASSES}
    finished = [ticket.number for ticket in (source, target) if ticket.state_class not in open_classes]
    if finished and not command.although_finished:
        raise Refused("merge_finished", field="although_finished", number=finished[0])
    customers = {source.customer_id, target.customer_id} - {None}
    if len(customers) > 1 and not command.although_other_customer:
        raise Refused("merge_other_customer", field="although_other_customer")


def _choose(source: Ticket, target: Ticket, choices: Mapping[str, Side]) -> None:
    """Take the chosen value of every field that differs; what nobody chose is as proposed."""
    for item in MERGE_FIELDS:
        mine = [getattr(target, column) for column in item.columns]
        theirs = [getattr(source, column) for column in item.columns]
        if mine == theirs or choices.get(item.code, proposed(item.code, mine, theirs)) is Side.TARGET:
            continue
        for column in (*item.columns, *item.along):
            setattr(target, column, getattr(source, column))
    target.fields = chosen_fields(target.fields, source.fields, choices)
    if not target.description.strip():
        target.description = source.description


def _end(work: Work, source: Ticket, target: Ticket) -> None:
    """Stop the source: nobody's, its clock standing, counted in no figure, its number leading on."""
    work.insert(
        TicketStateChange,
        ticket_id=source.id,
        state=MERGED_STATE,
        state_class=MERGED_STATE,
        pauses=False,
        staff_id=work.actor.staff_id,
        at=lifecycle.not_before_last(work.connection, source.id, work.now),
    )
    source.state = source.state_class = MERGED_STATE
    source.merged_into_id = target.id
    source.owner_id = source.department_id = None
    source.contacted_at = source.waiting_until_at = source.solved_at = source.closed_at = None
    source.is_first_contact = False
    source.updated_at = work.now
    results = select(ServiceLevelResult.id).where(
        ServiceLevelResult.ticket_id == source.id, ServiceLevelResult.is_final
    )
    for identity in work.connection.execute(results).scalars().all():
        work.get(ServiceLevelResult, identity).is_final = False


@act(Permission.MERGE_TICKET, undoable=False)
def undo_merge(work: Work, source_id: int) -> MergeUndone:
    """Take a merged ticket back out, also after work went on: what was added since stays where it was added.

    Raises Refused: merge_not_there, merge_undo_over, merge_undo_chain.
    """
    merge = _standing(work, source_id)
    source, target = readable_ticket(work, merge.source_id), readable_ticket(work, merge.target_id)
    if work.now > merge.at + UNDO_REACHES:
        raise Refused("merge_undo_over", number=source.number, days=UNDO_REACHES.days)
    if target.merged_into_id is not None:
        further = work.get(Ticket, target.merged_into_id)
        raise Refused("merge_undo_chain", number=target.number, other=further.number)
    undone = take_out(work, merge, source, target)
    merge.undone_at, merge.undone_by_id = work.now, work.actor.staff_id
    for ticket in (source, target):
        search_documents.refresh(work, "ticket", ticket.id)
    work.audit("ticket", target.id, source_id=source.id, source=source.number, number=target.number)
    _mark_undone(work, merge)
    return undone


def _standing(work: Work, source_id: int) -> TicketMerge:
    statement = select(TicketMerge.id).where(TicketMerge.source_id == source_id, TicketMerge.undone_at.is_(None))
    identity = work.connection.execute(statement.order_by(TicketMerge.id.desc())).scalar()
    if identity is None:
        raise Refused("merge_not_there")
    return work.get(TicketMerge, identity)


def _mark_undone(work: Work, merge: TicketMerge) -> None:
    """Say in the audit that the merge does not stand any more, so that the undo key goes on to the act before it."""
    act_name = f"{__name__.rpartition('.')[2]}.{merge_tickets.__name__}"
    columns = (AuditEntry.id, AuditEntry.details)
    statement = select(*columns).where(
        AuditEntry.act == act_name, AuditEntry.entity_id == merge.target_id, AuditEntry.undone_by_id.is_(None)
    )
    entries = [row.id for row in work.connection.execute(statement) if row.details.get("source_id") == merge.source_id]
    # Nobody else writes meanwhile, so this act's own entry gets the next number.
    following = select(func.max(AuditEntry.id) + 1).scalar_subquery()
    work.connection.execute(update(AuditEntry).where(AuditEntry.id.in_(entries)).values(undone_by_id=following))


@act(Permission.WORK_ON_TICKET)
def keep_apart(work: Work, ticket_id: int, other_id: int) -> None:
    """Say that two tickets are not the same matter, so that nobody is asked again."""
    first, second = sorted((editable(work, ticket_id).id, editable(work, other_id).id))
    if first == second or work.session.get(TicketDistinct, (first, second)) is not None:
        return
    work.insert(TicketDistinct, ticket_id=first, other_id=second, staff_id=work.actor.staff_id, at=work.now)
    work.audit("ticket", ticket_id, other_id=other_id)
