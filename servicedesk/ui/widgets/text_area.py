"""Several lines of text: grows with what is typed, says when typing rests, never takes markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Focusable, Themed
from servicedesk.ui.widgets.settling import Settling


class TextArea(Themed, Focusable, QPlainTextEdit):
    """A paragraph of text; ``settled`` comes 400 ms after the last key and when the area is left."""

    settled = Signal(str)
    edited = Signal()
    left = Signal()
    focus_soft = True

    def __init__(
        self, name: str = "", placeholder: str = "", least_lines: int = 3, most_lines: int = 0, most: int = 8000,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._least, self._most_lines, self._most = least_lines, most_lines, most
        self._composing = False
        self._quiet = False
        self._settling = Settling(self, self._settle)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        vertical = QSizePolicy.Policy.Fixed if most_lines else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.set_words(name, placeholder)
        self.textChanged.connect(self._changed)
        self.follow_theme()
        # Qt counts the margin as a step: Ctrl+Z would seem to do nothing once.
        self.document().clearUndoRedoStacks()

    @property
    def composing(self) -> bool:
        """Whether an input method holds letters that are not text yet."""
        return self._composing

    def set_words(self, name: str, placeholder: str = "") -> None:
        """Change what the area is called and the hint inside it."""
        self.setAccessibleName(name or placeholder)
        self.setPlaceholderText(placeholder)

    def text(self) -> str:
        """The text typed."""
        return self.toPlainText()

    def set_text(self, content: str) -> None:
        """Put *content* there without telling anybody."""
        self._settling.forget()
        if content != self.toPlainText():
            self._quiet = True
            self.setPlainText(content)
            self._quiet = False
            self.moveCursor(QTextCursor.MoveOperation.End)

    def set_lines(self, least: int, most: int) -> None:
        """Change how many lines are shown at least and at most."""
        self._least, self._most_lines = least, most
        self.updateGeometry()

    def set_invalid(self, invalid: bool) -> None:
        """Show the red border."""
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)

    def flush(self) -> None:
        """Say ``settled`` now if something typed has not been reported yet."""
        self._settling.flush()

    def _settle(self) -> None:
        self.settled.emit(self.toPlainText())

    def _changed(self) -> None:
        if self._most_lines:
            self.updateGeometry()
        if not self._quiet:
            self._settling.touch()
            self.edited.emit()

    def restyle(self) -> None:
        """Take the font again."""
        font = theme().font(tokens.ROW)
        self.setFont(font)
        # The hint is painted with the viewport's own font, which does not follow while the area is hidden.
        self.viewport().setFont(font)
        super().restyle()

    def _height(self, lines: int) -> int:
        frame = 0 if self.property("bare") else theme().px(12) + 2
        return round(lines * self.fontMetrics().lineSpacing()) + frame + theme().px(2)

    def sizeHint(self) -> QSize:
        """As many lines as there are, between the least and the most."""
        lines = self._least
        if self._most_lines:
            shown = round(self.document().size().height())
            lines = max(self._least, min(self._most_lines, shown))
        return QSize(theme().px(240), self._height(lines))

    def minimumSizeHint(self) -> QSize:
        """At least two lines stay visible, or one if only one was asked for."""
        return QSize(theme().px(120), self._height(min(self._least, 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width means new line breaks and perhaps another height."""
        super().resizeEvent(event)
        if self._most_lines and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text only, and only as much as fits."""
        taken = len(self.toPlainText()) - len(self.textCursor().selectedText())
        self.insertPlainText(source.text()[: max(0, self._most - taken)])
        self.ensureCursorVisible()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether letters are being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report what was typed."""
        super().focusOutEvent(event)
        self._composing = False
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self.left.emit()


class EditorBox(Themed, QWidget):
    """A text area with a row of small controls under it, in one border."""

    def __init__(self, area: TextArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = area
        area.setProperty("bare", True)
        area.focus_host = self
        area.installEventFilter(self)
        self.footer = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addWidget(area, 1)
        self._column.addLayout(self.footer)
        self.setFocusProxy(area)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale the inner gaps."""
        look = theme()
        self._column.setContentsMargins(look.px(11), look.px(8), look.px(6), look.px(4))
        self._column.setSpacing(look.px(2))
        self.footer.setSpacing(look.px(4))
        super().restyle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The box shows the focus of the area inside it."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the border."""
        line = "focus" if self.area.hasFocus() else "danger" if self.area.property("invalid") else "border2"
        paint.rounded(QPainter(self), QRectF(self.rect()), tokens.RADIUS_CONTROL, "surface", line)
