"""The rows of a practice site agree with each other and with the program."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, or_, select, text

from servicedesk.core.enums import PromiseState, Target
from servicedesk.models import (
    Compensation,
    FollowUp,
    Inquiry,
    Promise,
    Scenario,
    ScenarioStep,
    SearchDocument,
    ServiceLevelResult,
    Survey,
    SurveyResponse,
    Ticket,
    TicketEntry,
    TicketState,
    TicketStateChange,
    Visit,
    VisitStep,
)
from servicedesk.services import deadlines, search_documents
from servicedesk.services.desk import Desk
from servicedesk.storage import service_levels as facts
from tests.demo_database import NOW, TICKETS
from tests.integration.services.demo.made import number, rows

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
