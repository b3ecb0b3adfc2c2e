"""A column that scrolls, with nothing painted behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.focus import focus_ring

# The least of a form that is worth looking at, unscaled.
LEAST = 84


class ScrollColumn(QScrollArea):
    """Put content into ``body``; it is as wide as the area and as tall as it needs."""

    def __init__(self, gutter: float = 0, spacing: float = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._margins, self._spacing = (gutter, gutter, gutter, gutter), spacing
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self.content.setProperty("plain", True)
        self.body = QVBoxLayout(self.content)
        self.setWidget(self.content)
        self.viewport().setAutoFillBackground(False)
        self.content.setAutoFillBackground(False)
        theme().changed.connect(self._rescale)
        self._rescale()

    def set_margins(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep these margins, unscaled, on every later text size; set on ``body`` they would last until the next."""
        self._margins = (left, top, right, bottom)
        self._rescale()

    def _rescale(self) -> None:
        look = theme()
        self.body.setContentsMargins(*(look.px(side) for side in self._margins))
        self.body.setSpacing(look.px(self._spacing))
        self.verticalScrollBar().setSingleStep(look.px(40))

    def sizeHint(self) -> QSize:
        """As large as its content, if there is room."""
        hint = self.content.sizeHint()
        return QSize(hint.width() + self.verticalScrollBar().sizeHint().width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """It may become small: that is what it scrolls for."""
        return QSize(theme().px(120), theme().px(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sideways there is nothing to scroll: those arrows belong to whatever holds the column."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def scrollContentsBy(self, right: int, down: int) -> None:
        """Scroll; the ring around what has the keys comes along."""
        super().scrollContentsBy(right, down)
        focus_ring().follow()

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that *widget* is seen."""
        self.ensureWidgetVisible(widget, 0, theme().px(16))


class FieldsColumn(ScrollColumn):
    """Fields that scroll: what has the keys is seen, also when a check brought it there, and with what it says."""

    def __init__(self, gutter: float = 0, spacing: float = 12, parent: QWidget | None = None) -> None:
        super().__init__(gutter, spacing, parent)
        self.content.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, focus: QWidget | None) -> None:
        if focus is None or not self.isAncestorOf(focus):
            return
        row, room = focus, self.viewport().height()
        # With its name above it and its error below, where there is room for them.
        while (above := row.parentWidget()) is not None and above is not self.content and above.height() <= room:
            row = above
        self.show_widget(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the keys stays seen with the error that came below it."""
        if watched is self.content and isinstance(event, QResizeEvent) and event.size() != event.oldSize():
            # Its rows find their places only after this.
            QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With another height what has the focus stays in sight."""
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        self._focus_moved(None, QApplication.focusWidget())


class RowsColumn(FieldsColumn):
    """The rows of a form: as tall as they need while there is room, scrolled where there is not; never squashed."""

    def __init__(self, spacing: float = 8, parent: QWidget | None = None) -> None:
        super().__init__(0, spacing, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows that come, go or grow ask for another height."""
        if watched is self.content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _tall(self) -> int:
        if self.body.hasHeightForWidth():
            return self.body.totalHeightForWidth(max(self.width(), 1))
        return self.body.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(super().sizeHint().width(), self._tall())

    def minimumSizeHint(self) -> QSize:
        """One row and the beginning of the next."""
        return QSize(theme().px(120), min(self._tall(), theme().px(LEAST)))
