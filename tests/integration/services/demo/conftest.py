"""The practice hotel, acted on as the system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from servicedesk.core.actor import SYSTEM
from servicedesk.services.desk import Desk
from tests.demo_database import demo_desk


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Desk]:
    """The practice hotel, acted on as the system."""
    with demo_desk(tmp_path / "practice") as desk:
        desk.actor = SYSTEM
        yield desk
