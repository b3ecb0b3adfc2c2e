"""Staff and roles: everybody at the left, the one chosen at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import staff as queries
from servicedesk.queries.staff import DepartmentRow, StaffRow
from servicedesk.ui import tokens
from servicedesk.ui.pages.settings.roles import role_tone, role_words
from servicedesk.ui.pages.settings.room import Head, Row
from servicedesk.ui.pages.settings.secret_form import SecretForm
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.pages.settings.sensitive_roles import SensitiveRolesCard
from servicedesk.ui.pages.settings.staff_form import StaffForm
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

SIDE_BY_SIDE_FROM = 760
MOST_ROWS = 10


def person_words(row: StaffRow) -> str:
    """Say a person for a screen reader."""
    title = str(Bilingual(row.title_zh, row.title_en))
    state = "" if row.is_active else translate("Settings", "disabled")
    return " · ".join(part for part in (row.name, row.sign_in_name, title, role_words(row.role), state) if part)


class StaffDelegate(RowDelegate):
    """Paints avatar, name, title and role."""

    height = 52
    inset = 0

    def paint_row(self, painter: QPainter, rect: QRectF, row: StaffRow, selected: bool) -> None:
        """Paint one person; who may no longer sign in is grey."""
        look = theme()
        side = look.px(30)
        disc = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        paint.avatar(painter, disc, row.name, "" if row.is_active else "neutral")
        left = disc.right() + look.px(10)
        words = role_words(row.role) if row.is_active else translate("Settings", "disabled")
        tone = role_tone(row.role) if row.is_active else "neutral"
        wide = paint.tag_width(words)
        paint.tag(painter, rect.right() - wide, rect.center().y(), words, tone)
        room = rect.right() - wide - look.px(8) - left
        upper = QRectF(left, rect.top() + look.px(5), room, look.line(tokens.ROW))
        colour = "text" if row.is_active else "text3"
        text.draw(painter, upper, row.name, tokens.ROW, colour, row.is_active)
        title = str(Bilingual(row.title_zh, row.title_en))
        lower = QRectF(left, upper.bottom(), room, look.line(tokens.META))
        about = " · ".join(part for part in (row.sign_in_name, title) if part)
        text.draw(painter, lower, about, tokens.META, "text2" if row.is_active else "text3")


class StaffList(RowListView):
    """Everybody; more than ten scroll."""

    def __init__(self, model: RowModel) -> None:
        super().__init__("", model, StaffDelegate())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As tall as its rows, up to ten."""
        most = theme().px(StaffDelegate.height) * MOST_ROWS
        return QSize(theme().px(260), min(self.content_height() + 2, most))


class StaffSection(Section):
    """Without the right to manage people the list alone is shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._wanted: int | None = None
        self._adding = False
        lower = Row(SIDE_BY_SIDE_FROM)
        list_card = Card()
        self.header = Head()
        self.add = SecondaryButton("", "plus", "Ins")
        self.header.add(self.add)
        self.model = RowModel(lambda row: row.id, person_words)
        self.view = StaffList(self.model)
        self.note = remark()
        list_card.body.addWidget(self.header)
        list_card.body.addWidget(self.view)
        list_card.body.addWidget(self.note)
        list_card.body.addStretch(1)
        self.form = StaffForm(workspace)
        self.secret_card = Card()
        self.secret_header = Head()
        self.password, self.pin = SecretForm(workspace, pin=False), SecretForm(workspace, pin=True)
        self.secret_card.body.addWidget(self.secret_header)
        self.secret_card.body.addWidget(self.password)
        self.secret_card.body.addWidget(self.pin)
        self.secret_card.body.addStretch(1)
        lower.add(list_card, 4)
        lower.add(self.form, 6, top=True)
        lower.add(self.secret_card, 6, top=True)
        self.body.addWidget(lower)
        self.readers = SensitiveRolesCard(workspace)
        self.body.addWidget(self.readers)
        self.body.addStretch(1)
        self.form.hide()
        self.secret_card.hide()
        self._connect()
        self.follow_theme()
        self.retranslate()

    def _connect(self) -> None:
        self.workspace.actions.bind("rule.new", self.new_person, self, lambda: self.can(Permission.MANAGE_STAFF))
        self.add.clicked.connect(self.new_person)
        self.view.current_changed.connect(self._chosen)
        self.view.opened.connect(lambda _row: self.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason))
        self.form.saved.connect(self._saved)
        self.form.cancelled.connect(self.go_back)
        self.form.secret_wanted.connect(self.open_secret)
        for secret in (self.password, self.pin):
            secret.cancel.clicked.connect(self.go_back)
            secret.done.connect(self._secret_set)

    def refresh(self) -> None:
        """Ask for everybody; a form being edited stays as it is."""
        self.readers.refresh()
        self.workspace.ask(queries.staff_list, done=self._show, owner=self, key="staff")
        if self.can(Permission.VIEW_TICKETS):
            self.workspace.ask(queries.departments, done=self._take_departments, owner=self, key="departments")

    def enter(self) -> None:
        """Begin in the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_departments(self, departments: list[DepartmentRow]) -> None:
        self.form.set_departments(departments)

    def _show(self, people: list[StaffRow]) -> None:
        self.model.set_rows(people)
        self.view.updateGeometry()
        self.header.set_count(sum(person.is_active for person in people))
        may = self.can(Permission.MANAGE_STAFF)
        self.add.setVisible(may)
        if self._wanted is not None:
            self.view.select_key(self._wanted)
            self._wanted = None
            self._chosen(self.view.current_row())
        elif not self.view.currentIndex().isValid():
            self.view.select_first()
        elif not self._adding and not self.form.is_edited():
            self._chosen(self.view.current_row())
        else:
            self.form.follow(people)
        self.open_wanted()

    def _chosen(self, row: StaffRow | None) -> None:
        if row is None or not self.can(Permission.MANAGE_STAFF):
            return
        self._adding = False
        self.secret_card.hide()
        self.form.show_person(row)
        self.form.show()

    def new_person(self) -> None:
        """Ins: somebody new."""
        self._adding = True
        self.secret_card.hide()
        self.form.show_person(None)
        self.form.show()
        self.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self, staff_id: int) -> None:
        self._adding = False
        self._wanted = staff_id
        self.refresh()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- password and PIN ----------------------------------------------------------------------------------------

    def open_secret(self, pin: bool) -> None:
        """A new password or PIN for the one chosen."""
        person = self.form.person
        if person is None:
            return
        self.form.hide()
        self.password.setVisible(not pin)
        self.pin.setVisible(pin)
        self.secret_card.show()
        form = self.pin if pin else self.password
        form.open_for(person.id, person.sign_in_name)
        self.secret_header.set_title(person.name)
        form.enter()

    def _secret_set(self) -> None:
        self.secret_card.hide()
        self.form.show()
        self._saved(self.form.person.id if self.form.person is not None else 0)

    def save(self) -> None:
        """Ctrl+Enter: save what is open."""
        if self.secret_card.isVisible():
            (self.password if self.password.isVisible() else self.pin).submit()
        elif self.form.isVisible():
            self.form.submit()

    def go_back(self) -> bool:
        """Esc: choose later, close what is open; the form shows what is stored again."""
        row = self.view.current_row()
        if self.form.record.drop_choice():
            return True
        if self.secret_card.isVisible():
            self.secret_card.hide()
            self.form.show()
        elif self.form.isVisible() and (self._adding or self.form.is_edited()):
            self.form.record.done()
            self._chosen(row)
        else:
            return False
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def flush(self) -> None:
        """Write what was typed as a draft; passwords are none."""
        self.form.record.flush()
        for secret in (self.password, self.pin):
            secret.clear()

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about somebody."""
        if not self.can(Permission.MANAGE_STAFF):
            return
        if not subject:
            self.new_person()
        elif subject.isdigit() and self.view.select_key(int(subject)):
            self.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)
            self._chosen(self.view.current_row())
        self.form.record.bring_back()

    # -- words ------------------------------------------------------------------------------------------

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        if not self.can(Permission.MANAGE_STAFF):
            return [("↑ ↓", translate("Settings", "Choose person"))]
        return [
            ("↑ ↓", translate("Settings", "Choose person")),
            ("↵", translate("Settings", "Edit")),
            ("Ins", translate("Settings", "New person")),
            ("Ctrl ↵", translate("Settings", "Save")),
            ("Esc", translate("Settings", "Discard")),
        ]

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Settings", "Staff and roles"))
        self.add.setText(translate("Settings", "New person"))
        self.view.setAccessibleName(translate("Settings", "Staff and roles"))
        self.note.setText(
            translate("Settings", "Who is disabled cannot sign in from that moment; their records keep their name.")
        )
        for part in (self.form, self.password, self.pin, self.readers):
            part.retranslate()
