"""How well a text answers a question: the share of the question's terms it holds, rare terms weighing more."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servicedesk.core.text import fold

_FIRST_IDEOGRAPH = "\u2e80"
_RUNS = re.compile(r"[\u2e80-\U0003ffff]+|[^\W_]+")
# Characters that join a question together and say nothing of what it is about.
_EMPTY = frozenset(
    "的了吗呢啊吧我你您他她它们这那是在有没不和与或就都也还很请问想要能可以会么怎哪里什几多少一个去到把被给让从为"
)
_EMPTY_WORDS = frozenset({
    "a", "an", "and", "any", "are", "at", "can", "could", "do", "does", "for", "from", "has", "have", "how", "i", "in",
    "is", "it", "me", "my", "of", "on", "our", "please", "that", "the", "there", "this", "to", "we", "what", "when",
    "where", "with", "would", "you", "your",
})  # fmt: skip
MOST_TERMS = 80


def terms(question: str) -> tuple[str, ...]:
    """Return what to look for: neighbouring pairs of Chinese, words of Latin; filler is left out."""
    found: dict[str, None] = {}
    for run in _RUNS.findall(fold(question)):
        if run[0] < _FIRST_IDEOGRAPH:
            if run not in _EMPTY_WORDS:
                found[run] = None
        elif len(run) == 1:
            if run not in _EMPTY:
                found[run] = None
        else:
            pairs = (run[start : start + 2] for start in range(len(run) - 1))
            found |= dict.fromkeys(pair for pair in pairs if not _EMPTY.issuperset(pair))
    return tuple(found)[:MOST_TERMS]


@dataclass(frozen=True, slots=True)
class Field:
    """A folded piece of a text and how much a term found in it counts."""

    text: str
    weight: float


def strengths(wanted: Sequence[str], texts: Iterable[Sequence[Field]]) -> list[tuple[float, tuple[str, ...]]]:
    """Return for each text the strength of the match (0–1) and the terms found, in the order of *texts*.

    A term's weight is its rarity among *texts*; terms that occur in none of them count little, because
    a question holds words no answer uses.
    """
    held = [
        {term: max((field.weight for field in fields if term in field.text), default=0.0) for term in wanted}
        for fields in texts
    ]
    number = len(held)
    rarity: dict[str, float] = {}
    for term in wanted:
        holders = sum(1 for each in held if each[term] > 0)
        joined = 0.5 if len(_EMPTY.intersection(term)) else 1.0
        rarity[term] = joined * (math.log(1 + number / holders) if holders else 0.25 * math.log(1 + number))
    total = sum(rarity.values()) or 1.0
    return [
        (
            min(sum(rarity[term] * weight for term, weight in each.items()) / total, 1.0),
            tuple(term for term, weight in each.items() if weight > 0),
        )
        for each in held
    ]
