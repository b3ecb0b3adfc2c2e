"""Keys faster than the data on the page of guests: they reach whom one turned to, never the one before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.queries.customers import customer_detail
from tests.gui.slow import Slow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(program, hotel):
    program.workspace.navigate("customers", customer_id=hotel.chen)
    QApplication.processEvents()
    return program.window.page("customers")


def shown(page):
    """The name in front, as the card says it."""
    return page.detail.identity.name.text()


class TestQuickKeys:
    """Keys faster than the data reach whom one turned to."""

    @pytest.fixture
    def slow(self, page, program):
        page.list.view.setFocus()
        slow = Slow(program.workspace.tasks)
        yield slow
        slow.end()

    def test_e_right_after_j_corrects_whom_one_turned_to(self, page, press, slow):
        press("j")
        press("e")
        assert page.detail.form is None
        slow.answer()
        assert shown(page) == "程淑仪"
        assert page.detail.form.rows["name"].field.text() == "程淑仪"

    def test_a_note_right_after_j_is_about_whom_one_turned_to(self, page, press, slow, desk, hotel):
        press("j")
        press("n")
        slow.answer()
        press("asks for a late check-out")
        press(Qt.Key.Key_Return, CTRL)
        slow.answer()
        assert "late check-out" in customer_detail(desk, hotel.cheng).card.notes
        assert "late check-out" not in customer_detail(desk, hotel.chen).card.notes

    def test_f6_right_after_j_opens_a_ticket_for_whom_one_turned_to(self, program, page, press, slow, hotel):
        asked = []
        program.workspace.navigated.connect(lambda where, target: asked.append((where, target.get("customer_id"))))
        press("j")
        press(Qt.Key.Key_F6)
        slow.answer()
        assert asked == [("tickets", hotel.cheng)]

    @pytest.mark.parametrize("takes_back", ["j", Qt.Key.Key_Escape])
    def test_a_key_for_somebody_one_left_again_is_not_done(self, page, press, slow, takes_back):
        press("j")
        press("e")
        press(takes_back)
        slow.answer()
        assert page.detail.form is None


def test_the_page_does_not_say_that_nobody_is_chosen_while_the_one_chosen_is_on_the_way(program, hotel):
    slow = Slow(program.workspace.tasks)
    program.workspace.navigate("customers", customer_id=hotel.chen)
    QApplication.processEvents()
    detail = program.window.page("customers").detail
    assert detail.wanted == hotel.chen
    assert not detail.nothing.isVisible()
    slow.end()
    assert detail.identity.isVisible()
