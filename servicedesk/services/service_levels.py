"""Time rules: edited together, their effect on open tickets known before saving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields

from sqlalchemy import select

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.core.three_way_lists import Row
from servicedesk.models import ServiceLevel
from servicedesk.services import deadlines, editing
from servicedesk.services.deadline_effects import Effect, Move, effect
from servicedesk.services.reach import MOST_MINUTES, MOST_YEARS
from servicedesk.storage.desk import Desk, Work, act
from servicedesk.storage.service_levels import levels as rules_in_order

__all__ = ["Effect", "LevelDraft", "Move", "effect_of", "save_levels"]


@dataclass(frozen=True, slots=True)
class LevelDraft:
    """A time rule as edited; ``id`` None for a new one. None and empty conditions mean any."""

    id: int | None
    kind: str | None
    priority: str | None
    tiers: tuple[str, ...]
    response_minutes: int
    update_minutes: int
    resolution_minutes: int
    calendar_id: int
    is_default: bool = False
    scenario_id: int | None = None
    channel: str | None = None
    category_id: int | None = None


@act(Permission.MANAGE_RULES)
def save_levels(work: Work, drafts: list[LevelDraft], seen: list[LevelDraft] | None = None) -> int:
    """Replace the ordered rules and derive every open ticket again; return how many deadlines moved.

    With *seen*, the rules the editor started from, what others added, changed or moved since stays; raises
    Refused: default_rule_needed, minutes_needed, response_after_resolution, target_out_of_reach; EditConflict when
    both sides changed the same.
    """
    _check(drafts)
    if seen is not None:
        now = level_rows(stored(work))
        drafts = levels_of(editing.list_to_write(work, "service_level", now, level_rows(drafts), level_rows(seen)))
        _check(drafts)
    kept = {draft.id for draft in drafts if draft.id is not None}
    for identity in work.connection.execute(select(ServiceLevel.id).where(ServiceLevel.is_active)).scalars().all():
        if identity not in kept:
            # Results already frozen point at the rule: it leaves the list, not the database.
            work.get(ServiceLevel, identity).is_active = False
    for position, draft in enumerate(drafts):
        values = {
            "position": position,
            "kind": draft.kind,
            "priority": draft.priority,
            "tiers": list(draft.tiers),
            "scenario_id": draft.scenario_id,
            "channel": draft.channel,
            "category_id": draft.category_id,
            "response_minutes": draft.response_minutes,
            "update_minutes": draft.update_minutes,
            "resolution_minutes": draft.resolution_minutes,
            "calendar_id": draft.calendar_id,
            "is_default": draft.is_default,
        }
        if draft.id is None:
            work.insert(ServiceLevel, **values)
            continue
        row = work.get(ServiceLevel, draft.id)
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
    work.flush()
    deadlines.refuse_out_of_reach(work)
    moved = deadlines.derive_all_open(work)
    work.audit("service_level", None, rules=len(drafts), moved=moved)
    return moved


def stored(work: Work) -> list[LevelDraft]:
    """Return the rules as they stand, in the order they are tried."""
    names = [field.name for field in fields(LevelDraft)]
    found = rules_in_order(work.connection)
    return [LevelDraft(**{name: getattr(level, name) for name in names}) for level in found]


def level_rows(drafts: Sequence[LevelDraft]) -> list[Row]:
    """Return rules as lists are merged."""
    rows: list[Row] = []
    for draft in drafts:
        values = asdict(draft)
        rows.append((values.pop("id"), values))
    return rows


def levels_of(rows: Sequence[Row]) -> list[LevelDraft]:
    """Return the rules of such rows; the default stands last."""
    found = [LevelDraft(number, **fields) for number, fields in rows]
    return sorted(found, key=lambda draft: draft.is_default)


def _check(drafts: list[LevelDraft]) -> None:
    """Refuse rules that cannot hold: no default, a response later than the resolution, none at all or many years."""
    if [draft.is_default for draft in drafts].count(True) != 1:
        raise Refused("default_rule_needed")
    for position, draft in enumerate(drafts, start=1):
        if min(draft.response_minutes, draft.update_minutes, draft.resolution_minutes) <= 0:
            raise Refused("minutes_needed", field="resolution_minutes", position=position)
        if max(draft.response_minutes, draft.update_minutes, draft.resolution_minutes) > MOST_MINUTES:
            raise Refused("target_out_of_reach", field="resolution_minutes", position=position, years=MOST_YEARS)
        if draft.response_minutes > draft.resolution_minutes:
            raise Refused("response_after_resolution", field="response_minutes", position=position)


def effect_of(desk: Desk, drafts: list[LevelDraft], seen: list[LevelDraft] | None = None) -> Effect:
    """Return what saving would do: the change is made, measured, and rolled back."""
    return effect(desk, Permission.MANAGE_RULES, "service_levels.preview", lambda work: save_levels(work, drafts, seen))
