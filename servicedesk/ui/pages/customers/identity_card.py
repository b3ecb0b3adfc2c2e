"""Who it is: name and tier, alerts first, how to reach them, what they like, what was noted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries.customer_rows import StayState
from servicedesk.queries.customers import AlertRow, CustomerDetail
from servicedesk.ui import tokens
from servicedesk.ui.pages.customers.contact_row import ContactLine
from servicedesk.ui.pages.customers.rows import stay_words
from servicedesk.ui.pages.customers.words import SEVERITY_TONES
from servicedesk.ui.pages.reception.fitting import FittingColumn
from servicedesk.ui.pages.reception.guests import LANGUAGES
from servicedesk.ui.widgets.avatar import Avatar
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Card, FactRow, IconLabel, Line, Panel, SectionHeader
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.tags import PillButton, Tag
from servicedesk.ui.workspace import Workspace

FACT_NAME = 70


class IdentityCard(Card):
    """Shows; what is pressed is done by the pane."""

    reveal_pressed = Signal(int)
    contact_removed = Signal(int)
    alert_removed = Signal(int)
    preference_removed = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=0)
        self.workspace = workspace
        self.detail: CustomerDetail | None = None
        self.lines: list[ContactLine] = []
        self.avatar = Avatar("", 52)
        self.name = PlainLabel("", tokens.PERSON, bold=True, wrap=True)
        self.about = PlainLabel("", tokens.META, "text2", wrap=True)
        self.tier, self.here = Tag(""), Tag("", "success", "bed")
        self.begin = PrimaryButton("", "user-plus")
        self.ticket = SecondaryButton("", "ticket", "F6")
        self.edit = IconButton("pencil", "", "E")
        self.contacts_head, self.likes_head, self.notes_head, self.alerts_head = (SectionHeader() for _ in range(4))
        self.add_contact, self.add_alert = IconButton("plus", "", small=True), IconButton("plus", "", small=True)
        self.add_like, self.add_note = (IconButton("plus", "", key, small=True) for key in ("P", "N"))
        self.notes = PlainLabel("", tokens.BODY, wrap=True, selectable=True)
        self.no_likes, self.no_alerts = (PlainLabel("", tokens.META, "text2", wrap=True) for _ in range(2))
        self.column = FittingColumn(spacing=10)
        self.column.set_margins(14, 14, 14, 14)
        self._contacts, self._alerts, self._facts = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._likes_host = QWidget()
        self._likes = FlowLayout(self._likes_host, 6)
        # Where a small form opens: below the section it adds to.
        self.slots = {name: QVBoxLayout() for name in ("alert", "contact", "preference", "note")}
        self.body.addWidget(self.column)
        self._build()
        self.restyle()
        self.retranslate()

    def _build(self) -> None:
        body = self.column.body
        head, words = QHBoxLayout(), QVBoxLayout()
        tags = QHBoxLayout()
        for tag in (self.tier, self.here):
            tags.addWidget(tag)
        tags.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.about)
        head.addWidget(self.avatar)
        head.addLayout(words, 1)
        head.addWidget(self.edit)
        buttons = QHBoxLayout()
        buttons.addWidget(self.begin, 1)
        buttons.addWidget(self.ticket, 1)
        body.addLayout(head)
        body.addLayout(tags)
        body.addLayout(buttons)
        self._section(self.alerts_head, self.add_alert, "alert", self._alerts, self.no_alerts)
        body.addWidget(Line())
        self._section(self.contacts_head, self.add_contact, "contact", self._contacts, None)
        body.addLayout(self._facts)
        body.addWidget(Line())
        self._section(self.likes_head, self.add_like, "preference", self._likes_host, self.no_likes)
        body.addWidget(Line())
        self._section(self.notes_head, self.add_note, "note", self.notes, None)
        body.addStretch(1)

    def _section(
        self, head: SectionHeader, button: IconButton, slot: str, content: QWidget | QVBoxLayout, none: QWidget | None
    ) -> None:
        body = self.column.body
        head.add(button)
        body.addWidget(head)
        if isinstance(content, QWidget):
            body.addWidget(content)
        else:
            content.setSpacing(4)
            body.addLayout(content)
        if none is not None:
            body.addWidget(none)
        body.addLayout(self.slots[slot])

    # -- showing -------------------------------------------------------------------------------------------------

    def show_detail(self, detail: CustomerDetail) -> None:
        """Show one customer; a number somebody gave a reason for stays readable while it is the same person."""
        other = self.detail is None or self.detail.card.row.id != detail.card.row.id
        kept = {} if other else {line.row.id: line.value.text() for line in self.lines if line.eye.isHidden()}
        self.detail = detail
        row = detail.card.row
        here = row.stay.state is StayState.HERE
        self.avatar.set_person(row.name, row.tier_colour if row.tier else "", here or None)
        self.name.setText(row.name)
        self.tier.set(str(row.tier or ""), row.tier_colour, "crown")
        self.tier.setVisible(row.tier is not None)
        words = stay_words(row.stay)
        self.here.set(words, "success" if here else "neutral", "map-pin")
        self.here.setVisible(bool(words))
        self.about.setText(" · ".join(part for part in (row.number, row.salutation, row.stay.description) if part))
        self._show_alerts(detail.card.alerts)
        self._show_contacts(detail, kept)
        self._show_facts(detail)
        self._show_likes(detail)
        self.notes.setText(detail.card.notes or translate("Customers", "Nothing noted yet"))
        self.notes.set_colour("text" if detail.card.notes else "text2")
        self._show_rights()

    def _can(self, permission: Permission) -> bool:
        return self.workspace.desk.actor.can(permission)

    def _show_rights(self) -> None:
        may_edit = self._can(Permission.EDIT_CUSTOMER)
        for button in (self.edit, self.add_contact, self.add_alert, self.add_like, self.add_note):
            button.setVisible(may_edit)
        self.begin.setVisible(self._can(Permission.RECEIVE))
        self.ticket.setVisible(self._can(Permission.OPEN_TICKET))

    def _show_alerts(self, alerts: tuple[AlertRow, ...]) -> None:
        clear_layout(self._alerts)
        for alert in alerts:
            self._alerts.addWidget(self._alert(alert))
        self.no_alerts.setVisible(not alerts)

    def _alert(self, alert: AlertRow) -> QWidget:
        tone = SEVERITY_TONES[alert.severity]
        panel = Panel(tone, padding=8, spacing=8, horizontal=True)
        panel.body.addWidget(IconLabel("alert-triangle" if tone == "danger" else "info-circle", f"{tone}_text"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(alert.text, tokens.BODY, f"{tone}_text", bold=tone == "danger", wrap=True))
        until = alert.expires_on
        about = [alert.author]
        if until is not None:
            about.append(translate("Customers", "until {day}", day=until.isoformat()))
        remark = " · ".join(part for part in about if part)
        if remark:
            words.addWidget(PlainLabel(remark, tokens.META, f"{tone}_text", wrap=True))
        panel.body.addLayout(words, 1)
        if self._can(Permission.EDIT_CUSTOMER):
            cross = IconButton("x", translate("Customers", "Remove alert {text}", text=alert.text), small=True)
            cross.clicked.connect(lambda: self.alert_removed.emit(alert.id))
            panel.body.addWidget(cross)
        return panel

    def _show_contacts(self, detail: CustomerDetail, kept: dict[int, str]) -> None:
        clear_layout(self._contacts)
        self.lines = []
        may_reveal, may_edit = self._can(Permission.REVEAL_CONTACT), self._can(Permission.EDIT_CUSTOMER)
        for row in detail.contacts:
            line = ContactLine(row, may_reveal, may_edit)
            if row.id in kept and row.is_masked and may_reveal:
                line.show_value(kept[row.id])
            line.reveal_pressed.connect(self.reveal_pressed)
            line.remove_pressed.connect(self.contact_removed)
            self._contacts.addWidget(line)
            self.lines.append(line)

    def _show_facts(self, detail: CustomerDetail) -> None:
        clear_layout(self._facts)
        card = detail.card
        consent = ""
        if detail.consent_at is not None:
            day: date = self.workspace.desk.site.local(detail.consent_at).date()
            consent = translate("Customers", "given {day}", day=day.isoformat())
        facts = [
            (translate("Customers", "Member no."), detail.member_number),
            (translate("Customers", "Company"), card.row.company),
            (translate("Customers", "Language"), str(LANGUAGES.get(card.language, card.language))),
            (translate("Customers", "Birthday"), detail.birthday),
            (translate("Customers", "Consent"), consent),
        ]
        for name, value in facts:
            if value:
                self._facts.addWidget(FactRow(name, value, name_width=FACT_NAME))

    def _show_likes(self, detail: CustomerDetail) -> None:
        clear_layout(self._likes)
        may_edit = self._can(Permission.EDIT_CUSTOMER)
        for like in detail.card.preferences:
            if may_edit:
                pill = PillButton(like.text, "neutral", "x")
                pill.setAccessibleName(translate("Customers", "Remove preference {text}", text=like.text))
                pill.clicked.connect(lambda _on=False, key=like.id: self.preference_removed.emit(key))
                self._likes.addWidget(pill)
            else:
                self._likes.addWidget(Tag(like.text))
        self._likes_host.setVisible(bool(detail.card.preferences))
        self.no_likes.setVisible(not detail.card.preferences)

    def hide_numbers(self) -> None:
        """Mask every number again."""
        if self.detail is not None:
            self._show_contacts(self.detail, {})

    def line_to_reveal(self) -> ContactLine | None:
        """The number in focus, else the first that is masked."""
        masked = [line for line in self.lines if not line.eye.isHidden()]
        return next((line for line in masked if line.has_focus()), masked[0] if masked else None)

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "slots"):
            return
        self.begin.setText(translate("Customers", "Begin visit"))
        self.ticket.setText(translate("Customers", "New ticket"))
        self.edit.set_name(translate("Customers", "Edit"))
        self.alerts_head.set_title(translate("Customers", "Alerts"))
        self.contacts_head.set_title(translate("Customers", "Contacts"))
        self.likes_head.set_title(translate("Customers", "Preferences"))
        self.notes_head.set_title(translate("Customers", "Notes"))
        self.add_contact.set_name(translate("Customers", "Add contact"))
        self.add_alert.set_name(translate("Customers", "Add alert"))
        self.add_like.set_name(translate("Customers", "Add preference"))
        self.add_note.set_name(translate("Customers", "Add note"))
        self.no_likes.setText(translate("Customers", "What they like makes the next visit shorter"))
        self.no_alerts.setText(translate("Customers", "Nothing to know before speaking"))
        if self.detail is not None:
            self.show_detail(self.detail)
