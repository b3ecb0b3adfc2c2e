"""Reports that were issued."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select, true

from servicedesk.core.permissions import Permission
from servicedesk.core.weekly import WeeklyReport
from servicedesk.models import IssuedReport, Staff
from servicedesk.storage.desk import Read, ask


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """A report as it was issued."""

    id: int
    kind: str
    period: str
    language: str
    checksum: str
    issued_at: datetime
    by: str

    @property
    def monday(self) -> date:
        """The first day of the week it is of."""
        year, _, week = self.period.partition("-W")
        return date.fromisocalendar(int(year), int(week), 1)


@ask(Permission.VIEW_EVALUATION)
def issued_reports(read: Read, language: str = "", limit: int = 520) -> list[IssuedRow]:
    """Return the issued reports, the latest week first; those in one *language* only where one is named.

    Each week is issued in every language at once: ten years of them in one language fit the limit.
    """
    statement = (
        select(
            IssuedReport.id,
            IssuedReport.kind,
            IssuedReport.period,
            IssuedReport.language,
            IssuedReport.checksum,
            IssuedReport.issued_at,
            func.coalesce(Staff.name, "").label("by"),
        )
        .outerjoin(Staff, Staff.id == IssuedReport.staff_id)
        .where(true() if not language else IssuedReport.language == language)
        .order_by(IssuedReport.period.desc(), IssuedReport.id.desc())
        .limit(limit)
    )
    return [IssuedRow(*row) for row in read.execute(statement)]


@ask(Permission.VIEW_EVALUATION)
def issued_weekly(read: Read, period: str, language: str) -> WeeklyReport | None:
    """Return the frozen facts of a week, None when it was not issued in this language."""
    content = read.execute(
        select(IssuedReport.content)
        .where(IssuedReport.kind == "weekly", IssuedReport.period == period, IssuedReport.language == language)
        .order_by(IssuedReport.id.desc())
        .limit(1)
    ).scalar()
    return None if content is None else WeeklyReport.from_json(json.dumps(content, ensure_ascii=False))
