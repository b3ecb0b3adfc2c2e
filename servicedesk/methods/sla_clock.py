"""The service-level clock: it runs while the calendar is open and nothing pauses it.

Elapsed = total length of (open intervals ∩ [start, end)) without the pauses, in real minutes: an hour the clocks
skip does not count, one they repeat counts twice. Due = the earliest instant at which elapsed reaches the target
(18:00, not 09:00 of the next day). Elapsed equal to the target is met. Overlapping pauses count once; a pause
outside opening hours adds nothing. Moments may be aware (answers come in the same zone) or naive local ones.
Source: rules of the desk, after what open help desks do (Zammad's calendars, GLPI's guard against empty ones).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from servicedesk.methods.checks import number, percent
from servicedesk.methods.errors import MethodError
from servicedesk.methods.opening_hours import DAY, Interval, OpeningHours, Version, read_hours, read_week

# A deadline further away is a mistyped target, and looking for it would only keep the desk waiting.
LONGEST_YEARS = 50
_MINUTE = timedelta(minutes=1)
_NO_TIME = timedelta(0)
_LAST_MOMENT = datetime.combine(date.max, time.max)


class Pause(NamedTuple):
    """The clock stood still in [start, end); end None: it still does."""

    start: datetime
    end: datetime | None
    reason: str = ""


PauseLike = Pause | tuple[datetime, datetime | None]


class SegmentKind(StrEnum):
    """What a stretch of the deadline strip is."""

    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the deadline strip in real minutes; reason: why it is paused, or the holiday's name."""

    kind: SegmentKind
    start: datetime
    end: datetime
    minutes: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Calendar(OpeningHours):
    """Opening hours with the clock's questions: how long, until when, and why."""

    @classmethod
    def from_json(cls, definition: Mapping[str, Any], zone: ZoneInfo | None = None) -> Calendar:
        """Read ``{"week": {"1": [["09:00", "18:00"]]}, "holidays": […], "makeup_workdays": […], "makeup_hours": …}``.

        Days are ISO dates; in place of a list, ``holidays`` may name them ({date: name}) and ``makeup_workdays``
        may bring hours of their own ({date: intervals}). Make-up days use ``makeup_hours`` or, without them,
        Monday's. ``versions`` may list ``{"from": date, "week": …, "makeup_hours": …}``: the week from that local
        date on. Raises MethodError on times that are none; ValueError on dates that are none.
        """
        week = read_week(definition.get("week") or {})
        holidays = definition.get("holidays") or ()
        worked = definition.get("makeup_workdays") or ()
        names = holidays.items() if isinstance(holidays, Mapping) else ()
        own = worked.items() if isinstance(worked, Mapping) else ()
        versions = (_read_version(item) for item in definition.get("versions") or ())
        return cls(
            week,
            read_hours(definition.get("makeup_hours") or ()) or week.get(1, ()),
            frozenset(map(date.fromisoformat, holidays)),
            frozenset(map(date.fromisoformat, worked)),
            zone,
            {date.fromisoformat(day): read_hours(spans) for day, spans in own if spans},
            {date.fromisoformat(day): str(name) for day, name in names},
            tuple(sorted(versions, key=lambda version: version.valid_from)),
        )

    def elapsed_minutes(self, start: datetime, end: datetime, pauses: Iterable[PauseLike] = ()) -> float:
        """Return the working minutes in [start, end), pauses taken out once even where they overlap.

        A pause without an end lasts to *end*; an *end* before *start* gives 0. Raises MethodError for a pause
        that ends before it begins.
        """
        begin, stop = self.inside(start), self.inside(end)
        running = self._running(begin, stop, self._gaps(pauses, stop))
        return sum((high - low for low, high in running), _NO_TIME) / _MINUTE

    def due_at(self, start: datetime, target_minutes: float, pauses: Iterable[PauseLike] = ()) -> datetime:
        """Return the instant the last target minute is used up; a target of 0 is due at once.

        Raises MethodError when the target is negative, the calendar never opens, a pause has no end before the
        target is used up, or the deadline is more than 50 years away.
        """
        left = timedelta(minutes=number("target_minutes", target_minutes, 0, LONGEST_YEARS * 366 * 24 * 60))
        if not left:
            return start
        begin = self.inside(start)
        stop = self._horizon(begin)
        gaps = self._gaps(pauses, _LAST_MOMENT)
        for low, high in self._running(begin, stop, gaps):
            if high - low >= left:
                return self.outside(low + left, start)
            left -= high - low
        return self._no_deadline(begin, stop, gaps, target_minutes)

    def explain(self, start: datetime, end: datetime, pauses: Iterable[PauseLike] = ()) -> list[Segment]:
        """Return [start, end) as consecutive segments: running, paused, closed or holiday, with the reason.

        Where pauses overlap, the one that began first gives the reason.
        """
        begin, stop = self.inside(start), self.inside(end)
        ordered = sorted(self._inside_pauses(pauses, stop), key=lambda pause: pause.start)
        segments: list[Segment] = []
        position = begin
        for low, high in self.stretches(begin, stop):
            segments.extend(self._closed(position, low, start))
            segments.extend(self._opened(low, high, ordered, start))
            position = high
        segments.extend(self._closed(position, stop, start))
        return segments

    def _running(self, begin: datetime, stop: datetime, gaps: list[Interval]) -> Iterator[Interval]:
        """Yield the stretches in which the clock runs: open and not paused."""
        first = 0
        # Days that touch stay apart here: joined, a desk that never closes would be walked to the end of the horizon
        # before its first minute counts.
        for low, high in self._pieces(begin, stop):
            position = low
            while first < len(gaps) and gaps[first][1] <= low:
                first += 1
            for pause_start, pause_end in gaps[first:]:
                if pause_start >= high:
                    break
                if pause_start > position:
                    yield position, pause_start
                position = max(position, pause_end)
            if position < high:
                yield position, high

    def _inside_pauses(self, pauses: Iterable[PauseLike], stop: datetime) -> Iterator[Pause]:
        """Yield the pauses in moments of the walk, the ones without an end up to *stop*."""
        for item in pauses:
            pause = Pause(*item)
            begin = self.inside(pause.start)
            end = max(stop, begin) if pause.end is None else self.inside(pause.end)
            if end < begin:
                raise MethodError("pause_reversed", start=pause.start.isoformat(), end=pause.end)
            yield Pause(begin, end, pause.reason)

    def _gaps(self, pauses: Iterable[PauseLike], stop: datetime) -> list[Interval]:
        inner = self._inside_pauses(pauses, stop)
        return merged((pause.start, pause.end) for pause in inner if pause.end is not None)

    def _horizon(self, begin: datetime) -> datetime:
        try:
            return begin + LONGEST_YEARS * 366 * DAY
        except OverflowError:
            # One day short of the end of dates, so that every zone can still show it.
            return _LAST_MOMENT - DAY

    def _no_deadline(self, begin: datetime, stop: datetime, gaps: list[Interval], target: float) -> datetime:
        """Say why no deadline was found."""
        if gaps and gaps[-1][1] == _LAST_MOMENT:
            raise MethodError("pause_without_end", start=gaps[-1][0].isoformat())
        if next(self.stretches(begin, stop), None) is None or not self.ever_opens():
            raise MethodError("never_opens", start=begin.isoformat())
        raise MethodError("deadline_too_far", value=target, years=LONGEST_YEARS)

    def _opened(self, low: datetime, high: datetime, pauses: list[Pause], like: datetime) -> Iterator[Segment]:
        """Split an open stretch into running and paused segments."""
        position = low
        for pause in pauses:
            assert pause.end is not None
            begin, end = max(pause.start, position), min(pause.end, high)
            if begin >= end:
                continue
            if begin > position:
                yield self._segment(SegmentKind.RUNNING, position, begin, like)
            yield self._segment(SegmentKind.PAUSED, begin, end, like, pause.reason)
            position = end
        if position < high:
            yield self._segment(SegmentKind.RUNNING, position, high, like)

    def _closed(self, low: datetime, high: datetime, like: datetime) -> Iterator[Segment]:
        """Split a stretch that is not open into closed time and holidays, days of the same holiday joined."""
        held: tuple[SegmentKind, str] | None = None
        begin = low
        for day, start, _, _ in self.local_days(low, high):
            holiday = self.is_holiday(day)
            found = (SegmentKind.HOLIDAY, self.names.get(day, "")) if holiday else (SegmentKind.CLOSED, "")
            if held is not None and found != held:
                yield self._segment(held[0], begin, start, like, held[1])
                begin = start
            held = found
        if held is not None:
            yield self._segment(held[0], begin, high, like, held[1])

    def _segment(self, kind: SegmentKind, low: datetime, high: datetime, like: datetime, reason: str = "") -> Segment:
        return Segment(kind, self.outside(low, like), self.outside(high, like), (high - low) / _MINUTE, reason)


def _read_version(definition: Mapping[str, Any]) -> Version:
    week = read_week(definition.get("week") or {})
    hours = read_hours(definition.get("makeup_hours") or ()) or week.get(1, ())
    return Version(date.fromisoformat(definition["from"]), week, hours)


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """Return *intervals* sorted with overlapping and touching ones joined; empty ones dropped."""
    result: list[Interval] = []
    for start, end in sorted(interval for interval in intervals if interval[0] < interval[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


@dataclass(frozen=True, slots=True)
class Case:
    """One ticket in the attainment: minutes promised (None: no promise) and used, and how it stands."""

    target_minutes: float | None
    elapsed_minutes: float
    is_closed: bool
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Attainment:
    """Counts and 100 × met / (met + breached); None where nothing is decided."""

    met: int
    breached: int
    running: int
    excluded: int
    percent: float | None


def attainment(cases: Iterable[Case]) -> Attainment:
    """Return the attainment: met and breached decide; open past its target is breached now.

    Running cases are outside the ratio, cancelled and merged ones (``is_excluded``) and those without a target
    outside altogether. Unit: percent. Date basis: the closing or the breach. Raises MethodError on negative minutes.
    """
    counts = {"met": 0, "breached": 0, "running": 0, "excluded": 0}
    for case in cases:
        counts[_verdict(case)] += 1
    share = percent(counts["met"], counts["met"] + counts["breached"])
    return Attainment(counts["met"], counts["breached"], counts["running"], counts["excluded"], share)


def _verdict(case: Case) -> str:
    if case.is_excluded or case.target_minutes is None:
        return "excluded"
    target = number("target", case.target_minutes, 0)
    if number("elapsed", case.elapsed_minutes, 0) > target:
        return "breached"
    return "met" if case.is_closed else "running"
