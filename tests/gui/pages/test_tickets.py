"""The tickets page by keys: walk, solve, wait, assign, compensate, note; every act can be taken back."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import CompensationState, EntryKind, Priority, StateClass, Target, TicketKind
from servicedesk.core.permissions import Permission, Role
from servicedesk.queries import deadline_strips, drafts, rules, ticket_details, ticket_lists
from servicedesk.queries.staff import approvers
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.services import tickets as ticket_services
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft, save_agreements, save_partner
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.ui.pages.tickets.approve import ApprovePanel
from servicedesk.ui.pages.tickets.compensate import CompensatePanel
from servicedesk.ui.pages.tickets.deadline_strip import DeadlineStrip
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.pages.tickets.panels import ActPanel, AssignPanel, ReasonPanel
from servicedesk.ui.pages.tickets.solve_panel import SolvePanel
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.forms import FormRow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PIN = "482915"


@pytest.fixture
def opened(desk, hotel):
    """Three tickets of Lin Xiao's, one minute apart, and one of nobody's."""
    fault = hotel.keys.scenarios["facility_fault"]
    lin = hotel.people.lin.staff_id

    def add(title, owner=lin, **more):
        made = ticket_services.open_ticket(desk, OpenTicket(title, scenario_id=fault, owner_id=owner, **more))
        desk.clock.advance(minutes=1)
        return made.id

    return SimpleNamespace(
        air=add("1208 no cooling", customer_id=hotel.chen, place="1208"),
        tap=add("0712 tap drips", place="0712"),
        lamp=add("0305 lamp flickers", place="0305"),
        free=add("Lobby door squeaks", owner=hotel.people.xu.staff_id),
    )


@pytest.fixture
def page(program, opened):
    program.window.show_page("tickets")
    QApplication.processEvents()
    return program.window.current_page


def detail(desk, ticket_id):
    return ticket_details.ticket_detail(desk, ticket_id)


def entry_kinds(desk, ticket_id):
    return [entry.kind for entry in detail(desk, ticket_id).entries]


def lines_in_sight(page):
    column = page.detail.column.viewport()
    return [
        entry.body
        for entry in page.detail.timeline.entries
        if not page.detail.timeline.row(entry.key).visibleRegion().isEmpty() and column.isVisible()
    ]


def test_a_long_timeline_opens_at_its_latest_word_and_stays_where_it_was_scrolled(page, press, desk, opened):
    for number in range(12):
        ticket_services.add_note(desk, opened.tap, f"note {number}")
    press("j")
    QApplication.processEvents()
    bar = page.detail.column.verticalScrollBar()
    assert bar.maximum() > 0
    assert lines_in_sight(page)[-1] == "note 11"
    ticket_services.add_note(desk, opened.tap, "one more")
    QApplication.processEvents()
    assert lines_in_sight(page)[-1] == "one more"
    bar.triggerAction(bar.SliderAction.SliderToMinimum)
    ticket_services.add_note(desk, opened.tap, "and another")
    QApplication.processEvents()
    assert bar.value() == 0
    assert "and another" not in lines_in_sight(page)


# -- the list -------------------------------------------------------------------------------------------------------


def test_my_tickets_stand_by_deadline_and_the_first_is_in_front(page, opened):
    assert [row.id for row in page.list.model.rows[:]] == [opened.air, opened.tap, opened.lamp]
    assert page.detail.ticket_id == opened.air
    assert page.list.view.hasFocus()


def test_j_and_k_walk_the_list(page, press, opened):
    press("j")
    assert page.detail.ticket_id == opened.tap
    press("j")
    press("j")
    assert page.detail.ticket_id == opened.lamp
    press("k")
    assert page.detail.ticket_id == opened.tap
    assert page.detail.detail.row.title == "0712 tap drips"


def test_words_narrow_the_list(page, press, opened):
    press("/")
    assert page.list.filter.hasFocus()
    press("tap")
    press(K.Key_Return)
    assert [row.id for row in page.list.model.rows[:]] == [opened.tap]
    assert page.detail.ticket_id == opened.tap
    press(" nothing like this")
    press(K.Key_Return)
    assert page.list.empty.isVisible()
    assert page.list.model.rowCount() == 0


def test_fields_are_offered_by_name_and_their_answers_narrow_the_list(page, press, desk, opened, hotel):
    fault = OpenTicket("Lift stands", kind=TicketKind.FAULT, owner_id=hotel.people.lin.staff_id,
                       fields={"fault_out_of_order": True})  # fmt: skip
    broken = ticket_services.open_ticket(desk, fault).id
    press("/")
    field = page.list.filter
    press(K.Key_Down)
    assert field.text() == "field:"
    assert field.is_choosing
    assert page.list.model.rowCount() == 4, "what is only begun narrows nothing"
    # By its pinyin initials: 已锁房或停用.
    press("ysf")
    field.ask_now()
    press(K.Key_Return)
    assert field.text() == 'field:"Room blocked or out of use"='
    press(K.Key_Return)
    assert field.text() == 'field:"Room blocked or out of use"=yes '
    assert [row.id for row in page.list.model.rows[:]] == [broken]
    press(K.Key_Backspace)
    press(K.Key_Backspace)
    press(K.Key_Backspace)
    press(K.Key_Backspace)
    press("maybe")
    press(K.Key_Return)
    assert page.list.empty.isVisible()
    assert "does not fit" in page.list.empty.words.text()


def test_a_field_that_is_not_there_is_said_so(page, press, opened):
    press("/")
    press("field:nothing=1")
    press(K.Key_Return)
    assert page.list.empty.isVisible()
    assert "There is no field “nothing”" in page.list.empty.words.text()


def test_more_tickets_than_a_page_holds_are_all_reached_by_keys(page, press, desk, opened, hotel):
    # One act: the page looks again once, not 260 times.
    with desk.work("test.open_many") as work:
        for number in range(260):
            ticket_services.open_ticket(
                work, OpenTicket(f"request {number}", priority=Priority.LOW, owner_id=hotel.people.lin.staff_id)
            )
        work.commit()
    page.refresh()
    QApplication.processEvents()
    assert page.list.model.rowCount() == 263
    assert page.list.model.is_complete
    assert page.detail.ticket_id == opened.air
    press(K.Key_End)
    ids = ticket_lists.ticket_ids(desk, TicketFilter(TicketView.MINE))
    assert page.detail.ticket_id == ids[-1]
    assert page.list.view.current_row().id == ids[-1]


def test_a_change_elsewhere_keeps_the_choice_and_the_typed_words(page, press, desk, opened):
    press("j")
    press("c")
    press("half a")
    ticket_services.add_note(desk, opened.air, "from elsewhere")
    QApplication.processEvents()
    assert page.detail.ticket_id == opened.tap
    assert page.detail.composer.area.text() == "half a"
    assert page.detail.composer.area.hasFocus()


# -- states ---------------------------------------------------------------------------------------------------------


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


# -- compensation ---------------------------------------------------------------------------------------------------


def item_of(panel, cents):
    return next(item.id for item in panel._catalogue.items if item.amount_cents == cents)


def give(page, press, cents):
    press("b")
    panel = page.detail.panel
    assert isinstance(panel, CompensatePanel)
    panel.item.set_value(item_of(panel, cents))
    panel._item_chosen()
    words = panel.remark.text()
    panel.reason.setFocus()
    press("warm night")
    press(K.Key_Return, CTRL)
    return words


def test_within_the_limit_it_is_given_at_once(page, press, desk, opened):
    words = give(page, press, 5800)
    assert words.startswith("Within your limit")
    given = detail(desk, opened.air).compensations
    assert [(row.amount_cents, row.state) for row in given] == [(5800, CompensationState.APPROVED)]
    assert page.detail.panel is None


@pytest.fixture
def supervisor(desk, hotel):
    actor = desk.actor
    desk.actor = SYSTEM
    identity = add_staff(desk, AddStaff("xm", "沈敏", Role.SUPERVISOR, password="湖畔 good evening 8", pin=PIN))
    desk.actor = actor
    return identity


def test_above_the_limit_a_supervisors_pin_approves_at_this_screen(supervisor, page, press, desk, opened, hotel):
    words = give(page, press, 56800)
    assert words.startswith("Above your limit")
    assert detail(desk, opened.air).compensations[0].state is CompensationState.PENDING
    panel = page.detail.panel
    assert isinstance(panel, ApprovePanel)
    assert panel.who.value() == supervisor
    assert panel.pin.hasFocus()
    press(PIN)
    assert detail(desk, opened.air).compensations[0].state is CompensationState.APPROVED
    assert desk.actor == hotel.people.lin
    assert page.detail.panel is None


def test_a_wrong_pin_is_refused_and_the_request_waits(supervisor, page, press, desk, opened, hotel):
    give(page, press, 56800)
    press("111222")
    panel = page.detail.panel
    assert isinstance(panel, ApprovePanel)
    assert panel.remark.text()
    assert not panel.remark.text().startswith("You stay")
    press(K.Key_Escape)
    assert detail(desk, opened.air).compensations[0].state is CompensationState.PENDING
    assert opened.air in ticket_lists.ticket_ids(desk, TicketFilter(TicketView.APPROVAL))
    assert desk.actor == hotel.people.lin


def test_after_five_wrong_pins_even_the_right_one_is_refused(supervisor, page, press, desk, opened, hotel):
    give(page, press, 56800)
    for _try in range(5):
        press("111222")
        desk.clock.advance(minutes=1)
    panel = page.detail.panel
    last = panel.remark.text()
    press(PIN)
    assert page.detail.panel is panel
    assert panel.remark.text() == last != ""
    assert detail(desk, opened.air).compensations[0].state is CompensationState.PENDING
    usable = {each.id: each.pin_usable for each in approvers(desk, Permission.APPROVE_COMPENSATION)}
    assert usable[supervisor] is False
    assert desk.actor == hotel.people.lin


# -- notes ----------------------------------------------------------------------------------------------------------


def test_c_writes_a_note_that_ctrl_enter_sends(page, press, desk, opened):
    press("c")
    press("engineer is on the way")
    press(K.Key_Return, CTRL)
    last = detail(desk, opened.air).entries[-1]
    assert (last.kind, last.text) == (EntryKind.NOTE, "engineer is on the way")
    assert page.detail.composer.area.text() == ""
    assert drafts.my_draft(desk, "ticket", str(opened.air)) is None


def test_an_unsent_note_is_kept_with_its_ticket_and_comes_back(program, page, press, desk, opened):
    press("c")
    press("half a sentence")
    press(K.Key_Escape)
    press("j")
    assert page.detail.composer.area.text() == ""
    press("k")
    assert page.detail.composer.area.text() == "half a sentence"
    program.window.flush_drafts()
    program.window.forget_pages()
    program.window.show_page("tickets")
    QApplication.processEvents()
    again = program.window.current_page.detail.composer
    assert again.area.text() == "half a sentence"
    assert again.saved.text() == "Draft restored"
    assert EntryKind.NOTE not in entry_kinds(desk, opened.air)


def test_letters_typed_into_a_note_are_no_commands(page, press):
    press("c")
    press("behave")
    assert page.detail.composer.area.text() == "behave"
    assert page.detail.panel is None


def test_a_form_has_its_height_and_the_note_being_written_comes_back(page, press, program):
    """At the height of a small screen, where form, timeline and composer do not fit together."""
    program.window.resize(1100, 640)
    QApplication.processEvents()
    press("c")
    press("half a note")
    press(K.Key_Escape)
    page.take_focus()
    press("b")
    panel = page.detail.panel
    assert isinstance(panel, CompensatePanel)
    assert panel.height() >= panel.minimumSizeHint().height()
    for row in panel.findChildren(FormRow):
        assert row.isHidden() or row.height() >= row.minimumSizeHint().height()
    assert not page.detail.composer_place.isVisible()
    press(K.Key_Escape)
    assert page.detail.composer.isVisible()
    assert page.detail.composer.area.text() == "half a note"


@pytest.mark.parametrize(("width", "scale"), [(420, 1.0), (1366, 2.0)])
@pytest.mark.parametrize("key", ["e", "h", "u", "a", "b", "f", "i"])
def test_with_little_room_a_form_scrolls_instead_of_being_squashed(qtbot, page, press, program, key, width, scale):
    """Beside another program, or at large text: what is typed into and the buttons stay whole and in sight."""
    program.window.resize(width, 688)
    theme().set_scale(scale)
    page.take_focus()
    press(K.Key_Return)
    press(key)
    panel = page.detail.panel
    assert isinstance(panel, (ActPanel, EditPanel))

    def is_whole(part: QWidget) -> bool:
        seen = part.visibleRegion().boundingRect().height()
        return seen == part.height() >= part.minimumSizeHint().height()

    rows = [row for row in panel.findChildren(FormRow) if not row.isHidden()]
    assert rows
    qtbot.waitUntil(lambda: all(row.height() >= row.minimumSizeHint().height() for row in rows))
    qtbot.waitUntil(lambda: is_whole(panel.save_button) and is_whole(QApplication.focusWidget()))


@pytest.mark.parametrize(("key", "title"), [("e", "办结"), ("h", "等待"), ("u", "上报"), ("a", "派单"), ("b", "补偿")])
def test_an_open_form_speaks_the_new_language_with_what_was_typed(qtbot, page, press, program, key, title):
    press(key)
    before = page.detail.panel
    field = next(name for name in ("resolution", "reason", "note") if hasattr(before, name))
    getattr(before, field).set_text("typed so far")
    program.speak("zh_CN")
    qtbot.waitUntil(lambda: page.detail.panel is not before)
    panel = page.detail.panel
    assert type(panel) is type(before)
    assert panel.title.text().startswith(title)
    assert getattr(panel, field).text() == "typed so far"
    program.speak("en")
    qtbot.waitUntil(lambda: page.detail.panel is not panel)
    assert getattr(page.detail.panel, field).text() == "typed so far"


def test_an_amount_that_was_edited_survives_the_switch(qtbot, page, press, program):
    press("b")
    before = page.detail.panel
    before.item.set_value("other")
    before.refilled()
    before.name.set_text("a bottle")
    before.amount.set_text("77")
    program.speak("zh_CN")
    qtbot.waitUntil(lambda: page.detail.panel is not before)
    panel = page.detail.panel
    assert (panel.item.value(), panel.name.text(), panel.amount.cents()) == ("other", "a bottle", 7_700)
    assert panel.name_row.isVisible()


def test_the_explained_deadline_is_explained_anew(qtbot, page, press, program):
    press("w")
    before = page.detail.panel
    program.speak("zh_CN")
    qtbot.waitUntil(lambda: isinstance(page.detail.panel, DeadlineStrip) and page.detail.panel is not before)
    press("w")
    assert page.detail.panel is None
