"""Practice sites made anew, and what is in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from servicedesk.core.clock import FixedClock
from servicedesk.services.demo import make_demo
from servicedesk.services.desk import Desk, create_desk
from tests.demo_database import NOW


def made(folder: Path, seed: int, industry: str = "hotel", count: int = 12) -> Desk:
    desk = create_desk(folder / f"{industry}-{seed}.db", clock=FixedClock(NOW))
    make_demo(desk, industry, count, seed)
    return desk


def rows(desk: Desk, statement: Any) -> list[Any]:
    with desk.database.reader.begin() as connection:
        return list(connection.execute(statement).all())


def number(desk: Desk, statement: Any) -> int:
    return int(rows(desk, statement)[0][0])
