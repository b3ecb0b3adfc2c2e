"""Every question has the same answer on a server as on a file, asked of the same practice hotel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.clock import FixedClock
from servicedesk.core.enums import Channel
from servicedesk.core.errors import Refused
from servicedesk.core.paging import Sort
from servicedesk.models import Base, Customer, Ticket, Visit
from servicedesk.queries import (
    audit,
    customer_lists,
    customer_rows,
    customer_timeline,
    customers,
    deadline_strips,
    find_anything,
    follow_ups,
    identify,
    knowledge,
    metrics,
    recent_acts,
    rules,
    search,
    search_pages,
    site,
    staff,
    suggestions,
    ticket_details,
    ticket_lists,
    today,
    visits,
)
from servicedesk.queries.analysis import causes, comparison, demand, distribution, tiles, trends, waiting
from servicedesk.queries.analysis.records import Drill, Figure, records
from servicedesk.queries.analysis.scope import ALL, WEEK, Dimension, Slice
from servicedesk.queries.customer_lists import CustomerFilter, Presence
from servicedesk.queries.merging import merge_preview
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.services.demo import make_demo
from servicedesk.services.desk import Desk, create_desk
from servicedesk.services.merging import MergeTickets, merge_tickets
from servicedesk.services.sensitive_cases import mark_sensitive
from servicedesk.services.splitting import SplitTicket, split_ticket
from servicedesk.services.ticket_commands import EditTicket
from servicedesk.services.ticket_links import link
from servicedesk.services.tickets import add_note, edit_ticket, watch
from servicedesk.services.undo import undo
from tests.demo_database import NOW, SEED, TICKETS, demo_actor, demo_desk
from tests.private_server import PrivateServer

MONDAY = date(2026, 11, 9)
PARTS = (ALL, Slice(department_id=3), Slice(channel=Channel.PHONE))
TYPED = ("陈", "chen", "csy", "1208", "6021", "138", "C-000003", "陈 思", "emily carter", "%", "_", "'", "空调", "\0")
WORDS = ("空调", "漏", "空调 -漏水", '"1208"', "e", "T-24", "%", "-空调", "投诉 空调")


@dataclass
class Hotel:
    """The same practice hotel twice."""

    file: Desk
    server: Desk

    def same(self, ask: Callable[[Desk], Any]) -> Any:
        """Ask both, and return the answer if it is one."""
        found = ask(self.file)
        assert ask(self.server) == found
        return found


@pytest.fixture(scope="module")
def hotel(server: PrivateServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hotel]:
    folder = tmp_path_factory.mktemp("practice")
    with (
        demo_desk(folder, "zhou") as on_file,
        server.database() as address,
        closing(create_desk(address, clock=FixedClock(NOW), station="A1")) as on_server,
    ):
        on_server.actor = SYSTEM
        make_demo(on_server, "hotel", TICKETS, SEED)
        on_server.actor = demo_actor(on_server, "zhou")
        yield Hotel(on_file, on_server)


def ids(hotel: Hotel, model: type[Base]) -> list[int]:
    with hotel.file.database.reader.begin() as connection:
        return list(connection.execute(select(model.__table__.c.id).order_by(model.__table__.c.id)).scalars())


def test_every_table_has_as_many_rows(hotel: Hotel) -> None:
    def counts(desk: Desk) -> dict[str, int]:
        with desk.database.reader.begin() as connection:
            tables = Base.metadata.sorted_tables
            return {
                each.name: connection.execute(select(func.count()).select_from(each)).scalar_one() for each in tables
            }

    assert hotel.same(counts)["ticket"] >= TICKETS


def test_tickets(hotel: Hotel) -> None:
    for view in TicketView:
        for column in ("due", "priority", "opened", "updated", "solved"):
            for descending in (False, True):
                wanted, sort = TicketFilter(view), Sort(column, descending)
                hotel.same(lambda desk, wanted=wanted, sort=sort: ticket_lists.ticket_list(desk, wanted, sort, 500))
    for text in WORDS:
        hotel.same(lambda desk, text=text: ticket_lists.ticket_ids(desk, TicketFilter(TicketView.ALL, text=text)))
    hotel.same(ticket_lists.view_counts)
    hotel.same(ticket_lists.department_counts)
    hotel.same(ticket_details.ticket_states)
    hotel.same(ticket_details.compensation_catalogue)
    for identity in ids(hotel, Ticket):
        assert hotel.same(lambda desk, identity=identity: ticket_details.ticket_detail(desk, identity)) is not None
        hotel.same(lambda desk, identity=identity: deadline_strips.explain(desk, identity))


def test_visits_and_today(hotel: Hotel) -> None:
    for question in (
        visits.waiting_queue,
        visits.open_visits,
        visits.queue_summary,
        visits.scenarios,
        visits.priority_hints,
        visits.visits_by_hour,
        visits.usual_by_hour,
        today.satisfaction_today,
        today.rail_counts,
        today.inquiries_today,
        follow_ups.due_list,
        follow_ups.done_list,
        site.site_row,
        site.department_facts,
        staff.staff_list,
        staff.departments,
        staff.assignees,
        rules.levels,
        rules.calendars,
        rules.tiers,
        rules.rule_facts,
        rules.scenario_names,
    ):
        hotel.same(question)
    for identity in ids(hotel, Visit)[-40:]:
        hotel.same(lambda desk, identity=identity: visits.visit_detail(desk, identity))
    for row in hotel.same(follow_ups.due_list)[:20]:
        hotel.same(lambda desk, row=row: follow_ups.follow_up_detail(desk, row.id))
    for text in ("空调", "漏水怎么办", "wifi"):
        hotel.same(lambda desk, text=text: suggestions.suggest(desk, text))
        hotel.same(lambda desk, text=text: suggestions.similar_inquiries(desk, text))


def test_customers(hotel: Hotel) -> None:
    business_day = hotel.file.site.business_day(NOW)
    for column in ("name", "created", "updated"):
        for descending in (False, True):
            sort = Sort(column, descending)
            hotel.same(lambda desk, sort=sort: customer_lists.customer_ids(desk, CustomerFilter(), sort))
    for presence in (Presence(business_day), Presence(None, business_day), Presence(None, None, business_day)):
        hotel.same(lambda desk, seen=presence: customer_lists.customer_ids(desk, CustomerFilter(presence=seen)))
    hotel.same(customer_lists.tier_choices)
    everybody = ids(hotel, Customer)
    hotel.same(lambda desk: customer_rows.customer_rows(desk, everybody))
    for identity in everybody[:30]:
        hotel.same(lambda desk, identity=identity: customers.customer_detail(desk, identity))
        hotel.same(lambda desk, identity=identity: customers.customer_card(desk, identity))
        page = hotel.same(lambda desk, identity=identity: customer_timeline.customer_timeline(desk, identity, limit=5))
        assert page is not None
        hotel.same(lambda desk, identity=identity: customer_timeline.timeline_counts(desk, identity))
    for text in TYPED:
        hotel.same(lambda desk, text=text: identify.identify(desk, text))
        hotel.same(lambda desk, text=text: customer_lists.customer_ids(desk, CustomerFilter(text)))
        hotel.same(lambda desk, text=text: find_anything.find_anything(desk, text))


def test_searching(hotel: Hotel) -> None:
    for text in (*WORDS, *TYPED):
        hotel.same(lambda desk, text=text: search.count(desk, text))
        page = hotel.same(lambda desk, text=text: search.search(desk, text, limit=7))
        if page.after is not None:
            hotel.same(lambda desk, text=text, page=page: search.search(desk, text, limit=7, after=page.after))
        found = hotel.same(lambda desk, text=text: search_pages.document_ids(desk, text))
        hotel.same(lambda desk, text=text, found=found: search_pages.documents(desk, found[:50], text))
    hotel.same(knowledge.knowledge_tree)
    hotel.same(knowledge.wanted_articles)
    hotel.same(knowledge.canned_texts)
    for sort in knowledge.ArticleSort:
        rows = hotel.same(lambda desk, sort=sort: knowledge.article_list(desk, sort=sort))
    for row in rows:
        hotel.same(lambda desk, row=row: knowledge.article_detail(desk, row.id))


@pytest.mark.parametrize("part", PARTS, ids=["all", "department", "channel"])
def test_figures(hotel: Hotel, part: Slice) -> None:
    start, end = hotel.file.site.day_bounds(MONDAY)[0], hotel.file.site.day_bounds(MONDAY + WEEK)[0]
    span: tuple[datetime, datetime] = (start, end)
    hotel.same(lambda desk: tiles.tiles(desk, *span, (start - WEEK, start), MONDAY, part))
    for basis in causes.CauseBasis:
        hotel.same(lambda desk, basis=basis: causes.causes(desk, basis, *span, part))
    hotel.same(lambda desk: demand.demand(desk, *span, part))
    hotel.same(lambda desk: distribution.ratings(desk, *span, part))
    hotel.same(lambda desk: waiting.waiting(desk, *span, part))
    for metric in (trends.Metric.CSAT, trends.Metric.ON_TIME):
        hotel.same(lambda desk, metric=metric: trends.share_trend(desk, metric, MONDAY, part=part))
        for dimension in Dimension:
            hotel.same(lambda desk, by=dimension, metric=metric: comparison.comparison(desk, metric, by, *span, part))
    for dimension in (Dimension.CHANNEL, Dimension.SCENARIO):
        hotel.same(lambda desk, by=dimension: demand.demand_by(desk, by, *span, part))
        hotel.same(lambda desk, by=dimension: distribution.ratings_by(desk, by, *span, part))
    for figure in Figure:
        hotel.same(lambda desk, figure=figure: records(desk, Drill(figure, *span, part)))


def test_the_weekly_report_and_what_the_command_line_prints(hotel: Hotel) -> None:
    assert hotel.same(lambda desk: metrics.period_metrics(desk, MONDAY, MONDAY + timedelta(days=6)))["visits"]
    hotel.same(lambda desk: weekly_report(desk, MONDAY, "zh_CN"))


def test_what_is_hidden_of_a_case_is_hidden_on_both(hotel: Hotel) -> None:
    """The last of all: it works on the practice hotel."""
    first, second, third = ids(hotel, Ticket)[-3:]

    def work(desk: Desk) -> None:
        boss, front = (desk.as_actor(demo_actor(desk, name)) for name in ("zhou", "lin"))
        for each in (first, second, third):
            edit_ticket(boss, EditTicket(each, title="同一件事", is_sensitive=False))
        link(front, first, second)
        watch(front, second)
        note = add_note(front, first, "拆出去的话")
        split_ticket(boss, SplitTicket(first, (note,), "拆出去的"))
        merge_tickets(boss, MergeTickets(third, second, although_finished=True, although_other_customer=True))
        mark_sensitive(boss, second, True)

    def told(desk: Desk) -> tuple[Any, ...]:
        front = desk.as_actor(demo_actor(desk, "lin"))
        details = [ticket_details.ticket_detail(front, each) for each in (first, second, third)]
        assert details[1:] == [None, None]
        with pytest.raises(Refused, match="undo_hidden"):
            undo(front, max(row.id for row in audit.page(desk, audit.AuditFilter(act="tickets.watch"))))
        acts = [(row.act, row.number, row.standing, row.later_act) for row in recent_acts.recent_acts(front)]
        assert "tickets.watch" not in {act for act, *_rest in acts}
        return *details, acts, merge_preview(front, first, ids(hotel, Ticket)[0])

    for desk in (hotel.file, hotel.server):
        work(desk)
    hotel.same(told)
