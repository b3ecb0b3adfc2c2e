"""One named state: its names, what it means, whether its clock stands, for whom it is offered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servicedesk.core.enums import StateClass, TicketKind
from servicedesk.core.errors import Refused, ServiceDeskError
from servicedesk.core.translation import translate
from servicedesk.queries.ticket_rules import State
from servicedesk.services import ticket_rules
from servicedesk.services.ticket_rules import SaveState
from servicedesk.ui import wording
from servicedesk.ui.conflicts.record_form import RecordForm, Values, row_names
from servicedesk.ui.conflicts.words import RecordWords, words_for
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.kinds_button import KindsButton
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, Value
from servicedesk.ui.workspace import Workspace

_PAUSING = (StateClass.ACTIVE, StateClass.WAITING)


FORM = "state"


class StateForm(Card):
    """Shows a state or makes a new one; errors stand at their field."""

    saved = Signal(str)
    cancelled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.state: State | None = None
        self.header = Head()
        most = ticket_rules.NAME_LIMIT
        self.name_zh, self.name_en = TextField(most=most), TextField(most=most)
        self.state_class = ComboBox()
        self.kinds = KindsButton()
        self.pauses, self.is_default = CheckRow(), CheckRow()
        self.rows = {
            "name_zh": FormRow("", self.name_zh, required=True),
            "name_en": FormRow("", self.name_en),
            "state_class": FormRow("", self.state_class),
            "kinds": FormRow("", self.kinds),
        }
        self.problem = PlainLabel("", colour="danger_text", wrap=True)
        self._build()
        self._connect()
        self.problem.hide()
        self.record = RecordForm(
            workspace, self, FORM, self.body, self._values, self._put, self._record_words, self.submit
        )
        self.kinds.chosen.connect(self.record.keep)
        self.retranslate()

    def _build(self) -> None:
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, row in enumerate(self.rows.values()):
            grid.addWidget(row, place // 2, place % 2)
        self.retire, self.remove = QuietButton("", "eye-off"), QuietButton("", "trash", "Del")
        self.cancel, self.keep = QuietButton("", "", "Esc"), PrimaryButton("", "check", "Ctrl ↵")
        acts = QWidget()
        flow = FlowLayout(acts, 4)
        for button in (self.retire, self.remove):
            flow.addWidget(button)
        foot = QHBoxLayout()
        foot.addWidget(acts, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        for widget in (self.header, host, self.pauses, self.is_default, self.problem):
            self.body.addWidget(widget)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.rows["name_zh"].set_check(
            lambda: (
                ""
                if self.name_zh.text().strip() or self.name_en.text().strip()
                else translate("Settings", "Please enter a name.")
            )
        )
        self.state_class.chosen.connect(lambda _value: self._follow_class())
        for field in (self.name_zh, self.name_en):
            field.returnPressed.connect(self.submit)
        self.keep.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.cancelled)
        self.retire.clicked.connect(self._retire)
        self.remove.clicked.connect(self.delete)

    def show_state(self, state: State | None, state_class: StateClass = StateClass.WAITING) -> None:
        """Show a state, or empty fields for a new one of *state_class*."""
        self.state = state
        self.is_default.setEnabled(state is None or not state.is_default)
        self.retranslate()
        self.record.begin(state.code if state else "", _stored(state) if state else _blank(state_class))

    def follow(self, states: Sequence[State]) -> None:
        """The states were read again while one is shown."""
        if self.state is None:
            return
        own = self.state.code
        state = next((each for each in states if each.code == own), None)
        self.state = state or self.state
        self.record.follow(_stored(state) if state is not None else None)

    def _values(self) -> Values:
        return {
            "name_zh": self.name_zh.text().strip(),
            "name_en": self.name_en.text().strip(),
            "state_class": str(self.state_class.value()),
            "kinds": list(self.kinds.value()),
            "pauses": self.pauses.isChecked() and self.pauses.isEnabled(),
            "is_default": self.is_default.isChecked(),
        }

    def _put(self, values: Values) -> None:
        self.name_zh.set_text(str(values["name_zh"]))
        self.name_en.set_text(str(values["name_en"]))
        self.state_class.set_value(str(values["state_class"]))
        self.kinds.set_value(tuple(values["kinds"]))
        self.pauses.setChecked(bool(values["pauses"]))
        self.is_default.setChecked(bool(values["is_default"]))
        for row in self.rows.values():
            row.set_error("")
        self.problem.hide()
        self._follow_class()

    def _record_words(self) -> RecordWords:
        names = {"pauses": self.pauses.text(), "is_default": self.is_default.text()}
        everything = translate("Lifecycle", "all kinds")

        def kinds(value: object) -> str:
            chosen = value if isinstance(value, list | tuple) else ()
            return wording.list_words([wording.word(TicketKind(str(kind))) for kind in chosen]) or everything

        classes = {"state_class": lambda value: wording.word(StateClass(str(value))), "kinds": kinds}
        return words_for({**row_names(self.rows), **names}, classes)

    def is_edited(self) -> bool:
        """Whether something differs from what is stored."""
        if self.state is None:
            return bool(self.name_zh.text().strip() or self.name_en.text().strip())
        return self.record.is_edited

    def command(self) -> SaveState:
        """Return the state as entered."""
        return SaveState(
            self.state.code if self.state else "",
            self.state.version if self.state else 0,
            StateClass(str(self.state_class.value())),
            self.name_zh.text().strip(),
            self.name_en.text().strip(),
            self.pauses.isChecked() and self.pauses.isEnabled(),
            self.kinds.value(),
            self.is_default.isChecked(),
            self.record.base if self.state else None,
        )

    def submit(self) -> None:
        """Ctrl+Enter, Enter: save."""
        if not self.rows["name_zh"].validate():
            self.name_zh.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.workspace.act(
            ticket_rules.save_state,
            self.command(),
            done=self._saved,
            failed=self._failed,
            owner=self,
            undo=translate("Lifecycle", "State saved"),
        )

    def _saved(self, code: str) -> None:
        self.record.done()
        self.saved.emit(code)

    def _retire(self) -> None:
        if self.state is None:
            return
        retiring, code = self.state.is_active, self.state.code
        words = translate("Lifecycle", "State retired") if retiring else translate("Lifecycle", "In use again")
        self.workspace.act(
            ticket_rules.retire_state,
            code,
            retiring,
            done=lambda _none: self.saved.emit(code),
            failed=self._failed,
            owner=self,
            undo=words,
        )

    def delete(self) -> None:
        """Del: take a state away in which no ticket ever was."""
        if self.state is not None:
            self.workspace.act(
                ticket_rules.delete_state,
                self.state.code,
                done=lambda _none: self.saved.emit(""),
                failed=self._failed,
                owner=self,
                undo=translate("Lifecycle", "State taken away"),
            )

    def _failed(self, error: Exception) -> None:
        if self.record.refused(error):
            return
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        row = self.rows.get(error.field or "") if isinstance(error, Refused) else None
        if row is not None:
            row.set_error(sentence(error))
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.problem.setText(sentence(error))
            self.problem.show()

    def _follow_class(self) -> None:
        self.pauses.setEnabled(StateClass(str(self.state_class.value())) in _PAUSING)

    def retranslate(self) -> None:
        """Name the fields."""
        if not hasattr(self, "keep"):
            return
        title = str(self.state.name) if self.state else translate("Lifecycle", "New state")
        self.header.set_title(title)
        options: list[tuple[Value, str]] = [
            (each.value, wording.word(each))
            for each in StateClass
            if each is not StateClass.MERGED or self._is_merged()
        ]
        self.state_class.set_options(options)
        self.rows["name_zh"].set_words(translate("Lifecycle", "Chinese name"))
        self.rows["name_en"].set_words(translate("Lifecycle", "English name"))
        self.rows["state_class"].set_words(translate("Lifecycle", "Counts as"))
        self.rows["kinds"].set_words(translate("Lifecycle", "Offered for"))
        self.kinds.set_kinds([(kind.value, wording.word(kind)) for kind in TicketKind])
        self.pauses.set_words(translate("Lifecycle", "Pause the clock in this state"))
        self.is_default.set_words(translate("Lifecycle", "Default state of its group"))
        active = self.state is None or self.state.is_active
        self.retire.setText(translate("Lifecycle", "Retire") if active else translate("Lifecycle", "Use again"))
        self.remove.setText(translate("Lifecycle", "Delete"))
        for button in (self.retire, self.remove):
            button.setVisible(self.state is not None)
        self.keep.setText(translate("Settings", "Save"))
        self.cancel.setText(translate("Settings", "Discard"))

    def _is_merged(self) -> bool:
        return self.state is not None and self.state.state_class is StateClass.MERGED


def _stored(state: State) -> Values:
    """Return a state as its form starts from it."""
    return {
        "name_zh": state.name.zh,
        "name_en": state.name.en,
        "state_class": state.state_class.value,
        "kinds": list(state.kinds),
        "pauses": state.pauses,
        "is_default": state.is_default,
    }


def _blank(state_class: StateClass) -> Values:
    waits = state_class is StateClass.WAITING
    names: Values = {"name_zh": "", "name_en": "", "state_class": state_class.value, "kinds": []}
    return {**names, "pauses": waits, "is_default": False}
