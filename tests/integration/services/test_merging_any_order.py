"""Merging and undoing in any order: tickets come back exactly, nothing is lost, doubled or left hanging."""

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.clock import FixedClock
from servicedesk.core.enums import LinkKind, Priority
from servicedesk.core.errors import Refused
from servicedesk.core.merging import Side
from servicedesk.core.permissions import Role
from servicedesk.models import (
    Compensation,
    Promise,
    Ticket,
    TicketCheck,
    TicketEntry,
    TicketLink,
    TicketMerge,
    TicketTag,
    TicketWatcher,
)
from servicedesk.services import compensations, deadlines, promises, search_documents, tags, ticket_links, tickets
from servicedesk.services.compensations import RequestCompensation
from servicedesk.services.desk import create_desk, open_desk
from servicedesk.services.merging import MergeTickets, merge_tickets, undo_merge
from servicedesk.services.promises import MakePromise
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.splitting import SplitTicket, split_ticket
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.undo import undo_last
from servicedesk.storage.merged_tickets import survivor
from tests.integration.people import hire
from tests.integration.services.test_undo import contents

NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
COUNT = 5
TABLES = (Ticket, TicketEntry, TicketCheck, TicketLink, TicketTag, TicketWatcher, Promise, Compensation)
PLACES = st.integers(0, COUNT - 1)
PAIRS = st.tuples(PLACES, PLACES)
MERGES = st.lists(
    st.tuples(PAIRS, st.dictionaries(st.sampled_from(("title", "priority", "owner", "place")), st.sampled_from(Side))),
    min_size=1,
    max_size=5,
)
WORK = st.lists(
    st.tuples(st.sampled_from(("note", "tag", "watch", "check", "link", "promise", "gift")), PAIRS), max_size=9
)
SLOW = settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A site with people, to be copied for every try."""
    folder = tmp_path_factory.mktemp("made")
    desk = create_desk(folder / "desk.db", clock=FixedClock(NOW), station="A1")
    desk.actor = SYSTEM
    set_up_site(desk, SetUpSite("云湖酒店", "hotel", "1 号柜台"))
    hire(desk)
    desk.close()
    return folder


class House:
    """A copy of the site with some tickets, and what can be done to them by chance."""

    def __init__(self, made):
        self.folder = tempfile.TemporaryDirectory()
        shutil.copytree(made, self.folder.name, dirs_exist_ok=True)
        self.clock = FixedClock(NOW)
        self.desk = open_desk(Path(self.folder.name) / "desk.db", clock=self.clock, station="A1")
        self.desk.actor = SYSTEM
        roles = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.FRONT_DESK)
        self.people = [Actor(place + 1, "某人", role) for place, role in enumerate(roles)]
        self.ids = []
        for place in range(COUNT):
            self.clock.advance(minutes=7)
            priority = list(Priority)[place % 4]
            opened = tickets.open_ticket(
                self.desk, OpenTicket(f"工单 {place}", f"说明 {place}", place=str(place % 2), priority=priority)
            )
            self.ids.append(opened.id)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.desk.close()
        self.folder.cleanup()

    def do(self, kind, pair):
        """Do some work on one ticket, or on two; what is refused is not done."""
        first, second = (self.ids[place] for place in pair)
        self.clock.advance(minutes=1)
        try:
            if kind == "note":
                tickets.add_note(self.desk, first, f"备注 {second}", second)
            elif kind == "tag":
                tags.tag_ticket(self.desk, first, f"标签 {second % 3}")
            elif kind == "watch":
                self.desk.actor = self.people[second % 3]
                tickets.watch(self.desk, first)
            elif kind == "check":
                tickets.tick_check(
                    self.desk, tickets.add_check(self.desk, first, f"检查 {second % 2}"), second % 2 == 0
                )
            elif kind == "link":
                ticket_links.link(self.desk, first, second, list(LinkKind)[(first + second) % 4])
            elif kind == "promise":
                promises.make_promise(
                    self.desk, MakePromise(f"承诺 {second}", self.clock.now() + timedelta(hours=1), first)
                )
            else:
                gift = RequestCompensation(first, name="果盘", amount_cents=100, reason="抱歉")
                compensations.request_compensation(self.desk, gift)
        except Refused:
            pass
        finally:
            self.desk.actor = SYSTEM

    def merge(self, pair, choices):
        """Merge a pair; what makes no sense is refused."""
        self.clock.advance(minutes=1)
        try:
            merge_tickets(self.desk, MergeTickets(self.ids[pair[0]], self.ids[pair[1]], choices))
        except Refused:
            return
        self.check()

    def undo_all(self, order):
        """Undo every merge, in the order given as far as chains allow it."""
        waiting = [self.ids[place] for place in order]
        for _round in range(COUNT * COUNT):
            for identity in list(waiting):
                try:
                    undo_merge(self.desk, identity)
                except Refused as refused:
                    if refused.code == "merge_not_there":
                        waiting.remove(identity)
                    continue
                self.check()
        assert not waiting

    def rows(self, model):
        with self.desk.database.reader.begin() as connection:
            return connection.execute(select(model.__table__).order_by(*model.__table__.primary_key)).mappings().all()

    def whole(self):
        """Everything, with texts for searching as they are written anew."""
        with self.desk.work("test.refresh") as work:
            for identity in self.ids:
                search_documents.refresh(work, "ticket", identity)
            work.undoable = False
            work.commit()
        found = {name: rows for name, rows in contents(self.desk).items() if name not in ("ticket_merge", "notice")}
        return {**found, "search_document": sorted(row[1:] for row in found["search_document"])}

    def check(self):
        """No number leads nowhere, nothing hangs on a merged ticket, no link is there twice, deadlines are true."""
        found = {row["id"]: row for row in self.rows(Ticket)}
        merged = {identity for identity, row in found.items() if row["merged_into_id"] is not None}
        with self.desk.database.reader.begin() as connection:
            assert all(survivor(connection, identity) not in merged for identity in found)
        for identity in merged:
            assert (found[identity]["state_class"], found[identity]["owner_id"]) == ("merged", None)
            assert found[identity]["due_at"] is None
        for model in (Promise, Compensation):
            assert not {row["ticket_id"] for row in self.rows(model)} & merged
        links = [row for row in self.rows(TicketLink) if not {row["ticket_id"], row["other_id"]} & merged]
        pairs = [(frozenset((row["ticket_id"], row["other_id"])), row["kind"]) for row in links]
        assert len(set(pairs)) == len(pairs)
        assert all(len(pair) == 2 for pair, _kind in pairs)
        self._deadlines(found)

    def _deadlines(self, found):
        with self.desk.work("test.derive") as work:
            for identity in found:
                ticket = work.get(Ticket, identity)
                before = (ticket.response_due_at, ticket.resolution_due_at, ticket.update_due_at, ticket.due_at)
                times = deadlines.derive(work, ticket)
                derived = (times.response_due_at, times.resolution_due_at, times.update_due_at, times.due_at)
                assert before == derived


@SLOW
@given(work=WORK, merges=MERGES, order=st.permutations(range(COUNT)))
def test_undone_in_any_order_everything_is_as_before(made, work, merges, order):
    with House(made) as house:
        for kind, pair in work:
            house.do(kind, pair)
        before = house.whole()
        for pair, choices in merges:
            house.merge(pair, choices)
        house.undo_all(order)
        assert house.whole() == before


@SLOW
@given(work=WORK, merges=MERGES, between=WORK, order=st.permutations(range(COUNT)))
def test_with_work_in_between_each_ticket_has_its_own_again(made, work, merges, between, order):
    with House(made) as house:
        for kind, pair in work:
            house.do(kind, pair)
        before = {model: {tuple(_key(model, row)): row for row in house.rows(model)} for model in TABLES}
        for place, (pair, choices) in enumerate(merges):
            house.merge(pair, choices)
            for kind, each in between[place::2]:
                house.do(kind, each)
        house.undo_all(order)
        for model in TABLES[1:]:
            now = {tuple(_key(model, row)): row for row in house.rows(model)}
            for key, row in before[model].items():
                assert key in now, model
                assert now[key].get("ticket_id") == row.get("ticket_id"), model
        assert all(row["merged_into_id"] is None for row in house.rows(Ticket))


def _key(model, row):
    return (row[column.name] for column in model.__table__.primary_key)


@SLOW
@given(work=WORK, chosen=st.integers(0, 8))
def test_a_split_is_undone_without_a_trace(made, work, chosen):
    with House(made) as house:
        for kind, pair in [("note", (0, 1)), ("note", (0, 2)), *work]:
            house.do(kind, pair)
        before = house.whole()
        notes = [
            row["id"] for row in house.rows(TicketEntry) if row["ticket_id"] == house.ids[0] and row["kind"] == "note"
        ]
        taken = tuple(notes[place] for place in range(len(notes)) if place <= chosen)
        house.clock.advance(minutes=1)
        opened = split_ticket(house.desk, SplitTicket(house.ids[0], taken, "另一件事"))
        house.check()
        here = [row for row in house.rows(TicketEntry) if row["ticket_id"] == opened.id and row["origin_ticket_id"]]
        assert {row["id"] for row in here} == set(taken)
        undo_last(house.desk)
        assert house.whole() == before


def _merge_own(path, place):
    """In a process of its own: merge one ticket into the first."""
    desk = open_desk(path, clock=FixedClock(NOW + timedelta(hours=2)), station=f"P{place}")
    desk.actor = SYSTEM
    merge_tickets(desk, MergeTickets(place + 2, 1))
    desk.close()


def test_four_desks_merging_at_once_lose_nothing(made):
    with House(made) as house:
        for place in range(1, COUNT):
            house.do("note", (place, place))
        lines = {row["id"] for row in house.rows(TicketEntry)}
        context = get_context("spawn")
        path = Path(house.folder.name) / "desk.db"
        processes = [context.Process(target=_merge_own, args=(path, place)) for place in range(4)]
        for process in processes:
            process.start()
        for process in processes:
            process.join(120)
        assert [process.exitcode for process in processes] == [0, 0, 0, 0]
        assert {row["merged_into_id"] for row in house.rows(Ticket)} == {None, 1}
        assert len(house.rows(TicketMerge)) == 4
        assert {row["id"] for row in house.rows(TicketEntry) if row["ticket_id"] == 1} >= lines
        house.check()
