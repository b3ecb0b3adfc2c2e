"""The lists of internal agreements and partners, worked by keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.permissions import Role
from servicedesk.queries import internal_agreements, rules, staff
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft, save_agreements, save_partner
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.ui.widgets.row_list import RowListView
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def agreed(desk, hotel):
    """Three agreements of 10, 20 and 30 minutes, and two partners."""
    sign_in_with_password(desk, "z", PASSWORD)
    department, calendar = staff.departments(desk)[0].id, rules.calendars(desk)[0].id
    save_agreements(desk, [AgreementDraft(None, department, None, minutes, calendar) for minutes in (10, 20, 30)])
    save_partner(desk, PartnerDraft(None, "Lifts", "Li", "88"))
    save_partner(desk, PartnerDraft(None, "Laundry"))


@pytest.fixture
def section(program, agreed):
    program.enter()
    program.window.show_page("settings", section="agreements")
    QApplication.processEvents()
    found = program.window.current_page.section
    found.enter()
    QApplication.processEvents()
    return found


def minutes(desk):
    return [row.minutes for row in internal_agreements.agreements(desk)]


def shown(view):
    return [row.minutes for row in view.model().rows]


def test_j_and_k_walk_and_enter_opens_the_chosen_agreement(section, press, desk):
    assert isinstance(section.agreement_view, RowListView)
    assert section.agreement_view.hasFocus()
    press(K.Key_J)
    press(K.Key_J)
    press(K.Key_K)
    assert section.agreement_view.current_row().minutes == 20
    press(K.Key_Return)
    assert section.form.minutes.hasFocus()
    section.form.minutes.set_text("25 min")
    press(K.Key_Return, CTRL)
    assert minutes(desk) == [10, 25, 30]
    # The keys are with the list again, on the row that was changed.
    assert section.agreement_view.hasFocus()
    assert section.agreement_view.current_row().minutes == 25


def test_alt_and_an_arrow_move_an_agreement_as_often_as_pressed_and_undo_brings_it_back(section, press, desk, program):
    press(K.Key_Down, ALT)
    press(K.Key_Down, ALT)
    press(K.Key_Down, ALT)
    assert minutes(desk) == shown(section.agreement_view) == [20, 30, 10]
    assert section.agreement_view.current_row().minutes == 10
    press(K.Key_Up, ALT)
    assert minutes(desk) == [20, 10, 30]
    press(K.Key_Z, CTRL)
    assert minutes(desk) == [20, 30, 10]
    QApplication.processEvents()
    assert shown(section.agreement_view) == [20, 30, 10]


def test_del_removes_the_chosen_agreement_and_the_next_one_is_chosen(section, press, desk, program):
    press(K.Key_J)
    press(K.Key_Delete)
    assert minutes(desk) == [10, 30]
    assert section.agreement_view.current_row().minutes == 30
    assert program.window.toast.isVisible()
    press(K.Key_Z, CTRL)
    assert minutes(desk) == [10, 20, 30]


def test_removing_the_one_that_is_open_closes_its_form_and_another_form_stays(section, press, desk):
    press(K.Key_Return)
    section.form.minutes.set_text("90 min")
    section.agreement_view.setFocus()
    press(K.Key_J)
    press(K.Key_Delete)
    assert minutes(desk) == [10, 30]
    assert section.form.minutes.text() == "90 min"
    section.agreement_view.setFocus()
    press(K.Key_K)
    press(K.Key_Delete)
    assert minutes(desk) == [30]
    assert section.form is None


def test_del_retires_a_partner_and_ins_makes_one_while_among_the_partners(section, press, desk):
    section.partner_view.setFocus()
    press(K.Key_J)
    press(K.Key_Delete)
    assert [(row.name, row.is_active) for row in internal_agreements.partners(desk, False)] == [
        ("Lifts", True),
        ("Laundry", False),
    ]
    assert minutes(desk) == [10, 20, 30]
    press(K.Key_Z, CTRL)
    assert all(row.is_active for row in internal_agreements.partners(desk, False))
    section.partner_view.setFocus()
    press(K.Key_Insert)
    press("Courier")
    press(K.Key_Return, CTRL)
    assert [row.name for row in internal_agreements.partners(desk)] == ["Lifts", "Laundry", "Courier"]
    assert section.partner_view.hasFocus()


def test_the_keys_stand_in_the_status_line_and_only_for_who_may_change_rules(section, desk):
    assert [key for key, _words in section.hints()] == ["J K", "↵", "Alt ↑ ↓", "Ins", "Del", "Ctrl ↵"]
    desk.actor = replace(desk.actor, role=Role.FRONT_DESK)
    assert [key for key, _words in section.hints()] == ["J K"]
