"""Settings, entered by whoever is said."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from servicedesk.services.sign_in import sign_in_with_password
from tests.gui.pages.conftest import PASSWORD


@pytest.fixture
def sign_in(program, desk):
    """Return a function that signs somebody in and shows a section."""

    def enter(name="z", section="rules"):
        sign_in_with_password(desk, name, PASSWORD)
        program.enter()
        program.window.show_page("settings", section=section)
        QApplication.processEvents()
        return program.window.current_page.section

    return enter


@pytest.fixture
def wait(clock):
    """Return a function that lets the pause after a wrong password pass."""
    return lambda: clock.advance(minutes=2)
