"""What a number that was typed leads to above the hits: its voucher in the ledger, or what lies in the bin."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries.bin import DeletedNumber
from servicedesk.queries.find_anything import FoundRow, find_vouchers
from servicedesk.ui.palette.deleted import ask_deleted, deleted_words
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
    """Hidden while what is typed is no such number; ``left`` says that the keys go on to the hits."""

    found = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._wanted = ""
        self._vouchers: list[Suggestion] = []
        self._deleted: list[Suggestion] = []
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
        """Ask for the voucher of that number or code, and whether a record of that number was deleted."""
        if text and self._workspace.desk.actor.can(Permission.VIEW_TICKETS):
            self._workspace.ask(find_vouchers, text, done=self._take_vouchers, owner=self, key="vouchers")
        else:
            self._take_vouchers([])
        self._wanted = text
        if not ask_deleted(self._workspace, text, partial(self._take_deleted, text), self):
            self._take_deleted(text, None)

    def _take_vouchers(self, rows: list[FoundRow]) -> None:
        tag = translate("Search", "Voucher")
        self._vouchers = [
            Suggestion(row.id, row.title, row.detail, tag, "violet", icon="gift", data=row) for row in rows
        ]
        self._show()

    def _take_deleted(self, text: str, row: DeletedNumber | None) -> None:
        if text != self._wanted:
            return
        self._deleted = []
        if row is not None:
            words, detail = deleted_words(self._workspace, row)
            tag = translate("Bin", "Deleted")
            self._deleted = [Suggestion(("deleted", row.record_id), words, detail, tag, icon="trash", data=row)]
        self._show()

    def _show(self) -> None:
        rows = self._vouchers + self._deleted
        self.model.set_rows(rows)
        if rows and not self.view.currentIndex().isValid():
            self.view.select_first()
        elif not rows and self.view.hasFocus():
            self.left.emit()
        self.setVisible(bool(rows))
        self._fit()
        self.found.emit()

    def has_answer(self) -> bool:
        """Whether the number leads anywhere."""
        return self.model.rowCount() > 0

    def _open(self, row: FoundRow | DeletedNumber) -> None:
        if isinstance(row, FoundRow):
            self._workspace.navigate("compensations", words=row.title)
        else:
            self._workspace.navigate("bin", text=row.number)

    def _fit(self) -> None:
        self.view.setFixedHeight(max(self.view.content_height(), theme().px(1)))

    def restyle(self) -> None:
        """As tall as its rows."""
        super().restyle()
        self._fit()

    def retranslate(self) -> None:
        """Name the list."""
        self.view.setAccessibleName(translate("Search", "What the number leads to"))
