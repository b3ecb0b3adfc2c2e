"""The database is tidied when nobody has written for a while, and only then."""

from __future__ import annotations

import pytest

from servicedesk.services.tickets import OpenTicket, open_ticket
from servicedesk.ui.quiet_moments import QuietMoments
from servicedesk.ui.tasks import InlineRunner
from servicedesk.ui.workspace import Workspace


@pytest.fixture
def workspace(qapp, practice, settings):
    workspace = Workspace(settings, InlineRunner())
    workspace.connect_desk(practice)
    return workspace


def pieces(desk):
    with desk.database.reader.connect() as connection:
        return connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM search_index_idx").scalar()


def open_many(workspace):
    for number in range(12):
        workspace.act(open_ticket, OpenTicket(f"1208 no cooling {number}"))


def test_it_waits_for_the_last_act_and_then_tidies(workspace, practice):
    quiet = QuietMoments(workspace)
    assert not quiet.timer.isActive()
    quiet.timer.timeout.emit()
    open_many(workspace)
    assert quiet.timer.isActive()
    before = pieces(practice)
    quiet.timer.timeout.emit()
    assert pieces(practice) < before


def test_what_hinders_it_is_nobodys_concern_before_the_next_act(workspace, practice):
    quiet = QuietMoments(workspace)
    said = []
    workspace.notified.connect(lambda words, _tone: said.append(words))
    workspace.crashed.connect(said.append)
    with practice.database.writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    quiet.timer.timeout.emit()
    assert said == []
    workspace.act(open_ticket, OpenTicket("1208 no cooling"))
    assert len(said) == 1
