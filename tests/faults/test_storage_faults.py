"""What a disk or a file can do to the program ends in a known error, and the next act works again."""

import os
import random
import resource
import shutil

import pytest
from sqlalchemy import func, select

from servicedesk.core.actor import SYSTEM
from servicedesk.core.clock import FixedClock
from servicedesk.core.errors import ServiceDeskError, StorageProblem
from servicedesk.models import Base, Visit
from servicedesk.services.backups import back_up, verify_file
from servicedesk.services.desk import create_desk, open_desk
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.storage.audit_chain import verify_chain
from servicedesk.storage.backup import send_copy
from servicedesk.storage.connections import connect
from servicedesk.storage.errors import known_errors
from tests.integration.conftest import NOW


@pytest.fixture
def desk(tmp_path):
    desk = create_desk(tmp_path / "desk.db", clock=FixedClock(NOW), station="A1")
    welcome(desk, 20)
    yield desk
    desk.close()


@pytest.fixture
def closed(desk):
    path = desk.database.path
    desk.close()
    return path


def welcome(desk, count=1):
    for _ in range(count):
        arrive(desk, Arrive(caller="张伟", request="空调漏水" * 30))


def visits(desk):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(func.count()).select_from(Visit)).scalar()


def pragma(desk, statement):
    """Set something on the one connection that writes."""
    raw = desk.database.writer.raw_connection()
    raw.driver_connection.execute(f"PRAGMA {statement}")
    raw.close()


def read_everything(desk):
    with known_errors(), desk.database.reader.begin() as connection:
        for table in Base.metadata.sorted_tables:
            connection.execute(select(table)).all()
        return verify_chain(connection, desk.audit_secret)


def test_a_full_disk_refuses_the_act_whole_and_the_next_one_works(desk):
    before = visits(desk)
    pragma(desk, "max_page_count=1")
    with pytest.raises(StorageProblem, match="disk_full"):
        welcome(desk, 200)
    stopped = visits(desk)
    assert stopped >= before
    assert read_everything(desk).is_whole
    pragma(desk, "max_page_count=1000000")
    welcome(desk)
    assert visits(desk) == stopped + 1


def test_a_database_that_turns_read_only(desk):
    pragma(desk, "query_only=ON")
    with pytest.raises(StorageProblem, match="read_only"):
        welcome(desk)
    pragma(desk, "query_only=OFF")
    welcome(desk)


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator of the computer may write anywhere")
def test_a_read_only_file(closed):
    closed.chmod(0o400)
    with pytest.raises(StorageProblem, match="read_only"):
        open_desk(closed)


def test_another_program_holds_the_lock_and_lets_go(desk):
    other = connect(desk.database.path)
    other.execute("BEGIN IMMEDIATE")
    pragma(desk, "busy_timeout=20")
    for _ in range(3):
        # Each try gives its connection back: there is only one.
        with pytest.raises(StorageProblem, match="busy"):
            welcome(desk)
    assert visits(desk) == 20
    other.execute("ROLLBACK")
    other.close()
    welcome(desk)
    assert visits(desk) == 21


@pytest.mark.parametrize("content", [b"\0" * 8192, b"hello world, this is no database. " * 400])
def test_not_a_database(closed, content):
    closed.write_bytes(content)
    with pytest.raises(StorageProblem) as error:
        open_desk(closed)
    assert error.value.code in {"damaged", "not_ours"}
    assert closed.read_bytes() == content


def test_an_emptied_file_is_no_new_desk_while_its_log_or_a_backup_remembers(desk):
    path = desk.database.path
    file = back_up(desk).result.file
    desk.close()
    path.write_bytes(b"")
    with pytest.raises(StorageProblem, match="damaged"):
        create_desk(path)
    file.unlink()
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"frames")
    with pytest.raises(StorageProblem, match="damaged"):
        create_desk(path)
    assert log.read_bytes() == b"frames"


def test_an_emptied_file_is_never_opened_as_it_is(desk):
    """Also without a log or backups: its key remembers it, and nobody but the set-up begins with an empty file."""
    path = desk.database.path
    desk.close()
    path.write_bytes(b"")
    for log in path.parent.glob(f"{path.name}-*"):
        log.unlink()
    for opened in (open_desk, create_desk):
        with pytest.raises(StorageProblem, match="damaged"):
            opened(path)
    assert path.read_bytes() == b""


def test_a_set_up_that_was_killed_before_its_first_commit_begins_again(tmp_path):
    (tmp_path / "desk.db").write_bytes(b"")
    desk = create_desk(tmp_path / "desk.db")
    assert visits(desk) == 0
    desk.close()


def test_a_missing_file(tmp_path):
    with pytest.raises(StorageProblem, match="missing"):
        open_desk(tmp_path / "gone.db")
    assert list(tmp_path.iterdir()) == []


def test_a_truncated_file(closed):
    content = closed.read_bytes()
    for part in (2, 3, 5):
        closed.write_bytes(content[: len(content) // part])
        with pytest.raises(StorageProblem, match="damaged"):
            verify_file(closed)
        with pytest.raises(ServiceDeskError):
            read_everything(open_desk(closed, actor=SYSTEM))


def test_bit_flips_end_in_known_errors_or_not_at_all(closed, tmp_path):
    content = closed.read_bytes()
    chance = random.Random(7)
    noticed = 0
    for number in range(120):
        damaged = bytearray(content)
        for _ in range(chance.choice((1, 1, 30))):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        path = tmp_path / f"flipped{number}.db"
        path.write_bytes(damaged)
        shutil.copy(closed.with_name("desk.db.audit-key"), path.with_name(path.name + ".audit-key"))
        desk = None
        try:
            desk = open_desk(path, actor=SYSTEM)
            noticed += not read_everything(desk).is_whole
        except ServiceDeskError:
            noticed += 1
        finally:
            if desk is not None:
                desk.close()
    assert noticed > 10


def test_a_hostile_database_cannot_run_its_own_code_on_verifying(closed, tmp_path):
    connection = connect(closed)
    connection.execute("CREATE TRIGGER evil AFTER INSERT ON visit BEGIN DELETE FROM audit_entry; END")
    connection.execute("CREATE VIEW evil_view AS SELECT load_extension('/tmp/evil.so')")
    connection.close()
    before = closed.read_bytes()
    verify_file(closed)
    assert closed.read_bytes() == before


def limited(bytes_, function, *arguments):
    """Call with a limit on file sizes: the kernel answers as if the disk were full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, hard))
    try:
        return function(*arguments)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_backup_that_does_not_fit_leaves_nothing_behind(desk, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    with pytest.raises(StorageProblem) as error:
        limited(65536, back_up, desk, folder)
    assert error.value.code in {"disk_full", "disk_error"}
    assert list(folder.iterdir()) == []
    file = back_up(desk).result.file
    with pytest.raises(StorageProblem, match="disk_full"):
        limited(65536, send_copy, file, folder)
    assert list(folder.iterdir()) == []
    welcome(desk)


def test_a_folder_with_too_little_space_is_refused_before_copying(desk, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=4096))
    with pytest.raises(StorageProblem) as error:
        back_up(desk)
    assert error.value.code == "disk_full"
    assert error.value.parameters["free"] == 4096
