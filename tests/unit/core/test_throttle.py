"""Waiting after wrong passwords and PINs holds whatever the clock is made to say."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core.throttle import (
    LONGEST_WAIT_SECONDS,
    PIN_TRIES,
    Throttle,
    pin_is_recent,
    wait_seconds,
)

START = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
seconds = st.integers(0, 4000)


def test_waits_grow_and_end():
    assert [wait_seconds(errors) for errors in range(6)] == [0, 1, 2, 4, 8, 16]
    assert wait_seconds(10_000) == LONGEST_WAIT_SECONDS


@given(st.integers(0, 200))
def test_each_error_waits_at_least_as_long(errors):
    assert wait_seconds(errors) <= wait_seconds(errors + 1)


# Time that passes, and how far somebody puts the clock back meanwhile.
@given(st.lists(st.tuples(seconds, seconds, st.booleans()), min_size=1, max_size=40))
def test_putting_the_clock_back_never_shortens_a_wait(steps):
    throttle, real, offset = Throttle(), START, timedelta()
    failed_at, due = None, 0
    for passed, back, by_pin in steps:
        real += timedelta(seconds=passed)
        offset -= timedelta(seconds=back)
        now = real + offset
        throttle = throttle.seen(now)
        if throttle.seconds_left(now):
            continue
        assert failed_at is None or (real - failed_at).total_seconds() >= due
        throttle = throttle.failed(now, by_pin)
        failed_at, due = real, throttle.seconds_left(now)


@given(st.lists(st.tuples(seconds, st.integers(-(10**8), 10**8)), max_size=20))
def test_no_clock_makes_anybody_wait_longer_than_the_longest_wait(steps):
    throttle, now = Throttle(), START
    for passed, jump in steps:
        now += timedelta(seconds=passed)
        throttle = throttle.seen(now).failed(now, by_pin=False)
        now += timedelta(seconds=jump)
        throttle = throttle.seen(now)
        slack = 120  # a step back within the tolerance is a correction, not a change
        assert throttle.seconds_left(now) <= LONGEST_WAIT_SECONDS + slack


@given(st.lists(st.sampled_from(["wrong", "right"]), max_size=30))
def test_a_pin_is_spent_by_five_errors_in_a_row(tries):
    throttle, row = Throttle(), 0
    for result in tries:
        row = row + 1 if result == "wrong" else 0
        throttle = throttle.failed(START, by_pin=True) if result == "wrong" else throttle.passed(by_pin=True)
        assert throttle.pin_failures == row
        assert throttle.pin_is_spent == (row >= PIN_TRIES)


def test_the_password_forgets_both_kinds_of_errors_a_pin_only_its_own():
    throttle = Throttle().failed(START, by_pin=False).failed(START, by_pin=True)
    assert (throttle.failures, throttle.pin_failures) == (1, 1)
    assert throttle.passed(by_pin=True).failures == 1
    assert throttle.passed(by_pin=False) == Throttle()


def test_a_clock_put_back_asks_for_the_password():
    throttle = Throttle().seen(START)
    assert not throttle.seen(START - timedelta(minutes=1)).pin_is_spent
    assert throttle.seen(START - timedelta(minutes=3)).pin_is_spent


def test_a_pin_stands_for_the_password_for_twelve_hours():
    assert not pin_is_recent(None, START)
    assert pin_is_recent(START, START)
    assert pin_is_recent(START, START + timedelta(hours=11, minutes=59))
    assert not pin_is_recent(START, START + timedelta(hours=12))
    assert not pin_is_recent(START, START - timedelta(hours=1))
