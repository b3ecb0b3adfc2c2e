"""A PDF page to draw on, counted in points from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from servicedesk.core.drawing import Anchor, Circle, Label, Polygon, Polyline, Rectangle, Shape
from servicedesk.reports.fonts import font_for
from servicedesk.reports.palette import rgb
from servicedesk.reports.text import Typesetter

A4 = (595.2756, 841.8898)
HATCH_PITCH = 2.4


class Sheet:
    """Draws text with font fallback and the chart shapes on a reportlab canvas."""

    def __init__(self, canvas: Any, typesetter: Typesetter, size: tuple[float, float] = A4) -> None:
        self.canvas = canvas
        self.typesetter = typesetter
        self.width, self.height = size

    def next_page(self) -> None:
        """End this page and start a clean one."""
        self.canvas.showPage()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        colour: str = "text",
        bold: bool = False,
        anchor: Anchor = "start",
        width: float | None = None,
    ) -> float:
        """Draw one line on baseline *y*, elided to *width*; return its width."""
        shown = self.typesetter.prepare(text)
        if width is not None:
            shown = self.typesetter.elide(text, width, size, bold)
        length = self.typesetter.width(shown, size, bold)
        start = x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        line = self.canvas.beginText(start, self.height - y)
        line.setFillColorRGB(*rgb(colour))
        for name, letters in groupby(shown, key=lambda letter: font_for(letter, bold)):
            line.setFont(name, size)
            line.textOut("".join(letters))
        self.canvas.drawText(line)
        return length

    def lines(self, x: float, y: float, lines: Iterable[str], size: float, leading: float, colour: str) -> float:
        """Draw lines below each other; return the baseline after the last one."""
        for line in lines:
            self.text(x, y, line, size, colour)
            y += leading
        return y

    def rule(self, x1: float, y: float, x2: float, colour: str = "border", width: float = 0.6) -> None:
        """Draw a horizontal hairline."""
        self.draw([Polyline(((x1, y), (x2, y)), colour, width)])

    def draw(self, shapes: Iterable[Shape], x: float = 0.0, y: float = 0.0) -> None:
        """Draw shapes with their origin at *x*, *y*."""
        for shape in shapes:
            match shape:
                case Label():
                    place = (x + shape.x, y + shape.y)
                    self.text(*place, shape.text, shape.size, shape.colour, shape.bold, shape.anchor)
                case Rectangle():
                    self._rectangle(shape, x, y)
                case Circle():
                    self._paint(shape.fill, shape.stroke, shape.width)
                    place = (x + shape.x, self.height - y - shape.y)
                    self.canvas.circle(*place, shape.radius, stroke=bool(shape.stroke), fill=bool(shape.fill))
                case Polyline():
                    self._polyline(shape, x, y)
                case Polygon():
                    self._paint(shape.fill, shape.stroke, shape.width, shape.strength)
                    path = self._path(shape.points, x, y)
                    path.close()
                    self.canvas.drawPath(path, stroke=bool(shape.stroke), fill=1)

    def _paint(self, fill: str, stroke: str, width: float, strength: float = 1.0) -> None:
        if fill:
            self.canvas.setFillColorRGB(*rgb(fill, strength))
        if stroke:
            self.canvas.setStrokeColorRGB(*rgb(stroke))
            self.canvas.setLineWidth(width)
            self.canvas.setDash()

    def _path(self, points: Iterable[tuple[float, float]], x: float, y: float) -> Any:
        path = self.canvas.beginPath()
        for index, (across, down) in enumerate(points):
            (path.lineTo if index else path.moveTo)(x + across, self.height - y - down)
        return path

    def _polyline(self, shape: Polyline, x: float, y: float) -> None:
        self._paint("", shape.colour, shape.width)
        self.canvas.setDash(*([list(shape.dash)] if shape.dash else []))
        self.canvas.setLineJoin(1)
        self.canvas.setLineCap(0 if shape.dash else 1)
        self.canvas.drawPath(self._path(shape.points, x, y), stroke=1, fill=0)

    def _rectangle(self, shape: Rectangle, x: float, y: float) -> None:
        self._paint(shape.fill, shape.stroke, shape.stroke_width, shape.strength)
        left, bottom = x + shape.x, self.height - y - shape.y - shape.height
        radius = min(shape.radius, shape.width / 2, shape.height / 2)
        self.canvas.roundRect(
            left, bottom, shape.width, shape.height, radius, stroke=bool(shape.stroke), fill=bool(shape.fill)
        )
        if shape.hatch:
            self._hatch(shape, left, bottom)

    def _hatch(self, shape: Rectangle, left: float, bottom: float) -> None:
        """Diagonal lines, so that a printer without colour shows the difference."""
        self.canvas.saveState()
        clip = self.canvas.beginPath()
        clip.rect(left, bottom, shape.width, shape.height)
        self.canvas.clipPath(clip, stroke=0, fill=0)
        self._paint("", shape.hatch, 0.6)
        offset = left - shape.height
        while offset < left + shape.width:
            self.canvas.line(offset, bottom, offset + shape.height, bottom + shape.height)
            offset += HATCH_PITCH
        self.canvas.restoreState()


class Ruler(Sheet):
    """A sheet that draws nothing: to know where a drawing ends."""

    def __init__(self, language: str) -> None:
        super().__init__(Canvas(BytesIO()), Typesetter(language))

    def text(self, *_where: Any, **_how: Any) -> float:
        """Draw nothing."""
        return 0.0

    def draw(self, *_shapes: Any) -> None:
        """Draw nothing."""
