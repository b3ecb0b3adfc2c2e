"""A database on a server, empty or bare, and a second desk on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from servicedesk.core.addresses import ServerAddress
from servicedesk.services.desk import Desk, open_desk
from tests.private_server import PrivateServer


@pytest.fixture
def address(server: PrivateServer) -> Iterator[ServerAddress]:
    """An empty migrated database."""
    with server.database() as address:
        yield address


@pytest.fixture
def bare(server: PrivateServer) -> Iterator[ServerAddress]:
    """A database with nothing in it."""
    with server.database(migrated=False) as address:
        yield address


@pytest.fixture
def other(address: ServerAddress, desk: Desk) -> Iterator[Desk]:
    """A second desk on the same data."""
    with closing(open_desk(address, clock=desk.clock, station="B2", actor=desk.actor)) as other:
        yield other
