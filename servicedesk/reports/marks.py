"""Small drawn signs: the bell of the head, state marks beside words, tick boxes."""

from __future__ import annotations

from math import cos, pi, sin

from servicedesk.core.drawing import Circle, Polyline, Rectangle, Shape
from servicedesk.reports.sheet import Sheet

# Tabler's outline bell (MIT) in its 24-unit grid: straight pieces have two numbers, curves six.
BELL = (
    ((10, 5), (10, 3.9, 10.9, 3, 12, 3), (13.1, 3, 14, 3.9, 14, 5), (16.34, 6.11, 17.88, 8.41, 18, 11), (18, 14),
     (18.15, 15.26, 18.89, 16.37, 20, 17), (4, 17), (5.11, 16.37, 5.85, 15.26, 6, 14), (6, 11),
     (6.12, 8.41, 7.66, 6.11, 10, 5)),
    ((9, 17), (9, 18), (9, 19.66, 10.34, 21, 12, 21), (13.66, 21, 15, 19.66, 15, 18), (15, 17)),
)  # fmt: skip


def logo(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Draw the bell on its indigo tile."""
    sheet.draw([Rectangle(x, y, size, size, "primary", radius=size * 0.22)])
    scale = size * 0.5 / 24
    left, top = x + size * 0.25, sheet.height - y - size * 0.25
    canvas = sheet.canvas
    canvas.setStrokeColorRGB(1, 1, 1)
    canvas.setLineWidth(1.8 * scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setDash()
    for pieces in BELL:
        path = canvas.beginPath()
        path.moveTo(left + pieces[0][0] * scale, top - pieces[0][1] * scale)
        for piece in pieces[1:]:
            places = [left + n * scale if at % 2 == 0 else top - n * scale for at, n in enumerate(piece)]
            (path.lineTo if len(piece) == 2 else path.curveTo)(*places)
        canvas.drawPath(path, stroke=1, fill=0)


def framed(sheet: Sheet, words: str, x: float, y: float, size: float, colour: str = "text") -> None:
    """Draw bold words in a frame, both centred on *x*, *y*."""
    width, height = sheet.typesetter.width(words, size, True) + 1.8 * size, 1.7 * size
    sheet.draw([Rectangle(x - width / 2, y - height / 2, width, height, "surface", colour, 0.9, size * 0.4)])
    sheet.text(x, y + size * 0.36, words, size, colour, True, "middle")


def tick_box(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Draw an empty box to tick with a pen."""
    sheet.draw([Rectangle(x, y, size, size, "surface", "control", 0.8, 2)])


def mark(sheet: Sheet, kind: str, x: float, y: float, colour: str, radius: float = 4.0) -> None:
    """Draw a state mark centred on *x*, *y*: done, doing, failed, unsure, alert, equal, down, up or none."""
    shapes: list[Shape] = []
    if kind in ("done", "failed", "unsure", "alert"):
        shapes.append(Circle(x, y, radius, "", colour, 0.9))
    elif kind == "doing":
        shapes += [_arc(x, y, radius, start, colour) for start in range(0, 360, 60)]
    shapes += [
        Polyline(tuple((x + dx * radius, y + dy * radius) for dx, dy in stroke), colour, 0.9)
        for stroke in STROKES[kind]
    ]
    if kind in ("unsure", "alert"):
        shapes.append(Circle(x, y + radius * 0.52, 0.55, colour))
    sheet.draw(shapes)


def _arc(x: float, y: float, radius: float, start: int, colour: str) -> Polyline:
    """A piece of the dashed ring; 38 of each 60 degrees are ink."""
    angles = [(start + step * 38 / 6) * pi / 180 for step in range(7)]
    return Polyline(tuple((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles), colour, 0.9)


Stroke = tuple[tuple[float, float], ...]
STROKES: dict[str, tuple[Stroke, ...]] = {
    "done": (((-0.4, 0.05), (-0.1, 0.35), (0.42, -0.3)),),
    "doing": (),
    "failed": (((-0.3, -0.3), (0.3, 0.3)), ((-0.3, 0.3), (0.3, -0.3))),
    "unsure": (((-0.32, -0.3), (-0.2, -0.5), (0.1, -0.55), (0.3, -0.36), (0.26, -0.12), (0.0, 0.04), (0.0, 0.18)),),
    "alert": (((0.0, -0.52), (0.0, 0.15)),),
    "equal": (((-0.75, -0.3), (0.75, -0.3)), ((-0.75, 0.3), (0.75, 0.3))),
    "down": (((-0.6, -0.6), (0.6, 0.6)), ((-0.15, 0.6), (0.6, 0.6), (0.6, -0.15))),
    "up": (((-0.6, 0.6), (0.6, -0.6)), ((-0.15, -0.6), (0.6, -0.6), (0.6, 0.15))),
    "none": (((-0.7, 0.0), (0.7, 0.0)),),
}
