"""A new customer in one line: name or number, Enter; everything else may follow later."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.errors import Refused
from servicedesk.core.text import digits
from servicedesk.core.translation import translate
from servicedesk.services.customers import AddCustomer
from servicedesk.ui import tokens
from servicedesk.ui.errors import sentence
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.forms import FormRow, submit_ready
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel

_FIELDS = {"name": "name", "phone": "phone", "reference": "place"}


def looks_like_number(text: str) -> bool:
    """Return whether what was typed is a phone number or the tail of one."""
    plain = "".join(char for char in text if char not in " -+()（）")
    return len(plain) >= 4 and digits(plain) == plain


class NewGuestForm(Panel):
    """Name, number, place; Enter in any field saves."""

    saved = Signal(object)
    anonymous = Signal(str)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__("primary", padding=12, spacing=8)
        self.title = PlainLabel("", tokens.BODY, "primary_text", bold=True)
        self.name = TextField("", "", most=80)
        self.phone = TextField("", "", most=40)
        self.place = TextField("", "", most=40)
        self.name_row = FormRow("", self.name, required=True)
        self.phone_row, self.place_row = FormRow("", self.phone), FormRow("", self.place)
        self.save_button = PrimaryButton("", "user-plus", "↵")
        self.skip_button = QuietButton("")
        buttons = QHBoxLayout()
        buttons.addWidget(self.skip_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        for widget in (self.title, self.name_row, self.phone_row, self.place_row):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        self.name_row.set_check(lambda: "" if self.name.text().strip() else translate("Errors", "Please enter a name."))
        for field in (self.name, self.phone, self.place):
            field.returnPressed.connect(self.save)
            field.settled.connect(lambda _text: self.edited.emit())
        self.save_button.clicked.connect(self.save)
        self.skip_button.clicked.connect(lambda: self.anonymous.emit(self.name.text().strip()))
        self.retranslate()

    def open_for(self, typed: str) -> None:
        """Begin with what was typed into the one box, and the focus in the field that is missing."""
        number = looks_like_number(typed)
        self.fill("" if number else typed.strip(), typed.strip() if number else "", "")
        self.show()
        (self.phone if self.name.text() else self.name).setFocus()

    def fill(self, name: str, phone: str, place: str) -> None:
        """Put words into the fields."""
        for field, words in ((self.name, name), (self.phone, phone), (self.place, place)):
            field.set_text(words)
        for row in (self.name_row, self.phone_row, self.place_row):
            row.set_error("")

    def content(self) -> dict[str, str]:
        """What is typed, as a draft keeps it."""
        return {"name": self.name.text(), "phone": self.phone.text(), "place": self.place.text()}

    def flush(self) -> None:
        """Say ``edited`` now if anything typed has not been reported yet."""
        for field in (self.name, self.phone, self.place):
            field.flush()

    def save(self) -> None:
        """Hand the customer over if there is a name."""
        if submit_ready((self.name_row,)):
            phone = self.phone.text().strip()
            self.saved.emit(AddCustomer(self.name.text(), phone=phone, reference=self.place.text()))

    def show_error(self, error: Exception) -> bool:
        """Say what is wrong beside its field; tell whether it has one here."""
        field = _FIELDS.get(error.field or "") if isinstance(error, Refused) else None
        if field is None or not isinstance(error, Refused):
            return False
        row: FormRow = getattr(self, f"{field}_row")
        row.set_error(sentence(error))
        row.field.setFocus()
        return True

    def retranslate(self) -> None:
        """Name the fields."""
        self.title.setText(translate("Reception", "New {customer}"))
        self.name_row.set_words(translate("Reception", "Name"))
        self.phone_row.set_words(translate("Reception", "Phone"), translate("Reception", "optional"))
        self.place_row.set_words(translate("Reception", "{Reference}"), translate("Reception", "optional"))
        self.save_button.setText(translate("Reception", "Save"))
        self.skip_button.setText(translate("Reception", "Do not register"))
