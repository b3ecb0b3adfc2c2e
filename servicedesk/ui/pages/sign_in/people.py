"""The people who can sign in here, as cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.translation import plural
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed, clear_layout
from servicedesk.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from servicedesk.core.gate_rows import PersonRow


class PersonCard(Themed, Focusable, QAbstractButton):
    """One person: disc, name, title, and what they left unfinished."""

    focus_radius = tokens.RADIUS_CARD

    def __init__(self, person: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self._is_small = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.follow_theme()

    def retranslate(self) -> None:
        """Name the card."""
        self.setAccessibleName(f"{self.person.name} {self._title()} {self._left_over()[0]}".strip())
        self.update()

    def _title(self) -> str:
        return str(Bilingual(self.person.title_zh, self.person.title_en))

    def _left_over(self) -> tuple[str, bool]:
        if self.person.drafts:
            return plural("SignIn", "{n} draft", "{n} drafts", self.person.drafts), True
        if self.person.parked_visits:
            return plural("SignIn", "{n} parked", "{n} parked", self.person.parked_visits), False
        return "", False

    def set_small(self, is_small: bool) -> None:
        """Lie down, the disc beside the words, where many have to be seen at once."""
        if is_small != self._is_small:
            self._is_small = is_small
            self.restyle()

    def sizeHint(self) -> QSize:
        """As in the pictures: five fit in a row; of the small ones four."""
        look = theme()
        return QSize(look.px(154), look.px(52)) if self._is_small else QSize(look.px(118), look.px(152))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            paint.rounded(painter, rect, tokens.RADIUS_CARD, "selected", "primary")
        else:
            paint.rounded(painter, rect, tokens.RADIUS_CARD, "hover" if self.underMouse() else "surface", "border")
        if self._is_small:
            self._paint_small(painter, rect)
            return
        side = look.px(58)
        disc = QRectF(rect.center().x() - side / 2, rect.top() + look.px(14), side, side)
        paint.avatar(painter, disc, self.person.name)
        centre = Qt.AlignmentFlag.AlignHCenter
        room = rect.adjusted(look.px(6), 0, -look.px(6), 0)
        top = disc.bottom() + look.px(8)
        words, unfinished = self._left_over()
        for line, size, colour, bold in (
            (self.person.name, tokens.ROW, "text", True),
            (self._title(), tokens.META, "text2", False),
            (words, tokens.META, "primary_text" if unfinished else "text2", unfinished),
        ):
            shown = text.elide(line, size, bold, room.width())
            text.draw(
                painter, QRectF(room.left(), top, room.width(), look.line(size)), shown, size, colour, bold, centre
            )
            top += look.line(size) + look.px(1)

    def _paint_small(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        side = look.px(34)
        disc = QRectF(rect.left() + look.px(8), rect.center().y() - side / 2, side, side)
        paint.avatar(painter, disc, self.person.name)
        left = disc.right() + look.px(8)
        width = rect.right() - look.px(6) - left
        words, unfinished = self._left_over()
        lines = (
            (self.person.name, tokens.BODY, "text", True),
            (words or self._title(), tokens.META, "primary_text" if unfinished else "text2", unfinished),
        )
        top = rect.center().y() - sum(look.line(size) for _line, size, _colour, _bold in lines) / 2
        for line, size, colour, bold in lines:
            shown = text.elide(line, size, bold, width)
            text.draw(painter, QRectF(left, top, width, look.line(size)), shown, size, colour, bold)
            top += look.line(size)


class PeopleRow(QWidget):
    """All cards; arrows walk them, one is chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 12)
        self._group = QButtonGroup(self)
        self._cards: list[PersonCard] = []
        self._is_small = False

    def set_small(self, is_small: bool) -> None:
        """Make all cards lie down, or stand."""
        if is_small != self._is_small:
            self._is_small = is_small
            for card in self._cards:
                card.set_small(is_small)
            self._flow.invalidate()

    def height_at(self, width: int, is_small: bool) -> int:
        """Return how tall the cards of one size are at *width*."""
        was = self._is_small
        self.set_small(is_small)
        height = self._flow.heightForWidth(width)
        self.set_small(was)
        return height

    def current_card(self) -> PersonCard | None:
        """The card chosen."""
        return next((card for card in self._cards if card.isChecked()), None)

    def set_people(self, people: Sequence[PersonRow], current: int | None) -> None:
        """Show *people*; the one with id *current* (or the first) is chosen."""
        clear_layout(self._flow)
        self._group = QButtonGroup(self)
        self._cards = [PersonCard(person) for person in people]
        for card in self._cards:
            card.set_small(self._is_small)
            self._group.addButton(card)
            self._flow.addWidget(card)
            # By itself it would be shown after the next event, and have no height until then.
            card.show()
            card.clicked.connect(lambda _on=False, card=card: self.chosen.emit(card.person))
        if self._cards:
            wanted = next((card for card in self._cards if card.person.id == current), self._cards[0])
            wanted.setChecked(True)
            self.chosen.emit(wanted.person)

    def current(self) -> PersonRow | None:
        """The person chosen."""
        card = self.current_card()
        return card.person if card is not None else None

    def step(self, by: int) -> None:
        """Choose the next or previous person."""
        if not self._cards:
            return
        index = next((index for index, card in enumerate(self._cards) if card.isChecked()), 0)
        card = self._cards[(index + by) % len(self._cards)]
        card.setChecked(True)
        self.chosen.emit(card.person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.step(step)
        else:
            super().keyPressEvent(event)
