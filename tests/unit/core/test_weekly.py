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
from servicedesk.core.weekly_demand import Demand
from servicedesk.core.weekly_figures import Share, ShareRow
from servicedesk.core.weekly_names import without_names
from tests.unit.reports.chapters_sample import NOTHING, WHOLE
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


# -- versions of the snapshot ------------------------------------------------------------------------------------

# As the program wrote it when a report had one page.
FIRST_FORMAT = (
    '{"content":{"actions":[],"compensation":{"causes":[],"cents":0,"count":0,"median_cents":null,'
    '"previous_cents":null,"previous_count":null},"currency":"\\u00a5","data_as_of":"2026-11-16T08:00:00",'
    '"decisions":[],"facts":{"breaches":0,"responses":0,"top_breach_cause":"","top_breaches":0,"visits":0},'
    '"fault_window_days":14,"faults":[],"finished":false,"issued":false,"prepared_at":"2026-11-16T09:05:00",'
    '"prepared_by":"\\u6797\\u6653","promises":{"broken":[],"kept":0,"total":0},'
    '"site":"\\u4e91\\u6c40\\u6e56\\u7554\\u9152\\u5e97","tiles":[],"unhappy":[],"week":46,"year":2026},"format":1}'
)


def test_a_snapshot_of_one_page_stays_byte_for_byte():
    report = WeeklyReport.from_json(FIRST_FORMAT)
    assert report == EMPTY
    assert report.chapters is None
    assert report.to_json() == FIRST_FORMAT
    assert report.checksum == "A2F3-911D-F8AE"
    assert FULL.checksum == "8EA8-D5A0-3DB2"


def test_later_pages_are_frozen_with_the_first():
    for report in (WHOLE, NOTHING):
        text = report.to_json()
        assert text.endswith('"format":2}')
        again = WeeklyReport.from_json(text)
        assert again == report
        assert (again.to_json(), again.checksum) == (text, report.checksum)
    assert WHOLE.checksum != FULL.checksum


def test_practice_is_frozen_and_real_data_are_as_before():
    practice = replace(WHOLE, is_practice=True)
    text = practice.to_json()
    assert text.endswith('"format":7}')
    assert WeeklyReport.from_json(text) == practice
    assert practice.checksum != WHOLE.checksum
    assert "is_practice" not in WHOLE.to_json()
    assert WHOLE.to_json().endswith('"format":2}')


def test_no_later_page_holds_a_full_name():
    text = WHOLE.to_json().encode("ascii").decode("unicode_escape")
    assert "刘*" in text
    assert not any(name in text for name in ("刘洋", "陈晨", "郝思嘉", "刘德华"))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("林晓记得我对花生过敏", "○○记得我对花生过敏"),
        ("林晓和林晓明都来了", "○○和○○都来了"),
        ("我叫王芳，等了一个小时", "我叫王*，等了一个小时"),
        ("Thanks to Emma Clark!", "Thanks to ○○!"),
        ("明天还来", "明天还来"),
    ],
)
def test_words_of_customers_name_nobody(said, shown):
    assert without_names(said, ["林晓", "林晓明", "Emma Clark", "明", ""], "王芳") == shown


def test_shares_are_judged_by_the_whole_interval_and_ten_answers():
    share = Share(71, 100, Interval(61.5, 79.0))
    assert share.below(79.1)
    assert not share.below(79.0)
    assert share.above(61.4)
    assert not replace(share, n=9, hits=7).below(99)
    assert not share.below(None)


@pytest.mark.parametrize(("low", "high", "direction"), [(0.1, 5, 1), (-5, -0.1, -1), (-1, 1, 0), (0.0, 5, 0)])
def test_a_share_changed_only_beyond_zero(low, high, direction):
    row = ShareRow("", Share(80, 100), Share(70, 100), Interval(low, high))
    assert row.direction == direction
    assert replace(row, previous=Share(7, 9)).direction == 0
    assert replace(row, previous=None).direction == 0


def test_the_busiest_hour_is_the_first_of_equals():
    hours = tuple(tuple(3 if (day, hour) in ((2, 9), (2, 8), (4, 1)) else 1 for hour in range(24)) for day in range(7))
    assert Demand(hours=hours).busiest == (2, 8, 3)
    assert Demand(hours=((0,) * 24,) * 7).busiest is None
