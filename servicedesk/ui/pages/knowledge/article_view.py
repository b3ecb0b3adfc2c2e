"""An answer to read: the two lines to say first, then the details, in one language or both side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.base import Themed, clear_layout
from servicedesk.ui.widgets.buttons import QuietButton
from servicedesk.ui.widgets.cards import Panel, SectionHeader
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn

BOTH, CHINESE, ENGLISH = "both", "zh", "en"
LARGE = 34
WORD_MOST = 96


class ScriptPanel(Panel):
    """The lines to say, numbered, in one language."""

    def __init__(self, language: str, script: str, first: bool) -> None:
        super().__init__("primary" if first else "", padding=12, spacing=6)
        name = "中文" if language == CHINESE else "English"
        self.body.addWidget(PlainLabel(name, tokens.BODY, "primary_text" if first else "text2", bold=True))
        lines = [line for line in script.splitlines() if line.strip()]
        for number, line in enumerate(lines, start=1):
            row = QHBoxLayout()
            row.addWidget(PlainLabel(str(number), tokens.META, "text2"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(PlainLabel(line, tokens.BODY, wrap=True, selectable=True), 1)
            self.body.addLayout(row)
        self.body.addStretch(1)


class BodyView(QWidget):
    """The details: lines as they are, rows of ``|`` as a table."""

    def __init__(self, body: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        rows: list[list[str]] = []
        for line in [*body.splitlines(), ""]:
            if line.strip().startswith("|"):
                rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
                continue
            if rows:
                column.addWidget(self._table(rows))
                rows = []
            if line.strip():
                column.addWidget(PlainLabel(line, tokens.BODY, wrap=True, selectable=True))
        # Beside a longer text in the other language the lines stay together at the top.
        column.addStretch(1)

    @staticmethod
    def _table(rows: list[list[str]]) -> QWidget:
        panel = Panel("", padding=10, spacing=0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(14))
        grid.setVerticalSpacing(theme().px(8))
        shown = [row for row in rows if not all(set(cell) <= {"-", ":", " "} for cell in row)]
        for place, row in enumerate(shown):
            for column, cell in enumerate(row):
                bold = place == 0 or column == 0
                label = PlainLabel(cell, tokens.BODY, "text2" if place == 0 else "text", bold=bold, wrap=True)
                grid.addWidget(label, place, column)
                room = max(grid.columnMinimumWidth(column), _longest_word(cell, bold))
                grid.setColumnMinimumWidth(column, room)
        grid.setColumnStretch(grid.columnCount() - 1, 1)
        panel.body.addLayout(grid)
        return panel


def _longest_word(cell: str, bold: bool) -> int:
    """Return the room no word of a cell is broken in, as long as it is a word one reads at a glance."""
    widest = max((text.width(word, tokens.BODY, bold) for word in cell.split()), default=0.0)
    return min(round(widest) + 1, theme().px(WORD_MOST))


class ArticleView(Themed, QWidget):
    """Scripts and body; the language shown can be changed, what is missing in one is shown in the other."""

    def __init__(self) -> None:
        super().__init__()
        self._script, self._body, self._way = Bilingual("", ""), Bilingual("", ""), BOTH
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.follow_theme()

    def show_article(self, script: Bilingual, body: Bilingual, way: str = BOTH) -> None:
        """Show an answer."""
        self._script, self._body, self._way = script, body, way
        self._fill()

    def _fill(self) -> None:
        clear_layout(self._column)
        self._column.setSpacing(theme().px(10))
        self._column.addWidget(SectionHeader(translate("Knowledge", "Say these two lines first"), None))
        scripts = QHBoxLayout()
        scripts.setSpacing(theme().px(12))
        bodies = QHBoxLayout()
        bodies.setSpacing(theme().px(12))
        languages = (CHINESE, ENGLISH) if self._way == BOTH else (self._way,)
        for language in languages:
            said = self._script.zh if language == CHINESE else self._script.en
            if said.strip() or len(languages) == 1:
                scripts.addWidget(ScriptPanel(language, said or str(self._script), language == languages[0]), 1)
            details = self._body.zh if language == CHINESE else self._body.en
            if details.strip():
                bodies.addWidget(BodyView(details), 1)
        self._column.addLayout(scripts)
        self._column.addWidget(SectionHeader(translate("Knowledge", "Details"), None))
        self._column.addLayout(bodies)
        self._column.addStretch(1)

    def retranslate(self) -> None:
        """Name the parts."""
        self._fill()


def copy_for_chat(script: Bilingual, language: str) -> str:
    """Put the lines of one language on the clipboard, ready to paste into a chat; return them."""
    words = script.text("en" if language == ENGLISH else "zh_CN")
    QGuiApplication.clipboard().setText(words)
    return words


class LargeType(Themed, QWidget):
    """The lines over the whole window, large enough to be read across the counter; any key closes."""

    def __init__(self, window: QWidget, script: Bilingual, language: str) -> None:
        super().__init__(window)
        # Turned to the guest: nothing of the desk may come over it.
        self.setProperty("for_guest", True)
        self._before = window.focusWidget()
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = ScrollColumn(spacing=24)
        column.set_margins(80, 80, 80, 40)
        other = "zh_CN" if language == ENGLISH else "en"
        for words, colour in (
            (script.text("en" if language == ENGLISH else "zh_CN"), "text"),
            (script.text(other), "text2"),
        ):
            for line in words.splitlines():
                column.body.addWidget(PlainLabel(line, LARGE, colour, bold=colour == "text", wrap=True))
        column.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addWidget(column, 1)
        close = QuietButton(translate("Knowledge", "Close"), "x", "Esc")
        close.clicked.connect(self.shut)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        whole.addLayout(foot)
        self.setGeometry(window.rect())
        self.follow_theme()
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key gives the screen back."""
        self.shut()

    def shut(self) -> None:
        """Close and give the focus back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()
