"""A voucher on paper: A5, or a roll of 80 mm; the square code and the check code say whether it is ours."""

from __future__ import annotations

from reportlab.graphics.barcode.qr import QrCodeWidget

from servicedesk.core.drawing import Rectangle
from servicedesk.core.figure_text import money
from servicedesk.core.translation import Translator
from servicedesk.core.voucher import VoucherFacts, VoucherPaper
from servicedesk.reports.document import PrintedReport, write_document
from servicedesk.reports.marks import logo
from servicedesk.reports.sheet import Sheet

MILLIMETRE = 72 / 25.4
SIZES = {VoucherPaper.A5: (148 * MILLIMETRE, 210 * MILLIMETRE), VoucherPaper.ROLL: (80 * MILLIMETRE, 150 * MILLIMETRE)}
# What a thermal printer reaches of its roll.
_MARGINS = {VoucherPaper.A5: 42.0, VoucherPaper.ROLL: 4 * MILLIMETRE}


def print_voucher(facts: VoucherFacts, translator: Translator, paper: VoucherPaper) -> PrintedReport:
    """Return the voucher as one page of *paper*."""
    title = f"{translator.translate('Voucher', 'Voucher')} {facts.number}"

    def page(sheet: Sheet, _number: int, _count: int) -> None:
        _Page(sheet, facts, translator, paper).draw()

    return write_document(title, facts.issued_at, translator.language, [page], SIZES[paper])


class _Page:
    """One page; everything is centred, its sizes follow the width of the paper."""

    def __init__(self, sheet: Sheet, facts: VoucherFacts, translator: Translator, paper: VoucherPaper) -> None:
        self.sheet, self.facts, self.translator = sheet, facts, translator
        self.paper = paper
        self.left = _MARGINS[paper]
        self.width = SIZES[paper][0] - 2 * self.left
        self.middle = SIZES[paper][0] / 2
        self.unit = 1.0 if paper is VoucherPaper.A5 else 0.72
        self.y = 40 * self.unit

    def draw(self) -> None:
        """Draw the page from top to bottom."""
        self._head()
        self._worth()
        self._square()
        self._facts()
        self._foot()

    def _line(self, words: str, size: float, colour: str = "text", bold: bool = False, gap: float = 6) -> None:
        """Draw centred words, on as many lines as they need, at most three."""
        size *= self.unit
        for line in self.sheet.typesetter.wrap(words, self.width, size, bold, 3):
            self.y += size
            self.sheet.text(self.middle, self.y, line, size, colour, bold, "middle", self.width)
            self.y += size * 0.3
        self.y += gap * self.unit

    def _head(self) -> None:
        translate = self.translator.translate
        if self.paper is VoucherPaper.A5:
            logo(self.sheet, self.middle - 14, self.y, 28)
            self.y += 40
        self._line(self.facts.site, 12, "text2")
        if self.facts.times > 1:
            self._line(translate("Voucher", "Copy {number}", number=self.facts.times), 13, "danger_text", True)
        self._line(translate("Voucher", "Voucher"), 20, "text", True, gap=12)

    def _worth(self) -> None:
        self._line(str(self.facts.name.text(self.translator.language)), 16, "text", True)
        if self.facts.amount_cents:
            self._line(money(self.facts.amount_cents, self.facts.currency), 26, "primary", True, gap=10)

    def _square(self) -> None:
        translate = self.translator.translate
        square = QrCodeWidget(self.facts.code, barLevel="M")
        square.qr.make()
        count = square.qr.getModuleCount()
        side = 110 * self.unit / count
        left = self.middle - side * count / 2
        dark = [
            # A hair wider than the grid: no white line between two squares, whatever draws them.
            Rectangle(left + column * side, self.y + row * side, side + 0.2, side + 0.2, "text")
            for row in range(count)
            for column in range(count)
            if square.qr.isDark(row, column)
        ]
        self.sheet.draw(dark)
        self.y += side * count + 12 * self.unit
        self._line(self.facts.number, 16, "text", True, gap=0)
        self._line(
            translate("Voucher", "Check code {code}", code=self.facts.check_code),
            12,
            "text",
            True,
            gap=10,
        )

    def _facts(self) -> None:
        translate = self.translator.translate
        facts = self.facts
        until = facts.valid_until_on.isoformat() if facts.valid_until_on else translate("Voucher", "without end")
        rows = [
            (translate("Voucher", "Valid until"), until),
            (
                translate("Voucher", "For"),
                facts.holder or translate("Voucher", "bearer"),
            ),
            (translate("Voucher", "Case"), facts.ticket_number),
            (translate("Voucher", "Issued"), f"{facts.issued_at:%Y-%m-%d %H:%M}"),
            (translate("Voucher", "Issued by"), facts.issued_by),
            (translate("Voucher", "Approved by"), facts.approved_by),
        ]
        size = 10.5 * self.unit
        self.sheet.rule(self.left, self.y, self.left + self.width, "border2")
        for name, value in rows:
            if not value:
                continue
            self.y += size * 1.7
            self.sheet.text(self.left, self.y, name, size, "text2", width=self.width * 0.4)
            right = self.left + self.width
            self.sheet.text(right, self.y, value, size, "text", True, "end", self.width * 0.58)
        self.y += size
        self.sheet.rule(self.left, self.y, self.left + self.width, "border2")
        self.y += 10 * self.unit

    def _foot(self) -> None:
        translate = self.translator.translate
        self._line(
            translate("Voucher", "The desk compares number and check code; valid once, not paid out in cash."),
            9,
            "text2",
        )
        if self.facts.times > 1:
            self._line(
                translate("Voucher", "This is a copy: the voucher is taken once, whichever paper comes."),
                9,
                "danger_text",
            )
