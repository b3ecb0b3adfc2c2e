"""Section 7 of page 1: six figures, each with n, interval, week before, series, target and verdict."""

from __future__ import annotations

from servicedesk.core.chart_geometry import draw
from servicedesk.core.charts import Caption, Sparkline
from servicedesk.core.drawing import Canvas, Rectangle
from servicedesk.core.figure_text import number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Change, Metric, Standing, Tile
from servicedesk.reports.frame import WIDTH
from servicedesk.reports.marks import mark
from servicedesk.reports.table import BODY, HEAD
from servicedesk.reports.weekly_sections import TITLE_HEIGHT, Draft, Place, title
from servicedesk.reports.weekly_words import (
    detail_text,
    metric_title,
    sample_text,
    target_text,
    unit_of,
    value_text,
)

GAP = 7.8
TILE_WIDTH = (WIDTH - 2 * GAP) / 3
TILE_HEIGHT = 91.0
TILES_HEIGHT = TITLE_HEIGHT + 2 * TILE_HEIGHT + GAP
PAD = 10.0
VALUE = 20.0
PILL_HEIGHT = 15.8


def tiles(draft: Draft, place: Place) -> None:
    """Draw the six figures in two rows."""
    translator = draft.translator
    note = translator.translate("Report", "12 weeks · dashed: target · compared by 95% intervals")
    body = title(draft, place, 7, translator.translate("Report", "Six figures"), note)
    for index, metric in enumerate(Metric):
        left = place.left + index % 3 * (TILE_WIDTH + GAP)
        top = body + index // 3 * (TILE_HEIGHT + GAP)
        _tile(draft, Place(left, top, TILE_WIDTH), draft.report.tile(metric))


def _tile(draft: Draft, place: Place, tile: Tile) -> None:
    sheet, translator = draft.sheet, draft.translator
    sheet.draw([Rectangle(place.left, place.top, TILE_WIDTH, TILE_HEIGHT, "surface", "border", 0.7, 6)])
    left, right = place.left + PAD, place.left + TILE_WIDTH - 8
    pill = _pill(draft, tile, right, place.top + 7)
    room = right - pill - 5 - left
    heading = metric_title(tile, translator)
    named, _, initials = heading.rpartition(" ")
    if initials.isalpha() and not named.isascii() and sheet.typesetter.width(heading, BODY, True) > room:
        # The Chinese name says it all; beside a wide verdict its initials give way whole.
        heading = named
    sheet.text(left, place.top + 18.2, heading, BODY, "text2", bold=True, width=room)
    _value(draft, tile, left, place.top + 43)
    spark = Sparkline(Caption(""), tile.series, unit_of(tile.metric), tile.target, bad=_is_bad(tile))
    canvas = Canvas(62, 22, HEAD, sheet.typesetter.width)
    sheet.draw(draw(spark, canvas, translator), right - 62, place.top + 27)
    width = TILE_WIDTH - 2 * PAD + 4
    empty = tile.value is None
    detail = "" if empty else detail_text(tile, translator)
    sheet.text(left, place.top + 58.8, detail, HEAD, "text3" if tile.small or empty else "text2", width=width)
    sheet.text(left, place.top + 71.7, sample_text(tile, translator), HEAD, "text3", width=width)
    _target(draft, tile, left, place.top + 84.6, width)


def _is_bad(tile: Tile) -> bool:
    judged = tile.metric is not Metric.VOLUME
    return judged and (tile.change is Change.FALLEN or tile.standing is Standing.BELOW)


def _value(draft: Draft, tile: Tile, left: float, baseline: float) -> None:
    """The figure in large type with its unit in small; grey where there are too few answers."""
    sheet, translator = draft.sheet, draft.translator
    units = {
        Metric.VOLUME: translator.translate("Report", "visits"),
        Metric.NPS: translator.translate("Report", "points"),
    }
    unit = units.get(tile.metric, "%")
    text = value_text(tile.metric, tile.value).removesuffix("%")
    colour = "disabled" if tile.small or tile.value is None else "text"
    used = sheet.text(left, baseline, text, VALUE, colour, bold=True)
    if tile.value is not None:
        sheet.text(left + used + 3, baseline, unit, HEAD, "text3")


def _pill(draft: Draft, tile: Tile, right: float, top: float) -> float:
    """Draw the verdict against the period before; return its width."""
    sheet = draft.sheet
    sign, word, tone = pill_words(tile, draft.translator)
    width = sheet.typesetter.width(word, HEAD) + 26
    sheet.draw([Rectangle(right - width, top, width, PILL_HEIGHT, f"{tone}_soft", radius=PILL_HEIGHT / 2)])
    mark(sheet, sign, right - width + 11, top + PILL_HEIGHT / 2, f"{tone}_text", 3.4)
    sheet.text(right - 8, top + PILL_HEIGHT / 2 + 3.1, word, HEAD, f"{tone}_text", anchor="end")
    return width


def pill_words(tile: Tile, translator: Translator) -> tuple[str, str, str]:
    """Return the sign, the words and the tone of the comparison with the period before."""
    if tile.value is None:
        return "none", translator.translate("Report", "No data"), "neutral"
    if tile.small:
        return "none", translator.translate("Report", "Few answers (n<10)"), "neutral"
    volume = tile.metric is Metric.VOLUME
    if tile.change is Change.RISEN:
        return "up", translator.translate("Report", "Clearly higher"), "primary" if volume else "success"
    if tile.change is Change.FALLEN:
        return "down", translator.translate("Report", "Clearly lower"), "primary" if volume else "danger"
    if tile.change is Change.UNCHANGED:
        return "equal", translator.translate("Report", "No clear change"), "neutral"
    return "none", translator.translate("Report", "Not comparable"), "neutral"


def _target(draft: Draft, tile: Tile, left: float, baseline: float, width: float) -> None:
    sign, word, colour, bold = target_words(tile, draft.translator)
    mark(draft.sheet, sign, left + 4, baseline - 3, colour, 3.8)
    draft.sheet.text(left + 12.5, baseline, word, HEAD, colour, bold=bold, width=width - 12.5)


def target_words(tile: Tile, translator: Translator) -> tuple[str, str, str, bool]:
    """Return the sign, the words, the colour and the weight of the comparison with the target."""
    target = target_text(tile)
    if tile.standing is Standing.NO_TARGET:
        return "none", translator.translate("Report", "No target set"), "text3", False
    if tile.standing is Standing.ABOVE:
        text = translator.translate("Report", "Target {target}: interval lies above", target=target)
        return "done", text, "success_text", False
    if tile.standing is Standing.BELOW:
        text = translator.translate("Report", "Target {target}: interval lies below", target=target)
        return "alert", text, "danger_text", True
    if tile.standing is Standing.UNDECIDED:
        text = translator.translate("Report", "Target {target}: inside interval, open", target=target)
        return "unsure", text, "warning_text", False
    if tile.small:
        text = translator.translate("Report", "Target {target}: too few answers (n={n})", target=target,
                                    n=number(tile.n))  # fmt: skip
        return "none", text, "text3", False
    return "none", translator.translate("Report", "Target {target}: no data", target=target), "text3", False
