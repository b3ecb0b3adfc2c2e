"""PDF pages as images; one lock, because the renderer works for one thread at a time."""

from __future__ import annotations

from threading import RLock

import pypdfium2
from PySide6.QtGui import QImage

from servicedesk.core.errors import ServiceDeskError

_rendering = RLock()
POINTS_PER_INCH = 72.0


class UnreadablePdf(ServiceDeskError):
    """The file is no PDF or is damaged; no parameters."""


class PdfPages:
    """An open PDF held in memory; ``close`` it when done."""

    def __init__(self, pdf: bytes) -> None:
        with _rendering:
            try:
                self._document = pypdfium2.PdfDocument(pdf)
            except pypdfium2.PdfiumError as error:
                raise UnreadablePdf("unreadable_pdf") from error
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(index) for index in range(len(self._document))
            )

    def close(self) -> None:
        """Give the memory back."""
        with _rendering:
            self._document.close()

    def image(self, index: int, dots_per_inch: float, top: float = 0.0, bottom: float = 0.0) -> QImage:
        """Return page *index*, without *top* and *bottom* points at its edges."""
        with _rendering:
            page = self._document[index]
            bitmap = page.render(scale=dots_per_inch / POINTS_PER_INCH, crop=(0, bottom, 0, top))
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888
            ).convertToFormat(QImage.Format.Format_RGB32)
            bitmap.close()
            page.close()
        return image
