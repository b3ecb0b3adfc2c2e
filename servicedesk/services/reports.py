"""Issuing reports: the facts are frozen, and printed again they are the same."""

from __future__ import annotations

import json

from servicedesk.core.permissions import Permission
from servicedesk.core.weekly import WeeklyReport
from servicedesk.models import IssuedReport
from servicedesk.storage.desk import Work, act

WEEKLY = "weekly"


@act(Permission.ISSUE_REPORT, undoable=False)
def issue_weekly(work: Work, report: WeeklyReport, language: str) -> int:
    """Freeze a weekly report; a week issued again gets a new entry and the old one stays."""
    identity = work.insert(
        IssuedReport,
        kind=WEEKLY,
        period=f"{report.year}-W{report.week:02d}",
        language=language,
        content=json.loads(report.to_json()),
        checksum=report.checksum,
        issued_at=work.now,
        staff_id=work.actor.staff_id,
    )
    work.audit("issued_report", identity, period=f"{report.year}-W{report.week:02d}", checksum=report.checksum)
    return identity
