"""The ledger by keys: filters and exact totals, vouchers shown, taken in and void, a file without live formulas."""

from __future__ import annotations

import csv
import io
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk import reporting
from servicedesk.core.actor import Actor
from servicedesk.core.enums import CompensationKind, CompensationState, VoucherState
from servicedesk.core.permissions import Role
from servicedesk.core.voucher import VoucherPaper
from servicedesk.queries import compensations as ledger
from servicedesk.queries.compensations import LedgerFilter
from servicedesk.services import tickets as ticket_services
from servicedesk.services.compensations import RequestCompensation, request_compensation
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.vouchers import count_print
from servicedesk.ui.pages.compensations.voucher_pane import VoucherPane
from servicedesk.ui.pages.tickets.approve import ApprovePanel
from servicedesk.ui.pages.tickets.panels import ReasonPanel
from servicedesk.ui.pdf_pages import PdfPages
from tests.gui.slow import Slow

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def given(desk, hotel):
    """A voucher, a refund with a hostile name, and a request above the limit on one ticket of Lin Xiao's."""
    ticket = ticket_services.open_ticket(desk, OpenTicket("1208 no cooling", customer_id=hotel.chen, place="1208")).id
    voucher = next(item for item in ledger.catalogue(desk) if item.kind is CompensationKind.VOUCHER)
    night = next(item for item in ledger.catalogue(desk) if item.amount_cents == 56_800)
    made = request_compensation(desk, RequestCompensation(ticket, voucher.id))
    desk.clock.advance(minutes=1)
    name = '=HYPERLINK("http://x")'
    command = RequestCompensation(ticket, name=name, amount_cents=1_234, reason="+1", kind=CompensationKind.REFUND)
    refund = request_compensation(desk, command).id
    desk.clock.advance(minutes=1)
    asked = request_compensation(desk, RequestCompensation(ticket, night.id)).id
    return SimpleNamespace(ticket=ticket, voucher=made.id, voucher_id=made.voucher_id, refund=refund, asked=asked)


@pytest.fixture
def page(program, press, given):
    press(K.Key_K, CTRL_SHIFT)
    page = program.window.current_page
    assert page.page_id == "compensations"
    return page


@pytest.fixture
def boss(desk, hotel):
    """A supervisor at the desk."""
    actor = desk.actor
    desk.actor = Actor(None, "system", Role.SYSTEM)
    identity = add_staff(desk, AddStaff("xm", "沈敏", Role.SUPERVISOR, password="湖畔 good evening 8", pin="482915"))
    desk.actor = actor
    return Actor(identity, "沈敏", Role.SUPERVISOR)


def shown(page):
    return [page.model.id_at(row) for row in range(page.model.rowCount())]


def test_the_ledger_lists_the_latest_first_and_its_totals_are_exact(page, given):
    assert shown(page) == [given.asked, given.refund, given.voucher]
    assert page.totals.text().startswith("Cost ¥112.34")
    assert "Awaiting approval 1 · ¥568" in page.totals.text()
    page.filters.kind.set_value(CompensationKind.REFUND.value)
    page.filters.changed.emit()
    assert shown(page) == [given.refund]
    assert page.totals.text().startswith("Cost ¥12.34")


def test_a_voucher_is_found_by_its_number_and_taken_in_with_one_key(page, press, desk, given):
    press("/")
    press("V-00001")
    press(K.Key_Return)
    assert shown(page) == [given.voucher]
    press(K.Key_Escape)
    press("r")
    assert ledger.ledger_row(desk, given.voucher).voucher_state is VoucherState.REDEEMED
    page.workspace.undo_last()
    assert ledger.ledger_row(desk, given.voucher).voucher_state is VoucherState.VALID


def test_enter_opens_the_ticket(page, press, program, given):
    press(K.Key_Return)
    assert program.window.current_page.page_id == "tickets"
    assert program.window.current_page.detail.ticket_id == given.ticket


def test_a_supervisor_approves_and_refuses_in_place(page, press, desk, given, boss, program):
    desk.actor = boss
    page.refresh()
    press("a")
    assert isinstance(page.panel, ApprovePanel)
    assert page.panel.pin.isHidden()
    page.panel.refuse.click()
    press(K.Key_Return, CTRL)
    assert ledger.ledger_row(desk, given.asked).state is CompensationState.PENDING
    press("breakfast was enough")
    press(K.Key_Return, CTRL)
    row = ledger.ledger_row(desk, given.asked)
    assert (row.state, row.decision_reason) == (CompensationState.REFUSED, "breakfast was enough")
    assert page.panel is None


def test_an_approved_one_is_cancelled_with_its_voucher_and_the_reason(page, press, desk, given, boss):
    desk.actor = boss
    page.view.select_key(given.voucher)
    press("x")
    assert isinstance(page.panel, ReasonPanel)
    press("given twice")
    press(K.Key_Return, CTRL)
    row = ledger.ledger_row(desk, given.voucher)
    assert (row.state, row.voucher_state) == (CompensationState.CANCELLED, VoucherState.VOID)
    assert row.ended_reason == "given twice"
    assert page.totals.text().startswith("Cost ¥12.34")


def test_who_asked_takes_a_request_back(page, press, desk, given):
    press("a")
    page.panel.withdraw.click()
    assert ledger.ledger_row(desk, given.asked).state is CompensationState.WITHDRAWN


def test_the_voucher_is_shown_on_both_papers_and_says_copy_from_the_second_print_on(page, press, desk, given, tmp_path):
    page.view.select_key(given.voucher)
    press("v")
    assert isinstance(page.panel, VoucherPane)
    a5 = PdfPages(page.panel.pdf).sizes
    assert [round(each) for each in a5[0]] == [420, 595]
    page.panel.paper.set_value(VoucherPaper.ROLL.value)
    page.panel.load()
    width, height = PdfPages(page.panel.pdf).sizes[0]
    assert round(width) == 227
    # As long as what stands on it.
    assert 300 < height < 425
    first = reporting.make_voucher(desk, given.voucher_id, "zh_CN", VoucherPaper.A5)
    count_print(desk, given.voucher_id)
    assert reporting.make_voucher(desk, given.voucher_id, "zh_CN", VoucherPaper.A5) == first
    count_print(desk, given.voucher_id)
    assert reporting.make_voucher(desk, given.voucher_id, "zh_CN", VoucherPaper.A5) != first
    press(K.Key_Escape)
    assert page.panel is None


def test_the_file_has_every_row_the_exact_sum_and_no_live_formula(page, given, tmp_path):
    path = tmp_path / "ledger.csv"
    page.write(path)
    QApplication.processEvents()
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    assert len([row for row in rows if row and row[1].startswith("T-")]) == 3
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert rows[-1][:1] + rows[-1][-1:] == ["Cost", "112.34"]


def test_an_empty_choice_says_what_to_do(page):
    page.filters.words.set_text("nothing like this")
    page.filters.changed.emit()
    assert page.view.isHidden()
    assert "longer period" in page.empty.text() if hasattr(page.empty, "text") else True
    assert ledger.ledger_totals(page.workspace.desk, LedgerFilter(text="nothing like this")).rows == 0


@pytest.mark.parametrize("width", [420, 900, 1366])
def test_it_fits_every_width(page, program, width):
    program.window.resize(width, 688)
    QApplication.processEvents()
    assert page.view.isVisible()
    assert page.filters.width() <= page.width()


def test_the_less_used_filters_are_one_key_away_and_hold_out_of_sight(page, press, given, hotel):
    filters = page.filters
    assert filters.rest.isHidden()
    before = filters.wanted()
    page.view.setFocus()
    press("m")
    assert filters.department.hasFocus()
    filters.case.set_value("fault")
    filters.case.activated.emit(filters.case.currentIndex())
    assert filters.wanted() != before
    page.view.setFocus()
    press("m")
    assert filters.rest.isHidden()
    assert filters.more.text() == "More (1)"
    # A link from elsewhere shows everything of what it asks for.
    page.activate(words="V-00001")
    assert filters.more.text() == "More"


def test_five_filters_and_the_key_to_the_others_stand_in_one_line(page):
    filters = page.filters
    shown = (filters.words, filters.period, filters.kind, filters.state, filters.voucher, filters.more)
    tops = {box.mapTo(page, box.rect().topLeft()).y() for box in shown}
    assert len(tops) == 1


def test_a_decision_whose_facts_come_late_does_not_open_beside_another_row(page, press, program, given):
    slow = Slow(program.workspace.tasks)
    press("a")
    press("j")
    slow.end()
    assert page.current().id == given.refund
    assert page.panel is None


def test_escape_takes_back_a_decision_that_is_on_its_way(page, press, program, given):
    slow = Slow(program.workspace.tasks)
    press("a")
    press(K.Key_Escape)
    slow.end()
    assert page.panel is None
