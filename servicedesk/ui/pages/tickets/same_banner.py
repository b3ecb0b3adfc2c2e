"""What stands above a ticket that may not be alone: perhaps the same as another, or gone into one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.text import one_line
from servicedesk.core.translation import translate
from servicedesk.queries.duplicates import LikelySame
from servicedesk.queries.merging import MergedInto
from servicedesk.ui import tokens, wording
from servicedesk.ui.actions import key_words
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import LinkButton, QuietButton, SecondaryButton
from servicedesk.ui.widgets.cards import IconLabel, Panel
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import PlainLabel

NARROW_BELOW = 620
TITLE_LENGTH = 26


class SameBanner(Themed, QWidget):
    """One quiet line with what can be done about it; nothing waits for an answer."""

    opened = Signal(int)
    merge_pressed = Signal(int)
    apart_pressed = Signal(int)
    undo_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._panel: Panel | None = None
        self._column = QVBoxLayout(self)
        self.follow_theme()
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        if self._panel is not None:
            self._panel.hide()
            self._column.removeWidget(self._panel)
            self._panel.deleteLater()
            self._panel = None
        self.setAccessibleName("")
        self.hide()

    def show_likely(self, found: LikelySame, ago: str, may_merge: bool) -> None:
        """Say that another ticket may be the same matter."""
        words = (
            translate("SameTicket", "Same place, same matter: {number}, {ago} apart; perhaps one and the same",
                      number=found.number, ago=ago)
            if found.same_place
            else translate("SameTicket", "Same {customer}, same matter: {number}, {ago} apart; perhaps the same thing",
                           number=found.number, ago=ago)
        )  # fmt: skip
        look = LinkButton(one_line(f"{found.number} {found.title}", TITLE_LENGTH), chevron=False)
        look.clicked.connect(lambda: self.opened.emit(found.ticket_id))
        buttons: list[QWidget] = [look]
        if may_merge:
            merge = SecondaryButton(translate("SameTicket", "Merge"), "git-merge", key_words("ticket.merge"))
            merge.clicked.connect(lambda: self.merge_pressed.emit(found.ticket_id))
            buttons.append(merge)
        apart = QuietButton(translate("SameTicket", "Not the same"))
        apart.clicked.connect(lambda: self.apart_pressed.emit(found.ticket_id))
        buttons.append(apart)
        self._show("warning", "versions", words, buttons)

    def show_merged(self, found: MergedInto, at: str, can_undo: bool) -> None:
        """Say where a merged ticket went."""
        words = (
            translate("SameTicket", "{number} was merged into {other} · {time}", number=found.source_number,
                      other=found.target_number, time=at)
            if at
            else translate("SameTicket", "{number} was merged into {other}", number=found.source_number,
                           other=found.target_number)
        )  # fmt: skip
        look = SecondaryButton(translate("SameTicket", "Open {number}", number=found.target_number), "arrow-right")
        look.clicked.connect(lambda: self.opened.emit(found.target_id))
        buttons: list[QWidget] = [look]
        if can_undo:
            undo = QuietButton(translate("SameTicket", "Undo the merge"), "arrow-back-up")
            undo.clicked.connect(lambda: self.undo_pressed.emit(found.source_id))
            buttons.append(undo)
        self._show("", "git-merge", words, buttons)

    def _show(self, tone: str, icon: str, words: str, buttons: list[QWidget]) -> None:
        self.clear()
        panel = Panel(tone, padding=6, spacing=4)
        colour = f"{tone}_text" if tone else "text2"
        said, pressed = QHBoxLayout(), QWidget()
        said.addWidget(IconLabel(icon, colour, 16))
        label = PlainLabel(words, tokens.BODY, colour, wrap=True, align=Qt.AlignmentFlag.AlignLeft)
        said.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
        flow = FlowLayout(pressed, 6)
        for button in buttons:
            flow.addWidget(button)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addLayout(said, 1)
        self._line.addWidget(pressed)
        panel.body.addLayout(self._line)
        self._panel = panel
        self._column.addWidget(panel)
        self.setAccessibleName(words)
        self._turn()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below the words where there is no room beside them."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        if self._panel is not None:
            directions = QBoxLayout.Direction
            narrow = self.width() < theme().px(NARROW_BELOW)
            self._line.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def restyle(self) -> None:
        """Scale the margins."""
        look = theme()
        self._column.setContentsMargins(look.px(14), look.px(8), look.px(14), 0)
        super().restyle()


def ago_words(found: LikelySame, opened_at: datetime) -> str:
    """Return how far two tickets are apart."""
    return wording.short_duration(abs(opened_at - found.opened_at))
