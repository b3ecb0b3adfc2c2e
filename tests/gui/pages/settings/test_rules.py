"""Time rules by keys: edit in place, reorder, see the effect, save, undo; nothing unsaved is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import Priority, TicketKind
from servicedesk.core.permissions import Role
from servicedesk.queries import drafts, rules
from servicedesk.queries.ticket_lists import TicketFilter, ticket_list
from servicedesk.services import service_levels
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.tickets import OpenTicket, open_ticket
from servicedesk.ui.theme import theme
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ticket(desk, hotel):
    """An urgent fault that is open, due by the rule for urgent cases."""
    command = OpenTicket("电梯停运", kind=TicketKind.FAULT, priority=Priority.URGENT, customer_id=hotel.cheng)
    return open_ticket(desk, command).id


@pytest.fixture
def section(program, desk, ticket):
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    program.window.show_page("settings", section="rules")
    QApplication.processEvents()
    return program.window.current_page.section


def stored(desk):
    return rules.levels(desk)


def due(desk, ticket):
    return next(row.due_at for row in ticket_list(desk, TicketFilter()) if row.id == ticket)


def choose(section, place):
    section.view.select_key(section.book.rules[place].key)
    section.view.setFocus()
    return section.book.rules[place]


def urgent(section):
    """The place of the rule that any urgent case of an ordinary guest gets."""
    found = [rule.now.kind is None and rule.now.priority == "urgent" and not rule.now.tiers
             for rule in section.book.rules]  # fmt: skip
    return found.index(True)


def retype(press, words):
    field = QApplication.focusWidget()
    field.selectAll()
    press(words)
    return field


def test_a_time_is_changed_where_it_stands_and_every_open_ticket_follows(section, press, desk, ticket):
    place = urgent(section)
    before = due(desk, ticket)
    choose(section, place)
    press(K.Key_Return)
    retype(press, "3 h")
    press(K.Key_Return)
    assert section.editor is None
    assert section.view.hasFocus()
    assert section.book.rules[place].now.resolution_minutes == 180
    section._measure.flush()
    assert section.bar.isVisible()
    # The response presses and stays; the time to solve behind it moves.
    assert section.bar.title.text() == "The deadline of 1 ticket moves"
    choose(section, place)
    press(K.Key_Return)
    press(K.Key_Backtab)
    press(K.Key_Backtab)
    retype(press, "2 h")
    press(K.Key_Return, CTRL)
    assert not section.bar.isVisible()
    level = stored(desk)[place]
    assert (level.response_minutes, level.resolution_minutes) == (120, 180)
    assert due(desk, ticket) != before


def test_the_effect_is_said_before_saving_with_what_is_overdue_at_once(section, press, desk, ticket, clock):
    clock.advance(minutes=10)
    place = urgent(section)
    choose(section, place)
    section.book.change(section.book.rules[place].key, _shorter(section.book.rules[place].now))
    section._changed()
    section._measure.flush()
    assert section.bar.title.text() == "The deadline of 1 ticket moves"
    assert section.bar.facts[0].text() == "↑ 1 earlier"
    assert section.bar.facts[2].text() == "1 overdue at once"
    assert stored(desk)[place].resolution_minutes == 60
    assert section.pending.text() == "1 change, not saved"


def _shorter(draft):
    from dataclasses import replace

    return replace(draft, response_minutes=5, update_minutes=10, resolution_minutes=30)


def test_alt_arrows_reorder_and_saving_keeps_the_order(section, press, desk):
    ids = [level.id for level in stored(desk)]
    choose(section, 1)
    press(K.Key_Up, ALT)
    assert section.view.current_row().now.id == ids[1]
    assert section.pending.text() == "1 change, not saved"
    press(K.Key_Return, CTRL)
    assert [level.id for level in stored(desk)] == [ids[1], ids[0], *ids[2:]]


def test_the_default_cannot_be_moved_removed_or_limited(section, press, desk):
    count = len(section.book.rules)
    choose(section, count - 1)
    press(K.Key_Delete)
    press(K.Key_Up, ALT)
    assert len(section.book.rules) == count
    assert not section.book.is_changed
    press(K.Key_Return)
    assert set(section.editor.fields) == {"response", "update", "resolution", "calendar"}


def test_ins_adds_a_rule_above_the_chosen_one_and_del_takes_it_away(section, press, desk):
    count = len(section.book.rules)
    choose(section, 2)
    press(K.Key_Insert)
    assert len(section.book.rules) == count + 1
    assert section.book.rules[2].before is None
    section.editor.kind.set_value("praise")
    section.editor.kind.chosen.emit("praise")
    retype(press, "2 d")
    press(K.Key_Return)
    press(K.Key_Return, CTRL)
    assert stored(desk)[2].kind == "praise"
    assert stored(desk)[2].resolution_minutes == 2880
    choose(section, 2)
    press(K.Key_Delete)
    press(K.Key_Return, CTRL)
    assert "praise" not in {level.kind for level in stored(desk)}


def test_saving_is_undone_by_ctrl_z(section, press, desk, ticket):
    before, was_due = stored(desk), due(desk, ticket)
    place = urgent(section)
    section.book.change(section.book.rules[place].key, _shorter(section.book.rules[place].now))
    section._changed()
    choose(section, place)
    press(K.Key_Return, CTRL)
    assert due(desk, ticket) != was_due
    press(K.Key_Z, CTRL)
    assert stored(desk) == before
    assert due(desk, ticket) == was_due
    assert section.book.drafts()[place].resolution_minutes == before[place].resolution_minutes


def test_esc_closes_the_fields_then_discards_and_what_was_discarded_comes_back(section, press):
    choose(section, 0)
    press(K.Key_Return)
    retype(press, "7 h")
    press(K.Key_Escape)
    assert section.editor is None
    assert section.book.rules[0].now.resolution_minutes == 420
    press(K.Key_Escape)
    assert not section.book.is_changed
    assert not section.bar.isVisible()
    assert section.bring_back.isVisible()
    section.bring_back.click()
    assert section.book.rules[0].now.resolution_minutes == 420
    assert not section.bring_back.isVisible()


def test_a_time_that_cannot_be_read_is_marked_and_not_taken_over(section, press, desk):
    before = section.book.rules[0].now
    choose(section, 0)
    press(K.Key_Return)
    field = retype(press, "soon")
    press(K.Key_Return)
    assert section.editor is not None
    assert field.property("invalid")
    assert field.hasFocus()
    press(K.Key_Return, CTRL)
    assert section.editor is not None
    assert section.book.rules[0].now == before


def test_a_response_after_the_solution_is_refused_at_its_rule(section, press, desk):
    before = stored(desk)
    choose(section, 1)
    press(K.Key_Return)
    retype(press, "2 min")
    section._measure.flush()
    assert not section.bar.save.isEnabled()
    assert section.bar.title.text().startswith("Rule 2:")
    press(K.Key_Return, CTRL)
    assert stored(desk) == before
    assert section.bar.isVisible()


def test_unsaved_rules_survive_the_lock_and_another_user(section, press, program, desk):
    choose(section, 0)
    press(K.Key_Return)
    retype(press, "9 h")
    press(K.Key_Return)
    press(K.Key_L, CTRL)
    assert drafts.my_draft(desk, "time_rules", "") is not None
    sign_in_with_password(desk, "lin", PASSWORD)
    program.enter()
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    program.window.show_page("settings", section="rules")
    again = program.window.current_page.section
    assert again is not section
    assert again.book.rules[0].now.resolution_minutes == 540
    assert again.pending.text() == "1 change, not saved"
    again.save()
    assert drafts.my_draft(desk, "time_rules", "") is None


def test_a_supervisor_may_edit_and_an_auditor_reads(section, press, program, desk):
    add_staff(desk, AddStaff("au", "审计", Role.AUDITOR, password=PASSWORD))
    sign_in_with_password(desk, "au", PASSWORD)
    program.enter()
    program.window.show_page("settings", section="rules")
    section = program.window.current_page.section
    assert not section.new.isVisible()
    choose(section, 0)
    for key in (K.Key_Return, K.Key_Insert, K.Key_Delete):
        press(key)
    assert section.editor is None
    assert not section.book.is_changed


def test_the_grid_says_what_the_rules_come_to(section, press):
    section.outcome.kind.set_value("fault")
    section.outcome.kind.chosen.emit("fault")
    before = section.outcome.grid.cell(Priority.URGENT, "member")
    assert not before.is_changed
    place = urgent(section)
    section.book.change(section.book.rules[place].key, _shorter(section.book.rules[place].now))
    section._changed()
    after = section.outcome.grid.cell(Priority.URGENT, "member")
    assert (after.words, after.is_changed) == ("30 min", True)
    assert "Urgent: Member 30 min" in section.outcome.grid.accessibleDescription()


@pytest.mark.parametrize("width", [1366, 1000, 420])
def test_the_fields_are_reached_at_every_width_and_scale(section, press, program, width):
    theme().set_scale(2.0 if width == 1000 else 1.0)
    program.window.resize(width, 688)
    QApplication.processEvents()
    section.workspace.navigate("settings", section="rules")
    QApplication.processEvents()
    choose(section, 0)
    press(K.Key_Return)
    QApplication.processEvents()
    field = QApplication.focusWidget()
    assert field is section.editor.spans["resolution"]
    assert field.width() >= theme().px(60)
    assert section.view.width() <= section.width()
    retype(press, "5 h")
    press(K.Key_Return)
    assert section.book.rules[0].now.resolution_minutes == 300


def test_both_languages_say_each_rule_in_words(section, program):
    row = section.model.index(0)
    english = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert english.startswith("1 · Complaint · Urgent · all tiers · first response 5 min")
    program.speak("zh_CN")
    chinese = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert chinese.startswith("1 · 投诉 · 紧急 · 全部等级 · 首次响应 5 分钟")
    assert section.header.title.text() == "时限规则"


def test_a_second_editor_is_told_and_both_changes_are_saved(section, press, desk, hotel):
    place = urgent(section)
    choose(section, place)
    press(K.Key_Return)
    retype(press, "3 h")
    press(K.Key_Return)
    # Somebody else saves another rule meanwhile.
    theirs = service_levels.save_levels
    mine = section.book.stored
    other = (place + 1) % (len(mine) - 1)
    theirs(desk, [_shorter(draft) if index == other else draft for index, draft in enumerate(mine)])
    QApplication.processEvents()
    assert section.book.rules[place].now.resolution_minutes == 180
    assert section.record.line.isVisible()
    press(K.Key_Return, CTRL)
    assert stored(desk)[place].resolution_minutes == 180
    assert stored(desk)[other].resolution_minutes == 30
