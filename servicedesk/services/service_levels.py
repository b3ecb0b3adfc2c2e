"""Time rules and calendars: edited together, their effect on open tickets known before saving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.models import Calendar, CalendarDay, ServiceLevel
from servicedesk.services import deadlines
from servicedesk.storage.desk import Desk, Work, act, require


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


@dataclass(frozen=True, slots=True)
class Effect:
    """What saving would do to the open tickets."""

    moved: int
    earlier: int
    later: int
    overdue_at_once: int
    unchanged: int
    tickets: tuple[int, ...]


@act(Permission.MANAGE_RULES)
def save_levels(work: Work, drafts: list[LevelDraft]) -> int:
    """Replace the ordered rules and derive every open ticket again; return how many deadlines moved."""
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
    moved = deadlines.derive_all_open(work)
    work.audit("service_level", None, rules=len(drafts), moved=moved)
    return moved


def _check(drafts: list[LevelDraft]) -> None:
    """Refuse rules that cannot hold: no default, a response later than the resolution, no time at all."""
    if [draft.is_default for draft in drafts].count(True) != 1:
        raise Refused("default_rule_needed")
    for position, draft in enumerate(drafts, start=1):
        if min(draft.response_minutes, draft.update_minutes, draft.resolution_minutes) <= 0:
            raise Refused("minutes_needed", field="resolution_minutes", position=position)
        if draft.response_minutes > draft.resolution_minutes:
            raise Refused("response_after_resolution", field="response_minutes", position=position)


def effect_of(desk: Desk, drafts: list[LevelDraft]) -> Effect:
    """Return what saving would do: the change is made, measured, and rolled back."""
    require(desk.actor, Permission.MANAGE_RULES)
    with desk.work("service_levels.preview") as work:
        before = _due_times(work)
        save_levels(work, drafts)
        work.flush()
        after = _due_times(work)
        now = work.now
    moved = [identity for identity, due in after.items() if due != before.get(identity)]
    earlier = later = overdue = 0
    for identity in moved:
        old, new = before.get(identity), after[identity]
        if new is not None and (old is None or new < old):
            earlier += 1
        else:
            later += 1
        if new is not None and new < now and not (old is not None and old < now):
            overdue += 1
    return Effect(len(moved), earlier, later, overdue, len(after) - len(moved), tuple(moved))


def _due_times(work: Work) -> dict[int, datetime | None]:
    return deadlines.open_due_times(work)


@act(Permission.MANAGE_RULES)
def set_calendar_day(work: Work, calendar_id: int, on: date, is_open: bool | None, name: str = "") -> int:
    """Close or open one day of a calendar, or with None let its weekday decide again; return deadlines moved."""
    work.get(Calendar, calendar_id)
    found = work.connection.execute(
        select(CalendarDay.id).where(CalendarDay.calendar_id == calendar_id, CalendarDay.on == on)
    ).scalar()
    if found is not None:
        work.delete(work.get(CalendarDay, found))
    if is_open is not None:
        work.insert(CalendarDay, calendar_id=calendar_id, on=on, is_open=is_open, name=name)
    return _calendar_changed(work, calendar_id)


@act(Permission.MANAGE_RULES)
def set_week(work: Work, calendar_id: int, week: dict[str, list[list[str]]]) -> int:
    """Set a calendar's opening hours per weekday ("1" is Monday); return how many deadlines moved."""
    if not any(week.values()):
        raise Refused("calendar_never_open", field="week")
    calendar = work.get(Calendar, calendar_id)
    calendar.week = week
    return _calendar_changed(work, calendar_id)


def _calendar_changed(work: Work, calendar_id: int) -> int:
    calendar = work.get(Calendar, calendar_id)
    work.flush()
    moved = deadlines.derive_all_open(work)
    work.audit("calendar", calendar.id, moved=moved)
    return moved
