"""The days of a deadline: every minute of the strip stands in one day, and what it is follows now and the deadline."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.sla_clock import Calendar
from servicedesk.methods.strip_days import PieceKind, strip_days

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
WORKDAYS = {str(day): [["09:00", "18:00"]] for day in range(1, 6)}
MINUTE = timedelta(minutes=1)


def at(text, zone=SHANGHAI):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def test_the_days_of_the_picture():
    calendar = Calendar.from_json(
        {
            "week": WORKDAYS,
            "holidays": {f"2026-10-0{day}": "国庆" for day in range(1, 8)},
            "makeup_workdays": ["2026-10-10"],
        },
        SHANGHAI,
    )
    pauses = [(at("2026-10-08T10:15"), at("2026-10-09T10:15")), (at("2026-10-09T13:40"), at("2026-10-09T15:00"))]
    opened, now, due = at("2026-09-30T16:20"), at("2026-10-11T14:32"), at("2026-10-12T10:40")
    days = strip_days(calendar, calendar.explain(opened, due, pauses), due, due, now)
    assert [day.on for day in days] == [date(2026, 9, 30) + timedelta(days=place) for place in range(13)]
    first = days[0]
    assert (first.low, first.high) == (at("2026-09-30T09:00"), at("2026-09-30T18:00"))
    assert [(piece.kind, piece.start) for piece in first.pieces] == [(PieceKind.COUNTED, opened)]
    assert [day.is_holiday for day in days].count(True) == 7
    assert days[1].name == "国庆"
    assert days[10].is_makeup
    kinds = [piece.kind for piece in days[9].pieces]
    assert kinds == [PieceKind.PAUSED, PieceKind.COUNTED, PieceKind.PAUSED, PieceKind.COUNTED]
    assert not days[11].is_open
    assert [(piece.kind, piece.end) for piece in days[12].pieces] == [(PieceKind.LEFT, due)]


def test_what_is_past_the_deadline_is_over():
    calendar = Calendar.from_json({"week": WORKDAYS}, SHANGHAI)
    opened, now = at("2026-03-02T09:00"), at("2026-03-02T12:00")
    due = calendar.due_at(opened, 60)
    (day,) = strip_days(calendar, calendar.explain(opened, now), now, due, now)
    assert [(piece.kind, piece.end) for piece in day.pieces] == [(PieceKind.COUNTED, due), (PieceKind.OVER, now)]


@given(
    st.integers(0, 60 * 24 * 9), st.integers(1, 60 * 24 * 9), st.integers(0, 4000), st.sampled_from([SHANGHAI, BERLIN])
)
def test_what_is_counted_in_the_days_is_what_the_clock_counted(first, length, target, zone):
    calendar = Calendar.from_json({"week": {**WORKDAYS, "7": [["22:00", "06:00"]]}}, zone)
    opened = at("2026-03-25T00:00", zone) + first * MINUTE
    now = opened + length * MINUTE
    pause = (opened + length * MINUTE / 4, opened + length * MINUTE / 2)
    due = calendar.due_at(opened, target, [pause])
    last = max(now, due)
    days = strip_days(calendar, calendar.explain(opened, last, [pause]), last, due, now)
    spans = [piece for day in days for piece in day.pieces]
    used = sum(
        (_real(piece.end) - _real(piece.start)) / MINUTE
        for piece in spans
        if piece.kind in (PieceKind.COUNTED, PieceKind.OVER)
    )
    assert round(used, 6) == round(calendar.elapsed_minutes(opened, now, [pause]), 6)
    assert all(before.end <= after.start for before, after in pairwise(spans))


def _real(moment):
    return moment.astimezone(ZoneInfo("UTC"))
