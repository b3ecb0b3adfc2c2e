"""Search: the words at the top, how many of each kind, the hits, and the chosen one in full beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.events import Changed
from servicedesk.core.translation import translate
from servicedesk.queries import search_pages
from servicedesk.queries.search_pages import EVERYTHING, FoundDocument
from servicedesk.ui.item_models.paged import PagedModel
from servicedesk.ui.pages.base import Page
from servicedesk.ui.pages.search.reading_pane import PAGES, ReadingPane
from servicedesk.ui.pages.search.rows import HitDelegate, HitWords, kind_words
from servicedesk.ui.pages.search.voucher_answers import VoucherAnswers
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.cards import Pane
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.inputs import TextField
from servicedesk.ui.widgets.row_list import RowListView
from servicedesk.ui.widgets.settling import Settling
from servicedesk.ui.workspace import Workspace

ALL = "all"
SINGLE_BELOW = 760
READING_WIDTH = 400
PATIENCE = 150
_SHOWN = {"compensation", "voucher", "customer", "ticket", "ticket_entry", "visit", "inquiry", "article", "feedback"}


class SearchPage(Page):
    """Every word typed narrows; Enter opens what is chosen."""

    page_id = "search"
    asks_on_arrival = True
    status_keys = ("find",)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._counts: dict[Any, int] = {}
        self._take_first = False
        self._meant: int | None = None
        self._pane = Pane("right")
        self.words = TextField("", "", "search", large=True)
        self.kinds = Segmented("", [(ALL, "")], ALL)
        words = HitWords(self._local, workspace.now)
        self.model: PagedModel[FoundDocument] = PagedModel(self._load_ids, self._load_rows, words.sentence, self)
        self.view = RowListView("", self.model, HitDelegate(words))
        self.empty = EmptyState("", "", "", "", "search")
        self.reading = ReadingPane(workspace)
        # Vouchers are no documents: what stands on the paper is the whole answer.
        self.vouchers = VoucherAnswers(workspace)
        head = QWidget()
        self._head = QVBoxLayout(head)
        self._head.addWidget(self.words)
        self._head.addWidget(self.kinds)
        self._pane.body.addWidget(head)
        self._pane.body.addWidget(self.vouchers)
        self._pane.body.addWidget(self.view, 1)
        self._pane.body.addWidget(self.empty, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._pane, 1)
        self._row.addWidget(self.reading)
        self._settling = Settling(self, self.refresh, PATIENCE)
        self._connect()
        self.follow_theme()
        self.retranslate()

    def _connect(self) -> None:
        self.words.textEdited.connect(lambda _text: self._settling.touch())
        self.words.returnPressed.connect(self._enter)
        self.kinds.chosen.connect(lambda _kind: self.model.reload())
        self.view.current_changed.connect(self.reading.show_row)
        self.view.opened.connect(lambda _row: self.open_current())
        self.model.loaded.connect(self._loaded)
        self.vouchers.found.connect(self._voucher_found)
        self.vouchers.left.connect(self._past_vouchers)
        self.reading.open_pressed.connect(self.open_current)

    def title(self) -> str:
        """The page's name."""
        return translate("Search", "Search")

    def subtitle(self) -> str:
        """What is searched for."""
        return self.words.text().strip()

    def status_hints(self) -> list[tuple[str, str]]:
        """Walking the hits."""
        if not self.model.rowCount():
            return []
        hints = [("J K", translate("Search", "Up and down"))]
        return [("Enter", translate("Search", "Open")), *hints] if self.reading.can_open() else hints

    # -- coming and going ----------------------------------------------------------------------------------------

    def activate(self, **target: Any) -> None:
        """Search for the words given and read the document meant, or go on with what stands there."""
        if target.get("text") is not None:
            self.words.set_text(str(target["text"]))
            self.kinds.set_value(ALL)
            self._take_first = True
            self._meant = target.get("document_id")
        self.refresh()
        if not self.words.text().strip():
            self.words.setFocus()
        elif self.vouchers.has_answer():
            self.vouchers.view.setFocus()
        else:
            self.view.setFocus()

    def take_focus(self) -> None:
        """The hits have the keys, or the line where there are none."""
        hits = self.view if self.model.rowCount() else self.words
        (self.vouchers.view if self.vouchers.has_answer() else hits).setFocus()

    def concerns(self, change: Changed) -> bool:
        """Whatever can be found."""
        return change.entity in _SHOWN

    def refresh(self) -> None:
        """Count and look again."""
        text = self.words.text().strip()
        self.title_changed.emit()
        self.vouchers.look_for(text)
        self.workspace.ask(search_pages.count, text, done=self._counted, owner=self, key="count")
        self.model.reload()

    def go_back(self) -> bool:
        """Esc: from the line or the text to the hits."""
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self.view and self.isAncestorOf(focused) and self.model.rowCount():
            self.view.setFocus()
            return True
        return False

    # -- the hits ------------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        """Enter in the line: on to the hits of what stands there now."""
        self._settling.flush()
        self._take_first = True
        if self.vouchers.has_answer():
            self.vouchers.view.setFocus()
        elif self.model.rowCount():
            self.view.setFocus()

    def _voucher_found(self) -> None:
        """A page that was asked for a voucher's number begins at the voucher."""
        self._name_empty()
        if self.vouchers.has_answer() and not self.words.hasFocus():
            self.vouchers.view.setFocus()

    def _past_vouchers(self) -> None:
        if self.model.rowCount():
            self.view.setFocus()

    def _wanted(self) -> tuple[Any, ...]:
        kind = self.kinds.value()
        return EVERYTHING if kind in (ALL, None) else tuple(each for each in EVERYTHING if each.value == kind)

    def _load_ids(self, limit: int | None, done: Any) -> None:
        key = "ids" if limit is None else "first"
        text = self.words.text().strip()
        self.workspace.ask(search_pages.document_ids, text, self._wanted(), limit, done=done, owner=self, key=key)

    def _load_rows(self, ids: Sequence[int], done: Any) -> None:
        text = self.words.text().strip()
        self.workspace.ask(search_pages.documents, list(ids), text, done=done, owner=self)

    def _local(self, at: datetime) -> datetime:
        return self.workspace.desk.site.local(at)

    def _counted(self, counts: dict[Any, int]) -> None:
        self._counts = counts
        self._name_kinds()

    def _loaded(self) -> None:
        found = self.model.rowCount() > 0
        self.view.setVisible(found)
        self.empty.setVisible(not found)
        self._name_empty()
        if not found:
            self.reading.show_row(None)
        elif self._meant is not None and self.view.select_key(self._meant):
            self._meant = None
        elif self._take_first or not self.view.currentIndex().isValid():
            self.view.select_first()
        self._take_first = False
        self.reading.setVisible(found and not self._single())
        self.title_changed.emit()

    def open_current(self) -> None:
        """Go to where the chosen hit is worked on."""
        row = self.view.current_row()
        if row is None or not self.reading.can_open():
            return
        page, name, _permission = PAGES[row.kind.value]
        self.workspace.navigate(page, **{name: row.entity_id})

    # -- look and words ------------------------------------------------------------------------------------------

    def _single(self) -> bool:
        return self.width() < theme().px(SINGLE_BELOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Only the hits where there is no room for two columns."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the head and the column beside."""
        super().restyle()
        look = theme()
        self._head.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(8))
        self._head.setSpacing(look.px(8))
        self._fit()

    def _fit(self) -> None:
        self.reading.setVisible(not self._single() and self.model.rowCount() > 0)
        self.reading.setFixedWidth(min(theme().px(READING_WIDTH), max(self.width() // 2, 1)))

    def _name_kinds(self) -> None:
        value = self.kinds.value() or ALL
        total = sum(self._counts.values())
        options = [(ALL, self._with_count(translate("Search", "All"), total))]
        options += [
            (kind.value, self._with_count(kind_words(kind.value), self._counts[kind]))
            for kind in EVERYTHING
            if self._counts.get(kind) or kind.value == value
        ]
        self.kinds.set_options(options)
        self.kinds.set_value(value if value in dict(options) else ALL)

    def _with_count(self, words: str, n: int) -> str:
        return f"{words} {n:,}"

    def _name_empty(self) -> None:
        if self.words.text().strip():
            why = translate("Search", "Nothing holds these words")
            if self.vouchers.has_answer():
                why = translate("Search", "Nothing else holds these words")
            what = translate("Search", "Fewer words find more; -word leaves out, “…” keeps spaces")
        else:
            why = translate("Search", "Search everything that was ever written here")
            what = translate("Search", "Any part of a word: two Chinese characters are enough")
        self.empty.set_words(why, what)

    def retranslate(self) -> None:
        """Name the parts."""
        self.words.set_words(translate("Search", "Words"), translate("Search", "Words in tickets, answers, reviews …"))
        self.view.setAccessibleName(translate("Search", "Hits"))
        self.kinds.setAccessibleName(translate("Search", "Kinds"))
        self._name_kinds()
        self._name_empty()
        self.title_changed.emit()
