"""A promise's time as staff say it, and the words that are left."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core.money import cents_of, cents_text, share_of
from servicedesk.core.natural_time import MOST_DAYS, said_time

# A Sunday afternoon.
NOW = datetime(2026, 11, 22, 14, 32, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("line", "due", "words"),
    [
        ("15:30", "22 15:30", ""),
        ("15：30 修好空调", "22 15:30", "修好空调"),
        ("修好空调 20分钟", "22 14:52", "修好空调"),
        ("20分钟内工程到房间", "22 14:52", "工程到房间"),
        ("二十分钟后回电", "22 14:52", "回电"),
        ("半小时内送到", "22 15:02", "送到"),
        ("半个小时送到", "22 15:02", "送到"),
        ("一个半小时后叫醒", "22 16:02", "叫醒"),
        ("2小时半", "22 17:02", ""),
        ("一刻钟", "22 14:47", ""),
        ("明早9点叫醒", "23 09:00", "叫醒"),
        ("明天上午十点半前答复", "23 10:30", "答复"),
        ("今晚8点送生日蛋糕", "22 20:00", "送生日蛋糕"),
        ("晚上8点", "22 20:00", ""),
        ("3点给答复", "22 15:00", "给答复"),
        ("3:30", "22 15:30", ""),
        ("09:00 退房", "23 09:00", "退房"),
        ("后天下午3点一刻", "24 15:15", ""),
        ("周三 10:00 安装", "25 10:00", "安装"),
        ("下周一10点", "23 10:00", ""),
        ("11月25日15点 寄出", "25 15:00", "寄出"),
        ("２０分钟", "22 14:52", ""),
        ("in 20 min", "22 14:52", ""),
        ("fix the A/C in 20 minutes", "22 14:52", "fix the A/C"),
        ("half an hour call back", "22 15:02", "call back"),
        ("within an hour", "22 15:32", ""),
        ("tomorrow 9", "23 09:00", ""),
        ("call back tomorrow at 9:15", "23 09:15", "call back"),
        ("by 5pm bring towels", "22 17:00", "bring towels"),
        ("tonight at 8 cake", "22 20:00", "cake"),
        ("on wednesday at 10", "25 10:00", ""),
        ("明早", "23 09:00", ""),
        ("明天答复", "23 18:00", "答复"),
        ("tomorrow morning", "23 09:00", ""),
        ("1208 空调 16:00", "22 16:00", "1208 空调"),
    ],
)
def test_what_is_said_is_understood(line, due, words):
    found = said_time(line, NOW)
    assert found is not None
    assert (f"{found.due:%d %H:%M}", found.words) == (due, words)


@pytest.mark.parametrize(
    "line",
    [
        *("", "  ", "修好空调", "1208", "房间 1208 空调", "2 towels", "25:00", "24点", "0分钟", "2026-02-30"),
        *("13月40日", "第三次了", "99999天", "十", "半", "room 12", "明", "今", "x" * 5_000, "9" * 5_000, "点" * 500),
    ],
)
def test_what_names_no_time_to_come_is_left_alone(line):
    assert said_time(line, NOW) is None


@given(st.text(max_size=60))
def test_no_line_breaks_it_and_a_moment_is_always_to_come(line):
    found = said_time(line, NOW)
    assert found is None or NOW < found.due <= NOW + timedelta(days=MOST_DAYS)


@given(st.integers(1, 600))
def test_minutes_are_minutes(minutes):
    for line in (f"{minutes}分钟 送到", f"in {minutes} min 送到"):
        found = said_time(line, NOW)
        assert found is not None
        assert (found.due - NOW, found.words) == (timedelta(minutes=minutes), "送到")


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        *(("136", 13_600), ("136.5", 13_650), ("136.50", 13_650), ("¥1,036.50", 103_650), ("１２．５", 1_250)),
        *((".5", 50), ("0", 0), ("007", 700), (" 12 元 ", 1_200), ("", None), (".", None), ("-5", None), ("1e9", None)),
        *(
            ("12.345", None),
            ("1,23", None),
            ("NaN", None),
            ("∞", None),
            ("12 34", None),
            ("٣", None),
            ("9" * 5_000, None),
        ),
        ("=1+1", None),
    ],
)
def test_amounts_are_read_as_people_write_them_or_not_at_all(text, cents):
    assert cents_of(text) == cents


@given(st.integers(0, 10**11))
def test_an_amount_shown_is_read_back_to_the_cent(cents):
    assert cents_of(cents_text(cents)) == cents


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_a_share_and_the_rest_are_the_bill_to_the_cent(bill, percent):
    assert 0 <= share_of(bill, percent) <= bill
    assert abs(share_of(bill, percent) + share_of(bill, 100 - percent) - bill) <= 1
