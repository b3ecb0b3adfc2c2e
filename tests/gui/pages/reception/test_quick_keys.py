"""Keys faster than the data: they are done to the visit being made, called or turned to, never to the one before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import VisitState
from servicedesk.queries import visits
from servicedesk.services import visits as visit_services
from servicedesk.services.visit_commands import Arrive
from tests.gui.slow import Slow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def first(reception, desk):
    """A visit of one's own in front."""
    identity = visit_services.start_visit(desk, Arrive(request="钥匙打不开"))
    reception.show_visit(identity)
    QApplication.processEvents()
    assert reception.look.detail.row.id == identity
    return identity


@pytest.fixture
def slow(program, reception, first):
    slow = Slow(program.workspace.tasks)
    yield slow
    slow.end()


def row(desk, identity):
    return visits.visit_detail(desk, identity).row


def test_a_digit_right_after_f2_sorts_the_new_visit(reception, press, slow, desk, first):
    press(K.Key_F2)
    reception.setFocus()
    press("5")
    slow.answer()
    new = reception.look.detail.row
    assert new.id != first
    assert new.scenario_id is not None
    assert row(desk, first).scenario_id is None


def test_a_guest_chosen_while_the_visit_is_made_is_the_new_one_s(reception, slow, desk, first, hotel, press):
    press(K.Key_F2)
    reception.guest.picked.emit(hotel.chen, "1208")
    slow.answer()
    assert reception.look.detail.row.customer_id == hotel.chen
    assert row(desk, first).customer_id is None


def test_a_guest_chosen_before_the_new_visit_is_here_is_the_new_one_s(reception, slow, desk, first, hotel, press):
    press(K.Key_F2)
    # It is written, and not yet read again.
    slow.answer_one()
    reception.guest.picked.emit(hotel.chen, "1208")
    slow.answer()
    assert reception.look.detail.row.customer_id == hotel.chen
    assert row(desk, first).customer_id is None


def test_a_name_given_before_the_new_visit_is_here_is_the_new_one_s(reception, slow, desk, first, press):
    press(K.Key_F2)
    slow.answer_one()
    reception.guest.anonymous.emit("路人")
    slow.answer()
    assert reception.look.detail.row.customer_name == "路人"
    assert row(desk, first).customer_name == ""


def test_answered_right_after_turning_ends_the_visit_turned_to(reception, press, slow, desk, first):
    second = visit_services.start_visit(desk, Arrive(request="几点退房"))
    reception.refresh()
    slow.answer()
    reception.show_visit(second)
    press(K.Key_F5)
    slow.answer()
    assert row(desk, first).state is VisitState.SERVING
    assert row(desk, second).state is VisitState.ENDED


def test_a_key_is_forgotten_where_nobody_waits(reception, press, slow, desk, first):
    press(K.Key_F3)
    press(K.Key_F5)
    slow.answer()
    assert row(desk, first).state is VisitState.SERVING


def test_who_was_called_and_is_not_known_is_asked_for(reception, press, slow, desk, first):
    visit_services.arrive(desk, Arrive(request="问路"))
    press(K.Key_F3)
    slow.answer()
    assert reception.look.detail.row.id != first
    assert reception.guest.box.hasFocus()
