"""Where the cursor of a form stands, so that a draft comes back with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_DEPTH = 2


def fields_of(form: QWidget, depth: int = _DEPTH) -> Iterator[tuple[str, QWidget]]:
    """Yield the widgets a form knows by name, with those of its parts under ``part.name``."""
    for name, value in vars(form).items():
        if name.startswith("_"):
            continue
        if isinstance(value, dict | list):
            parts = value.items() if isinstance(value, dict) else enumerate(value)
            yield from ((f"{name}.{key}", widget) for key, widget in parts if isinstance(widget, QWidget))
        if not isinstance(value, QWidget):
            continue
        yield name, value
        if depth > 1 and hasattr(value, "__dict__") and form.isAncestorOf(value):
            for inner, widget in fields_of(value, depth - 1):
                yield f"{name}.{inner}", widget


def cursor_of(form: QWidget) -> dict[str, Any]:
    """Return which field has the keys, where its cursor stands and what is selected; empty when none has."""
    focus = QApplication.focusWidget()
    if focus is None:
        return {}
    known = list(fields_of(form))
    found = next((name for name, widget in known if widget is focus), None)
    # A part that hands the keys on, such as the segments of a choice.
    found = found or next((name for name, widget in known if widget.focusProxy() is focus), None)
    return {"field": found, **_position(focus)} if found is not None else {}


def _position(widget: QWidget) -> dict[str, int]:
    if isinstance(widget, QLineEdit):
        start = widget.selectionStart()
        return {"at": widget.cursorPosition(), "from": start if start >= 0 else widget.cursorPosition()}
    if isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        return {"at": cursor.position(), "from": cursor.anchor()}
    return {}


def put_cursor(form: QWidget, place: dict[str, Any], *, keys: bool = True) -> bool:
    """Give the keys to the field they were in, the cursor where it stood; return whether there was one.

    Without *keys* the cursor alone is put back, for whoever comes to the field later.
    """
    wanted = place.get("field")
    for name, widget in fields_of(form):
        if name == wanted and not widget.isHidden():
            if keys:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
            _move_to(widget, int(place.get("at", 0)), int(place.get("from", place.get("at", 0))))
            return True
    return False


def _move_to(widget: QWidget, at: int, start: int) -> None:
    if isinstance(widget, QLineEdit):
        at, start = (min(each, len(widget.text())) for each in (at, start))
        widget.setCursorPosition(at)
        if start != at:
            # A negative length selects backwards, so that the cursor stands where it stood.
            widget.setSelection(start, at - start)
    elif isinstance(widget, QPlainTextEdit):
        length = len(widget.toPlainText())
        cursor = widget.textCursor()
        cursor.setPosition(min(start, length))
        cursor.setPosition(min(at, length), cursor.MoveMode.KeepAnchor)
        widget.setTextCursor(cursor)
