"""The sheet of all keys: what works here, then what works everywhere; type to narrow it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QGridLayout, QWidget

from servicedesk.core.translation import translate, translate_marked, translator
from servicedesk.ui import tokens
from servicedesk.ui.command_list import COMMANDS, EDITOR, GLOBAL, LISTS, CommandSpec, shown_key
from servicedesk.ui.palette.matching import match
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import KeyCap, PlainLabel
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.widgets.scroll import ScrollColumn

WIDTH = 600
COLUMNS = 2


class KeySheet(Popover):
    """A panel over the page; Esc closes it and gives the focus back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, padding=16, spacing=10)
        self._page = ""
        self.title = PlainLabel("", tokens.PANE, "text", True)
        self.field = TextField("", "", "search", "Esc")
        self.nothing = PlainLabel("", tokens.BODY, "text2")
        self.column = ScrollColumn(spacing=4)
        self._grid_host = QWidget()
        self._grid = QGridLayout(self._grid_host)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.column.body.addWidget(self._grid_host)
        self.column.body.addStretch(1)
        for widget in (self.title, self.field, self.nothing, self.column):
            self.body.addWidget(widget)
        self.field.textEdited.connect(lambda _text: self._fill())
        self.retranslate()

    def open_for(self, page_id: str, anchor: QWidget) -> None:
        """Show the keys of *page_id* and the global ones."""
        self._page = page_id
        self.field.set_text("")
        self.retranslate()
        self.column.setFixedHeight(min(theme().px(470), self.window().height() - theme().px(200)))
        self.open_at(anchor, theme().px(WIDTH))
        self.field.setFocus()

    def sections(self) -> list[tuple[str, list[CommandSpec]]]:
        """Return what is listed for the text typed, as (heading, commands); families of digits are one row."""
        headings = (
            (self._page, translate("Frame", "On this page")),
            (EDITOR, translate("Frame", "While writing")),
            (LISTS, translate("Frame", "In lists")),
            (GLOBAL, translate("Frame", "Everywhere")),
        )
        wanted = self.field.text().strip()
        found = []
        for scope, heading in headings:
            rows = [family[0] for family in families(scope) if _found(family, wanted)]
            if rows:
                found.append((heading, rows))
        return found

    def _fill(self) -> None:
        clear_layout(self._grid)
        sections = self.sections()
        self.nothing.setVisible(not sections)
        row = 0
        for heading, commands in sections:
            self._grid.addWidget(PlainLabel(heading, tokens.META, "text3", True), row, 0, 1, COLUMNS * 2)
            row += 1
            for place, command in enumerate(commands):
                line, column = divmod(place, COLUMNS)
                name = PlainLabel(translate_marked(command.name), tokens.BODY, elide=True)
                self._grid.addWidget(KeyCap(caps(command)), row + line, column * 2)
                self._grid.addWidget(name, row + line, column * 2 + 1)
            row += (len(commands) + COLUMNS - 1) // COLUMNS
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column * 2 + 1, 1)
        self._grid.setHorizontalSpacing(theme().px(10))
        self._grid.setVerticalSpacing(theme().px(8))

    def retranslate(self) -> None:
        """Name the sheet and its rows."""
        if not hasattr(self, "_grid"):
            return
        self.title.setText(translate("Frame", "All keys"))
        self.nothing.setText(translate("Frame", "No key does this"))
        self.field.set_words(translate("Frame", "Narrow the list"), translate("Frame", "Type to narrow"))
        self._fill()


def families(scope: str) -> Iterator[list[CommandSpec]]:
    """Yield the commands of a scope, those of one name together."""
    together: dict[object, list[CommandSpec]] = {}
    for command in COMMANDS:
        if command.scope == scope:
            together.setdefault(command.name, []).append(command)
    yield from together.values()


def _found(family: list[CommandSpec], wanted: str) -> bool:
    """Return whether *wanted* is in the name in either language, its pinyin, or the key."""
    command = family[0]
    in_key = any(wanted.casefold() in shown_key(key, False).casefold() for each in family for key in each.keys)
    return bool(
        in_key or match(translate_marked(command.name), wanted) or wanted.casefold() in command.name[1].casefold()
    )


def caps(command: CommandSpec) -> str:
    """Return the cap; commands that differ by a digit share one row as a range, others show each key."""
    chinese = translator().language != "en"
    family = [other for other in COMMANDS if other.name == command.name and other.scope == command.scope]
    if len(family) > 2 and all(other.key[-1].isdigit() for other in family):
        first, last = shown_key(family[0].key, chinese), shown_key(family[-1].key, chinese)
        return f"{first}–{last[-1]}"
    keys = [shown_key(other.key, chinese) for other in family]
    if command.scope == LISTS:
        keys += [shown_key(key, chinese) for key in command.also]
    return "  ".join(keys)
