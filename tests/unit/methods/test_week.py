"""Weeks and business days: every moment is in exactly one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.errors import MethodError
from servicedesk.methods.week import Week, business_day, day_range, day_start, week_from, week_of, week_range

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/Havana", "Pacific/Apia", "Australia/Lord_Howe"])
CUTS = st.sampled_from([time(), time(0, 30), time(1, 30), time(2, 30), time(5), time(23)])


def test_the_week_with_the_first_thursday_is_the_first():
    assert str(week_of(date(2021, 1, 3))) == "2020-W53"
    assert week_from(2020, 53).sunday == date(2021, 1, 3)
    assert Week(2020, 53).shifted(1) == Week(2021, 1)
    assert Week(2020, 53) < Week(2021, 1)
    with pytest.raises(MethodError, match="Week 53 does not exist in 2021"):
        week_from(2021, 53)


def test_a_week_is_half_open_in_the_sites_zone():
    start, end = week_range(Week(2026, 10), SHANGHAI)
    assert start == datetime(2026, 3, 1, 16, tzinfo=UTC)
    assert end - start == timedelta(days=7)
    assert business_day(end, SHANGHAI) == date(2026, 3, 9)
    assert business_day(end - timedelta(microseconds=1), SHANGHAI) == date(2026, 3, 8)


def test_the_small_hours_belong_to_the_evening_before():
    moment = datetime(2026, 3, 9, 3, tzinfo=SHANGHAI)
    assert business_day(moment, SHANGHAI, time(5)) == date(2026, 3, 8)
    assert business_day(moment, SHANGHAI) == date(2026, 3, 9)


def test_a_repeated_hour_does_not_bring_the_day_before_back():
    berlin, cut = ZoneInfo("Europe/Berlin"), time(2, 30)
    first, second = datetime(2026, 10, 25, 0, 45, tzinfo=UTC), datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    assert second.astimezone(berlin).time() == time(2, 15) < cut
    assert business_day(first, berlin, cut) == business_day(second, berlin, cut) == date(2026, 10, 25)


def test_a_day_whose_beginning_is_skipped_begins_where_the_clocks_jump():
    havana = ZoneInfo("America/Havana")
    jump = datetime(2026, 3, 8, 5, tzinfo=UTC)
    assert day_start(date(2026, 3, 8), havana) == jump
    assert day_start(date(2026, 3, 8), havana, time(0, 30)) == jump


@given(
    ZONES,
    CUTS,
    st.datetimes(datetime(2011, 12, 28), datetime(2012, 1, 2))
    | st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30)),
)
def test_every_moment_is_in_the_range_of_its_own_day(name, cut, moment):
    zone, instant = ZoneInfo(name), moment.replace(tzinfo=UTC)
    day = business_day(instant, zone, cut)
    start, end = day_range(day, day, zone, cut)
    assert start <= instant < end


@given(ZONES, CUTS, st.dates(date(2011, 12, 25), date(2012, 1, 5)) | st.dates(date(2026, 1, 1), date(2026, 12, 30)))
def test_days_follow_each_other_without_a_gap(name, cut, day):
    zone = ZoneInfo(name)
    start, end = day_range(day, day, zone, cut)
    assert start <= end == day_start(day + timedelta(days=1), zone, cut)
    assert end - start <= timedelta(hours=26)


def test_the_end_of_time_is_refused():
    with pytest.raises(MethodError):
        day_start(date.max, ZoneInfo("America/New_York"), time(23))
