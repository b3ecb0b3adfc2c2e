"""What compensation cost: by type, and by the recorded cause of complaints; one rule for screen, paper and export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import CompensationKind, CompensationState, TicketKind
from servicedesk.core.permissions import Permission
from servicedesk.models import Compensation, Setting, Ticket
from servicedesk.queries.analysis.scope import ALL, Slice
from servicedesk.queries.sensitive import readable
from servicedesk.queries.sums import Sum, add
from servicedesk.storage.desk import Read, ask


@dataclass(frozen=True, slots=True)
class CostRow:
    """What compensation of one type or for one cause cost."""

    key: str
    name: Bilingual | None
    count: int
    cents: int


@dataclass(frozen=True, slots=True)
class Costs:
    """What was given in a span: by type; by the recorded cause of complaints, dearest first."""

    given: Sum
    kinds: tuple[CostRow, ...]
    causes: tuple[CostRow, ...]
    complaints: Sum


_GIVEN = select(Compensation.id).select_from(Compensation).join(Ticket, Ticket.id == Compensation.ticket_id)


def given(read: Read, start: datetime, end: datetime, part: Slice, *columns: Any) -> Select[Any]:
    """Return the select of *columns* of what was given in the span, as far as the reader may see its tickets."""
    found = [
        Compensation.state == CompensationState.APPROVED.value,
        Compensation.decided_at >= start,
        Compensation.decided_at < end,
        readable(read),
    ]
    if part.department_id is not None:
        found.append(Ticket.department_id == part.department_id)
    if part.channel is not None:
        found.append(Ticket.channel == part.channel.value)
    return _GIVEN.with_only_columns(*columns, maintain_column_froms=True).where(*found)


IS_COMPLAINT = Ticket.kind == TicketKind.COMPLAINT.value


def cause_key(names: Mapping[str, Bilingual], cause: str) -> str:
    """Return what a recorded cause is counted under: one name for both languages."""
    return names[cause].zh if cause in names else cause


@ask(Permission.VIEW_EVALUATION)
def costs(read: Read, start: datetime, end: datetime, part: Slice = ALL) -> Costs:
    """Return what was given from *start* until before *end*, by the moment of the decision; what was cancelled not."""
    is_complaint = case((IS_COMPLAINT, 1), else_=0)
    counted = (Compensation.kind, is_complaint, Ticket.cause, func.count(), func.sum(Compensation.amount_cents))
    statement = given(read, start, end, part, *counted)
    kinds: dict[str, Sum] = {}
    causes: dict[str, Sum] = {}
    names = cause_names(read)
    for kind, complaint, cause, count, cents in read.execute(
        statement.group_by(Compensation.kind, is_complaint, Ticket.cause)
    ):
        add(kinds, kind, count, cents)
        if complaint:
            add(causes, cause_key(names, cause), count, cents)
    rows = [CostRow(key, names.get(key), each.count, each.cents) for key, each in causes.items()]
    return Costs(
        _sum(kinds),
        tuple(
            CostRow(kind.value, None, *_cells(kinds[kind.value])) for kind in CompensationKind if kind.value in kinds
        ),
        # What has no cause recorded stands last, however dear.
        tuple(sorted(rows, key=lambda row: (row.key == "", -row.cents, -row.count, row.key))),
        _sum(causes),
    )


def _cells(each: Sum) -> tuple[int, int]:
    return each.count, each.cents


def _sum(sums: dict[str, Sum]) -> Sum:
    return Sum(sum(each.count for each in sums.values()), sum(each.cents for each in sums.values()))


def cause_names(read: Read) -> dict[str, Bilingual]:
    """Return the site's causes by either of their names: that is how they are recorded."""
    value = read.execute(select(Setting.value).where(Setting.key == "reasons")).scalar() or {}
    known: dict[str, Bilingual] = {}
    for item in value.get("causes", []):
        name = Bilingual(item.get("zh", ""), item.get("en", ""))
        known.update({item[key]: name for key in ("zh", "en") if item.get(key)})
    return known
