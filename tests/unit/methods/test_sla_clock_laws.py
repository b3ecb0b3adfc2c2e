"""The service-level clock: laws, and a count of every minute to hold it against.

The reference is `kinds_as_written`: it reads the definition by itself, with nothing of the clock's code, walks a few
days minute by minute in UTC, asks the zone what the clock on the wall shows, and says open, closed or holiday. Pauses
turn open minutes into paused ones. Elapsed, deadlines and the strip must agree with it at every border, one minute
before and one after. Calendars are small on purpose: everything that can go wrong lies within days of a clock change.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from servicedesk.methods.opening_hours import DAY
from servicedesk.methods.sla_clock import Calendar, SegmentKind

MONDAY = datetime(2026, 3, 2)
HOUR = st.sampled_from([f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 15, 30)])
WEEK = st.dictionaries(st.sampled_from("1234567"), st.lists(st.tuples(HOUR, HOUR), max_size=3))
DAYS = st.lists(st.integers(-3, 12).map(lambda day: (date(2026, 3, 2) + timedelta(days=day)).isoformat()), max_size=4)
CALENDARS = st.builds(
    lambda week, closed, worked: Calendar.from_json({"week": week, "holidays": closed, "makeup_workdays": worked}),
    WEEK,
    DAYS,
    DAYS,
)
MOMENTS = st.integers(0, 12 * 24 * 60).map(lambda minute: MONDAY + timedelta(minutes=minute))
PAUSES = st.lists(
    st.builds(lambda start, length: (start, start + timedelta(minutes=length)), MOMENTS, st.integers(0, 3000)),
    max_size=4,
)


@given(CALENDARS, MOMENTS, st.integers(1, 4000), PAUSES)
def test_due_and_elapsed_are_inverse_and_due_is_the_earliest(calendar, start, target, pauses):
    assume(any(calendar.week.values()))
    due = calendar.due_at(start, target, pauses)
    assert calendar.elapsed_minutes(start, due, pauses) == target
    assert calendar.elapsed_minutes(start, due - timedelta(seconds=1), pauses) < target


@given(CALENDARS, MOMENTS, MOMENTS, MOMENTS, PAUSES)
def test_elapsed_adds_up_over_a_split_and_never_falls(calendar, first, second, third, pauses):
    start, middle, end = sorted((first, second, third))
    parts = calendar.elapsed_minutes(start, middle, pauses) + calendar.elapsed_minutes(middle, end, pauses)
    assert calendar.elapsed_minutes(start, end, pauses) == parts
    assert 0 <= calendar.elapsed_minutes(start, middle, pauses) <= parts <= (end - start) / timedelta(minutes=1)


@given(CALENDARS, MOMENTS, st.integers(1, 2000), st.integers(0, 2000), PAUSES)
def test_a_longer_target_or_one_more_pause_is_never_due_earlier(calendar, start, target, more, pauses):
    assume(any(calendar.week.values()))
    due = calendar.due_at(start, target, pauses)
    assert calendar.due_at(start, target + more, pauses) >= due
    assert calendar.due_at(start, target, [*pauses, (start, start + timedelta(minutes=more))]) >= due


@given(CALENDARS, MOMENTS, MOMENTS, PAUSES)
def test_only_the_union_of_the_pauses_counts(calendar, first, second, pauses):
    start, end = sorted((first, second))
    used = calendar.elapsed_minutes(start, end, pauses)
    assert calendar.elapsed_minutes(start, end, [*reversed(pauses), *pauses]) == used
    split = [piece for low, high in pauses for piece in ((low, low + (high - low) / 2), (low + (high - low) / 2, high))]
    assert calendar.elapsed_minutes(start, end, split) == used


@given(CALENDARS, MOMENTS, MOMENTS, DAYS)
def test_closing_days_takes_time_away_and_changes_nothing_outside_them(calendar, first, second, closed):
    start, end = sorted((first, second))
    definition = Calendar(
        calendar.week,
        calendar.makeup_hours,
        calendar.closed_days | set(map(date.fromisoformat, closed)),
        calendar.makeup_days,
    )
    assert definition.elapsed_minutes(start, end) <= calendar.elapsed_minutes(start, end)
    touched = {date.fromisoformat(day) + step for day in closed for step in (timedelta(0), DAY)}
    for day in {start.date(), end.date()} - touched:
        low = datetime.combine(day, time())
        assert definition.elapsed_minutes(low, low + DAY) == calendar.elapsed_minutes(low, low + DAY)


CLOCK_CHANGES = [
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/Havana", date(2026, 3, 8)),  # skips the hour after midnight
    ("America/Havana", date(2026, 11, 1)),  # repeats it
    ("America/Toronto", date(2006, 10, 29)),  # goes back from 00:01 to yesterday 23:01
    ("Australia/Lord_Howe", date(2026, 4, 5)),  # half an hour
    ("Pacific/Apia", date(2011, 12, 30)),  # a day that never was
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Asia/Shanghai", date(2026, 3, 8)),
]


SPANS = [
    [["00:00", "24:00"]], [["22:00", "06:00"]], [["23:59", "00:01"], ["09:00", "12:00"]], [["00:00", "03:00"]],
    [["09:00", "12:00"], ["12:00", "18:00"]], [["01:30", "02:30"], ["17:59", "23:30"]], [["18:00", "18:00"]], [],
]  # fmt: skip


DAY_HOURS = st.sampled_from(SPANS)


# Every weekday has hours of its own, so that a day read by the wrong week or the wrong exception shows.
SMALL_WEEKS = st.lists(DAY_HOURS, min_size=7, max_size=7).map(
    lambda days: {str(number): hours for number, hours in enumerate(days, start=1)}
)


NEAR = st.integers(-1, 3)


@st.composite
def small_calendars(draw):
    """Definitions whose versions and exceptions all fall within two days of a clock change."""
    name, day = draw(st.sampled_from(CLOCK_CHANGES))

    def dated(place):
        return (day + place * DAY).isoformat()

    versions = draw(st.lists(st.tuples(NEAR, SMALL_WEEKS), max_size=2, unique_by=lambda item: item[0]))
    definition = {
        "week": draw(SMALL_WEEKS),
        "makeup_hours": draw(DAY_HOURS),
        "holidays": [dated(place) for place in draw(st.lists(NEAR, max_size=2))],
        # Without hours of their own they have the common ones.
        "makeup_workdays": {
            dated(place): hours for place, hours in draw(st.dictionaries(NEAR, st.just([]) | DAY_HOURS)).items()
        },
        "versions": [{"from": dated(place), "week": week} for place, week in versions],
    }
    if draw(st.booleans()):
        for version in definition["versions"]:
            version["makeup_hours"] = draw(DAY_HOURS)
    return definition, ZoneInfo(name), datetime.combine(day, time(), UTC) - DAY


def spans_as_written(definition, day):
    """Return from and to of the day's intervals in minutes of the day, read anew from the definition; None: closed."""
    name, valid = day.isoformat(), definition
    for version in sorted(definition["versions"], key=lambda version: version["from"]):
        valid = version if version["from"] <= name else valid
    spans = valid["week"].get(str(day.isoweekday()), [])
    if name in definition["makeup_workdays"]:
        common = valid.get("makeup_hours") or valid["week"].get("1", [])
        spans = definition["makeup_workdays"][name] or common
    elif name in definition["holidays"]:
        return None
    minutes = [[int(text[:2]) * 60 + int(text[3:]) for text in span] for span in spans]
    return [(low, high if high > low else high + 1440) for low, high in minutes]


def kinds_as_written(definition, zone, start, length):
    """Say of each of *length* minutes whether the desk is open, closed or on holiday, by the clock on the wall."""
    days, kinds = {}, []
    for position in range(length):
        local = (start + timedelta(minutes=position)).astimezone(zone)
        minute, day = local.hour * 60 + local.minute, local.date()
        if day not in days:
            days[day] = (spans_as_written(definition, day), spans_as_written(definition, day - DAY) or [])
        today, evening = days[day]
        if today is None:
            kinds.append(SegmentKind.HOLIDAY)
        elif any(low <= minute < high for low, high in today) or any(minute + 1440 < high for _, high in evening):
            kinds.append(SegmentKind.RUNNING)
        else:
            kinds.append(SegmentKind.CLOSED)
    return kinds


def borders(kinds):
    """Return the places where the kind changes, and the minutes beside them."""
    changes = [place for place in range(1, len(kinds)) if kinds[place] is not kinds[place - 1]]
    return sorted({near for place in changes for near in (place - 1, place, place + 1) if 0 <= near <= len(kinds)})


@given(small_calendars(), st.data())
def test_the_clock_agrees_with_counting_every_minute(found, data):
    definition, zone, base = found
    length = 5 * 24 * 60
    kinds = kinds_as_written(definition, zone, base, length)
    places = st.sampled_from([0, *borders(kinds), length // 2]) | st.integers(0, length)
    drawn = data.draw(st.lists(st.tuples(places, st.sampled_from([0, 1, 61, 700, 2000])), max_size=2))
    # One pause within another, one that goes on where another ends, and one a minute later.
    drawn += [(low + size // 3, size // 3) for low, size in drawn] + [
        piece for low, size in drawn[:1] for piece in ((low + size, 10), (low + size + 11, 10))
    ]
    for low, size in drawn:
        for place in range(low, min(low + size, length)):
            kinds[place] = SegmentKind.PAUSED if kinds[place] is SegmentKind.RUNNING else kinds[place]

    def moment(place):
        return base + timedelta(minutes=place)

    calendar = Calendar.from_json(definition, zone)
    pauses = [(moment(low), moment(low + size)) for low, size in drawn]
    used = list(accumulate((kind is SegmentKind.RUNNING for kind in kinds), initial=0))
    middle = data.draw(places)
    for place in {*borders(kinds), length}:
        assert calendar.elapsed_minutes(base, moment(place), pauses) == used[place]
        low, high = sorted((place, middle))
        assert calendar.elapsed_minutes(moment(low), moment(high), pauses) == used[high] - used[low]
    for target in {used[place] for place in (*borders(kinds), length)} - {0}:
        assert calendar.due_at(base, target, pauses) == moment(used.index(target))
    strip = calendar.explain(base, moment(length), pauses)
    shown = [item.kind for item in strip for _ in range(int(item.minutes))]
    assert shown == kinds
    assert [item.end for item in strip] == [*(item.start for item in strip[1:]), moment(length)]
