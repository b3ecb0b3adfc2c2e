"""Two people changed the same record: what fits together by itself, and what somebody has to choose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from servicedesk.core.errors import Conflict

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Change:
    """Who gave a field its value, when, and at which desk; empty where nothing tells."""

    who: str = ""
    staff_id: int | None = None
    at: datetime | None = None
    station: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that both sides changed to different values."""

    name: str
    original: object
    mine: object
    theirs: object
    is_text: bool = False
    by: Change = Change()
    original_by: Change = Change()


@dataclass(frozen=True, slots=True)
class OneSided:
    """One field that only one side changed, or both to the same: it needs no choice."""

    name: str
    value: object
    is_mine: bool
    by: Change = Change()


@dataclass(frozen=True, slots=True)
class Merge:
    """What to write, what only the others changed, and what has to be chosen."""

    values: dict[str, object] = field(default_factory=dict)
    theirs: dict[str, object] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()


class EditConflict(Conflict):
    """Both sides changed the same fields; nothing was written, everything is in here.

    ``fields`` are to be chosen, ``merged`` went together by themselves.
    """

    def __init__(self, entity: str, identity: int, fields: Iterable[Clash], merged: Iterable[OneSided] = ()) -> None:
        self.fields = tuple(fields)
        self.merged = tuple(merged)
        names = dict.fromkeys(clash.by.who for clash in self.fields if clash.by.who)
        super().__init__("changed_together", entity=entity, id=identity, who=", ".join(names), count=len(self.fields))
        self.entity = entity
        self.identity = identity


def merge(base: Values, mine: Values, theirs: Values, texts: Iterable[str] = ()) -> Merge:
    """Compare what the editor started from, what it wants and what stands there now.

    *mine* holds what the editor would write; a field that is not in *base* started as it stands now. Fields of
    *base* that *mine* lacks are left as they stand. Of *texts* both versions may be kept.
    """
    long = frozenset(texts)
    values: dict[str, object] = {}
    others: dict[str, object] = {}
    clashes: list[Clash] = []
    for name in dict.fromkeys((*base, *mine)):
        now = theirs[name]
        original = base.get(name, now)
        wanted = mine.get(name, original)
        if wanted == now:
            # Nothing to do, or both sides did the same.
            continue
        if wanted == original:
            others[name] = now
        elif now == original:
            values[name] = wanted
        else:
            clashes.append(Clash(name, original, wanted, now, name in long))
    return Merge(values, others, tuple(clashes))


def with_authors(clash: Clash, changes: list[Change]) -> Clash:
    """Return *clash* with who changed it last, and who gave the value before; *changes* come newest first."""
    last = changes[0] if changes else Change()
    before = changes[1] if len(changes) > 1 else Change()
    return replace(clash, by=last, original_by=before)


def joined(original: str, theirs: str, mine: str, their_mark: str, my_mark: str) -> str:
    """Return both texts one after the other, theirs first, each under its *mark* (author and time).

    Where both only wrote on, what they wrote on follows the common beginning; no word of either is left out.
    """
    begin = original.rstrip()
    head = begin if begin and theirs.startswith(begin) and mine.startswith(begin) else ""
    parts = [head] if head else []
    for mark, whole in ((their_mark, theirs), (my_mark, mine)):
        words = whole[len(head) :].strip()
        if words:
            parts.append(f"{mark}\n{words}")
    return "\n\n".join(parts)


def resolved(fields: Iterable[Clash], chosen: Values) -> tuple[dict[str, object], dict[str, object]]:
    """Return what to write and what it is based on after a choice: the values that were chosen between.

    Saving again compares with these, so that only a third change asks once more.
    """
    base = {clash.name: clash.theirs for clash in fields}
    return {name: chosen[name] for name in base}, base
