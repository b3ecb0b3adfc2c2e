"""Opening a ticket in place: everything known is filled in, Ctrl+Enter saves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor

from servicedesk.core.enums import Channel, Priority
from servicedesk.core.errors import Refused
from servicedesk.core.events import Changed
from servicedesk.core.translation import translate
from servicedesk.queries import deadlines, ticket_moves
from servicedesk.queries.deadlines import NewCase
from servicedesk.queries.visits import ScenarioRow
from servicedesk.services import drafts as draft_services
from servicedesk.services import tickets, visit_commands
from servicedesk.services import visits as visit_services
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.ui.cursor_memory import cursor_of, put_cursor
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.tickets.choices import FORM, Choices, ask_choices, title_for
from servicedesk.ui.pages.tickets.new_ticket_form import NewTicketForm
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace

_OFFERED = frozenset({"ticket_category", "department", "staff", "scenario", "ticket_field"})
_DECIDING = frozenset({"customer", "service_level", "calendar", "calendar_day", "setting"})


class NewTicketPanel(NewTicketForm):
    """The form of a new ticket; ``opened`` says which, ``cancelled`` that it was closed with its draft kept."""

    opened = Signal(object)
    cancelled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._visit_id: int | None = None
        self._customer_id: int | None = None
        self._parent_id: int | None = None
        self._channel = Channel.IN_PERSON
        self._last: dict[str, Any] = {}
        self._saving = False
        self._kind_settles = Settling(self, self.save_draft)
        self._ended = False
        self._wanted: tuple[int | None, Priority | None] = (None, None)
        self._connect()
        self.kind.form.follow(self.person)
        self.setFocusProxy(self.title)
        self.retranslate()

    def _connect(self) -> None:
        self.title_row.set_check(
            lambda: (
                "" if self.title.text().strip() else translate("Errors", "Please say in a few words what it is about.")
            )
        )
        self.skip_row.set_check(lambda: "" if self.skip.value() else translate("NewTicket", "Please choose a reason."))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancelled)
        self.workspace.actions.bind("save", self.save, self)
        self.title.returnPressed.connect(self.place.setFocus)
        self.who.picked.connect(self._customer_picked)
        self.scenario.chosen.connect(self._scenario_chosen)
        self.department.chosen.connect(lambda _value: self._show_people())
        self.priority.chosen.connect(lambda _value: self._priority_chosen())
        for assessed in (self.impact, self.urgency):
            assessed.chosen.connect(lambda _value: self._ask_priority())
        self.category.picked.connect(lambda _value: self.save_draft())
        for field in (self.title, self.place, self.text, self.promise.words):
            field.settled.connect(lambda _text: self.save_draft())
        self.kind.changed.connect(self._kind_settles.touch)
        for choice, row in self._chosen_from.values():
            choice.chosen.connect(lambda _value, row=row: row.set_error(""))
        self.workspace.changed.connect(self._on_changed)

    # -- filling in ----------------------------------------------------------------------------------------------

    def prefill(
        self,
        visit_id: int | None = None,
        customer_id: int | None = None,
        customer_name: str = "",
        place: str = "",
        scenario_id: int | None = None,
        text: str = "",
        channel: Channel = Channel.IN_PERSON,
        priority: Priority | None = None,
    ) -> None:
        """Fill in what is known; a draft of the same subject wins over it."""
        self._visit_id, self._customer_id, self._channel = visit_id, customer_id, channel
        self._wanted = (scenario_id, priority)
        self.kind.begin(customer_id)
        # A visit knows its guest; without one the guest may be chosen here.
        self.customer.setText(customer_name if visit_id is not None else "")
        self.who_row.setVisible(visit_id is None)
        self.who.show_customer(customer_id, customer_name)
        self.place.set_text(place)
        self.text.set_text(text)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.title.set_text(title_for(place, text))
        self.promise.clear()
        self._last = self._content()
        subject = self._subject()
        self.workspace.ask(ask_choices, subject, done=self._fill, owner=self, key="choices")

    def _fill(self, choices: Choices) -> None:
        self._choices = choices
        self.kind.set_fields(choices.fields)
        self._show_options()
        self.scenario.set_value(self._wanted[0])
        self._take_scenario()
        if self._wanted[1] is not None:
            self.priority.set_value(self._wanted[1].value)
        if choices.draft is not None:
            self._restore(choices.draft)
            put_cursor(self, choices.draft.get("cursor", {}))
        self._last = self._content()
        self._ask_deadline()

    def set_parent_ticket(self, parent_id: int, number: str) -> None:
        """It becomes a sub-ticket, which the heading says."""
        self._parent_id, self._parent_number = parent_id, number
        self.retranslate()

    # -- what others do meanwhile --------------------------------------------------------------------------------

    def _on_changed(self, change: Changed) -> None:
        """Somebody changed what the form offers, or what decides its deadline."""
        if self._choices is None or self._ended:
            return
        if change.entity in _OFFERED:
            self.workspace.ask(ask_choices, self._subject(), done=self._follow, owner=self, key="offered")
        if change.entity in _DECIDING:
            self._ask_deadline()

    def _follow(self, choices: Choices) -> None:
        """Offer what there is now; no typed word is touched, and what went is said where it was chosen."""
        chosen = {name: field.value() for name, (field, _row) in self._chosen_from.items()}
        self._choices = choices
        lost = self.kind.follow_fields(choices.fields)
        self._show_options()
        self._say_gone(chosen)
        if lost:
            self._say_taken_off(lost)

    def put_away(self) -> None:
        """The form goes from the screen: what was typed a moment ago is kept, too."""
        if not self._ended:
            self.flush()

    def set_open_steps(self, count: int) -> None:
        """Say how many required steps of the visit are open: leaving them out needs a reason."""
        self._open_steps = count
        self.skip_row.setVisible(count > 0)
        self.retranslate()

    def _scenario_chosen(self, _value: object) -> None:
        self._take_scenario()
        self._ask_deadline()
        self.save_draft()

    def _customer_picked(self, customer_id: int | None, place: str) -> None:
        self._customer_id = customer_id
        self.kind.set_customer(customer_id)
        if place and not self.place.text():
            self.place.set_text(place)
        self._ask_deadline()

    def _take_scenario(self) -> None:
        row = self._scenario()
        self.kind.show_scenario(row)
        if row is not None:
            self._propose(row.priority)
            self.department.set_value(row.department_id)
            self.category.set_value(row.category_id)
            self._show_people()

    def _priority_chosen(self) -> None:
        """A priority chosen by hand stays, whatever impact and urgency say."""
        self._is_by_hand = True
        self._name_priority()
        self._ask_deadline()

    def _ask_priority(self) -> None:
        found = (self.impact.value(), self.urgency.value())
        impact, urgency = (str(value) if value else None for value in found)
        self.workspace.ask(ticket_moves.priority_for, impact, urgency, done=self._proposed, owner=self, key="proposed")
        self.save_draft()

    def _proposed(self, priority: Priority | None) -> None:
        if priority is not None and not self._is_by_hand:
            self._propose(priority)
            self._ask_deadline()

    def _propose(self, priority: Priority) -> None:
        self.priority.set_value(priority.value)
        self._is_by_hand = False
        self._name_priority()

    def _scenario(self) -> ScenarioRow | None:
        rows = self._choices.scenarios if self._choices else []
        return next((row for row in rows if row.id == self.scenario.value()), None)

    def _ask_deadline(self) -> None:
        scenario = self.scenario.value()
        case = NewCase(
            Priority(self.priority.value()),
            int(scenario) if scenario is not None else None,
            self._customer_id,
            self._channel,
            self._visit_id is not None and self._channel in (Channel.IN_PERSON, Channel.PHONE),
        )
        self.workspace.ask(deadlines.preview_new, case, done=self._show_due, owner=self, key="due")

    # -- drafts --------------------------------------------------------------------------------------------------

    def _subject(self) -> str:
        return f"visit-{self._visit_id}" if self._visit_id is not None else ""

    def _content(self) -> dict[str, Any]:
        return {
            "customer": self._customer_id,
            "customer_name": self.who.text(),
            "title": self.title.text(),
            "place": self.place.text(),
            "text": self.text.text(),
            "scenario": self.scenario.value(),
            "priority": self.priority.value(),
            "category": self.category.value(),
            "impact": self.impact.value(),
            "urgency": self.urgency.value(),
            "by_hand": self._is_by_hand,
            "department": self.department.value(),
            "person": self.person.value(),
            "fields": self.kind.values(),
            **self.promise.content(),
        }

    def _restore(self, draft: dict[str, Any]) -> None:
        if self._visit_id is None:
            self._customer_id = draft.get("customer")
            self.who.show_customer(self._customer_id, str(draft.get("customer_name", "")))
        self.title.set_text(str(draft.get("title", "")))
        self.place.set_text(str(draft.get("place", "")))
        self.text.set_text(str(draft.get("text", "")))
        self.scenario.set_value(draft.get("scenario"))
        self.priority.set_value(str(draft.get("priority", Priority.NORMAL.value)))
        self.category.set_value(draft.get("category"))
        self.impact.set_value(draft.get("impact"))
        self.urgency.set_value(draft.get("urgency"))
        self._is_by_hand = bool(draft.get("by_hand"))
        self._name_priority()
        self.department.set_value(draft.get("department"))
        self._show_people()
        self.person.set_value(draft.get("person"))
        self.kind.show_scenario(self._scenario())
        self.kind.set_customer(self._customer_id)
        self._say_gone(
            {
                "scenario_id": draft.get("scenario"),
                "category_id": draft.get("category"),
                "department_id": draft.get("department"),
                "owner_id": draft.get("person"),
            }
        )
        self.kind.restore(draft.get("fields", {}))
        self.promise.restore(draft)

    def save_draft(self) -> None:
        """Keep what was typed, if anything was changed since it was filled in."""
        content = self._content()
        if self._saving or self._ended or content == self._last or self.workspace.desk.actor.staff_id is None:
            return
        self._last = content
        self.workspace.act(
            draft_services.save_draft, FORM, self._subject(), {**content, "cursor": cursor_of(self)}, owner=self
        )

    def flush(self) -> None:
        """Write the draft now."""
        for field in (self.title, self.place, self.text, self.promise.words):
            field.flush()
        self.save_draft()

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Open the ticket; what is wrong is said beside its field."""
        if self._saving or not self.title_row.validate():
            self.title.setFocus()
            return
        if not self.kind.form.validate():
            return
        if not self.skip_row.isHidden() and not self.skip_row.validate():
            self.skip.setFocus()
            return
        self._saving = True
        command = self._command()
        if self._visit_id is None:
            self.workspace.act(tickets.open_ticket, command, done=self._done, failed=self._failed, owner=self)
            return
        skip = str(self.skip.value() or "") if not self.skip_row.isHidden() else ""
        finish = visit_commands.FinishVisit(self._visit_id, command.description, skip_reason=skip, ticket=command)
        act = visit_services.open_ticket_from_visit
        self.workspace.act(act, finish, done=self._done, failed=self._failed, owner=self)

    def _command(self) -> OpenTicket:
        words, due_at = self.promise.value()
        scenario, department, person = (
            int(value) if value is not None else None
            for value in (self.scenario.value(), self.department.value(), self.person.value())
        )
        return OpenTicket(
            self.title.text(),
            self.text.text(),
            priority=Priority(self.priority.value()),
            scenario_id=scenario,
            customer_id=self._customer_id,
            place=self.place.text(),
            department_id=department,
            owner_id=person,
            channel=self._channel,
            promise=words,
            promise_due_at=due_at,
            fields=self.kind.values(),
            category_id=self.category.value(),
            impact=str(self.impact.value()) if self.impact.value() else None,
            urgency=str(self.urgency.value()) if self.urgency.value() else None,
            parent_id=self._parent_id,
        )

    def _done(self, opened: tickets.TicketOpened) -> None:
        # Not undone with the ticket: a draft is no act. Taking the ticket back leaves the visit's own words.
        if self.workspace.desk.actor.staff_id is not None:
            self.workspace.act(draft_services.discard_draft, FORM, self._subject())
        self.workspace.toast(translate("NewTicket", "{number} opened", number=opened.number), undo=True)
        self._saving, self._ended = False, True
        self.opened.emit(opened)

    def _failed(self, error: Exception) -> None:
        self._saving = False
        if isinstance(error, Refused) and error.field == "title":
            self.title_row.set_error(sentence(error))
            self.title.setFocus()
        elif isinstance(error, Refused) and error.field == "skip_reason":
            self.set_open_steps(int(str(error.parameters.get("count", 1))))
            self.skip_row.set_error(sentence(error))
            self.skip.setFocus()
        elif isinstance(error, Refused) and error.field in self._chosen_from:
            field, row = self._chosen_from[error.field]
            row.set_error(sentence(error))
            field.setFocus()
        elif not (isinstance(error, Refused) and self.kind.form.show_error(error.field, sentence(error))):
            self.workspace.failed(error)
