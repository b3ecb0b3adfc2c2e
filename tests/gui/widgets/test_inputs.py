"""Fields: drafts come to rest, composing is known, errors wait for the field to be left."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from servicedesk.core.translation import set_language
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.choices import CheckRow, ChoiceCard, Segmented
from servicedesk.ui.widgets.forms import FormRow, submit_ready
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import ComboBox, DateField, DateTimeField, NumberField, TimeField
from servicedesk.ui.widgets.text_area import EditorBox, TextArea


def collect(signal) -> list:
    seen: list = []
    signal.connect(seen.append)
    return seen


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_typing_comes_to_rest_once(show, qtbot, make) -> None:
    field = make("Request")
    show(field)
    seen = collect(field.settled)
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    assert seen == []
    field._settling.timer.timeout.emit()
    assert seen == ["abc"]


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_leaving_the_field_saves_at_once_and_nothing_twice(show, qtbot, make) -> None:
    field, other = make("Request"), TextField("Other")
    show(field, other)
    seen = collect(field.settled)
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    other.setFocus()
    field.setFocus()
    other.setFocus()
    assert seen == ["abc"]


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_what_the_program_writes_is_no_draft(show, make) -> None:
    field, other = make("Request"), TextField("Other")
    show(field, other)
    seen = collect(field.settled)
    field.setFocus()
    field.set_text("from the database")
    other.setFocus()
    assert seen == []
    assert field.text() == "from the database"


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_composing_is_known_until_the_letters_are_text(show, make) -> None:
    field = make("Name")
    show(field)
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("chen", []))
    assert field.composing
    commit = QInputMethodEvent("", [])
    commit.setCommitString("陈")
    QApplication.sendEvent(field, commit)
    assert not field.composing
    assert field.text() == "陈"


def test_a_paste_is_plain_and_cut_to_the_limit(show) -> None:
    area = TextArea("Note", most=10)
    show(area)
    data = QMimeData()
    data.setHtml("<b>fat</b>")
    data.setText("0123456789abc")
    area.insertFromMimeData(data)
    assert area.text() == "0123456789"


def test_a_growing_area_grows_and_stops(show, qtbot, qapp) -> None:
    area = TextArea("Note", least_lines=2, most_lines=4)
    show(area)
    heights = []
    for lines in (1, 3, 9):
        area.set_text("\n".join(["x"] * lines))
        qapp.processEvents()
        heights.append(area.height())
    assert heights[0] < heights[1] < heights[2]
    assert heights[2] < 9 * area.fontMetrics().lineSpacing()


def test_editor_box_hands_the_focus_to_its_area(show) -> None:
    area = TextArea("Note")
    box = EditorBox(area)
    show(TextField("x"), box)
    box.setFocus()
    assert area.hasFocus()


def test_error_waits_until_the_field_is_left_and_goes_while_mending(show, qtbot) -> None:
    field, other = TextField(), TextField("Other")
    row = FormRow("Name", field, "As in the document", required=True)
    row.set_check(lambda: "" if len(field.text()) >= 2 else "At least two characters")
    show(row, other)
    field.setFocus()
    qtbot.keyClicks(field, "a")
    assert row.error() == ""
    other.setFocus()
    assert row.error() == "At least two characters"
    assert field.property("invalid") is True
    assert field.accessibleDescription() == "At least two characters"
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "b")
    assert row.error() == ""
    assert field.accessibleDescription() == "As in the document"


def test_submit_goes_to_the_first_wrong_field(show) -> None:
    rows = [FormRow(name, TextField()) for name in ("One", "Two", "Three")]
    for row in rows[1:]:
        row.set_check(lambda: "wrong")
    show(*rows)
    assert not submit_ready(rows)
    assert rows[1].field.hasFocus()
    assert [row.error() for row in rows] == ["", "wrong", "wrong"]


def test_segments_move_by_arrows_and_are_one_stop(show, qtbot) -> None:
    control = Segmented("Channel", [("a", "In person", "walk"), ("b", "Phone"), ("c", "Mail")])
    show(control, TextField("next"))
    seen = collect(control.chosen)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert seen == ["b", "a", "c"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "next"


def test_segments_keep_their_choice_when_words_change(show) -> None:
    control = Segmented("Channel", [("a", "In person"), ("b", "Phone")], "b")
    show(control)
    seen = collect(control.chosen)
    control.set_options([("a", "当面"), ("b", "电话")])
    assert (control.value(), seen) == ("b", [])


def test_check_row_wraps_and_tells_only_the_user(show, qtbot) -> None:
    row = CheckRow("Compare with the week before " * 6)
    show(row, width=240)
    seen = collect(row.chosen)
    row.setChecked(True)
    assert seen == []
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert seen == [False]
    assert row.height() > 60


def test_radio_cards_let_go_of_each_other(show, qtbot) -> None:
    one, two = ChoiceCard("Sample data", "Three months"), ChoiceCard("Empty", "Start fresh")
    show(one, two)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(two, Qt.MouseButton.LeftButton)
    assert (one.isChecked(), two.isChecked()) == (False, True)


def test_combo_box_tells_only_the_user_and_keeps_its_value(show, qtbot) -> None:
    box = ComboBox("Team", [(1, "All"), (2, "<b>House</b>")], 2)
    show(box)
    seen = collect(box.chosen)
    box.set_options([(2, "客房部"), (1, "全部")])
    assert (box.value(), box.currentText(), seen) == (2, "客房部", [])
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert seen == [1]


def test_the_wheel_changes_no_value(show) -> None:
    boxes = [ComboBox("Team", [(1, "All"), (2, "House")]), NumberField("Minutes", 5), TimeField("At", time(9, 0))]
    show(*boxes)
    for box in boxes:
        before = box.value()
        wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(box, wheel)
        assert box.value() == before


def test_dates_and_times_come_back_as_they_went_in(show) -> None:
    at, on, clock = DateTimeField("At"), DateField("On"), TimeField("At")
    show(at, on, clock)
    seen = collect(at.chosen)
    at.set_value(datetime(2026, 11, 22, 14, 30))
    on.set_value(date(2028, 2, 29))
    clock.set_value(time(23, 59))
    assert (at.value(), on.value(), clock.value()) == (datetime(2026, 11, 22, 14, 30), date(2028, 2, 29), time(23, 59))
    assert seen == []
    set_language("zh_CN")
    assert at.locale().name().startswith("zh")


def test_time_and_number_show_what_they_hold(show) -> None:
    clock, number = TimeField("At", time(14, 30)), NumberField("Minutes", 30, unit="min")
    show(clock, number)
    for box, shown in ((clock, "14:30"), (number, "30 min")):
        assert box.lineEdit().text() == shown
        assert box.lineEdit().width() > box.fontMetrics().horizontalAdvance(shown)


def test_time_and_number_follow_the_text_size_and_go_back(show) -> None:
    clock, number = TimeField("At", time(14, 30)), NumberField("Minutes", 30, unit="min")
    show(clock, number)
    before = [box.lineEdit().font().pixelSize() for box in (clock, number)]
    theme().set_scale(2.0)
    assert [box.lineEdit().font().pixelSize() for box in (clock, number)] == [2 * size for size in before]
    theme().set_scale(1.0)
    theme().set_mode("dark")
    assert [box.lineEdit().font().pixelSize() for box in (clock, number)] == before
