"""A window that is typed in until somebody kills it, and one that looks what came back.

``python -m tests.faults.typing_child FOLDER FORM SUBJECT type`` types for ever and says ``kept`` once the draft is in
the database; with ``look`` it opens the form of the draft and prints its text, its cursor and whether it has the keys.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from servicedesk.core.actor import SYSTEM
from servicedesk.queries.drafts import my_draft
from servicedesk.services.desk import open_desk
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.pages.drafts.opening import open_draft
from servicedesk.ui.settings import StationSettings
from tests.faults.typing_forms import FIELDS, PASSWORD, TAIL, TEXT

MOST_TURNS = 4000


def field_of(window: object, form: str) -> QWidget | None:
    """Return the field of *form* that is typed in, None while the form is not there."""
    found: object = window.current_page  # type: ignore[attr-defined] # the page is made when first shown
    for name in FIELDS[form]:
        found = found[name] if isinstance(found, dict) else getattr(found, name, None)  # type: ignore[index]
    return found if isinstance(found, QWidget) and found.isVisible() else None


def text_and_cursor(field: QWidget) -> tuple[str, int]:
    """Return what stands in a field, and where its cursor is."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText(), field.textCursor().position()
    return field.text(), field.cursorPosition()  # type: ignore[attr-defined] # a line


class Child:
    """One window in a process of its own."""

    def __init__(self, folder: Path, form: str, subject: str) -> None:
        self.form, self.subject = form, subject
        self.qt = QApplication(["servicedesk"])
        self.desk = open_desk(folder / "desk.db", station="A1")
        self.desk.actor = SYSTEM
        settings = StationSettings(folder=str(folder), language="en", lock_seconds=0)
        self.app = DeskApplication(folder / "desk.db", settings)
        self.qt.installEventFilter(self.app.workspace.actions)
        self.app.workspace.connect_desk(self.desk)
        self.app.window.resize(1366, 688)
        self.app.window.show()
        self.app.window.activateWindow()
        sign_in_with_password(self.desk, "lin", PASSWORD)
        self.app.enter()
        open_draft(self.app.workspace, form, subject)

    def until(self, wanted: object) -> QWidget:
        """Turn the event loop until *wanted* answers with a field."""
        for _turn in range(MOST_TURNS):
            self.qt.processEvents()
            QTest.qWait(5)
            found = wanted()  # type: ignore[operator] # a function without arguments
            if found is not None:
                return found  # type: ignore[no-any-return] # a widget
        raise SystemExit(f"{self.form}: its field never came")

    def type(self) -> None:
        """Type a text, go back a few letters, and type on until killed."""
        field = self.until(lambda: field_of(self.app.window, self.form))
        field.setFocus()
        QTest.keyClicks(field, TEXT + TAIL)
        for _letter in TAIL:
            QTest.keyClick(field, Qt.Key.Key_Left)
        told = False

        def go_on() -> None:
            nonlocal told
            QTest.keyClicks(field, "x")
            found = my_draft(self.desk, self.form, self.subject)
            if not told and found is not None and TEXT in json.dumps(found.content):
                told = True
                print("kept", flush=True)

        timer = QTimer()
        timer.timeout.connect(go_on)
        # Slower than typing rests: otherwise nothing would ever be kept.
        timer.start(450)
        self.qt.exec()

    def look(self) -> None:
        """Print what came back."""

        def back() -> QWidget | None:
            field = field_of(self.app.window, self.form)
            return field if field is not None and TEXT in text_and_cursor(field)[0] else None

        field = self.until(back)
        self.until(lambda: field if field.hasFocus() else None)
        text, cursor = text_and_cursor(field)
        print(json.dumps({"text": text, "cursor": cursor, "keys": field.hasFocus()}), flush=True)


if __name__ == "__main__":
    child = Child(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    (child.type if sys.argv[4] == "type" else child.look)()
