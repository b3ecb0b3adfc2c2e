"""Somebody else acts at another desk while a form is open here."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.services import staff
from tests.gui.pages.conftest import PASSWORD


@pytest.fixture
def colleague(desk, hotel):
    """Act as Tang Yue, an administrator at another desk; unseen, this screen has not heard of it yet."""
    desk.actor, lin = SYSTEM, desk.actor
    key = staff.add_staff(desk, staff.AddStaff("tang", "唐悦", Role.ADMINISTRATOR, password=PASSWORD))
    tang, desk.actor = Actor(key, "唐悦", Role.ADMINISTRATOR), lin

    @contextmanager
    def acting(unseen=False):
        me, desk.actor = desk.actor, tang
        bus, desk.bus = desk.bus, type(desk.bus)() if unseen else desk.bus
        yield
        desk.actor, desk.bus = me, bus
        QApplication.processEvents()

    return acting


@pytest.fixture
def told(program):
    heard = SimpleNamespace(problems=[], toasts=[])
    program.workspace.notified.connect(lambda words, _tone: heard.problems.append(words))
    program.workspace.toasted.connect(lambda words, _undo: heard.toasts.append(words))
    return heard
