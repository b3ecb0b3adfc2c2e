"""The bell: what is unread, the panel by keyboard, and a line for what is urgent that disturbs nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from sqlalchemy import insert

from servicedesk.core.actor import SYSTEM
from servicedesk.core.notices import NoticeKind
from servicedesk.models import Notice
from servicedesk.services.notices import notify, want_kind
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.tickets import assign, edit_ticket, open_ticket
from servicedesk.ui.widgets.row_list import Heading

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bell(program):
    return program.window.bell


@pytest.fixture
def system(desk):
    return desk.as_actor(SYSTEM)


def tell(system, staff_id, kind, ticket_id, **details):
    with system.work("test.tell") as work:
        notify(work, [staff_id], kind, ticket_id, **details)
        changes = work.commit()
    for change in changes:
        system.bus.publish(change)
    QApplication.processEvents()


def lines(bell):
    panel = bell._panel
    return [row if isinstance(row, Heading) else (row.number, row.is_read) for row in panel.model.rows]


def test_the_bell_shows_what_is_unread_and_opens_by_its_key(program, bell, system, hotel, press):
    button = program.window.header.bell
    assert (bell.unread, button.accessibleName()) == (0, "Notices")
    opened = open_ticket(system, OpenTicket("空调不制冷", owner_id=hotel.people.lin.staff_id))
    QApplication.processEvents()
    assert (bell.unread, button.accessibleName()) == (1, "Notices · 1 unread")
    press(Qt.Key.Key_B, CTRL)
    assert bell._panel.isVisible()
    assert bell._panel.view.hasFocus()
    assert lines(bell)[1:] == [(opened.number, False)]
    assert "Assigned to you" in bell._panel.model.index(1).data()
    press(Qt.Key.Key_B, CTRL)
    assert not bell._panel.isVisible()


def test_walked_by_keys_enter_opens_the_ticket_and_reads_what_was_said_of_it(
    program, bell, system, hotel, press, clock
):
    lin = hotel.people.lin.staff_id
    first = open_ticket(system, OpenTicket("空调不制冷", owner_id=lin))
    tell(system, lin, NoticeKind.SOON, first.id, target="resolution", percent=75)
    clock.advance(minutes=1)
    second = open_ticket(system, OpenTicket("少毛巾", owner_id=lin))
    press(Qt.Key.Key_B, CTRL)
    assert lines(bell)[1:] == [(second.number, False), (first.number, False), (first.number, False)]
    press("J")
    press("J")
    press("K")
    press(Qt.Key.Key_Return)
    assert not bell._panel.isVisible()
    page = program.window.current_page
    assert (page.page_id, page.detail.detail.row.id) == ("tickets", first.id)
    assert bell.unread == 1


def test_one_key_reads_them_all_and_escape_gives_the_keys_back(program, bell, system, hotel, press):
    for number in range(3):
        open_ticket(system, OpenTicket(f"单 {number}", owner_id=hotel.people.lin.staff_id))
    QApplication.processEvents()
    before = QApplication.focusWidget()
    press(Qt.Key.Key_B, CTRL)
    press(Qt.Key.Key_B, CTRL | SHIFT)
    assert bell.unread == 0
    assert all(is_read for _number, is_read in lines(bell)[1:])
    press(Qt.Key.Key_Escape)
    assert not bell._panel.isVisible()
    assert QApplication.focusWidget() is before


def test_without_notices_it_says_what_will_come(program, bell, press):
    press(Qt.Key.Key_B, CTRL)
    assert bell._panel.empty.isVisible()
    assert not bell._panel.view.isVisible()
    press(Qt.Key.Key_Escape)
    assert not bell._panel.isVisible()


def test_today_and_earlier_and_the_next_pages_as_one_walks(program, bell, desk, hotel, press, clock):
    lin = hotel.people.lin.staff_id
    base = {"staff_id": lin, "kind": "assigned", "ticket_id": None, "details": {}, "is_late": False}
    with desk.database.writer.begin() as connection:
        rows = [{**base, "created_at": clock.now() - timedelta(days=2), "read_at": clock.now()}] * 10_000
        connection.execute(insert(Notice), rows)
        connection.execute(insert(Notice), [{**base, "created_at": clock.now(), "read_at": None}] * 150)
    bell.refresh()
    assert program.window.header.bell.accessibleName() == "Notices · 99+ unread"
    press(Qt.Key.Key_B, CTRL)
    assert len(bell._panel.model.rows) == 51
    for _ in range(160):
        press("J")
    assert len(bell._panel.model.rows) > 160
    headings = [row.title for row in bell._panel.model.rows if isinstance(row, Heading)]
    assert headings == ["Today", "Earlier"]
    assert len({row.id for row in bell._panel.model.rows if not isinstance(row, Heading)}) == len(
        bell._panel.model.rows
    ) - len(headings)


def test_a_breach_is_said_quietly_once(program, bell, system, hotel):
    lin = hotel.people.lin.staff_id
    opened = open_ticket(system, OpenTicket("空调不制冷", owner_id=lin))
    focus = QApplication.focusWidget()
    tell(system, lin, NoticeKind.SOON, opened.id, target="resolution", percent=75)
    assert not program.window.toast.isVisible()
    tell(system, lin, NoticeKind.BREACHED, opened.id, target="resolution", percent=100)
    assert program.window.toast.isVisible()
    assert program.window.toast.accessibleName() == f"The time of {opened.number} is over"
    assert QApplication.focusWidget() is focus
    program.window.toast.dismiss()
    bell.refresh()
    assert not program.window.toast.isVisible()


def test_it_waits_while_somebody_types_or_an_undo_is_on_offer(program, bell, system, hotel, press):
    lin = hotel.people.lin.staff_id
    opened = open_ticket(system, OpenTicket("空调不制冷", owner_id=lin))
    program.window.search.setFocus()
    tell(system, lin, NoticeKind.BREACHED, opened.id, target="resolution", percent=100)
    assert not program.window.toast.isVisible()
    program.workspace.toast("Saved", undo=True)
    program.window.header.bell.setFocus()
    assert program.window.toast.accessibleName() == "Saved"
    program.window.toast.dismiss()
    assert program.window.toast.accessibleName() == f"The time of {opened.number} is over"


def test_nothing_is_said_behind_the_lock(program, bell, system, hotel):
    lin = hotel.people.lin.staff_id
    opened = open_ticket(system, OpenTicket("空调不制冷", owner_id=lin))
    program.lock()
    tell(system, lin, NoticeKind.BREACHED, opened.id, target="resolution", percent=100)
    assert not program.window.toast.isVisible()
    assert not program.workspace.actions.trigger("notices")
    program.enter()
    assert bell.unread == 2


def test_what_became_sensitive_is_neither_counted_nor_shown(program, bell, system, hotel, press):
    lin = hotel.people.lin.staff_id
    opened = open_ticket(system, OpenTicket("隐私纠纷", owner_id=lin))
    QApplication.processEvents()
    assert bell.unread == 1
    edit_ticket(system, EditTicket(opened.id, is_sensitive=True))
    QApplication.processEvents()
    assert bell.unread == 0
    press(Qt.Key.Key_B, CTRL)
    assert bell._panel.empty.isVisible()


def test_kinds_one_does_not_want_and_what_one_did_oneself_do_not_come(bell, desk, system, hotel):
    lin = hotel.people.lin
    want_kind(desk, NoticeKind.ASSIGNED, False)
    opened = open_ticket(system, OpenTicket("空调不制冷", owner_id=lin.staff_id))
    QApplication.processEvents()
    assert bell.unread == 0
    want_kind(desk, NoticeKind.ASSIGNED, True)
    assign(desk, opened.id, None, lin.staff_id)
    assert bell.unread == 0
    assign(system, opened.id, None, None)
    assign(system, opened.id, None, lin.staff_id)
    QApplication.processEvents()
    assert bell.unread == 1
