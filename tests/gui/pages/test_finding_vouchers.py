"""A voucher by what stands on its paper: from Ctrl+K and from the search page, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.queries import compensations as ledger
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.tickets import edit_ticket, open_ticket
from servicedesk.ui.palette.controller import Palette
from tests.gui.pages.test_compensations import given as given  # noqa: PLC0414 - the fixture

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def voucher(desk, given):
    """The voucher of a ticket of Lin Xiao's, as it stands in the ledger."""
    return ledger.voucher_row(desk, given.voucher_id)


def typed(voucher, how):
    """Return what somebody types who has the paper in hand."""
    return {
        "number": voucher.voucher_number,
        "small": voucher.voucher_number.lower(),
        "both": f"{voucher.voucher_number} {voucher.voucher_code}",
        "code": voucher.voucher_code,
    }[how]


def ledger_shows(program, voucher):
    page = program.window.current_page
    assert page.page_id == "compensations"
    assert [page.model.row_at(place).voucher_number for place in range(page.model.rowCount())] == [
        voucher.voucher_number
    ]


@pytest.mark.parametrize("how", ["number", "small", "both", "code"])
def test_ctrl_k_the_number_and_enter_show_it_in_the_ledger(program, press, voucher, how):
    Palette(program.workspace, program.window)
    press(K.Key_K, CTRL)
    press(typed(voucher, how))
    # Enter waits for the answer by itself, however fast somebody types.
    press(K.Key_Return)
    ledger_shows(program, voucher)


def test_nothing_that_speaks_of_it_comes_before_it(program, press, voucher, desk):
    open_ticket(desk, OpenTicket(f"lost {voucher.voucher_number} {voucher.voucher_code}"))
    Palette(program.workspace, program.window)
    for how in ("number", "code", "both"):
        press(K.Key_K, CTRL)
        press(typed(voucher, how))
        press(K.Key_Return)
        ledger_shows(program, voucher)
        program.window.show_page("today")


@pytest.mark.parametrize("how", ["number", "small", "both", "code"])
def test_on_the_search_page_it_stands_above_the_hits_and_enter_opens_it(program, press, voucher, how):
    program.workspace.navigate("search", text="")
    page = program.window.current_page
    page.words.setFocus()
    press(typed(voucher, how))
    press(K.Key_Return)
    assert page.vouchers.view.hasFocus()
    assert page.vouchers.view.current_row().title == voucher.voucher_number
    press(K.Key_Return)
    ledger_shows(program, voucher)


def test_down_goes_on_from_the_voucher_to_the_hits_and_words_leave_no_voucher(program, press, voucher, desk):
    open_ticket(desk, OpenTicket(f"lost {voucher.voucher_number}"))
    program.workspace.navigate("search", text=voucher.voucher_number)
    QApplication.processEvents()
    page = program.window.current_page
    assert page.vouchers.isVisible()
    assert page.vouchers.view.hasFocus()
    press(K.Key_Down)
    assert page.view.hasFocus()
    program.workspace.navigate("search", text="lost")
    QApplication.processEvents()
    assert not page.vouchers.isVisible()
    assert page.model.rowCount() > 0


def test_the_voucher_of_a_sensitive_case_is_answered_to_nobody_who_may_not_read_it(program, press, voucher, desk):
    edit_ticket(desk.as_actor(SYSTEM), EditTicket(voucher.ticket_id, is_sensitive=True))
    program.workspace.navigate("search", text=voucher.voucher_number)
    QApplication.processEvents()
    page = program.window.current_page
    assert not page.vouchers.isVisible()
    assert page.empty.isVisible()
