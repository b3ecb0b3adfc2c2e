"""Whose answers the evaluation shows to whom."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from servicedesk.core.actor import SYSTEM
from servicedesk.core.errors import NotAllowed
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role
from servicedesk.core.weekly import Metric
from servicedesk.models import Ticket
from servicedesk.queries import analysis
from servicedesk.queries.analysis import comparison, demand, distribution
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.analysis.scope import WEEK, Dimension
from tests.demo_database import demo_actor
from tests.integration.queries.analysis_site import LAST_WEEK, become, bounds, shown


def test_nobody_sees_the_answers_about_themselves(demo):
    start, end = bounds(demo, LAST_WEEK - 3 * WEEK)[0], bounds(demo)[1]
    somebody = next(row.person for row in records(demo, Drill(Figure.CSAT, start, end)).rows if row.person)
    rows = comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, end).rows
    person = next(row for row in rows if row.group.name.zh == somebody)
    become(demo, person.group.key)
    found = records(demo, Drill(Figure.CSAT, start, end, group=(Dimension.PERSON, person.group.key)))
    assert found.total == person.share.n
    assert all(row.is_hidden and row.value is None and not row.number and row.ticket_id is None for row in found.rows)
    others = [row for row in records(demo, Drill(Figure.CSAT, start, end)).rows if row.person != somebody]
    assert others
    assert not any(row.is_hidden for row in others)


def test_single_answers_and_people_need_their_right(demo, monkeypatch):
    reduced = ROLE_PERMISSIONS[Role.SUPERVISOR] - {Permission.VIEW_SINGLE_ANSWERS}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.SUPERVISOR, reduced)
    start, end = bounds(demo)
    assert shown(demo).csat.n > 0
    assert comparison.comparison(demo, Metric.CSAT, Dimension.SCENARIO, start, end).rows
    with pytest.raises(NotAllowed):
        comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, end)
    with pytest.raises(NotAllowed):
        distribution.ratings_by(demo, Dimension.PERSON, start, end)
    with pytest.raises(NotAllowed):
        records(demo, Drill(Figure.NPS, start, end))
    assert records(demo, Drill(Figure.ON_TIME, start, end)).total == shown(demo).on_time.n


def test_sensitive_cases_are_in_no_count_of_who_may_not_read_them(demo, monkeypatch):
    start, end = bounds(demo)
    before, seen = shown(demo), records(demo, Drill(Figure.CSAT, start, end), None)
    tickets = [row.ticket_id for row in seen.rows if row.ticket_id is not None]
    from_visit = next(row for row in seen.rows if row.visit_id is not None)
    actor, demo.actor = demo.actor, SYSTEM
    with demo.work("test.secret") as work:
        for ticket_id in tickets:
            work.get(Ticket, ticket_id, None).is_sensitive = True
        other = work.connection.execute(
            Ticket.__table__.select().where(Ticket.id.not_in(tickets), Ticket.opened_at < start).limit(1)
        ).one()
        became = work.get(Ticket, other.id, None)
        became.is_sensitive, became.visit_id = True, from_visit.visit_id
        work.undoable = False
        work.commit()
    demo.actor = actor
    assert shown(demo).csat == before.csat
    reduced = ROLE_PERMISSIONS[Role.SUPERVISOR] - {Permission.VIEW_SENSITIVE}
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.SUPERVISOR, reduced)
    left = records(demo, Drill(Figure.CSAT, start, end), None)
    assert left.total == shown(demo).csat.n == before.csat.n - len(tickets) - 1
    assert not {row.ticket_id for row in left.rows} & set(tickets)
    assert from_visit.visit_id not in {row.visit_id for row in left.rows}
    assert shown(demo).visits < before.visits
    assert shown(demo).on_time.n <= before.on_time.n


@pytest.mark.parametrize(("weeks", "shown_to_me"), [(1, False), (4, True)])
def test_what_is_said_of_the_reader_waits_until_five_have_answered(demo, weeks, shown_to_me):
    start, end = bounds(demo, LAST_WEEK - (weeks - 1) * WEEK)[0], bounds(demo)[1]
    rows = comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, end).rows
    wanted = (lambda n: n >= 5) if shown_to_me else (lambda n: n < 5)
    person = next(row for row in rows if wanted(row.share.n) and row.group.key is not None)
    become(demo, person.group.key)
    found = comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, end)
    mine = next(row for row in found.rows if row.group.key == person.group.key)
    assert mine.share.n == person.share.n
    assert (mine.share.p is not None) == shown_to_me
    assert sum(row.share.p is None for row in found.rows) == (not shown_to_me)
    # A period that still runs is closed to them however many have answered.
    running = comparison.comparison(demo, Metric.CSAT, Dimension.PERSON, start, demo.clock.now() + WEEK)
    assert next(row for row in running.rows if row.group.key == person.group.key).share.p is None
    by_time = comparison.comparison(demo, Metric.ON_TIME, Dimension.PERSON, start, end)
    assert all(row.share.p is not None for row in by_time.rows)


def test_every_question_asks_for_the_right_to_see_the_evaluation(demo):
    modules = [import_module(f"{analysis.__name__}.{found.name}") for found in iter_modules(analysis.__path__)]
    asked = {name: value for module in modules for name, value in vars(module).items() if hasattr(value, "permission")}
    own = {name: value for name, value in asked.items() if value.__module__.startswith(analysis.__name__)}
    assert len(own) >= 9
    assert {value.permission for value in own.values()} == {Permission.VIEW_EVALUATION}
    demo.actor = demo_actor(demo, "lin")
    with pytest.raises(NotAllowed):
        demand.demand(demo, *bounds(demo))
