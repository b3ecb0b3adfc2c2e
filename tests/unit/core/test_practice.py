"""The present of every practice site, and what its reader refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from servicedesk.core import practice
from servicedesk.core.pack import Industry, load_pack
from servicedesk.core.pack_reader import PackError
from servicedesk.core.practice import FOLDER, load_practice

every_industry = pytest.mark.parametrize("industry", Industry, ids=str)


def test_every_industry_has_a_present_and_no_other_file_is_there() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{industry}.json" for industry in Industry}


@every_industry
def test_a_present_shows_every_situation(industry: Industry) -> None:
    present = load_practice(industry)
    open_states = {ticket.stop_at for ticket in present.tickets}

    assert {"new", "in_progress", "solved"} <= open_states
    assert open_states & {"waiting_customer", "waiting_third_party"}
    assert any(ticket.is_mine for ticket in present.tickets)
    assert any(ticket.is_watched for ticket in present.tickets)
    assert any(ticket.compensation for ticket in present.tickets)
    assert any(ticket.promise for ticket in present.tickets)
    assert len([visit for visit in present.queue if not visit.is_parked]) == 3
    assert any(visit.is_parked for visit in present.queue)
    assert len(present.unanswered) >= 3


@every_industry
def test_somebody_is_to_be_called_late_today_and_tomorrow(industry: Industry) -> None:
    present = load_practice(industry)
    minutes = [call.in_minutes for call in present.calls]
    minutes += [ticket.call_in_minutes for ticket in present.tickets if ticket.call_in_minutes is not None]

    assert min(minutes) < 0
    assert any(0 < value < 360 for value in minutes)
    assert max(minutes) > 600


@every_industry
def test_nobody_is_here_twice(industry: Industry) -> None:
    present = load_practice(industry)
    names = [guest.name for guest in present.guests]
    places = [guest.reference for guest in present.guests]

    assert len(set(names)) == len(names)
    assert len(set(places)) == len(places)
    assert not set(names) & {person.name for person in load_pack(industry).demo.angry}


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda content: content["guests"][0].update(tier="diamond"), "guests[陈思远]"),
        (lambda content: content["tickets"][0].update(scenario="flood"), "tickets["),
        (lambda content: content["tickets"][0].update(compensation="CAR"), "tickets["),
        (lambda content: content["tickets"][0].update(stop_at="closed"), "tickets["),
        (lambda content: content["tickets"][0].update(stop_at="solved"), "tickets["),
        (lambda content: content["tickets"][0].update(guest="无名氏"), "tickets["),
        (lambda content: content["queue"][0].update(scenario="flood"), "queue["),
        (lambda content: content["calls"][0].update(guest=""), "calls["),
        (lambda content: content.update(weather=1), "hotel.json"),
    ],
    ids=["tier", "story", "compensation", "state", "solved when", "guest", "visit", "call", "unknown"],
)
def test_what_does_not_fit_the_pack_is_refused_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[dict[str, Any]], None], place: str
) -> None:
    content = json.loads((FOLDER / "hotel.json").read_text("utf-8"))
    spoil(content)
    (tmp_path / "hotel.json").write_text(json.dumps(content), "utf-8")
    monkeypatch.setattr(practice, "FOLDER", tmp_path)

    with pytest.raises(PackError) as refused:
        load_practice.__wrapped__(Industry.HOTEL)

    assert place in refused.value.place
