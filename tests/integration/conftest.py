"""A real desk on a real file for tests of services and queries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from servicedesk.core.clock import FixedClock
from servicedesk.services import passwords
from servicedesk.services.desk import Desk, create_desk

# A Sunday afternoon in Shanghai: 2026-11-22 14:32.
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at NOW until advanced."""
    return FixedClock(NOW)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    """An empty migrated database, acted on as the system."""
    desk = create_desk(tmp_path / "desk.db", clock=clock, station="A1")
    yield desk
    desk.close()


@pytest.fixture(autouse=True)
def _light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with argon2id's least: a quarter of a second for each password would be most of the run."""
    monkeypatch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
    monkeypatch.setattr(passwords, "PASSES", 1)
