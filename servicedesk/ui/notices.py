"""Notices under the header: what went wrong in one sentence, and that these are practice data."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.workspace import Workspace


class Notices(Themed, QWidget):
    """A column of banners; empty most of the time."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.practice = Banner("success", "school", "", "")
        self.problem = Banner("danger", "alert-triangle", "", "")
        self._close = IconButton("x", "", small=True)
        self.problem.add_button(self._close)
        self._close.clicked.connect(self.dismiss)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.practice)
        self._column.addWidget(self.problem)
        self.practice.hide()
        self.problem.hide()
        workspace.notified.connect(self.show_problem)
        workspace.desk_ready.connect(self._show_practice)
        workspace.actor_changed.connect(self._show_practice)
        # The next thing that is saved shows that the trouble is over.
        workspace.saved.connect(lambda _moment: self.dismiss())
        self.follow_theme()
        self.retranslate()

    def show_problem(self, sentence: str, tone: str = "danger") -> None:
        """Show one sentence until something is saved or it is closed."""
        self.problem.set_tone(tone, "info-circle" if tone == "neutral" else "alert-triangle")
        self.problem.set_words(sentence, "")
        self.problem.show()
        self._fit()

    def dismiss(self) -> None:
        """Take the problem away."""
        self.problem.hide()
        self._fit()

    def _show_practice(self) -> None:
        self.practice.setVisible(self._workspace.practice)
        self._fit()

    def _fit(self) -> None:
        look = theme()
        shown = not (self.practice.isHidden() and self.problem.isHidden())
        side = look.px(tokens.GUTTER)
        self._column.setContentsMargins(side, 0, side, look.px(8) if shown else 0)
        self.setVisible(shown)

    def restyle(self) -> None:
        """Scale the gaps."""
        self._column.setSpacing(theme().px(6))
        self._fit()
        super().restyle()

    def retranslate(self) -> None:
        """Name the practice banner."""
        self.practice.set_words(
            translate("Frame", "Practice mode"),
            translate("Frame", "These are sample data: whatever is done or printed here is practice."),
        )
        self._close.set_name(translate("Frame", "Close"))
