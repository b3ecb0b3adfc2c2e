"""What a ticket's kind asks for, with real keys: at opening, beside the ticket, when solved, and in Settings."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import TicketKind
from servicedesk.core.permissions import Role
from servicedesk.queries import equipment, kind_details, ticket_details, ticket_fields, ticket_lists
from servicedesk.queries.ticket_lists import TicketFilter
from servicedesk.services import equipment as register
from servicedesk.services import tickets
from servicedesk.services.equipment import SaveEquipment
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.ui.pages.tickets.fields_panel import FieldsPanel
from tests.gui.pages.tickets.test_kind_fields import HOSTILE

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(program):
    program.workspace.navigate("tickets")
    return program.window.current_page


def values(desk, ticket_id):
    return kind_details.kind_detail(desk, ticket_id).values


def opened(desk, kind, **more):
    return tickets.open_ticket(desk, OpenTicket("标题", kind=kind, **more)).id


def test_a_new_ticket_asks_what_its_scenario_needs_and_warns_of_the_same_equipment(program, page, press, desk, hotel):
    actor, desk.actor = desk.actor, SYSTEM
    piece = register.save_equipment(desk, SaveEquipment(None, "KT-01", "冷水机组", place="B1"))
    desk.actor = actor
    before = opened(desk, TicketKind.FAULT, fields={"equipment": {"id": piece, "name": ""}})
    program.workspace.navigate("tickets", new=True, scenario_id=hotel.keys.scenarios["facility_fault"], text="空调不冷")
    panel = page.detail.panel
    assert list(panel.kind.form.rows) == ["equipment", "fault_out_of_order", "fault_maintainer_number"]
    panel.kind.form.editors["equipment"].line.setFocus()
    press("lsjz")
    press(K.Key_Return)
    assert panel.kind.companions.shown.faults[0].ticket_id == before
    press(K.Key_Return, CTRL)
    made = max(ticket_lists.ticket_list(desk, TicketFilter()), key=lambda row: row.id)
    assert values(desk, made.id) == {"equipment": {"id": piece, "name": "KT-01 冷水机组"}}
    assert len(equipment.faults_of(desk, piece)) == 2


def test_a_report_of_a_loss_knows_that_something_was_lost_and_its_draft_comes_back(program, page, press, desk, hotel):
    known = {"new": True, "scenario_id": hotel.keys.scenarios["lost_report"], "text": "手表不见了"}
    program.workspace.navigate("tickets", **known)
    panel = page.detail.panel
    assert panel.kind.values() == {"found_or_lost": "lost"}
    panel.kind.form.editors["item"].line.setFocus()
    press("watch")
    page.flush_drafts()
    press(K.Key_Escape)
    program.workspace.navigate("tickets", new=True)
    assert page.detail.panel.kind.values() == {"found_or_lost": "lost", "item": "watch"}


def test_f_fills_in_the_fields_and_the_side_shows_them_as_plain_text(program, page, press, desk):
    ticket = opened(desk, TicketKind.COMPLAINT)
    page.open_ticket(ticket)
    page.list.view.setFocus()
    press("f")
    assert isinstance(page.detail.panel, FieldsPanel)
    press(HOSTILE.split(" ")[0] + "x")
    press(K.Key_Tab)
    press("yesterday")
    press(K.Key_Return, CTRL)
    assert page.detail.panel is None
    assert values(desk, ticket) == {"complaint_about": "<imgx", "complaint_event_on": "2026-11-21"}
    assert page.detail.kind_block.shown.values["complaint_about"] == "<imgx"
    last = page.detail.timeline.row(page.detail.detail.entries[-1].id)
    assert last is not None
    press(K.Key_Z, CTRL)
    assert values(desk, ticket) == {}


def test_what_somebody_else_filled_in_meanwhile_is_shown_and_saving_again_keeps_mine(page, press, desk, hotel):
    ticket = opened(desk, TicketKind.COMPLAINT)
    page.open_ticket(ticket)
    page.list.view.setFocus()
    press("f")
    panel = page.detail.panel
    press("mine")
    mine, desk.actor = desk.actor, hotel.people.xu
    tickets.edit_ticket(desk, EditTicket(ticket, fields={"complaint_about": "theirs", "complaint_actions": "kept"}))
    desk.actor = mine
    assert page.detail.panel is panel
    press(K.Key_Return, CTRL)
    assert "theirs" in panel.form.rows["complaint_about"].error()
    assert values(desk, ticket)["complaint_about"] == "theirs"
    press(K.Key_Return, CTRL)
    assert values(desk, ticket) == {"complaint_about": "mine", "complaint_actions": "kept"}


def test_y_links_the_likeliest_match(page, press, desk):
    common = {"item_category": "jewellery", "item_colour": "grey"}
    lost = opened(desk, TicketKind.LOST_FOUND, fields={"found_or_lost": "lost", "item": "银色手表", **common})
    found = opened(desk, TicketKind.LOST_FOUND, fields={"found_or_lost": "found", "item": "手表", **common})
    page.open_ticket(lost)
    page.list.view.setFocus()
    assert page.detail.kind_block.companions.first_match().ticket_id == found
    press("y")
    assert [link.ticket_id for link in page.detail.detail.links] == [found]
    assert page.detail.kind_block.companions.first_match() is None


def test_the_form_follows_a_switch_of_language_with_what_was_typed(program, page, press, desk):
    page.open_ticket(opened(desk, TicketKind.COMPLAINT))
    page.list.view.setFocus()
    press("f")
    press("typed")
    program.speak("zh_CN")
    QApplication.processEvents()
    form = page.detail.panel.form
    assert form.values() == {"complaint_about": "typed"}
    assert form.changes() == {"complaint_about": "typed"}
    assert form.rows["complaint_remedy"].field.accessibleName() == "诉求"


def test_who_may_only_read_is_not_asked(program, page, press, desk, hotel):
    ticket = opened(desk, TicketKind.COMPLAINT, fields={"complaint_about": "x"})
    desk.actor = type(hotel.people.lin)(hotel.people.lin.staff_id, "林晓", Role.AUDITOR)
    page.open_ticket(ticket)
    page.list.view.setFocus()
    press("f")
    assert page.detail.panel is None


# -- settings -------------------------------------------------------------------------------------------------------


@pytest.fixture
def settings_page(program, desk):
    """Settings as the supervisor sees them."""
    desk.actor = type(desk.actor)(None, "周宁", Role.SUPERVISOR)

    def show(section):
        program.workspace.navigate("settings", section=section)
        return program.window.current_page.section

    return show


def test_a_field_of_ones_own_is_added_previewed_and_saved_by_keys(settings_page, press, desk):
    section = settings_page("fields")
    press(K.Key_Insert)
    press("Floor")
    assert list(section.preview.rows)[-1] == "new"
    press(K.Key_Return, CTRL)
    made = ticket_fields.definitions(desk, "complaint")[-1]
    assert (made.name.zh, made.kinds, made.is_builtin) == ("Floor", ("complaint",), False)
    assert section.form.isHidden()
    assert section.model.rowCount() == 14


def test_a_built_in_field_is_renamed_and_retired_but_never_another_kind(settings_page, press, desk):
    section = settings_page("fields")
    press(K.Key_Return)
    assert section.form.kinds_host.isHidden()
    assert not section.form.type.isEnabled()
    section.form.retire.click()
    QApplication.processEvents()
    assert "complaint_about" not in [row.code for row in ticket_fields.definitions(desk, "complaint")]
    press(K.Key_Z, CTRL)
    assert "complaint_about" in [row.code for row in ticket_fields.definitions(desk, "complaint")]


def test_alt_down_moves_a_field_and_esc_leaves_it(settings_page, press, desk):
    section = settings_page("fields")
    first = section.view.current_row().code
    press(K.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert ticket_fields.definitions(desk, "complaint")[1].code == first
    press(K.Key_Return)
    press("x")
    press(K.Key_Escape)
    assert section.form.isHidden()
    assert ticket_fields.definitions(desk, "complaint")[1].name.en == "Service or facility complained about"


def test_a_piece_of_equipment_is_added_and_said_twice_is_refused_at_its_field(settings_page, press, desk):
    section = settings_page("equipment")
    for _time in range(2):
        press(K.Key_Insert)
        press("DT-01")
        press(K.Key_Tab)
        press("Lift")
        press(K.Key_Return, CTRL)
    assert [row.words for row in equipment.equipment_list(desk)] == ["DT-01 Lift"]
    assert section.form_rows["number"].error()


def test_the_policy_is_changed_with_an_example_judged_live(settings_page, press, desk):
    section = settings_page("return_policy")
    before = section.example.shown.verdict
    press(K.Key_A, CTRL)
    press("9")
    press(K.Key_Return, CTRL)
    assert kind_details.return_policy(desk).refund_days == 9
    assert section.example.shown.verdict != before


def test_i_shows_the_fields_of_the_kind_that_is_chosen_and_saves_them(program, page, press, desk):
    ticket = opened(desk, TicketKind.REQUEST)
    page.open_ticket(ticket)
    page.list.view.setFocus()
    press("i")
    panel = page.detail.panel
    assert panel.fields.kind_fields.isHidden()
    panel.fields.kind.set_value("fault")
    panel.fields.kind.chosen.emit("fault")
    assert list(panel.fields.kind_fields.rows) == ["equipment", "fault_out_of_order", "fault_maintainer_number"]
    panel.fields.kind_fields.editors["fault_maintainer_number"].line.setFocus()
    press("WX-7")
    press(K.Key_Return, CTRL)
    assert values(desk, ticket) == {"fault_maintainer_number": "WX-7"}
    assert ticket_details.ticket_detail(desk, ticket).row.kind is TicketKind.FAULT
