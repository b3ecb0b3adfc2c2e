"""PDF pages as images; one lock, because the renderer works for one thread at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib import import_module
from threading import RLock
from typing import Any, ParamSpec, TypeVar

from PySide6.QtGui import QImage

from servicedesk.core.errors import ServiceDeskError

P = ParamSpec("P")
R = TypeVar("R")

_rendering = RLock()
POINTS_PER_INCH = 72.0


def then_shown(make: Callable[P, R]) -> Callable[P, R]:
    """Return *make* so that its thread imports the renderer too: few desks print, and no window waits for it."""

    @wraps(make)
    def made(*arguments: P.args, **named: P.kwargs) -> R:
        result = make(*arguments, **named)
        import_module("pypdfium2")
        return result

    return made


class UnreadablePdf(ServiceDeskError):
    """The file is no PDF or is damaged; no parameters."""


class PdfPages:
    """A PDF held in memory, opened for each look at it: nothing is left open, however its reader ends."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        with self._opened() as document:
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                document.get_page_size(index) for index in range(len(document))
            )

    @contextmanager
    def _opened(self) -> Iterator[Any]:
        import pypdfium2

        with _rendering:
            try:
                document = pypdfium2.PdfDocument(self._pdf)
            except pypdfium2.PdfiumError as error:
                raise UnreadablePdf("unreadable_pdf") from error
            try:
                yield document
            finally:
                document.close()

    def image(self, index: int, dots_per_inch: float, top: float = 0.0, bottom: float = 0.0) -> QImage:
        """Return page *index*, without *top* and *bottom* points at its edges."""
        with self._opened() as document:
            page = document[index]
            bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, crop=(0, bottom, 0, top))
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888
            ).convertToFormat(QImage.Format.Format_RGB32)
            bitmap.close()
            page.close()
        return image
