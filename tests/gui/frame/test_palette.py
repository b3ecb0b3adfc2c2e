"""Find anything: while typing, by keys alone, with what can be done."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from servicedesk.core.translation import set_language
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.ui.palette.controller import Palette
from servicedesk.ui.palette.groups import PaletteAction, PaletteGroup, PaletteHit, share
from servicedesk.ui.palette.matching import match
from servicedesk.ui.palette.places import PlacesProvider
from servicedesk.ui.widgets.row_list import Heading
from servicedesk.ui.widgets.suggestions import Suggestion
from tests.gui.frame.pages import TEST_PAGES

CTRL = Qt.KeyboardModifier.ControlModifier


class TestMatching:
    """Names by a part, by pinyin, by initials."""

    @pytest.mark.parametrize(
        ("name", "wanted", "ranges", "reading"),
        [
            ("退房延迟", "房延", ((1, 2),), ""),
            ("退房延迟", "tf", ((0, 1), (1, 1)), "tui fang"),
            ("打印今日退房清单", "tf", ((4, 1), (5, 1)), "tui fang"),
            ("退房延迟", "tuif", ((0, 1), (1, 1)), "tui fang"),
            ("退房延迟", "TuiFang", ((0, 1), (1, 1)), "tui fang"),
            ("Switch user", "user", ((7, 4),), ""),
            ("Switch user", "su", ((0, 6), (7, 4)), "switch user"),
            ("宾客", "b", ((0, 1),), "bin"),
        ],
    )
    def test_found(self, name, wanted, ranges, reading):
        found = match(name, wanted)
        assert (found.ranges, found.reading) == (ranges, reading)

    @pytest.mark.parametrize(
        ("name", "wanted"), [("退房延迟", "f"), ("退房", "tuifangx"), ("退房", "t f x"), ("", "a")]
    )
    def test_not_found(self, name, wanted):
        assert match(name, wanted) is None

    def test_letters_are_marked_in_the_reading(self):
        assert match("退房", "tf").reading_ranges == ((0, 1), (4, 1))
        assert match("退房", "tuif").reading_ranges == ((0, 3), (4, 1))

    def test_nothing_typed_finds_everything(self):
        assert match("退房", " ").ranges == ()


def _hits(count):
    return tuple(PaletteHit(Suggestion(number, str(number)), ()) for number in range(count))


def test_eight_rows_are_shared_fairly():
    groups = [PaletteGroup("a", _hits(8), 20), PaletteGroup("b", _hits(1), 1), PaletteGroup("c", _hits(8), 9)]
    cut = share(groups)
    assert [len(group.hits) for group in cut] == [4, 1, 3]
    assert [group.total for group in cut] == [20, 1, 9]
    assert share([PaletteGroup("a", (), 0)]) == []


class Later:
    """A source that answers when told."""

    def __init__(self) -> None:
        self.asked = []
        self.done = []

    def search(self, text, answer):
        self.asked.append((text, answer))

    def answer(self, number, *titles):
        _text, answer = self.asked[number]
        hits = [
            PaletteHit(
                Suggestion(title, title),
                (
                    PaletteAction("Open", partial(self.done.append, f"open {title}")),
                    PaletteAction("Call", partial(self.done.append, f"call {title}")),
                ),
            )
            for title in titles
        ]
        answer([PaletteGroup("Found", tuple(hits), len(hits))] if hits else [])


@pytest.fixture
def window(open_window):
    return open_window(TEST_PAGES)


@pytest.fixture
def places(workspace, window):
    return Palette(workspace, window, (PlacesProvider(workspace, window),))


@pytest.fixture
def later(workspace, window):
    source = Later()
    source.palette = Palette(workspace, window, (source,))
    return source


def rows(window):
    return [row for row in window.search.panel().model.rows if not isinstance(row, Heading)]


def headings(window):
    return [row.title for row in window.search.panel().model.rows if isinstance(row, Heading)]


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def type_in(qtbot, window, text):
    qtbot.keyClicks(window.search, text)
    window.search.ask_now()


class TestPlaces:
    """Pages and commands."""

    def test_ctrl_k_shows_where_one_can_go(self, qtbot, window, places):
        press(qtbot, Qt.Key.Key_K, CTRL)
        assert window.search.hasFocus()
        assert [row.title for row in rows(window)] == ["Reception", "Tickets"]
        assert window.status.shown_keys() == ["↑ ↓", "↵", "Tab", ">", "#", "Esc"]

    def test_three_keys_go_to_a_page(self, qtbot, window, places):
        press(qtbot, Qt.Key.Key_K, CTRL)
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Return)
        assert window.current_page.page_id == "tickets"
        assert window.current_page.view.hasFocus()
        assert not window.search.is_open

    def test_a_command_is_found_by_its_initials(self, qtbot, window, workspace, places):
        done = []
        workspace.actions.bind("lock", lambda: done.append("lock"), window)
        set_language("zh_CN")
        press(qtbot, Qt.Key.Key_K, CTRL)
        type_in(qtbot, window, "sd")
        assert [row.title for row in rows(window)] == ["锁定"]
        assert "拼音首字母 sd" in window.search.panel().foot.count.text()
        press(qtbot, Qt.Key.Key_Return)
        assert done == ["lock"]

    def test_open_hits_follow_a_switch_of_language_with_the_choice_kept(self, qtbot, window, places):
        press(qtbot, Qt.Key.Key_K, CTRL)
        press(qtbot, Qt.Key.Key_Down)
        assert window.search.panel().view.current_row().title == "Tickets"
        set_language("zh_CN")
        qtbot.waitUntil(lambda: window.search.panel().view.current_row().title == "工单")
        assert [row.title for row in rows(window)] == ["接待", "工单"]
        assert headings(window) == ["模块"]

    def test_only_what_can_be_done_is_listed(self, qtbot, window, workspace, places):
        press(qtbot, Qt.Key.Key_K, CTRL)
        type_in(qtbot, window, "lock")
        assert rows(window) == []
        assert "Nothing found" in headings(window)[0]

    def test_a_sign_narrows_to_commands(self, qtbot, window, workspace, places):
        workspace.actions.bind("lock", lambda: None, window)
        press(qtbot, Qt.Key.Key_K, CTRL)
        type_in(qtbot, window, ">")
        assert headings(window) == ["Commands"]
        titles = [row.title for row in rows(window)]
        assert "Lock" in titles
        assert not {"Reception", "Tickets"} & set(titles)
        window.search.set_text("")
        type_in(qtbot, window, "#lock")
        assert rows(window) == []

    def test_escape_gives_the_work_back_as_it_was(self, qtbot, window, places):
        area = window.current_page.area
        qtbot.keyClicks(area, "half a")
        press(qtbot, Qt.Key.Key_K, CTRL)
        type_in(qtbot, window, "xyz")
        press(qtbot, Qt.Key.Key_Escape)
        assert area.hasFocus()
        assert window.search.text() == ""
        assert area.text() == "half a"
        assert window.status.shown_keys()[-1] == "?"

    def test_letters_of_an_input_method_do_not_ask_yet(self, qtbot, window, later):
        press(qtbot, Qt.Key.Key_K, CTRL)
        asked = len(later.asked)
        QApplication.sendEvent(window.search, QInputMethodEvent("tui", []))
        window.search.ask_now()
        assert len(later.asked) == asked


class TestLater:
    """Hits that come from elsewhere, in their own time."""

    def test_an_old_answer_is_not_shown(self, qtbot, window, later):
        press(qtbot, Qt.Key.Key_K, CTRL)
        type_in(qtbot, window, "a")
        type_in(qtbot, window, "b")
        later.answer(2, "new")
        later.answer(1, "old")
        assert [row.title for row in rows(window)] == ["new"]

    def test_enter_never_takes_a_hit_of_an_older_text(self, qtbot, window, later):
        press(qtbot, Qt.Key.Key_K, CTRL)
        type_in(qtbot, window, "a")
        later.answer(1, "old")
        qtbot.keyClicks(window.search, "b")
        press(qtbot, Qt.Key.Key_Return)
        assert later.done == []
        later.answer(len(later.asked) - 1, "new", "newer")
        assert later.done == ["open new"]

    def test_a_slow_source_does_not_hold_back_the_others(self, qtbot, open_window, workspace):
        window, slow = open_window(TEST_PAGES), Later()
        slow.palette = Palette(workspace, window, (slow, PlacesProvider(workspace, window)))
        press(qtbot, Qt.Key.Key_K, CTRL)
        type_in(qtbot, window, "tickets")
        qtbot.waitUntil(lambda: [row.title for row in rows(window)] == ["Tickets"])
        press(qtbot, Qt.Key.Key_Return)
        assert window.current_page.page_id == "reception"
        slow.answer(len(slow.asked) - 1, "T-2417")
        assert slow.done == ["open T-2417"]

    def test_tab_shows_the_actions_and_escape_the_hits_again(self, qtbot, window, later):
        press(qtbot, Qt.Key.Key_K, CTRL)
        type_in(qtbot, window, "t")
        later.answer(1, "one", "two")
        assert "one: Open · Call" in window.search.panel().foot.can_do.text()
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Tab)
        assert headings(window) == ["Actions for two"]
        assert [row.title for row in rows(window)] == ["Open", "Call"]
        press(qtbot, Qt.Key.Key_Escape)
        assert [row.title for row in rows(window)] == ["one", "two"]
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Tab)
        press(qtbot, Qt.Key.Key_Down)
        press(qtbot, Qt.Key.Key_Return)
        assert later.done == ["call two"]

    def test_the_panel_lies_inside_the_window(self, qtbot, open_window, workspace, qapp):
        window = open_window(TEST_PAGES, width=420)
        source = Later()
        source.palette = Palette(workspace, window, (source,))
        workspace.actions.trigger("find")
        type_in(qtbot, window, "t")
        source.answer(len(source.asked) - 1, *map(str, range(30)))
        panel = window.search.panel()
        assert panel.geometry().bottom() <= window.height() + 16
        assert panel.geometry().left() >= -16
        assert panel.geometry().right() <= window.width() + 16


def test_customers_of_the_database_are_found_and_received(qtbot, open_window, workspace, desk):
    guest = add_customer(desk, AddCustomer("唐芳"))
    window = open_window(TEST_PAGES)
    palette = Palette(workspace, window)
    palette.open()
    type_in(qtbot, window, "tf")
    assert rows(window)[0].title == "唐芳"
    press(qtbot, Qt.Key.Key_Return)
    assert window.current_page.targets[-1] == {"new": True, "customer_id": guest}
