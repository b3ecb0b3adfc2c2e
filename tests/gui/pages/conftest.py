"""The whole program at a small hotel: a real window, real keys, somebody of the front desk signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.actor import Actor
from servicedesk.core.clock import FixedClock
from servicedesk.core.enums import Severity
from servicedesk.core.permissions import Role
from servicedesk.services.customer_details import AddAlert, add_alert, add_preference
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.desk import Desk, load_site
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.settings import StationSettings
from servicedesk.ui.tasks import InlineRunner

PASSWORD = "湖畔 good morning 7"


@pytest.fixture
def hotel(desk: Desk, clock: FixedClock) -> SimpleNamespace:
    """A hotel from its pack with two people at the front desk and three guests; Lin Xiao acts."""
    keys = set_up_site(
        desk, SetUpSite("Lake Hotel", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD)
    )
    load_site(desk)
    lin = add_staff(desk, AddStaff("lin", "林晓", Role.FRONT_DESK, password=PASSWORD))
    xu = add_staff(desk, AddStaff("xu", "许嘉铭", Role.FRONT_DESK, password=PASSWORD))
    today = desk.site.business_day(clock.now())
    stay = {"valid_from_on": today - timedelta(days=1), "valid_until_on": today + timedelta(days=3)}
    gold = AddCustomer("陈思远", "13800006021", tier_code="gold", reference="1208", **stay)
    chen = add_customer(desk, gold)
    cheng = add_customer(desk, AddCustomer("程淑仪", "18600000417"))
    emily = add_customer(desk, AddCustomer("Emily Carter", "13900007702", language="en"))
    add_alert(desk, AddAlert(chen, Severity.SAFETY, "花生过敏"))
    add_preference(desk, chen, "高楼层")
    people = SimpleNamespace(lin=Actor(lin, "林晓", Role.FRONT_DESK), xu=Actor(xu, "许嘉铭", Role.FRONT_DESK))
    desk.actor = people.lin
    return SimpleNamespace(keys=keys, people=people, chen=chen, cheng=cheng, emily=emily)


@pytest.fixture
def program(
    qtbot, qapp: QApplication, desk: Desk, hotel: SimpleNamespace, settings: StationSettings
) -> Iterator[DeskApplication]:
    """The program with its window shown, Lin Xiao signed in."""
    program = DeskApplication(desk.database.path, settings, InlineRunner())
    qapp.installEventFilter(program.workspace.actions)
    program.workspace.connect_desk(desk)
    program.speak("en")
    program.window.resize(1366, 688)
    program.window.show()
    program.window.activateWindow()
    qtbot.waitExposed(program.window)
    program.enter()
    qapp.processEvents()
    yield program
    qapp.removeEventFilter(program.workspace.actions)
    program.window.forget_pages()
    program.window.hide()
    program.window.deleteLater()


@pytest.fixture
def press(program: DeskApplication) -> Callable[..., None]:
    """Return a function that presses keys where the focus is: a key, or the characters of a text."""

    def send(key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target: QWidget = QApplication.focusWidget() or program.window
        if isinstance(key, str) and not key.isascii():
            # As an input method hands over what was composed.
            event = QInputMethodEvent()
            event.setCommitString(key)
            QApplication.sendEvent(target, event)
        elif isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifiers)
        QApplication.processEvents()

    return send
