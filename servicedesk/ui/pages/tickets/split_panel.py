"""Splitting in place: which lines go into the new ticket, what goes with them, and when its clock starts."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from servicedesk.core.enums import EntryKind
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.core.translation import plural, translate
from servicedesk.queries.ticket_details import EntryRow, TicketDetail
from servicedesk.services.splitting import SplitTicket
from servicedesk.services.tickets import TITLE_LIMIT
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.tickets.choices import title_for
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.workspace import Workspace

MOST_HEIGHT = 168
LINE_LENGTH = 60


def splittable(detail: TicketDetail) -> list[EntryRow]:
    """Return the lines that may go elsewhere: what was written, and how a merged ticket began."""
    written = (EntryKind.NOTE, EntryKind.REPLY)
    return [
        entry for entry in detail.entries if entry.kind in written or (entry.kind is EntryKind.OPENED and entry.origin)
    ]


class SplitPanel(ActPanel):
    """The last line is chosen to begin with; every other one by its own tick."""

    def __init__(self, workspace: Workspace, detail: TicketDetail) -> None:
        title = translate("SplitTicket", "Split {number}", number=detail.row.number)
        super().__init__(workspace, title, translate("SplitTicket", "Split off"), "arrows-diagonal")
        self._detail = detail
        lines = splittable(detail)
        self.name = TextField(translate("SplitTicket", "Title of the new ticket"), most=TITLE_LIMIT)
        self.name_row = FormRow(translate("SplitTicket", "Title of the new ticket"), self.name, required=True)
        self.name_row.set_check(
            lambda: (
                "" if self.name.text().strip() else translate("Errors", "Please say in a few words what it is about.")
            )
        )
        self.entries = [self._row(self._line(entry), entry.id) for entry in lines]
        self.checks = [self._row(str(check.text), check.id) for check in detail.checks if not check.is_done]
        self.promises = [self._row(promise.text, promise.id) for promise in detail.promises]
        self.compensations = [self._row(each.name, each.id) for each in detail.compensations]
        self.start = CheckRow(translate("SplitTicket", "The clock counts from the first start"))
        self.add_row(self.name_row)
        self.add_row(self._list())
        if workspace.desk.actor.can(Permission.BACKDATE_TICKET):
            self.add_row(self.start)
        for row, _key in self.entries:
            row.chosen.connect(lambda _on: self._say())
        if self.entries:
            self.entries[-1][0].setChecked(True)
            self.name.set_text(title_for(detail.row.place, lines[-1].text))
        self._say()
        self.setFocusProxy(self.name)

    @staticmethod
    def _row(words: str, key: int) -> tuple[CheckRow, int]:
        return CheckRow(one_line(words, LINE_LENGTH)), key

    def _line(self, entry: EntryRow) -> str:
        at = wording.moment_words(self.workspace.desk.site.local(entry.at), self.workspace.now().date())
        return wording.with_detail(f"{at} {entry.author}", entry.text)

    def _list(self) -> QWidget:
        """Return what can be chosen, in a column that scrolls."""
        column = ScrollColumn(spacing=0)
        groups = (
            (translate("SplitTicket", "Entries"), self.entries),
            (translate("SplitTicket", "Checklist"), self.checks),
            (translate("SplitTicket", "Promises"), self.promises),
            (translate("SplitTicket", "Compensations"), self.compensations),
        )
        for name, rows in groups:
            if rows:
                column.body.addWidget(PlainLabel(name, tokens.META, "text2"))
            for row, _key in rows:
                column.body.addWidget(row)
        column.body.addStretch(1)
        # At least two lines are in view; what is longer scrolls.
        column.setMaximumHeight(theme().px(MOST_HEIGHT))
        column.setMinimumHeight(min(column.content.sizeHint().height(), theme().px(MOST_HEIGHT)))
        return column

    def choose_from(self, entry_id: int) -> None:
        """Choose the line *entry_id* and all that came after it."""
        keys = [key for _row, key in self.entries]
        if entry_id not in keys:
            return
        start = keys.index(entry_id)
        for place, (row, _key) in enumerate(self.entries):
            row.setChecked(place >= start)
        text = next(entry.text for entry in self._detail.entries if entry.id == entry_id)
        self.name.set_text(title_for(self._detail.row.place, text))
        self._say()

    def _say(self) -> None:
        count = len(self._chosen(self.entries))
        self.remark.setText(
            plural(
                "SplitTicket",
                "{n} entry goes into a new ticket of its own; both are linked.",
                "{n} entries go into a new ticket of their own; both are linked.",
                count,
            )
            if count
            else translate("SplitTicket", "Choose at least one entry.")
        )

    @staticmethod
    def _chosen(rows: list[tuple[CheckRow, int]]) -> tuple[int, ...]:
        return tuple(key for row, key in rows if row.isChecked())

    def command(self) -> SplitTicket:
        """Return what was chosen."""
        return SplitTicket(
            self._detail.row.id,
            self._chosen(self.entries),
            self.name.text(),
            self.start.isChecked(),
            self._chosen(self.checks),
            self._chosen(self.promises),
            self._chosen(self.compensations),
            self._detail.row.version,
        )

    def save(self) -> None:
        """Split if there is a title and something to split off."""
        if not self.name_row.validate():
            self.name.setFocus()
        elif not self._chosen(self.entries):
            self._say()
            if self.entries:
                self.entries[0][0].setFocus()
        else:
            self.saved.emit()
