"""The four cards of an import beside each other, or below each other where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.ui.pages.imports.file_card import FileCard
from servicedesk.ui.pages.imports.foot import Foot
from servicedesk.ui.pages.imports.mapping_card import MappingCard
from servicedesk.ui.pages.imports.plan import Plan
from servicedesk.ui.pages.imports.recognised_card import RecognisedCard
from servicedesk.ui.pages.imports.try_card import TryCard
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.widgets.cards import Column
from servicedesk.ui.workspace import Workspace

BESIDE_ABOVE = 860


class WorkView(QWidget):
    """Left what the file holds and becomes, right how it is read and what a try says; the foot stays below."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.file, self.mapping = FileCard(), MappingCard()
        self.recognised, self.tried = RecognisedCard(workspace), TryCard()
        self.foot = Foot()
        left, right = Column(12), Column(12)
        left.body.addWidget(self.file, 4)
        left.body.addWidget(self.mapping, 5)
        right.body.addWidget(self.recognised)
        right.body.addWidget(self.tried, 1)
        row = Row(below=BESIDE_ABOVE)
        row.add(left, 8)
        row.add(right, 5)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(row, 1)

    def show_plan(self, plan: Plan, running: bool, importing: bool) -> None:
        """Show *plan*; while something runs nothing of it can be changed."""
        self.file.show_plan(plan)
        self.recognised.show_plan(plan)
        self.mapping.show_plan(plan)
        self.tried.show_plan(plan, running)
        self.foot.show_plan(plan, running, importing)
        for part in (self.file.other, self.recognised):
            part.setEnabled(not running)
        self.mapping.can_change = not running
