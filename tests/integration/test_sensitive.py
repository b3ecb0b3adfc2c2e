"""A sensitive case is as if it were not there: every question answers whoever may not read it as it did before."""

import importlib
import inspect
import itertools
import pkgutil
from dataclasses import replace
from datetime import timedelta
from enum import Enum
from types import FunctionType

import pytest

import servicedesk.queries
from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.enums import Channel, CompensationKind, LinkKind, PromiseState, TicketKind, VoucherState
from servicedesk.core.errors import NotAllowed, NotFound, ServiceDeskError
from servicedesk.core.permissions import ROLE_PERMISSIONS, Permission, Role
from servicedesk.core.search_query import parse
from servicedesk.models import (
    FollowUp,
    Inquiry,
    Promise,
    Survey,
    SurveyResponse,
    TicketLink,
    TicketReader,
    TicketWatcher,
    Visit,
)
from servicedesk.queries import compensations as ledger
from servicedesk.queries import customer_lists, follow_ups, search_pages, ticket_lists
from servicedesk.queries.compensations import LedgerFilter
from servicedesk.queries.customer_timeline import customer_timeline
from servicedesk.queries.kind_details import FieldsCase, companions
from servicedesk.queries.search import SearchKind, count, find_anything, search
from servicedesk.queries.ticket_details import ticket_detail
from servicedesk.queries.ticket_lists import TicketFilter, TicketView
from servicedesk.queries.visits import visit_detail
from servicedesk.services import compensations, drafts, promises, sensitive_cases, tickets, visit_commands, visits
from servicedesk.services.compensation_catalogue import SaveItem, save_item
from servicedesk.services.compensations import RequestCompensation
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.desk import load_site
from servicedesk.services.promises import MakePromise
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.staff import AddStaff, add_staff
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.undo import undo_last
from servicedesk.services.vouchers import count_print
from tests.integration.people import PASSWORD, PIN

SECRET = "琥珀密语"
LATIN = "zqxamber"
PLACE = "8888"
IDS = range(1, 16)
TEXTS = (SECRET, LATIN, PLACE, "hpmy", "投诉", "1208", "V-00001", "T-3", "3")


@pytest.fixture
def world(desk):
    """A hotel with an ordinary case; the desk acts as somebody of the front desk."""
    desk.actor = SYSTEM
    keys = set_up_site(desk, SetUpSite("云湖酒店", "hotel", administrator="周宁", sign_in_name="z", password=PASSWORD))
    load_site(desk)
    lin = add_staff(desk, AddStaff("lin", "林晓", Role.FRONT_DESK, password=PASSWORD, pin=PIN))
    chief = add_staff(desk, AddStaff("shen", "沈磊", Role.SUPERVISOR, password=PASSWORD, pin=PIN))
    desk.item = save_item(desk, SaveItem("餐券", "Dinner", CompensationKind.VOUCHER, 5_000))
    desk.guest = add_customer(desk, AddCustomer("陈思远", "13800006021"))
    desk.scenario = keys.scenarios["facility_fault"]
    desk.chief = Actor(chief, "沈磊", Role.SUPERVISOR)
    desk.actor = Actor(lin, "林晓", Role.FRONT_DESK)
    plain = OpenTicket("投诉空调", "不制冷", customer_id=desk.guest, place="1208", scenario_id=desk.scenario)
    desk.plain = tickets.open_ticket(desk, plain).id
    tickets.open_ticket(desk, OpenTicket("投诉早餐", place="1209", owner_id=lin))
    return desk


def keep_secret(desk, **more):
    """Have the supervisor keep a case with everything that can hang on one; return its id."""
    boss = desk.as_actor(desk.chief)
    words = f"{SECRET} {LATIN}"
    opened = tickets.open_ticket(
        boss,
        OpenTicket(
            f"投诉 {words}", words, customer_id=desk.guest, place=PLACE, scenario_id=desk.scenario, is_sensitive=True,
            owner_id=desk.actor.staff_id, promise=f"回电 {words}",
            promise_due_at=desk.clock.now() + timedelta(minutes=9),
            **more,
        ),
    )  # fmt: skip
    tickets.add_note(boss, opened.id, words)
    given = compensations.request_compensation(boss, RequestCompensation(opened.id, desk.item, reason=words))
    count_print(boss, given.voucher_id)
    compensations.request_compensation(
        boss, RequestCompensation(opened.id, name=words, amount_cents=999_999, reason="x")
    )
    drafts.save_draft(boss, "ticket", str(opened.id), {"text": words})
    now, guest = desk.clock.now(), desk.guest
    with boss.work("test.secret") as work:
        work.insert(TicketLink, ticket_id=desk.plain, other_id=opened.id, kind=LinkKind.RELATED.value, at=now)
        work.insert(TicketWatcher, ticket_id=opened.id, staff_id=desk.actor.staff_id)
        call = work.insert(
            FollowUp, ticket_id=opened.id, customer_id=guest, subject=words, due_at=now, state="due", is_promised=True,
            script_done=[], created_at=now,
        )  # fmt: skip
        survey = work.insert(
            Survey, question_set_id=1, follow_up_id=call, ticket_id=opened.id, customer_id=guest, channel="phone",
            issued_at=now,
        )  # fmt: skip
        work.insert(
            SurveyResponse, survey_id=survey, csat=1, nps=0, answers={}, comment=words, method="phone", answered_at=now
        )
        work.insert(
            Inquiry, customer_id=guest, channel=Channel.PHONE.value, question=f"怎么投诉 {words}", answer=words,
            is_resolved=False, asked_at=now, ticket_id=opened.id,
        )  # fmt: skip
        work.insert(
            Promise, ticket_id=opened.id, text=words, owner_id=desk.actor.staff_id, due_at=now - timedelta(minutes=5),
            state=PromiseState.OPEN.value, created_at=now,
        )  # fmt: skip
        work.undoable = False
        work.commit()
    return opened.id


def functions():
    """Every query that somebody of the front desk may ask, by its name."""
    found = {}
    for module in pkgutil.walk_packages(servicedesk.queries.__path__, "servicedesk.queries."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, FunctionType) and not name.startswith("_") and value.__module__ == module.name:
                found[f"{module.name.removeprefix('servicedesk.queries.')}.{name}"] = value
    return {name: value for name, value in found.items() if hasattr(value, "permission")}


FUNCTIONS = functions()
ASKED = {name for name, value in FUNCTIONS.items() if value.permission in ROLE_PERMISSIONS[Role.FRONT_DESK]}


def values_of(desk, name, parameter):
    """Return what to ask with, by the parameter's name and type."""
    kind = str(parameter.annotation)
    now = desk.clock.now()
    by_name = {
        "wanted": [LedgerFilter(), LedgerFilter(text=SECRET)] if name.startswith("compensations.") else None,
        "ids": [list(IDS)],
        "hits": [list(search(desk.as_actor(SYSTEM), SECRET).hits)],
        "form": ["ticket"],
        "subject": [str(each) for each in IDS],
        "start": [now - timedelta(days=1)],
        "end": [now + timedelta(days=1)],
        "state_code": ["in_progress", "solved"],
        "key": ["reasons", "words"],
        "voucher": list(VoucherState),
        "query": [parse(SECRET)],
        "number": ["T-3", "3"],
        "impact": [None],
        "urgency": [None],
        "permission": [Permission.APPROVE_COMPENSATION],
        "place": [PLACE, "1208"],
    }
    if by_name.get(parameter.name) is not None:
        return by_name[parameter.name]
    if "TicketFilter" in kind:
        return [TicketFilter(view) for view in TicketView] + [TicketFilter(TicketView.ALL, text=text) for text in TEXTS]
    if "CustomerFilter" in kind:
        return [customer_lists.CustomerFilter(text=text) for text in ("", *TEXTS)]
    if "SearchKind" in kind and "Sequence" not in kind:
        return list(SearchKind)
    if kind.startswith("int"):
        return list(IDS)
    if kind.startswith("str"):
        return list(TEXTS)
    if kind.startswith("datetime"):
        return [now, now + timedelta(hours=2)]
    return {"bool": [True, False], "Mapping": [{}], "dict": [{}]}.get(kind.partition("[")[0].partition(" ")[0])


def calls(desk, name):
    """Return the arguments to ask *name* with; a parameter nothing is known for keeps its default."""
    parameters = list(inspect.signature(FUNCTIONS[name]).parameters.values())[1:]
    chosen = []
    for parameter in parameters:
        values = values_of(desk, name, parameter) if parameter.name not in ("limit", "most", "per_kind") else None
        if values is None or (
            parameter.default is not inspect.Parameter.empty and parameter.name in ("after", "before")
        ):
            if parameter.default is inspect.Parameter.empty:
                return None
            break
        chosen.append(values)
    return list(itertools.islice(itertools.product(*chosen), 300))


def answers(desk):
    """Return what every question answers the person at the desk."""
    found = {}
    for name in sorted(ASKED):
        for arguments in calls(desk, name) or ():
            try:
                answer = plain(FUNCTIONS[name](desk, *arguments))
            except ServiceDeskError as error:
                answer = error.code
            found[name, repr(arguments)] = answer
    return found


def plain(answer):
    """Return an answer in a form that is compared by what it says."""
    if isinstance(answer, dict):
        return {str(key): plain(value) for key, value in answer.items()}
    if isinstance(answer, (list, tuple)) and not hasattr(answer, "_fields"):
        return [plain(each) for each in answer]
    return answer.value if isinstance(answer, Enum) else repr(answer)


# What cannot be asked by kind and name of its parameters alone; each is looked at elsewhere.
NOT_ASKED = {
    "deadlines.preview_new": "reckons with what is typed in, reads no ticket",
    "kind_details.companions": "reckons with what is typed in; earlier faults come from equipment.faults_of",
    "ticket_fields.definitions": "the fields of a kind, the same for every ticket",
}


def test_every_question_of_the_front_desk_is_asked(world):
    assert len(ASKED) > 60
    assert {name for name in ASKED if not calls(world, name)} == set(NOT_ASKED)


def test_whoever_may_not_read_it_is_answered_as_if_it_were_not_there(world):
    before = answers(world)
    keep_secret(world)
    after = answers(world)
    leaks = [call for call in after if after[call] != before.get(call, after[call])]
    assert leaks == []
    text = repr(after)
    # What was asked with is not an answer: only what comes back counts.
    assert SECRET not in repr(list(after.values()))
    assert LATIN not in text.replace(LATIN, "", 0) or LATIN not in repr(list(after.values()))


def test_whoever_may_read_it_sees_it_so_that_the_test_above_can_fail(world):
    hidden = keep_secret(world)
    boss = world.as_actor(world.chief)
    before, after = repr(answers(world)), repr(answers(boss))
    assert after.count(SECRET) > before.count(SECRET) + 50
    assert ticket_detail(boss, hidden) is not None


def test_a_visit_and_what_was_said_in_it_hide_with_the_case(world):
    arrived = visits.arrive(world, visit_commands.Arrive(customer_id=world.guest, request=f"要投诉 {SECRET}"))
    visit_id = arrived if isinstance(arrived, int) else arrived.id
    with world.as_actor(SYSTEM).work("test.end") as work:
        row = work.get(Visit, visit_id)
        row.ended_at, row.state, row.outcome = work.now, "done", "ticket"
        work.undoable = False
        work.commit()
    keep_secret(world, visit_id=visit_id)
    assert visit_detail(world, visit_id) is None
    assert SECRET not in repr(list(answers(world).values()))


def test_no_act_touches_what_may_not_be_read(world):
    hidden = keep_secret(world)
    boss = world.as_actor(world.chief)
    rows = ledger.ledger_rows(boss, ledger.ledger_ids(boss, LedgerFilter()))
    voucher = next(row for row in rows if row.voucher_id is not None)
    acts = (
        lambda: tickets.add_note(world, hidden, "x"),
        lambda: tickets.watch(world, hidden),
        lambda: promises.make_promise(world, MakePromise("x", world.clock.now() + timedelta(hours=1), hidden)),
        lambda: compensations.request_compensation(world, RequestCompensation(hidden, world.item)),
        lambda: compensations.withdraw_compensation(world, voucher.id),
        lambda: compensations.cancel_compensation(world, voucher.id, "x"),
        lambda: importlib.import_module("servicedesk.services.vouchers").redeem_voucher(world, voucher.voucher_id),
        lambda: count_print(world, voucher.voucher_id),
    )
    for act in acts:
        with pytest.raises((NotAllowed, NotFound)):
            act()


def test_who_is_named_on_a_case_reads_that_one_and_no_other(world):
    hidden, other = keep_secret(world), keep_secret(world)
    with world.as_actor(SYSTEM).work("test.name") as work:
        work.insert(TicketReader, ticket_id=hidden, staff_id=world.actor.staff_id)
        work.undoable = False
        work.commit()
    assert ticket_detail(world, hidden) is not None
    assert ticket_detail(world, other) is None
    assert hidden in ticket_lists.ticket_ids(world, TicketFilter(TicketView.OPEN))
    assert other not in ticket_lists.ticket_ids(world, TicketFilter(TicketView.ALL))
    assert ticket_lists.ticket_count(world, TicketFilter(TicketView.OPEN)) == 3
    tickets.add_note(world, hidden, "知道了")
    told = {row.ticket_id for row in customer_timeline(world, world.guest).rows}
    assert hidden in told
    assert other not in told
    assert {row.ticket_id for row in follow_ups.due_list(world)} <= {hidden, None}
    for words in (SECRET, SECRET[:2], f"{SECRET} -没有的词"):
        hits = [hit.id for hit in search(world, words, (SearchKind.TICKET,)).hits]
        assert (hits, count(world, words)[SearchKind.TICKET]) == ([hidden], 1)
    assert len(search_pages.document_ids(world, SECRET, (SearchKind.TICKET,))) == 1
    assert list(ticket_lists.ticket_ids(world, TicketFilter(TicketView.ALL, text=SECRET))) == [hidden]
    # The statement is kept: the next who asks is not taken for the one before.
    elsewhere = world.as_actor(Actor(None, "x", Role.FRONT_DESK))
    assert (len(search(elsewhere, SECRET).hits), count(elsewhere, SECRET)[SearchKind.TICKET]) == (0, 0)


def test_a_voucher_is_found_by_its_number_and_its_code_by_whoever_may_read_its_case(world):
    hidden = keep_secret(world)
    boss = world.as_actor(world.chief)
    row = next(row for row in ledger.ledger_rows(boss, ledger.ledger_ids(boss, LedgerFilter())) if row.voucher_number)
    open_one = compensations.request_compensation(world, RequestCompensation(world.plain, world.item))
    plain_row = ledger.voucher_row(world, open_one.voucher_id)

    def vouchers(desk, text):
        return [found.title for found in find_anything(desk, text) if found.kind == "voucher"]

    for each in (plain_row, row):
        for text in (each.voucher_number, each.voucher_number.lower(), each.voucher_code, each.voucher_code.lower(),
                     f"{each.voucher_number} {each.voucher_code}"):  # fmt: skip
            assert vouchers(boss, text) == [each.voucher_number]
            assert vouchers(world, text) == ([] if each is row else [each.voucher_number])
    assert vouchers(boss, f"{row.voucher_number} {plain_row.voucher_code}") == []
    assert row.ticket_id == hidden


def test_marking_a_case_takes_the_right_hides_it_at_once_and_is_undone(world):
    boss = world.as_actor(world.chief)
    with pytest.raises(NotAllowed):
        sensitive_cases.mark_sensitive(world, world.plain, True)
    with pytest.raises(NotAllowed):
        tickets.edit_ticket(world, EditTicket(world.plain, is_sensitive=True))
    sensitive_cases.mark_sensitive(boss, world.plain, True)
    assert ticket_detail(world, world.plain) is None
    who = (world.actor.staff_id,)
    sensitive_cases.name_readers(boss, sensitive_cases.NameReaders(world.plain, added=who))
    assert ticket_detail(world, world.plain) is not None
    sensitive_cases.name_readers(boss, sensitive_cases.NameReaders(world.plain, removed=who))
    assert ticket_detail(world, world.plain) is None
    sensitive_cases.mark_sensitive(boss, world.plain, False)
    assert ticket_detail(world, world.plain) is not None
    undo_last(boss)
    assert ticket_detail(world, world.plain) is None


def test_a_lost_thing_is_never_matched_with_a_sensitive_case(world):
    boss = world.as_actor(world.chief)
    thing = {"item": "银色手表", "item_where": "大堂"}

    def opened(desk, side, sensitive):
        command = OpenTicket(SECRET, kind=TicketKind.LOST_FOUND, fields={"found_or_lost": side, **thing})
        return tickets.open_ticket(desk, replace(command, is_sensitive=sensitive)).id

    found, open_one = opened(boss, "found", True), opened(world, "found", False)
    asked = FieldsCase(TicketKind.LOST_FOUND, {"found_or_lost": "lost", **thing})
    assert {row.ticket_id for row in companions(boss, asked).matches} == {found, open_one}
    assert {row.ticket_id for row in companions(world, asked).matches} == {open_one}
    # A hidden ticket lends its title and time to nobody either.
    blank = FieldsCase(TicketKind.LOST_FOUND, {"found_or_lost": "lost", "item": ""}, ticket_id=found)
    assert companions(world, blank) == companions(world, replace(blank, ticket_id=None))
