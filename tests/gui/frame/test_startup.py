"""The process: its first frame, one window per database, and a proper end."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.paths import PROJECT
from servicedesk.queries.drafts import my_draft
from servicedesk.services.desk import open_desk
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.ui import startup
from servicedesk.ui.first_frame import FirstFrame
from servicedesk.ui.session_end import HARD_CRASHES, SignalWatch, record_hard_crashes
from servicedesk.ui.single_instance import FirstInstance, raise_running
from servicedesk.ui.startup import Opening, is_marked_open, open_mark
from tests.gui.conftest import PASSWORD


class TestFirstFrame:
    """What is painted before anything is imported."""

    def test_it_says_once_that_it_was_painted(self, qtbot):
        frame = FirstFrame("light", 1.0)
        qtbot.addWidget(frame)
        frame.resize(1366, 688)
        told = []
        frame.painted.connect(lambda: told.append(1))
        with qtbot.waitSignal(frame.painted):
            frame.show()
        frame.repaint()
        QApplication.processEvents()
        assert told == [1]
        left, right = frame.grab().toImage().pixelColor(20, 600), frame.grab().toImage().pixelColor(1300, 600)
        assert left.blue() > left.red() + 50
        assert right.name() == "#f3f4f7"

    @pytest.mark.parametrize(("width", "scale"), [(420, 1.0), (1366, 2.0)])
    def test_a_narrow_one_has_no_board(self, qtbot, width, scale):
        frame = FirstFrame("dark", scale)
        qtbot.addWidget(frame)
        frame.resize(width, 688)
        assert frame.grab().toImage().pixelColor(20, 600).name() == "#0e1117"

    def test_the_content_takes_its_place_and_decides_about_closing(self, qtbot):
        class Stubborn(QWidget):
            closed = 0

            def closeEvent(self, event: QCloseEvent) -> None:
                self.closed += 1
                if self.closed == 1:
                    event.ignore()

        frame, content = FirstFrame("light", 1.0), Stubborn()
        qtbot.addWidget(frame)
        frame.show()
        content.setWindowTitle("Today")
        frame.take(content)
        assert content.isVisible()
        assert content.size() == frame.size() or frame.layout() is not None
        assert frame.windowTitle() == "Today"
        content.setWindowTitle("Tickets")
        assert frame.windowTitle() == "Tickets"
        assert not frame.close()
        assert frame.close()

    def test_importing_it_brings_nothing_but_qt_and_plain_modules(self):
        program = (
            "import sys\n"
            "from PySide6.QtWidgets import QApplication\n"
            "before = set(sys.modules)\n"
            "import servicedesk.ui.startup\n"
            "print(sorted(name for name in set(sys.modules) - before if name.startswith(('servicedesk.', 'PySide6'))))"
        )
        done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == str(
            [f"servicedesk.{name}" for name in (
                "core", "core.addresses", "core.paths", "ui", "ui.first_frame", "ui.settings", "ui.startup",
            )]
        )  # fmt: skip

    def test_the_real_window_is_put_into_it(self, qtbot, qapp, tmp_path, monkeypatch):
        monkeypatch.setenv("SERVICEDESK_DATA", str(tmp_path))
        monkeypatch.setattr("servicedesk.ui.application.DeskApplication.load", lambda _self: None)
        opening = Opening(tmp_path / "desk.db", "en")
        qtbot.addWidget(opening.frame)
        qtbot.waitUntil(lambda: opening.desk_application is not None)
        window = opening.desk_application.window
        assert window.window() is opening.frame
        assert window.isVisible()
        assert is_marked_open(tmp_path / "desk.db")
        assert window.gate is not None
        opening.frame.close()
        opening.close()
        assert not is_marked_open(tmp_path / "desk.db")


class TestOneWindow:
    """A second start raises the first."""

    def test_the_first_is_asked_to_come_forward(self, qtbot, tmp_path):
        database = tmp_path / "desk.db"
        assert not raise_running(database)
        first = FirstInstance(database, open_mark(database))
        with qtbot.waitSignal(first.asked):
            assert raise_running(database)
        assert not raise_running(tmp_path / "other.db")
        first.close()
        assert not raise_running(database)

    def test_what_a_crash_left_behind_stops_nobody(self, qtbot, tmp_path):
        database = tmp_path / "desk.db"
        open_mark(database).touch()
        assert is_marked_open(database)
        assert not raise_running(database)
        first = FirstInstance(database, open_mark(database))
        assert raise_running(database)
        first.close()


class TestEnd:
    """Signals and hard crashes."""

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
    def test_a_signal_closes_the_window_from_an_idle_loop(self, qtbot):
        closed = []
        before = signal.getsignal(signal.SIGTERM)
        watch = SignalWatch(lambda: closed.append(1))
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: closed == [1])
        watch.close()
        watch.close()
        assert signal.getsignal(signal.SIGTERM) is before

    def test_hard_crashes_are_recorded(self, tmp_path):
        program = (
            "import faulthandler, pathlib, sys, os, signal\n"
            "from servicedesk.ui.session_end import record_hard_crashes\n"
            "record_hard_crashes(pathlib.Path(sys.argv[1]))\n"
            "os.abort()\n"
        )
        subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=PROJECT, capture_output=True, check=False)
        assert "Aborted" in (tmp_path / HARD_CRASHES).read_text()

    def test_a_folder_that_cannot_be_written_stops_nothing(self, tmp_path):
        (tmp_path / "file").touch()
        record_hard_crashes(tmp_path / "file" / "logs")


PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from servicedesk.services import sign_in
from servicedesk.ui import application, main_window, startup
from servicedesk.ui.pages import registry
from tests.gui.frame.pages import TEST_PAGES

application.PAGES = TEST_PAGES
start = application.DeskApplication.__init__
application.DeskApplication.__init__ = lambda self, *given, **named: start(
    self, *given, **{**named, "pages": TEST_PAGES}
)

def work():
    frames = [w for w in QApplication.topLevelWidgets() if getattr(w, "content", None)]
    # The gate comes first, then the window around it.
    workspace = getattr(frames[0].content, "workspace", None) if frames else None
    if workspace is None or not workspace.is_open:
        QTimer.singleShot(10, work)
        return
    sign_in.sign_in_with_password(workspace.desk, "lx", sys.argv[2])
    frames[0].content.gate.signed_in.emit()
    page = frames[0].content.current_page
    QTest.keyClicks(page.area, "not lost")
    print("typed", flush=True)

QApplication([])
QTimer.singleShot(10, work)
sys.exit(startup.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_session_that_ends_in_the_middle_of_a_word_loses_nothing(hotel, tmp_path):
    """SIGTERM right after the last key: the draft is in the database when the process has gone."""
    path = hotel.database.path
    hotel.close()
    environment = {**os.environ, "SERVICEDESK_DATA": str(tmp_path / "station"), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(path), PASSWORD],
        cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "typed"
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    process.stdout.close()
    desk = open_desk(path)
    desk.actor = _receptionist(desk)
    assert my_draft(desk, "notes", "").content == {"text": "not lost"}
    desk.close()


def _receptionist(desk):
    return sign_in_with_password(desk, "lx", PASSWORD)


def test_garbage_is_looked_for_again_once_the_program_has_started(qapp, monkeypatch):
    monkeypatch.setattr(startup, "COLLECT_AFTER", 0)
    try:
        startup.postpone_collecting()
        assert not gc.isenabled()
        qapp.processEvents()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.enable()
