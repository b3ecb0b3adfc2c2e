"""The sections of Settings by role and by key: who sees what, how one walks, what is only read or looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.translation import translator
from servicedesk.queries import audit
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.ui.pages.settings.sections import SECTIONS
from servicedesk.ui.theme import theme

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def sections(program):
    return [spec.id for spec in program.window.current_page._allowed()]


# -- who sees what ---------------------------------------------------------------------------------------------------


def test_everybody_sees_their_own_and_the_administrator_all(sign_in, program):
    sign_in()
    assert sections(program) == [spec.id for spec in SECTIONS]
    sign_in("lin", "own")
    assert sections(program) == ["imports", "own", "notices", "look", "about"]
    assert program.window.current_page.subtitle() == "Mine / My sign-in"


def test_a_section_that_may_not_be_seen_is_not_shown(sign_in, program):
    sign_in("lin", "own")
    program.window.show_page("settings", section="staff")
    page = program.window.current_page
    assert page._current == "own"
    assert "staff" not in page._made


@pytest.mark.parametrize("section", [spec.id for spec in SECTIONS])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_section_opens_in_both_languages_at_every_size(sign_in, program, section, language):
    shown = sign_in(section=section)
    program.speak(language)
    for width, scale in ((1366, 1.0), (1100, 2.0), (420, 1.0)):
        theme().set_scale(scale)
        program.window.resize(width, 688)
        QApplication.processEvents()
        assert shown.isVisible()
        content = shown.column.content
        # Nothing is cut at the side: what has no room stands below.
        assert content.minimumSizeHint().width() <= shown.width(), (section, width, scale)
        assert shown.minimumSizeHint().width() <= shown.width(), (section, width, scale)
    assert translator().language == language


def test_right_goes_into_a_section_and_esc_back_to_the_list(sign_in, program, press):
    sign_in(section="look")
    page = program.window.current_page
    page.nav.setFocus()
    press(K.Key_Up)
    press(K.Key_Up)
    assert page._current == "own"
    press(K.Key_Return)
    assert page.section.password.current.hasFocus()
    press(K.Key_Escape)
    assert page.nav.hasFocus()


def test_a_narrow_window_shows_the_list_or_the_section(sign_in, program, press):
    sign_in(section="look")
    page = program.window.current_page
    program.window.resize(420, 688)
    QApplication.processEvents()
    assert (page.nav.isVisible(), page.section.isVisible()) == (False, True)
    press(K.Key_Escape)
    assert (page.nav.isVisible(), page.section.isVisible()) == (True, False)
    press(K.Key_Return)
    assert page.section.isVisible()


# -- locking and look ------------------------------------------------------------------------------------------------


def test_the_lock_time_takes_effect_at_once_and_is_remembered(sign_in, program):
    section = sign_in(section="locking")
    section.after.setFocus()
    section.after.move(1)
    assert program.settings.lock_seconds == 300
    assert program._lock._limit.total_seconds() == 300
    assert type(program.settings).load(Path(program.settings.folder)).lock_seconds == 300


def test_the_pin_is_never_called_encryption(sign_in):
    section = sign_in(section="locking")
    assert section.warning.title.text() == "A PIN is not encryption"


def test_look_changes_live_and_follows_the_keys(sign_in, press, program):
    section = sign_in("lin", "look")
    section.mode.move(1)
    assert theme().dark
    assert program.settings.theme == "dark"
    section.scale.setFocus()
    section.scale.move(1)
    assert theme().scale == program.settings.scale == 1.25
    press(K.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert section.language.value() == "zh_CN"
    assert section.header.title.text() == "语言与外观"
    press(K.Key_Minus, CTRL)
    assert section.scale.value() == "1.0"


# -- audit and about -------------------------------------------------------------------------------------------------


def test_the_audit_says_who_did_what_and_proves_itself(sign_in, desk):
    section = sign_in(section="audit")
    latest = section.model.rows[1]
    assert (latest.act, latest.name) == ("sign_in.password", "周宁")
    words = section.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.endswith("周宁 · Sign-in · signed in by password · #1 · succeeded")
    section.what.set_value("customers")
    section.what.chosen.emit("customers")
    shown = [row for row in section.model.rows if isinstance(row, audit.AuditRow)]
    assert {row.act for row in shown} == {"customers.add_customer"}
    section.verify.click()
    assert "as they were written" in section.state.title.text()


def test_older_entries_come_on_scrolling_down(sign_in, desk):
    for number in range(230):
        add_customer(desk.as_actor(SYSTEM), AddCustomer(f"客 {number}", f"1370000{number:04d}"))
    section = sign_in(section="audit")
    assert section.header.count.text().endswith("+")
    bar = section.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    loaded = [row for row in section.model.rows if isinstance(row, audit.AuditRow)]
    assert len(loaded) > audit.PAGE
    assert len({row.id for row in loaded}) == len(loaded)


def test_about_names_version_data_and_licences(sign_in, desk):
    section = sign_in("lin", "about")
    assert section.version.text().startswith("Version ")
    assert str(desk.database.path) in section.facts[0].value.text()
    assert "MIT License" in section.text.text()
    section.which.set_value("Inter")
    section.which.chosen.emit("Inter")
    assert "SIL OPEN FONT LICENSE" in section.text.text().upper()
