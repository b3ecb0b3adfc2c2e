"""My sign-in: everybody's own password and PIN."""

from __future__ import annotations

from servicedesk.core.gate_rows import PersonRow
from servicedesk.core.permissions import Role
from servicedesk.core.translation import translate
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.ui.pages.settings.roles import role_rights, role_words
from servicedesk.ui.pages.settings.secret_form import SecretForm
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import FactRow
from servicedesk.ui.workspace import Workspace


class OwnSection(Section):
    """Two cards: the password, and the PIN for those who may have one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._person: PersonRow | None = None
        self.who, self.who_header = self.card()
        self.facts = [FactRow(name_width=120) for _fact in range(3)]
        for fact in self.facts:
            self.who.body.addWidget(fact)
        password_card, self.password_header = self.card()
        self.password = SecretForm(workspace, pin=False)
        password_card.body.addWidget(self.password)
        self.pin_card, self.pin_header = self.card()
        self.pin = SecretForm(workspace, pin=True)
        self.pin_note = remark()
        self.pin_card.body.addWidget(self.pin_note)
        self.pin_card.body.addWidget(self.pin)
        self.body.addStretch(1)
        for form in (self.password, self.pin):
            form.cancel.hide()
            form.done.connect(self.refresh)
        self._open_forms()
        self.follow_theme()
        self.retranslate()

    def _open_forms(self) -> None:
        actor = self.workspace.desk.actor
        for form in (self.password, self.pin):
            form.open_for(actor.staff_id or 0, self._person.sign_in_name if self._person else "")
            form.setEnabled(actor.staff_id is not None)
        self.pin_card.setVisible(actor.role is not Role.ADMINISTRATOR)

    def refresh(self) -> None:
        """Ask who this is."""
        self.workspace.ask(people_to_sign_in, done=self._show, owner=self, key="me")

    def enter(self) -> None:
        """Begin at the password."""
        self.password.enter()

    def _show(self, people: list[PersonRow]) -> None:
        mine = self.workspace.desk.actor.staff_id
        self._person = next((person for person in people if person.id == mine), None)
        if self._person is not None:
            for form in (self.password, self.pin):
                form._sign_in_name = self._person.sign_in_name
        self._say()

    def _say(self) -> None:
        actor, person = self.workspace.desk.actor, self._person
        role = role_words(actor.role) if actor.role is not None else ""
        rights = role_rights(actor.role) if actor.role is not None else ""
        facts = (
            (translate("Settings", "Name"), actor.name),
            (translate("Settings", "Sign-in name"), person.sign_in_name if person else "—"),
            (translate("Settings", "Role"), f"{role} · {rights}" if rights else role),
        )
        for row, (name, value) in zip(self.facts, facts, strict=True):
            row.name.setText(name)
            row.set_value(value)
        if person is not None:
            has = translate("Settings", "set") if person.has_pin else translate("Settings", "not set")
            self.pin_header.set_hint(has)

    def restyle(self) -> None:
        """Fields as wide as what is typed into them."""
        super().restyle()
        for form in (self.password, self.pin):
            form.setMaximumWidth(theme().px(420))

    def flush(self) -> None:
        """What is secret is no draft: leaving forgets it."""
        for form in (self.password, self.pin):
            form.clear()

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [("Tab", translate("Settings", "Next field")), ("↵", translate("Settings", "Save"))]

    def retranslate(self) -> None:
        """Name the parts."""
        self.who_header.set_title(translate("Settings", "My sign-in"))
        self.password_header.set_title(translate("Settings", "Password"))
        self.pin_header.set_title(translate("Settings", "PIN"))
        self.pin_note.setText(
            translate(
                "Settings",
                "With the PIN you switch in quickly for twelve hours after a sign-in by password. "
                "After five wrong tries the password is asked.",
            )
        )
        for form in (self.password, self.pin):
            form.retranslate()
        self._say()
