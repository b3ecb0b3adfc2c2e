"""The evaluation of the practice hotel, open before a supervisor."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.services.desk import open_desk
from tests.demo_database import demo_actor, demo_path


@pytest.fixture
def desk(tmp_path, clock):
    """The practice hotel instead of an empty one."""
    desk = open_desk(demo_path(tmp_path / "practice"), clock=clock, station="A1")
    desk.actor = SYSTEM
    yield desk
    desk.close()


@pytest.fixture
def hotel(desk):
    desk.actor = demo_actor(desk, "zhou")
    return desk


@pytest.fixture
def page(program):
    program.window.resize(1366, 740)
    program.window.show_page("evaluation")
    QApplication.processEvents()
    return program.window.current_page
