"""The audit: who did what and when, page by page, and the proof that it is as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import plural, translate
from servicedesk.queries import audit
from servicedesk.queries import staff as staff_queries
from servicedesk.queries.audit import PAGE, AuditFilter, AuditRow, ChainState
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.pages.settings.audit_words import FILTERS, act_words, area_words, result_words
from servicedesk.ui.pages.settings.room import Head
from servicedesk.ui.pages.settings.section import Section
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.banner import Banner
from servicedesk.ui.widgets.buttons import SecondaryButton
from servicedesk.ui.widgets.cards import Card
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.pickers import ComboBox, Value
from servicedesk.ui.widgets.row_list import Heading, RowDelegate, RowListView, RowModel
from servicedesk.ui.workspace import Workspace

NAMED = 3


def entry_words(row: AuditRow) -> str:
    """Say an entry: what, on which row, how it ended."""
    parts = [act_words(row.act)]
    if row.entity_id is not None:
        parts.append(f"#{row.entity_id}")
    parts += numbers_words(row.details)
    result = row.details.get("result")
    if isinstance(result, str):
        parts.append(result_words(result))
    if row.is_undone:
        parts.append(translate("Settings", "undone"))
    return " · ".join(parts)


def numbers_words(details: Mapping[str, Any]) -> list[str]:
    """Say which tickets an act about many was about: the first by their numbers, of the others how many."""
    named = details.get("numbers")
    if not isinstance(named, list):
        return []
    shown = [str(number) for number in named[:NAMED]]
    counted = details.get("tickets", details.get("restored"))
    more = max(counted if isinstance(counted, int) else len(named), len(shown)) - len(shown)
    if not shown:
        return [plural("Audit", "{n} ticket", "{n} tickets", more)] if more else []
    return [
        translate(
            "Audit",
            "{numbers} {more}",
            numbers=wording.list_words(shown),
            more=plural("Audit", "and {n} more", "and {n} more", more),
        )
        if more
        else wording.list_words(shown)
    ]


def who_words(row: AuditRow) -> str:
    """Say who acted: a person, or the program."""
    return row.name or translate("Settings", "the program")


class AuditDelegate(RowDelegate):
    """Paints time, who, what."""

    height = 34
    heading_height = 32
    inset = 0

    def __init__(self, local: Any) -> None:
        super().__init__()
        self._local = local

    def paint_row(self, painter: QPainter, rect: QRectF, row: AuditRow, selected: bool) -> None:
        """Paint one entry."""
        look = theme()
        left = rect.left()
        at: datetime = self._local(row.at)
        narrow = rect.width() < look.px(460)
        left += self._cell(painter, left, rect, f"{at:%H:%M:%S}", 70, "text2")
        left += self._cell(painter, left, rect, who_words(row), 80 if narrow else 104, "text", True)
        if not narrow:
            left += self._cell(painter, left, rect, area_words(row.act), 92, "text2")
        right = rect.right() if narrow else rect.right() - look.px(96)
        colour = "text3" if row.is_undone else "text"
        text.draw(painter, QRectF(left, rect.top(), right - left, rect.height()), entry_words(row), tokens.BODY, colour)
        if row.details.get("result") in ("wrong", "unknown_name", "account_disabled"):
            spot = QRectF(rect.left() - look.px(9), rect.top(), look.px(4), rect.height())
            paint.rounded(painter, spot.adjusted(0, look.px(9), 0, -look.px(9)), 2, "danger")
        if not narrow:
            station = QRectF(right, rect.top(), rect.right() - right, rect.height())
            text.draw(painter, station, row.station, tokens.META, "text3", align=Qt.AlignmentFlag.AlignRight)
            if row.is_undone:
                spot = QRectF(right - look.px(20), rect.top(), look.px(16), rect.height())
                icons.draw_centred(painter, "arrow-back-up", spot, 14, "text3")

    def _cell(self, painter: QPainter, left: float, rect: QRectF, words: str, wide: float, colour: str,
              bold: bool = False) -> float:  # fmt: skip
        width = theme().px(wide)
        area = QRectF(left, rect.top(), width - theme().px(8), rect.height())
        text.draw(painter, area, words, tokens.BODY, colour, bold)
        return width


class AuditSection(Section):
    """Fills the height; older entries come as the list is scrolled down."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._rows: list[AuditRow] = []
        self._more = False
        self._loading = False
        self.header = Head()
        self.who, self.what = ComboBox(), ComboBox()
        self.verify = SecondaryButton("", "shield-check")
        self.state = Banner("success", "shield-check")
        self.model = RowModel(lambda row: row.id, self._describe)
        self.view = RowListView("", self.model, AuditDelegate(workspace.desk.site.local))
        self._build()
        self.state.hide()
        self.who.chosen.connect(lambda _value: self.reload())
        self.what.chosen.connect(lambda _value: self.reload())
        self.verify.clicked.connect(self.check)
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self._maybe_more())
        self.view.current_changed.connect(lambda _row: self._maybe_more())
        self.follow_theme()
        self.retranslate()

    def _build(self) -> None:
        # The list scrolls by itself: the column around it would nest one scroll bar in another.
        self.column.hide()
        card = Card()
        filters = QWidget()
        flow = FlowLayout(filters, 8)
        for control in (self.who, self.what, self.verify):
            flow.addWidget(control)
        card.body.addWidget(self.header)
        card.body.addWidget(filters)
        card.body.addWidget(self.state)
        card.body.addWidget(self.view, 1)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, card, 1)

    def refresh(self) -> None:
        """Ask who there is and for the latest entries; what was scrolled to stays while nothing is new."""
        if self.can(Permission.VIEW_SETTINGS):
            self.workspace.ask(staff_queries.staff_list, done=self._take_people, owner=self, key="people")
        self.reload()

    def enter(self) -> None:
        """Begin in the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_people(self, people: list[Any]) -> None:
        options: list[tuple[Value, str]] = [(None, translate("Settings", "everybody"))]
        options += [(person.id, person.name) for person in people]
        self.who.set_options(options)

    def _filter(self) -> AuditFilter:
        who, what = self.who.value(), self.what.value()
        return AuditFilter(staff_id=who if isinstance(who, int) else None, act=f"{what}." if what else "")

    def reload(self) -> None:
        """Ask for the latest entries."""
        self._loading = True
        self.workspace.ask(audit.page, self._filter(), done=self._show_first, owner=self, key="page")

    def _show_first(self, rows: list[AuditRow]) -> None:
        self._rows = []
        self._add(rows)
        if not self.view.currentIndex().isValid():
            self.view.select_first()

    def _maybe_more(self) -> None:
        bar = self.view.verticalScrollBar()
        if self._more and not self._loading and bar.value() >= bar.maximum() - bar.pageStep():
            self._loading = True
            last = self._rows[-1].id
            self.workspace.ask(audit.page, self._filter(), last, done=self._add, owner=self, key="page")

    def _add(self, rows: list[AuditRow]) -> None:
        self._loading = False
        self._more = len(rows) == PAGE
        self._rows += rows
        self._show()

    def _show(self) -> None:
        shown: list[AuditRow | Heading] = []
        day = None
        for row in self._rows:
            on = self.workspace.desk.site.local(row.at).date()
            if on != day:
                shown.append(Heading(wording.full_day(on)))
                day = on
            shown.append(row)
        self.model.set_rows(shown)
        more = "+" if self._more else ""
        self.header.set_count(f"{len(self._rows)}{more}")

    def _describe(self, row: AuditRow) -> str:
        at = self.workspace.desk.site.local(row.at)
        return f"{at:%H:%M:%S} {who_words(row)} · {area_words(row.act)} · {entry_words(row)}"

    def check(self) -> None:
        """Walk the whole chain."""
        self.verify.setEnabled(False)
        self.state.set_tone("primary", "hourglass")
        self.state.set_words(translate("Settings", "Walking the chain from the first entry…"))
        self.state.show()
        self.workspace.ask(audit.verify, done=self._verified, failed=self._not_verified, owner=self, key="verify")

    def _verified(self, chain: ChainState) -> None:
        self.verify.setEnabled(True)
        if chain.is_whole:
            self.state.set_tone("success", "shield-check")
            self.state.set_words(
                plural("Settings", "{n} entry is as it was written", "{n} entries are as they were written",
                       chain.entries),
                translate("Settings", "compared with the heads kept in backups"),
            )  # fmt: skip
            return
        self.state.set_tone("danger", "alert-triangle")
        place = translate("Settings", "first seen at entry {n}", n=chain.entry_id) if chain.entry_id else chain.source
        self.state.set_words(translate("Settings", "The audit was changed from outside"), place)

    def _not_verified(self, error: Exception) -> None:
        self.verify.setEnabled(True)
        self.state.hide()
        self.workspace.failed(error)

    def hints(self) -> list[tuple[str, str]]:
        """What the keys do here."""
        return [("J K", translate("Settings", "Up and down")), ("Tab", translate("Settings", "Next field"))]

    def retranslate(self) -> None:
        """Name the parts."""
        self.header.set_title(translate("Settings", "Audit"))
        self.header.set_hint(translate("Settings", "every act, the latest first"))
        self.view.setAccessibleName(translate("Settings", "Audit"))
        self.who.setAccessibleName(translate("Settings", "Who"))
        self.what.setAccessibleName(translate("Settings", "What"))
        everybody: list[tuple[Value, str]] = [(None, translate("Settings", "everybody"))]
        if self.who.count() <= 1:
            self.who.set_options(everybody)
        else:
            self.who.setItemText(0, everybody[0][1])
        options: list[tuple[Value, str]] = [("", translate("Settings", "everything"))]
        options += [(area, area_words(area)) for area in FILTERS if area != "ticket_states"]
        self.what.set_options(options)
        self.verify.setText(translate("Settings", "Verify the chain"))
        self._show()
