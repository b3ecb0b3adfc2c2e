"""The sections of Settings by role and by key: who sees what, and what each does to a real database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.translation import translator
from servicedesk.queries import audit, backups, rules, site
from servicedesk.queries import staff as staff_queries
from servicedesk.queries.customer_lists import CustomerFilter, customer_count
from servicedesk.services import backups as backup_services
from servicedesk.services import staff as staff_services
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.sign_in import sign_in_with_password, sign_in_with_pin
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.ui.pages.settings.restore_gate import RestoreGate
from servicedesk.ui.pages.settings.sections import SECTIONS
from servicedesk.ui.pages.sign_in.page import SignInPage
from servicedesk.ui.theme import theme
from tests.gui.pages.conftest import PASSWORD

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OTHER = "another good morning 8"


@pytest.fixture
def sign_in(program, desk):
    """Return a function that signs somebody in and shows a section."""

    def enter(name="z", section="rules"):
        sign_in_with_password(desk, name, PASSWORD)
        program.enter()
        program.window.show_page("settings", section=section)
        QApplication.processEvents()
        return program.window.current_page.section

    return enter


@pytest.fixture
def wait(clock):
    """Return a function that lets the pause after a wrong password pass."""
    return lambda: clock.advance(minutes=2)


def type_into(field, words):
    field.setFocus()
    field.selectAll()
    field.insert(words)
    field.textEdited.emit(field.text())


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


# -- people ----------------------------------------------------------------------------------------------------------


def person(desk, name):
    return next(row for row in staff_queries.staff_list(desk.as_actor(SYSTEM)) if row.sign_in_name == name)


def test_ins_adds_a_person_who_can_sign_in(sign_in, press, desk):
    section = sign_in(section="staff")
    press(K.Key_Insert)
    form = section.form
    press("何敏")
    press(K.Key_Tab)
    press("hm")
    type_into(form.password, OTHER)
    type_into(form.pin, "739164")
    press(K.Key_Return, CTRL)
    row = person(desk, "hm")
    assert (row.name, row.role, row.has_pin) == ("何敏", Role.FRONT_DESK, True)
    assert section.view.current_row().id == row.id
    assert sign_in_with_password(desk, "hm", OTHER).name == "何敏"


def test_wrong_fields_are_named_where_they_stand(sign_in, press, desk):
    section = sign_in(section="staff")
    press(K.Key_Insert)
    press(K.Key_Return, CTRL)
    assert section.form.rows["name"].error() == "Please enter a name."
    assert section.form.fields["name"].hasFocus()
    type_into(section.form.fields["name"], "李")
    type_into(section.form.fields["sign_in_name"], "LIN")
    type_into(section.form.password, "short")
    press(K.Key_Return, CTRL)
    assert "at least 8" in section.form.rows["password"].error()
    type_into(section.form.password, OTHER)
    press(K.Key_Return, CTRL)
    assert section.form.rows["sign_in_name"].error()
    assert section.form.fields["sign_in_name"].hasFocus()
    assert len(staff_queries.staff_list(desk)) == 3


def test_a_role_changes_with_the_password_only(sign_in, press, desk, wait):
    section = sign_in(section="staff")
    section.view.select_key(person(desk, "lin").id)
    form = section.form
    assert not form.confirm.isVisible()
    form.role.set_value("supervisor")
    form.role.chosen.emit("supervisor")
    assert form.confirm.isVisible()
    type_into(form.confirm, "wrong password 1")
    press(K.Key_Return, CTRL)
    assert form.rows["confirm"].error() == "This is not your present password."
    assert person(desk, "lin").role is Role.FRONT_DESK
    wait()
    type_into(form.confirm, PASSWORD)
    press(K.Key_Return, CTRL)
    assert person(desk, "lin").role is Role.SUPERVISOR
    assert not form.confirm.text()


def test_a_name_changes_without_the_password_and_esc_brings_it_back(sign_in, press, desk):
    section = sign_in(section="staff")
    section.view.select_key(person(desk, "lin").id)
    type_into(section.form.fields["name"], "林小晓")
    assert section.form.keep.isEnabled()
    press(K.Key_Escape)
    assert section.form.fields["name"].text() == "林晓"
    type_into(section.form.fields["name"], "林小晓")
    press(K.Key_Return)
    assert person(desk, "lin").name == "林小晓"
    assert not section.form.keep.isEnabled()


def test_disabling_refuses_at_once_and_oneself_never(sign_in, desk):
    section = sign_in(section="staff")
    section.view.select_key(person(desk, "xu").id)
    section.form.switch.click()
    assert not person(desk, "xu").is_active
    assert section.form.switch.text() == "Enable"
    section.view.select_key(person(desk, "z").id)
    assert not section.form.switch.isVisible()


def test_the_administrator_sets_a_password_and_a_pin(sign_in, press, desk):
    section = sign_in(section="staff")
    lin = person(desk, "lin")
    section.view.select_key(lin.id)
    section.form.new_pin.click()
    assert not section.pin.current.isVisible()
    press("111111")
    press(K.Key_Return)
    press("111111")
    press(K.Key_Return)
    assert section.pin.rows["first"].error()
    for field in (section.pin.first, section.pin.again):
        type_into(field, "739164")
    press(K.Key_Return)
    assert person(desk, "lin").has_pin
    section.form.new_password.click()
    press(OTHER)
    press(K.Key_Return)
    press(OTHER)
    press(K.Key_Return)
    assert sign_in_with_password(desk, "lin", OTHER).staff_id == lin.id
    assert sign_in_with_pin(desk, lin.id, "739164").staff_id == lin.id


def test_a_supervisor_reads_the_list_alone(sign_in, desk):
    add_staff(desk.as_actor(SYSTEM), AddStaff("su", "主管", Role.SUPERVISOR, password=PASSWORD))
    section = sign_in("su", "staff")
    assert section.view.isVisible()
    section.view.select_key(person(desk, "lin").id)
    assert not section.form.isVisible()
    assert not section.add.isVisible()


# -- my sign-in ------------------------------------------------------------------------------------------------------


def test_ones_own_password_needs_the_present_one(sign_in, press, desk, wait):
    section = sign_in("lin", "own")
    form = section.password
    press("wrong password 1")
    press(K.Key_Return)
    press(OTHER)
    press(K.Key_Return)
    press(OTHER)
    press(K.Key_Return)
    assert form.rows["current"].error() == "This is not your present password."
    assert form.current.hasFocus()
    wait()
    type_into(form.current, PASSWORD)
    form.submit()
    assert not form.first.text()
    assert sign_in_with_password(desk, "lin", OTHER)


def test_two_different_passwords_are_not_set(sign_in, desk):
    section = sign_in("lin", "own")
    type_into(section.password.current, PASSWORD)
    type_into(section.password.first, OTHER)
    type_into(section.password.again, OTHER + "x")
    section.password.submit()
    assert section.password.rows["again"].error() == "The two differ."
    assert sign_in_with_password(desk, "lin", PASSWORD)


def test_a_pin_is_set_and_taken_away_and_administrators_have_none(sign_in, desk):
    section = sign_in("lin", "own")
    mine = desk.actor.staff_id
    for pin in ("739164", ""):
        type_into(section.pin.current, PASSWORD)
        type_into(section.pin.first, pin)
        type_into(section.pin.again, pin)
        section.pin.submit()
        found = next(row for row in staff_queries.people_to_sign_in(desk) if row.id == mine)
        assert found.has_pin == bool(pin)
        assert section.pin_header.hint.text() == ("set" if pin else "not set")
    assert not sign_in("z", "own").pin_card.isVisible()


def test_what_is_secret_is_forgotten_on_leaving(sign_in, program):
    section = sign_in("lin", "own")
    type_into(section.password.first, OTHER)
    program.window.show_page("today")
    assert not section.password.first.text()


# -- calendar --------------------------------------------------------------------------------------------------------


def office(desk):
    return next(row for row in rules.calendars(desk) if row.uses_public_holidays)


def test_a_day_is_closed_by_keys_named_and_undone(sign_in, press, desk):
    section = sign_in(section="calendar")
    assert section.days.strip.hasFocus()
    assert section.days.strip.current == date(2026, 11, 22)
    press(K.Key_Right)
    assert "Mon" in section.days.strip.accessibleName()
    press(K.Key_Return)
    section.state.move(2)
    day = section.days.strip.day()
    assert (day.is_open, day.differs) == (False, True)
    section.name.setFocus()
    press("盘点")
    press(K.Key_Return)
    found = rules.days(desk, office(desk).id, date(2026, 11, 23), date(2026, 11, 23))
    assert [(row.is_open, row.name) for row in found] == [(False, "盘点")]
    section.days.strip.setFocus()
    press(K.Key_Z, CTRL)
    press(K.Key_Z, CTRL)
    assert rules.days(desk, office(desk).id, date(2026, 11, 23), date(2026, 11, 23)) == []
    assert not section.days.strip.day().differs


def test_arrows_go_on_beyond_the_weeks_shown_and_holidays_have_their_names(sign_in, press, desk):
    section = sign_in(section="calendar")
    section.days.go_to(date(2026, 10, 1))
    day = section.days.strip.day()
    assert (day.on, day.is_open, day.name) == (date(2026, 10, 1), False, "国庆")
    section.days.strip.setFocus()
    for _week in range(5):
        press(K.Key_Up)
    assert section.days.strip.current == date(2026, 8, 27)
    assert section.days.strip.day() is not None


def test_the_hours_of_a_day_are_saved_and_wrong_ones_named(sign_in, press, desk):
    section = sign_in(section="calendar")
    type_into(section.hours[5], "9-12, 11-13")
    press(K.Key_Return, CTRL)
    assert section.problem.isVisible()
    assert office(desk).week["6"] == []
    type_into(section.hours[5], "9-12")
    press(K.Key_Return, CTRL)
    assert office(desk).week["6"] == [["09:00", "12:00"]]
    assert section.hours[5].text() == "09:00–12:00"
    assert not section.keep.isVisible()


def test_a_calendar_that_is_never_open_is_refused(sign_in, press, desk):
    section = sign_in(section="calendar")
    for field in section.hours:
        type_into(field, "")
    press(K.Key_Return, CTRL)
    assert "open at some time" in section.problem.text()
    assert office(desk).week["1"]
    press(K.Key_Escape)
    assert section.hours[0].text() == "09:00–18:00"


def test_holidays_that_run_out_are_said(sign_in):
    section = sign_in(section="calendar")
    assert section.days.warning.isVisible()
    assert "2027" in section.days.missing.text()


# -- site ------------------------------------------------------------------------------------------------------------


def test_the_house_is_renamed_everywhere(sign_in, press, program, desk):
    section = sign_in(section="site")
    type_into(section.name, "云湖大酒店")
    press(K.Key_Return)
    assert site.site_row(desk).name == "云湖大酒店"
    assert desk.site.name == program.settings.site_name == "云湖大酒店"
    type_into(section.name, " ")
    press(K.Key_Return)
    assert section.rows["name"].error() == "Please enter a name."
    press(K.Key_Escape)
    assert section.name.text() == "云湖大酒店"


def test_a_department_is_added_renamed_and_closed_only_when_empty(sign_in, press, desk):
    section = sign_in(section="site")
    press(K.Key_Insert)
    press("洗衣房")
    press(K.Key_Return)
    added = site.department_facts(desk)[-1]
    assert (added.name.zh, str(added.name), added.is_active) == ("洗衣房", "洗衣房", True)
    section.view.select_key(added.id)
    section.view.setFocus()
    press(K.Key_Return)
    section.switch.click()
    assert not site.department_facts(desk)[-1].is_active
    front = site.department_facts(desk)[0]
    lin = person(desk, "lin")
    command = staff_services.ChangeStaff(lin.id, lin.version, "lin", "林晓", Role.FRONT_DESK, department_id=front.id)
    staff_services.change_staff(desk, command)
    section.refresh()
    section.view.select_key(front.id)
    section.edit(section.view.current_row())
    section.switch.click()
    assert "1 people belong to it" in section.problem.text()
    assert site.department_facts(desk)[0].is_active


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


# -- backup and restore ----------------------------------------------------------------------------------------------


def test_a_backup_is_made_proved_and_listed(sign_in, desk):
    section = sign_in(section="backup")
    assert section.none.isVisible()
    section.now.click()
    assert section.message.title.text().startswith("Backed up to ")
    assert section.view.isVisible()
    assert section.last.remark.text() == "up to date"
    section.prove.click()
    assert section.message.title.text() == "The newest backup can be restored"
    assert backups.state(desk).proved_at is not None


def test_a_place_that_is_not_there_is_named_at_its_field(sign_in, press, tmp_path, desk):
    section = sign_in(section="backup")
    type_into(section.places.second.text_field, str(tmp_path / "stick"))
    press(K.Key_Return, CTRL)
    assert "is not there" in section.places.rows["second_folder"].error()
    (tmp_path / "stick").mkdir()
    press(K.Key_Return, CTRL)
    assert backups.state(desk).second_folder == str(tmp_path / "stick")
    section.now.click()
    assert list((tmp_path / "stick").glob("*.backup"))


def restored(program):
    QApplication.processEvents()
    gate = program.window.gate
    assert isinstance(gate, RestoreGate)
    return gate


def test_a_restore_asks_for_the_password_and_ends_at_sign_in(sign_in, press, program, desk, wait):
    backup_services.back_up(desk.as_actor(SYSTEM))
    add_customer(desk.as_actor(SYSTEM), AddCustomer("刘伟", "13700001234"))
    assert customers(desk) == 4
    section = sign_in(section="backup")
    section.view.setFocus()
    press(K.Key_Return)
    assert section.restore.isVisible()
    assert section.restore.password.hasFocus()
    press("wrong password 1")
    press(K.Key_Return)
    assert section.restore.row.error() == "This is not your present password."
    assert program.window.gate is None
    wait()
    press(PASSWORD)
    press(K.Key_Return)
    gate = restored(program)
    assert gate.title.text() == "The backup is in place"
    assert desk.actor.staff_id is None
    assert program.window.page("settings") is None
    assert customers(desk) == 3
    gate.go_on.click()
    assert isinstance(program.window.gate, SignInPage)
    assert not program.workspace.can_undo
    sign_in_with_password(desk, "z", PASSWORD)
    program.enter()
    assert program.window.gate is None


def customers(desk):
    return customer_count(desk.as_actor(SYSTEM), CustomerFilter())


def test_a_damaged_copy_is_refused_and_nothing_is_lost(sign_in, press, program, desk):
    made = backup_services.back_up(desk.as_actor(SYSTEM)).result.file
    section = sign_in(section="backup")
    content = bytearray(made.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    made.write_bytes(content)
    section.open_restore(made)
    press(PASSWORD)
    press(K.Key_Return)
    gate = restored(program)
    assert gate.title.text() == "The backup was not restored"
    gate.go_on.click()
    assert isinstance(program.window.gate, SignInPage)
    assert customers(desk) == 3


def test_a_supervisor_backs_up_but_does_not_restore(sign_in, press, desk):
    add_staff(desk.as_actor(SYSTEM), AddStaff("su", "主管", Role.SUPERVISOR, password=PASSWORD))
    section = sign_in("su", "backup")
    assert not desk.actor.can(Permission.RESTORE)
    section.now.click()
    section.view.select_first()
    section.view.setFocus()
    press(K.Key_Return)
    assert not section.restore.isVisible()
    assert not section.other.isVisible()
    assert section.places.folder.text_field.isReadOnly()


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


def test_hostile_names_are_text(sign_in, press, desk):
    section = sign_in(section="staff")
    press(K.Key_Insert)
    type_into(section.form.fields["name"], "<img src=file:///x>\u202e😀")
    type_into(section.form.fields["sign_in_name"], "<b>x</b>")
    press(K.Key_Return, CTRL)
    assert person(desk, "<b>x</b>").name.startswith("<img src=file:///x>")
    assert section.form.header.title.text().startswith("<img")


def test_about_names_version_data_and_licences(sign_in, desk):
    section = sign_in("lin", "about")
    assert section.version.text().startswith("Version ")
    assert str(desk.database.path) in section.facts[0].value.text()
    assert "MIT License" in section.text.text()
    section.which.set_value("Inter")
    section.which.chosen.emit("Inter")
    assert "SIL OPEN FONT LICENSE" in section.text.text().upper()
