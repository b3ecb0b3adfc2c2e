"""Backups are proved, kept, sent on and restored; the file in place is whole at every moment."""

import os
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from servicedesk.core.actor import NOBODY, SYSTEM
from servicedesk.core.errors import NotAllowed, NotFound, Refused, StorageProblem
from servicedesk.models import AuditEntry, Visit
from servicedesk.queries import audit, backups
from servicedesk.services.backups import (
    BackupPlaces,
    back_up,
    back_up_if_changed,
    choose_places,
    prove_restorable,
    restore_backup,
    restore_unopened,
    verify_file,
)
from servicedesk.services.desk import create_desk, open_desk
from servicedesk.services.sign_in import sign_in_with_password
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.storage.audit_key import KEY_SUFFIX
from servicedesk.storage.backup import backup, copies_in, made_at, prune, send_copy
from servicedesk.storage.connections import connect
from tests.integration.people import PASSWORD, hire


def visits(desk):
    with desk.database.reader.begin() as connection:
        return connection.execute(select(func.count()).select_from(Visit)).scalar()


def welcome(desk, count=1):
    for number in range(count):
        arrive(desk, Arrive(caller="张伟", request=f"空调漏水 {number}"))


def test_a_backup_is_one_file_with_everything_in_it(desk):
    welcome(desk, 30)
    done = back_up(desk)
    assert done.result.counts["visit"] == 30
    assert [path.name for path in done.result.file.parent.iterdir() if path.suffix == ".backup"] == [
        "desk-20261122T063200Z.backup"
    ]
    assert verify_file(done.result.file) == done.result
    # No log lies beside it, and none is needed: a stick may be read-only.
    done.result.file.chmod(0o400)
    assert verify_file(done.result.file).counts == done.result.counts
    assert {path.name for path in done.result.file.parent.iterdir()} == {
        "desk-20261122T063200Z.backup",
        "desk.db" + KEY_SUFFIX,
    }


def test_two_backups_in_one_second_have_two_names(desk):
    names = [back_up(desk).result.file.name for _ in range(3)]
    assert len(set(names)) == 3
    assert {made_at(Path(name)) for name in names} == {desk.clock.now()}


def test_a_backup_holds_one_moment_while_people_work(desk):
    welcome(desk, 50)
    stop = threading.Event()

    def work():
        while not stop.is_set():
            welcome(desk)

    with ThreadPoolExecutor(1) as others:
        working = others.submit(work)
        results = [backup(desk.database, desk.database.path.parent / "backups") for _ in range(5)]
        stop.set()
        working.result()
    for result in results:
        # Each visit is one act: rows and audit of one moment agree.
        assert result.counts["visit"] == result.audit_id == result.counts["audit_entry"]
    assert results[-1].counts["visit"] <= visits(desk)


def test_a_damaged_copy_never_gets_the_name(desk, monkeypatch):
    welcome(desk, 30)
    import servicedesk.storage.backup as module

    real = module._copy

    def damaged(source, partial):
        expected = real(source, partial)
        content = bytearray(partial.read_bytes())
        for start in range(4096 * 3, len(content), 4096 * 2):
            content[start : start + 64] = b"\xff" * 64
        partial.write_bytes(content)
        return expected

    monkeypatch.setattr(module, "_copy", damaged)
    with pytest.raises(StorageProblem, match="damaged"):
        back_up(desk)
    assert list((desk.database.path.parent / "backups").iterdir()) == []
    assert backups.state(desk).last_at is None


def test_rows_missing_in_the_copy_are_noticed(desk, monkeypatch):
    welcome(desk, 3)
    import servicedesk.storage.backup as module

    real = module._copy

    def short(source, partial):
        expected = real(source, partial)
        connection = connect(partial)
        connection.execute("DELETE FROM visit WHERE id = 2")
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.close()
        return expected

    monkeypatch.setattr(module, "_copy", short)
    with pytest.raises(StorageProblem, match="damaged"):
        back_up(desk)


def test_restore_brings_back_and_keeps_what_was_there(desk, clock):
    people = hire(desk)
    sign_in_with_password(desk, "administrator", PASSWORD)
    welcome(desk, 3)
    file = back_up(desk).result.file
    clock.advance(minutes=10)
    welcome(desk, 4)
    done = restore_backup(desk, file)
    assert desk.actor == NOBODY
    assert visits(desk) == 3
    assert verify_file(done.backup_before).counts["visit"] == 7
    assert verify_file(done.kept_aside).counts["visit"] == 7
    # Work goes on, and the chain is whole although newer backups hold another history.
    sign_in_with_password(desk, "administrator", PASSWORD)
    welcome(desk, 2)
    found = audit.verify(desk)
    assert found.is_whole, found
    with desk.database.reader.begin() as connection:
        entry = connection.execute(select(AuditEntry).where(AuditEntry.act == "backups.restore_backup")).one()
    assert entry.details == {"file": file.name, "by": "周宁"}
    assert people.administrator == desk.actor.staff_id


def test_restore_survives_a_restart(desk, clock):
    welcome(desk, 3)
    file = back_up(desk).result.file
    welcome(desk, 4)
    restore_backup(desk, file)
    desk.close()
    again = open_desk(desk.database.path, clock=clock)
    assert visits(again) == 3
    again.close()


def test_a_lost_database_comes_back_on_a_new_computer_with_its_history_provable(desk, clock, tmp_path):
    welcome(desk, 5)
    stick = tmp_path / "stick"
    stick.mkdir()
    send_copy(back_up(desk).result.file, stick)
    desk.close()
    place = tmp_path / "new" / "desk.db"
    place.parent.mkdir()
    file = copies_in(stick)[0].path
    done = restore_unopened(place, file)
    assert done.kept_aside is None
    again = open_desk(place, clock=clock, actor=SYSTEM)
    assert visits(again) == 5
    assert audit.verify(again).is_whole
    again.close()


def test_a_damaged_database_is_kept_aside_with_its_log(desk, clock):
    welcome(desk, 3)
    file = back_up(desk).result.file
    path = desk.database.path
    desk.close()
    path.write_bytes(b"not a database at all" * 300)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"left")
    done = restore_unopened(path, file)
    assert done.kept_aside.read_bytes().startswith(b"not a database")
    assert done.kept_aside.with_name(done.kept_aside.name + "-wal").read_bytes() == b"left"
    again = open_desk(path, clock=clock)
    assert visits(again) == 3
    again.close()


def test_a_log_left_behind_is_not_applied_to_the_restored_file(desk, clock):
    welcome(desk, 3)
    file = back_up(desk).result.file
    path = desk.database.path
    welcome(desk, 4)
    log = path.with_name(path.name + "-wal")
    left = log.read_bytes()
    desk.close()
    log.write_bytes(left)
    restore_unopened(path, file)
    assert not log.exists()
    again = open_desk(path, clock=clock)
    assert visits(again) == 3
    again.close()


def test_no_restore_while_somebody_has_the_file_open(desk):
    file = back_up(desk).result.file
    before = desk.database.path.read_bytes()
    with desk.database.reader.begin() as connection:
        connection.execute(select(Visit.id)).all()
        with pytest.raises(StorageProblem, match="busy"):
            restore_unopened(desk.database.path, file)
    assert desk.database.path.read_bytes() == before
    assert not list(desk.database.path.parent.glob("*.incoming*"))


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"\0" * 4080, b"hello" * 1000])
def test_what_is_no_backup_is_refused_and_nothing_is_touched(desk, tmp_path, content):
    welcome(desk, 2)
    file = tmp_path / "other.backup"
    file.write_bytes(content)
    with pytest.raises(StorageProblem) as error:
        restore_backup(desk, file)
    assert error.value.code in {"backup_damaged", "not_ours"}
    assert visits(desk) == 2
    with pytest.raises(StorageProblem, match="missing"):
        restore_backup(desk, tmp_path / "gone.backup")


def test_a_newer_or_foreign_database_is_refused(desk, tmp_path):
    file = back_up(desk).result.file
    for name, statement, code in (
        ("newer", "UPDATE alembic_version SET version_num = '9999'", "newer_schema"),
        ("foreign", "DROP TABLE alembic_version", "not_ours"),
    ):
        copy = shutil.copy(file, tmp_path / name)
        connection = connect(copy)
        connection.execute(statement)
        connection.close()
        with pytest.raises(StorageProblem, match=code):
            restore_backup(desk, copy)


def test_the_second_place_and_its_absence(desk, tmp_path):
    stick = tmp_path / "stick"
    with pytest.raises(StorageProblem, match="folder_missing"):
        choose_places(desk, BackupPlaces(second_folder=str(stick)))
    stick.mkdir()
    choose_places(desk, BackupPlaces(second_folder=str(stick)))
    done = back_up(desk)
    assert verify_file(done.second_file).counts == done.result.counts
    shutil.rmtree(stick)
    done = back_up(desk)
    assert (done.second_file, done.second_problem.code) == (None, "folder_missing")
    state = backups.state(desk)
    assert (state.second_problem, state.second_age_seconds, len(state.copies)) == ("folder_missing", None, 2)


def test_places_that_are_refused(desk, tmp_path):
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    with pytest.raises(StorageProblem, match="cloud_folder"):
        choose_places(desk, BackupPlaces(folder=str(cloud)))
    with pytest.raises(StorageProblem, match="cloud_folder"):
        back_up(desk, cloud)
    with pytest.raises(StorageProblem, match="cloud_folder"):
        send_copy(back_up(desk).result.file, cloud)
    with pytest.raises(StorageProblem, match="folder_missing"):
        back_up(desk, tmp_path / "a" / "b")
    with pytest.raises(Refused, match="budget_too_small"):
        choose_places(desk, BackupPlaces(budget_bytes=5))


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator of the computer may write anywhere")
def test_a_folder_that_may_not_be_written(desk, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(StorageProblem, match="read_only"):
        back_up(desk, folder)


def test_only_when_something_was_done_since(desk):
    welcome(desk)
    assert back_up_if_changed(desk) is not None
    assert back_up_if_changed(desk) is None
    welcome(desk)
    assert back_up_if_changed(desk) is not None


def test_retention_removes_files_of_ours_only(desk, clock):
    folder = desk.database.path.parent / "backups"
    for _ in range(5):
        back_up(desk)
        clock.advance(hours=5)
    (folder / "notes.txt").write_text("mine")
    for name in ("desk-20200101T000000Z.backup", "desk-20200101T010000Z.backup", "other.backup"):
        shutil.copy(copies_in(folder)[0].path, folder / name)
    removed = prune(folder, clock.now(), UTC)
    assert [path.name for path in removed] == ["desk-20200101T000000Z.backup"]
    # Within the budget the oldest go, but three always stay.
    assert len(prune(folder, clock.now(), UTC, 1)) == 3
    assert len(copies_in(folder)) == 3
    assert (folder / "notes.txt").exists()
    assert (folder / "other.backup").exists()


def test_the_monthly_drill(desk, clock):
    with pytest.raises(NotFound, match="no_backup"):
        prove_restorable(desk)
    welcome(desk, 3)
    file = back_up(desk).result.file
    assert backups.state(desk).proved_at is None
    assert prove_restorable(desk).is_whole
    assert backups.state(desk).proved_at == clock.now()
    clock.advance(days=1)
    content = bytearray(file.read_bytes())
    content[4096 * 5 : 4096 * 5 + 2000] = b"\xff" * 2000
    file.write_bytes(content)
    with pytest.raises(StorageProblem, match="damaged"):
        prove_restorable(desk)
    assert backups.state(desk).proved_at == clock.now() - timedelta(days=1)


def test_the_state_of_backups(desk, clock):
    back_up(desk)
    clock.advance(hours=3)
    state = backups.state(desk)
    assert (state.age_seconds, state.last_at) == (3 * 3600, datetime(2026, 11, 22, 6, 32, tzinfo=UTC))
    assert state.used_bytes == state.copies[0].bytes > 0
    assert [(row.is_verified, Path(row.file).name) for row in backups.records(desk)] == [
        (True, "desk-20261122T063200Z.backup")
    ]


def test_who_may(desk):
    hire(desk)
    file = back_up(desk).result.file
    sign_in_with_password(desk, "front_desk", PASSWORD)
    for act in (back_up, back_up_if_changed, prove_restorable):
        with pytest.raises(NotAllowed):
            act(desk)
    sign_in_with_password(desk, "supervisor", PASSWORD)
    back_up(desk)
    with pytest.raises(NotAllowed):
        restore_backup(desk, file)


def test_a_database_is_not_made_in_a_cloud_folder(tmp_path, clock):
    with pytest.raises(StorageProblem, match="cloud_folder"):
        create_desk(tmp_path / "Dropbox" / "desk.db", clock=clock)
    assert not (tmp_path / "Dropbox").exists()
