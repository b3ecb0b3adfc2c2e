"""Hundreds of lives of tickets at random: whoever acts in whatever order, history and row never disagree."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.clock import FixedClock
from servicedesk.core.enums import OPEN_CLASSES, EntryKind, StateClass, TicketKind
from servicedesk.core.errors import NotAllowed, Refused
from servicedesk.core.lifecycle import FINISHED, POSSIBLE, WhenOver
from servicedesk.core.permissions import Role
from servicedesk.models import (
    AuditEntry,
    ServiceLevelResult,
    Staff,
    Ticket,
    TicketEntry,
    TicketState,
    TicketStateChange,
)
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_moves import close_needs
from servicedesk.services import passwords
from servicedesk.services import ticket_rules as rules
from servicedesk.services.desk import create_desk, load_site, open_desk
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.ticket_reopening import open_linked
from servicedesk.services.ticket_states import ChangeState, change_state
from servicedesk.services.tickets import add_check, open_ticket
from servicedesk.services.timed_ticket_states import close_settled, end_waits
from servicedesk.services.undo import undo_last

PASSWORD = "湖畔 good 7 abc"
NOW = datetime(2026, 11, 22, 6, 32, tzinfo=UTC)
ROLES = (Role.FRONT_DESK, Role.SPECIALIST, Role.SUPERVISOR)
STATES = ("new", "in_progress", "internal_waiting", "waiting_customer", "waiting_third_party", "solved", "closed",
          "cancelled", "merged")  # fmt: skip

WAITS = ("waiting_customer", "waiting_third_party")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A hotel with one person of each working role, to be copied for every life."""
    folder = tmp_path_factory.mktemp("house")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
        patch.setattr(passwords, "PASSES", 1)
        desk = create_desk(folder / "desk.db", clock=FixedClock(NOW), station="A1")
        desk.actor = SYSTEM
        set_up_site(desk, SetUpSite("云湖酒店", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD))
        for role in ROLES:
            add_staff(desk, AddStaff(role.value, role.value, role, password=PASSWORD))
        desk.close()
    return folder


class Life(RuleBasedStateMachine):
    """Opens, moves, waits, finishes, reopens, lets time pass, and undoes."""

    folder: Path
    tickets = Bundle("tickets")

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        shutil.copytree(self.folder, self.place, dirs_exist_ok=True)
        self.clock = FixedClock(NOW)
        self.desk = open_desk(self.place / "desk.db", clock=self.clock, station="A1")
        load_site(self.desk)
        self.desk.actor = SYSTEM
        with self.desk.database.reader.begin() as connection:
            people = {row.sign_in_name: row.id for row in connection.execute(select(Staff.sign_in_name, Staff.id))}
        self.people = {role: Actor(people[role.value], role.value, role) for role in ROLES}
        self.known: dict[int, int] = {}

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.place, ignore_errors=True)

    def as_role(self, role):
        return self.desk.as_actor(self.people[role])

    def row(self, ticket):
        with self.desk.database.reader.begin() as connection:
            return connection.execute(select(Ticket.__table__).where(Ticket.id == ticket)).first()

    # -- what happens ----------------------------------------------------------------------------------------------

    @initialize(resumes=st.booleans())
    def choose_rules(self, resumes):
        if resumes:
            rules.set_when_over(self.desk, WhenOver.RESUME)

    @rule(target=tickets, kind=st.sampled_from(TicketKind), checks=st.integers(0, 2))
    def open_one(self, kind, checks):
        ticket = open_ticket(self.as_role(Role.FRONT_DESK), OpenTicket(f"事 {kind}", kind=kind)).id
        for number in range(checks):
            add_check(self.desk, ticket, f"项 {number}")
        return ticket

    @rule(
        ticket=tickets,
        code=st.sampled_from(STATES),
        role=st.sampled_from(ROLES),
        reason=st.sampled_from(("", "原因")),
        resolution=st.sampled_from(("", "修好了")),
        hours=st.sampled_from((None, -1, 1, 30)),
        anyway=st.sampled_from(("", "先办结")),
        filed=st.booleans(),
    )
    def move(self, ticket, code, role, reason, resolution, hours, anyway, filed):
        desk, before = self.as_role(role), self.row(ticket)
        if before is None:
            return
        detail = ticket_detail(desk, ticket)
        offered = {state.code for state in detail.moves.states}
        needs = close_needs(desk, ticket)
        until = self.clock.now() + timedelta(hours=hours) if hours is not None else None
        category = 1 if filed else None
        command = ChangeState(
            ticket, code, reason, until, resolution, category_id=category, anyway=anyway, version=before.version
        )
        refused = self.refusal_of(desk, command)
        if refused is None:
            assert code in offered, "a step was taken that was not offered"
            return
        assert self.row(ticket) == before
        if code in offered:
            # Offered steps are refused for what the panel asks for, never for the step itself.
            assert refused in {"reason_needed", "until_past"} or {
                "resolution_needed": needs.resolution,
                "category_needed": needs.category,
                "field_needed": bool(needs.fields),
                "left_open": needs.left_open,
            }.get(refused), refused

    def refusal_of(self, desk, command):
        """Take a step and return None, or why it was refused."""
        try:
            change_state(desk, command)
        except (Refused, NotAllowed) as refused:
            return refused.code
        return None

    @rule(ticket=tickets, role=st.sampled_from(ROLES), code=st.sampled_from(STATES))
    def move_and_take_back(self, ticket, role, code):
        desk, before = self.as_role(role), self.row(ticket)
        if before is None:
            return
        command = ChangeState(ticket, code, "原因", None, "修好了", category_id=1, anyway="先办结")
        try:
            change_state(desk, command)
        except (Refused, NotAllowed):
            return
        undo_last(desk)
        after = self.row(ticket)
        same = set(before._fields) - {"version"}
        assert {name: getattr(after, name) for name in same} == {name: getattr(before, name) for name in same}

    @rule(
        ticket=tickets, code=st.sampled_from(("waiting_customer", "waiting_third_party")), role=st.sampled_from(ROLES)
    )
    def wait_to_the_end(self, ticket, code, role):
        """A wait as it should be, whose time comes; then the work goes on."""
        before = self.row(ticket)
        if before is None or StateClass(before.state_class) not in OPEN_CLASSES:
            return
        until = self.clock.now() + timedelta(hours=1)
        change_state(self.as_role(role), ChangeState(ticket, code, "等客人", until))
        self.rows_and_histories_agree()
        self.clock.advance(hours=1)
        end_waits(self.desk)
        self.rows_and_histories_agree()
        if self.row(ticket).state_class == "waiting":
            assert self.row(ticket).is_wait_over
            change_state(self.as_role(role), ChangeState(ticket, "in_progress"))

    @rule(ticket=tickets, days=st.integers(0, 12))
    def finish_and_come_back(self, ticket, days):
        """Solved as it should be; after some days somebody tries to go on."""
        before = self.row(ticket)
        if before is None or StateClass(before.state_class) not in OPEN_CLASSES:
            return
        if close_needs(self.desk, ticket).fields:
            return
        change_state(self.desk, ChangeState(ticket, "solved", resolution="好了", category_id=1, anyway="先办结"))
        self.clock.advance(days=days)
        while close_settled(self.desk):
            pass
        self.rows_and_histories_agree()
        refused = self.refusal_of(self.desk, ChangeState(ticket, "in_progress", "又坏了"))
        # Whatever closed it by itself did so now: the window begins when it was finished last.
        assert refused is None, refused

    @rule(ticket=tickets)
    def open_beside(self, ticket):
        if self.row(ticket) is None:
            return
        moves = ticket_detail(self.desk, ticket).moves
        if moves.is_over:
            beside = open_linked(self.as_role(Role.FRONT_DESK), ticket).id
            assert [link.ticket_id for link in ticket_detail(self.desk, beside).links] == [ticket]

    @rule(hours=st.sampled_from((0.5, 2, 26, 80, 24 * 9)))
    def time_passes(self, hours):
        self.clock.advance(hours=hours)

    @rule()
    def time_does_its_work(self):
        end_waits(self.desk)
        while close_settled(self.desk):
            pass
        assert (end_waits(self.desk), close_settled(self.desk)) == (0, 0)

    # -- what always holds -----------------------------------------------------------------------------------------

    @invariant()
    def rows_and_histories_agree(self):
        with self.desk.database.reader.begin() as connection:
            tickets = connection.execute(select(Ticket.__table__)).all()
            steps = connection.execute(
                select(TicketStateChange.__table__).order_by(TicketStateChange.at, TicketStateChange.id)
            ).all()
            classes = dict(connection.execute(select(TicketState.code, TicketState.state_class)).all())
            results = connection.execute(select(ServiceLevelResult.__table__)).all()
        for ticket in tickets:
            history = [step for step in steps if step.ticket_id == ticket.id]
            self.check_history(ticket, history, classes)
            self.check_times(ticket, history, [each for each in results if each.ticket_id == ticket.id])

    def check_history(self, ticket, history, classes):
        assert (history[-1].state, history[-1].state_class) == (ticket.state, ticket.state_class)
        assert classes[ticket.state] == ticket.state_class
        assert history[0].state_class == "new"
        for before, after in pairwise(history):
            source, target = StateClass(before.state_class), StateClass(after.state_class)
            by_itself = source is StateClass.WAITING and target is StateClass.NEW and after.staff_id is None
            assert target in POSSIBLE[source] or by_itself, (source, target)
            assert after.at >= before.at
            if target in (StateClass.WAITING, StateClass.CANCELLED):
                assert after.reason.strip()
        reopened = sum(
            StateClass(before.state_class) in FINISHED and after.state_class == "active"
            for before, after in pairwise(history)
        )
        assert ticket.times_reopened == reopened

    def check_times(self, ticket, history, results):
        state_class, last = StateClass(ticket.state_class), history[-1]
        assert (ticket.closed_at is not None) == (state_class is StateClass.CLOSED)
        assert (ticket.solved_at is not None) == (state_class in (StateClass.SOLVED, StateClass.CLOSED))
        if state_class in (StateClass.SOLVED, StateClass.CLOSED):
            assert ticket.resolution.strip()
            assert ticket.due_at is None
            assert [each.target for each in results if each.is_final].count("resolution") == 1
        if state_class is StateClass.WAITING:
            assert ticket.waiting_until_at == last.until_at
            assert not ticket.is_wait_over or ticket.due_at is not None
        else:
            assert ticket.waiting_until_at is None
            assert not ticket.is_wait_over
        if state_class in OPEN_CLASSES and state_class is not StateClass.WAITING:
            assert ticket.due_at is not None
        # Decided once: a later step never counts a first resolution twice.
        assert [each.target for each in results if each.is_final].count("resolution") <= 1

    @invariant()
    def what_the_program_did_has_no_author(self):
        with self.desk.database.reader.begin() as connection:
            lines = connection.execute(select(TicketEntry.kind, TicketEntry.author_id, TicketEntry.details)).all()
            acts = connection.execute(select(AuditEntry.act)).scalars().all()
        for line in lines:
            if line.details.get("rule") or line.details.get("code") == "wait_over":
                assert line.author_id is None
                assert line.kind in (EntryKind.STATE.value, EntryKind.SYSTEM.value)
        assert all(act for act in acts)


def test_every_life_of_a_ticket_is_a_legal_one(house):
    machine = type("HouseLife", (Life,), {"folder": house})
    machine.TestCase.settings = settings(
        settings(), max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
    )
    machine.TestCase().runTest()
