"""One article: its state, what can be done, the answer, votes, review and editions."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.enums import ArticleState
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries.knowledge import ArticleDetail
from servicedesk.services import articles
from servicedesk.services import bin as bin_services
from servicedesk.ui import tokens
from servicedesk.ui.pages.knowledge.article_view import BOTH, CHINESE, ENGLISH, ArticleView, LargeType, copy_for_chat
from servicedesk.ui.theme import theme
from servicedesk.ui.turning import Turning
from servicedesk.ui.widgets.base import clear_layout
from servicedesk.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import FactRow, Line, Pane, SectionHeader
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.deadline import ProgressBar
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace

SIDE_WIDTH = 222


class ArticlePane(Pane):
    """Reads one article; editing is asked of the page."""

    edit_pressed = Signal()
    deleted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("")
        self.workspace = workspace
        self._shown: ArticleDetail | None = None
        self.wanted: int | None = None
        self.turning = Turning(workspace, self, lambda: self.wanted is not None and self.detail is None)
        self.number = PlainLabel("", tokens.BODY, "text2", selectable=True)
        self.state = Tag("")
        self.folder = Tag("")
        self.title = PlainLabel("", tokens.TITLE, bold=True, wrap=True, selectable=True)
        self.edit = PrimaryButton("", "pencil", "E")
        self.publish = SecondaryButton("", "circle-check")
        self.copy = SecondaryButton("", "copy", "W")
        self.large = SecondaryButton("", "arrows-maximize", "F11")
        self.delete = SecondaryButton("", "trash", "Del")
        self.way = Segmented("", [], BOTH)
        self.view = ArticleView()
        self._facts = ScrollColumn(spacing=8)
        self._facts.set_margins(14, 14, 14, 12)
        self._build()
        bind = self.turning.bind
        for command, handler, button in (
            ("article.edit", self.edit_pressed.emit, self.edit),
            ("article.copy", self.copy_text, self.copy),
            ("article.large", self.show_large, self.large),
        ):
            bind(command, handler, lambda: self.detail is not None)
            button.clicked.connect(handler)
        bind("article.helpful", partial(self.vote, True), lambda: self.detail is not None)
        bind("article.unhelpful", partial(self.vote, False), lambda: self.detail is not None)
        bind("article.delete", self.delete_article, self._may_delete)
        self.delete.clicked.connect(self.delete_article)
        self.publish.clicked.connect(self._publish)
        self.way.chosen.connect(lambda _way: self._show_words())
        self.restyle()
        self.retranslate()

    def _build(self) -> None:
        head = ScrollColumn(spacing=8)
        head.set_margins(18, 12, 18, 12)
        first = QHBoxLayout()
        for widget in (self.number, self.state, self.folder):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.way)
        head.body.addLayout(first)
        head.body.addWidget(self.title)
        buttons = QWidget()
        flow = FlowLayout(buttons, 8)
        for button in (self.edit, self.publish, self.copy, self.large, self.delete):
            flow.addWidget(button)
        head.body.addWidget(buttons)
        head.body.addWidget(Line())
        head.body.addWidget(self.view)
        head.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(head, 1)
        row.addWidget(Line(vertical=True))
        row.addWidget(self._facts)
        self.body.addLayout(row)

    def restyle(self) -> None:
        """Scale the side column."""
        super().restyle()
        if hasattr(self, "_facts"):
            self._facts.setFixedWidth(theme().px(SIDE_WIDTH))

    @property
    def detail(self) -> ArticleDetail | None:
        """The article in front; None while another one is on its way: nothing is done to the one turned away from."""
        shown = self._shown
        return shown if shown is not None and shown.row.id == self.wanted else None

    def turn_to(self, article_id: int) -> None:
        """Say which article is on its way; keys wait for it."""
        if article_id != self.wanted:
            self.turning.forget()
        self.wanted = article_id

    def stay(self) -> None:
        """What was on its way does not come: the one shown is in front again."""
        self.turning.forget()
        self.wanted = self._shown.row.id if self._shown is not None else None

    def show_detail(self, detail: ArticleDetail) -> None:
        """Show *detail*."""
        self._shown = detail
        self.wanted = detail.row.id
        row = detail.row
        self.number.setText(row.code)
        tone, icon = {
            ArticleState.PUBLISHED: ("success", "circle-check"),
            ArticleState.DRAFT: ("primary", "pencil"),
            ArticleState.EXPIRED: ("neutral", "archive"),
        }[row.state]
        names = {
            ArticleState.PUBLISHED: translate("Knowledge", "Published v{edition}", edition=row.edition),
            ArticleState.DRAFT: translate("Knowledge", "Draft"),
            ArticleState.EXPIRED: translate("Knowledge", "Expired"),
        }
        self.state.set(names[row.state], tone, icon)
        self.folder.set(" / ".join(part for part in (row.folder, row.subfolder) if part))
        self.title.setText(str(row.title))
        may_write = self.workspace.desk.actor.can(Permission.WRITE_KNOWLEDGE)
        self.edit.setVisible(may_write)
        self.publish.setVisible(may_write)
        self.delete.setVisible(may_write)
        published = row.state is ArticleState.PUBLISHED
        self.publish.setText(translate("Knowledge", "Take out") if published else translate("Knowledge", "Publish"))
        self._show_words()
        self._show_side(detail, may_write)

    def _show_words(self) -> None:
        if self._shown is not None:
            self.view.show_article(self._shown.script, self._shown.body, self.way.value() or BOTH)

    def _show_side(self, detail: ArticleDetail, may_write: bool) -> None:
        column = self._facts.body
        clear_layout(column)
        row = detail.row
        column.addWidget(SectionHeader(translate("Knowledge", "Review"), None, size=tokens.ROW))
        column.addWidget(FactRow(translate("Knowledge", "Due"), row.review_on.isoformat() if row.review_on else "—"))
        column.addWidget(FactRow(translate("Knowledge", "Owner"), row.owner or "—"))
        column.addWidget(FactRow(translate("Knowledge", "Scenario"), str(detail.scenario or "—")))
        column.addWidget(Line())
        votes = row.helpful + row.unhelpful
        header = SectionHeader(translate("Knowledge", "Helpful"), None, size=tokens.ROW)
        # Below ten votes a percentage says nothing: the counts do.
        share = f"{row.helpful} / {votes}" if votes else translate("Knowledge", "no votes yet")
        header.set_hint(share)
        column.addWidget(header)
        if votes:
            column.addWidget(ProgressBar(row.helpful / votes, "success"))
        pair = QHBoxLayout()
        for words, icon, helpful in (
            (translate("Knowledge", "Yes {n}", n=row.helpful), "thumb-up", True),
            (translate("Knowledge", "No {n}", n=row.unhelpful), "thumb-down", False),
        ):
            button = SecondaryButton(words, icon)
            button.clicked.connect(partial(self.vote, helpful))
            pair.addWidget(button)
        column.addLayout(pair)
        column.addWidget(Line())
        column.addWidget(SectionHeader(translate("Knowledge", "Editions"), len(detail.editions), size=tokens.ROW))
        for edition in detail.editions:
            line = QHBoxLayout()
            colour = "primary_text" if edition.is_current else "text"
            line.addWidget(PlainLabel(f"v{edition.edition}", tokens.BODY, colour, bold=True))
            line.addWidget(PlainLabel(f"{edition.at:%m-%d}", tokens.META, "text2"))
            line.addStretch(1)
            if not edition.is_current and may_write:
                restore = LinkButton(translate("Knowledge", "Restore"), chevron=False)
                restore.clicked.connect(partial(self._restore, edition.edition))
                line.addWidget(restore)
            column.addLayout(line)
            words = " · ".join(part for part in (edition.author, edition.note) if part)
            if words:
                column.addWidget(PlainLabel(words, tokens.META, "text2", wrap=True))
        column.addStretch(1)

    # -- acts ----------------------------------------------------------------------------------------------------

    def copy_text(self) -> None:
        """W: the lines on the clipboard."""
        if self.detail is not None:
            copy_for_chat(self.detail.script, ENGLISH if self.way.value() == ENGLISH else CHINESE)
            self.workspace.toast(translate("Knowledge", "Copied for WeChat"))

    def show_large(self) -> None:
        """F11: large, for the guest."""
        if self.detail is not None:
            LargeType(self.window(), self.detail.script, ENGLISH if self.way.value() == ENGLISH else CHINESE)

    def vote(self, helpful: bool) -> None:
        """Y or N: was it helpful?"""
        if self.detail is not None:
            words = translate("Knowledge", "Noted, thank you")
            self.workspace.act(articles.vote, self.detail.row.id, helpful, owner=self, undo=words)

    def _publish(self) -> None:
        detail = self.detail
        if detail is None:
            return
        published = detail.row.state is ArticleState.PUBLISHED
        service = articles.expire if published else articles.publish
        words = translate("Knowledge", "No longer offered") if published else translate("Knowledge", "Published")
        self.workspace.act(service, detail.row.id, owner=self, undo=words)

    def _may_delete(self) -> bool:
        return self.detail is not None and self.workspace.desk.actor.can(Permission.WRITE_KNOWLEDGE)

    def delete_article(self) -> None:
        """Del: into the bin with its editions; undo, or whoever opens the bin, brings it back."""
        if self.detail is None:
            return
        row = self.detail.row
        words = translate("Knowledge", "{number} deleted", number=row.code)
        done = partial(self._gone, row.id)
        self.workspace.act(bin_services.delete_article, row.id, done=done, owner=self, undo=words)

    def _gone(self, article_id: int, _done: object) -> None:
        if self.wanted != article_id:
            # Another one was turned to while it was being written.
            return
        self._shown = self.wanted = None
        self.hide()
        self.deleted.emit()

    def _restore(self, edition: int) -> None:
        if self.detail is not None:
            words = translate("Knowledge", "v{edition} restored as a new edition", edition=edition)
            self.workspace.act(articles.restore_edition, self.detail.row.id, edition, owner=self, undo=words)

    def retranslate(self) -> None:
        """Name the parts."""
        if not hasattr(self, "_facts"):
            return
        chosen = self.way.value() or BOTH
        self.way.set_options([(BOTH, translate("Knowledge", "Side by side")), (CHINESE, "中文"), (ENGLISH, "EN")])
        self.way.set_value(chosen)
        self.way.setAccessibleName(translate("Knowledge", "Language"))
        self.edit.setText(translate("Actions", "Edit"))
        self.copy.setText(translate("Actions", "WeChat text"))
        self.large.setText(translate("Actions", "Large type"))
        self.delete.setText(translate("Actions", "Delete"))
        if self.detail is not None:
            self.show_detail(self.detail)


def counted(articles_found: int) -> str:
    """Return how many articles, in words."""
    return plural("Knowledge", "{n} article", "{n} articles", articles_found)
