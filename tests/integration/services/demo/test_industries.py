"""The practice site of every industry: told in its own words, and coherent."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from servicedesk.core.pack import Industry, load_pack
from servicedesk.models import CustomerReference, FollowUp, Ticket, Visit
from servicedesk.services.demo import make_demo
from servicedesk.services.desk import Desk

TICKETS = 40
# What cannot stand in a sentence somebody reads.
LEFT_OVER = re.compile(r"[{}]|^ | $|  ")


@pytest.fixture(params=Industry, ids=str)
def industry(request: pytest.FixtureRequest) -> Industry:
    """Run the test once for each industry."""
    value: Industry = request.param
    return value


def test_the_practice_site_speaks_the_language_of_its_industry(desk: Desk, industry: Industry) -> None:
    make_demo(desk, industry.value, TICKETS, seed=1)
    pack = load_pack(industry)

    with desk.work("test.read") as work:
        tickets = work.session.execute(select(Ticket.title, Ticket.description, Ticket.resolution)).all()
        waiting = (
            work.session.execute(select(Visit.request).where(Visit.state.in_(("waiting", "parked")))).scalars().all()
        )
        subjects = work.session.execute(select(FollowUp.subject).where(FollowUp.is_promised)).scalars().all()
        places = work.session.execute(select(CustomerReference.value)).scalars().all()
        newest = work.session.execute(select(Ticket.title).order_by(Ticket.opened_at.desc()).limit(10)).scalars().all()

    sentences = [text for row in tickets for text in row] + [*waiting, *subjects]
    assert [text for text in sentences if LEFT_OVER.search(text)] == []
    assert len(waiting) == len(set(waiting)) == 5
    assert len(set(newest)) >= 8
    patterns = "|".join(
        re.escape(pattern.prefix) + "".join(rf"\d{{{width}}}" for _, _, width in pattern.ranges)
        for pattern in pack.demo.references
    )
    assert [place for place in places if not re.fullmatch(patterns, place)] == []


def test_what_is_done_fits_what_was_said(desk: Desk) -> None:
    make_demo(desk, "hotel", 200, seed=1)
    stories = load_pack("hotel").demo.stories
    resolutions: dict[str, set[str]] = {}
    for story in stories:
        for text in story.texts:
            resolutions.setdefault(text.zh, set()).update(item.zh for item in story.resolutions)

    with desk.work("test.read") as work:
        solved = work.session.execute(
            select(Ticket.description, Ticket.resolution).where(Ticket.resolution != "")
        ).all()

    told = [row for row in solved if row.description in resolutions]
    assert len(told) > 50
    assert [row for row in told if row.resolution not in resolutions[row.description]] == []
