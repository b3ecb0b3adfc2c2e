"""A small practice database for tests: made once in a run, copied for each test that asks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from servicedesk.core.actor import Actor
from servicedesk.core.clock import FixedClock
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.services import passwords
from servicedesk.services.demo import make_demo
from servicedesk.services.desk import Desk, create_desk, open_desk

# A Sunday afternoon in Shanghai: 2026-11-22 14:32.
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
TICKETS = 60
SEED = 1
NAME = "practice.db"


def demo_path(folder: Path) -> Path:
    """Return a copy of the practice hotel in *folder*, its audit key beside it; the test may write into it."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in _made().iterdir():
        shutil.copy2(file, folder / file.name)
    return folder / NAME


@contextmanager
def demo_desk(folder: Path, sign_in_name: str = "") -> Iterator[Desk]:
    """Open a copy of the practice hotel at NOW; somebody acts at once, without the wait for a password."""
    desk = open_desk(demo_path(folder), clock=FixedClock(NOW), station="A1")
    try:
        if sign_in_name:
            desk.actor = demo_actor(desk, sign_in_name)
        yield desk
    finally:
        desk.close()


def demo_actor(desk: Desk, sign_in_name: str) -> Actor:
    """Return somebody of the practice hotel as who acts."""
    person = next(row for row in people_to_sign_in(desk) if row.sign_in_name == sign_in_name)
    return Actor(person.id, person.name, person.role)


@cache
def _made() -> Path:
    """Return the folder of the database everybody copies; it lasts as long as the run."""
    keeper = TemporaryDirectory(prefix="servicedesk-practice-")
    _keepers.append(keeper)
    path = Path(keeper.name) / NAME
    # Two passwords for a dozen people are hashed on the way: argon2id's least is enough for invented ones.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
        patch.setattr(passwords, "PASSES", 1)
        desk = create_desk(path, clock=FixedClock(NOW), station="A1")
        make_demo(desk, "hotel", TICKETS, SEED)
        desk.close()
    return path.parent


_keepers: list[TemporaryDirectory[str]] = []
