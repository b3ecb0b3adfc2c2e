"""The program without a window: one JSON object on standard output, sentences on standard error, exit codes."""

import io
import json
from datetime import date

import pytest

from servicedesk import reporting, tour
from servicedesk.calculate import METHODS
from servicedesk.cli import main
from servicedesk.core.permissions import Role
from servicedesk.queries.staff import people_to_sign_in
from servicedesk.services.demo import DEMO_PASSWORD
from tests.demo_database import demo_desk, demo_path


@pytest.fixture
def run(tmp_path, capsys, monkeypatch):
    """Run a command on a copy of the practice hotel as somebody; return the status, the object, the rest."""
    database = demo_path(tmp_path / "practice")

    def run(*arguments, user="admin", entered=f"{DEMO_PASSWORD}\n", path=database):
        monkeypatch.setattr("sys.stdin", io.StringIO(entered))
        signed = ["--user", user, "--password-stdin"] if user else []
        status = main(["--database", str(path), "--language", "en", "--json", *signed, *map(str, arguments)])
        said = capsys.readouterr()
        return status, json.loads(said.out), said.err

    return run


@pytest.fixture
def administrator(tmp_path):
    """The sign-in name of who administers the practice hotel."""
    with demo_desk(tmp_path / "asked") as desk:
        return next(row.sign_in_name for row in people_to_sign_in(desk) if row.role is Role.ADMINISTRATOR)


def test_practice_data_are_made_and_told(tmp_path, capsys):
    path = tmp_path / "new.db"
    assert main(["--database", str(path), "--language", "en", "demo", "--tickets", "20", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["tickets"] >= 20
    assert made["seconds"] > 0
    assert path.exists()


def test_a_database_that_exists_is_not_made_again(run):
    status, answer, said = run("demo", user="")
    assert status == 2
    assert answer["error"] in said


def test_search_counts(run, administrator):
    status, found, _said = run("search", "空调", "--count", user=administrator)
    assert status == 0
    assert found["count"] > 0
    assert set(found) == {"count"}


def test_a_week_in_numbers(run, administrator):
    status, numbers, _said = run("metrics", "--week", "2026-W46", user=administrator)
    assert status == 0
    assert numbers["inquiries"] >= 0
    whole, days, _said = run("metrics", "--from", "2026-11-09", "--to", "2026-11-15", user=administrator)
    assert (whole, days) == (0, numbers)


@pytest.mark.parametrize("wrong", ["2026-W60", "soon", "2026"])
def test_a_week_that_is_none_is_refused(run, administrator, wrong):
    status, answer, said = run("metrics", "--week", wrong, user=administrator)
    assert (status, answer["code"]) == (2, "week_unclear")
    assert wrong in said


def test_a_period_needs_two_days_in_order(run, administrator):
    status, answer, _said = run("metrics", "--from", "2026-11-15", "--to", "2026-11-09", user=administrator)
    assert (status, answer["code"]) == (2, "period_unclear")


def test_the_weekly_report_is_a_file(run, administrator, tmp_path):
    path = tmp_path / "weekly.pdf"
    status, answer, _said = run("report", "weekly", "--week", "2026-W46", "--output", path, user=administrator)
    assert status == 0
    assert path.read_bytes().startswith(b"%PDF-")
    assert str(path) in json.dumps(answer)
    assert answer["practice"] is True


def test_the_reports_are_listed_without_signing_in(run):
    assert run("report", "list", user="")[:2] == (0, {"reports": ["weekly"]})


def test_issued_reports_are_listed(run, administrator, tmp_path):
    assert run("report", "issued", user=administrator)[:2] == (0, {"issued": []})
    with demo_desk(tmp_path / "practice", "zhou") as desk:
        made = reporting.issue_weekly(desk, date(2026, 11, 9), "zh_CN")
    _status, answer, _said = run("report", "issued", user=administrator)
    assert [(row["period"], row["language"]) for row in answer["issued"]] == [("2026-W46", "en"), ("2026-W46", "zh_CN")]
    assert made.facts.checksum in {row["checksum"] for row in answer["issued"]}


def test_people_read_lines_and_not_thousands_of_them(tmp_path, capsys):
    table = tmp_path / "reviews.csv"
    table.write_text("score,text\n" + "0,早餐很好\n" * 30 + "5,很好\n", "utf-8")
    given = ["--database", str(tmp_path / "desk.db"), "--language", "en", "import", "feedback", str(table)]
    assert main([*given, "--map", "rating=score", "text=text"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "errors: 30" in lines
    assert "  1 · score · 0 is outside the scale 1–5." in lines
    assert "  … and 10 more; --json gives all of them" in lines
    assert "created: feedback 1" in lines
    assert not [line for line in lines if "{" in line or "[" in line]


@pytest.mark.parametrize(("language", "words"), [("en", "import a file"), ("zh_CN", "导入一个文件")])
def test_help_says_what_each_command_is_for(capsys, language, words):
    with pytest.raises(SystemExit) as ended:
        main(["--language", language, "--help"])
    assert ended.value.code == 0
    assert words in capsys.readouterr().out


def test_a_report_without_a_week_is_refused(run, administrator):
    status, answer, _said = run("report", "weekly", user=administrator)
    assert (status, answer["code"]) == (2, "period_unclear")


def test_a_backup_is_written_proved_and_put_back(run, administrator, tmp_path):
    folder = tmp_path / "copies"
    status, made, _said = run("backup", "--to", folder, user=administrator)
    assert (status, made["verified"]) == (0, True)
    assert made["bytes"] > 0
    assert made["counts"]
    status, back, _said = run("restore", made["file"], user=administrator)
    assert (status, back["counts"]) == (0, made["counts"])


def test_verify_proves_the_database_itself_without_any_backup_kept(run, administrator):
    status, answer, _said = run("verify", user=administrator)
    assert (status, answer["verified"]) == (0, True)
    assert answer["counts"]


# -- refusals -------------------------------------------------------------------------------------------------------


def test_somebody_has_to_sign_in_where_there_is_staff(run):
    status, answer, said = run("search", "空调", user="")
    assert (status, answer["code"]) == (2, "user_needed")
    assert answer["error"] in said


def test_a_wrong_password_is_refused(run, administrator):
    status, answer, _said = run("search", "空调", user=administrator, entered="not this one\n")
    assert (status, answer["code"]) == (2, "wrong_password")


def test_the_front_desk_may_not_back_up(run):
    status, answer, _said = run("backup", user="lin")
    assert status == 2
    assert answer["error"]


def test_a_missing_database_is_the_environments_fault(run, tmp_path):
    status, answer, _said = run("verify", path=tmp_path / "nowhere.db")
    assert (status, answer["code"]) == (3, "missing")


def test_a_file_that_is_no_database_is_the_environments_fault(run, tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("not a database\n" * 100)
    status, answer, _said = run("search", "空调", path=path)
    assert status == 3
    assert answer["error"]
    assert path.read_text().startswith("not a database")


def test_an_output_that_cannot_be_written_is_the_environments_fault(run, administrator, tmp_path):
    occupied = tmp_path / "file"
    occupied.write_text("here already")
    status, answer, said = run(
        "report", "weekly", "--week", "2026-W46", "--output", occupied / "weekly.pdf", user=administrator
    )
    assert status == 3
    assert answer["error"] in said


# -- methods --------------------------------------------------------------------------------------------------------


def calculate(method, entered, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(entered))
    status = main(["calculate", method])
    return status, json.loads(capsys.readouterr().out)


def test_a_method_reads_its_input_and_needs_no_database(capsys, monkeypatch):
    refused = {method: calculate(method, "{}", capsys, monkeypatch) for method in METHODS}
    assert refused
    assert all((status == 2) == ("error" in answer) for status, answer in refused.values())


def test_an_interval_is_reckoned_from_what_was_entered(capsys, monkeypatch):
    status, answer = calculate("wilson", '{"successes": 8, "n": 10}', capsys, monkeypatch)
    assert status == 0
    assert answer == pytest.approx({"p": 0.8, "lower": 0.49016, "upper": 0.94332}, abs=1e-5)


@pytest.mark.parametrize(("method", "entered"), [("nothing_known", "{}"), ("nps", "not json"), ("nps", "[1, 2]")])
def test_what_a_method_cannot_use_is_refused_in_a_sentence(capsys, monkeypatch, method, entered):
    status, answer = calculate(method, entered, capsys, monkeypatch)
    assert status == 2
    assert answer["error"].endswith(".")


@pytest.mark.parametrize(
    ("entered", "zh", "en", "machine"),
    [
        ('{"ratings": [9]}', "第 1 个评分 9 超出量表 1 到 5。", "Rating 9 at position 1", "Rating 9 at position 1"),
        ("{", "输入不是 JSON：第 1 行第 2 个字符", "line 1, character 2", "The input is not JSON"),
        ("[" * 200_000, "输入嵌套过深", "nested too deeply", "The input is not JSON"),
        ("9" * 5000, "过长的数字", "a number that is too long", "The input is not JSON"),
    ],
)
def test_people_are_told_in_their_language_and_programs_as_ever(capsys, monkeypatch, entered, zh, en, machine):
    for language, words in (("zh_CN", zh), ("en", en)):
        monkeypatch.setattr("sys.stdin", io.StringIO(entered))
        assert main(["--language", language, "calculate", "csat"]) == 2
        given = capsys.readouterr()
        assert words in given.err
        answer = json.loads(given.out)
        assert set(answer) == {"error"}
        assert machine in answer["error"]


def test_the_tour_draws_in_both_languages_and_looks():
    assert set(tour.LOOKS) == {(words, look) for words in ("zh_CN", "en") for look in ("light", "dark")}
