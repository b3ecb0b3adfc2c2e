"""What was typed into the reasons and the return policy waits as a draft: for Esc, for Save, for the next day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.queries.drafts import my_draft
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.ui.pages.drafts.opening import open_draft
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chief(program, desk):
    """沈磊, who may change rules, sits at the desk."""
    staff_id = add_staff(desk.as_actor(SYSTEM), AddStaff("shen", "沈磊", Role.SUPERVISOR, password=PASSWORD))
    desk.actor = Actor(staff_id, "沈磊", Role.SUPERVISOR)
    return desk


def section(program, key):
    program.window.show_page("settings", section=key)
    QApplication.processEvents()
    return program.window.current_page.section


def anew(program, key):
    """The window after everything was put away: as after a night, or a power cut."""
    program.window.current_page.flush_drafts()
    program.window.forget_pages()
    return section(program, key)


def type_reason(program, press):
    card = section(program, "states").reasons
    card.area.setFocus()
    press(K.Key_End, CTRL)
    press(K.Key_Return)
    press("waits for parts")
    return card


def test_reasons_come_back_with_their_words_and_their_list(program, chief, press):
    card = section(program, "states").reasons
    card.which.set_value("cancelled")
    card._turn("cancelled")
    typed = type_reason(program, press).area.text()
    assert typed.endswith("waits for parts")
    card = anew(program, "states").reasons
    assert (card.area.text(), card._shown, card.which.value()) == (typed, "cancelled", "cancelled")
    assert card.keep.isVisible()


def test_saved_reasons_leave_no_draft(program, chief, press):
    card = type_reason(program, press)
    card.flush()
    assert my_draft(chief, "reasons", "").content["text"].endswith("waits for parts")
    press(K.Key_Return, CTRL)
    assert not card.is_edited()
    assert my_draft(chief, "reasons", "") is None


def test_esc_takes_the_words_and_their_draft_back(program, chief, press):
    card = type_reason(program, press)
    card.flush()
    assert section(program, "states").go_back()
    assert "waits for parts" not in card.area.text()
    assert my_draft(chief, "reasons", "") is None
    assert "waits for parts" not in anew(program, "states").reasons.area.text()


def test_the_policy_comes_back_and_is_saved_without_a_trace(program, chief, press):
    policy = section(program, "return_policy")
    before = policy.edited()
    policy.numbers["refund_days"].setFocus()
    policy.numbers["refund_days"].setValue(before.refund_days + 3)
    policy.checks["needs_unused"].click()
    policy.excluded.setFocus()
    press("ice cream")
    wanted = policy.edited()
    policy = anew(program, "return_policy")
    assert policy.edited() == wanted != before
    assert policy.keep.isVisible()
    press(K.Key_Return, CTRL)
    assert my_draft(chief, "return_policy", "") is None
    assert anew(program, "return_policy").policy == wanted


def test_the_list_of_drafts_leads_back_to_the_form(program, chief, press):
    type_reason(program, press).flush()
    program.window.show_page("today")
    assert open_draft(program.workspace, "reasons", "")
    QApplication.processEvents()
    assert program.window.current_page.section.reasons.is_edited()


def test_who_may_not_change_rules_keeps_no_draft(program, desk, hotel):
    add_staff(desk.as_actor(SYSTEM), AddStaff("wang", "王佳怡", Role.AUDITOR, password=PASSWORD))
    desk.actor = Actor(5, "王佳怡", Role.AUDITOR)
    card = section(program, "states").reasons
    card.flush()
    assert card.area.isReadOnly()
    assert my_draft(desk, "reasons", "") is None
