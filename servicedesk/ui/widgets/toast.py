"""The short message after an act, with its undo: bottom left, eight seconds, never takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from servicedesk.core.translation import translate
from servicedesk.ui import tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton, KitButton, Look
from servicedesk.ui.widgets.labels import PlainLabel

TOAST_MILLISECONDS = 8000
ON_DARK = Look("", "text2", "text3", "", "on_tooltip", bold=True)


class _ToastButton(KitButton):
    """A button on the tool-tip colour."""

    look = ON_DARK


class Toast(Themed, QWidget):
    """One message at a time over *pane*; a newer one takes its place."""

    undone = Signal()
    redone = Signal()
    gone = Signal()

    def __init__(self, pane: QWidget, milliseconds: int = TOAST_MILLISECONDS) -> None:
        super().__init__(pane)
        self._pane = pane
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(milliseconds)
        self.timer.timeout.connect(self.dismiss)
        self.label = PlainLabel("", tokens.BODY, "on_tooltip", wrap=False, elide=True)
        self.undo = _ToastButton("", "arrow-back-up", "Ctrl Z")
        self.redo = _ToastButton("", "arrow-forward-up", "Ctrl Shift Z")
        self._close = IconButton("x", "", small=True)
        self._close.look = ON_DARK
        for button in (self.undo, self.redo, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.undo.clicked.connect(self._undo)
        self.redo.clicked.connect(self._redo)
        self._close.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.undo)
        self._row.addWidget(self.redo)
        self._row.addWidget(self._close)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.hide()
        pane.installEventFilter(self)
        self.follow_theme()
        self.retranslate()

    def show_message(self, message: str, undo: bool = False) -> None:
        """Show *message*, with the undo button if the act can be undone."""
        self._show(message, undo, redo=False)

    def show_undone(self, message: str) -> None:
        """Show what was undone, with the button that does it again."""
        self._show(message, undo=False, redo=True)

    @property
    def offers(self) -> bool:
        """Whether it offers to undo or redo something, which another act would make wrong."""
        return not (self.undo.isHidden() and self.redo.isHidden())

    def _show(self, message: str, undo: bool, redo: bool) -> None:
        self.label.setText(message)
        self.undo.setVisible(undo)
        self.redo.setVisible(redo)
        self.setAccessibleName(message)
        self._place()
        self.show()
        self.raise_()
        self.timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Take the message away."""
        self.timer.stop()
        if self.isVisible():
            self.hide()
            self.gone.emit()

    def _undo(self) -> None:
        self.dismiss()
        self.undone.emit()

    def _redo(self) -> None:
        self.dismiss()
        self.redone.emit()

    def retranslate(self) -> None:
        """Name the buttons."""
        self.redo.setText(translate("Widgets", "Redo"))
        self.undo.setText(translate("Widgets", "Undo"))
        self._close.set_name(translate("Widgets", "Close message"))
        self._place()

    def restyle(self) -> None:
        """Scale and place."""
        look = theme()
        self._row.setContentsMargins(look.px(14), look.px(6), look.px(6), look.px(6))
        self._row.setSpacing(look.px(8))
        super().restyle()
        self._place()

    def _place(self) -> None:
        look = theme()
        gap = look.px(tokens.CARD_GAP)
        buttons = self._close.sizeHint().width() + look.px(36)
        for button in (self.undo, self.redo):
            if not button.isHidden():
                buttons += button.sizeHint().width() + look.px(8)
        wide = min(self.label.sizeHint().width() + buttons, self._pane.width() - 2 * gap)
        tall = look.px(44)
        self.setGeometry(gap, self._pane.height() - tall - gap, max(look.px(120), wide), tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom left of the pane."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse over it holds it."""
        self.timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """And lets it go."""
        if self.isVisible():
            self.timer.start()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dark panel."""
        paint.rounded(QPainter(self), QRectF(self.rect()), tokens.RADIUS_CARD, "tooltip")
