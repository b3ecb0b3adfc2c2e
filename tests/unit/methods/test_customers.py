"""RFM and retention: thresholds, segments, curves, the published cohorts."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods import retention, rfm
from servicedesk.methods.errors import MethodError

MEASURES = st.tuples(st.integers(0, 900), st.integers(1, 60), st.integers(0, 9000))
HOUSES = st.lists(MEASURES, min_size=1, max_size=40)
SITE = rfm.Thresholds((30, 60, 120, 240), (2, 3, 5, 8), (100, 300, 600, 1200))


def customers(measures):
    return [rfm.Customer(f"c{place}", *three) for place, three in enumerate(measures)]


@given(HOUSES)
def test_every_customer_scores_1_to_5_by_the_quantiles(measures):
    house = customers(measures)
    cuts = rfm.thresholds(house)
    for row in (cuts.recency, cuts.frequency, cuts.monetary):
        assert list(row) == sorted(row)
    for customer in house:
        found = rfm.score(customer, cuts)
        assert {found.recency, found.frequency, found.monetary} <= {1, 2, 3, 4, 5}
        assert found.score == f"{found.recency}{found.frequency}{found.monetary}"


@given(MEASURES, MEASURES)
def test_later_visits_more_visits_and_more_money_never_score_less(one, other):
    found, better = (rfm.score(customer, SITE) for customer in customers([one, tuple(map(max, one, other))]))
    assert better.recency <= found.recency
    assert better.frequency >= found.frequency
    assert better.monetary >= found.monetary


def test_a_value_on_a_threshold_has_reached_it():
    found = rfm.score(rfm.Customer("Wang", 30, 2, 99.99), SITE)
    assert (found.recency, found.frequency, found.monetary) == (4, 2, 1)
    assert rfm.score(rfm.Customer("Wang", 29, 8, 1200), SITE).score == "555"


def test_the_ten_segments_are_those_published():
    spans = [(group.name, *group.recency, *group.frequency, *group.monetary) for group in rfm.SEGMENTS]
    assert spans == [
        ("Champions", 5, 5, 5, 5, 5, 5),
        ("Potential Loyalist", 3, 5, 3, 5, 2, 5),
        ("Loyal Customers", 2, 4, 2, 4, 2, 4),
        ("Promising", 3, 4, 1, 3, 3, 5),
        ("New Customers", 4, 5, 1, 3, 1, 5),
        ("Can't Lose Them", 1, 2, 3, 4, 4, 5),
        ("At Risk", 1, 2, 2, 5, 4, 5),
        ("Need Attention", 1, 3, 3, 5, 3, 5),
        ("About To Sleep", 2, 3, 1, 3, 1, 4),
        ("Lost", 1, 1, 1, 5, 1, 5),
    ]


def test_the_first_segment_that_holds_wins():
    names = [group.name for group in rfm.SEGMENTS]
    for scores in product(range(1, 6), repeat=3):
        held = [group.name for group in rfm.SEGMENTS if group.holds(*scores)]
        assert rfm.segment(*scores) == (held[0] if held else rfm.OTHERS)
    assert len(set(names)) == 10
    assert rfm.segment(5, 5, 5) == "Champions"
    assert rfm.segment(3, 3, 3) == "Potential Loyalist"
    assert rfm.segment(1, 1, 1) == "Lost"
    assert rfm.segment(1, 3, 5) == "Can't Lose Them"
    assert rfm.segment(1, 5, 5) == "At Risk"


def test_what_is_unknown_has_no_segment_and_counts_nowhere():
    found = rfm.score(rfm.Customer("new", 3, 1, None), SITE)
    assert (found.recency, found.score, found.segment) == (5, None, None)
    assert rfm.thresholds([rfm.Customer("new", None, 1, 1)]) is None
    assert sum(rfm.counts({"new": found}).values()) == 0


@pytest.mark.parametrize(
    ("customer", "cuts"),
    [
        (rfm.Customer("a", -1, 1, 1), SITE),
        (rfm.Customer("a", 1, -1, 1), SITE),
        (rfm.Customer("a", 1, 1, 1), rfm.Thresholds((1, 2, 3), SITE.frequency, SITE.monetary)),
        (rfm.Customer("a", 1, 1, 1), rfm.Thresholds(SITE.recency, (1, 3, 2, 4), SITE.monetary)),
    ],
)
def test_rfm_refuses(customer, cuts):
    with pytest.raises(MethodError):
        rfm.score(customer, cuts)


# -- retention ------------------------------------------------------------------------------------------------------

FALLING = st.lists(st.integers(0, 500), min_size=1, max_size=12).map(lambda counts: sorted(counts, reverse=True))


@given(FALLING)
def test_survival_is_the_product_of_the_retentions(active):
    found = retention.cohort(active)
    assert len(found.survival) == len(active)
    if not active[0]:
        assert set(found.survival) == {None}
        return
    assert found.survival[0] == 1
    product_so_far = 1.0
    for kept, lost, survived in zip(found.retention, found.churn, found.survival[1:], strict=True):
        if kept is None:
            assert survived == 0
            continue
        product_so_far *= kept
        assert survived == pytest.approx(product_so_far)
        assert kept + lost == pytest.approx(1)


@given(st.floats(0.01, 100), st.floats(0.01, 100), st.integers(1, 60))
def test_projected_survival_falls_and_retention_rises(alpha, beta, periods):
    found = retention.projected(alpha, beta, periods)
    assert found.survival[0] == 1
    assert all(0 <= after <= before for before, after in pairwise(found.survival))
    assert all(before <= after < 1 for before, after in pairwise(found.retention))
    assert found.retention[0] == pytest.approx(beta / (alpha + beta))


@pytest.mark.parametrize(
    ("active", "alpha", "beta", "year_12"),
    # The regular and the high-end cohort of Fader & Hardie (2007): years 1 to 7 known, year 12 held out.
    [
        ([1000, 631, 468, 382, 326, 289, 262, 241], 0.704, 1.182, 0.17),
        ([1000, 869, 743, 653, 593, 551, 517, 491], 0.668, 3.806, 0.38),
    ],
)
def test_the_published_cohorts(active, alpha, beta, year_12):
    found = retention.likeliest(active)
    assert found == (pytest.approx(alpha, abs=5e-4), pytest.approx(beta, abs=5e-4))
    projected = retention.projected(*found, 12)
    assert projected.survival[12] == pytest.approx(year_12, abs=0.01)
    for seen, expected in zip(active, projected.survival, strict=False):
        assert seen / 1000 == pytest.approx(expected, abs=0.025)


@given(st.floats(0.3, 5), st.floats(0.3, 5))
def test_a_cohort_drawn_from_the_model_gives_it_back(alpha, beta):
    survival = retention.projected(alpha, beta, 10).survival
    found = retention.likeliest([round(10**9 * share) for share in survival])
    assert found == (pytest.approx(alpha, rel=0.01), pytest.approx(beta, rel=0.01))


@pytest.mark.parametrize("active", [[10], [10, 5], [10, 10, 10], [10, 5, 6], [1024, 512, 256, 128, 64], [10, 5, 5, 5]])
def test_where_no_finite_pair_is_likeliest_nothing_is_projected(active):
    assert retention.likeliest(active) is None


def test_joiners_are_in_neither_part_of_the_churn():
    found = retention.members(100, 5, 20, 3)
    assert (found.churn, found.retention, found.members_end) == (5, 95, 112)
    assert retention.members(0, 0, 4).churn is None
    for call in (
        lambda: retention.members(3, 4),
        lambda: retention.members(3, 1, 1, 2),
        lambda: retention.cohort([3, 4]),
        lambda: retention.cohort([]),
        lambda: retention.projected(1, 0, 3),
        lambda: retention.projected(1, 1, 10**9),
    ):
        with pytest.raises(MethodError):
            call()
