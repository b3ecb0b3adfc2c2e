"""The rules of a ticket's life as Settings shows and edits them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from servicedesk.core import lifecycle as rules
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Ticket
from servicedesk.queries.sensitive import readable
from servicedesk.storage import lifecycle
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.lifecycle import State

__all__ = ["LifeRules", "State", "life_rules"]

_LISTS = ("waiting", "cancelled", "reopened")


@dataclass(frozen=True, slots=True)
class LifeRules:
    """Everything the section shows, from one look at the data; ``used`` counts the tickets in each state now."""

    states: list[State]
    used: dict[str, int]
    transitions: rules.Transitions
    reopening: dict[TicketKind, rules.Reopening]
    closing: rules.Closing
    when_over: rules.WhenOver
    matrix: rules.Matrix
    reasons: dict[str, list[Bilingual]]


@ask(Permission.VIEW_SETTINGS)
def life_rules(read: Read) -> LifeRules:
    """Return the site's rules, the usual ones where it never chose."""
    connection = read.connection
    reasons = lifecycle.setting(connection, rules.REASONS_KEY) or {}
    reopening = lifecycle.setting(connection, rules.REOPEN_KEY)
    counted = select(Ticket.state, func.count()).where(readable(read)).group_by(Ticket.state)
    return LifeRules(
        lifecycle.states(connection),
        {row[0]: row[1] for row in read.execute(counted)},
        lifecycle.transitions(connection),
        {kind: rules.reopening(reopening, kind.value) for kind in TicketKind},
        lifecycle.closing(connection),
        rules.when_over(lifecycle.setting(connection, rules.WAITING_KEY)),
        lifecycle.matrix(connection),
        {name: [Bilingual(item["zh"], item["en"]) for item in reasons.get(name, [])] for name in _LISTS},
    )
