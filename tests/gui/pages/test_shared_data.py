"""The window on a server's data: every page works, other desks' changes show, and no backup is offered."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.queries.visits import waiting_queue
from servicedesk.services.desk import create_desk, open_desk
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.backend import open_backend
from servicedesk.ui.pages.registry import PAGES
from servicedesk.ui.tasks import InlineRunner
from tests.gui.pages.conftest import PASSWORD


@pytest.fixture
def address(server):
    with server.database() as address:
        yield address


@pytest.fixture
def desk(address, clock):
    """A desk on the server; what others change is heard as in the program."""
    with closing(open_backend(address, "A1")) as desk:
        desk.clock, desk.actor = clock, SYSTEM
        yield desk


def test_every_page_works_on_a_server(program, desk, qtbot):
    failures = []
    program.workspace.notified.connect(lambda words, _tone: failures.append(words))
    program.workspace.crashed.connect(failures.append)
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    for page in PAGES:
        program.window.show_page(page.id)
        QApplication.processEvents()
    assert failures == []


def test_what_another_desk_saves_is_shown(program, desk, address, clock, qtbot):
    seen = []
    program.workspace.changed.connect(lambda change: seen.append(change.entity))
    with closing(open_desk(address, clock=clock, station="B2", actor=desk.actor)) as other:
        arrive(other, Arrive(caller="路人", request="问路"))
    qtbot.waitUntil(lambda: "visit" in seen, timeout=10_000)
    assert [row.request for row in waiting_queue(desk)] == ["问路"]


def test_settings_offer_no_backup_that_cannot_be_made(program, desk, address):
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    program.window.show_page("settings", section="backup")
    QApplication.processEvents()
    section = program.window.current_page.section
    assert str(address) in section.elsewhere.text()
    assert section.elsewhere.isVisible()
    for part in (section.now, section.prove, section.places, section.copies_card, section.tiles):
        assert not part.isVisible()


def test_the_first_run_asks_for_no_second_place(server, settings, qapp, clock):
    with server.database() as address, closing(create_desk(address, clock=clock)) as desk:
        program = DeskApplication(address, settings, InlineRunner())
        program.window.show()
        program.loaded(desk)
        page = program.window.gate
        page._step = 3
        page._show_step()
        assert not page.ready.place.isVisible()
        assert "server" in page.message.text()
        assert "server" in page.offline.text()
        program.window.hide()
        program.window.deleteLater()
