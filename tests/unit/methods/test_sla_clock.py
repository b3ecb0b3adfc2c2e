"""The service-level clock: examples of the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

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
