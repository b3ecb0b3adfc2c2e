"""Migrations lead to the schema the classes say, up and down on data, and never over a newer one."""

import ast
import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select

from servicedesk.core.actor import Actor
from servicedesk.core.errors import StorageProblem
from servicedesk.core.paths import MIGRATIONS
from servicedesk.core.permissions import Role
from servicedesk.models import AuditEntry, Base, Visit
from servicedesk.queries.search import SearchKind, count
from servicedesk.services.desk import create_desk, open_desk
from servicedesk.services.inquiries import LogInquiry, log_inquiry
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.visit_commands import Arrive, FinishVisit
from servicedesk.services.visits import arrive, open_ticket_from_visit, start_visit
from servicedesk.storage import migrations
from servicedesk.storage.backup import copies_in, verify
from servicedesk.storage.connections import connect, looking
from servicedesk.storage.database import Database
from servicedesk.storage.migrations import HEAD, KNOWN, migrate, needs_migration
from servicedesk.storage.search_index import marks
from tests.integration.people import furnish


def ours(_object, name, kind, _reflected, _other):
    is_the_engines = kind == "table" and name is not None and name.startswith(("search_index", "sqlite_"))
    return not is_the_engines and not (kind == "index" and name == "ix_search_document_kinds")


@pytest.fixture
def database(tmp_path):
    database = Database(tmp_path / "desk.db")
    yield database
    database.close()


@pytest.fixture
def used(tmp_path):
    """The path of a closed database with some work in it."""
    desk = create_desk(tmp_path / "desk.db")
    for number in range(5):
        arrive(desk, Arrive(caller="张伟", request=f"空调漏水 {number}"))
    desk.close()
    return tmp_path / "desk.db"


def schema(path):
    with looking(path) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'search_index_%'")
        return sorted((kind, name, " ".join((sql or "").split())) for kind, name, sql in rows)


def rows(path):
    with looking(path) as connection:
        tables = [name for kind, name, _ in schema(path) if kind == "table" and name != "search_index"]
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}


def test_the_head_is_what_the_classes_say(database):
    migrate(database)
    with database.reader.begin() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_revisions_written_in_the_program_are_those_of_the_scripts():
    script = ScriptDirectory(str(MIGRATIONS))
    assert script.get_heads() == [HEAD]
    assert tuple(reversed([each.revision for each in script.walk_revisions()])) == KNOWN


def test_migrations_stand_on_their_own():
    for path in (MIGRATIONS / "versions").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        assert not {
            name for name in names if name and name.startswith("servicedesk") and name != "servicedesk.models.base"
        }


def test_down_and_up_again_keeps_schema_and_data(used):
    before = schema(used), rows(used)
    database = Database(used)
    for target in reversed(KNOWN[:-1]):
        migrate(database, target)
        assert needs_migration(database)
        migrate(database)
        assert not needs_migration(database)
    database.close()
    assert (schema(used), rows(used)) == before


def test_an_index_that_is_built_again_finds_what_it_found(used):
    def found():
        with looking(used) as connection:
            (mark,) = marks(["visit"], False)
            pair = mark + "".join(f"{ord(character):05x}" for character in "漏水")
            return connection.execute("SELECT rowid FROM search_index WHERE search_index MATCH ?", (pair,)).fetchall()

    before = found()
    assert len(before) == 5
    database = Database(used)
    migrate(database, "0001")
    migrate(database)
    database.close()
    assert sorted(found()) == sorted(before)


def test_the_index_knows_kinds_and_what_led_to_a_sensitive_ticket_before_and_after(tmp_path):
    """An older file's index is written anew with marks, and without them on the way back; both find the same."""
    path = tmp_path / "desk.db"
    desk = create_desk(path)
    furnish(desk)
    desk.actor = Actor(None, "supervisor", Role.SUPERVISOR)
    visit = start_visit(desk, Arrive(request="骚扰经过"))
    opened = open_ticket_from_visit(desk, FinishVisit(visit, "骚扰经过", ticket=OpenTicket("骚扰", is_sensitive=True)))
    log_inquiry(desk, LogInquiry("骚扰经过怎么说", ticket_id=opened.id))
    arrive(desk, Arrive(request="骚扰电话"))
    desk.close()

    def sensitive():
        with looking(path) as connection:
            rows = connection.execute("SELECT kind FROM search_document WHERE is_sensitive ORDER BY kind").fetchall()
            return [kind for (kind,) in rows]

    def seen_by(role):
        desk = open_desk(path, actor=Actor(None, "somebody", role))
        try:
            return {kind: number for kind, number in count(desk, "骚扰").items() if number}
        finally:
            desk.close()

    database = Database(path)
    migrate(database, "0014")
    assert sensitive() == ["ticket"]
    with looking(path) as connection:
        old = "".join(f"{ord(character):05x}" for character in "骚扰")
        assert (
            len(connection.execute("SELECT rowid FROM search_index WHERE search_index MATCH ?", (old,)).fetchall()) == 4
        )
        names = {name for _kind, name, _sql in schema(path)}
    assert "ix_search_document_kinds" in names
    migrate(database)
    database.close()
    assert sensitive() == ["inquiry", "ticket", "visit"]
    assert "ix_search_document_kinds" not in {name for _kind, name, _sql in schema(path)}
    assert seen_by(Role.SUPERVISOR) == {SearchKind.TICKET: 1, SearchKind.VISIT: 2, SearchKind.INQUIRY: 1}
    assert seen_by(Role.FRONT_DESK) == {SearchKind.VISIT: 1}


def test_an_older_file_is_backed_up_and_migrated_when_opened(used):
    database = Database(used)
    migrate(database, "0001")
    database.close()
    desk = open_desk(used)
    with desk.database.reader.begin() as connection:
        assert connection.execute(select(func.count()).select_from(Visit)).scalar() == 5
        assert connection.execute(select(func.count()).select_from(AuditEntry)).scalar() == 5
    desk.close()
    copies = copies_in(used.parent / "backups")
    assert [copy.path.name.partition("Z-")[2] for copy in copies] == ["before-migration.backup"]
    assert verify(copies[0].path).revision == "0001"


def test_a_newer_file_is_refused_and_not_touched(used):
    connection = connect(used)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = used.read_bytes()
    with pytest.raises(StorageProblem) as error:
        open_desk(used)
    assert (error.value.code, error.value.parameters["found"]) == ("newer_schema", "9999")
    database = Database(used)
    with pytest.raises(StorageProblem, match="newer_schema"):
        migrate(database)
    database.close()
    assert used.read_bytes() == before
    assert not (used.parent / "backups").exists()


def test_somebody_elses_database_is_refused_and_not_touched(tmp_path):
    path = tmp_path / "other.db"
    connection = connect(path)
    connection.execute("CREATE TABLE song (title TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageProblem, match="not_ours"):
        open_desk(path)
    assert path.read_bytes() == before


def test_a_migration_that_fails_leaves_the_old_schema(used, tmp_path, monkeypatch):
    database = Database(used)
    migrate(database, "0001")
    database.close()
    before = schema(used), rows(used)
    scripts = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    broken = next((scripts / "versions").glob("0002*.py"))
    broken.write_text(broken.read_text(encoding="utf-8").replace("for row in", "raise MemoryError\n    for row in"))
    monkeypatch.setattr(migrations, "MIGRATIONS", scripts)
    database = Database(used)
    with pytest.raises(StorageProblem, match="damaged"):
        migrate(database)
    database.close()
    assert (schema(used), rows(used)) == before
