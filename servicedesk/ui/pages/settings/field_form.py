"""One field under edit: its names, hint, type, answers and where it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import TicketKind
from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.ticket_fields import CHOOSING, FieldDefinition, FieldOption, FieldType
from servicedesk.core.translation import translate
from servicedesk.services.field_definitions import HINT_LIMIT, NAME_LIMIT, SaveField
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.pages.tickets.field_words import type_name
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Panel
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.text_area import TextArea

NARROW_BELOW = 420
SEPARATOR = "/"


def options_text(options: tuple[FieldOption, ...]) -> str:
    """Return the answers offered as they are typed: one on each line, Chinese / English."""
    return "\n".join(f"{option.name.zh} {SEPARATOR} {option.name.en}" for option in options if option.is_active)


def options_typed(text: str, known: tuple[FieldOption, ...]) -> tuple[FieldOption, ...]:
    """Return the answers of *text*; a line that says a known answer, or stands in its place, keeps its code."""
    active = [option for option in known if option.is_active]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    names = []
    for line in lines:
        zh, _, en = (part.strip() for part in line.partition(SEPARATOR))
        names.append(Bilingual(zh, en or zh))
    same = {option.name.zh: option.code for option in known} | {option.name.en: option.code for option in known}
    codes = [same.get(name.zh, "") or same.get(name.en, "") for name in names]
    # As many lines as before: one that matches nothing is its old answer in other words.
    if len(lines) == len(active):
        codes = [code or (old.code if old.code not in codes else "") for code, old in zip(codes, active, strict=True)]
    seen: set[str] = set()
    options = []
    for code, name in zip(codes, names, strict=True):
        options.append(FieldOption(code if code not in seen else "", name))
        seen.add(code)
    return tuple(options)


class FieldForm(Panel):
    """``changed`` while it is edited, ``saved`` and ``closed`` by its buttons."""

    changed = Signal()
    saved = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=12, spacing=10)
        self.field: FieldDefinition | None = None
        self._is_active = True
        self.name_zh, self.name_en = TextField(most=NAME_LIMIT), TextField(most=NAME_LIMIT)
        self.hint_zh, self.hint_en = TextField(most=HINT_LIMIT), TextField(most=HINT_LIMIT)
        self.type = ComboBox("", [(each.value, "") for each in FieldType])
        self.options = TextArea(least_lines=3, most_lines=8)
        self.rows = {
            "name_zh": FormRow("", self.name_zh, required=True),
            "name_en": FormRow("", self.name_en),
            "hint_zh": FormRow("", self.hint_zh),
            "hint_en": FormRow("", self.hint_en),
            "type": FormRow("", self.type),
            "options": FormRow("", self.options, required=True),
        }
        for pair in (("name_zh", "name_en"), ("hint_zh", "hint_en")):
            line = Row(NARROW_BELOW)
            for name in pair:
                line.add(self.rows[name], top=True)
            self.body.addWidget(line)
        self.body.addWidget(self.rows["type"])
        self.body.addWidget(self.rows["options"])
        self.kinds_label = PlainLabel("", tokens.BODY, bold=True)
        self.body.addWidget(self.kinds_label)
        self.kinds = {kind: CheckRow("") for kind in TicketKind}
        self.kinds_host = self._flow(list(self.kinds.values()))
        self.marks = {name: CheckRow("") for name in ("at_desk", "open", "close", "private")}
        self._flow(list(self.marks.values()))
        self.problem = PlainLabel("", colour="danger_text", wrap=True)
        self.body.addWidget(self.problem)
        self._build_foot()
        self._connect()

    def _flow(self, boxes: list[CheckRow]) -> QWidget:
        host = QWidget()
        flow = FlowLayout(host, 14, 2)
        for box in boxes:
            flow.addWidget(box)
        self.body.addWidget(host)
        return host

    def _build_foot(self) -> None:
        self.retire, self.cancel = QuietButton("", "x"), QuietButton("", "", "Esc")
        self.keep = PrimaryButton("", "check", "Ctrl ↵")
        foot = QHBoxLayout()
        foot.addWidget(self.retire)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        for field in (self.name_zh, self.name_en, self.hint_zh, self.hint_en):
            field.textEdited.connect(lambda _text: self.changed.emit())
        self.options.edited.connect(self.changed)
        self.type.chosen.connect(lambda _value: self._fit_type())
        for box in (*self.kinds.values(), *self.marks.values()):
            box.chosen.connect(lambda _on: self.changed.emit())
        self.keep.clicked.connect(self.saved)
        self.cancel.clicked.connect(self.closed)
        self.retire.clicked.connect(self._retire)

    # -- values --------------------------------------------------------------------------------------------------

    def open_for(self, field: FieldDefinition | None, kind: TicketKind) -> None:
        """Show *field*, or a new one of *kind*."""
        self.field = field
        self._is_active = field is None or field.is_active
        self.name_zh.set_text(field.name.zh if field else "")
        self.name_en.set_text(field.name.en if field else "")
        self.hint_zh.set_text(field.hint.zh if field else "")
        self.hint_en.set_text(field.hint.en if field else "")
        self.type.set_value((field.type if field else FieldType.TEXT).value)
        self.type.setEnabled(field is None)
        self.options.set_text(options_text(field.options) if field else "")
        for each, box in self.kinds.items():
            box.setChecked(each.value in field.kinds if field else each is kind)
        own = field is None or not field.is_builtin
        self.kinds_host.setVisible(own)
        self.kinds_label.setVisible(own)
        for name, on in (
            ("at_desk", field.is_at_desk if field else False),
            ("open", field.is_needed_to_open if field else False),
            ("close", field.is_needed_to_close if field else False),
            ("private", field.is_private if field else False),
        ):
            self.marks[name].setChecked(on)
        self.retire.setVisible(field is not None)
        self.problem.setText("")
        for row in self.rows.values():
            row.set_error("")
        self._fit_type()
        self.retranslate()

    def _fit_type(self) -> None:
        self.rows["options"].setVisible(FieldType(str(self.type.value())) in CHOOSING)
        self.changed.emit()

    def command(self) -> SaveField:
        """Return the field as it would be saved."""
        field = self.field
        return SaveField(
            field.id if field else None,
            tuple(kind.value for kind, box in self.kinds.items() if box.isChecked()),
            FieldType(str(self.type.value())),
            self.name_zh.text(),
            self.name_en.text(),
            self.hint_zh.text(),
            self.hint_en.text(),
            self._options(),
            self.marks["open"].isChecked(),
            self.marks["close"].isChecked(),
            self.marks["at_desk"].isChecked(),
            self.marks["private"].isChecked(),
            self._is_active,
            field.version if field else None,
        )

    def _options(self) -> tuple[FieldOption, ...]:
        return options_typed(self.options.text(), self.field.options if self.field else ())

    def preview(self) -> FieldDefinition:
        """Return the field as a ticket would show it."""
        command = self.command()
        names = Bilingual(command.name_zh or command.name_en or "…", command.name_en or command.name_zh or "…")
        options = tuple(
            FieldOption(option.code or f"new{place}", option.name) for place, option in enumerate(command.options)
        )
        return FieldDefinition(
            command.id or 0, self.field.code if self.field else "new", command.kinds, command.type, names,
            Bilingual(command.hint_zh, command.hint_en), options, command.is_needed_to_open,
            command.is_needed_to_close, command.is_at_desk, command.is_private,
        )  # fmt: skip

    def _retire(self) -> None:
        self._is_active = not self._is_active
        self.saved.emit()

    def refuse(self, error: ServiceDeskError) -> None:
        """Say what is wrong at its row, or below."""
        row = self.rows.get(str(error.parameters.get("field") or ""))
        if row is None:
            self.problem.setText(sentence(error))
        else:
            row.set_error(sentence(error))
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Name every part."""
        if not hasattr(self, "keep"):
            return
        self.rows["name_zh"].set_words(translate("FieldSettings", "Name (Chinese)"))
        self.rows["name_en"].set_words(translate("FieldSettings", "Name (English)"))
        self.rows["hint_zh"].set_words(translate("FieldSettings", "Hint (Chinese)"))
        self.rows["hint_en"].set_words(translate("FieldSettings", "Hint (English)"))
        self.rows["type"].set_words(translate("FieldSettings", "Type"))
        answers = translate("FieldSettings", "one a line: Chinese / English")
        self.rows["options"].set_words(translate("FieldSettings", "Answers"), answers)
        self.type.set_options([(each.value, type_name(each)) for each in FieldType])
        self.kinds_label.setText(translate("FieldSettings", "Asked for in"))
        for kind, box in self.kinds.items():
            box.set_words(wording.word(kind))
        self.marks["at_desk"].set_words(translate("FieldSettings", "In view at the desk"))
        self.marks["open"].set_words(translate("FieldSettings", "Required when opening"))
        self.marks["close"].set_words(translate("FieldSettings", "Required to solve"))
        self.marks["private"].set_words(translate("FieldSettings", "Only for those who may see sensitive tickets"))
        self.keep.setText(translate("FieldSettings", "Save"))
        self.cancel.setText(translate("FieldSettings", "Discard"))
        hide = translate("FieldSettings", "Retire") if self._is_active else translate("FieldSettings", "Use again")
        self.retire.setText(hide)
