"""Earlier imports: when, who, which file, what came of it; one can be taken back for thirty days."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.translation import plural, translate
from servicedesk.queries.imports import BatchRow, batches
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.undoing import REACHES, undo_import
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.pages.imports import words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.buttons import DangerButton
from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

SHOWN_AT_LEAST = 3


def counts_words(row: BatchRow) -> str:
    """Say what came of an import."""
    parts = [
        translate("Imports", "{n} new", n=f"{row.imported:,}"),
        translate("Imports", "{n} updated", n=f"{row.updated:,}"),
    ]
    if row.rejected:
        parts.append(translate("Imports", "{n} with errors", n=f"{row.rejected:,}"))
    return " · ".join(parts)


class HistoryDelegate(RowDelegate):
    """Paints kind and file above when, who and the counts; the state at the right."""

    height = 54
    inset = 0
    bar = False

    def __init__(self, card: HistoryCard) -> None:
        super().__init__()
        self._card = card

    def paint_row(self, painter: QPainter, rect: QRectF, row: BatchRow, selected: bool) -> None:
        """Paint one import."""
        look = theme()
        undone = row.undone_at is not None
        icons.draw(painter, "table-import", rect.left(), rect.center().y() - look.px(9), 18, "text2")
        left = rect.left() + look.px(30)
        state, tone = self._card.state_words(row)
        tag = paint.tag_width(state, "")
        paint.tag(painter, rect.right() - tag, rect.center().y(), state, tone)
        room = rect.right() - tag - look.px(12) - left
        first, second = look.line(tokens.BODY), look.line(tokens.META)
        top = rect.center().y() - (first + second) / 2
        title = f"{words.kind_words(ImportKind(row.kind))} · {row.file}"
        text.draw(painter, QRectF(left, top, room, first), title, tokens.BODY, "text3" if undone else "text", True)
        text.draw(painter, QRectF(left, top + first, room, second), self._card.remark(row), tokens.META, "text2")


class HistoryCard(Card):
    """Asks for the batches when shown; undoing takes two presses, for it deletes."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=6)
        self._workspace = workspace
        self._armed: int | None = None
        self._newest: int | None = None
        self._busy = False
        self.head = SectionHeader()
        self.model = RowModel(lambda row: row.id, self._describe, self)
        self.view = RowListView("", self.model, HistoryDelegate(self))
        self.nothing = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.undo = DangerButton("", "arrow-back-up")
        self.body.addWidget(self.head)
        self.body.addWidget(self.view, 100)
        self.body.addWidget(self.nothing)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.undo)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.view.current_changed.connect(lambda _row: self._disarm())
        self.undo.clicked.connect(self._press)
        self.undo.hide()
        self.view.hide()
        self.retranslate()

    def refresh(self) -> None:
        """Ask for the latest imports."""
        self._workspace.ask(batches, done=self._take, owner=self, key="batches")

    def _take(self, rows: list[BatchRow]) -> None:
        self.model.set_rows(rows)
        self.head.set_count(len(rows) if rows else None)
        self.view.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        tall = theme().px(HistoryDelegate.height)
        self.view.setMinimumHeight(tall * min(len(rows), SHOWN_AT_LEAST))
        self.view.setMaximumHeight(tall * max(1, len(rows)))
        newest = rows[0].id if rows else None
        if rows and (newest != self._newest or not self.view.currentIndex().isValid()):
            # The button below takes back what is chosen: after an import that is this one, not the one before.
            self.view.select_first()
        self._newest = newest
        self._disarm()

    # -- words ---------------------------------------------------------------------------------------------------

    def state_words(self, row: BatchRow) -> tuple[str, str]:
        """Return what can still be done with an import, and its hue."""
        if row.undone_at is not None:
            return translate("Imports", "undone"), "neutral"
        left = row.at + REACHES - self._workspace.desk.clock.now()
        if left <= timedelta():
            return translate("Imports", "for good"), "neutral"
        # What is left of a day counts as one: right after importing it is the thirty days promised.
        days = -(-left // timedelta(days=1))
        return plural("Imports", "{n} day to undo", "{n} days to undo", days), "success"

    def remark(self, row: BatchRow) -> str:
        """Say when, who and how many."""
        site, now = self._workspace.desk.site, self._workspace.now()
        at = wording.moment_words(site.local(row.at), now.date())
        return " · ".join(part for part in (at, row.by, counts_words(row)) if part)

    def _describe(self, row: BatchRow) -> str:
        state, _tone = self.state_words(row)
        return f"{words.kind_words(ImportKind(row.kind))} · {row.file} · {self.remark(row)} · {state}"

    # -- undoing -------------------------------------------------------------------------------------------------

    def can_undo(self, row: object) -> bool:
        """Return whether an import can still be taken back."""
        if not isinstance(row, BatchRow) or row.undone_at is not None:
            return False
        return row.at + REACHES > self._workspace.desk.clock.now()

    def _disarm(self) -> None:
        self._armed = None
        self._show_undo()

    def _show_undo(self) -> None:
        row = self.view.current_row()
        able = self.can_undo(row)
        self.undo.setVisible(isinstance(row, BatchRow))
        self.undo.setEnabled(able and not self._busy)
        if self._armed is not None and able:
            count = row.imported + row.updated
            self.undo.setText(
                plural("Imports", "Press again: {n} row is taken back", "Press again: {n} rows are taken back", count)
            )
        else:
            self.undo.setText(translate("Imports", "Undo this import"))

    def _press(self) -> None:
        row = self.view.current_row()
        if not self.can_undo(row):
            return
        if self._armed != row.id:
            self._armed = row.id
            self._show_undo()
            return
        self._busy = True
        self._disarm()
        self._workspace.act(undo_import, row.id, done=self._undone, failed=self._not_undone, owner=self)

    def _undone(self, count: int) -> None:
        self._busy = False
        self._workspace.toast(
            plural("Imports", "Import undone: {n} row is as before", "Import undone: {n} rows are as before", count)
        )
        self.refresh()

    def _not_undone(self, error: Exception) -> None:
        self._busy = False
        self._show_undo()
        self._workspace.failed(error)

    def take_focus(self) -> None:
        """The list has the keys, if there is one."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Name the parts."""
        self.head.set_title(translate("Imports", "Earlier imports"))
        self.nothing.setText(translate("Imports", "Nothing has been imported yet."))
        self.view.setAccessibleName(translate("Imports", "Earlier imports"))
        self._show_undo()
