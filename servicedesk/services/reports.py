"""Issuing reports: the facts are frozen, and printed again they are the same."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import ColumnElement, select

from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.core.weekly import WeeklyReport
from servicedesk.models import IssuedReport
from servicedesk.storage.desk import Work, act

WEEKLY = "weekly"


@act(Permission.ISSUE_REPORT, undoable=False)
def issue_weekly(work: Work, reports: Mapping[str, WeeklyReport]) -> None:
    """Freeze a weekly report in every language of *reports* at once; what is frozen already stays as it is.

    Two desks may have the same draft in front of them: the first to issue it is the one that counts.
    Raises Refused ``week_not_over``.
    """
    for language, report in reports.items():
        period = f"{report.year}-W{report.week:02d}"
        if not report.finished:
            raise Refused("week_not_over", week=period)
        known = select(IssuedReport.id).where(*_issued(period, language)).limit(1)
        if work.connection.execute(known).first() is not None:
            continue
        identity = work.insert(
            IssuedReport,
            kind=WEEKLY,
            period=period,
            language=language,
            content=json.loads(report.to_json()),
            checksum=report.checksum,
            issued_at=work.now,
            staff_id=work.actor.staff_id,
        )
        work.audit("issued_report", identity, period=period, checksum=report.checksum)


def _issued(period: str, language: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions under which a report is that of a week in a language."""
    return (IssuedReport.kind == WEEKLY, IssuedReport.period == period, IssuedReport.language == language)
