"""The service-level clock: examples of the desk, laws, and a count of every minute to hold it against.

The reference is `kinds_as_written`: it reads the definition by itself, with nothing of the clock's code, walks a few
days minute by minute in UTC, asks the zone what the clock on the wall shows, and says open, closed or holiday. Pauses
turn open minutes into paused ones. Elapsed, deadlines and the strip must agree with it at every border, one minute
before and one after. Calendars are small on purpose: everything that can go wrong lies within days of a clock change.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from servicedesk.methods.errors import MethodError
from servicedesk.methods.opening_hours import DAY
from servicedesk.methods.sla_clock import Calendar, Case, Pause, SegmentKind, attainment

WORKDAYS = {str(day): [["09:00", "18:00"]] for day in range(1, 6)}
OFFICE = Calendar.from_json({"week": WORKDAYS})
SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
ALWAYS = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}
MONDAY = datetime(2026, 3, 2)


def at(text):
    return datetime.fromisoformat(text)


def test_due_is_the_end_of_the_day_not_the_next_morning():
    assert OFFICE.due_at(at("2026-03-05T17:00"), 60) == at("2026-03-05T18:00")
    assert OFFICE.due_at(at("2026-03-05T17:00"), 61) == at("2026-03-06T09:01")


def test_a_target_of_nothing_is_due_at_once():
    assert OFFICE.due_at(at("2026-03-07T12:00"), 0) == at("2026-03-07T12:00")


def test_aware_moments_come_back_in_their_own_zone():
    calendar = Calendar.from_json({"week": WORKDAYS}, SHANGHAI)
    due = calendar.due_at(datetime(2026, 3, 6, 9, 30, tzinfo=UTC), 60)
    assert due == datetime(2026, 3, 9, 1, 30, tzinfo=UTC)
    assert due.tzinfo is UTC
    assert calendar.due_at(at("2026-03-06T17:30"), 60) == at("2026-03-09T09:30")


def test_an_aware_moment_needs_a_zone():
    with pytest.raises(MethodError, match="time zone"):
        OFFICE.due_at(datetime(2026, 3, 6, tzinfo=UTC), 60)


def test_a_shift_over_midnight_belongs_to_the_day_it_begins_on():
    nights = {"5": [["22:00", "06:00"]]}
    calendar = Calendar.from_json({"week": nights})
    assert list(calendar.open_intervals(at("2026-03-06T00:00"), at("2026-03-08T00:00"))) == [
        (at("2026-03-06T22:00"), at("2026-03-07T06:00"))
    ]
    closed = Calendar.from_json({"week": nights, "holidays": ["2026-03-06"]})
    assert closed.elapsed_minutes(at("2026-03-06T00:00"), at("2026-03-08T00:00")) == 0
    tail_closed = Calendar.from_json({"week": nights, "holidays": ["2026-03-07"]})
    assert tail_closed.elapsed_minutes(at("2026-03-06T00:00"), at("2026-03-08T00:00")) == 120


def test_make_up_days_use_their_own_hours_the_common_ones_or_mondays():
    start, end = at("2026-10-10T00:00"), at("2026-10-11T00:00")
    saturday = {"week": WORKDAYS, "makeup_workdays": ["2026-10-10"]}
    assert Calendar.from_json(saturday).elapsed_minutes(start, end) == 540
    assert Calendar.from_json({**saturday, "makeup_hours": [["10:00", "12:00"]]}).elapsed_minutes(start, end) == 120
    own = {**saturday, "makeup_workdays": {"2026-10-10": [["08:00", "08:30"]]}, "makeup_hours": [["10:00", "12:00"]]}
    assert Calendar.from_json(own).elapsed_minutes(start, end) == 30
    both = {**saturday, "holidays": ["2026-10-10"]}
    assert Calendar.from_json(both).elapsed_minutes(start, end) == 540


def test_twenty_working_hours_over_the_national_holiday_as_on_the_screen():
    definition = {
        "week": WORKDAYS,
        "holidays": {f"2026-10-0{day}": "国庆节" for day in range(1, 8)},
        "makeup_workdays": ["2026-10-10"],
    }
    calendar = Calendar.from_json(definition)
    pauses = [
        Pause(at("2026-10-08T10:15"), at("2026-10-09T10:15"), "补抬头与税号"),
        Pause(at("2026-10-09T13:40"), at("2026-10-09T15:00"), "开票平台维护"),
    ]
    opened, now = at("2026-09-30T16:20"), at("2026-10-11T14:32")
    assert calendar.elapsed_minutes(opened, now, pauses) == 18 * 60 + 20
    assert calendar.due_at(opened, 20 * 60, pauses) == at("2026-10-12T10:40")
    strip = calendar.explain(opened, now, pauses)
    holiday = next(item for item in strip if item.kind is SegmentKind.HOLIDAY)
    assert (holiday.reason, holiday.minutes) == ("国庆节", 7 * 24 * 60)
    assert sum(item.minutes for item in strip if item.reason == "补抬头与税号") == 540
    waiting = [*pauses, Pause(now, at("2026-10-13T09:00"))]
    assert calendar.due_at(opened, 20 * 60, waiting) == at("2026-10-13T10:40")


@pytest.mark.parametrize(
    "definition",
    [{}, {"week": {"1": []}}, {"week": {}, "makeup_workdays": ["2026-01-01"], "makeup_hours": [["09:00", "10:00"]]}],
)
def test_a_calendar_that_never_opens_is_refused(definition):
    with pytest.raises(MethodError) as refused:
        Calendar.from_json(definition).due_at(MONDAY, 10)
    assert refused.value.code == "never_opens"


def test_a_closed_year_is_not_taken_for_never():
    holidays = [(date(2026, 3, 2) + timedelta(days=day)).isoformat() for day in range(500)]
    due = Calendar.from_json({"week": WORKDAYS, "holidays": holidays}).due_at(MONDAY, 10)
    assert due == at("2027-07-15T09:10")


def test_a_pause_without_end_holds_the_deadline_unless_it_came_first():
    with pytest.raises(MethodError) as refused:
        OFFICE.due_at(at("2026-03-02T09:00"), 120, [(at("2026-03-02T10:00"), None)])
    assert refused.value.code == "pause_without_end"
    assert OFFICE.due_at(at("2026-03-02T09:00"), 60, [(at("2026-03-02T10:00"), None)]) == at("2026-03-02T10:00")
    assert (
        OFFICE.elapsed_minutes(at("2026-03-02T09:00"), at("2026-03-02T12:00"), [(at("2026-03-02T10:00"), None)]) == 60
    )


@pytest.mark.parametrize("text", ["9", "25:00", "24:01", "09:60", "９:00", "", None, 9.0])
def test_what_is_no_time_of_day_is_refused(text):
    with pytest.raises(MethodError) as refused:
        Calendar.from_json({"week": {"1": [["08:00", text]]}})
    assert refused.value.code == "time_of_day_unclear"


def test_other_refusals():
    with pytest.raises(MethodError, match="weekday"):
        Calendar.from_json({"week": {"0": []}})
    with pytest.raises(MethodError, match="less than 0"):
        OFFICE.due_at(MONDAY, -1)
    with pytest.raises(MethodError, match="before it begins"):
        OFFICE.elapsed_minutes(MONDAY, MONDAY + DAY, [(MONDAY + DAY, MONDAY)])
    with pytest.raises(MethodError) as refused:
        Calendar.from_json({"week": {"1": [["09:00", "09:01"]]}}).due_at(MONDAY, 1_000_000)
    assert refused.value.code == "deadline_too_far"


def test_an_end_before_the_start_has_no_time():
    assert OFFICE.elapsed_minutes(at("2026-03-03T12:00"), at("2026-03-02T12:00")) == 0
    assert OFFICE.explain(at("2026-03-03T12:00"), at("2026-03-02T12:00")) == []


@pytest.mark.parametrize(("year", "day"), [(1, 2), (9999, 30)])
def test_the_ends_of_time(year, day):
    calendar = Calendar.from_json({"week": {str(number): [["09:00", "18:00"]] for number in range(1, 8)}}, SHANGHAI)
    start = datetime(year, 12 if year > 1 else 1, day, tzinfo=UTC)
    assert calendar.due_at(start, 60) - start <= DAY
    with pytest.raises(MethodError):
        calendar.due_at(datetime(9999, 12, 31, 20, tzinfo=UTC), 60)
    last = datetime.combine(date.max, time.max)
    assert OFFICE.elapsed_minutes(last - timedelta(hours=12), last) == pytest.approx(360)
    assert OFFICE.explain(last - timedelta(hours=12), last)[-1].end == last


def test_a_night_the_clocks_change_has_as_many_minutes_as_it_lasts():
    calendar = Calendar.from_json({"week": ALWAYS}, BERLIN)
    assert calendar.elapsed_minutes(at("2026-03-29T00:00"), at("2026-03-30T00:00")) == 23 * 60
    assert calendar.elapsed_minutes(at("2026-10-25T00:00"), at("2026-10-26T00:00")) == 25 * 60
    nights = Calendar.from_json({"week": {"6": [["22:00", "06:00"]]}}, BERLIN)
    assert nights.due_at(at("2026-03-28T22:00"), 7 * 60) == at("2026-03-29T06:00")
    assert nights.due_at(at("2026-10-24T22:00"), 9 * 60) == at("2026-10-25T06:00")
    skipped = Calendar.from_json({"week": {"7": [["02:00", "03:00"]]}}, BERLIN)
    assert skipped.elapsed_minutes(at("2026-03-29T00:00"), at("2026-03-30T00:00")) == 0
    assert skipped.elapsed_minutes(at("2026-10-25T00:00"), at("2026-10-26T00:00")) == 120


def test_a_new_week_holds_from_its_day_and_a_night_keeps_the_week_it_began_in():
    definition = {"week": WORKDAYS, "versions": [{"from": "2026-03-04", "week": {"3": [["10:00", "12:00"]]}}]}
    calendar = Calendar.from_json(definition)
    # Monday and Tuesday by the old week, Wednesday by the new one, then nothing until next Wednesday.
    assert calendar.elapsed_minutes(MONDAY, MONDAY + 7 * DAY) == 540 + 540 + 120
    assert calendar.due_at(MONDAY, 1200) == at("2026-03-04T12:00")
    assert calendar.due_at(MONDAY, 1201) == at("2026-03-11T10:01")
    nights = {
        "week": {"2": [["22:00", "06:00"]]},
        "versions": [{"from": "2026-03-04", "week": {"5": [["09:00", "10:00"]]}}],
    }
    assert Calendar.from_json(nights).elapsed_minutes(MONDAY, MONDAY + 4 * DAY) == 480
    later = {"week": {}, "versions": [{"from": "2026-03-09", "week": WORKDAYS}]}
    assert Calendar.from_json(later).due_at(MONDAY, 60) == at("2026-03-09T10:00"), "it opens one day"
    always = {"week": ALWAYS, "versions": [{"from": "2026-03-04", "week": WORKDAYS}]}
    assert Calendar.from_json(always).elapsed_minutes(MONDAY, MONDAY + 3 * DAY) == 2 * 1440 + 540


# Laws

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


def test_attainment_counts_what_is_decided():
    cases = [Case(60, 60, True), Case(60, 61, True), Case(60, 59, False), Case(60, 61, False), Case(None, 5, True)]
    found = attainment([*cases, Case(60, 10, True, is_excluded=True)])
    assert (found.met, found.breached, found.running, found.excluded, found.percent) == (1, 2, 1, 2, 100 / 3)
    assert attainment([]).percent is None
    with pytest.raises(MethodError):
        attainment([Case(-1, 0, True)])


def test_a_desk_that_never_closes_is_walked_no_further_than_its_deadline():
    class Counted(dict):
        looks = 0

        def get(self, *given):
            self.looks += 1
            return super().get(*given)

    always = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}
    calendar = Calendar.from_json({"week": always, "holidays": ["2026-11-23"]}, ZoneInfo("Asia/Shanghai"))
    counted = replace(calendar, week=Counted(calendar.week))
    start = datetime(2026, 11, 22, 14, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert counted.due_at(start, 11 * 60) == datetime(2026, 11, 24, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert counted.week.looks < 20
