"""Errors nobody expected: in the log without names, on screen with a report to copy, once."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.paths import PROJECT
from servicedesk.core.text import fold
from servicedesk.ui.crash import LOG_FILE, Crashes, log_words, report
from servicedesk.ui.dialogs.crash_dialog import CrashDialog


@pytest.fixture
def error():
    """An error with a cause inside the program, as it is caught."""
    try:
        try:
            fold(None)
        except Exception as cause:
            raise KeyError("陈思远 13800003310") from cause
    except KeyError as caught:
        return caught


@pytest.fixture
def crashes(qapp, tmp_path):
    crashes = Crashes(tmp_path / "logs")
    yield crashes
    crashes.close()


def log(tmp_path):
    path = tmp_path / "logs" / LOG_FILE
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_the_log_tells_kinds_and_places_and_no_data(crashes, error, tmp_path):
    assert log(tmp_path) == ""
    crashes.take(error)
    written = log(tmp_path)
    assert "KeyError" in written
    assert "servicedesk/core/text.py:" in written
    assert "fold" in written
    assert "陈思远" not in written
    assert "13800003310" not in written
    assert str(PROJECT) not in written


def test_the_report_has_the_message_and_the_cause(error):
    text = report(error)
    assert "陈思远" in text
    assert text.index("KeyError") < text.index("servicedesk/core/text.py")
    assert "Python" in text.splitlines()[0]
    assert str(PROJECT) not in text


def test_an_error_that_is_its_own_cause_ends(error):
    error.__cause__.__cause__ = error
    assert log_words(error).count("KeyError") == 1


def test_the_log_does_not_grow_for_ever(crashes, tmp_path, monkeypatch):
    monkeypatch.setattr("servicedesk.ui.crash.LOG_BYTES", 2000)
    for _ in range(600):
        crashes.take(ValueError("x"))
    files = sorted(path.name for path in (tmp_path / "logs").iterdir())
    assert len(files) == 5
    assert all(path.stat().st_size <= 2000 for path in (tmp_path / "logs").iterdir())


def test_errors_of_every_thread_are_told_on_the_main_thread(qtbot, crashes, error, tmp_path):
    seen = []
    crashes.caught.connect(lambda caught: seen.append((caught, threading.current_thread())))
    restore = crashes.install()
    try:
        sys.excepthook(KeyError, error, error.__traceback__)

        def fail():
            raise ZeroDivisionError

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(seen) == 2)
    finally:
        restore()
    assert seen[0][0] is error
    assert {thread for _error, thread in seen} == {threading.main_thread()}
    assert "ZeroDivisionError" in log(tmp_path)


def test_the_keyboards_interrupt_is_no_crash(crashes, monkeypatch):
    seen, passed = [], []
    monkeypatch.setattr(sys, "excepthook", lambda *found: passed.append(found[0]))
    crashes.caught.connect(seen.append)
    restore = crashes.install()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    restore()
    assert (seen, passed) == ([], [KeyboardInterrupt])


def test_a_folder_that_cannot_be_written_is_no_second_crash(qapp, tmp_path, error, capsys):
    (tmp_path / "logs").write_text("a file where the folder should be")
    crashes = Crashes(tmp_path / "logs")
    crashes.take(error)
    crashes.close()
    assert "KeyError" in capsys.readouterr().err


class TestDialog:
    """What the person sees."""

    @pytest.fixture
    def dialog(self, qtbot, open_window):
        window = open_window(())
        dialog = CrashDialog(window)
        qtbot.addWidget(dialog)
        return dialog

    def test_it_shows_the_report_as_plain_text_and_copies_it(self, qtbot, dialog):
        dialog.show_error(ValueError('<img src="file:///x">'))
        assert 'ValueError: <img src="file:///x">' in dialog.details.toPlainText()
        qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
        assert QApplication.clipboard().text() == dialog.details.toPlainText()

    def test_a_flood_of_errors_is_one_dialog(self, dialog, error):
        dialog.show_error(error)
        for _ in range(50):
            dialog.show_error(ValueError("later"))
        assert "KeyError" in dialog.details.toPlainText()
        assert "(51 errors)" in dialog._words.text()

    def test_it_does_not_block_the_counter(self, dialog, error):
        dialog.show_error(error)
        assert not dialog.isModal()
