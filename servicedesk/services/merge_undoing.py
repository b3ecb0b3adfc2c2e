"""Taking one merged ticket back out: its own rows return, what others added since stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from servicedesk.models import Ticket, TicketEntry, TicketMerge
from servicedesk.services import deadlines, field_values, merge_parts
from servicedesk.storage.desk import Work
from servicedesk.storage.row_changes import RowChange, insert_again, mapped, put_value_back, row_changes, updates

# Moments and figures that follow from others: that one was changed since says nothing of anybody's work.
_DERIVED = frozenset(
    {"updated_at", "due_at", "response_due_at", "update_due_at", "resolution_due_at", "service_level_id"}
)


@dataclass(frozen=True, slots=True)
class MergeUndone:
    """What went back to the source by table, and what stays on the target because somebody went on there."""

    source_id: int
    source_number: str
    target_id: int
    target_number: str
    returned: dict[str, int]
    kept_entries: int
    kept_fields: tuple[str, ...]


def take_out(work: Work, merge: TicketMerge, source: Ticket, target: Ticket) -> MergeUndone:
    """Undo every change of *merge* that nobody has gone on from; later merges into the same ticket keep standing."""
    own = [change[2][0] for change in merge.changes if change[0] == "insert" and change[1] == "ticket_entry"]
    returned, kept = _values_back(work, merge)
    _rows_back(work, merge.changes)
    _share_again(work, merge, target)
    field_values.keep_equipment(work, target.id, target.fields)
    deadlines.derive(work, source)
    if kept:
        deadlines.choose_again(work, target)
    else:
        deadlines.derive(work, target)
    work.flush()
    return MergeUndone(
        source.id,
        source.number,
        target.id,
        target.number,
        dict(returned),
        _written_since(work, merge, max(own, default=0)),
        tuple(sorted(kept)),
    )


def _values_back(work: Work, merge: TicketMerge) -> tuple[Counter[str], list[str]]:
    """Put back what is as the merge left it; return the rows that went home by table, and the fields that stay."""
    later = _others(work, merge, only_later=True)
    returned: Counter[str] = Counter()
    kept: list[str] = []
    for name, key, values in updates(merge.changes):
        row = mapped(work, name, list(key))
        if row is None:
            continue
        for column, (before, after) in values.items():
            if _handed_on(later, name, key, column, before, after) or put_value_back(row, column, before, after):
                returned[name] += column == "ticket_id"
            elif name == "ticket" and column not in _DERIVED:
                kept.append(column)
    work.flush()
    return returned, kept


def _rows_back(work: Work, changes: list[RowChange]) -> None:
    """Take away the rows the merge made, and make those anew that it took away."""
    for change in reversed(changes):
        if change[0] == "insert":
            row = mapped(work, change[1], change[2])
            if row is not None:
                work.delete(row)
    for change in changes:
        if change[0] == "delete":
            insert_again(work, *change[1:])


def _others(work: Work, merge: TicketMerge, *, only_later: bool) -> list[TicketMerge]:
    """Return the other merges into the same ticket that stand, in the order they were made."""
    statement = select(TicketMerge.id).where(
        TicketMerge.target_id == merge.target_id, TicketMerge.undone_at.is_(None), TicketMerge.id != merge.id
    )
    if only_later:
        statement = statement.where(TicketMerge.id > merge.id)
    found = work.connection.execute(statement.order_by(TicketMerge.id)).scalars().all()
    return [work.get(TicketMerge, identity) for identity in found]


def _handed_on(
    later: list[TicketMerge], name: str, key: tuple[Any, ...], column: str, before: object, after: object
) -> bool:
    """Let the next merge that changed the same value put it back one day; the value itself stays what it made it."""
    for merge in later:
        for place, change in enumerate(merge.changes):
            if change[0] != "update" or change[1] != name or tuple(change[2]) != key or column not in change[3]:
                continue
            first, second = change[3][column]
            if first != after:
                return False
            changed = ["update", name, list(key), {**change[3], column: [before, second]}]
            merge.changes = [*merge.changes[:place], changed, *merge.changes[place + 1 :]]
            return True
    return False


def _share_again(work: Work, merge: TicketMerge, target: Ticket) -> None:
    """Give the target what the other merged tickets would have brought, had this one not been there before them."""
    for other in _others(work, merge, only_later=False):
        start = len(work.noted())
        merge_parts.share(work, work.get(Ticket, other.source_id), target)
        fresh = row_changes(work.connection, work.noted()[start:])
        if fresh:
            other.changes = _with(other.changes, fresh)
            work.flush()


def _with(changes: list[RowChange], fresh: list[RowChange]) -> list[RowChange]:
    """Return *changes* and then *fresh*: a value changed by both goes back to what it was before the first."""
    known = {(change[1], tuple(change[2])): change for change in changes if change[0] == "update"}
    inserted = {(change[1], tuple(change[2])) for change in changes if change[0] == "insert"}
    added: list[RowChange] = []
    for change in fresh:
        place = (change[1], tuple(change[2]))
        if change[0] == "insert":
            if place not in inserted:
                added.append(change)
        elif place in known:
            old = known[place][3]
            joined = {column: [old.get(column, pair)[0], pair[1]] for column, pair in change[3].items()}
            known[place] = ["update", *change[1:3], {**old, **joined}]
        else:
            added.append(change)
    kept = [known.get((change[1], tuple(change[2])), change) if change[0] == "update" else change for change in changes]
    return [*kept, *added]


def _written_since(work: Work, merge: TicketMerge, last: int) -> int:
    """Return how many lines the target got after the merge that stay there."""
    statement = select(func.count()).where(
        TicketEntry.ticket_id == merge.target_id,
        TicketEntry.at >= merge.at,
        TicketEntry.id > last,
    )
    return int(work.connection.execute(statement).scalar_one())
