"""No file yet: where to drop one, what can be imported, and what a list looks like."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import translate, translate_marked
from servicedesk.ui import tokens
from servicedesk.ui.actions import key_words
from servicedesk.ui.pages.imports import words
from servicedesk.ui.pages.imports.history_card import HistoryCard
from servicedesk.ui.pages.imports.plan import kinds_for
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed, clear_layout
from servicedesk.ui.widgets.buttons import PrimaryButton
from servicedesk.ui.widgets.cards import Card, IconChip, Line, Panel, SectionHeader
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.workspace import Workspace

_ICONS = {
    "customers": "address-book",
    "tickets": "ticket",
    "ticket-events": "history",
    "feedback": "message-star",
    "articles": "book",
    "survey-responses": "mood-smile",
}


class DropBox(Themed, QWidget):
    """A dashed box to drop a file into, with the button for those who would rather choose one."""

    def __init__(self) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        self.chip = IconChip("table-import", "primary", 44)
        self.title = PlainLabel("", tokens.PANE, bold=True, wrap=True, align=centre)
        self.words = PlainLabel("", tokens.BODY, "text2", wrap=True, align=centre)
        self.button = PrimaryButton("", "folder-open", key_words("import.choose"), large=True)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.chip, 0, centre)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self._column.addWidget(self.button, 0, centre)
        self._column.addStretch(1)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._column.setContentsMargins(look.px(20), look.px(18), look.px(20), look.px(18))
        self._column.setSpacing(look.px(8))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("primary_line"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(look.colour("surface2"))
        corner = look.px(tokens.RADIUS_CARD)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)


class StartView(QWidget):
    """Teaches what to bring; ``choose_pressed`` wants the file dialog."""

    choose_pressed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.drop = DropBox()
        self.drop.button.clicked.connect(self.choose_pressed)
        self.history = HistoryCard(workspace)
        self.kinds_head, self.example_head = SectionHeader(size=tokens.ROW), SectionHeader(size=tokens.ROW)
        kinds = QWidget()
        self._kinds = QGridLayout(kinds)
        self._kinds.setContentsMargins(0, 0, 0, 0)
        self.example = Panel("", padding=10)
        self._cells = QGridLayout()
        self.example.body.addLayout(self._cells)
        self.example_words = PlainLabel("", tokens.META, "text2", wrap=True)
        card = Card()
        for part in (self.drop, self.kinds_head, kinds, Line(), self.example_head, self.example,
                     self.example_words):  # fmt: skip
            card.body.addWidget(part)
        card.body.addStretch(1)
        row = Row(below=900)
        row.add(card, 3)
        row.add(self.history, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row, 1)

    def refresh(self) -> None:
        """Ask what was imported before."""
        self.history.refresh()

    def name(self) -> None:
        """Say everything in the language in force."""
        self.drop.title.setText(translate("Imports", "Drop a list here"))
        self.drop.words.setText(translate("Imports", "CSV, TSV, XLSX or a ZIP with one of them, in any encoding"))
        self.drop.button.setText(translate("Imports", "Choose a file"))
        self.drop.button.set_key(key_words("import.choose"))
        self.kinds_head.set_title(translate("Imports", "What can be imported"))
        self.example_head.set_title(translate("Imports", "The list of who is in the house, for example"))
        self.example_words.setText(
            translate("Imports", "Columns are found by their names in any order; you see everything before it counts.")
        )
        self._fill_kinds()
        self._fill_example()

    def _fill_kinds(self) -> None:
        clear_layout(self._kinds)
        for place, kind in enumerate(kinds_for(self._workspace.desk.actor)):
            line = QHBoxLayout()
            line.setSpacing(theme().px(10))
            line.addWidget(IconChip(_ICONS[kind.value], "primary", 26))
            line.addWidget(PlainLabel(words.kind_words(kind), tokens.BODY, bold=True))
            line.addWidget(ElidedLabel(translate_marked(words.KIND_REMARKS[kind]), tokens.META, "text2"), 1)
            self._kinds.addLayout(line, place // 2, place % 2)

    def _fill_example(self) -> None:
        clear_layout(self._cells)
        self._cells.setHorizontalSpacing(theme().px(14))
        self._cells.setVerticalSpacing(theme().px(4))
        rows = (
            tuple(words.field_words(code) for code in ("reference", "name", "phone", "arrives_on", "leaves_on")),
            ("0807", translate("Imports", "Li Guodong"), "138****2206", "2026-11-03", "2026-11-06"),
            ("1103", "CARTER/EMILY", "", "2026-11-02", "2026-11-08"),
        )
        for line, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                colour, bold = ("text2", True) if line == 0 else ("text", False)
                self._cells.addWidget(ElidedLabel(cell, tokens.META, colour, bold), line, column)
