"""The weekly report's facts, gathered page by page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from servicedesk.core.translation import Translator
from servicedesk.core.weekly import WeeklyReport
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
from servicedesk.queries.weekly.first_page import FAULT_WINDOW_DAYS, compensation, facts, faults, promises, unhappy
from servicedesk.queries.weekly.flaws import flaws
from servicedesk.queries.weekly.opinions import opinions
from servicedesk.queries.weekly.other_promises import other_promises
from servicedesk.queries.weekly.relations import relations
from servicedesk.queries.weekly.tiles import six_figures
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
    repeated = faults(read, end, language)
    tiles = six_figures(read, monday)
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
        unhappy=unhappy(read, start, end, translator),
        decisions=decisions(repeated, tiles, monday, translator),
        faults=repeated,
        fault_window_days=FAULT_WINDOW_DAYS,
        promises=promises(read, start, end),
        compensation=compensation(read, monday, language),
        tiles=tiles,
        chapters=_chapters(read, monday, language, everybody),
        costs=costs(read, start, end, language),
        other_promises=other_promises(read, monday, language),
        duplicates=duplicates(read, monday),
    )


def _chapters(read: Read, monday: date, language: str, everybody: Callable[[], Everybody]) -> Chapters:
    """Return the facts of the pages after the first."""
    causes, topics = cause_names(read, language), topic_names(read, language)
    work = backlog(read, min(weeks.bounds(read, monday)[1], read.now))
    return Chapters(
        demand(read, monday, language),
        delivery(read, monday, language, causes, work),
        opinions(read, monday, language),
        complaints(read, monday, causes, topics, work),
        relations(read, monday, language, everybody()),
        flaws(read, monday, work),
    )
