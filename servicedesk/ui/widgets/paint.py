"""Painted parts for widgets and list delegates: panels, tags, pills, avatars, key caps, hairlines."""

from __future__ import annotations

import zlib
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from servicedesk.ui import icons, tokens
from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import text

KEY_CAP = 18
# So far a card's soft edge reaches beyond its line, with room for the blur of a corner.
_SHADOW = 4
AVATAR_TONES = ("gold", "violet", "teal", "primary", "success", "warning")


def plain_tip(content: str) -> str:
    """Return *content* so that a tool tip shows it letter by letter, never as markup."""
    from html import escape

    return f"<qt>{escape(content)}</qt>".replace("\n", "<br>") if content else ""


def hairline(painter: QPainter, left: float, top: float, length: float, colour: str = "border", vertical: bool = False
             ) -> None:  # fmt: skip
    """Fill a line one device-independent pixel thick; a cosmetic pen would blur between device pixels."""
    size = (1.0, length) if vertical else (length, 1.0)
    painter.fillRect(QRectF(round(left), round(top), *size), theme().colour(colour))


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: str | QColor | None, line: str | QColor | None = None,
    width: float = 1.0,
) -> None:  # fmt: skip
    """Paint a rounded box with *radius* unscaled pixels; the line lies inside *rect*."""
    look = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(_colour(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    corner = float(look.px(radius))
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, corner, corner)
    else:
        half = width / 2
        painter.setPen(QPen(_colour(line), width))
        inner = rect.adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inner, max(0.0, corner - half), max(0.0, corner - half))
    painter.restore()


def _colour(value: str | QColor) -> QColor:
    return theme().colour(value) if isinstance(value, str) else value


def shadow(painter: QPainter, rect: QRectF, radius: float, rings: int = 3, strength: float = 0.018) -> None:
    """Paint the soft edge under a raised panel: *rings* rectangles, one pixel apart; nothing in the dark theme."""
    if theme().dark:
        return
    shade = QColor(theme().colour("text"))
    shade.setAlphaF(strength)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    corner = theme().px(radius)
    for step in range(rings, 0, -1):
        grown = rect.adjusted(-step * 0.5, 0, step * 0.5, step)
        painter.drawRoundedRect(grown, corner + step * 0.5, corner + step * 0.5)
    painter.restore()


def panel(painter: QPainter, rect: QRectF, fill: str = "surface", line: str = "border",
          radius: float = tokens.RADIUS_CARD) -> None:  # fmt: skip
    """Paint a card inside *rect*, leaving the outer 2 pixels below for its shadow.

    Where pixels are whole it is put together of a small one painted once: its soft edges take ten times as long.
    """
    corner = theme().px(radius) + _SHADOW
    ratio = painter.device().devicePixelRatioF()
    box = rect.toRect()
    is_whole = QRectF(box) == rect and ratio == int(ratio)
    if not is_whole or min(box.width(), box.height()) <= 2 * corner:
        _panel(painter, rect, fill, line, radius)
        return
    small = _small_panel(theme().dark, corner, fill, line, radius, ratio)
    for left, width, from_left in _thirds(box.left(), box.width(), corner):
        for top, height, from_top in _thirds(box.top(), box.height(), corner):
            if from_left == corner == from_top:
                painter.fillRect(left, top, width, height, theme().colour(fill))
                continue
            # One pixel of a side serves for all of it.
            size = QSizeF(1 if from_left == corner else corner, 1 if from_top == corner else corner)
            piece = QRectF(QPointF(from_left, from_top) * ratio, size * ratio)
            painter.drawPixmap(QRectF(left, top, width, height), small, piece)


def _thirds(start: int, length: int, corner: int) -> tuple[tuple[int, int, int], ...]:
    """Return where the parts of a side begin, how long they are, and where they begin in the small one."""
    return (
        (start, corner, 0),
        (start + corner, length - 2 * corner, corner),
        (start + length - corner, corner, corner + 1),
    )


@lru_cache(maxsize=64)
def _small_panel(_is_dark: bool, corner: int, fill: str, line: str, radius: float, ratio: float) -> QPixmap:
    """Return the smallest card of a theme and text size: its corners and one pixel of each side."""
    side = 2 * corner + 1
    small = QPixmap(round(side * ratio), round(side * ratio))
    small.setDevicePixelRatio(ratio)
    small.fill(Qt.GlobalColor.transparent)
    painter = QPainter(small)
    _panel(painter, QRectF(0, 0, side, side), fill, line, radius)
    painter.end()
    return small


def _panel(painter: QPainter, rect: QRectF, fill: str, line: str, radius: float) -> None:
    body = rect.adjusted(1, 0, -1, -3)
    shadow(painter, body, radius)
    rounded(painter, body, radius, fill, line)


def key_cap_width(key: str) -> float:
    """Return the width of a key cap."""
    look = theme()
    return max(look.px(KEY_CAP), text.width(key, tokens.TINY) + look.px(10)) if key else 0.0


def key_cap(painter: QPainter, left: float, middle: float, key: str, on_primary: bool = False,
            enabled: bool = True) -> float:  # fmt: skip
    """Paint a key cap centred on *middle*; return its width."""
    if not key:
        return 0.0
    look = theme()
    rect = QRectF(left, middle - look.px(KEY_CAP) / 2, key_cap_width(key), look.px(KEY_CAP))
    if on_primary:
        fill, line = QColor(255, 255, 255, 46), QColor(255, 255, 255, 88)
        rounded(painter, rect, tokens.RADIUS_TAG, fill, line)
        colour = "on_primary"
    else:
        rounded(painter, rect, tokens.RADIUS_TAG, "surface2", "border2")
        colour = "text2" if enabled else "disabled"
    text.draw(painter, rect.adjusted(0, 0, 1, 0), key, tokens.TINY, colour, align=Qt.AlignmentFlag.AlignHCenter)
    return rect.width()


def tag_width(content: str, icon: str = "", size: float = tokens.META) -> float:
    """Return the width of a tag."""
    look = theme()
    return text.width(content, size) + look.px(14) + (look.px(18) if icon else 0)


def tag(painter: QPainter, left: float, middle: float, content: str, tone: str = "neutral", icon: str = "",
        room: float | None = None, outlined: bool = False) -> float:  # fmt: skip
    """Paint a tag centred on *middle*, at most *room* wide; return its width."""
    look = theme()
    width = tag_width(content, icon)
    if room is not None and width > room:
        width = room
    if width < look.px(22):
        return 0.0
    height = look.px(tokens.TAG)
    rect = QRectF(left, middle - height / 2, width, height)
    if outlined:
        rounded(painter, rect, height / 2 / look.scale, f"{tone}_soft", f"{tone}_line")
    else:
        rounded(painter, rect, tokens.RADIUS_TAG, f"{tone}_soft")
    inner = rect.adjusted(look.px(7), 0, -look.px(6), 0)
    if icon:
        icons.draw(painter, icon, inner.left(), middle - look.px(14) / 2, 14, f"{tone}_text")
        inner.setLeft(inner.left() + look.px(18))
    text.draw(painter, inner, content, tokens.META, f"{tone}_text")
    return width


def pill_width(content: str, icon: str = "", bold: bool = True) -> float:
    """Return the width of a pill."""
    look = theme()
    return text.width(content, tokens.META, bold) + look.px(18) + (look.px(18) if icon else 0)


def pill(painter: QPainter, left: float, middle: float, content: str, tone: str = "neutral", icon: str = "",
         bold: bool = True, height: float = tokens.PILL, room: float | None = None) -> float:  # fmt: skip
    """Paint a pill centred on *middle*, at most *room* wide; return its width."""
    look = theme()
    tall = look.px(height)
    width = pill_width(content, icon, bold)
    rect = QRectF(left, middle - tall / 2, width if room is None else min(width, room), tall)
    rounded(painter, rect, height / 2, f"{tone}_soft")
    inner = rect.adjusted(look.px(9), 0, -look.px(8), 0)
    if icon:
        icons.draw(painter, icon, inner.left() - look.px(1), middle - look.px(14) / 2, 14, f"{tone}_text")
        inner.setLeft(inner.left() + look.px(18))
    text.draw(painter, inner, content, tokens.META, f"{tone}_text", bold)
    return rect.width()


def badge_width(content: str) -> float:
    """Return the width of a count badge."""
    look = theme()
    return max(look.px(20), text.width(content, tokens.META, True) + look.px(12))


def badge(painter: QPainter, left: float, middle: float, content: str, tone: str = "neutral") -> float:
    """Paint a count badge; return its width."""
    look = theme()
    rect = QRectF(left, middle - look.px(10), badge_width(content), look.px(20))
    rounded(painter, rect, 10, f"{tone}_soft")
    text.draw(painter, rect, content, tokens.META, f"{tone}_text", align=Qt.AlignmentFlag.AlignHCenter)
    return rect.width()


def initials(name: str) -> str:
    """Return the first character of a Chinese name or the initials of a Latin one; "?" for none."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    if any(ord(character) > 0x2E7F for character in words[0]):
        return words[0][0]
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def avatar_tone(name: str) -> str:
    """Return the colour of a person, the same on every machine and every day."""
    return AVATAR_TONES[zlib.crc32(name.strip().casefold().encode()) % len(AVATAR_TONES)]


def avatar(painter: QPainter, rect: QRectF, name: str, tone: str = "", present: bool | None = None,
           around: str = "surface") -> None:  # fmt: skip
    """Paint a person's disc in *rect*; *present* adds the dot on a ring of the *around* colour."""
    shade = tone or avatar_tone(name)
    look = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(f"{shade}_line"), 1))
    painter.setBrush(look.colour(f"{shade}_soft"))
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    letters = initials(name)
    size = max(tokens.TINY, round(rect.width() / look.scale * (0.42 if len(letters) == 1 else 0.36)))
    text.draw(painter, rect.adjusted(0, 0, 1, 0), letters, size, f"{shade}_text", True, Qt.AlignmentFlag.AlignHCenter)
    if present is not None:
        side = max(look.px(8), rect.width() * 0.24)
        centre = QPointF(rect.right() - side * 0.42, rect.bottom() - side * 0.42)
        painter.setPen(QPen(look.colour(around), look.px(2)))
        painter.setBrush(look.colour("success" if present else "neutral"))
        painter.drawEllipse(centre, side / 2, side / 2)
    painter.restore()


def selection(painter: QPainter, rect: QRectF, bar: bool = True) -> None:
    """Paint the selected row: a soft box, and the indigo bar at its left."""
    look = theme()
    rounded(painter, rect, tokens.RADIUS_ROW, "selected")
    if bar:
        height = min(rect.height() - look.px(16), look.px(38))
        mark = QRectF(rect.left(), rect.center().y() - height / 2, look.px(3), height)
        rounded(painter, mark, 1.5, "primary")


def bar(painter: QPainter, rect: QRectF, share: float, colour: str = "primary", track: str = "neutral_soft") -> None:
    """Paint a horizontal bar filled to *share* (0 to 1); a positive share always shows as a dot."""
    radius = rect.height() / 2 / theme().scale
    rounded(painter, rect, radius, track)
    if share > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.height(), rect.width() * min(1.0, share)))
        rounded(painter, filled, radius, colour)
