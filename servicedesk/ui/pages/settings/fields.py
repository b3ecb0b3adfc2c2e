"""Fields: what each kind of ticket asks for, built in or of the site's own, edited in place with a live preview."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from servicedesk.core.enums import TicketKind
from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.permissions import Permission
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.core.translation import translate
from servicedesk.queries import ticket_fields
from servicedesk.services import field_definitions
from servicedesk.ui import tokens, wording
from servicedesk.ui.conflicts.record_form import RecordForm, Values
from servicedesk.ui.pages.settings.field_form import FieldForm, stored_field
from servicedesk.ui.pages.settings.section import Section
from servicedesk.ui.pages.tickets.field_words import type_name
from servicedesk.ui.pages.tickets.kind_fields import KindFields
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

FORM = "field"


def marks_of(field: FieldDefinition) -> list[str]:
    """Return what is special about a field, in words."""
    marks = [type_name(field.type)]
    if field.is_needed_to_open:
        marks.append(translate("FieldSettings", "required when opening"))
    if field.is_needed_to_close:
        marks.append(translate("FieldSettings", "required to solve"))
    if field.is_at_desk:
        marks.append(translate("FieldSettings", "at the desk"))
    if field.is_private:
        marks.append(translate("FieldSettings", "private"))
    marks.append(translate("FieldSettings", "built in") if field.is_builtin else translate("FieldSettings", "own"))
    if not field.is_active:
        marks.append(translate("FieldSettings", "retired"))
    return marks


def field_in_words(field: FieldDefinition) -> str:
    """Say a field for a screen reader."""
    return " · ".join((str(field.name), *marks_of(field)))


class FieldDelegate(RowDelegate):
    """Paints a field's name in both languages and what is special about it."""

    height = 36
    inset = 0

    def paint_row(self, painter: QPainter, rect: QRectF, row: FieldDefinition, selected: bool) -> None:
        """Paint one field."""
        look = theme()
        marks = " · ".join(marks_of(row))
        wide = min(text.width(marks, tokens.META) + look.px(4), rect.width() * 0.6)
        area = QRectF(rect.left(), rect.top(), rect.width() - wide - look.px(12), rect.height())
        text.draw(painter, area, str(row.name), tokens.BODY, "text" if row.is_active else "text3", row.is_active)
        right = QRectF(rect.right() - wide, rect.top(), wide, rect.height())
        text.draw(painter, right, marks, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)


class FieldList(RowListView):
    """As tall as its rows."""

    def __init__(self, model: RowModel) -> None:
        super().__init__("", model, FieldDelegate())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Every row; there are a few dozen at most."""
        return QSize(theme().px(300), self.content_height() + 2)


class FieldsSection(Section):
    """Who may not change the rules reads them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._all: list[FieldDefinition] = []
        card, self.header = self.card()
        self.kind = ComboBox("", [(kind.value, "") for kind in TicketKind], TicketKind.COMPLAINT.value)
        self.add = SecondaryButton("", "plus", "Ins")
        self.header.add(self.kind)
        self.header.add(self.add)
        self.model = RowModel(lambda row: row.id, field_in_words)
        self.view = FieldList(self.model)
        self.none = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.form = FieldForm()
        for widget in (self.form, self.none, self.view):
            card.body.addWidget(widget)
        self.form.hide()
        self.record = RecordForm(
            workspace, self.form, FORM, self.form.body, self.form.values, self._put, self.form.words, self.save
        )
        preview, self.preview_header = self.card()
        self.preview = KindFields(workspace, folds=True)
        preview.body.addWidget(self.preview)
        self.body.addStretch(1)
        self._connect()
        self.follow_theme()
        self.retranslate()

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _value: self._kind_chosen())
        self.add.clicked.connect(self.new_field)
        self.view.opened.connect(self.edit)
        self.form.changed.connect(self._show_preview)
        self.form.saved.connect(self.save)
        self.form.closed.connect(self.go_back)
        bind = self.workspace.actions.bind
        bind("rule.new", self.new_field, self, self._may)
        bind("rule.up", partial(self._move, -1), self, self._may)
        bind("rule.down", partial(self._move, 1), self, self._may)

    def _may(self) -> bool:
        return self.can(Permission.MANAGE_RULES)

    # -- data ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the fields of every kind."""
        self.workspace.ask(ticket_fields.known_fields, done=self._show, owner=self, key="fields")

    def enter(self) -> None:
        """Begin at the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, fields: list[FieldDefinition]) -> None:
        self._all = fields
        self._follow()
        shown = [field for field in fields if str(self.kind.value()) in field.kinds]
        self.model.set_rows(shown)
        self.view.updateGeometry()
        self.view.setVisible(bool(shown) and self.form.isHidden())
        self.none.setVisible(not shown)
        self.header.set_count(sum(field.is_active for field in shown))
        self.add.setVisible(self._may())
        if shown and not self.view.currentIndex().isValid():
            self.view.select_first()
        self._show_preview()
        self.open_wanted()

    def _kind_chosen(self) -> None:
        self.record.leave()
        self.form.hide()
        self._show(self._all)

    def _kind(self) -> TicketKind:
        return TicketKind(str(self.kind.value()))

    def _show_preview(self) -> None:
        """Show the form as the desk will see it, with what is being edited."""
        fields = [field for field in self._all if field.is_active and self._kind().value in field.kinds]
        if not self.form.isHidden():
            edited = self.form.preview()
            known = [field.code for field in fields]
            fields = [edited if field.code == edited.code else field for field in fields]
            if edited.code not in known:
                fields.append(edited)
        self.preview.show_fields(fields, {})

    # -- editing -------------------------------------------------------------------------------------------------

    def new_field(self) -> None:
        """Ins: a field of the site's own."""
        self._open(None)

    def edit(self, field: FieldDefinition) -> None:
        """Enter on a field: change it."""
        if self._may():
            self._open(field)

    def _open(self, field: FieldDefinition | None) -> None:
        self.view.hide()
        self.form.show()
        self.form.open_for(field)
        self.column.verticalScrollBar().setValue(0)
        self.form.name_zh.setFocus(Qt.FocusReason.OtherFocusReason)
        self.record.begin(str(field.id) if field else "", stored_field(field, self._kind()))

    def _follow(self) -> None:
        """The fields were read again while one is open."""
        own = self.form.field
        if self.form.isHidden() or own is None:
            return
        field = next((each for each in self._all if each.id == own.id), None)
        self.form.field = field or own
        self.record.follow(stored_field(field, self._kind()) if field is not None else None)

    def _put(self, values: Values) -> None:
        # Answers are told apart by what the edit stands on: what was stored, or what was chosen between.
        self.form.base = self.record.base
        self.form.put(values)

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about a field."""
        field = next((each for each in self._all if str(each.id) == subject), None)
        if self._may() and (field is not None or not subject):
            self._open(field)
            self.record.bring_back()

    def flush(self) -> None:
        """Write what was typed as a draft."""
        self.record.flush()

    def save(self) -> None:
        """Ctrl+Enter: keep what is edited."""
        if self.form.isHidden() or not self._may():
            return
        self.workspace.act(
            field_definitions.save_field,
            self.form.command(self.record.base),
            done=lambda _id: self._saved(),
            failed=self._refused,
            owner=self,
            undo=translate("FieldSettings", "Field saved"),
        )

    def _saved(self) -> None:
        self.record.done()
        self.go_back()
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if self.record.refused(error):
            return
        if isinstance(error, ServiceDeskError):
            self.form.refuse(error)
        else:
            self.workspace.failed(error)

    def go_back(self) -> bool:
        """Esc: choose later; leave the field as it was."""
        if self.record.drop_choice():
            return True
        if self.form.isHidden():
            return False
        self.record.done()
        self.form.hide()
        self.view.setVisible(self.model.rowCount() > 0)
        self._show_preview()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _move(self, step: int) -> None:
        row = self.view.current_row()
        if isinstance(row, FieldDefinition) and self.form.isHidden():
            self.workspace.act(
                field_definitions.move_field, row.id, self._kind().value, step, done=lambda _moved: self.refresh(),
                owner=self, undo=translate("FieldSettings", "Field moved"),
            )  # fmt: skip

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        if not self._may():
            return [("↑ ↓", translate("Settings", "Up and down")), ("Tab", translate("Settings", "Next field"))]
        return [
            ("↵", translate("FieldSettings", "Edit")),
            ("Ins", translate("FieldSettings", "New field")),
            ("Alt ↑↓", translate("FieldSettings", "Move")),
        ]

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("FieldSettings", "Fields"))
        self.kind.set_options([(kind.value, wording.word(kind)) for kind in TicketKind])
        self.kind.setAccessibleName(translate("FieldSettings", "Kind of ticket"))
        self.add.setText(translate("FieldSettings", "New field"))
        self.view.setAccessibleName(translate("FieldSettings", "Fields"))
        self.none.setText(translate("FieldSettings", "This kind asks for nothing of its own yet. Ins adds a field."))
        self.preview_header.set_title(translate("FieldSettings", "As the desk sees it"))
        self.view.viewport().update()
