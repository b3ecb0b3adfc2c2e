"""Ways to the import page and out of it, and who may do what there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from servicedesk.core.actor import Actor
from servicedesk.core.permissions import Role
from servicedesk.services.imports.fields import ImportKind
from tests.gui.pages.imports.acting import opened, supervise

CTRL = Qt.KeyboardModifier.ControlModifier


# -- who may ----------------------------------------------------------------------------------------------------------


def test_the_desk_imports_people_only(page, house):
    opened(page, house)
    assert not page.work.recognised.kind.isVisible()
    assert page.plan.kind is ImportKind.CUSTOMERS


def test_nobody_without_the_right_comes_here(program, hotel):
    program.workspace.desk.actor = Actor(hotel.people.lin.staff_id, "林晓", Role.SPECIALIST)
    program.window.show_page("today")
    assert not program.workspace.actions.can("import")
    program.window.show_page("imports")
    assert program.window.current_page.page_id == "today"


def test_a_supervisor_imports_reviews_and_the_kind_is_found(program, tmp_path, press):
    page = supervise(program)
    path = tmp_path / "reviews.csv"
    path.write_text("label,review\n1,前台很好\n0,等了很久\n", encoding="utf-8")
    opened(page, path)
    assert page.plan.kind is ImportKind.FEEDBACK
    assert page.work.recognised.kind.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    assert page.plan.result.imported == 2
    kind = page.work.recognised.kind
    opened(page, path)
    kind.setCurrentIndex(kind.findData("customers"))
    kind.activated.emit(kind.currentIndex())
    assert page.plan.kind is ImportKind.CUSTOMERS
    assert not page.plan.can_try


# -- ways in and out --------------------------------------------------------------------------------------------------


def test_a_file_dropped_on_the_window_is_looked_at(program, house):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(house))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    QApplication.sendEvent(program.window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(program.window, QDropEvent(QPointF(300, 300), copy, data, left, none))
    assert program.window.current_page.page_id == "imports"
    assert program.window.current_page.plan.path == house


@pytest.mark.parametrize("urls", [[], ["https://example.org/x.csv"], ["file:///a.csv", "file:///b.csv"]])
def test_anything_else_dropped_is_left_alone(program, urls):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    event = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(program.window, event)
    assert not event.isAccepted()


def test_escape_goes_to_settings_and_the_import_waits(program, page, house, press):
    opened(page, house)
    press("d")
    press(Qt.Key.Key_Escape)
    settings = program.window.current_page
    assert settings.page_id == "settings"
    assert settings.subtitle().endswith("Import")
    settings.section.open.click()
    assert program.window.current_page is page
    assert page.plan.tried is not None


def test_a_file_is_chosen_by_its_key(page, house, press, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(house), ""))
    page.setFocus()
    press("o")
    assert page.plan.path == house


def test_the_status_line_names_only_keys_that_work(page, house, press):
    assert [key for key, _words in page.status_hints()] == ["O", "Esc"]
    opened(page, house)
    assert [key for key, _words in page.status_hints()] == ["D M", "J K", "Enter", "O", "Esc"]
    press("d")
    assert [key for key, _words in page.status_hints()] == ["D M", "J K", "Enter", "R", "Ctrl ↵", "O", "Esc"]


def test_the_rail_shows_where_the_page_belongs(program, page):
    assert program.window.rail.button("settings").isChecked()
    program.speak("zh_CN")
    assert program.window.rail.button("settings").isChecked()
    program.window.show_page("today")
    assert program.window.rail.button("today").isChecked()
