"""The program on the practice hotel: its real window, somebody signed in, and fingers that count their keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import Role
from servicedesk.core.translation import set_language
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.services import passwords
from servicedesk.services.desk import Desk
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.staff import set_password, set_pin
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.tasks import InlineRunner
from servicedesk.ui.theme import theme
from tests.demo_database import demo_desk

PASSWORD = "湖畔 good morning 7"
PIN = "482915"
ME, COLLEAGUE, SUPERVISOR = "lin", "xu", "zhou"
PLAIN = Qt.KeyboardModifier.NoModifier
Key = Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier] | str


@pytest.fixture
def light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with argon2id's least: a quarter of a second for each password would be most of the run."""
    monkeypatch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
    monkeypatch.setattr(passwords, "PASSES", 1)


@pytest.fixture
def practice(tmp_path: Path, light_hashes: None) -> Iterator[Desk]:
    """A copy of the practice hotel, the clock standing still; Lin Xiao of the front desk signed in."""
    with demo_desk(tmp_path / "practice") as desk:
        desk.actor = SYSTEM
        for person in people_to_sign_in(desk):
            set_password(desk, person.id, PASSWORD)
            if person.role is not Role.ADMINISTRATOR:
                set_pin(desk, person.id, PIN)
        # A PIN is enough for whoever used the password here today.
        for name in (SUPERVISOR, COLLEAGUE, ME):
            sign_in_with_password(desk, name, PASSWORD)
        yield desk


@pytest.fixture
def program(qtbot, qapp: QApplication, practice: Desk, tmp_path: Path) -> Iterator[DeskApplication]:
    """The program with its window shown on today's page, every job done at once."""
    theme().set_mode("light")
    theme().set_scale(1.0)
    settings = StationSettings(language="en", folder=str(tmp_path))
    program = DeskApplication(practice.database.path, settings, InlineRunner())
    program.window.resize(1366, 768)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitExposed(program.window)
    qapp.installEventFilter(program.workspace.actions)
    program.loaded(practice)
    program.enter()
    qapp.processEvents()
    yield program
    qapp.removeEventFilter(program.workspace.actions)
    program.window.forget_pages()
    program.window.hide()
    program.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    set_language("en")


@dataclass
class Fingers:
    """Presses keys where the focus is and counts them; free text is typed, not counted."""

    program: DeskApplication
    used: int = field(default=0)

    def press(self, *keys: Key) -> None:
        """Press keys one after another; the characters of a text count one by one."""
        for key in keys:
            if isinstance(key, str):
                for character in key:
                    QTest.keyClick(self._target(), character)
                    QApplication.processEvents()
                self.used += len(key)
                continue
            code, modifiers = key if isinstance(key, tuple) else (key, PLAIN)
            QTest.keyClick(self._target(), code, modifiers)
            self.used += 1
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type free text: letters by key, everything else as an input method hands over what was composed."""
        if words.isascii():
            QTest.keyClicks(self._target(), words)
        else:
            event = QInputMethodEvent()
            event.setCommitString(words)
            QApplication.sendEvent(self._target(), event)
        QApplication.processEvents()

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.program.window


@pytest.fixture
def fingers(program: DeskApplication) -> Fingers:
    """Return the fingers of whoever sits at the window."""
    return Fingers(program)
