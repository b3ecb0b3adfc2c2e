"""Beside the timeline: the customer, the facts, the checklist, what was promised, what is linked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from servicedesk.core.enums import PromiseState, Severity
from servicedesk.core.translation import translate
from servicedesk.queries.ticket_details import LinkRow, PromiseRow, TicketDetail
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.tickets.escalations import FiredLevels
from servicedesk.ui.pages.tickets.inside import InsideBlock
from servicedesk.ui.pages.tickets.kind_block import KindBlock
from servicedesk.ui.pages.tickets.life_words import life_facts
from servicedesk.ui.pages.tickets.link_list import LinkList
from servicedesk.ui.pages.tickets.source_panel import SourcePanel
from servicedesk.ui.pages.tickets.tag_strip import TagStrip
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.avatar import Avatar
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import LinkButton, SecondaryButton
from servicedesk.ui.widgets.cards import FactList, IconLabel, Line, Panel, SectionHeader
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.deadline import ProgressBar
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace

WIDTH = 236


class SidePane(ScrollColumn):
    """Filled anew for each ticket; its controls say what was pressed."""

    customer_pressed = Signal(int)
    ticket_pressed = Signal(int)
    ticked = Signal(int, bool)
    check_added = Signal(str)
    promise_settled = Signal(int, bool)
    tag_added = Signal(str)
    tag_removed = Signal(int)
    link_removed = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(spacing=10)
        self.workspace = workspace
        self.set_margins(14, 12, 14, 12)
        self._new_check: TextField | None = None
        self.inside = InsideBlock()
        self.make_kind_block: Callable[[TicketDetail], KindBlock] | None = None
        self._tags: TagStrip | None = None
        self.readers_place = QVBoxLayout()
        self._ticket_id = 0
        # What stands on every ticket keeps its rows: to make and take away a widget costs more than to paint it.
        self._above, self.facts, self._below = QVBoxLayout(), FactList(), QVBoxLayout()
        self.body.addLayout(self._above)
        self.body.addWidget(self.facts)
        self.body.addLayout(self._below)
        self.body.addStretch(1)

    def show_detail(
        self, detail: TicketDetail, local: Callable[[datetime], datetime], now: datetime, may_work: bool
    ) -> None:
        """Show everything about *detail*; without the right to work on it nothing can be ticked."""
        # Somebody who types tags types more than one.
        tagging = self._tags is not None and self._tags.field is not None and self._tags.field.hasFocus()
        again = tagging and self._ticket_id == detail.row.id
        self._ticket_id = detail.row.id
        clear_layout(self._above, leave_in_place=True)
        clear_layout(self._below, leave_in_place=True)
        self._customer(detail)
        for severity, words in detail.alerts:
            self._alert(severity, words)
        self._repeats(detail)
        self._facts(detail, local, now)
        # Filled when it is known who reads a sensitive case.
        self.readers_place = QVBoxLayout()
        self._below.addLayout(self.readers_place)
        # What has to be done first, what is only to be known after it.
        self._promises(detail.promises, local, now, may_work)
        self._checks(detail, may_work)
        if self.make_kind_block is not None:
            block = self.make_kind_block(detail)
            self._below.addWidget(block)
            block.load()
        self._links(detail, may_work)
        if detail.source is not None:
            self._below.addWidget(Line())
            self._below.addWidget(SourcePanel(detail.source, local, now))
        self._tags = TagStrip(self.workspace, detail.row.id, detail.tags, may_work)
        self._tags.added.connect(self.tag_added)
        self._tags.removed.connect(self.tag_removed)
        if may_work or detail.tags:
            self._below.addWidget(Line())
            self._below.addWidget(self._tags)
        self.inside = InsideBlock()
        self._below.addWidget(self.inside)
        if detail.fired:
            self._below.addWidget(Line())
            self._below.addWidget(FiredLevels(detail.fired, local, now))
        if again:
            self.focus_tags()

    def focus_tags(self) -> None:
        """Put the cursor where a tag is typed."""
        if self._tags is not None and self._tags.field is not None:
            self.show_widget(self._tags)
            self._tags.field.setFocus()

    def _customer(self, detail: TicketDetail) -> None:
        row = detail.row
        line = QHBoxLayout()
        name = row.customer_name or translate("Tickets", "Unregistered visitor")
        line.addWidget(Avatar(name, 40, row.tier_colour if row.tier else ""))
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(PlainLabel(name, tokens.PANE, bold=True, elide=True))
        under = QHBoxLayout()
        if row.tier is not None:
            under.addWidget(Tag(str(row.tier), row.tier_colour, "crown" if row.tier_colour != "neutral" else ""))
        if row.place:
            under.addWidget(PlainLabel(row.place, tokens.META, "text2"))
        under.addStretch(1)
        words.addLayout(under)
        line.addLayout(words, 1)
        self._above.addLayout(line)
        if row.customer_id is not None:
            button = LinkButton(translate("Tickets", "Open {customer} record"))
            customer_id = row.customer_id
            button.clicked.connect(lambda: self.customer_pressed.emit(customer_id))
            self._above.addWidget(button)

    def _alert(self, severity: Severity, words: str) -> None:
        tone = "danger" if severity is Severity.SAFETY else "warning"
        panel = Panel(tone, padding=8, horizontal=True)
        panel.body.addWidget(IconLabel("alert-triangle", f"{tone}_text", 16))
        panel.body.addWidget(PlainLabel(words, tokens.META, f"{tone}_text", bold=True, wrap=True), 1)
        self._above.addWidget(panel)

    def _facts(self, detail: TicketDetail, local: Callable[[datetime], datetime], now: datetime) -> None:
        row = detail.row
        due = row.resolution_due_at
        facts = [
            (translate("Tickets", "Owner"), row.owner_name or translate("Tickets", "not assigned")),
            (translate("Tickets", "Department"), str(row.department or "—")),
            (
                translate("Tickets", "Source"),
                " · ".join(filter(None, (wording.word(detail.channel), detail.visit_number))),
            ),
            (translate("Tickets", "Opened"), wording.moment_words(local(row.opened_at), now.date())),
            (translate("Tickets", "Due"), wording.moment_words(local(due), now.date()) if due is not None else "—"),
        ]
        if detail.minutes:
            facts.append((translate("TicketTags", "Time spent"), wording.duration(timedelta(minutes=detail.minutes))))
        facts += life_facts(detail, local, now)
        if detail.cause:
            facts.append((translate("Tickets", "Cause"), detail.cause))
        self.facts.show_facts(facts)

    def _promises(
        self, promises: tuple[PromiseRow, ...], local: Callable[[datetime], datetime], now: datetime, may_work: bool
    ) -> None:
        if not promises:
            return
        self._below.addWidget(Line())
        self._below.addWidget(SectionHeader(translate("Tickets", "Promises"), len(promises), size=tokens.ROW))
        for promise in promises:
            due = local(promise.due_at)
            late = promise.state is PromiseState.OPEN and due < now
            tone = {PromiseState.KEPT: "success", PromiseState.BROKEN: "danger"}.get(
                promise.state, "danger" if late else "teal"
            )
            panel = Panel("", padding=8)
            panel.body.addWidget(PlainLabel(promise.text, tokens.BODY, wrap=True))
            line = QHBoxLayout()
            line.addWidget(Tag(self._promise_words(promise, due, now), tone, "alarm"))
            line.addStretch(1)
            panel.body.addLayout(line)
            if promise.state is PromiseState.OPEN and may_work:
                kept = SecondaryButton(translate("Tickets", "Kept"))
                broken = SecondaryButton(translate("Tickets", "Not kept"))
                kept.clicked.connect(lambda _on=False, key=promise.id: self.promise_settled.emit(key, True))
                broken.clicked.connect(lambda _on=False, key=promise.id: self.promise_settled.emit(key, False))
                buttons = QHBoxLayout()
                buttons.addWidget(kept)
                buttons.addWidget(broken)
                panel.body.addLayout(buttons)
            self._below.addWidget(panel)

    @staticmethod
    def _promise_words(promise: PromiseRow, due: datetime, now: datetime) -> str:
        time = wording.moment_words(due, now.date())
        if promise.state is PromiseState.KEPT:
            return translate("Tickets", "kept · {time}", time=time)
        if promise.state is PromiseState.BROKEN:
            return translate("Tickets", "broken · {time}", time=time)
        return translate("Tickets", "until {time}", time=time)

    def _checks(self, detail: TicketDetail, may_work: bool) -> None:
        if not detail.checks and not may_work:
            return
        self._below.addWidget(Line())
        done = sum(check.is_done for check in detail.checks)
        header = SectionHeader(
            translate("Tickets", "Checklist"), None, f"{done} / {len(detail.checks)}", size=tokens.ROW
        )
        self._below.addWidget(header)
        if detail.checks:
            bar = ProgressBar(done / len(detail.checks))
            bar.setAccessibleName(translate("Tickets", "Checklist {done} of {all}", done=done, all=len(detail.checks)))
            self._below.addWidget(bar)
        for check in detail.checks:
            row = CheckRow(str(check.text), check.is_done)
            row.setEnabled(may_work)
            row.chosen.connect(lambda on, key=check.id: self.ticked.emit(key, on))
            self._below.addWidget(row)
        if may_work:
            field = TextField(
                translate("Tickets", "Add an item"), translate("Tickets", "Add an item"), "plus", most=200
            )
            field.returnPressed.connect(lambda: self._add(field))
            self._new_check = field
            self._below.addWidget(field)

    def _add(self, field: TextField) -> None:
        words = field.text().strip()
        if words:
            field.set_text("")
            self.check_added.emit(words)

    def _repeats(self, detail: TicketDetail) -> None:
        if detail.repeats:
            panel = Panel("warning", padding=8)
            newest = detail.repeats[0]
            ago = wording.short_duration(detail.row.opened_at - newest.opened_at)
            words = translate("Tickets", "Same place, same matter {ago} before", ago=ago)
            panel.body.addWidget(PlainLabel(words, tokens.META, "warning_text", bold=True, wrap=True))
            panel.body.addWidget(self._link(newest))
            self._above.addWidget(panel)

    def _links(self, detail: TicketDetail, may_work: bool) -> None:
        if detail.links:
            self._below.addWidget(Line())
            links = LinkList(detail.links, may_work)
            links.opened.connect(self.ticket_pressed)
            links.removed.connect(self.link_removed)
            self._below.addWidget(links)

    def _link(self, link: LinkRow) -> LinkButton:
        button = LinkButton(f"{link.number} {link.title}", chevron=False, icon="link")
        button.clicked.connect(lambda: self.ticket_pressed.emit(link.ticket_id))
        return button
