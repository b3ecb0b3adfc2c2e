"""The weekly supervisor report as PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from servicedesk.core.translation import Translator
from servicedesk.core.weekly import WeeklyReport
from servicedesk.core.weekly_chapters import Chapters
from servicedesk.core.weekly_delivery import Delivery
from servicedesk.core.weekly_promises import OtherPromises
from servicedesk.reports.document import PagePainter, PrintedReport, write_document
from servicedesk.reports.frame import BOTTOM, LEFT, TOP, WIDTH, Frame, draw_frame
from servicedesk.reports.sheet import Ruler, Sheet
from servicedesk.reports.weekly_appendix import appendix_pages
from servicedesk.reports.weekly_block import BLOCK_GAP
from servicedesk.reports.weekly_complaints import complaints_page
from servicedesk.reports.weekly_delivery import Heights, delivery_page
from servicedesk.reports.weekly_demand import demand_page
from servicedesk.reports.weekly_promises import promises_block, promises_page
from servicedesk.reports.weekly_relations import relations_page
from servicedesk.reports.weekly_satisfaction import satisfaction_page
from servicedesk.reports.weekly_sections import (
    Draft,
    Place,
    actions,
    actions_height,
    compensation,
    compensation_height,
    decisions,
    decisions_height,
    faults,
    promises,
    table_height,
    unhappy,
)
from servicedesk.reports.weekly_tiles import TILES_HEIGHT, tiles
from servicedesk.reports.weekly_verdict import headline, paragraph
from servicedesk.reports.weekly_words import long_date

HALF = 248.0
SECTION_GAP = 7.0
MOST_GAP = 16.0
HEADLINE_SIZES = ((17.5, 1), (15.0, 1), (13.5, 2))
PARAGRAPH = 9.2


def weekly_pdf(report: WeeklyReport, translator: Translator) -> bytes:
    """Return the report as a PDF file; the same snapshot and language give the same bytes."""
    return print_weekly(report, translator).pdf


def print_weekly(report: WeeklyReport, translator: Translator) -> PrintedReport:
    """Return the report with the characters that could not be drawn, for the preview to mention."""
    frame = frame_of(report, translator)
    pages = [_page(report, translator, frame, "", draw_first_page)]
    if report.chapters is not None:
        pages += [
            _page(report, translator, frame, name, paint)
            for name, paint in chapter_pages(report, report.chapters, translator)
        ]
    title = " ".join(filter(None, (frame.practice, frame.subject, f"{report.year}-W{report.week:02}")))
    return write_document(title, report.prepared_at, translator.language, pages)


def _page(
    report: WeeklyReport, translator: Translator, frame: Frame, name: str, paint: Callable[[Draft], object]
) -> PagePainter:
    """Return a page with head and foot; *name* is the section beside the report's own name."""
    subject = translator.translate("Report", "{section} · weekly service report", section=name)
    named = replace(frame, subject=subject) if name else frame

    def page(sheet: Sheet, number: int, count: int) -> None:
        paint(Draft(sheet, report, translator))
        draw_frame(sheet, named, translator, number, count)

    return page


def chapter_pages(
    report: WeeklyReport, chapters: Chapters, translator: Translator
) -> list[tuple[str, Callable[[Draft], object]]]:
    """Return the pages after the first, each with its section's name."""
    appendix = translator.translate("Report", "Appendix")
    return [
        (translator.translate("Report", "Demand and waiting"), lambda draft: demand_page(draft, chapters.demand)),
        *_deadline_pages(report, chapters.delivery, translator),
        (translator.translate("Report", "Satisfaction"), lambda draft: satisfaction_page(draft, chapters.opinions)),
        (translator.translate("Report", "Complaints"), lambda draft: complaints_page(draft, chapters.complaints)),
        (
            translator.translate("Report", "Members and follow-up"),
            lambda draft: relations_page(draft, chapters.relations),
        ),
        *((appendix, page) for page in appendix_pages(report, chapters, translator)),
    ]


def _deadline_pages(
    report: WeeklyReport, delivery: Delivery, translator: Translator
) -> list[tuple[str, Callable[[Draft], object]]]:
    """Return the page of deadlines, and the other promises on it where they fit as a whole, else on their own."""
    name = translator.translate("Report", "Deadlines and backlog")
    found = report.other_promises
    if found is None:
        return [(name, lambda draft: _with_promises(draft, delivery, Heights(), None))]
    heights = _room_for_promises(report, delivery, found, translator)
    if heights is not None:
        both = translator.translate("Report", "Deadlines and promises")
        return [(both, lambda draft: _with_promises(draft, delivery, heights, found))]
    others = translator.translate("InsideFigures", "Other promises")
    return [
        (name, lambda draft: _with_promises(draft, delivery, Heights(), None)),
        (others, lambda draft: promises_page(draft, found)),
    ]


# Charts still read well at these heights; below, the promises take a page.
_HEIGHTS = (Heights(), Heights(176.0, 140.0), Heights(160.0, 116.0))


def _room_for_promises(
    report: WeeklyReport, delivery: Delivery, promises: OtherPromises, translator: Translator
) -> Heights | None:
    """Return the greatest heights of the charts before at which the promises fit below them."""
    ruler = Draft(Ruler(translator.language), report, translator)
    fits = (each for each in _HEIGHTS if _with_promises(ruler, delivery, each, promises) <= BOTTOM)
    return next(fits, None)


def _with_promises(draft: Draft, delivery: Delivery, heights: Heights, promises: OtherPromises | None) -> float:
    end = delivery_page(draft, delivery, heights)
    return end if promises is None else promises_block(draft, promises, end + BLOCK_GAP)


def frame_of(report: WeeklyReport, translator: Translator) -> Frame:
    """Return the words of head and foot."""
    period = translator.translate(
        "Report",
        "Week {week} of {year} · {start} – {end}",
        week=report.week,
        year=report.year,
        start=long_date(report.monday, translator),
        end=long_date(report.sunday, translator),
    )
    if not report.finished:
        period = translator.translate("Report", "{period} (not finished)", period=period)
    at, data = f"{report.prepared_at:%Y-%m-%d %H:%M}", f"{report.data_as_of:%Y-%m-%d %H:%M}"
    if report.prepared_by:
        made = translator.translate(
            "Report", "prepared by {name} {at} · data as of {data}", name=report.prepared_by, at=at, data=data
        )
    else:
        made = translator.translate("Report", "prepared {at} · data as of {data}", at=at, data=data)
    if report.issued:
        state = translator.translate(
            "Report", "Issued, reprints are identical · 95% intervals · {customer} names masked"
        )
    else:
        state = translator.translate("Report", "Draft, figures may change · 95% intervals · {customer} names masked")
    return Frame(
        translator.translate("Report", "{site} · Service Desk", site=report.site)
        if report.site
        else translator.translate("Report", "Service Desk"),
        translator.translate("Report", "Weekly service report ({supervisor})"),
        period,
        made,
        state,
        report.checksum,
        translator.translate("Report", "Practice data") if report.is_practice else "",
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """How many rows of each list stand on page 1."""

    unhappy: int = 1
    pair: int = 1
    actions: int = 1


# In this order rows are added as long as the page holds them.
WISHES = (
    *(("unhappy", count) for count in (2, 3)),
    *(("pair", count) for count in (2, 3)),
    *(("actions", count) for count in (2, 3, 4, 5)),
    *(("unhappy", count) for count in (4, 5, 6)),
    *(("pair", count) for count in (4, 5)),
    *(("actions", count) for count in (6, 7)),
    *(("unhappy", count) for count in (7, 8, 9, 10)),
)


def section_heights(draft: Draft, shown: Shown) -> tuple[float, ...]:
    """Return the heights of the five bands below the paragraph."""
    report = draft.report
    return (
        table_height(len(report.unhappy), shown.unhappy),
        decisions_height(draft),
        max(table_height(len(report.faults), shown.pair), table_height(len(report.promises.broken), shown.pair)),
        max(actions_height(len(report.actions), shown.actions), compensation_height(report)),
        TILES_HEIGHT,
    )


def fit(draft: Draft, room: float) -> Shown:
    """Return how many rows can be shown in *room*."""
    shown = Shown()
    for name, count in WISHES:
        wish = replace(shown, **{name: count})
        if sum(section_heights(draft, wish)) + 4 * SECTION_GAP <= room:
            shown = wish
    return shown


def draw_first_page(draft: Draft) -> None:
    """Draw the verdict and the seven sections."""
    top = _verdict(draft)
    room = BOTTOM - top
    shown = fit(draft, room)
    heights = section_heights(draft, shown)
    gap = min(MOST_GAP, SECTION_GAP + max(0.0, room - sum(heights) - 4 * SECTION_GAP) / 4)
    tops = [top + sum(heights[:index]) + index * gap for index in range(len(heights))]
    right = LEFT + WIDTH - HALF
    unhappy(draft, Place(LEFT, tops[0], WIDTH), shown.unhappy)
    decisions(draft, Place(LEFT, tops[1], WIDTH))
    faults(draft, Place(LEFT, tops[2], HALF), shown.pair)
    promises(draft, Place(right, tops[2], HALF), shown.pair)
    actions(draft, Place(LEFT, tops[3], HALF), shown.actions)
    compensation(draft, Place(right, tops[3], HALF))
    tiles(draft, Place(LEFT, tops[4], WIDTH))


def _verdict(draft: Draft) -> float:
    """Draw the headline as large as it fits and the paragraph; return where the sections begin."""
    sheet = draft.sheet
    text = headline(draft.report, draft.translator)
    for size, most in HEADLINE_SIZES:
        lines = sheet.typesetter.wrap(text, WIDTH, size, True)
        if len(lines) <= most:
            break
    lines = sheet.typesetter.wrap(text, WIDTH, size, True, most)
    y = TOP + 3.5 + size
    for line in lines:
        sheet.text(LEFT, y, line, size, bold=True)
        y += size * 1.3
    y += 18.2 - size * 1.3
    words = sheet.typesetter.wrap(paragraph(draft.report, draft.translator), WIDTH, PARAGRAPH, lines=3)
    return sheet.lines(LEFT, y, words, PARAGRAPH, 15.2, "text2") - 15.2 + 12
