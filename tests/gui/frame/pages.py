"""Two small pages to try the frame with: one of text, one of a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import mark
from servicedesk.services.drafts import save_draft
from servicedesk.ui import tokens
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.registry import PageSpec
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace


class PlainDelegate(RowDelegate):
    """The row's text."""

    def paint_row(self, painter: QPainter, rect: QRectF, row: str, selected: bool) -> None:
        text.draw(painter, rect, row, tokens.BODY)


class NotesPage(Page):
    """A text whose draft is kept."""

    page_id = "reception"
    status_keys = ("visit.park", "visit.answered", "undo")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.area = TextArea("Notes", "")
        self.area.settled.connect(self._keep)
        column = QVBoxLayout(self)
        column.addWidget(self.area)
        self.targets: list[dict[str, Any]] = []
        self.pressed: list[str] = []
        self.inside_open = False
        for command in ("visit.scenario.1", "visit.step", "visit.park"):
            workspace.actions.bind(command, lambda command=command: self.pressed.append(command), self)
        self.follow_theme()

    def title(self) -> str:
        return "Notes"

    def subtitle(self) -> str:
        return "A018"

    def activate(self, **target: Any) -> None:
        self.targets.append(target)
        self.area.setFocus()

    def flush_drafts(self) -> None:
        self.area.flush()

    def go_back(self) -> bool:
        was_open, self.inside_open = self.inside_open, False
        return was_open

    def _keep(self, content: str) -> None:
        self.workspace.act(save_draft, "notes", "", {"text": content}, owner=self)


class ListPage(Page):
    """Five rows."""

    page_id = "tickets"
    status_keys = ("ticket.solve", "ticket.assign")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        model = RowModel(lambda row: row, str, self)
        self.view = RowListView("Rows", model, PlainDelegate())
        model.set_rows([f"row {number}" for number in range(5)])
        column = QVBoxLayout(self)
        column.addWidget(self.view)
        self.pressed: list[str] = []
        self.refreshed = 0
        workspace.actions.bind("ticket.solve", lambda: self.pressed.append("ticket.solve"), self)
        self.follow_theme()

    def title(self) -> str:
        return "Rows"

    def activate(self, **target: Any) -> None:
        self.view.setFocus()

    def refresh(self) -> None:
        self.refreshed += 1

    def concerns(self, change: Changed) -> bool:
        return change.entity == "draft"


def _here(id_: str, label: Any, icon: str, class_name: str) -> PageSpec:
    return PageSpec(id_, label, icon, __name__, class_name, Permission.VIEW_KNOWLEDGE)


TEST_PAGES = (
    _here("reception", mark("Frame", "Reception"), "user-plus", "NotesPage"),
    _here("tickets", mark("Frame", "Tickets"), "ticket", "ListPage"),
)
