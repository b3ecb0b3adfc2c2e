"""The few shapes charts are made of; QPainter and reportlab each know how to draw them.

Coordinates count from the top left corner, y downward, in points or logical pixels. Colours are token names of the
theme; ``strength`` below 1 mixes a fill with the paper, so no transparency is needed in print.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Points = tuple[tuple[float, float], ...]
Measure = Callable[[str, float, bool], float]


@dataclass(frozen=True, slots=True)
class Polyline:
    """An open line through points, dashed if *dash* names lengths."""

    points: Points
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed, filled shape."""

    points: Points
    fill: str
    stroke: str = ""
    width: float = 1.0
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A box with rounded corners; *hatch* adds diagonal lines for printers without colour."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 1.0
    radius: float = 0.0
    strength: float = 1.0
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """A disc with an optional ring."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """One line of plain text on its baseline."""

    x: float
    y: float
    text: str
    size: float
    colour: str = "text2"
    bold: bool = False
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Region:
    """Where one thing that is shown lies, by its place among the chart's figures; never painted."""

    x: float
    y: float
    width: float
    height: float
    at: tuple[int, ...]

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies inside."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


Shape = Polyline | Polygon | Rectangle | Circle | Label | Region


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a chart needs to know to be laid out: its size, its text size and how wide text will be."""

    width: float
    height: float
    size: float
    measure: Measure


def segment(
    x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1.0, dash: tuple[float, ...] = ()
) -> Polyline:
    """Return a straight line."""
    return Polyline(((x1, y1), (x2, y2)), colour, width, dash)


def diamond(x: float, y: float, radius: float, fill: str) -> Polygon:
    """Return the mark of a point out of control: a shape of its own, not only a colour."""
    return Polygon(((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)), fill, "surface", 1.0)


def elided(text: str, width: float, size: float, bold: bool, measure: Measure) -> str:
    """Return *text*, or as much of it as fits with … at the end."""
    # Widths are sums of floats: a column as wide as its text must not cut it.
    width += 0.01
    if measure(text, size, bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size, bold) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def on_two_lines(text: str, width: float, size: float, measure: Measure) -> tuple[str, ...]:
    """Return *text* on one line if it fits, else on two: broken between words, or characters; the second elided."""
    if measure(text, size, False) <= width + 0.01:
        return (text,)
    joint = " " if " " in text or text.isascii() else ""
    pieces = text.split(" ") if joint else list(text)
    if measure(pieces[0], size, False) > width and "-" in pieces[0][1:-1]:
        # Check-in and check-out cut to "Check…" could not be told apart.
        first, _, rest = text.partition("-")
        if measure(f"{first}-", size, False) <= width:
            return (f"{first}-", elided(rest, width, size, False, measure))
    count = 0
    while count < len(pieces) and measure(joint.join(pieces[: count + 1]), size, False) <= width:
        count += 1
    if not count:
        # A word wider than its place is not broken: it is cut.
        return (elided(text, width, size, False, measure),)
    rest = joint.join(pieces[count:])
    return (joint.join(pieces[:count]), elided(rest, width, size, False, measure))
