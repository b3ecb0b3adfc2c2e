"""The table of time rules: painted rows in columns, with what changed struck through beside what comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from servicedesk.core.enums import Channel, Priority, TicketKind
from servicedesk.core.translation import plural, translate
from servicedesk.services.service_levels import LevelDraft
from servicedesk.ui import icons, tokens, wording
from servicedesk.ui.pages.settings.rule_book import Rule
from servicedesk.ui.pages.settings.spans import FULL_DAY, span_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import glyphs, paint, text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.row_list import RowDelegate, RowListView, RowModel

COLUMNS = ("order", "kind", "priority", "tiers", "response", "update", "resolution", "calendar", "used")
# Share of the width each column gets; narrow tables leave out those that decide least.
_SHARES = {
    "order": 72, "kind": 116, "priority": 100, "tiers": 124, "response": 96, "update": 96, "resolution": 156,
    "calendar": 122, "used": 64,
}  # fmt: skip
_SPANS = ("response", "update", "resolution")
_GIVE_WAY = (("used", 800), ("update", 700), ("calendar", 620), ("tiers", 440), ("response", 400))


@dataclass(slots=True)
class RuleNames:
    """What the numbers and codes of rules are called."""

    tiers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    calendars: Mapping[int, str] = field(default_factory=dict)
    day_lengths: Mapping[int, int] = field(default_factory=dict)
    scenarios: Mapping[int, str] = field(default_factory=dict)
    used: Mapping[int, int] = field(default_factory=dict)
    categories: Mapping[int, str] = field(default_factory=dict)

    def day(self, draft: LevelDraft) -> int:
        """How long a day of the rule's calendar is."""
        return self.day_lengths.get(draft.calendar_id, FULL_DAY)

    def kind(self, draft: LevelDraft) -> str:
        """The kind, and the scenario or channel the rule is limited to."""
        if draft.is_default:
            return translate("Settings", "everything else (cannot be removed)")
        words = wording.word(TicketKind(draft.kind)) if draft.kind else translate("Settings", "any kind")
        extra = [self.scenarios.get(draft.scenario_id, "")] if draft.scenario_id is not None else []
        extra += [wording.word(Channel(draft.channel))] if draft.channel else []
        extra += [self.categories.get(draft.category_id, "")] if draft.category_id is not None else []
        return " · ".join([words, *filter(None, extra)])

    def tier(self, code: str) -> str:
        """A tier's name."""
        return self.tiers.get(code, (code, ""))[0]


def columns(width: float) -> dict[str, tuple[float, float]]:
    """Return left and width of each column that has room."""
    look = theme()
    shown = [name for name in COLUMNS if not any(name == each and width < look.px(least) for each, least in _GIVE_WAY)]
    total = sum(_SHARES[name] for name in shown)
    places: dict[str, tuple[float, float]] = {}
    left = 0.0
    for name in shown:
        share = width * _SHARES[name] / total
        places[name] = (left, share)
        left += share
    return places


def describe(rule: Rule, names: RuleNames, position: int) -> str:
    """Say a rule in words, for a screen reader."""
    now = rule.now
    number = translate("Settings", "Default") if now.is_default else str(position + 1)
    priority = wording.word(Priority(now.priority)) if now.priority else translate("Settings", "any priority")
    tiers = wording.list_words([names.tier(code) for code in now.tiers]) or translate("Settings", "all tiers")
    day = names.day(now)
    spans = (now.response_minutes, now.update_minutes, now.resolution_minutes)
    response, update, resolution = (span_words(minutes, day) for minutes in spans)
    times = translate(
        "Settings",
        "first response {response}, update {update}, solved {resolution}",
        response=response,
        update=update,
        resolution=resolution,
    )
    changed = translate("Settings", "changed, not saved") if rule.is_changed else ""
    parts = (number, names.kind(now), priority, tiers, times, names.calendars.get(now.calendar_id, ""), changed)
    return " · ".join(part for part in parts if part)


class RuleDelegate(RowDelegate):
    """Paints one rule."""

    height = 36
    inset = 0
    padding = 10

    def __init__(self) -> None:
        super().__init__()
        self.names = RuleNames()
        self.order: dict[int, int] = {}

    def paint_row(self, painter: QPainter, rect: QRectF, row: Rule, selected: bool) -> None:
        """Paint *row*: amber where it changed, grey for the default."""
        look = theme()
        box = rect.adjusted(-look.px(self.padding), 0, look.px(self.padding), 0)
        if row.is_changed and not selected:
            paint.rounded(painter, box, tokens.RADIUS_ROW, "warning_soft")
        elif row.now.is_default and not selected:
            paint.rounded(painter, box, tokens.RADIUS_ROW, "surface2", "border")
        places = columns(rect.width())
        if row.now.is_default:
            # One sentence stands where the conditions of the others are.
            joined = [places.pop(name)[1] for name in ("kind", "priority", "tiers") if name in places]
            places["kind"] = (places["order"][1], sum(joined))
        for name, (left, width) in places.items():
            cell = QRectF(rect.left() + left, rect.top(), width - look.px(8), rect.height())
            self._paint_cell(painter, cell, name, row)

    def _paint_cell(self, painter: QPainter, cell: QRectF, name: str, row: Rule) -> None:
        if name in _SPANS:
            self._span(painter, cell, row, f"{name}_minutes", bold=name == "resolution")
        else:
            paint_one: Callable[[QPainter, QRectF, Rule], None] = getattr(self, f"_{name}")
            paint_one(painter, cell, row)

    def _order(self, painter: QPainter, cell: QRectF, row: Rule) -> None:
        look = theme()
        spot = QRectF(cell.left(), cell.top(), look.px(16), cell.height())
        icons.draw_centred(painter, "lock" if row.now.is_default else "grip-vertical", spot, 16, "text3")
        words = translate("Settings", "Default") if row.now.is_default else str(self.order.get(row.key, 0) + 1)
        cell.setLeft(spot.right() + look.px(6))
        text.draw(painter, cell, words, tokens.BODY, "text2", True)

    def _kind(self, painter: QPainter, cell: QRectF, row: Rule) -> None:
        now = row.now
        limited = any(each is not None for each in (now.kind, now.scenario_id, now.channel, now.category_id))
        text.draw(painter, cell, self.names.kind(row.now), tokens.BODY, "text" if limited else "text2")

    def _priority(self, painter: QPainter, cell: QRectF, row: Rule) -> None:
        if not row.now.priority:
            text.draw(painter, cell, translate("Settings", "any"), tokens.BODY, "text2")
            return
        look = theme()
        side = look.px(14)
        glyphs.paint_priority(painter, QRectF(cell.left(), cell.center().y() - side / 2, side, side), row.now.priority)
        cell.setLeft(cell.left() + side + look.px(7))
        colour = "danger_text" if row.now.priority == Priority.URGENT else "text"
        text.draw(painter, cell, wording.word(Priority(row.now.priority)), tokens.BODY, colour, True)

    def _tiers(self, painter: QPainter, cell: QRectF, row: Rule) -> None:
        if not row.now.tiers:
            text.draw(painter, cell, translate("Settings", "all tiers"), tokens.BODY, "text2")
            return
        left = cell.left()
        for code in row.now.tiers:
            name, tone = self.names.tiers.get(code, (code, "neutral"))
            room = cell.right() - left
            if room < theme().px(26):
                break
            left += paint.tag(painter, left, cell.center().y(), name, tone, room=room) + theme().px(6)

    def _span(self, painter: QPainter, cell: QRectF, row: Rule, name: str, bold: bool = False) -> None:
        """Paint a time; a changed one stands after the old one, struck through."""
        now = span_words(getattr(row.now, name), self.names.day(row.now))
        before = None if row.before is None else span_words(getattr(row.before, name), self.names.day(row.before))
        if before is None or before == now:
            text.draw(painter, cell, now, tokens.BODY, "text", bold)
            return
        look = theme()
        needed = text.width(before, tokens.BODY) + look.px(26) + text.width(now, tokens.BODY, True)
        left = cell.left()
        if needed <= cell.width():
            drawn = text.draw(painter, cell, before, tokens.BODY, "text3")
            paint.hairline(painter, left, cell.center().y(), drawn, "text3")
            arrow = QRectF(left + drawn + look.px(5), cell.top(), look.px(16), cell.height())
            icons.draw_centred(painter, "arrow-right", arrow, 14, "warning_text")
            left = arrow.right() + look.px(5)
        rest = QRectF(left, cell.top(), cell.right() - left, cell.height())
        text.draw(painter, rest, now, tokens.BODY, "warning_text", True)

    def _calendar(self, painter: QPainter, cell: QRectF, row: Rule) -> None:
        text.draw(painter, cell, self.names.calendars.get(row.now.calendar_id, ""), tokens.META, "text2")

    def _used(self, painter: QPainter, cell: QRectF, row: Rule) -> None:
        if row.now.id is None:
            return
        words = plural("Settings", "{n} ticket", "{n} tickets", self.names.used.get(row.now.id, 0))
        cell.setRight(cell.right() + theme().px(8))
        text.draw(painter, cell, words, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)


class RuleHead(Themed, QWidget):
    """The names of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(theme().px(300), theme().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the names over their columns."""
        look = theme()
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), tokens.RADIUS_CONTROL, "surface2")
        names = {
            "order": translate("Settings", "Order"),
            "kind": translate("Settings", "Kind"),
            "priority": translate("Settings", "Priority"),
            "tiers": translate("Settings", "Tiers"),
            "response": translate("Settings", "First response"),
            "update": translate("Settings", "Next update"),
            "resolution": translate("Settings", "Solved"),
            "calendar": translate("Settings", "Calendar"),
            "used": translate("Settings", "This month"),
        }
        inner = look.px(RuleDelegate.padding)
        for name, (left, width) in columns(self.width() - 2 * inner).items():
            right = name == "used"
            cell = QRectF(inner + left, 0, width - (0 if right else look.px(8)), self.height())
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            text.draw(painter, cell, names[name], tokens.META, "text2", True, align)


class RuleList(RowListView):
    """The rules; as tall as they are, the page scrolls instead."""

    def __init__(self, model: RowModel, delegate: RuleDelegate) -> None:
        super().__init__("", model, delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Every row."""
        return QSize(theme().px(300), self.content_height() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space opens a rule like Enter."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
