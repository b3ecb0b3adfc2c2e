"""Switches of Settings that are saved at once: somebody else's choice is not written over unseen, one's own is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select

from servicedesk.core.errors import Conflict
from servicedesk.models import AuditEntry, Staff
from servicedesk.storage.desk import Work

# Further back nobody looks for who chose last: a screen shows a switch for an hour, not for a hundred acts.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """What a screen showed a switch to be when somebody chose something else."""

    value: object


class ChosenMeanwhile(Conflict):
    """Somebody else chose something else since the screen was read; ``now`` is what stands, nothing was written."""

    def __init__(self, key: str, who: str, now: object) -> None:
        super().__init__("chosen_meanwhile", entity="setting", id=key, who=who)
        self.now = now


def refuse_unseen(work: Work, key: str, switch: str, now: object, wanted: object, seen: Seen | None) -> None:
    """Raise ChosenMeanwhile where *now* was chosen by somebody else, was not *seen* and is not what is *wanted*.

    Whoever chooses twice in a row, faster than the screen follows, chose last: their second choice stands.
    """
    if seen is None or now in (seen.value, wanted):
        return
    last = _last_choice(work, key, switch)
    if last is not None and last.staff_id == work.actor.staff_id:
        return
    raise ChosenMeanwhile(key, (last.name or "") if last is not None else "", now)


def said(work: Work, key: str, switch: str | None = None) -> None:
    """Write into the audit which setting was chosen, and which switch of it."""
    work.audit("setting", None, key=key, **({"switch": switch} if switch is not None else {}))


def _last_choice(work: Work, key: str, switch: str) -> Row[Any] | None:
    """Return the newest entry about a switch, whoever undid it included; older entries name the setting only."""
    statement = _entries().where(AuditEntry.entity == "setting").order_by(AuditEntry.id.desc()).limit(_LOOKED_AT)
    for entry in work.connection.execute(statement):
        undone = entry.details.get("undone", entry.details.get("redone"))
        details = _details(work, undone) if undone is not None else entry.details
        if details.get("key") == key and details.get("switch", switch) == switch:
            return entry
    return None


def _entries() -> Select[Any]:
    columns = (AuditEntry.id, AuditEntry.staff_id, AuditEntry.act, AuditEntry.at, AuditEntry.details, Staff.name)
    return select(*columns).outerjoin(Staff, Staff.id == AuditEntry.staff_id)


def _details(work: Work, audit_id: int) -> dict[str, Any]:
    found = work.connection.execute(select(AuditEntry.details).where(AuditEntry.id == audit_id)).scalar()
    return dict(found or {})
