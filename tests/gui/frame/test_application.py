"""From the first frame to the last: opening, signing in, locking, switching, closing."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog

from servicedesk.core.errors import Refused
from servicedesk.core.paths import PROJECT
from servicedesk.services.drafts import save_draft
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.pages.registry import PAGES
from servicedesk.ui.pages.sign_in.page import SignInPage
from servicedesk.ui.tasks import InlineRunner, TaskRunner
from tests.gui.conftest import PASSWORD
from tests.gui.frame.pages import TEST_PAGES


@pytest.fixture
def start(qtbot, qapp, hotel, settings):
    """Return a function that opens the window on the hotel; reception stands in for today."""
    opened = []

    def start(runner=None):
        application = DeskApplication(hotel.database.path, settings, runner or InlineRunner(), TEST_PAGES)
        opened.append(application)
        qtbot.addWidget(application.window)
        application.window.show()
        application.window.activateWindow()
        with qtbot.waitActive(application.window):
            application.window.activateWindow()
        qapp.installEventFilter(application.workspace.actions)
        application.loaded(hotel)
        return application

    yield start
    for application in opened:
        application.window.close()
        qapp.removeEventFilter(application.workspace.actions)


def sign_in(application, name="lx"):
    sign_in_with_password(application.workspace.desk, name, PASSWORD)
    application.enter()
    return application.window.current_page


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


CTRL = Qt.KeyboardModifier.ControlModifier


class TestSigningIn:
    """The gate."""

    def test_it_opens_closed_with_the_sites_name(self, start, settings):
        application = start()
        assert isinstance(application.window.gate, SignInPage)
        assert settings.site_name == "云湖酒店"
        assert settings.is_set_up

    def test_who_signed_in_is_shown_and_works(self, start):
        application = start()
        page = sign_in(application)
        assert application.window.gate is None
        assert page.page_id == "reception"
        assert application.window.rail.user.accessibleName() == "林晓"

    def test_the_same_person_comes_back_to_the_same_page_and_words(self, qtbot, start):
        application = start()
        page = sign_in(application)
        qtbot.keyClicks(page.area, "half a sentence")
        press(qtbot, Qt.Key.Key_L, CTRL)
        assert isinstance(application.window.gate, SignInPage)
        assert sign_in(application) is page
        assert page.area.text() == "half a sentence"

    def test_another_person_finds_pages_of_their_own(self, qtbot, start):
        application = start()
        page = sign_in(application)
        qtbot.keyClicks(page.area, "mine")
        press(qtbot, Qt.Key.Key_F9)
        assert application.window.gate is not None
        other = sign_in(application, "zn")
        assert other is not page
        assert other.area.text() == ""

    def test_nobody_gets_by_with_keys(self, qtbot, start):
        application = start()
        sign_in(application)
        application.lock()
        press(qtbot, Qt.Key.Key_K, CTRL)
        press(qtbot, Qt.Key.Key_1, CTRL)
        press(qtbot, Qt.Key.Key_Escape)
        assert isinstance(application.window.gate, SignInPage)
        assert not application.window.search.is_open


class TestLocking:
    """Drafts first, then the gate."""

    def test_the_draft_is_in_the_database_before_the_gate_is_painted(self, qtbot, start, hotel):
        application = start(TaskRunner())
        page = sign_in(application)
        release, order = threading.Event(), []

        def slow(_desk):
            release.wait()
            order.append("written")

        application.workspace.act(slow)
        qtbot.keyClicks(page.area, "not lost")
        application.workspace.saved.connect(lambda _moment: order.append("saved"))
        application.lock()
        assert application.window.gate is None
        release.set()
        qtbot.waitUntil(lambda: application.window.gate is not None)
        assert order == ["written", "saved", "saved"]
        from servicedesk.queries.drafts import my_draft

        assert my_draft(hotel, "notes", "").content == {"text": "not lost"}

    def test_a_disk_that_hangs_does_not_keep_the_screen_open(self, qtbot, start, monkeypatch):
        monkeypatch.setattr("servicedesk.ui.application.LOCK_PATIENCE", 10)
        application = start(TaskRunner())
        sign_in(application)
        release = threading.Event()
        application.workspace.act(lambda _desk: release.wait())
        application.lock()
        qtbot.waitUntil(lambda: application.window.gate is not None)
        release.set()
        application.workspace.tasks.finish_writing()

    def test_dialogs_go_with_it(self, start):
        application = start()
        sign_in(application)
        dialog = QDialog(application.window)
        dialog.show()
        application.lock()
        assert not dialog.isVisible()

    def test_idle_time_locks_and_says_so_before(self, start):
        application = start()
        sign_in(application)
        application._lock.warned.emit(15)
        assert "15 s" in application.window.toast.label.text()
        application._lock.expired.emit()
        assert application.window.gate is not None
        assert not application._lock.watching

    def test_a_crash_behind_the_gate_waits_for_whoever_may_read_it(self, start):
        application = start()
        sign_in(application)
        application.lock()
        application.workspace.crashed.emit(ValueError("陈思远"))
        assert not hasattr(application, "_crash_dialog")
        sign_in(application)
        assert "陈思远" in application._crash_dialog.details.toPlainText()
        application._crash_dialog.accept()


class TestClosing:
    """The end."""

    def test_closing_keeps_draft_and_settings_and_closes_the_data(self, qtbot, start, hotel, settings):
        application = start(TaskRunner())
        page = sign_in(application)
        qtbot.keyClicks(page.area, "not lost")
        application.window.resize(1200, 700)
        application.window.close()
        assert (settings.width, settings.height) == (1200, 700)
        from servicedesk.queries.drafts import my_draft
        from servicedesk.services.desk import open_desk

        again = open_desk(hotel.database.path, actor=hotel.actor)
        assert my_draft(again, "notes", "").content == {"text": "not lost"}
        again.close()

    def test_late_answers_find_nobody(self, qtbot, start):
        application = start(TaskRunner())
        sign_in(application)
        answers = []
        application.workspace.ask(lambda _desk: 1, done=answers.append)
        application.window.close()
        QApplication.processEvents()
        assert answers == []


class TestOpening:
    """The data are opened after the first frame."""

    def test_what_cannot_be_opened_is_said_on_the_gate(self, qtbot, qapp, tmp_path, settings):
        path = tmp_path / "desk.db"
        path.write_bytes(b"this is no database at all" * 100)
        application = DeskApplication(path, settings, InlineRunner(), TEST_PAGES)
        qtbot.addWidget(application.window)
        application.window.show()
        application.load()
        message = application.window.gate.entry.message.text()
        assert message.endswith(".")
        assert "not touched" in message or "not changed" in message
        qapp.removeEventFilter(application.workspace.actions)

    def test_nothing_but_qt_is_imported_before_the_first_frame(self):
        """SQLAlchemy alone costs twice the whole empty window."""
        program = (
            "import sys, pathlib, tempfile\n"
            "from PySide6.QtWidgets import QApplication\n"
            "application = QApplication([])\n"
            "from servicedesk.ui.application import DeskApplication\n"
            "from servicedesk.ui.settings import StationSettings\n"
            "folder = pathlib.Path(tempfile.mkdtemp())\n"
            "opened = DeskApplication(folder / 'desk.db', StationSettings(folder=str(folder)))\n"
            "opened.window.show()\n"
            "opened.window.grab()\n"
            "heavy = ('sqlalchemy', 'alembic', 'sqlcipher3', 'reportlab', 'argon2', 'pypdfium2',\n"
            "         'servicedesk.services', 'servicedesk.queries', 'servicedesk.storage', 'servicedesk.models')\n"
            "print([name for name in sys.modules if name.startswith(heavy)])\n"
        )
        done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "[]"

    @pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.id)
    def test_every_page_of_the_rail_can_be_imported(self, spec):
        assert spec.load().page_id == spec.id


def test_a_refused_draft_is_told(start):
    application = start()
    sign_in(application)
    application.workspace.act(save_draft, "x", "", {"text": "x"})

    def refuse(_desk):
        raise Refused("disk_full")

    application.workspace.act(refuse)
    assert "disk is full" in application.window.notices.problem.title.text()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
