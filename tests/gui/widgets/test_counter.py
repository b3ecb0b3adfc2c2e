"""What is used with a guest in front: scenarios, steps, ratings, PIN, tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.translation import set_language
from servicedesk.ui.widgets.checklist import Step, StepList, StepRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pin import Keypad, PinBoxes
from servicedesk.ui.widgets.tabs import TabItem, TabStrip
from servicedesk.ui.widgets.tiles import NpsRow, ScenarioTile, ScoreRow, TileGrid

STEPS = (
    Step("smile", "Greet", done=True),
    Step("limit", "Name a time", mandatory=True, words="Ten minutes at most."),
    Step("thanks", "Thank"),
)


@pytest.fixture
def steps(show) -> StepList:
    control = StepList("Standard")
    control.set_steps(STEPS)
    show(control)
    return control


def test_the_first_open_step_is_the_card(steps: StepList) -> None:
    assert steps.current() == STEPS[1]
    assert steps.counts() == (0, 1, 1, 3)
    rows = steps.findChildren(StepRow)
    assert rows[1].accessibleDescription() == "Ten minutes at most."
    assert rows[1].height() > rows[2].height() + 20


def test_space_ticks_a_step(steps: StepList, qtbot) -> None:
    row = steps.findChildren(StepRow)[1]
    row.setFocus()
    with qtbot.waitSignal(steps.ticked) as ticked:
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert ticked.args == ["limit", True]
    with qtbot.waitSignal(steps.ticked) as ticked:
        assert steps.tick_current()
    assert ticked.args == ["limit", True]


def test_the_keyboard_goes_on_to_the_next_step(steps: StepList) -> None:
    steps.findChildren(StepRow)[1].setFocus()
    done = Step("limit", "Name a time", mandatory=True, done=True)
    steps.set_steps((STEPS[0], done, STEPS[2]))
    focused = QApplication.focusWidget()
    assert isinstance(focused, StepRow)
    assert focused.step.key == "thanks"


def test_a_required_step_is_skipped_only_with_a_reason(steps: StepList, qtbot) -> None:
    skipped: list[tuple] = []
    steps.skipped.connect(lambda key, reason: skipped.append((key, reason)))
    steps._skip.click()
    reason = steps.findChild(TextField)
    assert reason.hasFocus()
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert skipped == []
    qtbot.keyClicks(reason, "guest in a hurry")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert skipped == [("limit", "guest in a hurry")]
    steps.set_steps((STEPS[0], Step("limit", "Name a time", True, skipped="guest in a hurry"), STEPS[2]))
    assert steps.current().key == "thanks"


def test_steps_speak_the_language_in_force(steps: StepList) -> None:
    set_language("zh_CN")
    assert steps.findChildren(StepRow)[1].accessibleName() == "Name a time · 必做 · 未完成"


def test_nothing_is_rated_beforehand_and_digits_rate(show, qtbot) -> None:
    row = ScoreRow("Satisfied?")
    show(row)
    assert row.value() is None
    seen: list[int] = []
    row.chosen.connect(seen.append)
    qtbot.keyClicks(row, "042")
    assert (row.value(), seen) == (2, [4, 2])


@pytest.mark.parametrize(("typed", "answers"), [("7", [7]), ("10", [10]), ("15", [1, 5]), ("0", [0])])
def test_recommendation_digits(show, qtbot, typed: str, answers: list[int]) -> None:
    row = NpsRow("Recommend?")
    show(row)
    seen: list[int] = []
    row.chosen.connect(seen.append)
    qtbot.keyClicks(row, typed)
    assert seen == answers


def test_a_lonely_one_counts_after_its_wait_or_enter(show, qtbot) -> None:
    row = NpsRow("Recommend?")
    show(row)
    seen: list[int] = []
    row.chosen.connect(seen.append)
    qtbot.keyClicks(row, "1")
    assert seen == []
    row.waiting.timeout.emit()
    assert seen == [1]
    qtbot.keyClicks(row, "1")
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert seen == [1, 1]


def test_scenarios_are_one_choice_and_fit_their_width(show, qtbot, qapp) -> None:
    grid = TileGrid(columns=5)
    grid.set_tiles([(n, ScenarioTile(f"Case {n}", "key", str(n))) for n in range(6)])
    window = show(grid, width=700)
    seen: list[object] = []
    grid.chosen.connect(seen.append)
    tiles = grid.findChildren(ScenarioTile)
    qtbot.mouseClick(tiles[1], Qt.MouseButton.LeftButton)
    grid.press(4)
    grid.press(40)
    assert (seen, grid.value()) == ([1, 4], 4)
    assert [tile.isChecked() for tile in tiles] == [False, False, False, False, True, False]
    rows = len({tile.y() for tile in tiles})
    window.resize(260, 400)
    qapp.processEvents()
    qapp.processEvents()  # the new columns ask for another round of layout
    assert (rows, len({tile.y() for tile in tiles})) == (2, 3)


def test_pin_takes_digits_only_and_tells_only_how_many(show, qtbot) -> None:
    boxes = PinBoxes("Lin")
    show(boxes)
    entered: list[str] = []
    boxes.entered.connect(entered.append)
    boxes.setFocus()
    qtbot.keyClicks(boxes, "12x3")
    qtbot.keyClick(boxes, Qt.Key.Key_Backspace)
    assert boxes.accessibleName() == "Lin · 2 of 6 digits"
    qtbot.keyClicks(boxes, "4567")
    assert entered == ["124567"]
    qtbot.keyClicks(boxes, "8")
    assert entered == ["124567"]
    boxes.refuse()
    assert boxes.accessibleName() == "Lin · 0 of 6 digits"


def test_keypad_types_and_clears(show, qtbot) -> None:
    boxes = PinBoxes("Lin")
    pad = Keypad(boxes)
    show(boxes, pad)
    boxes.setFocus()
    keys = {key.text(): key for key in pad.findChildren(type(pad._clear))}
    for digit in "907":
        qtbot.mouseClick(keys[digit], Qt.MouseButton.LeftButton)
    assert boxes.hasFocus()
    assert boxes.accessibleName() == "Lin · 3 of 6 digits"
    qtbot.mouseClick(keys["Clear"], Qt.MouseButton.LeftButton)
    assert boxes.accessibleName() == "Lin · 0 of 6 digits"


def test_tabs_keep_the_one_in_front_and_ask_before_closing(show, qtbot) -> None:
    strip = TabStrip("Visits", cards=True)
    strip.set_items([TabItem("a", "A018", "02:14", closable=True), TabItem("b", "Phone", closable=True)])
    show(strip)
    strip.set_value("b")
    strip.set_items([TabItem("a", "A018", "02:15", closable=True), TabItem("b", "Phone", closable=True)])
    assert strip.value() == "b"
    chosen: list[str] = []
    closing: list[str] = []
    strip.chosen.connect(chosen.append)
    strip.closing.connect(closing.append)
    strip.step(1)
    qtbot.mouseClick(strip._tabs[1].close_button, Qt.MouseButton.LeftButton)
    assert (chosen, closing, strip.value()) == (["a"], ["b"], "a")
    strip.set_items([])
    assert strip.value() == ""
