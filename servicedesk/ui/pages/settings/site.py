"""Site and departments: what the house and the desk are called, and who work can be given to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.pack import Industry, load_pack
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.queries import site as queries
from servicedesk.queries.site import DepartmentFacts, SiteRow
from servicedesk.services import site as services
from servicedesk.services.desk import Desk, load_site
from servicedesk.services.site import ChangeSite, SaveDepartment
from servicedesk.ui.conflicts.record_form import RecordForm, Values, row_names
from servicedesk.ui.conflicts.words import RecordWords, words_for
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.department_rows import DepartmentList, department_words
from servicedesk.ui.pages.settings.room import Row
from servicedesk.ui.pages.settings.section import Section
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import FactRow, Panel
from servicedesk.ui.widgets.forms import FormRow, submit_ready
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import RowModel
from servicedesk.ui.workspace import Workspace

NARROW_BELOW = 420
SITE, DEPARTMENT = "site", "department"


class SiteSection(Section):
    """Who may not change it reads it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.row: SiteRow | None = None
        self._editing: DepartmentFacts | None = None
        self._build_site()
        self._build_departments()
        self.body.addStretch(1)
        self.follow_theme()
        self.retranslate()

    def _build_site(self) -> None:
        card, self.header = self.card()
        self.keep = PrimaryButton("", "check", "Ctrl ↵")
        self.header.add(self.keep)
        self.name, self.desk_name = TextField(most=60), TextField(most=40)
        self.rows = {"name": FormRow("", self.name, required=True), "desk_name": FormRow("", self.desk_name)}
        line = Row(NARROW_BELOW)
        for row in self.rows.values():
            line.add(row)
        card.body.addWidget(line)
        self.facts = [FactRow(name_width=120) for _fact in range(4)]
        for fact in self.facts:
            card.body.addWidget(fact)
        self.rows["name"].set_check(
            lambda: "" if self.name.text().strip() else translate("Settings", "Please enter a name.")
        )
        for field in (self.name, self.desk_name):
            field.textEdited.connect(lambda _text: self._show_buttons())
            field.returnPressed.connect(self.save_site)
        self.keep.clicked.connect(self.save_site)
        self.record = RecordForm(
            self.workspace, self, SITE, card.body, self._values, self._put, self._record_words, self.save_site
        )

    def _build_departments(self) -> None:
        card, self.departments_header = self.card()
        self.add = SecondaryButton("", "plus", "Ins")
        self.departments_header.add(self.add)
        self.model = RowModel(lambda row: row.id, department_words)
        self.view = DepartmentList(self.model)
        card.body.addWidget(self.view)
        self.form = Panel(padding=12, spacing=10)
        self.name_zh, self.name_en = TextField(most=40), TextField(most=40)
        self.department_rows = {"name_zh": FormRow("", self.name_zh), "name_en": FormRow("", self.name_en)}
        line = Row(NARROW_BELOW)
        for row in self.department_rows.values():
            line.add(row)
        self.form.body.addWidget(line)
        self.problem = PlainLabel("", colour="danger_text", wrap=True)
        foot = QHBoxLayout()
        self.switch, self.cancel = QuietButton("", "x"), QuietButton("", "", "Esc")
        self.save_department = PrimaryButton("", "check", "↵")
        foot.addWidget(self.switch)
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save_department)
        self.form.body.addLayout(foot)
        card.body.addWidget(self.form)
        self.department = RecordForm(
            self.workspace, self, DEPARTMENT, self.form.body, self._names, self._put_names,
            lambda: words_for(row_names(self.department_rows)), self.submit_department,
        )  # fmt: skip
        self.form.hide()
        self.workspace.actions.bind("rule.new", self.new_department, self, self._may)
        self.add.clicked.connect(self.new_department)
        self.view.opened.connect(self.edit)
        self.cancel.clicked.connect(self.go_back)
        self.save_department.clicked.connect(self.submit_department)
        self.switch.clicked.connect(self._switch)
        for field in (self.name_zh, self.name_en):
            field.returnPressed.connect(self.submit_department)

    def _may(self) -> bool:
        return self.can(Permission.SET_UP)

    # -- data ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the site and its departments."""
        self.workspace.ask(queries.site_row, done=self._show, owner=self, key="site")
        self.workspace.ask(queries.department_facts, done=self._show_departments, owner=self, key="departments")

    def enter(self) -> None:
        """Begin at the name."""
        (self.name if self._may() else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, row: SiteRow) -> None:
        self.row = row
        stored = {"name": row.name, "desk_name": row.desk_name}
        if self.record.keeper is None:
            self.record.begin("", stored)
        else:
            self.record.follow(stored)
        for field in (self.name, self.desk_name):
            field.setReadOnly(not self._may())
        self.add.setVisible(self._may())
        self._say_facts()
        self._show_buttons()

    def _say_facts(self) -> None:
        row = self.row
        if row is None:
            return
        cut = f"{row.day_cut_minutes // 60:02d}:{row.day_cut_minutes % 60:02d}"
        values = (
            (translate("Settings", "Industry"), str(load_pack(Industry(row.industry)).name)),
            (translate("Settings", "Time zone"), row.timezone),
            (translate("Settings", "Currency"), row.currency),
            (translate("Settings", "The day begins at"), cut),
        )
        for fact, (name, value) in zip(self.facts, values, strict=True):
            fact.name.setText(name)
            fact.set_value(value)

    def _show_departments(self, rows: list[DepartmentFacts]) -> None:
        self.model.set_rows(rows)
        self.view.updateGeometry()
        self.departments_header.set_count(sum(row.is_active for row in rows))
        if not self.view.currentIndex().isValid():
            self.view.select_first()
        self._follow(rows)
        self.open_wanted()

    def _follow(self, rows: list[DepartmentFacts]) -> None:
        """The departments were read again while one is open."""
        editing = self._editing
        if self.form.isHidden() or editing is None:
            return
        row = next((each for each in rows if each.id == editing.id), None)
        self._editing = row or editing
        self.department.follow({"name_zh": row.name.zh, "name_en": row.name.en} if row is not None else None)

    # -- the site ------------------------------------------------------------------------------------------------

    def _is_edited(self) -> bool:
        return self.row is not None and self.record.is_edited

    def _values(self) -> Values:
        return {"name": self.name.text(), "desk_name": self.desk_name.text()}

    def _put(self, values: Values) -> None:
        self.name.set_text(str(values["name"]))
        self.desk_name.set_text(str(values["desk_name"]))
        self._show_buttons()

    def _record_words(self) -> RecordWords:
        return words_for(row_names(self.rows))

    def _show_buttons(self) -> None:
        self.keep.setVisible(self._is_edited() and self._may())

    def save_site(self) -> None:
        """Enter in a name: use it from now on."""
        row = self.row
        if row is None or not self._is_edited() or not submit_ready(self.rows.values()):
            return
        command = ChangeSite(row.version, self.name.text(), self.desk_name.text(), self.record.base)

        def run(desk: Desk, change: ChangeSite) -> None:
            services.change_site(desk, change)
            load_site(desk)

        run.undoable = False  # type: ignore[attr-defined] # as the act it runs
        self.workspace.act(run, command, done=self._site_saved, failed=self._site_refused, owner=self)

    def _site_saved(self, _result: object) -> None:
        self.record.done()
        self.workspace.site_changed.emit()
        self.workspace.toast(translate("Settings", "Saved; slips and reports use the new name from now on"))
        self.refresh()

    def _site_refused(self, error: Exception) -> None:
        if self.record.refused(error):
            return
        if isinstance(error, ServiceDeskError):
            self.rows["name"].set_error(sentence(error))
        else:
            self.workspace.failed(error)

    # -- departments ---------------------------------------------------------------------------------------------

    def new_department(self) -> None:
        """Ins: another department."""
        self._open(None)

    def edit(self, row: DepartmentFacts) -> None:
        """Enter on a department: rename or close it."""
        if self._may():
            self._open(row)

    def _open(self, row: DepartmentFacts | None) -> None:
        self._editing = row
        self.form.show()
        self._name_form()
        self.column.show_widget(self.form)
        self.name_zh.setFocus(Qt.FocusReason.OtherFocusReason)
        name = (row.name.zh, row.name.en) if row is not None else ("", "")
        stored = dict(zip(("name_zh", "name_en"), name, strict=True))
        self.department.begin(str(row.id) if row is not None else "", stored)

    def _names(self) -> Values:
        return {"name_zh": self.name_zh.text(), "name_en": self.name_en.text()}

    def _put_names(self, values: Values) -> None:
        self.name_zh.set_text(str(values["name_zh"]))
        self.name_en.set_text(str(values["name_en"]))
        for form_row in self.department_rows.values():
            form_row.set_error("")
        self.problem.setText("")

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about the site or a department."""
        row = next((each for each in self.model.rows if str(each.id) == subject), None)
        if form == SITE:
            if not self.record.bring_back():
                self.enter()
        elif self._may() and (row is not None or not subject):
            self._open(row)
            self.department.bring_back()

    def flush(self) -> None:
        """Write what was typed as a draft."""
        self.record.flush()
        self.department.flush()

    def submit_department(self) -> None:
        """Enter in a department's name: save."""
        row = self._editing
        for form_row in self.department_rows.values():
            form_row.set_error("")
        command = SaveDepartment(
            row.id if row is not None else None,
            row.version if row is not None else 0,
            self.name_zh.text(),
            self.name_en.text(),
            self.department.base if row is not None else None,
        )
        act = self.workspace.act
        act(services.save_department, command, done=self._saved, failed=self._refused, owner=self)

    def _switch(self) -> None:
        row = self._editing
        if row is not None:
            service = services.close_department if row.is_active else services.reopen_department
            self.workspace.act(service, row.id, row.version, done=self._saved, failed=self._refused, owner=self)

    def _saved(self, _result: object) -> None:
        self.department.done()
        self.go_back()
        self.workspace.toast(translate("Settings", "Departments saved"))
        self.refresh()

    def _refused(self, error: Exception) -> None:
        if self.department.refused(error):
            return
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        row = self.department_rows.get(str(error.parameters.get("field") or ""))
        if row is None:
            self.problem.setText(sentence(error))
        else:
            row.set_error(sentence(error))
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ctrl+Enter: what is open."""
        if self.form.isVisible():
            self.submit_department()
        else:
            self.save_site()

    def go_back(self) -> bool:
        """Esc: choose later, close the department, then the names as they were."""
        if self.record.drop_choice() or self.department.drop_choice():
            return True
        if self.form.isVisible():
            self.department.done()
            self.form.hide()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.row is None or not self._is_edited():
            return False
        self.record.done()
        self._show(self.row)
        return True

    # -- words ---------------------------------------------------------------------------------------------------

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        if not self._may():
            return [("↑ ↓", translate("Settings", "Up and down")), ("Tab", translate("Settings", "Next field"))]
        return [("↵", translate("Settings", "Edit")), ("Ins", translate("Settings", "New department")),
                ("Ctrl ↵", translate("Settings", "Save"))]  # fmt: skip

    def _name_form(self) -> None:
        active = self._editing is None or self._editing.is_active
        self.switch.setVisible(self._editing is not None)
        self.switch.setText(translate("Settings", "Close") if active else translate("Settings", "Open again"))

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Settings", "Site and desk"))
        self.keep.setText(translate("Settings", "Save"))
        self.rows["name"].set_words(translate("Settings", "Name of the house"))
        self.rows["desk_name"].set_words(translate("Settings", "Name of this desk"))
        self.departments_header.set_title(translate("Settings", "Departments"))
        self.add.setText(translate("Settings", "New department"))
        self.view.setAccessibleName(translate("Settings", "Departments"))
        self.department_rows["name_zh"].set_words(translate("Settings", "Name (Chinese)"))
        self.department_rows["name_en"].set_words(translate("Settings", "Name (English)"))
        self.cancel.setText(translate("Settings", "Discard"))
        self.save_department.setText(translate("Settings", "Save"))
        self._name_form()
        self._say_facts()
