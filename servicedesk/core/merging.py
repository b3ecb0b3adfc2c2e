"""Two tickets that become one: which fields are asked where they differ, and what is proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Whose value the one ticket gets: that of the ticket that stays, or of the one that goes into it."""

    TARGET = "target"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class MergeField:
    """One question where two tickets differ; its columns are taken together, they say one thing.

    What is *along* explains the value and goes with it, without being a difference of its own.
    """

    code: str
    columns: tuple[str, ...]
    along: tuple[str, ...] = ()


FIELD_PREFIX = "fields."
# In the order they are asked.
MERGE_FIELDS = (
    MergeField("title", ("title",)),
    MergeField("priority", ("priority_rank", "priority"), ("impact", "urgency", "priority_is_manual")),
    MergeField("owner", ("owner_id", "department_id", "partner_id")),
    MergeField("customer", ("customer_id",)),
    MergeField("place", ("place",)),
    MergeField("channel", ("channel",)),
    MergeField("kind", ("kind",)),
    MergeField("category", ("category_id",)),
    MergeField("scenario", ("scenario_id",)),
    MergeField("resolution", ("resolution", "cause")),
)


def proposed(code: str, target: Sequence[object], source: Sequence[object]) -> Side:
    """Return the value to propose: the more urgent one; else what the ticket that stays says, if it says anything."""
    if code == "priority":
        return Side.SOURCE if _rank(source) < _rank(target) else Side.TARGET
    return Side.SOURCE if not any(_says(value) for value in target) else Side.TARGET


def field_question(code: str) -> str:
    """Return under which name a field of the ticket's kind is asked."""
    return FIELD_PREFIX + code


def chosen_fields(
    target: Mapping[str, object], source: Mapping[str, object], choices: Mapping[str, Side]
) -> dict[str, object]:
    """Return the kind's fields of the one ticket: each as chosen, else as proposed."""
    result = dict(target)
    for code, value in source.items():
        mine = target.get(code)
        question = field_question(code)
        if value != mine and choices.get(question, proposed(question, (mine,), (value,))) is Side.SOURCE:
            result[code] = value
    for code in set(target) - set(source):
        if choices.get(field_question(code)) is Side.SOURCE:
            del result[code]
    return result


def _rank(values: Sequence[object]) -> int:
    rank = values[0]
    assert isinstance(rank, int)
    return rank


def _says(value: object) -> bool:
    return value is not None and value != ""
