"""One category: its names, under which it stands; retiring it, and merging it into another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servicedesk.core.errors import Refused, ServiceDeskError
from servicedesk.core.translation import translate
from servicedesk.queries.ticket_categories import CategoryRow
from servicedesk.services import ticket_categories
from servicedesk.services.ticket_categories import SaveCategory
from servicedesk.ui.conflicts.record_form import RecordForm, Values, row_names
from servicedesk.ui.conflicts.words import RecordWords, words_for
from servicedesk.ui.errors import sentence
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pickers import ComboBox, Value
from servicedesk.ui.workspace import Workspace

FORM = "category"


class CategoryForm(Card):
    """Shows a category or makes a new one; errors stand at their field."""

    saved = Signal(int)
    cancelled = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.row: CategoryRow | None = None
        self._tree: Sequence[CategoryRow] = ()
        self.header = Head()
        most = ticket_categories.NAME_LIMIT
        self.name_zh, self.name_en = TextField(most=most), TextField(most=most)
        self.parent_id, self.into = ComboBox(), ComboBox()
        self.rows = {
            "name_zh": FormRow("", self.name_zh, required=True),
            "name_en": FormRow("", self.name_en),
            "parent_id": FormRow("", self.parent_id),
            "into_id": FormRow("", self.into),
        }
        self.problem = PlainLabel("", colour="danger_text", wrap=True)
        self._build()
        self._connect()
        self.problem.hide()
        self.record = RecordForm(
            workspace, self, FORM, self.body, self._values, self._put, self._record_words, self.submit
        )
        self.retranslate()

    def _build(self) -> None:
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, row in enumerate(self.rows.values()):
            grid.addWidget(row, place // 2, place % 2)
        for box in (self.parent_id, self.into):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.retire = QuietButton("", "eye-off")
        self.cancel, self.keep = QuietButton("", "", "Esc"), PrimaryButton("", "check", "Ctrl ↵")
        acts = QWidget()
        flow = FlowLayout(acts, 4)
        flow.addWidget(self.retire)
        foot = QHBoxLayout()
        foot.addWidget(acts, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.keep)
        for widget in (self.header, host, self.problem):
            self.body.addWidget(widget)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.rows["name_zh"].set_check(
            lambda: (
                ""
                if self.name_zh.text().strip() or self.name_en.text().strip()
                else translate("Settings", "Please enter a name.")
            )
        )
        for field in (self.name_zh, self.name_en):
            field.returnPressed.connect(self.submit)
        self.keep.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.cancelled)
        self.retire.clicked.connect(self._retire)
        self.into.chosen.connect(self._merge)

    def set_tree(self, tree: Sequence[CategoryRow]) -> None:
        """Offer these as what a category can stand under, or be merged into."""
        self._tree = tree
        self._show_options()

    def show_category(self, row: CategoryRow | None, parent_id: int | None = None) -> None:
        """Show a category, or empty fields for a new one under *parent_id*."""
        self.row = row
        self.retranslate()
        stored = _stored(row) if row else {"name_zh": "", "name_en": "", "parent_id": parent_id}
        self.record.begin(str(row.category.id) if row else "", stored)

    def follow(self, tree: Sequence[CategoryRow]) -> None:
        """The tree was read again while a category is shown."""
        if self.row is None:
            return
        own = self.row.category.id
        row = next((each for each in tree if each.category.id == own), None)
        self.row = row or self.row
        self.record.follow(_stored(row) if row is not None else None)

    def _values(self) -> Values:
        names = {"name_zh": self.name_zh.text().strip(), "name_en": self.name_en.text().strip()}
        return {**names, "parent_id": self.parent_id.value()}

    def _put(self, values: Values) -> None:
        self.name_zh.set_text(str(values["name_zh"]))
        self.name_en.set_text(str(values["name_en"]))
        self.parent_id.set_value(values["parent_id"])
        self.into.set_value(None)
        for each in self.rows.values():
            each.set_error("")
        self.problem.hide()

    def _record_words(self) -> RecordWords:
        paths = {row.category.id: str(row.category.path) for row in self._tree}
        top = translate("Lifecycle", "top level")

        def above(value: object) -> str:
            return paths.get(value, str(value)) if isinstance(value, int) else top

        return words_for(row_names(self.rows), {"parent_id": above})

    def is_edited(self) -> bool:
        """Whether something differs from what is stored."""
        if self.row is None:
            return bool(self.name_zh.text().strip() or self.name_en.text().strip())
        return self.record.is_edited

    def submit(self) -> None:
        """Ctrl+Enter, Enter: save."""
        if not self.rows["name_zh"].validate():
            self.name_zh.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        parent = self.parent_id.value()
        command = SaveCategory(
            self.row.category.id if self.row else None,
            self.row.category.version if self.row else 0,
            parent if isinstance(parent, int) else None,
            self.name_zh.text(),
            self.name_en.text(),
            self.record.base if self.row else None,
        )
        self.workspace.act(
            ticket_categories.save_category,
            command,
            done=self._saved,
            failed=self._failed,
            owner=self,
            undo=translate("Lifecycle", "Category saved"),
        )

    def _saved(self, category_id: int) -> None:
        self.record.done()
        self.saved.emit(category_id)

    def _retire(self) -> None:
        if self.row is None:
            return
        identity, active = self.row.category.id, self.row.category.is_active
        self.workspace.act(
            ticket_categories.retire_category,
            identity,
            active,
            done=lambda _none: self.saved.emit(identity),
            failed=self._failed,
            owner=self,
            undo=translate("Lifecycle", "Category retired") if active else translate("Lifecycle", "In use again"),
        )

    def _merge(self, into: object) -> None:
        if self.row is None or not isinstance(into, int):
            return
        self.workspace.act(
            ticket_categories.merge_category,
            self.row.category.id,
            into,
            done=lambda _none: self.saved.emit(into),
            failed=self._failed,
            owner=self,
            undo=translate("Lifecycle", "Categories merged"),
        )

    def _failed(self, error: Exception) -> None:
        self.into.set_value(None)
        if self.record.refused(error):
            return
        if not isinstance(error, ServiceDeskError):
            self.workspace.failed(error)
            return
        row = self.rows.get(error.field or "") if isinstance(error, Refused) else None
        if row is not None:
            row.set_error(sentence(error))
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.problem.setText(sentence(error))
            self.problem.show()

    def _show_options(self) -> None:
        own = self.row.category.id if self.row else None
        others: list[tuple[Value, str]] = [
            (row.category.id, str(row.category.path)) for row in self._tree if row.category.id != own
        ]
        self.parent_id.set_options([(None, translate("Lifecycle", "top level")), *others])
        self.into.set_options([(None, translate("Lifecycle", "Choose …")), *others])

    def retranslate(self) -> None:
        """Name the fields."""
        if not hasattr(self, "keep"):
            return
        title = str(self.row.category.path) if self.row else translate("Lifecycle", "New category")
        self.header.set_title(title)
        self.rows["name_zh"].set_words(translate("Lifecycle", "Chinese name"))
        self.rows["name_en"].set_words(translate("Lifecycle", "English name"))
        self.rows["parent_id"].set_words(translate("Lifecycle", "Stands under"))
        self.rows["into_id"].set_words(translate("Lifecycle", "Merge into"))
        self.rows["into_id"].setVisible(self.row is not None)
        self.retire.setVisible(self.row is not None)
        active = self.row is None or self.row.category.is_active
        self.retire.setText(translate("Lifecycle", "Retire") if active else translate("Lifecycle", "Use again"))
        self.keep.setText(translate("Settings", "Save"))
        self.cancel.setText(translate("Settings", "Discard"))
        self._show_options()


def _stored(row: CategoryRow) -> Values:
    """Return a category as its form starts from it."""
    found = row.category
    return {"name_zh": found.name.zh, "name_en": found.name.en, "parent_id": found.parent_id}
