"""Who reads a sensitive case: shown beside it, and changed in place by typing names."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.enums import StateClass
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import case_readers
from servicedesk.queries.case_readers import CaseReaders, ReaderRow
from servicedesk.queries.ticket_details import TicketDetail
from servicedesk.services import sensitive_cases
from servicedesk.services.sensitive_cases import NameReaders
from servicedesk.ui import tokens
from servicedesk.ui.actions import key_words
from servicedesk.ui.pages.settings.roles import role_words
from servicedesk.ui.pages.tickets.detail_pane import DetailPane
from servicedesk.ui.pages.tickets.panels import ActPanel
from servicedesk.ui.pages.tickets.people_field import PeopleField
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed, clear_layout
from servicedesk.ui.widgets.buttons import QuietButton
from servicedesk.ui.widgets.cards import Line, SectionHeader
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.tags import PillButton, Tag
from servicedesk.ui.workspace import Workspace

NAMES_SHOWN = 4


def by_role_words(readers: CaseReaders, between: str = " · ") -> str:
    """Say who reads every sensitive case: the roles, and of a few people the names."""
    parts = []
    for role, names in readers.by_role:
        few = translate("Readers", ", ").join(names)
        if len(names) > NAMES_SHOWN:
            few = plural("Readers", "{n} person", "{n} people", len(names))
        parts.append(translate("Readers", "{role}: {names}", role=role_words(role), names=few))
    return between.join(parts)


class ReaderStrip(Themed, QWidget):
    """Beside a sensitive case: who reads it by role and by name; a press takes a name off."""

    removed = Signal(object)
    add_pressed = Signal()

    def __init__(self, readers: CaseReaders, may_change: bool) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        title = translate("Readers", "Who may read it")
        self._column.addWidget(Line())
        self._column.addWidget(SectionHeader(title, size=tokens.ROW))
        self._column.addWidget(PlainLabel(by_role_words(readers, "\n"), tokens.META, "text2", wrap=True))
        host = QWidget()
        flow = FlowLayout(host, 6)
        for row in readers.named:
            flow.addWidget(self._pill(row, may_change))
        self._column.addWidget(host)
        host.setVisible(bool(readers.named))
        self.add = QuietButton(translate("Readers", "Name people"), "plus", key_words("ticket.readers"))
        self.add.clicked.connect(self.add_pressed)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self._column.addLayout(foot)
        # Not before it has its place: alone it would be a window.
        self.add.setVisible(may_change)
        self.setAccessibleName(title)
        self.follow_theme()

    def _pill(self, row: ReaderRow, may_change: bool) -> QWidget:
        if not may_change:
            return Tag(row.name, "violet", "eye")
        button = PillButton(row.name, "violet", "x")
        button.setAccessibleName(translate("Readers", "{name} may no longer read it", name=row.name))
        button.clicked.connect(lambda: self.removed.emit(row))
        return button

    def restyle(self) -> None:
        """Scale the gaps."""
        self._column.setSpacing(theme().px(6))
        super().restyle()


class ReadersPanel(ActPanel):
    """The people named on the case, as many added and taken off as one likes, saved in one act."""

    def __init__(self, workspace: Workspace, number: str, readers: CaseReaders) -> None:
        title = translate("Readers", "Who may read {number}", number=number)
        super().__init__(workspace, title, translate("Readers", "Save"), "users")
        self._before = {row.id for row in readers.named}
        self.people = PeopleField(workspace, translate("Readers", "People who may read this case"), readers.named)
        self.people_row = FormRow(
            translate("Readers", "By name"),
            self.people,
            translate("Readers", "Name, pinyin or initials; several, then save"),
        )
        self.add_row(self.people_row)
        self.remark.setText(translate("Readers", "By role, always: {people}", people=by_role_words(readers)))
        self.people.nobody.connect(self._nobody)
        self.people.edited.connect(self._edited)
        self.people.finished.connect(self.save)
        self.setFocusProxy(self.people)

    def _edited(self) -> None:
        self.people_row.set_error("")
        self.reshaped.emit()

    def _nobody(self, words: str) -> None:
        self.people_row.set_error(
            translate("Readers", "Nobody fits “{words}”. Who reads every case by role need not be named.", words=words)
        )

    def added(self) -> tuple[int, ...]:
        """Return who is to be named and was not."""
        return tuple(each for each in self.people.ids() if each not in self._before)

    def taken_off(self) -> tuple[int, ...]:
        """Return who was named and is not to be."""
        return tuple(sorted(self._before.difference(self.people.ids())))

    def save(self) -> None:
        """Hand over; a name that is typed and not chosen yet is not lost."""
        if self.people.field.text().strip():
            self._nobody(self.people.field.text().strip())
            self.people.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.added() or self.taken_off():
            self.saved.emit()
        else:
            self.closed.emit()


class ReaderActs(QObject):
    """Shows the strip of a sensitive case and opens the panel; quiet on every other ticket."""

    def __init__(self, workspace: Workspace, pane: DetailPane) -> None:
        super().__init__(pane)
        self.workspace, self.pane = workspace, pane
        self.strip: ReaderStrip | None = None
        pane.bind("ticket.readers", self.open, self.may_change)
        pane.shown.connect(self._shown)

    def may_change(self) -> bool:
        """Whether the case in front is sensitive, and its readers are named by whoever is here."""
        detail, can = self.pane.detail, self.workspace.desk.actor.can
        return (
            detail is not None
            and detail.row.is_sensitive
            and detail.row.state_class is not StateClass.MERGED
            and can(Permission.VIEW_SENSITIVE)
            and can(Permission.WORK_ON_TICKET)
        )

    def _ask(self, ticket_id: int, done: Any) -> None:
        self.workspace.ask(case_readers.case_readers, ticket_id, done=done, owner=self, key="readers")

    def _shown(self, detail: TicketDetail) -> None:
        if detail.row.is_sensitive:
            self._ask(detail.row.id, lambda found: self._show(detail.row.id, found))

    def _show(self, ticket_id: int, readers: CaseReaders | None) -> None:
        place = self.pane.side.readers_place
        clear_layout(place)
        self.strip = None
        if readers is None or self.pane.ticket_id != ticket_id:
            return
        self.strip = ReaderStrip(readers, self.may_change())
        self.strip.add_pressed.connect(self.open)
        self.strip.removed.connect(lambda row: self._take_off(ticket_id, row))
        place.addWidget(self.strip)

    def _take_off(self, ticket_id: int, row: ReaderRow) -> None:
        words = translate("Readers", "{name} may no longer read it", name=row.name)
        command = NameReaders(ticket_id, removed=(row.id,))
        self.workspace.act(sensitive_cases.name_readers, command, owner=self.pane, undo=words)

    def open(self) -> None:
        """N: who may read this case, to add to and to take from."""
        detail = self.pane.detail
        if detail is not None and self.may_change():
            self.pane.ask_first(
                case_readers.case_readers, detail.row.id, done=partial(self._open, detail), key="readers"
            )

    def _open(self, detail: TicketDetail, readers: CaseReaders | None) -> None:
        if readers is None:
            return
        panel = ReadersPanel(self.workspace, detail.row.number, readers)

        def save() -> None:
            finish = self.pane.finisher()
            command = NameReaders(detail.row.id, panel.added(), panel.taken_off())
            words = translate("Readers", "Readers of {number} saved", number=detail.row.number)
            self.workspace.act(
                sensitive_cases.name_readers,
                command,
                done=lambda _done: finish(),
                owner=self.pane,
                undo=words,
            )

        panel.saved.connect(save)
        panel.closed.connect(self.pane.close_panel)
        self.pane.open_panel(panel, self.open)
        panel.people.field.setFocus(Qt.FocusReason.OtherFocusReason)
