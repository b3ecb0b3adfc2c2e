"""The levels of escalation: edited together, what saving would fire known before."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select

from servicedesk.core.enums import Target
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.models import EscalationLevel
from servicedesk.storage import escalation as facts
from servicedesk.storage.counters import next_number
from servicedesk.storage.desk import Work, act
from servicedesk.storage.escalation import Actions, Conditions

__all__ = ["Actions", "Conditions", "LevelDraft", "save_escalation_levels"]

MOST_PERCENT = 1000
MOST_MINUTES = 366 * 24 * 60
TARGETS = (Target.RESPONSE.value, Target.RESOLUTION.value)


@dataclass(frozen=True, slots=True)
class LevelDraft:
    """A level as edited; ``id`` None for a new one. Either ``percent`` or ``offset_minutes`` is set."""

    id: int | None
    target: str
    percent: int | None = None
    offset_minutes: int | None = None
    conditions: Conditions = field(default_factory=Conditions)
    actions: Actions = field(default_factory=Actions)
    is_active: bool = True


@act(Permission.MANAGE_RULES)
def save_escalation_levels(work: Work, drafts: list[LevelDraft]) -> None:
    """Replace the ordered levels; what waited for one that is gone or changed waits no more.

    Raises Refused: level_time_needed, level_action_needed, level_target_unknown, with the draft's ``position``.
    """
    for position, draft in enumerate(drafts, start=1):
        _check(draft, position)
    kept = {draft.id for draft in drafts if draft.id is not None}
    for identity in work.connection.execute(select(EscalationLevel.id)).scalars().all():
        if identity not in kept:
            work.delete(work.get(EscalationLevel, identity))
    for position, draft in enumerate(drafts):
        _write(work, draft, position)
    work.audit("escalation_level", None, levels=len(drafts))


def _check(draft: LevelDraft, position: int) -> None:
    if draft.target not in TARGETS:
        raise Refused("level_target_unknown", field="target", position=position)
    if (draft.percent is None) == (draft.offset_minutes is None):
        raise Refused("level_time_needed", field="when", position=position)
    if draft.percent is not None and not 1 <= draft.percent <= MOST_PERCENT:
        raise Refused("level_time_needed", field="when", position=position)
    if draft.offset_minutes is not None and abs(draft.offset_minutes) > MOST_MINUTES:
        raise Refused("level_time_needed", field="when", position=position)
    if not draft.actions.does_something:
        raise Refused("level_action_needed", field="actions", position=position)


def _write(work: Work, draft: LevelDraft, position: int) -> None:
    values = {
        "target": draft.target,
        "percent": draft.percent,
        "offset_minutes": draft.offset_minutes,
        "conditions": facts.stored(draft.conditions),
        "actions": facts.stored(draft.actions),
        "is_active": draft.is_active,
    }
    if draft.id is None:
        # A number that was handed out never comes again: what an older level fired must not silence this one.
        identity = next_number(work.connection, "escalation_level")
        work.insert(EscalationLevel, id=identity, position=position, since_at=work.now, **values)
        return
    row = work.get(EscalationLevel, draft.id)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed.keys() & {"target", "percent", "offset_minutes", "conditions", "is_active"}:
        # Only from now on: what it says now could not have fired before.
        row.since_at = work.now
    if row.position != position:
        row.position = position
