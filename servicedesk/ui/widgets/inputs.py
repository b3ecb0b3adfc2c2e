"""One-line text fields: with an icon, a key cap, and a signal when typing has come to rest."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Focusable, Themed
from servicedesk.ui.widgets.settling import Settling


class TextField(Themed, Focusable, QLineEdit):
    """A line of text; ``settled`` comes 400 ms after the last key and when the field is left."""

    settled = Signal(str)
    left = Signal()
    focus_soft = True

    def __init__(
        self, name: str = "", placeholder: str = "", icon: str = "", key: str = "", most: int = 500,
        large: bool = False, secret: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._key, self._large = icon, key, large
        self._composing = False
        self._settling = Settling(self, self._settle)
        self.setMaxLength(most)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.set_words(name, placeholder)
        self.textEdited.connect(lambda _text: self._settling.touch())
        self.follow_theme()

    @property
    def composing(self) -> bool:
        """Whether an input method holds letters that are not text yet."""
        return self._composing

    def set_words(self, name: str, placeholder: str = "") -> None:
        """Change what the field is called and the hint inside it."""
        self.setAccessibleName(name or placeholder)
        self.setPlaceholderText(placeholder)

    def set_text(self, content: str) -> None:
        """Put *content* there without telling anybody; the cursor stays where it was if nothing changes."""
        self._settling.forget()
        if content != self.text():
            super().setText(content)

    def set_key(self, key: str) -> None:
        """Print another key at the right end."""
        self._key = key
        self.restyle()

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
        self.settled.emit(self.text())

    def restyle(self) -> None:
        """Make room for icon and key."""
        look = theme()
        self.setFont(look.font(tokens.ROW if self._large else tokens.BODY))
        self.setMinimumHeight(max(look.control, look.px(tokens.TOUCH if self._large else 0)))
        left = look.px(22) if self._icon else 0
        right = round(paint.key_cap_width(self._key)) if self._key else 0
        self.setTextMargins(left, 0, right, 0)
        super().restyle()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether letters are being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Report what was typed; a popup opening over the field does not count as leaving."""
        super().focusOutEvent(event)
        self._composing = False
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.flush()
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, then icon and key cap into the room kept for them."""
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        middle = self.height() / 2
        if self._icon:
            area = QRectF(look.px(9), middle - look.px(9), look.px(18), look.px(18))
            icons.draw_centred(painter, self._icon, area, 16, "text2" if self.isEnabled() else "disabled")
        if self._key:
            width = paint.key_cap_width(self._key)
            paint.key_cap(painter, self.width() - width - look.px(8), middle, self._key, enabled=self.isEnabled())
