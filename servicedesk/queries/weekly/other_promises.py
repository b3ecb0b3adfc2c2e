"""The other promises of time of a week, as the report freezes them."""

from __future__ import annotations

from datetime import date

from servicedesk.core.weekly_figures import ShareRow
from servicedesk.core.weekly_promises import OtherPromises
from servicedesk.queries import weeks
from servicedesk.queries.analysis.other_promises import promises_in
from servicedesk.queries.weekly.shares import share
from servicedesk.storage.desk import Read


def other_promises(read: Read, monday: date, language: str) -> OtherPromises | None:
    """Return next updates and agreements inside the house; None without any."""
    found = promises_in(read, *weeks.bounds(read, monday))
    rows = (ShareRow(row.who.text(language), share(row.share.successes, row.share.n)) for row in found.inside)
    frozen = OtherPromises(share(found.update.successes, found.update.n), tuple(rows))
    return None if frozen.empty else frozen
