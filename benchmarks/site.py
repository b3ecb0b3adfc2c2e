"""A practice hotel to measure on, somebody of its front desk acting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servicedesk.core.actor import Actor
from servicedesk.core.permissions import Role
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.services.demo import make_demo
from servicedesk.services.desk import Desk, create_desk, open_desk

DATABASE = "practice.db"


@contextmanager
def practice_desk(folder: Path, tickets: int) -> Iterator[Desk]:
    """Make a hotel with so many *tickets* in *folder* and open it."""
    desk = create_desk(folder / DATABASE, station="A1")
    try:
        make_demo(desk, "hotel", tickets)
        act_as(desk, Role.FRONT_DESK)
        yield desk
    finally:
        desk.close()


@contextmanager
def opened(database: Path, role: Role) -> Iterator[Desk]:
    """Open an existing practice site as somebody with *role*."""
    desk = open_desk(database, station="A1")
    try:
        act_as(desk, role)
        yield desk
    finally:
        desk.close()


def act_as(desk: Desk, role: Role) -> None:
    """Let the first person with *role* act."""
    person = next(row for row in people_to_sign_in(desk) if row.role is role)
    desk.actor = Actor(person.id, person.name, person.role)
