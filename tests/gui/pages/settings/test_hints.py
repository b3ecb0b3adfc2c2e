"""Every section of Settings names its keys in the status line, whoever looks at it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from servicedesk.core.permissions import Role
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.ui.pages.settings.sections import SECTIONS
from tests.gui.pages.conftest import PASSWORD


@pytest.mark.parametrize("spec", SECTIONS, ids=lambda spec: spec.id)
def test_a_section_names_two_keys_or_more(program, desk, spec):
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    program.window.show_page("settings", section=spec.id)
    QApplication.processEvents()
    page = program.window.current_page
    hints = page.status_hints()
    assert len(hints) >= 2
    assert all(key and words for key, words in hints)
    assert len({key for key, _words in hints}) == len(hints)
    # Who may only look is told how to look.
    desk.actor = replace(desk.actor, role=Role.FRONT_DESK)
    looking = page.status_hints()
    assert looking
    assert len(looking) <= len(hints)
