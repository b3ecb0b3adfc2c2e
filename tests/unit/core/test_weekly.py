"""The frozen weekly report: exact round trip, checksum, masked names, what may be called a change."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from servicedesk.core.snapshot import SnapshotError
from servicedesk.core.weekly import (
    Change,
    Interval,
    Metric,
    Standing,
    Tile,
    UnhappyCustomerRow,
    WeeklyReport,
)
from tests.unit.reports.sample import EMPTY, FULL


def test_round_trip_is_exact():
    for report in (
        FULL,
        EMPTY,
        replace(FULL, data_as_of=datetime(2026, 11, 16, 8, tzinfo=timezone(timedelta(hours=8)))),
    ):
        again = WeeklyReport.from_json(report.to_json())
        assert again == report
        assert again.to_json() == report.to_json()
        assert again.checksum == report.checksum


@given(some.text(some.characters()), some.floats(allow_nan=False, allow_infinity=False), some.integers())
def test_any_text_and_number_comes_back(text, number, count):
    tile = Tile(Metric.CSAT, count, count, series=(number, None), target=number, interval=Interval(number, number))
    report = replace(FULL, site=text, tiles=(tile,), unhappy=(UnhappyCustomerRow(text, text, text),))
    assert WeeklyReport.from_json(report.to_json()) == report


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"format":3,"content":{}}',
        '{"format":0,"content":{}}',
        '{"format":1,"content":{"site":1}}',
        '{"format":1,"content":{"site":"x","unknown":1}}',
    ],
)
def test_damaged_or_newer_snapshot_is_refused(text):
    with pytest.raises(SnapshotError):
        WeeklyReport.from_json(text)


def test_checksum_follows_content():
    assert FULL.checksum != EMPTY.checksum
    assert FULL.checksum != replace(FULL, site=FULL.site + " ").checksum
    groups = FULL.checksum.split("-")
    assert [len(group) for group in groups] == [4, 4, 4]
    assert all(letter in "0123456789ABCDEF" for group in groups for letter in group)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王芳", "王*"),
        ("王*", "王*"),
        ("欧阳修", "欧*"),
        ("Emma Clark", "E. C."),
        ("\u202e王芳", "王*"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_names_are_masked_on_the_way_in(name, shown):
    row = UnhappyCustomerRow("1112", name, "")
    assert row.name == shown
    assert replace(row, reason="again").name == shown
    if len(name.strip()) > 2:
        assert name not in replace(FULL, unhappy=(row,)).to_json()


def test_week_is_the_iso_week():
    report = replace(FULL, year=2026, week=1)
    assert (report.monday, report.sunday) == (date(2025, 12, 29), date(2026, 1, 4))


def csat(**changes):
    return replace(
        Tile(Metric.CSAT, 80, 100, 70, 100, Interval(71.1, 86.7), Interval(-1.9, 21.5), target=85), **changes
    )


def test_value_keeps_the_exact_ratio():
    assert csat(total=1, n=8).value == Fraction(25, 2)
    assert csat(n=0, total=0).value is None
    assert Tile(Metric.VOLUME, 5, 7).value == 5


@pytest.mark.parametrize(
    ("tile", "change"),
    [
        (csat(), Change.UNCHANGED),
        (csat(difference=Interval(0.1, 20)), Change.RISEN),
        (csat(difference=Interval(-20, -0.1)), Change.FALLEN),
        (csat(difference=Interval(0.0, 20)), Change.UNCHANGED),
        (csat(difference=None), Change.UNKNOWN),
        (csat(total=0, n=0, difference=Interval(1, 2)), Change.UNKNOWN),
        (csat(total=5, n=9, difference=Interval(1, 2)), Change.UNKNOWN),
        (csat(previous_n=9, difference=Interval(1, 2)), Change.UNKNOWN),
        (Tile(Metric.VOLUME, 900, 7, interval=Interval(855, 1099)), Change.UNCHANGED),
        (Tile(Metric.VOLUME, 1100, 7, interval=Interval(855, 1099)), Change.RISEN),
        (Tile(Metric.VOLUME, 800, 7, interval=Interval(855, 1099)), Change.FALLEN),
        (Tile(Metric.VOLUME, 800, 5, interval=Interval(855, 1099)), Change.UNKNOWN),
    ],
)
def test_change_needs_an_interval_without_zero(tile, change):
    assert tile.change is change


@pytest.mark.parametrize(
    ("tile", "standing"),
    [
        (csat(), Standing.UNDECIDED),
        (csat(target=71.1), Standing.ABOVE),
        (csat(target=86.8), Standing.BELOW),
        (csat(target=86.7), Standing.UNDECIDED),
        (csat(target=None), Standing.NO_TARGET),
        (csat(interval=None), Standing.NO_DATA),
        (csat(total=9, n=9), Standing.NO_DATA),
    ],
)
def test_target_is_compared_with_the_whole_interval(tile, standing):
    assert tile.standing is standing


def test_missing_tile_has_no_data():
    assert EMPTY.tile(Metric.NPS).value is None
    assert EMPTY.empty
    assert not FULL.empty
