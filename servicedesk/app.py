"""Compose the program: the window, or one command without it."""

from __future__ import annotations

import os
import sys

from servicedesk import system_packages

_OPTIONS_WITH_VALUE = ("--database", "--language", "--user")


def main(arguments: list[str] | None = None) -> int:
    """Run the program; return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if _has_command(given):
        if _command(given) == "tour":
            _without_screen()
            system_packages.require_qt_libraries()
        from servicedesk.cli import main as run_command

        return run_command(given)
    if _no_screen():
        return _tour_instead()
    system_packages.require_qt_libraries()
    from servicedesk.core.addresses import address_of
    from servicedesk.core.paths import default_database
    from servicedesk.ui.startup import run

    database = _value(given, "--database")
    try:
        address = address_of(database) if database else default_database()
    except ValueError as scheme:
        print(f"--database: {scheme}:// is unknown; give a path, or postgresql://…", file=sys.stderr)
        return 2
    return run(address, _value(given, "--language"))


def _command(arguments: list[str]) -> str:
    rest = list(arguments)
    while rest:
        first = rest.pop(0)
        if first in _OPTIONS_WITH_VALUE:
            rest = rest[1:]
        elif not first.startswith("-"):
            return first
        elif first in ("-h", "--help"):
            return "help"
    return ""


def _has_command(arguments: list[str]) -> bool:
    return bool(_command(arguments))


def _value(arguments: list[str], option: str) -> str:
    """Return what was given to *option*, or an empty text."""
    for index, word in enumerate(arguments):
        if word == option and index + 1 < len(arguments):
            return arguments[index + 1]
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return ""


def _no_screen() -> bool:
    """Return whether this is a Linux without any display and nobody chose a platform."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in names)


def _without_screen() -> None:
    if _no_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _tour_instead() -> int:
    """Say that there is no screen and show the main job all the same: pictures of every page."""
    print(
        "这台电脑没有屏幕，改为在 tour/ 文件夹里生成导览图片。"
        " / There is no screen here: making the picture tour in tour/ instead.",
        file=sys.stderr,
    )
    _without_screen()
    system_packages.require_qt_libraries()
    from servicedesk.cli import main as run_command

    return run_command(["tour", "--output", "tour"])
