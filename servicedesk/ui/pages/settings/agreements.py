"""Partners, and how long departments and partners may take: a list each, edited in a form below it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.translation import translate
from servicedesk.queries import internal_agreements
from servicedesk.services.internal_agreements import AgreementDraft, PartnerDraft, save_agreements, save_partner
from servicedesk.ui.conflicts.record_form import RecordForm, Values
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.agreement_forms import (
    AgreementForm,
    PartnerForm,
    agreement_of,
    stored_agreement,
    stored_partner,
    who_value,
)
from servicedesk.ui.pages.settings.agreement_lists import AGREEMENT, PARTNER, AgreementLists, partner_draft
from servicedesk.ui.widgets.cards import Column
from servicedesk.ui.workspace import Workspace


class AgreementsSection(AgreementLists):
    """The clock inside the house: the guest's own deadlines know nothing of it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.form: PartnerForm | AgreementForm | None = None
        self.record: RecordForm | None = None
        self._own: int | None = None
        self.follow_theme()
        self.retranslate()

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
        draft = partner_draft(row) if row is not None else PartnerDraft(None, "")
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
        # Once it has its height: below a long list or at large text it would open out of sight.
        QTimer.singleShot(0, form, lambda: self.column.show_widget(form))

    def follow_record(self) -> None:
        """Agreements and partners were read again while one is open."""
        if self.record is None or self._own is None:
            return
        if isinstance(self.form, AgreementForm):
            found = next((each for each in self.drafts if each.id == self._own), None)
            self.record.follow(stored_agreement(found) if found is not None else None)
        else:
            row = next((each for each in self.partners if each.id == self._own), None)
            self.record.follow(stored_partner(partner_draft(row)) if row is not None else None)

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
        view = self.partner_view if isinstance(form, PartnerForm) else self.agreement_view
        inside = form.isAncestorOf(QApplication.focusWidget() or self)
        form.hide()
        form.deleteLater()
        if inside:
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def drop_record(self, name: str, number: int | None) -> None:
        """A record goes: close its form if it is open, and what was typed with it."""
        kind = AgreementForm if name == AGREEMENT else PartnerForm
        if self.record is not None and isinstance(self.form, kind) and self._own == number:
            self.record.done()
            self.close_form()

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
