"""Every group of a comparison, below each other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.pages.evaluation.comparison_panel import ComparisonPanel
from servicedesk.ui.pages.evaluation.period import Request
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.workspace import Workspace


class WholeComparison(Themed, QWidget):
    """The comparison of the overview with all its rows."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("arrow-left", "", "Esc", bordered=True)
        self.title = PlainLabel("", tokens.PANE, bold=True)
        self.remark = ElidedLabel("", tokens.BODY, "text2")
        self.panel = ComparisonPanel(workspace, whole=True)
        self.back.clicked.connect(self.closed)
        self._head = QHBoxLayout()
        self._head.addWidget(self.back)
        self._head.addWidget(self.title)
        self._head.addWidget(self.remark, 1)
        self.sheet = ScrollColumn()
        self.sheet.body.addWidget(self.panel)
        self.sheet.body.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.sheet, 1)
        self.follow_theme()
        self.retranslate()

    def show_all(self, like: ComparisonPanel, request: Request) -> None:
        """Show all rows of what *like* compares."""
        self.panel.choose(like.share, like.dimension)
        self.panel.load(request)
        self.panel.view.canvas.setFocus()

    def retranslate(self) -> None:
        """Name the parts."""
        self.back.set_name(translate("Evaluation", "Back to the figures"))
        self.title.setText(translate("Evaluation", "Comparison"))
        self.remark.setText(
            translate("Evaluation", "The band is what chance alone allows at this n; whiskers are 95% intervals")
        )

    def restyle(self) -> None:
        """Scale the gaps."""
        self._head.setSpacing(theme().px(10))
        self._column.setSpacing(theme().px(10))
        super().restyle()
