"""Writing on a ticket: an internal note, or what the guest was told; a draft until it is sent."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.translation import translate
from servicedesk.queries.drafts import my_draft
from servicedesk.services import drafts, tickets
from servicedesk.ui import tokens
from servicedesk.ui.cursor_memory import cursor_of, put_cursor
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import SoftButton
from servicedesk.ui.widgets.cards import IconLabel, Pane
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.pickers import NumberField
from servicedesk.ui.widgets.status_bar import SavedMark
from servicedesk.ui.widgets.text_area import EditorBox, TextArea
from servicedesk.ui.workspace import Workspace

NOTE, REPLY = "note", "reply"
FORM = "ticket"
LEAST_LINES, MOST_LINES = 2, 5
# Unscaled: with less, the line to write in has a row of its own.
BESIDE_FROM = 560


class Composer(Pane):
    """One text at a time, kept per ticket and person."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("top", padding=14, spacing=8)
        self.workspace = workspace
        self._ticket_id: int | None = None
        self._stored = ""
        self._shape = (False, False)
        self.way = Segmented("", [], NOTE)
        self.saved = SavedMark("")
        self.area = TextArea("", "", least_lines=LEAST_LINES, most_lines=MOST_LINES)
        self.minutes = NumberField("", 0, 0, tickets.MOST_MINUTES)
        self.send = SoftButton("", "", "Ctrl ↵")
        head = self._head = QHBoxLayout()
        head.addWidget(self.way)
        head.addStretch(1)
        head.addWidget(self.saved)
        self.body.addLayout(head)
        self._clock = IconLabel("clock", "text3", 14)
        box = self._box = EditorBox(self.area)
        box.footer.addWidget(self._clock)
        box.footer.addWidget(self.minutes)
        box.footer.addStretch(1)
        box.footer.addWidget(self.send)
        self.body.addWidget(box)
        self.send.clicked.connect(self.submit)
        self.area.settled.connect(lambda _text: self._keep())
        self.way.chosen.connect(lambda _way: self._keep())
        workspace.actions.bind("save", self.submit, self.area, self.area.hasFocus)
        self.retranslate()

    def set_brief(self, brief: bool, width: int = 0) -> None:
        """One line and its button while something above needs the room; what is typed stays, the time with it.

        Where *width* pixels suffice, the line stands between the choice of its way and the button.
        """
        beside = brief and width >= theme().px(BESIDE_FROM)
        if (brief, beside) == self._shape:
            return
        self._shape = brief, beside
        for widget in (self._clock, self.minutes):
            widget.setVisible(not brief)
        self.saved.set_brief(beside)
        (self._head if brief else self._box.footer).addWidget(self.send)
        if beside:
            self._head.insertWidget(1, self._box, 100)
        else:
            self.body.addWidget(self._box)
        self.area.set_lines(1 if brief else LEAST_LINES, MOST_LINES)
        # Whoever shares out the room asks for the height at once, not after the next event.
        for part in (self._box, self):
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
            part.updateGeometry()

    def show_ticket(self, ticket_id: int | None, may_write: bool) -> None:
        """Turn to another ticket; what was typed on the last one is kept as its draft."""
        if ticket_id == self._ticket_id:
            return
        self.flush()
        self._ticket_id = ticket_id
        self._stored = ""
        self.area.set_text("")
        self.minutes.set_value(0)
        self.saved.set("")
        self.setVisible(may_write and ticket_id is not None)
        if ticket_id is not None and may_write:
            self.workspace.ask(
                my_draft,
                FORM,
                str(ticket_id),
                done=lambda found: self._restore(ticket_id, found),
                owner=self,
                key="draft",
            )

    def _restore(self, ticket_id: int, found: Any) -> None:
        if found is None or ticket_id != self._ticket_id or self.area.text():
            return
        self.way.set_value(str(found.content.get("way", NOTE)))
        self._stored = str(found.content.get("text", ""))
        self.minutes.set_value(int(found.content.get("minutes", 0)))
        self.area.set_text(self._stored)
        put_cursor(self, found.content.get("cursor", {}), keys=self.area.hasFocus())
        self.saved.set(translate("Tickets", "Draft restored"))

    def flush(self) -> None:
        """Write what was typed now."""
        self.area.flush()
        self._keep()

    def _keep(self) -> None:
        text = self.area.text()
        if self._ticket_id is None or text == self._stored:
            return
        self._stored = text
        subject = str(self._ticket_id)
        if text.strip():
            content = {"text": text, "way": self.way.value(), "minutes": self.minutes.value()}
            content["cursor"] = cursor_of(self)
            self.workspace.act(drafts.save_draft, FORM, subject, content, done=lambda _done: self._kept(), owner=self)
        else:
            self.workspace.act(drafts.discard_draft, FORM, subject, owner=self)

    def _kept(self) -> None:
        self.saved.set(translate("Tickets", "Draft saved {time}", time=f"{self.workspace.now():%H:%M:%S}"))

    def submit(self) -> None:
        """Send the text; the draft goes when it is safe in the ticket."""
        text = self.area.text()
        if not text.strip() or self._ticket_id is None:
            self.area.setFocus()
            return
        service = tickets.add_reply if self.way.value() == REPLY else tickets.add_note
        ticket_id = self._ticket_id
        words = (
            translate("Tickets", "Note saved") if service is tickets.add_note else translate("Tickets", "Reply noted")
        )
        self.workspace.act(
            service,
            ticket_id,
            text,
            self.minutes.value(),
            done=lambda _id: self._sent(ticket_id, text),
            owner=self,
            undo=words,
        )

    def _sent(self, ticket_id: int, text: str) -> None:
        if ticket_id == self._ticket_id and self.area.text() == text:
            self.area.set_text("")
            self.minutes.set_value(0)
            self._stored = ""
            self.saved.set("")
        self.workspace.act(drafts.discard_draft, FORM, str(ticket_id))

    def write(self, way: str) -> None:
        """Put the cursor into the text."""
        self.way.set_value(way)
        self.area.setFocus()

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "send"):
            return
        chosen = self.way.value() or NOTE
        self.way.set_options(
            [(NOTE, translate("Tickets", "Internal note")), (REPLY, translate("Tickets", "Told the {customer}"))]
        )
        self.way.set_value(chosen)
        self.area.set_words(
            translate("Tickets", "Text"), translate("Tickets", "What happened, what is next; Ctrl+Enter sends")
        )
        self.send.setText(translate("Tickets", "Send"))
        self.minutes.setAccessibleName(translate("TicketTags", "Minutes spent"))
        self.minutes.setToolTip(translate("TicketTags", "Minutes spent"))
        self.minutes.setSuffix(" " + translate("TicketTags", "min"))

    def restyle(self) -> None:
        """Scale; the status word keeps its size."""
        super().restyle()
        if hasattr(self, "send"):
            self.send.setMinimumHeight(theme().px(tokens.CONTROL - 4))
