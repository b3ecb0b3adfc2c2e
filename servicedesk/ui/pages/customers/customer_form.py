"""A customer's fields, for somebody new or to correct them; what is typed is kept as a draft."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from servicedesk.core.errors import Refused
from servicedesk.core.three_way import EditConflict
from servicedesk.core.translation import translate
from servicedesk.queries import customer_lists, drafts
from servicedesk.queries.customers import CustomerDetail
from servicedesk.services import customers, deadline_effects
from servicedesk.services import drafts as draft_services
from servicedesk.services.customers import AddCustomer, ChangeCustomer
from servicedesk.services.deadline_effects import Effect
from servicedesk.ui import tokens
from servicedesk.ui.conflicts.asking import FormChoice
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.cursor_memory import cursor_of, put_cursor
from servicedesk.ui.errors import sentence
from servicedesk.ui.moved_words import effect_words
from servicedesk.ui.pages.reception.guests import LANGUAGES
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.forms import FormRow, submit_ready
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.scroll import FieldsColumn
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.widgets.status_bar import SavedMark
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

FORM = "customer"
_ONLY_NEW = ("phone", "wechat", "email", "reference")
_TEXTS = ("name", *_ONLY_NEW, "salutation", "company", "member_number", "birthday")


class CustomerForm(Card):
    """Ctrl+Enter saves, Esc closes and keeps the draft."""

    saved = Signal(int)
    closed = Signal()

    def __init__(self, workspace: Workspace, detail: CustomerDetail | None, name: str = "") -> None:
        super().__init__(padding=16, spacing=10)
        self.workspace = workspace
        self._detail = detail
        self._begun_with = name
        self._done = False
        self.texts = {key: TextField("", "", most=120) for key in _TEXTS}
        self.notes = TextArea("", "", least_lines=3, most_lines=8)
        self.tier, self.language = ComboBox("", []), ComboBox("", [])
        self.is_company, self.consent = CheckRow(""), CheckRow("")
        self.rows: dict[str, FormRow] = {}
        self.tier_moves = PlainLabel("", tokens.META, "text2", wrap=True)
        self._tier_effect: Effect | None = None
        self.title = PlainLabel("", tokens.PANE, bold=True)
        self.save_button = PrimaryButton("", "check", "Ctrl ↵")
        self.cancel_button = QuietButton("", "", "Esc")
        self.kept = SavedMark("")
        self._settling = Settling(self, self._keep)
        self._build()
        self._base = self._started_from()
        self._fill()
        self._connect()
        self.setFocusProxy(self.texts["name"])
        self.restyle()
        self.retranslate()
        subject = self._subject()
        workspace.ask(_open_form, subject, done=self._opened, owner=self, key="open")

    @property
    def is_new(self) -> bool:
        """Whether it is about somebody not written down yet."""
        return self._detail is None

    def _build(self) -> None:
        column = FieldsColumn(spacing=10)
        fields: dict[str, QWidget] = {**self.texts, "tier_code": self.tier, "language": self.language}
        order = ("name", *_ONLY_NEW, "salutation", "tier_code", "member_number", "company", "language", "birthday")
        for key in order:
            if self._detail is not None and key in _ONLY_NEW:
                continue
            self.rows[key] = FormRow("", fields[key], required=key == "name")
            column.body.addWidget(self.rows[key])
            if key == "tier_code":
                column.body.addWidget(self.tier_moves)
        column.body.addWidget(self.is_company)
        self.rows["notes"] = FormRow("", self.notes)
        column.body.addWidget(self.rows["notes"])
        column.body.addWidget(self.consent)
        column.body.addStretch(1)
        column.set_margins(2, 2, 10, 2)
        self.rows["name"].set_check(
            lambda: "" if self.texts["name"].text().strip() else translate("Errors", "Please enter a name.")
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.kept)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self.choice = FormChoice(self.workspace, self, self.body, (self.title, column))
        self.body.addWidget(self.title)
        self.body.addWidget(column, 1)
        self.body.addLayout(buttons)
        self.kept.hide()
        self.tier_moves.hide()

    def _connect(self) -> None:
        for field in self.texts.values():
            field.textEdited.connect(lambda _text: self._settling.touch())
            field.left.connect(self._settling.flush)
        self.notes.edited.connect(self._settling.touch)
        for box in (self.tier, self.language, self.is_company, self.consent):
            box.chosen.connect(lambda _value: self._settling.touch())
        self.tier.chosen.connect(lambda _value: self._measure_tier())
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.closed)
        self.workspace.actions.bind("save", self.save, self, self._has_focus)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _subject(self) -> str:
        return "" if self._detail is None else str(self._detail.card.row.id)

    # -- what is in it -------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        detail = self._detail
        if detail is None:
            digits = self._begun_with.replace(" ", "").isdigit()
            self.texts["phone" if digits else "name"].set_text(self._begun_with)
            return
        row = detail.card.row
        self._put(
            {
                "name": row.name,
                "salutation": row.salutation,
                "company": row.company,
                "member_number": detail.member_number,
                "birthday": detail.birthday,
                "notes": detail.card.notes,
                "is_company": row.is_company,
                "has_consented": detail.consent_at is not None,
            }
        )

    def _started_from(self) -> dict[str, Any]:
        """Return the values an edit starts from, as they are kept."""
        detail = self._detail
        if detail is None:
            return {}
        row = detail.card.row
        return {
            "name": row.name,
            "salutation": row.salutation,
            "company": row.company,
            "tier_code": detail.tier_code,
            "member_number": detail.member_number,
            "language": detail.card.language,
            "birthday": detail.birthday,
            "notes": detail.card.notes,
            "is_company": row.is_company,
        }

    def _put(self, content: dict[str, Any]) -> None:
        for key, field in self.texts.items():
            if key in content:
                field.set_text(str(content[key]))
        if "notes" in content:
            self.notes.set_text(str(content["notes"]))
        self.is_company.setChecked(bool(content.get("is_company")))
        self.consent.setChecked(bool(content.get("has_consented")))
        for box, key in ((self.tier, "tier_code"), (self.language, "language")):
            if key in content:
                box.set_value(content[key])

    def _opened(self, found: tuple[list[Any], Any]) -> None:
        tiers, draft = found
        detail = self._detail
        self._tiers = tiers
        self._name_choices()
        self.tier.set_value((detail.tier_code or "") if detail is not None else "")
        self.language.set_value(detail.card.language if detail is not None else "")
        if draft is not None and not self._begun_with:
            # Against what it started from then: what others changed since is seen when it is saved.
            self._base = {**self._base, **draft.content.get("base", {})}
            self._put(draft.content)
            put_cursor(self, draft.content.get("cursor", {}))
            self._show_kept(draft.updated_at)
        self._measure_tier()

    # -- what another tier does to deadlines ---------------------------------------------------------------------

    def _measure_tier(self) -> None:
        """Say beside another tier which open deadlines of this customer it moves, before it is saved."""
        detail = self._detail
        tier = str(self.tier.value() or "")
        if detail is None or tier == (detail.tier_code or ""):
            self.workspace.ask(_nothing, done=self._show_tier, owner=self, key="tier")
            return
        self.workspace.ask(
            deadline_effects.tier_effect, detail.card.row.id, tier, done=self._show_tier, owner=self, key="tier"
        )

    def _show_tier(self, found: Effect | None) -> None:
        self._tier_effect = found
        words = "" if found is None else effect_words(found, self.workspace.desk.site.local, self.workspace.now())
        self.tier_moves.setText(words)
        self.tier_moves.setVisible(bool(words))

    def content(self) -> dict[str, Any]:
        """What is in the fields."""
        found: dict[str, Any] = {key: field.text().strip() for key, field in self.texts.items()}
        found["notes"] = self.notes.text().strip()
        found["tier_code"] = str(self.tier.value() or "")
        found["language"] = str(self.language.value() or "")
        found["is_company"] = self.is_company.isChecked()
        found["has_consented"] = self.consent.isChecked()
        return found

    # -- keeping and saving --------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Write the draft now if anything was typed."""
        self._settling.flush()

    def _keep(self) -> None:
        if self._done or self.workspace.desk.actor.staff_id is None:
            return
        content = {**self.content(), "base": self._base, "cursor": cursor_of(self)}
        self.workspace.act(
            draft_services.save_draft, FORM, self._subject(), content,
            done=lambda _result: self._show_kept(self.workspace.desk.clock.now()), owner=self,
        )  # fmt: skip

    def _show_kept(self, at: Any) -> None:
        local = self.workspace.desk.site.local(at)
        self.kept.set(translate("Customers", "Draft saved {time}", time=f"{local:%H:%M:%S}"))
        self.kept.show()

    def save(self) -> None:
        """Save if there is a name."""
        if not submit_ready((self.rows["name"],)):
            return
        self._settling.forget()
        content = self.content()
        if self._detail is None:
            self.workspace.act(
                customers.add_customer, AddCustomer(**content), done=self._saved, failed=self._refused, owner=self,
                undo=translate("Customers", "{Customer} written down"),
            )  # fmt: skip
            return
        row = self._detail.card.row
        kept = {key: value for key, value in content.items() if key not in _ONLY_NEW}
        self.workspace.act(
            customers.change_customer, ChangeCustomer(row.id, base=self._base, **kept),
            done=lambda _result: self._saved(row.id), failed=self._refused, owner=self,
            undo=translate("Customers", "Changes saved"),
        )  # fmt: skip

    def _saved(self, customer_id: int) -> None:
        self._done = True
        if self.workspace.desk.actor.staff_id is not None:
            self.workspace.act(draft_services.discard_draft, FORM, self._subject())
        self.saved.emit(customer_id)

    def _record_words(self) -> RecordWords:
        """Return how the fields and values are called where two people changed the same."""
        tiers = {choice.code: str(choice.name) for choice in getattr(self, "_tiers", [])}
        named: dict[str, dict[Any, str]] = {
            "tier_code": tiers,
            "language": {code: str(name) for code, name in LANGUAGES.items()},
            "is_company": {True: translate("Tickets", "yes"), False: translate("Tickets", "no")},
        }
        words = {**self._words(), "is_company": translate("Customers", "This is a company")}
        return RecordWords(
            lambda name: words.get(name, name), lambda name, value: named.get(name, {}).get(value, str(value or "—"))
        )

    def _resolved(self, chosen: dict[str, Any], base: dict[str, Any]) -> None:
        self._base = {**self._base, **base}
        shown = {name: "" if value is None else value for name, value in chosen.items()}
        self._put({**self.content(), **shown})
        self.save()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, EditConflict):
            self.choice.ask(error, self._record_words(), self._resolved)
            return
        row = self.rows.get(error.field or "") if isinstance(error, Refused) else None
        if row is None or not isinstance(error, Refused):
            self.workspace.failed(error)
            return
        row.set_error(sentence(error))
        row.field.setFocus()

    # -- words ---------------------------------------------------------------------------------------------------

    def _name_choices(self) -> None:
        tier, language = self.tier.value(), self.language.value()
        tiers: list[tuple[str | int | None, str]] = [("", translate("Customers", "None"))]
        tiers += [(choice.code, str(choice.name)) for choice in getattr(self, "_tiers", [])]
        languages: list[tuple[str | int | None, str]] = [("", translate("Customers", "Not known"))]
        languages += [(code, str(name)) for code, name in LANGUAGES.items()]
        if self._detail is not None and self._detail.card.language not in ("", *LANGUAGES):
            languages.append((self._detail.card.language, self._detail.card.language))
        for box, options, value in ((self.tier, tiers, tier), (self.language, languages, language)):
            box.set_options(options)
            box.set_value(value or "")

    def retranslate(self) -> None:
        """Name the fields."""
        if not hasattr(self, "_settling"):
            return
        new = self._detail is None
        self.title.setText(translate("Customers", "New {customer}") if new else translate("Customers", "Edit"))
        optional = translate("Customers", "optional") if new else ""
        words = self._words()
        for key, row in self.rows.items():
            row.set_words(words[key], "" if key == "name" else optional)
        self.is_company.set_words(translate("Customers", "This is a company"))
        self.consent.set_words(translate("Customers", "Agreed that this is kept"))
        self.save_button.setText(translate("Customers", "Save"))
        self.cancel_button.setText(translate("Customers", "Close"))
        self._name_choices()
        self._show_tier(self._tier_effect)

    @staticmethod
    def _words() -> dict[str, str]:
        return {
            "name": translate("Customers", "Name"),
            "phone": translate("Customers", "Phone"),
            "wechat": translate("Customers", "WeChat"),
            "email": translate("Customers", "E-mail"),
            "reference": translate("Customers", "{Reference}"),
            "salutation": translate("Customers", "Salutation"),
            "tier_code": translate("Customers", "Tier"),
            "member_number": translate("Customers", "Member no."),
            "company": translate("Customers", "Company"),
            "language": translate("Customers", "Language"),
            "birthday": translate("Customers", "Birthday"),
            "notes": translate("Customers", "Notes"),
        }


def _nothing(_desk: Any) -> None:
    """Take the place of an answer that is still on its way: the tier is as it was."""


def _open_form(desk: Any, subject: str) -> tuple[list[Any], Any]:
    draft = drafts.my_draft(desk, FORM, subject) if desk.actor.staff_id is not None else None
    return customer_lists.tier_choices(desk), draft
