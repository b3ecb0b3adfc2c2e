"""What retention keeps: laws that hold for every set of backups."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from servicedesk.storage.retention import ALWAYS, DAYS, EVERY, MONTHS, WEEKS, Copy, kept

NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
# Minutes before now, some of them in the future: the clock was wrong once.
AGES = st.lists(st.integers(-3000, 60 * 24 * 800), max_size=120, unique=True)
COPIES = AGES.flatmap(
    lambda ages: st.tuples(
        *(
            st.builds(
                Copy, st.just(Path(f"{age}")), st.just(NOW - timedelta(minutes=age)), st.integers(1, 9), st.booleans()
            )
            for age in ages
        )
    )
)
BUDGETS = st.none() | st.integers(0, 400)


def days(copies):
    return {copy.at.astimezone(ZONE).date() for copy in copies}


@given(COPIES, BUDGETS)
def test_the_last_three_verified_are_never_removed(copies, budget):
    verified = sorted((copy for copy in copies if copy.is_verified), key=lambda copy: copy.at)
    assert set(verified[-ALWAYS:]) <= set(kept(copies, NOW, ZONE, budget))


@given(COPIES, BUDGETS)
def test_only_what_is_there_is_kept_once_and_the_latest_first(copies, budget):
    result = kept(copies, NOW, ZONE, budget)
    assert set(result) <= set(copies)
    assert result == sorted(set(result), key=lambda copy: copy.at, reverse=True)


@given(COPIES, BUDGETS)
def test_pruning_twice_is_pruning_once(copies, budget):
    once = kept(copies, NOW, ZONE, budget)
    assert kept(once, NOW, ZONE, budget) == once


@given(COPIES)
def test_days_weeks_and_months_have_their_last_copy(copies):
    result = kept(copies, NOW, ZONE)
    assert {copy for copy in copies if NOW - copy.at < EVERY} <= set(result)
    verified = [copy for copy in copies if copy.is_verified]
    for period, count in (
        (lambda day: day, DAYS),
        (lambda day: day.isocalendar()[:2], WEEKS),
        (lambda day: (day.year, day.month), MONTHS),
    ):
        latest = {}
        for copy in sorted(verified, key=lambda copy: copy.at):
            latest[period(copy.at.astimezone(ZONE).date())] = copy
        assert {latest[each] for each in sorted(latest)[-count:]} <= set(result)


@given(COPIES)
def test_without_end_is_not_kept(copies):
    old = [copy for copy in kept(copies, NOW, ZONE) if NOW - copy.at >= EVERY]
    assert len(old) <= DAYS + WEEKS + MONTHS + ALWAYS


@given(COPIES, st.integers(0, 400))
def test_the_budget_holds_unless_three_alone_exceed_it(copies, budget):
    result = kept(copies, NOW, ZONE, budget)
    assert sum(copy.bytes for copy in result) <= budget or len(result) <= ALWAYS
    # What is dropped for the budget is never younger than something droppable that stays.
    plain = kept(copies, NOW, ZONE)
    dropped = [copy.at for copy in plain if copy not in result]
    safe = set([copy for copy in plain if copy.is_verified][:ALWAYS])
    assert not dropped or all(copy.at > max(dropped) for copy in result if copy not in safe)


def test_a_year_of_half_hours_keeps_a_good_spread():
    made = [Copy(Path(str(n)), NOW - timedelta(minutes=30 * n), 1) for n in range(2 * 24 * 400)]
    result = kept(made, NOW, ZONE)
    assert len(result) <= 96 + DAYS + WEEKS + MONTHS
    assert len(days(result)) >= DAYS
    assert NOW - result[-1].at > timedelta(days=230)
