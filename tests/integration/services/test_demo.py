"""The practice site: the same seed makes the same data, and the program agrees with every figure in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, func, or_, select, text

from servicedesk.core.actor import SYSTEM
from servicedesk.core.clock import FixedClock
from servicedesk.core.enums import CompensationState, PromiseState, StateClass, Target
from servicedesk.core.errors import Refused
from servicedesk.core.pack import Industry, load_pack
from servicedesk.core.permissions import Role
from servicedesk.models import (
    AuditEntry,
    Base,
    Compensation,
    FollowUp,
    Inquiry,
    Promise,
    Scenario,
    ScenarioStep,
    SearchDocument,
    ServiceLevelResult,
    Staff,
    Survey,
    SurveyResponse,
    Ticket,
    TicketEntry,
    TicketLink,
    TicketState,
    TicketStateChange,
    Visit,
    VisitStep,
)
from servicedesk.queries.follow_ups import due_list
from servicedesk.queries.identify import identify
from servicedesk.queries.search import count, search
from servicedesk.queries.ticket_lists import TicketFilter, TicketView, ticket_count, ticket_list
from servicedesk.queries.today import satisfaction_today
from servicedesk.queries.visits import open_visits, queue_summary, waiting_queue
from servicedesk.services import deadlines, search_documents, tickets, visits
from servicedesk.services.demo import DEMO_PASSWORD, DEMO_PIN, DEMO_SUPERVISOR_PIN, demo_people, make_demo
from servicedesk.services.desk import Desk, create_desk
from servicedesk.services.sign_in import approve_with_pin, sign_in_with_password, sign_in_with_pin
from servicedesk.storage import service_levels as facts
from servicedesk.storage.connections import connect
from tests.demo_database import NOW, TICKETS, demo_desk

# Salted and keyed anew each time, so that they differ where nothing else may.
SECRETS = {"password_hash", "pin_hash", "mac"}


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Desk]:
    """The practice hotel, acted on as the system."""
    with demo_desk(tmp_path / "practice") as desk:
        desk.actor = SYSTEM
        yield desk


def made(folder: Path, seed: int, industry: str = "hotel", count: int = 12) -> Desk:
    desk = create_desk(folder / f"{industry}-{seed}.db", clock=FixedClock(NOW))
    make_demo(desk, industry, count, seed)
    return desk


def rows(desk: Desk, statement: Any) -> list[Any]:
    with desk.database.reader.begin() as connection:
        return list(connection.execute(statement).all())


def number(desk: Desk, statement: Any) -> int:
    return int(rows(desk, statement)[0][0])


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


# -- what the rows say among themselves --------------------------------------------------------------------------


def test_references_hold_and_every_ticket_is_in_one_state(practice: Desk) -> None:
    assert rows(practice, text("PRAGMA foreign_key_check")) == []
    by_state = rows(practice, select(Ticket.state, func.count()).group_by(Ticket.state))
    assert sum(row[1] for row in by_state) == TICKETS
    latest = select(func.max(TicketStateChange.id)).group_by(TicketStateChange.ticket_id)
    disagreeing = (
        select(Ticket.number)
        .join(TicketStateChange, TicketStateChange.ticket_id == Ticket.id)
        .join(TicketState, TicketState.code == Ticket.state)
        .where(TicketStateChange.id.in_(latest))
        .where(or_(TicketStateChange.state != Ticket.state, TicketState.state_class != Ticket.state_class))
    )
    assert rows(practice, disagreeing) == []


@pytest.mark.parametrize(
    "moment",
    [
        *(Visit.arrived_at, Visit.ended_at, VisitStep.done_at, Inquiry.asked_at, TicketEntry.at, Ticket.solved_at),
        *(TicketStateChange.at, ServiceLevelResult.decided_at, Promise.settled_at, FollowUp.done_at),
        *(Survey.issued_at, SurveyResponse.answered_at, Compensation.requested_at),
    ],
    ids=str,
)
def test_nothing_has_happened_that_has_not_happened_yet(practice: Desk, moment: Any) -> None:
    assert rows(practice, select(moment).where(moment > NOW)) == []


def test_the_histories_of_tickets_run_forward(practice: Desk) -> None:
    before: dict[int, Any] = {}
    statement = select(TicketStateChange.ticket_id, TicketStateChange.at).order_by(TicketStateChange.id)
    for ticket_id, at in rows(practice, statement):
        assert at >= before.get(ticket_id, at)
        before[ticket_id] = at
    assert rows(practice, select(Ticket.number).where(Ticket.solved_at < Ticket.opened_at)) == []


def test_queue_numbers_follow_the_order_of_arrival(practice: Desk) -> None:
    statement = select(Visit.business_on, Visit.queue_number, Visit.arrived_at)
    by_number = sorted(rows(practice, statement), key=lambda row: (row[0], row[1]))
    by_arrival = sorted(by_number, key=lambda row: (row[0], row[2]))

    assert by_number == by_arrival


def test_the_program_derives_the_same_deadlines(practice: Desk) -> None:
    with practice.work("test.derive") as work:
        assert deadlines.derive_all_open(work) == 0


def test_every_result_is_what_the_clock_says(practice: Desk) -> None:
    found = rows(practice, select(ServiceLevelResult.__table__))
    opened = dict(rows(practice, select(Ticket.id, Ticket.opened_at)))
    assert {row.target for row in found} == {target.value for target in Target}
    assert all(row.started_at == opened[row.ticket_id] for row in found if row.target != Target.UPDATE.value)
    with practice.database.reader.begin() as connection:
        levels = {level.id: level for level in facts.levels(connection)}
        for row in found:
            assert row.is_met == (row.elapsed_minutes <= row.target_minutes)
            assert row.is_met == (row.decided_at <= row.due_at)
            clock = facts.calendar(connection, levels[row.service_level_id].calendar_id, practice.site.zone)
            spans = facts.history(connection, row.ticket_id) if row.target == Target.RESOLUTION.value else []
            elapsed = facts.elapsed_minutes(clock, row.started_at, spans, row.decided_at)
            assert elapsed == pytest.approx(row.elapsed_minutes)


def test_a_ticket_counts_once_by_its_last_resolution(practice: Desk) -> None:
    statement = (
        select(ServiceLevelResult.ticket_id)
        .where(ServiceLevelResult.target == Target.RESOLUTION.value, ServiceLevelResult.is_final)
        .group_by(ServiceLevelResult.ticket_id)
        .having(func.count() > 1)
    )
    assert rows(practice, statement) == []
    solved = select(func.count()).select_from(Ticket).where(Ticket.solved_at.is_not(None))
    finals = (
        select(func.count())
        .select_from(ServiceLevelResult)
        .where(ServiceLevelResult.target == Target.RESOLUTION.value, ServiceLevelResult.is_final)
    )
    assert number(practice, solved) == number(practice, finals)


def test_nobody_scored_themselves_and_answers_follow_their_case(practice: Desk) -> None:
    statement = select(SurveyResponse.staff_id, Survey.agent_id, SurveyResponse.answered_at, Survey.issued_at)
    found = rows(practice, statement.join(Survey, Survey.id == SurveyResponse.survey_id))

    assert found
    assert all(row.staff_id is None or row.staff_id != row.agent_id for row in found)
    assert all(row.answered_at >= row.issued_at for row in found)


def test_steps_belong_to_the_scenario_of_their_visit(practice: Desk) -> None:
    statement = (
        select(VisitStep.id)
        .join(Visit, Visit.id == VisitStep.visit_id)
        .join(ScenarioStep, ScenarioStep.id == VisitStep.scenario_step_id)
        .join(Scenario, Scenario.id == ScenarioStep.scenario_id)
    )
    assert rows(practice, statement.where(Scenario.id != Visit.scenario_id)) == []
    # A mandatory step was done, or left out for a reason.
    assert rows(practice, select(VisitStep.id).where(VisitStep.done_at.is_(None), VisitStep.skip_reason == "")) == []


def test_promises_were_kept_in_time_or_are_broken(practice: Desk) -> None:
    found = rows(practice, select(Promise.state, Promise.due_at, Promise.settled_at))

    assert {row.state for row in found} >= {PromiseState.OPEN.value, PromiseState.KEPT.value}
    for row in found:
        assert (row.settled_at is None) == (row.state == PromiseState.OPEN.value)
        if row.settled_at is not None:
            assert (row.settled_at <= row.due_at) == (row.state == PromiseState.KEPT.value)


# -- search ------------------------------------------------------------------------------------------------------


def test_the_search_rows_are_those_the_program_would_write(practice: Desk) -> None:
    statement = select(
        SearchDocument.kind,
        SearchDocument.entity_id,
        SearchDocument.text,
        SearchDocument.title,
        SearchDocument.initials,
        SearchDocument.is_sensitive,
    ).order_by(SearchDocument.kind, SearchDocument.entity_id)
    with practice.work("test.refresh") as work:
        before = work.connection.execute(statement).all()
        for row in before:
            search_documents.refresh(work, row.kind, row.entity_id)
        after = work.connection.execute(statement).all()

    assert {row.kind for row in before} == {"customer", "visit", "inquiry", "ticket", "article"}
    for old, new in zip(before, after, strict=True):
        assert (old.kind, old.entity_id, *old[3:]) == (new.kind, new.entity_id, *new[3:])
        # The lines of a timeline may stand in another order; each is there once.
        assert sorted(old.text.split()) == sorted(new.text.split())


@pytest.mark.parametrize("words", ["空调", "1208", "陈思远", "充电器"])
def test_what_is_going_on_is_found(practice: Desk, words: str) -> None:
    assert search(practice, words).hits


# -- the present -------------------------------------------------------------------------------------------------


def test_three_guests_wait_and_two_receptions_are_set_aside(practice: Desk) -> None:
    waiting = waiting_queue(practice)

    assert [row.customer_name for row in waiting] == ["赵雨桐", "陈思远", ""]
    assert len(open_visits(practice)) == 2
    summary = queue_summary(practice)
    assert summary.longest_since is not None
    assert NOW - summary.longest_since > summary.standard


def test_some_tickets_press_and_one_is_overdue(practice: Desk) -> None:
    soon = [row for row in ticket_list(practice, TicketFilter(TicketView.OPEN)) if row.due_at is not None]
    minutes = {row.title: (row.due_at - NOW) / timedelta(minutes=1) for row in soon if row.due_at}

    assert minutes["1208 空调不制冷，宾客要求换房"] == pytest.approx(6)
    assert minutes["1512 婴儿床与加湿器未送达"] == pytest.approx(24)
    assert minutes["0916 热水忽冷忽热"] == pytest.approx(-12)
    assert ticket_count(practice, TicketFilter(TicketView.OVERDUE)) >= 1


def test_a_free_breakfast_awaits_approval(practice: Desk) -> None:
    statement = select(Compensation.name, Compensation.amount_cents).where(
        Compensation.state == CompensationState.PENDING.value
    )

    assert ("免次日双早", 13600) in [tuple(row) for row in rows(practice, statement)]


def test_the_fault_of_1208_is_linked_with_the_one_before(practice: Desk) -> None:
    current = number(practice, select(Ticket.id).where(Ticket.title.like("1208 空调不制冷，宾客%")))
    links = rows(practice, select(TicketLink.other_id).where(TicketLink.ticket_id == current))

    assert len(links) == 1
    places = rows(practice, select(Ticket.place).where(Ticket.id == links[0][0]))
    assert places[0][0] == "1208"


def test_calls_are_overdue_due_today_and_due_tomorrow(practice: Desk) -> None:
    due = due_list(practice)
    overdue = [row for row in due if row.due_at < NOW]
    evening = practice.site.day_bounds(practice.site.business_day(NOW))[1]

    assert [row.customer_name for row in overdue] == ["孙婉清"]
    assert len([row for row in due if NOW <= row.due_at < evening]) >= 3
    assert [row for row in due if row.due_at >= evening]


def test_the_known_guest_is_found_by_room_phone_and_initials(practice: Desk) -> None:
    for typed in ("1208", "6021", "csy", "chensiyuan", "陈思远"):
        assert "陈思远" in [found.customer.name for found in identify(practice, typed)], typed


def test_most_guests_were_satisfied(practice: Desk) -> None:
    scores = dict(rows(practice, select(SurveyResponse.csat, func.count()).group_by(SurveyResponse.csat)))
    satisfied = (scores.get(4, 0) + scores.get(5, 0)) / sum(scores.values())

    assert 0.8 < satisfied < 0.99
    assert satisfaction_today(practice).n > 0


# -- working on --------------------------------------------------------------------------------------------------


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
    visits.arrive(practice, visits.Arrive())

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
