"""People who sign in, and one's own sign-in, by keys and by role."""

from __future__ import annotations

from PySide6.QtCore import Qt

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import Role
from servicedesk.queries import staff as staff_queries
from servicedesk.services.sign_in import sign_in_with_password, sign_in_with_pin
from servicedesk.services.staff import AddStaff, add_staff
from tests.gui.pages.conftest import PASSWORD
from tests.gui.pages.settings.fields import type_into

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OTHER = "another good morning 8"


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


def test_hostile_names_are_text(sign_in, press, desk):
    section = sign_in(section="staff")
    press(K.Key_Insert)
    type_into(section.form.fields["name"], "<img src=file:///x>\u202e😀")
    type_into(section.form.fields["sign_in_name"], "<b>x</b>")
    press(K.Key_Return, CTRL)
    assert person(desk, "<b>x</b>").name.startswith("<img src=file:///x>")
    assert section.form.header.title.text().startswith("<img")
