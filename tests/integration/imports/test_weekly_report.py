"""The weekly report over what was imported: the command line's counts, whatever the old system's last row says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from servicedesk.queries.metrics import period_metrics
from servicedesk.queries.weekly.report import weekly_report
from servicedesk.reporting import make_weekly

MONDAY = date(2026, 11, 9)
# Closed by itself long after the last row, as old systems do.
TICKETS = """number,opened_at,resolved_at,closed_at,sys_updated_at,title,place,priority
A1,2026-11-02 10:00,2026-11-09 10:00,2026-11-17 10:00,2026-11-09 10:00,空调不制冷,1208,high
A2,2026-11-10 10:00,2026-11-10 12:00,2026-11-12 10:00,2026-11-10 12:00,换被子,1209,low
A3,2026-11-11 10:00,,,2026-11-11 10:00,发票抬头,1210,low
"""


@pytest.mark.parametrize("weeks", [-1, 0, 1])
def test_the_backlog_of_imported_tickets_is_the_command_lines(desk, importing, weeks):
    assert importing("tickets", TICKETS).imported == 3
    monday = MONDAY + weeks * timedelta(days=7)
    said = period_metrics(desk, monday, monday + timedelta(days=6))["tickets"]
    found = weekly_report(desk, monday, "en").chapters.delivery
    assert (found.backlog, found.opened, found.closed) == (said["backlog_end"], said["opened"], said["closed"])
    assert found.backlog == (1, 2, 1)[weeks + 1]


def test_tickets_without_visits_make_a_whole_report(desk, importing):
    importing("tickets", TICKETS)
    made = make_weekly(desk, MONDAY, "zh_CN")
    assert made.pages == 7
    assert made.facts.chapters.demand.visits == 0
