"""What happens because time passes: done as the system, in short transactions between the acts of people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from weakref import WeakSet

from servicedesk.core.actor import SYSTEM
from servicedesk.services import bin as recycle_bin
from servicedesk.services import (
    escalation,
    escalation_timers,
    missing_deadlines,
    notices,
    promises,
    search_documents,
    timed_ticket_states,
)
from servicedesk.storage.database import Database
from servicedesk.storage.desk import Desk, Work
from servicedesk.storage.errors import known_errors

Piece = Callable[[Work], int]
_LOOKED: WeakSet[Database] = WeakSet()


def run(desk: Desk) -> int:
    """Do everything that is due, and return how much that was; idempotent, and safe at several desks at once."""
    return sum(pieces(desk))


def pieces(desk: Desk) -> Iterator[int]:
    """Do what is due piece by piece: one short transaction for each step, so that whoever acts may go between."""
    if not desk.site.name:
        return
    system = desk.as_actor(SYSTEM)
    for name, piece in _ONCE:
        yield _committed(system, name, piece)
    # Asked beside the work first: most minutes nothing is due, and whoever acts need not wait to hear that.
    if not anything_due(system):
        return
    for name, piece in _UNTIL_DONE:
        yield from _all_of(system, name, piece)
    while (fired := escalation.fire_next(system)) is not None:
        yield fired


def _all_of(system: Desk, name: str, piece: Piece) -> Iterator[int]:
    """Run a piece until it finds nothing more to do."""
    while done := _committed(system, name, piece):
        yield done


def _forget_split_titles(work: Work) -> int:
    """Asked once while the program runs: from then on every act writes such rows as they should be."""
    if work.desk.database in _LOOKED:
        return 0
    _LOOKED.add(work.desk.database)
    return search_documents.forget_split_titles(work)


_ONCE: tuple[tuple[str, Piece], ...] = (
    ("promises.remind", promises.remind_due),
    ("bin.purge_due", recycle_bin.purge_due),
    ("notices.tidy", notices.tidy_notices),
    ("search_documents.forget_split_titles", _forget_split_titles),
)


# A wait that is over comes before what is late because of it.
_UNTIL_DONE: tuple[tuple[str, Piece], ...] = (
    ("timed_ticket_states.end_waits", timed_ticket_states.end_waits),
    ("timed_ticket_states.close_settled", timed_ticket_states.close_settled),
    ("missing_deadlines.fill", missing_deadlines.fill_missing),
    ("escalation.arm", escalation_timers.arm_some),
)


def anything_due(desk: Desk) -> bool:
    """Return whether there is anything to do; asked beside the work."""
    if not desk.site.name:
        return False
    return (
        escalation.anything_due(desk)
        or timed_ticket_states.anything_due(desk)
        or missing_deadlines.anything_missing(desk)
    )


def _committed(desk: Desk, name: str, piece: Piece) -> int:
    """Run one piece in a transaction of its own; where nothing was done, nothing is kept and nothing audited."""
    with desk.work(name) as work, known_errors():
        work.audited = False
        done = piece(work)
        if not done:
            return 0
        changes = work.commit()
    for change in changes:
        desk.bus.publish(change)
    return done
