"""Find anything: pages, commands, customers, tickets and answers from the header's search box."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from servicedesk.core.pinyin import initials, pinyin
from servicedesk.core.text import fold
from servicedesk.core.translation import plural, translate, translate_marked, translator
from servicedesk.ui.command_list import COMMANDS, shown_key
from servicedesk.ui.header import Header
from servicedesk.ui.main_window import MainWindow
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.row_list import Heading
from servicedesk.ui.widgets.suggestions import Suggestion
from servicedesk.ui.workspace import Workspace

WIDTH = 640
PER_GROUP = 4
COMMANDS_ONLY = ">"
TICKETS_ONLY = "#"


class Palette(QObject):
    """Fills the search box's hits and opens what was chosen."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._field = window.header.search
        self._field.asked.connect(self._ask)
        self._field.chosen.connect(self._open)
        self._field.entered.connect(self._ask)
        workspace.actions.bind("find", self.open, window)

    @property
    def header(self) -> Header:
        """The header the search box is in."""
        return self._window.header

    def open(self) -> None:
        """Put the cursor into the box with what stood there selected, and show where one can go."""
        self._field.setFocus()
        self._field.selectAll()
        self._ask(self._field.text())

    def _ask(self, text: str) -> None:
        wanted = text.strip()
        here = self._here(wanted)
        if not wanted or wanted.startswith(COMMANDS_ONLY) or not self._workspace.is_open:
            self._show(here)
            return
        from servicedesk.queries.search import find_anything

        tickets_only = wanted.startswith(TICKETS_ONLY)
        query = wanted.removeprefix(TICKETS_ONLY).strip()

        def found(result: Any) -> None:
            rows = _groups(result, tickets_only)
            self._show(rows if tickets_only else rows + here)

        self._workspace.ask(find_anything, query, PER_GROUP, done=found, owner=self, key="palette")

    def _show(self, rows: list[Suggestion | Heading]) -> None:
        self._field.suggest(rows, theme().px(min(WIDTH, self._window.width() - 40)))

    def _here(self, wanted: str) -> list[Suggestion | Heading]:
        """Return pages and commands that match by name, pinyin or initials; all pages while nothing is typed."""
        text = fold(wanted.removeprefix(COMMANDS_ONLY))
        rows: list[Suggestion | Heading] = []
        for index, spec in enumerate(self._window.specs(), start=1):
            label = translate_marked(spec.label)
            if _matches(label, text):
                rows.append(
                    Suggestion(("page", spec.id), label, icon=spec.icon, keys=f"Ctrl {index % 10}", data=spec.id)
                )
        chinese = translator().language != "en"
        for command in COMMANDS:
            name = translate_marked(command.name)
            usable = command.in_palette and self._workspace.actions.can(command.id)
            if text and usable and _matches(name, text):
                icon = command.icon or "command"
                rows.append(Suggestion(("command", command.id), name, icon=icon, keys=shown_key(command.key, chinese)))
        if not text or not rows:
            return [Heading(translate("Palette", "Pages"), ""), *rows] if rows else []
        shown = rows[: PER_GROUP * 2]
        return [Heading(translate("Palette", "Pages and commands"), _count(len(rows))), *shown]

    def _open(self, row: Suggestion) -> None:
        kind, identity = row.key  # type: ignore[misc] # every row here is keyed by (kind, id)
        self._field.set_text("")
        self._window.setFocus()
        if kind == "page":
            self._workspace.navigate(str(identity))
        elif kind == "command":
            self._workspace.actions.trigger(str(identity))
        else:
            page = {"customer": "customers", "ticket": "tickets", "article": "knowledge", "visit": "reception"}[kind]
            self._workspace.navigate(page, **{f"{kind}_id": identity})


def _matches(name: str, text: str) -> bool:
    folded = fold(name)
    return text in folded or pinyin(name).startswith(text) or initials(name).startswith(text)


def _count(number: int) -> str:
    return plural("Palette", "{n} hit", "{n} hits", number)


def _groups(found: Any, tickets_only: bool) -> list[Suggestion | Heading]:
    """Return the hits of the database as groups of the list."""
    titles = {
        "customer": translate("Palette", "{Customers}"),
        "ticket": translate("Palette", "Tickets"),
        "article": translate("Palette", "Answers"),
        "visit": translate("Palette", "Receptions"),
    }
    rows: list[Suggestion | Heading] = []
    for kind, title in titles.items():
        hits = [hit for hit in found if hit.kind == kind]
        if not hits or (tickets_only and kind != "ticket"):
            continue
        rows.append(Heading(title, _count(len(hits))))
        icons = {"ticket": "ticket", "article": "file-text", "visit": "user-plus"}
        rows.extend(
            Suggestion(
                (kind, hit.id),
                hit.title,
                hit.detail,
                tag=hit.tag,
                tag_tone=hit.tag_tone,
                avatar=hit.title if kind == "customer" else "",
                icon=icons.get(kind, ""),
            )
            for hit in hits
        )
    return rows
