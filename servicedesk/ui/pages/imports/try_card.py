"""What a try said: how many rows are new, changed, doubtful or wrong, and which."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from servicedesk.core.translation import plural, translate
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.results import LISTED, ImportResult
from servicedesk.ui import tokens
from servicedesk.ui.pages.imports import words
from servicedesk.ui.pages.imports.count_tile import CountTile
from servicedesk.ui.pages.imports.found_rows import FoundDelegate, describe, error_rows, possible_rows
from servicedesk.ui.pages.imports.plan import Plan
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.buttons import LinkButton
from servicedesk.ui.widgets.cards import Card, SectionHeader
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.row_list import RowListView, RowModel


class TryCard(Card):
    """Empty until something was tried; ``save_pressed`` wants the rows with errors in a file."""

    save_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self._plan: Plan | None = None
        self._last: ImportResult | None = None
        self._running = False
        self._shows_possible = False
        self.head = SectionHeader()
        self.new = CountTile("plus", "success")
        self.changed = CountTile("refresh", "primary")
        self.possible = CountTile("copy", "warning", opens=True)
        self.wrong = CountTile("alert-circle", "danger", opens=True)
        self.list_name = PlainLabel("", tokens.META, "text2", bold=True)
        self.save = LinkButton("", chevron=False)
        self.remark = PlainLabel("", tokens.BODY, "text2", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self.model = RowModel(lambda row: row.key, describe, self)
        self.view = RowListView("", self.model, FoundDelegate())
        self._build()
        self.possible.clicked.connect(lambda: self._choose(True))
        self.wrong.clicked.connect(lambda: self._choose(False))
        self.save.clicked.connect(self.save_pressed)
        self.retranslate()

    def _build(self) -> None:
        self.body.addWidget(self.head)
        tiles = QHBoxLayout()
        tiles.setSpacing(theme().px(8))
        for tile in (self.new, self.changed, self.possible, self.wrong):
            tiles.addWidget(tile)
        self.body.addLayout(tiles)
        line = QHBoxLayout()
        line.addWidget(self.list_name)
        line.addStretch(1)
        line.addWidget(self.save)
        self.body.addLayout(line)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.remark, 1)

    def _choose(self, possible: bool) -> None:
        self._shows_possible = possible
        self._show()

    # -- what is shown -------------------------------------------------------------------------------------------

    def show_plan(self, plan: Plan, running: bool) -> None:
        """Show what the try of *plan* said, if there was one."""
        new = plan.tried is not self._last
        self._plan, self._running = plan, running
        if new and plan.tried is not None:
            self._shows_possible = not plan.tried.errors and bool(plan.tried.possible)
        self._last = plan.tried
        self._show()

    def _show(self) -> None:
        plan = self._plan
        if plan is None:
            return
        tried = plan.tried
        self.head.set_hint("" if tried is None else translate(
            "Imports", "{seconds} · nothing written", seconds=words.seconds_words(plan.seconds)))  # fmt: skip
        self._show_tiles(tried, plan.kind)
        rows = [] if tried is None else possible_rows(tried.possible) if self._shows_possible else error_rows(
            tried.errors)  # fmt: skip
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.view.setMinimumHeight(theme().px(round(1.6 * FoundDelegate.height)))
        self.list_name.setVisible(bool(rows))
        self.list_name.setText(self._name(tried))
        self.save.setVisible(bool(rows) and not self._shows_possible)
        self.remark.setVisible(not rows)
        self.remark.setText(self._remark(plan))

    def _show_tiles(self, tried: ImportResult | None, kind: ImportKind) -> None:
        numbers = (None,) * 4 if tried is None else (tried.imported, tried.updated, len(tried.possible), tried.rejected)
        for tile, number in zip((self.new, self.changed, self.possible, self.wrong), numbers, strict=True):
            tile.show_number(words.DASH if number is None else f"{number:,}")
        self.possible.setEnabled(tried is not None and bool(tried.possible))
        self.wrong.setEnabled(tried is not None and bool(tried.errors))
        self.possible.setChecked(self.possible.isEnabled() and self._shows_possible)
        self.wrong.setChecked(self.wrong.isEnabled() and not self._shows_possible)
        self.possible.setVisible(kind is not ImportKind.FEEDBACK and kind is not ImportKind.ARTICLES)

    def _name(self, tried: ImportResult | None) -> str:
        if tried is None:
            return ""
        if self._shows_possible:
            return translate("Imports", "Perhaps known already")
        if len(tried.errors) >= LISTED:
            return translate("Imports", "Rows with errors, the first {n}", n=f"{LISTED:,}")
        return translate("Imports", "Rows with errors")

    def _remark(self, plan: Plan) -> str:
        tried = plan.tried
        if self._running:
            return translate("Imports", "Trying: every row is read and checked, nothing is written.")
        if tried is None:
            return translate("Imports", "A try reads every row and says what would become of it. Nothing is written.")
        if tried.read == 0:
            return translate("Imports", "There is no row below the header.")
        if tried.repeated:
            return plural(
                "Imports",
                "No row has an error. {n} row is exactly like one before it and is imported like any other.",
                "No row has an error. {n} rows are exactly like one before them and are imported like any other.",
                tried.repeated,
            )
        return translate("Imports", "No row has an error.")

    def retranslate(self) -> None:
        """Name the parts."""
        self.head.set_title(translate("Imports", "What the try says"))
        self.new.set_words(translate("Imports", "new"))
        self.changed.set_words(translate("Imports", "updated"))
        self.possible.set_words(translate("Imports", "perhaps double"))
        self.wrong.set_words(translate("Imports", "with errors"))
        self.save.setText(translate("Imports", "Save as rejects.csv"))
        self.view.setAccessibleName(translate("Imports", "Rows with errors"))
        self._show()
