"""The one look of the program: colours, fonts and sizes in force, and the moment they change."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from servicedesk.core.translation import on_language_changed
from servicedesk.ui import tokens
from servicedesk.ui.fonts import load_fonts

if TYPE_CHECKING:
    from servicedesk.ui.style import DeskStyle

MODES = ("light", "dark", "system")
SMALLEST_SCALE = 0.8
LARGEST_SCALE = 2.5


class Theme(QObject):
    """Colours, fonts and sizes in force; ``changed`` tells every widget to lay itself out anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode = "system"
        self._scale = 1.0
        self._application: QApplication | None = None
        self._style: DeskStyle | None = None
        self._caches: list[Callable[[], object]] = []
        self._touch = False
        self._sheet = ""
        self._lengths: dict[float, int] = {}
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._metrics: dict[tuple[float, bool], QFontMetricsF] = {}

    @property
    def mode(self) -> str:
        """The mode the user chose: light, dark or system."""
        return self._mode

    @property
    def dark(self) -> bool:
        """Whether the colours in force are the dark ones."""
        if self._mode == "system":
            if not isinstance(QCoreApplication.instance(), QGuiApplication):
                return False
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    @property
    def scale(self) -> float:
        """The text scale; 1.0 is 100 %."""
        return self._scale

    def colour(self, name: str) -> QColor:
        """Return the colour of a token of docs/ui-kit.md; an unknown name is a KeyError."""
        found = self._colours.get(name)
        if found is None:
            table = tokens.DARK if self.dark else tokens.LIGHT
            found = self._colours[name] = QColor(table[name])
        return found

    def px(self, length: float) -> int:
        """Return *length* unscaled pixels at the text scale, whole and never 0 for a positive length."""
        found = self._lengths.get(length)
        if found is None:
            whole = math.floor(abs(length) * self._scale + 0.5)
            found = self._lengths[length] = 0 if length == 0 else max(1, whole) if length > 0 else -max(1, whole)
        return found

    @property
    def control(self) -> int:
        """The height of a button or field: 32, or 40 for fingers."""
        return self.px(tokens.TOUCH if self._touch else tokens.CONTROL)

    @property
    def touch(self) -> bool:
        """Whether controls are made for fingers."""
        return self._touch

    def set_touch(self, touch: bool) -> None:
        """Make controls 40 instead of 32 pixels high."""
        if touch != self._touch:
            self._touch = touch
            self._renew()

    def font(self, size: float, bold: bool = False) -> QFont:
        """Return the shared font of *size* unscaled pixels, weight 400 or 600, with even digits."""
        key = (size, bold)
        found = self._fonts.get(key)
        if found is None:
            found = QFont()
            found.setFamilies(list(load_fonts()))
            found.setPixelSize(self.px(size))
            found.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            found.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = found
        return found

    def metrics(self, size: float, bold: bool = False) -> QFontMetricsF:
        """Return the shared metrics of ``font(size, bold)``."""
        key = (size, bold)
        found = self._metrics.get(key)
        if found is None:
            found = self._metrics[key] = QFontMetricsF(self.font(size, bold))
        return found

    def line(self, size: float) -> int:
        """Return the height of one line of *size* text: one and a half times the size."""
        return self.px(size * 1.5)

    def remember(self, forget: Callable[[], object]) -> None:
        """Call *forget* before ``changed`` whenever colours or sizes change; for caches of whole modules."""
        self._caches.append(forget)

    def set_mode(self, mode: str) -> None:
        """Switch to "light", "dark" or whatever the "system" uses."""
        if mode not in MODES:
            raise ValueError(mode)
        if mode != self._mode:
            self._mode = mode
            self._renew()

    def set_scale(self, scale: float) -> None:
        """Set the text scale, 0.8 to 2.5; everything measured by ``px`` follows."""
        wanted = min(LARGEST_SCALE, max(SMALLEST_SCALE, scale))
        if wanted != self._scale:
            self._scale = wanted
            self._renew()

    def apply(self, application: QApplication) -> None:
        """Dress *application*: style, palette, font and style sheet; follow the system."""
        from servicedesk.ui.style import DeskStyle

        first = self._application is None
        self._application = application
        self._style = DeskStyle()
        application.setStyle(self._style)
        self._dress()
        if first:
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def _system_changed(self) -> None:
        if self._mode == "system":
            self._renew()

    def _renew(self) -> None:
        self._colours.clear()
        self._fonts.clear()
        self._metrics.clear()
        self._lengths.clear()
        for forget in self._caches:
            forget()
        if self._application is not None:
            self._dress()
        self.changed.emit()
        if self._application is not None:
            # Native inputs remember how small they may be from before they had their new font.
            self._dress_windows(self._sheet)

    def _dress(self) -> None:
        from servicedesk.ui.style import style_sheet

        assert self._application is not None
        self._application.setPalette(self._palette())
        self._application.setFont(self.font(tokens.BODY))
        before, self._sheet = self._sheet, style_sheet(self)
        self._dress_windows(before)

    def _dress_windows(self, before: str) -> None:
        assert self._application is not None
        for window in self._application.topLevelWidgets():
            # The first frame was shown before there was a sheet.
            is_shown = window.testAttribute(Qt.WidgetAttribute.WA_WState_Created)
            if window.styleSheet() == before and (before or is_shown):
                window.setStyleSheet(self._sheet)

    def dress(self, window: QWidget) -> None:
        """Give a window its style sheet, unless it has one.

        Windows have it and not the application: with that one every part would be dressed again at each step on its
        way into a page, which was most of the time that making a page took.
        """
        if not window.styleSheet():
            window.setStyleSheet(self._sheet)

    def _palette(self) -> QPalette:
        palette = QPalette()
        role = QPalette.ColorRole
        for target, token in (
            (role.Window, "bg"),
            (role.WindowText, "text"),
            (role.Base, "surface"),
            (role.AlternateBase, "surface2"),
            (role.Text, "text"),
            (role.Button, "surface"),
            (role.ButtonText, "text"),
            (role.BrightText, "on_primary"),
            (role.ToolTipBase, "tooltip"),
            (role.ToolTipText, "on_tooltip"),
            (role.Highlight, "primary"),
            (role.HighlightedText, "on_primary"),
            (role.Link, "primary_text"),
            (role.LinkVisited, "primary_text"),
            (role.PlaceholderText, "text3"),
            (role.Accent, "primary"),
            (role.Mid, "border2"),
        ):
            palette.setColor(target, self.colour(token))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.colour("disabled"))
        return palette


# The property of a widget that was taken off its page for good.
GONE = "gone"


def _announce_language() -> None:
    """Hand every widget a LanguageChange event; themed widgets answer with ``retranslate``."""
    if isinstance(QCoreApplication.instance(), QApplication):
        # Sent, not posted: when set_language returns, no window shows the old language any more.
        for window in QApplication.topLevelWidgets():
            # What was taken off a page and waits to be deleted would show itself anew, as a window.
            if not window.property(GONE):
                QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))


on_language_changed(_announce_language)

_theme: Theme | None = None


def theme() -> Theme:
    """Return the theme in force."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme
