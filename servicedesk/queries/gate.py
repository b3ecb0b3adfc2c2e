"""What the gate shows, read by the driver alone: nobody waits for the whole program to see their own name.

The very same facts as ``staff.people_to_sign_in``, ``visits.board``, ``site.pack_words`` and the site; those are asked
again when the program is there (docs/decisions/0023).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlcipher3.dbapi2 import Error

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.gate_rows import Board, GateFacts, PersonRow, by_name, person_row, wait_standard_of
from servicedesk.core.site_facts import SiteFacts
from servicedesk.storage.connections import check_engine_version, glancing
from servicedesk.storage.migrations import HEAD
from servicedesk.storage.places import check_place

# A log that long was left behind by something worse than a window that was shut: opening it properly comes first.
LONGEST_LOG = 8 * 2**20
# Whatever is not as it should be is left to the full opening, which says what is wrong and what to do.
_UNUSUAL = (
    Error,
    ServiceDeskError,
    ZoneInfoNotFoundError,
    OSError,
    MemoryError,
    ValueError,
    TypeError,
    KeyError,
)

# The open visits stand in each statement as their index says them, or every visit would be read.
_SITE = "SELECT name, desk_name, industry, timezone, currency, day_cut_minutes, is_practice FROM site LIMIT 1"
_PEOPLE = """
SELECT staff.id, staff.sign_in_name, staff.name, staff.title_zh, staff.title_en, staff.role,
       coalesce(department.colour, 'c1'), staff.pin_hash, coalesce(sign_in_throttle.pin_failures, 0),
       coalesce(drafts.n, 0), coalesce(parked.n, 0), staff.password_used_at
FROM staff
LEFT JOIN department ON department.id = staff.department_id
LEFT JOIN sign_in_throttle ON sign_in_throttle.staff_id = staff.id
LEFT JOIN (SELECT staff_id, count(*) AS n FROM draft WHERE staff_id IS NOT NULL GROUP BY staff_id) AS drafts
    ON drafts.staff_id = staff.id
LEFT JOIN (SELECT staff_id, count(*) AS n FROM visit
           WHERE state IN ('waiting', 'serving', 'parked') AND state = 'parked' AND staff_id IS NOT NULL
           GROUP BY staff_id) AS parked
    ON parked.staff_id = staff.id
WHERE staff.is_active = 1 AND staff.password_hash != ''
"""
_WAITING = """
SELECT queue_number, arrived_at FROM visit
WHERE state IN ('waiting', 'serving', 'parked') AND state = 'waiting'
ORDER BY CASE WHEN arrived_at >= ? THEN 0 ELSE 1 END, rank DESC, arrived_at, id
"""
_SERVING = """
SELECT queue_number FROM visit
WHERE state IN ('waiting', 'serving', 'parked') AND state = 'serving'
ORDER BY started_at DESC LIMIT 1
"""
_SETTING = "SELECT value FROM setting WHERE key = ?"


def first_look(path: Path, now: datetime) -> GateFacts | None:
    """Return what the gate shows of the file at *path*; None where anything is unusual, for nothing is mended here."""
    try:
        check_engine_version()
        check_place(path)
        if not _is_at_rest(path):
            return None
        with glancing(path) as connection:
            return _facts(connection, now)
    except _UNUSUAL:
        return None


def _is_at_rest(path: Path) -> bool:
    """Return whether there is a file, with nothing beside it that wants work before it is read."""
    log = path.with_name(path.name + "-wal")
    return path.is_file() and path.stat().st_size > 0 and (not log.exists() or log.stat().st_size <= LONGEST_LOG)


def _facts(connection: Any, now: datetime) -> GateFacts | None:
    if connection.execute("SELECT version_num FROM alembic_version").fetchall() != [(HEAD,)]:
        return None
    site = _site(connection)
    people = _people(connection, now)
    if site is None or not site.name or not people:
        return None
    return GateFacts(site, people, _board(connection, site, now), _value(connection, "words") or {})


def _site(connection: Any) -> SiteFacts | None:
    row = connection.execute(_SITE).fetchone()
    if row is None:
        return None
    name, desk_name, industry, zone, currency, day_cut_minutes, is_practice = row
    return SiteFacts(name, desk_name, industry, ZoneInfo(zone), currency, day_cut_minutes, bool(is_practice))


def _people(connection: Any, now: datetime) -> list[PersonRow]:
    return by_name(_person(row, now) for row in connection.execute(_PEOPLE))


def _person(row: tuple[Any, ...], now: datetime) -> PersonRow:
    number, sign_in_name, name, title_zh, title_en, role, colour, pin_hash, failures, drafts, parked, used_at = row
    titles, left = (title_zh, title_en), (drafts, parked)
    used = None if used_at is None else datetime.fromisoformat(f"{used_at}Z")
    return person_row(number, sign_in_name, name, titles, role, colour, pin_hash, failures, left, used, now)


def _board(connection: Any, site: SiteFacts, now: datetime) -> Board:
    day_start = site.day_bounds(site.business_day(now))[0]
    waiting = connection.execute(_WAITING, (day_start.astimezone(UTC).isoformat(" ", "microseconds")[:26],)).fetchall()
    serving = connection.execute(_SERVING).fetchone()
    return Board(
        serving[0] if serving else "",
        tuple((number, datetime.fromisoformat(f"{arrived_at}Z")) for number, arrived_at in waiting),
        wait_standard_of(_value(connection, "wait_standard")),
    )


def _value(connection: Any, key: str) -> Any:
    row = connection.execute(_SETTING, (key,)).fetchone()
    return None if row is None else json.loads(row[0])
