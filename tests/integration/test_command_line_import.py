"""Importing without a window: one JSON object, exit status by what happened, no database for a refused file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from servicedesk.cli import main
from servicedesk.core.paths import PROJECT

REVIEWS = "label,review\n1,前台很好\n0,空调太吵\n0,\n"


@pytest.fixture
def run(tmp_path, capsys):
    """Run commands on a database that need not be there."""

    def run(*arguments, file=None):
        if file is not None:
            (tmp_path / "list.csv").write_text(file, encoding="utf-8")
            arguments = (*arguments[:2], str(tmp_path / "list.csv"), *arguments[2:])
        status = main(["--database", str(tmp_path / "desk" / "desk.db"), "--language", "en", "--json", *arguments])
        out = capsys.readouterr().out
        return status, json.loads(out) if out else None

    return run


def test_a_missing_database_is_made_and_bad_rows_are_listed(run, tmp_path):
    status, result = run("import", "feedback", file=REVIEWS)
    assert status == 1
    assert {name: result[name] for name in ("read", "imported", "updated", "rejected")} == {
        "read": 3, "imported": 2, "updated": 0, "rejected": 1,
    }  # fmt: skip
    assert result["errors"] == [{"row": 3, "column": "review", "message": "This value is missing."}]
    assert result["rejects_file"] == str(tmp_path / "desk" / "rejects" / "list.rejects.csv")
    assert run("search", "空调", "--kind", "feedback", "--count") == (0, {"count": 1})
    status, found = run("search", "前台")
    assert [(row["kind"], row["title"]) for row in found["results"]] == [("feedback", "前台很好")]


def test_a_dry_run_leaves_an_empty_database(run):
    status, result = run("import", "feedback", "--dry-run", file=REVIEWS)
    assert (status, result["imported"], result["rejects_file"]) == (1, 2, None)
    assert run("search", "空调", "--count") == (0, {"count": 0})


def test_strict_changes_nothing(run):
    status, result = run("import", "feedback", "--strict", file=REVIEWS)
    assert (status, result["imported"], result["rejected"], len(result["errors"])) == (2, 0, 1, 1)
    assert run("search", "空调", "--count") == (0, {"count": 0})


def test_columns_by_name_and_all_good(run):
    text = "甲,乙\n前台很好,x\n空调太吵,y\n"
    status, result = run("import", "feedback", "--map", "text=甲", "author=乙", file=text)
    assert (status, result["imported"]) == (0, 2)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--map", "text"), "field=column"),
        (("--map", "text=review", "text=label"), "given two columns"),
        (("--map", "nothing=review"), "no field nothing"),
        (("--map", "text=nowhere"), "no column nowhere"),
        (("--preset", "servicenow"), "not for importing feedback"),
        (("--preset", "../../etc"), "no preset"),
        (("--encoding", "klingon"), "not an encoding"),
    ],
)
def test_wrong_use_is_refused_and_makes_no_database(run, tmp_path, arguments, words):
    status, result = run("import", "feedback", *arguments, file=REVIEWS)
    assert status == 2
    assert words in result["error"]
    assert not (tmp_path / "desk" / "desk.db").exists()


def test_dates_are_asked_for(run):
    text = "title,opened_at\na,3/4/2026\n"
    status, result = run("import", "tickets", file=text)
    assert (status, result["code"]) == (2, "import_dates_ambiguous")
    status, result = run("import", "tickets", "--date-order", "mdy", file=text)
    assert (status, result["created"]["ticket"]) == (0, 1)
    status, found = run("metrics", "--from", "2026-03-04", "--to", "2026-03-04")
    assert found["tickets"]["opened"] == 1


def test_a_file_that_is_not_there(run, tmp_path):
    status, result = run("import", "feedback", str(tmp_path / "nowhere.csv"))
    assert (status, result["code"]) == (3, "missing")


def test_messages_go_to_the_other_stream(tmp_path):
    (tmp_path / "long.csv").write_text("review\n" + "前台很好\n" * 2500, encoding="utf-8")
    command = [sys.executable, "main.py", "--database", str(tmp_path / "desk.db"), "import", "feedback"]
    done = subprocess.run(
        [*command, str(tmp_path / "long.csv"), "--json"],
        capture_output=True,
        text=True,
        cwd=PROJECT,
        timeout=120,
        check=True,
    )
    assert json.loads(done.stdout)["imported"] == 2500
    assert "2000" in done.stderr


def test_a_file_without_a_column_it_knows_makes_no_database(run, tmp_path):
    status, result = run("import", "customers", file="foo,bar\n1,2\n")
    assert (status, result["code"]) == (2, "import_nothing_mapped")
    assert not (tmp_path / "desk" / "desk.db").exists()


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has a folder nobody can write")
@pytest.mark.parametrize(("language", "words"), [("en", "/proc/x.db cannot be made"), ("zh_CN", "无法创建数据文件")])
def test_a_place_that_takes_no_file_is_named(tmp_path, capsys, language, words):
    (tmp_path / "list.csv").write_text("name\nAnna\n")
    given = ["--database", "/proc/x.db", "--language", language, "import", "customers", str(tmp_path / "list.csv")]
    assert main(given) == 3
    assert words in capsys.readouterr().err


def test_a_second_sheet_is_not_left_out_in_silence(tmp_path, capsys):
    workbook = Workbook()
    for name, sheet in (("Anna", workbook.active), ("Berta", workbook.create_sheet("Arrivals"))):
        sheet.append(["name"])
        sheet.append([name])
    workbook.save(tmp_path / "guests.xlsx")
    given = ["--database", str(tmp_path / "desk.db"), "--language", "en", "--json"]
    assert main([*given, "import", "customers", str(tmp_path / "guests.xlsx")]) == 0
    said = capsys.readouterr()
    assert (json.loads(said.out)["imported"], json.loads(said.out)["sheets_left_out"]) == (1, ["Arrivals"])
    assert "Only the first sheet is read; left out: Arrivals." in said.err
