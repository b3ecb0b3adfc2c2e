"""Where a ticket may go next, by whom, and what it still lacks on the way."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from servicedesk.core.enums import Priority, StateClass
from servicedesk.core.lifecycle import ACTIVE, FINISHED, Reopening, proposed
from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage import closing, lifecycle
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.lifecycle import Category, State

__all__ = ["Category", "CloseNeeds", "Moves", "State", "close_needs", "moves_of", "priority_for"]

# What pages ask for and show.
CloseNeeds = closing.CloseNeeds


@dataclass(frozen=True, slots=True)
class Moves:
    """The states this person may put the ticket into now, in order.

    ``reopening`` is the rule of a finished ticket; ``is_over`` that it forbids going back, so that a linked ticket is
    what is left, if ``may_open`` one.
    """

    states: tuple[State, ...] = ()
    reopening: Reopening | None = None
    is_over: bool = False
    may_open: bool = False

    def into(self, state_class: StateClass) -> tuple[State, ...]:
        """Return the states of one class among them, the usual one first."""
        found = [state for state in self.states if state.state_class is state_class]
        return tuple(sorted(found, key=lambda state: not state.is_default))


NOWHERE = Moves()


def moves_of(read: Read, ticket_id: int, kind: str, state: str, state_class: StateClass) -> Moves:
    """Return where a ticket in *state* may go, for whoever asks."""
    can = read.actor.can
    if not can(Permission.WORK_ON_TICKET):
        return NOWHERE
    steps = lifecycle.transitions(read.connection)[state_class]
    allowed = {target for target, right in steps.items() if right is not None and can(right)}
    rule, is_over = None, False
    if state_class in FINISHED:
        rule = lifecycle.reopening(read.connection, kind)
        is_over = not rule.is_open(lifecycle.finished_at(read.connection, ticket_id), read.now)
        if is_over:
            allowed.discard(ACTIVE)
    if not allowed and not is_over:
        return NOWHERE
    states = tuple(
        each
        for each in lifecycle.states(read.connection)
        if each.state_class in allowed
        and each.is_for(kind)
        and (each.code != state or state_class is StateClass.WAITING)
    )
    return Moves(states, rule, is_over, is_over and can(Permission.OPEN_TICKET))


@ask(Permission.VIEW_TICKETS)
def close_needs(read: Read, ticket_id: int) -> CloseNeeds | None:
    """Return what the panel has to ask for before the ticket can be solved or closed; None when gone or hidden."""
    columns = (Ticket.id, Ticket.kind, Ticket.state_class, Ticket.category_id, Ticket.resolution, Ticket.fields)
    found = read.execute(select(*columns).where(Ticket.id == ticket_id, readable(read))).first()
    if found is None:
        return None
    case = closing.Case(found.id, found.kind, StateClass(found.state_class), *found[3:])
    return closing.needs(read.connection, case, read.actor.can(Permission.VIEW_SENSITIVE))


@ask(Permission.VIEW_TICKETS)
def priority_for(read: Read, impact: str | None, urgency: str | None) -> Priority | None:
    """Return the priority that impact and urgency propose here; None until both are known."""
    return proposed(lifecycle.matrix(read.connection), impact, urgency)
