"""From facts to paper: what the window and the command line share when they make a report.

The figures and the drawing, 22 MB of modules, are imported where a report is made: most desks make none in a day.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Thread
from typing import Any

from servicedesk.core.permissions import Permission
from servicedesk.core.translation import LANGUAGES, Translator
from servicedesk.core.voucher import VoucherPaper
from servicedesk.core.weekly import WeeklyReport
from servicedesk.queries import reports as issued
from servicedesk.queries import site
from servicedesk.services import reports
from servicedesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report ready to look at: its facts, its pages, and the characters no font has."""

    facts: WeeklyReport
    pdf: bytes
    pages: int
    replaced: tuple[str, ...]


def make_weekly(desk: Desk, monday: date, language: str) -> MadeReport:
    """Return the weekly report: the frozen one if this week was issued, else the facts as of now."""
    year, week, _day = monday.isocalendar()
    words = dict(site.pack_words(desk, language))
    facts = issued.issued_weekly(desk, f"{year}-W{week:02d}", language)
    if facts is None:
        # The database is asked meanwhile, and most of that time is the engine's.
        Thread(target=_draw_ready, name="fonts", daemon=True).start()
        facts = _facts(desk, monday, language, words)
    return _printed(facts, Translator(language, words))


def issue_weekly(desk: Desk, monday: date, language: str) -> MadeReport:
    """Freeze this week's facts, in every language at once, and return the report as it will always be printed.

    Raises Refused ``week_not_over``.
    """
    facts = {
        each: replace(_facts(desk, monday, each, dict(site.pack_words(desk, each))), issued=True) for each in LANGUAGES
    }
    reports.issue_weekly(desk, facts)
    return make_weekly(desk, monday, language)


def _draw_ready() -> None:
    """Import what draws and read the fonts; whoever draws finds them there or waits for them."""
    import servicedesk.reports.weekly  # noqa: F401 - for having it
    from servicedesk.reports import fonts

    fonts.load()


def _facts(desk: Desk, monday: date, language: str, words: dict[str, str]) -> WeeklyReport:
    from servicedesk.queries.weekly.report import weekly_report

    return weekly_report(desk, monday, language, words)


def _printed(facts: WeeklyReport, translator: Translator) -> MadeReport:
    from servicedesk.reports.weekly import print_weekly

    printed = print_weekly(facts, translator)
    return MadeReport(facts, printed.pdf, printed.pages, tuple(printed.replaced))


def save_weekly(desk: Desk, monday: date, output: Path, language: str) -> dict[str, Any]:
    """Write the weekly report to a file, whole or not at all."""
    made = make_weekly(desk, monday, language)
    write_whole(output, made.pdf)
    told = {"file": str(output), "pages": made.pages, "checksum": made.facts.checksum}
    return {**told, "practice": True} if made.facts.is_practice else told


def make_voucher(desk: Desk, voucher_id: int, language: str, paper: VoucherPaper) -> bytes | None:
    """Return a voucher as a page of *paper*; None when it is gone or hidden."""
    # No report needs the lists of tickets that come with the one, nor the drawing library behind the other.
    from servicedesk.queries.compensations import voucher_facts
    from servicedesk.reports.voucher import print_voucher

    facts = voucher_facts(desk, voucher_id)
    if facts is None:
        return None
    return print_voucher(facts, Translator(language, dict(site.pack_words(desk, language))), paper).pdf


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file, in pieces if there are some, by way of a temporary one, flushed before it takes the name."""
    if path.exists() and not path.is_file():
        # A folder, or a device that a whole file must not take the place of.
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    temporary = path.with_name(path.name + ".part")
    try:
        with temporary.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        # A full disk, or a folder of that name, leaves nothing half written.
        temporary.unlink(missing_ok=True)


def may_issue(desk: Desk) -> bool:
    """Return whether whoever is signed in may freeze a report."""
    return desk.actor.can(Permission.ISSUE_REPORT)
