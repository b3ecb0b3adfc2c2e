"""Second step: the industry whose pack comes along, and practice data or none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from servicedesk.core.pack import Industry, Pack, load_pack
from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.pages.first_run.industry_card import IndustryCard
from servicedesk.ui.pages.first_run.step import Step
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.choices import ChoiceCard
from servicedesk.ui.widgets.labels import PlainLabel

CARD_LEAST = 236
CHOICE_LEAST = 250


class IndustryStep(Step):
    """Cards in as many columns as there is room for; a digit chooses one."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards = [IndustryCard(load_pack(industry), place) for place, industry in enumerate(Industry)]
        self.demo, self.empty = ChoiceCard(tag_icon="school"), ChoiceCard()
        self._columns = (0, 0)
        cards, choices = QWidget(), QWidget()
        self._grid, self._pair = QGridLayout(cards), QGridLayout(choices)
        for grid in (self._grid, self._pair):
            grid.setContentsMargins(0, 0, 0, 0)
        self.data_label = PlainLabel("", tokens.ROW, bold=True)
        self.body.addWidget(cards, 1)
        self.body.addWidget(self.data_label)
        self.body.addWidget(choices)
        self.cards[0].setChecked(True)
        self.empty.setChecked(True)
        buttons: list[QAbstractButton] = [*self.cards, self.demo, self.empty]
        for button in buttons:
            button.clicked.connect(lambda _checked: self.chosen.emit())
        self.follow_theme()
        self.retranslate()

    @property
    def pack(self) -> Pack:
        """The pack chosen."""
        return self._card().pack

    def _card(self) -> IndustryCard:
        return next((card for card in self.cards if card.isChecked()), self.cards[0])

    @property
    def is_practice(self) -> bool:
        """Whether practice data are wanted."""
        return self.demo.isChecked()

    def choose(self, digit: str) -> None:
        """Choose the card of a digit."""
        card = self.cards[int(digit) - 1]
        card.setChecked(True)
        self.show_widget(card)
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.chosen.emit()

    def first(self) -> QWidget:
        """The card chosen."""
        return self._card()

    def heading(self) -> tuple[str, str]:
        """Which industry."""
        return (
            translate("FirstRun", "Which industry is your desk in?"),
            translate(
                "FirstRun", "It brings scenarios, words to say, questionnaires and time rules; choose the nearest."
            ),
        )

    def remark(self) -> str:
        """What practice means."""
        if not self.is_practice:
            return ""
        return translate("FirstRun", "Practice shows a green strip; nothing of it enters a report.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self._place()

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        for grid in (self._grid, self._pair):
            grid.setSpacing(theme().px(14))
        self.body.setSpacing(theme().px(12))
        self._place()

    def _place(self) -> None:
        look, width = theme(), self.viewport().width()
        columns = (
            max(1, min(3, int(width // look.px(CARD_LEAST)))),
            max(1, min(2, int(width // look.px(CHOICE_LEAST)))),
        )
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns[0], place % columns[0])
        for place, choice in enumerate((self.demo, self.empty)):
            self._pair.addWidget(choice, place // columns[1], place % columns[1])

    def retranslate(self) -> None:
        """Name the choices."""
        self.data_label.setText(translate("FirstRun", "Begin with"))
        self.demo.set_words(
            translate("FirstRun", "Practice data"),
            translate("FirstRun", "Ten weeks of an invented house, to try everything"),
            translate("FirstRun", "practice"),
        )
        self.empty.set_words(
            translate("FirstRun", "Begin empty"), translate("FirstRun", "Receive the first guest at once")
        )
