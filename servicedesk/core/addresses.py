"""Where the data is: a file on this PC, or a PostgreSQL server that several desks share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from servicedesk.core.paths import data_folder

_SERVER = re.compile(r"postgres(ql)?(\+psycopg)?://", re.IGNORECASE)
_PASSWORD = re.compile(r"(?i)([?&]password=)[^&]*")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A database on a PostgreSQL server, written as PostgreSQL's own tools want it: ``postgresql://…``."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        """Return the address without its password: it is shown and logged."""
        parts = urlsplit(self.url)
        name, at, host = parts.netloc.rpartition("@")
        query = f"?{parts.query}" if parts.query else ""
        shown = f"{parts.scheme}://{name.partition(':')[0]}{at}{host}{parts.path}{query}"
        return _PASSWORD.sub(r"\1…", shown)

    @property
    def name(self) -> str:
        """The name of the database, empty when the server's default is meant."""
        return unquote(urlsplit(self.url).path.lstrip("/"))

    @property
    def station_path(self) -> Path:
        """The path whose folder holds what this station keeps for itself: its marks, copies and rejected rows."""
        # Imported here: every start reads this module, and few have a server.
        import hashlib

        shown = str(self)
        readable = _NOT_IN_NAMES.sub("-", shown.partition("://")[2].partition("?")[0]).strip("-")[:60]
        digest = hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return data_folder() / "servers" / f"{readable}-{digest}" / "desk.db"


Address = Path | ServerAddress


def address_of(text: str) -> Address:
    """Return what was given as PATH or URL; raises ValueError for an address of another kind of server."""
    if _SERVER.match(text):
        return ServerAddress(_SERVER.sub("postgresql://", text, count=1))
    # One letter before the colon is a drive of Windows.
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text):
        raise ValueError(text.partition("://")[0])
    return Path(text)


def local_path(address: Address) -> Path:
    """Return the database file, or the path that stands for a server's database on this PC."""
    return address if isinstance(address, Path) else address.station_path
