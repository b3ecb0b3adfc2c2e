"""Editing a ticket in place: its fields with the values the edit started from, and the choice where two edits met."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.enums import Channel, Priority, StateClass, TicketKind
from servicedesk.core.errors import Refused
from servicedesk.core.three_way import EditConflict
from servicedesk.core.translation import plural, translate
from servicedesk.queries.ticket_details import EntryRow, TicketDetail
from servicedesk.services import tickets
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.ui import tokens, wording
from servicedesk.ui.actions import typing_now
from servicedesk.ui.conflicts.panel import ConflictPanel
from servicedesk.ui.cursor_memory import put_cursor
from servicedesk.ui.draft_keeper import DraftKeeper
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.tickets.customer_field import CustomerField
from servicedesk.ui.pages.tickets.edit_words import EditChoices, ask_edit_choices, customers_in, record_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import IconLabel, Panel
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.status_bar import SavedMark
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

FORM = "ticket_edit"
TWO_COLUMNS_FROM = 460
_FINISHED = (StateClass.SOLVED, StateClass.CLOSED)


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
    }


class EditPanel(Panel):
    """Every field of one ticket; ``saved`` when it is written, ``closed`` when put away with its draft kept."""

    saved = Signal()
    closed = Signal()
    look_wanted = Signal()
    reshaped = Signal()

    def __init__(self, workspace: Workspace, detail: TicketDetail) -> None:
        super().__init__("", padding=0, spacing=0)
        self.workspace = workspace
        self.ticket_id, self.number = detail.row.id, detail.row.number
        self.base = base_of(detail)
        self._customer_id = detail.row.customer_id
        self._customer_name = detail.row.customer_name
        self._finished = detail.row.state_class in _FINISHED
        self._last_entry = max((entry.id for entry in detail.entries), default=0)
        self._news: list[EntryRow] = []
        self._choices = EditChoices()
        self._describe: Callable[[EntryRow], str] = lambda entry: entry.text
        self._saving = False
        self._waiting: tuple[dict[str, Any], dict[str, Any]] = ({}, {})
        self.conflict: ConflictPanel | None = None
        self._make_fields()
        self._build()
        self._connect()
        self.setFocusProxy(self.title)
        self.retranslate()
        self.restyle()
        self._show(self.base)
        self.keeper = DraftKeeper(workspace, self, FORM, str(self.ticket_id), self.content, self._restore)
        self.keeper.kept.connect(self.kept.set)
        workspace.ask(ask_edit_choices, done=self._fill, owner=self, key="choices")

    def _make_fields(self) -> None:
        self.heading = PlainLabel("", tokens.PANE, bold=True)
        self.kept = SavedMark("")
        self.news = ElidedLabel("", tokens.META, "primary_text")
        self.look = QuietButton("", "eye", "F7")
        self.title = TextField("", "", most=tickets.TITLE_LIMIT)
        self.place = TextField("", "", most=60)
        self.who = CustomerField(self.workspace)
        self.kind = ComboBox("")
        self.priority = ComboBox("")
        self.channel = ComboBox("")
        self.scenario = ComboBox("")
        self.description = TextArea("", "", least_lines=3, most_lines=6)
        self.resolution = TextArea("", "", least_lines=2, most_lines=4)
        self.cause = ComboBox("")
        self.save_button = PrimaryButton("", "check", "Ctrl ↵")
        self.cancel_button = QuietButton("", "", "Esc")

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.form = QWidget()
        self._form_column = QVBoxLayout(self.form)
        self._head = QHBoxLayout()
        self._head.addWidget(self.heading)
        self._head.addStretch(1)
        self._head.addWidget(self.kept)
        self._form_column.addLayout(self._head)
        self._news_host = QWidget()
        self._news_row = QHBoxLayout(self._news_host)
        self._news_row.setContentsMargins(0, 0, 0, 0)
        self._news_row.addWidget(IconLabel("user", "primary_text", 14))
        self._news_row.addWidget(self.news, 1)
        self._news_row.addWidget(self.look)
        self._news_host.hide()
        self._form_column.addWidget(self._news_host)
        self.column = ScrollColumn(spacing=9)
        self._fill_column()
        self._form_column.addWidget(self.column, 1)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.cancel_button)
        self._foot.addWidget(self.save_button)
        self._form_column.addLayout(self._foot)
        self.body.addWidget(self.form)

    def _fill_column(self) -> None:
        fields = ("title", "place", "who", "kind", "priority", "channel", "scenario", "description", "resolution")
        self.form_rows = {name: FormRow("", getattr(self, name)) for name in (*fields, "cause")}
        rows = self.form_rows
        self.column.body.addWidget(rows["title"])
        self._pairs: list[QBoxLayout] = []
        for left, right in (("place", "who"), ("kind", "priority"), ("channel", "scenario")):
            pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            for name in (left, right):
                pair.addWidget(rows[name], 1, Qt.AlignmentFlag.AlignTop)
            self._pairs.append(pair)
            self.column.body.addLayout(pair)
        for name in ("description", "resolution", "cause"):
            self.column.body.addWidget(rows[name])
        for name in ("resolution", "cause"):
            rows[name].setVisible(self._finished)

    def _connect(self) -> None:
        self.form_rows["title"].set_check(
            lambda: (
                "" if self.title.text().strip() else translate("Errors", "Please say in a few words what it is about.")
            )
        )
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.closed)
        self.look.clicked.connect(self.look_wanted)
        self.who.picked.connect(self._customer_picked)
        self.workspace.actions.bind("save", self.save, self.form, self._has_keys)
        self.workspace.actions.bind(
            "ticket.look", self.look_wanted.emit, self._news_host, lambda: not self._news_host.isHidden()
        )

    def _has_keys(self) -> bool:
        """Whoever writes in the composer below sends that."""
        focus = QApplication.focusWidget()
        return focus is None or self.isAncestorOf(focus) or not typing_now()

    def _fill(self, choices: EditChoices) -> None:
        first = not self._choices.scenarios
        self._choices = choices
        held = self.values()
        self._show_options()
        self._show(held)
        if first:
            self.keeper.start()

    def _show_options(self) -> None:
        none = (None, translate("TicketEdit", "None"))
        self.kind.set_options([(each.value, wording.word(each)) for each in TicketKind])
        self.priority.set_options([(each.value, wording.word(each)) for each in Priority])
        self.channel.set_options([(each.value, wording.word(each)) for each in Channel])
        scenarios = [(row.id, str(row.name)) for row in self._choices.scenarios]
        known = {key for key, _words in scenarios}
        kept = self.base["scenario_id"]
        if kept is not None and kept not in known:
            # Taken off the list since: the ticket keeps it until somebody chooses another.
            scenarios.append((kept, str(kept)))
        self.scenario.set_options([none, *scenarios])
        causes = [(each.zh, str(each)) for each in self._choices.causes]
        own = str(self.base["cause"])
        if own and own not in [key for key, _words in causes]:
            causes.append((own, own))
        self.cause.set_options([("", translate("Tickets", "Not known yet")), *causes])

    # -- values --------------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """Return what the fields hold, as it is kept."""
        return {
            "title": self.title.text(),
            "description": self.description.text(),
            "kind": self.kind.value(),
            "priority": self.priority.value(),
            "place": self.place.text(),
            "customer_id": self._customer_id,
            "channel": self.channel.value(),
            "scenario_id": self.scenario.value(),
            "resolution": self.resolution.text(),
            "cause": self.cause.value(),
        }

    def _show(self, values: dict[str, Any]) -> None:
        for name in ("title", "place", "description", "resolution"):
            getattr(self, name).set_text(str(values[name]))
        for name in ("kind", "priority", "channel", "cause"):
            getattr(self, name).set_value(values[name])
        self.scenario.set_value(values["scenario_id"])
        self._customer_id = values["customer_id"]
        self.who.show_customer(self._customer_id, self._customer_name)

    def _customer_picked(self, customer_id: int | None, _place: str) -> None:
        self._customer_id = customer_id
        self._customer_name = self.who.text() if customer_id is not None else ""
        self.keeper.keep()

    def changed(self) -> dict[str, Any]:
        """Return the fields that differ from what the edit started from."""
        return {name: value for name, value in self.values().items() if value != self.base[name]}

    # -- drafts --------------------------------------------------------------------------------------------------

    def content(self) -> dict[str, Any]:
        """Return the draft: what was typed, and what it started from."""
        choices = self.conflict.choices() if self.conflict is not None else {}
        return {
            "base": dict(self.base),
            "values": self.values(),
            "customer_name": self._customer_name,
            "entry": self._last_entry,
            "choices": choices,
        }

    def _restore(self, draft: dict[str, Any]) -> None:
        # Against what it started from then: what others changed since is seen when it is saved.
        self.base = {**self.base, **draft["base"]}
        self._customer_name = str(draft.get("customer_name", ""))
        self._last_entry = int(draft.get("entry", self._last_entry))
        self._show_options()
        self._show({**self.base, **draft["values"]})
        self._waiting = ({}, dict(draft.get("choices", {})))

    def flush(self) -> None:
        """Write the draft now."""
        self.keeper.flush()

    def put_away(self) -> None:
        """Esc: keep the draft, which does not come back by itself."""
        self.keeper.close()

    # -- what others do meanwhile --------------------------------------------------------------------------------

    def show_news(self, detail: TicketDetail, describe: Callable[[EntryRow], str]) -> None:
        """Say in one quiet line what somebody else did to the ticket; no field is touched."""
        self._describe = describe
        me = self.workspace.desk.actor.name
        self._news = [entry for entry in detail.entries if entry.id > self._last_entry and entry.author != me]
        self._news_host.setVisible(bool(self._news))
        if self._news:
            self.news.setText(self._news_words())

    def _news_words(self) -> str:
        last = self._news[-1]
        words = translate(
            "TicketEdit",
            "{name} {time}: {act}",
            name=last.author or translate("Tickets", "System"),
            time=f"{self.workspace.desk.site.local(last.at):%H:%M}",
            act=" ".join(self._describe(last).split()),
        )
        more = len(self._news) - 1
        return f"{words} · {plural('TicketEdit', 'and {n} more', 'and {n} more', more)}" if more else words

    # -- saving --------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Write what was changed; where others changed the same, ask."""
        if self._saving:
            return
        if not self.form_rows["title"].validate():
            self.title.setFocus()
            return
        changed = self.changed()
        if not changed:
            self.keeper.done()
            self.saved.emit()
            return
        self._send(changed, self.base)

    def _send(self, changed: dict[str, Any], base: dict[str, Any]) -> None:
        self._saving = True
        cleared = frozenset(name for name, value in changed.items() if value is None)
        wanted = {name: value for name, value in changed.items() if value is not None}
        for name, known in (("kind", TicketKind), ("priority", Priority), ("channel", Channel)):
            if name in wanted:
                wanted[name] = known(wanted[name])
        self._waiting = ({**base}, self._waiting[1])
        command = EditTicket(self.ticket_id, cleared=cleared, base=base, **wanted)
        words = translate("TicketEdit", "{number} changed", number=self.number)
        self.workspace.act(
            tickets.edit_ticket, command, done=lambda _none: self._done(), failed=self._failed, owner=self, undo=words
        )

    def _done(self) -> None:
        self._saving = False
        self.keeper.done()
        self.saved.emit()

    def _failed(self, error: Exception) -> None:
        self._saving = False
        if isinstance(error, EditConflict):
            self.workspace.ask(
                ask_edit_choices,
                customers_in(error),
                done=lambda choices: self._ask(error, choices),
                owner=self,
                key="names",
            )
        elif isinstance(error, Refused) and error.field == "title":
            self.form_rows["title"].set_error(sentence(error))
            self.title.setFocus()
        else:
            self.workspace.failed(error)

    def _ask(self, conflict: EditConflict, choices: EditChoices) -> None:
        """Show what has to be chosen in place of the form, which stays as it is behind it."""
        self._drop_conflict()
        named = {each.name for each in conflict.merged} | {each.name for each in conflict.fields}
        chips = tuple(self._chips(named))
        self.conflict = ConflictPanel(
            self.workspace, conflict, record_words(choices), chips, {k: str(v) for k, v in self._waiting[1].items()}
        )
        self.conflict.resolved.connect(self._resolved)
        self.conflict.later.connect(self.closed)
        self.form.hide()
        self.body.addWidget(self.conflict)
        self.conflict.take_focus()
        self.keeper.keep()
        self.updateGeometry()
        self.reshaped.emit()

    def _chips(self, _named: set[str]) -> list[str]:
        """Return what else happened since the edit began, beyond its fields."""
        return [
            f"{' '.join(self._describe(entry).split())} · {entry.author}".rstrip(" ·")
            for entry in self._news
            if entry.kind.value not in ("field", "note", "reply")
        ]

    def _resolved(self, chosen: dict[str, Any], based_on: dict[str, Any]) -> None:
        # From here on the form stands on what was chosen between: a third change asks about nothing else.
        self.base = {**self.base, **based_on}
        self._show({**self.values(), **chosen})
        changed = self.changed()
        if changed:
            self._send(changed, self.base)
        else:
            self._done()

    def _drop_conflict(self) -> None:
        if self.conflict is None:
            return
        panel, self.conflict = self.conflict, None
        panel.hide()
        self.body.removeWidget(panel)
        panel.deleteLater()

    def show_form(self) -> None:
        """Back from the choice to the form, where the cursor was."""
        self._drop_conflict()
        self.form.show()
        put_cursor(self, {"field": "title"})

    # -- look ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        if not hasattr(self, "_pairs"):
            return
        look = theme()
        self._form_column.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(12))
        self._form_column.setSpacing(look.px(8))
        self._foot.setSpacing(look.px(8))
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

    def minimumSizeHint(self) -> QSize:
        """It scrolls where there is little room."""
        least = 250 if self.conflict is not None else 180
        return QSize(theme().px(240), theme().px(least))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A conflict brings its own frame."""
        if self.conflict is None:
            super().paintEvent(event)

    def retranslate(self) -> None:
        """Name every field in the language in force."""
        if not hasattr(self, "form_rows"):
            return
        self.heading.setText(translate("TicketEdit", "Edit {number}", number=self.number))
        names = {
            "title": translate("NewTicket", "What is it about"),
            "place": translate("NewTicket", "{Reference} or place"),
            "who": translate("NewTicket", "{Customer}"),
            "kind": translate("TicketEdit", "Kind"),
            "priority": translate("NewTicket", "Priority"),
            "channel": translate("TicketEdit", "Channel"),
            "scenario": translate("NewTicket", "Scenario"),
            "description": translate("NewTicket", "What was said"),
            "resolution": translate("Tickets", "How was it solved?"),
            "cause": translate("Tickets", "Cause"),
        }
        for name, words in names.items():
            self.form_rows[name].set_words(words)
        self.save_button.setText(translate("TicketEdit", "Save"))
        self.cancel_button.setText(translate("TicketEdit", "Close, draft kept"))
        self.look.setText(translate("TicketEdit", "Look"))
        held = self.values() if self.kind.count() else self.base
        self._show_options()
        self._show(held)
        if self._news:
            self.news.setText(self._news_words())
