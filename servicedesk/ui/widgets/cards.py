"""Cards, soft panels, section headers, lines and fact rows: what a page's content sits on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.labels import ElidedLabel, PlainLabel
from servicedesk.ui.widgets.tags import CountBadge


class Card(Themed, QWidget):
    """A raised white panel; put content into ``body``. Three pixels below belong to the painted shadow."""

    def __init__(self, padding: float = tokens.CARD_PADDING, spacing: float = 10, horizontal: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._padding, self._spacing = padding, spacing
        direction = QBoxLayout.Direction.LeftToRight if horizontal else QBoxLayout.Direction.TopToBottom
        self.body = QBoxLayout(direction, self)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale padding and spacing."""
        look = theme()
        inner = look.px(self._padding)
        self.body.setContentsMargins(inner + 1, inner, inner + 1, inner + 3)
        self.body.setSpacing(look.px(self._spacing))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel and its shadow."""
        paint.panel(QPainter(self), QRectF(self.rect()))


class Panel(Card):
    """A flat box inside a card: grey, or in a tone ("danger", "gold", "primary" …) for something to notice."""

    def __init__(self, tone: str = "", padding: float = 12, spacing: float = 6, horizontal: bool = False,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        self._tone = tone
        super().__init__(padding, spacing, horizontal, parent)

    def restyle(self) -> None:
        """Scale padding and spacing; a flat panel has no shadow."""
        super().restyle()
        inner = theme().px(self._padding)
        self.body.setContentsMargins(inner, inner, inner, inner)

    def set_tone(self, tone: str) -> None:
        """Use another tone; an empty one is grey."""
        self._tone = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box."""
        fill, line = (f"{self._tone}_soft", f"{self._tone}_line") if self._tone else ("surface2", "border")
        paint.rounded(QPainter(self), QRectF(self.rect()), tokens.RADIUS_BUBBLE, fill, line)


class Pane(Themed, QWidget):
    """One column of a page that reaches from edge to edge: flat, with a line at the side it shares."""

    def __init__(self, line: str = "right", fill: str = "surface", padding: float = 0, spacing: float = 0,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._side, self._fill, self._padding, self._spacing = line, fill, padding, spacing
        self.body = QVBoxLayout(self)
        self.follow_theme()

    def restyle(self) -> None:
        """Scale padding and spacing; the line keeps its pixel."""
        look = theme()
        inner = look.px(self._padding)
        right, bottom = (inner + (self._side == side) for side in ("right", "bottom"))
        self.body.setContentsMargins(inner, inner + (self._side == "top"), right, bottom)
        self.body.setSpacing(look.px(self._spacing))
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour(self._fill))
        if self._side == "right":
            paint.hairline(painter, self.width() - 1, 0, self.height(), vertical=True)
        elif self._side in ("top", "bottom"):
            paint.hairline(painter, 0, 0 if self._side == "top" else self.height() - 1, self.width())


class SectionHeader(Themed, QWidget):
    """A pane's title with its count, and what stands at the right: a hint, a link, buttons."""

    def __init__(self, title: str = "", count: int | str | None = None, hint: str = "", tone: str = "neutral",
                 size: float = tokens.PANE, inset: float = 0, parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._inset = inset
        self.title = PlainLabel(title, size, bold=True)
        self.count = CountBadge("", tone)
        self.hint = ElidedLabel(hint, tokens.META, "text2", align=Qt.AlignmentFlag.AlignRight)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        self._row.addWidget(self.hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_count(count, tone)
        self.set_hint(hint)
        self.follow_theme()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)

    def set_count(self, count: int | str | None, tone: str | None = None) -> None:
        """Show *count* behind the title; None hides it."""
        self.count.setVisible(count is not None)
        self.count.set_count("" if count is None else count, tone)

    def set_hint(self, hint: str) -> None:
        """Show a quiet remark at the right."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def add(self, widget: QWidget) -> None:
        """Add *widget* at the right end."""
        self._row.addWidget(widget)

    def restyle(self) -> None:
        """Scale the gaps; an inset header stands where those of the cards beside it stand, its rows reach further."""
        inset = theme().px(self._inset)
        self._row.setContentsMargins(inset, inset, inset, 0)
        self._row.setSpacing(theme().px(8))
        self.setMinimumHeight(theme().control + inset)
        super().restyle()


class Line(Themed, QWidget):
    """A hairline between two parts, horizontal or vertical."""

    def __init__(self, vertical: bool = False, colour: str = "border", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vertical, self._colour = vertical, colour
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill one pixel."""
        length = self.height() if self._vertical else self.width()
        paint.hairline(QPainter(self), 0, 0, length, self._colour, self._vertical)


class IconChip(Themed, QWidget):
    """An icon on a soft square: what a tile or a teaching card is about."""

    def __init__(self, icon: str, tone: str = "primary", size: float = 30, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = icon, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set(self, icon: str, tone: str) -> None:
        """Show another icon or tone."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme().px(self._size), theme().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        icon_chip(QPainter(self), QRectF(self.rect()), self._icon, self._tone)


def icon_chip(painter: QPainter, rect: QRectF, icon: str, tone: str) -> None:
    """Paint *icon* on a soft rounded square."""
    from servicedesk.ui import icons

    paint.rounded(painter, rect, tokens.RADIUS_CONTROL, f"{tone}_soft")
    icons.draw_centred(painter, icon, rect, rect.width() / theme().scale * 0.6, f"{tone}_text")


class IconLabel(Themed, QWidget):
    """A bare icon in a token colour, for beside a label."""

    def __init__(self, icon: str, colour: str = "text2", size: float = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._colour, self._size = icon, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set(self, icon: str, colour: str | None = None) -> None:
        """Show another icon or colour."""
        self._icon = icon
        self._colour = colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme().px(self._size), theme().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        from servicedesk.ui import icons

        icons.draw_centred(QPainter(self), self._icon, QRectF(self.rect()), self._size, self._colour)


class FactRow(Themed, QWidget):
    """One fact: a quiet name at the left, the value after it."""

    def __init__(self, name: str = "", value: str = "", icon: str = "", name_width: float = 54,
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self._name_width = name_width
        self.name = ElidedLabel(name, tokens.META, "text3")
        self.value = PlainLabel(value, tokens.META, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        if icon:
            self._row.addWidget(IconLabel(icon), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.name, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.value, 1)
        self.follow_theme()

    def set_value(self, value: str, colour: str = "text") -> None:
        """Change the value."""
        self.value.setText(value)
        self.value.set_colour(colour)

    def set_fact(self, name: str, value: str, name_width: float) -> None:
        """Say another fact."""
        self.name.setText(name)
        self.value.setText(value)
        if name_width != self._name_width:
            self._name_width = name_width
            self.restyle()

    def restyle(self) -> None:
        """Scale the width of the name."""
        self.name.setFixedWidth(theme().px(self._name_width))
        self._row.setSpacing(theme().px(6))
        super().restyle()


class FactList(Themed, QWidget):
    """Facts below one another, all values from one edge; whoever turns to another record keeps the rows."""

    def __init__(self, spacing: float = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self.rows: list[FactRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.follow_theme()

    def show_facts(self, facts: Sequence[tuple[str, str]], least: float = 54, most: float = 84) -> None:
        """Say *facts*, names and values; all names are as wide as the widest needs, between *least* and *most*."""
        widest = max((text.width(name, tokens.META) for name, _value in facts), default=0) / theme().scale
        width = min(max(widest + 2, least), most)
        while len(self.rows) < len(facts):
            self.rows.append(FactRow())
            self._column.addWidget(self.rows[-1])
        for row, (name, value) in zip(self.rows, facts, strict=False):
            row.set_fact(name, value, width)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(facts))

    def restyle(self) -> None:
        """Scale the gaps."""
        self._column.setSpacing(theme().px(self._spacing))
        super().restyle()


class Column(QWidget):
    """A bare column of widgets with scaled gaps, where a card would be too much."""

    def __init__(self, spacing: float = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        theme().changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        self.body.setSpacing(theme().px(self._spacing))
