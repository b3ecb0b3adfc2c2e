"""An import that runs: stopped, worked beside, taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.queries.imports import batches
from servicedesk.ui.pages.imports import flow as flow_module
from tests.gui.pages.imports.acting import names, opened

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_running_import_is_not_begun_twice_and_stops_on_escape(program, page, desk, tmp_path, monkeypatch):
    path = tmp_path / "people.csv"
    path.write_text("name\n" + "".join(f"Guest {n}\n" for n in range(6000)), encoding="utf-8")
    monkeypatch.setattr(flow_module, "TRIED_AT_ONCE", 100)
    opened(page, path)
    assert page.plan.tried is None
    seen = []

    def look(done, of):
        seen.append((done, of, page.work.foot.words.text(), page.work.foot.stop.isVisible()))
        if done == 2000 and not of:
            page.flow.run()
            page.flow.try_it()
            page.flow.open_file(path)
        if done == 4000 and not of:
            page.go_back()

    page.runner.progressed.connect(look)
    page.flow.try_it()
    assert [each[:2] for each in seen] == [(2000, 0), (4000, 0)]
    assert seen[0][3]
    assert "row 2,000 of 6,000" in seen[0][2]
    assert page.plan.tried is None
    assert not page.runner.is_running
    assert program.window.toast.label.text() == "Stopped. Nothing was imported."


def test_writing_tells_how_far_it_is(page, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("name\n" + "".join(f"Guest {n}\n" for n in range(5000)), encoding="utf-8")
    shares = []
    page.runner.progressed.connect(lambda _done, _of: shares.append(page.work.foot.share()))
    opened(page, path)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_the_import_just_made_is_the_one_the_button_takes_back(program, page, house, press, tmp_path):
    opened(page, house)
    press("d")
    press(Qt.Key.Key_Return, CTRL)
    other = tmp_path / "second.csv"
    other.write_text("姓名,会员号\n" + "".join(f"宾客{n},M{n}\n" for n in range(1200)), "utf-8")
    opened(page, other)
    press(Qt.Key.Key_Return, CTRL)
    assert page.done.title.text() == "1,200 rows imported"
    chosen = page.done.history.view.current_row()
    assert chosen.file == "second.csv"
    assert page.done.history.state_words(chosen)[0] == "30 days to undo"


def test_an_import_is_taken_back_with_a_second_press(program, page, desk, house, press):
    opened(page, house)
    press("d")
    press(Qt.Key.Key_Return, CTRL)
    history = page.done.history
    assert [row.file for row in history.model.rows] == [house.name]
    history.undo.click()
    assert "李国栋" in names(desk)
    assert history.undo.text() == "Press again: 4 rows are taken back"
    history.undo.click()
    assert "李国栋" not in names(desk)
    assert batches(desk)[0].undone_at is not None
    assert not history.undo.isEnabled()


def test_what_cannot_be_undone_any_more_says_so(page, desk, clock, house, press):
    opened(page, house)
    press("d")
    press(Qt.Key.Key_Return, CTRL)
    clock.advance(days=31)
    page.done.history.refresh()
    row = page.done.history.model.rows[0]
    assert page.done.history.state_words(row)[0] == "for good"
    assert not page.done.history.undo.isEnabled()


def test_who_went_on_working_keeps_the_focus_when_the_import_is_done(program, page, house, press):
    opened(page, house)
    press("d")
    program.window.show_page("tickets")
    focused = QApplication.focusWidget()
    page.flow.run()
    assert QApplication.focusWidget() is focused
    assert program.window.toast.label.text() == "4 rows imported"


def test_a_file_that_arrives_while_one_is_imported_waits_for_another_time(program, page, tmp_path):
    path, other = tmp_path / "people.csv", tmp_path / "other.csv"
    path.write_text("name\n" + "".join(f"Guest {n}\n" for n in range(2500)), encoding="utf-8")
    other.write_text("name\nSomebody\n", encoding="utf-8")
    opened(page, path)
    page.runner.progressed.connect(lambda _done, _of: program.window.show_page("imports", path=other))
    page.flow.run()
    assert page.plan.path == path
    assert page.plan.result.imported == 2500
    assert program.window.toast.label.text() == "One import at a time: wait for this one or stop it."
