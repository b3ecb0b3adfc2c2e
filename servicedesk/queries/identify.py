"""The one box at reception: who is meant by a room, a phone's tail, a number, a name, pinyin or initials."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from servicedesk.core.enums import KeyKind
from servicedesk.core.identification import Typed, pinyin_keys
from servicedesk.core.numbering import customer_number
from servicedesk.core.permissions import Permission
from servicedesk.core.pinyin import syllables
from servicedesk.models import Customer, CustomerReference, IdentificationKey, Visit
from servicedesk.queries.customer_rows import CustomerRow, customer_rows
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.id_lists import OfIds
from servicedesk.storage.prepared import Prepared

# Enough to rank fairly; common initials have thousands of owners and nobody reads them.
CANDIDATES = 120
POSSIBLE_DUPLICATES = 32
RECENT_VISITS = 500
RECENT_ORDERS = 500
_LAST = "\U0010ffff"


class Match(IntEnum):
    """Why somebody was found; smaller is surer."""

    ROOM_TODAY = 0
    MEMBER = 1
    PHONE = 2
    PHONE_TAIL = 3
    WECHAT = 4
    ROOM_ARRIVING = 5
    NAME = 6
    NAME_PART = 7
    PINYIN = 8
    INITIALS = 9
    BEGINNING = 10


@dataclass(frozen=True, slots=True)
class Identified:
    """A customer who may be meant, why, and the reading of the name for what was typed in letters."""

    customer: CustomerRow
    match: Match
    reading: str = ""


@ask(Permission.VIEW_CUSTOMERS)
def identify(read: Read, text: str, limit: int = 8) -> list[Identified]:
    """Return who may be meant by *text*, surest first; among equals who is here and who came last."""
    typed = Typed.of(text)
    if not typed.folded:
        return []
    found = _candidates(read, typed)
    if not found:
        return []
    best = _ranked(read, found)[:limit]
    rows = customer_rows(read, [identity for identity, _ in best])
    return [Identified(row, match, _reading(row.name, match)) for row, (_, match) in zip(rows, best, strict=True)]


def _ranked(read: Read, found: dict[int, Match]) -> list[tuple[int, Match]]:
    """Return whom those found became and why they were found: by match, then who is here, then whose visit was last."""
    best: dict[int, tuple[Match, bool, float, int]] = {}
    for identity, target, is_away, last in _RANKS.rows(
        read.connection, list(found), today=read.site.business_day(read.now)
    ):
        rank = (found[identity], is_away, -last.timestamp() if last is not None else 0.0, target)
        best[target] = min(best.get(target, rank), rank)
    return [(target, match) for match, _, _, target in sorted(best.values())]


def _reading(name: str, match: Match) -> str:
    return " ".join(syllables(name, name=True)) if match in (Match.PINYIN, Match.INITIALS) and pinyin_keys(name) else ""


def _candidates(read: Read, typed: Typed) -> dict[int, Match]:
    """Return customers by their surest match; a wide beginning is cut, those likely to stand here are kept."""
    values = _values(read, typed)
    rows: list[Any] = read.rows(_FIND, **values)
    for way, number in Counter(row[0] for row in rows).items():
        if number == CANDIDATES:
            match, statement = _LIKELY_WAYS[way]
            rows += [(way, match, identity) for identity in read.execute(statement, values).scalars().all()]
    if len(typed.words) > 1:
        every_word = named(typed.words)
        ids = list(read.execute(every_word.limit(CANDIDATES)).scalars().all())
        if len(ids) == CANDIDATES:
            ids += read.execute(every_word.where(_IS_LIKELY), values).scalars().all()
        rows += [(None, Match.NAME_PART.value, identity) for identity in ids]
    found: dict[int, Match] = {}
    for _, match, identity in rows:
        if match < found.get(identity, _NO_MATCH):
            found[identity] = _MATCHES[match]
    _note_number(read, typed, found)
    return found


def _values(read: Read, typed: Typed) -> dict[str, object]:
    """Return the parameters of the one statement; an empty key finds nobody, an empty end no beginning."""
    name = "".join(typed.words)
    today = read.site.business_day(read.now)
    values: dict[str, object] = {"today": today, "tomorrow": today + timedelta(days=1), "exact_name": name}
    beginnings = {
        "compact": typed.compact if len(typed.compact) > 1 else "",
        "folded": typed.folded if len(typed.folded) > 1 else "",
        "phone": typed.phone_key,
        "name": name if len(typed.words) == 1 else "",
        "letters": typed.letters,
    }
    for label, key in beginnings.items():
        values |= {label: key, f"{label}_end": key + _LAST if key else ""}
    return values | {"compact": typed.compact, "folded": typed.folded}


def _note_number(read: Read, typed: Typed, found: dict[int, Match]) -> None:
    """A customer's own number is as sure as a member number."""
    number = _own_number(typed)
    if number:
        for identity in read.execute(select(Customer.id).where(Customer.number == number)).scalars():
            found[identity] = Match.MEMBER


def _own_number(typed: Typed) -> str:
    """Return the customer number that was typed: ``C-000123``, ``c123``."""
    serial = typed.compact.removeprefix("c")
    is_one = serial != typed.compact and serial.isascii() and serial.isdigit()
    return customer_number(int(serial)) if is_one else ""


def known_by(read: Read, text: str) -> Select[tuple[int]]:
    """Return the select of everybody the one box knows by *text*, uncut: for lists and their counts."""
    typed = Typed.of(text)
    ways: list[Select[tuple[int]]] = [way for _, way in _ways()]
    if len(typed.words) > 1:
        ways.append(named(typed.words))
    ways.append(select(Customer.id).where(Customer.number == _own_number(typed)))
    survivor = func.coalesce(Customer.merged_into_id, Customer.id)
    return select(survivor).where(Customer.id.in_(union_all(*ways))).params(_values(read, typed))


def _of_kind(kind: KeyKind, *conditions: ColumnElement[bool]) -> Select[tuple[int]]:
    return select(IdentificationKey.customer_id).where(IdentificationKey.kind == kind.value, *conditions)


def _exactly(kind: KeyKind, key: object) -> Select[tuple[int]]:
    return _of_kind(kind, IdentificationKey.key == key)


def _beginning(kind: KeyKind, first: object, end: object) -> Select[tuple[int]]:
    return _of_kind(kind, IdentificationKey.key >= first, IdentificationKey.key < end)


def named(words: tuple[str, ...]) -> Select[tuple[int]]:
    """Return who has every one of the folded *words* in the name, in any order; a Latin word may be cut short."""
    first, *others = (_beginning(KeyKind.NAME, word, word + _LAST) for word in dict.fromkeys(words))
    return first.where(*(IdentificationKey.customer_id.in_(other) for other in others))


_TODAY = bindparam("today", type_=Date())
_UNTIL = IdentificationKey.valid_until_on
_VALID = and_(IdentificationKey.valid_from_on <= _TODAY, or_(_UNTIL.is_(None), _UNTIL >= _TODAY))
_COMING = IdentificationKey.valid_from_on > _TODAY


def _present(last_start: BindParameter[date]) -> Select[tuple[int]]:
    """Return whose room or order is in force, or begins until *last_start*."""
    return select(CustomerReference.customer_id).where(
        CustomerReference.valid_until_on >= _TODAY, CustomerReference.valid_from_on <= last_start
    )


_TOMORROW = bindparam("tomorrow", type_=Date())
# Orders without an end stay in force for ever: the latest are those somebody comes for.
_WITHOUT_END = (
    select(CustomerReference.customer_id)
    .where(CustomerReference.valid_until_on.is_(None), CustomerReference.valid_from_on <= _TODAY)
    .order_by(CustomerReference.valid_from_on.desc())
    .limit(RECENT_ORDERS)
)
_LAST_VISITS = (
    select(Visit.customer_id)
    .where(Visit.customer_id.is_not(None))
    .order_by(Visit.arrived_at.desc(), Visit.id.desc())
    .limit(RECENT_VISITS)
)
_LIKELY = union_all(
    _present(_TOMORROW),
    select(_WITHOUT_END.subquery().c.customer_id),
    select(_LAST_VISITS.subquery().c.customer_id),
)
_IS_LIKELY = IdentificationKey.customer_id.in_(_LIKELY)


def _ways() -> tuple[tuple[Match, Select[tuple[int]]], ...]:
    """Return every way to be found; the values come with :func:`_values`."""

    def begins(kind: KeyKind, label: str) -> Select[tuple[int]]:
        return _beginning(kind, bindparam(label, type_=String()), bindparam(f"{label}_end", type_=String()))

    def is_exactly(kind: KeyKind, label: str) -> Select[tuple[int]]:
        return _exactly(kind, bindparam(label, type_=String()))

    return (
        (Match.ROOM_TODAY, is_exactly(KeyKind.REFERENCE, "compact").where(_VALID)),
        (Match.ROOM_ARRIVING, is_exactly(KeyKind.REFERENCE, "compact").where(_COMING)),
        (Match.MEMBER, is_exactly(KeyKind.MEMBER, "compact")),
        (Match.PHONE, is_exactly(KeyKind.PHONE, "phone")),
        (Match.PHONE_TAIL, begins(KeyKind.PHONE, "phone")),
        (Match.WECHAT, is_exactly(KeyKind.WECHAT, "folded")),
        (Match.NAME, is_exactly(KeyKind.NAME, "exact_name")),
        (Match.NAME_PART, begins(KeyKind.NAME, "name")),
        (Match.PINYIN, begins(KeyKind.PINYIN, "letters")),
        (Match.INITIALS, begins(KeyKind.INITIALS, "letters")),
        (Match.BEGINNING, begins(KeyKind.REFERENCE, "compact").where(_VALID)),
        (Match.BEGINNING, begins(KeyKind.MEMBER, "compact")),
        (Match.BEGINNING, begins(KeyKind.WECHAT, "folded")),
    )


def _together(ways: tuple[tuple[Match, Select[tuple[int]]], ...]) -> CompoundSelect[Any]:
    """Return the one statement that looks every way, each cut by itself."""
    parts = []
    for number, (match, way) in enumerate(ways):
        cut = way.limit(CANDIDATES).subquery()
        code = literal_column(str(match.value), Integer).label("match")
        parts.append(select(literal_column(str(number), Integer).label("way"), code, cut.c.customer_id))
    return union_all(*parts)


_FIND = Prepared(_together(_ways()))
# Where a way was cut: those of it who are likely to stand at the desk.
_LIKELY_WAYS = tuple((match.value, way.where(_IS_LIKELY)) for match, way in _ways())
_MATCHES = {match.value: match for match in Match}
_NO_MATCH = len(Match)


# Whoever is merged counts as whom they became: is that one here, and when were they last?
_SURVIVOR = func.coalesce(Customer.merged_into_id, Customer.id)
_IS_HERE = (
    select(CustomerReference.id)
    .where(CustomerReference.customer_id == _SURVIVOR, CustomerReference.valid_from_on <= _TODAY)
    .where(or_(CustomerReference.valid_until_on.is_(None), CustomerReference.valid_until_on >= _TODAY))
    .correlate(Customer)
    .exists()
)
_LAST_VISIT = select(func.max(Visit.arrived_at)).where(Visit.customer_id == _SURVIVOR).correlate(Customer)
_RANKS = OfIds(
    lambda ids: select(Customer.id, _SURVIVOR, ~_IS_HERE, _LAST_VISIT.scalar_subquery()).where(Customer.id.in_(ids)),
    CANDIDATES,
)
_BECAME = OfIds(
    lambda ids: select(Customer.id, func.coalesce(Customer.merged_into_id, Customer.id)).where(Customer.id.in_(ids))
)


def _survivors(read: Read, ids: list[int]) -> dict[int, int]:
    """Return whom merged customers became."""
    return {row[0]: row[1] for row in _BECAME.rows(read.connection, ids)}


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Somebody who may be the same person, and what speaks for it."""

    customer: CustomerRow
    same_phone: bool
    same_member_number: bool
    same_name: bool


@ask(Permission.VIEW_CUSTOMERS)
def possible_duplicates(
    read: Read, name: str, phone: str = "", member_number: str = "", except_id: int | None = None
) -> list[Duplicate]:
    """Return customers who may be the one about to be added; a shared name alone is the weakest sign."""
    signs: dict[int, set[KeyKind]] = {}
    wanted = (
        (KeyKind.PHONE, Typed.of(phone).phone_key if len(phone.strip()) > 6 else ""),
        (KeyKind.MEMBER, Typed.of(member_number).compact),
        (KeyKind.NAME, Typed.of(name).compact),
    )
    for kind, key in wanted:
        for identity in read.execute(_exactly(kind, key).limit(POSSIBLE_DUPLICATES)).scalars() if key else ():
            signs.setdefault(identity, set()).add(kind)
    full_name = Typed.of(name).compact
    ids = [identity for identity in signs if identity != except_id]
    merged = _survivors(read, ids)
    rows = customer_rows(read, [identity for identity in ids if merged.get(identity) == identity])
    found = [
        Duplicate(
            row,
            KeyKind.PHONE in signs[row.id],
            KeyKind.MEMBER in signs[row.id],
            KeyKind.NAME in signs[row.id] and Typed.of(row.name).compact == full_name,
        )
        for row in rows
    ]
    sure = [each for each in found if each.same_phone or each.same_member_number or each.same_name]
    return sorted(sure, key=lambda each: (not each.same_member_number, not each.same_phone, each.customer.id))
