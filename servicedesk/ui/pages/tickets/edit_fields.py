"""The fields of the form that edits a ticket: what they offer, hold and show."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from servicedesk.core.enums import Channel, Impact, Priority, StateClass, TicketKind, Urgency
from servicedesk.core.translation import translate
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.services import tickets
from servicedesk.ui import wording
from servicedesk.ui.pages.tickets.category_field import CategoryField
from servicedesk.ui.pages.tickets.customer_field import CustomerField
from servicedesk.ui.pages.tickets.edit_words import EditChoices
from servicedesk.ui.pages.tickets.kind_fields import KindFields
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

TWO_COLUMNS_FROM = 460
PART = "fields."
_FINISHED = (StateClass.SOLVED, StateClass.CLOSED)
_TEXTS = ("title", "place", "description", "resolution")
_BOXES = ("kind", "priority", "impact", "urgency", "channel", "scenario", "cause")
_KEPT = {"scenario": "scenario_id"}
_PAIRS = (("place", "who"), ("kind", "category"), ("impact", "urgency"), ("priority", "channel"))


def base_of(detail: TicketDetail) -> dict[str, Any]:
    """Return the values an edit of *detail* starts from, as they are kept."""
    row = detail.row
    return {
        "title": row.title,
        "description": detail.description,
        "kind": row.kind.value,
        "priority": row.priority.value,
        "place": row.place,
        "customer_id": row.customer_id,
        "channel": detail.channel.value,
        "scenario_id": detail.scenario_id,
        "resolution": detail.resolution,
        "cause": detail.cause,
        "category_id": detail.category.id if detail.category is not None else None,
        "impact": detail.impact.value if detail.impact is not None else None,
        "urgency": detail.urgency.value if detail.urgency is not None else None,
    }


class EditFields(ScrollColumn):
    """Holds a ticket's values; fields of its kind stand in ``base`` and ``values`` as ``fields.<code>``."""

    touched = Signal()

    def __init__(self, workspace: Workspace, detail: TicketDetail) -> None:
        super().__init__(spacing=9)
        self.base: dict[str, Any] = base_of(detail)
        self.customer_name = detail.row.customer_name
        self._customer_id = detail.row.customer_id
        self._category = detail.category.path if detail.category is not None else None
        self._choices = EditChoices()
        self.title = TextField("", "", most=tickets.TITLE_LIMIT)
        self.place = TextField("", "", most=60)
        self.who = CustomerField(workspace)
        self.category = CategoryField()
        for name in _BOXES:
            setattr(self, name, ComboBox(""))
        self.description = TextArea("", "", least_lines=3, most_lines=6)
        self.resolution = TextArea("", "", least_lines=2, most_lines=4)
        self.kind_fields = KindFields(workspace, folds=False)
        self._build(detail.row.state_class in _FINISHED)
        self.who.picked.connect(self._customer_picked)
        self.category.picked.connect(lambda _id: self.touched.emit())
        self.kind_fields.changed.connect(self.touched)
        self._box("kind").chosen.connect(lambda _kind: self._show_kind_fields(self.kind_fields.values()))
        self.setFocusProxy(self.title)
        self.name_fields()
        self.show_values(self.base)

    def _box(self, name: str) -> ComboBox:
        box: ComboBox = getattr(self, name)
        return box

    def _build(self, finished: bool) -> None:
        names = ("title", "place", "who", "category", "description", "resolution", *_BOXES)
        self.rows = {name: FormRow("", getattr(self, name)) for name in names}
        self.body.addWidget(self.rows["title"])
        self._pairs: list[QBoxLayout] = []
        for pair in _PAIRS:
            line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            for name in pair:
                line.addWidget(self.rows[name], 1, Qt.AlignmentFlag.AlignTop)
            self._pairs.append(line)
            self.body.addLayout(line)
        for name in ("scenario", "description", "resolution", "cause"):
            self.body.addWidget(self.rows[name])
        self.body.addWidget(self.kind_fields)
        for name in ("resolution", "cause"):
            self.rows[name].setVisible(finished)
        self.rows["title"].set_check(
            lambda: (
                "" if self.title.text().strip() else translate("Errors", "Please say in a few words what it is about.")
            )
        )

    # -- what they offer -----------------------------------------------------------------------------------------

    def offer(self, choices: EditChoices, values: dict[str, Any]) -> None:
        """Offer these choices; *values* are what the fields of the kind hold as the edit begins."""
        self._choices = choices
        held = self.values()
        self.base.update({f"{PART}{code}": value for code, value in values.items()})
        self.category.set_categories(choices.categories)
        self.name_options()
        self.show_values({**self.base, **held})

    def name_options(self) -> None:
        """Word every option in the language in force."""
        none = (None, translate("TicketEdit", "None"))
        unknown = (None, translate("TicketEdit", "Not assessed"))
        self._box("kind").set_options([(each.value, wording.word(each)) for each in TicketKind])
        self._box("priority").set_options([(each.value, wording.word(each)) for each in Priority])
        self._box("channel").set_options([(each.value, wording.word(each)) for each in Channel])
        self._box("impact").set_options([unknown, *((each.value, wording.word(each)) for each in Impact)])
        self._box("urgency").set_options([unknown, *((each.value, wording.word(each)) for each in Urgency)])
        scenarios = [(row.id, str(row.name)) for row in self._choices.scenarios]
        kept = self.base["scenario_id"]
        if kept is not None and kept not in [key for key, _words in scenarios]:
            # Taken off the list since: the ticket keeps it until somebody chooses another.
            scenarios.append((kept, str(kept)))
        self._box("scenario").set_options([none, *scenarios])
        causes = [(each.zh, str(each)) for each in self._choices.causes]
        own = str(self.base["cause"])
        if own and own not in [key for key, _words in causes]:
            causes.append((own, own))
        self._box("cause").set_options([("", translate("Tickets", "Not known yet")), *causes])

    # -- values --------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """Return what the fields hold, as it is kept; a field of the kind as it was typed."""
        found: dict[str, Any] = {name: getattr(self, name).text() for name in _TEXTS}
        found.update({_KEPT.get(name, name): self._box(name).value() for name in _BOXES})
        found["customer_id"] = self._customer_id
        found["category_id"] = self.category.value()
        typed = self.kind_fields.values()
        found.update({f"{PART}{code}": typed.get(code) for code in self.kind_fields.editors})
        return found

    def show_values(self, values: dict[str, Any]) -> None:
        """Show *values* without telling anybody; a text that says the same already keeps its cursor."""
        for name in _TEXTS:
            getattr(self, name).set_text(str(values[name]))
        for name in _BOXES:
            self._box(name).set_value(values[_KEPT.get(name, name)])
        self._customer_id = values["customer_id"]
        self.who.show_customer(self._customer_id, self.customer_name)
        self.category.set_value(values["category_id"], self._category)
        self._show_kind_fields({name.removeprefix(PART): values[name] for name in values if name.startswith(PART)})

    def _show_kind_fields(self, typed: dict[str, Any]) -> None:
        """Show the fields of the kind that is chosen: compared with where the edit began, holding what was typed."""
        kind = self._box("kind").value()
        definitions = [each for each in self._choices.fields if each.is_active and str(kind) in each.kinds]
        given = {name.removeprefix(PART): value for name, value in self.base.items() if name.startswith(PART)}
        self.kind_fields.show_fields(definitions, given)
        for code, editor in self.kind_fields.editors.items():
            if typed.get(code) != given.get(code):
                editor.set_value(typed.get(code))
        self.kind_fields.setVisible(bool(definitions))

    def changed(self) -> dict[str, Any]:
        """Return the fields that differ from what the edit started from."""
        held = self.values()
        plain = {name: value for name, value in held.items() if not name.startswith(PART) and value != self.base[name]}
        return {**plain, **{f"{PART}{code}": value for code, value in self.kind_fields.changes().items()}}

    def _customer_picked(self, customer_id: int | None, _place: str) -> None:
        self._customer_id = customer_id
        self.customer_name = self.who.text() if customer_id is not None else ""
        self.touched.emit()

    # -- look ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two are too narrow."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Two fields side by side where there is room."""
        look = theme()
        wide = self.width() >= look.px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            pair.setDirection(direction)
            pair.setSpacing(look.px(12))

    def name_fields(self) -> None:
        """Name every field in the language in force; what is chosen stays chosen."""
        names = {
            "title": translate("NewTicket", "What is it about"),
            "place": translate("NewTicket", "{Reference} or place"),
            "who": translate("NewTicket", "{Customer}"),
            "category": translate("TicketEdit", "Category"),
            "kind": translate("TicketEdit", "Kind"),
            "impact": translate("TicketEdit", "Who is concerned"),
            "urgency": translate("TicketEdit", "How soon it matters"),
            "priority": translate("NewTicket", "Priority"),
            "channel": translate("TicketEdit", "Channel"),
            "scenario": translate("NewTicket", "Scenario"),
            "description": translate("NewTicket", "What was said"),
            "resolution": translate("Tickets", "How was it solved?"),
            "cause": translate("Tickets", "Cause"),
        }
        for name, words in names.items():
            self.rows[name].set_words(words)
        held = self.values() if self._box("kind").count() else dict(self.base)
        self.name_options()
        self.show_values({**self.base, **held})
