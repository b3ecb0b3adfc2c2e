"""The only source of the present moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment; injected so that tests and tours can stand still."""

    def now(self) -> datetime:
        """Return the present moment as an aware UTC datetime."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Return the present moment as an aware UTC datetime."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that moves only when told."""

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a clock needs an aware datetime")
        self.moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment it was last set to."""
        return self.moment

    def advance(self, **amount: float) -> None:
        """Move forward by ``timedelta(**amount)``."""
        self.moment += timedelta(**amount)
