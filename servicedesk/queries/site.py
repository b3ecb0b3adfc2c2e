"""What the site was set up with: its words and settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.bilingual import Bilingual
from servicedesk.core.permissions import Permission
from servicedesk.models import Department, Setting, Site, Staff, Ticket
from servicedesk.queries.sensitive import readable
from servicedesk.storage.conditions import OPEN_TICKET
from servicedesk.storage.desk import Desk, Read, ask


def pack_words(desk: Desk, language: str) -> Mapping[str, str]:
    """Return the industry's words in *language*; needed before anybody is signed in, so without a right."""
    return _pack_words(desk.as_actor(SYSTEM), language)


@ask(Permission.OWN_SIGN_IN)
def _pack_words(read: Read, language: str) -> Mapping[str, str]:
    value = read.execute(select(Setting.value).where(Setting.key == "words")).scalar() or {}
    words: Mapping[str, str] = value.get(language, {})
    return words


@ask(Permission.VIEW_KNOWLEDGE)
def setting(read: Read, key: str) -> dict[str, Any]:
    """Return one value of the configuration, empty when it was never set."""
    value: dict[str, Any] = read.execute(select(Setting.value).where(Setting.key == key)).scalar() or {}
    return value


@dataclass(frozen=True, slots=True)
class SiteRow:
    """The site as Settings shows it."""

    version: int
    name: str
    desk_name: str
    industry: str
    timezone: str
    currency: str
    day_cut_minutes: int
    is_practice: bool


@dataclass(frozen=True, slots=True)
class DepartmentFacts:
    """A department, closed ones too, with what is open there and who belongs to it."""

    id: int
    version: int
    name: Bilingual
    colour: str
    is_active: bool
    open_tickets: int
    people: int


@ask(Permission.VIEW_SETTINGS)
def site_row(read: Read) -> SiteRow:
    """Return the site."""
    row = read.execute(select(Site.__table__).limit(1)).one()
    return SiteRow(
        row.version,
        row.name,
        row.desk_name,
        row.industry,
        row.timezone,
        row.currency,
        row.day_cut_minutes,
        row.is_practice,
    )


@ask(Permission.VIEW_SETTINGS)
def department_facts(read: Read) -> list[DepartmentFacts]:
    """Return every department in the site's order, closed ones last."""
    opened = (
        select(func.count())
        .where(Ticket.department_id == Department.id, OPEN_TICKET, readable(read))
        .correlate(Department)
        .scalar_subquery()
    )
    people = (
        select(func.count())
        .where(Staff.department_id == Department.id, Staff.is_active)
        .correlate(Department)
        .scalar_subquery()
    )
    statement = select(Department.__table__, opened.label("open_tickets"), people.label("people")).order_by(
        Department.is_active.desc(), Department.position, Department.id
    )
    return [
        DepartmentFacts(
            row.id,
            row.version,
            Bilingual(row.name_zh, row.name_en),
            row.colour,
            row.is_active,
            row.open_tickets,
            row.people,
        )
        for row in read.execute(statement)
    ]
