"""The schema on a server: what the classes say, up and down again, searched through its index."""

from __future__ import annotations

from contextlib import closing

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event, inspect, select

from servicedesk.core.errors import StorageProblem
from servicedesk.models import Base, Customer, Visit
from servicedesk.queries.audit import verify
from servicedesk.queries.search import search
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.desk import create_desk, is_desk_there, open_desk
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.storage.bulk import Bulk
from servicedesk.storage.migrations import KNOWN, migrate, needs_migration
from servicedesk.storage.server import ServerDatabase
from tests.integration.storage.server.asking import count


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
