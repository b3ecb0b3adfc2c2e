"""The records behind a number: as many as its n, newest first; Enter opens one, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import plural, translate
from servicedesk.methods.nps import DETRACTOR, PROMOTER
from servicedesk.queries.analysis import records
from servicedesk.queries.analysis.record_rows import Record, RecordKind
from servicedesk.queries.analysis.records import MOST_ROWS, Drill, Figure, Records
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.pages.evaluation.findings import rating_levels
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.empty_state import EmptyState
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

_RIGHT = Qt.AlignmentFlag.AlignRight
ICONS = {
    RecordKind.ANSWER: "message-star",
    RecordKind.TICKET: "ticket",
    RecordKind.VISIT: "user-check",
    RecordKind.INQUIRY: "message-question",
    RecordKind.COMPENSATION: "gift",
    RecordKind.PROMISE: "alarm",
}
SATISFIED, FAIR = 4, 3


def result_words(figure: Figure, record: Record, currency: str = "") -> tuple[str, str]:
    """Return how a record came out and the tone of it; both empty where the figure only counts."""
    if record.is_hidden:
        return translate("Evaluation", "not shown"), "neutral"
    if figure is Figure.CSAT and record.value is not None:
        rating = int(record.value)
        tone = "success" if rating >= SATISFIED else "warning" if rating == FAIR else "danger"
        return f"{rating} {rating_levels()[rating - 1]}", tone
    if figure is Figure.NPS and record.value is not None:
        return _recommendation(int(record.value))
    if record.kind is RecordKind.COMPENSATION and record.value is not None:
        return wording.money(int(record.value), currency), "neutral"
    if figure is Figure.WAIT:
        if record.value is None:
            return translate("Evaluation", "Left"), "danger"
        return wording.waiting_time(timedelta(seconds=record.value)), "neutral"
    return _outcome(figure, bool(record.is_hit))


def _outcome(figure: Figure, is_hit: bool) -> tuple[str, str]:
    """Return whether a record is one of those that succeeded."""
    if figure in (Figure.ON_TIME, Figure.NEXT_UPDATE, Figure.INSIDE):
        return (
            (translate("Evaluation", "In time"), "success") if is_hit else (translate("Evaluation", "Late"), "danger")
        )
    if figure is Figure.FIRST_CONTACT:
        if is_hit:
            return translate("Evaluation", "At first contact"), "success"
        return translate("Evaluation", "Not at first contact"), "warning"
    if figure is Figure.PROMISES:
        return (translate("Costs", "Kept"), "success") if is_hit else (translate("Costs", "Broken"), "danger")
    return "", "neutral"


def _recommendation(score: int) -> tuple[str, str]:
    if score >= PROMOTER:
        return translate("Evaluation", "{score} promoter", score=score), "success"
    if score <= DETRACTOR:
        return translate("Evaluation", "{score} detractor", score=score), "danger"
    return translate("Evaluation", "{score} passive", score=score), "neutral"


def title_words(record: Record) -> str:
    """Return what a record is about."""
    if record.is_hidden:
        return translate("Evaluation", "An answer about you: it counts, but is not shown to you")
    scenario = str(record.scenario) if record.scenario else ""
    return record.title or scenario or translate("Evaluation", "Nothing written down")


def detail_words(record: Record) -> str:
    """Return number, scenario, who had it in hand, and the remark."""
    if record.is_hidden:
        return ""
    scenario = str(record.scenario) if record.scenario else ""
    parts = (record.number, scenario if record.title else "", record.person, record.remark)
    return " · ".join(part for part in parts if part)


class RecordDelegate(RowDelegate):
    """One record: icon, what it was, who had it, how it came out, when."""

    height = tokens.ROW_LOW

    def __init__(self, moment: Any) -> None:
        super().__init__()
        self.figure = Figure.CSAT
        self.currency = ""
        self._moment = moment

    def paint_row(self, painter: QPainter, rect: QRectF, row: Record, selected: bool) -> None:
        """Paint *row*."""
        look = theme()
        line = look.line(tokens.ROW)
        upper, lower = rect.center().y() - line, rect.center().y() + look.px(1)
        icons.draw(painter, ICONS[row.kind], rect.left(), rect.center().y() - look.px(9), 18, "text2")
        left = rect.left() + look.px(30)
        words, tone = result_words(self.figure, row, self.currency)
        when = self._moment(row.at)
        side = max(paint.tag_width(words) if words else 0, text.width(when, tokens.META)) + look.px(12)
        right = rect.right() - side
        if words:
            width = paint.tag_width(words)
            paint.tag(painter, rect.right() - width, upper + line / 2, words, tone)
        foot = QRectF(right, lower, side, look.line(tokens.META))
        text.draw(painter, foot, when, tokens.META, "text3", align=_RIGHT)
        room = right - left
        colour = "text3" if row.is_hidden else "text"
        text.draw(painter, QRectF(left, upper, room, line), title_words(row), tokens.ROW, colour, not row.is_hidden)
        text.draw(painter, QRectF(left, lower, room, look.line(tokens.META)), detail_words(row), tokens.META, "text2")


class RecordsPane(Themed, QWidget):
    """A list of records with the number it stands for."""

    closed = Signal()
    opened = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.drill: Drill | None = None
        self._of: Callable[[], str] = str
        self._found: Records | None = None
        self.back = IconButton("arrow-left", "", "Esc", bordered=True)
        self.title = PlainLabel("", tokens.PANE, bold=True)
        self.detail = ElidedLabel("", tokens.BODY, "text2")
        self.delegate = RecordDelegate(self._when)
        self.model = RowModel(lambda row: (row.kind, row.id, row.at), self._describe)
        self.view = RowListView("", self.model, self.delegate)
        self.empty = EmptyState("", "", icon="list-details", small=True)
        self.back.clicked.connect(self.closed)
        self.view.opened.connect(self.opened)
        self._build()
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        self._card = Card(padding=12, spacing=8)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addWidget(self.detail, 1)
        self._head = row
        self._card.body.addLayout(row)
        self._card.body.addWidget(self.view, 1)
        self._card.body.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.empty.hide()

    def show_drill(self, drill: Drill, of: Callable[[], str]) -> None:
        """Ask for the records behind a number; *of* says which number it is, empty when it cannot any more."""
        self.drill, self._of, self._found = drill, of, None
        self.delegate.figure = drill.figure
        self.delegate.currency = self.workspace.desk.site.currency
        self.model.set_rows([])
        self._say_title()
        self.detail.setText("")
        self.reload()
        self.view.setFocus()

    def reload(self) -> None:
        """Ask again."""
        if self.drill is not None:
            self.workspace.ask(records.records, self.drill, done=self._show, owner=self, key="records")

    def _show(self, found: Records) -> None:
        self._found = found
        self.model.set_rows(list(found.rows))
        self.view.setVisible(bool(found.rows))
        self.empty.setVisible(not found.rows)
        if found.rows and self.view.current_row() is None:
            self.view.select_first()
        self._say_count()

    def _say_title(self) -> None:
        self.title.setText(self._of() or self.title.text())

    def _say_count(self) -> None:
        if self._found is None:
            return
        total = self._found.total
        words = plural("Evaluation", "{count} record", "{count} records", total, count=f"{total:,}")
        if total > len(self._found.rows):
            words += " · " + translate("Evaluation", "the newest {n} are shown, the export has all", n=MOST_ROWS)
        self.detail.setText(words)

    def _when(self, at: Any) -> str:
        return wording.moment_words(self.workspace.desk.site.local(at), self.workspace.now().date())

    def _describe(self, row: Record) -> str:
        figure = self.drill.figure if self.drill else Figure.VISITS
        parts = (
            title_words(row),
            detail_words(row),
            result_words(figure, row, self.delegate.currency)[0],
            self._when(row.at),
        )
        return " · ".join(part for part in parts if part)

    def retranslate(self) -> None:
        """Name the parts."""
        self.back.set_name(translate("Evaluation", "Back to the figures"))
        self.view.setAccessibleName(translate("Evaluation", "Records behind the figure"))
        self.empty.set_words(
            translate("Evaluation", "No record is left"),
            translate("Evaluation", "What was counted has changed since"),
        )
        self._say_count()
        # The figures behind may hear of the language after this pane; they know what the number is called.
        QTimer.singleShot(0, self, self._say_title)

    def restyle(self) -> None:
        """Scale the gaps."""
        self._head.setSpacing(theme().px(10))
        super().restyle()
