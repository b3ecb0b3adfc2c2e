"""Two connections that share the tables of a file find what the engine's check of the whole file finds."""

import shutil
from random import Random

import pytest
import sqlcipher3.dbapi2 as driver

from servicedesk.core.errors import StorageProblem
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.storage.backup import backup, verify
from servicedesk.storage.connections import looking
from servicedesk.storage.whole_check import damage

PAGE = 4096


@pytest.fixture
def copy(desk):
    """A backup of a desk where something was done; nobody has it open."""
    for number in range(40):
        arrive(desk, Arrive(caller="张伟", request=f"空调漏水 {number}"))
    return backup(desk.database, desk.database.path.parent / "backups").file


def engine_finds(path):
    with looking(path) as connection:
        try:
            if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                return True
            return connection.execute("PRAGMA foreign_key_check").fetchone() is not None
        except driver.DatabaseError:
            return True


def found(path):
    try:
        return bool(damage(path))
    except driver.DatabaseError:
        return True


def changed(path, statements):
    connection = driver.connect(str(path), isolation_level=None)
    for statement in ("PRAGMA foreign_keys=OFF", "PRAGMA writable_schema=ON", *statements):
        connection.execute(statement)
    connection.close()


def test_a_whole_file_is_whole(copy):
    assert damage(copy) == ""


def test_a_row_that_an_index_does_not_know_is_found(copy):
    name = "ix_visit_arrived_at_id"
    with looking(copy) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    # For a moment the index is one of few rows, and does not hear of those that change.
    changed(copy, [f"UPDATE sqlite_master SET sql = '{sql} WHERE id < 0' WHERE name = '{name}'"])
    changed(copy, ["UPDATE visit SET arrived_at = '2020-01-01 00:00:00.000000' WHERE id = 7"])
    changed(copy, [f"UPDATE sqlite_master SET sql = '{sql}' WHERE name = '{name}'"])
    with looking(copy) as connection:
        # The quick check does not look rows up in their indexes.
        assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    assert name in damage(copy)
    with pytest.raises(StorageProblem) as problem:
        verify(copy)
    assert problem.value.code == "damaged"


def test_a_row_whose_parent_is_gone_is_found(copy):
    changed(copy, ["UPDATE visit SET customer_id = 99999 WHERE id = 3"])
    assert damage(copy) == "foreign_key_check"


@pytest.mark.parametrize("seed", range(12))
def test_what_the_engine_finds_in_the_whole_file_is_found(copy, tmp_path, seed):
    chance, content = Random(seed), copy.read_bytes()
    pages = len(content) // PAGE
    for number in range(4):
        bytes_ = bytearray(content)
        first, second = chance.randrange(1, pages) * PAGE, chance.randrange(1, pages) * PAGE
        if number == 0:
            bytes_[chance.randrange(100, len(bytes_))] ^= 1 << chance.randrange(8)
        elif number == 1:
            bytes_[first : first + PAGE] = bytes(PAGE)
        elif number == 2:
            bytes_[first : first + PAGE] = content[second : second + PAGE]
        else:
            # The last child of a page is a page of another table.
            inner = [place for place in range(PAGE, len(bytes_), PAGE) if bytes_[place] in (2, 5)] or [first]
            place = chance.choice(inner)
            bytes_[place + 8 : place + 12] = (second // PAGE + 1).to_bytes(4, "big")
        path = tmp_path / f"{number}.backup"
        path.write_bytes(bytes_)
        # Counting rows finds a little more: a page of an index in the place of a table's.
        assert found(path) or not engine_finds(path), (seed, number)


def test_what_is_looked_at_stays_as_it_is(copy):
    before = copy.read_bytes()
    copy.chmod(0o400)
    other = shutil.copy(copy, copy.with_suffix(".other"))
    assert damage(copy) == damage(type(copy)(other)) == ""
    assert copy.read_bytes() == before
    assert {path.suffix for path in copy.parent.iterdir()} <= {".backup", ".other", ".audit-key"}
