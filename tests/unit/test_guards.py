"""The guards of the test run itself hold."""

import socket
import threading
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

from servicedesk.core import translation

ROOT = Path(__file__).resolve().parents[2]


def test_no_network():
    # It warns before it raises, and here a warning is an error.
    with socket.socket() as connection, pytest.raises((SocketConnectBlockedError, UserWarning)):
        connection.connect(("192.0.2.1", 80))


def test_this_machine_may_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=lambda: server.accept()[0].close())  # noqa: PLW0108 - accept waits
        thread.start()
        socket.create_connection(server.getsockname()).close()
        thread.join()


@pytest.mark.parametrize("folder", [Path("/shared"), ROOT.parent / "shared"], ids=["root", "beside"])
def test_nothing_beside_the_project_is_read(folder):
    with pytest.raises(PermissionError, match="may not depend"):
        (folder / "data.csv").read_text(encoding="utf-8")
    with pytest.raises(PermissionError, match="may not depend"):
        list((folder / "data").iterdir())


def test_home_is_this_tests_own(home):
    assert Path.home() == home
    assert not list(home.iterdir())
    (home / "left behind").touch()


def test_home_is_empty_again(home):
    assert not list(home.iterdir())


def test_language_starts_as_english():
    assert translation.translator().language == "en"
    translation.set_language("zh_CN")


def test_language_is_english_again():
    assert translation.translator().language == "en"


def test_language_fixture_runs_in_both(language):
    assert translation.translator().language == language
