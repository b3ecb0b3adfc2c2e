"""Two tickets that become one: which fields are asked where they differ, and what is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Whose value the one ticket gets: that of the ticket that stays, or of the one that goes into it."""

    TARGET = "target"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class MergeField:
    """One question where two tickets differ; its columns are taken together, they say one thing."""

    code: str
    columns: tuple[str, ...]


# In the order they are asked.
MERGE_FIELDS = (
    MergeField("title", ("title",)),
    MergeField("priority", ("priority_rank", "priority")),
    MergeField("owner", ("owner_id", "department_id")),
    MergeField("customer", ("customer_id",)),
    MergeField("place", ("place",)),
    MergeField("channel", ("channel",)),
    MergeField("kind", ("kind",)),
    MergeField("scenario", ("scenario_id",)),
    MergeField("resolution", ("resolution", "cause")),
)


def proposed(code: str, target: Sequence[object], source: Sequence[object]) -> Side:
    """Return the value to propose: the more urgent one; else what the ticket that stays says, if it says anything."""
    if code == "priority":
        return Side.SOURCE if _rank(source) < _rank(target) else Side.TARGET
    return Side.SOURCE if not any(_says(value) for value in target) else Side.TARGET


def _rank(values: Sequence[object]) -> int:
    rank = values[0]
    assert isinstance(rank, int)
    return rank


def _says(value: object) -> bool:
    return value is not None and value != ""
