"""States, steps, closing, reasons, categories and the matrix in Settings: by keys, saved, undone, refused in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Impact, Priority, StateClass, TicketKind, Urgency
from servicedesk.core.lifecycle import Guard, ReopenRule, WhenOver
from servicedesk.core.permissions import Permission, Role
from servicedesk.queries.ticket_categories import category_tree
from servicedesk.queries.ticket_rules import life_rules
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.ui.pages.settings.reasons_card import reasons_of
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def enter(program, desk, name):
    open_ticket(desk, OpenTicket("towels"))
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    program.window.show_page("settings", section=name)
    QApplication.processEvents()
    return program.window.current_page.section


@pytest.fixture
def states(program, desk):
    return enter(program, desk, "states")


@pytest.fixture
def tree(program, desk):
    return enter(program, desk, "categories")


def rules(desk):
    return life_rules(desk.as_actor(SYSTEM))


def state(desk, code):
    return next(each for each in rules(desk).states if each.code == code)


def test_a_new_state_is_typed_saved_and_undone(states, press, desk):
    states.view.select_key("waiting_customer")
    states.view.setFocus()
    press(K.Key_Insert)
    press("等配件")
    states.form.kinds.set_value((TicketKind.FAULT.value,))
    press(K.Key_Return, CTRL)
    made = [each for each in rules(desk).states if each.name.zh == "等配件"]
    assert [(each.state_class, each.pauses, each.kinds) for each in made] == [(StateClass.WAITING, True, ("fault",))]
    assert states.view.current_row().code == made[0].code
    press(K.Key_Z, CTRL)
    assert not [each for each in rules(desk).states if each.name.zh == "等配件"]


def test_states_are_renamed_and_moved_by_keys(states, press, desk):
    states.view.select_key("waiting_third_party")
    states.view.setFocus()
    press(K.Key_Up, ALT)
    waiting = [each.code for each in rules(desk).states if each.state_class is StateClass.WAITING]
    assert waiting == ["waiting_third_party", "waiting_customer"]
    press(K.Key_Return)
    states.form.name_en.setFocus()
    states.form.name_en.selectAll()
    press("Waiting outside")
    press(K.Key_Return, CTRL)
    assert state(desk, "waiting_third_party").name.en == "Waiting outside"


def test_what_cannot_be_taken_away_says_why_and_stays(states, press, desk):
    states.view.select_key("new")
    states.view.setFocus()
    press(K.Key_Delete)
    assert states.form.problem.isVisible()
    assert state(desk, "new").is_active


def test_escape_forgets_what_was_typed(states, press, desk):
    states.view.select_key("solved")
    states.form.name_en.setFocus()
    press("xx")
    assert states.form.is_edited()
    press(K.Key_Escape)
    assert not states.form.is_edited()
    assert state(desk, "solved").name.en == "Solved"


def test_a_step_is_given_to_others_in_the_grid(states, desk):
    cell = states.grid.cells[StateClass.SOLVED, StateClass.CLOSED]
    cell.set_value(Permission.MANAGE_RULES.value)
    cell.chosen.emit(cell.value())
    assert rules(desk).transitions[StateClass.SOLVED][StateClass.CLOSED] is Permission.MANAGE_RULES
    assert (StateClass.MERGED, StateClass.ACTIVE) not in states.grid.cells


def test_closing_reopening_and_waits_are_saved_at_once(states, desk):
    card = states.closing
    card.guards[TicketKind.REQUEST, Guard.CATEGORY].click()
    assert rules(desk).closing.asks(Guard.CATEGORY, "request")
    card.rules[TicketKind.PRAISE].set_value(ReopenRule.NEVER.value)
    card.rules[TicketKind.PRAISE].chosen.emit(ReopenRule.NEVER.value)
    assert rules(desk).reopening[TicketKind.PRAISE].rule is ReopenRule.NEVER
    assert card.days[TicketKind.PRAISE].isHidden()
    card.over.chosen.emit(WhenOver.RESUME.value)
    assert rules(desk).when_over is WhenOver.RESUME
    card.after.set_value(9)
    card._save_closing()
    assert rules(desk).closing.after_days == 9


def test_ready_reasons_are_lines_in_two_languages(states, press, desk):
    assert reasons_of("等配件 | Parts\n 等厂家 \n|\n") == [
        {"zh": "等配件", "en": "Parts"},
        {"zh": "等厂家", "en": "等厂家"},
    ]
    states.reasons.area.set_text("等配件 | Waiting for parts")
    states.reasons.submit()
    assert [str(each) for each in rules(desk).reasons["waiting"]] == ["Waiting for parts"]


def test_categories_are_added_beside_the_chosen_one_and_merged(tree, press, desk):
    rows = {row.category.path.en: row.category for row in category_tree(desk)}
    tree.view.select_key(rows["Engineering / Fault"].id)
    tree.view.setFocus()
    press(K.Key_Insert)
    press("空调")
    press(K.Key_Return, CTRL)
    made = next(row.category for row in category_tree(desk) if row.category.name.zh == "空调")
    assert made.path.zh == "工程 / 空调"
    tree.view.select_key(made.id)
    tree.form.into.set_value(rows["Engineering / Fault"].id)
    tree.form.into.chosen.emit(rows["Engineering / Fault"].id)
    assert made.id not in [row.category.id for row in category_tree(desk)]
    press(K.Key_Z, CTRL)
    assert made.id in [row.category.id for row in category_tree(desk)]


def test_the_matrix_proposes_what_was_chosen(tree, desk):
    cell = tree.matrix.cells[Impact.ONE, Urgency.LATER]
    cell.set_value(Priority.NORMAL.value)
    cell.chosen.emit(cell.value())
    assert rules(desk).matrix[Impact.ONE][Urgency.LATER] is Priority.NORMAL


def test_who_may_only_look_changes_nothing(program, desk, hotel, states):
    desk.actor = Actor(None, "auditor", Role.AUDITOR)
    states.refresh()
    assert states.new.isHidden()
    assert not any(cell.isEnabled() for cell in states.grid.cells.values())
    assert not any(check.isEnabled() for check in states.closing.guards.values())


def test_both_sections_speak_both_languages_and_fit_a_narrow_window(program, states):
    for language in ("zh_CN", "en"):
        program.speak(language)
        for width in (1366, 420):
            program.window.resize(width, 688)
            QApplication.processEvents()
            assert states.grid.minimumSizeHint().width() <= 300
    program.window.show_page("settings", section="categories")
    program.speak("zh_CN")
    QApplication.processEvents()
    assert program.window.current_page.section.header.title.text() == "分类"
