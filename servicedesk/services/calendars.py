"""Business calendars: the week from a date on, the days that differ, a year of public holidays at once.

What is over stays as it was counted: no change reaches back beyond today, so that minutes used stay used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.core.three_way import merge
from servicedesk.methods.errors import MethodError
from servicedesk.methods.opening_hours import read_hours, read_week
from servicedesk.models import Calendar, CalendarDay, CalendarVersion
from servicedesk.services import deadlines, editing, internal_clocks
from servicedesk.services.deadline_effects import Effect, effect
from servicedesk.services.public_holidays import last_published_year, published
from servicedesk.storage.desk import Desk, Work, act

Week = dict[str, list[list[str]]]
NAME_LIMIT = 40


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day that differs; ``is_open`` None lets its weekday decide again. No hours: those of make-up days."""

    on: date
    is_open: bool | None
    name: str = ""
    hours: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """What setting many days changed; ``over`` were left because they lie in the past."""

    added: int
    changed: int
    unchanged: int
    over: int
    moved: int


@act(Permission.MANAGE_RULES)
def set_week(
    work: Work,
    calendar_id: int,
    week: Week,
    valid_from: date | None = None,
    makeup_hours: list[list[str]] | None = None,
    seen: Week | None = None,
) -> int:
    """Set a calendar's hours per weekday ("1" is Monday) from a date on, today if none; return deadlines moved.

    With *seen*, the week of today that the editor started from, the weekdays that others changed since stay. Raises
    Refused: calendar_never_open, hours_unclear, version_over; EditConflict when both changed the same weekday.
    """
    today = _today(work)
    start = valid_from or today
    if start < today:
        raise Refused("version_over", field="valid_from")
    _check(lambda: read_week(week), "week")
    _check(lambda: read_hours(makeup_hours or ()), "makeup_hours")
    if seen is not None:
        week = _merged_week(work, calendar_id, week, seen, today)
    if not any(week.values()):
        raise Refused("calendar_never_open", field="week")
    hours = _makeup_hours(work, calendar_id, start) if makeup_hours is None else makeup_hours
    before = week_on(work, calendar_id, start)
    days = [day for day in map(str, range(1, 8)) if week.get(day, []) != before.get(day, [])]
    there = select(CalendarVersion.id).where(
        CalendarVersion.calendar_id == calendar_id, CalendarVersion.valid_from == start
    )
    found = work.connection.execute(there).scalar()
    if found is None:
        work.get(Calendar, calendar_id)
        work.insert(
            CalendarVersion,
            calendar_id=calendar_id,
            valid_from=start,
            week=week,
            makeup_hours=hours,
            made_at=work.now,
            staff_id=work.actor.staff_id,
        )
    else:
        row = work.get(CalendarVersion, found)
        row.week, row.makeup_hours, row.made_at, row.staff_id = week, hours, work.now, work.actor.staff_id
    return _changed(work, calendar_id, valid_from=start.isoformat(), fields=days)


def _merged_week(work: Work, calendar_id: int, mine: Week, seen: Week, today: date) -> Week:
    """Return *mine* with the weekdays that others changed since *seen*."""
    base, wanted, now = (
        {str(day): week.get(str(day), []) for day in range(1, 8)}
        for week in (seen, mine, week_on(work, calendar_id, today))
    )
    found = merge(base, wanted, now)
    if found.clashes:
        raise editing.conflict(work, "calendar", calendar_id, found.clashes, found.values, found.theirs)
    return {**now, **{day: wanted[day] for day in found.values}}


def _makeup_hours(work: Work, calendar_id: int, on: date) -> list[list[str]]:
    """Return the make-up hours in force on a date, which a new week keeps."""
    statement = (
        select(CalendarVersion.makeup_hours)
        .where(CalendarVersion.calendar_id == calendar_id, CalendarVersion.valid_from <= on)
        .order_by(CalendarVersion.valid_from.desc())
        .limit(1)
    )
    found: list[list[str]] | None = work.connection.execute(statement).scalar()
    return found if found is not None else list(work.get(Calendar, calendar_id).makeup_hours)


def _check(read: Callable[[], object], field: str) -> None:
    try:
        read()
    except (MethodError, ValueError, TypeError):
        raise Refused("hours_unclear", field=field) from None


@act(Permission.MANAGE_RULES)
def drop_version(work: Work, version_id: int) -> int:
    """Take back a week that is not in force yet; return how many deadlines moved. Raises Refused version_over."""
    row = work.get(CalendarVersion, version_id)
    if row.valid_from <= _today(work):
        raise Refused("version_over", field="valid_from")
    calendar_id = row.calendar_id
    work.delete(row)
    return _changed(work, calendar_id)


@act(Permission.MANAGE_RULES)
def set_calendar_day(
    work: Work,
    calendar_id: int,
    on: date,
    is_open: bool | None,
    name: str = "",
    hours: tuple[tuple[str, str], ...] = (),
    seen: DayDraft | None = None,
) -> int:
    """Close or open one day of a calendar, or with None let its weekday decide again; return deadlines moved.

    With *seen*, the day as the editor started from it, what others changed since stays. Raises Refused: day_over,
    hours_unclear; EditConflict when both changed the same.
    """
    if on < _today(work):
        raise Refused("day_over", field="on")
    day = DayDraft(on, is_open, name, hours)
    _put(work, calendar_id, _merged_day(work, calendar_id, day, seen) if seen is not None else day)
    return _changed(work, calendar_id, on=on.isoformat(), code=_day_code(calendar_id, on))


def _merged_day(work: Work, calendar_id: int, mine: DayDraft, seen: DayDraft) -> DayDraft:
    """Return *mine* with what others changed of the day since *seen*."""
    now = day_on(work, calendar_id, mine.on)
    base, wanted, stored = (
        {"is_open": day.is_open, "name": one_line(day.name, NAME_LIMIT), "hours": tuple(day.hours)}
        for day in (seen, mine, now)
    )
    found = merge(base, wanted, stored)
    if found.clashes:
        code = _day_code(calendar_id, mine.on)
        raise editing.conflict(work, "calendar", code, found.clashes, found.values, found.theirs)
    values = {**stored, **found.values}
    return DayDraft(mine.on, values["is_open"], values["name"], values["hours"])  # type: ignore[arg-type]


def _day_code(calendar_id: int, on: date) -> str:
    """Return what a day is called in the audit: it has no row of its own while its weekday decides."""
    return f"{calendar_id} {on.isoformat()}"


def day_on(work: Work, calendar_id: int, on: date) -> DayDraft:
    """Return what is set for a day; ``is_open`` is None where its weekday decides."""
    columns = select(CalendarDay.is_open, CalendarDay.name, CalendarDay.hours)
    found = work.connection.execute(columns.where(CalendarDay.calendar_id == calendar_id, CalendarDay.on == on)).first()
    if found is None:
        return DayDraft(on, None)
    return DayDraft(on, found.is_open, found.name, tuple((low, high) for low, high in found.hours))


@act(Permission.MANAGE_RULES)
def set_days(work: Work, calendar_id: int, days: Sequence[DayDraft]) -> Filled:
    """Set many days at once, as a file or a year of holidays brings them; days that are over stay as they are."""
    today = _today(work)
    coming = [day for day in days if day.on >= today]
    found = [_put(work, calendar_id, day) for day in coming]
    moved = _changed(work, calendar_id, days=len(coming))
    counts = (found.count("added"), found.count("changed"), found.count("same"))
    return Filled(*counts, len(days) - len(coming), moved)


@act(Permission.MANAGE_RULES)
def fill_year(work: Work, calendar_id: int, year: int) -> Filled:
    """Put the published holidays and make-up days of a year into a calendar.

    A day somebody named themselves stays. Raises Refused ``holidays_unpublished`` for a year without a notice.
    """
    return set_days(work, calendar_id, holidays_of(work, calendar_id, year))


def holidays_of(work: Work, calendar_id: int, year: int) -> list[DayDraft]:
    """Return the published days of a year but those that somebody has settled with hours of their own."""
    days = published(year)
    if not days:
        raise Refused("holidays_unpublished", year=year, last=last_published_year())
    statement = select(CalendarDay.on, CalendarDay.hours).where(CalendarDay.calendar_id == calendar_id)
    own = {on for on, hours in work.connection.execute(statement) if hours}
    return [DayDraft(on, is_open, name) for on, is_open, name in days if on not in own]


def _put(work: Work, calendar_id: int, day: DayDraft) -> str:
    """Write one day; return what that was: added, changed or same."""
    _check(lambda: read_hours(day.hours), "hours")
    work.get(Calendar, calendar_id)
    name, hours = one_line(day.name, NAME_LIMIT), [list(span) for span in day.hours] if day.is_open else []
    columns = (CalendarDay.id, CalendarDay.is_open, CalendarDay.name, CalendarDay.hours)
    there = select(*columns).where(CalendarDay.calendar_id == calendar_id, CalendarDay.on == day.on)
    found = work.connection.execute(there).first()
    if found is None and day.is_open is None:
        return "same"
    if found is not None:
        if (found.is_open, found.name, found.hours) == (day.is_open, name, hours):
            return "same"
        work.delete(work.get(CalendarDay, found.id))
    if day.is_open is not None:
        work.insert(CalendarDay, calendar_id=calendar_id, on=day.on, is_open=day.is_open, name=name, hours=hours)
    return "added" if found is None else "changed"


@act(Permission.MANAGE_RULES)
def add_calendar(work: Work, name_zh: str, name_en: str, like_id: int) -> int:
    """Add a calendar with the hours of another. Raises Refused name_missing."""
    if not name_zh.strip():
        raise Refused("name_missing", field="name")
    like = work.get(Calendar, like_id)
    identity = work.insert(
        Calendar,
        code=f"own-{work.now:%Y%m%d%H%M%S%f}",
        name_zh=one_line(name_zh, NAME_LIMIT),
        name_en=one_line(name_en, NAME_LIMIT) or one_line(name_zh, NAME_LIMIT),
        week=week_on(work, like_id, _today(work)),
        makeup_hours=_makeup_hours(work, like_id, _today(work)),
        uses_public_holidays=like.uses_public_holidays,
    )
    work.audit("calendar", identity, name=name_zh)
    return identity


def week_on(work: Work, calendar_id: int, on: date) -> Week:
    """Return the week in force on a date."""
    statement = (
        select(CalendarVersion.week)
        .where(CalendarVersion.calendar_id == calendar_id, CalendarVersion.valid_from <= on)
        .order_by(CalendarVersion.valid_from.desc())
        .limit(1)
    )
    found: Week | None = work.connection.execute(statement).scalar()
    return found if found is not None else dict(work.get(Calendar, calendar_id).week)


def week_effect(
    desk: Desk,
    calendar_id: int,
    week: Week,
    valid_from: date | None = None,
    makeup_hours: list[list[str]] | None = None,
) -> Effect:
    """Return what another week would do to the open deadlines."""
    return _effect(desk, lambda work: set_week(work, calendar_id, week, valid_from, makeup_hours))


def days_effect(desk: Desk, calendar_id: int, days: Sequence[DayDraft]) -> Effect:
    """Return what other days would do to the open deadlines."""
    return _effect(desk, lambda work: set_days(work, calendar_id, days))


def year_effect(desk: Desk, calendar_id: int, year: int) -> Effect:
    """Return what a year of public holidays would do to the open deadlines."""
    return _effect(desk, lambda work: fill_year(work, calendar_id, year))


def _effect(desk: Desk, change: Callable[[Work], object]) -> Effect:
    return effect(desk, Permission.MANAGE_RULES, "calendars.preview", change)


def _today(work: Work) -> date:
    """Return the local date: versions and days are those of the wall, whatever the business day."""
    return work.site.local(work.now).date()


def _changed(work: Work, calendar_id: int, **details: object) -> int:
    work.flush()
    deadlines.refuse_out_of_reach(work)
    internal_clocks.refuse_out_of_reach(work)
    moved = deadlines.derive_all_open(work, "calendar")
    internal_clocks.derive_running(work)
    work.audit("calendar", calendar_id, moved=moved, **details)
    return moved
