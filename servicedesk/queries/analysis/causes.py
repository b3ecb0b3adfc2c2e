"""What the dissatisfied and the complaints have in common: counts by scenario or by recorded cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.methods.pareto import pareto
from servicedesk.models import Scenario, Survey, SurveyResponse, Ticket
from servicedesk.queries.analysis import answers, deadlines
from servicedesk.queries.analysis.scope import ALL, END, START, Slice, span
from servicedesk.storage.conditions import RECEIVED_ONCE
from servicedesk.storage.desk import Read, ask

MOST_BARS = 7
OTHER = "other"


class CauseBasis(StrEnum):
    """What is counted, and by what."""

    UNSATISFIED_BY_SCENARIO = "unsatisfied_by_scenario"
    UNSATISFIED_BY_CAUSE = "unsatisfied_by_cause"
    COMPLAINTS_BY_CAUSE = "complaints_by_cause"


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One bar; *keys* are the scenario ids or causes behind it, None where none was recorded."""

    name: Bilingual
    count: int
    keys: tuple[Any, ...]
    is_other: bool = False
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Causes:
    """The bars in the order they are drawn, and how many of the first are the vital few (the shortest 80 %)."""

    basis: CauseBasis
    n: int
    rows: tuple[CauseRow, ...]
    vital_few: int


def unsatisfied(*columns: Any) -> Select[Any]:
    """Return the statement over ratings below 4."""
    return answers.answers(*columns).where(SurveyResponse.csat < answers.SATISFIED)


def complaints(*columns: Any) -> Select[Any]:
    """Return the statement over complaints received in the span."""
    return (
        select(*columns)
        .select_from(Ticket)
        .where(Ticket.kind == TicketKind.COMPLAINT.value, Ticket.opened_at >= START, Ticket.opened_at < END)
        .where(RECEIVED_ONCE)
    )


CAUSE = func.nullif(Ticket.cause, "")
_BY_SCENARIO = (
    unsatisfied(Survey.scenario_id, Scenario.name_zh, Scenario.name_en, func.count())
    .outerjoin(Scenario, Scenario.id == Survey.scenario_id)
    .group_by(Survey.scenario_id, Scenario.name_zh, Scenario.name_en)
)
_BY_CAUSE = unsatisfied(CAUSE, CAUSE, CAUSE, func.count()).group_by(CAUSE)
_COMPLAINTS = complaints(CAUSE, CAUSE, CAUSE, func.count()).group_by(CAUSE)


@ask(Permission.VIEW_EVALUATION)
def causes(
    read: Read, basis: CauseBasis, start: datetime, end: datetime, part: Slice = ALL, most: int = MOST_BARS
) -> Causes:
    """Return the bars of the Pareto chart: at most *most* named ones, then the rest together."""
    if basis is CauseBasis.COMPLAINTS_BY_CAUSE:
        statement = deadlines.narrowed(read, _COMPLAINTS, part)
    else:
        by_scenario = basis is CauseBasis.UNSATISFIED_BY_SCENARIO
        statement = answers.narrowed(read, _BY_SCENARIO if by_scenario else _BY_CAUSE, part)
    rows = [
        CauseRow(Bilingual(zh or "", en or ""), int(count), (key,), is_unknown=key is None)
        for key, zh, en, count in read.execute(statement, span(start, end))
    ]
    return gathered(basis, rows, most)


def gathered(basis: CauseBasis, rows: list[CauseRow], most: int) -> Causes:
    """Return the largest bars, the rest as one, and last what has no cause recorded.

    The vital few are named causes: where they do not reach 80 % without the rest, there are none.
    """
    by_code = {_code(row): row for row in rows if not row.is_unknown}
    named = [by_code[row.category] for row in pareto({code: row.count for code, row in by_code.items()}).rows]
    kept = named if len(named) <= most else named[: most - 1]
    rest = named[len(kept) :]
    counts = {_code(row): row.count for row in kept}
    last = [row for row in rows if row.is_unknown]
    if rest:
        keys = tuple(key for row in rest for key in row.keys)
        last.insert(0, CauseRow(Bilingual("", ""), sum(row.count for row in rest), keys, is_other=True))
    tail = sum(row.count for row in last)
    few = pareto({**counts, OTHER: tail} if tail else counts, other=(OTHER,)).vital_few
    return Causes(basis, sum(row.count for row in rows), (*kept, *last), 0 if OTHER in few else len(few))


def _code(row: CauseRow) -> str:
    """Return what equal counts are ordered by; never the word that collects the rest."""
    key = row.keys[0]
    return f"{key:08d}" if isinstance(key, int) else f"={key}"
