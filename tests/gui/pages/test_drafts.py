"""The list of drafts by keys: opened where they were left, handed over, taken, taken back, thrown away, undone."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import servicedesk.ui.pages
from servicedesk.core.draft_forms import FORMS
from servicedesk.core.notices import NoticeKind
from servicedesk.core.translation import LANGUAGES, set_language
from servicedesk.queries import drafts, notices
from servicedesk.queries.draft_lists import DraftPlace, drafts_and_handed
from servicedesk.services import tickets as ticket_services
from servicedesk.services.drafts import hand_over_draft, save_draft, throw_away
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.ui.pages.drafts.words import form_words
from servicedesk.ui.pages.tickets.edit_panel import EditPanel
from servicedesk.ui.pages.tickets.panels import ReasonPanel
from tests.gui.slow import Slow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ticket(desk, hotel):
    lin = hotel.people.lin.staff_id
    return ticket_services.open_ticket(desk, OpenTicket("1208 空调不制冷", "很热", place="1208", owner_id=lin)).id


def page_of(program):
    QApplication.processEvents()
    return program.window.current_page


def test_what_is_typed_is_listed_and_opened_again(program, press, desk, ticket):
    program.window.show_page("tickets")
    press("i")
    press(" now")
    press(K.Key_D, CTRL)
    page = page_of(program)
    assert page.page_id == "drafts"
    assert page.row().form == "ticket_edit"
    assert page.row().label.zh.endswith("1208 空调不制冷")
    assert "now" in page.words.text()
    press(K.Key_Return)
    panel = page_of(program).detail.panel
    assert isinstance(panel, EditPanel)
    assert panel.title.text() == "1208 空调不制冷 now"


def test_from_an_open_form_one_key_hands_it_over(program, press, desk, hotel, ticket):
    program.window.show_page("tickets")
    press("i")
    press(" half")
    press(K.Key_H, CTRL | SHIFT)
    page = page_of(program)
    assert page.panel.isVisible()
    page.panel.person.set_value(hotel.people.xu.staff_id)
    page.panel.note.set_text("客人 18 点前要")
    press(K.Key_Return, CTRL)
    (row,) = drafts_and_handed(desk)
    assert (row.place, row.other, row.note) == (DraftPlace.FROM_ME, "许嘉铭", "客人 18 点前要")
    program.window.show_page("tickets")
    press("i")
    assert page_of(program).detail.panel.title.text() == "1208 空调不制冷", "the giver's form has let it go"
    press(K.Key_D, CTRL)
    press("t")
    assert drafts_and_handed(desk)[0].place is DraftPlace.MINE
    assert page_of(program).detail.panel.title.text() == "1208 空调不制冷 half"


def test_a_colleague_takes_it_and_goes_on(program, press, desk, hotel, ticket):
    other = desk.as_actor(hotel.people.xu)
    save_draft(other, "ticket", str(ticket), {"text": "请工程部回电", "way": "note"})
    hand_over_draft(other, drafts.my_draft(other, "ticket", str(ticket)).id, hotel.people.lin.staff_id, "麻烦你")
    press(K.Key_D, CTRL)
    assert page_of(program).row().place is DraftPlace.TO_ME
    assert "麻烦你" in page_of(program).remark.text()
    press("t")
    assert page_of(program).detail.composer.area.text() == "请工程部回电"


def test_a_draft_is_thrown_away_and_brought_back(program, press, desk):
    save_draft(desk, "inquiry", "current", {"question": "早餐几点"})
    press(K.Key_D, CTRL)
    press(K.Key_Delete)
    assert drafts_and_handed(desk) == []
    assert page_of(program).empty.isVisible()
    press(K.Key_Z, CTRL)
    assert [row.excerpt for row in drafts_and_handed(desk)] == ["早餐几点"]


def test_an_act_s_panel_keeps_its_words_and_the_cursor(program, press, desk, ticket):
    program.window.show_page("tickets")
    QApplication.processEvents()
    press("u")
    panel = page_of(program).detail.panel
    assert isinstance(panel, ReasonPanel)
    press("guest calls again")
    press(K.Key_Left)
    press(K.Key_Escape)
    assert page_of(program).detail.panel is None
    press("u")
    panel = page_of(program).detail.panel
    assert panel.reason.text() == "guest calls again"
    assert panel.reason.textCursor().position() == len("guest calls again") - 1
    press(K.Key_Return, CTRL)
    assert drafts.my_draft(desk, "ticket_escalate", str(ticket)) is None


def test_the_form_in_front_comes_back_after_the_program_was_killed(program, press, desk, ticket):
    program.window.show_page("tickets")
    press("i")
    press(" now")
    page_of(program).flush_drafts()
    # Killed here: another start, the same person signs in.
    program.window.forget_pages()
    program._come_back, program._person = True, None
    program.enter()
    panel = page_of(program).detail.panel
    assert isinstance(panel, EditPanel)
    assert panel.title.text() == "1208 空调不制冷 now"
    assert panel.title.hasFocus()
    assert panel.title.cursorPosition() == len("1208 空调不制冷 now")


def test_a_form_that_was_closed_does_not_come_back_by_itself(program, press, desk, ticket):
    program.window.show_page("tickets")
    press("i")
    press(" now")
    press(K.Key_Escape)
    program.window.forget_pages()
    program._come_back, program._person = True, None
    program.enter()
    assert page_of(program).page_id == "today"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_a_name(language):
    set_language(language)
    assert all(form_words(form) != form for form in FORMS)


KEPT_ELSEWHERE = {
    "consultation.question_card": "consultation.page",
    "reception.record_pane": "reception.typing",
    "customers.inline_form": "customers.small_acts",
    "tickets.field_editors": "tickets.refilling",
    "tickets.new_ticket_form": "tickets.new_ticket",
    "tickets.edit_fields": "tickets.edit_panel",
}
"""Parts whose text is kept by the form around them."""
NOT_TYPED_INTO = {"settings.about"}
KEEPING = ("save_draft", "ActPanel", "DraftKeeper", "RecordForm", "typed(")


def test_every_form_with_a_text_area_keeps_a_draft():
    """A module with a paragraph that somebody types keeps drafts, or is named with what keeps them for it."""
    missing = set()
    for found in pkgutil.walk_packages(servicedesk.ui.pages.__path__, "servicedesk.ui.pages."):
        name = found.name.removeprefix("servicedesk.ui.pages.")
        keeper = import_module(f"servicedesk.ui.pages.{KEPT_ELSEWHERE.get(name, name)}")
        if "TextArea(" in inspect.getsource(import_module(found.name)) and not any(
            word in inspect.getsource(keeper) for word in KEEPING
        ):
            missing.add(name)
    assert missing == NOT_TYPED_INTO


def test_h_hands_the_chosen_draft_over_and_the_colleague_is_told(program, press, desk, hotel, ticket):
    save_draft(desk, "ticket", str(ticket), {"text": "请工程部回电", "way": "note"})
    press(K.Key_D, CTRL)
    press("h")
    page = page_of(program)
    assert page.panel.isVisible()
    page.panel.person.set_value(hotel.people.xu.staff_id)
    press(K.Key_Return, CTRL)
    assert drafts_and_handed(desk)[0].place is DraftPlace.FROM_ME
    told = notices.my_notices(desk.as_actor(hotel.people.xu))
    assert [notice.kind for notice in told] == [NoticeKind.HANDED]


@pytest.fixture
def two(program, press, desk):
    """The list with two drafts of one's own."""
    save_draft(desk, "inquiry", "current", {"question": "早餐几点"})
    save_draft(desk, "ticket_new", "new", {"title": "空调"})
    press(K.Key_D, CTRL)
    return page_of(program)


def test_a_handing_over_asked_for_before_turning_to_another_draft_does_not_open_there(two, program, press):
    slow = Slow(program.workspace.tasks)
    first = two.row().id
    press("h")
    press("j")
    slow.end()
    assert two.row().id != first
    assert two.panel.isHidden()


def test_a_handing_over_is_about_the_draft_it_was_opened_for(two, desk, press, hotel):
    press("h")
    assert two.panel.isVisible()
    two.panel.note.set_text("by six")
    two.refresh()
    assert two.panel.isVisible(), "news of other drafts close nothing"
    assert two.panel.note.text() == "by six"
    drafts_of = {row.id: row.form for row in drafts_and_handed(desk)}
    first = drafts_of[two.row().id]
    # Saved or thrown away elsewhere while the colleague is chosen: the list turns to the next draft.
    throw_away(desk, two.row().id)
    two.refresh()
    QApplication.processEvents()
    assert two.row().form != first
    assert two.panel.isHidden()
    assert two.view.hasFocus()
    assert all(row.place is DraftPlace.MINE for row in drafts_and_handed(desk))
