"""A voucher on paper: A5, or a roll of 80 mm; the square code and the check code say whether it is ours."""

from __future__ import annotations

from reportlab.graphics.barcode.qr import QrCodeWidget

from servicedesk.core.drawing import Rectangle
from servicedesk.core.figure_text import money
from servicedesk.core.translation import Translator
from servicedesk.core.voucher import VoucherFacts, VoucherPaper
from servicedesk.reports.document import PrintedReport, write_document
from servicedesk.reports.marks import logo
from servicedesk.reports.sheet import Ruler, Sheet

MILLIMETRE = 72 / 25.4
A5 = (148 * MILLIMETRE, 210 * MILLIMETRE)
ROLL_WIDTH, ROLL_LEAST = 80 * MILLIMETRE, 90 * MILLIMETRE
# What a thermal printer reaches of its roll.
_MARGINS = {VoucherPaper.A5: 42.0, VoucherPaper.ROLL: 4 * MILLIMETRE}
# A page that would run over is drawn smaller; below the last size what is too long is cut.
_UNITS = (1.0, 0.93, 0.86, 0.79)
_ROLL_UNIT = 0.82
MOST_LINES = 3


def print_voucher(facts: VoucherFacts, translator: Translator, paper: VoucherPaper) -> PrintedReport:
    """Return the voucher as one page of *paper*; of the roll as long as it needs."""
    title = f"{translator.translate('Voucher', 'Voucher')} {facts.number}"
    if facts.is_practice:
        title = f"{translator.translate('Report', 'Practice data')} {title}"
    unit, size = _fitting(facts, translator, paper)

    def page(sheet: Sheet, _number: int, _count: int) -> None:
        _Page(sheet, facts, translator, paper, unit).draw()

    return write_document(title, facts.issued_at, translator.language, [page], size)


def _fitting(facts: VoucherFacts, translator: Translator, paper: VoucherPaper) -> tuple[float, tuple[float, float]]:
    """Return the scale and the size of the paper at which everything stands on it."""
    if paper is VoucherPaper.ROLL:
        height = _height(facts, translator, paper, _ROLL_UNIT)
        return _ROLL_UNIT, (ROLL_WIDTH, max(height, ROLL_LEAST))
    fits = (unit for unit in _UNITS if _height(facts, translator, paper, unit) <= A5[1])
    return next(fits, _UNITS[-1]), A5


def _height(facts: VoucherFacts, translator: Translator, paper: VoucherPaper, unit: float) -> float:
    """Return how much of the paper's length the voucher takes, its margins included."""
    return _Page(Ruler(translator.language), facts, translator, paper, unit).draw()


class _Page:
    """One page; everything is centred, its sizes follow the width of the paper."""

    def __init__(
        self, sheet: Sheet, facts: VoucherFacts, translator: Translator, paper: VoucherPaper, unit: float
    ) -> None:
        self.sheet, self.facts, self.translator = sheet, facts, translator
        self.paper = paper
        self.left = _MARGINS[paper]
        whole = A5[0] if paper is VoucherPaper.A5 else ROLL_WIDTH
        self.width = whole - 2 * self.left
        self.middle = whole / 2
        self.unit = unit
        self.y = (40 if paper is VoucherPaper.A5 else 14) * unit

    def draw(self) -> float:
        """Draw the page from top to bottom; return where it ends, the margin below included."""
        self._head()
        self._worth()
        self._square()
        self._facts()
        self._foot()
        return self.y + (24 if self.paper is VoucherPaper.A5 else 12) * self.unit

    def _colour(self, colour: str) -> str:
        """A thermal printer knows black only: colours would come out as dots."""
        return "text" if self.paper is VoucherPaper.ROLL else colour

    def _line(self, words: str, size: float, colour: str = "text", bold: bool = False, gap: float = 6) -> None:
        """Draw centred words, on as many lines as they need, at most three."""
        size *= self.unit
        for line in self.sheet.typesetter.wrap(words, self.width, size, bold, MOST_LINES):
            self.y += size
            self.sheet.text(self.middle, self.y, line, size, self._colour(colour), bold, "middle", self.width)
            self.y += size * 0.3
        self.y += gap * self.unit

    def _head(self) -> None:
        translate = self.translator.translate
        if self.paper is VoucherPaper.A5:
            logo(self.sheet, self.middle - 14 * self.unit, self.y, 28 * self.unit)
            self.y += 40 * self.unit
        self._line(self.facts.site, 12, "text2")
        if self.facts.is_practice:
            self._practice(translate("Voucher", "Practice data, not valid"))
        if self.facts.times > 1:
            self._line(translate("Voucher", "Copy {number}", number=self.facts.times), 13, "danger_text", True)
        self._line(translate("Voucher", "Voucher"), 20, "text", True, gap=12)

    def _practice(self, words: str) -> None:
        """Say between two rules, above all else, that the voucher is none."""
        self.sheet.rule(self.left, self.y, self.left + self.width, "text", 1.2)
        self.y += 5 * self.unit
        self._line(words, 13, "text", True, gap=3)
        self.sheet.rule(self.left, self.y, self.left + self.width, "text", 1.2)
        self.y += 8 * self.unit

    def _worth(self) -> None:
        self._line(str(self.facts.name.text(self.translator.language)), 16, "text", True)
        if self.facts.amount_cents:
            self._line(money(self.facts.amount_cents, self.facts.currency), 26, "primary", True, gap=10)

    def _square(self) -> None:
        translate = self.translator.translate
        # Scanners want four squares of quiet around it.
        self.y += 10 * self.unit
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
        self.y += side * count + 16 * self.unit
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
            if value:
                self._fact(name, value, size)
        self.y += size
        self.sheet.rule(self.left, self.y, self.left + self.width, "border2")
        self.y += 10 * self.unit

    def _fact(self, name: str, value: str, size: float) -> None:
        """Draw a name at the left and its value at the right, on a second line where a name is long."""
        self.y += size * 1.7
        self.sheet.text(self.left, self.y, name, size, self._colour("text2"), width=self.width * 0.34)
        right, room = self.left + self.width, self.width * 0.64
        for place, line in enumerate(self.sheet.typesetter.wrap(value, room, size, True, 2)):
            self.y += size * 1.3 if place else 0
            self.sheet.text(right, self.y, line, size, "text", True, "end", room)

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
