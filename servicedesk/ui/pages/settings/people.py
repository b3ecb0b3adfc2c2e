"""People: who works here, with which role; adding, disabling, passwords and PINs."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.translation import Marked, mark, translate, translate_marked
from servicedesk.queries import staff as staff_queries
from servicedesk.services import staff
from servicedesk.ui import tokens
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.avatar import Avatar
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card, Line
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace

ROLES: dict[Role, Marked] = {
    Role.FRONT_DESK: mark("Settings", "Front desk"),
    Role.SPECIALIST: mark("Settings", "Specialist"),
    Role.SUPERVISOR: mark("Settings", "{Supervisor}"),
    Role.ADMINISTRATOR: mark("Settings", "Administrator"),
    Role.AUDITOR: mark("Settings", "Auditor, reads only"),
}


class PeopleSection(Section):
    """The list, and one form in place for whatever is being done."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._people: list[Any] = []
        self._departments: list[Any] = []
        self._form: Card | None = None
        self._submit: Any = None
        card, self.header = self.card()
        self.add = SecondaryButton("", "plus")
        self.add.clicked.connect(self.open_add)
        self.header.add(self.add)
        self._list = QWidget()
        self._rows = QGridLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        card.body.addWidget(self._list)
        self._slot = QHBoxLayout()
        self.body.addLayout(self._slot)
        self.note = remark()
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.retranslate()

    def refresh(self) -> None:
        """Ask for everybody."""
        self.workspace.ask(staff_queries.staff_list, done=self._show, owner=self, key="staff")
        self.workspace.ask(staff_queries.departments, done=self._take_departments, owner=self, key="departments")

    def _take_departments(self, departments: list[Any]) -> None:
        self._departments = departments

    def _show(self, people: list[Any]) -> None:
        self._people = people
        clear_layout(self._rows)
        self._rows.setHorizontalSpacing(theme().px(14))
        self._rows.setVerticalSpacing(theme().px(8))
        may = self.workspace.desk.actor.can(Permission.MANAGE_STAFF)
        for place, person in enumerate(people):
            colour = "text" if person.is_active else "text3"
            self._rows.addWidget(Avatar(person.name, 30), place, 0)
            self._rows.addWidget(PlainLabel(person.name, tokens.ROW, colour, bold=person.is_active), place, 1)
            self._rows.addWidget(PlainLabel(person.sign_in_name, tokens.BODY, "text2"), place, 2)
            title = str(Bilingual(person.title_zh, person.title_en))
            self._rows.addWidget(PlainLabel(title, tokens.BODY, "text2"), place, 3)
            tone = "violet" if person.role in (Role.SUPERVISOR, Role.ADMINISTRATOR) else "neutral"
            words = translate_marked(ROLES[person.role])
            self._rows.addWidget(Tag(words if person.is_active else translate("Settings", "disabled"), tone), place, 4)
            if may:
                self._rows.addWidget(self._buttons(person), place, 5)
        self._rows.setColumnStretch(3, 1)
        self.header.set_count(sum(person.is_active for person in people))
        self.add.setVisible(may)

    def _buttons(self, person: Any) -> QWidget:
        host = QWidget()
        row = QHBoxLayout(host)
        row.setContentsMargins(0, 0, 0, 0)
        password = QuietButton(translate("Settings", "Password"), "key")
        password.clicked.connect(partial(self.open_secret, person, False))
        row.addWidget(password)
        if person.role is not Role.ADMINISTRATOR:
            pin = QuietButton("PIN", "grid-dots")
            pin.clicked.connect(partial(self.open_secret, person, True))
            row.addWidget(pin)
        words = translate("Settings", "Disable") if person.is_active else translate("Settings", "Enable")
        switch = QuietButton(words, "lock" if person.is_active else "check")
        switch.clicked.connect(partial(self._switch, person))
        row.addWidget(switch)
        return host

    def _switch(self, person: Any) -> None:
        service = staff.deactivate_staff if person.is_active else staff.reactivate_staff
        self.workspace.act(service, person.id, person.version, done=lambda _result: self.refresh(), owner=self)

    # -- forms ---------------------------------------------------------------------------------------------------

    def _open_form(self, title: str, rows: list[FormRow], submit: Any) -> None:
        self.go_back()
        card = Card()
        card.body.addWidget(PlainLabel(title, tokens.PANE, bold=True))
        for row in rows:
            card.body.addWidget(row)
        self._problem = PlainLabel("", tokens.BODY, "danger_text", wrap=True)
        card.body.addWidget(self._problem)
        card.body.addWidget(Line())
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = QuietButton(translate("Settings", "Close"), "", "Esc")
        close.clicked.connect(self.go_back)
        save = PrimaryButton(translate("Settings", "Save"), "check", "Ctrl ↵")
        save.clicked.connect(self.save)
        foot.addWidget(close)
        foot.addWidget(save)
        card.body.addLayout(foot)
        self._slot.addWidget(card)
        self._form, self._submit = card, submit
        rows[0].field.setFocus()

    def open_add(self) -> None:
        """Somebody new."""
        name = TextField("", "", most=40)
        sign_in = TextField("", "", most=40)
        role = ComboBox("", [(item.value, translate_marked(words)) for item, words in ROLES.items()], "front_desk")
        department = ComboBox(
            "", [(None, "—"), *((item.id, str(Bilingual(item.name_zh, item.name_en))) for item in self._departments)]
        )
        password = TextField("", "", secret=True)
        rows = [
            FormRow(translate("Settings", "Name"), name, required=True),
            FormRow(translate("Settings", "Sign-in name"), sign_in, required=True),
            FormRow(translate("Settings", "Role"), role),
            FormRow(translate("Settings", "Department"), department),
            FormRow(translate("Settings", "First password"), password, translate("Settings", "at least 8 characters")),
        ]

        def submit() -> None:
            chosen = department.value()
            command = staff.AddStaff(
                sign_in.text().strip(),
                name.text().strip(),
                Role(str(role.value())),
                department_id=chosen if isinstance(chosen, int) else None,
                password=password.text(),
            )
            self.workspace.act(staff.add_staff, command, done=self._saved, failed=self._refused, owner=self)

        self._open_form(translate("Settings", "New person"), rows, submit)

    def open_secret(self, person: Any, pin: bool) -> None:
        """A new password or PIN for somebody."""
        first, again = TextField("", "", secret=True), TextField("", "", secret=True)
        label = "PIN" if pin else translate("Settings", "New password")
        rows = [FormRow(label, first, required=True), FormRow(translate("Settings", "Once more"), again, required=True)]

        def submit() -> None:
            if first.text() != again.text():
                rows[1].set_error(translate("Settings", "The two differ."))
                return
            service = staff.set_pin if pin else staff.set_password
            self.workspace.act(service, person.id, first.text(), done=self._saved, failed=self._refused, owner=self)

        self._open_form(f"{person.name} · {label}", rows, submit)

    def save(self) -> None:
        """Ctrl+Enter: save the form."""
        if self._submit is not None:
            self._submit()

    def _saved(self, _result: Any) -> None:
        self.go_back()
        self.workspace.toast(translate("Settings", "Saved"))
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ServiceDeskError):
            self._problem.setText(sentence(error))
        else:
            self.workspace.failed(error)

    def go_back(self) -> bool:
        """Close the form."""
        if self._form is None:
            return False
        form, self._form, self._submit = self._form, None, None
        form.hide()
        self._slot.removeWidget(form)
        form.deleteLater()
        return True

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "note"):
            return
        self.header.set_title(translate("Settings", "People and roles"))
        self.add.setText(translate("Settings", "New person"))
        self.note.setText(
            translate(
                "Settings", "Disabled people keep their records and can no longer sign in. Everything here is audited."
            )
        )
        if self._people:
            self._show(self._people)
