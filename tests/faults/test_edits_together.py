"""Four desks edit the same tickets while some are killed: what was acknowledged is in the ticket or its history."""

import os
import sys

import pytest

from tests.faults.edit_soak import soak

# A long one by hand: python -m tests.faults.edit_soak 600
SECONDS = float(os.environ.get("EDIT_SECONDS", "3"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the harness kills by signal")


def test_nothing_is_lost_between_four_desks_on_one_file(tmp_path):
    found = soak(os.fspath(tmp_path / "desk.db"), tmp_path, SECONDS)
    assert found["problems"] == []
    assert found["acknowledged"] >= 8


def test_nothing_is_lost_between_four_desks_on_a_server(tmp_path, server):
    with server.database() as address:
        found = soak(address.url, tmp_path, SECONDS)
    assert found["problems"] == []
    assert found["acknowledged"] >= 8
