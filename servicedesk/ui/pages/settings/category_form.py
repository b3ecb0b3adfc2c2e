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
        name = row.category.name if row else None
        self.name_zh.set_text(name.zh if name else "")
        self.name_en.set_text(name.en if name else "")
        for each in self.rows.values():
            each.set_error("")
        self.problem.hide()
        self.retranslate()
        self.parent_id.set_value(row.category.parent_id if row else parent_id)
        self.into.set_value(None)

    def is_edited(self) -> bool:
        """Whether something differs from what is stored."""
        names = (self.name_zh.text().strip(), self.name_en.text().strip())
        if self.row is None:
            return any(names)
        found = self.row.category
        return (*names, self.parent_id.value()) != (*found.name, found.parent_id)

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
        )
        self.workspace.act(
            ticket_categories.save_category,
            command,
            done=self.saved.emit,
            failed=self._failed,
            owner=self,
            undo=translate("Lifecycle", "Category saved"),
        )

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
