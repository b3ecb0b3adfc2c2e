"""Coming to a page asks each question once: at a million tickets a figure asked for twice is twice the wait."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import Actor
from servicedesk.core.events import Changed, ChangeKind
from servicedesk.core.permissions import Role
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.ui.pages.registry import PAGES
from tests.gui.pages.conftest import PASSWORD


@pytest.fixture
def asked(program, desk, hotel):
    """Everything that is asked from now on, by an administrator, who sees every page."""
    everybody = Actor(None, "系统", Role.ADMINISTRATOR)
    boss = add_staff(desk.as_actor(everybody), AddStaff("b", "白洁", Role.ADMINISTRATOR, password=PASSWORD))
    desk.actor = Actor(boss, "白洁", Role.ADMINISTRATOR)
    program.enter()
    QApplication.processEvents()
    found: list[tuple[object, ...]] = []
    ask = program.workspace.ask

    def listen(function, *arguments, owner=None, key=None, **named):
        found.append((getattr(function, "__qualname__", function), repr(arguments), id(owner), key))
        return ask(function, *arguments, owner=owner, key=key, **named)

    program.workspace.ask = listen
    yield found
    program.workspace.ask = ask


def twice(found):
    """What was asked more than once."""
    return [question for question, times in Counter(found).items() if times > 1]


@pytest.mark.parametrize("page_id", [spec.id for spec in PAGES])
def test_a_page_asks_everything_once_when_it_is_come_to(program, asked, page_id):
    program.window.show_page("settings" if page_id != "settings" else "today")
    asked.clear()
    program.window.show_page(page_id)
    assert twice(asked) == []
    program.window.show_page("settings" if page_id != "settings" else "today")
    for entity in ("ticket", "visit", "customer", "follow_up"):
        program.workspace.desk.bus.publish(Changed(entity, (1,), ChangeKind.UPDATED))
    asked.clear()
    program.window.show_page(page_id)
    assert twice(asked) == []
