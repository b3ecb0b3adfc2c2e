"""Plain text measured, shortened and broken into lines, cached because delegates ask again and again."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption

from servicedesk.ui.theme import theme

ELLIPSIS = "…"
# A single very long word must not make a layout call endless.
LONGEST_LINE = 4000


def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of one line of *text* in device-independent pixels."""
    return _width(text, size, bold)


@lru_cache(maxsize=8192)
def _width(text: str, size: float, bold: bool) -> float:
    return theme().metrics(size, bold).horizontalAdvance(text)


def elide(text: str, size: float, bold: bool, room: float) -> str:
    """Return *text* shortened with … to *room* pixels; line breaks become spaces."""
    return _elide(text, size, bold, int(room))


@lru_cache(maxsize=8192)
def _elide(text: str, size: float, bold: bool, room: int) -> str:
    line = " ".join(text[:LONGEST_LINE].split()) if "\n" in text or "\t" in text else text[:LONGEST_LINE]
    if room <= 0:
        return ""
    if _width(line, size, bold) <= room:
        return line
    return theme().metrics(size, bold).elidedText(line, Qt.TextElideMode.ElideRight, room)


def wrap(text: str, size: float, bold: bool, room: float, most: int = 0) -> tuple[str, ...]:
    """Break *text* into lines of at most *room* pixels; with *most*, the last line is shortened with …."""
    return _wrap(text, size, bold, max(1, int(room)), most)


@lru_cache(maxsize=2048)
def _wrap(text: str, size: float, bold: bool, room: int, most: int) -> tuple[str, ...]:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines: list[str] = []
    for paragraph in text.replace("\u2028", "\n").split("\n"):
        for line in _broken(paragraph, size, bold, room, option):
            lines.append(line)
            if most and len(lines) > most:
                last = lines[most - 1].rstrip() + lines[most].rstrip() + ELLIPSIS
                shortened = theme().metrics(size, bold).elidedText(last, Qt.TextElideMode.ElideRight, room)
                return (*lines[: most - 1], shortened)
    return tuple(lines)


def _broken(paragraph: str, size: float, bold: bool, room: int, option: QTextOption) -> list[str]:
    if not paragraph:
        return [""]
    layout = QTextLayout(paragraph, theme().font(size, bold))
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    # Qt counts UTF-16 units, Python counts characters: an emoji is two units and one character.
    units = paragraph.encode("utf-16-le")
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        start, length = line.textStart(), line.textLength()
        lines.append(units[2 * start : 2 * (start + length)].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines


def baseline(top: float, height: float, size: float, bold: bool = False) -> float:
    """Return the base line that centres *size* text in a box; the same for Latin and Chinese."""
    metrics = theme().metrics(size, bold)
    return top + (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()


def draw(
    painter: QPainter,
    rect: QRectF,
    text: str,
    size: float,
    colour: str | QColor = "text",
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """Draw one line of *text* centred vertically in *rect*, shortened to fit; return the width drawn."""
    look = theme()
    shown = elide(text, size, bold, rect.width())
    if not shown:
        return 0.0
    drawn = width(shown, size, bold)
    left = rect.left()
    # Compared, not masked: flag arithmetic is slow in Python and this runs five times per row.
    if align == Qt.AlignmentFlag.AlignRight:
        left = rect.right() - drawn
    elif align == Qt.AlignmentFlag.AlignHCenter:
        left += (rect.width() - drawn) / 2
    painter.setPen(look.colour(colour) if isinstance(colour, str) else colour)
    layout, ascent = _shaped(shown, size, bold)
    layout.draw(painter, QPointF(left, baseline(rect.top(), rect.height(), size, bold) - ascent))
    return drawn


@lru_cache(maxsize=4096)
def _shaped(text: str, size: float, bold: bool) -> tuple[QTextLayout, float]:
    """One line ready to draw, and its ascent: finding the glyphs of two scripts is most of the work of drawing."""
    layout = QTextLayout(text, theme().font(size, bold))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(text.encode("utf-16-le")) // 2)
    layout.endLayout()
    return layout, line.ascent()


def draw_lines(
    painter: QPainter,
    rect: QRectF,
    lines: tuple[str, ...],
    size: float,
    colour: str | QColor = "text",
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw *lines* from the top of *rect*, each one and a half times the type size high."""
    step = theme().line(size)
    # The slack for rounding lies where the text does not end, or its last letter would be cut off.
    left = rect.left() - (2 if align & Qt.AlignmentFlag.AlignRight else 0)
    for index, line in enumerate(lines):
        draw(painter, QRectF(left, rect.top() + index * step, rect.width() + 2, step), line, size, colour, bold,
             align)  # fmt: skip


def _forget() -> None:
    _width.cache_clear()
    _elide.cache_clear()
    _wrap.cache_clear()
    _shaped.cache_clear()


theme().remember(_forget)
