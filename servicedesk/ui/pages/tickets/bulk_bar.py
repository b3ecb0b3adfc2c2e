"""The bar at the foot while tickets are marked: how many, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import LinkButton, QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.workspace import Workspace

# What is asked for, its icon and its key; the words are in retranslate.
ACTS = (
    ("assign", "user-share", "A"),
    ("state", "check", "E"),
    ("priority", "flag", "P"),
    ("watch", "eye", ""),
    ("parent", "link", ""),
    ("delete", "trash", "Del"),
)


def act_name(name: str) -> str:
    """Return what an act on the marked is called."""
    return {
        "assign": translate("Bulk", "Assign"),
        "state": translate("Bulk", "State"),
        "priority": translate("Bulk", "Priority"),
        "watch": translate("Bulk", "Watch"),
        "parent": translate("Bulk", "Sub-tickets of"),
        "delete": translate("Bulk", "Delete"),
    }[name]


class BulkBar(Pane):
    """``wanted`` says which act; ``all_wanted`` marks the whole view; ``cleared`` takes the marks away."""

    wanted = Signal(str)
    all_wanted = Signal()
    cleared = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("top", fill="surface2", padding=10)
        self._workspace = workspace
        self._marked, self._total = 0, 0
        self._has_room = True
        self.count = PlainLabel("", tokens.BODY, "primary_text", bold=True)
        self.everything = LinkButton("", chevron=False)
        self.buttons = {name: SecondaryButton("", icon, key) for name, icon, key in ACTS}
        self.clear = QuietButton("", "x", "Esc")
        host = QWidget()
        flow = FlowLayout(host, 8)
        for widget in (self.count, self.everything, *self.buttons.values(), self.clear):
            flow.addWidget(widget)
        self.body.addWidget(host)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, name=name: self.wanted.emit(name))
        self.everything.clicked.connect(self.all_wanted)
        self.clear.clicked.connect(self.cleared)
        self.hide()
        self.follow_theme()
        self.retranslate()

    def show_count(self, marked: int, total: int) -> None:
        """Say how many are marked of how many the view holds."""
        self._marked, self._total = marked, total
        self.setVisible(marked > 0 and self._has_room)
        self.retranslate()

    def set_room(self, has_room: bool) -> None:
        """Stand back where one pane fills a narrow window and it is not the list."""
        self._has_room = has_room
        self.setVisible(self._marked > 0 and has_room)

    def restyle(self) -> None:
        """Keep the count in line with the buttons."""
        super().restyle()
        if hasattr(self, "count"):
            self.count.setMinimumHeight(theme().control)

    def show_progress(self, words: str) -> None:
        """Say how far an act on the marked is; Esc, or the last button, stops it."""
        self.count.setText(words)
        for button in (self.everything, *self.buttons.values()):
            button.hide()
        self.clear.setText(translate("Bulk", "Stop"))

    def retranslate(self) -> None:
        """Name the buttons."""
        if not hasattr(self, "clear"):
            return
        can = self._workspace.desk.actor.can
        self.count.setText(
            plural("Bulk", "{count} ticket marked", "{count} tickets marked", self._marked, count=f"{self._marked:,}")
        )
        self.everything.setText(translate("Bulk", "All {count} of this view", count=f"{self._total:,}"))
        self.everything.setVisible(self._marked < self._total)
        rights = {"assign": Permission.ASSIGN_TICKET, "delete": Permission.DELETE_TICKET}
        for name, button in self.buttons.items():
            button.setText(act_name(name))
            button.setVisible(can(rights.get(name, Permission.WORK_ON_TICKET)))
        self.clear.setText(translate("Bulk", "Unmark"))
        self.setAccessibleName(self.count.text())
