"""Partners, and how long departments and partners may take: a list each, edited in place below it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import internal_agreements, rules, staff, ticket_categories
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft, save_agreements, save_partner
from servicedesk.ui.conflicts.record_form import RecordForm, Values
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.agreement_forms import (
    AgreementForm,
    AgreementNames,
    PartnerForm,
    agreement_of,
    agreement_words,
    stored_agreement,
    stored_partner,
    who_value,
)
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import LinkButton, SecondaryButton
from servicedesk.ui.widgets.cards import Column
from servicedesk.ui.workspace import Workspace

AGREEMENT, PARTNER = "agreement", "partner"


def _partner(row: internal_agreements.PartnerRow) -> PartnerDraft:
    return PartnerDraft(row.id, row.name, row.contact, row.phone, row.calendar_id, row.is_active)


class AgreementsSection(Section):
    """The clock inside the house: the guest's own deadlines know nothing of it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.names = AgreementNames()
        self.partners: list[internal_agreements.PartnerRow] = []
        self.drafts: list[AgreementDraft] = []
        self.form: PartnerForm | AgreementForm | None = None
        self.record: RecordForm | None = None
        self._own: int | None = None
        card, self.agreement_head = self.card()
        self.new_agreement = SecondaryButton("", "plus", "Ins")
        self.agreement_head.add(self.new_agreement)
        self.agreement_rows = Column(spacing=2)
        card.body.addWidget(self.agreement_rows)
        # Apart from the rows, which are made anew when somebody changes them.
        self.agreement_place, self.partner_place = Column(), Column()
        card.body.addWidget(self.agreement_place)
        card, self.partner_head = self.card()
        self.new_partner = SecondaryButton("", "plus")
        self.partner_head.add(self.new_partner)
        self.partner_rows = Column(spacing=2)
        card.body.addWidget(self.partner_rows)
        card.body.addWidget(self.partner_place)
        self.note = remark()
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.new_agreement.clicked.connect(lambda: self.edit_agreement(-1))
        self.new_partner.clicked.connect(lambda: self.edit_partner(None))
        workspace.actions.bind("rule.new", lambda: self.edit_agreement(-1), self, self._may)
        self.follow_theme()
        self.retranslate()

    def _may(self) -> bool:
        return self.can(Permission.MANAGE_RULES)

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
        self.drafts = [
            AgreementDraft(
                row.id, row.department_id, row.partner_id, row.minutes, row.calendar_id, row.kind, row.category_id,
                row.priority,
            )
            for row in agreements
        ]  # fmt: skip
        self._follow()
        for button in (self.new_agreement, self.new_partner):
            button.setVisible(self._may())
        self._fill(
            self.agreement_rows,
            [(agreement_words(draft, self.names), "clock") for draft in self.drafts],
            self.edit_agreement,
            translate("Agreements", "Nothing agreed yet: Ins says how long a department or partner may take."),
        )
        self._fill(
            self.partner_rows,
            [(self._partner_words(row), "truck") for row in partners],
            lambda place: self.edit_partner(self.partners[place]),
            translate("Agreements", "No partners yet: a lift company, a laundry, a courier."),
        )
        self.open_wanted()

    @staticmethod
    def _partner_words(row: internal_agreements.PartnerRow) -> str:
        state = "" if row.is_active else translate("Agreements", "no longer used")
        return " · ".join(part for part in (row.name, row.contact, row.phone, state) if part)

    @staticmethod
    def _fill(rows: Column, words: list[tuple[str, str]], edit: Any, empty: str) -> None:
        layout = rows.layout()
        assert layout is not None
        clear_layout(layout)
        for place, (line, icon) in enumerate(words):
            button = LinkButton(line, chevron=False, icon=icon)
            button.clicked.connect(lambda _on=False, place=place: edit(place))
            # A line may be cut; it must not hold the page open.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            layout.addWidget(button)
        if not words:
            layout.addWidget(remark_of(empty))

    # -- editing -------------------------------------------------------------------------------------------------

    def edit_agreement(self, place: int) -> None:
        """Open an agreement for editing, or with -1 a new one."""
        if not self._may() or not self.names.calendars:
            return
        draft = self.drafts[place] if place >= 0 else self.names.blank()
        form = AgreementForm(draft, self.names, is_new=place < 0)
        form.saved.connect(self._keep_agreement)
        form.removed.connect(self._remove_agreement)
        self._open(form, self.agreement_place, AGREEMENT, draft.id, stored_agreement(draft))

    def edit_partner(self, row: internal_agreements.PartnerRow | None) -> None:
        """Open a partner for editing, or a new one."""
        if not self._may():
            return
        draft = _partner(row) if row is not None else PartnerDraft(None, "")
        form = PartnerForm(draft, self.names)
        form.saved.connect(self._keep_partner)
        self._open(form, self.partner_place, PARTNER, draft.id, stored_partner(draft))

    def _open(
        self, form: PartnerForm | AgreementForm, place: Column, name: str, number: int | None, stored: Values
    ) -> None:
        self.close_form()
        self.form, self._own = form, number
        resolve = self._resolved if name == AGREEMENT else None
        self.record = RecordForm(
            self.workspace, form, name, form.body, form.values, form.put, form.words, form.finish, resolve
        )
        place.body.addWidget(form)
        form.show()
        form.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.record.begin(str(number) if number is not None else "", stored)

    def _follow(self) -> None:
        """Agreements and partners were read again while one is open."""
        if self.record is None or self._own is None:
            return
        if isinstance(self.form, AgreementForm):
            found = next((each for each in self.drafts if each.id == self._own), None)
            self.record.follow(stored_agreement(found) if found is not None else None)
        else:
            row = next((each for each in self.partners if each.id == self._own), None)
            self.record.follow(stored_partner(_partner(row)) if row is not None else None)

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about an agreement or a partner."""
        if form == PARTNER:
            row = next((each for each in self.partners if str(each.id) == subject), None)
            if row is not None or not subject:
                self.edit_partner(row)
                self._bring_back()
            return
        place = next((place for place, each in enumerate(self.drafts) if str(each.id) == subject), -1)
        if place >= 0 or not subject:
            self.edit_agreement(place)
            self._bring_back()

    def _bring_back(self) -> None:
        if self.record is not None:
            self.record.bring_back()

    def flush(self) -> None:
        """Write what was typed as a draft."""
        if self.record is not None:
            self.record.flush()

    def close_form(self) -> bool:
        """Take the form away, its draft stays; return whether there was one."""
        if self.form is None:
            return False
        if self.record is not None:
            self.record.leave()
        self.record = None
        form, self.form = self.form, None
        form.hide()
        form.deleteLater()
        return True

    def _seen(self) -> list[AgreementDraft]:
        """Return the agreements as they stand, the one being edited as its form started from it."""
        if self.record is None or self._own is None:
            return list(self.drafts)
        started = agreement_of(self._own, self.record.base)
        if all(each.id != self._own for each in self.drafts):
            return [*self.drafts, started]
        return [started if each.id == self._own else each for each in self.drafts]

    def _keep_agreement(self, draft: AgreementDraft) -> None:
        seen = self._seen()
        if self._own is None:
            # The narrower one is tried first.
            self._save([replace(draft, id=None), *seen], seen)
        else:
            self._save([draft if each.id == self._own else each for each in seen], seen)

    def _remove_agreement(self) -> None:
        seen = self._seen()
        self._save([each for each in seen if each.id != self._own], seen)

    def _save(self, drafts: list[AgreementDraft], seen: list[AgreementDraft]) -> None:
        words = translate("Agreements", "Internal agreements saved")
        act = self.workspace.act
        act(save_agreements, drafts, seen, done=self._saved, failed=self._refused, owner=self, undo=words)

    def _resolved(self, chosen: Values, base: Values) -> None:
        """Take what was chosen into the form: fields of its row, or the whole row."""
        if self.record is None:
            return
        if str(self._own) in chosen and chosen[str(self._own)] is None:
            # They are right: it goes, and with it what was typed.
            self._saved(None)
            return
        if str(self._own) in base and base[str(self._own)] is None:
            # What they took away comes back as an agreement of its own.
            self._own = None
        fields = {name.partition(".")[2]: value for name, value in chosen.items() if "." in name}
        seen = {name.partition(".")[2]: value for name, value in base.items() if "." in name}
        for values in (fields, seen):
            if "who" in values:
                values["who"] = who_value(values["who"])
        self.record.stand_on(fields, seen)

    def _keep_partner(self, draft: PartnerDraft) -> None:
        words = translate("Agreements", "Partner saved")
        base = self.record.base if self.record is not None and draft.id is not None else None
        act = self.workspace.act
        act(save_partner, replace(draft, base=base), done=self._saved, failed=self._refused, owner=self, undo=words)

    def _saved(self, _result: object) -> None:
        if self.record is not None:
            self.record.done()
        self.close_form()
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if self.record is not None and self.record.refused(error):
            return
        if isinstance(error, ServiceDeskError) and self.form is not None:
            self.form.tell(sentence(error))
        else:
            self.workspace.failed(error)

    def save(self) -> None:
        """Ctrl+Enter: what is being edited."""
        if self.form is not None:
            self.form.finish()

    def go_back(self) -> bool:
        """Esc: choose later, then close the form."""
        if self.record is not None and self.record.drop_choice():
            return True
        if self.record is not None:
            self.record.done()
        return self.close_form()

    def enter(self) -> None:
        """Begin at the first agreement."""
        first = self.agreement_rows.findChild(LinkButton) or self.new_agreement
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [("Ins", translate("Agreements", "New agreement")), ("Ctrl ↵", translate("Settings", "Save"))]

    def retranslate(self) -> None:
        """Name the parts."""
        self.agreement_head.set_title(translate("Agreements", "Internal agreements"))
        self.agreement_head.set_hint(translate("Agreements", "from top to bottom, the first that matches applies"))
        self.partner_head.set_title(translate("Agreements", "Partners"))
        self.new_agreement.setText(translate("Agreements", "New agreement"))
        self.new_partner.setText(translate("Agreements", "New partner"))
        self.note.setText(
            translate(
                "Agreements",
                "The clock starts when a ticket is handed over and stops when it is handed back or solved. "
                "The {customer}'s own deadlines are not touched.",
            )
        )
        if self.names.calendars:
            self.refresh()


def remark_of(words: str) -> QWidget:
    """Return a quiet line with *words*."""
    label = remark()
    label.setText(words)
    return label
