"""How well things lost and found go together, and how long a find is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.core.lost_found import LIKELY, Thing, kept_until, likeness

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
WATCH = Thing("银色手表", "jewellery", "grey", "Seiko", AT)


def found(words="手表一块", category="jewellery", colour="grey", brand="", hours=3):
    return Thing(words, category, colour, brand, AT + timedelta(hours=hours))


@pytest.mark.parametrize(
    "other",
    [
        found(),
        found(brand="SEIKO"),
        found(colour=None),
        found(colour="mixed"),
        found(category=None, words="银色手表"),
        found(hours=-5),
        found(hours=24 * 60),
    ],
)
def test_it_may_be_the_same(other):
    assert likeness(WATCH, other) >= LIKELY


@pytest.mark.parametrize(
    "other",
    [
        found(hours=-30),
        found(hours=24 * 91),
        found(words="黑色雨伞", category="other", colour="black"),
        found(words="手机充电器", category="phone", colour="white"),
        found(colour="red", words="项链"),
        found(brand="Casio", colour=None, words="电子表"),
    ],
)
def test_it_is_something_else(other):
    assert likeness(WATCH, other) < LIKELY


THINGS = st.builds(
    Thing,
    st.text(max_size=40),
    st.sampled_from([None, "phone", "bag"]),
    st.sampled_from([None, "black", "red", "mixed"]),
    st.sampled_from(["", "A", "B"]),
    st.just(AT),
)


@given(THINGS, THINGS)
def test_likeness_is_a_share_and_nothing_is_liker_than_itself(one, two):
    assert 0 <= likeness(one, two) <= 1
    assert likeness(one, two) == pytest.approx(likeness(two, one))
    assert likeness(one, two) <= likeness(one, one) + 1e-9 or not any(c.isalnum() for c in one.words)


def test_a_find_is_kept_for_a_year_from_its_announcement():
    assert kept_until(date(2026, 11, 22)) == date(2027, 11, 22)
    assert kept_until(date(2028, 2, 29)) == date(2029, 2, 28)
