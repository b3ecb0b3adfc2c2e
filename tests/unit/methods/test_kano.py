"""KANO: the whole table, ties and rules, published shares, laws."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.errors import MethodError
from servicedesk.methods.kano import Answer, Category, Rule, categories, classify, kano, kano_of_counts, scores

COUNTS = st.fixed_dictionaries({letter: st.integers(0, 200) for letter in "MOAIRQ"})
ANSWERS = st.none() | st.sampled_from([answer.value for answer in Answer])
PAIRS = st.lists(st.tuples(ANSWERS, ANSWERS), max_size=30)


def test_the_table_of_berger():
    # Said in words, not in the order of the code: liking both is no answer, wanting it away is reverse.
    for functional in Answer:
        for dysfunctional in Answer:
            if functional == dysfunctional and functional in {Answer.LIKE, Answer.DISLIKE}:
                expected = "Q"
            elif functional == Answer.DISLIKE or dysfunctional == Answer.LIKE:
                expected = "R"
            elif functional == Answer.LIKE:
                expected = "O" if dysfunctional == Answer.DISLIKE else "A"
            else:
                expected = "M" if dysfunctional == Answer.DISLIKE else "I"
            assert classify(functional.value, dysfunctional.value) == expected


@pytest.mark.parametrize(
    ("counts", "verdict", "better", "worse"),
    # Three qualities of a ski (Sauerwein et al. 1996), in thousandths of the answers; coefficients as printed.
    [
        ({"A": 70, "O": 323, "M": 493, "I": 95, "R": 3, "Q": 15}, "M", 0.40, -0.83),
        ({"A": 104, "O": 451, "M": 305, "I": 115, "R": 12, "Q": 12}, "O", 0.57, -0.78),
        ({"A": 638, "O": 216, "M": 29, "I": 85, "R": 7, "Q": 25}, "A", 0.88, -0.25),
    ],
)
def test_edge_grip_ease_of_turn_and_service(counts, verdict, better, worse):
    found = kano_of_counts(counts)
    assert found.verdict == verdict
    assert found.better == pytest.approx(better, abs=0.0051)
    assert found.worse == pytest.approx(worse, abs=0.0051)
    assert found.fong.is_significant


@given(COUNTS)
def test_laws_of_counts(counts):
    found = kano_of_counts(counts)
    assert found.n == sum(counts.values())
    if not found.n:
        assert found.mode is found.blauth is found.fong is found.total_strength is None
        return
    assert counts[found.mode] == max(counts.values())
    assert found.mode == found.tied[0]
    assert counts[found.mode] - counts[found.within_5_points] <= 0.05 * found.n
    assert found.is_blocked == (counts["Q"] * 10 > found.n)
    assert (found.verdict is None) == found.is_blocked
    assert 0 <= found.total_strength <= 100
    assert 0 <= found.category_strength <= 100
    assert (found.better is None) == (counts["M"] + counts["O"] + counts["A"] + counts["I"] == 0)
    if found.better is not None:
        assert 0 <= found.better <= 1
        assert -1 <= found.worse <= 0
        assert str(found.worse) != "-0.0"


@given(PAIRS)
def test_pairs_count_as_their_categories(pairs):
    found = categories(pairs)
    answered = Counter(category for category in found if category is not None)
    assert kano(pairs) == kano_of_counts(answered)
    assert scores(pairs).n == sum(answered.values())
    assert found.count(None) == sum(None in pair for pair in pairs)


@given(PAIRS)
def test_scores_lie_on_their_scale_and_mirror(pairs):
    found = scores(pairs)
    if found.functional is None:
        assert found.n == 0
        return
    assert -2 <= found.functional <= 4
    assert -2 <= found.dysfunctional <= 4
    # To like it being there weighs as much as to dislike it missing.
    mirror = {"like": "dislike", "must_be": "live_with", "live_with": "must_be", "dislike": "like"}
    turned = scores([(mirror.get(without, without), mirror.get(with_it, with_it)) for with_it, without in pairs])
    assert (turned.functional, turned.dysfunctional) == (found.dysfunctional, found.functional)


def test_ties_and_rules():
    assert kano_of_counts({"A": 3, "I": 3}).verdict == Category.ATTRACTIVE
    assert kano_of_counts({"I": 3, "R": 3}).verdict == Category.INDIFFERENT
    # 5 of 100 are 5 points, 6 are more.
    assert kano_of_counts({"M": 45, "O": 50, "I": 5}, Rule.WITHIN_5_POINTS).verdict == Category.MUST_BE
    assert kano_of_counts({"M": 44, "O": 50, "I": 6}, Rule.WITHIN_5_POINTS).verdict == Category.ONE_DIMENSIONAL
    split = {"M": 20, "O": 18, "A": 16, "I": 40, "R": 6}
    assert kano_of_counts(split, Rule.MODE).verdict == Category.INDIFFERENT
    assert kano_of_counts(split, Rule.BLAUTH).verdict == Category.MUST_BE
    assert kano_of_counts({"M": 25, "O": 25, "I": 50}, Rule.BLAUTH).verdict == Category.INDIFFERENT


def test_fong_at_its_limit():
    # a + b = n = 50: critical 1.65·√(50·50/100) = 8.25.
    assert kano_of_counts({"M": 29, "O": 21}).fong.critical == 8.25
    assert not kano_of_counts({"M": 29, "O": 21}).fong.is_significant
    assert kano_of_counts({"M": 30, "O": 20}).fong.is_significant


def test_the_refusal_names_the_pair():
    with pytest.raises(MethodError, match="an answer of pair 2 is love; known are like, must_be"):
        kano([("like", "like"), ("love", "like")])
    with pytest.raises(MethodError, match="category is X"):
        kano_of_counts({"X": 1})


def test_the_strength_of_a_category_is_over_the_next_whichever_it_is():
    # Ten of sixteen over five that contradict themselves; Fong asks about the two largest sound ones.
    found = kano_of_counts({"A": 10, "R": 1, "Q": 5})
    assert (found.category_strength, found.fong.a, found.fong.b) == (31.25, 10, 1)
    assert kano_of_counts({"M": 5, "I": 5, "Q": 11}).category_strength == pytest.approx(100 * 6 / 21)
