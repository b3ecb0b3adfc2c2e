"""What a file holds as a whole, what kind of list it is, its rejects, and a file that is not what it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from servicedesk.core.errors import Refused, ServiceDeskError, StorageProblem
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.imports import rejects
from servicedesk.services.imports.fields import ImportKind
from servicedesk.services.imports.importing import run_import
from servicedesk.services.imports.looking import FileCommand, command_for
from servicedesk.services.imports.results import RowError
from servicedesk.services.imports.surveying import likely_kind, survey
from servicedesk.services.imports.undoing import undo_import
from servicedesk.tabular.files import table_file
from servicedesk.tabular.tables import read_table
from servicedesk.ui.import_words import FILE_SENTENCES

ALL = tuple(ImportKind)


@pytest.fixture
def table(tmp_path: Path):
    """Return a function that writes a text and reads it as a table."""

    def make(content: str, name: str = "list.csv"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return read_table(table_file(path))

    return make


def test_rows_empty_cells_and_samples_are_counted_by_column(table):
    found = survey(table("name,phone,notes\n林晓,?,\n,13800001111\n许嘉铭, null ,晚到\n"))
    assert found.rows == 3
    assert found.empty == (1, 2, 2)
    assert found.samples == ("林晓", "13800001111", "晚到")


def test_a_survey_nobody_waits_for_stops(table):
    long = table("name\n" + "x\n" * 12_000)
    asked = []
    with pytest.raises(Refused) as refused:
        survey(long, wanted=lambda: bool(asked.append(1)))
    assert refused.value.code == "import_stopped"
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (("房号", "姓名", "手机", "入住日", "离店日"), ImportKind.CUSTOMERS),
        (("label", "review"), ImportKind.FEEDBACK),
        (("case", "event", "completeTime", "org:resource"), ImportKind.TICKET_EVENTS),
        (("number", "opened_at", "priority", "state", "category"), ImportKind.TICKETS),
        (("题目", "答案", "分类"), ImportKind.ARTICLES),
        (("csat", "nps", "answered_at"), ImportKind.SURVEY_RESPONSES),
        (("colour", "size"), ImportKind.CUSTOMERS),
    ],
)
def test_a_list_is_taken_for_what_most_of_its_columns_are(desk, header, kind):
    assert likely_kind(desk, header, ALL) is kind


def test_a_list_is_taken_for_what_it_was_last_time(desk, importing):
    importing("feedback", "title,text\nA,很好\n", columns={"text": "text"})
    assert likely_kind(desk, ("title", "text"), ALL) is ImportKind.FEEDBACK


def test_rejects_are_written_again_with_sentences_and_without_formulas(table, tmp_path):
    read = table("name,phone\n=1+1,1\n林晓,2\n许嘉铭,3\n")
    errors = [RowError(1, "phone", "import_phone_unclear", {"n": 1}), RowError(3, "", "import_row_empty")]
    path = rejects.write_again(read, errors, tmp_path / "wrong.csv", lambda error: f"code {error.code}")
    assert path.read_text("utf-8-sig").splitlines() == [
        "name,phone,#row,#error",
        "'=1+1,1,1,phone: code import_phone_unclear",
        "许嘉铭,3,3,code import_row_empty",
    ]


def test_rejects_never_overwrite_earlier_ones(tmp_path):
    (tmp_path / "list.rejects.csv").touch()
    assert rejects.free_name(tmp_path, "list.csv").name == "list.rejects-2.csv"


@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_is_not_what_was_looked_at_is_not_imported(desk, tmp_path, everything, packed):
    path = tmp_path / ("list.zip" if packed else "list.csv")
    _write(path, "review\n很好\n")
    command = command_for(desk, FileCommand(path, ImportKind.FEEDBACK, {}))
    before = everything()
    _write(path, "review\n很好\n不好\n")
    _refused(desk, command, Refused, "import_file_changed")
    path.unlink()
    _refused(desk, command, StorageProblem, "import_file_gone")
    assert everything() == before


def _write(path: Path, content: str) -> None:
    from zipfile import ZipFile

    if path.suffix == ".zip":
        with ZipFile(path, "w") as archive:
            archive.writestr("list.csv", content)
    else:
        path.write_text(content, encoding="utf-8")


def _refused(desk, command, kind: type[ServiceDeskError], code: str) -> None:
    with pytest.raises(kind) as refused:
        run_import(desk, command)
    assert refused.value.code == code
    assert code in FILE_SENTENCES


def test_writing_tells_how_much_is_written_and_can_still_be_stopped(desk, tmp_path, everything):
    path = tmp_path / "long.csv"
    path.write_text("review\n" + "前台很好\n" * 5000, encoding="utf-8")
    command = command_for(desk, FileCommand(path, ImportKind.FEEDBACK, {}))
    before, seen = everything(), []

    def progress(done, of):
        seen.append((done, of))
        return of is None or done < 8000

    with pytest.raises(Refused):
        run_import(desk, command, progress)
    assert seen[:2] == [(2000, None), (4000, None)]
    assert seen[-1] == (9000, 10_000)
    assert everything() == before


def test_taking_back_leaves_the_tables_as_they_were_built(desk, importing, indexes):
    before = indexes()
    people = importing("customers", "name,phone\n林晓,13800001111\n许嘉铭,13800002222\n")
    undo_import(desk, people.batch_id)
    assert indexes() == before


def test_a_row_that_somebody_was_merged_into_is_not_taken_back(desk, importing, indexes):
    known = add_customer(desk, AddCustomer("林小姐", "13911112222"))
    people = importing("customers", "name,phone\n林晓,13800001111\n")
    with desk.database.writer.begin() as connection:
        connection.execute(
            text("UPDATE customer SET merged_into_id = (SELECT max(id) FROM customer) WHERE id = :id"), {"id": known}
        )
    before = indexes()
    with pytest.raises(Refused) as refused:
        undo_import(desk, people.batch_id)
    assert refused.value.code == "import_worked_on"
    assert indexes() == before


@pytest.fixture
def indexes(desk):
    """Return a function that names every index of the database."""

    def read():
        with desk.database.reader.begin() as connection:
            return set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'index'")).scalars())

    return read
