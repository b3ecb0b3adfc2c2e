"""Switches of Settings saved at once while a colleague chooses too: followed live, never written over unseen."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Impact, Priority, StateClass, TicketKind, Urgency
from servicedesk.core.lifecycle import Closing, Guard, Reopening, ReopenRule, WhenOver
from servicedesk.core.permissions import Permission, Role
from servicedesk.queries.ticket_rules import life_rules
from servicedesk.services import ticket_rules, undo
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.staff import AddStaff, add_staff
from tests.gui.pages.conftest import PASSWORD

NEW, SOLVED = StateClass.NEW, StateClass.SOLVED
FAULT, PRAISE = TicketKind.FAULT, TicketKind.PRAISE
WORK, RULES = Permission.WORK_ON_TICKET, Permission.MANAGE_RULES


@pytest.fixture
def colleague(desk, hotel):
    """Act as Tang Yue, another administrator at another desk."""
    desk.actor, lin = SYSTEM, desk.actor
    key = add_staff(desk, AddStaff("tang", "唐悦", Role.ADMINISTRATOR, password=PASSWORD))
    tang, desk.actor = Actor(key, "唐悦", Role.ADMINISTRATOR), lin

    @contextmanager
    def acting(unseen=False):
        me, desk.actor = desk.actor, tang
        # What is not announced has not reached this screen yet: it is on its way from another desk.
        bus, desk.bus = desk.bus, type(desk.bus)() if unseen else desk.bus
        yield
        desk.actor, desk.bus = me, bus

    return acting


@pytest.fixture
def section(program, desk):
    def show(name):
        sign_in_with_password(desk, "z", PASSWORD)
        program.enter()
        program.window.show_page("settings", section=name)
        QApplication.processEvents()
        return program.window.current_page.section

    return show


@pytest.fixture
def told(program):
    """What the window was told to show as a problem."""
    heard = []
    program.workspace.notified.connect(lambda words, _tone: heard.append(words))
    return heard


def rules(desk):
    return life_rules(desk.as_actor(SYSTEM))


def test_a_step_another_desk_chose_meanwhile_is_shown_and_one_more_choice_sets_mine(section, desk, colleague, told):
    cell = section("states").grid.cells[NEW, SOLVED]
    with colleague(unseen=True):
        ticket_rules.set_transition(desk, NEW, SOLVED, RULES)
    cell.set_value("")
    cell.chosen.emit("")
    QApplication.processEvents()
    assert rules(desk).transitions[NEW][SOLVED] is RULES, "nothing is written over unseen"
    assert cell.value() == RULES.value, "the screen shows what stands"
    (words,) = told
    assert "唐悦" in words
    assert "Duty manager +" in words
    assert "Nothing was lost" in words
    cell.set_value("")
    cell.chosen.emit("")
    assert rules(desk).transitions[NEW][SOLVED] is None
    assert len(told) == 1


def test_changes_from_elsewhere_and_their_undo_are_followed_live(section, desk, colleague, told):
    page = section("states")
    with colleague():
        ticket_rules.set_transition(desk, NEW, SOLVED, RULES)
        ticket_rules.set_reopening(desk, FAULT, ReopenRule.WITHIN, 5)
    QApplication.processEvents()
    assert page.grid.cells[NEW, SOLVED].value() == RULES.value
    assert page.closing.days[FAULT].value() == 5
    page.grid.cells[NEW, SOLVED].chosen.emit("")
    assert not told, "what was shown may be changed"
    with colleague():
        undo.undo_last(desk)
    QApplication.processEvents()
    assert page.closing.days[FAULT].value() != 5


def test_ones_own_quick_second_choice_stands(section, desk, told, monkeypatch):
    """The answers to the first choices have not come back yet when the next ones are made."""
    page = section("states")
    monkeypatch.setattr(page, "refresh", lambda: None)
    cell, card = page.grid.cells[NEW, SOLVED], page.closing
    for value in (RULES.value, "", RULES.value):
        cell.set_value(value)
        cell.chosen.emit(value)
    for days in (5, 6, 5):
        card.days[FAULT].set_value(days)
        card.days[FAULT].editingFinished.emit()
    box = card.guards[PRAISE, Guard.CATEGORY]
    for _click in range(2):
        box.click()
    card.over.chosen.emit(WhenOver.RESUME.value)
    card.over.chosen.emit(WhenOver.REMIND.value)
    found = rules(desk)
    assert found.transitions[NEW][SOLVED] is RULES
    assert found.reopening[FAULT].days == 5
    assert found.closing.asks(Guard.CATEGORY, PRAISE.value) is False
    assert found.when_over is WhenOver.REMIND
    assert not told


def test_reopening_by_a_colleague_is_said_in_words(section, desk, colleague, told):
    card = section("states").closing
    with colleague(unseen=True):
        ticket_rules.set_reopening(desk, PRAISE, ReopenRule.WITHIN, 21)
    card.rules[PRAISE].set_value(ReopenRule.NEVER.value)
    card.rules[PRAISE].chosen.emit(ReopenRule.NEVER.value)
    assert rules(desk).reopening[PRAISE] == Reopening(ReopenRule.WITHIN, 21)
    assert "within 21 days" in told[0]
    assert (card.rules[PRAISE].value(), card.days[PRAISE].value()) == (ReopenRule.WITHIN.value, 21)
    card.rules[PRAISE].set_value(ReopenRule.NEVER.value)
    card.rules[PRAISE].chosen.emit(ReopenRule.NEVER.value)
    assert rules(desk).reopening[PRAISE].rule is ReopenRule.NEVER


def test_two_people_tick_different_boxes_of_one_row(section, desk, colleague, told):
    card = section("states").closing
    with colleague(unseen=True):
        seen = rules(desk).closing
        guards = {**seen.guards, Guard.CHECKS: seen.guards[Guard.CHECKS] | {PRAISE.value}}
        ticket_rules.set_closing(desk, Closing(seen.after_days, guards), seen)
    card.guards[PRAISE, Guard.CATEGORY].click()
    found = rules(desk).closing
    assert found.asks(Guard.CHECKS, PRAISE.value)
    assert found.asks(Guard.CATEGORY, PRAISE.value)
    assert not told


def test_the_matrix_follows_and_refuses_alike(section, desk, colleague, told):
    page = section("categories")
    cell = page.matrix.cells[Impact.ONE, Urgency.TODAY]
    with colleague(unseen=True):
        ticket_rules.set_priority_for(desk, Impact.ONE, Urgency.TODAY, Priority.URGENT)
    cell.set_value(Priority.LOW.value)
    cell.chosen.emit(Priority.LOW.value)
    assert cell.value() == Priority.URGENT.value
    assert "“Urgent”" in told[0]
    with colleague():
        ticket_rules.set_priority_for(desk, Impact.ONE, Urgency.TODAY, Priority.HIGH)
    QApplication.processEvents()
    assert cell.value() == Priority.HIGH.value
    cell.set_value(Priority.LOW.value)
    cell.chosen.emit(Priority.LOW.value)
    assert rules(desk).matrix[Impact.ONE][Urgency.TODAY] is Priority.LOW
    assert len(told) == 1
