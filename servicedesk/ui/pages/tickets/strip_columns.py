"""The columns of the deadline strip: a day each, days of one holiday together, the middle of a long time folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from servicedesk.core.translation import plural, translate, translator
from servicedesk.methods.strip_days import PieceKind, StripDay
from servicedesk.ui import wording

LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class StripColumn:
    """One column: the days it stands for, its head, and words inside where it is not drawn to the minute."""

    days: tuple[StripDay, ...]
    title: str
    below: str
    words: str = ""
    is_folded: bool = False
    is_supposed: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether nothing of it is open."""
        return not any(day.is_open for day in self.days)


def columns(
    days: Sequence[StripDay], names: Mapping[date, str], most: int, now: date | None = None
) -> list[StripColumn]:
    """Return at most about *most* columns; *names* are those of holidays by date, the day of *now* stands by itself."""
    found: list[StripColumn] = []
    for day in days:
        last = found[-1] if found else None
        if last is not None and _belongs(last.days[-1], day, names):
            found[-1] = replace(last, days=(*last.days, day))
        else:
            found.append(StripColumn((day,), "", ""))
    if len(found) > max(most, LEAST_COLUMNS):
        here = next((place for place, column in enumerate(found) if now in {day.on for day in column.days}), None)
        found = _folded(found, here, max(most, LEAST_COLUMNS))
    return [_named(column, names) for column in found]


def _folded(found: list[StripColumn], here: int | None, most: int) -> list[StripColumn]:
    """Fold what is neither the beginning, nor now, nor the end, nor as near to them as there is room for."""
    last = len(found) - 1
    kept = {0, last} | ({here} if here is not None else set())
    near = [last - 1, *([here - 1, here + 1] if here is not None else []), 1]
    for place in [*near, *range(last - 2, 1, -1)]:
        wanted = kept | {place}
        if 0 <= place <= last and len(_gather(found, wanted)) <= most:
            kept = wanted
    return _gather(found, kept)


def _gather(found: list[StripColumn], kept: set[int]) -> list[StripColumn]:
    """Return the columns with those that are not kept folded run by run."""
    gathered: list[StripColumn] = []
    run: list[StripColumn] = []
    for place, column in enumerate([*found, None]):
        if column is not None and place not in kept:
            run.append(column)
            continue
        if len(run) == 1:
            gathered.append(run[0])
        elif run:
            days = tuple(day for each in run for day in each.days)
            gathered.append(StripColumn(days, "", "", is_folded=True))
        run = []
        if column is not None:
            gathered.append(column)
    return gathered


def _belongs(last: StripDay, day: StripDay, names: Mapping[date, str]) -> bool:
    """Days that are closed for the same reason stand together."""
    if last.is_open or day.is_open or last.is_holiday != day.is_holiday:
        return False
    return not day.is_holiday or names.get(last.on, "") == names.get(day.on, "")


def _named(column: StripColumn, names: Mapping[date, str]) -> StripColumn:
    first, last = column.days[0], column.days[-1]
    if column.is_folded:
        title = plural("Deadline", "{n} day", "{n} days", len(column.days))
        return replace(column, title=title, below=_span(first, last), words=_counted(column))
    if len(column.days) > 1 or first.is_holiday:
        name = names.get(first.on, "")
        if first.is_holiday:
            title = translate("Deadline", "{name} holiday", name=name) if name else translate("Deadline", "Holiday")
            days = plural("Deadline", "{n} day not counted", "{n} days not counted", len(column.days))
            return replace(column, title=title, below=_span(first, last), words=days)
        title = f"{wording.weekday(first.on)}–{wording.weekday(last.on)}"
        return replace(column, title=title, below=_span(first, last), words=translate("Deadline", "closed"))
    below = _day(first)
    if first.is_makeup:
        below = translate("Deadline", "{day} make-up", day=below)
    words = translate("Deadline", "closed") if not first.is_open else ""
    return replace(column, title=wording.weekday(first.on), below=below, words=words)


def _counted(column: StripColumn) -> str:
    counted = (piece for day in column.days for piece in day.pieces if piece.kind is PieceKind.COUNTED)
    total = sum((piece.end - piece.start for piece in counted), timedelta(0))
    return translate("Deadline", "counted {span}", span=wording.duration(total)) if total else "⋯"


def _day(day: StripDay) -> str:
    if translator().language == "en":
        return wording.short_day(day.on)
    return f"{day.on.month}-{day.on.day:02d}"


def _span(first: StripDay, last: StripDay) -> str:
    if first.on == last.on:
        return _day(first)
    if translator().language == "en":
        return f"{_day(first)} – {_day(last)}"
    end = f"{last.on.day:02d}" if first.on.month == last.on.month else _day(last)
    return f"{_day(first)} 至 {end}"
