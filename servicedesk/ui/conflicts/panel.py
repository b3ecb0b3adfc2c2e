"""Two people changed the same record: what has to be chosen, what went together, what is still missing."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from servicedesk.core.three_way import Clash, EditConflict, joined, resolved
from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.actions import command_words, key_words, typing_now
from servicedesk.ui.command_list import CONFLICT_PAGES
from servicedesk.ui.conflicts import words as sentences
from servicedesk.ui.conflicts.field_row import BOTH, MINE, THEIRS, ClashRow, RowWords
from servicedesk.ui.conflicts.panel_frame import RING, PanelFrame
from servicedesk.ui.conflicts.words import RecordWords
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.focus import focus_ring
from servicedesk.ui.widgets.tags import Tag
from servicedesk.ui.workspace import Workspace


class ConflictPanel(PanelFrame):
    """Shown in place of the form that met the conflict; the form keeps everything that was typed.

    ``resolved`` carries what to write and what it is based on; ``later`` leaves the choice to another time.
    """

    resolved = Signal(dict, dict)
    later = Signal()
    reshaped = Signal()
    """It needs another height."""

    def __init__(self, workspace: Workspace, conflict: EditConflict, names: RecordWords, chips: tuple[str, ...] = (),
                 choices: dict[str, str] | None = None) -> None:  # fmt: skip
        kept = choices or {}
        # What has to be chosen first; of texts both are kept, which may stay as it is.
        fields = sorted(conflict.fields, key=lambda clash: clash.is_text)
        super().__init__([ClashRow(clash, kept.get(clash.name, "")) for clash in fields])
        self.workspace = workspace
        self.conflict = conflict
        self.names = names
        self._chips = chips
        self._whole = False
        self._connect()
        self.follow_theme()
        self.retranslate()

    def _connect(self) -> None:
        for row in self.rows:
            row.chosen.connect(lambda _name: self._chose())
            row.moved.connect(self._move)
            row.entered.connect(self._entered)
            row.read_on = self._read_on
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
        # Of what is longer than the room its beginning, with the ring around it.
        above = target.mapTo(self.column.content, QPoint(0, 0)).y() - theme().px(RING)
        self.column.verticalScrollBar().setValue(above)
        focus_ring().follow()

    def _read_on(self, card: QWidget, down: int) -> bool:
        """An arrow reads on in a text that is longer than the room before it leaves it; return whether it did."""
        bar, room = self.column.verticalScrollBar(), self.column.viewport().height()
        top = card.mapTo(self.column.content, QPoint(0, 0)).y()
        edge = theme().px(RING)
        left = top + card.height() + edge - (bar.value() + room) if down > 0 else bar.value() - (top - edge)
        if card.height() <= room or left <= 0:
            return False
        bar.setValue(bar.value() + down * min(left, max(room - theme().line(tokens.BODY) * 2, theme().px(24))))
        return True

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
        self.name_it(sentences.title(self.conflict, ticket), sentences.brief_title(self.conflict))
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
        all_of_it = translate("Conflicts", "Short") if self._whole else translate("Conflicts", "All")
        self.name_buttons(
            (whole, all_of_it),
            (translate("Conflicts", "Choose later"), translate("Conflicts", "Later")),
            (translate("Conflicts", "Take the choice"), translate("Conflicts", "Take")),
        )
