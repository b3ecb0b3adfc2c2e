"""Acts on a ticket by keys: solve, wait, hand over, explain; every one can be taken back."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import StateClass, Target
from servicedesk.queries import deadline_strips, rules, ticket_lists
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft, save_agreements, save_partner
from servicedesk.ui.pages.tickets.deadline_strip import DeadlineStrip
from servicedesk.ui.pages.tickets.panels import AssignPanel, ReasonPanel
from servicedesk.ui.pages.tickets.solve_panel import SolvePanel
from tests.gui.pages.tickets.details import detail

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_e_solves_with_how_it_was_done_and_why(page, press, desk, opened):
    press("e")
    assert isinstance(page.detail.panel, SolvePanel)
    press("filter cleaned")
    press(K.Key_1, Qt.KeyboardModifier.AltModifier)
    press(K.Key_0, Qt.KeyboardModifier.AltModifier)
    press(K.Key_Return, CTRL)
    found = detail(desk, opened.air)
    assert found.row.state_class is StateClass.SOLVED
    assert found.resolution == "filter cleaned"
    assert found.cause == page.acts.states.reasons["causes"][0].zh
    assert page.detail.panel is None


def test_solving_needs_words_and_says_so_at_the_field(page, press, desk, opened):
    press("e")
    press(K.Key_Return, CTRL)
    assert page.detail.panel.resolution_row.error()
    assert page.detail.panel.resolution.hasFocus()
    assert detail(desk, opened.air).row.state_class is not StateClass.SOLVED


def test_an_act_is_taken_back(program, page, press, desk, opened):
    before = detail(desk, opened.air).row.state
    press("e")
    press("done")
    press(K.Key_0, Qt.KeyboardModifier.AltModifier)
    press(K.Key_Return, CTRL)
    assert program.window.toast.isVisible()
    page.list.view.setFocus()
    press(K.Key_Z, CTRL)
    found = detail(desk, opened.air)
    assert found.row.state == before
    assert found.resolution == ""


def test_h_says_that_the_clock_stops_and_stops_it(page, press, desk, opened):
    press("h")
    panel = page.detail.panel
    assert isinstance(panel, ReasonPanel)
    assert panel.remark.text() == "The clock stops until then; new deadline 20:32."
    press("guest is out")
    press(K.Key_Return, CTRL)
    row = detail(desk, opened.air).row
    assert row.state_class is StateClass.WAITING
    assert row.pauses
    assert deadline_strips.explain(desk, opened.air, Target.RESOLUTION).is_paused
    assert page.detail.panel is None


def test_what_was_waited_is_added_to_the_deadline(page, press, desk, opened):
    before = detail(desk, opened.air).row.resolution_due_at
    press("h")
    press("guest is out")
    press(K.Key_Return, CTRL)
    desk.clock.advance(minutes=30)
    page.detail.head.reopen.setFocus()
    press(K.Key_Space)
    row = detail(desk, opened.air).row
    assert row.state_class is StateClass.ACTIVE
    assert row.resolution_due_at == before + timedelta(minutes=30)


def test_waiting_needs_a_reason(page, press, desk, opened):
    press("h")
    press(K.Key_Return, CTRL)
    assert page.detail.panel.reason_row.error()
    assert detail(desk, opened.air).row.state_class is not StateClass.WAITING


def test_escape_closes_the_panel_and_changes_nothing(page, press, desk, opened):
    before = detail(desk, opened.air)
    press("h")
    press("never mind")
    press(K.Key_Escape)
    assert page.detail.panel is None
    assert page.list.view.hasFocus()
    assert detail(desk, opened.air) == before


def test_w_explains_the_deadline_and_closes_again(page, press):
    press("w")
    strip = page.detail.panel
    assert isinstance(strip, DeadlineStrip)
    assert strip.isVisible()
    press("w")
    assert page.detail.panel is None


def test_a_hands_the_ticket_to_somebody_else(page, press, desk, opened, hotel):
    press("a")
    panel = page.detail.panel
    assert isinstance(panel, AssignPanel)
    assert panel.department.hasFocus()
    panel.owner.setFocus()
    panel.owner.set_value(hotel.people.xu.staff_id)
    panel.note.setFocus()
    press("you know the room")
    press(K.Key_Return, CTRL)
    row = detail(desk, opened.air).row
    assert row.owner_id == hotel.people.xu.staff_id
    assert opened.air not in ticket_lists.ticket_ids(desk, TicketFilter(TicketView.MINE))
    assert any(entry.text == "you know the room" for entry in detail(desk, opened.air).entries)


def test_a_hands_the_ticket_to_a_partner_whose_time_runs_beside_it(page, press, desk, opened, clock):
    actor, desk.actor = desk.actor, SYSTEM
    lifts = save_partner(desk, PartnerDraft(None, "Lift company", "Mr Shen", "13700001111"))
    calendar = rules.levels(desk)[-1].calendar_id
    save_agreements(desk, [AgreementDraft(None, None, lifts, 90, calendar)])
    desk.actor = actor
    due = detail(desk, opened.air).row.due_at
    press("a")
    panel = page.detail.panel
    panel.partner.setFocus()
    press(K.Key_Down)
    assert panel.partner.value() == lifts
    press(K.Key_Return, CTRL)
    assert page.detail.panel is None
    assert page.detail.side.inside.lines == ["Lift company 1 h 30 min · 1 h 30 min left"]
    assert detail(desk, opened.air).row.due_at == due, "the guest's deadline is not touched"
    clock.advance(minutes=100)
    page.open_ticket(opened.tap)
    page.open_ticket(opened.air)
    QApplication.processEvents()
    assert page.detail.side.inside.lines == ["Lift company 1 h 30 min · 10 min over"]
    assert ticket_lists.ticket_ids(desk, TicketFilter(TicketView.INTERNAL_OVERDUE)).tolist() == [opened.air]
