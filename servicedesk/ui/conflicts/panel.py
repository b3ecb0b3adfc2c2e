"""Two people changed the same record: what has to be chosen, what went together, what is still missing."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from servicedesk.core.three_way import Clash, EditConflict, joined, resolved
from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.actions import command_words, key_words, typing_now
from servicedesk.ui.command_list import CONFLICT_PAGES
from servicedesk.ui.conflicts import words as sentences
from servicedesk.ui.conflicts.field_row import BOTH, LABEL_WIDTH, MINE, THEIRS, ClashRow, RowWords
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.cards import IconLabel, Line
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.scroll import ScrollColumn
from servicedesk.ui.widgets.tags import Pill, Tag
from servicedesk.ui.workspace import Workspace

NARROW_BELOW = 560
LEAST_ROWS, LEAST_STACKED = 110, 230
# Under this height the rows need the room of the sentences around them.
TERSE_BELOW = 330


class ConflictPanel(Themed, QWidget):
    """Shown in place of the form that met the conflict; the form keeps everything that was typed.

    ``resolved`` carries what to write and what it is based on; ``later`` leaves the choice to another time.
    """

    resolved = Signal(dict, dict)
    later = Signal()
    reshaped = Signal()
    """It needs another height."""

    def __init__(self, workspace: Workspace, conflict: EditConflict, names: RecordWords, chips: tuple[str, ...] = (),
                 choices: dict[str, str] | None = None) -> None:  # fmt: skip
        super().__init__()
        self.workspace = workspace
        self.conflict = conflict
        self.names = names
        self._chips = chips
        self._whole = False
        self.title = PlainLabel("", tokens.ROW, "text", True, wrap=True)
        self.comfort = PlainLabel("", tokens.META, "text2", wrap=True)
        self.times = Pill("", "neutral", "clock")
        self.heads = [PlainLabel("", tokens.META, colour, True) for colour in ("text2", "primary_text", "violet_text")]
        kept = choices or {}
        # What has to be chosen first; of texts both are kept, which may stay as it is.
        fields = sorted(conflict.fields, key=lambda clash: clash.is_text)
        self.rows = [ClashRow(clash, kept.get(clash.name, "")) for clash in fields]
        self.column = ScrollColumn(spacing=6)
        self.merged_label = PlainLabel("", tokens.META, "text2")
        self.missing = ElidedLabel("", tokens.BODY, "warning_text", True)
        self.missing_icon = IconLabel("alert-circle", "warning_text", 16)
        self.whole_button = LinkButton("", chevron=False)
        self.later_button = SecondaryButton("", "", "Esc")
        self.take_button = PrimaryButton("", "check", "Ctrl ↵")
        self._build()
        self._connect()
        self.follow_theme()
        self.retranslate()

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._top = QHBoxLayout()
        self._icon = IconLabel("git-merge", "warning_text", 20)
        self._top.addWidget(self._icon)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.title)
        said.addWidget(self.comfort)
        self._top.addLayout(said, 1)
        self._top.addWidget(self.times)
        self._build_heads()
        for row in self.rows:
            self.column.body.addWidget(row)
        self._flow_host = QWidget()
        self._flow = FlowLayout(self._flow_host, 8)
        self._flow.addWidget(self.merged_label)
        self._tags: list[Tag] = []
        self.column.body.addWidget(self._flow_host)
        self.column.body.addStretch(1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.missing_host = QWidget()
        self._state = QHBoxLayout(self.missing_host)
        self._state.setContentsMargins(0, 0, 0, 0)
        self._state.addWidget(self.missing_icon)
        self._state.addWidget(self.missing, 1)
        self._foot.addWidget(self.missing_host, 1)
        self._buttons = QHBoxLayout()
        for button in (self.whole_button, self.later_button, self.take_button):
            self._buttons.addWidget(button)
        self._foot.addLayout(self._buttons)
        self._line = Line()
        self._whole_column = QVBoxLayout(self)
        self._whole_column.addLayout(self._top)
        self._whole_column.addWidget(self._head_host)
        self._whole_column.addWidget(self.column, 1)
        self._whole_column.addWidget(self._line)
        self._whole_column.addLayout(self._foot)

    def _build_heads(self) -> None:
        self._head_host = QWidget()
        self._head_row = QHBoxLayout(self._head_host)
        self._head_gap = QWidget()
        self._head_row.addWidget(self._head_gap)
        for icon, label in zip(("history", "device-desktop", "user"), self.heads, strict=True):
            pair = QHBoxLayout()
            pair.addWidget(IconLabel(icon, label.colour, 14))
            pair.addWidget(label, 1)
            self._head_row.addLayout(pair, 1)

    def _connect(self) -> None:
        for row in self.rows:
            row.chosen.connect(lambda _name: self._chose())
            row.moved.connect(self._move)
            row.entered.connect(self._entered)
        self.take_button.clicked.connect(self.take)
        self.later_button.clicked.connect(self.later)
        self.whole_button.clicked.connect(self._turn_whole)
        actions = self.workspace.actions
        actions.bind("save", self.take, self, self._has_keys)
        for page in CONFLICT_PAGES:
            for choice in (MINE, THEIRS, BOTH):
                actions.bind(f"conflict.{choice}.{page}", partial(self.press, choice), self)

    def _has_keys(self) -> bool:
        """Whoever writes in the composer below sends that, not the choice."""
        focus = QApplication.focusWidget()
        return focus is None or self.isAncestorOf(focus) or not typing_now()

    # -- choosing ------------------------------------------------------------------------------------------------

    def open_rows(self) -> list[ClashRow]:
        """The fields that still have no choice."""
        return [row for row in self.rows if not row.choice()]

    def choices(self) -> dict[str, str]:
        """What was chosen so far, to be kept with the draft."""
        return {row.clash.name: row.choice() for row in self.rows if row.choice()}

    def press(self, choice: str) -> None:
        """1, 2, 3: choose for the field in front, and go on to the next that needs it."""
        row = self._row_in_front()
        if row is None:
            return
        row.press(choice)
        following = next(iter(self.open_rows()), None)
        if following is not None:
            following.take_focus()

    def _row_in_front(self) -> ClashRow | None:
        focused = next((row for row in self.rows if row.has_focus()), None)
        return focused or next(iter(self.open_rows()), None) or (self.rows[0] if self.rows else None)

    def take(self) -> None:
        """Hand the choice over, or go to the first field that needs one."""
        waiting = self.open_rows()
        if waiting:
            waiting[0].take_focus()
            return
        chosen = {row.clash.name: self._value_of(row) for row in self.rows}
        self.resolved.emit(*resolved(self.conflict.fields, chosen))

    def _value_of(self, row: ClashRow) -> object:
        clash = row.clash
        if row.choice() == BOTH:
            return self._both(clash)
        return clash.mine if row.choice() == MINE else clash.theirs

    def _both(self, clash: Clash) -> str:
        who = clash.by.who or translate("Conflicts", "somebody else")
        theirs = sentences.joined_mark(who, self._when(clash))
        now = self.workspace.now()
        mine = sentences.joined_mark(self._me(), f"{now:%H:%M}")
        return joined(str(clash.original), str(clash.theirs), str(clash.mine), theirs, mine)

    def take_focus(self) -> None:
        """Go to the first field that needs a choice."""
        row = self._row_in_front()
        if row is not None:
            row.take_focus()

    def _move(self, row: ClashRow, step: int, place: int) -> None:
        index = self.rows.index(row) + step
        if 0 <= index < len(self.rows):
            self.rows[index].take_focus(place)

    def _entered(self) -> None:
        for row in self.rows:
            row.show_keys(row.has_focus())
        focus = QApplication.focusWidget()
        if focus is not None:
            # After the card has opened its whole text.
            QTimer.singleShot(0, self, partial(self._show_card, focus))

    def _show_card(self, card: QWidget) -> None:
        if not isValid(card) or not self.isAncestorOf(card):
            return
        row = next((each for each in self.rows if each.isAncestorOf(card)), card)
        room = self.column.viewport().height()
        target = row if row.height() <= room else card
        if target.height() <= room:
            self.column.show_widget(target)
            return
        # Of what is longer than the room its beginning.
        self.column.verticalScrollBar().setValue(target.mapTo(self.column.content, QPoint(0, 0)).y())

    def _changed(self) -> None:
        waiting = [row.clash for row in self.open_rows()]
        self.missing.setText(sentences.missing(waiting, self.names))
        colour, icon = ("warning_text", "alert-circle") if waiting else ("success_text", "circle-check")
        self.missing.set_colour(colour)
        self.missing_icon.set(icon, colour)
        self.updateGeometry()

    def _chose(self) -> None:
        self._changed()
        self.reshaped.emit()

    def _turn_whole(self) -> None:
        self._whole = not self._whole
        for row in self.rows:
            row.show_whole(self._whole)
        self._name_buttons()
        self.reshaped.emit()

    def key_hints(self, page: str) -> list[tuple[str, str]]:
        """Return what the keys do while the choice is in front, for the status line of *page*."""
        names = [f"conflict.{choice}.{page}" for choice in (MINE, THEIRS, BOTH)]
        keys = [(key_words(name), command_words(name)) for name in names]
        later = translate("Conflicts", "Choose later")
        return [*keys, ("Ctrl ↵", translate("Conflicts", "Take the choice")), ("Esc", later)]

    # -- words ---------------------------------------------------------------------------------------------------

    def _me(self) -> str:
        return self.workspace.desk.actor.name

    def _when(self, clash: Clash) -> str:
        return sentences.when(clash.by, self.workspace.desk.site.local, self.workspace.now())

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        if not hasattr(self, "_foot"):
            return
        ticket = self.names.is_ticket
        self.title.setText(sentences.title(self.conflict, ticket))
        self.comfort.setText(sentences.comfort(len(self.conflict.merged) + len(self._chips)))
        first = next((clash.by for clash in self.conflict.fields if clash.by.at is not None), None)
        station, who = (first.station, first.who) if first is not None else ("", "")
        mine = sentences.desk_and_person(self.workspace.desk.station, self._me())
        theirs = sentences.desk_and_person(station, who or translate("Conflicts", "somebody else"))
        self.heads[0].setText(translate("Conflicts", "Originally"))
        self.heads[1].setText(translate("Conflicts", "Mine ({where})", where=mine))
        self.heads[2].setText(translate("Conflicts", "Theirs ({where})", where=theirs))
        self._show_times(first.at if first is not None else None, who)
        for row in self.rows:
            row.show_words(self._row_words(row.clash))
        self._show_merged()
        self._name_buttons()
        self._changed()

    def _show_times(self, at: datetime | None, who: str) -> None:
        self.times.setVisible(at is not None)
        if at is not None:
            local = self.workspace.desk.site.local(at)
            mine = translate("Conflicts", "You {time}", time=f"{self.workspace.now():%H:%M}")
            self.times.set(f"{mine} · {who} {local:%H:%M}")

    def _row_words(self, clash: Clash) -> RowWords:
        name = self.names.field(clash.name)
        name = name[:1].upper() + name[1:]
        value = partial(self.names.value, clash.name)
        local, now = self.workspace.desk.site.local, self.workspace.now()
        who = clash.by.who or translate("Conflicts", "somebody else")
        was = clash.original_by
        original_by = translate("Conflicts", "before both changes")
        if was.who and was.at is not None:
            original_by = f"{was.who} {sentences.when(was, local, now)}"
        both = by = ""
        if clash.is_text:
            both = translate("Conflicts", "Keep both: yours follows what {who} wrote", who=who)
            by = translate("Conflicts", "No text overwrites the other; each keeps its author and time")
        return RowWords(
            name, value(clash.original), value(clash.mine), value(clash.theirs), original_by,
            translate("Conflicts", "typed by you"), f"{who} {self._when(clash)}".strip(), both, by,
        )  # fmt: skip

    def merged_words(self) -> list[str]:
        """Return what went together by itself, a chip for each."""
        found = []
        for each in self.conflict.merged:
            words = f"{self.names.field(each.name)}: {self.names.value(each.name, each.value)}"
            found.append(words if each.is_mine else f"{words} · {each.by.who}".rstrip(" ·"))
        return [*found, *self._chips]

    def _show_merged(self) -> None:
        for tag in self._tags:
            self._flow.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self._tags = [Tag(" ".join(words.split())[:60], "neutral", "check") for words in self.merged_words()]
        for tag in self._tags:
            self._flow.addWidget(tag)
        self.merged_label.setText(translate("Conflicts", "Merged already"))
        self._flow_host.setVisible(bool(self._tags))

    def _name_buttons(self) -> None:
        whole = translate("Conflicts", "Show in short") if self._whole else translate("Conflicts", "All differences")
        self.whole_button.setText(whole)
        self.later_button.setText(translate("Conflicts", "Choose later"))
        self.take_button.setText(translate("Conflicts", "Take the choice"))

    # -- look ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._whole_column.setContentsMargins(look.px(14), look.px(9), look.px(14), look.px(11))
        self._whole_column.setSpacing(look.px(8))
        self._top.setContentsMargins(0, 0, 0, look.px(8))
        for layout, gap in ((self._top, 12), (self._foot, 8), (self._buttons, 8), (self._head_row, 10)):
            layout.setSpacing(look.px(gap))
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_gap.setFixedWidth(look.px(LABEL_WIDTH))
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Values side by side where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._arrange(self.width(), self.height() < theme().px(TERSE_BELOW))

    def _arrange(self, width: int, low: bool) -> None:
        """Values side by side, or one above the other; little height in a narrow window leaves out sentences."""
        narrow = width < theme().px(NARROW_BELOW)
        self._head_host.setVisible(not narrow)
        self.times.setVisible(not narrow and bool(self.times.text()))
        for part in (self.comfort, self.missing_host):
            part.setVisible(not (narrow and low))
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(way)
        for row in self.rows:
            row.set_narrow(narrow)

    def _heights(self, width: int) -> tuple[int, int]:
        """Return the height of everything around the rows, and of the rows, at a width of the panel."""
        # Before it has been shown it does not know its width.
        self._arrange(width, self.isVisible() and self.height() < theme().px(TERSE_BELOW))
        layout = self._whole_column
        layout.invalidate()
        margins = layout.contentsMargins()
        inner = max(width - margins.left() - margins.right() - self.column.verticalScrollBar().sizeHint().width(), 1)
        around = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        body = self.column.body
        rows = body.totalHeightForWidth(inner) if body.hasHeightForWidth() else body.totalSizeHint().height()
        return around - self.column.sizeHint().height(), rows

    def height_at(self, width: int) -> int:
        """Return the height at which nothing has to scroll."""
        return sum(self._heights(width))

    def least_height_at(self, width: int) -> int:
        """Return the height at which it is still of use: what stays in sight, and a row to choose in."""
        around, rows = self._heights(width)
        narrow = width < theme().px(NARROW_BELOW)
        return around + min(rows, theme().px(LEAST_STACKED if narrow else LEAST_ROWS))

    def minimumSizeHint(self) -> QSize:
        """It scrolls where there is little room."""
        return QSize(theme().px(240), theme().px(LEAST_ROWS))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the amber frame: the head filled, the rest as paper."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        paint.rounded(painter, area, tokens.RADIUS_CARD, "surface", "warning_line")
        top = self._head_host.y() if not self._head_host.isHidden() else self.column.y()
        cut = QRectF(0, 0, self.width(), max(top - theme().px(6), 0))
        painter.save()
        painter.setClipRect(cut)
        paint.rounded(painter, area, tokens.RADIUS_CARD, "warning_soft", "warning_line")
        painter.restore()
        paint.hairline(painter, 1, cut.bottom() - 1, self.width() - 2, "warning_line")
