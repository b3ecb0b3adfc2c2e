"""The typefaces: the bundled Inter, and a bundled Chinese face only where the machine has none."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from servicedesk.core.paths import RESOURCES

BUNDLED_CHINESE = "Noto Sans SC"
SYSTEM_CHINESE = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
# No face with emoji is bundled (colour ones take 10 MB): where the system has one it draws them, joined ones whole.
SYSTEM_EMOJI = (
    "Segoe UI Emoji",
    "Apple Color Emoji",
    "Noto Color Emoji",
    "Twitter Color Emoji",
    "Noto Emoji",
)
FAMILIES = ("Inter", *SYSTEM_CHINESE, BUNDLED_CHINESE, *SYSTEM_EMOJI)


@cache
def load_fonts() -> tuple[str, ...]:
    """Register the bundled faces this machine needs; return the families to use, most wanted first."""
    _register("Inter-Regular.ttf", "Inter-SemiBold.ttf")
    installed = set(QFontDatabase.families())
    # The Chinese files are 10 MB each: a machine that has its own Chinese face never reads them.
    if not installed.intersection((*SYSTEM_CHINESE, BUNDLED_CHINESE)):
        _register("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
        installed.add(BUNDLED_CHINESE)
    # Only what exists: Qt looks a missing family up again for every font it makes.
    return tuple(family for family in FAMILIES if family in installed or family == "Inter")


def _register(*names: str) -> None:
    for name in names:
        path = RESOURCES / "fonts" / name
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(f"font {name} cannot be read")
