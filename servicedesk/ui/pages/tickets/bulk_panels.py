"""What an act on the marked tickets asks for, once for all of them, and what it would do, said before saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QWidget

from servicedesk.core.enums import Priority, StateClass
from servicedesk.core.translation import plural, translate
from servicedesk.queries.ticket_categories import Category
from servicedesk.services.bulk_edits import Assignment, BulkEdit, BulkResult, NewState
from servicedesk.ui import wording
from servicedesk.ui.errors import sentence
from servicedesk.ui.moved_words import Local, first_moves
from servicedesk.ui.pages.tickets.category_field import CategoryField
from servicedesk.ui.pages.tickets.panels import ActPanel, AssignPanel
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

# So many tickets left out are named with their reason; of more only how many.
NAMED = 5
Changes = dict[str, Any]


def result_words(result: BulkResult, local: Local, now: datetime) -> str:
    """Return what an act on many would do: how many change, are so already, are left out and why, deadlines moved."""
    lines = [plural("Bulk", "{n} ticket changes", "{n} tickets change", result.changed)]
    if result.unchanged:
        lines.append(plural("Bulk", "{n} is so already", "{n} are so already", result.unchanged))
    if result.moved:
        lines.append(plural("Bulk", "{n} deadline moves", "{n} deadlines move", result.moved))
    first = "\n".join((" · ".join(lines), *first_moves(result.moves, local, now)))
    if not result.left_out:
        return first
    parts = [plural("Bulk", "{n} stays as it is:", "{n} stay as they are:", len(result.left_out))]
    parts += [f"{each.number} {sentence(each.error)}".strip() for each in result.left_out[:NAMED]]
    if len(result.left_out) > NAMED:
        parts.append(plural("Bulk", "and {n} more", "and {n} more", len(result.left_out) - NAMED))
    return "\n".join((first, *parts))


def unlooked_words(count: int) -> str:
    """Return what will be checked on tickets that are too many to be tried before saving."""
    return translate(
        "Bulk",
        "{n} tickets: for each it is checked on saving that it was not merged, that you may, that the step is allowed"
        " and nothing it asks for is missing. What does not pass stays as it is, marked, and is counted afterwards.",
        n=f"{count:,}",
    )


class BulkPanel(ActPanel):
    """Fields for one change of many tickets; *changes* hands them over, None while something is missing."""

    def __init__(self, workspace: Workspace, title: str, save: str, icon: str) -> None:
        super().__init__(workspace, title, save, icon)
        self.first: QWidget | None = None
        self.asked: Callable[[], object] = lambda: None

    def changes(self) -> Changes | None:
        """Return what is chosen, as the fields of the command."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Have the keys in the first field."""
        if self.first is not None:
            self.first.setFocus()

    def save(self) -> None:
        """Hand over what is chosen, or say that nothing is."""
        if self.changes() is not None:
            self.saved.emit()
        else:
            self.remark.setText(translate("Errors", "Please choose first what to change."))
            self.take_focus()


class BulkPriorityPanel(BulkPanel):
    """Priority, category and tag: what files a ticket."""

    def __init__(self, workspace: Workspace, title: str, categories: Sequence[Category]) -> None:
        super().__init__(workspace, title, translate("Bulk", "Change"), "flag")
        keep: list[tuple[str | int | None, str]] = [("", translate("Bulk", "as it is"))]
        self.priority = ComboBox("", keep + [(each.value, wording.word(each)) for each in Priority], "")
        self.category = CategoryField(lambda: translate("Bulk", "as it is"))
        self.category.set_categories(categories)
        self.tag = TextField(translate("Bulk", "Add the tag"), "", "tag", most=40)
        self.add_row(FormRow(translate("Bulk", "Priority"), self.priority))
        self.add_row(FormRow(translate("Bulk", "Category"), self.category))
        self.add_row(FormRow(translate("Bulk", "Add the tag"), self.tag))
        self.first = self.priority
        self.priority.chosen.connect(lambda _value: self.asked())
        self.category.picked.connect(lambda _value: self.asked())
        self.tag.settled.connect(lambda _text: self.asked())

    def changes(self) -> Changes | None:
        """Whatever was chosen of the three."""
        value = str(self.priority.value() or "")
        found: Changes = {}
        if value:
            found["priority"] = Priority(value)
        if self.category.value() is not None:
            found["category_id"] = self.category.value()
        if self.tag.text().strip():
            found["tag"] = self.tag.text().strip()
        return found or None


class BulkStatePanel(BulkPanel):
    """A state, and its reason or resolution said once."""

    def __init__(self, workspace: Workspace, title: str, states: Sequence[Any]) -> None:
        super().__init__(workspace, title, translate("Bulk", "Change"), "check")
        self._classes = {row.code: row.state_class for row in states}
        offered = [row for row in states if row.state_class is not StateClass.MERGED]
        self.state = ComboBox("", [(row.code, str(row.name)) for row in offered], self._first(offered))
        self.reason = TextArea(translate("Bulk", "Reason"), "", least_lines=2, most_lines=4)
        self.row = FormRow(translate("Bulk", "Reason"), self.reason)
        self.add_row(FormRow(translate("Bulk", "State"), self.state))
        self.add_row(self.row)
        self.first = self.reason
        self.state.chosen.connect(lambda _value: self._state_chosen())
        self.reason.settled.connect(lambda _text: self.asked())
        self._state_chosen()

    @staticmethod
    def _first(offered: Sequence[Any]) -> str:
        solved = (row.code for row in offered if row.state_class is StateClass.SOLVED)
        return next(solved, offered[0].code if offered else "")

    def _state_chosen(self) -> None:
        solving = self._classes.get(str(self.state.value())) is StateClass.SOLVED
        words = translate("Bulk", "How they were solved") if solving else translate("Bulk", "Reason")
        self.row.set_words(words, "")
        self.asked()

    def changes(self) -> Changes | None:
        """The state with its words: a resolution when they are solved, a reason otherwise."""
        code, words = str(self.state.value() or ""), self.reason.text().strip()
        if not code:
            return None
        if self._classes.get(code) is StateClass.SOLVED:
            return {"state": NewState(code, resolution=words, anyway=words)}
        return {"state": NewState(code, reason=words)}


class BulkParentPanel(BulkPanel):
    """The number of the ticket above them."""

    def __init__(self, workspace: Workspace, title: str) -> None:
        super().__init__(workspace, title, translate("Bulk", "Link"), "link")
        self.number = TextField(translate("Bulk", "Ticket number"), "T-…", "link", most=20)
        self.row = FormRow(translate("Bulk", "Ticket number"), self.number, required=True)
        self.add_row(self.row)
        self.first = self.number
        self.number.settled.connect(lambda _text: self.asked())

    def changes(self) -> Changes | None:
        """The number typed."""
        return {"parent": self.number.text().strip()} if self.number.text().strip() else None


class BulkDeletePanel(BulkPanel):
    """Why; everything can be restored from the bin."""

    def __init__(self, workspace: Workspace, title: str) -> None:
        super().__init__(workspace, title, translate("Bulk", "Delete"), "trash")
        self.reason = TextArea(translate("Bulk", "Reason"), "", least_lines=1, most_lines=3)
        self.add_row(FormRow(translate("Bulk", "Reason"), self.reason))
        self.first = self.reason

    def changes(self) -> Changes | None:
        """The reason, which may be empty."""
        return {"reason": self.reason.text().strip()}


class BulkAssignPanel(AssignPanel):
    """As for one ticket, beginning with nobody."""

    def __init__(self, workspace: Workspace, title: str, departments: Sequence[Any], people: Sequence[Any]) -> None:
        super().__init__(workspace, departments, people, SimpleNamespace(department=None, owner_id=None))
        self.asked: Callable[[], object] = lambda: None
        self.title.setText(title)
        self.department.chosen.connect(lambda _value: self.asked())
        self.owner.chosen.connect(lambda _value: self.asked())

    def take_focus(self) -> None:
        """Have the keys in the first field."""
        self.department.setFocus()

    def changes(self) -> Changes | None:
        """The department and person; neither is no assignment."""
        department, owner = self.department.value(), self.owner.value()
        if department is None and owner is None:
            return None
        return {"assignment": Assignment(_number(department), _number(owner), self.note.text())}

    def save(self) -> None:
        """Hand over when somebody was chosen."""
        if self.changes() is None:
            self.remark.setText(translate("Bulk", "Please choose a department or a person."))
            self.department.setFocus()
        else:
            self.saved.emit()


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))


def command_of(ids: Sequence[int], changes: Changes, versions: dict[int, int]) -> BulkEdit:
    """Return the command for *ids*."""
    return BulkEdit(tuple(ids), versions, **changes)
