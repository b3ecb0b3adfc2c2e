"""One field under edit: its names, hint, type, answers and where it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import TicketKind
from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.ticket_fields import CHOOSING, FieldDefinition, FieldOption, FieldType
from servicedesk.core.translation import translate
from servicedesk.services.field_definitions import HINT_LIMIT, NAME_LIMIT, SaveField
from servicedesk.ui import tokens, wording
from servicedesk.ui.conflicts.record_form import Values, row_names
from servicedesk.ui.conflicts.words import RecordWords, words_for
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
_TEXTS = ("name_zh", "name_en", "hint_zh", "hint_en")
_MARKS = ("is_at_desk", "is_needed_to_open", "is_needed_to_close", "is_private")


def options_text(options: tuple[FieldOption, ...]) -> str:
    """Return the answers offered as they are typed: one on each line, Chinese / English."""
    return "\n".join(f"{option.name.zh} {SEPARATOR} {option.name.en}" for option in options if option.is_active)


def options_kept(options: Iterable[FieldOption]) -> list[dict[str, Any]]:
    """Return answers as a field keeps them, and as drafts do."""
    return [
        {"code": option.code, "zh": option.name.zh, "en": option.name.en, "is_active": option.is_active}
        for option in options
    ]


def options_of(kept: object) -> tuple[FieldOption, ...]:
    """Return the answers of what :func:`options_kept` wrote."""
    rows: list[Any] = list(kept) if isinstance(kept, list | tuple) else []
    return tuple(FieldOption(row["code"], Bilingual(row["zh"], row["en"]), row["is_active"]) for row in rows)


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


def stored_field(field: FieldDefinition | None, kind: TicketKind) -> Values:
    """Return *field* as its form starts from it, or a new one of *kind*."""
    if field is None:
        texts: Values = dict.fromkeys(_TEXTS, "")
        texts |= {"type": FieldType.TEXT.value, "options": [], "kinds": [kind.value]}
        return {**texts, **dict.fromkeys(_MARKS, False)}
    return {
        "name_zh": field.name.zh,
        "name_en": field.name.en,
        "hint_zh": field.hint.zh,
        "hint_en": field.hint.en,
        "type": field.type.value,
        "options": options_kept(field.options),
        "kinds": list(field.kinds),
        **{name: getattr(field, name) for name in _MARKS},
        "is_active": field.is_active,
    }


class FieldForm(Panel):
    """``changed`` while it is edited, ``saved`` and ``closed`` by its buttons."""

    changed = Signal()
    saved = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=12, spacing=10)
        self.field: FieldDefinition | None = None
        self._is_active = True
        self.base: Values = {}
        """What the edit started from; answers keep their codes by it."""
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
        self.marks = {name: CheckRow("") for name in _MARKS}
        self._flow(list(self.marks.values()))
        self.problem = PlainLabel("", colour="danger_text", wrap=True)
        self.body.addWidget(self.problem)
        self._build_foot()
        self._connect()
        self.retranslate()

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

    def open_for(self, field: FieldDefinition | None) -> None:
        """Say what may be changed of *field*, or of a new one; the values come with :meth:`put`."""
        self.field = field
        self._is_active = field is None or field.is_active
        self.type.setEnabled(field is None)
        own = field is None or not field.is_builtin
        self.kinds_host.setVisible(own)
        self.kinds_label.setVisible(own)
        self.retire.setVisible(field is not None)
        self.retranslate()

    def values(self) -> Values:
        """Return what the fields hold, by the names the service knows."""
        typed = self._options()
        known = options_of(self.base.get("options"))
        same = typed == tuple(option for option in known if option.is_active)
        return {
            **{name: getattr(self, name).text().strip() for name in _TEXTS},
            "type": str(self.type.value()),
            "options": self.base.get("options", []) if same else options_kept(typed),
            "kinds": [kind.value for kind, box in self.kinds.items() if box.isChecked()],
            **{name: box.isChecked() for name, box in self.marks.items()},
        }

    def put(self, values: Values) -> None:
        """Show *values*."""
        for name in _TEXTS:
            getattr(self, name).set_text(str(values[name]))
        self.type.set_value(str(values["type"]))
        self.options.set_text(options_text(options_of(values["options"])))
        for each, box in self.kinds.items():
            box.setChecked(each.value in values["kinds"])
        for name, box in self.marks.items():
            box.setChecked(bool(values[name]))
        self.problem.setText("")
        for row in self.rows.values():
            row.set_error("")
        self._fit_type()

    def words(self) -> RecordWords:
        """Return how fields and values are called where two people changed the same."""
        names = {**row_names(self.rows), **{name: box.text() for name, box in self.marks.items()}}
        names |= {"kinds": self.kinds_label.text(), "is_active": translate("FieldSettings", "in use")}

        def kinds(value: object) -> str:
            chosen = value if isinstance(value, list | tuple) else ()
            return wording.list_words([wording.word(TicketKind(str(kind))) for kind in chosen])

        shown = {"options": lambda value: options_text(options_of(value)) or "—", "kinds": kinds}
        return words_for(names, {**shown, "type": lambda value: type_name(FieldType(str(value)))})

    def _fit_type(self) -> None:
        self.rows["options"].setVisible(FieldType(str(self.type.value())) in CHOOSING)
        self.changed.emit()

    def command(self, base: Mapping[str, object] | None = None) -> SaveField:
        """Return the field as it would be saved, compared with *base*, the values the edit started from."""
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
            self.marks["is_needed_to_open"].isChecked(),
            self.marks["is_needed_to_close"].isChecked(),
            self.marks["is_at_desk"].isChecked(),
            self.marks["is_private"].isChecked(),
            self._is_active,
            field.version if field else None,
            base if field else None,
        )

    def _options(self) -> tuple[FieldOption, ...]:
        return options_typed(self.options.text(), options_of(self.base.get("options")))

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
        self.marks["is_at_desk"].set_words(translate("FieldSettings", "In view at the desk"))
        self.marks["is_needed_to_open"].set_words(translate("FieldSettings", "Required when opening"))
        self.marks["is_needed_to_close"].set_words(translate("FieldSettings", "Required to solve"))
        self.marks["is_private"].set_words(translate("FieldSettings", "Only for those who may see sensitive tickets"))
        self.keep.setText(translate("FieldSettings", "Save"))
        self.cancel.setText(translate("FieldSettings", "Discard"))
        hide = translate("FieldSettings", "Retire") if self._is_active else translate("FieldSettings", "Use again")
        self.retire.setText(hide)
