"""KANO: which qualities please, which are taken for granted, which leave guests cold.

Each quality is asked twice: how would you feel with it (functional) and without it (dysfunctional). The table of
Berger et al. (1993) makes a category of each pair; the quality is the category most answered (mode), exact ties
M > O > A > I. Other rules, named when used: within 5 points of the largest share counts as tied; Blauth: if
O + A + M > I + R + Q then the largest of O, A, M, else of I, R, Q. Better = (A + O)/(A + O + M + I),
worse = −(O + M)/(A + O + M + I), shares (Berger et al. 1993, after Timko). Fong (1996): the two largest counts a, b
(without Q) differ clearly at 90 % if |a − b| > 1.65·√((a + b)(2n − a − b)/(2n)). Total strength = (A + O + M)/n and
category strength = first share − second share of all six, in percent (Lee & Newcomb 1997). Continuous scores after
DuMouchel (1993): with it 4, 2, 0, −1, −2; without it −2, −1, 0, 2, 4. More than 10 % questionable answers: no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import sqrt

from servicedesk.methods.averages import mean
from servicedesk.methods.checks import whole
from servicedesk.methods.errors import MethodError


class Answer(StrEnum):
    """How a guest would feel, in the order of the table."""

    LIKE = "like"
    MUST_BE = "must_be"
    NEUTRAL = "neutral"
    LIVE_WITH = "live_with"
    DISLIKE = "dislike"


class Category(StrEnum):
    """What a quality is, by its letter, in the order that decides ties."""

    MUST_BE = "M"
    ONE_DIMENSIONAL = "O"
    ATTRACTIVE = "A"
    INDIFFERENT = "I"
    REVERSE = "R"
    QUESTIONABLE = "Q"


class Rule(StrEnum):
    """How the verdict over all pairs is found."""

    MODE = "mode"
    WITHIN_5_POINTS = "within_5_points"
    BLAUTH = "blauth"


_TABLE = {
    Answer.LIKE: "QAAAO",
    Answer.MUST_BE: "RIIIM",
    Answer.NEUTRAL: "RIIIM",
    Answer.LIVE_WITH: "RIIIM",
    Answer.DISLIKE: "RRRRQ",
}
_FUNCTIONAL = dict(zip(Answer, (4, 2, 0, -1, -2), strict=True))
_DYSFUNCTIONAL = dict(zip(Answer, (-2, -1, 0, 2, 4), strict=True))
_STRONG = (Category.MUST_BE, Category.ONE_DIMENSIONAL, Category.ATTRACTIVE)
_WEAK = (Category.INDIFFERENT, Category.REVERSE, Category.QUESTIONABLE)
MOST_QUESTIONABLE = Fraction(10, 100)
CLOSE = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Fong:
    """Whether the two largest counts differ clearly (90 %)."""

    a: int
    b: int
    difference: int
    critical: float
    is_significant: bool


@dataclass(frozen=True, slots=True)
class Kano:
    """Counts and what follows from them; better and worse are shares, strengths percent, None without data.

    ``verdict`` is the category by ``rule``, None where more than 10 % of the answers are questionable.
    """

    n: int
    counts: Mapping[Category, int]
    mode: Category | None
    tied: tuple[Category, ...]
    within_5_points: Category | None
    blauth: Category | None
    rule: Rule
    verdict: Category | None
    better: float | None
    worse: float | None
    total_strength: float | None
    category_strength: float | None
    questionable_percent: float | None
    is_blocked: bool
    fong: Fong | None


@dataclass(frozen=True, slots=True)
class KanoScores:
    """DuMouchel's mean scores over *n* complete pairs, −2 to 4; None without data."""

    n: int
    functional: float | None
    dysfunctional: float | None


Pair = tuple[object, object]


def classify(functional: object, dysfunctional: object, place: str = "the pair") -> Category | None:
    """Return the category of one pair of answers; None where one is blank. Raises MethodError on other answers."""
    pair = _answers(functional, dysfunctional, place)
    return None if pair is None else Category(_TABLE[pair[0]][list(Answer).index(pair[1])])


def categories(pairs: Iterable[Pair]) -> list[Category | None]:
    """Return each pair's category; raises MethodError on an unknown answer, with its place."""
    return [classify(*pair, f"pair {place}") for place, pair in enumerate(pairs, start=1)]


def kano(pairs: Iterable[Pair], rule: Rule = Rule.MODE) -> Kano:
    """Return the evaluation of one quality's pairs; pairs with a blank are left out."""
    found = categories(pairs)
    return kano_of_counts({category: found.count(category) for category in Category}, rule)


def scores(pairs: Iterable[Pair]) -> KanoScores:
    """Return DuMouchel's mean scores; pairs with a blank are left out. Raises MethodError as `categories`."""
    answered = [_answers(*pair, f"pair {place}") for place, pair in enumerate(pairs, start=1)]
    complete = [pair for pair in answered if pair is not None]
    functional, dysfunctional = ([pair[side] for pair in complete] for side in (0, 1))
    return KanoScores(
        len(complete),
        mean(_FUNCTIONAL[answer] for answer in functional),
        mean(_DYSFUNCTIONAL[answer] for answer in dysfunctional),
    )


def kano_of_counts(counts: Mapping[str, int], rule: Rule = Rule.MODE) -> Kano:
    """Return the evaluation of counts by letter; a letter left out counts 0.

    Raises MethodError for an unknown letter and for counts that are none.
    """
    _known("category", counts, Category)
    number_of = {category: whole(category.value, counts.get(category, 0), 0) for category in Category}
    n = sum(number_of.values())
    judged = n - number_of[Category.REVERSE] - number_of[Category.QUESTIONABLE]
    pleased = number_of[Category.ATTRACTIVE] + number_of[Category.ONE_DIMENSIONAL]
    upset = number_of[Category.ONE_DIMENSIONAL] + number_of[Category.MUST_BE]
    ranked = sorted(number_of.values(), reverse=True)
    sound = sorted((number_of[category] for category in Category if category != Category.QUESTIONABLE), reverse=True)
    by_rule = {
        Rule.MODE: next(iter(_close_to_largest(number_of, n, Fraction(0))), None),
        Rule.WITHIN_5_POINTS: next(iter(_close_to_largest(number_of, n, CLOSE)), None),
        Rule.BLAUTH: _blauth(number_of, n),
    }
    blocked = number_of[Category.QUESTIONABLE] > MOST_QUESTIONABLE * n
    return Kano(
        n,
        number_of,
        by_rule[Rule.MODE],
        _close_to_largest(number_of, n, Fraction(0)),
        by_rule[Rule.WITHIN_5_POINTS],
        by_rule[Rule.BLAUTH],
        rule,
        None if blocked else by_rule[rule],
        pleased / judged if judged else None,
        # 0 − x, not −x: nobody upset is 0, without a sign.
        0 - upset / judged if judged else None,
        100 * sum(number_of[category] for category in _STRONG) / n if n else None,
        100 * (ranked[0] - ranked[1]) / n if n else None,
        100 * number_of[Category.QUESTIONABLE] / n if n else None,
        blocked,
        _fong(sound[0], sound[1], n),
    )


def _close_to_largest(number_of: Mapping[Category, int], n: int, points: Fraction) -> tuple[Category, ...]:
    """Return the categories whose share is at most *points* below the largest, in the order that decides ties."""
    largest = max(number_of.values())
    return tuple(category for category in Category if n and largest - number_of[category] <= points * n)


def _blauth(number_of: Mapping[Category, int], n: int) -> Category | None:
    strong, weak = (sum(number_of[category] for category in group) for group in (_STRONG, _WEAK))
    return max(_STRONG if strong > weak else _WEAK, key=lambda category: number_of[category]) if n else None


def _fong(a: int, b: int, n: int) -> Fong | None:
    if not n:
        return None
    critical = 1.65 * sqrt((a + b) * (2 * n - a - b) / (2 * n))
    return Fong(a, b, a - b, critical, a - b > critical)


def _answers(functional: object, dysfunctional: object, place: str) -> tuple[Answer, Answer] | None:
    given = [answer for answer in (functional, dysfunctional) if answer is not None]
    _known(f"an answer of {place}", given, Answer)
    return (Answer(str(functional)), Answer(str(dysfunctional))) if len(given) == 2 else None


def _known(name: str, values: Iterable[object], kind: type[StrEnum]) -> None:
    names: Sequence[str] = list(kind)
    for value in values:
        if not isinstance(value, str) or value not in names:
            raise MethodError("unknown_choice", name=name, value=value, known=", ".join(names))
