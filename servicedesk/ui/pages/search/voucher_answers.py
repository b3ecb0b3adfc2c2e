"""The voucher whose number or code was typed, above the hits: exactly that one, opened in the ledger."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries.find_anything import FoundRow, find_vouchers
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.row_list import RowListView, RowModel
from servicedesk.ui.widgets.suggestions import Suggestion, SuggestionDelegate
from servicedesk.ui.workspace import Workspace


class _AnswerList(RowListView):
    """Down on the last answer goes on to what stands below."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look for Down and J at the end."""
        at_end = self.currentIndex().row() == self.model().rowCount(QModelIndex()) - 1
        if at_end and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_J):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class VoucherAnswers(Themed, QWidget):
    """Hidden while what is typed is no voucher; ``left`` says that the keys go on to the hits."""

    found = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.model = RowModel(lambda row: row.key, lambda row: row.words, self)
        self.view = _AnswerList("", self.model, SuggestionDelegate())
        self.view.opened.connect(lambda row: self._open(row.data))
        self.view.left.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.hide()
        self.follow_theme()
        self.retranslate()

    def look_for(self, text: str) -> None:
        """Ask for the voucher of that number or code."""
        if not self._workspace.desk.actor.can(Permission.VIEW_TICKETS):
            return
        if text:
            self._workspace.ask(find_vouchers, text, done=self._show, owner=self, key="vouchers")
        else:
            self._show([])

    def _show(self, rows: list[FoundRow]) -> None:
        tag = translate("Search", "Voucher")
        self.model.set_rows(
            [Suggestion(row.id, row.title, row.detail, tag, "violet", icon="gift", data=row) for row in rows]
        )
        if rows and not self.view.currentIndex().isValid():
            self.view.select_first()
        elif not rows and self.view.hasFocus():
            self.left.emit()
        self.setVisible(bool(rows))
        self._fit()
        self.found.emit()

    def has_answer(self) -> bool:
        """Whether a voucher of that number is there."""
        return self.model.rowCount() > 0

    def _open(self, row: FoundRow) -> None:
        self._workspace.navigate("compensations", words=row.title)

    def _fit(self) -> None:
        self.view.setFixedHeight(max(self.view.content_height(), theme().px(1)))

    def restyle(self) -> None:
        """As tall as its rows."""
        super().restyle()
        self._fit()

    def retranslate(self) -> None:
        """Name the list."""
        self.view.setAccessibleName(translate("Search", "The voucher of that number"))
