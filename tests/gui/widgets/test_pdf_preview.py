"""The preview: pages, zoom, keys, damaged files."""

import subprocess
import sys
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from servicedesk.core.translation import Translator, set_language
from servicedesk.reports.document import write_document
from servicedesk.reports.weekly import weekly_pdf
from servicedesk.ui.pdf_pages import PdfPages, UnreadablePdf
from servicedesk.ui.widgets.pdf_preview import PdfPreview
from tests.unit.reports.sample import FULL

CONTROL = Qt.KeyboardModifier.ControlModifier


def pages(count):
    def paint(sheet, page, _pages):
        sheet.text(60, 100, f"第 {page} 页", 40, "danger", bold=True)

    return write_document("x", datetime(2026, 1, 1), "zh_CN", (paint,) * count).pdf


def green(image):
    return bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())[1::4]


@pytest.fixture
def preview(qtbot):
    widget = PdfPreview()
    qtbot.addWidget(widget)
    widget.resize(600, 500)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_page_is_rendered_as_printed(preview):
    preview.set_pdf(weekly_pdf(FULL, Translator("zh_CN")))
    image = preview.pane.viewport().grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert {"#ffffff", "#2f54d0"} <= seen
    assert preview.number.text() == "Page 1 of 1"


def test_fits_the_width_until_zoomed(preview):
    preview.set_pdf(pages(2))
    narrow = preview.pane.zoom
    preview.resize(900, 500)
    assert preview.pane.zoom > narrow
    preview.larger.click()
    chosen = preview.pane.zoom
    preview.resize(500, 500)
    assert preview.pane.zoom == chosen
    preview.fit.click()
    assert preview.pane.zoom < chosen


def test_keys_turn_pages(preview, qtbot):
    preview.set_pdf(pages(3))
    pane = preview.pane
    turns = ((Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageUp, 2),
             (Qt.Key.Key_Home, 1), (Qt.Key.Key_End, 3))  # fmt: skip
    for key, page in turns:
        qtbot.keyClick(pane, key)
        assert preview.number.text() == f"Page {page} of 3"


def test_keys_and_wheel_zoom_and_keep_the_page(preview, qtbot):
    preview.set_pdf(pages(3))
    pane = preview.pane
    pane.show_page(2)
    before = pane.zoom
    qtbot.keyClick(pane, Qt.Key.Key_Plus, CONTROL)
    assert pane.zoom > before
    assert pane.page == 2
    qtbot.keyClick(pane, Qt.Key.Key_Minus, CONTROL)
    place = QPointF(pane.viewport().rect().center())
    wheel = QWheelEvent(place, pane.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
                        CONTROL, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    smaller = pane.zoom
    QApplication.sendEvent(pane.viewport(), wheel)
    assert pane.zoom > smaller
    qtbot.keyClick(pane, Qt.Key.Key_0, CONTROL)
    assert pane.zoom == before


def test_zoom_has_bounds(preview):
    preview.set_pdf(pages(1))
    for _ in range(20):
        preview.pane.zoom_in()
    assert preview.percent.text() == "400%"
    for _ in range(20):
        preview.pane.zoom_out()
    assert preview.percent.text() == "25%"


@pytest.mark.parametrize("pdf", [b"", b"no pdf", pages(1)[:300]])
def test_damaged_file_is_refused_and_the_old_one_stays(preview, pdf):
    preview.set_pdf(pages(2))
    with pytest.raises(UnreadablePdf) as caught:
        preview.set_pdf(pdf)
    assert caught.value.code == "unreadable_pdf"
    assert preview.number.text() == "Page 1 of 2"


def test_names_follow_the_language(preview):
    preview.set_pdf(pages(2))
    set_language("zh_CN")
    preview.retranslate()
    assert preview.number.text() == "第 1 / 2 页"
    assert preview.pane.accessibleName() == "页面预览"
    assert preview.larger.accessibleName() == "放大"


def test_bands_join_to_the_whole_page():
    opened = PdfPages(pages(1))
    whole = opened.image(0, 144)
    height = opened.sizes[0][1]
    upper, lower = opened.image(0, 144, 0, height - 72), opened.image(0, 144, 72, 0)
    assert (upper.width(), upper.height()) == (whole.width(), 144)
    for band, top in ((upper, 0), (lower, 144)):
        part = whole.copy(0, top, whole.width(), band.height())
        # Smoothed edges at the cut may differ by one step.
        assert band.size() == part.size()
        assert max(abs(a - b) for a, b in zip(green(band), green(part), strict=True)) <= 2


def test_a_reader_that_just_ends_leaves_no_document_open(tmp_path):
    file = tmp_path / "one.pdf"
    file.write_bytes(pages(1))
    program = (
        "import sys; from pathlib import Path; from servicedesk.ui.pdf_pages import PdfPages;"
        "kept = PdfPages(Path(sys.argv[1]).read_bytes()); assert kept.image(0, 36).width()"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
