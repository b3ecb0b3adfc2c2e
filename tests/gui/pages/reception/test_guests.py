"""Reception by keys alone: a guest who is known, one who is new, what to know before speaking, how it looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import Outcome, VisitState
from servicedesk.queries import visits
from servicedesk.queries.customers import customer_rows
from servicedesk.services import visits as visit_services
from servicedesk.services.visit_commands import Arrive
from servicedesk.ui.pages.reception.record_pane import suggested_scenario
from tests.gui.pages.reception.serving import type_request, visit

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


# -- flow 1: a guest who is known -----------------------------------------------------------------------------------


def test_a_known_guest_is_served_within_the_keys_of_flow_one(reception, keys, desk, hotel):
    used = keys(K.Key_F2, "csy", K.Key_Return)
    row = visit(desk)
    assert row.customer_id == hotel.chen
    assert row.place == "1208"
    used += keys(K.Key_5)
    steps = len(visits.visit_detail(desk, row.id).steps)
    used += keys(*[K.Key_Space] * steps, K.Key_F5)
    ended = visit(desk)
    assert ended.outcome is Outcome.ANSWERED
    assert ended.scenario_id == hotel.keys.scenarios["facility_fault"]
    assert all(step.is_done for step in visits.visit_detail(desk, row.id).steps)
    # Three letters are the other keys of the seven.
    assert used + len("csy") <= 7 + steps


@pytest.mark.parametrize("typed", ["csy", "6021", "1208", "陈思", "chensi"])
def test_the_one_box_finds_the_guest_by(reception, keys, desk, hotel, typed):
    keys(K.Key_F2, typed, K.Key_Return)
    assert visit(desk).customer_id == hotel.chen


def test_hits_show_while_typing_and_arrows_choose(reception, press, desk, hotel):
    press(K.Key_F2)
    press("c")
    reception.guest.box.ask_now()
    hits = reception.guest.box.suggestions()
    assert hits.isVisible()
    names = [row.title for row in hits.model.rows]
    press(K.Key_Down)
    press(K.Key_Return)
    chosen = customer_rows(desk, [visit(desk).customer_id])[0].name
    assert chosen == names[1]


def test_digits_typed_into_the_request_stay_text(reception, press, desk):
    press(K.Key_F2)
    reception.record.area.setFocus()
    press("5")
    assert reception.record.area.text() == "5"
    assert visit(desk).scenario_id is None


def test_calling_next_serves_who_waited_longest(reception, press, desk, hotel):
    visit_services.arrive(desk, Arrive(customer_id=hotel.cheng))
    visit_services.arrive(desk, Arrive(customer_id=hotel.emily))
    press(K.Key_F3)
    assert visit(desk).state is VisitState.SERVING
    assert reception.guest.card.name.text() == "程淑仪"


def test_calling_next_says_when_nobody_waits(program, reception, press):
    press(K.Key_F3)
    assert program.window.toast.isVisible()
    assert reception.empty.isVisible()


# -- flow 2: a guest who is new -------------------------------------------------------------------------------------


def test_a_new_guest_takes_four_keys_and_the_name(reception, keys, desk):
    used = keys(K.Key_F2, "77778888", K.Key_Return)
    form = reception.guest.form
    assert form.isVisible()
    assert form.phone.text() == "77778888"
    used += keys("王小明", K.Key_Return)
    guest = customer_rows(desk, [visit(desk).customer_id])[0]
    assert guest.name == "王小明"
    assert guest.phone.endswith("88")
    assert used <= 4
    assert reception.hasFocus()


def test_a_name_without_a_hit_becomes_the_new_guests_name(reception, keys):
    keys(K.Key_F2, "欧阳峰", K.Key_Return)
    assert reception.guest.form.name.text() == "欧阳峰"
    assert reception.guest.form.phone.hasFocus()


def test_what_is_wrong_with_a_new_guest_is_said_beside_the_field(reception, keys, desk):
    keys(K.Key_F2, "欧阳峰", K.Key_Return, "1", K.Key_Return)
    assert reception.guest.form.phone_row.error()
    assert visit(desk).customer_id is None


def test_nobody_has_to_be_registered(reception, keys, desk):
    keys(K.Key_F2, K.Key_Escape, K.Key_Escape, K.Key_2)
    reception.setFocus()
    keys(K.Key_F5, K.Key_1)
    assert visit(desk).outcome is Outcome.ANSWERED
    assert visit(desk).customer_id is None


def test_choosing_somebody_without_a_visit_begins_one(reception, keys, desk, hotel):
    keys(K.Key_F4, "1208", K.Key_Return)
    assert visit(desk).customer_id == hotel.chen
    assert visit(desk).state is VisitState.SERVING


# -- what must be known before speaking -----------------------------------------------------------------------------


def test_alerts_come_first_and_are_acknowledged_once_per_visit(reception, keys, desk):
    keys(K.Key_F2, "csy", K.Key_Return)
    alerts = reception.guest.card.alerts
    assert alerts.isVisible()
    assert alerts.waits()
    keys(K.Key_Return)
    assert visits.visit_detail(desk, 1).alerts_seen
    assert not alerts.waits()
    reception.refresh()
    assert not alerts.waits()


def test_the_same_fault_at_the_same_place_warns(reception, keys, press, clock):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    assert not reception.guest.card.repeat.isVisible()
    keys(*[K.Key_Space] * 7, K.Key_F6)
    reception.ticket.panel.title.set_text("No cooling")
    press(K.Key_Return, CTRL)
    clock.advance(days=1)
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    assert reception.guest.card.repeat.isVisible()


# -- words ----------------------------------------------------------------------------------------------------------


def test_words_suggest_a_scenario_and_a_priority(reception, press, desk, hotel):
    press(K.Key_F2)
    type_request(reception, press, "卫生间漏水")
    record = reception.record
    assert record.suggestion.isVisible()
    assert "Urgent" in record.priority.text()
    record.suggestion.click()
    assert visit(desk).scenario_id == hotel.keys.scenarios["facility_fault"]
    assert not record.suggestion.isVisible()


def test_no_keyword_suggests_nothing(desk, hotel):
    assert suggested_scenario("", visits.scenarios(desk)) is None


def test_markup_and_long_words_stay_plain_text(reception, press, desk):
    press(K.Key_F2)
    words = "<img src=file:///x> 😀 " + "长" * 5000
    type_request(reception, press, words)
    press(K.Key_F8)
    assert visit(desk).request == words
    assert reception.record.area.text() == words


# -- room, language, look -------------------------------------------------------------------------------------------


def test_a_narrow_window_stacks_everything_within_its_width(qtbot, program, reception, keys):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    program.window.resize(420, 768)
    parts = (reception.guest.box, reception.record.tiles, reception.record.outcomes, reception.steps.list)

    def inside(part):
        left = part.mapTo(reception, part.rect().topLeft()).x()
        return left >= 0 and left + part.width() <= reception.width()

    # Labels that wrap anew ask for another layout, and that one for the next.
    qtbot.waitUntil(lambda: reception.width() > 400 and all(inside(part) for part in parts))
    assert reception.guest.box.mapTo(reception, reception.guest.box.rect().topLeft()).y() < (
        reception.record.tiles.mapTo(reception, reception.record.tiles.rect().topLeft()).y()
    )


def test_the_outcomes_are_in_sight_at_full_size(reception, keys):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    QApplication.processEvents()
    bar = reception.record.outcomes
    assert bar.mapTo(reception, bar.rect().bottomLeft()).y() <= reception.height()


def test_the_language_switches_while_a_visit_is_open(program, reception, keys, press):
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5)
    type_request(reception, press, "Hallo")
    program.speak("zh_CN")
    assert reception.record.outcomes.ticket_button.text() == "开工单"
    assert reception.record.area.text() == "Hallo"
    assert reception.steps.header.title.text() == "服务标准 · 设施报修"
    program.speak("en")


def test_what_was_looked_for_does_not_stand_beside_another_guest(reception, keys, press):
    keys(K.Key_F2, "csy", K.Key_Return)
    keys(K.Key_F2, "somebody else")
    keys(K.Key_Escape)
    press(K.Key_Tab, CTRL)
    assert reception.guest.card.isVisible()
    assert reception.guest.box.text() == ""


def test_tab_after_the_scenario_comes_to_what_the_guest_wants(reception, keys):
    """Not to the button that begins another visit, which the first space would press."""
    keys(K.Key_F2, "csy", K.Key_Return, K.Key_5, K.Key_Tab, "no hot water")
    assert reception.record.area.text() == "no hot water"
