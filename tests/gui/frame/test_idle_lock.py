"""Locking after a while: the clock on the wall counts, and a person counts as a person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from servicedesk.ui.idle_lock import IdleLock


@pytest.fixture
def lock(qapp, clock):
    lock = IdleLock(clock.now, 120)
    lock.told = []
    lock.warned.connect(lock.told.append)
    lock.resumed.connect(lambda: lock.told.append("resumed"))
    lock.expired.connect(lambda: lock.told.append("expired"))
    lock.start()
    yield lock
    lock.stop()


@pytest.fixture
def field(qtbot):
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


def test_it_warns_fifteen_seconds_before_and_then_locks(lock, clock):
    clock.advance(seconds=104)
    lock.check()
    assert lock.told == []
    clock.advance(seconds=1)
    lock.check()
    clock.advance(seconds=14)
    lock.check()
    assert lock.told == [15, 1]
    clock.advance(seconds=1)
    lock.check()
    assert lock.told == [15, 1, "resumed", "expired"]
    assert not lock.watching


def test_a_key_starts_the_time_anew(qtbot, lock, clock, field):
    clock.advance(seconds=110)
    lock.check()
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert lock.told[-1] == "resumed"
    clock.advance(seconds=100)
    lock.check()
    assert lock.told[-1] == "resumed"


def test_what_the_program_does_itself_is_no_activity(lock, clock, field):
    clock.advance(seconds=110)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(field, event)
    clock.advance(seconds=10)
    lock.check()
    assert lock.told[-1] == "expired"


def test_the_first_key_after_sleep_locks_and_goes_nowhere(qtbot, lock, clock, field):
    clock.advance(hours=8)
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert lock.told == ["expired"]
    assert field.text() == ""


def test_coming_back_to_the_front_looks_at_the_clock(qapp, lock, clock):
    clock.advance(hours=1)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert lock.told == ["expired"]


def test_a_clock_put_back_asks_rather_once_too_often(lock, clock):
    clock.moment -= timedelta(hours=1)
    lock.check()
    assert lock.told == ["expired"]


def test_zero_never_locks(lock, clock):
    lock.set_seconds(0)
    clock.advance(days=1)
    lock.check()
    assert lock.told == []
