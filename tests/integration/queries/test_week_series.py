"""Weeks counted many at a time say what each says alone, and what counting row by row says."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Integer, and_, create_engine, event, func, literal, select

from servicedesk.core.clock import FixedClock
from servicedesk.models import Customer, Inquiry, Ticket, TicketSource, Visit
from servicedesk.models.base import UtcDateTime
from servicedesk.queries import weeks
from servicedesk.queries.analysis import first_contact, tiles
from servicedesk.queries.analysis.scope import ALL, WEEK, WEEK_NUMBER, Slice, edges, week_number, weekly_span
from servicedesk.queries.weekly.everybody import known
from servicedesk.queries.weekly.rhythm import standing
from servicedesk.services.desk import Desk
from servicedesk.storage.day_counts import NoLater
from servicedesk.storage.desk import Read
from tests.integration.queries.analysis_site import looked_up

MONDAY = date(2026, 11, 9)
ENGINE = create_engine("sqlite://")


@pytest.mark.parametrize("count", [1, 2, 12, 13, 26])
def test_a_moment_falls_into_the_week_its_borders_say(demo, count):
    moments = looked_up(demo, edges, MONDAY, count)

    def by_engine(read: Read) -> Counter[int]:
        week = week_number(Ticket.opened_at, count)
        counted = select(week, func.count()).where(Ticket.opened_at >= moments[0], Ticket.opened_at < moments[-1])
        return Counter({int(at): n for at, n in read.execute(counted.group_by(WEEK_NUMBER), weekly_span(moments))})

    def by_hand(read: Read) -> Counter[int]:
        opened = read.execute(select(Ticket.opened_at)).scalars()
        return Counter(bisect_right(moments, at) - 1 for at in opened if moments[0] <= at < moments[-1])

    found = looked_up(demo, by_engine)
    assert found
    assert found == looked_up(demo, by_hand)


def test_first_contacts_of_many_weeks_are_those_of_each(demo):
    moments = looked_up(demo, edges, MONDAY, 8)
    alone = [looked_up(demo, weeks.first_contact, *span) for span in pairwise(moments)]
    together = looked_up(demo, weeks.first_contacts, moments)
    assert together == alone
    assert sum(each.n for each in alone)
    assert any(each.hits < each.n for each in alone)


def test_a_case_that_came_back_is_no_first_contact(demo):
    start, end = looked_up(demo, weeks.bounds, MONDAY, 8)

    def by_hand(read: Read) -> weeks.Ratio:
        opened = read.rows(weeks._OPENED, start=start, end=end + weeks.REPEAT_WINDOW)
        inquiries = select(Inquiry.customer_id, Inquiry.scenario_id, Inquiry.asked_at, Inquiry.is_resolved).where(
            Inquiry.asked_at >= start, Inquiry.asked_at < end
        )
        first = and_(Ticket.is_first_contact, Ticket.times_reopened == 0)
        tickets = select(Ticket.customer_id, Ticket.scenario_id, Ticket.solved_at, first).where(
            Ticket.solved_at >= start, Ticket.solved_at < end, Ticket.id.not_in(select(TicketSource.ticket_id))
        )
        settled = [*read.execute(inquiries), *read.execute(tickets)]
        hits = 0
        for customer, scenario, at, first in settled:
            mine = [moment for one, topic, moment in opened if (one, topic) == (customer, scenario)]
            hits += bool(first) and not any(at < moment <= at + weeks.REPEAT_WINDOW for moment in mine)
        return weeks.Ratio(hits, len(settled))

    assert looked_up(demo, weeks.first_contact, start, end) == looked_up(demo, by_hand)


@pytest.mark.parametrize("days", [(-30, -2), (-16, -9), (-9, 1), (-3, 1), (0, 1), (2, 4)])
def test_first_contacts_are_counted_as_the_cases_are_listed(demo, days):
    """Where nothing is left out they are counted, else listed: the two agree, the youngest cases included."""
    start, end = (demo.clock.now() + timedelta(days=each) for each in days)

    def listed(read: Read) -> tuple[weeks.Ratio, int]:
        cases = first_contact.settled_cases(read, start, end, ALL)
        ratio = first_contact.mature(cases)
        return ratio, len(cases) - ratio.n

    assert looked_up(demo, first_contact.settled, start, end, ALL) == looked_up(demo, listed)


def test_a_case_exactly_as_old_as_the_window_is_counted(demo):
    def youngest_old(read: Read) -> datetime:
        limit = read.now - first_contact.WINDOW
        return read.execute(select(func.max(Inquiry.asked_at)).where(Inquiry.asked_at <= limit)).scalar_one()

    at = looked_up(demo, youngest_old)
    demo.clock = FixedClock(at + first_contact.WINDOW)
    ratio, young = looked_up(demo, first_contact.settled, at, at + timedelta.resolution, ALL)
    assert (ratio.n, young) == (1, 0)
    demo.clock = FixedClock(at + first_contact.WINDOW - timedelta.resolution)
    ratio, young = looked_up(demo, first_contact.settled, at, at + timedelta.resolution, ALL)
    assert (ratio.n, young) == (0, 1)


def test_who_is_served_within_the_standard_is_who_waited_no_longer(demo):
    spans = [looked_up(demo, weeks.bounds, MONDAY - back * WEEK) for back in range(4)]
    for minutes in (0, 1, 5, 20, 600):
        standard = timedelta(minutes=minutes)
        for span in spans:
            every = looked_up(demo, weeks.waits, *span, standard)
            assert looked_up(demo, weeks.served_within, *span, standard) == weeks.Ratio(every.within, every.offered)
    assert every.offered > every.within - 1 > 0


@given(
    earlier=st.datetimes(datetime(2016, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
    seconds=st.integers(-100_000, 100_000),
    more=st.integers(-2_000_001, 2_000_001),
)
def test_the_engine_compares_moments_to_the_microsecond(earlier, seconds, more):
    moment = earlier + timedelta(seconds=seconds, microseconds=more)
    kind = UtcDateTime()
    asked = select(NoLater(literal(moment, kind), literal(earlier, kind), literal(seconds, Integer())))
    with ENGINE.connect() as connection:
        assert connection.execute(asked).scalar_one() is (more <= 0)


def test_four_weeks_of_answers_are_the_sum_of_each(demo):
    start, end = looked_up(demo, weeks.bounds, MONDAY, 4)
    each = [
        looked_up(demo, weeks.recommending, *looked_up(demo, weeks.bounds, MONDAY - back * WEEK)) for back in range(4)
    ]
    whole = looked_up(demo, weeks.recommending, start, end)
    assert weeks.together(each) == whole
    assert whole.n


def test_a_week_is_counted_once_in_one_look(demo):
    span = looked_up(demo, weeks.bounds, MONDAY)
    asked: list[str] = []

    def figures(read: Read) -> list[object]:
        event.listen(demo.database.reader, "before_cursor_execute", lambda *call: asked.append(call[2]))
        return [each(read, *span) for _ in range(2) for each in (weeks.satisfied, weeks.recommending, weeks.answers)]

    found = looked_up(demo, figures)
    assert found[:3] == found[3:]
    assert len(asked) == 1
    alone = [looked_up(demo, each, *span) for each in (weeks.satisfied, weeks.recommending, weeks.answers)]
    assert found[:3] == alone
    assert len(asked) > len(alone)


def test_a_figure_of_everything_is_that_of_its_parts(demo):
    """Nothing is joined for everything, the ticket and its guest for a department: the numbers are of the same rows."""
    moments = looked_up(demo, edges, MONDAY, 12)
    departments = {each for (each,) in _rows(demo, select(Ticket.department_id).distinct())}
    whole = looked_up(demo, tiles.on_time_weekly, moments, ALL)
    parts = [looked_up(demo, tiles.on_time_weekly, moments, Slice(department_id=each)) for each in departments if each]
    for at, ratio in enumerate(whole):
        assert ratio == weeks.Ratio(sum(part[at].hits for part in parts), sum(part[at].n for part in parts))
    rated = looked_up(demo, tiles.satisfied_weekly, moments, ALL)
    spans = pairwise(moments)
    assert rated == [looked_up(demo, tiles.satisfied, *span, ALL) for span in spans]
    assert sum(each.n for each in rated)


@pytest.mark.parametrize("days", [3, 20, None])
def test_customers_stand_where_their_visits_say(demo, days):
    until = date(2026, 11, 15)
    visits = defaultdict(list)
    for customer_id, day in _rows(demo, select(Visit.customer_id, Visit.business_on)):
        if customer_id is not None:
            visits[customer_id].append(day)

    def at(moment: date) -> list[int]:
        counts = [0] * 5
        for every in visits.values():
            seen = sorted(day for day in every if day <= moment)
            counts[0] += bool(seen) and seen[0] > moment - timedelta(days=7)
            if not seen or seen[0] == seen[-1]:
                continue
            counts[1] += 1
            if days is not None:
                gone = (moment - seen[-1]).days
                counts[2 if gone <= days else 3 if gone <= 2 * days else 4] += 1
        return counts

    now, before = looked_up(demo, standing, until, days)
    for found, moment in ((now, until), (before, until - timedelta(days=7))):
        assert [found.fresh, found.returning, found.active, found.at_risk, found.lost] == at(moment)
    assert now.returning


def test_customers_are_counted_by_tier_with_those_of_none(demo):
    counted = Counter(code for (code,) in _rows(demo, select(Customer.tier_code)))
    codes = [code for code in counted if code is not None]
    assert codes
    assert looked_up(demo, known, codes) == {None: 0, **counted}


def _rows(desk: Desk, statement):
    return looked_up(desk, lambda read: read.execute(statement).all())
