"""Whether a deadline comes within a time that means anything: rules, agreements and calendars are asked before saving.

Without that, one slip in Settings would keep everybody from opening tickets: the clock looks fifty years ahead only.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from servicedesk.methods.errors import MethodError
from servicedesk.methods.sla_clock import Calendar

MOST_YEARS = 10
# What no calendar has to be asked for.
MOST_MINUTES = MOST_YEARS * 366 * 24 * 60


def is_in_reach(clock: Calendar, start: datetime, minutes: int) -> bool:
    """Return whether so many working minutes are used up within ten years."""
    try:
        due_at: datetime = clock.due_at(start, minutes)
    except MethodError:
        return False
    return due_at <= start + timedelta(days=366 * MOST_YEARS)
