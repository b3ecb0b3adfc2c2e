"""What nobody expected: written to a log without anybody's data, and shown as a report to copy."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler, qVersion

from servicedesk.core.paths import PROJECT

if TYPE_CHECKING:
    import logging

LOG_FILE = "servicedesk.log"
LOG_BYTES = 512 * 1024
LOG_FILES = 5
_SERIOUS = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


def chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what led to it, the first cause last."""
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)


def places(error: BaseException) -> list[str]:
    """Return where the error came from: files of the program by their place in it, never a person's folder."""
    lines = []
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        inside = path.is_relative_to(PROJECT)
        name = path.relative_to(PROJECT).as_posix() if inside else path.name
        lines.append(f"  {name}:{frame.lineno} {frame.name}")
    return lines


def log_words(error: BaseException) -> str:
    """Return kinds and places of an error; its message may hold a customer's name and stays out of files."""
    pieces: list[str] = []
    for each in chain(error):
        pieces += [type(each).__qualname__, *places(each)]
    return "\n".join(pieces)


def report(error: BaseException) -> str:
    """Return the report to copy: versions, and the error with its message, for whoever reads it first."""
    import platform

    head = f"Service Desk · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    pieces = [head]
    for each in chain(error):
        pieces += ["", f"{type(each).__qualname__}: {each}", *places(each)]
    return "\n".join(pieces)


class Crashes(QObject):
    """Takes errors from every thread, logs them at once and announces them on the main thread."""

    _caught = Signal(object)
    caught = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._logger: logging.Logger | None = None
        self._caught.connect(self._announce)

    def take(self, error: BaseException) -> None:
        """Log *error* and announce it; from any thread."""
        self._write(log_words(error))
        self._caught.emit(error)

    @Slot(object)
    def _announce(self, error: BaseException) -> None:
        self.caught.emit(error)

    def install(self) -> Callable[[], None]:
        """Take what Python and Qt would print; the returned function gives their own ways back."""
        before = (sys.excepthook, threading.excepthook)

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if issubclass(kind, KeyboardInterrupt):
                before[0](kind, error, trace)
            else:
                self.take(error.with_traceback(trace))

        def thread_hook(found: threading.ExceptHookArgs) -> None:
            if found.exc_value is not None:
                self.take(found.exc_value)

        sys.excepthook, threading.excepthook = hook, thread_hook
        qInstallMessageHandler(self._qt_message)

        def restore() -> None:
            sys.excepthook, threading.excepthook = before
            qInstallMessageHandler(None)

        return restore

    def _qt_message(self, kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind in _SERIOUS:
            self._write(f"Qt: {words}")

    def close(self) -> None:
        """Close the log."""
        if self._logger is not None:
            for handler in list(self._logger.handlers):
                self._logger.removeHandler(handler)
                handler.close()
            self._logger = None

    def _write(self, words: str) -> None:
        if self._logger is None:
            self._logger = _open_log(self._folder)
        self._logger.error(words)


def _open_log(folder: Path) -> logging.Logger:
    """Open the log on first need; a start without trouble imports none of this."""
    import logging
    from logging.handlers import RotatingFileHandler

    logger = logging.getLogger("servicedesk")
    logger.propagate = False
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / LOG_FILE, maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1, encoding="utf-8"
        )
    except OSError:
        # Nowhere to write: the terminal, if there is one, is better than silence.
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger.addHandler(handler)
    return logger
