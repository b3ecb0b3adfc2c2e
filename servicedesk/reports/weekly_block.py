"""What the pages after the first are built from: the page's finding, blocks with a finding each, charts, notes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from servicedesk.core.chart_geometry import draw
from servicedesk.core.charts import Chart
from servicedesk.core.drawing import Canvas
from servicedesk.core.figure_text import NO_DATA, number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly_figures import CountRow, Share
from servicedesk.reports.frame import LEFT, META, TOP, WIDTH
from servicedesk.reports.table import HEAD
from servicedesk.reports.weekly_sections import Draft, Place

PAGE_TITLE = 14.2
BLOCK_TITLE = 10.9
BLOCK_GAP = 17.0
COLUMN_GAP = 18.0
LABEL_LETTERS = 80
HALF = (WIDTH - COLUMN_GAP) / 2
RIGHT_HALF = LEFT + HALF + COLUMN_GAP


def page_title(draft: Draft, finding: str, basis: str) -> float:
    """Draw the page's finding, two lines at most, with its basis; return the top of what follows."""
    sheet = draft.sheet
    if not draft.report.finished:
        finding = draft.translator.translate("Report", "Week not finished: {finding}", finding=finding)
    y = TOP + 16.5
    for line in sheet.typesetter.wrap(finding, WIDTH, PAGE_TITLE, True, 2):
        sheet.text(LEFT, y, line, PAGE_TITLE, bold=True)
        y += 18.6
    y -= 1.6
    for line in sheet.typesetter.wrap(basis, WIDTH, META, lines=2):
        sheet.text(LEFT, y, line, META, "text3")
        y += 12.2
    return y - 2.0


def block(draft: Draft, place: Place, finding: str, basis: str, lines: int = 2) -> float:
    """Draw a block's finding and basis; return the top of its body."""
    sheet = draft.sheet
    y = place.top + 10.5
    for line in sheet.typesetter.wrap(finding, place.width, BLOCK_TITLE, True, lines):
        sheet.text(place.left, y, line, BLOCK_TITLE, bold=True)
        y += 14.2
    for line in sheet.typesetter.wrap(basis, place.width, META, lines=2) if basis else []:
        sheet.text(place.left, y - 0.8, line, META, "text3")
        y += 11.6
    return y - 5.5


def block_height(draft: Draft, width: float, finding: str, basis: str, lines: int = 2) -> float:
    """Return the height of a block's head, so that blocks side by side can begin their bodies together."""
    typesetter = draft.sheet.typesetter
    titles = len(typesetter.wrap(finding, width, BLOCK_TITLE, True, lines))
    bases = len(typesetter.wrap(basis, width, META, lines=2)) if basis else 0
    return 10.5 + 14.2 * titles + 11.6 * bases - 5.5


def plot(draft: Draft, chart: Chart, place: Place, height: float, size: float = HEAD) -> float:
    """Draw a chart without its title; return where it ends."""
    canvas = Canvas(place.width, height, size, draft.sheet.typesetter.width)
    draft.sheet.draw(draw(chart, canvas, draft.translator), place.left, place.top)
    return place.top + height


def notes(draft: Draft, place: Place, lines: Sequence[str], size: float = META, most: int = 2) -> float:
    """Draw small lines below each other, each wrapped; return where they end."""
    y = place.top + size
    for text in lines:
        for line in draft.sheet.typesetter.wrap(text, place.width, size, lines=most):
            draft.sheet.text(place.left, y, line, size, "text3")
            y += size * 1.4
    return y - size


def label(draft: Draft, text: str) -> str:
    """Return somebody's words for a chart: one line of what can be drawn, so that cutting it tears nothing apart."""
    return draft.sheet.typesetter.prepare(text)[:LABEL_LETTERS]


def joined(*parts: str) -> str:
    """Return the parts that say something, with dots between."""
    return " · ".join(part for part in parts if part)


def percent(share: Share, decimals: int = 1) -> str:
    """Return a share as it is written: 86.9%."""
    return NO_DATA if share.value is None else number(share.value, decimals) + "%"


def part_of(count: int, total: int) -> str:
    """Return the percentage of a count of a total: 62.7%."""
    return number(Fraction(100 * count, total), 1) + "%" if total else NO_DATA


def interval(share: Share, translator: Translator) -> str:
    """Return a share's interval in words; few answers say so instead."""
    if share.small:
        return translator.translate("Report", "few (n<10)")
    if share.interval is None:
        return NO_DATA
    low, high = number(share.interval.low, 1), number(share.interval.high, 1)
    return translator.translate("Report", "{low}–{high}%", low=low, high=high)


def listed(names: Sequence[str], translator: Translator, most: int = 2) -> str:
    """Return names in a sentence, the first *most* and how many more."""
    separator = translator.translate("Report", ", ")
    text = separator.join(names[:most])
    more = len(names) - most
    if more <= 0:
        return text
    return translator.translate("Report", "{names} and {count} more", names=text, count=more, total=len(names))


def stands_out(rows: Sequence[CountRow]) -> bool:
    """True if the first count is more than one and more than the second: one case is no pattern."""
    counts = [row.count for row in rows]
    return bool(counts) and counts[0] > 1 and counts[0] > max(counts[1:], default=0)


def left_out(count: int, translator: Translator) -> str:
    """Return how many rows are not shown: … and 12 more; empty for none."""
    return translator.translate("Report", "… and {count} more", count=number(count)) if count > 0 else ""


def no_data(translator: Translator) -> str:
    """Return what an empty section says."""
    return translator.translate("Report", "No data this week")
