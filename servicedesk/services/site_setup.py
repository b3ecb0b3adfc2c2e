"""Setting up the site: everything its industry's pack brings, and the first administrator, in one act."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.errors import Refused
from servicedesk.core.pack import Pack, load_pack
from servicedesk.core.permissions import Permission, Role
from servicedesk.models import Scenario, Site
from servicedesk.services import escalation_levels, field_definitions, staff, tags
from servicedesk.services.first_states import ensure_states
from servicedesk.services.pack_contents import (
    write_articles,
    write_calendars,
    write_departments,
    write_follow_up,
    write_lists,
    write_scenarios,
    write_service_levels,
    write_settings,
    write_tiers,
)
from servicedesk.services.ticket_categories import write_categories
from servicedesk.storage.desk import Work, act


@dataclass(frozen=True, slots=True)
class SetUpPerson:
    """Somebody who signs in from the first day; ``department`` is the pack's code."""

    name: str
    sign_in_name: str
    role: Role
    department: str = ""
    password: str = ""
    pin: str = ""


@dataclass(frozen=True, slots=True)
class SetUpSite:
    """What the first run asks for; without a sign-in name there is no administrator yet."""

    name: str
    industry: str
    desk_name: str = ""
    timezone: str = "Asia/Shanghai"
    administrator: str = ""
    sign_in_name: str = ""
    password: str = ""
    is_practice: bool = False
    people: tuple[SetUpPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteKeys:
    """The ids of what the pack brought, by the pack's codes."""

    departments: dict[str, int]
    calendars: dict[str, int]
    scenarios: dict[str, int]
    articles: dict[str, int]
    # By the scenarios that propose them.
    categories: dict[str, int]


@act(Permission.SET_UP, undoable=False)
def set_up_site(work: Work, command: SetUpSite) -> SiteKeys:
    """Write the site, its pack and its first administrator; refuse a database that has a site."""
    if not command.name.strip():
        raise Refused("name_missing", field="name")
    if work.connection.execute(Site.__table__.select().limit(1)).first() is not None:
        raise Refused("site_there")
    pack = load_pack(command.industry)
    work.insert(
        Site,
        name=command.name.strip(),
        desk_name=command.desk_name.strip(),
        industry=pack.industry.value,
        timezone=command.timezone,
        currency=pack.currency,
        day_cut_minutes=pack.day_cut_minutes,
        is_practice=command.is_practice,
        created_at=work.now,
    )
    departments = write_departments(work, pack)
    write_tiers(work, pack)
    ensure_states(work, pack.words["customer"])
    calendars = write_calendars(work, pack)
    scenarios = write_scenarios(work, pack, departments)
    write_categories(work, pack)
    write_service_levels(work, pack, calendars, scenarios)
    escalation_levels.save_escalation_levels(work, escalation_levels.usual_levels(pack, departments))
    write_follow_up(work, pack)
    articles = write_articles(work, pack, scenarios)
    write_lists(work, pack)
    write_settings(work, pack)
    field_definitions.write_fields(work, pack)
    tags.write_tags(work, pack)
    for person in _people(command):
        _hire(work, pack, departments, person)
    work.audit("site", 1, industry=pack.industry.value)
    return SiteKeys(departments, calendars, scenarios, articles, _categories(work))


def _categories(work: Work) -> dict[str, int]:
    rows = work.connection.execute(select(Scenario.code, Scenario.category_id))
    return {row.code: row.category_id for row in rows if row.category_id is not None}


def _people(command: SetUpSite) -> tuple[SetUpPerson, ...]:
    """Return everybody to add, the administrator first."""
    if not command.sign_in_name.strip():
        return command.people
    name = command.administrator.strip() or command.sign_in_name
    first = SetUpPerson(name, command.sign_in_name, Role.ADMINISTRATOR, password=command.password)
    return (first, *command.people)


def _hire(work: Work, pack: Pack, departments: dict[str, int], person: SetUpPerson) -> None:
    title = pack.role_titles.get(person.role, Bilingual("", ""))
    staff.add_staff(
        work,
        staff.AddStaff(
            person.sign_in_name,
            person.name,
            person.role,
            title.zh,
            title.en,
            departments.get(person.department),
            person.password,
            person.pin,
        ),
    )
