"""Several desks on one server at once lose nothing and hear of each other."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

import pytest
from sqlalchemy import func, select

from servicedesk.core.enums import StateClass
from servicedesk.core.errors import Conflict
from servicedesk.core.events import Changed
from servicedesk.core.paths import PROJECT
from servicedesk.models import AuditEntry, SearchDocument, Ticket, TicketState, Visit
from servicedesk.queries.audit import verify
from servicedesk.queries.visits import waiting_queue
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.desk import Desk
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.tickets import edit_ticket, open_ticket
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive, call_next
from servicedesk.storage.bulk import Bulk
from tests.demo_database import NOW
from tests.integration.storage.server.asking import count, one


def test_two_desks_at_once_lose_nothing(desk, other):
    def work(one_of_them: Desk, caller: str) -> None:
        try:
            for number in range(25):
                arrive(one_of_them, Arrive(caller=caller, request=f"{caller} {number}"))
        except Exception as error:  # noqa: BLE001 - handed to the test
            failed.append(error)

    failed: list[Exception] = []
    threads = [threading.Thread(target=work, args=pair) for pair in ((desk, "张伟"), (other, "李娜"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    numbers = [row.queue_number for row in waiting_queue(desk)]
    assert sorted(numbers) == [f"A{number:03d}" for number in range(1, 51)]
    assert count(desk, AuditEntry) == 50
    assert verify(desk).is_whole
    assert verify(other).is_whole


OPEN = f"""
import os, signal, sys
from datetime import datetime
from servicedesk.core.actor import SYSTEM
from servicedesk.core.addresses import address_of
from servicedesk.core.clock import FixedClock
from servicedesk.services.desk import open_desk
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
clock = FixedClock(datetime.fromisoformat("{NOW.isoformat()}"))
desk = open_desk(address_of(sys.argv[1]), clock=clock, actor=SYSTEM)
"""


DESK = f"""{OPEN}
print([arrive(desk, Arrive(request=f"{{sys.argv[2]}} {{number}}")) for number in range(20)])
desk.close()
"""


def test_two_programs_at_once_lose_nothing(address, desk):
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", DESK, address.url, name], cwd=PROJECT, stdout=subprocess.PIPE, text=True
        )
        for name in ("C3", "D4")
    ]
    made = [set(json.loads(program.communicate(timeout=60)[0])) for program in programs]
    assert not made[0] & made[1]
    assert count(desk, Visit) == 40
    assert len({row.queue_number for row in waiting_queue(desk)}) == 40
    assert verify(desk).is_whole


KILLED = f"""{OPEN}
arrive(desk, Arrive(request="saved"))
with desk.work("test.killed") as work:
    arrive(work, Arrive(request="not saved"))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_program_that_is_killed_in_an_act_holds_nobody_up(address, desk):
    done = subprocess.run([sys.executable, "-c", KILLED, address.url], cwd=PROJECT, check=False, timeout=60)
    assert done.returncode < 0
    arrive(desk, Arrive(request="next"))
    assert [(row.queue_number, row.request) for row in waiting_queue(desk)] == [("A001", "saved"), ("A002", "next")]
    assert verify(desk).is_whole


def test_one_guest_is_called_by_one_desk(desk, other):
    for number in range(6):
        arrive(desk, Arrive(request=str(number)))
    called = [call_next(each) for each in (desk, other) * 3]
    assert len(set(called)) == 6
    assert call_next(other) is None


def test_who_saw_an_older_version_is_told_so(desk, other):
    with desk.work("test.furnish") as work:
        work.insert(TicketState, code="new", state_class=StateClass.NEW.value, position=0, name_zh="新", name_en="New")
        work.commit()
    ticket = open_ticket(desk, OpenTicket("空调漏水"))
    version = one(desk, select(Ticket.version).where(Ticket.id == ticket.id))
    edit_ticket(desk, EditTicket(ticket.id, version=version, title="空调滴水"))
    with pytest.raises(Conflict, match="changed_meanwhile"):
        edit_ticket(other, EditTicket(ticket.id, version=version, title="空调不冷"))
    assert one(other, select(Ticket.title).where(Ticket.id == ticket.id)) == "空调滴水"


def test_a_query_sees_one_moment(desk, other):
    arrive(desk, Arrive())
    with desk.database.reader.begin() as connection:
        statement = select(func.count()).select_from(Visit)
        assert connection.execute(statement).scalar() == 1
        arrive(other, Arrive())
        assert connection.execute(statement).scalar() == 1
    assert count(desk, Visit) == 2


def test_a_query_cannot_write(desk):
    with desk.database.reader.begin() as connection, pytest.raises(Exception, match="read-only"):
        connection.exec_driver_sql("DELETE FROM visit")


def test_an_act_that_failed_leaves_no_gap_in_the_audit(desk):
    for number in range(6):
        with desk.work("test.act") as work:
            work.insert(
                Visit,
                state="waiting",
                channel="phone",
                arrived_at=work.now,
                business_on=work.now.date(),
                queue_number=f"A{number}",
            )
            work.audit("visit", number)
            if number % 2:
                work.commit()
    assert count(desk, AuditEntry) == 3
    assert verify(desk).is_whole


def test_numbers_go_on_after_rows_that_were_numbered_here(desk):
    with desk.work("test.bulk") as work:
        bulk = Bulk(work)
        last = [bulk.add(SearchDocument, kind="ticket", entity_id=number, title="", text="") for number in range(9)][-1]
        bulk.flush()
        work.commit()
    add_customer(desk, AddCustomer("张伟"))
    assert one(desk, select(SearchDocument.id).where(SearchDocument.kind == "customer")) > last


def test_another_desk_hears_of_changes(desk, other):
    heard: list[Changed] = []
    arrived = threading.Event()

    def hear(change: Changed) -> None:
        heard.append(change)
        arrived.set()

    own: list[Changed] = []
    desk.database.listen_to_others(own.append)
    other.database.listen_to_others(hear)
    visit = arrive(desk, Arrive())
    assert arrived.wait(10)
    assert ("visit", (visit,), "created") in [(each.entity, each.ids, each.kind.value) for each in heard]
    assert own == []
