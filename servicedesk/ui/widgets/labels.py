"""Text that is only ever text: no markup, no links, no images, whatever the user typed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed


class PlainLabel(Themed, QLabel):
    """A line or a paragraph of plain text with the line height of the design."""

    def __init__(
        self,
        content: str = "",
        size: float = tokens.BODY,
        colour: str = "text",
        bold: bool = False,
        wrap: bool = False,
        elide: bool = False,
        selectable: bool = False,
        most_lines: int = 0,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size, self._bold, self._colour = size, bold, colour
        self._elide, self._most = elide, most_lines
        self._native = selectable
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(
            QSizePolicy.Policy.Ignored if elide else QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed,
        )
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setText(content)
        self.follow_theme()

    def setText(self, content: str) -> None:
        """Show *content*; what does not fit is in the tool tip."""
        if content != self.text():
            super().setText(content)
            self.setAccessibleName(content)
            self.updateGeometry()
            self.update()

    def set_colour(self, colour: str) -> None:
        """Use another token colour."""
        if colour != self._colour:
            self._colour = colour
            self.restyle()

    def set_bold(self, bold: bool) -> None:
        """Use weight 600 or 400."""
        if bold != self._bold:
            self._bold = bold
            self.restyle()

    @property
    def colour(self) -> str:
        """The token this label is painted in."""
        return self._colour

    def restyle(self) -> None:
        """Take font and colour from the theme."""
        self.setFont(theme().font(self._size, self._bold))
        if self._native:
            palette = QPalette(self.palette())
            palette.setColor(QPalette.ColorRole.WindowText, theme().colour(self._colour))
            palette.setColor(QPalette.ColorRole.Text, theme().colour(self._colour))
            self.setPalette(palette)
        super().restyle()

    def _lines(self, room: float) -> tuple[str, ...]:
        if self.wordWrap():
            return text.wrap(self.text(), self._size, self._bold, room, self._most)
        return tuple(self.text().split("\n"))

    def sizeHint(self) -> QSize:
        """The width of the longest line and one line height per line."""
        if self._native:
            return super().sizeHint()
        look = theme()
        longest = max(text.width(line, self._size, self._bold) for line in self.text().split("\n"))
        if self.wordWrap():
            room = min(longest, look.px(420))
            return QSize(int(room) + 1, len(self._lines(room + 1)) * look.line(self._size))
        return QSize(int(longest) + 2, (self.text().count("\n") + 1) * look.line(self._size))

    def minimumSizeHint(self) -> QSize:
        """An eliding or wrapping label gives way; another keeps its whole text."""
        if self._native and not self.wordWrap():
            return super().minimumSizeHint()
        if self._elide or self.wordWrap():
            return QSize(theme().px(24), theme().line(self._size))
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Only a wrapping label is taller when it is narrower."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped lines."""
        if self._native:
            return super().heightForWidth(width)
        if not self.wordWrap():
            return -1
        return len(self._lines(width)) * theme().line(self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines; selectable text is painted by Qt because it has a selection."""
        if self._native:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        colour = self._colour if self.isEnabled() else "disabled"
        lines = self._lines(self.width())
        height = len(lines) * theme().line(self._size)
        top = max(0.0, (self.height() - height) / 2) if not self.wordWrap() else 0.0
        horizontal = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        rect = QRectF(0, top, self.width(), height)
        text.draw_lines(painter, rect, lines, self._size, colour, self._bold, horizontal)
        self._explain(lines)

    def _explain(self, lines: tuple[str, ...]) -> None:
        """Offer the whole text as a tool tip when it was shortened (plain text, never markup)."""
        if not (self._elide or self._most):
            return
        room = self.width() + 2
        short = any(text.width(line, self._size, self._bold) > room for line in lines)
        short = short or (bool(lines) and lines[-1].endswith(text.ELLIPSIS))
        tip = paint.plain_tip(self.text()) if short else ""
        if tip != self.toolTip():
            self.setToolTip(tip)


class ElidedLabel(PlainLabel):
    """One line that is shortened with … when there is no room."""

    def __init__(
        self,
        content: str = "",
        size: float = tokens.BODY,
        colour: str = "text",
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(content, size, colour, bold, elide=True, align=align, parent=parent)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)


class KeyCap(Themed, QWidget):
    """A key as printed beside what it does: "F2", "Ctrl K"."""

    def __init__(self, key: str = "", on_primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._on_primary = on_primary
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key)
        self.follow_theme()

    def key(self) -> str:
        """The key shown."""
        return self._key

    def set_key(self, key: str) -> None:
        """Show another key; an empty one takes no room."""
        self._key = key
        self.setAccessibleName(key)
        self.setVisible(bool(key))
        self.restyle()

    def sizeHint(self) -> QSize:
        """As wide as the key's name."""
        return QSize(round(paint.key_cap_width(self._key)), theme().px(paint.KEY_CAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = QPainter(self)
        paint.key_cap(painter, 0, self.height() / 2, self._key, on_primary=self._on_primary)
