"""The appendix: what is wrong with the data, where samples are small, and every definition with its date basis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from servicedesk.core.figure_text import NO_DATA, number
from servicedesk.core.text import one_line
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Metric, WeeklyReport
from servicedesk.core.weekly_chapters import Chapters
from servicedesk.core.weekly_duplicates import Duplicates
from servicedesk.core.weekly_quality import Flaw, FlawCount
from servicedesk.core.weekly_satisfaction import Group
from servicedesk.reports.frame import BOTTOM, LEFT, TOP, WIDTH
from servicedesk.reports.text import Typesetter
from servicedesk.reports.weekly_block import BLOCK_TITLE, PAGE_TITLE, left_out, part_of
from servicedesk.reports.weekly_definitions import definitions
from servicedesk.reports.weekly_sections import Draft
from servicedesk.reports.weekly_terms import term
from servicedesk.reports.weekly_words import metric_title

SIZE = 8.4
LEADING = 11.6
PAD = 5.6
COLUMNS = (112.0, 318.0, WIDTH - 112.0 - 318.0)
MOST_SMALL = 12
LONGEST_NAME = 24
MOST_MERGED = 40
LONGEST_TITLE = 60
Cells = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (one cell) or a row of three cells, already broken into lines."""

    lines: tuple[tuple[str, ...], ...]
    heading: bool = False
    muted: bool = False

    @property
    def height(self) -> float:
        """How much room it takes."""
        if self.heading:
            return 26.0
        return max(len(cell) for cell in self.lines) * LEADING + PAD


def appendix_pages(report: WeeklyReport, chapters: Chapters, translator: Translator) -> list[Callable[[Draft], None]]:
    """Return the pages of the appendix; a row is never torn between two."""
    pieces = _pieces(report, chapters, translator)
    room = BOTTOM - TOP - 34
    pages: list[list[Piece]] = [[]]
    used = 0.0
    for at, piece in enumerate(pieces):
        # A heading stays with the row after it.
        needed = piece.height + (pieces[at + 1].height if piece.heading and at + 1 < len(pieces) else 0.0)
        if pages[-1] and used + needed > room:
            pages.append([])
            used = 0.0
        pages[-1].append(piece)
        used += piece.height

    def painter(page: Sequence[Piece]) -> Callable[[Draft], None]:
        return lambda draft: _draw(draft, page)

    return [painter(page) for page in pages]


def _pieces(report: WeeklyReport, chapters: Chapters, translator: Translator) -> list[Piece]:
    # Laid out before the document begins: the page count stands on every page.
    typesetter = Typesetter(translator.language)

    def row(cells: Cells, muted: bool = False) -> Piece:
        columns = enumerate(zip(cells, COLUMNS, strict=True))
        lines = tuple(tuple(typesetter.wrap(cell, width - 10, SIZE, at == 0)) for at, (cell, width) in columns)
        return Piece(lines, muted=muted)

    def heading(text: str) -> Piece:
        return Piece(((text,),), heading=True)

    return [
        heading(translator.translate("Report", "What the data lack")),
        *(row(cells) for cells in flaw_rows(chapters.flaws, translator)),
        row(small_row(report, chapters, translator)),
        row(absent_row(chapters.flaws, translator), muted=True),
        *_duplicates(report, translator, heading, row),
        heading(translator.translate("Report", "Definitions and date bases")),
        *(row((each.name, each.text, each.basis)) for each in definitions(report, translator)),
    ]


def _duplicates(
    report: WeeklyReport,
    translator: Translator,
    heading: Callable[[str], Piece],
    row: Callable[[Cells, bool], Piece],
) -> list[Piece]:
    """Return the tickets of the week that went into others; nothing in a week without any."""
    found = report.duplicates
    if found is None:
        return []
    counted = translator.plural(
        "Report",
        "{n} ticket of the week went into another",
        "{n} tickets of the week went into others",
        found.total,
    )
    return [
        heading(counted),
        *(row(cells, False) for cells in merged_rows(found, translator)),
        row(merged_remark(found, translator), True),
    ]


def merged_rows(found: Duplicates, translator: Translator) -> list[Cells]:
    """Return the tickets that may be listed: from where to where, what it was called, who merged it and when."""
    separator = translator.translate("Report", ", ")
    rows = []
    for each in found.rows[:MOST_MERGED]:
        when = f"{each.merged_on:%m-%d}" if each.merged_on is not None else ""
        by = separator.join(part for part in (each.who, when) if part)
        rows.append((f"{each.number} → {each.into}", one_line(each.title, LONGEST_TITLE), by or NO_DATA))
    return rows


def merged_remark(found: Duplicates, translator: Translator) -> Cells:
    """Return what is left out, and how they are counted."""
    more = found.total - found.unlisted - min(len(found.rows), MOST_MERGED)
    sensitive = translator.plural(
        "Report",
        "{n} sensitive one is counted and not listed",
        "{n} sensitive ones are counted and not listed",
        found.unlisted,
    )
    counted = translator.translate("Report", "each counts once, with the ticket it went into")
    separator = translator.translate("Report", "; ")
    parts = (left_out(more, translator), sensitive if found.unlisted else "", counted)
    said = separator.join(part for part in parts if part)
    return ("", said, translator.translate("Report", "receipt"))


def _draw(draft: Draft, pieces: Sequence[Piece]) -> None:
    sheet = draft.sheet
    title = draft.translator.translate("Report", "How to read this report")
    sheet.text(LEFT, TOP + 16.5, title, PAGE_TITLE, bold=True)
    y = TOP + 30.0
    for piece in pieces:
        if piece.heading:
            sheet.text(LEFT, y + 17, piece.lines[0][0], BLOCK_TITLE, bold=True)
        x = LEFT
        for index, (cell, width) in enumerate(zip(piece.lines, COLUMNS, strict=False)):
            if not piece.heading:
                colour = "text3" if piece.muted else ("text", "text2", "text3")[index]
                for at, line in enumerate(cell):
                    sheet.text(x, y + PAD / 2 + (at + 0.78) * LEADING, line, SIZE, colour, index == 0)
            x += width
        y += piece.height
        sheet.rule(LEFT, y, LEFT + WIDTH, "border2" if piece.heading else "border")


def flaw_rows(flaws: Sequence[FlawCount], translator: Translator) -> list[Cells]:
    """Return what was found: name, what follows from it, how often."""
    rows = []
    for found in flaws:
        if found.count:
            name, effect = flaw_words(found.flaw, translator)
            share = part_of(found.count, found.total)
            count = translator.translate("Report", "{count} of {total} ({share})", count=number(found.count),
                                         total=number(found.total), share=share)  # fmt: skip
            rows.append((name, effect, count))
    return rows


def absent_row(flaws: Sequence[FlawCount], translator: Translator) -> Cells:
    """Return what was looked for and not found."""
    names = [flaw_words(found.flaw, translator)[0] for found in flaws if not found.count]
    separator = translator.translate("Report", "; ")
    return (translator.translate("Report", "Looked for, not found"), separator.join(names) or NO_DATA, "")


def small_row(report: WeeklyReport, chapters: Chapters, translator: Translator) -> Cells:
    """Return which figures rest on fewer than ten records."""
    names = [metric_title(tile, translator) for tile in report.tiles if tile.metric is not Metric.VOLUME and tile.small]
    names += [term(row.label, translator) for row in chapters.opinions.rows
              if row.group is Group.CHANNEL and row.share.small]  # fmt: skip
    names += [row.label for row in chapters.opinions.topics if row.share.small]
    names += [row.label for row in chapters.delivery.breaches if row.on_time.small]
    names = list(dict.fromkeys(one_line(name, LONGEST_NAME) for name in names))
    separator = translator.translate("Report", ", ")
    shown = [separator.join(names[:MOST_SMALL]), left_out(len(names) - MOST_SMALL, translator)]
    return (
        translator.translate("Report", "Small samples (n<10)"),
        separator.join(part for part in shown if part) or NO_DATA,
        translator.translate("Report", "shown, not judged"),
    )


def flaw_words(flaw: Flaw, translator: Translator) -> tuple[str, str]:
    """Return a flaw's name and what it means for the figures."""
    words = {
        Flaw.ANSWERS_WITHOUT_SCORE: (
            translator.translate("Report", "Answers without a score"),
            translator.translate("Report", "left out of satisfaction"),
        ),
        Flaw.ANSWERS_REPLACED: (
            translator.translate("Report", "Answers given again"),
            translator.translate("Report", "only the last one counts"),
        ),
        Flaw.VISITS_WITHOUT_TOPIC: (
            translator.translate("Report", "Visits without a topic"),
            translator.translate("Report", "counted, but in no topic and no family"),
        ),
        Flaw.VISITS_WITHOUT_CUSTOMER: (
            translator.translate("Report", "Visits of unregistered {customers}"),
            translator.translate("Report", "in no tier and no rhythm; a return cannot be recognised"),
        ),
        Flaw.VISITS_STILL_WAITING: (
            translator.translate("Report", "Visits still waiting"),
            translator.translate("Report", "in no ratio of waiting"),
        ),
        Flaw.WAITS_BELOW_ZERO: (
            translator.translate("Report", "Served before arrival"),
            translator.translate("Report", "counted as no wait; look at the clock of the station"),
        ),
        Flaw.TICKETS_WITHOUT_TOPIC: (
            translator.translate("Report", "Tickets without a topic"),
            translator.translate("Report", "counted, but in no comparison by topic"),
        ),
        Flaw.SOLVED_WITHOUT_CAUSE: (
            translator.translate("Report", "Solved without a cause"),
            translator.translate("Report", "causes speak for the others only"),
        ),
        Flaw.OPEN_WITHOUT_DEADLINE: (
            translator.translate("Report", "Open without a deadline"),
            translator.translate("Report", "cannot be late; check the time rules"),
        ),
        Flaw.SENSITIVE_NOT_LISTED: (
            translator.translate("Report", "Sensitive, not listed"),
            translator.translate("Report", "counted in every figure, named in no list"),
        ),
    }
    return words[flaw]
