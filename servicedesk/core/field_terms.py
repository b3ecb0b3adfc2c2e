"""Fields named in a filter: ``field:brand=Haier``, ``字段:损失金额>500``, ``-field:"root cause"``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from servicedesk.core.text import fold, storable
from servicedesk.core.ticket_fields import CHOOSING, NUMBER_LIMIT, FieldDefinition, FieldProblem, FieldType
from servicedesk.core.typed_values import cents, day, moment, whole_number

HAS, IS, ABOVE, FROM, BELOW, UP_TO = "", "=", ">", ">=", "<", "<="
_OPERATORS = {
    "=": IS, "＝": IS, ":": IS, "：": IS, ">": ABOVE, "＞": ABOVE, "<": BELOW, "＜": BELOW, ">=": FROM, "＞＝": FROM,
    "≥": FROM, "<=": UP_TO, "＜＝": UP_TO, "≤": UP_TO,
}  # fmt: skip
_QUOTED = r'["“]([^"”]*)["”]?'
_PREFIX = r"(?<!\S)(-?)(?:field|字段|欄位)[:：]"
_SIGN = r">=|<=|＞＝|＜＝|[=＝:：>＞<＜≥≤]"
_TERM = re.compile(rf'{_PREFIX}(?:{_QUOTED}|([^\s=＝:：>＞<＜≥≤"“]+))(?:({_SIGN})(?:{_QUOTED}|(\S*)))?', re.IGNORECASE)
_UNFINISHED = re.compile(rf"{_PREFIX}(?:[\"“]([^\"”]*)|([^\s\"“]*))$", re.IGNORECASE)
# No more than begun: neither a field nor a word to look for.
_BEGUN = re.compile(rf"{_PREFIX}\"?$", re.IGNORECASE)
_PLAIN = re.compile(r'[^\s=＝:：>＞<＜≥≤"“”]+')
_ALTERNATIVES = re.compile(r"[,，、]")
_YES, _NO = (
    frozenset({"yes", "y", "true", "1", "是", "有", "对"}),
    frozenset({"no", "n", "false", "0", "否", "无", "没有", "不"}),
)
SIZED = (FieldType.NUMBER, FieldType.AMOUNT, FieldType.DATE, FieldType.MOMENT)
"""The types of which more and less can be said."""


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """What was said of one field; without an operator only that it is filled in."""

    name: str
    operator: str = HAS
    value: str = ""
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """The fields named, and the words that are left."""

    rest: str
    terms: tuple[FieldTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldTest:
    """What a stored value has to be: of a choice one of *values*, of a size between *low* and *high*.

    A day stands for all its moments: *high* is the first moment after them.
    """

    field: FieldDefinition
    operator: str
    values: tuple[object, ...] = ()

    @property
    def low(self) -> object:
        """The first value meant."""
        return self.values[0]

    @property
    def high(self) -> object:
        """The last value meant, or of moments the first after them."""
        return self.values[-1]


def field_terms(text: str) -> FieldTerms:
    """Take the fields out of what was typed."""
    terms = []
    for minus, quoted, name, sign, quoted_value, value in _TERM.findall(storable(text)):
        terms.append(FieldTerm(quoted or name, _OPERATORS.get(sign, HAS), (quoted_value or value).strip(), bool(minus)))
    bare = _BEGUN.sub("", text)
    rest = " ".join(_TERM.sub(" ", bare).split()) if terms else bare
    return FieldTerms(rest, tuple(dict.fromkeys(term for term in terms if _key(term.name))))


def term_text(term: FieldTerm, prefix: str = "field:") -> str:
    """Return a term as it is typed."""
    minus = "-" if term.is_excluded else ""
    return f"{minus}{prefix}{_worded(term.name)}{term.operator}{_worded(term.value) if term.value else ''}"


def unfinished(text: str) -> tuple[int, FieldTerm] | None:
    """Return where the term at the end of *text* begins, and it; None when something else is being typed."""
    found = next((each for each in _TERM.finditer(text) if each.end() == len(text)), None)
    if found is not None:
        (term,) = field_terms(text[found.start() :]).terms or (FieldTerm(""),)
        return found.start(), term
    begun = _UNFINISHED.search(text)
    return None if begun is None else (begun.start(), FieldTerm(begun[2] or begun[3] or "", is_excluded=bool(begun[1])))


def _worded(words: str) -> str:
    return words if _PLAIN.fullmatch(words) else f'"{words.replace(chr(34), "")}"'


def _key(name: str) -> str:
    return "".join(fold(name).split())


def read_term(term: FieldTerm, definitions: Iterable[FieldDefinition], now: datetime) -> list[FieldTest]:
    """Return what *term* asks of each field of that name; one that fits any of them is meant. *now* is local.

    Raises FieldProblem: field_unknown, field_operator, and as the fields of a form do field_type and field_option.
    """
    wanted = _key(term.name)
    named = [field for field in definitions if wanted in (_key(field.code), _key(field.name.zh), _key(field.name.en))]
    if not named:
        raise FieldProblem("field_unknown", name=term.name)
    tests, problems = [], []
    for field in named:
        try:
            tests.append(_test(field, term, now))
        except FieldProblem as problem:
            problems.append(problem)
    if not tests:
        raise problems[0]
    return tests


def _test(field: FieldDefinition, term: FieldTerm, now: datetime) -> FieldTest:
    if term.operator == HAS or not term.value:
        return FieldTest(field, HAS)
    if term.operator != IS and field.type not in SIZED:
        raise FieldProblem("field_operator", name=str(field.name))
    return FieldTest(field, term.operator, _values(field, term.value, now))


def _values(field: FieldDefinition, typed: str, now: datetime) -> tuple[object, ...]:
    if field.type in CHOOSING:
        return _options(field, typed)
    if field.type is FieldType.YES_NO:
        return (_yes_no(typed),)
    if field.type in (FieldType.NUMBER, FieldType.AMOUNT):
        number = whole_number(typed) if field.type is FieldType.NUMBER else cents(typed)
        return (_known(number if number is not None and abs(number) <= NUMBER_LIMIT else None),)
    if field.type is FieldType.DATE:
        on = day(typed, now.date())
        return (_known(on.isoformat() if on is not None else None),)
    if field.type is FieldType.MOMENT:
        return _span(typed, now)
    return (typed,)


def _known(value: object) -> object:
    if value is None:
        raise FieldProblem("field_type")
    return value


def _span(typed: str, now: datetime) -> tuple[object, ...]:
    """Return the first moment meant and the first after it: a minute, or all of a day."""
    on = day(typed, now.date())
    at = moment(typed, now) if on is None else datetime.combine(on, time(), now.tzinfo)
    if at is None:
        raise FieldProblem("field_type")
    try:
        after = (
            at + timedelta(minutes=1) if on is None else datetime.combine(on + timedelta(days=1), time(), now.tzinfo)
        )
        return tuple(each.astimezone(UTC).isoformat(timespec="seconds") for each in (at, after))
    except OverflowError as problem:
        raise FieldProblem("field_range") from problem


def _yes_no(typed: str) -> bool:
    word = _key(typed)
    if word not in _YES and word not in _NO:
        raise FieldProblem("field_type")
    return word in _YES


def _options(field: FieldDefinition, typed: str) -> tuple[object, ...]:
    """Return the codes of the answers named; several are told apart by commas."""
    whole = _option(field, typed)
    if whole is not None:
        return (whole,)
    found = [_option(field, part) for part in _ALTERNATIVES.split(typed) if part.strip()]
    if not found or None in found:
        raise FieldProblem("field_option")
    return tuple(dict.fromkeys(found))


def _option(field: FieldDefinition, typed: str) -> str | None:
    wanted = _key(typed)
    names: Sequence[tuple[str, set[str]]] = [
        (option.code, {_key(option.code), _key(option.name.zh), _key(option.name.en)}) for option in field.options
    ]
    return next((code for code, words in names if wanted in words), None)
