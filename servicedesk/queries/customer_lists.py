"""The list of customers: filters, the ids of a whole result, counts."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.paging import Sort
from servicedesk.core.permissions import Permission
from servicedesk.core.search_query import parse
from servicedesk.models import Customer, CustomerAlert, CustomerReference, SearchDocument, Tier
from servicedesk.queries.found_documents import SearchKind, holding
from servicedesk.queries.identify import known_by
from servicedesk.storage.desk import Read, ask


@dataclass(frozen=True, slots=True)
class Presence:
    """Which days of a reference a list asks for: who is here, who arrives, who leaves on a day."""

    here_on: date | None = None
    arriving_on: date | None = None
    leaving_on: date | None = None


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """Which customers; every condition that is set must hold."""

    text: str = ""
    tier_code: str | None = None
    presence: Presence = Presence()
    has_alert: bool = False


_SORTS = {"name": Customer.name_sort, "created": Customer.created_at, "updated": Customer.updated_at}
_BY_NAME = Sort("name")


@ask(Permission.VIEW_CUSTOMERS)
def customer_ids(read: Read, wanted: CustomerFilter, sort: Sort = _BY_NAME, limit: int | None = None) -> array[int]:
    """Return the ids of a list in order."""
    column = _SORTS[sort.column]
    order = (column.desc(), Customer.id.desc()) if sort.descending else (column.asc(), Customer.id.asc())
    statement = select(Customer.id).where(_condition(read, wanted)).order_by(*order)
    ids = read.execute(statement.limit(limit) if limit is not None else statement).scalars()
    return array("q", ids)


@ask(Permission.VIEW_CUSTOMERS)
def customer_count(read: Read, wanted: CustomerFilter) -> int:
    """Return how many customers a list holds."""
    return int(read.execute(select(func.count()).select_from(Customer).where(_condition(read, wanted))).scalar_one())


def _condition(read: Read, wanted: CustomerFilter) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [Customer.merged_into_id.is_(None)]
    if wanted.tier_code is not None:
        conditions.append(Customer.tier_code == wanted.tier_code)
    if wanted.has_alert:
        alerted = select(CustomerAlert.customer_id).where(
            or_(CustomerAlert.expires_on.is_(None), CustomerAlert.expires_on >= read.site.business_day(read.now))
        )
        conditions.append(Customer.id.in_(alerted))
    conditions += _present(wanted.presence)
    query = parse(wanted.text)
    if query:
        # By words in everything written about them, or by what the one box knows: pinyin, a phone's tail, a room.
        documents = holding(read, query, [SearchKind.CUSTOMER], [SearchDocument.entity_id])
        found = Customer.id.in_(documents)
        # The one box has no "without": it would bring back whom the words exclude.
        known = not query.excluded
        conditions.append(or_(found, Customer.id.in_(known_by(read, wanted.text))) if known else found)
    return and_(*conditions)


def _present(presence: Presence) -> list[ColumnElement[bool]]:
    start, end = CustomerReference.valid_from_on, CustomerReference.valid_until_on
    conditions: list[ColumnElement[bool]] = []
    if presence.here_on is not None:
        conditions += [start <= presence.here_on, or_(end.is_(None), end >= presence.here_on)]
    if presence.arriving_on is not None:
        # The end is what the index is ordered by.
        conditions += [start == presence.arriving_on, or_(end.is_(None), end >= presence.arriving_on)]
    if presence.leaving_on is not None:
        conditions.append(end == presence.leaving_on)
    return [Customer.id.in_(select(CustomerReference.customer_id).where(*conditions))] if conditions else []


@dataclass(frozen=True, slots=True)
class TierChoice:
    """A tier a customer may be given."""

    code: str
    name: Bilingual
    colour: str


@ask(Permission.VIEW_CUSTOMERS)
def tier_choices(read: Read) -> list[TierChoice]:
    """Return the tiers in their order."""
    rows = read.execute(select(Tier.__table__).order_by(Tier.position, Tier.code))
    return [TierChoice(row.code, Bilingual(row.name_zh, row.name_en), row.colour) for row in rows]
