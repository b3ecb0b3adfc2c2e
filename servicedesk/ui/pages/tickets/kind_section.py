"""In the form of a new ticket: the fields of the kind it will be, and what is said beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.enums import TicketKind
from servicedesk.core.ticket_fields import FieldDefinition, FieldType
from servicedesk.queries import kind_details, ticket_fields
from servicedesk.queries.kind_details import FieldsCase
from servicedesk.queries.visits import ScenarioRow
from servicedesk.ui.pages.tickets.companions import CompanionsBlock
from servicedesk.ui.pages.tickets.field_words import value_in_words
from servicedesk.ui.pages.tickets.kind_fields import KindFields
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from servicedesk.services.desk import Desk

Fields = dict[str, list[FieldDefinition]]


def fields_by_kind(desk: Desk) -> Fields:
    """Return the fields of every kind, so that choosing a scenario waits for nothing."""
    known = [field for field in ticket_fields.known_fields(desk) if field.is_active]
    return {kind.value: [field for field in known if kind.value in field.kinds] for kind in TicketKind}


def _said(field: FieldDefinition, value: Any, local: Callable[[datetime], datetime], currency: str, today: date) -> str:
    """Return what was entered, in words; as it was typed where it cannot be read yet."""
    if isinstance(value, str) and field.type is not FieldType.CHOICE:
        return value
    return value_in_words(field, value, local, currency, today)


class KindSection(Themed, QWidget):
    """Follows the scenario chosen; what was typed for one kind is there again when it comes back."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._fields: Fields = {}
        self._kept: dict[str, Any] = {}
        self._kind = TicketKind.REQUEST
        self._scenario: str = ""
        self._customer_id: int | None = None
        self.form = KindFields(workspace, folds=True)
        self.companions = CompanionsBlock(workspace.desk.site.local, workspace.now, may_link=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.form)
        self._column.addWidget(self.companions)
        self.form.changed.connect(self._edited)
        self.companions.ticket_pressed.connect(lambda key: workspace.navigate("tickets", ticket_id=key))
        self.hide()
        self.follow_theme()

    def set_fields(self, fields: Fields) -> None:
        """Take what every kind asks for."""
        self._fields = fields
        self._show()

    def follow_fields(self, fields: Fields) -> list[tuple[str, str]]:
        """Take what every kind asks for now; return the names of fields that went, with what was typed there."""
        if fields == self._fields:
            return []
        typed = self.form.values()
        here = {field.code for field in fields.get(self._kind.value, [])}
        gone = [field for field in self._fields.get(self._kind.value, []) if field.code not in here]
        self._kept.update(typed)
        self.set_fields(fields)
        local, currency = self.workspace.desk.site.local, self.workspace.desk.site.currency
        today = self.workspace.now().date()
        return [
            (str(field.name), _said(field, typed[field.code], local, currency, today))
            for field in gone
            if field.code in typed
        ]

    def begin(self, customer_id: int | None) -> None:
        """Start with nothing typed."""
        self._kept, self._customer_id = {}, customer_id
        self.form.restore({})

    def show_scenario(self, scenario: ScenarioRow | None) -> None:
        """Ask for what the kind of *scenario* asks for; without one it is a request."""
        self._kept.update(self.form.values())
        self._kind = scenario.ticket_kind if scenario is not None else TicketKind.REQUEST
        self._scenario = scenario.code if scenario is not None else ""
        self._show()

    def set_customer(self, customer_id: int | None) -> None:
        """Remember whose ticket it is: exceptions are counted for each."""
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            self._ask()

    def values(self) -> dict[str, Any]:
        """Return what is entered for this kind."""
        return self.form.values()

    def restore(self, values: dict[str, Any]) -> None:
        """Put a kept draft in."""
        self._kept.update(values)
        self._show()

    def _show(self) -> None:
        fields = self._fields.get(self._kind.value, [])
        values = {field.code: self._kept[field.code] for field in fields if field.code in self._kept}
        if self._kind is TicketKind.LOST_FOUND and self._scenario:
            # The scenario says it: nobody has to.
            values.setdefault("found_or_lost", "lost" if "lost" in self._scenario else "found")
        self.form.show_fields(fields, {})
        self.form.restore(values)
        self.setVisible(bool(fields))
        self._ask()

    def _edited(self) -> None:
        self._ask()
        self.changed.emit()

    def _ask(self) -> None:
        case = FieldsCase(self._kind, self.form.values(), self._customer_id)
        self.workspace.ask(
            kind_details.companions, case, done=self.companions.show_companions, owner=self, key="companions"
        )

    def restyle(self) -> None:
        """Scale the gap."""
        super().restyle()
        self._column.setSpacing(theme().px(8))
