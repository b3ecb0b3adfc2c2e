"""The list of tickets as a file: what is shown is what is written, nobody else's cases, no live formula."""

from __future__ import annotations

import csv
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import TicketKind
from servicedesk.core.errors import NotAllowed
from servicedesk.core.permissions import Role
from servicedesk.queries import audit, ticket_export
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_list
from servicedesk.services import tickets
from servicedesk.services.site_rights import choose_sensitive_roles
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.tags import tag_ticket
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.ui.pages.tickets import list_file
from servicedesk.ui.spreadsheets import MARK

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def held(desk, hotel, clock):
    """A return with fields, a formula in a title, and a case that not everybody may read."""
    system = desk.as_actor(SYSTEM)
    first = tickets.open_ticket(system, OpenTicket("towel torn", 'two "lines"\nof text', kind=TicketKind.RETURN)).id
    tickets.edit_ticket(system, EditTicket(first, fields={"return_article": "towel"}))
    tickets.add_note(system, first, "looked", 12)
    tag_ticket(system, first, "linen")
    clock.advance(minutes=1)
    formula = tickets.open_ticket(system, OpenTicket("=1+1", place="1208", customer_id=hotel.chen)).id
    clock.advance(minutes=1)
    secret = tickets.open_ticket(system, OpenTicket("about a colleague")).id
    tickets.edit_ticket(system, EditTicket(secret, is_sensitive=True))
    return SimpleNamespace(first=first, formula=formula, secret=secret)


@pytest.fixture
def supervisor(desk, hotel):
    """A supervisor acts."""
    made = AddStaff("fang", "方慧", Role.SUPERVISOR, password="湖畔 good morning 7")
    person = Actor(add_staff(desk.as_actor(SYSTEM), made), "方慧", Role.SUPERVISOR)
    desk.actor = person
    return person


@pytest.fixture
def page(supervisor, held, program):
    program.enter()
    program.window.show_page("tickets", view="all")
    QApplication.processEvents()
    page = program.window.current_page
    page.list.view.setFocus()
    page.list.view.select_first()
    return page


def rows_of(path):
    content = path.read_bytes()
    assert content.startswith(MARK)
    return list(csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True)))


def test_what_is_listed_is_written_in_its_order(page, press, tmp_path, monkeypatch, desk):
    path = tmp_path / "list.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(path), ""))
    press(K.Key_E, CTRL)
    QApplication.processEvents()
    rows = rows_of(path)
    shown = ticket_list(desk, TicketFilter(TicketView.ALL))
    assert [row["Number"] for row in rows] == [row.number for row in shown]
    returned = next(row for row in rows if row["Title"] == "towel torn")
    assert returned["Description"].splitlines() == ['two "lines"', "of text"]
    assert returned["Kind"] == "Return or exchange"
    assert returned["Minutes of work"] == "12"
    assert returned["Tags"] == "linen"
    assert "towel" in returned.values()
    assert next(row for row in rows if row["Place"] == "1208")["Title"] == "'=1+1"


def test_who_took_how_many_is_in_the_audit(page, tmp_path, desk):
    page.write(tmp_path / "list.csv")
    QApplication.processEvents()
    last = audit.page(desk.as_actor(SYSTEM))[0]
    assert last.act == "exports.note_ticket_export"
    assert last.details["count"] == len(rows_of(tmp_path / "list.csv"))
    assert not any("towel" in str(value) for value in last.details.values())


def test_marked_ones_alone_are_written(page, press, tmp_path):
    press(K.Key_Space)
    page.write(tmp_path / "list.csv")
    QApplication.processEvents()
    assert len(rows_of(tmp_path / "list.csv")) == 1


def test_the_list_as_it_is_narrowed_is_written(page, press, tmp_path, qtbot):
    press("/")
    press("towel")
    press(K.Key_Return)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    page.write(tmp_path / "list.csv")
    QApplication.processEvents()
    assert [row["Title"] for row in rows_of(tmp_path / "list.csv")] == ["towel torn"]


def test_without_the_right_there_is_neither_button_nor_key_nor_answer(program, press, held, desk, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: pytest.fail("nothing was offered"))
    program.window.show_page("tickets", view="all")
    QApplication.processEvents()
    page = program.window.current_page
    page.list.view.setFocus()
    assert not page.list.file.isVisible()
    press(K.Key_E, CTRL)
    with pytest.raises(NotAllowed):
        ticket_export.ticket_records(desk, [held.first])


def test_a_case_that_may_not_be_read_is_in_no_file(held, desk, hotel, supervisor):
    everything = [held.first, held.formula, held.secret]
    assert len(ticket_export.ticket_records(desk, everything)) == 3
    choose_sensitive_roles(desk.as_actor(SYSTEM), ())
    found = ticket_export.ticket_records(desk, everything)
    assert [record.row.id for record in found] == [held.first, held.formula]


def test_a_place_that_takes_no_file_is_said_and_nothing_stays(page, tmp_path, program):
    page.write(tmp_path / "nowhere" / "list.csv")
    QApplication.processEvents()
    assert "could not be written" in program.window.toast.label.text()
    assert not (tmp_path / "nowhere").exists()


def test_many_are_written_piece_by_piece(page, desk, held, tmp_path, monkeypatch):
    for number in range(7):
        tickets.open_ticket(desk, OpenTicket(f"lamp {number}"))
    monkeypatch.setattr(list_file, "AT_ONCE", 3)
    page.write(tmp_path / "list.csv")
    QApplication.processEvents()
    found = [row["Title"] for row in rows_of(tmp_path / "list.csv")]
    assert sorted(title for title in found if title.startswith("lamp")) == [f"lamp {number}" for number in range(7)]
