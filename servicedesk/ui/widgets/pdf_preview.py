"""A PDF shown in a pane: pages below each other, zoom, fit to width, page keys."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.pdf_pages import PdfPages
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton, QuietButton
from servicedesk.ui.widgets.labels import PlainLabel

ZOOMS = (0.25, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
SCREEN_DPI = 96.0
GAP = 12
KEPT_IMAGES = 6


class PdfPane(Themed, QAbstractScrollArea):
    """Renders the pages in view; Page Up and Down turn pages, Ctrl with +, − and 0 zooms."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom = 1.0
        self._fitting = True
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.follow_theme()

    def set_pdf(self, pdf: bytes) -> None:
        """Show another file from its first page; raises ``UnreadablePdf`` and keeps the old one if it is damaged."""
        pages = PdfPages(pdf)
        self.clear()
        self._pages = pages
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._scrolled()

    def clear(self) -> None:
        """Show nothing."""
        self._pages = None
        self._images.clear()
        self._lay_out()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages.sizes) if self._pages else 0

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1; 0 without a file."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        found = 0
        for number, place in enumerate(self._places(), 1):
            if found == 0 or place.top() <= middle:
                found = number
        return found

    @property
    def zoom(self) -> float:
        """The zoom in force; 1.0 is the size on paper."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show at *zoom* from now on."""
        self._fitting = False
        self._change_zoom(zoom)

    def zoom_in(self) -> None:
        """Go to the next larger step."""
        self.set_zoom(next((step for step in ZOOMS if step > self._zoom + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Go to the next smaller step."""
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self._zoom - 0.01), ZOOMS[0]))

    def fit_width(self) -> None:
        """Make the pages as wide as the pane, and keep them so."""
        self._fitting = True
        self._lay_out()

    def show_page(self, number: int) -> None:
        """Bring the top of page *number* (from 1) to the top of the pane."""
        places = self._places()
        if places:
            wanted = places[min(max(number, 1), len(places)) - 1]
            self.verticalScrollBar().setValue(wanted.top() - theme().px(GAP))

    def _change_zoom(self, zoom: float) -> None:
        bounded = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        if bounded != self._zoom:
            kept = self.page
            self._zoom = bounded
            self._lay_out()
            self.show_page(kept)
            self.zoom_changed.emit(bounded)

    def _size(self, index: int) -> QSize:
        assert self._pages is not None
        width, height = self._pages.sizes[index]
        scale = self._zoom * SCREEN_DPI / 72
        return QSize(round(width * scale), round(height * scale))

    def _places(self) -> list[QRect]:
        """Where each page lies in the whole roll."""
        places: list[QRect] = []
        top = theme().px(GAP)
        for index in range(self.page_count):
            size = self._size(index)
            left = max(theme().px(GAP), (self.viewport().width() - size.width()) // 2)
            places.append(QRect(QPoint(left, top), size))
            top += size.height() + theme().px(GAP)
        return places

    def _lay_out(self) -> None:
        if self._fitting and self._pages is not None:
            widest = max(width for width, _ in self._pages.sizes)
            room = self.viewport().width() - 2 * theme().px(GAP)
            self._zoom = min(max(room / (widest * SCREEN_DPI / 72), ZOOMS[0]), ZOOMS[-1])
            self.zoom_changed.emit(self._zoom)
        places = self._places()
        bottom = places[-1].bottom() + theme().px(GAP) if places else 0
        right = max((place.right() for place in places), default=0) + theme().px(GAP)
        self.verticalScrollBar().setRange(0, max(0, bottom - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setSingleStep(theme().px(40))
        self.horizontalScrollBar().setRange(0, max(0, right - self.viewport().width()))
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        self.viewport().update()

    def _image(self, index: int, ratio: float) -> QImage:
        size = self._size(index)
        key = (index, round(size.width() * ratio))
        found = self._images.get(key)
        if found is None:
            assert self._pages is not None
            dots = size.width() * ratio / self._pages.sizes[index][0] * 72
            found = self._images[key] = self._pages.image(index, dots)
            if len(self._images) > KEPT_IMAGES:
                self._images.popitem(last=False)
        self._images.move_to_end(key)
        return found

    def _scrolled(self) -> None:
        self.viewport().update()
        self.page_changed.emit(self.page)

    def restyle(self) -> None:
        """Lay the pages out for another text scale."""
        self._lay_out()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width fitted."""
        super().resizeEvent(event)
        self._lay_out()
        self.page_changed.emit(self.page)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Repaint; the viewport has no child to move."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme().colour("bg"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for index, place in enumerate(self._places()):
            shown = place.translated(shift)
            if shown.intersects(self.viewport().rect()):
                painter.fillRect(shown.adjusted(-1, -1, 1, 1), theme().colour("border2"))
                painter.drawImage(shown, self._image(index, self.devicePixelRatioF()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl with the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        page = self.page
        if control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif control and event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and event.key() == Qt.Key.Key_0:
            self.fit_width()
        elif event.key() == Qt.Key.Key_PageDown:
            self.show_page(page + 1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.show_page(page - 1)
        elif event.key() == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)


class PdfPreview(Themed, QWidget):
    """The pane with page number and zoom above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = PdfPane()
        self.number = PlainLabel("", tokens.META, "text2")
        self.percent = PlainLabel("", tokens.META, "text2")
        self.smaller = IconButton("zoom-out", "", "Ctrl −", small=True)
        self.larger = IconButton("zoom-in", "", "Ctrl +", small=True)
        self.fit = QuietButton("", key="Ctrl 0")
        self.smaller.clicked.connect(self.pane.zoom_out)
        self.larger.clicked.connect(self.pane.zoom_in)
        self.fit.clicked.connect(self.pane.fit_width)
        self.pane.page_changed.connect(self._describe)
        self.pane.zoom_changed.connect(self._describe)
        bar = QHBoxLayout()
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.number)
        bar.addStretch(1)
        for widget in (self.smaller, self.percent, self.larger, self.fit):
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.pane, 1)
        self.setFocusProxy(self.pane)
        self.retranslate()
        self.follow_theme()

    def set_pdf(self, pdf: bytes) -> None:
        """Show another file; raises ``UnreadablePdf``."""
        self.pane.set_pdf(pdf)
        self._describe()

    def retranslate(self) -> None:
        """Say names and numbers in the language in force."""
        self.smaller.set_name(translate("PdfPreview", "Zoom out"))
        self.larger.set_name(translate("PdfPreview", "Zoom in"))
        self.fit.setText(translate("PdfPreview", "Fit width"))
        self.pane.setAccessibleName(translate("PdfPreview", "Page preview"))
        self._describe()

    def _describe(self) -> None:
        count = self.pane.page_count
        text = translate("PdfPreview", "Page {page} of {count}", page=self.pane.page, count=count) if count else ""
        self.number.setText(text)
        self.pane.setAccessibleDescription(text)
        self.percent.setText(f"{round(self.pane.zoom * 100)}%" if count else "")
