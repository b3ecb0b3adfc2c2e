"""The cut fonts: all of GB 2312, drawn and measured like the full ones, under names of their own."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from servicedesk.reports.fonts import FILES, font


def gb2312_characters():
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs)


@pytest.mark.parametrize("bold", [False, True])
def test_cut_holds_every_gb2312_character_at_the_same_width(bold):
    _, cut, full = FILES[bold]
    letters = gb2312_characters()
    assert len(letters) == 6763
    assert {ord(letter) for letter in letters} <= font(cut).face.charToGlyph.keys()
    assert stringWidth(letters, font(cut).fontName, 10) == pytest.approx(stringWidth(letters, font(full).fontName, 10))


def test_fonts_of_one_document_have_different_names():
    names = [font(name).face.name for pair in FILES.values() for name in pair]
    assert len(set(names)) == len(names) == 6
