"""Printed pages read back, and how far a sheet is written on."""

from io import BytesIO

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from servicedesk.core.drawing import Rectangle
from servicedesk.core.translation import Translator
from servicedesk.reports.sheet import A4, Sheet
from servicedesk.reports.text import Typesetter

WORDS = {"customer": "宾客", "customers": "宾客"}
CHINESE = Translator("zh_CN", WORDS)
ENGLISH = Translator("en", {"customer": "guest", "customers": "guests"})


def page_texts(pdf):
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


class Observed(Sheet):
    """A sheet that remembers how far it was written on."""

    def __init__(self):
        super().__init__(Canvas(BytesIO(), pagesize=A4), Typesetter())
        self.places = []

    def text(self, x, y, text, size, colour="text", bold=False, anchor="start", width=None):
        length = super().text(x, y, text, size, colour, bold, anchor, width)
        left = x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
        self.places.append((left, y, left + length, text))
        return length

    def draw(self, shapes, x=0.0, y=0.0):
        shapes = list(shapes)
        for shape in shapes:
            if isinstance(shape, Rectangle):
                right, bottom = x + shape.x + shape.width, y + shape.y + shape.height
                self.places.append((x + shape.x, bottom, right, "rectangle"))
        super().draw(shapes, x, y)
