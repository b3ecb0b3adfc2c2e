"""Setting up: everything the pack brings, in one act, and only once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from servicedesk.core.actor import Actor
from servicedesk.core.clock import FixedClock
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.pack import Industry, load_pack
from servicedesk.core.permissions import Role
from servicedesk.core.translation import Translator
from servicedesk.models import (
    Article,
    ArticleEdition,
    AuditEntry,
    Base,
    Calendar,
    CalendarDay,
    Scenario,
    ScenarioStep,
    SearchDocument,
    ServiceLevel,
    Site,
    Staff,
    Ticket,
)
from servicedesk.queries.search import search
from servicedesk.queries.site import pack_words, setting
from servicedesk.queries.ticket_details import reasons, ticket_states
from servicedesk.queries.visits import queue_summary, scenarios
from servicedesk.services import tickets
from servicedesk.services.desk import Desk, load_site, open_desk
from servicedesk.services.public_holidays import last_published_year, public_days
from servicedesk.services.sign_in import sign_in_with_password, sign_in_with_pin
from servicedesk.services.site_setup import SetUpPerson, SetUpSite, set_up_site

PASSWORD = "湖畔 good morning 7"
COMMAND = SetUpSite("云湖酒店", "hotel", "1 号柜台", administrator="高远", sign_in_name="admin", password=PASSWORD)


def counted(desk: Desk, model: type[Base]) -> int:
    with desk.database.reader.begin() as connection:
        return int(connection.execute(select(func.count()).select_from(model)).scalar_one())


def column(desk: Desk, statement: Any) -> list[Any]:
    with desk.database.reader.begin() as connection:
        return list(connection.execute(statement).scalars())


def test_a_desk_works_right_after_setting_up(desk: Desk, clock: FixedClock) -> None:
    keys = set_up_site(desk, COMMAND)
    load_site(desk)

    assert (desk.site.name, desk.site.desk_name, desk.site.industry) == ("云湖酒店", "1 号柜台", "hotel")
    assert not desk.site.is_practice
    opened = tickets.open_ticket(
        desk, tickets.OpenTicket("1208 空调不制冷", scenario_id=keys.scenarios["facility_fault"], place="1208")
    )
    assert opened.number == "T-1"
    with desk.database.reader.begin() as connection:
        due = connection.execute(select(Ticket.due_at)).scalar_one()
    assert due is not None
    assert due > clock.now()


def test_the_administrator_signs_in_with_the_password(desk: Desk) -> None:
    set_up_site(desk, COMMAND)

    actor = sign_in_with_password(desk, "admin", PASSWORD)

    assert (actor.name, actor.role) == ("高远", Role.ADMINISTRATOR)


def test_people_hired_with_the_site_get_their_department_and_title(desk: Desk) -> None:
    lin = SetUpPerson("林晓", "lin", Role.FRONT_DESK, "front", PASSWORD, "246810")
    keys = set_up_site(desk, SetUpSite("云湖酒店", "hotel", people=(lin,)))

    actor = sign_in_with_password(desk, "lin", PASSWORD)
    assert actor.department_id == keys.departments["front"]
    assert column(desk, select(Staff.department_id)) == [keys.departments["front"]]
    assert column(desk, select(Staff.title_zh)) == [load_pack("hotel").role_titles[Role.FRONT_DESK].zh]
    assert actor.staff_id is not None
    assert sign_in_with_pin(desk, actor.staff_id, "246810").name == "林晓"


@pytest.mark.parametrize("industry", Industry, ids=str)
def test_every_pack_arrives_whole(desk: Desk, industry: Industry) -> None:
    pack = load_pack(industry)

    set_up_site(desk, SetUpSite("Site", industry.value))

    assert counted(desk, Scenario) == len(pack.scenarios)
    assert counted(desk, ScenarioStep) == sum(len(scenario.steps) for scenario in pack.scenarios)
    assert counted(desk, ServiceLevel) == len(pack.service_levels)
    assert counted(desk, Article) == counted(desk, ArticleEdition) == counted(desk, SearchDocument)
    assert counted(desk, Article) == len(pack.articles)
    assert [row.key for row in scenarios(desk)[:10]] == list("1234567890")
    assert {item.zh for item in reasons(desk)["waiting"]} == {item.zh for item in pack.reasons.waiting}
    with desk.database.reader.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_the_scenarios_stand_in_the_order_of_their_digits(desk: Desk) -> None:
    set_up_site(desk, COMMAND)

    names = [row.name.zh for row in scenarios(desk)[:10]]

    assert names == [
        *("入住", "退房", "换房", "账单发票", "设施报修"),
        *("投诉", "行李寄存", "遗留物品", "预订变更", "周边问询"),
    ]


def test_the_words_of_the_industry_fill_states_and_sentences(desk: Desk) -> None:
    set_up_site(desk, SetUpSite("诊所", "clinic"))

    assert "等待患者" in {state.name.zh for state in ticket_states(desk)}
    words = pack_words(desk.as_actor(Actor(None, "", None)), "zh_CN")
    assert Translator("zh_CN", words).translate("Test", "{supervisor}") == "护士长"


def test_articles_are_found_by_two_characters(desk: Desk) -> None:
    set_up_site(desk, COMMAND)

    assert search(desk, "发票").hits
    assert search(desk, "房卡").hits


def test_settings_hold_what_the_pack_says(desk: Desk) -> None:
    set_up_site(desk, COMMAND)
    pack = load_pack("hotel")

    assert setting(desk, "compensation_limits") == {
        role.value: cents for role, cents in pack.compensation_limits.items()
    }
    assert setting(desk, "reopen") == {"days": pack.reopen_days}
    assert setting(desk, "public_holidays") == {"last_year": last_published_year()}
    assert queue_summary(desk).standard.total_seconds() == pack.wait_standard_minutes * 60


def test_calendars_know_holidays_and_make_up_days(desk: Desk) -> None:
    set_up_site(desk, COMMAND)

    with desk.database.reader.begin() as connection:
        rows = connection.execute(
            select(Calendar.code, CalendarDay.on, CalendarDay.is_open, CalendarDay.name).join(
                Calendar, Calendar.id == CalendarDay.calendar_id
            )
        ).all()
    days = {row.on: row for row in rows}
    assert {row.code for row in rows} == {"office"}
    assert (days[date(2026, 10, 1)].is_open, days[date(2026, 10, 1)].name) == (False, "国庆")
    # A Saturday that is worked.
    assert days[date(2026, 10, 10)].is_open


def test_a_year_without_a_notice_yields_no_days() -> None:
    assert public_days(2090) == []


def test_a_second_site_is_refused_and_changes_nothing(desk: Desk) -> None:
    set_up_site(desk, COMMAND)
    before = counted(desk, AuditEntry)

    with pytest.raises(Refused, match="site_there"):
        set_up_site(desk, SetUpSite("Another", "retail"))

    assert counted(desk, Site) == 1
    assert counted(desk, AuditEntry) == before


def test_a_refused_password_leaves_nothing_behind(desk: Desk) -> None:
    with pytest.raises(Refused, match="password_too_short"):
        set_up_site(desk, SetUpSite("云湖酒店", "hotel", administrator="高远", sign_in_name="admin", password="short"))

    assert counted(desk, Site) == counted(desk, Scenario) == counted(desk, Staff) == 0


def test_a_name_is_needed(desk: Desk) -> None:
    with pytest.raises(Refused, match="name_missing"):
        set_up_site(desk, SetUpSite("  ", "hotel"))


def test_staff_of_the_desk_cannot_set_up_a_site(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        set_up_site(desk.as_actor(Actor(1, "林晓", Role.FRONT_DESK)), COMMAND)


def test_the_site_is_there_when_the_desk_is_opened_again(desk: Desk, clock: FixedClock) -> None:
    set_up_site(desk, SetUpSite("门店", "retail", is_practice=True))
    desk.close()

    again = open_desk(desk.database.path, clock=clock)

    assert (again.site.name, again.site.industry, again.site.is_practice) == ("门店", "retail", True)
    again.close()
