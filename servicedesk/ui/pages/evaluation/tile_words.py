"""What stands on the five tiles: rounded once, never more than the interval carries."""

from __future__ import annotations

from dataclasses import dataclass

from servicedesk.core.charts import Unit
from servicedesk.core.figure_text import NO_DATA, figure, number
from servicedesk.core.translation import translate
from servicedesk.core.weekly import Change, Metric, Tile
from servicedesk.queries.analysis.tiles import Tiles, WaitFacts
from servicedesk.ui.pages.evaluation.period import Kind, Request, no_data_words


@dataclass(frozen=True, slots=True)
class TileWords:
    """One tile in words; *tone* colours the verdict, *series* are twelve weeks with gaps."""

    label: str
    count: str
    value: str = NO_DATA
    unit: str = ""
    interval: str = ""
    verdict: str = ""
    verdict_icon: str = ""
    tone: str = "neutral"
    note: str = ""
    series: tuple[float | None, ...] = ()
    is_grey: bool = False

    @property
    def spoken(self) -> str:
        """Everything in one line, for a screen reader."""
        parts = (
            self.label,
            f"{self.value}{self.unit}" if self.unit == "%" else f"{self.value} {self.unit}".strip(),
            self.interval,
            self.count,
            self.verdict,
            self.note,
        )
        return " · ".join(part for part in parts if part)


def tile_words(tiles: Tiles, request: Request) -> tuple[TileWords, ...]:
    """Return the five tiles in order."""
    return (
        _csat(tiles, request),
        _nps(tiles, request),
        _share(translate("Evaluation", "On time"), tiles.on_time, request, _target(tiles.on_time)),
        _first_contact(tiles.first_contact, request),
        _wait(tiles.wait, request),
    )


def _csat(tiles: Tiles, request: Request) -> TileWords:
    mean = ""
    if tiles.csat_mean is not None:
        mean = translate("Evaluation", "mean {mean}", mean=number(tiles.csat_mean, 2))
    note = _joined(mean, _target(tiles.csat))
    return _share(translate("Evaluation", "Satisfaction CSAT"), tiles.csat, request, note)


def _nps(tiles: Tiles, request: Request) -> TileWords:
    tile = tiles.nps
    before = ""
    if request.before is not None and tile.previous is not None:
        before = translate("Evaluation", "before {value}", value=figure(tile.previous, Unit.POINTS))
    target = translate("Evaluation", "goal {value}", value=figure(tile.target, Unit.POINTS))
    interval = ""
    if tile.interval is not None and not tile.small:
        low, high = (figure(bound, Unit.POINTS) for bound in (tile.interval.low, tile.interval.high))
        interval = f"({low} – {high})"
    words = _verdict(tile, request)
    return TileWords(
        translate("Evaluation", "Recommendation NPS"),
        _count(tile.n),
        figure(tile.value, Unit.POINTS),
        "",
        interval,
        *words,
        note=_joined(before, target),
        series=tile.series,
        is_grey=tile.small,
    )


def _first_contact(tile: Tile, request: Request) -> TileWords:
    pending = ""
    if tile.provisional and not (tile.small and tile.provisional > tile.n):
        pending = translate("Evaluation", "{n} provisional", n=f"{tile.provisional:,}")
    return _share(translate("Evaluation", "First contact FCR"), tile, request, _joined(pending, _target(tile)))


def _share(label: str, tile: Tile, request: Request, note: str) -> TileWords:
    interval = ""
    if tile.interval is not None and not tile.small:
        interval = f"({number(tile.interval.low, 1)}–{number(tile.interval.high, 1)})"
    return TileWords(
        label,
        _count(tile.n),
        number(tile.value, 1),
        "%" if tile.n else "",
        interval,
        *_verdict(tile, request),
        note=note,
        series=tile.series,
        is_grey=tile.small,
    )


def _wait(wait: WaitFacts, request: Request) -> TileWords:
    """The mean is shown; what is judged is the share served within the standard, which has an interval."""
    p90 = ""
    if wait.p90_minutes is not None:
        p90 = f"(P90 {number(wait.p90_minutes, 1)})"
    verdict, icon, tone = _verdict(wait.prompt, request)
    if wait.prompt.change in (Change.RISEN, Change.FALLEN):
        verdict = translate(
            "Evaluation",
            "Clear change: in {minutes} min {points} pts",
            minutes=wait.standard_minutes,
            points=_points(wait.prompt),
        )
    return TileWords(
        translate("Evaluation", "Average wait"),
        _count(wait.served),
        number(wait.mean_minutes, 1),
        translate("Evaluation", "min") if wait.served else "",
        p90,
        verdict,
        icon,
        tone,
        translate("Evaluation", "standard {minutes} min", minutes=wait.standard_minutes),
        wait.series,
        wait.prompt.small,
    )


def _target(tile: Tile) -> str:
    return translate("Evaluation", "goal {value}", value=figure(tile.target, Unit.PERCENT, 0))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _count(n: int) -> str:
    return f"n={n:,}" if n else "n=0"


def _points(tile: Tile) -> str:
    """Return the difference in points with its sign."""
    assert tile.value is not None
    assert tile.previous is not None
    return number(tile.value - tile.previous, 0 if tile.metric is Metric.NPS else 1, signed=True)


def _verdict(tile: Tile, request: Request) -> tuple[str, str, str]:
    """Return words, icon and tone; "clear change" only when the interval of the difference excludes zero."""
    if tile.value is None and tile.provisional:
        return translate("Evaluation", "all provisional"), "", "neutral"
    if tile.value is None:
        return no_data_words(request.period.kind), "", "neutral"
    if tile.small and tile.provisional > tile.n:
        # Few only because most may still come back: the number that waits says why.
        return translate("Evaluation", "{n} provisional", n=f"{tile.provisional:,}"), "", "neutral"
    if tile.small:
        return translate("Evaluation", "few (n<10)"), "", "neutral"
    if request.before is None:
        return "", "", "neutral"
    match tile.change:
        case Change.RISEN:
            return _changed(tile), "trending-up", "success"
        case Change.FALLEN:
            return _changed(tile), "trending-down", "danger"
        case Change.UNCHANGED:
            return translate("Evaluation", "No clear change"), "equal", "neutral"
        case Change.UNKNOWN:
            return _nothing_before(request.period.kind), "", "neutral"


def _changed(tile: Tile) -> str:
    return translate("Evaluation", "Clear change {points} pts", points=_points(tile))


def _nothing_before(kind: Kind) -> str:
    if kind is Kind.WEEK:
        return translate("Evaluation", "too little the week before")
    return translate("Evaluation", "too little before")
