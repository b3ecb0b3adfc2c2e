"""Knowledge: work lists and folders, the articles in them, one to read or write."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from servicedesk.core.enums import ArticleState
from servicedesk.core.events import Changed
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import knowledge
from servicedesk.queries.knowledge import ArticleFilter, ArticleRow, KnowledgeTree, WantedRow
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.knowledge.detail_pane import ArticlePane, counted
from servicedesk.ui.pages.knowledge.editor import FORM as ARTICLE
from servicedesk.ui.pages.knowledge.editor import ArticleEditor
from servicedesk.ui.pages.knowledge.rows import ArticleDelegate, article_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.cards import Pane, SectionHeader
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.nav_list import NavItem, NavListView
from servicedesk.ui.widgets.row_list import Heading, RowListView, RowModel
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace

TREE_WIDTH, LIST_WIDTH = 184, 304
SINGLE_BELOW = 860
WANTED, REVIEW, DRAFTS, EXPIRED, ALL = "wanted", "review", "drafts", "expired", "all"


class KnowledgePage(Page):
    """Three panes over one selection; the editor takes the place of the article."""

    page_id = "knowledge"
    asks_on_arrival = True
    status_keys = ("article.edit", "article.copy", "article.large", "article.helpful", "article.new", "undo")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._tree: KnowledgeTree | None = None
        self._key: Any = ALL
        self._wanted_article: int | None = None
        self._take_up = False
        self._reading = False
        self.editor: ArticleEditor | None = None
        self.tree = NavListView("")
        self.header = SectionHeader("", 0)
        self.new = IconButton("plus", "", "Ctrl N", bordered=True)
        self.header.add(self.new)
        self.filter = TextField("", "", "search")
        self.model = RowModel(lambda row: (type(row).__name__, row.id), article_words)
        self.view = RowListView("", self.model, ArticleDelegate())
        self.empty = EmptyState("", "", "", "Ctrl N", "book", small=True)
        self.article = ArticlePane(workspace)
        self._build()
        self.tree.current_changed.connect(self._folder_chosen)
        self.view.current_changed.connect(self._row_chosen)
        self.view.opened.connect(self._row_opened)
        self._settling = Settling(self, self._load, 150)
        self.filter.textEdited.connect(lambda _text: self._settling.touch())
        self.new.clicked.connect(self.write_new)
        self.empty.button.clicked.connect(self.write_new)
        self.article.edit_pressed.connect(self.edit_current)
        self.article.deleted.connect(self._deleted)
        workspace.actions.bind("article.new", self.write_new, self, self._may_write)
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._tree_pane, self._list_pane = Pane("right"), Pane("right", spacing=6)
        self._tree_pane.body.addWidget(self.tree)
        head = Pane("", padding=12, spacing=8)
        head.body.addWidget(self.header)
        head.body.addWidget(self.filter)
        self._list_pane.body.addWidget(head)
        self._list_pane.body.addWidget(self.view, 1)
        self._list_pane.body.addWidget(self.empty, 1)
        self._right = Pane("")
        self._right.body.addWidget(self.article, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._tree_pane)
        self._row.addWidget(self._list_pane)
        self._row.addWidget(self._right, 1)
        self.article.hide()
        self.empty.hide()

    def _may_write(self) -> bool:
        return self.workspace.desk.actor.can(Permission.WRITE_KNOWLEDGE)

    def title(self) -> str:
        """The page's name."""
        return translate("Knowledge", "Library")

    def subtitle(self) -> str:
        """How many articles, how many to review."""
        if self._tree is None:
            return ""
        review = plural("Knowledge", "{n} to review", "{n} to review", self._tree.to_review)
        return f"{counted(self._tree.articles)} · {review}"

    def status_hints(self) -> list[tuple[str, str]]:
        """Walking the list."""
        return [("J K", translate("Knowledge", "Up and down"))] if self.model.rowCount() else []

    def activate(self, **target: Any) -> None:
        """Show the tree, and one article if asked for."""
        wanted = target.get("article_id")
        if wanted is not None:
            self._wanted_article = int(wanted)
            self._key = ALL
            self._show_article(int(wanted))
            self._reading = True
        self._take_up = wanted is not None and target.get("form") == ARTICLE
        self.refresh()
        self._fit()
        self.view.setFocus()
        if wanted is None and target.get("form") == ARTICLE:
            self.write_new()

    def take_focus(self) -> None:
        """The list has the keys."""
        self.view.setFocus()

    def deactivate(self) -> None:
        """Keep what was typed; a key that waits is not done behind somebody's back."""
        self.article.turning.forget()
        self.flush_drafts()

    def flush_drafts(self) -> None:
        """Write the editor's draft."""
        if self.editor is not None:
            self.editor.flush()

    def concerns(self, change: Changed) -> bool:
        """Articles and what is missing."""
        return change.entity in {"article", "wanted_article", "article_use"}

    def refresh(self) -> None:
        """Ask again; an open editor is left alone."""
        self.workspace.ask(knowledge.knowledge_tree, done=self._show_tree, owner=self, key="tree")
        if self.article.detail is not None and self.editor is None:
            self._show_article(self.article.detail.row.id)
        self._load()

    def _show_tree(self, tree: KnowledgeTree) -> None:
        self._tree = tree
        items: list[NavItem | Heading] = [
            NavItem(ALL, translate("Knowledge", "All articles"), "stack-2", str(tree.articles + tree.expired)),
            NavItem(
                WANTED,
                translate("Knowledge", "To be written"),
                "pencil-plus",
                str(tree.wanted),
                "warning" if tree.wanted else "",
            ),
            NavItem(
                REVIEW,
                translate("Knowledge", "To review"),
                "clock",
                str(tree.to_review),
                "warning" if tree.to_review else "",
            ),
            NavItem(DRAFTS, translate("Knowledge", "Drafts"), "pencil", str(tree.drafts)),
            NavItem(EXPIRED, translate("Knowledge", "Expired"), "archive", str(tree.expired)),
            Heading(translate("Knowledge", "Folders")),
        ]
        for folder in tree.folders:
            items.append(NavItem(("folder", folder.name), folder.name, "folder", str(folder.articles)))
            items += [
                NavItem(("folder", folder.name, name), name, "", str(count), level=1)
                for name, count in folder.subfolders
            ]
        self.tree.set_items(items)
        self.tree.blockSignals(True)
        self.tree.select_key(self._key)
        self.tree.blockSignals(False)
        self.title_changed.emit()

    def _folder_chosen(self, item: NavItem) -> None:
        self._key = item.key
        self._load()

    def _load(self) -> None:
        """Ask for the rows of the chosen list."""
        if self._key == WANTED:
            self.workspace.ask(knowledge.wanted_articles, done=self._show_rows, owner=self, key="list")
            return
        text = self.filter.text().strip()
        key = self._key
        wanted = ArticleFilter(text=text)
        if isinstance(key, tuple):
            wanted = ArticleFilter(folder=key[1], subfolder=key[2] if len(key) > 2 else None, text=text)
        elif key == REVIEW:
            wanted = ArticleFilter(to_review=True, text=text)
        elif key in (DRAFTS, EXPIRED):
            wanted = ArticleFilter(state=ArticleState.DRAFT if key == DRAFTS else ArticleState.EXPIRED, text=text)
        self.workspace.ask(knowledge.article_list, wanted, done=self._show_rows, owner=self, key="list")

    def _show_rows(self, rows: list[Any]) -> None:
        self.model.set_rows(rows)
        self.header.set_count(len(rows))
        self.header.set_title(self._list_title())
        self.view.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if self._wanted_article is not None:
            self.view.select_key(("ArticleRow", self._wanted_article))
            self._wanted_article = None
        elif rows and not self.view.currentIndex().isValid():
            self.view.select_first()
        elif rows and self.article.detail is None:
            # The one that was read is in the bin: the next has its place in the list.
            self._row_chosen(self.view.current_row())

    def _list_title(self) -> str:
        if isinstance(self._key, tuple):
            return str(self._key[-1])
        names = {
            WANTED: translate("Knowledge", "To be written"),
            REVIEW: translate("Knowledge", "To review"),
            DRAFTS: translate("Knowledge", "Drafts"),
            EXPIRED: translate("Knowledge", "Expired"),
        }
        return names.get(self._key, translate("Knowledge", "All articles"))

    def _row_chosen(self, row: ArticleRow | WantedRow | None) -> None:
        if isinstance(row, ArticleRow) and row.id != self.article.wanted:
            self._show_article(row.id)

    def _row_opened(self, row: ArticleRow | WantedRow | None) -> None:
        if isinstance(row, WantedRow):
            self._open_editor(ArticleEditor(self.workspace, None, row.question, row.id))
        else:
            self._reading = True
            self._fit()

    def _show_article(self, article_id: int) -> None:
        self.article.turn_to(article_id)
        self.workspace.ask(knowledge.article_detail, article_id, done=self._show_detail, owner=self, key="detail")

    def _show_detail(self, detail: Any) -> None:
        if detail is None or self.editor is not None:
            self.article.stay()
        elif detail.row.id == self.article.wanted:
            self.article.show_detail(detail)
            self.article.show()
            if self._take_up:
                self._take_up = False
                self.edit_current()
            self.article.turning.arrived()

    # -- writing -------------------------------------------------------------------------------------------------

    def write_new(self) -> None:
        """Ctrl+N: a new article."""
        if self._may_write():
            self._open_editor(ArticleEditor(self.workspace, None))

    def edit_current(self) -> None:
        """E: edit the article in front."""
        if self.article.detail is not None and self._may_write() and self.editor is None:
            self._open_editor(ArticleEditor(self.workspace, self.article.detail))

    def _open_editor(self, editor: ArticleEditor) -> None:
        self._close_editor()
        self.editor = editor
        self.article.hide()
        self._right.body.addWidget(editor, 1)
        editor.saved.connect(self._saved)
        editor.closed.connect(self._close_editor)
        self._reading = True
        self._fit()
        editor.fields["title_zh"].setFocus()

    def _deleted(self) -> None:
        """The list has the keys again, and shows the next one."""
        self._reading = False
        self._fit()
        self._load()
        self.view.setFocus()

    def _saved(self, article_id: int) -> None:
        self._close_editor(keep=False)
        self._show_article(article_id)

    def _close_editor(self, keep: bool = True) -> None:
        if self.editor is None:
            return
        if keep:
            self.editor.flush()
        editor, self.editor = self.editor, None
        editor.hide()
        self._right.body.removeWidget(editor)
        editor.deleteLater()
        self.article.setVisible(self.article.detail is not None)

    def go_back(self) -> bool:
        """Esc: a key that waits, the editor, its draft kept; then to the list."""
        if self.article.turning.forget():
            return True
        if self.editor is not None:
            self._close_editor()
            self.view.setFocus()
            return True
        if self._reading and self._single():
            self._reading = False
            self._fit()
            return True
        if self.filter.hasFocus():
            self.view.setFocus()
            return True
        return False

    # -- room ----------------------------------------------------------------------------------------------------

    def _single(self) -> bool:
        return self.width() < theme().px(SINGLE_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer panes where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the panes."""
        super().restyle()
        self._fit()

    def _fit(self) -> None:
        look = theme()
        single = self._single()
        self._tree_pane.setFixedWidth(look.px(52) if single else look.px(TREE_WIDTH))
        self.tree.set_compact(single)
        self._tree_pane.setVisible(not (single and self._reading))
        self._list_pane.setVisible(not (single and self._reading))
        if single:
            self._list_pane.setMinimumWidth(0)
            self._list_pane.setMaximumWidth(16_777_215)
        else:
            self._list_pane.setFixedWidth(look.px(LIST_WIDTH))
        self._right.setVisible(not single or self._reading)

    def retranslate(self) -> None:
        """Name the parts."""
        self.tree.setAccessibleName(translate("Knowledge", "Folders"))
        self.view.setAccessibleName(translate("Knowledge", "Articles"))
        self.new.set_name(translate("Knowledge", "New article"))
        self.filter.set_words(
            translate("Knowledge", "Find in the library"), translate("Knowledge", "Find in the library")
        )
        self.empty.set_words(
            translate("Knowledge", "Nothing here"),
            translate("Knowledge", "An answer written down once is found by everybody"),
            translate("Knowledge", "New article"),
        )
        if self.isVisible():
            self.refresh()
        self.title_changed.emit()
