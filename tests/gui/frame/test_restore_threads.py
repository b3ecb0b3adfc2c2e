"""A restore with the real threads: who reads is waited for, who asks meanwhile is not answered."""

from __future__ import annotations

import threading

import pytest

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import Permission
from servicedesk.queries import site
from servicedesk.queries.customer_lists import CustomerFilter, customer_count
from servicedesk.services import backups
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.desk import Desk
from servicedesk.storage.desk import Read, ask
from servicedesk.ui.pages.settings.restore_gate import RestoreGate
from servicedesk.ui.tasks import TaskRunner
from servicedesk.ui.workspace import Workspace


@pytest.fixture
def workspace(qapp, hotel, settings):
    workspace = Workspace(settings, TaskRunner())
    workspace.connect_desk(hotel)
    yield workspace
    workspace.tasks.stop()


def test_a_reader_under_way_is_waited_for_and_later_questions_are_forgotten(qtbot, workspace, hotel):
    file = backups.back_up(hotel).result.file
    add_customer(hotel, AddCustomer("陈思远", "13800006021"))
    reading, go_on = threading.Event(), threading.Event()
    answers, forgotten = [], []

    @ask(Permission.VIEW_KNOWLEDGE)
    def slow(read: Read) -> int:
        reading.set()
        assert go_on.wait(10)
        return customer_count(read, CustomerFilter())

    def asked(desk: Desk) -> int:
        return slow(desk.as_actor(SYSTEM))

    workspace.ask(asked, done=answers.append)
    assert reading.wait(10)
    gate = RestoreGate(workspace, file)
    qtbot.addWidget(gate)
    gate.show()
    gate.begin()
    qtbot.waitUntil(lambda: workspace.tasks.writing)
    workspace.ask(site.setting, "words", done=forgotten.append)
    with qtbot.assertNotEmitted(gate.restored, wait=400):
        pass
    go_on.set()
    with qtbot.waitSignal(gate.restored, timeout=30_000):
        pass
    assert answers == [1]
    assert forgotten == []
    assert customer_count(hotel.as_actor(SYSTEM), CustomerFilter()) == 0
    with qtbot.waitCallback() as again:
        workspace.ask(site.pack_words, "en", done=again)
    assert again.args[0]["customer"] == "guest"
