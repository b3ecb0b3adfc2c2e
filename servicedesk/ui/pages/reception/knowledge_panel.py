"""Answers proposed while the request is typed: the lines to say, in both languages, one key away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.translation import translate, translator
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed, clear_layout
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.cards import IconLabel, Line, Panel
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.tags import Tag

MOST = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """An article as a proposal."""

    id: int
    title: Bilingual
    script: Bilingual
    detail: str


class AnswerRow(Themed, Focusable, QAbstractButton):
    """One proposal: title, what it is, the key that takes it."""

    focus_radius = tokens.RADIUS_CONTROL

    def __init__(self, answer: Answer, position: int) -> None:
        super().__init__()
        self._answer, self._cap = answer, f"Alt {position}"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{answer.title} · {answer.detail}")
        self.setAccessibleDescription(self._cap)
        self.setToolTip(paint.plain_tip(str(answer.title)))
        self.follow_theme()

    def sizeHint(self) -> QSize:
        """Title and detail below one another."""
        look = theme()
        return QSize(look.px(240), look.line(tokens.BODY) + look.line(tokens.META) + look.px(4))

    def minimumSizeHint(self) -> QSize:
        """The words are shortened."""
        return QSize(theme().px(140), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.underMouse():
            paint.rounded(painter, rect, tokens.RADIUS_CONTROL, "hover")
        cap = paint.key_cap_width(self._cap)
        icons.draw(painter, "file-text", look.px(4), look.px(5), 16, "text2")
        left, room = look.px(28), rect.width() - look.px(40) - cap
        first, second = look.line(tokens.BODY), look.line(tokens.META)
        title = text.elide(str(self._answer.title), tokens.BODY, False, room)
        text.draw(painter, QRectF(left, look.px(1), room, first), title, tokens.BODY, "text")
        detail = text.elide(self._answer.detail, tokens.META, False, room)
        text.draw(painter, QRectF(left, look.px(1) + first, room, second), detail, tokens.META, "text2")
        paint.key_cap(painter, rect.right() - cap - look.px(4), rect.center().y(), self._cap)


class WordsView(Themed, QWidget):
    """The words of one answer, Chinese and English, each with a button to copy."""

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = PlainLabel("", tokens.BODY, bold=True, wrap=True)
        self.used = Tag("", "success", "check")
        self._lines: list[tuple[str, PlainLabel, IconButton, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.used)
        self._column.addLayout(top)
        for language in ("zh", "en"):
            host = QWidget()
            row = QHBoxLayout(host)
            row.setContentsMargins(0, 0, 0, 0)
            label = PlainLabel("", tokens.BODY, wrap=True, selectable=True)
            copy = IconButton("copy", "", small=True)
            copy.clicked.connect(lambda _on=False, label=label: self._copy(label.text()))
            row.addWidget(Tag("中" if language == "zh" else "EN", "primary"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
            self._column.addWidget(host)
            self._lines.append((language, label, copy, host))
        self.follow_theme()
        self.retranslate()

    def show_answer(self, answer: Answer) -> None:
        """Show the lines to say."""
        self.title.setText(str(answer.title))
        for language, label, _copy, host in self._lines:
            words = answer.script.zh if language == "zh" else answer.script.en
            label.setText(words)
            host.setVisible(bool(words))

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.copied.emit(words)

    def restyle(self) -> None:
        """Scale the gaps."""
        self._column.setSpacing(theme().px(6))
        super().restyle()

    def retranslate(self) -> None:
        """Name the parts."""
        self.used.set(translate("Reception", "noted as used"))
        for _language, _label, copy, _host in self._lines:
            copy.set_name(translate("Reception", "Copy"))


class KnowledgePanel(Panel):
    """Up to three proposals; taking one shows its words and notes it as the answer given."""

    used = Signal(object)
    copied = Signal()

    def __init__(self) -> None:
        super().__init__("", padding=12, spacing=6)
        self._answers: list[Answer] = []
        self._taken: Answer | None = None
        self.title = PlainLabel("", tokens.BODY, bold=True)
        self.hint = PlainLabel("", tokens.META, "text2")
        self._host = QWidget()
        self._rows = QVBoxLayout(self._host)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.words = WordsView()
        top = QHBoxLayout()
        top.addWidget(IconLabel("bulb", "primary"))
        top.addWidget(self.title)
        top.addStretch(1)
        top.addWidget(self.hint)
        self.body.addLayout(top)
        self.body.addWidget(self._host)
        self.body.addWidget(self.words)
        self.words.copied.connect(lambda _words: self.copied.emit())
        self.words.hide()
        self.hide()
        self.retranslate()

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """Show proposals; the one taken stays open while it is still among them or was noted."""
        answers = list(answers[:MOST])
        if answers == self._answers:
            return
        self._answers = answers
        clear_layout(self._rows)
        for position, answer in enumerate(answers, start=1):
            if position > 1:
                self._rows.addWidget(Line())
            row = AnswerRow(answer, position)
            row.clicked.connect(lambda _on=False, position=position: self.take(position - 1))
            self._rows.addWidget(row)
        self._fit()

    def take(self, position: int) -> bool:
        """Show the words of the proposal at *position* and note its use; tell whether there was one."""
        if not 0 <= position < len(self._answers):
            return False
        answer = self._answers[position]
        self._taken = answer
        self.words.show_answer(answer)
        self._fit()
        self.used.emit(answer)
        return True

    def close_words(self) -> bool:
        """Fold the words away; the answer stays noted."""
        if self.words.isHidden():
            return False
        self.words.hide()
        self._taken = None
        self._fit()
        return True

    def clear(self) -> None:
        """Another visit: nothing proposed, nothing open."""
        self._taken = None
        self.words.hide()
        self.show_answers(())

    def _fit(self) -> None:
        self.words.setVisible(self._taken is not None)
        # One answer open leaves no room for the others; Alt and a digit still take them.
        self._host.setVisible(self._taken is None)
        self.setVisible(bool(self._answers) or self._taken is not None)

    def retranslate(self) -> None:
        """Name the parts."""
        self.title.setText(translate("Reception", "Suggested answers"))
        self.hint.setText(translate("Reception", "while you type"))
        self.setAccessibleName(translate("Reception", "Suggested answers"))


def language_of(answer: Answer) -> tuple[str, str]:
    """Return the words given and their language: those of the language in force, else the other's."""
    english = translator().language == "en"
    first, second = ("en", "zh") if english else ("zh", "en")
    words = answer.script.en if first == "en" else answer.script.zh
    if words:
        return words, first
    return (answer.script.zh if second == "zh" else answer.script.en), second
