"""When a service point is open: weekly intervals, closed days, make-up days, a time zone with its clock changes.

Intervals are half-open [open, close), any number per weekday. One that closes at or before its opening runs over
midnight and belongs to the day it begins on: a closed day has neither its own intervals nor the tail of the evening
before. A day that is both closed and a make-up day is worked. A calendar may have versions: each local day follows
the week of the latest one valid by then, and a shift over midnight the version of the day it begins on. Open is
decided by the clock on the wall: an hour the clocks skip never comes, an hour they repeat comes twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from servicedesk.methods.errors import MethodError

Interval = tuple[datetime, datetime]
Hours = tuple[tuple[timedelta, timedelta], ...]
LocalPiece = tuple[date, datetime, datetime, timedelta]
DAY = timedelta(days=1)
_MIDNIGHT = time()
_NO_TIME = timedelta(0)
_WHOLE_DAY: Hours = ((_NO_TIME, DAY),)
_TIME_OF_DAY = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?", re.ASCII)


class Version(NamedTuple):
    """The week and the common make-up hours from a local date on."""

    valid_from: date
    week: Mapping[int, Hours]
    makeup_hours: Hours = ()


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Opening intervals per ISO weekday (1 = Monday) as offsets from local midnight, exceptions, the zone.

    ``makeup_hours`` are worked on every make-up day that has no hours of its own in ``own_hours``. ``versions``, the
    earliest first, replace week and make-up hours from their date on. Without a zone every moment is a naive local
    one; with a zone moments may be aware, or naive in that zone.
    """

    week: Mapping[int, Hours]
    makeup_hours: Hours = ()
    closed_days: frozenset[date] = frozenset()
    makeup_days: frozenset[date] = frozenset()
    zone: ZoneInfo | None = None
    own_hours: Mapping[date, Hours] = field(default_factory=dict)
    names: Mapping[date, str] = field(default_factory=dict)
    versions: tuple[Version, ...] = ()

    def opening_hours(self, day: date) -> Hours:
        """Return the intervals that begin on *day*, as offsets from its midnight; one over midnight exceeds 24 h."""
        week, makeup_hours = self.week, self.makeup_hours
        for version in reversed(self.versions):
            if version.valid_from <= day:
                week, makeup_hours = version.week, version.makeup_hours
                break
        if day in self.makeup_days:
            return self.own_hours.get(day, makeup_hours)
        if day in self.closed_days:
            return ()
        return week.get(day.isoweekday(), ())

    def ever_opens(self) -> bool:
        """Return whether any week opens at all: a single make-up day is no calendar to promise a time by."""
        return any(self.week.values()) or any(any(version.week.values()) for version in self.versions)

    def is_holiday(self, day: date) -> bool:
        """Return whether *day* is closed as a whole, whatever its weekday says."""
        return day in self.closed_days and day not in self.makeup_days

    def open_intervals(self, start: datetime, end: datetime) -> Iterator[Interval]:
        """Yield the open stretches of [start, end) in order, touching ones joined, in the kind of *start*."""
        for low, high in self.stretches(self.inside(start), self.inside(end)):
            yield self.outside(low, start), self.outside(high, start)

    def stretches(self, begin: datetime, stop: datetime) -> Iterator[Interval]:
        """Yield the open stretches of [begin, stop) in moments of the walk (see `inside`), touching ones joined."""
        held: Interval | None = None
        for low, high in self._pieces(begin, stop):
            if held is not None and low <= held[1]:
                held = (held[0], max(held[1], high))
                continue
            if held is not None:
                yield held
            held = (low, high)
        if held is not None:
            yield held

    def inside(self, moment: datetime) -> datetime:
        """Return *moment* as the walk counts it: naive, in UTC where there is a zone.

        Raises MethodError for an aware moment where there is no zone, and outside the years 1 to 9999.
        """
        if self.zone is None:
            if moment.tzinfo is not None:
                raise MethodError("zone_missing", value=moment.isoformat())
            return moment
        aware = moment.replace(tzinfo=self.zone) if moment.tzinfo is None else moment
        try:
            return aware.astimezone(UTC).replace(tzinfo=None)
        except OverflowError:
            raise MethodError("time_out_of_range", value=moment.isoformat()) from None

    def outside(self, moment: datetime, like: datetime) -> datetime:
        """Return a moment of the walk in the kind of *like*: its zone, or naive local."""
        if self.zone is None:
            return moment
        try:
            aware = moment.replace(tzinfo=UTC).astimezone(like.tzinfo or self.zone)
        except OverflowError:
            raise MethodError("time_out_of_range", value=moment.isoformat()) from None
        return aware if like.tzinfo is not None else aware.replace(tzinfo=None)

    def _pieces(self, begin: datetime, stop: datetime) -> Iterator[Interval]:
        """Yield the open pieces of [begin, stop) in order."""
        if begin < stop and self._is_always_open():
            yield begin, stop
            return
        for day, low, high, since_midnight in self.local_days(begin, stop):
            for opens, closes in self._hours_within(day):
                start = low + max(opens - since_midnight, _NO_TIME)
                end = low + min(closes - since_midnight, high - low)
                if start < end:
                    yield start, end

    def local_days(self, begin: datetime, stop: datetime) -> Iterator[LocalPiece]:
        """Yield [begin, stop) in order as pieces of one local date and one offset: date, from, to, time of day at from.

        A day whose clocks change comes in several pieces; where they go back over midnight it even comes twice.
        """
        for low, high, offset in self._offsets(begin, stop):
            yield from _days_within(low, high, offset)

    def _offsets(self, begin: datetime, stop: datetime) -> Iterator[tuple[datetime, datetime, timedelta]]:
        """Yield [begin, stop) cut at the ends of UTC days and at clock changes, with the offset that holds."""
        low, offset = begin, self._offset(begin)
        while low < stop:
            midnight = datetime.combine(low, _MIDNIGHT)
            high = stop if stop - midnight <= DAY else midnight + DAY
            next_offset = self._offset(high)
            if next_offset == offset:
                yield low, high, offset
            else:
                change = self._clock_change(low, high)
                yield low, change, offset
                yield change, high, next_offset
            low, offset = high, next_offset

    def _hours_within(self, day: date) -> Hours:
        """Return the open intervals between *day*'s midnights, with the tail of the evening before."""
        if self.is_holiday(day):
            return ()
        hours = tuple((opens, min(closes, DAY)) for opens, closes in self.opening_hours(day))
        if day == date.min:
            return hours
        tails = tuple((_NO_TIME, closes - DAY) for _, closes in self.opening_hours(day - DAY) if closes > DAY)
        return _joined([*tails, *hours]) if tails else hours

    def _is_always_open(self) -> bool:
        return (
            not self.closed_days
            and not self.makeup_days
            and not self.versions
            and all(self.week.get(weekday, ()) == _WHOLE_DAY for weekday in range(1, 8))
        )

    def _offset(self, moment: datetime) -> timedelta:
        if self.zone is None:
            return _NO_TIME
        try:
            return self.zone.fromutc(moment.replace(tzinfo=self.zone)).utcoffset() or _NO_TIME
        except OverflowError:
            return _NO_TIME

    def _clock_change(self, low: datetime, high: datetime) -> datetime:
        """Return the moment within (low, high] from which the clock shows what it shows at *high*."""
        after = self._offset(high)
        while high - low > timedelta(microseconds=1):
            middle = low + (high - low) / 2
            if self._offset(middle) == after:
                high = middle
            else:
                low = middle
        return high


def _days_within(low: datetime, high: datetime, offset: timedelta) -> Iterator[LocalPiece]:
    """Yield the local days of [low, high), throughout which the local clock is *offset* ahead."""
    try:
        local = low + offset
        while low < high:
            since_midnight = local - datetime.combine(local, _MIDNIGHT)
            following = low + min(DAY - since_midnight, high - low)
            yield local.date(), low, following, since_midnight
            low = following
            if low < high:
                local = datetime.combine(local + DAY, _MIDNIGHT)
    except OverflowError:
        # The local clock has passed the end of year 9999: there is no such day to be open on.
        return


def read_week(week: Mapping[Any, Any]) -> dict[int, Hours]:
    """Read ``{"1": [["09:00", "18:00"]], …}``, null is closed; raises MethodError on what is no weekday or no time."""
    result: dict[int, Hours] = {}
    for name, spans in week.items():
        if str(name) not in {"1", "2", "3", "4", "5", "6", "7"}:
            raise MethodError("weekday_unclear", value=name)
        result[int(name)] = read_hours(spans or ())
    return result


def read_hours(spans: Iterable[Sequence[str]]) -> Hours:
    """Read ``[["09:00", "12:00"], ["22:00", "06:00"]]`` as sorted offsets, overlapping ones joined."""
    result = []
    for opens, closes in spans:
        low, high = _read_time(opens, DAY - timedelta(seconds=1)), _read_time(closes, DAY)
        result.append((low, high if high > low else high + DAY))
    return _joined(result)


def _read_time(text: object, latest: timedelta) -> timedelta:
    match = _TIME_OF_DAY.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise MethodError("time_of_day_unclear", value=text)
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if minutes > 59 or seconds > 59 or offset > latest:
        raise MethodError("time_of_day_unclear", value=text)
    return offset


def _joined(spans: Iterable[tuple[timedelta, timedelta]]) -> Hours:
    result: list[tuple[timedelta, timedelta]] = []
    for low, high in sorted(spans):
        if result and low <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], high))
        else:
            result.append((low, high))
    return tuple(result)
