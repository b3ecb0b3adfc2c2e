"""`calculate sla` over calendars with versions, and the next update: figures reckoned by hand."""

from __future__ import annotations

import json

import pytest

from servicedesk.calculate import calculate

WEEK = {str(day): [["09:00", "18:00"]] for day in range(1, 6)}
# From Wednesday 4 March 2026 the desk opens at ten and closes at twelve; make-up days are worked in the afternoon.
VERSIONED = {
    "week": WEEK,
    "versions": [
        {"from": "2026-03-04", "week": {"3": [["10:00", "12:00"]]}, "makeup_hours": [["14:00", "15:00"]]},
    ],
}


def sla(fn, calendar=VERSIONED, **values):
    found = calculate("sla", {"fn": fn, "calendar": calendar, **values})
    assert json.loads(json.dumps(found)) == found
    return found


def test_each_day_follows_the_week_valid_by_then():
    # Monday and Tuesday 540 each, Wednesday 120, the rest of the week nothing.
    assert sla("elapsed", start="2026-03-02T00:00", end="2026-03-09T00:00") == {"minutes": 1200}
    assert sla("due_at", start="2026-03-03T17:30", target_minutes=30) == {"due": "2026-03-03T18:00"}
    assert sla("due_at", start="2026-03-03T17:30", target_minutes=31) == {"due": "2026-03-04T10:01"}
    assert sla("due_at", start="2026-03-03T17:30", target_minutes=151) == {"due": "2026-03-11T10:01"}


def test_a_make_up_day_has_the_hours_of_its_version():
    calendar = {**VERSIONED, "makeup_workdays": ["2026-03-01", "2026-03-07"]}
    assert sla("elapsed", calendar, start="2026-03-01T00:00", end="2026-03-02T00:00") == {"minutes": 540}
    assert sla("elapsed", calendar, start="2026-03-07T00:00", end="2026-03-08T00:00") == {"minutes": 60}


def test_versions_may_come_in_any_order_and_none_changes_nothing():
    later = {"from": "2026-03-05", "week": {"4": [["08:00", "08:30"]]}}
    for versions in ([VERSIONED["versions"][0], later], [later, VERSIONED["versions"][0]]):
        calendar = {**VERSIONED, "versions": versions}
        assert sla("elapsed", calendar, start="2026-03-04T00:00", end="2026-03-12T00:00") == {"minutes": 150}
    plain = {"week": WEEK}
    values = {"start": "2026-03-02T00:00", "end": "2026-03-09T00:00"}
    assert sla("elapsed", plain, **values) == sla("elapsed", {**plain, "versions": []}, **values) == {"minutes": 2700}


@pytest.mark.parametrize(
    "versions",
    ["2026-03-04", [None], [{}], [{"from": "soon"}], [{"from": "2026-03-04", "week": {"3": ["10:00"]}}], [3]],
)
def test_versions_of_the_wrong_shape_are_refused(versions):
    calendar = {"week": WEEK, "versions": versions}
    assert set(sla("elapsed", calendar, start="2026-03-02T00:00", end="2026-03-09T00:00")) == {"error"}


def next_update(*contacts, now, target=120):
    listed = [{"at": f"2026-03-{moment}", "by": by} for moment, by in contacts]
    return sla("next_update", {"week": WEEK}, contacts=listed, target_minutes=target, now=f"2026-03-{now}")


def test_the_next_update_runs_from_the_oldest_contact_nobody_answered():
    asked, nudge = ("02T17:00", "customer"), ("03T09:30", "customer")
    # 60 minutes on Monday, 60 on Tuesday; the nudge restarts nothing.
    expected = {"status": "running", "due": "2026-03-03T10:00", "elapsed": 120}
    assert next_update(asked, nudge, now="03T10:00") == expected
    assert next_update(nudge, asked, now="03T10:00") == expected, "the order they are listed in does not matter"
    assert next_update(asked, nudge, now="03T10:01") == {**expected, "status": "breached", "elapsed": 121}


def test_an_answer_ends_the_wait_and_the_next_contact_begins_another():
    asked, told = ("02T10:00", "customer"), ("02T10:30", "desk")
    assert next_update(asked, told, now="02T16:00") == {"status": "none", "due": None, "elapsed": 0}
    again = next_update(asked, told, ("02T11:00", "customer"), now="02T11:05")
    assert again == {"status": "running", "due": "2026-03-02T13:00", "elapsed": 5}
    assert next_update(now="02T16:00") == {"status": "none", "due": None, "elapsed": 0}


def test_the_next_update_follows_the_versions_too():
    contacts = [{"at": "2026-03-03T17:30", "by": "customer"}]
    found = sla("next_update", contacts=contacts, target_minutes=60, now="2026-03-04T10:15")
    assert found == {"status": "running", "due": "2026-03-04T10:30", "elapsed": 45}


@pytest.mark.parametrize(
    "contacts", [None, "x", [3], [{"at": "2026-03-02T10:00"}], [{"at": "2026-03-02T10:00", "by": "guest"}]]
)
def test_contacts_of_the_wrong_shape_are_refused(contacts):
    found = sla("next_update", contacts=contacts, target_minutes=60, now="2026-03-02T12:00")
    assert set(found) == {"error"}
