"""The register of equipment: found by typing, edited in place, with what befell each piece."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.text import fold
from servicedesk.core.translation import plural, translate
from servicedesk.queries import equipment as queries
from servicedesk.queries.equipment import EquipmentFault, EquipmentRow
from servicedesk.services import equipment as services
from servicedesk.services.equipment import NAME_LIMIT, NUMBER_LIMIT, SaveEquipment, search_words
from servicedesk.ui import tokens, wording
from servicedesk.ui.conflicts.record_form import RecordForm, Values, row_names
from servicedesk.ui.conflicts.words import RecordWords, words_for
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.pages.settings.section import Section
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import Column, Panel
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

NARROW_BELOW = 420
FORM = "equipment"
LIST_HEIGHT, FAULTS_SAID = 300, 12
_NAMES = ("number", "name_zh", "name_en", "place", "kind", "maintainer")


def equipment_words(row: EquipmentRow) -> str:
    """Say a piece for a screen reader."""
    return " · ".join(part for part in (row.words, row.place, row.kind, row.maintainer, _state(row)) if part)


def _state(row: EquipmentRow) -> str:
    if not row.is_active:
        return translate("FieldSettings", "out of use")
    return plural("FieldSettings", "{n} open ticket", "{n} open tickets", row.open_tickets) if row.open_tickets else ""


def _stored(row: EquipmentRow | None) -> Values:
    """Return a piece as its form starts from it."""
    if row is None:
        return dict.fromkeys(_NAMES, "")
    values = (row.number, row.name.zh, row.name.en, row.place, row.kind, row.maintainer)
    return {**dict(zip(_NAMES, values, strict=True)), "is_active": row.is_active}


class EquipmentDelegate(RowDelegate):
    """Paints number, name, place and what is open."""

    height = 36
    inset = 0

    def paint_row(self, painter: QPainter, rect: QRectF, row: EquipmentRow, selected: bool) -> None:
        """Paint one piece."""
        look = theme()
        right = " · ".join(part for part in (row.place, row.kind, _state(row)) if part)
        wide = min(text.width(right, tokens.META) + look.px(4), rect.width() * 0.5)
        area = QRectF(rect.left(), rect.top(), rect.width() - wide - look.px(12), rect.height())
        text.draw(painter, area, row.words, tokens.BODY, "text" if row.is_active else "text3", row.is_active)
        beside = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
        colour = "warning_text" if row.open_tickets else "text2"
        text.draw(painter, beside, right, tokens.META, colour, align=Qt.AlignmentFlag.AlignRight)


class EquipmentSection(Section):
    """Who may not change the rules reads the register."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._rows: list[EquipmentRow] = []
        self._editing: EquipmentRow | None = None
        card, self.header = self.card()
        self.add = SecondaryButton("", "plus", "Ins")
        self.header.add(self.add)
        self.filter = TextField("", "", "search")
        self.model = RowModel(lambda row: row.id, equipment_words)
        self.view = RowListView("", self.model, EquipmentDelegate())
        self.none = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.form = Panel(padding=12, spacing=10)
        for widget in (self.form, self.filter, self.none, self.view):
            card.body.addWidget(widget)
        self._build_form()
        faults, self.faults_header = self.card()
        self.faults_card = faults
        self.faults = Column(4)
        faults.body.addWidget(self.faults)
        faults.hide()
        self.body.addStretch(1)
        self._connect()
        self.follow_theme()
        self.retranslate()

    def _build_form(self) -> None:
        self.fields = {name: TextField(most=NUMBER_LIMIT if name == "number" else NAME_LIMIT) for name in _NAMES}
        needed = ("number", "name_zh")
        self.form_rows = {name: FormRow("", field, required=name in needed) for name, field in self.fields.items()}
        for names in (_NAMES[:3], _NAMES[3:]):
            line = Row(NARROW_BELOW)
            for name in names:
                line.add(self.form_rows[name], top=True)
            self.form.body.addWidget(line)
        foot = QHBoxLayout()
        self.switch, self.cancel = QuietButton("", "x"), QuietButton("", "", "Esc")
        self.keep = PrimaryButton("", "check", "Ctrl ↵")
        foot.addWidget(self.switch)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        self.form.body.addLayout(foot)
        self.record = RecordForm(
            self.workspace, self, FORM, self.form.body, self._values, self._put, self._record_words, self.save
        )
        self.form.hide()

    def _connect(self) -> None:
        self.workspace.actions.bind("rule.new", self.new_piece, self, self._may)
        self.add.clicked.connect(self.new_piece)
        self.filter.textEdited.connect(lambda _text: self._show_rows())
        self.filter.returnPressed.connect(self.view.setFocus)
        self.view.opened.connect(self.edit)
        self.view.current_changed.connect(self._ask_faults)
        self.cancel.clicked.connect(self.go_back)
        self.keep.clicked.connect(self.save)
        self.switch.clicked.connect(lambda: self._save(not (self._editing and self._editing.is_active)))
        for field in self.fields.values():
            field.returnPressed.connect(self.save)

    def _may(self) -> bool:
        return self.can(Permission.MANAGE_RULES)

    # -- data ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the register."""
        self.workspace.ask(queries.equipment_list, done=self._show, owner=self, key="equipment")

    def enter(self) -> None:
        """Begin at the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, rows: list[EquipmentRow]) -> None:
        self._rows = rows
        self._follow()
        self.header.set_count(sum(row.is_active for row in rows))
        self.add.setVisible(self._may())
        self._show_rows()
        self.open_wanted()

    def _show_rows(self) -> None:
        wanted = fold(self.filter.text()).split()
        shown = [row for row in self._rows if self._fits(row, wanted)]
        self.model.set_rows(shown)
        self.view.setVisible(bool(shown))
        self.none.setVisible(not self._rows)
        self.filter.setVisible(bool(self._rows))
        if shown and not self.view.currentIndex().isValid():
            self.view.select_first()

    @staticmethod
    def _fits(row: EquipmentRow, wanted: list[str]) -> bool:
        if not wanted:
            return True
        words = search_words(row.number, row.name.zh, row.name.en, row.place, row.kind)
        return all(word in words for word in wanted)

    def _ask_faults(self, row: object) -> None:
        if isinstance(row, EquipmentRow):
            self.workspace.ask(queries.faults_of, row.id, done=self._show_faults, owner=self, key="faults")

    def _show_faults(self, faults: list[EquipmentFault]) -> None:
        clear_layout(self.faults.layout())
        self.faults_card.setVisible(bool(faults))
        self.faults_header.set_count(len(faults))
        local, today = self.workspace.desk.site.local, self.workspace.now().date()
        for fault in faults[:FAULTS_SAID]:
            at = wording.moment_words(local(fault.opened_at), today)
            button = LinkButton(f"{at}  {fault.number} {fault.title} · {wording.word(fault.state_class)}")
            button.clicked.connect(lambda _on=False, key=fault.ticket_id: self._open_ticket(key))
            self.faults.body.addWidget(button)

    def _open_ticket(self, ticket_id: int) -> None:
        self.workspace.navigate("tickets", ticket_id=ticket_id)

    # -- editing -------------------------------------------------------------------------------------------------

    def new_piece(self) -> None:
        """Ins: another piece."""
        self._open(None)

    def edit(self, row: EquipmentRow) -> None:
        """Enter on a piece: change it."""
        if self._may():
            self._open(row)

    def _open(self, row: EquipmentRow | None) -> None:
        self._editing = row
        self.switch.setVisible(row is not None)
        self._name_switch()
        self.form.show()
        self.column.verticalScrollBar().setValue(0)
        self.fields["number"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.record.begin(str(row.id) if row is not None else "", _stored(row))

    def _follow(self) -> None:
        """The register was read again while a piece is open."""
        editing = self._editing
        if self.form.isHidden() or editing is None:
            return
        row = next((each for each in self._rows if each.id == editing.id), None)
        self._editing = row or editing
        self.record.follow(_stored(row) if row is not None else None)

    def _values(self) -> Values:
        return {name: field.text().strip() for name, field in self.fields.items()}

    def _put(self, values: Values) -> None:
        for name, field in self.fields.items():
            field.set_text(str(values.get(name, "")))
            self.form_rows[name].set_error("")

    def _record_words(self) -> RecordWords:
        return words_for({**row_names(self.form_rows), "is_active": translate("FieldSettings", "in use")})

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about a piece."""
        row = next((each for each in self._rows if str(each.id) == subject), None)
        if self._may() and (row is not None or not subject):
            self._open(row)
            self.record.bring_back()

    def flush(self) -> None:
        """Write what was typed as a draft."""
        self.record.flush()

    def save(self) -> None:
        """Enter or Ctrl+Enter: keep the piece."""
        if not self.form.isHidden() and self._may():
            self._save(self._editing is None or self._editing.is_active)

    def _save(self, is_active: bool) -> None:
        row = self._editing
        values: dict[str, Any] = {name: field.text() for name, field in self.fields.items()}
        base = self.record.base if row else None
        command = SaveEquipment(row.id if row else None, **values, is_active=is_active, base=base)
        words = translate("FieldSettings", "{number} saved", number=values["number"])
        self.workspace.act(
            services.save_equipment, command, done=lambda _id: self._saved(), failed=self._refused, owner=self,
            undo=words,
        )  # fmt: skip

    def _saved(self) -> None:
        self.record.done()
        self.go_back()
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if self.record.refused(error):
            return
        row = self.form_rows.get(str(getattr(error, "parameters", {}).get("field")))
        if row is not None and isinstance(error, ServiceDeskError):
            row.set_error(sentence(error))
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.workspace.failed(error)

    def go_back(self) -> bool:
        """Esc: choose later; leave the piece as it was."""
        if self.record.drop_choice():
            return True
        if self.form.isHidden():
            return False
        self.record.done()
        self.form.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        if not self._may():
            return [("↑ ↓", translate("Settings", "Up and down")), ("Tab", translate("Settings", "Next field"))]
        return [("↵", translate("FieldSettings", "Edit")), ("Ins", translate("FieldSettings", "New piece")),
                ("Ctrl ↵", translate("Settings", "Save"))]  # fmt: skip

    def _name_switch(self) -> None:
        active = self._editing is None or self._editing.is_active
        self.switch.setText(
            translate("FieldSettings", "Out of use") if active else translate("FieldSettings", "Use again")
        )

    def restyle(self) -> None:
        """A long register scrolls in itself."""
        super().restyle()
        self.view.setFixedHeight(theme().px(LIST_HEIGHT))

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("FieldSettings", "Equipment"))
        self.faults_header.set_title(translate("FieldSettings", "What befell it"))
        self.add.setText(translate("FieldSettings", "New piece"))
        self.view.setAccessibleName(translate("FieldSettings", "Equipment"))
        self.filter.set_words(
            translate("FieldSettings", "Find equipment"), translate("FieldSettings", "Number, name, place or pinyin")
        )
        self.none.setText(
            translate(
                "FieldSettings", "No equipment yet. Ins adds a piece; faults then name it and warn when they repeat."
            )
        )
        for name, words in (
            ("number", translate("FieldSettings", "Number")),
            ("name_zh", translate("FieldSettings", "Name (Chinese)")),
            ("name_en", translate("FieldSettings", "Name (English)")),
            ("place", translate("FieldSettings", "Place")),
            ("kind", translate("FieldSettings", "Kind")),
            ("maintainer", translate("FieldSettings", "Who repairs it")),
        ):
            self.form_rows[name].set_words(words)
        self.cancel.setText(translate("FieldSettings", "Discard"))
        self.keep.setText(translate("FieldSettings", "Save"))
        self._name_switch()
        self.view.viewport().update()
