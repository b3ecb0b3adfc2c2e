"""First contact resolution: the window's ends, who counts, what is still provisional."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from servicedesk.methods.errors import MethodError
from servicedesk.methods.fcr import WINDOW, Case, first_contact_resolution

START = datetime(2026, 3, 2, 9)
MINUTE = timedelta(minutes=1)


def case(name, opened=START, resolved=START + MINUTE, customer="c", topic="t", **others):
    return Case(name, customer, topic, opened, resolved, **others)


@pytest.mark.parametrize(("after", "comes_back"), [(WINDOW, True), (WINDOW + MINUTE, False), (timedelta(0), True)])
def test_the_window_holds_both_its_ends(after, comes_back):
    opened = START + MINUTE + after
    found = first_contact_resolution([case("a"), case("b", opened, None)])
    assert found.verdicts["a"].is_repeated is comes_back
    assert found.percent == (0 if comes_back else 100)
    assert found.gross_percent == (0 if comes_back else 50)


@pytest.mark.parametrize("other", [{"customer": "d"}, {"topic": "u"}])
def test_another_person_or_topic_is_no_repeat(other):
    found = first_contact_resolution([case("a"), case("b", START + 2 * MINUTE, None, **other)])
    assert found.verdicts["a"].is_first_contact


def test_anonymous_guests_are_not_one_person():
    cases = [case("a", customer=None), case("b", START + 2 * MINUTE, None, customer=None)]
    assert first_contact_resolution(cases).verdicts["a"].is_first_contact


@pytest.mark.parametrize("flaw", [{"contacts": 2}, {"is_transferred": True}])
def test_a_second_contact_or_a_transfer_is_not_first_contact(flaw):
    assert first_contact_resolution([case("a", **flaw)]).percent == 0


def test_a_case_matures_when_the_window_has_passed():
    resolved = START + MINUTE
    young = first_contact_resolution([case("a")], resolved + WINDOW - MINUTE)
    assert (young.percent, young.provisional, young.mature_percent) == (100, 1, None)
    old = first_contact_resolution([case("a")], resolved + WINDOW)
    assert (old.provisional, old.mature_resolved, old.mature_percent) == (0, 1, 100)


def test_no_data_and_refusals():
    assert first_contact_resolution([]).percent is None
    with pytest.raises(MethodError, match="twice"):
        first_contact_resolution([case("a"), case("a")])
    with pytest.raises(MethodError, match="before it was opened"):
        first_contact_resolution([case("a", resolved=START - MINUTE)])
