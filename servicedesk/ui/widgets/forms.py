"""A form's rows: label above, hint at the right, the error below once the field was left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.cards import IconLabel
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel

Check = Callable[[], str]


class FormRow(Themed, QWidget):
    """A field with its label; ``set_check`` gives the rule, shown after the field is left, never while typing."""

    def __init__(self, label: str, field: QWidget, hint: str = "", required: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.field = field
        self._required = required
        self._check: Check | None = None
        self._label = PlainLabel("", tokens.BODY, bold=True)
        self._hint = ElidedLabel("", tokens.META, "text3", align=Qt.AlignmentFlag.AlignRight)
        self._error = PlainLabel("", tokens.META, "danger_text", wrap=True)
        self._mark = IconLabel("alert-circle", "danger_text", 14)
        self._top = QHBoxLayout()
        self._top.addWidget(self._label)
        self._top.addWidget(self._hint, 1)
        self._bottom = QHBoxLayout()
        self._bottom.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._bottom.addWidget(self._error, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addWidget(field)
        self._column.addLayout(self._bottom)
        self._words = (label, hint)
        self.setFocusProxy(field)
        field.installEventFilter(self)
        for name in ("textEdited", "edited", "chosen"):
            signal = getattr(field, name, None)
            if signal is not None:
                signal.connect(self.recheck)
        self.set_words(label, hint)
        self.set_error("")
        self.follow_theme()

    def set_words(self, label: str, hint: str = "") -> None:
        """Change label and hint."""
        self._words = (label, hint)
        self._label.setText(translate("Widgets", "{label} *", label=label) if self._required else label)
        self._hint.setText(hint)
        self.field.setAccessibleName(label)
        self._describe()

    def set_check(self, check: Check) -> None:
        """Use *check*, which returns the error sentence or an empty string."""
        self._check = check

    def error(self) -> str:
        """The error shown, or an empty string."""
        return self._error.text()

    def set_error(self, message: str) -> None:
        """Show *message* below the field with the red border; empty takes it away."""
        self._error.setText(message)
        self._error.setVisible(bool(message))
        self._mark.setVisible(bool(message))
        mark: Any = getattr(self.field, "set_invalid", None)
        if mark is not None:
            mark(bool(message))
        self._describe()

    def validate(self) -> bool:
        """Check now and show the error; return whether the field is right."""
        if self._check is not None:
            self.set_error(self._check())
        return not self.error()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Check when the field is left."""
        if event.type() == QEvent.Type.FocusOut and self._check is not None:
            self.validate()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """A page hands over label and hint again; a shown error is made anew by its check."""
        self.set_words(*self._words)
        if self.error() and self._check is not None:
            self.validate()

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._top.setSpacing(look.px(8))
        self._bottom.setSpacing(look.px(4))
        self._column.setSpacing(look.px(5))
        super().restyle()

    def recheck(self) -> None:
        """An error that is shown goes away while typing as soon as it is mended."""
        if self.error() and self._check is not None:
            self.set_error(self._check())

    def _describe(self) -> None:
        self.field.setAccessibleDescription(self.error() or self._words[1])


def submit_ready(rows: Iterable[FormRow]) -> bool:
    """Check every row; put the focus into the first wrong field; return whether all are right."""
    wrong = [row for row in rows if not row.validate()]
    if wrong:
        wrong[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
    return not wrong
