"""The bin of the demo site: tickets of the last weeks that were deleted, with the reason, when and by whom."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from servicedesk.core.enums import StateClass
from servicedesk.models import Compensation, Ticket, TicketLink
from servicedesk.services import search_documents
from servicedesk.services.demo.history import History
from servicedesk.storage import search_index
from servicedesk.storage.desk import Work
from servicedesk.storage.recycling import Moved, take_out

# A small site keeps every ticket it was asked for.
FEWEST_TICKETS = 200
DELETED = 3
WITHIN = timedelta(days=84)


def write_deleted(work: Work, history: History) -> int:
    """Move a few tickets that came to nothing into the bin; no chance is drawn, so nothing else moves.

    Return how many went.
    """
    if history.bulk.count(Ticket) < FEWEST_TICKETS:
        return 0
    gone: list[Moved] = []
    for place, (identity, opened_at) in enumerate(_candidates(work, history)):
        values = {
            "reason": _reason(history, place),
            "deleted_at": _deleted_at(history, opened_at, place),
            # Who may delete is who did: the supervisor of the desk.
            "deleted_by_id": history.supervisor.id,
        }
        gone.append(take_out(work.connection, "ticket", [identity], values))
    for moved in gone:
        _follow(work, moved)
    return len(gone)


def _candidates(work: Work, history: History) -> list[tuple[int, datetime]]:
    """Return the last tickets that were cancelled, that nothing else hangs on and that are no secret."""
    linked = select(TicketLink.ticket_id).union(select(TicketLink.other_id))
    statement = (
        select(Ticket.id, Ticket.opened_at)
        .where(
            Ticket.state_class == StateClass.CANCELLED.value,
            Ticket.opened_at >= history.now - WITHIN,
            Ticket.opened_at < history.now - timedelta(days=1),
            Ticket.is_sensitive.is_(False),
            Ticket.id.not_in(linked),
            Ticket.id.not_in(select(Compensation.ticket_id)),
        )
        .order_by(Ticket.id.desc())
        .limit(DELETED)
    )
    return [(row.id, row.opened_at) for row in work.connection.execute(statement)]


def _reason(history: History, place: int) -> str:
    """Return why: the reasons of a cancelled ticket are those of one that should not be there."""
    reasons = history.pack.reasons.cancelled
    # Entered twice, opened by mistake: the first says that the guest withdrew, which is no reason to delete.
    return reasons[1 + place % max(len(reasons) - 2, 1)].zh


def _deleted_at(history: History, opened_at: datetime, place: int) -> datetime:
    """Return when it went: within the last weeks, for the bin is emptied of what has lain in it for long."""
    lately = history.now - timedelta(days=2 + 6 * place, minutes=37 * place + 11)
    return max(opened_at + timedelta(hours=2), lately)


def _follow(work: Work, moved: Moved) -> None:
    """Let the search follow what went."""
    ids: dict[str, list[int]] = {}
    for table, key in moved.rows:
        if isinstance(key[0], int):
            ids.setdefault(table, []).append(key[0])
    with search_index.gathered(work.connection):
        for table, some in ids.items():
            search_documents.refresh_all(work, table, some)
