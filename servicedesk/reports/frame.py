"""What every page of a report has: the head with site and period, the foot with checksum and page number."""

from __future__ import annotations

from dataclasses import dataclass

from servicedesk.core.drawing import Rectangle
from servicedesk.core.translation import Translator
from servicedesk.reports.marks import framed, logo
from servicedesk.reports.sheet import Sheet
from servicedesk.reports.text import code_points

LEFT = 40.5
RIGHT = 554.8
WIDTH = RIGHT - LEFT
TOP = 70.0
BOTTOM = 800.0
META = 8.5


@dataclass(frozen=True, slots=True)
class Frame:
    """The words of head and foot."""

    site: str
    subject: str
    period: str
    made: str
    state: str
    checksum: str
    # Empty for real data: what a practice site prints is told from it at a glance, in grey too.
    practice: str = ""


def draw_frame(sheet: Sheet, frame: Frame, translator: Translator, page: int, pages: int) -> None:
    """Draw head and foot; call it after the body, so that the foot knows what could not be drawn."""
    logo(sheet, LEFT, 26, 24)
    if frame.practice:
        framed(sheet, frame.practice, (LEFT + RIGHT) / 2, 16.5, META)
    side = LEFT + 33
    right = sheet.text(RIGHT, 35.6, frame.period, 9.4, bold=True, anchor="end", width=WIDTH * 0.62)
    sheet.text(side, 35.6, frame.site, 9.4, bold=True, width=RIGHT - right - 14 - side)
    right = sheet.text(RIGHT, 48.8, frame.made, META, "text3", anchor="end", width=WIDTH * 0.62)
    sheet.text(side, 48.8, frame.subject, META, "text3", width=RIGHT - right - 14 - side)
    sheet.draw([Rectangle(LEFT, 59, WIDTH, 2, "primary", radius=1)])
    sheet.rule(LEFT, 805.7, RIGHT, "border2")
    number = translator.translate("Report", "Checksum {code}    Page {page} / {pages}",
                                  code=frame.checksum, page=page, pages=pages)  # fmt: skip
    right = sheet.text(RIGHT, 819.5, number, META, "text3", anchor="end")
    state = LEFT
    if frame.practice:
        state += sheet.text(LEFT, 819.5, frame.practice, META, bold=True) + 7
    sheet.text(state, 819.5, frame.state, META, "text3", width=RIGHT - right - 14 - state)
    if sheet.typesetter.replaced:
        codes = ", ".join(code_points(cluster) for cluster in sheet.typesetter.replaced)
        note = translator.translate("Report", "〓 stands for characters the fonts lack: {codes}", codes=codes)
        sheet.text(LEFT, 830.5, note, 7, "text3", width=WIDTH)
