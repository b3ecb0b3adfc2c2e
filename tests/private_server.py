"""A PostgreSQL server of the test run's own: in a folder that vanishes, reached through a file, by nobody else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path

import psycopg

from servicedesk.core.addresses import ServerAddress
from servicedesk.storage.migrations import migrate
from servicedesk.storage.server import ServerDatabase, create_database

NEEDED = ("initdb", "pg_ctl", "postgres")
PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
OLDEST = 15
PREFIX = "desk-server-"
# Nothing of a test outlives a power cut: all of its speed, none of its flushing.
SETTINGS = ("fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "max_connections=60")


def missing() -> str:
    """Return why there can be no server here, empty where there can."""
    if os.name != "posix":
        return "a private PostgreSQL server is started on POSIX systems only"
    if binaries() is None:
        return f"PostgreSQL {OLDEST} or newer is not installed ({', '.join(NEEDED)})"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "PostgreSQL does not run as root, and there is no user postgres or nobody"
    return ""


@cache
def binaries() -> Path | None:
    """Return the folder of the newest server's programs, None where there is none that is new enough."""
    found = [path for place in PLACES for path in Path("/").glob(place.lstrip("/"))]
    if on_path := shutil.which("postgres"):
        found.append(Path(on_path).resolve().parent)
    whole = [path for path in found if all((path / name).exists() for name in NEEDED)]
    versions = {path: _version(path) for path in whole}
    return max((path for path in whole if versions[path] >= OLDEST), key=versions.__getitem__, default=None)


def _version(folder: Path) -> int:
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    return int(answer.split()[2].partition(".")[0])


def _unprivileged() -> str | None:
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return None


class PrivateServer:
    """A running server and the empty databases it hands out."""

    def __init__(self, folder: Path) -> None:
        programs = binaries()
        assert programs is not None
        self._programs = programs
        self.folder = folder
        self._data = folder / "data"
        self._numbers = count(1)
        self._template: str | None = None
        self._owner = _unprivileged() if os.geteuid() == 0 else None

    def start(self) -> None:
        """Make a cluster and start it; text has the server's own encoding, never the machine's."""
        if self._owner is not None:
            shutil.chown(self.folder, self._owner)
        self._run("initdb", "--auth=trust", "--username=desk", "--encoding=UTF8", "--no-locale", "--no-sync")
        settings = (*SETTINGS, "listen_addresses=", f"unix_socket_directories={self.folder}")
        options = " ".join(f"-c {setting}" for setting in settings)
        self._run("pg_ctl", "--wait", f"--log={self.folder / 'log'}", f"--options={options}", "start")

    def stop(self) -> None:
        """Stop it without waiting for anybody."""
        self._run("pg_ctl", "--wait", "--mode=immediate", "stop")

    def restart(self) -> None:
        """Stop it under everybody's feet and start it again."""
        self._run("pg_ctl", "--wait", "--mode=fast", f"--log={self.folder / 'log'}", "restart")

    def address(self, name: str) -> ServerAddress:
        """Return the address of database *name*."""
        return ServerAddress(f"postgresql://desk@/{name}?host={self.folder}")

    def execute(self, statement: str) -> None:
        """Run one statement as the server's administrator."""
        with psycopg.connect(self.address("postgres").url, autocommit=True) as connection:
            connection.execute(statement)

    @contextmanager
    def database(self, *, migrated: bool = True) -> Iterator[ServerAddress]:
        """Hand out a database of its own, dropped afterwards whoever is still connected."""
        name = f"desk{next(self._numbers)}"
        if migrated:
            self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self._migrated()}" STRATEGY file_copy')
        else:
            create_database(self.address(name))
        try:
            yield self.address(name)
        finally:
            self.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _migrated(self) -> str:
        """Return the name of the database that others are copied from: migrations run once."""
        if self._template is None:
            self._template = "template_desk"
            create_database(self.address(self._template))
            database = ServerDatabase(self.address(self._template))
            migrate(database)
            database.close()
        return self._template

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._data), *arguments]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C", "TZ": "UTC"}
        as_owner: dict[str, object] = {}
        if self._owner is not None:
            as_owner = {"user": self._owner, "group": pwd.getpwnam(self._owner).pw_gid, "extra_groups": []}
        with (self.folder / f"{program}.out").open("w+") as output:
            done = subprocess.run(
                command, cwd=self.folder, env=environment, stdout=output, stderr=output, check=False, **as_owner
            )
            output.seek(0)
            if done.returncode:
                raise RuntimeError(f"{program} failed: {output.read()}")


def _sweep() -> None:
    """Stop what a test run that was killed has left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        number = folder.name.removeprefix(PREFIX).partition("-")[0]
        if number.isdigit() and not _is_alive(int(number)):
            with suppress(RuntimeError, OSError):
                PrivateServer(folder).stop()
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def private_server() -> Iterator[PrivateServer]:
    """Run a server for as long as it is needed."""
    _sweep()
    # A socket's path may have a hundred characters: pytest's own folders have more.
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    server = PrivateServer(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
