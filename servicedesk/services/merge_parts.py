"""What goes along when one ticket goes into another: brought once, and shared so that it can be shared again."""

from __future__ import annotations

from sqlalchemy import func, or_, select

from servicedesk.core.enums import FollowUpState, LinkKind, Target
from servicedesk.models import (
    Compensation,
    FollowUp,
    Inquiry,
    Promise,
    ReturnCheck,
    ServiceLevelResult,
    Survey,
    Ticket,
    TicketCheck,
    TicketEntry,
    TicketLink,
    TicketReader,
    TicketTag,
    TicketWatcher,
)
from servicedesk.services.reading_cases import merged_follow
from servicedesk.storage.desk import Work

# Rows that simply belong to the other ticket from now on.
_BROUGHT: tuple[type[Promise | Compensation | FollowUp | Inquiry], ...] = (Promise, Compensation, FollowUp, Inquiry)


def bring(work: Work, source: Ticket, target: Ticket) -> None:
    """Move the timeline, each line remembering where it came from, and everything that hangs on the source."""
    entries = select(TicketEntry.id).where(TicketEntry.ticket_id == source.id).order_by(TicketEntry.id)
    for identity in work.connection.execute(entries).scalars().all():
        entry = work.get(TicketEntry, identity)
        entry.ticket_id = target.id
        entry.origin_ticket_id = entry.origin_ticket_id or source.id
    _one_call_back(work, source, target)
    for model in _BROUGHT:
        found = select(model.id).where(model.ticket_id == source.id).order_by(model.id)
        for identity in work.connection.execute(found).scalars().all():
            work.get(model, identity).ticket_id = target.id
    work.flush()


def _one_call_back(work: Work, source: Ticket, target: Ticket) -> None:
    """One case is asked about once: an unpromised call of the source goes when the target has one."""
    due = (FollowUp.state == FollowUpState.DUE.value, FollowUp.is_promised.is_(False))
    have = work.connection.execute(select(FollowUp.id).where(FollowUp.ticket_id == target.id, *due)).first()
    if have is None:
        return
    for identity in work.connection.execute(select(FollowUp.id).where(FollowUp.ticket_id == source.id, *due)).scalars():
        work.get(FollowUp, identity).state = FollowUpState.CANCELLED.value


def share(work: Work, source: Ticket, target: Ticket) -> None:
    """Unite what both may have; done again after another merge was undone it adds only what is missing since."""
    _checks(work, source, target)
    _links(work, source, target)
    _people_and_tags(work, source, target)
    _one_each(work, source, target)
    _clock(work, source, target)
    _secrets(work, source, target)
    work.flush()


def _secrets(work: Work, source: Ticket, target: Ticket) -> None:
    """What is secret of one is secret of both, each leads to the other: named readers are those who could read both."""
    if not (source.is_sensitive or target.is_sensitive):
        return
    theirs, mine = (_readers(work, ticket.id) for ticket in (source, target))
    if source.is_sensitive and target.is_sensitive:
        wanted = mine & theirs
    else:
        wanted = mine if target.is_sensitive else theirs
        _let_read(work, source.id, theirs, wanted)
    _let_read(work, target.id, mine, wanted)
    source.is_sensitive = target.is_sensitive = True
    for ticket in (source, target):
        merged_follow(work, ticket)


def _readers(work: Work, ticket_id: int) -> set[int]:
    return set(
        work.connection.execute(select(TicketReader.staff_id).where(TicketReader.ticket_id == ticket_id)).scalars()
    )


def _let_read(work: Work, ticket_id: int, present: set[int], wanted: set[int]) -> None:
    for staff_id in sorted(present - wanted):
        work.delete(work.get(TicketReader, (ticket_id, staff_id)))
    for staff_id in sorted(wanted - present):
        work.insert(TicketReader, ticket_id=ticket_id, staff_id=staff_id)


def _checks(work: Work, source: Ticket, target: Ticket) -> None:
    """Move the checklist behind the target's own; what is on both is there once, ticked if either one is."""
    work.flush()
    columns = (TicketCheck.id, TicketCheck.text_zh, TicketCheck.position)
    own = work.connection.execute(select(*columns).where(TicketCheck.ticket_id == target.id)).all()
    by_text = {row.text_zh: row.id for row in own}
    last = max((row.position for row in own), default=-1)
    theirs = select(*columns).where(TicketCheck.ticket_id == source.id).order_by(TicketCheck.position, TicketCheck.id)
    for row in work.connection.execute(theirs).all():
        check = work.get(TicketCheck, row.id)
        same = by_text.get(row.text_zh)
        if same is None:
            last += 1
            check.ticket_id, check.position = target.id, last
            by_text[row.text_zh] = row.id
            continue
        kept = work.get(TicketCheck, same)
        if kept.done_at is None and check.done_at is not None:
            kept.done_at, kept.staff_id = check.done_at, check.staff_id


def _links(work: Work, source: Ticket, target: Ticket) -> None:
    """Move the links, but none that would be there twice, join the ticket with itself or lead in a circle."""
    work.flush()
    either = or_(TicketLink.ticket_id == source.id, TicketLink.other_id == source.id)
    for identity in (
        work.connection.execute(select(TicketLink.id).where(either).order_by(TicketLink.id)).scalars().all()
    ):
        row = work.get(TicketLink, identity)
        first = target.id if row.ticket_id == source.id else row.ticket_id
        second = target.id if row.other_id == source.id else row.other_id
        second_parent = row.kind == LinkKind.PARENT.value and row.other_id == source.id and parent_of(work, target.id)
        if first != second and not second_parent and not is_linked(work, first, second, row.kind):
            row.ticket_id, row.other_id = first, second
            work.flush()


def is_linked(work: Work, first: int, second: int, kind: str) -> bool:
    """Return whether two tickets are joined by *kind* already, or by its opposite, which would contradict it."""
    pair = or_(
        (TicketLink.ticket_id == first) & (TicketLink.other_id == second),
        (TicketLink.ticket_id == second) & (TicketLink.other_id == first),
    )
    found = work.connection.execute(select(TicketLink.id).where(TicketLink.kind == kind, pair)).first()
    return found is not None or leads_to(work, second, first, kind)


def parent_of(work: Work, ticket_id: int) -> int | None:
    """Return the ticket this one is a sub-ticket of."""
    above = select(TicketLink.ticket_id).where(
        TicketLink.other_id == ticket_id, TicketLink.kind == LinkKind.PARENT.value
    )
    found: int | None = work.connection.execute(above).scalar()
    return found


def leads_to(work: Work, start: int, goal: int, kind: str) -> bool:
    """Return whether *goal* is reached from *start* by links of *kind*: below it, or needed for it."""
    if kind not in (LinkKind.PARENT.value, LinkKind.DEPENDS.value):
        return False
    seen, waiting = {start}, [start]
    while waiting:
        onward = select(TicketLink.other_id).where(TicketLink.ticket_id == waiting.pop(), TicketLink.kind == kind)
        for identity in work.connection.execute(onward).scalars():
            if identity == goal:
                return True
            if identity not in seen:
                seen.add(identity)
                waiting.append(identity)
    return False


def _people_and_tags(work: Work, source: Ticket, target: Ticket) -> None:
    for model, column in ((TicketWatcher, TicketWatcher.staff_id), (TicketTag, TicketTag.tag_id)):
        known = set(work.connection.execute(select(column).where(model.ticket_id == target.id)).scalars())
        theirs = work.connection.execute(select(column).where(model.ticket_id == source.id).order_by(column)).scalars()
        for identity in theirs.all():
            if identity not in known:
                work.insert(model, ticket_id=target.id, **{column.key: identity})


def _one_each(work: Work, source: Ticket, target: Ticket) -> None:
    """One case has one survey and one check of a return: the source's go along where the target has none."""
    models: tuple[type[Survey | ReturnCheck], ...] = (Survey, ReturnCheck)
    for model in models:
        has = work.connection.execute(select(model.id).where(model.ticket_id == target.id)).first()
        theirs = work.connection.execute(select(model.id).where(model.ticket_id == source.id)).scalar()
        if has is None and theirs is not None:
            work.get(model, theirs).ticket_id = target.id


def _clock(work: Work, source: Ticket, target: Ticket) -> None:
    """Count from the earlier start; whoever was answered first or still waits for an answer counts for both."""
    if source.contacted_at is not None and (target.responded_at is None or target.responded_at < source.contacted_at):
        target.contacted_at = min(filter(None, (target.contacted_at, source.contacted_at)))
    target.opened_at = min(target.opened_at, source.opened_at)
    target.responded_at = min(filter(None, (target.responded_at, source.responded_at)), default=None)
    results = (
        select(ServiceLevelResult.ticket_id, func.min(ServiceLevelResult.id))
        .where(ServiceLevelResult.target == Target.RESPONSE.value)
        .where(ServiceLevelResult.ticket_id.in_((source.id, target.id)))
        .group_by(ServiceLevelResult.ticket_id)
    )
    response = dict(work.connection.execute(results).tuples().all())
    if target.id not in response and source.id in response:
        work.get(ServiceLevelResult, response[source.id]).ticket_id = target.id
