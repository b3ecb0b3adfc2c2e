"""Imports that meet our own numbers, a full disk, another desk, and a process that is killed in the middle."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, update

from servicedesk.core.actor import SYSTEM
from servicedesk.core.errors import Refused, StorageProblem
from servicedesk.core.paths import RESOURCES
from servicedesk.models import Article, Customer, ImportBatch, Ticket
from servicedesk.services.articles import WriteArticle, write_article
from servicedesk.services.desk import open_desk
from servicedesk.services.imports import rejects
from servicedesk.services.imports.undoing import undo_import
from servicedesk.services.tickets import OpenTicket, open_ticket


def numbers(desk):
    with desk.database.reader.begin() as connection:
        return list(connection.execute(select(Ticket.number).order_by(Ticket.id)).scalars())


def test_a_ticket_can_be_opened_after_numbers_like_ours_came_with_a_file(desk, importing):
    rows = "".join(f"T-{number},Lamp,2026-03-01\n" for number in range(1, 1203))
    importing("tickets", f"number,title,opened_at\n{rows}")
    first, second = (open_ticket(desk, OpenTicket(title=title)) for title in ("Towels", "Taxi"))
    assert (first.number, second.number) == ("T-1203", "T-1204")


def test_a_row_without_a_number_gets_none_that_another_row_brings(desk, importing):
    result = importing(
        "tickets", "number,title,opened_at\n,Towels,2026-03-01\nT-1,Lamp,2026-03-01\nT-2,Key,2026-03-01\n"
    )
    assert (result.imported, result.updated) == (3, 0)
    assert sorted(numbers(desk)) == ["T-1", "T-2", "T-3"]


def test_an_answer_can_be_written_after_somebody_used_the_next_code(desk):
    write_article(desk, WriteArticle(folder="前台", title_zh="早餐几点", code="K-001"))
    identity = write_article(desk, WriteArticle(folder="前台", title_zh="停车场在哪"))
    with desk.database.reader.begin() as connection:
        assert connection.execute(select(Article.code).where(Article.id == identity)).scalar() == "K-002"


def counts(desk):
    with desk.database.reader.begin() as connection:
        return [
            connection.execute(select(func.count()).select_from(model)).scalar() for model in (Customer, ImportBatch)
        ]


def test_a_disk_that_fills_while_the_bad_rows_are_written_leaves_no_piece_of_them(tmp_path):
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, limits[1]))
    try:
        with pytest.raises(StorageProblem) as problem:
            rejects.write(tmp_path / "list.rejects.csv", ["name"], {1: ["x" * (1 << 17)]}, [])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert problem.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stem", ["x" * 250, "张" * 83, "a\udcff", "…" * 80])
def test_the_bad_rows_of_a_file_with_a_long_or_broken_name_have_a_place(tmp_path, stem):
    path = rejects.free_name(tmp_path, f"{stem}.csv")
    rejects.write(path, ["name"], {1: ["x"]}, [])
    assert path.read_text("utf-8-sig").splitlines() == ["name,#row,#error", "x,1,"]
    assert rejects.free_name(tmp_path, f"{stem}.csv") != path


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_to_nowhere_is_not_written_through(tmp_path):
    (tmp_path / "list.rejects.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert rejects.free_name(tmp_path, "list.csv").name == "list.rejects-2.csv"


def test_a_folder_that_takes_nothing_refuses_the_whole_import(desk, importing, tmp_path):
    (tmp_path / "rejects").write_text("a file where the folder should be")
    with pytest.raises((StorageProblem, OSError)):
        importing("customers", "name,tier\nAnna,unheard-of\nBert,\n")
    assert counts(desk) == [0, 0]


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is ended in another way")
@pytest.mark.parametrize("rows_told", [1, 4])
def test_killed_in_the_middle_nothing_is_half_written_and_the_next_time_all_is(desk, importing, tmp_path, rows_told):
    path = tmp_path / "many.csv"
    path.write_text("name,phone\n" + "".join(f"Guest {number},{13800000000 + number}\n" for number in range(9000)))
    code = "import sys; from servicedesk.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--database", str(desk.database.address), "import", "customers", str(path)]
    with subprocess.Popen(command, cwd=RESOURCES.parent, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        for _ in range(rows_told):
            assert process.stderr.readline()
        process.kill()
    assert counts(desk) == [0, 0]
    assert importing("customers", path.read_text()).imported == 9000


def test_taken_back_at_once_from_two_desks_it_is_taken_back_once(desk, importing, tmp_path, clock):
    batch = importing("customers", "name\nAnna\nBert\n").batch_id
    other = open_desk(tmp_path / "desk.db", clock=clock, station="A2")
    other.actor = SYSTEM
    try:
        with ThreadPoolExecutor(2) as pool:
            tries = [pool.submit(undo_import, each, batch) for each in (desk, other)]
        faults = [each.exception() for each in tries]
        assert faults.count(None) == 1
        (fault,) = (each for each in faults if each is not None)
        assert isinstance(fault, Refused)
        assert fault.code == "import_undo_over"
    finally:
        other.close()
    assert counts(desk) == [0, 1]


@pytest.mark.skipif(sys.platform == "win32", reason="a second process of the tests is started in another way")
def test_an_import_that_finds_the_file_written_to_says_so_and_loses_nothing(desk, importing, tmp_path):
    """The window writes, the command line waits its seconds and gives up with a sentence; what the window did stays."""
    path = tmp_path / "guests.csv"
    path.write_text("name\nAnna\n")
    code = "import sys; from servicedesk.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--language", "en", "--database", str(desk.database.address), "--json"]
    with desk.database.writer.begin() as connection:
        connection.execute(update(Customer).values(version=1))
        done = subprocess.run(
            [*command, "import", "customers", str(path)],
            cwd=RESOURCES.parent,
            capture_output=True,
            check=False,
            timeout=120,
        )
    assert (done.returncode, b'"code": "busy"' in done.stdout) == (3, True)
    assert counts(desk) == [0, 0]
    assert importing("customers", "name\nBert\n").imported == 1
