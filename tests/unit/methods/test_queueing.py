"""Waiting: ranks, denominators, staffing."""

from __future__ import annotations

from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.errors import MethodError
from servicedesk.methods.queueing import QueueTicket, agents_needed, erlang_c, median, nearest_rank, queue_figures


def served(*waits):
    return [QueueTicket(str(number), 0, wait) for number, wait in enumerate(waits)]


def test_exactly_the_threshold_is_within():
    found = queue_figures(served(300, 301), 300)
    assert found.service_level_offered == 50
    assert found.longest_wait_seconds == 301


def test_those_who_left_stand_in_the_named_denominators_only():
    left = [QueueTicket("a", 0, left=30), QueueTicket("b", 0, left=31), QueueTicket("c", 0)]
    found = queue_figures([*served(10, 20), *left], 15, 30)
    assert (found.offered, found.abandoned, found.short_abandoned, found.still_waiting) == (4, 2, 1, 1)
    assert found.service_level_offered == 25
    assert found.service_level_excluding_short == pytest.approx(100 / 3)
    assert found.service_level_answered == 50
    assert (found.abandonment, found.abandonment_excluding_short) == (50, pytest.approx(100 / 3))


def test_without_a_limit_nobody_left_early():
    assert queue_figures([QueueTicket("a", 0, left=0)]).short_abandoned == 0


def test_no_data_is_no_figure():
    found = queue_figures([QueueTicket("a", 0)])
    assert found.average_wait_seconds is None
    assert found.service_level_offered is found.abandonment is None
    assert median([]) is nearest_rank([], 90) is None


@pytest.mark.parametrize("ticket", [QueueTicket("a", 5, 4), QueueTicket("a", 5, left=4), QueueTicket("a", 0, 1, 2)])
def test_impossible_tickets_are_refused_by_name(ticket):
    with pytest.raises(MethodError, match="Ticket a"):
        queue_figures([ticket])


@given(st.lists(st.integers(0, 10**5), min_size=1))
def test_nearest_rank_is_the_smallest_that_covers_ninety_percent(waits):
    ordered = sorted(waits)
    p90 = nearest_rank(ordered, 90)
    assert 10 * sum(wait <= p90 for wait in waits) >= 9 * len(waits)
    assert 10 * sum(wait < p90 for wait in waits) < 9 * len(waits)


@given(st.integers(1, 30), st.floats(0.01, 0.99))
def test_erlang_c_agrees_with_its_formula(agents, occupancy):
    load = agents * occupancy
    found = erlang_c(load * 20, 3600, 180, agents, 60)
    top = load**agents / factorial(agents) * agents / (agents - load)
    expected = top / (sum(load**k / factorial(k) for k in range(agents)) + top)
    assert found.wait_probability == pytest.approx(expected, rel=1e-9)
    assert found.average_wait_seconds == pytest.approx(expected * 180 / (agents - load), rel=1e-9)
    assert found.service_level == pytest.approx(1 - expected * exp(-(agents - load) / 3), rel=1e-9)


def test_a_queue_that_grows_for_ever_gets_no_figure():
    found = erlang_c(20, 3600, 180, 1, 60)
    assert (found.is_stable, found.occupancy) == (False, 1)
    assert found.wait_probability is found.average_wait_seconds is found.service_level is None


def test_the_fewest_agents_who_reach_the_level():
    needed = agents_needed(100, 3600, 180, 20, 0.8)
    assert erlang_c(100, 3600, 180, needed, 20).service_level >= 0.8
    assert erlang_c(100, 3600, 180, needed - 1, 20).service_level < 0.8
    assert agents_needed(0, 3600, 180, 20, 0.8) == 1
    for arguments in [(1, 0, 180, 20, 0.8), (1, 3600, 180, 20, 1), (-1, 3600, 180, 20, 0.8)]:
        with pytest.raises(MethodError):
            agents_needed(*arguments)
