"""What goes wrong with servers is said, and nothing is half written."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from servicedesk.cli import main
from servicedesk.core.addresses import ServerAddress
from servicedesk.core.errors import StorageProblem
from servicedesk.models import AuditEntry, Visit
from servicedesk.queries import backups as backup_queries
from servicedesk.queries.audit import verify
from servicedesk.services.backups import back_up, back_up_if_changed
from servicedesk.services.desk import create_desk, open_desk
from servicedesk.services.visit_commands import Arrive
from servicedesk.services.visits import arrive
from servicedesk.storage import server as storage
from tests.integration.storage.server.asking import count


def test_a_server_that_was_started_anew_is_found_again(server, desk):
    arrive(desk, Arrive())
    server.restart()
    arrive(desk, Arrive())
    assert count(desk, Visit) == 2
    assert verify(desk).is_whole


def test_a_connection_lost_in_an_act_is_said_and_nothing_is_half_written(server, desk):
    def be_cut_off() -> None:
        with desk.work("test.cut") as work:
            arrive(work, Arrive())
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'desk%'")
            work.commit()

    with pytest.raises(StorageProblem, match="connection_lost"):
        be_cut_off()
    assert count(desk, Visit) == count(desk, AuditEntry) == 0
    arrive(desk, Arrive())
    assert count(desk, Visit) == 1


def test_an_act_waits_for_another_desk_only_so_long(address, desk, monkeypatch):
    monkeypatch.setitem(storage._SETTINGS, "lock_timeout", "100ms")
    with (
        closing(open_desk(address, actor=desk.actor)) as impatient,
        desk.work("test.long"),
        pytest.raises(StorageProblem, match="busy"),
    ):
        arrive(impatient, Arrive())


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://desk@/desk?host=/nowhere", "no_server"),
        ("postgresql://desk@127.0.0.1:9/desk", "no_server"),
        ("postgresql://stranger@/postgres?host={folder}", "server_refused"),
    ],
)
def test_a_server_that_does_not_let_in_is_named(server, address, code):
    with pytest.raises(StorageProblem, match=code):
        open_desk(ServerAddress(address.format(folder=server.folder)))


def test_an_encoding_that_loses_chinese_is_refused(server):
    server.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(StorageProblem, match="server_not_unicode"):
        create_desk(server.address("latin"))
    server.execute("DROP DATABASE latin")


def test_whoever_runs_the_server_backs_it_up(address, desk):
    arrive(desk, Arrive())
    assert back_up_if_changed(desk) is None
    with pytest.raises(StorageProblem, match="backed_up_by_server"):
        back_up(desk)
    assert backup_queries.state(desk).server == str(address)


def test_the_command_line_takes_the_address(address, desk, capsys):
    arrive(desk, Arrive(request="空调漏水"))

    def run(*arguments: str) -> tuple[int, dict[str, object]]:
        status = main(["--database", address.url, "--language", "en", "--json", *arguments])
        return status, json.loads(capsys.readouterr().out)

    assert run("search", "漏水", "--count") == (0, {"count": 1})
    assert run("verify") == (0, {"file": str(address), "verified": True, "audit_entries": 1})
    assert run("backup")[1]["code"] == "backed_up_by_server"
    missing = address.url.replace(address.name, "nowhere")
    assert main(["--database", missing, "--json", "verify"]) == 3
