"""The figures of a period, as the command line prints them."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import fmean, median
from typing import Any

from sqlalchemy import func, select

from servicedesk.core.permissions import Permission
from servicedesk.methods import csat, nps, proportion
from servicedesk.models import Inquiry, SurveyResponse, Ticket
from servicedesk.queries import weeks
from servicedesk.queries.analysis.other_promises import promises_in
from servicedesk.queries.compensation_costs import costs
from servicedesk.queries.promises import kept_rate
from servicedesk.queries.visits import wait_standard
from servicedesk.queries.weekly.open_work import FINISHED_AT, finished_in, open_at
from servicedesk.storage.conditions import RECEIVED_ONCE
from servicedesk.storage.desk import Read, ask


@ask(Permission.VIEW_EVALUATION)
def period_metrics(read: Read, first: date, last: date) -> dict[str, Any]:
    """Return the figures of *first* to *last*, both days included; no data is None, never zero."""
    start = read.site.day_bounds(first)[0]
    end = read.site.day_bounds(last + timedelta(days=1))[0]
    return {
        "period": {"from": first.isoformat(), "to": last.isoformat()},
        "visits": weeks.visits_of(read, start, end),
        "inquiries": _count(
            read, select(func.count()).select_from(Inquiry).where(Inquiry.asked_at.between(start, end))
        ),
        "tickets": _tickets(read, start, end),
        "csat": _csat(read, start, end),
        "nps": _nps(read, start, end),
        "sla": _sla(read, start, end),
        **_other_promises(read, start, end),
        "fcr": _share(weeks.first_contact(read, start, end)),
        "wait": _wait(read, start, end),
        "throughput": _throughput(read, start, end),
        "promises": _promises(read, start, end),
        "compensation": _compensation(read, start, end),
    }


def _promises(read: Read, start: Any, end: Any) -> dict[str, Any]:
    """Return the share of promises kept, of those whose time came in the period; unsettled ones are broken."""
    rate = kept_rate(read, start, end)
    return {**_share(weeks.Ratio(rate.kept, rate.n)), "kept": rate.kept}


def _compensation(read: Read, start: Any, end: Any) -> dict[str, int]:
    """Return how often, and how much in the currency's smallest unit, was approved in the period."""
    given = costs(read, start, end).given
    return {"n": given.count, "amount_cents": given.cents}


def _count(read: Read, statement: Any) -> int:
    return int(read.execute(statement).scalar_one())


def _tickets(read: Read, start: Any, end: Any) -> dict[str, int]:
    """Return how many were opened and finished in the period, and how many stood open at its end.

    Tickets that were merged into others are no cases of their own; they are counted as duplicates.
    """
    count = select(func.count()).select_from(Ticket)
    opened = count.where(Ticket.opened_at >= start, Ticket.opened_at < end)
    return {
        "opened": _count(read, opened.where(RECEIVED_ONCE)),
        "duplicates": _count(read, opened.where(~RECEIVED_ONCE)),
        "closed": _count(read, count.where(finished_in(start, end))),
        "backlog_end": _count(read, count.where(open_at(end))),
    }


def _throughput(read: Read, start: Any, end: Any) -> dict[str, Any]:
    """Return how long tickets took from opening to closing, of those closed in the period; hours by the clock."""
    statement = select(Ticket.opened_at, FINISHED_AT).where(finished_in(start, end))
    hours = [(closed - opened).total_seconds() / 3600 for opened, closed in read.execute(statement)]
    return {
        "n": len(hours),
        "median_hours": median(hours) if hours else None,
        "mean_hours": fmean(hours) if hours else None,
    }


def _csat(read: Read, start: Any, end: Any) -> dict[str, Any]:
    found = dict(
        read.execute(
            select(SurveyResponse.csat, func.count())
            .where(SurveyResponse.is_current, SurveyResponse.csat.is_not(None))
            .where(SurveyResponse.answered_at >= start, SurveyResponse.answered_at < end)
            .group_by(SurveyResponse.csat)
        ).all()
    )
    n = sum(found.values())
    share = csat.csat_of_counts(found.get(4, 0) + found.get(5, 0), n)
    mean = sum(score * count for score, count in found.items()) / n if n else None
    return {"percent": share.percent, "n": n, "lower": share.lower, "upper": share.upper, "mean": mean}


def _nps(read: Read, start: Any, end: Any) -> dict[str, Any]:
    counts = weeks.recommending(read, start, end)
    found = nps.nps_of_counts(counts.promoters, counts.passives, counts.detractors)
    interval = found.adjusted
    return {
        "nps": found.nps,
        "n": found.n,
        "lower": interval.lower if interval else None,
        "upper": interval.upper if interval else None,
        "promoters": found.promoters,
        "passives": found.passives,
        "detractors": found.detractors,
    }


def _sla(read: Read, start: Any, end: Any) -> dict[str, Any]:
    ratio = weeks.on_time(read, start, end)
    return {
        "attainment": 100 * ratio.hits / ratio.n if ratio.n else None,
        "met": ratio.hits,
        "breached": ratio.n - ratio.hits,
    }


def _other_promises(read: Read, start: Any, end: Any) -> dict[str, Any]:
    """Return next updates and agreements inside the house, which are no part of ``sla``."""
    found = promises_in(read, start, end)
    return {
        "next_update": _percentages(found.update),
        "internal": [
            {"name": row.who.zh, "name_en": row.who.en, "partner": row.is_partner, **_percentages(row.share)}
            for row in found.inside
        ],
    }


def _share(ratio: weeks.Ratio) -> dict[str, Any]:
    return _percentages(proportion.wilson(ratio.hits, ratio.n))


def _percentages(share: proportion.Share) -> dict[str, Any]:

    def percent(value: float | None) -> float | None:
        return None if value is None else 100 * value

    return {"percent": percent(share.p), "n": share.n, "lower": percent(share.lower), "upper": percent(share.upper)}


def _wait(read: Read, start: Any, end: Any) -> dict[str, Any]:
    waited = weeks.waits(read, start, end, wait_standard(read))
    seconds = sorted(waited.seconds)
    return {
        "offered": waited.offered,
        "served": len(seconds),
        "abandoned": waited.left,
        "average_seconds": sum(seconds) / len(seconds) if seconds else None,
        "median_seconds": median(seconds) if seconds else None,
        "service_level": 100 * waited.within / waited.offered if waited.offered else None,
    }
