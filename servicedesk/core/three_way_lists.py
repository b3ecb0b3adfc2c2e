"""Two people changed the same list: rows are compared by their number and field by field, lines by their words."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from servicedesk.core.three_way import Clash, merge

Row = tuple[int | None, Mapping[str, Any]]
"""A row's number, None for one that is new, and its fields."""
Line = TypeVar("Line", bound=Hashable)
ORDER = "order"


@dataclass(frozen=True, slots=True)
class MergedRows:
    """The rows to write, and what has to be chosen first.

    A clash is called ``number.field``, or ``number`` alone where one side took the row away (its value is None) and
    the other changed it; ``order`` where both moved rows.
    """

    rows: tuple[Row, ...]
    clashes: tuple[Clash, ...] = ()


def merge_rows(base: Sequence[Row], mine: Sequence[Row], theirs: Sequence[Row]) -> MergedRows:
    """Compare what the editor started from, what it wants and what stands there now.

    What one side added, changed, moved or took away stands. A row of *mine* whose number is neither in *base* nor
    among *theirs* was taken away by them and is wanted: it becomes a new one.
    """
    started, wanted, now = _by_number(base), _by_number(mine), _by_number(theirs)
    clashes: list[Clash] = []
    kept: dict[int, Mapping[str, Any]] = {}
    for number in dict.fromkeys((*started, *now)):
        fields = _merged(number, started.get(number), wanted.get(number), now.get(number), clashes)
        if fields is not None:
            kept[number] = fields
    common = started.keys() & wanted.keys() & now.keys()
    before, by_me, by_them = ([each for each in side if each in common] for side in (started, wanted, now))
    if by_them not in (before, by_me) and by_me != before:
        clashes.append(Clash(ORDER, tuple(before), tuple(by_me), tuple(by_them)))
    ours: list[Row] = [
        (number if number in kept else None, fields)
        for number, fields in mine
        if number in kept or number not in started
    ]
    others: list[Row] = [row for row in theirs if row[0] in kept]
    first, second = (others, ours) if by_me == before else (ours, others)
    whole = woven(first, second)
    rows = tuple((number, fields if number is None else kept[number]) for number, fields in whole)
    return MergedRows(rows, tuple(clashes))


def _by_number(rows: Iterable[Row]) -> dict[int, Mapping[str, Any]]:
    return {number: fields for number, fields in rows if number is not None}


def _merged(
    number: int,
    base: Mapping[str, Any] | None,
    mine: Mapping[str, Any] | None,
    theirs: Mapping[str, Any] | None,
    clashes: list[Clash],
) -> Mapping[str, Any] | None:
    """Return one row's fields, None for one that goes; what has to be chosen is added to *clashes*."""
    if base is None:
        # New on their side, or already mine: what I want of it stands.
        return {**(theirs or {}), **(mine or {})}
    if mine is None or theirs is None:
        left = theirs if mine is None else mine
        if left is None or left == base:
            return None
        clashes.append(Clash(str(number), base, mine, theirs))
        return left
    found = merge(base, mine, theirs)
    clashes += [
        Clash(f"{number}.{clash.name}", clash.original, clash.mine, clash.theirs, clash.is_text)
        for clash in found.clashes
    ]
    return {**theirs, **found.values}


def woven(first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    """Return *first* with the rows that only *second* has, each behind the one it stands behind there."""
    whole = list(first)
    there = {number for number, _fields in first if number is not None}
    place = 0
    for row in second:
        number = row[0]
        if number is not None and number in there:
            place = 1 + next(index for index, each in enumerate(whole) if each[0] == number)
        else:
            whole.insert(place, row)
            place += 1
    return whole


def put_rows(rows: Sequence[Row], values: Mapping[str, Any]) -> list[Row]:
    """Return *rows* with *values* named as clashes are: what was chosen, or what it was chosen against."""
    found = list(rows)
    for name, value in values.items():
        if name == ORDER:
            found = _ordered(found, list(value))
            continue
        text, dot, field = name.partition(".")
        number = int(text)
        place = next((index for index, row in enumerate(found) if row[0] == number), None)
        if dot:
            if place is not None:
                found[place] = (number, {**found[place][1], field: value})
        elif value is None:
            found = [row for row in found if row[0] != number]
        elif place is None:
            found.append((number, value))
        else:
            found[place] = (number, value)
    return found


def _ordered(rows: list[Row], numbers: list[int]) -> list[Row]:
    """Return *rows* with those of *numbers* in that order, in the places they have between them."""
    by_number = {row[0]: row for row in rows}
    wanted = iter([by_number[number] for number in numbers if number in by_number])
    named = set(numbers)
    return [next(wanted) if row[0] in named else row for row in rows]


def merge_lines(base: Sequence[Line], mine: Sequence[Line], theirs: Sequence[Line]) -> list[Line]:
    """Return a list of words as both sides left it: what either took away is gone, what either added is there.

    Two wordings of one line are both kept. The order is that of whoever changed it, mine where both did.
    """
    started, now = set(base), set(theirs)
    first, second = (theirs, mine) if list(mine) == list(base) else (mine, theirs)
    gone = {line for line in started if line not in now or line not in set(mine)}
    whole = [line for line in dict.fromkeys(first) if line not in gone]
    place = 0
    for line in dict.fromkeys(second):
        if line in whole:
            place = whole.index(line) + 1
        elif line not in gone:
            whole.insert(place, line)
            place += 1
    return whole
