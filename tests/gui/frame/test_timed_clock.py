"""What time brings about happens from the first sign-in on, every minute, and at once after the PC slept."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import func, select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import Role
from servicedesk.models import EscalationEvent
from servicedesk.services.desk import load_site
from servicedesk.services.escalation_levels import Actions, LevelDraft, save_escalation_levels
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.ui.tasks import InlineRunner
from servicedesk.ui.timed_clock import TimedClock
from servicedesk.ui.workspace import Workspace


@pytest.fixture
def timed(qtbot, hotel, settings):
    """The clock at a hotel with one ticket and one level that is due at its deadline."""
    load_site(hotel)
    hotel.actor = SYSTEM
    save_escalation_levels(
        hotel, [LevelDraft(None, "resolution", 100, actions=Actions(roles=(Role.ADMINISTRATOR.value,)))]
    )
    open_ticket(hotel, OpenTicket("空调不制冷"))
    workspace = Workspace(settings, InlineRunner())
    workspace.connect_desk(hotel)
    clock = TimedClock(workspace)
    yield clock
    clock.stop()
    workspace.deleteLater()


def settle(timed):
    for _turn in range(2000):
        QApplication.processEvents()
        if not timed.running:
            return
    raise AssertionError("it never ends")


def fired(desk):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(func.count()).select_from(EscalationEvent)).scalar()


def test_nothing_happens_before_somebody_works(timed, hotel, clock):
    clock.advance(days=30)
    timed.look()
    settle(timed)
    assert fired(hotel) == 0
    timed.start()
    settle(timed)
    assert fired(hotel) == 1


def test_after_the_pc_slept_it_looks_at_once_and_marks_what_is_late(timed, hotel, clock):
    timed.start()
    settle(timed)
    clock.advance(seconds=30)
    timed.look()
    assert not timed.running
    clock.advance(days=30)
    timed.look()
    settle(timed)
    with hotel.database.reader.begin() as connection:
        assert connection.execute(select(EscalationEvent.is_late)).all() == [(True,)]
    clock.advance(days=-20)
    timed.look()
    settle(timed)
    assert fired(hotel) == 1


def test_a_ticket_that_was_changed_is_looked_at_before_the_minute_is_over(timed, hotel, clock):
    timed.start()
    settle(timed)
    clock.advance(seconds=5)
    open_ticket(hotel, OpenTicket("少毛巾"))
    QApplication.processEvents()
    timed.look()
    assert timed.running
    settle(timed)
    timed.look()
    settle(timed)
    timed.look()
    assert not timed.running


def test_a_fault_is_said_once_and_quietly(timed, hotel, clock):
    said = []
    timed.parent().notified.connect(lambda _words, tone: said.append(tone))
    for number in range(40):
        open_ticket(hotel, OpenTicket(f"单 {number}", "空调不制冷" * 50))
    with hotel.database.writer.connect() as connection:
        # From here on the disk is full.
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    clock.advance(days=30)
    timed.start()
    settle(timed)
    clock.advance(minutes=2)
    timed.look()
    settle(timed)
    assert said == ["neutral"]
    with hotel.database.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    clock.advance(minutes=2)
    timed.look()
    settle(timed)
    assert fired(hotel) == 41


def test_stopped_it_does_nothing_more(timed, hotel, clock):
    timed.start()
    settle(timed)
    timed.stop()
    clock.advance(days=30)
    timed.look()
    settle(timed)
    assert fired(hotel) == 0
