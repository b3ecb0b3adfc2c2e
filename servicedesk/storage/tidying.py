"""What SQLite would do in the middle of an act, done while nobody waits: merging the index, folding the log.

Left to itself, about every thirtieth commit writes the log back into the file and every sixty-fourth merges the
index: the same act then takes ten times as long. Where somebody tidies, both may wait for a quiet moment; where
nobody does (a command of the command line), SQLite goes on by itself.
"""

from __future__ import annotations

from typing import Any

from servicedesk.storage.database import Database
from servicedesk.storage.errors import known_errors

# Pages of the log after which even a busy desk folds it: 32 MB.
BUSY_LOG = 8000
# Pages merged in one transaction: an act that comes meanwhile waits for one step at most.
STEP = 128
MOST_STEPS = 200


def tidy(database: Database) -> None:
    """Merge what the full-text index has in pieces, and bring the log into the file as far as nobody reads it."""
    if database.writer.dialect.name != "sqlite":
        return
    with known_errors():
        for _ in range(MOST_STEPS):
            if not _merge_a_step(database):
                break
        with database.reader.connect() as connection:
            # Passive: whoever reads or writes goes on, and what they still need stays in the log.
            _driver(connection).execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def _merge_a_step(database: Database) -> bool:
    """Merge a few pages; return whether there may be more to merge."""
    with database.writer.connect() as connection:
        raw = _driver(connection)
        raw.execute(f"PRAGMA wal_autocheckpoint={BUSY_LOG}").fetchall()
        with connection.begin():
            own = raw.execute("SELECT v FROM search_index_config WHERE k = 'automerge'").fetchone()
            if own is None or own[0] != 0:
                raw.execute("INSERT INTO search_index (search_index, rank) VALUES ('automerge', 0)")
            before = raw.total_changes
            raw.execute("INSERT INTO search_index (search_index, rank) VALUES ('merge', ?)", (STEP,))
            # One change is the order itself; more are pages that were written.
            return bool(raw.total_changes - before > 1)


def _driver(connection: Any) -> Any:
    return connection.connection.driver_connection
