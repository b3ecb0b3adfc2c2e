"""Compensation from the request to the voucher's end: limits, approval by somebody else, and exact totals."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.enums import CompensationKind, CompensationState, EntryKind, VoucherState
from servicedesk.core.errors import Conflict, NotAllowed, Refused, ServiceDeskError, Throttled
from servicedesk.core.permissions import Role
from servicedesk.models import TicketEntry, Voucher
from servicedesk.queries import compensation_costs
from servicedesk.queries import compensations as ledger
from servicedesk.queries.compensations import LedgerFilter
from servicedesk.queries.sums import Sum
from servicedesk.services import compensation_catalogue as catalogue
from servicedesk.services.compensation_catalogue import SaveItem
from servicedesk.services.compensations import (
    RequestCompensation,
    approve_at_this_screen,
    cancel_compensation,
    decide_compensation,
    request_compensation,
    withdraw_compensation,
)
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.services.undo import undo_last
from servicedesk.services.vouchers import count_print, redeem_voucher, void_voucher
from tests.integration.people import PASSWORD, PIN, furnish, hire

LIMITS = {Role.FRONT_DESK: 10_000, Role.SUPERVISOR: 100_000, Role.ADMINISTRATOR: 300_000}


@pytest.fixture
def people(desk):
    people = hire(desk)
    furnish(desk)
    catalogue.set_limits(desk, LIMITS)
    return people


@pytest.fixture
def items(desk, people):
    add = catalogue.save_item
    return {
        "dinner": add(desk, SaveItem("餐饮券", "Dining voucher", CompensationKind.VOUCHER, 8_000, valid_days=30)),
        "night": add(desk, SaveItem("免一晚", "One night free", CompensationKind.SERVICE, 56_800)),
        "late": add(desk, SaveItem("延迟退房", "Late check-out", CompensationKind.SERVICE, 0, is_free_allowed=True)),
        "bill": add(desk, SaveItem("整单八折", "20% off the bill", CompensationKind.DISCOUNT, percent=20)),
    }


@pytest.fixture
def ticket(desk, people):
    sign_in_with_password(desk, "front_desk", PASSWORD)
    return open_ticket(desk, OpenTicket("空调不制冷")).id


def signed_in(desk, role):
    sign_in_with_password(desk, role, PASSWORD)


def row(desk, identity):
    desk_of = desk.as_actor(SYSTEM)
    return ledger.ledger_row(desk_of, identity)


def free(ticket, cents, **more):
    return RequestCompensation(ticket, name="车费", amount_cents=cents, reason="赶飞机", **more)


def test_a_share_of_a_bill_is_reckoned_in_cents(desk, items, ticket):
    command = RequestCompensation(ticket, items["bill"], bill_cents=12_345)
    given = request_compensation(desk, command)
    assert (given.amount_cents, given.state) == (2_469, CompensationState.APPROVED)
    assert row(desk, given.id).kind is CompensationKind.DISCOUNT
    with pytest.raises(Refused, match="bill_needed"):
        request_compensation(desk, RequestCompensation(ticket, items["bill"]))


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ({"amount_cents": -1}, "amount_needed"),
        ({"amount_cents": 0}, "amount_needed"),
        ({"amount_cents": 10**12}, "amount_too_large"),
        ({"amount_cents": None}, "amount_needed"),
        ({"name": " \n"}, "name_needed"),
        ({"reason": " "}, "reason_needed"),
    ],
)
def test_hostile_and_incomplete_requests_are_refused_and_leave_nothing(desk, ticket, command, code):
    values = {"name": "车费", "amount_cents": 500, "reason": "赶飞机"} | command
    with pytest.raises(Refused, match=code):
        request_compensation(desk, RequestCompensation(ticket, **values))
    assert list(ledger.ledger_ids(desk, LedgerFilter())) == []


def test_nothing_is_given_for_nothing_but_what_the_catalogue_says_is_free(desk, items, ticket):
    assert request_compensation(desk, RequestCompensation(ticket, items["late"])).amount_cents == 0
    with pytest.raises(Refused, match="amount_needed"):
        request_compensation(desk, RequestCompensation(ticket, items["night"], amount_cents=0))


def test_an_item_out_of_use_is_not_given(desk, items, ticket):
    found = next(item for item in ledger.catalogue(desk) if item.id == items["night"])
    values = {"kind": found.kind, "amount_cents": found.amount_cents, "id": found.id, "version": found.version}
    catalogue.save_item(desk.as_actor(SYSTEM), SaveItem("免一晚", "One night", is_active=False, **values))
    with pytest.raises(Refused, match="item_inactive"):
        request_compensation(desk, RequestCompensation(ticket, items["night"]))


def test_above_the_limit_it_waits_and_the_pin_of_a_supervisor_decides(desk, people, items, ticket):
    asked = request_compensation(desk, RequestCompensation(ticket, items["night"]))
    assert asked.state is CompensationState.PENDING
    me = desk.actor
    for _try in range(4):
        with pytest.raises(Refused, match="wrong_pin"):
            approve_at_this_screen(desk, asked.id, people.supervisor, "111222")
        desk.clock.advance(minutes=20)
    with pytest.raises((Refused, Throttled)):
        approve_at_this_screen(desk, asked.id, people.supervisor, "111222")
    # The fifth wrong one: not even the right PIN helps now, and the request waits on.
    with pytest.raises((Refused, Throttled)):
        approve_at_this_screen(desk, asked.id, people.supervisor, PIN)
    assert row(desk, asked.id).state is CompensationState.PENDING
    assert desk.actor == me


def test_approved_with_the_pin_the_person_signed_in_stays(desk, people, items, ticket):
    asked = request_compensation(desk, RequestCompensation(ticket, items["night"]))
    me = desk.actor
    given = approve_at_this_screen(desk, asked.id, people.supervisor, PIN)
    assert given.state is CompensationState.APPROVED
    assert (desk.actor, row(desk, asked.id).decided_by_id) == (me, people.supervisor)
    with pytest.raises(Refused, match="compensation_decided"):
        approve_at_this_screen(desk, asked.id, people.supervisor, PIN)


def test_refusing_needs_a_reason_and_keeps_the_request_readable(desk, people, items, ticket):
    asked = request_compensation(desk, RequestCompensation(ticket, items["night"]))
    with pytest.raises(Refused, match="reason_needed"):
        approve_at_this_screen(desk, asked.id, people.supervisor, PIN, approved=False)
    approve_at_this_screen(desk, asked.id, people.supervisor, PIN, approved=False, reason="已送早餐")
    found = row(desk, asked.id)
    assert (found.state, found.decision_reason) == (CompensationState.REFUSED, "已送早餐")


def test_nobody_approves_their_own_request_not_even_a_supervisor(desk, people, ticket):
    signed_in(desk, "supervisor")
    asked = request_compensation(desk, free(ticket, 200_000))
    assert asked.state is CompensationState.PENDING
    with pytest.raises(Refused, match="approver_is_requester"):
        decide_compensation(desk, asked.id, True)
    with pytest.raises(Refused, match="own_approval"):
        approve_at_this_screen(desk, asked.id, people.supervisor, PIN)
    signed_in(desk, "administrator")
    decide_compensation(desk, asked.id, True)
    assert row(desk, asked.id).state is CompensationState.APPROVED


def test_the_approvers_own_limit_holds_but_refusing_has_none(desk, people, ticket):
    asked = request_compensation(desk, free(ticket, 200_000))
    signed_in(desk, "supervisor")
    with pytest.raises(Refused, match="above_own_limit") as refused:
        decide_compensation(desk, asked.id, True)
    assert refused.value.parameters["limit_cents"] == 100_000
    decide_compensation(desk, asked.id, False, "太多")


def test_a_request_is_withdrawn_by_who_asked_and_undone(desk, people, items, ticket):
    asked = request_compensation(desk, RequestCompensation(ticket, items["night"]))
    withdraw_compensation(desk, asked.id)
    assert row(desk, asked.id).state is CompensationState.WITHDRAWN
    undo_last(desk)
    assert row(desk, asked.id).state is CompensationState.PENDING
    signed_in(desk, "supervisor")
    decide_compensation(desk, asked.id, True)
    with pytest.raises(Refused, match="compensation_decided"):
        withdraw_compensation(desk, asked.id)


def test_a_colleague_cannot_withdraw_or_cancel(desk, people, items, ticket):
    signed_in(desk, "supervisor")
    asked = request_compensation(desk, free(ticket, 200_000))
    given = request_compensation(desk, free(ticket, 50_000))
    signed_in(desk, "front_desk")
    with pytest.raises(NotAllowed):
        withdraw_compensation(desk, asked.id)
    with pytest.raises(NotAllowed):
        cancel_compensation(desk, given.id, "弄错了")


def test_a_voucher_is_numbered_printed_redeemed_once_and_void_with_its_compensation(desk, people, items, ticket):
    first = request_compensation(desk, RequestCompensation(ticket, items["dinner"]))
    second = request_compensation(desk, RequestCompensation(ticket, items["dinner"]))
    found = row(desk, first.id)
    assert (found.voucher_number, len(found.voucher_code), found.voucher_state) == ("V-00001", 4, VoucherState.VALID)
    assert found.valid_until_on == desk.site.business_day(desk.clock.now()) + timedelta(days=30)
    assert [count_print(desk, first.voucher_id).times for _print in range(2)] == [1, 2]
    redeem_voucher(desk, first.voucher_id)
    with pytest.raises(Refused, match="voucher_redeemed"):
        redeem_voucher(desk, first.voucher_id)
    with pytest.raises(Refused, match="voucher_redeemed"):
        cancel_compensation(desk, first.id, "弄错了")
    with pytest.raises(Refused, match="reason_needed"):
        cancel_compensation(desk, second.id, " ")
    cancel_compensation(desk, second.id, "客人不要")
    cancelled = row(desk, second.id)
    assert (cancelled.state, cancelled.voucher_state) == (CompensationState.CANCELLED, VoucherState.VOID)
    with pytest.raises(Refused, match="voucher_void"):
        redeem_voucher(desk, second.voucher_id)
    undo_last(desk)
    again = row(desk, second.id)
    assert (again.state, again.voucher_state) == (CompensationState.APPROVED, VoucherState.VALID)
    redeem_voucher(desk, second.voucher_id)


def test_an_expired_voucher_is_refused_with_its_day(desk, people, items, ticket):
    given = request_compensation(desk, RequestCompensation(ticket, items["dinner"]))
    desk.clock.advance(days=31)
    assert row(desk, given.id).voucher_state is VoucherState.EXPIRED
    assert list(ledger.ledger_ids(desk, LedgerFilter(voucher=VoucherState.EXPIRED))) == [given.id]
    assert list(ledger.ledger_ids(desk, LedgerFilter(voucher=VoucherState.VALID))) == []
    with pytest.raises(Refused, match="voucher_expired") as refused:
        redeem_voucher(desk, given.voucher_id)
    assert refused.value.parameters["day"] == row(desk, given.id).valid_until_on.isoformat()


def test_a_lost_voucher_is_void_by_a_supervisor_with_the_reason(desk, people, items, ticket):
    given = request_compensation(desk, RequestCompensation(ticket, items["dinner"]))
    with pytest.raises(NotAllowed):
        void_voucher(desk, given.voucher_id, "遗失")
    signed_in(desk, "supervisor")
    void_voucher(desk, given.voucher_id, "遗失")
    assert row(desk, given.id).voucher_state is VoucherState.VOID


def test_giving_is_undone_with_its_voucher_unless_it_was_printed(desk, people, items, ticket):
    request_compensation(desk, RequestCompensation(ticket, items["dinner"]))
    undo_last(desk)
    with desk.database.reader.begin() as connection:
        assert connection.execute(select(Voucher.id)).all() == []
        kinds = connection.execute(select(TicketEntry.kind).where(TicketEntry.ticket_id == ticket)).scalars()
        assert EntryKind.COMPENSATION.value not in set(kinds)
    printed = request_compensation(desk, RequestCompensation(ticket, items["dinner"]))
    count_print(desk, printed.voucher_id)
    with pytest.raises(Conflict):
        undo_last(desk)
    # A number that was handed out is not handed out again.
    assert row(desk, printed.id).voucher_number == "V-00002"


def test_a_voucher_is_found_by_its_number_in_any_spelling(desk, people, items, ticket):
    given = request_compensation(desk, RequestCompensation(ticket, items["dinner"]))
    code = row(desk, given.id).voucher_code
    for text in ("V-00001", "v-00001", "1", "v1", f"V-00001 {code}", f"1 {code.lower()}"):
        assert ledger.find_voucher(desk, text).id == given.id
    for text in ("", "V-00002", "V-00001 ZZZZ", "x" * 5_000, "'; DROP TABLE voucher", "９" * 40):
        assert ledger.find_voucher(desk, text) is None


def test_the_catalogue_refuses_what_makes_no_sense(desk, people):
    def item(**more):
        return SaveItem("券", "Voucher", CompensationKind.VOUCHER, **{"amount_cents": 100, **more})

    for values, code in (
        ({"percent": 0}, "percent_out_of_range"),
        ({"percent": 101}, "percent_out_of_range"),
        ({"amount_cents": 0}, "amount_needed"),
        ({"amount_cents": -5}, "amount_needed"),
        ({"amount_cents": 10**10}, "amount_too_large"),
        ({"valid_days": 0}, "voucher_days_wrong"),
    ):
        with pytest.raises(Refused, match=code):
            catalogue.save_item(desk, item(**values))
    with pytest.raises(Refused, match="name_needed"):
        catalogue.save_item(desk, SaveItem(" ", "", CompensationKind.GIFT, 100))
    with pytest.raises(Refused, match="amount_needed"):
        catalogue.set_limits(desk, {Role.FRONT_DESK: -1})
    with pytest.raises(Refused, match="amount_too_large"):
        catalogue.set_limits(desk, {Role.FRONT_DESK: 10**12})


def test_the_order_of_the_catalogue_is_moved_and_undone(desk, items):
    names = lambda: [str(item.name.en) for item in ledger.catalogue(desk)]  # noqa: E731 - asked three times
    before = names()
    catalogue.move_item(desk, items["bill"], -2)
    assert names() == [before[0], before[3], before[1], before[2]]
    undo_last(desk)
    assert names() == before


ACTS = st.lists(
    st.tuples(st.sampled_from(["give", "ask", "approve", "refuse", "withdraw", "cancel", "redeem", "undo"]),
              st.integers(0, 9), st.integers(1, 60_000)),
    max_size=25,
)  # fmt: skip


def do(desk, people, items, ticket, known, step):
    """Do one of the acts as whoever may; what is refused changes nothing."""
    name, which, cents = step
    chosen = known[which % len(known)] if known else 0
    kind = list(CompensationKind)[which % 6]
    acts = {
        "give": lambda: request_compensation(desk, RequestCompensation(ticket, items["dinner"])),
        "ask": lambda: request_compensation(desk, free(ticket, cents, kind=kind)),
        "approve": lambda: approve_at_this_screen(desk, chosen, people.supervisor, PIN),
        "refuse": lambda: approve_at_this_screen(desk, chosen, people.supervisor, PIN, False, "因为"),
        "withdraw": lambda: withdraw_compensation(desk, chosen),
        "cancel": lambda: cancel_compensation(desk.as_actor(SYSTEM), chosen, "因为"),
        "redeem": lambda: redeem_voucher(desk, which + 1),
        "undo": lambda: undo_last(desk),
    }
    try:
        done = acts[name]()
    except ServiceDeskError:
        return
    if name in ("give", "ask"):
        known.append(done.id)


@given(acts=ACTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_totals_are_the_sums_of_the_rows_whatever_was_done(desk, people, items, ticket, acts):
    known = []
    for step in acts:
        do(desk, people, items, ticket, known, step)
    wanted, now = LedgerFilter(), desk.clock.now()
    rows = ledger.ledger_rows(desk, ledger.ledger_ids(desk, wanted))
    totals = ledger.ledger_totals(desk, wanted)
    assert totals.rows == len(rows)
    for state in CompensationState:
        of_state = [each.amount_cents for each in rows if each.state is state]
        assert totals.states.get(state, Sum()) == Sum(len(of_state), sum(of_state))
    for kind in CompensationKind:
        given_ones = [each.amount_cents for each in rows if each.state is CompensationState.APPROVED]
        of_kind = [each.amount_cents for each in rows if each.state is CompensationState.APPROVED and each.kind is kind]
        assert totals.kinds.get(kind, Sum()) == Sum(len(of_kind), sum(of_kind))
        assert totals.given == Sum(len(given_ones), sum(given_ones))
    costs = compensation_costs.costs(desk.as_actor(SYSTEM), now - timedelta(days=1), now + timedelta(days=1))
    assert costs.given == totals.given == Sum(sum(row.count for row in costs.kinds), sum(r.cents for r in costs.kinds))
    # What was taken back takes its voucher with it.
    taken_back = [each for each in rows if each.state is not CompensationState.APPROVED]
    assert {each.voucher_state for each in taken_back} <= {None, VoucherState.VOID}
