"""The weekly report's facts, from one look at the database."""

from __future__ import annotations

from datetime import date

from servicedesk.core.permissions import Permission
from servicedesk.core.weekly import WeeklyReport
from servicedesk.queries.weekly.everybody import everybody
from servicedesk.storage.desk import Read, ask


@ask(Permission.VIEW_EVALUATION, by_two=True)
def weekly_report(read: Read, monday: date, language: str, words: dict[str, str] | None = None) -> WeeklyReport:
    """Return the facts of the ISO week that begins on *monday*; sentences it has to form are in *language*."""
    customers = read.ahead(lambda other: everybody(other, monday, language))
    # The engine reads what every customer ever did; meanwhile the first report imports how the rest is found out.
    from servicedesk.queries.weekly.gathering import gathered

    return gathered(read, monday, language, words, customers)
