"""The fixed words of escalation: which clock a level watches, and who of a ticket's people it tells."""

from __future__ import annotations

from enum import StrEnum


class EscalationTarget(StrEnum):
    """The clock a level watches: the three promised to the guest, and the one agreed inside the house."""

    RESPONSE = "response"
    UPDATE = "update"
    RESOLUTION = "resolution"
    AGREEMENT = "agreement"


class Notified(StrEnum):
    """Who has to do with a ticket."""

    OWNER = "owner"
    WATCHERS = "watchers"
    DEPARTMENT = "department"


MOST_PERCENT = 1000
MOST_MINUTES = 366 * 24 * 60


def is_time(percent: int | None, minutes: int | None) -> bool:
    """Whether exactly one of the two says when, within what anybody means."""
    if (percent is None) == (minutes is None):
        return False
    return 1 <= percent <= MOST_PERCENT if percent is not None else abs(minutes or 0) <= MOST_MINUTES
