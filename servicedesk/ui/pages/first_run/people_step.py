"""Third step: the first administrator; others are added in Settings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.translation import translate
from servicedesk.services import passwords
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.first_run.step import Step
from servicedesk.ui.widgets.inputs import TextField


class PeopleStep(Step):
    """The password is typed twice and never shown."""

    def __init__(self) -> None:
        super().__init__()
        self.person, self.sign_in = TextField(most=40, large=True), TextField(most=40, large=True)
        self.password, self.again = TextField(secret=True, large=True), TextField(secret=True, large=True)
        self.add_row("person", self.person, required=True).set_check(lambda: self._name_problem(self.person))
        self.add_row("sign_in", self.sign_in, required=True).set_check(lambda: self._name_problem(self.sign_in))
        self.add_row("password", self.password, required=True).set_check(self._password_problem)
        self.add_row("again", self.again, required=True).set_check(self._again_problem)
        self.body.addStretch(1)
        self.follow_theme()
        self.retranslate()

    def _name_problem(self, field: TextField) -> str:
        return "" if field.text().strip() else translate("FirstRun", "Please enter a name.")

    def _password_problem(self) -> str:
        try:
            passwords.check_password(self.password.text(), self.sign_in.text())
        except ServiceDeskError as error:
            return sentence(error)
        return ""

    def _again_problem(self) -> str:
        same = self.again.text() == self.password.text()
        return "" if same else translate("FirstRun", "The two passwords differ.")

    def first(self) -> QWidget:
        """The name."""
        return self.person

    def heading(self) -> tuple[str, str]:
        """Who administers."""
        return (
            translate("FirstRun", "Who administers it?"),
            translate("FirstRun", "Colleagues are added in Settings; an administrator signs in with the password."),
        )

    def remark(self) -> str:
        """A lost password cannot be read out of the data."""
        return translate("FirstRun", "Keep the password safe: nobody can read it from the data.")

    def retranslate(self) -> None:
        """Name the fields."""
        self.rows["person"].set_words(translate("FirstRun", "Your name"))
        self.rows["sign_in"].set_words(
            translate("FirstRun", "Sign-in name"), translate("FirstRun", "short, easy to type")
        )
        self.rows["password"].set_words(
            translate("FirstRun", "Password"), translate("FirstRun", "at least 8 characters")
        )
        self.rows["again"].set_words(translate("FirstRun", "Password again"))
