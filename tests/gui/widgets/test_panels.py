"""A card put together of a small one looks like one painted whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from servicedesk.ui.theme import theme
from servicedesk.ui.widgets import paint


@pytest.fixture(params=[("light", 1.0), ("dark", 1.0), ("light", 2.0)], ids=["light", "dark", "large text"])
def look(request, qapp) -> Iterator[None]:
    mode, scale = request.param
    before = theme().mode, theme().scale
    theme().set_mode(mode)
    theme().set_scale(scale)
    yield
    theme().set_mode(before[0])
    theme().set_scale(before[1])


def painted(how, rect: QRectF, ratio: float) -> QImage:
    image = QImage(round(240 * ratio), round(160 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(theme().colour("bg"))
    painter = QPainter(image)
    # As a widget: what lies outside it is not painted.
    painter.setClipRect(rect)
    how(painter, rect)
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> int:
    """Return by how much a colour of a pixel differs at most."""
    return max(abs(a - b) for a, b in zip(bytes(one.constBits()), bytes(other.constBits()), strict=True))


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize(
    "rect",
    [QRectF(0, 0, 220, 140), QRectF(11, 7, 201, 91), QRectF(0.5, 0, 200, 100), QRectF(3, 3, 20, 18)],
    ids=["whole", "elsewhere", "between pixels", "small"],
)
def test_it_is_the_same_card(look, rect, ratio):
    whole = painted(lambda painter, where: paint._panel(painter, where, "surface", "border", 10), rect, ratio)
    pieces = painted(lambda painter, where: paint.panel(painter, where, radius=10), rect, ratio)
    # Two soft edges one above the other are rounded once or twice.
    assert difference(whole, pieces) <= 2


def test_it_follows_the_theme(qapp):
    before = theme().mode
    try:
        found = []
        for mode in ("light", "dark"):
            theme().set_mode(mode)
            image = painted(paint.panel, QRectF(0, 0, 220, 140), 1.0)
            found.append((image.pixelColor(100, 60), image.pixelColor(100, 0)))
            assert found[-1] == (theme().colour("surface"), theme().colour("border"))
        assert found[0] != found[1]
    finally:
        theme().set_mode(before)
