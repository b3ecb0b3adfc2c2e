"""Deadlines on the tickets page: why, what if it waits, the guest asks again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import EntryKind, Target
from servicedesk.queries import deadline_strips, ticket_details
from servicedesk.services.guest_contacts import guest_asked
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import add_reply, open_ticket
from servicedesk.ui.pages.tickets.deadline_strip import DeadlineStrip
from servicedesk.ui.pages.tickets.panels import ReasonPanel

K = Qt.Key


@pytest.fixture
def ticket(desk, hotel):
    """A ticket of Lin Xiao's that was answered."""
    identity = open_ticket(desk, OpenTicket("1208 no cooling", owner_id=hotel.people.lin.staff_id)).id
    add_reply(desk, identity, "马上来")
    return identity


@pytest.fixture
def page(program, ticket):
    program.window.show_page("tickets")
    QApplication.processEvents()
    return program.window.current_page


def kinds(desk, ticket):
    return [entry.kind for entry in ticket_details.ticket_detail(desk, ticket).entries]


def test_r_notes_that_the_guest_asked_and_an_answer_settles_it(page, press, desk, ticket):
    press("r")
    assert kinds(desk, ticket)[-1] is EntryKind.ASKED
    assert page.detail.timeline.entries[-1].summary == "the guest asked again"
    assert deadline_strips.explain(desk, ticket, Target.UPDATE).due_at is not None
    press(K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert EntryKind.ASKED not in kinds(desk, ticket)


def test_the_three_targets_are_a_press_apart(page, press, desk, ticket, clock):
    guest_asked(desk, ticket)
    clock.advance(minutes=3)
    press("w")
    strip = page.detail.panel
    assert isinstance(strip, DeadlineStrip)
    assert strip.explanation.targets == (Target.RESPONSE, Target.UPDATE, Target.RESOLUTION)
    assert strip.explanation.target is Target.UPDATE, "the one that presses"
    assert strip.card is None, "an answer the guest waits for does not wait"
    strip.which.chosen.emit(Target.RESOLUTION.value)
    assert strip.explanation.target is Target.RESOLUTION
    assert strip.card is not None
    assert "3 min = " in strip.table.total.text()
    strip.which.chosen.emit(Target.RESPONSE.value)
    assert strip.explanation.is_frozen
    assert strip.title.text() == "First response: met, and so it stays"


def test_what_if_it_waits_is_live_and_h_waits_until_then(page, press, desk, ticket, clock):
    press("w")
    strip = page.detail.panel
    due = strip.explanation.due_at
    until = (desk.site.local(clock.now()) + timedelta(hours=5)).replace(tzinfo=None)
    strip.card.until.set_value(until)
    strip.card.look()
    asked = deadline_strips.if_waiting(desk, ticket, strip.card.value())
    assert asked.due_at == due + timedelta(hours=5)
    assert f"{asked.due_at:%H:%M}" in strip.card.answer.text()
    press("h")
    panel = page.detail.panel
    assert isinstance(panel, ReasonPanel)
    assert panel.until.value() == until
    assert QApplication.focusWidget() is not None, "no window came up by itself"
    press("invoice title")
    press(K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ticket_details.ticket_detail(desk, ticket).row.resolution_due_at == asked.due_at


def test_paused_breached_and_met_ones_are_explained(desk, ticket, page, press, clock):
    change_state(desk, ChangeState(ticket, "waiting_customer", reason="等回电"))
    clock.advance(days=40)
    paused = deadline_strips.explain(desk, ticket)
    assert (paused.is_paused, paused.pauses[-1].end, paused.may_wait) == (True, None, False)
    assert len(paused.days) == 41
    press("w")
    strip = page.detail.panel
    assert strip.title.text().startswith("Paused; it would be due")
    columns = strip.bar.columns()
    assert len(columns) <= max(strip.bar.width() // 70, 3)
    assert any(column.is_folded for column in columns), "the middle of forty days is folded"
    press("w")
    change_state(desk, ChangeState(ticket, "in_progress"))
    clock.advance(days=3)
    assert deadline_strips.explain(desk, ticket).left_minutes < 0
    change_state(desk, ChangeState(ticket, "solved", resolution="好了"))
    frozen = deadline_strips.explain(desk, ticket)
    assert (frozen.target, frozen.is_frozen, frozen.left_minutes < 0) == (Target.RESOLUTION, True, True)
    assert isinstance(frozen.ended_at, datetime)


@pytest.mark.parametrize("width", [420, 1366])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_strip_fits(page, program, ticket, width, language):
    program.speak(language)
    program.window.resize(width, 688)
    page.open_ticket(ticket)
    page.acts.why()
    QApplication.processEvents()
    strip = page.detail.panel
    assert strip.bar.width() <= page.detail.column.viewport().width()
    assert strip.table.height() >= strip.table.minimumSizeHint().height()
    assert strip.bar.accessibleName()
