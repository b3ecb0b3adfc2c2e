"""One person: name, role, department; and the acts on them. A role is changed with the password only."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.errors import Refused, ServiceDeskError
from servicedesk.core.permissions import Role
from servicedesk.core.translation import translate
from servicedesk.queries.staff import DepartmentRow, StaffRow
from servicedesk.services import passwords, staff
from servicedesk.services.staff import AddStaff, ChangeStaff
from servicedesk.ui.conflicts.record_form import RecordForm, Values, row_names
from servicedesk.ui.conflicts.words import RecordWords, words_for
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.roles import role_options, role_rights, role_words
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow, submit_ready
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, Value
from servicedesk.ui.workspace import Workspace

FORM = "staff"
TEXTS = ("name", "sign_in_name", "title_zh", "title_en")


class StaffForm(Card):
    """Shows a person or makes a new one; errors stand at their field."""

    saved = Signal(int)
    secret_wanted = Signal(bool)
    cancelled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.person: StaffRow | None = None
        self._busy = False
        self.header = Head()
        self.fields = {name: TextField(most=60) for name in TEXTS}
        self.role = ComboBox("", role_options(), Role.FRONT_DESK.value)
        self.department = ComboBox()
        self.password, self.pin, self.confirm = TextField(secret=True), TextField(secret=True), TextField(secret=True)
        self.rows = {name: FormRow("", field, required=name in TEXTS[:2]) for name, field in self.fields.items()}
        self.rows |= {
            "role": FormRow("", self.role),
            "department_id": FormRow("", self.department),
            "password": FormRow("", self.password),
            "pin": FormRow("", self.pin),
            "confirm": FormRow("", self.confirm, required=True),
        }
        self.problem = PlainLabel("", colour="danger_text", wrap=True)
        self._build()
        self._connect()
        self.problem.hide()
        self.record = RecordForm(
            workspace, self, FORM, self.body, self._values, self._put, self._record_words, self.submit
        )
        self.retranslate()

    def _build(self) -> None:
        host = QWidget()
        self._grid = QGridLayout(host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for place, row in enumerate(self.rows.values()):
            self._grid.addWidget(row, place // 2, place % 2)
        self._grid.addWidget(self.rows["confirm"], len(self.rows) // 2, 0, 1, 2)
        self.new_password, self.new_pin = QuietButton("", "key"), QuietButton("", "grid-dots")
        self.switch = QuietButton("", "user-x")
        self.cancel, self.keep = QuietButton("", "", "Esc"), PrimaryButton("", "check", "Ctrl ↵")
        acts = QWidget()
        flow = FlowLayout(acts, 4)
        for button in (self.new_password, self.new_pin, self.switch):
            flow.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(acts, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        self.body.addWidget(self.header)
        self.body.addWidget(host)
        self.body.addWidget(self.problem)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.role.chosen.connect(lambda _value: self._role_chosen())
        for field in (*self.fields.values(), self.password, self.pin):
            field.textEdited.connect(lambda _text: self._show_buttons())
            field.returnPressed.connect(self.submit)
        self.confirm.returnPressed.connect(self.submit)
        self.department.chosen.connect(lambda _value: self._show_buttons())
        self.keep.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.cancelled)
        self.switch.clicked.connect(self._switch)
        self.new_password.clicked.connect(lambda: self.secret_wanted.emit(False))
        self.new_pin.clicked.connect(lambda: self.secret_wanted.emit(True))
        needed = {
            "name": lambda: translate("Settings", "Please enter a name."),
            "sign_in_name": lambda: translate("Settings", "Please enter the name to sign in with."),
        }
        for name, words in needed.items():
            field = self.fields[name]
            self.rows[name].set_check(lambda field=field, words=words: "" if field.text().strip() else words())  # type: ignore[misc]
        self.rows["password"].set_check(self._password_problem)
        self.rows["pin"].set_check(self._pin_problem)
        self.rows["confirm"].set_check(self._confirm_problem)

    # -- showing -------------------------------------------------------------------------------------------------

    def show_person(self, person: StaffRow | None) -> None:
        """Show somebody, or empty fields for somebody new."""
        self.person = person
        self.retranslate()
        for secret in (self.password, self.pin, self.confirm):
            secret.set_text("")
        self.record.begin(str(person.id) if person is not None else "", stored_person(person))

    def follow(self, people: list[StaffRow]) -> None:
        """Everybody was read again while somebody is shown."""
        if self.person is None:
            return
        own = self.person.id
        person = next((each for each in people if each.id == own), None)
        self.person = person or self.person
        self.record.follow(stored_person(person) if person is not None else None)

    def _values(self) -> Values:
        # No password or PIN ever goes into a draft.
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        return {**texts, "role": str(self.role.value()), "department_id": self.department.value()}

    def _put(self, values: Values) -> None:
        for name, field in self.fields.items():
            field.set_text(str(values[name]))
        self.role.set_value(str(values["role"]))
        self.department.set_value(values["department_id"])
        for row in self.rows.values():
            row.set_error("")
        self.problem.hide()
        self._role_chosen()

    def _record_words(self) -> RecordWords:
        def department(value: object) -> str:
            place = self.department.findData(value)
            return self.department.itemText(place) if place >= 0 else "—"

        shown = {"role": lambda value: role_words(Role(str(value))), "department_id": department}
        return words_for(row_names(self.rows), shown)

    def set_departments(self, departments: list[DepartmentRow]) -> None:
        """Offer these departments."""
        options: list[tuple[Value, str]] = [(None, translate("Settings", "none"))]
        options += [(item.id, str(Bilingual(item.name_zh, item.name_en))) for item in departments]
        fresh = self.department.count() == 0
        self.department.set_options(options)
        if fresh and self.person is not None:
            self.department.set_value(self.person.department_id)
            self.record.begin(self.record.subject, self.record.base)
        self._show_buttons()

    def _role(self) -> Role:
        return Role(str(self.role.value()))

    def _role_changes(self) -> bool:
        return self.person is not None and self._role() is not self.person.role

    def _role_chosen(self) -> None:
        new = self.person is None
        self.rows["password"].setVisible(new)
        self.rows["pin"].setVisible(new and self._role() is not Role.ADMINISTRATOR)
        self.rows["confirm"].setVisible(self._role_changes())
        self.rows["role"].set_words(translate("Settings", "Role"), "")
        self.header.set_hint(role_rights(self._role()))
        self._show_buttons()

    def _show_buttons(self) -> None:
        person = self.person
        edited = self.is_edited()
        self.keep.setEnabled(edited and not self._busy)
        self.cancel.setVisible(person is None or edited)
        for button in (self.new_password, self.new_pin, self.switch):
            button.setVisible(person is not None and not edited)
        if person is not None:
            self.new_pin.setVisible(not edited and person.role is not Role.ADMINISTRATOR)
            own = person.id == self.workspace.desk.actor.staff_id
            self.switch.setVisible(not edited and not own)

    def is_edited(self) -> bool:
        """Whether anything differs from what is stored."""
        return self.person is None or self.record.is_edited

    # -- saving --------------------------------------------------------------------------------------------------

    def _password_problem(self) -> str:
        if self.person is not None or not self.password.text():
            return ""
        return _refusal(passwords.check_password, self.password.text(), self.fields["sign_in_name"].text())

    def _pin_problem(self) -> str:
        if self.person is not None or not self.pin.text() or self._role() is Role.ADMINISTRATOR:
            return ""
        return _refusal(passwords.check_pin, self.pin.text())

    def _confirm_problem(self) -> str:
        if not self._role_changes() or self.confirm.text():
            return ""
        return translate("Settings", "Please type your present password.")

    def submit(self) -> None:
        """Ctrl+Enter: check and save."""
        if self._busy or not self.is_edited():
            return
        for row in self.rows.values():
            row.set_error("")
        if not submit_ready(self.rows.values()):
            return
        self._set_busy(True)
        department = self.department.value()
        texts = {name: field.text().strip() for name, field in self.fields.items()}
        common: dict[str, Any] = texts | {
            "role": self._role(),
            "department_id": department if isinstance(department, int) else None,
        }
        act = self.workspace.act
        person = self.person
        if person is None:
            pin = "" if self._role() is Role.ADMINISTRATOR else self.pin.text()
            command = AddStaff(**common, password=self.password.text(), pin=pin)
            act(staff.add_staff, command, done=self._saved, failed=self._refused, owner=self)
            return
        change = ChangeStaff(person.id, person.version, **common, base=self.record.base)
        done = self._saved
        if self._role_changes():
            act(staff.change_role, change, self.confirm.text(), done=done, failed=self._refused, owner=self)
        else:
            act(staff.change_staff, change, done=done, failed=self._refused, owner=self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_buttons()

    def _saved(self, result: Any) -> None:
        self._busy = False
        self.record.done()
        self.problem.hide()
        self.confirm.set_text("")
        person = self.person
        self.workspace.toast(translate("Settings", "{name} saved", name=self.fields["name"].text().strip()))
        self.saved.emit(person.id if person is not None else int(result))

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        if self.record.refused(error):
            return
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        name = str(error.parameters.get("field") or "")
        if error.code in ("wrong_password", "sign_in_throttled"):
            name = "confirm"
            self.confirm.set_text("")
        row = self.rows.get(name)
        if row is None:
            self.problem.setText(sentence(error))
            self.problem.show()
            return
        wrong = translate("Settings", "This is not your present password.")
        row.set_error(wrong if error.code == "wrong_password" else sentence(error))
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _switch(self) -> None:
        person = self.person
        if person is None:
            return
        service = staff.deactivate_staff if person.is_active else staff.reactivate_staff
        self.workspace.act(service, person.id, person.version, done=self._saved, failed=self._refused, owner=self)

    # -- words ---------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        if hasattr(self, "_grid"):
            self._grid.setHorizontalSpacing(theme().px(14))
            self._grid.setVerticalSpacing(theme().px(10))

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "keep"):
            return
        person = self.person
        self.header.set_title(person.name if person is not None else translate("Settings", "New person"))
        labels = {
            "name": (translate("Settings", "Name"), ""),
            "sign_in_name": (translate("Settings", "Sign-in name"), translate("Settings", "short, easy to type")),
            "title_zh": (translate("Settings", "Title (Chinese)"), ""),
            "title_en": (translate("Settings", "Title (English)"), ""),
            "role": (translate("Settings", "Role"), ""),
            "department_id": (translate("Settings", "Department"), ""),
            "password": (translate("Settings", "First password"), translate("Settings", "at least 8 characters")),
            "pin": (translate("Settings", "PIN"), translate("Settings", "six digits, may come later")),
            "confirm": (translate("Settings", "Your present password"), translate("Settings", "a role changes rights")),
        }
        for name, (label, hint) in labels.items():
            self.rows[name].set_words(label, hint)
        self.role.set_options(role_options())
        self.header.set_hint(role_rights(self._role()))
        self.new_password.setText(translate("Settings", "New password…"))
        self.new_pin.setText(translate("Settings", "PIN…"))
        active = person is None or person.is_active
        self.switch.setText(translate("Settings", "Disable") if active else translate("Settings", "Enable"))
        self.switch.set_icon("user-x" if active else "user-check")
        self.cancel.setText(translate("Settings", "Discard"))
        self.keep.setText(translate("Settings", "Save"))


def stored_person(person: StaffRow | None) -> Values:
    """Return somebody as their form starts from them."""
    if person is None:
        return {**dict.fromkeys(TEXTS, ""), "role": Role.FRONT_DESK.value, "department_id": None}
    texts = {name: getattr(person, name) for name in TEXTS}
    return {**texts, "role": person.role.value, "department_id": person.department_id}


def _refusal(check: Any, *values: str) -> str:
    try:
        check(*values)
    except Refused as error:
        return sentence(error)
    return ""
