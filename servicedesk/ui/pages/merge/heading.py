"""The head of a merge: what it is, how much is asked, and that it can be undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.services.merging import UNDO_REACHES
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.tags import Pill


class MergeHeading(Themed, QWidget):
    """A title, a sentence, a pill."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.title = PlainLabel("", tokens.TITLE, bold=True)
        self.words = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.undo = Pill("", "success", "arrow-back-up", bold=False)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self.title)
        self._row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.undo)
        self.follow_theme()
        self.retranslate()

    def show_count(self, questions: int) -> None:
        """Say how many questions there are."""
        self._count = questions
        self.words.setText(
            plural(
                "Merge",
                "Two tickets about one matter. Choose for the {n} field that differs; the rest is joined.",
                "Two tickets about one matter. Choose for the {n} fields that differ; the rest is joined.",
                questions,
            )
            if questions
            else translate("Merge", "Two tickets about one matter that differ in nothing; everything is joined.")
        )

    def set_narrow(self, is_narrow: bool) -> None:
        """Below one another where there is no room beside."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._row.setContentsMargins(look.px(20), look.px(10), look.px(20), look.px(8))
        self._row.setSpacing(look.px(12))
        super().restyle()

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self.title.setText(translate("Merge", "Merge two tickets"))
        days = UNDO_REACHES.days
        self.undo.set(plural("Merge", "Can be undone for {n} day", "Can be undone for {n} days", days))
        self.show_count(self._count)
