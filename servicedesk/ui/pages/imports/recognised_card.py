"""What was recognised of a file, each part changeable, and the one question about dates."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from servicedesk.core.translation import translate
from servicedesk.tabular.dates import DateOrder, DateReader
from servicedesk.tabular.encodings import CHOICES
from servicedesk.tabular.tables import DELIMITERS
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.imports import words
from servicedesk.ui.pages.imports.order_card import OrderCard
from servicedesk.ui.pages.imports.plan import Plan, kinds_for, presets_for
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Card, IconLabel, Panel, SectionHeader
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, Value
from servicedesk.ui.workspace import Workspace


class _Named(QWidget):
    """A quiet name and a control or words beside it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.name = PlainLabel("", tokens.META, "text2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(8))
        self._row.addWidget(self.name)
        self._row.addWidget(content, 1)


class RecognisedCard(Card):
    """Says how the file is read; every picker reads it anew."""

    kind_chosen = Signal(str)
    preset_chosen = Signal(str)
    reading_chosen = Signal(str, str)
    """Codec and delimiter, empty for what is found."""
    order_chosen = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=8)
        self._workspace = workspace
        self._plan: Plan | None = None
        self.head = SectionHeader()
        self.kind, self.preset = ComboBox(), ComboBox()
        self.codec, self.delimiter = ComboBox(), ComboBox()
        for picker in (self.codec, self.delimiter):
            # The longest choice must not widen the card.
            picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.codec_row, self.delimiter_row = _Named(self.codec), _Named(self.delimiter)
        self.tick = IconLabel("circle-check", "success", 16)
        self.header_line = ElidedLabel("", tokens.META, "text2")
        self.question = Panel("warning", padding=10, spacing=8)
        self.question_words = PlainLabel("", tokens.BODY, "warning_text", bold=True, wrap=True)
        self.day_first, self.month_first = OrderCard("D"), OrderCard("M")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.head.add(self.preset)
        self.head.add(self.kind)
        self.body.addWidget(self.head)
        pair = Row(below=300, spacing=16)
        pair.add(self.codec_row)
        pair.add(self.delimiter_row)
        self.body.addWidget(pair)
        line = QHBoxLayout()
        line.addWidget(self.header_line, 1)
        line.addWidget(self.tick)
        self.body.addLayout(line)
        title = QHBoxLayout()
        title.addWidget(IconLabel("alert-triangle", "warning_text", 16))
        title.addWidget(self.question_words, 1)
        self.question.body.addLayout(title)
        answers = Row(below=280, spacing=8)
        answers.add(self.day_first)
        answers.add(self.month_first)
        self.question.body.addWidget(answers)
        self.body.addWidget(self.question)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda value: self.kind_chosen.emit(str(value)))
        self.preset.chosen.connect(lambda value: self.preset_chosen.emit(str(value)))
        self.codec.chosen.connect(lambda _value: self._read_anew())
        self.delimiter.chosen.connect(lambda _value: self._read_anew())
        self.day_first.clicked.connect(lambda: self.order_chosen.emit(DateOrder.DAY_FIRST.value))
        self.month_first.clicked.connect(lambda: self.order_chosen.emit(DateOrder.MONTH_FIRST.value))

    def _read_anew(self) -> None:
        self.reading_chosen.emit(str(self.codec.value() or ""), str(self.delimiter.value() or ""))

    # -- what is shown -------------------------------------------------------------------------------------------

    def show_plan(self, plan: Plan) -> None:
        """Show how the file of *plan* is read."""
        self._plan = plan
        look = plan.look
        if look is None:
            return
        self._show_kinds(plan)
        table = look.table
        is_text = table.encoding is not None
        self.delimiter_row.setVisible(is_text)
        self.codec.setEnabled(is_text)
        found: list[tuple[Value, str]] = [("", words.encoding_words(table.encoding))]
        mine = table.encoding.codec if table.encoding is not None else ""
        others: list[tuple[Value, str]] = [(codec, words.codec_words(codec)) for codec in CHOICES if codec != mine]
        self.codec.set_options(found + (others if is_text else []))
        self.codec.set_value("")
        self.delimiter.set_options([(each, words.delimiter_words(each)) for each in DELIMITERS])
        self.delimiter.set_value(table.delimiter)
        self._show_header(plan)
        self._show_question(plan)

    def _show_kinds(self, plan: Plan) -> None:
        kinds = kinds_for(self._workspace.desk.actor)
        self.kind.set_options([(each.value, words.kind_words(each)) for each in kinds])
        self.kind.set_value(plan.kind.value)
        self.kind.setVisible(len(kinds) > 1)
        presets = presets_for(plan.kind)
        none: list[tuple[Value, str]] = [("", translate("Imports", "No preset"))]
        self.preset.set_options(none + [(name, words.preset_words(name)) for name in presets])
        self.preset.set_value(plan.reading.preset)
        self.preset.setVisible(bool(presets))

    def _show_header(self, plan: Plan) -> None:
        assert plan.look is not None
        table = plan.look.table
        parts = [translate("Imports", "Header in line {n}", n=table.header_line)]
        if table.repeated:
            parts.append(translate("Imports", "named twice: {names}", names=wording.list_words(list(table.repeated))))
        unsure = table.encoding is not None and not table.encoding.is_certain
        if unsure:
            parts.append(translate("Imports", "look at the first rows: is the encoding right?"))
        self.header_line.setText(" · ".join(parts))
        self.tick.set("alert-triangle" if unsure or table.repeated else "circle-check",
                      "warning" if unsure or table.repeated else "success")  # fmt: skip

    def _show_question(self, plan: Plan) -> None:
        self.question.setVisible(plan.dates.is_ambiguous)
        if not plan.dates.is_ambiguous:
            return
        asked = (
            translate("Imports", "The dates can be read both ways: say which")
            if plan.order is None
            else translate("Imports", "The dates can be read both ways; you said which")
        )
        self.question_words.setText(asked)
        example = plan.dates.example
        for order, card in ((DateOrder.DAY_FIRST, self.day_first), (DateOrder.MONTH_FIRST, self.month_first)):
            card.show_answer(words.order_words(order), f"{words.without_year(example)} = {self._day(example, order)}",
                             plan.order is order)  # fmt: skip

    def _day(self, example: str, order: DateOrder) -> str:
        day: date = DateReader(self._workspace.desk.site.zone, order).day(example)
        return wording.short_day(day)

    def retranslate(self) -> None:
        """Name the parts."""
        self.head.set_title(translate("Imports", "Recognised"))
        self.codec_row.name.setText(translate("Imports", "Encoding"))
        self.delimiter_row.name.setText(translate("Imports", "Delimiter"))
        self.codec.setAccessibleName(translate("Imports", "Encoding"))
        self.delimiter.setAccessibleName(translate("Imports", "Delimiter"))
        self.kind.setAccessibleName(translate("Imports", "Import as"))
        self.preset.setAccessibleName(translate("Imports", "Preset"))
        if self._plan is not None:
            self.show_plan(self._plan)

    def take_question(self) -> None:
        """Give the keys to the answers."""
        self.day_first.setFocus(Qt.FocusReason.OtherFocusReason)
