"""The weeks that were issued, to find one again: when, by whom, with which checksum."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from servicedesk.core.translation import translate, translator
from servicedesk.queries.reports import IssuedRow, issued_reports
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.pages.evaluation.period import Kind, Period, span_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.popover import Popover
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

WIDTH, MOST_ROWS = 400, 8


class _Delegate(RowDelegate):
    """Paints the week above when it was issued, by whom, and the checksum."""

    height = 48
    inset = 0

    def __init__(self, panel: IssuedPanel) -> None:
        super().__init__()
        self._panel = panel

    def paint_row(self, painter: QPainter, rect: QRectF, row: IssuedRow, selected: bool) -> None:
        """Paint one week."""
        look = theme()
        icons.draw(painter, "lock", rect.left(), rect.center().y() - look.px(8), 16, "success_text")
        left = rect.left() + look.px(26)
        first, second = look.line(tokens.BODY), look.line(tokens.META)
        top = rect.center().y() - (first + second) / 2
        week, days, remark = self._panel.words_of(row)
        room = QRectF(left, top, rect.right() - left, first)
        room.setLeft(left + text.draw(painter, room, week, tokens.BODY, "text", True) + look.px(8))
        text.draw(painter, room, days, tokens.META, "text2")
        text.draw(painter, QRectF(left, top + first, rect.right() - left, second), remark, tokens.META, "text2")


class IssuedPanel(Popover):
    """Asks when it opens; ``chosen`` carries the Monday of a week."""

    chosen = Signal(object)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window, padding=10, spacing=6)
        self._workspace = workspace
        self.title = PlainLabel("", tokens.BODY, bold=True)
        self.model = RowModel(lambda row: row.period, lambda row: " · ".join(self.words_of(row)), self)
        self.view = RowListView("", self.model, _Delegate(self))
        self.nothing = PlainLabel("", tokens.BODY, "text2", wrap=True)
        for part in (self.title, self.view, self.nothing):
            self.body.addWidget(part)
        self.view.opened.connect(self._open)
        self.retranslate()

    def words_of(self, row: IssuedRow) -> tuple[str, str, str]:
        """Return the week, its days, and when it was issued by whom."""
        site, now = self._workspace.desk.site, self._workspace.now()
        year, week, _day = row.monday.isocalendar()
        days = span_words(Period(Kind.WEEK, row.monday, row.monday + timedelta(days=6)), now.date())
        at = wording.moment_words(site.local(row.issued_at), now.date())
        issued = translate("Evaluation", "issued {moment}", moment=at)
        remark = " · ".join(part for part in (issued, row.by, row.checksum) if part)
        return translate("Evaluation", "Week {week}, {year}", week=week, year=year), days, remark

    def open_under(self, anchor: QWidget) -> None:
        """Ask for the weeks, then open beside *anchor*."""
        self._workspace.ask(
            issued_reports,
            translator().language,
            done=lambda rows: self._show(rows, anchor),
            owner=self,
            key="issued",
        )

    def _show(self, rows: list[IssuedRow], anchor: QWidget) -> None:
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.view.setFixedHeight(theme().px(_Delegate.height) * max(1, min(len(rows), MOST_ROWS)) + 2)
        if rows:
            self.view.select_first()
        window = self.window().width()
        self.open_at(anchor, min(theme().px(WIDTH), window - theme().px(24)))
        if rows:
            self.view.setFocus()

    def _open(self, row: Any) -> None:
        self.close_panel()
        self.chosen.emit(row.monday)

    def retranslate(self) -> None:
        """Name the parts."""
        self.title.setText(translate("Evaluation", "Issued weekly reports"))
        self.view.setAccessibleName(translate("Evaluation", "Issued weekly reports"))
        self.nothing.setText(
            translate(
                "Evaluation",
                "None yet. A report that is issued stands here for good and prints the same each time.",
            )
        )
