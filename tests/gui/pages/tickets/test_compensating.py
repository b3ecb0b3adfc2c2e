"""Compensation by keys: within the limit at once, above it with a supervisor's PIN."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import CompensationState
from servicedesk.core.permissions import Permission, Role
from servicedesk.queries import ticket_lists
from servicedesk.queries.staff import approvers
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.ui.pages.tickets.approve import ApprovePanel
from servicedesk.ui.pages.tickets.compensate import CompensatePanel
from tests.gui.pages.tickets.details import detail

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PIN = "482915"


@pytest.fixture
def supervisor(desk, hotel):
    actor = desk.actor
    desk.actor = SYSTEM
    identity = add_staff(desk, AddStaff("xm", "沈敏", Role.SUPERVISOR, password="湖畔 good evening 8", pin=PIN))
    desk.actor = actor
    return identity


def item_of(panel, cents):
    return next(item.id for item in panel._catalogue.items if item.amount_cents == cents)


def give(page, press, cents):
    press("b")
    panel = page.detail.panel
    assert isinstance(panel, CompensatePanel)
    panel.item.set_value(item_of(panel, cents))
    panel._item_chosen()
    words = panel.remark.text()
    panel.reason.setFocus()
    press("warm night")
    press(K.Key_Return, CTRL)
    return words


def test_within_the_limit_it_is_given_at_once(page, press, desk, opened):
    words = give(page, press, 5800)
    assert words.startswith("Within your limit")
    given = detail(desk, opened.air).compensations
    assert [(row.amount_cents, row.state) for row in given] == [(5800, CompensationState.APPROVED)]
    assert page.detail.panel is None


def test_above_the_limit_a_supervisors_pin_approves_at_this_screen(supervisor, page, press, desk, opened, hotel):
    words = give(page, press, 56800)
    assert words.startswith("Above your limit")
    assert detail(desk, opened.air).compensations[0].state is CompensationState.PENDING
    panel = page.detail.panel
    assert isinstance(panel, ApprovePanel)
    assert panel.who.value() == supervisor
    assert panel.pin.hasFocus()
    press(PIN)
    assert detail(desk, opened.air).compensations[0].state is CompensationState.APPROVED
    assert desk.actor == hotel.people.lin
    assert page.detail.panel is None


def test_a_wrong_pin_is_refused_and_the_request_waits(supervisor, page, press, desk, opened, hotel):
    give(page, press, 56800)
    press("111222")
    panel = page.detail.panel
    assert isinstance(panel, ApprovePanel)
    assert panel.remark.text()
    assert not panel.remark.text().startswith("You stay")
    press(K.Key_Escape)
    assert detail(desk, opened.air).compensations[0].state is CompensationState.PENDING
    assert opened.air in ticket_lists.ticket_ids(desk, TicketFilter(TicketView.APPROVAL))
    assert desk.actor == hotel.people.lin


def test_after_five_wrong_pins_even_the_right_one_is_refused(supervisor, page, press, desk, opened, hotel):
    give(page, press, 56800)
    for _try in range(5):
        press("111222")
        desk.clock.advance(minutes=1)
    panel = page.detail.panel
    last = panel.remark.text()
    press(PIN)
    assert page.detail.panel is panel
    assert panel.remark.text() == last != ""
    assert detail(desk, opened.air).compensations[0].state is CompensationState.PENDING
    usable = {each.id: each.pin_usable for each in approvers(desk, Permission.APPROVE_COMPENSATION)}
    assert usable[supervisor] is False
    assert desk.actor == hotel.people.lin


def test_what_is_missing_is_read_where_the_form_scrolls(page, press, program):
    """The keys are in the field already when its error comes below it, where nothing was seen before."""
    program.window.resize(1366, 600)
    press("b")
    panel = page.detail.panel
    panel.item.set_value("other")
    panel._item_chosen()
    panel.name.set_text("a bottle")
    panel.reason.setFocus()
    QApplication.processEvents()
    press(K.Key_Return, CTRL)
    QApplication.processEvents()
    assert panel.reason_row.error()
    said = panel.reason_row._error
    assert said.visibleRegion().boundingRect().height() == said.height()


def test_the_ring_around_the_boxes_of_the_pin_is_whole(supervisor, page, press):
    give(page, press, 56800)
    panel = page.detail.panel
    assert isinstance(panel, ApprovePanel)
    QApplication.processEvents()
    assert panel.pin.width() <= panel.pin.sizeHint().width()
    inside = panel.rows.viewport().rect()
    at = panel.pin.mapTo(panel.rows.viewport(), panel.pin.rect().topLeft())
    assert at.x() >= 4
    assert inside.right() - at.x() - panel.pin.width() >= 4
