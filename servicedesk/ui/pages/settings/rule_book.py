"""Time rules as they are edited, beside the rules as they are stored; no widgets here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from servicedesk.services.service_levels import LevelDraft
from servicedesk.ui.conflicts.kept_rows import kept, tupled


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on the screen; ``key`` stays its own while it is edited and moved, ``before`` is None for a new one."""

    key: int
    now: LevelDraft
    before: LevelDraft | None

    @property
    def is_changed(self) -> bool:
        """Whether saving would change it."""
        return self.now != self.before


class RuleBook:
    """The ordered rules under edit; the default stands last, cannot be moved and cannot be removed."""

    def __init__(self, stored: Iterable[LevelDraft] = ()) -> None:
        self._stored = list(stored)
        self.rules: list[Rule] = []
        self.discard()

    def discard(self) -> None:
        """Go back to the rules as they are stored."""
        self.rules = [Rule(place, draft, draft) for place, draft in enumerate(self._stored)]
        self._next = len(self.rules)

    @property
    def stored(self) -> list[LevelDraft]:
        """The rules the edit started from."""
        return list(self._stored)

    def drafts(self) -> list[LevelDraft]:
        """Return the rules as they would be saved."""
        return [rule.now for rule in self.rules]

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from what is stored."""
        return self.drafts() != self._stored

    def changes(self) -> int:
        """Return how many rules are changed, new, removed or in another place."""
        kept = [rule.before for rule in self.rules if rule.before is not None]
        order = [draft for draft in self._stored if draft in kept]
        moved = sum(one is not other for one, other in zip(kept, order, strict=True))
        edited = sum(rule.is_changed for rule in self.rules)
        # Two rules that changed places are one move.
        return edited + len(self._stored) - len(kept) + (moved + 1) // 2

    def find(self, key: int) -> Rule | None:
        """Return the rule of *key*."""
        return next((rule for rule in self.rules if rule.key == key), None)

    def place(self, key: int) -> int:
        """Return the position of *key* from 0, or -1."""
        return next((index for index, rule in enumerate(self.rules) if rule.key == key), -1)

    def change(self, key: int, draft: LevelDraft) -> None:
        """Put *draft* in the place of a rule."""
        index = self.place(key)
        if index >= 0:
            self.rules[index] = replace(self.rules[index], now=draft)

    def insert(self, above: int | None) -> int:
        """Add a rule above the one of key *above* (or first) with the default's times; return its key."""
        index = max(self.place(above) if above is not None else 0, 0)
        key, self._next = self._next, self._next + 1
        default = self.rules[-1].now
        self.rules.insert(index, Rule(key, replace(default, id=None, is_default=False), None))
        return key

    def remove(self, key: int) -> bool:
        """Take a rule away; the default stays."""
        rule = self.find(key)
        if rule is None or rule.now.is_default:
            return False
        self.rules.remove(rule)
        return True

    def move(self, key: int, step: int) -> bool:
        """Move a rule up (-1) or down (1); return whether it moved."""
        index = self.place(key)
        target = index + step
        if index < 0 or self.rules[index].now.is_default or not 0 <= target < len(self.rules) - 1:
            return False
        self.rules[index], self.rules[target] = self.rules[target], self.rules[index]
        return True

    def content(self) -> list[dict[str, Any]]:
        """Return what is edited as a draft keeps it."""
        return kept(self.drafts())

    def restore(self, content: Sequence[dict[str, Any]]) -> bool:
        """Take up what was kept, beside the rules it was made from; return whether it fits."""
        # Drafts of an older version say a place as well.
        plain = [{name: value for name, value in values.items() if name != "place"} for values in content]
        drafts = [LevelDraft(**tupled(values)) for values in plain]
        if not drafts or not drafts[-1].is_default:
            return False
        before = {draft.id: place for place, draft in enumerate(self._stored)}
        self._next = len(self._stored)
        self.rules = []
        for draft in drafts:
            place = before.get(draft.id) if draft.id is not None else None
            self.rules.append(Rule(self._next if place is None else place, draft, None if place is None else
                                   self._stored[place]))  # fmt: skip
            self._next += place is None
        return True
