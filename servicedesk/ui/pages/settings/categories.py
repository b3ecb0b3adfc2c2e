"""Categories and priority: the tree of what tickets are about, and the matrix that proposes their priority."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy

from servicedesk.core.enums import Impact, Priority, Urgency
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import ticket_categories as queries
from servicedesk.queries import ticket_rules as rule_queries
from servicedesk.queries.ticket_categories import CategoryRow
from servicedesk.services import ticket_categories, ticket_rules
from servicedesk.services.switches import Seen
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.pages.settings import switch_news
from servicedesk.ui.pages.settings.category_form import CategoryForm
from servicedesk.ui.pages.settings.priority_matrix import PriorityMatrix, cell_words
from servicedesk.ui.pages.settings.room import Head, Row
from servicedesk.ui.pages.settings.section import Section, remark
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

SIDE_BY_SIDE_FROM = 760
ROWS_SHOWN = 13
STEP = 22


class CategoryDelegate(RowDelegate):
    """Paints a category indented by its depth, with the tickets filed under it."""

    height = 34
    inset = 0

    def paint_row(self, painter: QPainter, rect: QRectF, row: CategoryRow, selected: bool) -> None:
        """Paint one category; one that is not offered is grey."""
        look = theme()
        category = row.category
        middle = rect.center().y()
        left = rect.left() + look.px(STEP) * min(category.depth, 6)
        icons.draw(painter, "folder" if category.depth == 0 else "tag", left, middle - look.px(8), 16, "text2")
        left += look.px(24)
        right = rect.right()
        words = str(row.tickets) if row.tickets else ""
        wide = text.width(words, tokens.META)
        box = QRectF(right - wide - 1, middle - look.line(tokens.META) / 2, wide + 1, look.line(tokens.META))
        text.draw(painter, box, words, tokens.META, "text2")
        right -= look.px(48)
        if not category.is_active:
            tag = translate("Lifecycle", "retired")
            right -= paint.tag_width(tag)
            paint.tag(painter, right, middle, tag, "neutral")
            right -= look.px(6)
        top = category.depth == 0
        shown = text.elide(str(category.name), tokens.ROW, top, right - left)
        name = QRectF(left, middle - look.line(tokens.ROW) / 2, right - left, look.line(tokens.ROW))
        text.draw(painter, name, shown, tokens.ROW, "text" if category.is_offered else "text3", top)


def category_words(row: CategoryRow) -> str:
    """Say a category for a screen reader."""
    retired = "" if row.category.is_active else translate("Lifecycle", "retired")
    filed = plural("Lifecycle", "{n} ticket", "{n} tickets", row.tickets)
    return " · ".join(part for part in (str(row.category.path), filed, retired) if part)


class CategoryList(RowListView):
    """The tree as a list; long ones scroll."""

    def __init__(self, model: RowModel) -> None:
        super().__init__("", model, CategoryDelegate())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As tall as its rows, up to a dozen."""
        most = theme().px(CategoryDelegate.height) * ROWS_SHOWN
        return QSize(theme().px(260), min(self.content_height() + 2, most))


class CategoriesSection(Section):
    """Without the right to manage rules the tree and the matrix are shown and nothing can be changed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._wanted: int | None = None
        self._adding = False
        self._loaded = False
        self.header = Head()
        self.new = SecondaryButton("", "plus", "Ins")
        self.header.add(self.new)
        self.model = RowModel(lambda row: row.category.id, category_words)
        self.view = CategoryList(self.model)
        self.empty = EmptyState("", "", "", "", "tag", small=True)
        self.note = remark()
        self.form = CategoryForm(workspace)
        self.matrix = PriorityMatrix()
        self._build()
        self._connect()
        self.form.hide()
        self.empty.hide()
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        lower = Row(SIDE_BY_SIDE_FROM)
        card = Card()
        for widget in (self.header, self.view, self.empty, self.note):
            card.body.addWidget(widget)
        lower.add(card, 5, top=True)
        right = Row(10_000)
        right.add(self.form)
        right.add(self.matrix)
        lower.add(right, 5, top=True)
        self.body.addWidget(lower)
        self.body.addStretch(1)

    def _connect(self) -> None:
        actions = self.workspace.actions
        actions.bind("rule.new", self.new_category, self, self._may)
        actions.bind("rule.up", partial(self.shift, -1), self, self._may)
        actions.bind("rule.down", partial(self.shift, 1), self, self._may)
        self.new.clicked.connect(self.new_category)
        self.empty.button.clicked.connect(self.take_from_pack)
        self.view.current_changed.connect(self._chosen)
        self.view.opened.connect(lambda _row: self.form.name_zh.setFocus(Qt.FocusReason.OtherFocusReason))
        self.form.saved.connect(self._saved)
        self.form.cancelled.connect(self.go_back)
        self.matrix.chosen.connect(self._priority_chosen)

    def _may(self) -> bool:
        return self._loaded and self.can(Permission.MANAGE_RULES)

    def refresh(self) -> None:
        """Ask for tree and matrix; what is being edited stays."""
        self.workspace.ask(queries.category_tree, done=self._show, owner=self, key="tree")
        self.workspace.ask(rule_queries.life_rules, done=self._show_matrix, owner=self, key="matrix")

    def enter(self) -> None:
        """Begin at the first category."""
        if not self.view.currentIndex().isValid():
            self.view.select_first()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_matrix(self, facts: rule_queries.LifeRules) -> None:
        self.matrix.show_matrix(facts.matrix, self.can(Permission.MANAGE_RULES))

    def _show(self, tree: list[CategoryRow]) -> None:
        self._loaded = True
        self.new.setVisible(self._may())
        self.model.set_rows(tree)
        self.view.updateGeometry()
        self.view.setVisible(bool(tree))
        self.empty.setVisible(not tree)
        self.empty.button.setVisible(self._may())
        self.header.set_count(len(tree))
        edited = self._adding or self.form.is_edited()
        self.form.set_tree(tree)
        if edited:
            self.form.follow(tree)
        if self._wanted is not None:
            self.view.select_key(self._wanted)
            self._wanted = None
        if not self.view.currentIndex().isValid():
            self.view.select_first()
        if not edited:
            self._chosen(self.view.current_row())
        self.open_wanted()

    def _chosen(self, row: Any) -> None:
        if not isinstance(row, CategoryRow) or not self._may():
            return
        self._adding = False
        self.form.show_category(row)
        self.form.show()

    def new_category(self) -> None:
        """Ins: a category beside the chosen one."""
        row = self.view.current_row()
        self._adding = True
        self.form.show_category(None, row.category.parent_id if isinstance(row, CategoryRow) else None)
        self.form.show()
        self.form.name_zh.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_from_pack(self) -> None:
        """Bring in what the industry usually files under."""
        self.workspace.act(
            ticket_categories.take_categories_from_pack,
            done=lambda _count: self.refresh(),
            owner=self,
            undo=translate("Lifecycle", "Categories brought in"),
        )

    def shift(self, step: int) -> None:
        """Alt+Up, Alt+Down: move the chosen category among those beside it."""
        row = self.view.current_row()
        if isinstance(row, CategoryRow):
            self._wanted = row.category.id
            words = translate("Lifecycle", "Order changed")
            self.workspace.act(ticket_categories.shift_category, row.category.id, step, owner=self, undo=words)

    def _saved(self, category_id: int) -> None:
        self._adding = False
        self._wanted = category_id
        self.form.show_category(None)
        self.refresh()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _priority_chosen(self, impact: Impact, urgency: Urgency, priority: Priority) -> None:
        self.workspace.act(
            ticket_rules.set_priority_for,
            impact,
            urgency,
            priority,
            Seen(self.matrix.shown[impact][urgency]),
            failed=partial(self._priority_refused, impact, urgency),
            owner=self,
            undo=translate("Lifecycle", "Rule saved"),
        )

    def _priority_refused(self, impact: Impact, urgency: Urgency, error: Exception) -> None:
        switch_news.tell(
            self.workspace, error, cell_words(impact, urgency), lambda now: wording.word(Priority(str(now)))
        )
        self.refresh()

    def save(self) -> None:
        """Ctrl+Enter: save what is open."""
        if self.form.isVisible() and self.form.is_edited():
            self.form.submit()

    def go_back(self) -> bool:
        """Esc: choose later; the form shows what is stored again."""
        if self.form.record.drop_choice():
            return True
        if not self.form.isVisible() or not (self._adding or self.form.is_edited()):
            return False
        self._adding = False
        self.form.record.done()
        self._chosen(self.view.current_row())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def flush(self) -> None:
        """Write what was typed as a draft."""
        self.form.record.flush()

    def open_record(self, form: str, subject: str) -> None:
        """Take up what was being typed about a category."""
        if not subject:
            self.new_category()
        elif subject.isdigit() and self.view.select_key(int(subject)):
            self.form.name_zh.setFocus(Qt.FocusReason.OtherFocusReason)
            self._chosen(self.view.current_row())
        self.form.record.bring_back()

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        if not self._may():
            return [("↑ ↓", translate("Lifecycle", "Choose"))]
        return [
            ("↑ ↓", translate("Lifecycle", "Choose")),
            ("Alt ↑ ↓", translate("Lifecycle", "Order")),
            ("↵", translate("Settings", "Edit")),
            ("Ins", translate("Lifecycle", "New category")),
            ("Ctrl ↵", translate("Settings", "Save")),
            ("Esc", translate("Settings", "Discard")),
        ]

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "matrix"):
            return
        self.header.set_title(translate("Lifecycle", "Categories"))
        self.new.setText(translate("Lifecycle", "New category"))
        self.view.setAccessibleName(translate("Lifecycle", "Categories"))
        self.note.setText(
            translate("Lifecycle", "Scenarios propose a category. Retired ones stay on the tickets that have them.")
        )
        self.empty.set_words(
            translate("Lifecycle", "No category yet"),
            translate("Lifecycle", "Tickets are found and counted by what they are about"),
            translate("Lifecycle", "Take those of the industry"),
        )
        self.form.retranslate()
        self.matrix.retranslate()
