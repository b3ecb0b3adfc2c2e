"""Somebody else changes what a form is open about: no field is touched, a quiet line says so, nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from servicedesk.core.draft_forms import FORMS as DRAFT_FORMS
from servicedesk.queries import drafts
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.ui.application import DeskApplication
from servicedesk.ui.conflicts.field_row import MINE, THEIRS
from servicedesk.ui.conflicts.panel import ConflictPanel
from servicedesk.ui.pages.drafts.opening import open_draft
from servicedesk.ui.tasks import InlineRunner
from tests.gui.pages.conftest import PASSWORD
from tests.gui.pages.remote_changes.every_form import FORMS

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=FORMS, ids=lambda form: form.name)
def form(request):
    return request.param


@pytest.fixture
def opened(form, program, desk, press, colleague):
    """The form open on a record, words typed into one of its fields, the cursor before the last letter."""
    with colleague():
        key = form.made(desk)
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    program.window.show_page("settings", section=form.section)
    QApplication.processEvents()
    section = program.window.current_page.section
    record = form.opened(section, key)
    field = form.typed(section)
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        press(K.Key_End, CTRL)
        press(K.Key_Return)
        press(form.words)
    else:
        field.selectAll()
        press(form.words)
    press(K.Key_Left)
    return key, section, record, field


@pytest.fixture
def another(program, desk, settings, qtbot):
    """Return a function that starts the program once more on the same data."""
    started = []

    def start():
        again = DeskApplication(desk.database.path, settings, InlineRunner())
        started.append(again)
        QApplication.instance().installEventFilter(again.workspace.actions)
        again.workspace.connect_desk(desk)
        again.window.resize(1366, 688)
        again.window.show()
        again.window.activateWindow()
        qtbot.waitExposed(again.window)
        again.enter()
        return again

    yield start
    for again in started:
        QApplication.instance().removeEventFilter(again.workspace.actions)
        again.window.forget_pages()
        again.window.hide()
        again.window.deleteLater()


def cursor(field):
    return field.textCursor().position() if isinstance(field, QPlainTextEdit) else field.cursorPosition()


def text(field):
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def save(press, form):
    for _time in range(form.confirms):
        press(K.Key_Return, CTRL)


def test_a_change_of_another_field_touches_nothing_and_both_are_saved(form, opened, desk, press, colleague):
    key, section, record, field = opened
    before = text(field), cursor(field)
    with colleague():
        form.changed(desk, key, None, form.other)
    QApplication.processEvents()
    assert form.typed(section) is field, "the editor is the one that was typed in"
    assert (text(field), cursor(field)) == before
    assert field.hasFocus()
    assert record.line.isVisible()
    assert record.line.news.text()
    save(press, form)
    assert form.stored(desk, key) == (form.mine, form.other)
    assert drafts.my_draft(desk, form.name, record.subject) is None


def test_a_change_of_the_same_field_asks_and_a_crash_before_loses_nothing(
    form, opened, desk, press, colleague, qtbot, another
):
    key, _section, record, field = opened
    typed = text(field), cursor(field)
    subject = record.subject
    # The draft is there by itself within two seconds.
    qtbot.waitUntil(lambda: drafts.my_draft(desk, form.name, subject) is not None, timeout=2000)
    record.flush()
    with colleague():
        form.changed(desk, key, form.theirs, None)
    # The program dies without a word: another one on the same data.
    again = another()
    open_draft(again.workspace, form.name, subject)
    QApplication.processEvents()
    section = again.window.current_page.section
    field = form.typed(section)
    assert (text(field), cursor(field)) == typed
    assert field.hasFocus()
    save(press, form)
    stored = form.stored(desk, key)[0]
    if not form.asks:
        assert stored == sorted([*form.mine, "theirs"])
    else:
        assert stored == form.theirs, "nothing is written over unseen"
        panel = _panel(section)
        assert [row.choice() for row in panel.rows] == [""]
        assert "唐悦" in panel.title.text()
        panel.rows[0].take_focus()
        panel.press(MINE)
        save(press, form)
        assert form.stored(desk, key)[0] == form.mine
    assert drafts.my_draft(desk, form.name, subject) is None


def _panel(section):
    (panel,) = [each for each in section.findChildren(ConflictPanel) if not each.isHidden()]
    return panel


def test_taking_theirs_leaves_what_is_stored(program, desk, press, colleague):
    form = FORMS[0]
    with colleague():
        key = form.made(desk)
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    program.window.show_page("settings", section=form.section)
    section = program.window.current_page.section
    form.opened(section, key)
    form.typed(section).setFocus()
    press("x")
    with colleague():
        form.changed(desk, key, form.theirs, None)
    save(press, form)
    panel = _panel(section)
    press(K.Key_Escape)
    assert form.typed(section).text() == "liftx", "chosen later: every field is as it was"
    save(press, form)
    panel = _panel(section)
    panel.press(THEIRS)
    save(press, form)
    assert form.stored(desk, key)[0] == form.theirs


def test_every_form_of_settings_that_keeps_a_draft_is_walked():
    assert {form.name for form in FORMS} == {code for code, form in DRAFT_FORMS.items() if form.page == "settings"}
