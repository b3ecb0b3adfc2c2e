"""One field that both sides changed: what it was, mine, theirs, and for texts both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from servicedesk.core.three_way import Clash
from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.conflicts.value_card import ValueCard
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.labels import PlainLabel

MINE, THEIRS, BOTH = "mine", "theirs", "both"
LABEL_WIDTH = 88


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row's sentences: its name, each value, who gave it when, and both texts in one."""

    name: str
    original: str
    mine: str
    theirs: str
    original_by: str
    mine_by: str
    theirs_by: str
    both: str = ""
    both_by: str = ""


class ClashRow(Themed, QWidget):
    """Nothing is chosen at first but for texts, of which both are kept."""

    chosen = Signal(str)
    moved = Signal(object, int, int)
    entered = Signal()

    def __init__(self, clash: Clash, choice: str = "") -> None:
        super().__init__()
        self.clash = clash
        self.label = PlainLabel("", tokens.BODY, bold=True, wrap=True, most_lines=2)
        self.original = ValueCard(choosable=False)
        self.mine, self.theirs = ValueCard(), ValueCard()
        self.both = ValueCard(tone="success", icon="circle-check") if clash.is_text else None
        self._words: RowWords | None = None
        self._whole = False
        self._narrow = False
        self.read_on: Callable[[QWidget, int], bool] = lambda _card, _down: False
        """Scrolls on in a card that is longer than the room for it; says whether there was anything left."""
        self._cards = {MINE: self.mine, THEIRS: self.theirs}
        if self.both is not None:
            self._cards[BOTH] = self.both
        self._build()
        for name, card in self._cards.items():
            card.clicked.connect(lambda _on=False, name=name: self._pressed(name))
        for card in (self.original, *self._cards.values()):
            card.moved.connect(self._walk)
            card.entered.connect(self.entered)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.choose(choice or (BOTH if clash.is_text else ""))
        self.follow_theme()

    def _build(self) -> None:
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.label, 0, Qt.AlignmentFlag.AlignVCenter)
        right = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._values = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for card in (self.original, self.mine, self.theirs):
            self._values.addWidget(card, 1)
        right.addLayout(self._values)
        if self.both is not None:
            right.addWidget(self.both)
        self._right = right
        self._line.addLayout(right, 1)

    # -- choosing ------------------------------------------------------------------------------------------------

    def choice(self) -> str:
        """Which side was chosen, empty while none is."""
        return next((name for name, card in self._cards.items() if card.isChecked()), "")

    def choose(self, name: str) -> None:
        """Choose a side without telling anybody; for a field without that side nothing happens."""
        if name and name not in self._cards:
            return
        for each, card in self._cards.items():
            card.setChecked(each == name)
        self._show_values()

    def press(self, name: str) -> None:
        """Choose by key."""
        if name in self._cards:
            self._pressed(name)
            card = self._cards[name]
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pressed(self, name: str) -> None:
        self.choose(name)
        self.chosen.emit(name)

    # -- walking -------------------------------------------------------------------------------------------------

    def stops(self) -> list[ValueCard]:
        """The cards that can be looked at now, from left to right."""
        cards = [self.original, self.mine, self.theirs, *([self.both] if self.both is not None else [])]
        return [card for card in cards if not card.isHidden()]

    def _walk(self, down: int, right: int) -> None:
        stops = self.stops()
        sender: QObject = self.sender()
        if down and isinstance(sender, QWidget) and self.read_on(sender, down):
            return
        place = next((index for index, card in enumerate(stops) if card is sender), 0)
        along = down if self._narrow and not right else right
        if along and 0 <= place + along < len(stops):
            stops[place + along].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.moved.emit(self, down or right, place)

    def take_focus(self, place: int | None = None) -> None:
        """Go to the card at *place*, or to what is chosen, or to mine."""
        stops = self.stops()
        chosen = self._cards.get(self.choice())
        card = chosen if chosen in stops and chosen is not None else self.mine if self.mine in stops else stops[0]
        if place is not None:
            card = stops[min(place, len(stops) - 1)]
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def has_focus(self) -> bool:
        """Whether one of its cards has the keys."""
        return any(card.hasFocus() for card in self.stops())

    # -- showing -------------------------------------------------------------------------------------------------

    def show_words(self, words: RowWords) -> None:
        """Name the field and write the values."""
        self._words = words
        self._write()

    def _write(self) -> None:
        words = self._words
        if words is None:
            return
        self.label.setText(words.name)
        for card, value, by, name, side in (
            (self.original, words.original, words.original_by, translate("Conflicts", "{field}: as it was",
             field=words.name), translate("Conflicts", "Originally")),
            (self.mine, words.mine, words.mine_by, translate("Conflicts", "{field}: mine", field=words.name),
             translate("Conflicts", "Mine")),
            (self.theirs, words.theirs, words.theirs_by, translate("Conflicts", "{field}: theirs", field=words.name),
             translate("Conflicts", "Theirs")),
        ):  # fmt: skip
            # Side by side the heads of the columns say it.
            card.set_words(value, f"{side} · {by}" if self._narrow else by, name)
        if self.both is not None:
            both = translate("Conflicts", "{field}: keep both", field=words.name)
            self.both.set_words(words.both, words.both_by, both)

    def show_keys(self, shown: bool) -> None:
        """Print 1, 2 and 3 on the cards of the field in front."""
        for key, card in zip("123", self._cards.values(), strict=False):
            card.set_key(key if shown else "")

    def show_whole(self, whole: bool) -> None:
        """Show every difference letter by letter, or the short form."""
        self._whole = whole
        for card in (self.original, *self._cards.values()):
            card.set_whole(whole)
        self._show_values()

    def set_narrow(self, narrow: bool) -> None:
        """Values one above the other where there is no room side by side."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._write()
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)
        self._values.setDirection(way)
        if narrow:
            self.label.setMinimumWidth(0)
            self.label.setMaximumWidth(16_777_215)
        else:
            self.label.setFixedWidth(theme().px(LABEL_WIDTH))

    def _show_values(self) -> None:
        """A text of which both are kept needs one line; anything else shows what there is to choose from."""
        folded = self.both is not None and self.both.isChecked() and not self._whole
        for card in (self.original, self.mine, self.theirs):
            card.setVisible(not folded)

    def restyle(self) -> None:
        """Scale the gaps."""
        look = theme()
        self._line.setSpacing(look.px(10))
        self._right.setSpacing(look.px(8))
        self._values.setSpacing(look.px(10))
        self.set_narrow(self._narrow)
        super().restyle()
