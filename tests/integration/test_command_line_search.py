"""Searching without a window: the same rows, the same rights, one JSON object."""

import io
import json

import pytest

from servicedesk.cli import main
from servicedesk.core.actor import SYSTEM
from servicedesk.services.articles import WriteArticle, write_article
from servicedesk.services.customers import AddCustomer, add_customer
from servicedesk.services.inquiries import LogInquiry, log_inquiry
from servicedesk.services.ticket_commands import OpenTicket
from servicedesk.services.tickets import open_ticket
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from tests.integration.people import PASSWORD, furnish, hire


@pytest.fixture
def filled(desk):
    """A database without staff that says the same of each kind of thing, once in a sensitive ticket."""
    furnish(desk)
    desk.actor = SYSTEM
    add_customer(desk, AddCustomer("凤尾竹", phone="13800006021"))
    open_ticket(desk, OpenTicket("凤尾竹叶黄", "请回电 13800006021"))
    open_ticket(desk, OpenTicket("凤尾竹被盗", is_sensitive=True))
    arrive(desk, Arrive(request="凤尾竹 挡路"))
    log_inquiry(desk, LogInquiry("凤尾竹是真的吗"))
    write_article(desk, WriteArticle("花木", "凤尾竹养护"))
    return desk


@pytest.fixture
def run(filled, capsys):
    """Run the command on that database; the answer is the exit status and what was printed."""

    def run(*arguments):
        status = main(["--database", str(filled.database.path), "--language", "en", "--json", "search", *arguments])
        return status, json.loads(capsys.readouterr().out)

    return run


def test_every_kind_with_its_number(run):
    status, found = run("凤尾竹")
    assert (status, found["count"]) == (0, 6)
    assert {(row["kind"], row["number"]) for row in found["results"]} == {
        ("customer", "C-000001"), ("ticket", "T-1"), ("ticket", "T-2"), ("visit", "A001"), ("inquiry", ""),
        ("article", "K-001"),
    }  # fmt: skip
    assert all(set(row) == {"kind", "id", "number", "title", "snippet"} for row in found["results"])


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (("凤尾竹", "--kind", "ticket"), 2),
        (("凤尾竹", "--kind", "all"), 6),
        (("凤尾竹 -被盗", "--kind", "ticket"), 1),
        (('"凤尾竹 挡路"',), 1),
        (("凤尾竹_",), 0),
        (("",), 0),
    ],
)
def test_the_count_is_exact_however_few_are_shown(run, arguments, number):
    assert run(*arguments, "--count") == (0, {"count": number})
    status, found = run(*arguments, "--limit", "1")
    assert (status, found["count"], len(found["results"])) == (0, number, min(number, 1))


def test_no_phone_number_is_printed(run):
    assert "13800006021" not in str(run("凤尾竹"))


def test_who_acts_decides_what_is_found(filled, run, monkeypatch):
    hire(filled)
    status, found = run("凤尾竹")
    assert (status, found["code"]) == (2, "user_needed")
    for user, number in (("front_desk", 5), ("supervisor", 6)):
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
        status, found = run("凤尾竹", "--user", user, "--password-stdin")
        assert (status, found["count"], len(found["results"])) == (0, number, number)
    monkeypatch.setattr("sys.stdin", io.StringIO("wrong\n"))
    status, found = run("凤尾竹", "--user", "supervisor", "--password-stdin")
    assert (status, found["code"]) == (2, "wrong_password")


def test_a_missing_file_is_not_made(tmp_path, capsys):
    missing = tmp_path / "nothing.db"
    assert main(["--database", str(missing), "search", "凤尾竹"]) == 3
    assert not missing.exists()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (("凤尾竹", "-被盗", "--kind", "ticket"), 1),
        (("--kind", "ticket", "-被盗", "凤尾竹", "--count"), 1),
        (("-被盗", "--kind", "ticket"), 1),
        (("--", "-被盗", "凤尾竹", "挡路"), 1),
        (("凤尾竹", "挡路", "--limit", "5"), 1),
    ],
)
def test_words_may_be_arguments_of_their_own(run, arguments, number):
    status, found = run(*arguments)
    assert (status, found["count"]) == (0, number)
