"""F: the fields of a ticket's kind to fill in, above the timeline, with what is said beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.three_way import EditConflict
from servicedesk.core.translation import translate
from servicedesk.queries import kind_details
from servicedesk.queries.kind_details import Companions, FieldsCase, KindDetail
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.services import tickets
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.ui import wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.tickets.companions import CompanionsBlock
from servicedesk.ui.pages.tickets.field_words import value_in_words
from servicedesk.ui.pages.tickets.kind_fields import KindFields
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.tasks import still_there
from servicedesk.ui.theme import theme
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.ui.pages.tickets.detail_pane import DetailPane

TALLEST = 340
"""A long form scrolls: the timeline and what was said stay in view."""


class FieldsPanel(ActPanel):
    """Saves only what differs, so that what somebody else filled in meanwhile stays."""

    def __init__(
        self, workspace: Workspace, detail: TicketDetail, kind: KindDetail, finisher: Callable[[], Callable[[], object]]
    ) -> None:
        super().__init__(workspace, wording.word(kind.kind), translate("TicketFields", "Save"), "list-details")
        self._row, self._kind, self._finisher = detail.row, kind, finisher
        self.form = KindFields(workspace, required="edit")
        offered = [field for field in kind.fields if field.is_active and str(kind.kind) in field.kinds]
        self.form.show_fields(offered, kind.values)
        self.companions = CompanionsBlock(workspace.desk.site.local, workspace.now, may_link=False)
        self.add_row(self.form)
        self.add_row(self.companions)
        self.remark.hide()
        self.companions.show_companions(kind.companions)
        self.form.changed.connect(self._ask)
        self.saved.connect(self._save)
        self.restyle()

    @classmethod
    def open_for(
        cls, workspace: Workspace, detail: TicketDetail, pane: DetailPane, show: Callable[[FieldsPanel], object]
    ) -> None:
        """Ask for the fields of a ticket and show them; a kind that asks for nothing says so."""

        def take(kind: KindDetail | None) -> None:
            if kind is None or not any(field.is_active for field in kind.fields):
                workspace.toast(translate("TicketFields", "This kind of ticket asks for nothing more."))
                return
            panel = cls(workspace, detail, kind, pane.finisher)
            show(panel)
            panel.form.point_at(next(iter(panel.form.rows)))

        pane.ask_first(kind_details.kind_detail, detail.row.id, done=take, key="fields panel")

    def _ask(self) -> None:
        case = FieldsCase(self._kind.kind, self.form.values(), self._row.customer_id, self._row.id)
        self.workspace.ask(kind_details.companions, case, done=self._show_companions, owner=self, key="companions")

    def _show_companions(self, found: Companions) -> None:
        self.companions.show_companions(found)

    def save(self) -> None:
        """Save if every field is right."""
        if self.form.validate():
            self.saved.emit()

    def _save(self) -> None:
        changes = self.form.changes()
        finish = self._finisher()
        if not changes:
            finish()
            return
        workspace, here = self.workspace, still_there(self)
        workspace.act(
            tickets.edit_ticket,
            EditTicket(self._row.id, fields=changes, base=self.form.base(changes)),
            done=lambda _result: finish(),
            # What was saved is heard of even when the form was put away meanwhile: its draft is not needed then.
            failed=lambda error: self._failed(error) if here() else workspace.failed(error),
            undo=translate("TicketFields", "{number}: fields saved", number=self._row.number),
        )

    def _meet(self, conflict: EditConflict) -> None:
        """Say at each field what somebody else wrote there meanwhile; saving again then keeps one's own on purpose."""
        site, today = self.workspace.desk.site, self.workspace.now().date()
        for clash in conflict.fields:
            field = self.form.definition(clash.name.removeprefix("fields."))
            if field is None:
                continue
            theirs = value_in_words(field, clash.theirs, site.local, site.currency, today)
            words = translate(
                "TicketFields",
                "{name} wrote “{theirs}” here meanwhile. Save again to keep yours.",
                name=clash.by.who or translate("TicketFields", "Somebody"),
                theirs=theirs,
            )
            self.form.take_as_seen(field.code, clash.theirs)
            self.form.show_error(clash.name, words)

    def restyle(self) -> None:
        """As tall as the fields, up to a limit."""
        super().restyle()
        if hasattr(self, "rows"):
            self.rows.setMaximumHeight(theme().px(TALLEST))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EditConflict):
            self._meet(error)
            return
        field = str(getattr(error, "parameters", {}).get("field", ""))
        if not (isinstance(error, ServiceDeskError) and self.form.show_error(field, sentence(error))):
            self.workspace.failed(error)
