"""Line icons drawn from the bundled SVG files in any size and token colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from servicedesk.core.paths import RESOURCES
from servicedesk.ui.theme import theme

_pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}


def pixmap(name: str, size: float = 16, colour: str = "text2", ratio: float | None = None) -> QPixmap:
    """Return icon *name* at *size* unscaled pixels in the token *colour*, sharp for the device pixel *ratio*."""
    pixels = theme().px(size)
    density = ratio or _density()
    shade = theme().colour(colour).name()
    key = (name, pixels, shade, density)
    found = _pixmaps.get(key)
    if found is None:
        found = _pixmaps[key] = _render(name, pixels, shade, density, _stroke(size))
    return found


def icon(name: str, size: float = 16, colour: str = "text2") -> QIcon:
    """Return icon *name* for actions and native widgets; greyed where they are disabled."""
    result = QIcon(pixmap(name, size, colour))
    result.addPixmap(pixmap(name, size, "disabled"), QIcon.Mode.Disabled)
    return result


def draw(painter: QPainter, name: str, left: float, top: float, size: float = 16, colour: str = "text2") -> None:
    """Draw icon *name* with its top left corner at (*left*, *top*) in device-independent pixels."""
    device = painter.device()
    painter.drawPixmap(round(left), round(top), pixmap(name, size, colour, device.devicePixelRatioF()))


def draw_centred(painter: QPainter, name: str, rect: QRectF, size: float = 16, colour: str = "text2") -> None:
    """Draw icon *name* in the middle of *rect*."""
    side = theme().px(size)
    centre = rect.center()
    draw(painter, name, centre.x() - side / 2, centre.y() - side / 2, size, colour)


def exists(name: str) -> bool:
    """Tell whether an icon of this name is bundled."""
    return (RESOURCES / "icons" / f"{name.removesuffix('-filled')}.svg").is_file()


def _stroke(size: float) -> float:
    """Thinner lines for larger icons, so that every size looks equally heavy."""
    if size <= 14:
        return 2.0
    return 1.75 if size < 20 else 1.6


def _density() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


@cache
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _render(name: str, pixels: int, shade: str, density: float, stroke: float) -> QPixmap:
    text = _source(name.removesuffix("-filled"))
    if name.endswith("-filled"):
        text = text.replace('fill="none"\n', 'fill="currentColor"\n', 1)
    text = text.replace("currentColor", shade).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    image = QPixmap(round(pixels * density), round(pixels * density))
    image.setDevicePixelRatio(density)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


theme().remember(_pixmaps.clear)
