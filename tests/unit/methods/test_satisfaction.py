"""CSAT, NPS and CES: pooling, blanks, what changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.ces import ces, ces_first_version
from servicedesk.methods.csat import csat, csat_of_counts, pooled, response_rate
from servicedesk.methods.errors import MethodError
from servicedesk.methods.nps import nps, nps_change, nps_of_counts

RATINGS = st.lists(st.one_of(st.none(), st.integers(1, 5)))


@given(st.lists(RATINGS, max_size=5))
def test_pooling_stores_is_rating_them_together(stores):
    parts = [csat(ratings) for ratings in stores]
    together = csat([rating for ratings in stores for rating in ratings])
    found = pooled([(part.satisfied, part.n) for part in parts])
    assert (found.n, found.satisfied, found.percent) == (together.n, together.satisfied, together.percent)
    assert sum(together.distribution.values()) == together.n


@given(RATINGS, st.integers(1, 4))
def test_csat_lies_in_its_interval_and_grows_with_the_top_box(ratings, top_box):
    found = csat(ratings, top_box=top_box)
    if found.percent is None:
        assert found.mean is None
        return
    assert 0 <= found.lower <= found.percent <= found.upper <= 100
    assert 1 <= found.mean <= 5
    if top_box < 4:
        assert csat(ratings, top_box=top_box + 1).satisfied >= found.satisfied


def test_the_refusal_says_which_rating():
    with pytest.raises(MethodError, match="Rating 6 at position 3"):
        csat([5, None, 6])


@pytest.mark.parametrize(("scale", "top_box"), [(5, 0), (5, 5), (1, 1)])
def test_a_top_box_must_fit_the_scale(scale, top_box):
    with pytest.raises(MethodError):
        csat([1], scale, top_box)


def test_counts_and_rates():
    assert csat_of_counts(0, 0).percent is None
    assert response_rate(0, 0) is None
    assert response_rate(1, 4) == 25
    with pytest.raises(MethodError):
        response_rate(5, 4)


@given(st.integers(0, 10**5), st.integers(0, 10**5), st.integers(0, 10**5))
def test_nps_mirrors_when_promoters_and_detractors_swap(promoters, passives, detractors):
    found, mirrored = nps_of_counts(promoters, passives, detractors), nps_of_counts(detractors, passives, promoters)
    if found.nps is None:
        assert promoters == passives == detractors == 0
        return
    assert found.nps == -mirrored.nps
    assert found.wald.lower <= found.nps <= found.wald.upper
    assert abs(found.adjusted.nps) <= abs(found.nps)
    assert found.adjusted.half_width > 0


def test_nps_groups_by_the_borders():
    found = nps([6, 7, 8, 9, None])
    assert (found.promoters, found.passives, found.detractors, found.nps) == (1, 2, 1, 0)


def test_nps_changed_only_beyond_both_errors():
    before, same, better = nps_of_counts(30, 40, 30), nps_of_counts(33, 40, 27), nps_of_counts(70, 20, 10)
    assert nps_change(same, before).significant is False
    change = nps_change(better, before)
    assert change.significant is True
    assert change.difference == 60
    assert change.lower > 0
    assert nps_change(better, nps([])).significant is None


def test_the_two_effort_scores_keep_apart():
    assert ces([7, 1, None]).easy_percent == 50
    assert ces([]).mean is None
    assert ces_first_version([1, 2]).easy_percent is None
    assert ces([1]).direction != ces_first_version([1]).direction
    with pytest.raises(MethodError):
        ces_first_version([6])
