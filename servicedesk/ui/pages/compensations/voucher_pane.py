"""A voucher as it will be printed: A5 or a roll of 80 mm; printing counts, the second print says copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from servicedesk import reporting
from servicedesk.core.translation import translate, translator
from servicedesk.core.voucher import VoucherPaper
from servicedesk.queries.compensations import LedgerRow
from servicedesk.services import vouchers
from servicedesk.ui import tokens
from servicedesk.ui.pdf_pages import then_shown
from servicedesk.ui.printing import PrintJob, print_on, print_sentence
from servicedesk.ui.widgets.base import Themed
from servicedesk.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from servicedesk.ui.widgets.choices import Segmented
from servicedesk.ui.widgets.labels import PlainLabel
from servicedesk.ui.widgets.pdf_preview import PdfPreview
from servicedesk.ui.workspace import Workspace


class VoucherPane(Themed, QWidget):
    """Shows one voucher; ``closed`` comes when it is done with."""

    closed = Signal()

    def __init__(self, workspace: Workspace, row: LedgerRow) -> None:
        super().__init__()
        self.workspace = workspace
        self.row = row
        self._job: PrintJob | None = None
        self.pdf: bytes = b""
        self.back = IconButton("arrow-left", "", "Esc", bordered=True)
        self.title = PlainLabel(row.voucher_number, tokens.PANE, bold=True)
        papers = [(VoucherPaper.A5.value, "A5", ""), (VoucherPaper.ROLL.value, "80 mm", "")]
        self.paper = Segmented("", papers, VoucherPaper.A5.value)
        self.save = SecondaryButton("", "download")
        self.print = PrimaryButton("", "printer", "Ctrl P")
        self.message = PlainLabel("", tokens.BODY, "text2", wrap=True)
        self.preview = PdfPreview()
        top = QHBoxLayout()
        for widget in (self.back, self.title, self.paper):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.save)
        top.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addLayout(top)
        column.addWidget(self.message)
        column.addWidget(self.preview, 1)
        self.message.hide()
        self.paper.chosen.connect(lambda _value: self.load())
        self.back.clicked.connect(self.closed)
        self.save.clicked.connect(self.save_as)
        self.print.clicked.connect(self.print_voucher)
        self.follow_theme()
        self.retranslate()
        self.load()

    def load(self) -> None:
        """Make the page again."""
        paper = VoucherPaper(str(self.paper.value()))
        self.workspace.ask(
            then_shown(reporting.make_voucher), self.row.voucher_id, translator().language, paper,
            done=self._show, owner=self, key="voucher",
        )  # fmt: skip

    def _show(self, pdf: bytes | None) -> None:
        if pdf is not None:
            self.pdf = pdf
            self.preview.set_pdf(pdf)

    def print_voucher(self) -> None:
        """Count the print first: whatever the printer does, the next paper says that it is a copy."""
        self.workspace.act(vouchers.count_print, self.row.voucher_id, done=self._counted, owner=self)

    def _counted(self, _printed: object) -> None:
        paper = VoucherPaper(str(self.paper.value()))

        def made(pdf: bytes | None) -> None:
            self._show(pdf)
            if pdf is None:
                return
            self._job = PrintJob(lambda: print_on(pdf), parent=self)
            self._job.done.connect(lambda _pages: self.workspace.toast(translate("Compensation", "Printed")))
            self._job.failed.connect(lambda problem: self._say(print_sentence(problem)))
            self._job.start()

        self.workspace.ask(
            then_shown(reporting.make_voucher),
            self.row.voucher_id,
            translator().language,
            paper,
            done=made,
            owner=self,
            key="print",
        )

    def save_as(self) -> None:
        """Save the page as a file; it counts as a print."""
        name = f"{self.row.voucher_number}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, translate("Compensation", "Save as PDF"), name, "PDF (*.pdf)")
        if chosen:
            self.workspace.act(
                vouchers.count_print, self.row.voucher_id, done=lambda _printed: self.write(Path(chosen)), owner=self
            )

    def write(self, path: Path) -> None:
        """Write the page to *path*, whole or not at all."""
        voucher_id, language, paper = self.row.voucher_id, translator().language, VoucherPaper(str(self.paper.value()))
        assert voucher_id is not None
        desk = self.workspace.desk

        def save() -> None:
            pdf = reporting.make_voucher(desk, voucher_id, language, paper)
            if pdf is not None:
                reporting.write_whole(path, pdf)

        words = translate("Compensation", "Saved as {name}", name=path.name)
        self.workspace.background(save, lambda _done: self.workspace.toast(words), self.workspace.failed, self)

    def _say(self, words: str) -> None:
        self.message.setText(words)
        self.message.show()

    def retranslate(self) -> None:
        """Name the parts; the page follows the language."""
        self.back.set_name(translate("Compensation", "Back to the ledger"))
        self.paper.setAccessibleName(translate("Compensation", "Paper"))
        self.save.setText(translate("Compensation", "Save as PDF"))
        self.print.setText(translate("Actions", "Print"))
        if self.pdf:
            self.load()
