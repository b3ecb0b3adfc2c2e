"""The ledger: filters and totals above the list, one compensation beside it, a voucher in front of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.events import Changed
from servicedesk.core.translation import plural, translate
from servicedesk.queries import compensations as ledger
from servicedesk.queries import staff, ticket_details
from servicedesk.queries.compensations import LedgerFilter, LedgerRow, LedgerTotals
from servicedesk.ui import tokens, wording
from servicedesk.ui.item_models.paged import PagedModel
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.compensations.acts import LedgerActs
from servicedesk.ui.pages.compensations.filters import ALL, LedgerFilters
from servicedesk.ui.pages.compensations.rows import LedgerDelegate, row_words
from servicedesk.ui.pages.compensations.saving import LedgerFiles
from servicedesk.ui.pages.compensations.side import LedgerSide
from servicedesk.ui.pages.compensations.voucher_pane import VoucherPane
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import RowListView
from servicedesk.ui.workspace import Workspace

SIDE_WIDTH, NARROW_BELOW = 360, 820
_CONCERNED = {"compensation", "voucher", "ticket", "compensation_item", "ticket_reader"}


class CompensationsPage(Page):
    """Every row opens its ticket; what can be done with a voucher is one key."""

    page_id = "compensations"
    asks_on_arrival = True
    status_keys = (
        "ledger.decide",
        "ledger.redeem",
        "ledger.voucher",
        "ledger.cancel",
        "ledger.filter",
        "ledger.export",
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        desk = workspace.desk
        self._totals: LedgerTotals | None = None
        self._loaded = False
        self.panel: QWidget | None = None
        # Counts what was begun or given up: a form whose facts arrive for an earlier count is not wanted any more.
        self.begun = 0
        self._chosen_id: int | None = None
        self.filters = LedgerFilters(lambda: desk.site.business_day(desk.clock.now()))
        self.totals = PlainLabel("", tokens.BODY, bold=True, wrap=True)
        self.model: PagedModel[LedgerRow] = PagedModel(self._load_ids, self._load_rows, self._describe, self)
        self.view = RowListView("", self.model, LedgerDelegate(self._moment, desk.site.currency))
        self.empty = EmptyState("", "", "", "", "gift", small=True)
        self.side = LedgerSide(workspace, self._moment)
        self._right = Pane("")
        self._files = LedgerFiles(workspace, self)
        self._acts = LedgerActs(workspace, self)
        self._build()
        self._connect()
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._left = Pane("right")
        self._head = QWidget()
        head = QVBoxLayout(self._head)
        head.addWidget(self.filters)
        head.addWidget(self.totals)
        self._head_column = head
        for widget, stretch in ((self._head, 0), (self.view, 1), (self.empty, 1)):
            self._left.body.addWidget(widget, stretch)
        self._right.body.addWidget(self.side, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        self.empty.hide()

    def _connect(self) -> None:
        bind = self.workspace.actions.bind
        bind("ledger.filter", self.filters.words.setFocus, self)
        bind("ledger.more", self.filters.turn, self)
        bind("ledger.export", self.export, self, lambda: self.model.rowCount() > 0)
        self.filters.changed.connect(self.refresh)
        self.view.current_changed.connect(self._chosen)
        self.view.opened.connect(lambda row: self.open_ticket(row.ticket_id) if row is not None else None)
        self.side.ticket_pressed.connect(self.open_ticket)
        self.model.loaded.connect(self._listed)

    # -- what is shown -------------------------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Compensation", "Compensations and vouchers")

    def subtitle(self) -> str:
        """How many rows there are."""
        count = self._totals.rows if self._totals is not None else 0
        return plural("Compensation", "{n} entry", "{n} entries", count)

    def status_hints(self) -> list[tuple[str, str]]:
        """Walking the list."""
        return [("↵", translate("Compensation", "Open ticket"))] if self.model.rowCount() else []

    def activate(self, **target: Any) -> None:
        """Show the ledger as it was left, what waits for approval, or one voucher."""
        if not self._loaded:
            self._loaded = True
            self.workspace.ask(self._choices, done=self._offer, owner=self, key="choices")
        if target.get("words"):
            self.filters.show_only(words=str(target["words"]))
        elif target.get("state"):
            self.filters.show_only(state=str(target["state"]))
        self.close_panel()
        self.refresh()
        self.view.setFocus()

    @staticmethod
    def _choices(desk: Any) -> tuple[Any, Any, Any]:
        return staff.departments(desk), staff.assignees(desk), ticket_details.reasons(desk).get("causes", [])

    def _offer(self, found: tuple[Any, Any, Any]) -> None:
        self.filters.set_choices(*found)

    def take_focus(self) -> None:
        """The list has the keys."""
        self.view.setFocus()

    def deactivate(self) -> None:
        """A form that is on its way does not come to a page that was left."""
        self.begun += 1

    def concerns(self, change: Changed) -> bool:
        """Compensations, vouchers, and the tickets they belong to."""
        return change.entity in _CONCERNED

    def refresh(self) -> None:
        """Ask again for the list and what it adds up to."""
        self.model.reload()
        wanted = self.filters.wanted()
        self.workspace.ask(ledger.ledger_totals, wanted, done=self._add_up, owner=self, key="totals")

    def _load_ids(self, limit: int | None, done: Any) -> None:
        key = "ids" if limit is None else "first"
        self.workspace.ask(ledger.ledger_ids, self.filters.wanted(), limit, done=done, owner=self, key=key)

    def _load_rows(self, ids: Sequence[int], done: Any) -> None:
        self.workspace.ask(ledger.ledger_rows, list(ids), done=done, owner=self)

    def _add_up(self, totals: LedgerTotals) -> None:
        self._totals = totals
        currency = self.workspace.desk.site.currency
        words = [translate("Compensation", "Cost {amount}", amount=wording.money(totals.given.cents, currency))]
        for state, each in totals.states.items():
            words.append(f"{wording.word(state)} {each.count} · {wording.money(each.cents, currency)}")
        self.totals.setText("    ".join(words))
        self.title_changed.emit()

    def _listed(self) -> None:
        count = self.model.rowCount()
        self.view.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        self._name_empty()
        if count and not self.view.currentIndex().isValid():
            self.view.select_first()
        elif count:
            self._chosen(self.current())
        self._fit()

    def current(self) -> LedgerRow | None:
        """The row that is chosen."""
        row = self.view.current_row()
        return row if isinstance(row, LedgerRow) else None

    def _chosen(self, row: object) -> None:
        if isinstance(row, LedgerRow):
            self.side.show_row(row)
            if row.id != self._chosen_id:
                self._chosen_id = row.id
                self.begun += 1
            if isinstance(self.panel, ActPanel):
                self.close_panel()
        self._fit()

    def _describe(self, row: LedgerRow) -> str:
        return row_words(row, self.workspace.desk.site.currency)

    def _moment(self, at: datetime) -> str:
        return wording.moment_words(self.workspace.desk.site.local(at), self.workspace.now().date())

    def open_ticket(self, ticket_id: int) -> None:
        """Open the ticket a row belongs to."""
        self.workspace.navigate("tickets", ticket_id=ticket_id)

    # -- what lies beside the list -------------------------------------------------------------------------------

    def open_panel(self, panel: QWidget) -> None:
        """Lay a form, or a voucher, beside the list."""
        self.close_panel()
        self.panel = panel
        if isinstance(panel, VoucherPane):
            self.side.hide()
            self._right.body.addWidget(panel, 1)
        else:
            self._right.body.insertWidget(0, panel)
        panel.show()
        self._fit()

    def close_panel(self) -> bool:
        """Take what lies beside the list away, and let nothing come late; return whether there was anything."""
        self.begun += 1
        if self.panel is None:
            return False
        panel, self.panel = self.panel, None
        panel.hide()
        self._right.body.removeWidget(panel)
        panel.deleteLater()
        self.side.show()
        self._fit()
        self.view.setFocus()
        return True

    def go_back(self) -> bool:
        """Esc: the panel first, then back to the list."""
        if self.close_panel():
            return True
        if self.filters.words.hasFocus():
            self.view.setFocus()
            return True
        return False

    # -- files ---------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Save the rows of the filter as a file for a spreadsheet."""
        title, name = translate("Actions", "Export"), "compensations.csv"
        chosen, _kind = QFileDialog.getSaveFileName(self, title, name, "CSV (*.csv)")
        if chosen:
            self.write(Path(chosen))

    def write(self, path: Path) -> None:
        """Write every row of the filter and what they add up to."""
        self._files.save(self.filters.wanted(), path)

    # -- room and words ------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the head and the side."""
        look = theme()
        self._head_column.setContentsMargins(look.px(14), look.px(10), look.px(14), look.px(8))
        self._head_column.setSpacing(look.px(8))
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        if not hasattr(self, "_left"):
            return
        look = theme()
        narrow = self.width() < look.px(NARROW_BELOW)
        has_rows = self.model.rowCount() > 0
        self._left.setVisible(not (narrow and self.panel is not None))
        self._right.setVisible(has_rows and (not narrow or self.panel is not None))
        if narrow:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)
        else:
            wide = 520 if isinstance(self.panel, VoucherPane) else SIDE_WIDTH
            self._right.setFixedWidth(look.px(wide))

    def _name_empty(self) -> None:
        period = self.filters.period.value()
        if self.filters.wanted() == LedgerFilter() and period == ALL:
            self.empty.set_words(
                translate("Compensation", "Nothing was given yet"),
                translate("Compensation", "On a ticket, B gives a compensation; it is listed here with its voucher"),
                "",
            )
        else:
            self.empty.set_words(
                translate("Compensation", "Nothing fits this choice"),
                translate("Compensation", "Choose a longer period, or fewer words"), "",
            )  # fmt: skip

    def retranslate(self) -> None:
        """Name the list."""
        self.view.setAccessibleName(translate("Compensation", "Compensations and vouchers"))
        if self._totals is not None:
            self._add_up(self._totals)
        row = self.current()
        if row is not None:
            self.side.show_row(row)
        self._name_empty()
        self.title_changed.emit()
