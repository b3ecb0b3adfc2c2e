"""The program without a window where little is as it should be: arguments, streams, encodings, the calendar."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from servicedesk.cli import main
from servicedesk.core.paths import RESOURCES
from servicedesk.core.standard_streams import password
from servicedesk.services.desk import create_desk

PROGRAM = RESOURCES.parent


@pytest.fixture
def database(tmp_path):
    """A desk without staff and with one guest."""
    path = tmp_path / "desk.db"
    create_desk(path).close()
    guests = tmp_path / "guests.csv"
    guests.write_text("name,phone\n王 \U0001f600 小明,13800006021\n", encoding="utf-8")
    assert main(["--database", str(path), "import", "customers", str(guests)]) == 0
    return path


def started(database, *arguments, environment=None, **streams):
    """Run a command in a process of its own."""
    code = "import sys; from servicedesk.cli import main; sys.exit(main(sys.argv[1:]))"
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    command = [sys.executable, "-c", code, "--database", str(database), *map(str, arguments)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL} | streams
    return subprocess.run(command, env=plain | (environment or {}), cwd=PROGRAM, timeout=120, check=False, **streams)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("search", "x", "--limit", "many"),
        ("search", "x", "--limit", "-1"),
        ("search", "x", "--kind", "everything"),
        ("metrics", "--from", "2026-02-30", "--to", "2026-03-01"),
        ("--database", "mysql://somewhere/x", "verify"),
    ],
)
def test_wrong_use_is_an_object_too(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        main(["--json", *arguments])
    said = capsys.readouterr()
    assert left.value.code == 2
    assert json.loads(said.out)["code"] == "usage"
    assert json.loads(said.out)["error"] in said.err
    assert said.err.startswith("usage: ")


def test_wrong_use_without_json_leaves_standard_output_empty(capsys):
    with pytest.raises(SystemExit):
        main(["search"])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--week", "9999-W52"), "week_unclear"),
        (("--week", "0001-W01"), "week_unclear"),
        (("--week", "2021-W53"), "week_unclear"),
        (("--from", "0001-01-01", "--to", "0001-01-02"), "period_unclear"),
        (("--from", "2026-01-01", "--to", "9999-12-31"), "period_unclear"),
    ],
)
def test_a_day_at_the_end_of_the_calendar_is_refused(database, capsys, arguments, code):
    capsys.readouterr()
    assert main(["--database", str(database), "--json", "metrics", *arguments]) == 2
    assert json.loads(capsys.readouterr().out)["code"] == code


def test_a_year_with_53_weeks_has_them_all(database, capsys):
    capsys.readouterr()
    assert main(["--database", str(database), "--json", "metrics", "--week", "2026-W53"]) == 0
    assert json.loads(capsys.readouterr().out)["period"] == {"from": "2026-12-28", "to": "2027-01-03"}


def test_more_results_than_there_can_be_are_all_of_them(database, capsys):
    capsys.readouterr()
    assert main(["--database", str(database), "--json", "search", "小明", "--limit", "9" * 30]) == 0
    assert json.loads(capsys.readouterr().out)["count"] == 1


@pytest.mark.parametrize("entered", ["[" * 200_000, '{"a":' * 100_000, "", "\ud800"])
def test_input_that_is_no_json_is_said_to_be_none(capsys, monkeypatch, entered):
    monkeypatch.setattr("sys.stdin", io.StringIO(entered))
    assert main(["calculate", "csat"]) == 2
    assert "not JSON" in json.loads(capsys.readouterr().out)["error"]


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1", "utf-8"])
def test_json_is_read_the_same_from_any_encoding(database, encoding):
    done = started(database, "--json", "search", "小明", environment={"PYTHONIOENCODING": encoding})
    assert (done.returncode, json.loads(done.stdout.decode("utf-8"))["results"][0]["title"]) == (
        0,
        "王 \U0001f600 小明",
    )


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_lines_for_reading_are_written_in_any_encoding(database, encoding):
    done = started(database, "search", "小明", environment={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"count: 1" in done.stdout


def test_characters_cut_in_half_are_searched_for_and_not_found(database, capsys):
    capsys.readouterr()
    for query in ("\udcff", "\ud83d", "小\ud83d明"):
        assert main(["--database", str(database), "--json", "search", "--", query]) == 0
        assert json.loads(capsys.readouterr().out)["count"] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe without a reader is an error of another kind there")
def test_a_reader_who_has_gone_is_no_failure(database):
    reading, writing = os.pipe()
    os.close(reading)
    done = started(database, "--json", "search", "小明", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_what_was_done_is_not_called_undone_because_it_could_not_be_told(database, tmp_path):
    more = tmp_path / "more.csv"
    more.write_text("name\nAnna Berg\n")
    with Path("/dev/full").open("w") as full:
        done = started(database, "--language", "en", "--json", "import", "customers", more, stdout=full)
    assert done.returncode == 3
    assert done.stderr.decode().count("What was asked for was done.") == 1
    assert b"Nothing was changed" not in done.stderr
    found = started(database, "--json", "search", "Anna", "--count")
    assert json.loads(found.stdout) == {"count": 1}


def test_without_standard_error_messages_do_not_become_data(database, capsys, monkeypatch):
    capsys.readouterr()
    monkeypatch.setattr("sys.stderr", None)
    assert main(["--database", str(database.with_name("none.db")), "--json", "verify"]) == 3
    assert json.loads(capsys.readouterr().out)["code"] == "missing"


def test_a_report_that_cannot_take_its_name_leaves_no_piece_behind(database, tmp_path):
    (tmp_path / "report.pdf").mkdir()
    arguments = ["report", "weekly", "--week", "2026-W10", "--output", str(tmp_path / "report.pdf")]
    assert main(["--database", str(database), *arguments]) == 3
    assert not list(tmp_path.glob("*.part"))


def test_without_standard_input_nobody_has_a_password(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert (password(from_input=True), password(from_input=False)) == ("", "")
    assert main(["calculate", "csat"]) == 2


def test_stopped_by_the_keyboard_nothing_is_there_and_it_is_said(database, capsys, monkeypatch):
    """Ctrl+C in the middle of the rows."""
    many = database.with_name("many.csv")
    many.write_text("name\n" + "".join(f"Guest {number}\n" for number in range(2500)))
    capsys.readouterr()
    monkeypatch.setattr("servicedesk.cli.importing.say", interrupted_once())
    assert main(["--database", str(database), "--language", "en", "--json", "import", "customers", str(many)]) == 2
    assert json.loads(capsys.readouterr().out)["code"] == "stopped"
    assert main(["--database", str(database), "--json", "search", "Guest", "--count"]) == 0
    assert json.loads(capsys.readouterr().out) == {"count": 0}


def interrupted_once():
    """Return a function at whose first call somebody presses Ctrl+C."""
    calls = []

    def say(text):
        calls.append(text)
        if len(calls) == 1:
            raise KeyboardInterrupt

    return say


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_method_reads_what_any_shell_pipes_into_it(tmp_path, encoding):
    entered = '{"counts": {"投诉": 3}}'.encode(encoding)
    done = subprocess.run(
        [sys.executable, str(PROGRAM / "main.py"), "calculate", "pareto"],
        input=entered, capture_output=True, cwd=PROGRAM, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["vital_few"] == ["投诉"]


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("metrics", "--week", "2026-W10", "--from", "2026-03-01", "--to", "2026-03-02"), 2, "week_and_days"),
        (("report", "weekly", "--week", "2026-W10"), 2, "output_needed"),
        (("report", "weekly", "--week", "2026-W10", "--output", "/no/such/folder/r.pdf"), 3, "folder_missing"),
        (("backup", "--to", "/no/such/folder"), 3, "folder_missing"),
        (("restore", __file__), 3, "backup_damaged"),
    ],
)
def test_what_is_wrong_is_called_by_its_name(database, capsys, arguments, status, code):
    capsys.readouterr()
    assert main(["--database", str(database), "--json", *arguments]) == status
    assert json.loads(capsys.readouterr().out)["code"] == code


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "不是日期"), ("en", "is not a day")])
def test_a_wrong_day_is_said_in_the_language_asked_for(capsys, language, words):
    with pytest.raises(SystemExit):
        main(["--language", language, "--json", "metrics", "--from", "gestern", "--to", "2026-03-01"])
    assert words in json.loads(capsys.readouterr().out)["error"]
