"""Rows that become columns where there is no room: parts of a section beside or below each other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.flow_layout import FlowLayout
from servicedesk.ui.widgets.labels import ElidedLabel
from servicedesk.ui.widgets.tags import CountBadge

_SIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Row(Themed, QWidget):
    """Widgets side by side, below each other when narrower than *below* unscaled pixels."""

    def __init__(self, below: float, spacing: float = 12) -> None:
        super().__init__()
        self._narrow_below, self._spacing = below, spacing
        self.line = QBoxLayout(_SIDE, self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.follow_theme()

    def add(self, widget: QWidget, stretch: int = 1, top: bool = False) -> None:
        """Add *widget*; with *top* it keeps its own height."""
        self.line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag(0))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them: below that they stand in a column."""
        items = [self.line.itemAt(index) for index in range(self.line.count())]
        widths = [item.minimumSize().width() for item in items if item is not None and not item.isEmpty()]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how they stand."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the gap."""
        super().restyle()
        self.line.setSpacing(theme().px(self._spacing))
        self._fit()

    def _fit(self) -> None:
        direction = _BELOW if self.width() < theme().px(self._narrow_below) else _SIDE
        if self.line.direction() is not direction:
            self.line.setDirection(direction)
            self.updateGeometry()


class Head(Themed, QWidget):
    """A card's title, hint and controls; the controls go below the title where both have no room."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel("", tokens.PANE, bold=True)
        self.count = CountBadge("", "neutral")
        self.hint = ElidedLabel("", tokens.META, "text2")
        self._words = QWidget()
        words = QHBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self.title)
        words.addWidget(self.count)
        words.addWidget(self.hint, 1)
        self._controls = QWidget()
        self._controls.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._flow = FlowLayout(self._controls, 8)
        self._line = QBoxLayout(_SIDE, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._words, 1)
        self._line.addWidget(self._controls)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.count.hide()
        self.follow_theme()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title.setText(title)

    def set_count(self, count: int | str | None) -> None:
        """Show *count* behind the title; None hides it."""
        self.count.setVisible(count is not None)
        self.count.set_count("" if count is None else count, None)

    def set_hint(self, hint: str) -> None:
        """Show a quiet remark behind the title."""
        self.hint.setText(hint)

    def add(self, widget: QWidget) -> None:
        """Add a control."""
        self._flow.addWidget(widget)
        self.restyle()

    def minimumSizeHint(self) -> QSize:
        """The title may be shortened, the controls wrap."""
        return QSize(theme().px(140), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how title and controls stand."""
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        """Scale the gaps."""
        super().restyle()
        self._line.setSpacing(theme().px(8))
        self.setMinimumHeight(theme().control)
        for index in range(self._flow.count()):
            item = self._flow.itemAt(index)
            control = item.widget() if item is not None else None
            if control is not None:
                # Small marks stand in the middle of the line of buttons.
                control.setMinimumHeight(theme().control)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A control that comes or goes needs other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        controls = self._flow.sizeHint().width()
        needed = self.title.sizeHint().width() + controls + theme().px(40)
        narrow = controls > 0 and self.width() < needed
        direction = _BELOW if narrow else _SIDE
        if narrow:
            self._controls.setMinimumSize(0, self._flow.heightForWidth(self.width()))
        else:
            self._controls.setMinimumSize(controls, 0)
        if self._line.direction() is not direction:
            self._line.setDirection(direction)
            self.updateGeometry()
