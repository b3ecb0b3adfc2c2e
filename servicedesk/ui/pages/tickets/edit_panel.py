"""Editing a ticket in place: its fields with the values the edit started from, and the choice where two edits met."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.enums import Channel, Priority, TicketKind
from servicedesk.core.errors import Refused
from servicedesk.core.three_way import EditConflict
from servicedesk.core.translation import plural, translate
from servicedesk.queries.ticket_details import EntryRow, TicketDetail
from servicedesk.queries.ticket_values import field_values
from servicedesk.services import tickets
from servicedesk.services.drafts import discard_draft
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.ui import tokens
from servicedesk.ui.actions import typing_now
from servicedesk.ui.conflicts.panel import ConflictPanel
from servicedesk.ui.draft_keeper import DraftKeeper
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.tickets.edit_fields import PART, EditFields
from servicedesk.ui.pages.tickets.edit_words import EditChoices, ask_edit_choices, customers_in, record_words
from servicedesk.ui.tasks import still_there
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import IconLabel, Panel
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.status_bar import SavedMark
from servicedesk.ui.widgets.tab_order import put_last
from servicedesk.ui.workspace import Workspace

FORM = "ticket_edit"


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
        self._last_entry = max((entry.id for entry in detail.entries), default=0)
        self._news: list[EntryRow] = []
        self._ready = False
        self._describe: Callable[[EntryRow], str] = lambda entry: entry.text
        self._saving = False
        self._choices: dict[str, str] = {}
        self._undecided = False
        self.conflict: ConflictPanel | None = None
        self.heading = PlainLabel("", tokens.PANE, bold=True)
        self.kept = SavedMark("")
        self.news = ElidedLabel("", tokens.META, "primary_text")
        self.look = QuietButton("", "eye", "F7")
        self.fields = EditFields(workspace, detail)
        self.save_button = PrimaryButton("", "check", "Ctrl ↵")
        self.cancel_button = QuietButton("", "", "Esc")
        self._build()
        self._connect()
        self.setFocusProxy(self.fields)
        self.retranslate()
        self.restyle()
        self.keeper = DraftKeeper(workspace, self, FORM, str(self.ticket_id), self.content, self._restore)
        self.keeper.kept.connect(self.kept.set)
        workspace.ask(self._load, done=self._fill, owner=self, key="choices")

    def _load(self, desk: Any) -> tuple[EditChoices, dict[str, Any]]:
        return ask_edit_choices(desk), field_values(desk, self.ticket_id)

    @property
    def title(self) -> TextField:
        """The first field."""
        return self.fields.title

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
        self._form_column.addWidget(self.fields, 1)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.cancel_button)
        self._foot.addWidget(self.save_button)
        self._form_column.addLayout(self._foot)
        self.body.addWidget(self.form)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.closed)
        self.look.clicked.connect(self.look_wanted)
        self.fields.touched.connect(self._touched)
        self.workspace.actions.bind("save", self.save, self.form, self._has_keys)
        self.workspace.actions.bind(
            "ticket.look", self.look_wanted.emit, self._news_host, lambda: not self._news_host.isHidden()
        )

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab comes to the buttons behind the fields, those of the kind, too."""
        put_last(self, self.cancel_button, self.save_button)
        return super().focusNextPrevChild(forward)

    def _has_keys(self) -> bool:
        """Whoever writes in the composer below sends that."""
        focus = QApplication.focusWidget()
        return focus is None or self.isAncestorOf(focus) or not typing_now()

    def _fill(self, found: tuple[EditChoices, dict[str, Any]]) -> None:
        self.fields.offer(*found)
        self._ready = True
        self.keeper.start()

    def _touched(self) -> None:
        if self._ready:
            self.keeper.keep()

    # -- drafts --------------------------------------------------------------------------------------------------

    def content(self) -> dict[str, Any]:
        """Return the draft: what was typed, and what it started from."""
        choices = self.conflict.choices() if self.conflict is not None else {}
        return {
            "base": dict(self.fields.base),
            "values": self.fields.values(),
            "customer_name": self.fields.customer_name,
            "entry": self._last_entry,
            "choices": choices,
            # The list marks a ticket on which a choice waits.
            "undecided": self._undecided or self.conflict is not None,
        }

    def _restore(self, draft: dict[str, Any]) -> None:
        # Against what it started from then: what others changed since is seen when it is saved.
        self.fields.base = {**self.fields.base, **draft["base"]}
        self.fields.customer_name = str(draft.get("customer_name", ""))
        self._last_entry = int(draft.get("entry", self._last_entry))
        self.fields.name_options()
        self.fields.show_values({**self.fields.base, **draft["values"]})
        self._undecided = bool(draft.get("undecided", False))
        self._choices = {name: str(side) for name, side in draft.get("choices", {}).items()}

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
        if not self.fields.rows["title"].validate():
            self.title.setFocus()
            return
        changed = self.fields.changed()
        if changed:
            self._send(changed, self.fields.base)
        else:
            self._done()

    def _send(self, changed: dict[str, Any], base: dict[str, Any]) -> None:
        self._saving = True
        of_kind = {name.removeprefix(PART): changed.pop(name) for name in list(changed) if name.startswith(PART)}
        cleared = frozenset(name for name, value in changed.items() if value is None)
        wanted = {name: value for name, value in changed.items() if value is not None}
        for name, known in (("kind", TicketKind), ("priority", Priority), ("channel", Channel)):
            if name in wanted:
                wanted[name] = known(wanted[name])
        command = EditTicket(self.ticket_id, cleared=cleared, base=base, fields=of_kind or None, **wanted)
        words = translate("TicketEdit", "{number} changed", number=self.number)
        workspace, here, subject = self.workspace, still_there(self), str(self.ticket_id)

        def done(_none: object) -> None:
            if here():
                self._done()
            else:
                # Turned away from before it was saved: the draft that was left then is not needed.
                workspace.act(discard_draft, FORM, subject)

        def failed(error: Exception) -> None:
            if here():
                self._failed(error)
            else:
                workspace.failed(error)

        workspace.act(tickets.edit_ticket, command, done=done, failed=failed, undo=words)

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
        elif isinstance(error, Refused) and error.field in self.fields.rows:
            row = self.fields.rows[error.field]
            row.set_error(sentence(error))
            row.field.setFocus()
        elif not (isinstance(error, Refused) and self.fields.kind_fields.show_error(error.field, sentence(error))):
            self.workspace.failed(error)

    def _ask(self, conflict: EditConflict, choices: EditChoices) -> None:
        """Show what has to be chosen in place of the form, which stays as it is behind it."""
        self._drop_conflict()
        chips = tuple(self._chips())
        self.conflict = ConflictPanel(
            self.workspace, conflict, record_words(choices, self.workspace), chips, self._choices
        )
        self.conflict.resolved.connect(self._resolved)
        self.conflict.later.connect(self.closed)
        self.conflict.reshaped.connect(self.reshaped)
        self.form.hide()
        self.body.addWidget(self.conflict)
        self.conflict.take_focus()
        self.keeper.keep()
        self.updateGeometry()
        self.reshaped.emit()

    def _chips(self) -> list[str]:
        """Return what else happened since the edit began, beyond its fields."""
        return [
            f"{' '.join(self._describe(entry).split())} · {entry.author}".rstrip(" ·")
            for entry in self._news
            if entry.kind.value not in ("field", "note", "reply")
        ]

    def _resolved(self, chosen: dict[str, Any], based_on: dict[str, Any]) -> None:
        # From here on the form stands on what was chosen between: a third change asks about nothing else.
        self.fields.base = {**self.fields.base, **based_on}
        self.fields.show_values({**self.fields.values(), **chosen})
        changed = self.fields.changed()
        if changed:
            self._send(changed, self.fields.base)
        else:
            self._done()

    def _drop_conflict(self) -> None:
        if self.conflict is None:
            return
        panel, self.conflict = self.conflict, None
        panel.hide()
        self.body.removeWidget(panel)
        panel.deleteLater()

    # -- look ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        if not hasattr(self, "_foot"):
            return
        look = theme()
        self._form_column.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(12))
        self._form_column.setSpacing(look.px(8))
        self._foot.setSpacing(look.px(8))
        self.fields.fit()

    def minimumSizeHint(self) -> QSize:
        """It scrolls where there is little room."""
        return QSize(theme().px(240), theme().px(180 if self.conflict is None else 130))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A conflict brings its own frame."""
        if self.conflict is None:
            super().paintEvent(event)

    def retranslate(self) -> None:
        """Name every field in the language in force."""
        if not hasattr(self, "_foot"):
            return
        self.heading.setText(translate("TicketEdit", "Edit {number}", number=self.number))
        self.fields.name_fields()
        self.save_button.setText(translate("TicketEdit", "Save"))
        self.cancel_button.setText(translate("TicketEdit", "Close, draft kept"))
        self.look.setText(translate("TicketEdit", "Look"))
        if self._news:
            self.news.setText(self._news_words())
