"""Copies are made, proved and restored, and nothing is lost on the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.actor import SYSTEM
from servicedesk.core.permissions import Permission, Role
from servicedesk.queries import backups
from servicedesk.queries.customer_lists import CustomerFilter, customer_count
from servicedesk.services import backups as backup_services
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.ui.pages.settings.restore_gate import RestoreGate
from servicedesk.ui.pages.sign_in.page import SignInPage
from tests.gui.pages.conftest import PASSWORD
from tests.gui.pages.settings.fields import type_into

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


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
