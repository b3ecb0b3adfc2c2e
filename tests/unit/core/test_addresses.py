"""What is given as PATH or URL, and that a password is never shown."""

from pathlib import Path

import pytest

from servicedesk.core.addresses import ServerAddress, address_of, local_path


@pytest.mark.parametrize(
    "text", ["desk.db", "/var/desk.db", "C:/data/desk.db", r"C:\data\desk.db", "数据/desk.db", "a:b"]
)
def test_a_path(text):
    assert address_of(text) == Path(text)
    assert local_path(address_of(text)) == Path(text)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "PostgreSQL", "postgresql+psycopg"])
def test_a_server(scheme):
    assert address_of(f"{scheme}://desk@server/hotel") == ServerAddress("postgresql://desk@server/hotel")


@pytest.mark.parametrize("text", ["mysql://server/hotel", "http://server", "sqlite:///desk.db"])
def test_another_kind_is_refused(text):
    with pytest.raises(ValueError, match=text.partition(":")[0]):
        address_of(text)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://desk:s3cret@server:5433/hotel", "postgresql://desk@server:5433/hotel"),
        ("postgresql://desk:s3@cret@server/hotel", "postgresql://desk@server/hotel"),
        (
            "postgresql://desk@server/hotel?password=s3cret&sslmode=require",
            "postgresql://desk@server/hotel?password=…&sslmode=require",
        ),
        ("postgresql:///hotel?host=/run&PASSWORD=s3cret", "postgresql:///hotel?host=/run&PASSWORD=…"),
    ],
)
def test_a_password_is_not_shown(url, shown):
    address = ServerAddress(url)
    assert str(address) == shown
    assert "cret" not in repr(address) + str(address.station_path)


def test_what_the_pc_keeps_is_apart_for_each_server():
    paths = {
        ServerAddress(url).station_path
        for url in ("postgresql://a/b", "postgresql://a/c", "postgresql://a-b/", "postgresql://x@a/b")
    }
    assert len({path.parent for path in paths}) == 4
    # Another password is the same database.
    assert ServerAddress("postgresql://x:1@a/b").station_path == ServerAddress("postgresql://x:2@a/b").station_path
