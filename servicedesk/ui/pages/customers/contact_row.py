"""One way to reach a customer, masked until somebody gives a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.queries.customers import ContactRow
from servicedesk.ui import tokens
from servicedesk.ui.pages.customers.words import CONTACT_ICONS, kind_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel

NAME_WIDTH = 44


class ContactLine(QWidget):
    """Icon, kind, number; the eye shows all of it, the cross takes it away."""

    reveal_pressed = Signal(int)
    remove_pressed = Signal(int)

    def __init__(self, row: ContactRow, may_reveal: bool, may_edit: bool) -> None:
        super().__init__()
        self.row = row
        words = kind_words(row.kind)
        self.value = PlainLabel(row.shown, tokens.BODY, selectable=True, elide=True)
        self.eye = IconButton("eye", translate("Customers", "Show {kind}", kind=words), "Ctrl M", small=True)
        self.cross = IconButton("x", translate("Customers", "Remove {kind}", kind=words), small=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(4))
        name = ElidedLabel(words, tokens.META, "text2")
        name.setFixedWidth(theme().px(NAME_WIDTH))
        line.addWidget(IconLabel(CONTACT_ICONS[row.kind]))
        line.addWidget(name)
        line.addWidget(self.value, 1)
        line.addWidget(self.eye)
        line.addWidget(self.cross)
        self.eye.setVisible(may_reveal and row.is_masked)
        self.cross.setVisible(may_edit)
        self.eye.clicked.connect(lambda: self.reveal_pressed.emit(row.id))
        self.cross.clicked.connect(lambda: self.remove_pressed.emit(row.id))
        self.setAccessibleName(f"{words} {row.shown}")

    def show_value(self, value: str) -> None:
        """Show the whole of it."""
        self.value.setText(value)
        self.eye.hide()

    def has_focus(self) -> bool:
        """Whether the focus is on this line."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)
