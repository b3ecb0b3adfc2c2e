"""Threads: one writer in order, readers beside it, answers on the main thread and only to who still waits."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from servicedesk.core.errors import Refused
from servicedesk.core.events import ChangeBus, Changed, ChangeKind
from servicedesk.services.drafts import save_draft
from servicedesk.ui.changes import ChangeRelay
from servicedesk.ui.tasks import InlineRunner, TaskRunner
from servicedesk.ui.workspace import Workspace

MAIN = threading.main_thread()


@pytest.fixture
def runner(qapp):
    runner = TaskRunner()
    yield runner
    runner.stop()


def raise_it(error):
    raise error


def test_an_answer_arrives_on_the_main_thread(qtbot, runner):
    threads = []
    runner.start(threading.current_thread, lambda there: threads.extend([there, threading.current_thread()]), raise_it)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not MAIN
    assert threads[1] is MAIN


def test_writes_run_one_after_the_other_in_order(qtbot, runner):
    order, together, most = [], threading.Semaphore(0), []

    def write(number):
        together.release()
        most.append(together._value)
        order.append(number)
        together.acquire()

    for number in range(20):
        runner.start(lambda number=number: write(number), None, raise_it, writes=True)
    assert runner.writing
    runner.finish_writing()
    assert order == list(range(20))
    assert set(most) == {1}
    assert not runner.writing


def test_a_write_does_not_wait_for_slow_questions(qtbot, runner):
    gate, written = threading.Event(), []
    for _ in range(5):
        runner.start(gate.wait, None, raise_it)
    runner.start(lambda: 1, written.append, raise_it, writes=True)
    runner.finish_writing()
    assert written == [1]
    assert runner.busy
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy)


def test_of_questions_with_one_key_only_the_newest_is_answered(qtbot, runner):
    gate, answers, run = threading.Event(), [], []
    for _ in range(3):  # every reader is busy, so that the questions wait
        runner.start(gate.wait, None, raise_it)
    for letters in ("c", "cs", "csy"):
        runner.start(lambda letters=letters: run.append(letters) or letters, answers.append, raise_it, key="search")
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert answers == ["csy"]
    assert run == ["csy"]


def test_the_same_key_of_another_owner_is_another_question(qtbot, runner):
    one, other, answers = QObject(), QObject(), []
    runner.start(lambda: 1, answers.append, raise_it, one, "rows")
    runner.start(lambda: 2, answers.append, raise_it, other, "rows")
    qtbot.waitUntil(lambda: sorted(answers) == [1, 2])


def test_an_answer_for_a_page_that_is_gone_is_dropped(qtbot, runner):
    gate, answers, owner = threading.Event(), [], QObject()
    runner.start(gate.wait, answers.append, raise_it, owner)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    gate.set()
    qtbot.waitUntil(lambda: not runner.busy)
    assert answers == []


def test_an_error_is_told_on_the_main_thread(qtbot, runner):
    errors = []
    runner.start(lambda: raise_it(Refused("nothing_to_undo")), None, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].code == "nothing_to_undo"


def test_what_waits_to_be_written_is_written_even_when_the_program_stops(runner):
    gate, written, answers = threading.Event(), [], []
    runner.start(gate.wait, answers.append, raise_it, writes=True)
    runner.start(lambda: written.append(1), answers.append, raise_it, writes=True)
    gate.set()
    runner.stop()
    QApplication.processEvents()
    assert written == [1]
    assert answers == []
    runner.start(lambda: written.append(2), None, raise_it, writes=True)
    assert written == [1]


def test_inline_answers_before_it_returns(qapp):
    answers, errors = [], []
    runner = InlineRunner()
    runner.start(lambda: 1, answers.append, errors.append)
    runner.start(lambda: raise_it(Refused("x")), answers.append, errors.append, writes=True)
    assert answers == [1]
    assert [error.code for error in errors] == ["x"]
    assert not runner.busy


def test_changes_reach_plain_functions_on_the_main_thread(qtbot, runner):
    bus, relay, seen = ChangeBus(), ChangeRelay(), []
    relay.listen(bus)
    relay.changed.connect(lambda change: seen.append((change.ids, threading.current_thread() is MAIN)))
    changes = [Changed("ticket", (number,), ChangeKind.UPDATED) for number in range(3)]
    runner.start(lambda: [bus.publish(change) for change in changes], None, raise_it, writes=True)
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [((0,), True), ((1,), True), ((2,), True)]


def test_only_the_newest_bus_is_followed(qapp):
    old, new, relay, seen = ChangeBus(), ChangeBus(), ChangeRelay(), []
    relay.listen(old)
    relay.listen(new)
    relay.changed.connect(seen.append)
    old.publish(Changed("ticket", (1,), ChangeKind.UPDATED))
    new.publish(Changed("ticket", (2,), ChangeKind.UPDATED))
    assert [change.ids for change in seen] == [(2,)]


class TestWorkspace:
    """Acting and asking as pages do."""

    def test_a_save_is_reported_though_its_page_is_gone(self, qtbot, desk, settings):
        workspace = Workspace(settings, TaskRunner())
        workspace.connect_desk(desk)
        owner, saved, answers = QObject(), [], []
        workspace.saved.connect(saved.append)
        workspace.act(lambda _desk: 1, done=answers.append, owner=owner)
        owner.deleteLater()
        QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
        qtbot.waitUntil(lambda: bool(saved))
        assert answers == []
        workspace.tasks.stop()

    def test_a_failed_save_is_shown_though_its_page_is_gone(self, qtbot, desk, settings):
        workspace = Workspace(settings, TaskRunner())
        workspace.connect_desk(desk)
        owner, shown, told = QObject(), [], []
        workspace.notified.connect(lambda words, tone: shown.append(words))
        workspace.act(lambda _desk: raise_it(Refused("disk_full")), failed=told.append, owner=owner)
        owner.deleteLater()
        QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
        qtbot.waitUntil(lambda: bool(shown))
        assert "disk is full" in shown[0]
        assert told == []
        assert workspace.failed_writes == 1
        workspace.tasks.stop()

    def test_an_unknown_error_is_a_bug(self, workspace):
        bugs = []
        workspace.crashed.connect(bugs.append)
        workspace.ask(lambda _desk: 1 / 0, done=bugs.append)
        assert isinstance(bugs[0], ZeroDivisionError)

    def test_a_draft_is_nothing_to_undo(self, workspace):
        superseded = []
        workspace.superseded.connect(lambda: superseded.append(1))
        workspace.act(save_draft, "notes", "", {"text": "x"}, failed=lambda _error: None)
        assert not workspace.can_undo
        workspace.act(lambda _desk: 1)
        assert workspace.can_undo
        assert superseded == [1]
