"""The sheet of all keys: what works here, then what works everywhere; type to narrow it."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from servicedesk.core.translation import translate, translate_marked, translator
from servicedesk.ui import tokens
from servicedesk.ui.command_list import COMMANDS, EDITOR, GLOBAL, CommandSpec, shown_key
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import KeyCap, PlainLabel
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.widgets.scroll import ScrollColumn

WIDTH = 560
COLUMNS = 2


class KeySheet(Popover):
    """A panel over the page; Esc closes it and gives the focus back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, padding=16, spacing=10)
        self._page = ""
        self.title = PlainLabel("", tokens.PANE, "text", True)
        self.field = TextField("", "", "search")
        self.column = ScrollColumn(spacing=4)
        self._grid_host = QWidget()
        self._grid = QGridLayout(self._grid_host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.column.body.addWidget(self._grid_host)
        self.column.body.addStretch(1)
        for widget in (self.title, self.field, self.column):
            self.body.addWidget(widget)
        self.field.textEdited.connect(lambda _text: self._fill())
        self.retranslate()

    def open_for(self, page_id: str, anchor: QWidget) -> None:
        """Show the keys of *page_id* and the global ones."""
        self._page = page_id
        self.field.set_text("")
        self.retranslate()
        self.column.setFixedHeight(min(theme().px(420), self.window().height() - theme().px(180)))
        self.open_at(anchor, theme().px(WIDTH))
        self.field.setFocus()

    def shown(self) -> list[CommandSpec]:
        """The commands listed for what was typed, those of the page first."""
        wanted = self.field.text().strip().casefold()
        found: list[CommandSpec] = []
        for scope in (self._page, EDITOR, GLOBAL):
            for command in COMMANDS:
                name = translate_marked(command.name)
                duplicate = any(
                    other.name == command.name and other.id.partition(".")[0] == command.id.partition(".")[0]
                    for other in found
                )
                if command.scope == scope and not duplicate and wanted in f"{name} {command.key}".casefold():
                    found.append(command)
        return found

    def _fill(self) -> None:
        clear_layout(self._grid)
        chinese = translator().language != "en"
        for index, command in enumerate(self.shown()):
            row, column = divmod(index, COLUMNS)
            self._grid.addWidget(KeyCap(_keys(command, chinese)), row, column * 2)
            self._grid.addWidget(PlainLabel(translate_marked(command.name), tokens.BODY), row, column * 2 + 1)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column * 2 + 1, 1)
        self._grid.setHorizontalSpacing(theme().px(10))
        self._grid.setVerticalSpacing(theme().px(8))

    def retranslate(self) -> None:
        """Name the sheet and its rows."""
        if not hasattr(self, "_grid"):
            return
        self.title.setText(translate("Frame", "All keys"))
        self.field.set_words(translate("Frame", "Narrow the list"), translate("Frame", "Type to narrow"))
        self._fill()


def _keys(command: CommandSpec, chinese: bool) -> str:
    """Return the cap; commands that differ by a digit share one row as a range."""
    family = [other for other in COMMANDS if other.name == command.name and other.scope == command.scope]
    if len(family) > 1 and all(other.key[-1].isdigit() for other in family):
        first, last = shown_key(family[0].key, chinese), shown_key(family[-1].key, chinese)
        return f"{first}–{last[-1]}"
    return shown_key(command.key, chinese)
