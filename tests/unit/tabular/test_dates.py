"""Dates as exports write them, and which of day and month comes first."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.tabular.cells import cleaned, inert, whole_number
from servicedesk.tabular.dates import DateOrder, DateReader, find_order

SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(text, order=None):
    return DateReader(SHANGHAI, order).moment(text).astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-03", "2026-11-03 00:00:00"),
        ("2026/11/3 9:05", "2026-11-03 09:05:00"),
        ("2026年11月3日 14:05:06", "2026-11-03 14:05:06"),
        ("2026-11-03T14:05:06.250", "2026-11-03 14:05:06"),
        ("2026-11-03T06:05:06Z", "2026-11-03 14:05:06"),
        ("2026-11-03T00:05:06-06:00", "2026-11-03 14:05:06"),
        ("20261103", "2026-11-03 00:00:00"),
        ("20261103T140506", "2026-11-03 14:05:06"),
        ("29/2/2016 01:16", "2016-02-29 01:16:00"),
        ("3.11.26 14:05", "2026-11-03 14:05:00"),
        ("3 Nov 2026 2:05 pm", "2026-11-03 14:05:00"),
        ("November 3, 2026", "2026-11-03 00:00:00"),
        ("2026/11/3 下午 2:05", "2026-11-03 14:05:00"),
        ("2026-11-03 12:05 am", "2026-11-03 00:05:00"),
    ],
)
def test_a_date_is_read(text, meant):
    assert read(text) == meant


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 30)),
    st.sampled_from(("Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "UTC")),
    st.sampled_from(("%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S")),
)
def test_how_most_exports_write_is_the_local_moment(local, zone, pattern):
    meant = datetime.strptime(local.strftime(pattern), pattern).replace(tzinfo=ZoneInfo(zone))
    found = DateReader(ZoneInfo(zone)).moment(local.strftime(pattern))
    assert found == meant.astimezone(UTC)
    assert found.tzinfo is UTC


@pytest.mark.parametrize("hour", range(24))
@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2006-10-29"])
def test_days_on_which_clocks_are_changed_are_read_by_the_hour(day, hour):
    for zone in (ZoneInfo("Europe/Berlin"), ZoneInfo("America/St_Johns")):
        reader = DateReader(zone)
        for minute in (0, 30):
            text = f"{day} {hour:02}:{minute:02}"
            assert reader.moment(text) == datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def test_the_last_day_there_is_is_a_day():
    assert read("9999-12-31 23:59") == "9999-12-31 23:59:00"


@pytest.mark.parametrize(
    "text",
    [
        "5 Nov",
        "31/2/2026",
        "2026-13-01",
        "2026-13-01 10:00",
        "2026-11-03 1x:00",
        "gestern",
        "12:30",
        "1/2/3",
        "2026-11-03 25:00",
    ],
)
def test_what_is_no_date_is_no_date(text):
    with pytest.raises(ValueError, match=r".*"):
        read(text)


def test_month_first_where_it_is_said():
    assert read("3/11/2026", DateOrder.MONTH_FIRST) == "2026-03-11 00:00:00"
    assert read("3/11/2026", DateOrder.DAY_FIRST) == "2026-11-03 00:00:00"
    assert DateReader(SHANGHAI, DateOrder.MONTH_FIRST).day("3/11/2026") == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("values", "order", "ambiguous"),
    [
        (["1/2/2026", "13/2/2026"], DateOrder.DAY_FIRST, False),
        (["1/2/2026", "2/13/2026"], DateOrder.MONTH_FIRST, False),
        (["1/2/2026", "3/4/2026"], None, True),
        (["3/3/2026"], None, False),
        (["2026-02-01", "text"], None, False),
        ([], None, False),
    ],
)
def test_one_clear_date_decides_for_the_file(values, order, ambiguous):
    found = find_order(values)
    assert (found.order, found.is_ambiguous) == (order, ambiguous)


@given(st.datetimes(datetime(1971, 1, 2), datetime(2099, 12, 30)), st.sampled_from(DateOrder))
def test_what_an_export_wrote_is_what_is_read(moment, order):
    moment = moment.replace(microsecond=0)
    pattern = "{0.day}/{0.month}/{0.year}" if order is DateOrder.DAY_FIRST else "{0.month}/{0.day}/{0.year}"
    text = f"{pattern.format(moment)} {moment:%H:%M:%S}"
    assert DateReader(ZoneInfo("UTC"), order).moment(text) == moment.replace(tzinfo=UTC)
    assert find_order([text]).order in (order, None)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@here", "\tx", "plain", "'quoted'"])
def test_what_is_written_inert_is_read_as_it_was(text):
    assert inert(text)[0] not in "=+-@\t\r"
    assert cleaned(inert(text)) == text.strip()


@pytest.mark.parametrize("cell", ["", "  ", "?", "NULL", "n/a", "#N/A", "\\N"])
def test_marks_of_nothing(cell):
    assert cleaned(cell) == ""
    assert cleaned("?", frozenset({""})) == "?"


def test_whole_numbers():
    assert [whole_number(text) for text in ("4", "+4", "-4", "4.0")] == [4, 4, -4, 4]
    for text in ("4.5", "four", "", "1e3"):
        with pytest.raises(ValueError, match=r".*"):
            whole_number(text)
