"""Printing rendered pages; a printer that is missing, refuses or hangs becomes a known error.

Printer drivers may block for minutes. Every job runs in a thread of its own that nobody waits for: not in the pool
of the program's tasks, where a dead network printer would hold up saving.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, QRect, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from servicedesk.core.errors import ServiceDeskError
from servicedesk.ui.pdf_pages import PdfPages

# Sharper than this no eye sees, and a page would need hundreds of megabytes.
SHARPEST = 600
BAND_POINTS = 72.0
PATIENCE_SECONDS = 60.0


class PrintProblem(ServiceDeskError):
    """Codes ``no_printer``, ``printer_failed``, ``printer_not_answering``; parameter ``printer``."""


def printers() -> tuple[str, ...]:
    """Return the names of the printers, the default one first; may block, so ask through a ``PrintJob``."""
    default = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != default, name)))


def print_on(pdf: bytes, printer_name: str = "", copies: int = 1) -> int:
    """Print *pdf* on the named or default printer; return the number of pages."""
    names = printers()
    if not names or (printer_name and printer_name not in names):
        raise PrintProblem("no_printer", printer=printer_name)
    printer = QPrinter(QPrinterInfo.printerInfo(printer_name or names[0]), QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(copies)
    return print_pages(pdf, printer)


def print_pages(pdf: bytes, printer: QPrinter) -> int:
    """Draw every page on *printer* at its own resolution; raise ``PrintProblem`` if it refuses."""
    pages = PdfPages(pdf)
    printer.setPageSize(_paper(*pages.sizes[0]))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    painter = QPainter()
    try:
        if not painter.begin(printer):
            raise PrintProblem("printer_failed", printer=printer.printerName())
        for index in range(len(pages.sizes)):
            if index and not printer.newPage():
                raise PrintProblem("printer_failed", printer=printer.printerName())
            _print_page(pages, index, painter, printer)
        if not painter.end() or printer.printerState() == QPrinter.PrinterState.Error:
            raise PrintProblem("printer_failed", printer=printer.printerName())
        return len(pages.sizes)
    finally:
        if painter.isActive():
            painter.end()


def _paper(width: float, height: float) -> QPageSize:
    """Return the paper of a page: one that has a name where it fits, else one of that size, such as a till roll."""
    found = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return found if found.isValid() else QPageSize(QPageSize.PageSizeId.A4)


def _print_page(pages: PdfPages, index: int, painter: QPainter, printer: QPrinter) -> None:
    """Draw one page in bands: a whole page at 600 dots per inch would take 100 MB."""
    width, height = pages.sizes[index]
    sharpness = min(printer.resolution(), SHARPEST)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(paper.width() / width, paper.height() / height)
    top = 0.0
    while top < height:
        bottom = min(top + BAND_POINTS, height)
        band = pages.image(index, sharpness, top, height - bottom)
        first, last = round(top * scale), round(bottom * scale)
        painter.drawImage(QRect(0, first, round(width * scale), last - first), band)
        top = bottom


class PrintJob(QObject):
    """Runs *work* in a thread of its own; says ``done`` with its result or ``failed`` with a known error, once."""

    done = Signal(object)
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(
        self, work: Callable[[], Any], patience: float = PATIENCE_SECONDS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._over = False
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(patience * 1000))
        self._timer.timeout.connect(self._give_up)

    def start(self) -> None:
        """Begin; the window stays usable whatever the printer does."""
        self._timer.start()
        Thread(target=self._run, name="printing", daemon=True).start()

    def _run(self) -> None:
        result, problem = None, None
        try:
            result = self._work()
        except ServiceDeskError as error:
            problem = error
        except OSError as error:
            problem = PrintProblem("printer_failed", printer="", reason=str(error))
        try:
            self._ended.emit(result, problem)
        except RuntimeError:
            # The window is gone; nobody is left to be told.
            return

    def _finish(self, result: object, problem: ServiceDeskError | None) -> None:
        if self._over:
            return
        self._over = True
        self._timer.stop()
        if problem is not None:
            self.failed.emit(problem)
        else:
            self.done.emit(result)

    def _give_up(self) -> None:
        if not self._over:
            self._over = True
            self.failed.emit(PrintProblem("printer_not_answering", printer=""))


def print_sentence(problem: ServiceDeskError) -> str:
    """Return what to tell the user about a printing problem."""
    from servicedesk.core.translation import translate

    name = str(problem.parameters.get("printer", ""))
    if problem.code == "no_printer" and name:
        return translate("Printing", "Printer “{name}” was not found. Choose another or save the PDF.", name=name)
    if problem.code == "no_printer":
        return translate("Printing", "No printer is set up on this computer. Save the PDF and print it elsewhere.")
    if problem.code == "printer_not_answering":
        return translate("Printing", "The printer does not answer. Check that it is on, or save the PDF.")
    if problem.code == "unreadable_pdf":
        return translate("Printing", "The file is damaged and cannot be printed.")
    return translate("Printing", "The printer refused the job. Check paper and connection, then print again.")
