"""The practice hotel for questions about many weeks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from servicedesk.services.desk import Desk
from tests.demo_database import demo_desk


@pytest.fixture
def demo(tmp_path) -> Iterator[Desk]:
    with demo_desk(tmp_path / "practice", "zhou") as desk:
        yield desk
