"""The weekly report's facts, gathered page by page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Totals, WeeklyReport
from servicedesk.core.weekly_chapters import Chapters
from servicedesk.queries import weeks
from servicedesk.queries.weekly.backlog import backlog
from servicedesk.queries.weekly.cause_names import cause_names, topic_names
from servicedesk.queries.weekly.complaints import complaints, costs
from servicedesk.queries.weekly.decisions import decisions
from servicedesk.queries.weekly.delivery import delivery
from servicedesk.queries.weekly.demand import demand
from servicedesk.queries.weekly.duplicates import duplicates
from servicedesk.queries.weekly.everybody import Everybody
from servicedesk.queries.weekly.first_page import (
    FAULT_WINDOW_DAYS,
    compensation,
    facts,
    faults,
    promises,
    unhappy,
    unhappy_cost,
)
from servicedesk.queries.weekly.flaws import flaws
from servicedesk.queries.weekly.opinions import opinions
from servicedesk.queries.weekly.other_promises import other_promises
from servicedesk.queries.weekly.relations import relations
from servicedesk.queries.weekly.series import Series, series
from servicedesk.storage.desk import Read

_SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "HKD": "HK$", "TWD": "NT$"}


def gathered(
    read: Read, monday: date, language: str, words: dict[str, str] | None, everybody: Callable[[], Everybody]
) -> WeeklyReport:
    """Return the facts of the week; *everybody* says how all customers stand, and may take its time."""
    year, week, _day = monday.isocalendar()
    start, end = weeks.bounds(read, monday)
    translator = Translator(language, words)
    now = read.site.local(read.now)
    weekly = read.ahead(lambda other: series(other, monday))
    repeated, places = faults(read, end, language)
    low, low_total = unhappy(read, start, end, translator)
    spent = costs(read, start, end, language)
    others = other_promises(read, monday, language)
    chapters = _chapters(read, monday, language, everybody, weekly)
    tiles = weekly().tiles
    return WeeklyReport(
        site=read.site.name,
        year=year,
        week=week,
        # The program itself has no name that a reader of paper knows.
        prepared_by=read.actor.name if read.actor.staff_id is not None else "",
        prepared_at=now.replace(tzinfo=None, microsecond=0),
        data_as_of=now.replace(tzinfo=None, microsecond=0),
        finished=read.now >= end,
        currency=_SIGNS.get(read.site.currency, read.site.currency + " "),
        facts=facts(read, start, end, language),
        unhappy=low,
        decisions=decisions(repeated, tiles, monday, translator),
        faults=repeated,
        fault_window_days=FAULT_WINDOW_DAYS,
        promises=promises(read, start, end),
        compensation=compensation(read, monday, language),
        tiles=tiles,
        chapters=chapters,
        costs=spent,
        other_promises=others,
        duplicates=duplicates(read, monday),
        totals=Totals(low_total, unhappy_cost(read, start, end), places),
        is_practice=read.site.is_practice or None,
    )


def _chapters(
    read: Read, monday: date, language: str, everybody: Callable[[], Everybody], weekly: Callable[[], Series]
) -> Chapters:
    """Return the facts of the pages after the first; first what waits for nothing."""
    causes, topics = cause_names(read, language), topic_names(read, language)
    work = backlog(read, min(weeks.bounds(read, monday)[1], read.now))
    asked, found = demand(read, monday, language), flaws(read, monday, work)
    standing = relations(read, monday, language, everybody())
    return Chapters(
        asked,
        delivery(read, monday, language, causes, work, weekly().on_time),
        opinions(read, monday, language, weekly().satisfied),
        complaints(read, monday, causes, topics, work, weekly().complaints),
        standing,
        found,
    )
