"""Importing beside the window: what has to do with the toolkit on the window's thread, the rest on another.

The toolkit keeps what it knows of its classes in a table that it looks through at every event without a lock. A class
made on another thread meanwhile, as importing a widget makes, now and then ends the program.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from types import CodeType

from PySide6.QtCore import QObject, QTimer

_TOOLKIT = ("servicedesk.ui", "PySide6", "shiboken6")
# The way to the database: it holds no class of the toolkit, and takes longest.
_BESIDE = frozenset({"servicedesk.ui.backend"})
_OURS = "servicedesk"
# A moment for whoever asks meanwhile, in milliseconds.
PAUSE = 20


def belongs_to_window(name: str) -> bool:
    """Return whether a module may only be imported on the window's thread."""
    return name not in _BESIDE and any(name == each or name.startswith(f"{each}.") for each in _TOOLKIT)


def prepare(modules: Iterable[str]) -> list[str]:
    """Import what *modules* need and the toolkit has no part in; return the others, each behind what it needs itself.

    For another thread than the window's. What cannot be imported says so to whoever imports it next.
    """
    order: list[str] = []
    seen: set[str] = set()
    for name in modules:
        _gather(name, seen, order)
    return order


def _gather(name: str, seen: set[str], order: list[str]) -> None:
    if name in seen or name in sys.modules:
        return
    seen.add(name)
    if not belongs_to_window(name):
        with contextlib.suppress(ImportError):
            import_module(name)
        return
    for needed in _named(name):
        _gather(needed, seen, order)
    order.append(name)


def _named(name: str) -> Iterator[str]:
    """Yield the modules that a module of ours names when it is imported, without importing it."""
    code = _code(name) if name.startswith(_OURS) else None
    # Among the names that a module uses stand those of the modules it imports, and what it takes out of packages.
    names = () if code is None else code.co_names
    plain = [each for each in names if "." not in each]
    for each in names:
        if each.startswith("PySide6."):
            yield each
        elif each.startswith(f"{_OURS}."):
            yield each
            if _is_package(each):
                yield from (inner for inner in (f"{each}.{last}" for last in plain) if find_spec(inner) is not None)


def _code(name: str) -> CodeType | None:
    spec = find_spec(name)
    loader = None if spec is None else spec.loader
    found: CodeType | None = loader.get_code(name) if hasattr(loader, "get_code") else None  # type: ignore[union-attr]
    return found


def _is_package(name: str) -> bool:
    spec = find_spec(name)
    return spec is not None and spec.submodule_search_locations is not None


def one_by_one(
    modules: list[str],
    then: Callable[[], object],
    failed: Callable[[Exception], object],
    owner: QObject,
    may_go_on: Callable[[], bool] = lambda: True,
) -> None:
    """Import *modules* on the window's thread, one between two looks at keys and mouse, while *owner* is there."""
    while modules and modules[0] in sys.modules:
        modules.pop(0)
    if not modules:
        then()
        return
    pause = PAUSE
    if may_go_on():
        pause = 0
        try:
            import_module(modules.pop(0))
        except Exception as error:  # noqa: BLE001 - whoever asked for the import tells known from unknown
            failed(error)
            return
    QTimer.singleShot(pause, owner, lambda: one_by_one(modules, then, failed, owner, may_go_on))
