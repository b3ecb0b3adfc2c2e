"""The form of a new ticket as it looks: its fields, their names, what is said beside them, one column or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Impact, Priority, Urgency
from servicedesk.core.translation import plural, translate
from servicedesk.queries import staff
from servicedesk.services import tickets
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.tickets.category_field import CategoryField
from servicedesk.ui.pages.tickets.choices import Choices
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
from servicedesk.ui.widgets.scroll import FieldsColumn
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

TWO_COLUMNS_FROM = 460


class NewTicketForm(Panel):
    """Fields and buttons; what they do is said by who makes them."""

    # A new ticket has nothing to do with the one in front: it gets its place.
    stands_alone = True

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("", padding=14, spacing=10)
        self.workspace = workspace
        self._open_steps = 0
        self._parent_number = ""
        self._choices: Choices | None = None
        self._is_by_hand = False
        self.heading = PlainLabel("", tokens.PANE, bold=True)
        self.customer = ElidedLabel("", tokens.BODY, "text2")
        self.who = CustomerField(workspace)
        self.title = TextField("", "", most=tickets.TITLE_LIMIT)
        self.place = TextField("", "", most=60)
        self.scenario = ComboBox("")
        self.category = CategoryField()
        self.impact, self.urgency = ComboBox(""), ComboBox("")
        self.priority = Segmented("", [(item.value, "") for item in Priority], Priority.NORMAL.value, stretch=True)
        self.department = ComboBox("")
        self.person = ComboBox("")
        self.text = TextArea("", "", least_lines=4, most_lines=4)
        self.kind = KindSection(workspace)
        self.promise = PromiseRow(workspace)
        self.skip = ComboBox("")
        self.due = ElidedLabel("", tokens.META, "text2")
        self.save_button = PrimaryButton("", "ticket", "Ctrl ↵")
        self.cancel_button = QuietButton("", "", "Esc")
        self._build()

    def _build(self) -> None:
        self.title_row = FormRow("", self.title, required=True)
        self.place_row, self.scenario_row = FormRow("", self.place), FormRow("", self.scenario)
        self.priority_row, self.department_row = FormRow("", self.priority), FormRow("", self.department)
        self.category_row, self.assessed_row = FormRow("", self.category), FormRow("", self._assessed())
        self.person_row, self.text_row = FormRow("", self.person), FormRow("", self.text)
        self.skip_row = FormRow("", self.skip, required=True)
        self.who_row = FormRow("", self.who)
        self._chosen_from: dict[str, tuple[ComboBox | CategoryField, FormRow]] = {
            "scenario_id": (self.scenario, self.scenario_row),
            "category_id": (self.category, self.category_row),
            "department_id": (self.department, self.department_row),
            "owner_id": (self.person, self.person_row),
        }
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addWidget(self.customer, 1)
        self.body.addLayout(top)
        # What does not fit scrolls; the heading and the buttons stay.
        self.column = FieldsColumn(spacing=10)
        self.news = PlainLabel("", tokens.META, "primary_text", wrap=True)
        self.news.hide()
        self.body.addWidget(self.news)
        self.body.addWidget(self.column, 1)
        self.column.body.addWidget(self.title_row)
        self._work = QWidget()
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.addWidget(self.department_row)
        work.addWidget(self.person_row)
        self._pairs: list[QBoxLayout] = []
        for left, right in (
            (self.who_row, self.place_row),
            (self.scenario_row, self.category_row),
            (self.assessed_row, self.priority_row),
            (self.text_row, self._work),
        ):
            pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            pair.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
            pair.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
            self._pairs.append(pair)
            self.column.body.addLayout(pair)
        self.column.body.addWidget(self.kind)
        self.column.body.addWidget(self.promise)
        self.column.body.addWidget(self.skip_row)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(IconLabel("clock", "text2"))
        self._foot.addWidget(self.due, 1)
        self._foot.addWidget(self.cancel_button)
        self._foot.addWidget(self.save_button)
        self.body.addLayout(self._foot)
        self.skip_row.hide()

    def _assessed(self) -> QWidget:
        """Impact and urgency beside each other: together they propose the priority."""
        host = QWidget()
        line = QHBoxLayout(host)
        line.setContentsMargins(0, 0, 0, 0)
        for field in (self.impact, self.urgency):
            field.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(4)
            line.addWidget(field, 1)
        host.setFocusProxy(self.impact)
        return host

    def _show_options(self) -> None:
        choices = self._choices
        if choices is None:
            return
        none = (None, translate("NewTicket", "None"))
        self.scenario.set_options([none, *((row.id, str(row.name)) for row in choices.scenarios)])
        self.department.set_options([none, *((row.id, self._name(row)) for row in choices.departments)])
        self.category.set_categories(choices.categories)
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
        self.heading.setText(
            translate("NewTicket", "New sub-ticket of {number}", number=self._parent_number)
            if self._parent_number
            else translate("NewTicket", "New ticket")
        )
        self.who_row.set_words(translate("NewTicket", "{Customer}"), translate("NewTicket", "optional"))
        self.title_row.set_words(translate("NewTicket", "What is it about"))
        self.place_row.set_words(translate("NewTicket", "{Reference} or place"))
        self.scenario_row.set_words(translate("NewTicket", "Scenario"))
        self.priority.set_options([(item.value, wording.word(item)) for item in Priority])
        self.category_row.set_words(translate("Lifecycle", "Category"))
        self.assessed_row.set_words(translate("Lifecycle", "Impact and urgency"), translate("NewTicket", "optional"))
        nothing = (None, "—")
        self.impact.set_options([nothing, *((each.value, wording.word(each)) for each in Impact)])
        self.urgency.set_options([nothing, *((each.value, wording.word(each)) for each in Urgency)])
        self.impact.setAccessibleName(translate("Lifecycle", "Impact"))
        self.urgency.setAccessibleName(translate("Lifecycle", "Urgency"))
        self._name_priority()
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

    def _name_priority(self) -> None:
        remark = translate("Lifecycle", "set by hand") if self._is_by_hand else ""
        self.priority_row.set_words(translate("NewTicket", "Priority"), remark)

    # -- what is said -------------------------------------------------------------------------------------------

    def _say_gone(self, chosen: Mapping[str, object]) -> None:
        choices = self._choices
        if choices is None:
            return
        rows: dict[str, Sequence[Any]] = {
            "scenario_id": choices.scenarios,
            "category_id": choices.categories,
            "department_id": choices.departments,
            "owner_id": choices.people,
        }
        for name, (field, row) in self._chosen_from.items():
            value = chosen.get(name)
            if value is not None and value not in {each.id for each in rows[name]}:
                field.set_value(None)
                row.set_error(
                    translate("NewTicket", "What was chosen here is not offered any more; please choose again.")
                )

    def _say_taken_off(self, lost: Sequence[tuple[str, str]]) -> None:
        # Nothing that was entered there is thrown away unread.
        said = " · ".join(
            translate("Conflicts", "{field}: {value}", field=name, value=" ".join(words.split()))
            for name, words in lost
        )
        words = translate("NewTicket", "A colleague took this off the form; you had entered {what}", what=said)
        self.news.setText(words)
        self.news.show()

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
