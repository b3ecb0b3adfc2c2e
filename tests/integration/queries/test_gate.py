"""The first look at a file says what the full opening says, or nothing at all."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servicedesk.core.actor import SYSTEM, Actor
from servicedesk.core.clock import FixedClock
from servicedesk.core.errors import Refused, Throttled
from servicedesk.core.permissions import Role
from servicedesk.queries.gate import LONGEST_LOG, first_look
from servicedesk.queries.site import pack_words
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.queries.visits import board
from servicedesk.services import passwords
from servicedesk.services.desk import create_desk, open_desk
from servicedesk.services.drafts import save_draft
from servicedesk.services.sign_in import sign_in_with_password, sign_in_with_pin
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive, call_next, park
from servicedesk.storage.connections import connect
from tests.integration.conftest import NOW
from tests.integration.people import PASSWORD, hire

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def staffed_file(tmp_path_factory):
    """A hotel with one person of each role, closed properly."""
    path = tmp_path_factory.mktemp("staffed") / "desk.db"
    desk = create_desk(path, clock=FixedClock(NOW), station="A1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
        patch.setattr(passwords, "PASSES", 1)
        set_up_site(desk, SetUpSite("云湖酒店", "hotel", "1 号柜台"))
        desk.actor = SYSTEM
        hire(desk)
    desk.close()
    return path


@pytest.fixture
def path(staffed_file, tmp_path):
    """A copy of it for one test."""
    shutil.copytree(staffed_file.parent, tmp_path / "copy")
    return tmp_path / "copy" / staffed_file.name


def whole(path, now):
    """What the full opening shows."""
    desk = open_desk(path, clock=FixedClock(now))
    try:
        words = {language: dict(pack_words(desk, language)) for language in ("zh_CN", "en")}
        return desk.site, people_to_sign_in(desk), board(desk), words
    finally:
        desk.close()


def agrees(path, now=NOW):
    """Compare both; return what both say."""
    found = first_look(path, now)
    assert found is not None
    assert (found.site, found.people, found.board, dict(found.words)) == whole(path, now)
    return found


def test_a_site_that_was_just_set_up(path):
    found = agrees(path)
    assert [person.name for person in found.people] == ["林晓", "沈磊", "王佳怡", "许嘉铭", "周宁"]
    assert found.site.name == "云湖酒店"
    assert found.words["en"]["customer"] == "guest"


def busy(path, acts, gap):
    """Do *acts* at the desk, minutes apart, and close it."""
    clock = FixedClock(NOW)
    desk = open_desk(path, clock=clock)
    people = people_to_sign_in(desk)
    for act, who in acts:
        person = people[who % len(people)]
        desk.actor = Actor(person.id, person.name, person.role)
        if act == "arrive":
            desk.actor = SYSTEM
            arrive(desk, Arrive(caller="x"))
        elif act == "call" and person.role is Role.FRONT_DESK:
            visit = call_next(desk)
            if visit is not None and who % 2:
                park(desk, visit)
        elif act == "draft" and person.role is Role.FRONT_DESK:
            save_draft(desk, "notes", str(who), {"text": "x"})
        elif act == "sign in":
            desk.actor = SYSTEM
            sign_in_with_password(desk, person.sign_in_name, PASSWORD)
        elif act == "wrong PIN":
            with pytest.raises((Refused, Throttled)):
                sign_in_with_pin(desk, person.id, "000000")
        clock.advance(minutes=gap)
    desk.close()
    return clock.now()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(["arrive", "call", "draft", "sign in", "wrong PIN"]), st.integers(0, 11)),
        max_size=25,
    ),
    gap=st.sampled_from([1, 20, 300]),
)
def test_whatever_happened_at_the_desk_both_say_the_same(staffed_file, tmp_path_factory, acts, gap):
    folder = tmp_path_factory.mktemp("busy")
    shutil.copytree(staffed_file.parent, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
        patch.setattr(passwords, "PASSES", 1)
        now = busy(folder / staffed_file.name, acts, gap)
    agrees(folder / staffed_file.name, now)


def test_who_waits_since_yesterday_and_a_standard_of_its_own(path):
    clock = FixedClock(NOW - timedelta(days=1))
    desk = open_desk(path, clock=clock)
    desk.actor = SYSTEM
    arrive(desk, Arrive(caller="yesterday"))
    clock.advance(days=1)
    arrive(desk, Arrive(caller="today"))
    desk.close()
    connection = connect(path)
    connection.execute("""UPDATE setting SET value = '{"minutes": 9}' WHERE key = 'wait_standard'""")
    connection.close()
    found = agrees(path)
    assert [arrived.date() for _number, arrived in found.board.waiting] == [
        NOW.date(),
        (NOW - timedelta(days=1)).date(),
    ]
    assert found.board.standard == timedelta(minutes=9)


def test_somebody_without_a_password_or_gone_is_not_offered(path):
    connection = connect(path)
    connection.execute("UPDATE staff SET is_active = 0 WHERE name = '林晓'")
    connection.execute("UPDATE staff SET password_hash = '' WHERE name = '沈磊'")
    connection.close()
    assert not {"林晓", "沈磊"} & {person.name for person in agrees(path).people}


def test_what_a_killed_window_left_in_its_log_is_read(path, tmp_path):
    connection = connect(path)
    connection.execute("UPDATE staff SET name = '林小晓' WHERE name = '林晓'")
    # Copied with the log: as the files lie there when the process has gone.
    shutil.copytree(path.parent, tmp_path / "killed")
    connection.close()
    assert "林小晓" in [person.name for person in agrees(tmp_path / "killed" / path.name).people]


def test_a_file_that_was_closed_is_left_as_it_was(path):
    before = path.read_bytes()
    assert first_look(path, NOW) is not None
    assert path.read_bytes() == before


class TestUnusual:
    """Whatever is not as it should be is left to the full opening."""

    @pytest.mark.parametrize("revision", ["0014", "9999", ""])
    def test_another_schema(self, path, revision):
        connection = connect(path)
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.close()
        assert first_look(path, NOW) is None

    def test_no_file_an_empty_one_and_no_database(self, tmp_path):
        path = tmp_path / "desk.db"
        assert first_look(path, NOW) is None
        assert not path.exists()
        path.touch()
        assert first_look(path, NOW) is None
        path.write_bytes(b"this is no database at all" * 100)
        assert first_look(path, NOW) is None
        assert path.read_bytes() == b"this is no database at all" * 100

    def test_somebody_elses_database(self, tmp_path):
        path = tmp_path / "other.db"
        connection = connect(path)
        connection.execute("CREATE TABLE staff (id INTEGER)")
        connection.close()
        assert first_look(path, NOW) is None

    def test_a_site_that_is_not_set_up(self, tmp_path, clock):
        create_desk(tmp_path / "desk.db", clock=clock).close()
        assert first_look(tmp_path / "desk.db", NOW) is None

    def test_a_place_where_no_data_may_lie(self, path, tmp_path):
        folder = tmp_path / "OneDrive"
        shutil.copytree(path.parent, folder)
        assert first_look(folder / path.name, NOW) is None

    def test_a_log_too_long_to_be_read_in_passing(self, path):
        log = path.with_name(path.name + "-wal")
        with log.open("wb") as file:
            file.truncate(LONGEST_LOG + 1)
        assert first_look(path, NOW) is None

    @pytest.mark.parametrize(
        "damage",
        [
            "UPDATE staff SET password_used_at = 'yesterday'",
            "UPDATE staff SET role = 'king'",
            "UPDATE staff SET name = x'ff'",
            "UPDATE site SET timezone = 'Nowhere/Atall'",
            "UPDATE site SET day_cut_minutes = 'noon'",
            "UPDATE setting SET value = '{' WHERE key = 'words'",
            "DROP TABLE draft",
        ],
    )
    def test_a_value_nobody_can_read(self, path, damage):
        connection = connect(path)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(damage)
        connection.close()
        assert first_look(path, NOW) is None

    def test_somebody_who_locks_the_file(self, path):
        connection = connect(path)
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("UPDATE staff SET name = 'x'")
        assert first_look(path, NOW) is None
        connection.execute("ROLLBACK")
        connection.close()


def test_it_needs_the_driver_alone():
    program = (
        "import sys, servicedesk.queries.gate\n"
        "heavy = ('sqlalchemy', 'alembic', 'argon2', 'servicedesk.models', 'servicedesk.services')\n"
        "print(*[name for name in sys.modules if name.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
