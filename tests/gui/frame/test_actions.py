"""Key presses become commands, and letters stay with whoever types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from servicedesk.ui.command_list import BY_ID
from servicedesk.ui.main_window import MainWindow
from tests.gui.frame.pages import TEST_PAGES

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window):
    return open_window(TEST_PAGES)


@pytest.fixture
def notes(window):
    return window.current_page


@pytest.fixture
def press(qtbot):
    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    return press


def test_a_digit_belongs_to_the_text_in_focus(notes, press):
    press(Qt.Key.Key_1)
    assert notes.area.text() == "1"
    assert notes.pressed == []


def test_a_digit_is_a_command_when_nobody_types(notes, press):
    notes.setFocus()
    press(Qt.Key.Key_1)
    assert notes.pressed == ["visit.scenario.1"]


def test_function_keys_work_while_typing(notes, press):
    press(Qt.Key.Key_F8)
    assert notes.pressed == ["visit.park"]


def test_letters_held_by_an_input_method_are_no_commands(notes, press):
    """A Chinese input method hands over letters as a composition, never as commands."""
    QApplication.sendEvent(notes.area, QInputMethodEvent("1", []))
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Space)
    assert notes.pressed == []


def test_lists_take_no_input_method(window):
    window.show_page("tickets")
    view = window.current_page.view
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_letter_on_a_list_is_the_pages_command(window, press):
    window.show_page("tickets")
    page = window.current_page
    press(Qt.Key.Key_E)
    assert page.pressed == ["ticket.solve"]


def test_j_and_k_stay_with_the_list(window, press):
    window.show_page("tickets")
    view = window.current_page.view
    press(Qt.Key.Key_J)
    first = view.currentIndex().row()
    press(Qt.Key.Key_J)
    assert view.currentIndex().row() == first + 1
    press(Qt.Key.Key_K)
    assert view.currentIndex().row() == first


def test_commands_of_another_page_do_nothing(window, notes, press):
    window.show_page("tickets")
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_F8)
    assert notes.pressed == []


def test_space_presses_the_button_in_focus(notes, press):
    button = QPushButton("ok", notes)
    clicked = []
    button.clicked.connect(lambda: clicked.append(1))
    button.show()
    button.setFocus()
    press(Qt.Key.Key_Space)
    assert clicked == [1]
    assert notes.pressed == []
    notes.setFocus()
    press(Qt.Key.Key_Space)
    assert notes.pressed == ["visit.step"]


def test_a_key_held_down_does_its_command_once(notes):
    target = QApplication.focusWidget()
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier, "", repeated)
        QApplication.sendEvent(target, event)
    assert notes.pressed == ["visit.park"]


def test_ctrl_and_a_digit_go_to_the_module_even_from_a_text(window, notes, press):
    press(Qt.Key.Key_2, CTRL)
    assert window.current_page.page_id == "tickets"
    press(Qt.Key.Key_1, CTRL)
    assert window.current_page is notes
    press(Qt.Key.Key_9, CTRL)
    assert window.current_page is notes


def test_redo_belongs_to_the_text_while_it_has_something_to_do_again(workspace, window, notes, press):
    redone = []
    workspace.actions.bind("redo", lambda: redone.append(1), window)
    press(Qt.Key.Key_A)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Z, both)
    assert redone == []
    press(Qt.Key.Key_Z, both)
    assert redone == [1]


def test_undo_belongs_to_the_text_while_it_has_something_to_undo(workspace, window, notes, press):
    undone = []
    workspace.actions.bind("undo", lambda: undone.append(1), window)
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Z, CTRL)
    assert notes.area.text() == ""
    assert undone == []
    press(Qt.Key.Key_Z, CTRL)
    assert undone == [1]


def test_text_size_keys_of_other_layouts(workspace, window, press):
    larger = []
    workspace.actions.bind("scale.up", lambda: larger.append(1), window)
    press(Qt.Key.Key_Equal, CTRL)
    press(Qt.Key.Key_Plus, CTRL)
    press(Qt.Key.Key_Plus, CTRL | SHIFT)
    assert larger == [1, 1, 1]


def test_a_question_mark_needs_no_exact_modifier(workspace, window, notes, press):
    shown = []
    workspace.actions.bind("keys", lambda: shown.append(1), window)
    notes.setFocus()
    press(Qt.Key.Key_Question, SHIFT)
    press(Qt.Key.Key_Question)
    assert shown == [1, 1]


def test_other_windows_keep_their_keys(qtbot, window, notes):
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    qtbot.keyClick(other, Qt.Key.Key_F8)
    assert notes.pressed == []


def test_a_locked_window_obeys_only_what_shows_nothing(workspace, window, notes, press):
    look, find = [], []
    workspace.actions.bind("theme", lambda: look.append(1), window)
    workspace.actions.bind("find", lambda: find.append(1), window)
    gate = QWidget()
    window.show_gate(gate)
    gate.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    gate.setFocus()
    press(Qt.Key.Key_K, CTRL)
    press(Qt.Key.Key_D, CTRL | SHIFT)
    press(Qt.Key.Key_F8)
    assert (look, find, notes.pressed) == ([1], [], [])


def test_bindings_die_with_their_owner(workspace, window, notes):
    owner = QWidget(notes)
    workspace.actions.bind("visit.answered", lambda: None, owner)
    owner.show()
    assert workspace.actions.is_bound("visit.answered")
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    assert not workspace.actions.is_bound("visit.answered")
    assert not workspace.actions.can("visit.answered")
    assert not workspace.actions.trigger("visit.answered")


def test_the_last_one_bound_and_usable_is_asked(workspace, window, notes):
    asked = []
    usable = [True]
    workspace.actions.bind("save", lambda: asked.append("page"), notes)
    workspace.actions.bind("save", lambda: asked.append("editor"), notes.area, lambda: usable[0])
    workspace.actions.trigger("save")
    usable[0] = False
    workspace.actions.trigger("save")
    assert asked == ["editor", "page"]


def test_only_what_can_be_done_is_offered(workspace, window):
    names = {command.id for command in workspace.actions.available()}
    assert {"visit.scenario.1", "page.1", "page.2"} <= names
    assert not names & {"page.3", "ticket.solve", "visit.answered", "list.down"}
    assert BY_ID["undo"].id not in names


def test_word_jumps_stay_in_a_text_until_its_end(workspace, window, notes, press):
    done = []
    workspace.actions.set_page("follow_up")
    workspace.actions.bind("follow_up.next", lambda: done.append(1), notes)
    notes.area.set_text("two words")
    notes.area.moveCursor(notes.area.textCursor().MoveOperation.Start)
    press(Qt.Key.Key_Right, CTRL)
    assert done == []
    press(Qt.Key.Key_End, CTRL)
    press(Qt.Key.Key_Right, CTRL)
    assert done == [1]


def test_a_window_that_goes_takes_its_ear_for_keys_along(qtbot, workspace):
    workspace.actions.listen()
    window = MainWindow(workspace, TEST_PAGES)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    pressed = []
    workspace.actions.bind("visit.new", lambda: pressed.append("visit.new"), other)
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.keyClick(other, Qt.Key.Key_F2)
    assert pressed == []
