"""How long somebody who typed a wrong password or PIN waits, and when a PIN is no longer enough."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

PIN_TRIES = 5
PIN_LASTS = timedelta(hours=12)
LONGEST_WAIT_SECONDS = 300
# Clocks are corrected by seconds every day; only a larger step back is taken for a changed clock.
CLOCK_TOLERANCE = timedelta(minutes=2)


def wait_seconds(failures: int) -> int:
    """Return the wait after that many errors in a row: 1, 2, 4, 8 … seconds, five minutes at most."""
    if failures <= 0:
        return 0
    return min(1 << min(failures - 1, 16), LONGEST_WAIT_SECONDS)


@dataclass(frozen=True, slots=True)
class Throttle:
    """The errors of one person so far; every method returns what to store next."""

    failures: int = 0
    pin_failures: int = 0
    not_before_at: datetime | None = None
    latest_seen_at: datetime | None = None

    @property
    def pin_is_spent(self) -> bool:
        """Whether only the password helps now."""
        return self.pin_failures >= PIN_TRIES

    def seen(self, now: datetime) -> Throttle:
        """Note the present moment; a clock that was put back starts the wait anew and asks for the password."""
        if self.latest_seen_at is None or now >= self.latest_seen_at:
            return replace(self, latest_seen_at=now)
        if now >= self.latest_seen_at - CLOCK_TOLERANCE:
            return self
        wait = timedelta(seconds=wait_seconds(max(self.failures, self.pin_failures)))
        pending = self.not_before_at is not None and self.not_before_at > now
        return Throttle(self.failures, PIN_TRIES, now + wait if pending else self.not_before_at, now)

    def seconds_left(self, now: datetime) -> int:
        """Return the whole seconds until the next try is looked at; 0 when it may be made now."""
        if self.not_before_at is None or self.not_before_at <= now:
            return 0
        return math.ceil((self.not_before_at - now).total_seconds())

    def failed(self, now: datetime, by_pin: bool) -> Throttle:
        """Count one more error: the wait grows."""
        errors = (self.pin_failures if by_pin else self.failures) + 1
        not_before = now + timedelta(seconds=wait_seconds(errors))
        if by_pin:
            return replace(self, pin_failures=errors, not_before_at=not_before)
        return replace(self, failures=errors, not_before_at=not_before)

    def passed(self, by_pin: bool) -> Throttle:
        """Forget the errors of the way that was proved; the password proves both."""
        return Throttle(self.failures if by_pin else 0, 0, None, self.latest_seen_at)


def pin_is_recent(password_used_at: datetime | None, now: datetime) -> bool:
    """Return whether the password was used within the time a PIN may stand for it."""
    if password_used_at is None:
        return False
    return -CLOCK_TOLERANCE <= now - password_used_at < PIN_LASTS
