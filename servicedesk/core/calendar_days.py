"""The days of a calendar that differ, as a CSV table people keep: date, open or closed, name, hours."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from servicedesk.core.errors import Refused

HEADER = ("date", "state", "name", "hours")
_OPEN = {"open", "work", "班", "上班", "营业", "调休"}
_CLOSED = {"closed", "off", "休", "放假", "休息", "不营业"}


HIDDEN_HOLIDAYS = "holidays_hidden"
"""The setting that says to whom a year without holidays is named no more: year → people."""


@dataclass(frozen=True, slots=True)
class ListedDay:
    """One line of the table."""

    on: date
    is_open: bool
    name: str = ""
    hours: tuple[tuple[str, str], ...] = ()


def to_csv(days: Iterable[ListedDay]) -> str:
    """Return the table as text; spreadsheets read it as it is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    for day in days:
        hours = ", ".join(f"{low}-{high}" for low, high in day.hours)
        # A name that looks like a formula is text, not one.
        name = f"'{day.name}" if day.name[:1] in "=+-@" else day.name
        writer.writerow((day.on.isoformat(), "open" if day.is_open else "closed", name, hours))
    return "\ufeff" + out.getvalue()


def from_csv(text: str) -> list[ListedDay]:
    """Return the days of a table. Raises Refused ``day_line_unclear`` with the line that cannot be read."""
    found: list[ListedDay] = []
    for number, line in enumerate(csv.reader(io.StringIO(text.lstrip("\ufeff"))), start=1):
        cells = [cell.strip() for cell in line]
        if not any(cells) or (number == 1 and cells[0].casefold() in {"date", "日期"}):
            continue
        try:
            found.append(_day([*cells, "", "", ""]))
        except ValueError:
            raise Refused("day_line_unclear", line=number, text=",".join(cells)[:60]) from None
    return found


def _day(cells: list[str]) -> ListedDay:
    on = date.fromisoformat(cells[0].replace("/", "-").replace(".", "-"))
    state = cells[1].casefold()
    if state not in _OPEN | _CLOSED:
        raise ValueError(state)
    spans = [part.strip().split("-") for part in cells[3].replace("–", "-").split(",") if part.strip()]
    hours = tuple((low.strip(), high.strip()) for low, high in spans)
    return ListedDay(on, state in _OPEN, cells[2].removeprefix("'"), hours if state in _OPEN else ())
