"""The service-level clock: it runs while the calendar is open and nothing pauses it.

Formula: elapsed = Σ length of (opening intervals ∩ [start, end) ∖ pauses); due = the instant at which elapsed
reaches the target. Opening intervals are half-open, any number per weekday; a day can be closed (holiday) or
opened (make-up day). Minutes are real minutes: where the clocks go forward the missing hour does not count.
Moments may be aware (converted to the calendar's zone) or naive local ones; answers come in the same kind.
Source: the rules of the desk; the half-open convention follows ISO 8601 intervals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

Interval = tuple[datetime, datetime]
# No calendar that opens at all stays closed this long; a longer search means it never opens.
LONGEST_CLOSURE = timedelta(days=400)
_MIDNIGHT = "24:00"


class ClockError(ValueError):
    """A calendar or target the clock cannot work with."""


class SegmentKind(StrEnum):
    """What a stretch of the deadline strip is."""

    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the deadline strip; minutes are real ones."""

    kind: SegmentKind
    start: datetime
    end: datetime
    minutes: float


@dataclass(frozen=True, slots=True)
class Calendar:
    """Opening intervals per ISO weekday (1 = Monday) in local time, closed days, make-up days, the zone."""

    week: Mapping[int, tuple[tuple[timedelta, timedelta], ...]]
    makeup_hours: tuple[tuple[timedelta, timedelta], ...]
    closed_days: frozenset[date]
    makeup_days: frozenset[date]
    zone: ZoneInfo | None = None

    @classmethod
    def from_json(cls, definition: Mapping[str, Any], zone: ZoneInfo | None = None) -> Calendar:
        """Read the form ``{"week": {"1": [["09:00", "18:00"]]}, "holidays": […], "makeup_workdays": […]}``.

        Make-up days use ``makeup_hours`` or, without them, Monday's. Raises ClockError on intervals that end
        before they begin.
        """
        week = {int(day): _intervals(spans) for day, spans in definition.get("week", {}).items()}
        makeup = _intervals(definition.get("makeup_hours") or []) or week.get(1, ())
        return cls(
            week,
            makeup,
            frozenset(date.fromisoformat(day) for day in definition.get("holidays", [])),
            frozenset(date.fromisoformat(day) for day in definition.get("makeup_workdays", [])),
            zone,
        )

    def opening_hours(self, day: date) -> tuple[tuple[timedelta, timedelta], ...]:
        """Return the day's opening intervals as offsets from its midnight."""
        if day in self.makeup_days:
            return self.makeup_hours
        if day in self.closed_days:
            return ()
        return self.week.get(day.isoweekday(), ())

    def open_intervals(self, start: datetime, end: datetime) -> Iterator[Interval]:
        """Yield the opening intervals that overlap [start, end), clipped to it, touching ones separately."""
        begin, stop = self._inside(start), self._inside(end)
        # A day earlier: an interval may reach over midnight in real time where clocks change.
        day = self._local_day(begin) - timedelta(days=1)
        last = self._local_day(stop)
        while day <= last:
            for opens, closes in self.opening_hours(day):
                low, high = max(self._instant(day, opens), begin), min(self._instant(day, closes), stop)
                if low < high:
                    yield self._outside(low, start), self._outside(high, start)
            day += timedelta(days=1)

    def elapsed_minutes(self, start: datetime, end: datetime, pauses: Iterable[Interval] = ()) -> float:
        """Return the working minutes in [start, end), pauses taken out once even where they overlap."""
        if end <= start:
            return 0.0
        total = timedelta(0)
        gaps = merged(pauses)
        for low, high in self.open_intervals(start, end):
            total += high - low
            for pause_start, pause_end in gaps:
                overlap = min(high, pause_end) - max(low, pause_start)
                if overlap > timedelta(0):
                    total -= overlap
        return total.total_seconds() / 60

    def due_at(self, start: datetime, target_minutes: float, pauses: Iterable[Interval] = ()) -> datetime:
        """Return the instant the last target minute is used up: 18:00, not 09:00 of the next day.

        Raises ClockError when the target is negative or the calendar never opens.
        """
        if target_minutes < 0:
            raise ClockError("the target is negative")
        left = timedelta(minutes=target_minutes)
        if not left:
            return start
        gaps = merged(pauses)
        day_start = start
        searched = timedelta(0)
        while searched < LONGEST_CLOSURE:
            day_end = day_start + timedelta(days=1)
            for low, high in self._running(day_start, day_end, gaps):
                if high - low >= left:
                    return low + left
                left -= high - low
                searched = timedelta(0)
            # A pause that is long in the past of the answer does not count as a search in vain.
            covered = any(pause_start < day_end and pause_end > day_start for pause_start, pause_end in gaps)
            searched += timedelta(0) if covered else timedelta(days=1)
            day_start = day_end
        raise ClockError("the calendar never opens")

    def _running(self, start: datetime, end: datetime, gaps: Sequence[Interval]) -> Iterator[Interval]:
        """Yield the stretches in which the clock runs: open and not paused."""
        for low, high in self.open_intervals(start, end):
            position = low
            for pause_start, pause_end in gaps:
                if pause_end <= position or pause_start >= high:
                    continue
                if pause_start > position:
                    yield position, pause_start
                position = max(position, pause_end)
            if position < high:
                yield position, high

    def explain(self, start: datetime, end: datetime, pauses: Iterable[Interval] = ()) -> list[Segment]:
        """Return [start, end) as consecutive segments: running, paused, closed or holiday."""
        gaps = merged(pauses)
        segments: list[Segment] = []
        position = start
        for low, high in self._running(start, end, gaps):
            segments.extend(self._idle(position, low, gaps))
            segments.append(_segment(SegmentKind.RUNNING, low, high))
            position = high
        segments.extend(self._idle(position, end, gaps))
        return _joined(segments)

    def _idle(self, start: datetime, end: datetime, gaps: Sequence[Interval]) -> Iterator[Segment]:
        """Split a stretch without running time into closed, holiday and paused parts."""
        opened = list(self.open_intervals(start, end)) if start < end else []
        position = start
        for low, high in opened:
            yield from self._closed(position, low)
            yield _segment(SegmentKind.PAUSED, low, high)
            position = high
        yield from self._closed(position, end)

    def _closed(self, start: datetime, end: datetime) -> Iterator[Segment]:
        position = start
        while position < end:
            day = self._local_day(self._inside(position))
            next_day = self._outside(self._instant(day + timedelta(days=1), timedelta(0)), start)
            stop = min(next_day, end)
            holiday = day in self.closed_days and day not in self.makeup_days
            yield _segment(SegmentKind.HOLIDAY if holiday else SegmentKind.CLOSED, position, stop)
            position = stop

    def _inside(self, moment: datetime) -> datetime:
        """Return *moment* as the walk uses it: UTC with a zone, as it is when naive."""
        if moment.tzinfo is None:
            return moment if self.zone is None else moment.replace(tzinfo=self.zone).astimezone(UTC)
        return moment.astimezone(UTC)

    def _outside(self, moment: datetime, like: datetime) -> datetime:
        """Return a moment of the walk in the caller's kind."""
        if like.tzinfo is not None:
            return moment.astimezone(like.tzinfo)
        return moment if moment.tzinfo is None else moment.astimezone(self.zone).replace(tzinfo=None)

    def _local_day(self, moment: datetime) -> date:
        return moment.date() if moment.tzinfo is None else moment.astimezone(self.zone).date()

    def _instant(self, day: date, offset: timedelta) -> datetime:
        """Return local *day* at *offset* from midnight as the walk uses it; a skipped hour maps to its end."""
        local = datetime.combine(day, time()) + offset
        if self.zone is None:
            return local
        return local.replace(tzinfo=self.zone).astimezone(UTC)


def _intervals(spans: Sequence[Sequence[str]]) -> tuple[tuple[timedelta, timedelta], ...]:
    """Return local intervals as offsets; one that ends before it begins runs over midnight."""
    result = []
    for opens, closes in spans:
        low, high = _offset(opens), _offset(closes)
        if high <= low:
            high += timedelta(days=1)
        result.append((low, high))
    return tuple(sorted(result))


def _offset(text: str) -> timedelta:
    if text == _MIDNIGHT:
        return timedelta(days=1)
    try:
        moment = time.fromisoformat(text)
    except ValueError:
        raise ClockError(f"{text!r} is not a time of day") from None
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """Return *intervals* sorted with overlapping and touching ones joined; empty ones dropped."""
    result: list[Interval] = []
    for start, end in sorted(interval for interval in intervals if interval[0] < interval[1]):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


def _segment(kind: SegmentKind, start: datetime, end: datetime) -> Segment:
    return Segment(kind, start, end, (end - start).total_seconds() / 60)


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    result: list[Segment] = []
    for segment in segments:
        if segment.start >= segment.end:
            continue
        if result and result[-1].kind is segment.kind and result[-1].end == segment.start:
            result[-1] = _segment(segment.kind, result[-1].start, segment.end)
        else:
            result.append(segment)
    return result
