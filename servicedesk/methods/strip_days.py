"""The days of a deadline: what of each was counted, paused, closed, what is left and what is over.

A day shows the time from its first opening to its last closing; a day that never opens shows itself as a whole.
Kinds follow the clock: open time before *now* is counted until the deadline and over after it; open time after
*now* is left until the deadline and spare behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise

from servicedesk.methods.opening_hours import DAY, OpeningHours
from servicedesk.methods.sla_clock import Segment, SegmentKind

# What lies further apart is folded before it comes to this; a strip over years is a mistake in the data.
MOST_DAYS = 4000


class PieceKind(StrEnum):
    """What a stretch of a day is."""

    COUNTED = "counted"
    PAUSED = "paused"
    CLOSED = "closed"
    LEFT = "left"
    OVER = "over"
    SPARE = "spare"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a day; only what the deadline's clock passes through."""

    kind: PieceKind
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class StripDay:
    """One local day: what it shows from *low* to *high*, and whether and why it is closed or worked instead."""

    on: date
    low: datetime
    high: datetime
    is_open: bool
    is_makeup: bool
    is_holiday: bool
    name: str
    pieces: tuple[Piece, ...]


def strip_days(
    calendar: OpeningHours, segments: Sequence[Segment], last: datetime, due: datetime | None, now: datetime
) -> list[StripDay]:
    """Return the local days from the first segment to *last*, at most ten years of them.

    *segments* are those of `Calendar.explain`, in the zone of the calendar.
    """
    if not segments or calendar.zone is None:
        return []
    pieces = list(_pieces(segments, due, now))
    zone = calendar.zone
    day, final = segments[0].start.astimezone(zone).date(), last.astimezone(zone).date()
    days: list[StripDay] = []
    first = 0
    while day <= final and len(days) < MOST_DAYS:
        low, high = (datetime.combine(each, time(), zone) for each in (day, day + DAY))
        opened = list(calendar.open_intervals(low, high))
        if opened:
            low, high = opened[0][0], opened[-1][1]
        while first < len(pieces) and pieces[first].end <= low:
            first += 1
        inside = _inside(pieces[first:], low, high)
        makeup = day in calendar.makeup_days
        holiday, name = calendar.is_holiday(day), calendar.names.get(day, "")
        days.append(StripDay(day, low, high, bool(opened), makeup, holiday, name, tuple(inside)))
        day += DAY
    return days


def _inside(pieces: Iterable[Piece], low: datetime, high: datetime) -> Iterator[Piece]:
    for piece in pieces:
        if piece.start >= high:
            return
        start, end = max(piece.start, low), min(piece.end, high)
        if start < end:
            yield Piece(piece.kind, start, end)


def _pieces(segments: Iterable[Segment], due: datetime | None, now: datetime) -> Iterator[Piece]:
    for segment in segments:
        if segment.kind is SegmentKind.PAUSED:
            yield Piece(PieceKind.PAUSED, segment.start, segment.end)
        elif segment.kind is not SegmentKind.RUNNING:
            yield Piece(PieceKind.CLOSED, segment.start, segment.end)
        else:
            yield from _running(segment.start, segment.end, due, now)


def _running(start: datetime, end: datetime, due: datetime | None, now: datetime) -> Iterator[Piece]:
    cuts = sorted({start, end, *(each for each in (due, now) if each is not None and start < each < end)})
    for low, high in pairwise(cuts):
        before_due = due is None or high <= due
        if high <= now:
            kind = PieceKind.COUNTED if before_due else PieceKind.OVER
        else:
            kind = PieceKind.LEFT if before_due else PieceKind.SPARE
        yield Piece(kind, low, high)
