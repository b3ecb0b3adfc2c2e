"""A database on a server: its schema, several desks on it at once, and what goes wrong with servers."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event, func, inspect, select

from servicedesk.cli import main
from servicedesk.core.addresses import ServerAddress
from servicedesk.core.enums import StateClass
from servicedesk.core.errors import Conflict, StorageProblem
from servicedesk.core.events import Changed
from servicedesk.core.paths import PROJECT
from servicedesk.models import AuditEntry, Base, Customer, SearchDocument, Ticket, TicketState, Visit
from servicedesk.queries import backups as backup_queries
from servicedesk.queries.audit import verify
from servicedesk.queries.search import search
from servicedesk.queries.visits import waiting_queue
from servicedesk.services.backups import back_up, back_up_if_changed
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.desk import Desk, create_desk, is_desk_there, open_desk
from servicedesk.services.ticket_commands import EditTicket, OpenTicket
from servicedesk.services.tickets import edit_ticket, open_ticket
from servicedesk.services.visits import Arrive, arrive, call_next
from servicedesk.storage import server as storage
from servicedesk.storage.bulk import Bulk
from servicedesk.storage.migrations import KNOWN, migrate, needs_migration
from servicedesk.storage.server import ServerDatabase
from tests.demo_database import NOW
from tests.private_server import PrivateServer


@pytest.fixture
def address(server: PrivateServer) -> Iterator[ServerAddress]:
    """An empty migrated database."""
    with server.database() as address:
        yield address


@pytest.fixture
def bare(server: PrivateServer) -> Iterator[ServerAddress]:
    """A database with nothing in it."""
    with server.database(migrated=False) as address:
        yield address


@pytest.fixture
def other(address: ServerAddress, desk: Desk) -> Iterator[Desk]:
    """A second desk on the same data."""
    with closing(open_desk(address, clock=desk.clock, station="B2", actor=desk.actor)) as other:
        yield other


def one(desk: Desk, statement):
    with desk.database.reader.begin() as connection:
        return connection.execute(statement).scalar()


def count(desk: Desk, model: type[Base]) -> int:
    return one(desk, select(func.count()).select_from(model))


# -- schema --------------------------------------------------------------------------------------------------------


def ours(_object, name, kind, _reflected, _other) -> bool:
    return not (kind == "table" and name in ("search_index", "chain_key"))


def schema(database: ServerDatabase):
    with database.reader.begin() as connection:
        found = inspect(connection)
        tables = found.get_table_names()
        return {
            name: (
                sorted((each["name"], str(each["type"]), each["nullable"]) for each in found.get_columns(name)),
                sorted((each["name"], tuple(each["column_names"])) for each in found.get_indexes(name)),
                sorted(each["name"] for each in found.get_foreign_keys(name)),
            )
            for name in tables
        }


def test_the_head_is_what_the_classes_say(address):
    with closing(ServerDatabase(address)) as database, database.reader.begin() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_down_and_up_again_keeps_schema_and_data(address, desk):
    for number in range(5):
        arrive(desk, Arrive(caller="张伟", request=f"空调漏水 {number}"))
    key = desk.audit_secret
    desk.close()
    with closing(ServerDatabase(address)) as database:
        before = schema(database)
        for target in reversed(KNOWN[:-1]):
            migrate(database, target)
            assert needs_migration(database)
            migrate(database)
            assert not needs_migration(database)
        assert schema(database) == before
    with closing(open_desk(address, actor=desk.actor)) as again:
        assert again.audit_secret == key
        assert count(again, Visit) == 5
        assert len(search(again, "漏水").hits) == len(search(again, "漏").hits) == 5
        assert verify(again).is_whole


def test_text_is_ordered_as_in_a_file(address, desk):
    names = ["b", "B", "ä", "a", "中", "Z", "é", "!"]
    for name in names:
        add_customer(desk, AddCustomer(name))
    with desk.database.reader.begin() as connection:
        found = list(connection.execute(select(Customer.name).order_by(Customer.name)).scalars())
    assert found == sorted(names)


def test_a_migration_that_fails_leaves_nothing(bare, monkeypatch):
    def fail(_connection):
        raise StorageProblem("disk_full")

    monkeypatch.setattr("servicedesk.storage.server_schema.complete", fail)
    with closing(ServerDatabase(bare)) as database, pytest.raises(StorageProblem, match="disk_full"):
        migrate(database)
    assert not is_desk_there(bare)


def test_a_newer_schema_and_a_foreign_database_are_refused(address, bare):
    with psycopg.connect(address.url, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageProblem, match="newer_schema"):
        open_desk(address)
    with psycopg.connect(bare.url, autocommit=True) as connection:
        connection.execute("CREATE TABLE song (title text)")
    with pytest.raises(StorageProblem, match="not_ours"):
        create_desk(bare)


def test_nobody_migrates_under_a_desk_that_is_open(address, desk):
    with closing(ServerDatabase(address)) as database:
        with pytest.raises(StorageProblem, match="desks_open"):
            migrate(database, "0001")
        desk.close()
        migrate(database, "0001")


def test_a_missing_database_is_made_only_where_it_may_be(server):
    address = server.address("made_by_the_program")
    with pytest.raises(StorageProblem, match="missing"):
        open_desk(address)
    assert not is_desk_there(address)
    create_desk(address).close()
    assert is_desk_there(address)
    server.execute("DROP DATABASE made_by_the_program")


def test_searching_goes_through_the_index(address, desk):
    with desk.work("test.bulk") as work:
        bulk = Bulk(work)
        for number in range(4000):
            bulk.document(
                "ticket", number, f"{number}", f"第 {number} 间客房 {number:o}" + " 空调漏水" * (number % 400 == 0)
            )
        bulk.flush()
        work.commit()
    with psycopg.connect(address.url, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    asked = []
    listen = lambda _connection, _cursor, statement, parameters, *_rest: asked.append((statement, parameters))  # noqa: E731
    event.listen(desk.database.reader, "before_cursor_execute", listen)
    for typed in ("空调漏水", "漏"):
        assert len(search(desk, typed).hits) == 10
        statement, parameters = next(each for each in asked if "search_index" in each[0])
        asked.clear()
        with desk.database.reader.begin() as connection:
            plan = "\n".join(connection.exec_driver_sql(f"EXPLAIN {statement}", parameters).scalars())
        asked.clear()
        assert "Bitmap Index Scan on ix_search_index_pairs" in plan, plan


# -- several desks ---------------------------------------------------------------------------------------------------


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
from servicedesk.services.visits import Arrive, arrive
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


# -- what goes wrong -------------------------------------------------------------------------------------------------


def test_a_server_that_was_started_anew_is_found_again(server, desk):
    arrive(desk, Arrive())
    server.restart()
    arrive(desk, Arrive())
    assert count(desk, Visit) == 2
    assert verify(desk).is_whole


def test_a_connection_lost_in_an_act_is_said_and_nothing_is_half_written(server, desk):
    def be_cut_off() -> None:
        with desk.work("test.cut") as work:
            arrive(work, Arrive())
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'desk%'")
            work.commit()

    with pytest.raises(StorageProblem, match="connection_lost"):
        be_cut_off()
    assert count(desk, Visit) == count(desk, AuditEntry) == 0
    arrive(desk, Arrive())
    assert count(desk, Visit) == 1


def test_an_act_waits_for_another_desk_only_so_long(address, desk, monkeypatch):
    monkeypatch.setitem(storage._SETTINGS, "lock_timeout", "100ms")
    with (
        closing(open_desk(address, actor=desk.actor)) as impatient,
        desk.work("test.long"),
        pytest.raises(StorageProblem, match="busy"),
    ):
        arrive(impatient, Arrive())


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://desk@/desk?host=/nowhere", "no_server"),
        ("postgresql://desk@127.0.0.1:9/desk", "no_server"),
        ("postgresql://stranger@/postgres?host={folder}", "server_refused"),
    ],
)
def test_a_server_that_does_not_let_in_is_named(server, address, code):
    with pytest.raises(StorageProblem, match=code):
        open_desk(ServerAddress(address.format(folder=server.folder)))


def test_an_encoding_that_loses_chinese_is_refused(server):
    server.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(StorageProblem, match="server_not_unicode"):
        create_desk(server.address("latin"))
    server.execute("DROP DATABASE latin")


def test_whoever_runs_the_server_backs_it_up(address, desk):
    arrive(desk, Arrive())
    assert back_up_if_changed(desk) is None
    with pytest.raises(StorageProblem, match="backed_up_by_server"):
        back_up(desk)
    assert backup_queries.state(desk).server == str(address)


def test_the_command_line_takes_the_address(address, desk, capsys):
    arrive(desk, Arrive(request="空调漏水"))

    def run(*arguments: str) -> tuple[int, dict[str, object]]:
        status = main(["--database", address.url, "--language", "en", "--json", *arguments])
        return status, json.loads(capsys.readouterr().out)

    assert run("search", "漏水", "--count") == (0, {"count": 1})
    assert run("verify") == (0, {"file": str(address), "verified": True, "audit_entries": 1})
    assert run("backup")[1]["code"] == "backed_up_by_server"
    missing = address.url.replace(address.name, "nowhere")
    assert main(["--database", missing, "--json", "verify"]) == 3
