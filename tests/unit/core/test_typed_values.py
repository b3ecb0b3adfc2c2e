"""What hands type into small fields."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core import typed_values

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 32, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026/1/5", date(2026, 1, 5)),
        ("20261120", date(2026, 11, 20)),
        ("２０２６年11月20日", date(2026, 11, 20)),
        ("11-20", date(2026, 11, 20)),
        ("11月23日", date(2025, 11, 23)),
        ("2-29", date(2024, 2, 29)),
        ("昨天", date(2026, 11, 21)),
        ("Today", TODAY),
        ("-3", date(2026, 11, 19)),
        ("13-45", None),
        ("2026-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days(typed, expected):
    assert typed_values.day(typed, TODAY) == expected


def test_a_deadline_lies_ahead():
    assert typed_values.day("11-20", TODAY, ahead=True) == date(2027, 11, 20)
    assert typed_values.day("11-23", TODAY, ahead=True) == date(2026, 11, 23)
    assert typed_values.moment("11-25", NOW, ahead=True).hour == 23


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("11-20 14:30", (2026, 11, 20, 14, 30)),
        ("昨天 9点", (2026, 11, 21, 9, 0)),
        ("08:05", (2026, 11, 22, 8, 5)),
        ("now", (2026, 11, 22, 14, 32)),
        ("2026-11-20", (2026, 11, 20, 12, 0)),
        ("11-20 25:00", None),
        ("11-20 later", None),
    ],
)
def test_moments(typed, expected):
    moment = typed_values.moment(typed, NOW)
    assert moment == (None if expected is None else datetime(*expected, tzinfo=NOW.tzinfo))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("88", 8800), ("12.5", 1250), ("¥1,200", 120_000), ("88 元", 8800), ("1.234", None), ("-5", None), ("x", None)],
)
def test_amounts(typed, expected):
    assert typed_values.cents(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"), [("12", 12), ("-1,200", -1200), ("１２", 12), ("1.5", None), ("", None)]
)
def test_whole_numbers(typed, expected):
    assert typed_values.whole_number(typed) == expected


@given(st.text(max_size=60))
def test_nothing_typed_is_a_crash(typed):
    typed_values.day(typed, TODAY)
    typed_values.moment(typed, NOW)
    typed_values.cents(typed)
    typed_values.whole_number(typed)


@given(st.integers(0, 10**11))
def test_an_amount_shown_is_read_the_same(amount):
    assert typed_values.cents(typed_values.amount_words(amount)) == amount


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_a_day_shown_is_read_the_same(day):
    assert typed_values.day(day.isoformat(), TODAY) == day


@given(
    st.integers(1990, 2150),
    st.integers(1, 52),
    st.sampled_from(["{y}-W{w:02d}", "{y}w{w}", "{y} 年第 {w} 周", "{y}年第{w}周"]),
)
def test_a_week_is_read_however_it_is_written(year, number, pattern):
    assert typed_values.week(pattern.format(y=year, w=number), TODAY) == date.fromisocalendar(year, number, 1)


def test_a_week_without_a_year_is_the_last_that_has_begun():
    assert typed_values.week("W47", date(2026, 11, 22)) == date(2026, 11, 16)
    assert typed_values.week("第48周", date(2026, 11, 22)) == date(2025, 11, 24)
    assert typed_values.week("w53", date(2026, 11, 22)) == date(2020, 12, 28)
    for wrong in ("2016-W54", "2015-W00", "10", "2016-10", "2016-03-07", "", "W"):
        assert typed_values.week(wrong, date(2026, 11, 22)) is None
