"""Reception, open, and keys that are counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


@pytest.fixture
def reception(program):
    program.window.show_page("reception")
    QApplication.processEvents()
    return program.window.current_page


@pytest.fixture
def keys(press):
    """Press keys one after another and count them; a text is typed, not counted."""

    def send(*wanted: Qt.Key | str) -> int:
        for key in wanted:
            press(key)
        return sum(1 for key in wanted if not isinstance(key, str))

    return send
