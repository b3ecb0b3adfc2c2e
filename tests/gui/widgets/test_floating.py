"""What floats: hits under a search field, popovers, the toast."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.popover import RINGS, Popover
from servicedesk.ui.widgets.row_list import Heading
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion
from servicedesk.ui.widgets.toast import Toast

HITS = [Heading("Guests", 2), Suggestion(1, "陈思远", "138****6021", "Gold", "gold", avatar="陈思远"),
        Suggestion(2, "程淑仪", right="left in March", avatar="程淑仪")]  # fmt: skip


@pytest.fixture
def field(show) -> SearchField:
    field = SearchField("Guest", key="F4")
    show(field, TextField("next"), QWidget())
    field.setFocus()
    return field


def test_asking_waits_for_the_typing(field: SearchField, qtbot) -> None:
    asked: list[str] = []
    field.asked.connect(asked.append)
    qtbot.keyClicks(field, "csy")
    assert asked == []
    field._asking.timer.timeout.emit()
    assert asked == ["csy"]


def test_nothing_is_asked_while_letters_are_composed(field: SearchField) -> None:
    asked: list[str] = []
    field.asked.connect(asked.append)
    QApplication.sendEvent(field, QInputMethodEvent("chen", []))
    field.ask_now()
    assert asked == []


def test_arrows_and_enter_work_the_hits_without_leaving_the_field(field: SearchField, qtbot) -> None:
    chosen: list[Suggestion] = []
    field.chosen.connect(chosen.append)
    field.suggest(HITS)
    hits = field.suggestions()
    assert hits.isVisible()
    assert hits.view.current_row().key == 1
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [hit.key for hit in chosen] == [2]
    assert not hits.isVisible()


def test_enter_without_a_hit_hands_over_the_text(field: SearchField, qtbot) -> None:
    entered: list[str] = []
    field.entered.connect(entered.append)
    qtbot.keyClicks(field, "7702")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert entered == ["7702"]


def test_enter_never_takes_a_hit_of_an_older_text(field: SearchField, qtbot) -> None:
    field.asked.connect(lambda text: field.suggest(HITS if text == "c" else []))
    chosen: list[object] = []
    entered: list[str] = []
    field.chosen.connect(chosen.append)
    field.entered.connect(entered.append)
    qtbot.keyClicks(field, "c")
    field.ask_now()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (chosen, entered) == ([], ["cx"])


def test_escape_closes_the_hits_first_and_a_click_takes_one(field: SearchField, qtbot) -> None:
    field.suggest(HITS)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.suggestions().isVisible()
    field.suggest(HITS)
    view = field.suggestions().view
    spot = view.visualRect(view.model().index(2)).center()
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args[0].key == 2


def test_leaving_the_field_closes_the_hits_and_late_answers_stay_away(field: SearchField, qtbot) -> None:
    field.suggest(HITS)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not field.suggestions().isVisible()
    field.suggest(HITS)
    assert not field.suggestions().isVisible()


def test_hits_lie_under_the_field_inside_the_window(field: SearchField) -> None:
    field.suggest(HITS)
    box = field.suggestions().geometry().adjusted(RINGS, RINGS, -RINGS, -RINGS)
    assert box.top() >= field.mapTo(field.window(), QPoint(0, field.height())).y()
    assert box.width() == field.width()
    assert field.window().rect().contains(box)


def test_popover_closes_on_escape_and_gives_the_focus_back(show, qtbot) -> None:
    anchor = SecondaryButton("More")
    window = show(anchor, QWidget())
    anchor.setFocus()
    panel = Popover(window)
    inner = TextField("Name")
    panel.body.addWidget(inner)
    panel.open_at(anchor, 200)
    assert inner.hasFocus()
    qtbot.keyClick(inner, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert anchor.hasFocus()


def test_a_popover_only_to_read_closes_on_escape_and_when_its_page_is_left(show, qtbot) -> None:
    page, other = QWidget(), SecondaryButton("Elsewhere")
    anchor = SecondaryButton("Open", parent=page)
    show(page, other)
    window = page.window()
    popover = Popover(window)
    other.setFocus()
    popover.open_at(anchor)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert other.hasFocus()
    popover.open_at(anchor)
    page.hide()
    assert not popover.isVisible()


def test_popover_closes_on_a_press_outside(show, qtbot) -> None:
    anchor, other = SecondaryButton("More"), QWidget()
    window = show(anchor, other)
    panel = Popover(window)
    panel.body.addWidget(TextField("Name"))
    panel.open_at(anchor, 200)
    qtbot.mouseClick(panel, Qt.MouseButton.LeftButton, pos=panel.rect().center())
    assert panel.isVisible()
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=other.rect().bottomRight() - QPoint(3, 3))
    assert not panel.isVisible()


def test_toast_takes_no_focus_and_goes_by_itself(show, qtbot) -> None:
    field = TextField("Name")
    window = show(field, QWidget())
    field.setFocus()
    toast = Toast(window)
    toast.show_message("T-2417 <b>solved</b>", undo=True)
    assert field.hasFocus()
    assert toast.timer.interval() == 8000
    assert toast.geometry().bottom() < window.height()
    assert toast.geometry().left() < 20
    undone: list[None] = []
    toast.undone.connect(lambda: undone.append(None))
    qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert (len(undone), toast.isVisible(), field.hasFocus()) == (1, False, True)
    toast.show_message("Saved")
    assert toast.undo.isHidden()
    toast.timer.timeout.emit()
    assert not toast.isVisible()
