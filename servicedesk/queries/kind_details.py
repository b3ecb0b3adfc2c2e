"""What belongs to a ticket because of its kind: its fields, the policy's verdict, equal faults, things that match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, text

from servicedesk.core.enums import StateClass, TicketKind
from servicedesk.core.lost_found import LIKELY, SEARCHED, Thing, likeness
from servicedesk.core.permissions import Permission
from servicedesk.core.return_policy import ReturnCase, ReturnPolicy, Verdict, judge
from servicedesk.core.ticket_fields import FieldDefinition
from servicedesk.models import ReturnCheck, Ticket, TicketLink
from servicedesk.queries.equipment import EquipmentFault, faults_of
from servicedesk.queries.ticket_fields import known_fields
from servicedesk.queries.ticket_lists import readable
from servicedesk.storage.desk import Read, ask
from servicedesk.storage.return_checks import exceptions_of, policy_of

MATCHES, FAULTS_SAID = 4, 3
OPPOSITE = {"lost": "found", "found": "lost"}
_GONE = (StateClass.CANCELLED.value, StateClass.MERGED.value)


@dataclass(frozen=True, slots=True)
class MatchRow:
    """Something found that may be what was lost, or the reverse; ``likeness`` from 0 to 1."""

    ticket_id: int
    number: str
    title: str
    item: str
    where: str
    tag: str
    opened_at: datetime
    likeness: float


@dataclass(frozen=True, slots=True)
class Companions:
    """What is said beside the fields: the verdict on a return, the same equipment's faults, what matches."""

    verdict: Verdict | None = None
    verdict_at: datetime | None = None
    faults: tuple[EquipmentFault, ...] = ()
    matches: tuple[MatchRow, ...] = ()


@dataclass(frozen=True, slots=True)
class KindDetail:
    """The fields a ticket's kind asks for, those that hold a value from another kind, and what is said beside them."""

    kind: TicketKind
    version: int
    fields: tuple[FieldDefinition, ...]
    values: dict[str, Any]
    companions: Companions


@dataclass(frozen=True, slots=True)
class FieldsCase:
    """A ticket that is being written or edited, as far as its companions depend on it."""

    kind: TicketKind
    values: Mapping[str, Any]
    customer_id: int | None = None
    ticket_id: int | None = None


@ask(Permission.VIEW_TICKETS)
def kind_detail(read: Read, ticket_id: int) -> KindDetail | None:
    """Return what a ticket has because of its kind, None when it is gone or hidden."""
    columns = (Ticket.kind, Ticket.version, Ticket.fields, Ticket.customer_id, Ticket.opened_at)
    row = read.execute(select(*columns).where(Ticket.id == ticket_id, readable(read))).first()
    if row is None:
        return None
    fields = tuple(
        field
        for field in known_fields(read)
        if field.code in row.fields or (field.is_active and row.kind in field.kinds)
    )
    values = {field.code: row.fields[field.code] for field in fields if field.code in row.fields}
    case = FieldsCase(TicketKind(row.kind), values, row.customer_id, ticket_id)
    found = companions(read, case)
    check = select(ReturnCheck.verdict, ReturnCheck.at).where(ReturnCheck.ticket_id == ticket_id)
    kept = read.execute(check).first() if row.kind == TicketKind.RETURN.value else None
    if kept is not None:
        # What was said when it was decided stays, whatever the policy says today.
        found = Companions(Verdict.from_stored(kept.verdict), kept.at, found.faults, found.matches)
    return KindDetail(TicketKind(row.kind), row.version, fields, values, found)


@ask(Permission.VIEW_TICKETS)
def companions(read: Read, case: FieldsCase) -> Companions:
    """Return what is said beside the fields while they are filled in; values that cannot be read count as missing."""
    if case.kind is TicketKind.RETURN and any(code.startswith("return_") for code in case.values):
        return Companions(_verdict(read, case))
    if case.kind is TicketKind.FAULT:
        return Companions(faults=_faults(read, case))
    if case.kind is TicketKind.LOST_FOUND:
        return Companions(matches=_matches(read, case))
    return Companions()


@ask(Permission.VIEW_TICKETS)
def return_policy(read: Read) -> ReturnPolicy:
    """Return the site's policy for what is brought back."""
    return policy_of(read.connection)


def _verdict(read: Read, case: FieldsCase) -> Verdict:
    policy = policy_of(read.connection)
    opened_at = read.now
    if case.ticket_id is not None:
        opened_at = read.execute(select(Ticket.opened_at).where(Ticket.id == case.ticket_id)).scalar() or read.now
    since = read.now - timedelta(days=policy.exception_days)
    before = exceptions_of(read.connection, case.customer_id, since, case.ticket_id)
    values = case.values
    known = ReturnCase(
        str(values.get("return_article") or ""),
        _day(values.get("return_bought_on")),
        values.get("return_proof"),
        values.get("return_condition"),
        values.get("return_wish"),
        before,
    )
    return judge(policy, known, read.site.business_day(opened_at))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _faults(read: Read, case: FieldsCase) -> tuple[EquipmentFault, ...]:
    value = case.values.get("equipment")
    identity = value.get("id") if isinstance(value, Mapping) else None
    if not isinstance(identity, int):
        return ()
    return tuple(faults_of(read, identity, case.ticket_id, lately=True)[:FAULTS_SAID])


def _matches(read: Read, case: FieldsCase) -> tuple[MatchRow, ...]:
    """Return what goes best with the case on the other side, likeliest first; what is linked or claimed is left out."""
    opposite = OPPOSITE.get(str(case.values.get("found_or_lost")))
    if opposite is None:
        return ()
    own = select(Ticket.title, Ticket.opened_at).where(Ticket.id == case.ticket_id, readable(read))
    row = read.execute(own).first() if case.ticket_id is not None else None
    mine = _thing(case.values, row.title if row else "", row.opened_at if row else read.now)
    rows = [
        MatchRow(other.id, other.number, other.title, str(other.fields.get("item", "")),
                 str(other.fields.get("item_where", "")), str(other.fields.get("item_tag", "")), other.opened_at, share)
        for other in _candidates(read, case.ticket_id, mine.at)
        if other.fields.get("found_or_lost") == opposite
        and not other.fields.get("item_claimed_by")
        and (share := _share(mine, _thing(other.fields, other.title, other.opened_at), opposite)) >= LIKELY
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (-row.likeness, row.ticket_id))[:MATCHES])


def _share(mine: Thing, other: Thing, other_is: str) -> float:
    return likeness(mine, other) if other_is == "found" else likeness(other, mine)


def _thing(values: Mapping[str, Any], title: str, opened_at: datetime) -> Thing:
    at = opened_at
    if isinstance(values.get("item_at"), str):
        try:
            at = datetime.fromisoformat(values["item_at"])
        except ValueError:
            at = opened_at
    words = str(values.get("item") or title)
    return Thing(words, values.get("item_category"), values.get("item_colour"), str(values.get("item_brand") or ""),
                 at if at.tzinfo is not None else opened_at)  # fmt: skip


def _candidates(read: Read, ticket_id: int | None, at: datetime) -> Any:
    linked_here = select(TicketLink.other_id).where(TicketLink.ticket_id == ticket_id)
    linked_there = select(TicketLink.ticket_id).where(TicketLink.other_id == ticket_id)
    statement = (
        select(Ticket.id, Ticket.number, Ticket.title, Ticket.fields, Ticket.opened_at)
        .where(
            text("ticket.kind = 'lost_found'"),
            Ticket.opened_at >= at - SEARCHED,
            Ticket.opened_at <= at + SEARCHED,
            Ticket.state_class.not_in(_GONE),
            readable(read),
        )
        .order_by(Ticket.opened_at.desc())
        .limit(2000)
    )
    if ticket_id is not None:
        nothing_here = or_(Ticket.id == ticket_id, Ticket.id.in_(linked_here), Ticket.id.in_(linked_there))
        statement = statement.where(~nothing_here)
    return read.execute(statement)
