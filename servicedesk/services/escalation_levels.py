"""The levels of escalation: edited together, what saving would fire known before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import select

from servicedesk.core.errors import Refused
from servicedesk.core.escalation import EscalationTarget, Notified, is_time
from servicedesk.core.pack import Pack, load_pack
from servicedesk.core.permissions import Permission
from servicedesk.core.three_way_lists import Row
from servicedesk.models import Department, EscalationLevel
from servicedesk.services import editing
from servicedesk.storage import escalation_rules
from servicedesk.storage.counters import next_number
from servicedesk.storage.desk import Work, act
from servicedesk.storage.escalation_rules import Actions, Conditions

__all__ = ["Actions", "Conditions", "LevelDraft", "add_usual_levels", "save_escalation_levels", "usual_levels"]

_FOR, _DOES = "for_", "does_"
_TARGETS = frozenset(each.value for each in EscalationTarget)


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


def usual_levels(pack: Pack, departments: dict[str, int]) -> list[LevelDraft]:
    """Return the levels an industry starts with; *departments* are ids by the pack's codes."""
    return [
        LevelDraft(
            None,
            each.target.value,
            each.percent,
            each.minutes,
            Conditions(
                tuple(kind.value for kind in each.kinds),
                tuple(priority.value for priority in each.priorities),
                departments=tuple(departments[code] for code in each.departments if code in departments),
                only_unassigned=each.only_unassigned,
            ),
            Actions(
                owner=Notified.OWNER in each.notify,
                watchers=Notified.WATCHERS in each.notify,
                department=Notified.DEPARTMENT in each.notify,
                roles=tuple(role.value for role in each.roles),
                raise_priority=each.raise_priority,
            ),
        )
        for each in pack.escalation_levels
    ]


@act(Permission.MANAGE_RULES)
def add_usual_levels(work: Work) -> int:
    """Add the levels of the site's industry after those that are there; return how many."""
    found = work.connection.execute(select(Department.code, Department.id)).all()
    usual = usual_levels(load_pack(work.site.industry), {row.code: row.id for row in found})
    save_escalation_levels(work, [*stored_levels(work), *usual])
    return len(usual)


@act(Permission.MANAGE_RULES)
def save_escalation_levels(work: Work, drafts: list[LevelDraft], seen: list[LevelDraft] | None = None) -> None:
    """Replace the ordered levels; what waited for one that is gone or changed waits no more.

    With *seen*, the levels the editor started from, what others added, changed or moved since stays. Raises Refused:
    level_time_needed, level_action_needed, level_target_unknown, with the draft's ``position``; EditConflict when
    both sides changed the same.
    """
    now, base = level_rows(stored_levels(work)), level_rows(seen) if seen is not None else None
    drafts = levels_of(editing.list_to_write(work, "escalation_level", now, level_rows(drafts), base))
    for position, draft in enumerate(drafts, start=1):
        _check(draft, position)
    kept = {draft.id for draft in drafts if draft.id is not None}
    for identity in work.connection.execute(select(EscalationLevel.id)).scalars().all():
        if identity not in kept:
            work.delete(work.get(EscalationLevel, identity))
    for position, draft in enumerate(drafts):
        _write(work, draft, position)
    work.audit("escalation_level", None, levels=len(drafts))


def stored_levels(work: Work) -> list[LevelDraft]:
    """Return the levels as they stand, in their order."""
    return [
        LevelDraft(
            each.id, each.target, each.percent, each.offset_minutes, each.conditions, each.actions, each.is_active
        )
        for each in escalation_rules.rules(work.connection, active=False)
    ]


def level_rows(drafts: Sequence[LevelDraft]) -> list[Row]:
    """Return levels as lists are merged: when is one value, each condition and each action one of its own."""
    return [
        (
            draft.id,
            {
                "target": draft.target,
                "when": (draft.percent, draft.offset_minutes),
                "is_active": draft.is_active,
                **{f"{_FOR}{name}": value for name, value in asdict(draft.conditions).items()},
                **{f"{_DOES}{name}": value for name, value in asdict(draft.actions).items()},
            },
        )
        for draft in drafts
    ]


def levels_of(rows: Sequence[Row]) -> list[LevelDraft]:
    """Return the levels of such rows."""
    return [_level(number, fields) for number, fields in rows]


def _level(number: int | None, fields: Mapping[str, Any]) -> LevelDraft:
    conditions = {name.removeprefix(_FOR): value for name, value in fields.items() if name.startswith(_FOR)}
    actions = {name.removeprefix(_DOES): value for name, value in fields.items() if name.startswith(_DOES)}
    percent, minutes = fields["when"]
    return LevelDraft(
        number, fields["target"], percent, minutes, Conditions(**conditions), Actions(**actions), fields["is_active"]
    )


def _check(draft: LevelDraft, position: int) -> None:
    if draft.target not in _TARGETS:
        raise Refused("level_target_unknown", field="target", position=position)
    if not is_time(draft.percent, draft.offset_minutes):
        raise Refused("level_time_needed", field="when", position=position)
    if not draft.actions.does_something:
        raise Refused("level_action_needed", field="actions", position=position)


def _write(work: Work, draft: LevelDraft, position: int) -> None:
    values = {
        "target": draft.target,
        "percent": draft.percent,
        "offset_minutes": draft.offset_minutes,
        "conditions": escalation_rules.stored(draft.conditions),
        "actions": escalation_rules.stored(draft.actions),
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
