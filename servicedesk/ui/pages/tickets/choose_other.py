"""Choosing another ticket in place: by number or words, or from those of the same guest and place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from servicedesk.core.enums import LinkKind
from servicedesk.core.translation import translate
from servicedesk.queries import duplicates
from servicedesk.queries.ticket_lists import TicketRow
from servicedesk.ui import tokens
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.suggestions import SearchField, Suggestion
from servicedesk.ui.workspace import Workspace


class ChooseOtherPanel(ActPanel):
    """A field with hits; the ticket chosen in it is what the act is done with."""

    picked = Signal(int)

    def __init__(self, workspace: Workspace, ticket_id: int, title: str, save: str, icon: str) -> None:
        super().__init__(workspace, title, save, icon)
        self._ticket_id = ticket_id
        self._chosen: TicketRow | None = None
        self._rows: dict[int, TicketRow] = {}
        self.field = SearchField(
            translate("JoinTickets", "The other ticket"), translate("JoinTickets", "Number, title or words")
        )
        self.field_row = FormRow(
            translate("JoinTickets", "The other ticket"),
            self.field,
            translate("JoinTickets", "↓ shows those of the same {customer} and place"),
            required=True,
        )
        self.add_row(self.field_row)
        self.picture = PlainLabel("", tokens.BODY, "text", bold=True, wrap=True)
        self.picture.hide()
        self.add_row(self.picture)
        self.field.asked.connect(self._find)
        self.field.chosen.connect(lambda hit: self._choose(int(hit.key)))
        self.field.entered.connect(lambda _text: self.save())
        self.field.textEdited.connect(lambda _text: self._drop())
        self.setFocusProxy(self.field)
        self._find("")

    def _find(self, text: str) -> None:
        self.workspace.ask(
            duplicates.merge_candidates, self._ticket_id, text, done=self._show, owner=self, key="candidates"
        )

    def _show(self, rows: list[TicketRow]) -> None:
        self._rows |= {row.id: row for row in rows}
        self.field.suggest([self._hit(row) for row in rows])

    @staticmethod
    def _hit(row: TicketRow) -> Suggestion:
        detail = " · ".join(filter(None, (str(row.state_name), row.customer_name, row.place)))
        return Suggestion(row.id, f"{row.number} {row.title}", detail, icon="ticket")

    def _drop(self) -> None:
        self._chosen = None
        self.picture.hide()

    def _choose(self, ticket_id: int) -> None:
        self._chosen = self._rows[ticket_id]
        self.field.set_text(self._chosen.number)
        self.field.close_hits()
        self.picture.setText(f"{self._chosen.number} {self._chosen.title} · {self._chosen.state_name}")
        self.picture.show()
        self.field_row.set_error("")
        self.picked.emit(ticket_id)

    def ticket_id(self) -> int | None:
        """Return the ticket that was chosen; a whole number that was typed is as good as a choice."""
        if self._chosen is not None:
            return self._chosen.id
        typed = self.field.text().strip().upper().removeprefix("T-")
        found = [row.id for row in self._rows.values() if typed and row.number.removeprefix("T-") == typed]
        return found[0] if found else None

    def save(self) -> None:
        """Go on with the chosen ticket."""
        if self.ticket_id() is None:
            self.field_row.set_error(translate("JoinTickets", "Please choose a ticket."))
            self.field.setFocus()
        else:
            self.saved.emit()


class LinkPanel(ChooseOtherPanel):
    """The other ticket, and what it is to this one."""

    def __init__(self, workspace: Workspace, ticket_id: int) -> None:
        title = translate("JoinTickets", "Link with another ticket")
        super().__init__(workspace, ticket_id, title, translate("JoinTickets", "Link"), "link")
        options: list[tuple[str | int | None, str]] = [
            ("related", translate("JoinTickets", "Related")),
            ("duplicate", translate("JoinTickets", "Is a duplicate of it")),
            ("depends", translate("JoinTickets", "Waits for it")),
            ("child", translate("JoinTickets", "Is a sub-ticket of it")),
            ("parent", translate("JoinTickets", "It is a sub-ticket")),
        ]
        self.kind = ComboBox(translate("JoinTickets", "How"), options, "related")
        self.add_row(FormRow(translate("JoinTickets", "How"), self.kind))

    def direction(self, ticket_id: int, other_id: int) -> tuple[Any, Any, LinkKind]:
        """Return the two tickets in the order the link is written, and its kind."""
        chosen = self.kind.value()
        if chosen == "child":
            return other_id, ticket_id, LinkKind.PARENT
        return ticket_id, other_id, LinkKind(str(chosen))
