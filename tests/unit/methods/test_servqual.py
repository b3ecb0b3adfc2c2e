"""SERVQUAL, SERVPERF and Cronbach's alpha: laws, forms and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicedesk.methods.cronbach import cronbach_alpha
from servicedesk.methods.errors import MethodError
from servicedesk.methods.servqual import (
    DIMENSIONS,
    NEGATIVE_ITEMS,
    SHORT_DIMENSIONS,
    Answers,
    Form,
    positive,
    servqual,
    weighted,
)

ANSWERS = st.lists(st.integers(1, 7), min_size=22, max_size=22)
GAPPY = st.lists(st.none() | st.integers(1, 7), min_size=22, max_size=22)
EVEN = dict.fromkeys(DIMENSIONS, 20)


def test_every_item_stands_in_one_dimension():
    assert sorted(item for items in DIMENSIONS.values() for item in items) == list(range(1, 23))
    assert list(SHORT_DIMENSIONS.values()) == [(1,), (2,), (3,), (4,), (5,)]


@given(ANSWERS, ANSWERS)
def test_equal_points_make_the_weighted_score_the_unweighted(expected, perceived):
    found = servqual([Answers("r", expected, perceived, EVEN)]).average
    assert found.weighted == pytest.approx(found.unweighted, abs=1e-12)
    assert found.servperf_weighted == pytest.approx(found.servperf)
    swapped = servqual([Answers("r", perceived, expected, EVEN)]).average
    assert swapped.unweighted == -found.unweighted
    assert -6 <= found.unweighted <= 6


@given(st.lists(st.tuples(GAPPY, GAPPY), max_size=4))
def test_scores_are_the_average_of_the_respondents(forms):
    found = servqual([Answers(str(place), e, p) for place, (e, p) in enumerate(forms)])
    for name in ("unweighted", "servperf", "servperf_item_mean"):
        each = [value for scores in found.respondents.values() if (value := getattr(scores, name)) is not None]
        average = getattr(found.average, name)
        assert average == (pytest.approx(sum(each) / len(each)) if each else None)
    for name in DIMENSIONS:
        each = [scores.gap[name] for scores in found.respondents.values() if scores.gap[name] is not None]
        assert found.gap_n[name] == len(each)
        assert found.average.gap[name] == (pytest.approx(sum(each) / len(each), abs=1e-12) if each else None)


def test_it_is_averaged_per_respondent_not_pooled():
    # Who cares most about empathy misses it most: mean points times mean gap would say −1.25.
    only = dict.fromkeys(DIMENSIONS, 0)
    careful = Answers("a", [7] * 22, [7] * 17 + [4] * 5, {**only, "empathy": 100})
    easy = Answers("b", [7] * 22, [6] * 4 + [7] * 18, {**only, "tangibles": 100})
    assert servqual([careful, easy]).average.weighted == -2


@given(ANSWERS)
def test_the_1988_form_is_turned_round_and_back(answers):
    turned = positive("E", answers, Form.MIXED)
    assert positive("E", turned, Form.MIXED) == answers
    assert positive("E", answers) == answers
    for item, (before, after) in enumerate(zip(answers, turned, strict=True), start=1):
        assert after == (8 - before if item in NEGATIVE_ITEMS else before)
    direct, by_form = (
        servqual([Answers("r", sides, [4] * 22)], form)
        for sides, form in ((turned, Form.POSITIVE), (answers, Form.MIXED))
    )
    assert direct.average == by_form.average


def test_the_short_form_is_reported_as_such_and_never_pooled():
    found = servqual([Answers("r", [7] * 5, [6] * 5)], Form.SHORT)
    assert (found.form, found.average.unweighted) == (Form.SHORT, -1)
    with pytest.raises(MethodError, match="P of long must have 5 values, not 22"):
        servqual([Answers("r", None, [6] * 5), Answers("long", None, [6] * 22)], Form.SHORT)


def test_a_weighted_score_needs_what_has_points():
    gaps = {**dict.fromkeys(DIMENSIONS, -1.0), "empathy": None}
    assert weighted(gaps, EVEN) is None
    assert weighted(gaps, {**EVEN, "empathy": 0, "reliability": 40}) == -1


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (Answers("Li", [7] * 22, [8] + [7] * 21), "P of Li 1 is 8, more than 7"),
        (Answers("Li", [7] * 21, [7] * 22), "E of Li must have 22 values, not 21"),
        (Answers("Li", None, [7] * 22, {**EVEN, "empathy": 19}), "The points of Li add up to 99, not to 100"),
        (Answers("Li", None, [7] * 22, {"empathy": 100}), "The points of Li are for empathy; expected are tangibles"),
        (Answers("Li", None, [7] * 22, {**EVEN, "empathy": -1}), "empathy is -1, less than 0"),
    ],
)
def test_the_refusal_names_the_respondent_and_the_place(answers, says):
    with pytest.raises(MethodError, match=says):
        servqual([answers])


@pytest.mark.parametrize(
    "dimensions", [{"a": []}, {"a": [1, 1]}, {"a": [1, 3]}, {"a": [1], "b": [1]}, {"a": ["1"]}, {"a": [2**50]}]
)
def test_dimensions_hold_every_item_once(dimensions):
    with pytest.raises(MethodError):
        servqual([], dimensions=dimensions)
    with pytest.raises(MethodError):
        servqual([], Form.SHORT, dimensions={"a": [1, 2]})
    assert servqual([Answers("r", [2, 3], [3, 3])], dimensions={"a": [2], "b": [1]}).average.gap == {"a": 0, "b": 1}


ROWS = st.integers(2, 5).flatmap(
    lambda k: st.lists(st.lists(st.integers(-20, 20), min_size=k, max_size=k), min_size=2, max_size=12)
)


@given(ROWS, st.integers(-9, 9), st.integers(1, 9), st.randoms())
def test_alpha_is_the_same_for_another_scale_and_order(rows, shift, factor, random):
    found = cronbach_alpha(rows)
    order = random.sample(range(len(rows[0])), len(rows[0]))
    other = [[shift * place + factor * row[place] for place in order] for row in rows]
    random.shuffle(other)
    assert cronbach_alpha(other) == found
    assert found.alpha is None or found.alpha <= 1


@given(st.lists(st.integers(0, 9), min_size=2, max_size=9), st.integers(2, 5))
def test_items_that_say_the_same_have_alpha_1(values, k):
    alpha = cronbach_alpha([[value] * k for value in values]).alpha
    assert alpha == (1 if len(set(values)) > 1 else None)


def test_alpha_leaves_out_who_left_a_blank():
    complete = [[1, 2], [2, 4], [5, 5]]
    assert cronbach_alpha([*complete, [None, 3]]) == cronbach_alpha(complete)
    with pytest.raises(MethodError, match="row 1 and row 2 differ in length"):
        cronbach_alpha([[1, 2], [1]])
