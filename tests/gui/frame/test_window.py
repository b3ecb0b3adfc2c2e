"""The window: pages, header, status line, notices, toasts, the gate, and every width."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from servicedesk.core.actor import Actor
from servicedesk.core.errors import Refused
from servicedesk.core.events import Changed, ChangeKind
from servicedesk.core.permissions import Role
from servicedesk.core.translation import set_language
from servicedesk.services.drafts import save_draft
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.ui.theme import theme
from tests.gui.frame.pages import TEST_PAGES

HOSTILE = '<img src="file:///etc/hostname"><b>x</b>'


@pytest.fixture
def window(open_window):
    return open_window(TEST_PAGES)


class TestPages:
    """Coming and going."""

    def test_the_first_page_is_shown_with_its_keys(self, window):
        assert window.current_page.page_id == "reception"
        assert (window.header.title.text(), window.header.subtitle.text()) == ("Notes", "A018")
        assert window.windowTitle() == "Notes"
        # F5 and undo are the page's too, but nothing answers yet: a key that does nothing is not printed.
        assert window.status.shown_keys() == ["F8", "?"]

    def test_a_key_is_printed_as_soon_as_it_does_something(self, window, workspace, qapp):
        workspace.act(save_draft, "visit", 1, {"request": "x"})
        qapp.processEvents()
        before = window.status.shown_keys()
        workspace.can_undo = not workspace.can_undo
        workspace.answered.emit()
        qapp.processEvents()
        assert set(before) ^ set(window.status.shown_keys()) == {"Ctrl Z"}

    def test_a_page_stays_as_it_was_left(self, window):
        page = window.current_page
        page.area.setPlainText("half a sentence")
        window.show_page("tickets")
        window.show_page("reception", customer_id=3)
        assert window.current_page is page
        assert page.area.text() == "half a sentence"
        assert page.targets[-1] == {"customer_id": 3}

    def test_what_changed_meanwhile_is_asked_for_when_the_page_comes_back(self, window, workspace):
        window.show_page("tickets")
        page = window.current_page
        shown = page.refreshed
        workspace.changed.emit(Changed("draft", (1,), ChangeKind.UPDATED))
        assert page.refreshed == shown + 1
        window.show_page("reception")
        workspace.changed.emit(Changed("draft", (1,), ChangeKind.UPDATED))
        workspace.changed.emit(Changed("draft", (1,), ChangeKind.UPDATED))
        assert page.refreshed == shown + 1
        window.show_page("tickets")
        assert page.refreshed == shown + 2

    def test_a_page_one_may_not_see_stays_away(self, open_window, workspace, desk):
        desk.actor = Actor(1, "许嘉铭", Role.SPECIALIST)
        window = open_window()
        assert not window.has_page("reception")
        window.show_page("reception")
        assert window.page("reception") is None
        assert window.header.new_visit.isHidden()

    def test_the_rail_and_the_header_lead_there(self, qtbot, window, workspace):
        qtbot.mouseClick(window.rail.button("tickets"), Qt.MouseButton.LeftButton)
        assert window.current_page.page_id == "tickets"
        workspace.actions.bind("visit.new", lambda: window.show_page("reception"), window)
        qtbot.mouseClick(window.header.new_visit, Qt.MouseButton.LeftButton)
        assert window.current_page.page_id == "reception"

    def test_escape_closes_what_is_open_and_keeps_the_text(self, qtbot, window):
        page = window.current_page
        qtbot.keyClicks(page.area, "draft")
        page.inside_open = True
        qtbot.keyClick(page.area, Qt.Key.Key_Escape)
        assert not page.inside_open
        qtbot.keyClick(page.area, Qt.Key.Key_Escape)
        assert page.area.text() == "draft"

    def test_another_person_gets_pages_of_their_own(self, window):
        page = window.current_page
        window.forget_pages()
        window.show_page("reception")
        assert window.current_page is not page


class TestFacts:
    """What the frame says by itself."""

    def test_who_waits_is_counted_and_grows_older(self, window, workspace, clock):
        assert window.header.waiting.accessibleName() == "0 waiting"
        workspace.act(arrive, Arrive())
        assert window.rail.button("reception").accessibleName() == "Reception 1"
        clock.advance(minutes=6)
        window.facts._show_time()
        assert window.header.waiting.accessibleName() == "1 waiting · longest 6 min"

    def test_the_clock_shows_the_sites_time(self, window):
        assert window.header.time.text() == "14:32"

    def test_saved_is_said_after_the_commit(self, window, workspace, desk, clock):
        assert window.status.saved.accessibleName() == "Offline"
        workspace.act(lambda _desk: (_ for _ in ()).throw(Refused("disk_full")), failed=lambda _error: None)
        assert window.status.saved.accessibleName() == "Offline"
        workspace.act(lambda _desk: None)
        assert window.status.saved.accessibleName() == "Offline · saved 14:32:00"

    def test_nobody_asks_behind_the_gate(self, window, workspace, clock):
        window.show_gate(QWidget())
        before = window.rail.button("reception").accessibleName()
        workspace.act(arrive, Arrive())
        assert window.rail.button("reception").accessibleName() == before
        window.open_gate()
        assert window.rail.button("reception").accessibleName() == "Reception 1"

    def test_practice_data_have_a_banner(self, window, workspace, desk):
        assert window.notices.practice.isHidden()
        desk.site = dataclasses.replace(desk.site, is_practice=True)
        workspace.actor_changed.emit()
        assert window.notices.practice.isVisible()


class TestMessages:
    """Notices and toasts."""

    def test_a_known_error_is_a_sentence_until_something_is_saved(self, window, workspace):
        workspace.act(lambda _desk: (_ for _ in ()).throw(Refused("disk_full")))
        assert "disk is full" in window.notices.problem.title.text()
        assert window.notices.isVisible()
        workspace.act(lambda _desk: None)
        assert window.notices.problem.isHidden()

    def test_a_toast_leaves_the_focus_where_it_is(self, qtbot, window, workspace):
        page = window.current_page
        workspace.toast("Saved", undo=True)
        assert window.toast.isVisible()
        assert page.area.hasFocus()

    def test_undo_on_offer_goes_with_the_next_act_but_not_with_a_draft(self, window, workspace):
        workspace.act(lambda _desk: None, undo="Solved T-2417")
        assert window.toast.isVisible()
        assert window.toast.label.text() == "Solved T-2417"
        workspace.act(save_draft, "notes", "", {"text": "x"}, failed=lambda _error: None)
        assert window.toast.isVisible()
        workspace.act(lambda _desk: None)
        assert not window.toast.isVisible()

    def test_the_countdown_goes_when_somebody_is_there(self, window):
        window.show_countdown(15)
        window.show_countdown(14)
        assert "14 s" in window.toast.label.text()
        window.end_countdown()
        assert not window.toast.isVisible()

    def test_user_text_is_plain_text_everywhere(self, window, workspace):
        workspace.toast(HOSTILE)
        workspace.notified.emit(HOSTILE, "danger")
        window.header.set_titles(HOSTILE, HOSTILE)
        assert window.toast.label.text() == HOSTILE
        for label in window.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()


class TestGate:
    """What hides everything."""

    def test_nothing_of_the_pages_is_visible_behind_it(self, window):
        page = window.current_page
        gate = QWidget()
        window.show_gate(gate)
        assert window.gate is gate
        assert not page.isVisible()
        assert not window.rail.isVisible()
        window.open_gate()
        assert page.isVisible()
        assert window.gate is None


class TestClosing:
    """Nothing typed is lost."""

    def test_closing_writes_what_was_typed(self, qtbot, window, workspace):
        written = []
        workspace.saved.connect(lambda _moment: written.append(1))
        page = window.current_page
        kept = []
        page.area.settled.disconnect()
        page.area.settled.connect(lambda text: workspace.act(lambda _desk: kept.append(text)))
        qtbot.keyClicks(page.area, "not lost")
        assert kept == []
        window.close()
        assert kept == ["not lost"]
        assert written == [1]

    def test_a_draft_that_cannot_be_written_keeps_the_window_open_once(self, qtbot, window, workspace):
        page = window.current_page
        page.area.settled.disconnect()

        def refuse(_desk):
            raise Refused("disk_full")

        page.area.settled.connect(lambda _text: workspace.act(refuse))
        qtbot.keyClicks(page.area, "not lost")
        assert not window.close()
        assert window.isVisible()
        assert "disk is full" in window.notices.problem.title.text()
        assert "Close again" in window.toast.label.text()
        assert window.close()


class TestRoom:
    """Every size the window may have."""

    @pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
    @pytest.mark.parametrize("width", [420, 700, 1100, 1366])
    def test_every_part_lies_inside_and_beside_the_others(self, open_window, qapp, language, scale, width):
        window = open_window(TEST_PAGES, width=width)
        theme().set_scale(scale)
        qapp.processEvents()
        header = window.header
        assert window.width() == width
        assert header.search.isVisible()
        parts = [part for part in (header.menu, header.title, header.subtitle, header.search, header.waiting,
                                   header.time, header.new_visit) if part.isVisible()]  # fmt: skip
        for part in parts:
            assert part.geometry().right() < header.width(), part
            assert part.geometry().left() >= 0, part
        for index, part in enumerate(parts):
            for other in parts[index + 1 :]:
                assert not part.geometry().intersects(other.geometry()), (part, other)

    def test_688_pixels_show_all_of_it(self, open_window, qapp):
        window = open_window(TEST_PAGES, height=688)
        assert window.height() == 688
        assert window.status.geometry().bottom() <= 688
        assert window.rail.user.mapTo(window, window.rail.user.rect().bottomLeft()).y() <= 688

    def test_a_narrow_window_hides_the_rail_behind_a_button(self, qtbot, open_window, qapp):
        window = open_window(TEST_PAGES, width=420)
        assert not window.rail.isVisible()
        qtbot.mouseClick(window.header.menu, Qt.MouseButton.LeftButton)
        assert window.rail.isVisible()
        qtbot.keyClick(window.current_page.area, Qt.Key.Key_Escape)
        assert not window.rail.isVisible()
        qtbot.mouseClick(window.header.menu, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(window.rail.button("tickets"), Qt.MouseButton.LeftButton)
        assert window.current_page.page_id == "tickets"
        assert not window.rail.isVisible()
        window.resize(1366, 688)
        qapp.processEvents()
        assert window.rail.isVisible()
        assert not window.header.menu.isVisible()

    def test_everything_changes_while_it_is_open(self, window, qapp):
        set_language("zh_CN")
        theme().set_mode("dark")
        theme().set_scale(1.25)
        qapp.processEvents()
        assert window.rail.button("tickets").accessibleName() == "工单"
        assert window.header.new_visit.text() == "接待"
        assert window.status.saved.accessibleName() == "离线运行"
        assert "全部按键" in [hint.words for hint in window.status._hints]

    def test_every_control_has_a_name(self, window, language):
        window.retranslate()
        for widget in window.findChildren(QWidget):
            if isinstance(widget, QAbstractButton | QLineEdit) and widget.isVisible():
                assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_the_waiting_pill_turns_amber_after_the_standard(open_window, workspace, clock):
    window = open_window(TEST_PAGES)
    workspace.act(arrive, Arrive())
    tone = window.header.waiting.tone
    clock.moment += timedelta(hours=1)
    window.facts._show_time()
    assert tone == "neutral"
    assert window.header.waiting.tone == "warning"
