"""Printing: real pages, and a known error for every way a printer can fail."""

import threading

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.translation import Translator
from servicedesk.reports.weekly import weekly_pdf
from servicedesk.ui.pdf_pages import UnreadablePdf
from servicedesk.ui.printing import PrintJob, PrintProblem, print_on, print_pages, print_sentence, printers
from tests.unit.reports.sample import FULL


@pytest.fixture(scope="module")
def report():
    return weekly_pdf(FULL, Translator("zh_CN"))


def file_printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(200)
    return printer


def ink(page):
    """Rows of the page, as dark or not."""
    image = page.render(scale=1, grayscale=True).to_pil()
    return [min(image.crop((0, y, image.width, y + 1)).get_flattened_data()) < 160 for y in range(image.height)]


def test_page_is_printed_where_it_was_drawn(qapp, report, tmp_path):
    target = tmp_path / "printed.pdf"
    assert print_pages(report, file_printer(target)) == 1
    drawn, printed = pypdfium2.PdfDocument(report)[0], pypdfium2.PdfDocument(target)[0]
    assert printed.get_size() == pytest.approx(drawn.get_size(), abs=1)
    wanted, got = ink(drawn), ink(printed)
    agreement = {
        shift: sum(wanted[row] == got[row + shift] for row in range(10, len(wanted) - 10)) / len(wanted)
        for shift in range(-3, 4)
    }
    assert max(agreement, key=lambda shift: agreement[shift]) == 0
    assert agreement[0] > 0.9


def test_refusing_printer_is_a_known_error(qapp, report, tmp_path, qtlog):
    with pytest.raises(PrintProblem) as caught, qtlog.disabled():
        print_pages(report, file_printer(tmp_path / "missing" / "printed.pdf"))
    assert caught.value.code == "printer_failed"
    assert "paper" in print_sentence(caught.value)


def test_missing_printer_is_a_known_error(qapp, report):
    assert "no such printer" not in printers()
    with pytest.raises(PrintProblem) as caught:
        print_on(report, "no such printer")
    assert caught.value.code == "no_printer"
    assert "“no such printer”" in print_sentence(caught.value)


def test_damaged_report_is_not_printed(qapp, tmp_path):
    with pytest.raises(UnreadablePdf) as caught:
        print_pages(b"%PDF-1.4 broken", file_printer(tmp_path / "printed.pdf"))
    assert print_sentence(caught.value) == "The file is damaged and cannot be printed."
    assert not (tmp_path / "printed.pdf").exists()


def test_job_runs_beside_the_window(qtbot, report, tmp_path):
    main = threading.get_ident()
    job = PrintJob(lambda: (threading.get_ident(), print_pages(report, file_printer(tmp_path / "printed.pdf"))))
    with qtbot.waitSignal(job.done, timeout=20_000) as finished:
        job.start()
    thread, pages = finished.args[0]
    assert pages == 1
    assert thread != main
    assert (tmp_path / "printed.pdf").stat().st_size > 10_000


def test_hanging_printer_is_given_up_and_its_late_answer_ignored(qtbot):
    release, answered = threading.Event(), threading.Event()

    def hang():
        release.wait(20)
        answered.set()
        return 1

    job = PrintJob(hang, patience=0.05)
    done = []
    job.done.connect(done.append)
    with qtbot.waitSignal(job.failed, timeout=5000) as finished:
        job.start()
    problem = finished.args[0]
    assert problem.code == "printer_not_answering"
    assert "does not answer" in print_sentence(problem)
    release.set()
    assert answered.wait(5)
    qtbot.wait(20)
    assert done == []


@pytest.mark.parametrize(
    ("raised", "code"),
    [(PrintProblem("no_printer", printer=""), "no_printer"), (OSError("spooler"), "printer_failed")],
)
def test_problem_of_a_job_reaches_the_window(qtbot, raised, code):
    def work():
        raise raised

    job = PrintJob(work)
    with qtbot.waitSignal(job.failed, timeout=5000) as finished:
        job.start()
    problem = finished.args[0]
    assert isinstance(problem, ServiceDeskError)
    assert problem.code == code
    assert print_sentence(problem)
