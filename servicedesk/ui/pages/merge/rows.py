"""The rows of a merge: a name, the left ticket, the right one, the result; one below the other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.pages.merge.cells import AnswerCard, Outcome
from servicedesk.ui.pages.merge.words import Joined
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import Line
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel

NAME_WIDTH = 100
LEFT, RIGHT = "left", "right"


class GridRow(Themed, QWidget):
    """Four cells that line up with those of the other rows; narrow, they stand below one another."""

    def __init__(self, name: QWidget, left: QWidget, right: QWidget, result: QWidget) -> None:
        super().__init__()
        self.name = name
        self._cells = (left, right, result)
        self._is_narrow = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(name)
        for cell in self._cells:
            self._row.addWidget(cell, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the cells beside or below each other."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            directions = QBoxLayout.Direction
            self._row.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
            self.restyle()

    def restyle(self) -> None:
        """Scale the gaps and the column of names."""
        look = theme()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look.px(6 if self._is_narrow else 12))
        if self._is_narrow:
            self.name.setMinimumWidth(0)
            self.name.setMaximumWidth(16_777_215)
        else:
            self.name.setFixedWidth(look.px(NAME_WIDTH))
        super().restyle()


class HeadRow(GridRow):
    """The two tickets and the result."""

    def __init__(self, name: QWidget, left: QWidget, right: QWidget, result: QWidget) -> None:
        super().__init__(name, left, right, result)
        self.follow_theme()


class SideCell(Themed, QWidget):
    """What one ticket has; its words stand where those in the boxes above do."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.addWidget(ElidedLabel(words, tokens.BODY, "text"), 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale the indent."""
        self._row.setContentsMargins(theme().px(14), 0, theme().px(8), 0)
        super().restyle()


class QuestionRow(GridRow):
    """A field that differs: two answers, one of them taken."""

    taken = Signal(str)

    def __init__(self, code: str, name: str, left: tuple[str, str], right: tuple[str, str]) -> None:
        self.code = code
        self.side = LEFT
        columns = (("1", *left), ("2", *right))
        self.answers = [AnswerCard(name, words, remark, key) for key, words, remark in columns]
        self._words = (left[0], right[0])
        self.outcome = Outcome("arrow-right", "primary", bold=True, ticked=True)
        first, second = self.answers
        super().__init__(ElidedLabel(name, tokens.BODY, bold=True), first, second, self.outcome)
        for answer, side in zip(self.answers, (LEFT, RIGHT), strict=True):
            answer.chosen.connect(lambda side=side: self.taken.emit(side))
        self.follow_theme()

    def take(self, side: str) -> None:
        """Show that one side is taken."""
        self.side = side
        for answer, each in zip(self.answers, (LEFT, RIGHT), strict=True):
            answer.setChecked(each == side)
        self.outcome.words.setText(self._words[0 if side == LEFT else 1])

    def set_narrow(self, is_narrow: bool) -> None:
        """Narrow, the taken answer says what comes out."""
        super().set_narrow(is_narrow)
        self.outcome.setVisible(not is_narrow)

    def focus_taken(self) -> None:
        """Put the focus on the answer that is taken."""
        self.answers[0 if self.side == LEFT else 1].setFocus(Qt.FocusReason.TabFocusReason)


class JoinedRow(GridRow):
    """Something that goes together by itself."""

    def __init__(self, joined: Joined) -> None:
        self._sides = [SideCell(words) for words in (joined.left, joined.right)]
        outcome = Outcome("equal" if joined.is_same else "plus", "success")
        outcome.words.setText(joined.result)
        first, second = self._sides
        super().__init__(ElidedLabel(joined.name, tokens.BODY, "text2"), first, second, outcome)
        self.setAccessibleName(f"{joined.name}: {joined.left} + {joined.right} → {joined.result}")
        self.follow_theme()

    def set_narrow(self, is_narrow: bool) -> None:
        """Narrow, the result alone is shown."""
        super().set_narrow(is_narrow)
        for label in self._sides:
            label.setVisible(not is_narrow)

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        look = theme()
        self._row.setContentsMargins(0, look.px(3), 0, look.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below, from the second column on."""
        start = 0 if self._is_narrow else theme().px(NAME_WIDTH + 12)
        area = QRectF(self.rect())
        paint.hairline(QPainter(self), start, area.height() - 1, area.width() - start)


class SectionLine(Themed, QWidget):
    """A small heading with a line behind it."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self.words = PlainLabel("", tokens.META, f"{tone}_text", bold=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words)
        self._row.addWidget(Line(), 1)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale; the line begins with the second column."""
        look = theme()
        self._row.setContentsMargins(0, look.px(4), 0, 0)
        self._row.setSpacing(look.px(12))
        self.words.setMinimumWidth(look.px(NAME_WIDTH))
        super().restyle()
