"""What every widget of the kit shares: it follows the theme, the language and the keyboard focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from servicedesk.ui.theme import GONE, theme
from servicedesk.ui.widgets.focus import focus_ring

if TYPE_CHECKING:
    _Mixin = QWidget
else:
    # A second C++ base would tear PySide apart; at run time the mixins are plain Python.
    _Mixin = object

_MOUSE_REASONS = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)


class Themed(_Mixin):
    """Mixin, first base of a widget: ``restyle`` runs on theme changes, ``retranslate`` on language changes."""

    def follow_theme(self) -> None:
        """Start following the theme; call once at the end of the constructor."""
        theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take sizes and fonts from the theme again; the painted colours come by themselves."""
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Take the widget's own sentences from the language in force."""

    def changeEvent(self, event: QEvent) -> None:
        """Answer a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Focusable(_Mixin):
    """Mixin for a control: shows the focus ring when the focus came by keyboard or by the program."""

    focus_radius: float = 7
    focus_soft = False
    """A text field's halo; it shows for the mouse too."""
    focus_host: QWidget | None = None
    """The frame that shows the focus in place of the control, if it sits in one."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring around this control."""
        super().focusInEvent(event)
        # A window that comes to the front shows the ring again only where the keyboard had left it.
        returning = event.reason() == Qt.FocusReason.ActiveWindowFocusReason and not focus_ring().was_around(self)
        if self.focus_soft or (event.reason() not in _MOUSE_REASONS and not returning):
            focus_ring().show_around(self.focus_host or self, self.focus_radius, self.focus_soft)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_ring().leave(self.focus_host or self)


def clear_layout(layout: Any, *, leave_in_place: bool = False) -> None:
    """Remove and delete everything inside *layout*.

    Left in place, what is removed stays a hidden child until it is deleted, a moment later: to take a widget out of its
    parent costs as much as to make it. Not for what somebody looks through meanwhile, as a form's drafts do.
    """
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setProperty(GONE, True)
            if not leave_in_place:
                widget.setParent(None)
            widget.deleteLater()
        elif item.layout() is not None:
            clear_layout(item.layout(), leave_in_place=leave_in_place)
