"""The dialog for errors nobody expected: what it means for the work, and a report to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.ui import tokens
from servicedesk.ui.crash import report
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.labels import PlainLabel


class CrashDialog(Themed, QDialog):
    """One at a time: further errors while it is open are counted, not piled up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._errors = 0
        self._title = PlainLabel("", tokens.PANE, "text", True)
        self._words = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self._warning = PlainLabel("", tokens.META, "text2", wrap=True)
        self.copy = SecondaryButton("", "copy")
        self.go_on = PrimaryButton("")
        self._build()
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.accept)
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        for widget in (self._title, self._words, self.details, self._warning):
            self._column.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.go_on)
        self._column.addLayout(foot)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

    def show_error(self, error: BaseException) -> None:
        """Open with the report of *error*, or count it when a first one is on screen."""
        if self.isVisible():
            self._errors += 1
        else:
            self._errors = 1
            self.details.setPlainText(report(error))
        self.retranslate()
        self.show()
        self.go_on.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(translate("Frame", "Copied"))

    def retranslate(self) -> None:
        """Name everything."""
        self.setWindowTitle(translate("Frame", "Service Desk"))
        self._title.setText(translate("Frame", "Something unexpected happened"))
        words = translate(
            "Frame",
            "This one step was not done; everything saved before is safe, and drafts are kept. You can go on working. "
            "If it happens again, give the report to your administrator.",
        )
        if self._errors > 1:
            words = f"{words} {plural('Frame', '({n} error)', '({n} errors)', self._errors)}"
        self._words.setText(words)
        self._warning.setText(translate("Frame", "The report may quote what was typed: read it before you pass it on."))
        self.details.setAccessibleName(translate("Frame", "Report"))
        self.copy.setText(translate("Frame", "Copy report"))
        self.go_on.setText(translate("Frame", "Go on"))

    def restyle(self) -> None:
        """Scale."""
        look = theme()
        edge = look.px(tokens.GUTTER)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(look.px(12))
        self.details.setFont(look.font(tokens.META))
        self.setMinimumSize(look.px(480), look.px(320))
        super().restyle()
