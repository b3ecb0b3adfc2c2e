"""Into the bin and back from where people work: an article by a key, the number of a deleted ticket in the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.permissions import Role
from servicedesk.queries.bin import deleted_count
from servicedesk.queries.knowledge import article_list
from servicedesk.services import bin as recycle_bin
from servicedesk.services import tickets
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.ui.palette.deleted import DeletedProvider

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def administrator(desk, hotel):
    desk.actor = SYSTEM
    person = add_staff(desk, AddStaff("shen", "沈磊", Role.ADMINISTRATOR, password="湖畔 good morning 7"))
    desk.actor = Actor(person, "沈磊", Role.ADMINISTRATOR)
    return desk.actor


@pytest.fixture
def deleted(desk, administrator):
    opened = tickets.open_ticket(desk, tickets.OpenTicket("Entered twice"))
    recycle_bin.delete_ticket(desk, opened.id, "twice")
    return opened.number


def answers(program, text):
    found = []
    DeletedProvider(program.workspace).search(text, found.extend)
    return [hit.row.title for group in found for hit in group.hits]


def test_del_moves_an_article_into_the_bin_and_ctrl_z_brings_it_back(program, press, desk, administrator):
    program.enter()
    program.window.show_page("knowledge")
    QApplication.processEvents()
    page = program.window.current_page
    before = [row.id for row in article_list(desk)]
    press(K.Key_Delete)
    assert [row.id for row in article_list(desk)] == before[1:]
    assert deleted_count(desk) == 1
    assert program.window.toast.label.text().endswith("deleted")
    QApplication.processEvents()
    assert page.article.detail.row.id == before[1]
    press(K.Key_Z, CTRL)
    assert [row.id for row in article_list(desk)] == before
    assert deleted_count(desk) == 0


def test_who_may_not_write_has_neither_the_key_nor_the_button(program, press, desk):
    made = AddStaff("wang", "王工", Role.SPECIALIST, password="湖畔 good morning 7")
    person = add_staff(desk.as_actor(SYSTEM), made)
    desk.actor = Actor(person, "王工", Role.SPECIALIST)
    program.enter()
    program.window.show_page("knowledge")
    QApplication.processEvents()
    count = len(article_list(desk))
    press(K.Key_Delete)
    assert program.window.current_page.article.delete.isHidden()
    assert len(article_list(desk)) == count


def test_the_number_of_a_deleted_ticket_says_when_and_by_whom(program, desk, deleted):
    program.enter()
    for typed in (deleted, deleted.removeprefix("T-"), "#" + deleted.lower()):
        (words,) = answers(program, typed)
        assert words.startswith(f"{deleted} was deleted on ")
        assert words.endswith(" by 沈磊")
    assert answers(program, "T-999") == answers(program, "twice") == answers(program, ">" + deleted) == []


def test_who_may_not_delete_hears_nothing_of_what_was(program, desk, hotel, deleted):
    desk.actor = hotel.people.lin
    program.enter()
    assert answers(program, deleted) == []
