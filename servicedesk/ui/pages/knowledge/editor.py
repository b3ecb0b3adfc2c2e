"""Writing an answer: both languages side by side, a draft while typing, one edition when saved."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from servicedesk.core.three_way import EditConflict
from servicedesk.core.translation import translate
from servicedesk.queries.drafts import my_draft
from servicedesk.queries.knowledge import ArticleDetail
from servicedesk.services import articles, drafts
from servicedesk.services.articles import WriteArticle
from servicedesk.ui import tokens
from servicedesk.ui.conflicts.asking import FormChoice
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.cursor_memory import cursor_of, put_cursor
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import PrimaryButton, QuietButton
from servicedesk.ui.widgets.forms import FormRow
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.status_bar import SavedMark
from servicedesk.ui.widgets.text_area import TextArea
from servicedesk.ui.workspace import Workspace

FORM = "article"
_FIELDS = ("title_zh", "title_en", "script_zh", "script_en", "body_zh", "body_en", "folder", "subfolder", "note")


class ArticleEditor(ScrollColumn):
    """Fields for one article, new or known."""

    saved = Signal(int)
    closed = Signal()

    def __init__(
        self, workspace: Workspace, detail: ArticleDetail | None, question: str = "", wanted_id: int | None = None
    ) -> None:
        super().__init__(gutter=18, spacing=10)
        self.workspace = workspace
        self._detail = detail
        self._wanted_id = wanted_id
        self._stored: dict[str, str] = {}
        self.fields: dict[str, TextField | TextArea] = {
            "title_zh": TextField("", "", most=120),
            "title_en": TextField("", "", most=120),
            "script_zh": TextArea("", "", least_lines=2, most_lines=4),
            "script_en": TextArea("", "", least_lines=2, most_lines=4),
            "body_zh": TextArea("", "", least_lines=7, most_lines=14),
            "body_en": TextArea("", "", least_lines=7, most_lines=14),
            "folder": TextField("", "", most=40),
            "subfolder": TextField("", "", most=40),
            "note": TextField("", "", most=200),
        }
        self.mark = SavedMark("")
        self._build()
        self._fill(question)
        for field in self.fields.values():
            field.settled.connect(lambda _text: self._keep())
        workspace.actions.bind("save", self.submit, self)
        workspace.ask(my_draft, FORM, self._subject(), done=self._restore, owner=self, key="draft")

    def _subject(self) -> str:
        return str(self._detail.row.id) if self._detail is not None else f"new {self._wanted_id or ''}".strip()

    def _build(self) -> None:
        head = QHBoxLayout()
        title = translate("Knowledge", "Edit article") if self._detail else translate("Knowledge", "New article")
        head.addWidget(PlainLabel(title, tokens.TITLE, bold=True), 1)
        head.addWidget(self.mark)
        self.body.addLayout(head)
        names = {
            "title_zh": translate("Knowledge", "Title (Chinese)"),
            "title_en": translate("Knowledge", "Title (English)"),
            "script_zh": translate("Knowledge", "Two lines to say (Chinese)"),
            "script_en": translate("Knowledge", "Two lines to say (English)"),
            "body_zh": translate("Knowledge", "Details (Chinese)"),
            "body_en": translate("Knowledge", "Details (English)"),
            "folder": translate("Knowledge", "Folder"),
            "subfolder": translate("Knowledge", "Subfolder"),
            "note": translate("Knowledge", "What changed"),
        }
        self.rows = {}
        grid_host = QWidget()
        grid = QGridLayout(grid_host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().px(12))
        for place, name in enumerate(_FIELDS[:-1]):
            field = self.fields[name]
            field.setAccessibleName(names[name])
            self.rows[name] = FormRow(names[name], field, required=name in ("title_zh", "folder"))
            grid.addWidget(self.rows[name], place // 2, place % 2)
        self.choice = FormChoice(workspace=self.workspace, form=self, layout=self.body, parts=(grid_host,))
        self.body.addWidget(grid_host)
        self.rows["note"] = FormRow(names["note"], self.fields["note"])
        self.body.addWidget(self.rows["note"])
        self.rows["title_zh"].set_check(
            lambda: (
                "" if self.fields["title_zh"].text().strip() else translate("Knowledge", "An article needs a title.")
            )
        )
        self.rows["folder"].set_check(
            lambda: "" if self.fields["folder"].text().strip() else translate("Knowledge", "Choose where it belongs.")
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = QuietButton(translate("Knowledge", "Close"), "", "Esc")
        close.clicked.connect(self.closed)
        # The first edition changes nothing: it is written, and nobody has to say why.
        self.rows["note"].setVisible(self._detail is not None)
        words = translate("Knowledge", "Save edition") if self._detail else translate("Knowledge", "Save article")
        save = PrimaryButton(words, "check", "Ctrl ↵")
        save.clicked.connect(self.submit)
        foot.addWidget(close)
        foot.addWidget(save)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def _fill(self, question: str) -> None:
        detail = self._detail
        if detail is None:
            self.fields["title_zh"].set_text(question)
        else:
            for name, text in (
                ("title_zh", detail.row.title.zh),
                ("title_en", detail.row.title.en),
                ("script_zh", detail.script.zh),
                ("script_en", detail.script.en),
                ("body_zh", detail.body.zh),
                ("body_en", detail.body.en),
                ("folder", detail.row.folder),
                ("subfolder", detail.row.subfolder),
            ):
                self.fields[name].set_text(text)
        self._stored = self._content()
        self._base = {name: text.strip() for name, text in self._stored.items() if name != "note"}

    def _content(self) -> dict[str, str]:
        return {name: field.text() for name, field in self.fields.items()}

    def _restore(self, found: Any) -> None:
        if found is None:
            return
        for name, text in found.content.items():
            if name in self.fields:
                self.fields[name].set_text(str(text))
        self._stored = self._content()
        self._base = {**self._base, **found.content.get("base", {})}
        put_cursor(self, found.content.get("cursor", {}))
        self.mark.set(translate("Knowledge", "Draft restored"))

    def _keep(self) -> None:
        content = self._content()
        if content == self._stored:
            return
        self._stored = content
        kept = {**content, "base": self._base, "cursor": cursor_of(self)}
        self.workspace.act(drafts.save_draft, FORM, self._subject(), kept, done=lambda _d: self._kept(), owner=self)

    def _kept(self) -> None:
        self.mark.set(translate("Knowledge", "Draft saved {time}", time=f"{self.workspace.now():%H:%M:%S}"))

    def flush(self) -> None:
        """Write what was typed now."""
        for field in self.fields.values():
            field.flush()
        self._keep()

    def submit(self) -> None:
        """Save as a new edition."""
        for name in ("title_zh", "folder"):
            if not self.rows[name].validate():
                self.fields[name].setFocus()
                return
        detail, content = self._detail, self._content()
        command = WriteArticle(
            folder=content["folder"],
            subfolder=content["subfolder"],
            title_zh=content["title_zh"],
            title_en=content["title_en"],
            script_zh=content["script_zh"],
            script_en=content["script_en"],
            body_zh=content["body_zh"],
            body_en=content["body_en"],
            note=content["note"],
            code=detail.row.code if detail else "",
            review_on=detail.row.review_on if detail else None,
            owner_id=detail.owner_id if detail else None,
            scenario_id=detail.scenario_id if detail else None,
            wanted_id=self._wanted_id,
            article_id=detail.row.id if detail else None,
            base=self._base if detail else None,
        )
        words = translate("Knowledge", "Edition saved")
        self.workspace.act(
            articles.write_article, command, done=self._done, failed=self._failed, owner=self, undo=words
        )

    def _failed(self, error: Exception) -> None:
        """A colleague changed the same text: ask; everything else is said as a sentence."""
        if not isinstance(error, EditConflict):
            self.workspace.failed(error)
            return
        names = {name: field.accessibleName() for name, field in self.fields.items()}
        words = RecordWords(lambda name: names.get(name, name), lambda _name, value: str(value or "—"))
        self.choice.ask(error, words, self._resolved)

    def _resolved(self, chosen: dict[str, str], base: dict[str, str]) -> None:
        self._base = {**self._base, **base}
        for name, text in chosen.items():
            self.fields[name].set_text(text)
        self.submit()

    def _done(self, article_id: int) -> None:
        self.workspace.act(drafts.discard_draft, FORM, self._subject())
        self.saved.emit(article_id)
