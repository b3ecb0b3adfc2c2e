"""A book pasted into any field, drafts through every change of the frame, a clock that goes back, a day that ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from servicedesk.queries import ticket_details
from servicedesk.services.tickets import OpenTicket, open_ticket
from servicedesk.ui.theme import theme

BOOK = "空调漏水 <b>x</b> =1+1 \U0001f600 \u202e" * 50_000
PAGES = ["today", "reception", "tickets", "follow_up", "customers", "knowledge", "search"]


def fields(window):
    """Every field one could paste into now."""
    kinds = (QLineEdit, QPlainTextEdit, QTextEdit)
    return [
        each
        for kind in kinds
        for each in window.findChildren(kind)
        if each.isVisible() and each.isEnabled() and not each.isReadOnly()
    ]


def paste(field):
    field.setFocus()
    field.selectAll()
    field.paste()


@pytest.fixture
def clipboard(qapp):
    """A book on the clipboard."""
    data = QMimeData()
    data.setText(BOOK)
    qapp.clipboard().setMimeData(data)
    yield
    qapp.clipboard().clear()


@pytest.mark.parametrize("page_id", PAGES)
def test_a_book_pasted_into_every_field_of_a_page_is_cut_and_answered(program, clipboard, page_id):
    program.workspace.navigate(page_id)
    QApplication.processEvents()
    for field in fields(program.window):
        if not field.isVisible():
            continue
        paste(field)
        QApplication.processEvents()
        content = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert len(content) <= 8_000
    assert not program.window.grab().isNull()


@pytest.mark.parametrize("step", ["language", "theme", "lock"])
def test_what_is_half_written_stays_through_it(program, hotel, step):
    program.workspace.navigate("reception")
    QApplication.processEvents()
    (field, *_others) = [each for each in fields(program.window) if not isinstance(each, QLineEdit)] or fields(
        program.window
    )
    field.setFocus()
    assert field.isVisible()
    QApplication.processEvents()
    for letter in "空调不冷":
        field.insertPlainText(letter) if not isinstance(field, QLineEdit) else field.insert(letter)
    before = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    if step == "language":
        program.speak("en")
        program.speak("zh_CN")
    elif step == "theme":
        theme().set_mode("dark")
        theme().set_mode("light")
    else:
        program.lock()
    QApplication.processEvents()
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == before


@pytest.mark.parametrize("page_id", PAGES)
@pytest.mark.parametrize(
    "hours",
    [
        pytest.param(10, id="midnight passes"),
        pytest.param(-30, id="the clock goes back"),
        pytest.param(24 * 39, id="week 53 and the new year"),
    ],
)
def test_a_page_stands_through_any_change_of_the_clock(program, clock, page_id, hours):
    program.workspace.navigate(page_id)
    QApplication.processEvents()
    clock.advance(hours=hours)
    program.workspace.navigate("today")
    program.workspace.navigate(page_id)
    QApplication.processEvents()
    assert program.window.current_page.page_id == page_id
    assert not program.window.grab().isNull()


def test_work_goes_on_while_the_clock_is_behind(program, desk, hotel, clock):
    """What was saved later than now stays readable, and what is saved now is saved."""
    later = open_ticket(desk, OpenTicket("空调不冷", customer_id=hotel.chen))
    clock.advance(hours=-30)
    now = open_ticket(desk, OpenTicket("送毛巾", customer_id=hotel.chen))
    program.workspace.navigate("tickets", ticket_id=later.id)
    QApplication.processEvents()
    assert not program.window.grab().isNull()
    titles = [ticket_details.ticket_detail(desk, each.id).row.title for each in (later, now)]
    assert titles == ["空调不冷", "送毛巾"]
