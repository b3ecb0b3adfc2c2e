"""Compensation: what may be given to make good, and how much each role gives without asking."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.enums import CompensationKind
from servicedesk.core.permissions import Permission, Role
from servicedesk.core.translation import translate
from servicedesk.queries import compensations as ledger
from servicedesk.queries.compensations import ItemRow
from servicedesk.services import compensation_catalogue as catalogue
from servicedesk.services.compensation_catalogue import PEOPLE, SaveItem
from servicedesk.ui import tokens, wording
from servicedesk.ui.pages.settings.roles import role_words
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.buttons import PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.choices import CheckRow
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.money_field import MoneyField
from servicedesk.ui.widgets.pickers import ComboBox, NumberField
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

USUAL_DAYS = 90


class ItemDelegate(RowDelegate):
    """An entry: its name, its type, what it costs; one out of use is grey."""

    height = tokens.ROW_LOW

    def __init__(self, worth: Any) -> None:
        super().__init__()
        self._worth = worth

    def paint_row(self, painter: QPainter, rect: QRectF, row: ItemRow, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        worth = self._worth(row)
        width = text.width(worth, tokens.ROW, True)
        colour = "text" if row.is_active else "text3"
        place = QRectF(rect.right() - width - 1, rect.top(), width + 2, rect.height())
        text.draw(painter, place, worth, tokens.ROW, colour, True)
        kind = wording.word(row.kind)
        left = rect.left() + paint.tag(painter, rect.left(), rect.center().y(), kind, "neutral") + look.px(8)
        room = rect.right() - width - look.px(12) - left
        name = text.elide(str(row.name), tokens.ROW, False, room)
        text.draw(painter, QRectF(left, rect.top(), room, rect.height()), name, tokens.ROW, colour)


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
        card.body.addWidget(self._line(*self.rows.values()))
        card.body.addWidget(self._line(self.free, self.active))
        card.body.addLayout(self._foot(self.save_button, self._line(self.new, self.up, self.down)))
        card, self.limits_header = self.card()
        self.limits = {role: MoneyField("") for role in PEOPLE}
        self.limit_rows = {role: FormRow("", field) for role, field in self.limits.items()}
        self.note = remark()
        self.save_limits = PrimaryButton("", "check")
        card.body.addWidget(self._line(*self.limit_rows.values()))
        card.body.addWidget(self.note)
        card.body.addLayout(self._foot(self.save_limits))
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
            self._edited = next((row for row in rows if row.id == self._edited.id), self._edited)

    def _show_limits(self, limits: dict[str, int]) -> None:
        for role, field in self.limits.items():
            if not field.hasFocus():
                field.set_cents(limits.get(role.value, 0))

    def _edit(self, row: ItemRow | None) -> None:
        """Take an entry into the form, or an empty one."""
        self._edited = row
        self.name_zh.set_text(row.name.zh if row else "")
        self.name_en.set_text(row.name.en if row else "")
        self.kind.set_value((row.kind if row else CompensationKind.GIFT).value)
        self.amount.set_cents(row.amount_cents if row else None)
        self.percent.set_value(row.percent or 0 if row else 0)
        self.days.set_value(row.valid_days or USUAL_DAYS if row else USUAL_DAYS)
        self.free.setChecked(row.is_free_allowed if row else False)
        self.active.setChecked(row.is_active if row else True)
        if row is None:
            self.name_zh.setFocus()

    def save(self) -> None:
        """Write the entry in the form; the service says in a sentence what is wrong with it."""
        if not self.can(Permission.MANAGE_RULES):
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
        )
        self.workspace.act(
            catalogue.save_item, command, done=self._saved, owner=self,
            undo=translate("Compensation", "Catalogue saved"),
        )  # fmt: skip

    def _saved(self, identity: int) -> None:
        self.view.select_key(identity)

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
        self.workspace.act(catalogue.set_limits, limits, owner=self, undo=translate("Compensation", "Limits saved"))

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
