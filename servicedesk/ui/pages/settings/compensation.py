"""Compensation: what may be given to make good, and how much each role gives without asking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.enums import CompensationKind
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.translation import translate
from servicedesk.queries import compensations as ledger
from servicedesk.queries.compensations import ItemRow
from servicedesk.services import compensation_catalogue as catalogue
from servicedesk.services.compensation_catalogue import PEOPLE, SaveItem
from servicedesk.ui import wording
from servicedesk.ui.conflicts.record_form import RecordForm, Values, row_names
from servicedesk.ui.conflicts.words import RecordWords, words_for
from servicedesk.ui.pages.settings.compensation_view import USUAL_DAYS, ItemDelegate, stored_item
from servicedesk.ui.pages.settings.roles import role_words
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import Column
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.money_field import MoneyField
from servicedesk.ui.widgets.pickers import ComboBox, NumberField
from servicedesk.ui.widgets.row_list import RowListView, RowModel
from servicedesk.ui.workspace import Workspace

ITEM, LIMITS = "compensation_item", "compensation_limits"


class CompensationSection(Section):
    """The list the desk chooses from, in its order; below it the entry that is edited; then the limits."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._edited: ItemRow | None = None
        card, self.header = self.card()
        self.model = RowModel(lambda row: row.id, self._describe)
        self.view = RowListView("", self.model, ItemDelegate(self._worth))
        self.name_zh, self.name_en = TextField(""), TextField("")
        self.kind = ComboBox("")
        self.amount = MoneyField("")
        self.percent = NumberField("", 0, 0, 100, "%")
        self.days = NumberField("", USUAL_DAYS, 1, catalogue.MOST_DAYS)
        self.free, self.active = CheckRow(""), CheckRow("", True)
        self.new, self.up, self.down = (
            SecondaryButton("", "plus"),
            SecondaryButton("", "chevron-up"),
            SecondaryButton(""),
        )
        self.save_button = PrimaryButton("", "check", "Ctrl ↵")
        self.rows = {name: FormRow("", getattr(self, name)) for name in (
            "name_zh", "name_en", "kind", "amount", "percent", "days"
        )}  # fmt: skip
        card.body.addWidget(self.view)
        form = Column(10)
        form.body.addWidget(self._line(*self.rows.values()))
        form.body.addWidget(self._line(self.free, self.active))
        form.body.addLayout(self._foot(self.save_button, self._line(self.new, self.up, self.down)))
        card.body.addWidget(form)
        self.record = RecordForm(
            workspace, self, ITEM, form.body, self._values, self._put, self._record_words, self.save
        )
        self.record.beside = self.view
        card, self.limits_header = self.card()
        self.limits = {role: MoneyField("") for role in PEOPLE}
        self.limit_rows = {role: FormRow("", field) for role, field in self.limits.items()}
        self.note = remark()
        self.save_limits = PrimaryButton("", "check")
        card.body.addWidget(self._line(*self.limit_rows.values()))
        card.body.addWidget(self.note)
        card.body.addLayout(self._foot(self.save_limits))
        self.limits_record = RecordForm(
            workspace, self, LIMITS, card.body, self._limits, self._put_limits, self._limit_words, self._save_limits
        )
        self.body.addStretch(1)
        self._connect()
        self.follow_theme()
        self.retranslate()

    @staticmethod
    def _line(*widgets: QWidget) -> QWidget:
        host = QWidget()
        flow = FlowLayout(host, 10)
        for widget in widgets:
            flow.addWidget(widget)
        return host

    @staticmethod
    def _foot(save: QWidget, before: QWidget | None = None) -> QHBoxLayout:
        """Return the line that ends a card: Save at the right, as everywhere."""
        foot = QHBoxLayout()
        if before is not None:
            foot.addWidget(before, 1)
        else:
            foot.addStretch(1)
        foot.addWidget(save, 0, Qt.AlignmentFlag.AlignTop)
        return foot

    def _connect(self) -> None:
        self.view.current_changed.connect(self._edit)
        self.new.clicked.connect(lambda: self._edit(None))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.save_button.clicked.connect(self.save)
        self.save_limits.clicked.connect(self._save_limits)

    def refresh(self) -> None:
        """Ask for catalogue and limits; an entry that is being edited keeps what was typed."""
        self.workspace.ask(ledger.catalogue, done=self._show, owner=self, key="catalogue")
        self.workspace.ask(ledger.limits, done=self._show_limits, owner=self, key="limits")
        may = self.can(Permission.MANAGE_RULES)
        for widget in (*self.rows.values(), *self.limit_rows.values(), self.free, self.active):
            widget.setEnabled(may)
        for button in (self.new, self.up, self.down, self.save_button, self.save_limits):
            button.setVisible(may)

    def _show(self, rows: list[ItemRow]) -> None:
        self.model.set_rows(rows)
        self.view.setFixedHeight(min(max(self.view.content_height(), theme().px(44)), theme().px(330)))
        if rows and self.view.current_row() is None:
            self.view.select_first()
        elif self._edited is not None:
            own = self._edited.id
            row = next((row for row in rows if row.id == own), None)
            self._edited = row or self._edited
            self.record.follow(stored_item(row) if row is not None else None)
        self.open_wanted()

    def _show_limits(self, limits: dict[str, int]) -> None:
        stored = {role.value: str(limits.get(role.value, 0)) for role in self.limits}
        if self.limits_record.keeper is None:
            self.limits_record.begin("", stored)
        else:
            self.limits_record.follow(stored)

    def _limits(self) -> Values:
        # What is no amount yet is kept as it was typed.
        found = {role.value: (field.cents(), field.text()) for role, field in self.limits.items()}
        return {name: words if cents is None else str(cents) for name, (cents, words) in found.items()}

    def _put_limits(self, values: Values) -> None:
        for role, field in self.limits.items():
            words = str(values[role.value])
            if words.isdigit():
                field.set_cents(int(words))
            else:
                field.set_text(words)

    def _limit_words(self) -> RecordWords:
        def amount(value: object) -> str:
            return wording.money(int(str(value)), self.workspace.desk.site.currency) if str(value).isdigit() else ""

        names = {role.value: role_words(role) for role in self.limits}
        return words_for(names, dict.fromkeys(names, amount))

    def _edit(self, row: ItemRow | None) -> None:
        """Take an entry into the form, or an empty one."""
        self._edited = row
        self.record.begin(str(row.id) if row else "", stored_item(row))
        if row is None:
            self.name_zh.setFocus()

    def _values(self) -> Values:
        kind = str(self.kind.value())
        cents = self.amount.cents()
        return {
            "name_zh": self.name_zh.text().strip(),
            "name_en": self.name_en.text().strip(),
            "kind": kind,
            "amount_cents": cents if cents is not None else self.amount.text().strip() or None,
            "percent": int(self.percent.value()) or None,
            "valid_days": int(self.days.value()) if kind == CompensationKind.VOUCHER.value else None,
            "is_free_allowed": self.free.isChecked(),
            "is_active": self.active.isChecked(),
        }

    def _put(self, values: Values) -> None:
        self.name_zh.set_text(str(values["name_zh"]))
        self.name_en.set_text(str(values["name_en"]))
        self.kind.set_value(str(values["kind"]))
        amount = values["amount_cents"]
        if isinstance(amount, str):
            self.amount.set_text(amount)
        else:
            self.amount.set_cents(amount)
        self.percent.set_value(values["percent"] or 0)
        self.days.set_value(values["valid_days"] or USUAL_DAYS)
        self.free.setChecked(bool(values["is_free_allowed"]))
        self.active.setChecked(bool(values["is_active"]))

    def _record_words(self) -> RecordWords:
        rows = {**self.rows, "amount_cents": self.rows["amount"], "valid_days": self.rows["days"]}
        names = {**row_names(rows), "is_free_allowed": self.free.text(), "is_active": self.active.text()}

        def amount(value: object) -> str:
            return wording.money(value, self.workspace.desk.site.currency) if isinstance(value, int) else "—"

        shown = {"kind": lambda value: wording.word(CompensationKind(str(value))), "amount_cents": amount}
        return words_for(names, {**shown, "percent": lambda value: f"{value}%" if value else "—"})

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about an entry, or the limits."""
        if form == LIMITS:
            if not self.limits_record.bring_back():
                next(iter(self.limits.values())).setFocus()
        elif not subject:
            self._edit(None)
        elif subject.isdigit() and self.view.select_key(int(subject)):
            self.name_zh.setFocus()
            self._edit(self.view.current_row())
        if form == ITEM:
            self.record.bring_back()

    def flush(self) -> None:
        """Write what was typed as a draft."""
        self.record.flush()
        self.limits_record.flush()

    def go_back(self) -> bool:
        """Esc: choose later, then what is stored."""
        if self.record.drop_choice() or self.limits_record.drop_choice():
            return True
        if not self.record.is_edited:
            return False
        self.record.done()
        self._edit(self.view.current_row())
        self.view.setFocus()
        return True

    def save(self) -> None:
        """Write the entry in the form; the service says in a sentence what is wrong with it."""
        if not self.can(Permission.MANAGE_RULES):
            return
        if self.limits_record.is_edited and not self.record.is_edited:
            self._save_limits()
            return
        kind = CompensationKind(str(self.kind.value()))
        percent = int(self.percent.value()) or None
        amount = self.amount.cents()
        if amount is None and (percent is not None or not self.amount.text().strip()):
            amount = 0
        command = SaveItem(
            self.name_zh.text(),
            self.name_en.text(),
            kind,
            -1 if amount is None else amount,
            percent,
            self.free.isChecked(),
            int(self.days.value()) if kind is CompensationKind.VOUCHER else None,
            self.active.isChecked(),
            self._edited.id if self._edited is not None else None,
            self._edited.version if self._edited is not None else None,
            self.record.base if self._edited is not None else None,
        )
        self.workspace.act(
            catalogue.save_item, command, done=self._saved, failed=self._refused, owner=self,
            undo=translate("Compensation", "Catalogue saved"),
        )  # fmt: skip

    def _refused(self, error: Exception) -> None:
        if not self.record.refused(error):
            self.workspace.failed(error)

    def _saved(self, identity: int) -> None:
        self.record.done()
        self.view.select_key(identity)
        self._edit(self.view.current_row())

    def _move(self, steps: int) -> None:
        row = self.view.current_row()
        if row is not None:
            self.workspace.act(catalogue.move_item, row.id, steps, owner=self, undo=translate("Compensation", "Moved"))

    def _save_limits(self) -> None:
        limits: dict[Role, int] = {}
        for role, field in self.limits.items():
            cents = field.cents()
            if cents is None:
                self.limit_rows[role].set_error(translate("Compensation", "Please enter an amount like 136 or 136.50."))
                field.setFocus()
                return
            self.limit_rows[role].set_error("")
            limits[role] = cents
        base = {name: int(cents) for name, cents in self.limits_record.base.items()}
        words = translate("Compensation", "Limits saved")
        self.workspace.act(
            catalogue.set_limits, limits, base, done=self._limits_saved, failed=self._limits_refused, owner=self,
            undo=words,
        )  # fmt: skip

    def _limits_saved(self, _result: object) -> None:
        self.limits_record.done()
        self.workspace.ask(ledger.limits, done=self._show_limits, owner=self, key="limits")

    def _limits_refused(self, error: Exception) -> None:
        if not self.limits_record.refused(error):
            self.workspace.failed(error)

    def enter(self) -> None:
        """Begin at the list."""
        self.view.setFocus()

    def _worth(self, row: ItemRow) -> str:
        if row.percent is not None:
            return f"{row.percent}%"
        return wording.money(row.amount_cents, self.workspace.desk.site.currency)

    def _describe(self, row: ItemRow) -> str:
        return " · ".join((str(row.name), wording.word(row.kind), self._worth(row)))

    def restyle(self) -> None:
        """Give the fields their width."""
        look = theme()
        for name, row in getattr(self, "rows", {}).items():
            row.setFixedWidth(look.px({"days": 170}.get(name, 190 if name.startswith("name") else 145)))
        for row in getattr(self, "limit_rows", {}).values():
            row.setFixedWidth(look.px(140))
        super().restyle()

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        hints = [("↑ ↓", translate("Settings", "Up and down")), ("Tab", translate("Settings", "Next field"))]
        if self.can(Permission.MANAGE_RULES):
            hints += [("Ctrl ↵", translate("Settings", "Save")), ("Esc", translate("Settings", "Discard"))]
        return hints

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Compensation", "Compensation catalogue"))
        self.view.setAccessibleName(translate("Compensation", "Compensation catalogue"))
        names = {
            "name_zh": translate("Compensation", "Chinese name"),
            "name_en": translate("Compensation", "English name"),
            "kind": translate("Compensation", "Type"),
            "amount": translate("Compensation", "Amount"),
            "percent": translate("Compensation", "or share of a bill"),
            "days": translate("Compensation", "Voucher valid, days"),
        }
        for name, words in names.items():
            self.rows[name].set_words(words)
        kind = self.kind.value()
        self.kind.set_options([(each.value, wording.word(each)) for each in CompensationKind])
        self.kind.set_value(kind or CompensationKind.GIFT.value)
        self.free.set_words(translate("Compensation", "May cost nothing"))
        self.active.set_words(translate("Compensation", "In use"))
        self.new.setText(translate("Compensation", "New entry"))
        self.up.setText(translate("Compensation", "Move up"))
        self.down.setText(translate("Compensation", "Move down"))
        self.save_button.setText(translate("Compensation", "Save"))
        self.limits_header.set_title(translate("Compensation", "Limits without approval"))
        for role, row in self.limit_rows.items():
            row.set_words(role_words(role))
        self.note.setText(
            translate(
                "Compensation",
                "Above the limit somebody else with a higher one approves: nobody approves their own request.",
            )
        )
        self.save_limits.setText(translate("Compensation", "Save limits"))
