"""The rail at the left: one button per module with its icon, two characters and a count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint, text
from servicedesk.ui.widgets.base import Focusable, Themed
from servicedesk.ui.widgets.cards import Line
from servicedesk.ui.widgets.scroll import ScrollColumn

ICONS_ONLY_FROM = 1.5


class RailButton(Themed, Focusable, QAbstractButton):
    """One module."""

    focus_radius = tokens.RADIUS_ROW

    def __init__(self, page: str, icon: str, label: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page, self._icon, self._label, self._key = page, icon, label, key
        self._badge, self._urgent, self._compact = "", False, False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_label(label)
        self.follow_theme()

    def set_label(self, label: str) -> None:
        """Change the name."""
        self._label = label
        self._rename()

    def set_badge(self, count: int, urgent: bool = False) -> None:
        """Show *count* over the icon, red if *urgent*; 0 shows nothing."""
        self._badge = "" if count <= 0 else str(count) if count < 100 else "99+"
        self._urgent = urgent
        self._rename()

    def set_compact(self, compact: bool) -> None:
        """Only the icon, where letters would be too large for the rail."""
        self._compact = compact
        self.restyle()

    def _rename(self) -> None:
        self.setAccessibleName(f"{self._label} {self._badge}".strip())
        self.setToolTip(paint.plain_tip(f"{self._label}  {self._key}".strip()))
        self.update()

    def sizeHint(self) -> QSize:
        """Icon and label."""
        look = theme()
        return QSize(look.px(62), look.px(36 if self._compact else 54))

    def minimumSizeHint(self) -> QSize:
        """On a low screen the buttons move closer together."""
        look = theme()
        return QSize(look.px(36), look.px(32 if self._compact else 46))

    def label_size(self) -> float:
        """Return the size the name is written in: a long English word takes the smaller one before it is cut."""
        fits = text.width(self._label, tokens.META, True) <= self.width() - 2
        return tokens.META if fits else tokens.TINY

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button."""
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(0, 0, 0, -1)
        on = self.isChecked()
        if on:
            fill, line = ("selected", None) if look.dark else ("surface", "border")
            paint.rounded(painter, rect, tokens.RADIUS_ROW, fill, line)
        elif self.underMouse():
            paint.rounded(painter, rect, tokens.RADIUS_ROW, "neutral_soft")
        colour = "primary_text" if on else "text2"
        middle = rect.center().x()
        side = look.px(20)
        top = rect.center().y() - side / 2 if self._compact else rect.center().y() - look.px(20)
        icons.draw(painter, self._icon, middle - side / 2, top, 20, colour)
        if not self._compact:
            words = QRectF(1, top + side + look.px(2), rect.width() - 2, look.line(tokens.META))
            text.draw(painter, words, self._label, self.label_size(), colour, on, Qt.AlignmentFlag.AlignHCenter)
        if self._badge:
            self._paint_badge(painter, middle, top)

    def _paint_badge(self, painter: QPainter, middle: float, top: float) -> None:
        look = theme()
        width = max(look.px(17), text.width(self._badge, tokens.TINY, True) + look.px(9))
        left = min(middle + look.px(5), self.width() - width)
        box = QRectF(left, top - look.px(5), width, look.px(17))
        paint.rounded(painter, box, 8.5, "danger" if self._urgent else "text3")
        shade = "bg" if look.dark else "on_primary"
        text.draw(painter, box.adjusted(0, 0, 1, 0), self._badge, tokens.TINY, shade, True,
                  Qt.AlignmentFlag.AlignHCenter)  # fmt: skip


class UserButton(Themed, Focusable, QAbstractButton):
    """The signed-in person at the foot of the rail."""

    focus_radius = tokens.RADIUS_ROW

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._compact = "", False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def set_person(self, name: str) -> None:
        """Show who is signed in."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(paint.plain_tip(name))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Only the disc."""
        self._compact = compact
        self.restyle()

    def sizeHint(self) -> QSize:
        """Disc and name."""
        look = theme()
        return QSize(look.px(62), look.px(40 if self._compact else 56))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and name."""
        look = theme()
        painter = QPainter(self)
        side = look.px(34)
        disc = QRectF((self.width() - side) / 2, look.px(2), side, side)
        paint.avatar(painter, disc, self._name, "teal", present=True, around="rail")
        if not self._compact:
            words = QRectF(0, side + look.px(3), self.width(), look.line(tokens.META))
            centre = Qt.AlignmentFlag.AlignHCenter
            text.draw(painter, words, self._name, tokens.META, "text2", align=centre)


class BrandMark(Themed, QWidget):
    """The bell on indigo: the program's own mark."""

    def __init__(self, size: float = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme().px(self._size), theme().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        sheen = QLinearGradient(rect.topLeft(), rect.bottomRight())
        sheen.setColorAt(0, look.colour("primary").lighter(122))
        sheen.setColorAt(1, look.colour("primary_press"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(sheen)
        radius = look.px(self._size * 0.24)
        painter.drawRoundedRect(rect, radius, radius)
        icons.draw_centred(painter, "bell", rect, self._size * 0.52, "on_primary")


class NavigationRail(Themed, QWidget):
    """All modules, the current one marked; the person at the foot. Arrows walk it."""

    chosen = Signal(str)
    user_pressed = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self.brand = BrandMark()
        self.user = UserButton()
        self._modules = ScrollColumn(spacing=2)
        self._modules.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.brand, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._modules, 1)
        self._line = Line()
        self._column.addWidget(self._line)
        self._column.addWidget(self.user)
        self.user.clicked.connect(self.user_pressed)
        # The mark beside the current one is painted here, not by the button: nothing else tells this to paint again.
        self._group.buttonToggled.connect(lambda _button, _on: self.update())
        self._modules.verticalScrollBar().valueChanged.connect(lambda _value: self.update())
        self.setAccessibleName(name)
        self.follow_theme()

    def set_pages(self, pages: Sequence[tuple[str, str, str, str]]) -> None:
        """Show *pages* as (id, icon, label, key); call again after a switch of language."""
        if list(self._buttons) == [page for page, _icon, _label, _key in pages]:
            for page, _icon, label, _key in pages:
                self._buttons[page].set_label(label)
            return
        for button in self._buttons.values():
            self._group.removeButton(button)
            # Deleting waits for the event loop; until then the old name would show under the new one.
            button.hide()
            button.deleteLater()
        self._buttons = {}
        while self._modules.body.count():
            self._modules.body.takeAt(0)
        for page, icon, label, key in pages:
            button = RailButton(page, icon, label, key)
            button.clicked.connect(lambda _on=False, page=page: self.chosen.emit(page))
            self._group.addButton(button)
            self._buttons[page] = button
            self._modules.body.addWidget(button)
        self._modules.body.addStretch(1)
        self.restyle()

    def set_current(self, page: str) -> None:
        """Mark *page* as the one shown; one that has no place here leaves all unmarked."""
        button = self._buttons.get(page)
        if button is not None:
            button.setChecked(True)
            self._modules.ensureWidgetVisible(button, 0, 0)
        elif (marked := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            marked.setChecked(False)
            self._group.setExclusive(True)

    def set_badge(self, page: str, count: int, urgent: bool = False) -> None:
        """Show a count on *page*'s button."""
        if page in self._buttons:
            self._buttons[page].set_badge(count, urgent)

    def button(self, page: str) -> RailButton:
        """The button of *page*."""
        return self._buttons[page]

    @property
    def compact(self) -> bool:
        """Whether only icons are shown: letters twice as large would not fit."""
        return theme().scale >= ICONS_ONLY_FROM

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk the buttons."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        """Scale; icons only on a large scale."""
        look = theme()
        self.setFixedWidth(round(look.px(52) if self.compact else look.px(tokens.RAIL)))
        side = look.px(6)
        self._column.setContentsMargins(side, look.px(12), side + 1, look.px(6))
        self._column.setSpacing(look.px(8))
        self._modules.body.setContentsMargins(0, look.px(4), 0, 0)
        self.brand.setVisible(not self.compact)
        for button in self._buttons.values():
            button.set_compact(self.compact)
        self.user.set_compact(self.compact)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the line at the right and the mark of the current page."""
        look = theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("rail"))
        paint.hairline(painter, self.width() - 1, 0, self.height(), "border", vertical=True)
        current = self._group.checkedButton()
        if current is not None:
            spot = current.mapTo(self, current.rect().center())
            mark = QRectF(0, spot.y() - look.px(10), look.px(3), look.px(20))
            paint.rounded(painter, mark, 1.5, "primary")
