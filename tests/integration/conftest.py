"""A real desk on a real file for tests of services and queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from servicedesk.core.actor import SYSTEM
from servicedesk.core.addresses import Address
from servicedesk.core.clock import FixedClock
from servicedesk.services import passwords
from servicedesk.services.desk import Desk, create_desk

# A Sunday afternoon in Shanghai: 2026-11-22 14:32.
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
# Modules, and folders of them, about what has to be the same whichever engine keeps the data.
ON_BOTH = frozenset(
    {
        *("test_customers", "test_drafts", "test_identify", "test_search", "test_ticket_search", "test_undo"),
        "test_conflicts",
        "test_field_filters",
        "service_clock",
        *(
            "test_day_at_the_desk",
            "test_sign_in",
            "test_tickets",
            "ticket_life",
            "test_ticket_events",
            "test_trying_and_undoing",
            "test_bulk_edits",
            "test_every_act",
            "test_undo_any_order",
            "test_merging",
            "test_bin",
            "test_mapped_rows",
        ),
    }
)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at NOW until advanced."""
    return FixedClock(NOW)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the modules of ON_BOTH once on a file and once on a server."""
    if "engine" in metafunc.fixturenames and ON_BOTH & set(metafunc.module.__name__.split(".")):
        metafunc.parametrize("engine", ("file", "server"))


@pytest.fixture
def engine() -> str:
    """What keeps the data: a file, where a module does not say otherwise."""
    return "file"


@pytest.fixture
def address(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Address]:
    """Where an empty migrated database is, or will be made."""
    if engine == "file":
        yield tmp_path / "desk.db"
        return
    with request.getfixturevalue("server").database() as address:
        yield address


@pytest.fixture
def desk(address: Address, clock: FixedClock) -> Iterator[Desk]:
    """An empty migrated database, acted on as the system."""
    desk = create_desk(address, clock=clock, station="A1")
    desk.actor = SYSTEM
    yield desk
    desk.close()


@pytest.fixture(autouse=True)
def _light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with argon2id's least: a quarter of a second for each password would be most of the run."""
    monkeypatch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
    monkeypatch.setattr(passwords, "PASSES", 1)
