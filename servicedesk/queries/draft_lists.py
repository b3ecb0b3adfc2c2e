"""The list of drafts: one's own, what colleagues handed over, and what waits with a colleague to be taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, exists, false, func, literal, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.draft_forms import FORMS, record_of
from servicedesk.core.enums import FollowUpState, StateClass, VisitState
from servicedesk.core.permissions import Permission
from servicedesk.core.text import one_line
from servicedesk.models import Article, Customer, Draft, FollowUp, HandedDraft, Staff, Ticket, TicketReader, Visit
from servicedesk.storage.desk import Read, ask

OLD_AFTER = timedelta(days=7)
OPEN_WITHIN = timedelta(hours=24)
EXCERPT = 160
# Not words somebody typed: where the cursor stood, what the edit started from.
_NOT_WORDS = frozenset({"cursor", "open", "undecided", "base", "choices", "way", "entry"})
# Chosen, not typed, and kept as codes that say nothing to anybody.
_CODES = frozenset(
    {
        "priority",
        "impact",
        "urgency",
        "language",
        "channel",
        "kind",
        "outcome",
        "tier",
        "tier_code",
        "severity",
        "colour",
    }
)
Key = tuple[str, int]


class DraftPlace(StrEnum):
    """Whose hands a draft is in."""

    MINE = "mine"
    TO_ME = "to_me"
    FROM_ME = "from_me"


class RecordState(StrEnum):
    """What became of the record a draft is about."""

    THERE = "there"
    MERGED = "merged"
    FINISHED = "finished"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ListedDraft:
    """One draft as the list shows it; ``other`` is the colleague at the other end of a handing."""

    id: int
    place: DraftPlace
    form: str
    subject: str
    label: Bilingual
    excerpt: str
    record: RecordState
    typed_at: datetime
    other: str
    note: str
    handed_at: datetime | None
    is_old: bool


Record = tuple[Bilingual, RecordState]


@ask(Permission.OWN_DRAFTS)
def drafts_and_handed(read: Read) -> list[ListedDraft]:
    """Return what was handed to oneself, one's own drafts, and what waits with others; the latest first in each."""
    me = read.actor.staff_id
    mine = select(Draft.id, Draft.form, Draft.subject, Draft.content, Draft.updated_at).where(Draft.staff_id == me)
    rows = [(DraftPlace.MINE, "", "", None, *row) for row in read.execute(mine)]
    for place, own, other in (
        (DraftPlace.TO_ME, HandedDraft.to_id, HandedDraft.from_id),
        (DraftPlace.FROM_ME, HandedDraft.from_id, HandedDraft.to_id),
    ):
        handed = HandedDraft
        columns = (Staff.name, handed.note, handed.handed_at)
        statement = select(*columns, handed.id, handed.form, handed.subject, handed.content, handed.typed_at)
        found = read.execute(statement.join(Staff, Staff.id == other).where(own == me))
        rows += [(place, *row) for row in found]
    return _listed(read, rows)


def _listed(read: Read, rows: list[Any]) -> list[ListedDraft]:
    keys = {key for row in rows if (key := record_of(row[5], row[6])) is not None}
    known = _records(read, keys)
    listed = []
    for place, other, note, handed_at, identity, form, subject, content, typed_at in rows:
        key = record_of(form, subject)
        label, record = Bilingual("", ""), RecordState.THERE
        if key is not None:
            label, record = known.get(key, (Bilingual("", ""), RecordState.GONE))
        listed.append(
            ListedDraft(
                identity,
                place,
                form,
                subject,
                label,
                "" if record is RecordState.GONE else excerpt(content),
                record,
                typed_at,
                other,
                note,
                handed_at,
                read.now - typed_at > OLD_AFTER,
            )
        )
    order = (DraftPlace.TO_ME, DraftPlace.MINE, DraftPlace.FROM_ME)
    listed.sort(key=lambda row: row.typed_at, reverse=True)
    return sorted(listed, key=lambda row: order.index(row.place))


# What a form keeps of its times is no text that somebody typed.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")


def excerpt(content: Mapping[str, Any]) -> str:
    """Return the beginning of what was typed, in one line."""
    return one_line(" · ".join(_words(content)), EXCERPT)


def _words(content: Mapping[str, Any]) -> Iterable[str]:
    base = content.get("base")
    for name, value in content.items():
        if name in _NOT_WORDS or name in _CODES:
            continue
        if name == "values" and isinstance(value, dict):
            started = base if isinstance(base, dict) else {}
            yield from _words({key: each for key, each in value.items() if each != started.get(key)})
        elif isinstance(value, str) and value.strip() and not _MOMENT.fullmatch(value):
            # Enough of a megabyte.
            yield value[: EXCERPT * 2]


def _records(read: Read, keys: set[Key]) -> dict[Key, Record]:
    """Return what each record is called and what became of it; one that may not be read counts as gone."""
    found: dict[Key, Record] = {}
    for entity, statement in _STATEMENTS.items():
        ids = [key[1] for key in keys if key[0] == entity]
        given = {"ids": ids, "staff": read.actor.staff_id}
        for row in read.execute(statement, given) if ids else ():
            if not row.is_sensitive or read.actor.can(Permission.VIEW_SENSITIVE):
                name = Bilingual(row.name_zh or "", row.name_en or "")
                found[entity, row.id] = (name, RecordState(row.record))
    return found


def _state(merged: ColumnElement[bool], finished: ColumnElement[bool]) -> ColumnElement[str]:
    there = literal(RecordState.THERE.value)
    return case((merged, RecordState.MERGED.value), (finished, RecordState.FINISHED.value), else_=there).label("record")


def _statement(
    identity: Any, zh: Any, en: Any, merged: Any = None, finished: Any = None, sensitive: Any = None
) -> Select[Any]:
    state = _state(false() if merged is None else merged, false() if finished is None else finished)
    hidden = (false() if sensitive is None else sensitive).label("is_sensitive")
    columns = (identity.label("id"), zh.label("name_zh"), en.label("name_en"), state, hidden)
    return select(*columns).where(identity.in_(bindparam("ids", expanding=True)))


# Whoever was named as a reader of a sensitive ticket reads it.
_named = exists().where(TicketReader.ticket_id == Ticket.id, TicketReader.staff_id == bindparam("staff"))
_hidden = Ticket.is_sensitive & ~_named
_title = Ticket.number + " " + Ticket.title
_STATEMENTS: dict[str, Select[Any]] = {
    "ticket": _statement(Ticket.id, _title, _title, Ticket.state_class == StateClass.MERGED.value, None, _hidden),
    "customer": _statement(Customer.id, Customer.name, Customer.name, Customer.merged_into_id.is_not(None)),
    "article": _statement(Article.id, Article.title_zh, Article.title_en),
    "visit": _statement(
        Visit.id,
        Visit.queue_number,
        Visit.queue_number,
        None,
        Visit.state.in_((VisitState.ENDED.value, VisitState.LEFT.value)),
    ),
    "follow_up": _statement(
        FollowUp.id,
        Customer.name,
        Customer.name,
        None,
        FollowUp.state != FollowUpState.DUE.value,
        func.coalesce(_hidden, false()),
    )
    .outerjoin_from(FollowUp, Customer, Customer.id == FollowUp.customer_id)
    .outerjoin(Ticket, Ticket.id == FollowUp.ticket_id),
}


@dataclass(frozen=True, slots=True)
class DraftMark:
    """What of mine waits on a ticket: the form it was typed in, and whether two edits wait for a choice."""

    form: str
    is_undecided: bool = False


@ask(Permission.OWN_DRAFTS)
def drafted_tickets(read: Read) -> dict[int, DraftMark]:
    """Return the tickets about which one has typed something that is not saved: lists mark them.

    Of several drafts a choice that waits counts first, then the latest.
    """
    codes = [code for code, form in FORMS.items() if form.entity == "ticket"]
    undecided = func.coalesce(Draft.content["undecided"].as_boolean(), false())
    statement = select(Draft.subject, Draft.form, undecided)
    mine = statement.where(Draft.staff_id == read.actor.staff_id, Draft.form.in_(codes))
    found: dict[int, DraftMark] = {}
    for subject, form, waits in read.execute(mine.order_by(Draft.updated_at, Draft.id)):
        if subject.isdigit() and (waits or not (int(subject) in found and found[int(subject)].is_undecided)):
            found[int(subject)] = DraftMark(form, bool(waits))
    return found


@ask(Permission.OWN_DRAFTS)
def left_open(read: Read) -> tuple[str, str] | None:
    """Return form and subject of the form that was in front when the program ended without closing it."""
    since = read.now - OPEN_WITHIN
    statement = select(Draft.form, Draft.subject, Draft.content)
    mine = statement.where(Draft.staff_id == read.actor.staff_id, Draft.updated_at > since)
    for form, subject, content in read.execute(mine.order_by(Draft.updated_at.desc(), Draft.id.desc())):
        if content.get("open"):
            return form, subject
    return None
