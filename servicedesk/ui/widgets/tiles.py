"""Tiles chosen by a digit: scenarios, the faces of a rating, the numbers of a recommendation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed, clear_layout

FACES = ("mood-cry", "mood-sad", "mood-neutral", "mood-smile", "mood-happy")
FACE_TONES = ("danger", "danger", "warning", "success", "success")
SECOND_DIGIT_MILLISECONDS = 600


class ScenarioTile(Themed, Focusable, QAbstractButton):
    """A typical case: its icon, its name, the digit that chooses it."""

    focus_radius = tokens.RADIUS_ROW

    def __init__(self, words: str = "", icon: str = "", digit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._icon, self._digit = "", icon, digit
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(words)
        self.follow_theme()

    def text(self) -> str:
        """The name."""
        return self._words

    def set_words(self, words: str) -> None:
        """Change the name."""
        self._words = words
        self.setAccessibleName(f"{words} {self._digit}".strip())
        self.setToolTip(paint.plain_tip(words))
        self.restyle()

    def sizeHint(self) -> QSize:
        """Two lines at most."""
        return QSize(theme().px(110), theme().px(42))

    def minimumSizeHint(self) -> QSize:
        """It may become narrow; the name is shortened then."""
        return QSize(theme().px(72), theme().px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tile."""
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        fill = "primary_soft" if on else "hover" if self.underMouse() or self.isDown() else "surface"
        rect = QRectF(self.rect())
        paint.rounded(painter, rect, tokens.RADIUS_ROW, fill, "primary" if on else "border2", look.px(1.5) if on else 1)
        colour = "primary_text" if on else "text" if self.isEnabled() else "disabled"
        left = look.px(10)
        if self._icon:
            icons.draw(painter, self._icon, left, rect.height() / 2 - look.px(8), 16, colour if on else "text2")
            left += look.px(22)
        digit = text.width(self._digit, tokens.TINY)
        self._paint_name(painter, QRectF(left, 0, rect.width() - left - look.px(4), rect.height()), digit, colour)
        corner = QRectF(rect.right() - digit - look.px(9), look.px(2), digit + 2, look.line(tokens.TINY))
        text.draw(painter, corner, self._digit, tokens.TINY, "primary_text" if on else "text2")

    def _paint_name(self, painter: QPainter, rect: QRectF, digit: float, colour: str) -> None:
        """Paint the name beside the digit in the corner, below it, or smaller on two lines before it is shortened."""
        look, on = theme(), self.isChecked()
        needed, beside = text.width(self._words, tokens.BODY, on), rect.width() - digit - look.px(6)
        if needed <= beside:
            text.draw(painter, rect.adjusted(0, look.px(1), 0, 0), self._words, tokens.BODY, colour, on)
            return
        lines = () if needed <= rect.width() else text.wrap(self._words, tokens.META, on, beside, 2)
        if len(lines) < 2:
            text.draw(painter, rect.adjusted(0, look.px(8), 0, 0), self._words, tokens.BODY, colour, on)
            return
        height = 2 * look.line(tokens.META)
        middle = QRectF(rect.left(), (rect.height() - height) / 2, beside, height)
        text.draw_lines(painter, middle, lines, tokens.META, colour, on)


class TileGrid(Themed, QWidget):
    """Tiles in as many equal columns as fit; choosing one lets go of the others."""

    chosen = Signal(object)

    def __init__(self, columns: int = 5, narrowest: float = 104, gap: float = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._narrowest, self._gap = columns, narrowest, gap
        self._tiles: list[tuple[object, QAbstractButton]] = []
        self._shown = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.follow_theme()

    def set_tiles(self, tiles: Sequence[tuple[object, QAbstractButton]]) -> None:
        """Show *tiles*, each with the value it stands for."""
        clear_layout(self._grid)
        self._tiles = list(tiles)
        self._shown = 0
        for value, tile in self._tiles:
            tile.clicked.connect(lambda _on=False, value=value: self._pressed(value))
        self._lay_out()

    def value(self) -> object:
        """The value chosen, or None."""
        return next((value for value, tile in self._tiles if tile.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Choose *value* without telling anybody; None lets go of all."""
        for one, tile in self._tiles:
            tile.setChecked(one == value)

    def press(self, position: int) -> None:
        """Press the tile at *position*, as its digit does."""
        if 0 <= position < len(self._tiles):
            self._tiles[position][1].click()

    def restyle(self) -> None:
        """Lay out anew."""
        self._grid.setSpacing(theme().px(self._gap))
        self._shown = 0
        self._lay_out()
        super().restyle()

    def resizeEvent(self, event: object) -> None:
        """Another width may hold another number of columns."""
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """Two columns; the height is that of the rows there are now."""
        look = theme()
        return QSize(look.px(2 * self._narrowest + self._gap), self._grid.totalMinimumSize().height())

    def _pressed(self, value: object) -> None:
        self.set_value(value)
        self.chosen.emit(value)

    def _lay_out(self) -> None:
        look = theme()
        width = self.width() or look.px(self._columns * (self._narrowest + self._gap))
        fits = (width + look.px(self._gap)) // (look.px(self._narrowest) + look.px(self._gap))
        columns = max(1, min(self._columns, fits))
        if columns == self._shown:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for index, (_value, tile) in enumerate(self._tiles):
            self._grid.addWidget(tile, index // columns, index % columns)
        self._shown = columns
        self.updateGeometry()


class _ScoreTile(Themed, Focusable, QAbstractButton):
    """One answer of a rating: a face above its words, or a bare number."""

    focus_radius = tokens.RADIUS_ROW

    def __init__(self, value: int, face: str, tone: str, solid: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self._face, self._tone, self._solid, self._words = face, tone, solid, str(value)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_words(self, words: str, name: str) -> None:
        self._words = words
        self.setAccessibleName(name)
        self.restyle()

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(100), look.px(66)) if self._face else QSize(look.px(44), look.px(42))

    def minimumSizeHint(self) -> QSize:
        look = theme()
        return QSize(look.px(48), look.px(66)) if self._face else QSize(look.px(32), look.px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        on = self.isChecked()
        rect = QRectF(self.rect())
        if not self._face:
            self._paint_number(painter, rect, on)
            return
        fill = f"{self._tone}_soft" if on else "hover" if self.underMouse() else "surface"
        paint.rounded(painter, rect, tokens.RADIUS_ROW, fill, self._tone if on else "border2",
                      look.px(1.5) if on else 1)  # fmt: skip
        colour = f"{self._tone}_text" if on else "text2"
        # Long words take a second line and the face moves up: "1 Very dissatisfied" is never cut.
        lines = text.wrap(self._words, tokens.META, on, rect.width() - look.px(6), 2)
        top = look.px(7 if len(lines) == 1 else 2)
        icons.draw_centred(painter, self._face, QRectF(0, top, rect.width(), look.px(26)), 22, colour)
        below = QRectF(look.px(3), look.px(37 if len(lines) == 1 else 27), rect.width() - look.px(6), 1)
        shade = f"{self._tone}_text" if on else "text"
        text.draw_lines(painter, below, lines, tokens.META, shade, on, Qt.AlignmentFlag.AlignHCenter)

    def _paint_number(self, painter: QPainter, rect: QRectF, on: bool) -> None:
        look = theme()
        box = rect.adjusted(0, 0, 0, -look.px(8))
        fill = self._tone if on else "hover" if self.underMouse() else "surface"
        paint.rounded(painter, box, tokens.RADIUS_CONTROL, fill, None if on else "border2")
        colour = ("surface" if look.dark else "on_primary") if on else "text"
        text.draw(painter, box, self._words, tokens.BODY, colour, True, Qt.AlignmentFlag.AlignHCenter)
        line = QRectF(rect.left() + look.px(4), rect.bottom() - look.px(4), rect.width() - look.px(8), look.px(3))
        paint.rounded(painter, line, 1.5, self._tone)


class _Rating(Themed, QWidget):
    """A row of answers of which at most one is chosen; nothing is chosen beforehand."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: list[_ScoreTile] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _add(self, tile: _ScoreTile) -> None:
        self._tiles.append(tile)
        self._row.addWidget(tile, 1)
        tile.clicked.connect(lambda _on=False, value=tile.value: self.choose(value))

    def value(self) -> int | None:
        """The answer, or None."""
        return next((tile.value for tile in self._tiles if tile.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Show an answer without telling anybody; None shows none."""
        for tile in self._tiles:
            tile.setChecked(tile.value == value)

    def choose(self, value: int) -> None:
        """Take *value* as the answer."""
        self.set_value(value)
        self.chosen.emit(value)

    def restyle(self) -> None:
        """Scale the gap."""
        self._row.setSpacing(theme().px(8))
        super().restyle()


class ScoreRow(_Rating):
    """Five faces, from very dissatisfied to very satisfied; digits 1 to 5 choose."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        for index, face in enumerate(FACES):
            self._add(_ScoreTile(index + 1, face, FACE_TONES[index], False, self))
        self.retranslate()
        self.follow_theme()

    def retranslate(self) -> None:
        """Name the faces in the language in force."""
        for tile, words in zip(self._tiles, score_words(), strict=True):
            tile.set_words(f"{tile.value} {words}", f"{tile.value} {words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers."""
        if event.text() in ("1", "2", "3", "4", "5"):
            self.choose(int(event.text()))
        else:
            super().keyPressEvent(event)


def score_words() -> tuple[str, str, str, str, str]:
    """Return the words of the five answers, worst first."""
    return (
        translate("Widgets", "Very dissatisfied"),
        translate("Widgets", "Dissatisfied"),
        translate("Widgets", "Neutral"),
        translate("Widgets", "Satisfied"),
        translate("Widgets", "Very satisfied"),
    )


class NpsRow(_Rating):
    """Zero to ten with the colour of detractors, passives and promoters below; 1 waits for a 0."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        for value in range(11):
            tone = "danger" if value <= 6 else "warning" if value <= 8 else "success"
            tile = _ScoreTile(value, "", tone, True, self)
            tile.setAccessibleName(str(value))
            self._add(tile)
        self.waiting = QTimer(self)
        self.waiting.setSingleShot(True)
        self.waiting.setInterval(SECOND_DIGIT_MILLISECONDS)
        self.waiting.timeout.connect(lambda: self.choose(1))
        self.follow_theme()

    def choose(self, value: int) -> None:
        """Take *value* as the answer."""
        self.waiting.stop()
        super().choose(value)

    def type_digit(self, digit: int) -> None:
        """Answer by a typed digit: 1 waits 600 ms for the 0 of 10."""
        if self.waiting.isActive():
            self.waiting.stop()
            if digit == 0:
                self.choose(10)
                return
            self.choose(1)
        if digit == 1:
            self.set_value(1)
            self.waiting.start()
        else:
            self.choose(digit)

    def confirm(self) -> bool:
        """Take a waiting 1 now, as Enter does; tell whether there was one."""
        if not self.waiting.isActive():
            return False
        self.choose(1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer, Enter takes a waiting 1."""
        if event.text().isdecimal() and event.text().isascii():
            self.type_digit(int(event.text()))
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.confirm():
            super().keyPressEvent(event)
