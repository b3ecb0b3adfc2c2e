"""Opening a ticket in place: everything known is filled in, Ctrl+Enter saves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel, Priority
from servicedesk.core.errors import Refused
from servicedesk.core.translation import plural, translate
from servicedesk.queries import deadlines, staff
from servicedesk.queries.deadlines import NewCase
from servicedesk.queries.visits import ScenarioRow
from servicedesk.services import drafts as draft_services
from servicedesk.services import tickets
from servicedesk.services import visits as visit_services
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.ui import tokens, wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.tickets.choices import FORM, Choices, ask_choices, title_for
from servicedesk.ui.pages.tickets.customer_field import CustomerField
from servicedesk.ui.pages.tickets.kind_section import KindSection
from servicedesk.ui.pages.tickets.promise_row import PromiseRow
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import IconLabel, Panel
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

TWO_COLUMNS_FROM = 460


class NewTicketPanel(Panel):
    """The form of a new ticket; ``opened`` says which, ``cancelled`` that it was closed with its draft kept."""

    opened = Signal(object)
    cancelled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("", padding=14, spacing=10)
        self.workspace = workspace
        self._visit_id: int | None = None
        self._customer_id: int | None = None
        self._channel = Channel.IN_PERSON
        self._open_steps = 0
        self._choices: Choices | None = None
        self._last: dict[str, Any] = {}
        self._saving = False
        self._kind_settles = Settling(self, self.save_draft)
        self._wanted: tuple[int | None, Priority | None] = (None, None)
        self.heading = PlainLabel("", tokens.PANE, bold=True)
        self.customer = ElidedLabel("", tokens.BODY, "text2")
        self.who = CustomerField(workspace)
        self.title = TextField("", "", most=tickets.TITLE_LIMIT)
        self.place = TextField("", "", most=60)
        self.scenario = ComboBox("")
        self.priority = Segmented("", [(item.value, "") for item in Priority], Priority.NORMAL.value, stretch=True)
        self.department = ComboBox("")
        self.person = ComboBox("")
        self.text = TextArea("", "", least_lines=3, most_lines=3)
        self.kind = KindSection(workspace)
        self.promise = PromiseRow(workspace)
        self.skip = ComboBox("")
        self.due = ElidedLabel("", tokens.META, "text2")
        self.save_button = PrimaryButton("", "ticket", "Ctrl ↵")
        self.cancel_button = QuietButton("", "", "Esc")
        self._build()
        self._connect()
        self.kind.form.follow(self.person)
        self.setFocusProxy(self.title)
        self.retranslate()

    def _build(self) -> None:
        self.title_row = FormRow("", self.title, required=True)
        self.place_row, self.scenario_row = FormRow("", self.place), FormRow("", self.scenario)
        self.priority_row, self.department_row = FormRow("", self.priority), FormRow("", self.department)
        self.person_row, self.text_row = FormRow("", self.person), FormRow("", self.text)
        self.skip_row = FormRow("", self.skip, required=True)
        self.who_row = FormRow("", self.who)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addWidget(self.customer, 1)
        self.body.addLayout(top)
        self.body.addWidget(self.who_row)
        self.body.addWidget(self.title_row)
        self._pairs: list[QBoxLayout] = []
        for left, right in (
            (self.place_row, self.scenario_row),
            (self.priority_row, self.department_row),
            (self.text_row, self.person_row),
        ):
            pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            pair.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
            pair.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
            self._pairs.append(pair)
            self.body.addLayout(pair)
        self.body.addWidget(self.kind)
        self.body.addWidget(self.promise)
        self.body.addWidget(self.skip_row)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(IconLabel("clock", "text2"))
        self._foot.addWidget(self.due, 1)
        self._foot.addWidget(self.cancel_button)
        self._foot.addWidget(self.save_button)
        self.body.addLayout(self._foot)
        self.skip_row.hide()

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
        self.priority.chosen.connect(lambda _value: self._ask_deadline())
        for field in (self.title, self.place, self.text, self.promise.words):
            field.settled.connect(lambda _text: self.save_draft())
        self.kind.changed.connect(self._kind_settles.touch)

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
        self._last = self._content()
        self._ask_deadline()

    def set_open_steps(self, count: int) -> None:
        """Say how many required steps of the visit are open: leaving them out needs a reason."""
        self._open_steps = count
        self.skip_row.setVisible(count > 0)
        self.retranslate()

    def _show_options(self) -> None:
        choices = self._choices
        if choices is None:
            return
        none = (None, translate("NewTicket", "None"))
        self.scenario.set_options([none, *((row.id, str(row.name)) for row in choices.scenarios)])
        self.department.set_options([none, *((row.id, self._name(row)) for row in choices.departments)])
        reasons = [(reason.zh, str(reason)) for reason in choices.reasons]
        self.skip.set_options([("", translate("NewTicket", "Choose …")), *reasons])
        self._show_people()

    @staticmethod
    def _name(row: Any) -> str:
        return str(Bilingual(row.name_zh, row.name_en))

    def _show_people(self) -> None:
        people: Sequence[staff.AssigneeRow] = self._choices.people if self._choices else ()
        department = self.department.value()
        shown = [row for row in people if department is None or row.department_id == department]
        options: list[tuple[Any, str]] = [(None, translate("NewTicket", "Nobody yet"))]
        for row in shown:
            load = plural("NewTicket", "{n} open", "{n} open", row.open_tickets)
            options.append((row.id, f"{row.name} · {load}"))
        self.person.set_options(options)

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
            self.priority.set_value(row.priority.value)
            self.department.set_value(row.department_id)
            self._show_people()

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

    def _show_due(self, due_at: datetime | None) -> None:
        if due_at is None:
            self.due.setText(translate("NewTicket", "No time rule applies"))
            return
        now = self.workspace.now()
        local = self.workspace.desk.site.local(due_at)
        self.due.setText(
            translate(
                "NewTicket",
                "Due {moment} · {time} from now",
                moment=wording.moment_words(local, now.date()),
                time=wording.duration(max(local - now, timedelta(0))),
            )
        )

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
        self.department.set_value(draft.get("department"))
        self._show_people()
        self.person.set_value(draft.get("person"))
        self.kind.show_scenario(self._scenario())
        self.kind.set_customer(self._customer_id)
        self.kind.restore(draft.get("fields", {}))
        self.promise.restore(draft)

    def save_draft(self) -> None:
        """Keep what was typed, if anything was changed since it was filled in."""
        content = self._content()
        if self._saving or content == self._last or self.workspace.desk.actor.staff_id is None:
            return
        self._last = content
        self.workspace.act(draft_services.save_draft, FORM, self._subject(), content, owner=self)

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
        finish = visit_services.FinishVisit(self._visit_id, command.description, skip_reason=skip, ticket=command)
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
        )

    def _done(self, opened: tickets.TicketOpened) -> None:
        # Not undone with the ticket: a draft is no act. Taking the ticket back leaves the visit's own words.
        if self.workspace.desk.actor.staff_id is not None:
            self.workspace.act(draft_services.discard_draft, FORM, self._subject())
        self.workspace.toast(translate("NewTicket", "{number} opened", number=opened.number), undo=True)
        self._saving = False
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
        elif not (isinstance(error, Refused) and self.kind.form.show_error(error.field, sentence(error))):
            self.workspace.failed(error)

    # -- look ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        if hasattr(self, "_pairs"):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two are too narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = theme()
        wide = self.width() >= look.px(TWO_COLUMNS_FROM)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            pair.setDirection(direction)
            pair.setSpacing(look.px(12))
        self._foot.setSpacing(look.px(8))

    def retranslate(self) -> None:
        """Name every field."""
        self.heading.setText(translate("NewTicket", "New ticket"))
        self.who_row.set_words(translate("NewTicket", "{Customer}"), translate("NewTicket", "optional"))
        self.title_row.set_words(translate("NewTicket", "What is it about"))
        self.place_row.set_words(translate("NewTicket", "{Reference} or place"))
        self.scenario_row.set_words(translate("NewTicket", "Scenario"))
        self.priority.set_options([(item.value, wording.word(item)) for item in Priority])
        self.priority_row.set_words(translate("NewTicket", "Priority"))
        self.department_row.set_words(translate("NewTicket", "Department"))
        self.person_row.set_words(translate("NewTicket", "Who does it"))
        self.text_row.set_words(translate("NewTicket", "What was said"))
        self.skip_row.set_words(
            plural(
                "NewTicket",
                "{n} required step is open. Why is it left out?",
                "{n} required steps are open. Why are they left out?",
                self._open_steps,
            )
        )
        self.save_button.setText(translate("NewTicket", "Open ticket"))
        self.cancel_button.setText(translate("NewTicket", "Close"))
        self._show_options()
