"""The lists of internal agreements and partners: walked, reordered and cleared by keys."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import internal_agreements, rules, staff, ticket_categories
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft, save_agreements, save_partner
from servicedesk.ui.pages.settings.agreement_forms import stored_partner
from servicedesk.ui.pages.settings.agreement_view import (
    AgreementDelegate,
    PartnerDelegate,
    RecordList,
    partner_words,
)
from servicedesk.ui.pages.settings.agreement_words import AgreementNames, agreement_words, who_of
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Column
from servicedesk.ui.widgets.row_list import RowModel
from servicedesk.ui.workspace import Workspace

AGREEMENT, PARTNER = "agreement", "partner"


def partner_draft(row: internal_agreements.PartnerRow) -> PartnerDraft:
    """Return a partner as edited."""
    return PartnerDraft(row.id, row.name, row.contact, row.phone, row.calendar_id, row.is_active)


class AgreementLists(Section):
    """Both lists, and what is done to a row without opening it; who inherits says how one is edited."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.names = AgreementNames()
        self.partners: list[internal_agreements.PartnerRow] = []
        self.drafts: list[AgreementDraft] = []
        self._writing = 0
        self.delegate = AgreementDelegate()
        self.agreement_model = RowModel(lambda row: row.id, lambda row: agreement_words(row, self.names))
        self.agreement_view = RecordList(self.agreement_model, self.delegate)
        self.partner_model = RowModel(lambda row: row.id, partner_words)
        self.partner_view = RecordList(self.partner_model, PartnerDelegate())
        self.new_agreement, self.new_partner = SecondaryButton("", "plus", "Ins"), SecondaryButton("", "plus")
        self.no_agreement, self.no_partner = remark(), remark()
        self.agreement_place, self.partner_place = Column(), Column()
        agreement_card, self.agreement_head = self.card()
        partner_card, self.partner_head = self.card()
        self.agreement_head.add(self.new_agreement)
        self.partner_head.add(self.new_partner)
        for widget in (self.agreement_view, self.no_agreement, self.agreement_place):
            agreement_card.body.addWidget(widget)
        for widget in (self.partner_view, self.no_partner, self.partner_place):
            partner_card.body.addWidget(widget)
        self.note = remark()
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self._connect()
        for label in (self.no_agreement, self.no_partner):
            label.hide()

    def edit_agreement(self, place: int) -> None:
        """Open an agreement for editing, or with -1 a new one."""
        raise NotImplementedError

    def edit_partner(self, row: internal_agreements.PartnerRow | None) -> None:
        """Open a partner for editing, or a new one."""
        raise NotImplementedError

    def follow_record(self) -> None:
        """The lists were read again, perhaps while a record is open."""

    def drop_record(self, name: str, number: int | None) -> None:
        """A record goes: close its form if it is open, and what was typed with it."""

    def _connect(self) -> None:
        self.new_agreement.clicked.connect(lambda: self.edit_agreement(-1))
        self.new_partner.clicked.connect(lambda: self.edit_partner(None))
        self.agreement_view.opened.connect(lambda row: self.edit_agreement(self.drafts.index(row)))
        self.partner_view.opened.connect(self.edit_partner)
        for view in (self.agreement_view, self.partner_view):
            view.current_changed.connect(partial(self._keep_in_sight, view))
        bind = self.workspace.actions.bind
        bind("rule.new", self.new_record, self, self._may)
        bind("rule.up", partial(self.shift, -1), self, self._may_shift)
        bind("rule.down", partial(self.shift, 1), self, self._may_shift)
        bind("rule.remove", self.remove, self, self._may_remove)

    def _may(self) -> bool:
        return self.can(Permission.MANAGE_RULES)

    def _may_shift(self) -> bool:
        return self._may() and self.agreement_view.hasFocus()

    def _may_remove(self) -> bool:
        return self._may() and (self.agreement_view.hasFocus() or self.partner_view.hasFocus())

    def _keep_in_sight(self, view: RecordList, _row: object) -> None:
        """The lists do not scroll: the page follows the chosen row, for who walks through it by keys."""
        if view.hasFocus():
            rect = view.visualRect(view.currentIndex())
            place = view.viewport().mapTo(self.column.content, rect.center())
            self.column.ensureVisible(place.x(), place.y(), 0, rect.height() * 2)

    # -- data ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for agreements, partners, and what they are called."""

        def load(desk: Any) -> tuple[Any, ...]:
            return (
                internal_agreements.agreements(desk),
                internal_agreements.partners(desk, False),
                staff.departments(desk),
                rules.calendars(desk),
                ticket_categories.categories(desk),
            )

        self.workspace.ask(load, done=lambda found: self._show(*found), owner=self, key="agreements")

    def _show(self, agreements: Any, partners: Any, departments: Any, calendars: Any, categories: Any) -> None:
        self.partners = partners
        self.names = AgreementNames.of(departments, partners, calendars, categories)
        stored = [
            AgreementDraft(
                row.id, row.department_id, row.partner_id, row.minutes, row.calendar_id, row.kind, row.category_id,
                row.priority,
            )
            for row in agreements
        ]  # fmt: skip
        # What was just moved stands as it was moved until it is written.
        self.drafts = self.drafts if self._writing else stored
        self.follow_record()
        for button in (self.new_agreement, self.new_partner):
            button.setVisible(self._may())
        self._show_agreements()
        self.partner_view.show_rows(self.partners)
        self.no_partner.setVisible(not self.partners)
        self.open_wanted()

    def _show_agreements(self) -> None:
        self.delegate.names = self.names
        self.delegate.order = {draft.id: place for place, draft in enumerate(self.drafts)}
        self.agreement_view.show_rows(self.drafts)
        self.agreement_view.viewport().update()
        self.no_agreement.setVisible(not self.drafts)

    # -- the lists -----------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ins: a partner while among the partners, else an agreement."""
        focus = QApplication.focusWidget()
        if focus is self.partner_view or focus is self.new_partner:
            self.edit_partner(None)
        else:
            self.edit_agreement(-1)

    def shift(self, step: int) -> None:
        """Alt+Up, Alt+Down: move the chosen agreement; the first that matches applies."""
        chosen = self.agreement_view.current_row()
        place = self.drafts.index(chosen) if chosen in self.drafts else -1
        if place < 0 or not 0 <= place + step < len(self.drafts):
            return
        seen, moved = list(self.drafts), list(self.drafts)
        moved.insert(place + step, moved.pop(place))
        # Shown at once: the next press moves it on from there.
        self.drafts = moved
        self._show_agreements()
        self.agreement_view.select_key(chosen.id)
        self._save_list(moved, seen, translate("Agreements", "Order of the agreements changed"))

    def remove(self) -> None:
        """Del: take the chosen agreement away; a partner is no longer used from now on."""
        if self.partner_view.hasFocus():
            self._retire(self.partner_view.current_row())
            return
        chosen = self.agreement_view.current_row()
        if chosen not in self.drafts:
            return
        self.drop_record(AGREEMENT, chosen.id)
        seen = list(self.drafts)
        self.drafts = [each for each in seen if each.id != chosen.id]
        self._show_agreements()
        who = who_of(chosen, self.names)
        self._save_list(self.drafts, seen, translate("Agreements", "Agreement with {who} removed", who=who))

    def _save_list(self, drafts: list[AgreementDraft], seen: list[AgreementDraft], words: str) -> None:
        self._writing += 1
        self.workspace.act(
            save_agreements, drafts, seen, done=lambda _none: self._list_saved(), failed=self._list_refused,
            owner=self, undo=words,
        )  # fmt: skip

    def _list_saved(self) -> None:
        self._writing -= 1
        if not self._writing:
            self.refresh()

    def _retire(self, row: internal_agreements.PartnerRow | None) -> None:
        if row is None or not row.is_active:
            return
        self.drop_record(PARTNER, row.id)
        draft = replace(partner_draft(row), is_active=False, base=stored_partner(partner_draft(row)))
        self.workspace.act(
            save_partner, draft, done=lambda _id: self.refresh(), owner=self,
            undo=translate("Agreements", "{name} is no longer used", name=row.name),
        )  # fmt: skip

    def _list_refused(self, error: Exception) -> None:
        self._writing = 0
        self.workspace.failed(error)
        self.refresh()

    def enter(self) -> None:
        """Begin at the first agreement."""
        first = self.agreement_view if self.drafts else self.new_agreement
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        hints = [("J K", translate("Settings", "Up and down"))]
        if self._may():
            hints += [
                ("↵", translate("Settings", "Edit")),
                ("Alt ↑ ↓", translate("Settings", "Reorder")),
                ("Ins", translate("Agreements", "New")),
                (translate("Settings", "Del"), translate("Settings", "Remove")),
                ("Ctrl ↵", translate("Settings", "Save")),
            ]
        return hints

    def retranslate(self) -> None:
        """Name the parts."""
        self.agreement_head.set_title(translate("Agreements", "Internal agreements"))
        self.agreement_head.set_hint(translate("Agreements", "from top to bottom, the first that matches applies"))
        self.partner_head.set_title(translate("Agreements", "Partners"))
        self.new_agreement.setText(translate("Agreements", "New agreement"))
        self.new_partner.setText(translate("Agreements", "New partner"))
        self.agreement_view.setAccessibleName(translate("Agreements", "Internal agreements"))
        self.partner_view.setAccessibleName(translate("Agreements", "Partners"))
        self.no_agreement.setText(
            translate("Agreements", "Nothing agreed yet: Ins says how long a department or partner may take.")
        )
        self.no_partner.setText(translate("Agreements", "No partners yet: a lift company, a laundry, a courier."))
        self.note.setText(
            translate(
                "Agreements",
                "The clock starts when a ticket is handed over and stops when it is handed back or solved. "
                "The {customer}'s own deadlines are not touched.",
            )
        )
        if self.names.calendars:
            self.refresh()
