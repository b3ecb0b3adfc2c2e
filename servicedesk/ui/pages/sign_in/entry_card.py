"""The card of the gate where one types: PIN or password, whose it is, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.widgets.buttons import PrimaryButton
from servicedesk.ui.widgets.cards import Card, IconLabel
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pin import Keypad, PinBoxes

if TYPE_CHECKING:
    from servicedesk.core.gate_rows import PersonRow

PIN, PASSWORD = "pin", "password"


class EntryCard(Card):
    """Shows how whoever was chosen gets in; the page does what is asked here."""

    def __init__(self) -> None:
        super().__init__(padding=24, spacing=24, horizontal=True)
        self.who = PlainLabel("", tokens.ROW, "text", True)
        self.way = Segmented("", [(PIN, "PIN", "grid-dots"), (PASSWORD, "", "key")], PIN)
        self.pin = PinBoxes("")
        self.keypad = Keypad(self.pin)
        self.password = TextField("", "", "lock", secret=True, large=True)
        self.enter = PrimaryButton("", "arrow-right", "↵")
        self.message = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.hints = [PlainLabel("", tokens.META, "text2", wrap=True) for _ in range(3)]
        self._build()

    def _build(self) -> None:
        left = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self.who, 1)
        head.addWidget(self.way)
        left.addLayout(head)
        self._ways = QStackedWidget()
        self._ways.addWidget(self.pin)
        secret = QWidget()
        row = QHBoxLayout(secret)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.password, 1)
        row.addWidget(self.enter)
        self._ways.addWidget(secret)
        left.addWidget(self._ways)
        left.addWidget(self.message)
        left.addStretch(1)
        for icon, hint in zip(("shield-lock", "help-circle", "info-circle"), self.hints, strict=True):
            line = QHBoxLayout()
            line.addWidget(IconLabel(icon, "text3", 16))
            line.addWidget(hint, 1)
            left.addLayout(line)
        self.body.addLayout(left, 1)
        self.body.addWidget(self.keypad)

    @property
    def by_pin(self) -> bool:
        """Whether the PIN is asked for, not the password."""
        return self.way.value() == PIN

    def tab_order(self) -> list[QWidget]:
        """Tab leads from where one types to the choice between the two, as the status line says, not to ten digits."""
        return [self.pin, self.password, *self.way.parts(), self.enter, self.keypad]

    def show_way(self, way: str) -> None:
        """Ask for the PIN or for the password."""
        self.way.set_value(way)
        self._ways.setCurrentIndex(0 if way == PIN else 1)
        self.keypad.setEnabled(way == PIN)

    def take_focus(self) -> None:
        """Let whoever types now type into what is asked for."""
        (self.pin if self.by_pin else self.password).setFocus()

    def show_person(self, person: PersonRow | None) -> None:
        """Say whose PIN or password is asked for, and what to know about it."""
        if person is None:
            self.who.setText("")
            return
        words = (
            translate("SignIn", "PIN of {name}", name=person.name)
            if self.by_pin
            else translate("SignIn", "Password of {name}", name=person.name)
        )
        self.who.setText(words)
        if self.by_pin:
            self.say(translate("SignIn", "Six digits open the page you were on"))
        elif person.has_pin and not person.pin_usable:
            self.say(translate("SignIn", "The password is asked every twelve hours; after it the PIN is enough"))
        else:
            self.say("")

    def say(self, words: str, wrong: bool = False) -> None:
        """Say what happens, or what is *wrong*."""
        self.message.set_colour("danger_text" if wrong else "text2")
        self.message.setText(words)

    def clear(self) -> None:
        """Forget what was typed."""
        self.pin.clear()
        self.password.set_text("")

    def refuse(self) -> None:
        """Forget what was typed: it was wrong."""
        self.pin.refuse()
        self.password.set_text("")

    def retranslate(self) -> None:
        """Name everything but the person, whom the page knows."""
        self.way.set_options([(PIN, "PIN", "grid-dots"), (PASSWORD, translate("SignIn", "Password"), "key")])
        self.password.set_words(translate("SignIn", "Password"), translate("SignIn", "Password"))
        self.enter.setText(translate("SignIn", "Sign in"))
        self.pin.set_name(translate("SignIn", "PIN"))
        for hint, words in zip(
            self.hints,
            (
                translate("SignIn", "Wrong tries lengthen the wait and are written to the audit"),
                translate("SignIn", "PIN forgotten? Use the password, or ask the {supervisor}"),
                translate("SignIn", "A PIN switches users; it does not encrypt the data"),
            ),
            strict=True,
        ):
            hint.setText(words)
