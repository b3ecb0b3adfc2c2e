"""Engine errors turned into known ones."""

from __future__ import annotations

import re
import sqlite3
import traceback
from contextlib import AbstractContextManager
from json import JSONDecodeError
from types import TracebackType
from typing import Any

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from servicedesk.core.errors import Conflict, ServiceDeskError, StorageProblem

# SQLite's own words, in the order they are looked for.
_SENTENCES = (
    ("database is locked", "busy"),
    ("database table is locked", "busy"),
    ("database or disk is full", "disk_full"),
    ("readonly database", "read_only"),
    ("unable to open database file", "missing"),
    ("not a database", "damaged"),
    ("malformed", "damaged"),
    ("could not decode to utf-8", "damaged"),
    # The tests ask for every table and column: at a desk it is the stored schema that lost a letter.
    ("no such column", "damaged"),
    ("no such table", "damaged"),
    ("unsupported file format", "damaged"),
    ("vtable constructor failed", "damaged"),
    ("disk i/o error", "disk_error"),
)

# PostgreSQL's codes, the longer before the class they begin with.
_STATES = (
    ("55P03", "busy"),  # lock_timeout: another desk's act takes long
    ("57014", "busy"),
    ("40", "busy"),
    ("53300", "busy"),
    ("53100", "disk_full"),
    ("58030", "disk_error"),
    ("25006", "read_only"),
    ("42501", "read_only"),
    ("XX001", "damaged"),
    ("XX002", "damaged"),
    ("57P", "connection_lost"),
    ("25P03", "connection_lost"),
    ("08", "connection_lost"),
)


def known(error: BaseException) -> ServiceDeskError | None:
    """Return the known error behind *error*, or None when it is a bug."""
    if isinstance(error, ServiceDeskError):
        return error
    if isinstance(error, StaleDataError):
        return Conflict("changed_meanwhile")
    server = getattr(error, "orig", error)
    if type(server).__module__.startswith("psycopg"):
        return _of_server(server)
    if isinstance(error, IntegrityError) or type(error).__name__ == "IntegrityError":
        text = str(getattr(error, "orig", error)).lower()
        if "unique" in text or "foreign key" in text:
            return Conflict("already_there" if "unique" in text else "still_used", detail=text)
        # A missing value is nobody's conflict but a bug.
        return None
    # An encrypted file with a flipped bit often surfaces as MemoryError, a plain one as a value nothing can read.
    if isinstance(error, MemoryError) or (isinstance(error, ValueError) and _came_from_a_row(error)):
        return StorageProblem("damaged")
    if isinstance(error, DBAPIError | sqlite3.Error) or type(error).__module__.startswith("sqlcipher3"):
        text = str(error).lower()
        for sentence, code in _SENTENCES:
            if sentence in text:
                return StorageProblem(code)
    return None


def _of_server(error: Any) -> ServiceDeskError | None:
    """Return what a PostgreSQL server's code says; a lost connection has none."""
    state = error.sqlstate
    if state is None:
        return _of_connection(error)
    if state in ("23505", "23503"):
        return Conflict("already_there" if state == "23505" else "still_used", detail=str(error).lower())
    code = next((code for beginning, code in _STATES if state.startswith(beginning)), None)
    return None if code is None else StorageProblem(code)


def _of_connection(error: Any) -> StorageProblem | None:
    """Return what an error without a code says: a connection that was lost, or never came about."""
    if type(error).__name__ not in ("OperationalError", "ConnectionTimeout", "InterfaceError"):
        return None
    words = str(error)
    # A server that answers refuses with its own words, "FATAL" or what that is in its language.
    refusal = re.search(r"(?:FATAL|致命错误)\s*[:：]\s*(.+)", words)
    if refusal is not None:
        return StorageProblem("server_refused", reason=refusal[1].strip())
    return StorageProblem("no_server" if "connection" in words and "failed" in words else "connection_lost")


def _came_from_a_row(error: ValueError) -> bool:
    """Return whether text, JSON or a date could not be read on its way from the file, not in a caller's own code."""
    if not isinstance(error, UnicodeDecodeError | JSONDecodeError) and "isoformat" not in str(error):
        return False
    frames = [frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__)]
    return any(name.startswith(("sqlalchemy.", "servicedesk.storage.prepared")) for name in frames)


class _KnownErrors(AbstractContextManager[None]):
    """Holds nothing, so that one serves every question: a generator for each would cost more than looking."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not isinstance(error, Exception) or isinstance(error, ServiceDeskError):
            return
        translated = known(error)
        if translated is not None:
            raise translated from error


_KNOWN_ERRORS = _KnownErrors()


def known_errors() -> AbstractContextManager[None]:
    """Raise engine errors as known ones where they are."""
    return _KNOWN_ERRORS
