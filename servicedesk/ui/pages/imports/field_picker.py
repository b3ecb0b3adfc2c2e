"""Which field a column fills: a list to type into."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import icons, tokens
from servicedesk.ui.palette.matching import match
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel

WIDTH, ROWS = 300, 8


@dataclass(frozen=True, slots=True)
class Target:
    """One thing a column can be: its code, its name, and the column that fills it now."""

    code: str
    words: str
    taken_by: str = ""
    is_chosen: bool = False
    is_needed: bool = False


class _TargetDelegate(RowDelegate):
    height = 32
    inset = 0
    bar = False
    lines = False

    def paint_row(self, painter: QPainter, rect: QRectF, row: Target, selected: bool) -> None:
        """Paint the tick, the field, and who has it."""
        look = theme()
        if row.is_chosen:
            icons.draw(painter, "check", rect.left(), rect.center().y() - look.px(7), 14, "primary")
        inner = rect.adjusted(look.px(22), 0, 0, 0)
        words = f"{row.words} *" if row.is_needed else row.words
        drawn = text.draw(painter, inner, words, tokens.BODY, "text")
        rest = inner.adjusted(drawn + look.px(12), 0, 0, 0)
        if row.taken_by and rest.width() > 0:
            text.draw(painter, rest, row.taken_by, tokens.META, "text3", align=Qt.AlignmentFlag.AlignRight)


class FieldPicker(Popover):
    """Typing shortens the list, arrows walk it, Enter takes, Esc leaves everything as it was."""

    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._targets: list[Target] = []
        self.field = TextField("", "", "search")
        self.model = RowModel(lambda row: row.code, lambda row: row.words, self)
        self.view = RowListView("", self.model, _TargetDelegate())
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self.field)
        self.body.addWidget(self.view)
        self.field.textEdited.connect(lambda _text: self._filter())
        self.field.installEventFilter(self)
        self.view.clicked.connect(lambda _index: self._take())
        self.retranslate()

    def offer(self, anchor: QWidget, column: str, targets: list[Target]) -> None:
        """Open below *anchor*, the field the column fills now chosen."""
        self._targets = targets
        self.field.set_text("")
        self.view.setAccessibleName(translate("Imports", "What {column} becomes", column=column))
        self._filter()
        current = next((target.code for target in targets if target.is_chosen), None)
        if current is not None:
            self.view.select_key(current)
        self.open_at(anchor, theme().px(WIDTH))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _filter(self) -> None:
        wanted = self.field.text()
        found = [row for row in self._targets if match(row.words, wanted) or wanted.lower() in row.code]
        self.model.set_rows(found)
        self.view.setFixedHeight(theme().px(_TargetDelegate.height) * max(1, min(ROWS, len(found))))
        if found and (wanted or not self.view.currentIndex().isValid()):
            self.view.select_first()

    def _take(self) -> None:
        row = self.view.current_row()
        if isinstance(row, Target):
            self.close_panel()
            self.chosen.emit(row.code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the field work the list."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.view.step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Name the field."""
        self.field.set_words(translate("Imports", "Find a field"), translate("Imports", "Find a field"))
