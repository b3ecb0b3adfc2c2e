"""What the machine itself must have: told in one sentence, or installed where we may (Debian, as root).

Standard library only, for it runs before anything is installed. Every sentence is in both languages:
nobody has chosen one yet.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import NoReturn

ENVIRONMENT = 3  # the exit code of command-line.md for what the machine lacks
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def say(chinese: str, english: str) -> None:
    """Tell the user one thing; standard output belongs to data."""
    print(f"{chinese}\n{english}", file=sys.stderr, flush=True)


def stop(chinese: str, english: str) -> NoReturn:
    """End with one sentence about what the machine lacks."""
    say(chinese, english)
    sys.exit(ENVIRONMENT)


def run(command: list[str], heard: Callable[[str], None] = lambda line: None) -> tuple[int, list[str]]:
    """Run *command*, hand every line to *heard*, return the exit code and the lines."""
    from subprocess import PIPE, STDOUT, Popen

    # Packages on somebody's PYTHONPATH would count as installed; unbuffered, so that progress is seen at once.
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    environment.update(PYTHONUNBUFFERED="1", DEBIAN_FRONTEND="noninteractive")
    lines: list[str] = []
    with Popen(
        command, stdout=PIPE, stderr=STDOUT, env=environment, close_fds=False, text=True, errors="replace"
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            heard(lines[-1])
    return process.returncode, lines


def release(path: str = "/etc/os-release") -> dict[str, str]:
    """Return the fields of the Linux distribution's own description."""
    try:
        with open(path, encoding="utf-8") as file:
            fields = [line.rstrip("\n").partition("=") for line in file]
    except OSError:
        return {}
    return {name: value.strip("\"'") for name, _, value in fields}


def package_names(packages: Iterable[str], system: Mapping[str, str]) -> list[str]:
    """Return the packages under the names of *system*: glib's changed with 64-bit time."""
    first = {"ubuntu": 24.04, "debian": 13.0}.get(system.get("ID", ""))
    try:
        renamed = first is not None and float(system.get("VERSION_ID", "0")) >= first
    except ValueError:
        renamed = False
    return [f"{name}t64" if renamed and name == "libglib2.0-0" else name for name in packages]


def install_by_system(packages: list[str], chinese: str, english: str) -> bool:
    """Install Debian packages where we may; otherwise stop with the exact line to type."""
    from shutil import which

    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    line = f"{'' if is_root else 'sudo '}apt install {' '.join(packages)}"
    if is_root and which("apt-get"):
        say(f"{chinese}，正在安装：{' '.join(packages)}", f"{english}; installing: {' '.join(packages)}")
        run(["apt-get", "update", "-qq"])
        if run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages])[0] == 0:
            return True
    stop(f"{chinese}，请先运行：{line}", f"{english}; please run: {line}")


def missing_libraries(wanted: Mapping[str, str], load: Callable[[str], object] | None = None) -> list[str]:
    """Return the names of the shared libraries that cannot be loaded."""
    from ctypes import CDLL

    missing = []
    for library in wanted:
        try:
            (load or CDLL)(library)
        except OSError:
            missing.append(library)
    return missing


def wanted_libraries(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what Qt will load: more for a window of an X server than for pictures alone."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    window = platform.startswith("xcb") or (not platform and bool(environment.get("DISPLAY")))
    return {**OFFSCREEN_LIBRARIES, **WINDOW_LIBRARIES} if window else OFFSCREEN_LIBRARIES


def require_qt_libraries() -> None:
    """See that Qt can start, before it ends the process without a word; call it just before Qt is imported."""
    if not sys.platform.startswith("linux"):
        return
    wanted = wanted_libraries(os.environ)
    missing = missing_libraries(wanted)
    if not missing:
        return
    chinese, english = "缺少图形界面所需的系统库", "System libraries for the window are missing"
    system = release()
    if not {"debian", "ubuntu"} & {system.get("ID", ""), *system.get("ID_LIKE", "").split()}:
        names = " ".join(missing)
        stop(
            f"{chinese}，请用系统的软件包管理器安装：{names}",
            f"{english}; install them by the system's own means: {names}",
        )
    install_by_system(package_names([wanted[library] for library in missing], system), chinese, english)
