"""The practice site: the same seed makes the same data, of every size, and work goes on from there."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select, text

from servicedesk.core.actor import SYSTEM
from servicedesk.core.clock import FixedClock
from servicedesk.core.enums import StateClass
from servicedesk.core.errors import Refused
from servicedesk.core.pack import Industry, load_pack
from servicedesk.core.permissions import Role
from servicedesk.models import AuditEntry, Base, Staff, Ticket, Visit
from servicedesk.queries.search import count
from servicedesk.queries.visits import waiting_queue
from servicedesk.services import tickets, visit_commands, visits
from servicedesk.services.demo import DEMO_PASSWORD, DEMO_PIN, DEMO_SUPERVISOR_PIN, demo_people, make_demo
from servicedesk.services.desk import Desk, create_desk
from servicedesk.services.sign_in import approve_with_pin, sign_in_with_password, sign_in_with_pin
from servicedesk.storage.connections import connect
from tests.demo_database import NOW
from tests.integration.services.demo.made import made, number, rows

# Salted and keyed anew each time, so that they differ where nothing else may.
SECRETS = {"password_hash", "pin_hash", "mac"}


def content(desk: Desk, table: Table) -> list[tuple[object, ...]]:
    columns = [column for column in table.columns if column.name not in SECRETS]
    return [tuple(row) for row in rows(desk, select(*columns).order_by(*table.primary_key.columns))]


def test_the_same_seed_makes_the_same_data(tmp_path: Path) -> None:
    first, second = made(tmp_path / "a", seed=7), made(tmp_path / "b", seed=7)

    for table in Base.metadata.sorted_tables:
        assert content(first, table) == content(second, table), table.name

    first.close()
    second.close()


def test_another_seed_makes_other_data(tmp_path: Path) -> None:
    first, second = made(tmp_path, seed=7), made(tmp_path, seed=8)

    assert content(first, Base.metadata.tables["visit"]) != content(second, Base.metadata.tables["visit"])

    first.close()
    second.close()


@pytest.mark.parametrize("industry", Industry, ids=str)
def test_every_industry_has_its_own_busy_present(tmp_path: Path, industry: Industry) -> None:
    desk = made(tmp_path, 1, industry.value, count=20)

    assert rows(desk, text("PRAGMA foreign_key_check")) == []
    assert number(desk, select(func.count()).select_from(Ticket)) == 20
    assert desk.site.is_practice
    assert len(waiting_queue(desk.as_actor(SYSTEM))) == 3
    assert {person.role for person in load_pack(industry).demo.staff} == set(demo_people(industry.value))
    if industry is not Industry.HOTEL:
        said = [row[0] for row in rows(desk, select(Ticket.title).union(select(Visit.request)))]
        assert not [title for title in said if "换房" in title or "退房" in title]
    desk.close()


@pytest.mark.parametrize("count", [0, 1, 5])
def test_a_site_has_exactly_the_tickets_asked_for(tmp_path: Path, count: int) -> None:
    desk = create_desk(tmp_path / "few.db", clock=FixedClock(NOW))

    counts = make_demo(desk, "hotel", count, 1)

    assert counts["tickets"] == number(desk, select(func.count()).select_from(Ticket)) == count
    desk.close()


def test_what_cannot_be_made_is_refused(practice: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="site_there"):
        make_demo(practice)
    empty = create_desk(tmp_path / "empty.db", clock=FixedClock(NOW))
    with pytest.raises(Refused, match="tickets_negative"):
        make_demo(empty, tickets=-1)
    empty.close()


def test_what_is_found_is_written_in_one_piece(practice: Desk) -> None:
    with closing(connect(practice.database.path)) as connection:
        assert connection.execute("SELECT count(DISTINCT segid) FROM search_index_idx").fetchone()[0] == 1
    assert sum(count(practice, "空调").values()) > 0


def test_it_is_one_act_in_the_audit(practice: Desk) -> None:
    acts = [row[0] for row in rows(practice, select(AuditEntry.act))]

    assert acts == ["make._make"]


def test_everybody_signs_in(practice: Desk) -> None:
    people = demo_people()
    assert "lin" in people[Role.FRONT_DESK]
    assert "zhou" in people[Role.SUPERVISOR]
    assert people[Role.ADMINISTRATOR] == ["admin"]

    for names in people.values():
        for name in names:
            assert sign_in_with_password(practice, name, DEMO_PASSWORD).name

    lin = number(practice, select(Staff.id).where(Staff.sign_in_name == "lin"))
    assert sign_in_with_pin(practice, lin, DEMO_PIN).name == "林晓"
    zhou = number(practice, select(Staff.id).where(Staff.sign_in_name == "zhou"))
    permission = visits.arrive.permission  # type: ignore[attr-defined] # set by the decorator
    assert approve_with_pin(practice, zhou, DEMO_SUPERVISOR_PIN, permission).name == "周宁"


def test_numbers_go_on_after_those_given(practice: Desk) -> None:
    highest = max(int(row[0].removeprefix("T-")) for row in rows(practice, select(Ticket.number)))
    queue = max(row.queue_number for row in waiting_queue(practice))

    opened = tickets.open_ticket(practice, tickets.OpenTicket("1312 灯不亮"))
    visits.arrive(practice, visit_commands.Arrive())

    assert opened.number == f"T-{highest + 1}"
    assert max(row.queue_number for row in waiting_queue(practice)) > queue


def test_a_larger_site_has_every_kind_of_end(tmp_path: Path) -> None:
    desk = made(tmp_path, 1, count=600)

    classes = {row[0] for row in rows(desk, select(Ticket.state_class).distinct())}
    assert classes == {state_class.value for state_class in StateClass}
    assert number(desk, select(func.count()).select_from(Ticket).where(Ticket.times_reopened > 0))
    merged = rows(desk, select(Ticket.merged_into_id).where(Ticket.state_class == StateClass.MERGED.value))
    assert all(row[0] for row in merged)
    assert rows(desk, text("PRAGMA foreign_key_check")) == []
    desk.close()
