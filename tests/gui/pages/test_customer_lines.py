"""The lines for an alert, a contact, a preference and a note of a customer keep what is typed until it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.enums import ContactKind, Severity
from servicedesk.queries import drafts
from servicedesk.queries.customers import customer_detail
from servicedesk.queries.draft_lists import drafts_and_handed
from servicedesk.ui.pages.drafts.opening import open_draft

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Line:
    """One of the lines: the act that opens it, what is typed, and what of the customer holds it when saved."""

    code: str
    opens: str
    words: str
    kept_in: str


LINES = [
    Line("customer_alert", "add_alert", "allergic to nuts", "alerts"),
    Line("customer_contact", "add_contact", "13900001111", "contacts"),
    Line("customer_preference", "add_preference", "quiet room", "preferences"),
    Line("customer_note", "add_note", "likes tea", "notes"),
]


@pytest.fixture(params=LINES, ids=lambda line: line.code)
def line(request):
    return request.param


@pytest.fixture
def page(program, hotel):
    program.workspace.navigate("customers", customer_id=hotel.chen)
    QApplication.processEvents()
    return program.window.page("customers")


@pytest.fixture
def typed(page, press, line):
    """The line open, words in it, the cursor before the last letter."""
    getattr(page.detail.acts, line.opens)()
    QApplication.processEvents()
    press(line.words)
    press(K.Key_Left)
    return page.detail.acts


def text_and_cursor(form):
    field = form.row.field
    if hasattr(field, "cursorPosition"):
        return field.text(), field.cursorPosition()
    return field.text(), field.textCursor().position()


def kept(desk, line, customer_id):
    draft = drafts.my_draft(desk, line.code, str(customer_id))
    return None if draft is None else draft.content["text"]


def test_it_is_kept_while_it_is_typed_and_comes_back_with_the_cursor(page, typed, press, desk, hotel, line, qtbot):
    qtbot.waitUntil(lambda: kept(desk, line, hotel.chen) == line.words, timeout=2000)
    assert "Draft saved" in typed.form.kept.text()
    press(K.Key_Escape)
    assert typed.form is None
    getattr(typed, line.opens)()
    QApplication.processEvents()
    assert text_and_cursor(typed.form) == (line.words, len(line.words) - 1)
    assert typed.form.has_focus()


def test_another_customer_has_a_line_of_their_own(page, typed, press, desk, hotel, line):
    page.open_customer(hotel.emily)
    QApplication.processEvents()
    getattr(typed, line.opens)()
    QApplication.processEvents()
    assert typed.form.text() == ""
    press("x")
    page.open_customer(hotel.chen)
    QApplication.processEvents()
    getattr(typed, line.opens)()
    QApplication.processEvents()
    assert typed.form.text() == line.words


@pytest.mark.parametrize("left", ["page", "lock"])
def test_a_change_of_page_and_the_lock_lose_nothing(program, page, typed, press, desk, hotel, line, left):
    if left == "page":
        program.window.show_page("tickets")
    else:
        program.lock()
    assert kept(desk, line, hotel.chen) == line.words


def test_it_stands_in_the_list_of_drafts_and_is_opened_from_there(program, page, typed, press, desk, hotel, line):
    program.window.show_page("tickets")
    (row,) = drafts_and_handed(desk)
    assert (row.form, row.excerpt) == (line.code, line.words)
    assert row.label.zh.endswith("陈思远")
    # The page is made anew, as after another start of the program.
    program.window.forget_pages()
    open_draft(program.workspace, line.code, str(hotel.chen))
    QApplication.processEvents()
    form = program.window.current_page.detail.acts.form
    assert text_and_cursor(form) == (line.words, len(line.words) - 1)
    assert form.has_focus()


def test_saved_it_leaves_no_draft_and_undo_takes_the_line_back(page, typed, press, desk, hotel, line):
    def there():
        detail = customer_detail(desk, hotel.chen)
        return detail.contacts if line.kept_in == "contacts" else getattr(detail.card, line.kept_in)

    before = there()
    typed.flush()
    assert kept(desk, line, hotel.chen) == line.words
    press(K.Key_Return, CTRL)
    assert typed.form is None
    assert there() != before
    assert kept(desk, line, hotel.chen) is None
    press(K.Key_Z, CTRL)
    assert there() == before


def test_taken_back_by_hand_it_leaves_no_draft(page, typed, press, desk, hotel, line):
    typed.flush()
    field = typed.form.row.field
    field.selectAll()
    press(K.Key_Delete)
    press(K.Key_Escape)
    assert kept(desk, line, hotel.chen) is None


def test_what_is_refused_stays_with_its_draft(page, press, desk, hotel):
    page.detail.acts.add_contact()
    press("12")
    press(K.Key_Return, CTRL)
    form = page.detail.acts.form
    assert form.row.error()
    page.flush_drafts()
    assert drafts.my_draft(desk, "customer_contact", str(hotel.chen)).content["text"] == "12"


def test_choices_come_back_with_the_words(page, press, desk, hotel):
    acts = page.detail.acts
    acts.add_alert()
    press("VIP")
    acts.form.severity.set_value(Severity.SAFETY.value)
    acts.form.ends.click()
    acts.form.until.set_value(date(2026, 12, 1))
    acts.close()
    acts.add_contact()
    press("x")
    acts.form.kind.set_value(ContactKind.WECHAT.value)
    acts.close()
    acts.add_alert()
    QApplication.processEvents()
    assert (acts.form.chosen_severity(), acts.form.expires_on()) == (Severity.SAFETY, date(2026, 12, 1))
    assert acts.form.until.isVisible()
    acts.add_contact()
    QApplication.processEvents()
    assert acts.form.chosen_kind() is ContactKind.WECHAT
    assert sorted(row.excerpt for row in drafts_and_handed(desk)) == ["VIP", "x"]


def test_the_reason_for_looking_at_a_number_is_not_kept(page, press, desk, hotel):
    acts = page.detail.acts
    acts.ask_reason(customer_detail(desk, hotel.chen).contacts[0].id)
    press("called")
    acts.flush()
    acts.close()
    assert drafts_and_handed(desk) == []
